"""The people a text names, and every run of capitalised words that could be a name, found once.

A run is a person only where the text says so: an honorific, a verb of saying, a title before or
after. All other runs are mentions, which can bear a person out but never accuse anyone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from relaudit.model import Span
from relaudit.rules._terms import Columns, Word, columns

HONORIFICS = frozenset(
    """
    Dr Mr Mrs Ms Prof Professor Sir Dame Hon Sen Rep Gov Rev Gen Col Capt Lt Sgt
    """.split()
)
PARTICLES = frozenset(
    """
    al bin da de del della den der di do dos du el la le st ten ter van von y zu
    """.split()
)
SUFFIXES = frozenset("Jr Sr II III IV PhD MD CPA CFA MBA Esq".split())
SAYING = frozenset(
    """
    added adds commented comments concluded continued continues emphasized explained explains noted
    notes observed remarked said says shared shares stated states
    """.split()
)
TITLES = frozenset(
    """
    CEO CFO COO CTO CMO CIO CRO CSO CPO CHRO EVP SVP VP MD President Chairman Chairwoman Chairperson
    Chair Director Founder Cofounder Co-founder Co-Founder Manager Partner Officer Principal
    Treasurer Secretary Controller Counsel Editor Analyst Scientist Engineer Architect Strategist
    Economist Ambassador Mayor Governor Senator Minister Professor Head Leader Coordinator
    Specialist Spokesperson Spokesman Executive Commissioner Superintendent Captain Coach
    Curator Publisher Owner Advisor Adviser Consultant
    """.split()
)
"""Last words of a job title; before a name ("CEO Jane Roe") or after it ("Jane Roe, President").

"Dean" is more often a given name.
"""

TITLE_WORDS = TITLES | frozenset(
    """
    Chief Executive Financial Operating Technology Technical Marketing Medical Scientific Commercial
    Revenue Vice Senior Managing General Deputy Assistant Associate Interim Acting Global Corporate
    Investor Public Relations Communications Sales Product Business Development Strategy Operations
    Finance Legal Board Lead Emeritus Independent Regional National Research Media Press Human
    Resources Science Growth Group
    """.split()
)
NOT_GIVEN = (
    TITLE_WORDS
    | HONORIFICS
    | frozenset(
        """
    The An In On At For Of By And But With From Our Its This That As To Company Corporation Corp
    Inc Ltd LLC Limited Bank University College School Institute Foundation Association Exchange
    Securities Commission Act New North South East West United States America American Canada
    Canadian London York City County January February March April May June July August September
    October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Q1 Q2 Q3 Q4
    About Contact Contacts Phone Email Details Website Tel Fax Source Capital Holdings Partners Ventures
    Technologies Technology Systems Solutions Resources Services International Pharma
    Pharmaceuticals Therapeutics Health Energy Fund Trust Center
    Joins Announces Names Named Appoints Appointed Unveils Launches
    Reports Welcomes Promotes Hires Street Avenue Road Suite Park
    Program Project Award Awards Conference
    """.split()
    )
)
"""Words that no part of a person's name is; a run with one of them is cut there."""


class Name(NamedTuple):
    """A person's name in words: all but the last are given names and initials."""

    parts: tuple[str, ...]
    start: int
    end: int

    @property
    def surname(self) -> str:
        """The last part."""
        return self.parts[-1]

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


class Names(NamedTuple):
    """`people` are shown to be persons by the text; `mentions` are all runs shaped like a name.

    `lone` are single words that can be a name's last or first part, and are not shown to be.
    """

    people: tuple[Name, ...]
    mentions: tuple[Name, ...]
    lone: tuple[Name, ...]


@lru_cache(maxsize=8)
def names(text: str) -> Names:
    """The people and the name-like runs of a text, in order."""
    people, mentions, lone = [], [], []
    every = columns(text)
    for start, stop in _runs(text, every):
        name = _unglued([every.word(at) for at in range(start, stop)])
        shown = _shown(text, every, start, stop)
        if stop - start > 1:
            mentions.append(name)
        elif not shown:
            lone.append(name)
        if shown:
            people.append(name)
    return Names(tuple(people), tuple(mentions), tuple(lone))


def _runs(text: str, every: Columns) -> Iterator[tuple[int, int]]:
    """Every run of words that can be parts of a name; one too long for a name is a list, a name a line."""
    done, at = 0, every.capitals.find(1)
    while at >= 0:
        if at > done and _part(text, every, at - 1):  # a particle
            at -= 1
        stop = at
        while (
            stop < len(every.texts)
            and (stop == at or _joined(text, every, stop))
            and _part(text, every, stop)
        ):
            stop += 1
        ends = [stop]
        if stop - at > LONGEST:
            ends = [
                end for end in range(at + 1, stop) if "\n" in text[every.end(end - 1) : every.starts[end]]
            ] + ends
        yield from ((start, end) for start, end in pairwise([at, *ends]) if 0 < end - start <= LONGEST)
        done = max(stop, at + 1)
        at = every.capitals.find(1, done)


def _unglued(run: list[Word]) -> Name:
    """The name of a run, freed of the words that a lost line break has glued to it: "ByrneChief"."""
    parts = [word.text for word in run]
    start, end = run[0].start, run[-1].end
    first, last = _GLUE.match(parts[0]), _GLUE.match(parts[-1])
    if last and last[2] in NOT_GIVEN:
        parts[-1] = last[1]
        end -= len(last[2])
    elif first and first[1] in NOT_GIVEN:
        parts[0] = first[2]
        start += len(first[1])
    return Name(tuple(parts), start, end)


_GLUE = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-zA-Z]{2,})$")

LONGEST = 5
"""Parts of a name, initials and particles counted ("Jan P. van der Meer")."""


def _part(text: str, every: Columns, at: int) -> bool:
    """Whether a word can be part of a name: capitalised and no other kind of word, or a particle inside."""
    word = every.texts[at]
    if word in PARTICLES:
        return (
            at + 1 < len(every.texts)
            and every.texts[at + 1][:1].isupper()
            and every.texts[at - 1][:1].isupper()
        )
    if len(word) == 1 or "." in word:
        return word[0].isupper() and (
            word not in ("A", "I") or text[every.end(at) : every.end(at) + 1] == "."
        )
    return word[0].isupper() and word not in NOT_GIVEN and not word.isupper()


def _joined(text: str, every: Columns, at: int) -> bool:
    """Whether a word goes on with the name before it: one space, or a full stop after an initial."""
    gap = text[every.end(at - 1) : every.starts[at]]
    last = every.texts[at - 1]
    if gap[:1] == "." and (len(last) == 1 or last in HONORIFICS or "." in last):
        gap = gap[1:]
    return gap.isspace() and len(gap) < 40 and "\n\n" not in gap


def _shown(text: str, every: Columns, start: int, stop: int) -> bool:
    """Whether the words around a run show that it is a person."""
    if start > 0:
        before, gap = every.texts[start - 1], text[every.end(start - 1) : every.starts[start]]
        if before in HONORIFICS and gap.strip() in (".", ""):
            return True
        if gap.isspace() and (before in SAYING or (before in TITLES and stop - start > 1)):
            return True
    if stop < len(every.texts):
        after, gap = every.texts[stop], text[every.end(stop - 1) : every.starts[stop]].strip()
        if gap == "" and after in SAYING:
            return True
        return stop - start > 1 and gap in (",", ", the", "(") and after in TITLE_WORDS
    return False
