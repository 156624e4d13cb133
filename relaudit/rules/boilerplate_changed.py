"""Words of the recurring text differ from the prior release."""

import re
import unicodedata
from collections.abc import Iterator

from relaudit.model import Change, Edit, Side
from relaudit.rules import Comparison, Hit, Place, comparison_rule
from relaudit.rules._description import description, is_revised
from relaudit.rules._figures import only_on
from relaudit.rules._recurring import (
    SECTION,
    evidence,
    is_qualifier,
    places,
    recurring_edits,
    reverted,
    told,
    words,
)
from relaudit.rules._say import quoted
from relaudit.words import STOP_WORDS

UPDATED = frozenset({"date"})
"""Classes of edits that keep a recurring text up to date; alone they are a note."""

SIDES: tuple[Side, Side] = ("old", "new")
MONTHS = "january february march april may june july august september october november december".split()
WORD = re.compile(r"\w+")
BRACKETS = str.maketrans("", "", "()")
PAGE = re.compile(r"[\[(]?\d{1,3}[\])]?")


@comparison_rule("warning")
def boilerplate_changed(comparison: Comparison) -> Iterator[Hit]:
    """Words of the About, forward-looking, legal or non-GAAP text differ from the prior release.

    Why: recurring text is approved once; a change that nobody asked for, or that nobody saw, goes out as
    the company's word.
    Fires: "the loss of any customers" becomes "the loss or reduced creditworthiness of any
    customers"; "in 19 countries" becomes "in 91 countries"; in the first paragraph, "a leading maker of
    gauges" becomes "the leading maker of fine gauges".
    Silent: "multi-mode" becomes "multimode"; the text is re-wrapped, moved, or split into two paragraphs.
    Limits: text that went back to an older state, figures that come or go with few words, qualifiers and
    contact details have rules of their own; new dates alone, small words alone ("the"), and words of the
    non-GAAP text, which follow the quarter, are a note; bare numbers of pages and footnotes are not told.
    """
    old_states = [change for change, _ in reverted(comparison)]
    own = _days(comparison.old.date), _days(comparison.new.date)
    told_elsewhere = {edit for side in SIDES for edit, _ in only_on(comparison, side)}
    figures: list[tuple[Change, tuple[Edit, ...]]] = []
    for change, edits in recurring_edits(comparison, lambda edit, old, new: _wanted(edit, old, new, own)):
        edits = tuple(edit for edit in edits if edit not in told_elsewhere)
        if change in old_states or not edits:
            continue
        if change.kind == "non-gaap":
            figures.append((change, edits))
            continue
        updated = all(edit.edit_class in UPDATED for edit in edits)
        slight = all(_is_slight(edit, *words(comparison, edit)) for edit in edits)
        where = places(comparison, change, edits)
        yield _hit(comparison, change, edits, where)._replace(severity="note" if updated or slight else None)
    if figures:
        every = tuple(edit for _, edits in figures for edit in edits)
        where = tuple(place for change, edits in figures for place in places(comparison, change, edits))
        yield _hit(comparison, figures[0][0], every, where)._replace(severity="note")
    yield from _description(comparison)


def _description(comparison: Comparison) -> Iterator[Hit]:
    """The issuer's description in the first paragraph, where it was revised; a new one is no slip."""
    old, new = description(comparison.old), description(comparison.new)
    was, now = comparison.old.text_of(old) if old else "", comparison.new.text_of(new) if new else ""
    if old and new and is_revised(was, now):
        delta = set(WORD.findall(was.lower())) ^ set(WORD.findall(now.lower()))
        yield Hit(
            f"The first paragraph calls the issuer {quoted(now)}; the prior release has {quoted(was)}.",
            (Place("new", new), Place("old", old, "prior release")),
            "note" if delta <= STOP_WORDS else None,
        )


def _hit(comparison: Comparison, change: Change, edits: tuple[Edit, ...], where: tuple[Place, ...]) -> Hit:
    message = f"The {SECTION[change.kind]} changed: {told(comparison, edits)}."
    return Hit(message, where, evidence=evidence(comparison, edits))


def _wanted(edit: Edit, old: str, new: str, own: tuple[set[str], set[str]]) -> bool:
    """Whether an edit is told by no other rule, and is a change at all.

    The releases' own dates ("as of June 19, 2014") change by themselves; a ligature that was read in
    two ways ("ðnancial") has not changed, nor has a sign printed otherwise ("(TM)", "™").
    """
    if edit.edit_class == "contact" or is_qualifier(edit, old, new):
        return False
    if not (old and new) and PAGE.fullmatch(old + new):
        return False
    if edit.edit_class == "date" and _says(old, own[0]) and _says(new, own[1]):
        return False
    if old.isascii() and new.isascii():
        return True
    plain = [unicodedata.normalize("NFKC", text).translate(BRACKETS) for text in (old, new)]
    return plain[0] != plain[1] and old.encode("ascii", "ignore") != new.encode("ascii", "ignore")


def _is_slight(edit: Edit, old: str, new: str) -> bool:
    """Whether only small words came, went or changed: "visit the website", "visit website"."""
    return edit.edit_class == "wording" and STOP_WORDS.issuperset(WORD.findall(f"{old} {new}".lower()))


def _days(date: str | None) -> set[str]:
    """The words that a day can be printed with: {"2024", "june", "jun", "9", "09"}."""
    if not date:
        return set()
    month = MONTHS[int(date[5:7]) - 1]
    return {date[:4], month, month[:3], date[8:], date[8:].lstrip("0")}


def _says(text: str, day: set[str]) -> bool:
    """Whether every word of a text belongs to a day."""
    return day.issuperset(WORD.findall(text.lower()))
