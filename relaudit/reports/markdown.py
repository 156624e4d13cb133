"""The report for people: Markdown that reads well rendered, in a pager and in an e-mail.

Every word of a release passes through `escaped`: it can open no markup, table cell or HTML.
"""

import re
from collections.abc import Iterable, Sequence

from tabulate import tabulate

from relaudit.model import Audit, Change, Check, Claim, Finding, Location
from relaudit.reports import _outline as outline
from relaudit.reports._contacts import contacts
from relaudit.reports._plain import count, cut, name, plain
from relaudit.reports._redline import Piece

LIMITS = {"error": 50, "warning": 30, "note": 15}
"""Findings printed of each severity; a reader with one minute gets no further."""

PLACES, ROWS = 4, 40

ACTIVE = re.compile(r"[\\`*\[\]<>|~&]|(?<![^\W_])_|_(?![^\W_])")
"""What opens markup anywhere; an underscore inside a word opens none in GitHub's Markdown."""

AT_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]))")
"""What makes a heading, a list or a rule of a line that it opens."""


def render(audit: Audit) -> str:
    """Render an audit as Markdown that ends with a line break."""
    parts = [
        *_head(audit),
        *_findings(audit),
        *_recurring(audit),
        *_contacts(audit),
        *_figures(audit),
        *_redlines(audit),
        *_map(audit),
        *_not_understood(audit),
        *_accepted(audit),
    ]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    r"""Words of a release that stand for themselves wherever they are put within a line.

    >>> escaped("*5* <b>|x|</b>\n my_name _y_")
    '\\*5\\* \\<b\\>\\|x\\|\\</b\\> my_name \\_y\\_'
    """
    return ACTIVE.sub(r"\\\g<0>", plain(text))


def opening(line: str) -> str:
    r"""A line that is safe at the start of a paragraph, a quote or a list item.

    >>> opening("- news"), opening("1. one"), opening("2001 was")
    ('\\- news', '1\\. one', '2001 was')
    """
    return AT_START.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], line)


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {opening(line)}" for line in lines)


def _head(audit: Audit) -> list[str]:
    against = f" against {escaped(name(audit, 'old'))}" if audit.old else ""
    parts = [f"# Audit of {escaped(name(audit, 'new'))}{against}", f"**{outline.verdict(audit)}**"]
    parts.append(_bullets(outline.glance(audit)))
    sides = [document for document in (audit.old, audit.new) if document]
    rows = [
        ["Issuer", *[escaped(document.issuer or "not found") for document in sides]],
        ["Date", *[escaped(outline.dated(document)) for document in sides]],
        ["Length", *[outline.length(document) for document in sides]],
    ]
    parts.append(_table(["", "Old", "New"] if audit.old else ["", "Draft"], rows))
    return [*parts, f"Old was chosen: {escaped(audit.prior_reason)}."] if audit.prior_reason else parts


def _findings(audit: Audit) -> list[str]:
    titles = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
    parts: list[str] = []
    for severity, found in outline.by_severity(audit.findings):
        shown = found[: LIMITS[severity]]
        parts.append(f"## {titles[severity]} ({len(found)})")
        parts.append("\n".join(_finding(audit, number, one) for number, one in enumerate(shown, 1)))
        parts += _more(len(found) - len(shown), "more in the JSON report")
    return parts


def _finding(audit: Audit, number: int, finding: Finding) -> str:
    marker = f"{number}. "
    lines = [f"**{escaped(finding.message)}** ({escaped(finding.rule)}, {escaped(finding.fingerprint)})"]
    lines += [f"- {opening(_place(audit, place))}" for place in finding.locations[:PLACES]]
    if finding.locations[PLACES:]:
        lines.append(f"- … and {count(len(finding.locations) - PLACES, 'more place')}")
    return marker + f"\n{' ' * len(marker)}".join(lines)


def _place(audit: Audit, place: Location) -> str:
    label = f" ({escaped(place.label)})" if place.label else ""
    words = f": “{escaped(cut(place.text, 200))}”" if place.text.strip() else ""
    return f"{escaped(name(audit, place.side))}:{place.line}{label}{words}"


def _recurring(audit: Audit) -> list[str]:
    if not audit.old:
        return []
    passages = outline.recurring(audit)
    changed = [change for change in passages if change.status != "unchanged"]
    same = [change for change in passages if change.status == "unchanged"]
    parts = ["## Recurring text"]
    parts += [part for change in changed[:ROWS] for part in _redline(audit, change)]
    parts += _more(len(changed) - ROWS, "more changed", "more changed")
    if same:
        names = [f"{change.kind} (new line {outline.lines(audit.new, change.new)})" for change in same]
        parts.append(f"Unchanged: {outline.first(names, ROWS)}.")
    return parts if passages else [*parts, "None was recognised in either release."]


def _redlines(audit: Audit) -> list[str]:
    found = outline.redlined(audit)
    parts = ["## Changed wording elsewhere"] if found else []
    parts += [part for change in found[:ROWS] for part in _redline(audit, change)]
    return parts + _more(len(found) - ROWS, "more changed paragraph")


def _redline(audit: Audit, change: Change) -> list[str]:
    places = [
        f"{side} line {outline.lines(audit.document(side), indices)}"
        for side, indices in outline.sides(change)
        if indices
    ]
    title = f"### {change.kind.capitalize()}: {outline.became(change)} ({', '.join(places)})"
    return [title, f"> {opening(_marked(outline.redline(audit, change)))}"]


def _marked(found: Sequence[Piece]) -> str:
    """Pieces as one line of Markdown: struck what went, bold what came.

    A marker works only where it touches a word on its inner side or none on its outer side
    (CommonMark's flanking rule): "word~~,~~" stays literal, so "word ~~,~~" is written.
    """
    line = last = before = ""
    marks = {"removed": "~~", "added": "**", "break": "**", "same": "", "omitted": ""}
    for piece in found:
        mark, text = marks[piece.kind], escaped(piece.text)
        inside_meets_word = mark and last.isalnum() and not text[0].isalnum()
        outside_meets_word = before and not last.isalnum() and text[0].isalnum()
        apart = not piece.glued or (before and mark) or inside_meets_word or outside_meets_word
        line += (" " if line and apart else "") + mark + text + mark
        before, last = mark, text[-1]
    return line


def _contacts(audit: Audit) -> list[str]:
    rows = contacts(audit)
    if not audit.old:
        found = [[row.kind, _detail(row.new)] for row in rows]
        head = ["", "As printed"]
    else:
        found = [[row.kind, _detail(row.old), _detail(row.new), row.sameness] for row in rows[:ROWS]]
        head = ["", "Old", "New", "Same?"]
    table = [_table(head, found[:ROWS]), *_more(len(rows) - ROWS, "more row")]
    return ["## Contact details", *table] if rows else []


def _detail(claim: Claim | None) -> str:
    return escaped(cut(claim.text, 60)) if claim else "–"


def _figures(audit: Audit) -> list[str]:
    found = outline.checks(audit, "new")
    parts = ["## Figures to reconcile"] if audit.checks else []
    if found:
        rows = [
            [str(outline.line_of(audit.new, check.stated.start)), *_figure(audit, check)]
            for check in found[:ROWS]
        ]
        parts.append(_table(["New line", "Stated", "Verdict", "Arithmetic"], rows))
        parts += _more(len(found) - ROWS, "more recomputation")
    earlier = outline.checks(audit, "old")
    return [*parts, f"In the old release: {outline.tally(earlier)}."] if earlier else parts


def _figure(audit: Audit, check: Check) -> list[str]:
    stated = escaped(cut(audit.document(check.side).text_of(check.stated), 60))
    verdict = f"**{check.verdict}**" if check.verdict == "inconsistent" else check.verdict
    return [stated, verdict, escaped(check.working)]


def _map(audit: Audit) -> list[str]:
    if not audit.old:
        return []
    fates = outline.fates(audit)
    rows = [[fate.old, fate.new, fate.kind, fate.what, escaped(fate.begins)] for fate in fates[:ROWS]]
    table = _table(["Old line", "New line", "Kind", "What became of it", "Begins"], rows)
    return ["## Which paragraph is which", table, *_more(len(fates) - ROWS, "more row")]


def _not_understood(audit: Audit) -> list[str]:
    lines = [escaped(line) for line in outline.not_understood(audit)]
    return ["## What was not understood", _bullets(lines)]


def _accepted(audit: Audit) -> list[str]:
    if not audit.accepted:
        return []
    found = [_finding(audit, number, finding) for number, finding in enumerate(audit.accepted, 1)]
    return ["## Accepted findings", "\n".join(found)]


def _more(number: int, noun: str, plural: str | None = None) -> list[str]:
    return [f"… and {count(number, noun, plural)}."] if number > 0 else []


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return tabulate(rows, head, tablefmt="github", disable_numparse=True)
