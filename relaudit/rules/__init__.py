"""The rules, one per file, found by walking this package; here is what a rule may see and say.

A rule is a generator of hits. Its id is its function's name with hyphens, its page is its
docstring, and it never looks at a clock, a file or a setting that is not handed to it.
"""

import hashlib
import importlib
import pkgutil
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from relaudit.model import (
    SEVERITIES,
    Change,
    Check,
    Document,
    Finding,
    Location,
    Settings,
    Severity,
    Side,
    Span,
)


class Place(NamedTuple):
    """Where a hit stands, and what stands there in a word or two ("headline", "prior release")."""

    side: Side
    span: Span
    label: str = ""


class Hit(NamedTuple):
    """What a rule says: one sentence, its places (the first is primary), its evidence.

    `evidence` is what the fingerprint is made of; without it the words at the places are.
    `severity` overrides the rule's own where the case is worse or milder than most.
    """

    message: str
    places: tuple[Place, ...]
    severity: Severity | None = None
    evidence: tuple[str, ...] = ()


class Release(NamedTuple):
    """What a rule for one release sees; `prior` is the earlier release where there is one."""

    document: Document
    checks: tuple[Check, ...]
    prior: Document | None = None
    settings: Settings = Settings()


class Comparison(NamedTuple):
    """What a rule for a pair sees; `archive` holds releases earlier than OLD, oldest first.

    `approved` says that OLD is the approved recurring text, not a release.
    """

    old: Document
    new: Document
    changes: tuple[Change, ...]
    checks: tuple[Check, ...]
    archive: tuple[Document, ...] = ()
    settings: Settings = Settings()
    approved: bool = False


class Rule(NamedTuple):
    """A rule of the catalogue, as its decorator made it."""

    name: str
    scope: Literal["release", "comparison"]
    severity: Severity
    page: str
    run: Callable[..., Iterator[Hit]]


def release_rule(severity: Severity) -> Callable[[Callable[[Release], Iterator[Hit]]], Rule]:
    """Make a rule of a function that looks at one release."""
    return lambda function: _rule("release", severity, function)


def comparison_rule(severity: Severity) -> Callable[[Callable[[Comparison], Iterator[Hit]]], Rule]:
    """Make a rule of a function that looks at two releases and what changed between them."""
    return lambda function: _rule("comparison", severity, function)


def _rule(
    scope: Literal["release", "comparison"], severity: Severity, function: Callable[..., Iterator[Hit]]
) -> Rule:
    name = function.__name__.replace("_", "-")
    return Rule(name, scope, severity, function.__doc__ or "", function)


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule in this package, by name; raises TypeError where a module holds none or two."""
    rules = []
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        found = [
            thing
            for thing in vars(importlib.import_module(f"{__name__}.{module.name}")).values()
            if isinstance(thing, Rule)
        ]
        if len(found) != 1 or found[0].name != module.name.replace("_", "-"):
            raise TypeError(f"rules/{module.name}.py must hold exactly one rule, of the same name")
        rules.append(found[0])
    return tuple(sorted(rules, key=lambda rule: rule.name))


def findings(
    release: Release, comparison: Comparison | None, rules: Iterable[Rule] | None = None
) -> tuple[Finding, ...]:
    """What the rules say, worst first and then in the order of the text."""
    settings = release.settings
    overrides = dict(settings.severity)
    documents: dict[Side, Document] = {"new": release.document}
    if comparison:
        documents["old"] = comparison.old
    lines = {side: _line_starts(document.text) for side, document in documents.items()}
    found: list[Finding] = []
    for rule in rules if rules is not None else selected(settings):
        seen: Counter[str] = Counter()
        if rule.scope == "release":
            hits = rule.run(release)
        elif comparison:
            hits = rule.run(comparison)
        else:
            continue
        for hit in hits:
            places = [_location(place, documents, lines) for place in hit.places]
            evidence = hit.evidence or tuple(place.text for place in places)
            key = fingerprint(rule.name, evidence, seen)
            severity = overrides.get(rule.name, hit.severity or rule.severity)
            found.append(Finding(rule.name, severity, hit.message, key, tuple(places)))
    return worst_first(found)


def worst_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of reports: by severity, then in the order of the text."""
    return tuple(sorted(found, key=_order))


def selected(settings: Settings) -> tuple[Rule, ...]:
    """The rules that the settings leave on; `select` narrows first, then `ignore` takes away."""
    return tuple(
        rule
        for rule in catalogue()
        if (not settings.select or rule.name in settings.select) and rule.name not in settings.ignore
    )


def fingerprint(rule: str, evidence: Iterable[str], seen: Counter[str] | None = None) -> str:
    """Twelve hexadecimal digits of rule and evidence; `seen` numbers equal ones within a run.

    White space is folded away and no position takes part, so that re-wrapping, moving and
    unrelated edits leave it as it is.
    """
    folded = "\x1f".join("".join(text.split()) for text in (rule, *evidence))
    if seen is not None:
        seen[folded] += 1
        if seen[folded] > 1:
            folded += f"\x1f{seen[folded]}"
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _order(finding: Finding) -> tuple[int, Side, int, str, str]:
    first = finding.locations[0]
    return SEVERITIES.index(finding.severity), first.side, first.start, finding.rule, finding.message


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _location(place: Place, documents: dict[Side, Document], lines: dict[Side, list[int]]) -> Location:
    start, end = place.span
    line = bisect_right(lines[place.side], start)
    column = start - lines[place.side][line - 1] + 1
    text = documents[place.side].text[start:end]
    return Location(place.side, start, end, line, column, text, place.label)
