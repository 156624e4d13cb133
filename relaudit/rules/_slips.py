"""Whether two words are one word misspelt, the same for every rule about names.

Most slips of the pen leave a letter out, double one or swap two ("Halvorsen", "Halvosen", "Halvorsne"). One
letter in another's place is as often another word ("Helius", "Helium"), so that it needs a longer word.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from rapidfuzz.distance import OSA

from relaudit.rules._terms import stem

LONG = 9
"""Letters from which two wrong ones are still a slip."""

LONGEST = 40
"""Letters of the longest word that is looked at: a longer one is a row of letters."""

REPLACED = 7
"""Letters from which one letter in another's place is a slip where nothing else speaks for it."""

ENDING = 1
"""Last letters that make another form of a word: "Texas" and "Texans"."""


def near(one: str, two: str, shortest: int, *, wrong: int = 2) -> bool:
    """Whether a slip turns one word into the other; case, a plural and an ending ("American") do not count.

    `shortest` is in letters of the shorter word, `wrong` is how many letters of a long one may be wrong.

    >>> near("Halvorsen", "Halvorssen", 5), near("Tarn", "Tarns", 4), near("Oban", "Oben", 5)
    (True, False, False)
    """
    one, two = one.lower(), two.lower()
    length = min(len(one), len(two))
    if length < shortest or abs(len(one) - len(two)) > 1:
        return False
    short, long = sorted((one, two), key=len)
    if long.startswith(short) or stem(one) == stem(two):
        return len(long) == len(short) + 1 and long[-1] == long[-2] != "s"  # "Endrex" and "Endrexx"
    allowed = wrong if length >= LONG else 1
    return OSA.distance(one, two, score_cutoff=allowed) <= allowed


def misspelt(one: str, two: str, shortest: int) -> bool:
    """Whether one person's name is the other misspelt; short ones ("Lane", "Land") by a letter more or less.

    >>> misspelt("Burns", "Buns", 5), misspelt("Lane", "Land", 5)
    (True, False)
    """
    if min(len(one), len(two)) >= shortest:
        return near(one, two, shortest)
    return near(one, two, shortest - 1) and not replaced(one, two)


def alike(words: Iterable[str]) -> list[tuple[str, str]]:
    """Every two words with one initial that can be `near`, in order: without comparing all with all.

    Words that one slip parts are the same when each loses a letter, or long ones two.

    >>> alike(["Halvorsen", "Halvorssen", "Hesta", "Tarn"])
    [('Halvorsen', 'Halvorssen')]
    """
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in sorted(word for word in words if len(word) <= LONGEST):
        for rest in _shortened(word.lower()):
            holders[word[0], rest].append(word)
    return sorted({pair for same in holders.values() for pair in combinations(same, 2)})


def _shortened(word: str) -> set[str]:
    """What is left of a word when it loses a letter, or a long one two; the word itself too."""
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    long = once if len(word) >= LONG else ()
    return {word} | once | {less[:at] + less[at + 1 :] for less in long for at in range(len(less))}


def replaced(one: str, two: str) -> bool:
    """Whether two near words have one letter in another's place, not one more or less, nor two swapped."""
    return len(one) == len(two) and sorted(one.lower()) != sorted(two.lower())


def plain(one: str, two: str) -> bool:
    """Whether two near words differ as slips do and other words do not, so that this alone shows the slip.

    >>> plain("Halvorsen", "Havlorsen"), plain("Texas", "Texans"), plain("Forbes", "Forces")
    (True, False, False)
    """
    one, two = one.lower(), two.lower()
    if replaced(one, two):
        return len(one) >= REPLACED
    same = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    return same is None or same < min(len(one), len(two)) - ENDING
