"""What a figure measures: the noun phrase around it, lower case, without articles and praise.

It is found by its head, a word that names something measured ("sales", "capacity"), with the words
that qualify it: behind the figure ("$54 million in net sales"), else before it ("net sales of $54
million"). Where no such word stands in the sentence, there is none: a wrong metric costs more.
"""

from relaudit.claims.lazy import compiled
from relaudit.claims.units import CAPITALS, CODES
from relaudit.model import Claim

_HEADS = """
    cap capitalization benefit benefits revenue revenues sales income earnings profit profits loss
    losses ebitda ebit ebitdar ebita margin margins expense expenses cost costs debt backlog orders
    bookings billings capacity production output volume volumes shipments throughput dividend dividends
    distribution distributions eps assets liabilities equity inventory inventories receivables payables
    borrowings expenditures capex spending investment investments depreciation amortization compensation
    taxes interest provision charge charges impairment guidance rate ratio yield price prices value
    proceeds payments funding loan loans deposits premiums royalties royalty fees commissions turnover
    ffo affo nav reserves resources demand traffic savings liquidity cash flow flows nii arr acv gmv tpv
    contracts contract grants grant offering financing placement repurchases buyback share shares
    workforce headcount recoveries receipts consumption emissions contribution contributions opex sg&a
    spend overhead returns return awards penetration equivalents
"""
HEADS = frozenset(_HEADS.split())
NOT_OF_MONEY = frozenset(
    {"share", "shares", "length", "area", "footprint", "workforce", "headcount", "capacity"}
)
SINGULAR = {"revenues": "revenue", "profits": "profit", "margins": "margin", "losses": "loss"}
_STOP = """
    certain a an the this that these those its our their his her your my we it they he she who which
    what and or but nor of in on at by to for from with without into onto over under up down out as than
    then so if when while where was were is are be been being will would can could may might should
    shall has have had do does did not no said says say total totals record strong solid robust healthy
    impressive approximately about nearly almost around roughly more less least most all both each every
    any some such same other another also only just increased decreased grew rose declined fell improved
    reduced reached totaled totalled amounted generated reported recorded announced delivered achieved
    posted expects expect expected anticipates anticipated estimates estimated projects projected
    represents represented represent including includes include excluding driven compared versus vs per
    due because reflecting reflects reflected resulting resulted primarily mainly higher lower increase
    increases decrease decreases growth decline improvement rise drop gain reduction exceed exceeds
    exceeded year quarter month period week day first second third fourth fiscal today between among
    through during since until within following after before against plus minus and/or one two three
    company million billion thousand trillion percent range remains remained us usd grow
    expand raise boost lift build reach added adds add used use paid pay pays buy bought sell sold
    raised closed completed secured received receive award awarded invest invested save saved bring
    brought cut made make declares declared announces reports posts delivers achieves records raises
    lifts opens wins signs sees cuts launches secures closes completes files reaffirms updates provides
    issues names appoints plans targets beats tops hits generate generates generating give gave gives
    show shows showed see saw provide earn earned earns returned lose lost across x assumes results
"""
STOP = frozenset([*_STOP.split(), "company's", "firm's", "group's"])
_TIMES = """
    quarter quarters year years period periods month months fiscal first second third fourth half week
    day date three six nine twelve full same prior previous comparable corresponding last q1 q2 q3 q4
"""
TIMES = frozenset(_TIMES.split())
_PARTICIPLES = """
    adjusted consolidated diluted unadjusted combined proved proven indicated inferred deferred
    restricted managed committed contracted unsecured fixed accrued installed operating recurring
    continuing manufacturing marketing advertising engineering trading banking lending mining processing
    refining shipping housing building licensing underlying working quarterly monthly weekly daily
    yearly
"""
PARTICIPLES = frozenset(_PARTICIPLES.split())
"""Words in -ed and -ing that qualify a metric; the others are verbs."""

PERIODIC = frozenset(
    "quarterly first-quarter second-quarter third-quarter fourth-quarter full-year year-end".split()
)
"""Words that tell the period of a metric, which is told apart."""

NO_NOUNS = STOP | CODES | CAPITALS
CHANGES = frozenset("increase decrease growth decline improvement rise drop gain reduction jump fall".split())
PEOPLE = frozenset("people staff personnel women men children aircraft".split())
"""Plurals without an "s"."""

PARTNERS = {
    "development": "research", "administrative": "general", "marketing": "sales selling advertising",
    "amortization": "depreciation", "depreciation": "amortization depletion",
    "benefits": "salaries wages employee",
    "equipment": "property plant", "gas": "oil", "transmission": "generation", "distribution": "transmission",
    "maintenance": "operations", "cash": "cash",
}  # fmt: skip
"""Words and what they are told with in one breath, by "and": "research and development expenses"."""

PERIOD = r"fy\d{2,4}|[qh][1-4]"
NOT_MEASURED = frozenset(
    "impact impacts effect effects headwind headwinds tailwind tailwinds adjustment adjustments portfolio "
    "consideration transaction deal project package program".split()
)
"""Words that a figure after "of" belongs to, so that no metric before them is its own."""

HELD = frozenset("owned stake interest ownership leased premium discount".split())
"""Words before which a percentage tells of what is held, not of a metric before it ("its 100% owned …")."""

LEADING = frozenset(
    "approximately about around nearly almost roughly over more than up to at least some".split()
)
SUBJECTS = frozenset("we they he she".split())
"""Words that begin another clause: a metric before them is not its figure's."""

YEARLY = frozenset("year-over-year yoy quarter-over-quarter qoq sequential organic annual".split())
MARKS = str.maketrans({"®": None, "™": None, "©": None, "’": "'"})
WORD = r"[a-z&][\w&/'’.-]*\w|[a-z]|[^\w\s]|\d[\w.,]*"
PER = (
    r"\s{1,40}(?:per|a)\s{1,40}((?:(?:diluted|basic|common|ordinary|limited|partnership)\s{1,40}){0,3})"
    r"(share|unit|ads)\b"
)
BEFORE, BEHIND = 260, 90
"""Code points before and behind a figure in which its metric is looked for, its own sentence at most."""

MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
MOST_WORDS = 4
"""Words that qualify a head on either side; a longer phrase is a clause."""

MOST_BETWEEN = 4
"""Words with a meaning of their own between a head and its figure; beyond more, it is another's."""


def metric(claim: Claim, before: str, behind: str) -> tuple[str | None, int]:
    """The metric of a figure, from the lower-case text of its sentence before it and behind it.

    The number says how far behind the figure its metric stands, 0 where it stands before.

    >>> claim = Claim("money", 0, 3, "$54", "54", "")
    >>> metric(claim, "the company reported record net sales of approximately ", " in the quarter.")
    ('net sales', 0)
    >>> metric(claim, "", " in revenues for 2001.")
    ('revenue', 12)
    """
    words = words_of(behind)
    if claim.kind == "percent" and words[:1] and words[0] in HELD:
        return None, 0
    if words[:1] and words[0] in YEARLY:
        words = words[1:]
    found = counted(words) if claim.kind == "count" and claim.unit is None else behind_it(claim, words)
    last = found[-1].rpartition(" ")[2] if found else ""
    used = behind.find(last) + len(last)
    moved = words[:1] and words[0] in CHANGES and words[1:2] in (["in"], ["of"])
    if not found and claim.kind != "count" and not moved:
        found = before_it(claim, words_of(before))
    if not found:
        return None, 0
    shared = compiled(PER).match(behind) if claim.kind == "money" else None
    if shared and "per" not in found:
        kind = (shared[1] or "").strip()
        found = [*found, "per", *([kind] if kind else []), shared[2]]
    named = [SINGULAR.get(word, word) for word in found if word not in PERIODIC]
    return " ".join(named) or None, used


def words_of(text: str) -> list[str]:
    """The words and marks of a text in lower case; a footnote's digit is no part of its word ("eps2")."""
    words: list[str] = []
    for word in compiled(WORD).findall(text.translate(MARKS)):
        if word[-1].isdigit() and word[0].isalpha() and not compiled(PERIOD).fullmatch(word):
            word = word.rstrip("0123456789")
        paired = word in PARTNERS and len(words) > 1 and words[-1] in ("and", "&")
        if paired and words[-2] in PARTNERS[word].split():
            words[-2:] = [f"{words[-2]} and {word}"]
        else:
            words.append(word)
    return words


def behind_it(claim: Claim, words: list[str]) -> list[str]:
    """The metric that follows its figure: "in net sales", "of revenue", "increase in net sales", "loan"."""
    words = words[1:] if words[:1] in (["paid"], ["spent"], ["raised"], ["received"]) else words
    at = 0
    if words[:1] and words[0] in CHANGES:
        if words[1:2] not in (["in"], ["of"]):
            return []
        at = 2
    elif words[:1] in (["in"], ["of"]):
        if claim.kind == "percent" or words[1:2] == ["cash"]:
            return []
        at = 1
    phrase: list[str] = []
    for place, word in enumerate(words[at : at + MOST_WORDS + 2], at + 1):
        if word in ("the", "its", "our", "a", "total", "annual", "record") and not phrase:
            continue
        if not modifies(word) and not heads(claim, word):
            return []
        phrase.append(word)
        if heads(claim, word) and not any(heads(claim, after) for after in words[place : place + 1]):
            return phrase if len(phrase) <= MOST_WORDS + 1 else []
    return []


def counted(words: list[str]) -> list[str]:
    """The things that a count counts: the words behind it up to the first that is no noun."""
    if words[:1] == ["of"]:
        words = words[1:]
    skipped = ("the", "our", "its", "these", "all", "other", "additional", "new")
    while words and (words[0] in skipped or words[0].endswith("'s")):
        words = words[1:]
    phrase: list[str] = []
    for word in words[:MOST_WORDS]:
        if not modifies(word) and (phrase or not word.endswith("ed") or word in STOP):
            break
        phrase.append(word)
    return phrase[: max((at for at, word in enumerate(phrase, 1) if plural(word)), default=0)]


def plural(word: str) -> bool:
    """Whether a word names several things."""
    return word in PEOPLE or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))


def before_it(claim: Claim, words: list[str]) -> list[str]:
    """The metric that stands before its figure: the nearest head with what qualifies it on both sides."""
    far, opened = 0, False
    if another_s(words):
        return []
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        beyond = word in SUBJECTS or (word == ")" and opened)  # "sales (up 3%), leads (up 4%)"
        if word == ";" or far > MOST_BETWEEN or beyond or (claim.kind == "quantity" and word == ","):
            return []
        opened = opened or word == "("
        if not heads(claim, word) or words[at - 1 : at] == ["per"]:
            far += tells(word)
            continue
        if words[max(0, at - 2) : at] in (
            ["%", "of"],
            ["percent", "of"],
        ):  # "15% of revenue" measures no revenue
            continue
        start = qualified(words, at)
        if (
            words[start - 1 : start] == ["of"] and start > 1 and heads(claim, words[start - 2])
        ):  # cost of sales
            start = qualified(words, start - 2)
        at = source(claim, words, start, at)
        return [*words[qualified(words, at) if at < start else start : at + 1], *complement(words[at + 1 :])]
    return []


def another_s(words: list[str]) -> bool:
    """Whether the words before a figure give it to what is no metric ("an impact of", "of which")."""
    end = len(words)
    while end and words[end - 1] in LEADING:
        end -= 1
    return words[end - 1 : end] == ["which"] or (
        words[end - 1 : end] == ["of"] and words[end - 2] in NOT_MEASURED
    )


def source(claim: Claim, words: list[str], start: int, at: int) -> int:
    """The head whose origin the one at a place tells ("proceeds from the offering"), else that one."""
    before = start - 1 - (words[start - 1 : start] in (["the"], ["this"], ["our"], ["its"]))
    if start > 1 and words[before] == "to" and heads(claim, words[before - 1]):
        return before - 1  # "a charge to merchandise costs of"
    if start > 1 and words[before] == "from":
        for earlier in range(before - 1, max(-1, before - MOST_WORDS - 1), -1):
            if heads(claim, words[earlier]):
                return earlier
    return at


def qualified(words: list[str], at: int) -> int:
    """Where the words begin that qualify the head at a place."""
    start = at
    while start > 0 and at - start < MOST_WORDS and modifies(words[start - 1]):
        start -= 1
    bought = start > 1 and words[start - 1].endswith("ed") and words[start - 2] == "of"
    return start - bought  # "depreciation of purchased assets"


def tells(word: str) -> bool:
    """Whether a word has a meaning of its own, so that a head beyond it may belong to it."""
    return modifies(word) and word not in TIMES and word[:3] not in MONTHS


def complement(words: list[str]) -> list[str]:
    """What qualifies a head from behind: "of services", "from operations"; not "for the quarter"."""
    if words[:2] in (
        ["used", "in"],
        ["used", "by"],
        ["used", "for"],
        ["provided", "by"],
        ["generated", "by"],
    ):
        return [*words[:2], *complement(["of", *words[2:]])[1:]]  # "cash used in operating activities"
    if not words or words[0] not in ("of", "from", "per", "in", "on"):
        return []
    rest = words[1:]
    while rest and rest[0] in ("the", "our", "its"):
        rest = rest[1:]
    phrase = []
    for word in rest[:MOST_WORDS]:
        if word in TIMES or (not modifies(word) and word not in HEADS):
            break
        phrase.append(word)
    if rest[:1] and (rest[0] in TIMES or not rest[0][0].isalpha()):
        return []
    return [words[0], *phrase] if phrase else []


def heads(claim: Claim, word: str) -> bool:
    """Whether a word names something that a claim of this kind measures."""
    return word.rpartition(" ")[2] in HEADS and not (claim.kind == "money" and word in NOT_OF_MONEY)


def modifies(word: str) -> bool:
    """Whether a word can qualify a noun: no verb, no article, no number, no mark."""
    if not word[0].isalpha() or word in NO_NOUNS or word[-1].isdigit():
        return False
    if not word.endswith(("ed", "ing", "ly")) or word in PARTICIPLES or " " in word:
        return True
    return "-" in word and not word.endswith(("-leading", "-breaking"))
