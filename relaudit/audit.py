"""Documents to Audit: alignment, checks and rules in their order; nothing here reads or prints."""

from dataclasses import replace
from pathlib import Path

from relaudit import reconcile, rules
from relaudit.diff import changes
from relaudit.model import RECURRING, Audit, Coverage, Document, Kind, Location, Settings, Side
from relaudit.parse import parse, read

APPROVED = "approved-text-changed"
"""The one rule that holds a draft against approved text."""

Release = str | Path | Document


def compare(old: Release, new: Release, settings: Settings | None = None) -> Audit:
    """Audit NEW against OLD; a str is text, a Path is a file."""
    return _audit(_document(old, "old"), _document(new, "new"), settings or Settings())


def check(
    new: Release,
    against: Release | None = None,
    settings: Settings | None = None,
    *,
    archive: tuple[Document, ...] = (),
    approved: Release | None = None,
) -> Audit:
    """Audit a draft, by itself or against the prior release; `archive` is older still, oldest first.

    Recurring text that `approved` has is held against it, word for word, and not against the prior release.
    """
    prior = None if against is None else _document(against, "prior")
    made = _audit(prior, _document(new, "draft"), settings or Settings(), archive)
    return made if approved is None else _held(made, _document(approved, "approved"), settings or Settings())


def reckon(new: Release) -> Audit:
    """The claims of one release and their recomputation, without a word of any rule."""
    document = _document(new, "release")
    checks = tuple(reconcile.checks(document, "new"))
    return Audit(None, document, checks=checks, coverage=_coverage([document], len(checks)))


def _document(release: Release, name: str) -> Document:
    if isinstance(release, Document):
        return release
    return read(release) if isinstance(release, Path) else parse(release, name)


def _audit(
    old: Document | None, new: Document, settings: Settings, archive: tuple[Document, ...] = ()
) -> Audit:
    sides: list[tuple[Side, Document]] = [("new", new)] if old is None else [("old", old), ("new", new)]
    checks = tuple(found for side, document in sides for found in reconcile.checks(document, side))
    release = rules.Release(new, tuple(c for c in checks if c.side == "new"), old, settings)
    aligned = () if old is None else changes(old, new)
    pair = None if old is None else rules.Comparison(old, new, aligned, checks, archive, settings)
    return Audit(
        old=old,
        new=new,
        changes=aligned,
        checks=checks,
        findings=rules.findings(release, pair),
        rules=tuple((rule.name, rule.severity, rule.page) for rule in rules.selected(settings)),
        coverage=_coverage([document for _, document in sides], len(checks)),
    )


def _held(made: Audit, approved: Document, settings: Settings) -> Audit:
    """The audit with its recurring text held against the approved one, in the prior release's place."""
    kinds = {paragraph.kind for paragraph in approved.paragraphs} & RECURRING
    compared = {rule.name for rule in rules.catalogue() if rule.scope == "comparison"}
    kept = [
        finding
        for finding in made.findings
        if finding.rule not in compared or _kind(made, finding.locations[0]) not in kinds
    ]
    pair = rules.Comparison(approved, made.new, changes(approved, made.new), (), approved=True)
    selected = [rule for rule in rules.selected(settings) if rule.name == APPROVED]
    held = rules.findings(rules.Release(made.new, (), settings=settings), pair, selected)
    return replace(made, findings=rules.worst_first([*kept, *held]))


def _kind(audit: Audit, place: Location) -> Kind | None:
    """The kind of the paragraph in which a place begins."""
    paragraphs = audit.document(place.side).paragraphs
    return next((part.kind for part in paragraphs if part.start <= place.start < part.end), None)


def _coverage(documents: list[Document], checked: int) -> Coverage:
    seen = sum(len(document.seen) for document in documents)
    understood = sum(_understood(document) for document in documents)
    return Coverage(seen, understood, checked)


def _understood(document: Document) -> int:
    """How many of the number-like spans lie in a claim or a table cell; both lists are in order."""
    cells = [cell.span for table in document.tables for row in table.rows for cell in row.cells if cell]
    covers = sorted(
        [(claim.start, claim.end) for claim in document.claims] + [(c.start, c.end) for c in cells]
    )
    count = at = 0
    for span in document.seen:
        while at < len(covers) and covers[at][1] <= span.start:
            at += 1
        count += at < len(covers) and covers[at][0] < span.end
    return count
