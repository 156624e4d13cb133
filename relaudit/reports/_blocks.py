"""The report as a sequence of blocks, first what matters; Markdown and text only print them.

Every string is raw: the words of a release are escaped by the format that prints them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from relaudit.model import RECURRING, SEVERITIES, Audit, Change, Claim, Finding, Location, Severity
from relaudit.reports import _outline as outline
from relaudit.reports import _passages as passages
from relaudit.reports._contacts import contacts
from relaudit.reports._plain import count, cut, name, plain
from relaudit.reports._redline import Piece, has_quiet_edits

LIMITS: dict[Severity, int] = {"error": 50, "warning": 30, "note": 15}
"""Findings printed of each severity; a reader with one minute gets no further."""

PLACES, PASSAGES, ROWS, QUOTED = 4, 25, 40, 200
"""Places of a finding, passages of a section, rows of a table, characters of a quotation that are printed."""

SHORT, LONG_LINE, AROUND = 24, 120, 32
"""Characters of a quotation hard to find, of a line too long to search, of the words shown on each side."""

AGREEING = 8
"""Recomputations that agree which are printed, to show what was done; the rest is counted."""

LEGEND = (
    Piece("removed", "Struck"),
    Piece("same", "stands only in the old release,"),
    Piece("added", "this"),
    Piece("same", "only in the new one."),
)

TITLES: dict[Severity, str] = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


class Heading(NamedTuple):
    """A heading; level 1 is the report's title."""

    level: int
    text: str


class Line(NamedTuple):
    """A paragraph of the report's own words; a strong one is the verdict."""

    text: str
    strong: bool = False


class Bullets(NamedTuple):
    """A list of lines."""

    lines: Sequence[str]


class Redline(NamedTuple):
    """The marked-up text of one change."""

    pieces: Sequence[Piece]


class Table(NamedTuple):
    """A table; every row has as many cells as the head."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


class Item(NamedTuple):
    """One finding: its number, what is wrong, which rule says so, and the places."""

    number: int
    severity: Severity
    message: str
    reference: str
    places: Sequence[str]


Block = Heading | Line | Bullets | Redline | Table | Item


def blocks(audit: Audit) -> Iterator[Block]:
    """The whole report of one audit."""
    yield from _head(audit)
    for severity, found in outline.by_severity(audit.findings):
        yield Heading(2, f"{TITLES[severity]} ({len(found):,})")
        shown = outline.foremost(found, LIMITS[severity])
        yield from (_item(audit, number, finding) for number, finding in enumerate(shown, 1))
        left = Counter(finding.rule for finding in found) - Counter(finding.rule for finding in shown)
        yield from _more(len(found) - len(shown), ", ".join(f"{rule} {n:,}" for rule, n in left.items()))
    if audit.old:
        yield from _recurring(audit)
    yield from _contacts(audit)
    yield from _figures(audit)
    if audit.old:
        yield from _elsewhere(audit)
        yield from _paragraphs(audit)
    yield Heading(2, "What was not understood")
    yield Bullets(outline.not_understood(audit))
    if audit.accepted:
        yield Heading(2, f"Accepted findings ({len(audit.accepted):,})")
        yield from (_item(audit, number, finding) for number, finding in enumerate(audit.accepted, 1))


def overview(audits: Sequence[Audit]) -> Iterator[Block]:
    """What stands above the reports of several drafts: which of them needs a look."""
    yield Heading(1, f"Audit of {len(audits):,} drafts")
    rows = []
    for audit in audits:
        found = Counter(finding.severity for finding in audit.findings)
        against = name(audit, "old") if audit.old else "–"
        rows.append([name(audit, "new"), against, *(f"{found[severity]:,}" for severity in SEVERITIES)])
    yield Table(("Draft", "Held against", *(TITLES[severity] for severity in SEVERITIES)), rows)


def _head(audit: Audit) -> Iterator[Block]:
    against = f" against {name(audit, 'old')}" if audit.old else ""
    yield Heading(1, f"Audit of {name(audit, 'new')}{against}")
    yield Line(outline.verdict(audit), strong=True)
    yield Bullets(outline.glance(audit))
    documents = [document for document in (audit.old, audit.new) if document]
    rows = [
        ["Headline", *[outline.headline(document) for document in documents]],
        ["Issuer", *[document.issuer or "not found" for document in documents]],
        ["Date", *[outline.dated(document) for document in documents]],
        ["Length", *[outline.length(document) for document in documents]],
    ]
    yield Table(["", "Old", "New"] if audit.old else ["", "Draft"], rows)
    if audit.old and audit.prior_reason:
        yield Line(f"Old was chosen: {audit.prior_reason.removesuffix('.')}.")


def _item(audit: Audit, number: int, finding: Finding) -> Item:
    places = [_place(audit, place) for place in finding.locations[:PLACES]]
    more = len(finding.locations) - PLACES
    places += [f"… and {count(more, 'more place')}"] if more > 0 else []
    if finding.acceptance:
        until = f" until {finding.acceptance.until}" if finding.acceptance.until else ""
        places.append(f"Accepted by {finding.acceptance.by}{until}: {finding.acceptance.reason}")
    reference = f"{finding.rule}, {finding.fingerprint}"
    return Item(number, finding.severity, finding.message, reference, places)


def _place(audit: Audit, place: Location) -> str:
    label = f" ({place.label})" if place.label else ""
    words = f": “{cut(place.text, QUOTED)}”" if place.text.strip() else ""
    return f"{name(audit, place.side)}:{place.line}{label}{words}{_among(audit, place)}"


def _among(audit: Audit, place: Location) -> str:
    """The words around a short quotation on a line that is a paragraph: `“for”` alone finds nothing."""
    text = audit.document(place.side).text
    first, last = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.end)
    last = len(text) if last < 0 else last
    if not place.text.strip() or len(place.text) > SHORT or last - first <= LONG_LINE:
        return ""
    before, after = text[first : place.start], text[place.end : last]
    if len(before) > AROUND:
        before = before[-AROUND:].split(" ", 1)[-1]
    if len(after) > AROUND:
        after = after[:AROUND].rsplit(" ", 1)[0]
    return f" in “{plain(before + text[place.start : place.end] + after)}”"


def _recurring(audit: Audit) -> Iterator[Block]:
    found = passages.recurring(audit)
    same = [change for change in found if change.status == "unchanged"]
    if found:
        yield Heading(2, "Recurring text")
        yield from _redlines(audit, passages.gathered(passages.changed(found)))
    if same:
        yield Line(f"Unchanged: {passages.named(audit, same)}.")


def _elsewhere(audit: Audit) -> Iterator[Block]:
    changes = passages.redlined(audit)
    if changes:
        yield Heading(2, "Changed wording elsewhere")
        yield from _redlines(audit, changes)


def _redlines(audit: Audit, changes: Sequence[Change]) -> Iterator[Block]:
    """Changes as redlines; the first section that has any says how to read them."""
    if changes and (changes[0].kind in RECURRING or not passages.changed(passages.recurring(audit))):
        yield Redline(LEGEND)
    for change in changes[:PASSAGES]:
        quiet = ", edits of format not marked" if has_quiet_edits(change) else ""
        where = passages.where(audit, change)
        yield Heading(3, f"{passages.title(change)}: {passages.became(change)} ({where}{quiet})")
        yield Redline(passages.redline(audit, change))
    yield from _more(len(changes) - PASSAGES, "")


def _contacts(audit: Audit) -> Iterator[Block]:
    rows = contacts(audit)
    if not rows:
        return
    yield Heading(2, "Contact details")
    if audit.old:
        found = [[row.label, _detail(row.old), _detail(row.new), row.sameness] for row in rows[:ROWS]]
        yield Table(["", "Old", "New", "Same?"], found)
    else:
        yield Table(["", "As printed"], [[row.label, _detail(row.new)] for row in rows[:ROWS]])
    yield from _more(len(rows) - ROWS, "")


def _detail(claim: Claim | None) -> str:
    return cut(claim.text, 60) if claim else "–"


def _figures(audit: Audit) -> Iterator[Block]:
    """The recomputations of NEW, what must be reconciled before the first few that agree."""
    found, earlier = outline.checks(audit, "new"), outline.checks(audit, "old")
    if found or earlier:
        yield Heading(2, "Figures recomputed")
    if found:
        lines = outline.Lines(audit.new.text)
        doubtful = sum(check.verdict != "consistent" for check in found)
        shown = found[: min(doubtful + AGREEING, ROWS)]
        rows = [
            [
                str(lines.of(check.stated.start)),
                cut(audit.new.text_of(check.stated), 60),
                check.verdict,
                cut(check.working, QUOTED),
            ]
            for check in shown
        ]
        yield Table(["Line", "Stated", "Verdict", "Arithmetic"], rows)
        if found[len(shown) :]:
            yield Line(f"… and {outline.tally(found[len(shown) :])}.")
    if earlier:
        yield Line(f"In the old release: {outline.tally(earlier)}.")


def _paragraphs(audit: Audit) -> Iterator[Block]:
    changes = passages.gathered(audit.changes)
    fates = [passages.fate(audit, change) for change in changes[:ROWS]]
    yield Heading(2, "Which paragraph is which, by line")
    rows = [[fate.old, fate.new, fate.kind, fate.what, fate.begins] for fate in fates]
    yield Table(["Old", "New", "Kind", "What became of it", "Begins"], rows)
    yield from _more(len(changes) - ROWS, "")


def _more(number: int, where: str) -> Iterator[Block]:
    if number > 0:
        yield Line(f"… and {number:,} more{where and ': ' + where}.")
