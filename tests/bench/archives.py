"""Archives of invented releases, for benchmarks: issuers with boilerplate that changes over the years.

`python -m tests.bench.archives FOLDER --issuers 500 --releases 10000` writes about 50 MB; the same
arguments always write the same bytes.
"""

import argparse
import datetime
import random
from collections.abc import Iterator
from pathlib import Path

_STEMS = """
Alder Brenn Corvid Dunmore Elmsley Farrow Garnet Hollis Isen Juniper Kestrel Lorne Marlow Norden Osprey
Penrith Quill Rowan Selby Thorne Ulster Varley Wexham Yarrow Zephyr
"""
STEMS = _STEMS.split()
_TRADES = """
Optics Foods Therapeutics Mining Software Robotics Energy Textiles Shipping Materials
"""
TRADES = _TRADES.split()
FORMS = ("Inc.", "Corp.", "Ltd.", "plc", "Holdings, Inc.", "N.V.")
CITIES = (
    "BOSTON, Mass.",
    "DENVER, Colo.",
    "LEEDS, England",
    "AUSTIN, Texas",
    "OSLO, Norway",
    "PORTLAND, Ore.",
)
_FIRST = """
Anna Bruno Carla Derek Elena Felix Greta Henrik Iris Jonas Katya Louis Maria Nils Olga Peter
"""
FIRST = _FIRST.split()
_LAST = """
Abbott Berger Castell Dorn Ekberg Foss Gallo Hartwig Ivers Jansen Kroll Lindqvist Moreau Novak
"""
LAST = _LAST.split()
_NOUNS = """
pump sensor coating bearing vaccine alloy scanner filter turbine fabric valve reactor
"""
NOUNS = _NOUNS.split()
_VERBS = """
expanded tested delivered certified installed improved reviewed completed shipped licensed
"""
VERBS = _VERBS.split()
_PLACES = """
Jutland Bavaria Ohio Kyushu Quebec Andalusia Gauteng Victoria Santiago Gdansk
"""
PLACES = _PLACES.split()
RISKS = (
    "changes in demand", "the loss of significant customers", "pressure on prices", "delays in delivery",
    "the cost of raw materials", "the outcome of clinical trials", "competition from larger companies",
    "the availability of qualified personnel", "currency fluctuations", "changes in regulation",
)  # fmt: skip


class Issuer:
    """One invented issuer: its names, its people and the boilerplate as it stands at present."""

    def __init__(self, number: int, rng: random.Random) -> None:
        self.rng = rng
        stem = _stem(number)
        self.short = f"{stem} {rng.choice(TRADES)}"
        self.name = f"{self.short} {rng.choice(FORMS)}"
        self.ticker = "".join(word[0] for word in self.short.split()) + chr(65 + number % 26)
        self.folder = self.short.lower().replace(" ", "-") + f"-{number}"
        self.city = rng.choice(CITIES)
        self.chief = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        self.product = rng.choice(NOUNS)
        self.staff = rng.randrange(2, 90) * 100
        self.risks = rng.sample(RISKS, 5)
        self.phone = f"({rng.randrange(201, 989)}) 555-{rng.randrange(100, 199):04}"
        self.revenue = rng.randrange(80, 900)

    def drift(self) -> None:
        """Change one thing in the boilerplate, as time does."""
        turn = self.rng.randrange(4)
        if turn == 0:
            self.staff += self.rng.choice((-100, 100, 200))
        elif turn == 1:
            self.risks = self.rng.sample(RISKS, 5)
        elif turn == 2:
            self.phone = f"{self.phone[:-2]}{self.rng.randrange(10, 99)}"
        else:
            self.product = self.rng.choice(NOUNS)


def _stem(number: int) -> str:
    """A name for each number: Alder, Brenn, ... Alderbrenn."""
    rest, digit = divmod(number, len(STEMS))
    return STEMS[digit] + (_stem(rest - 1).lower() if rest else "")


def releases(issuers: int, count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Relative paths and texts of `count` releases spread evenly over `issuers`."""
    for number in range(issuers):
        yield from life(number, count // issuers + (number < count % issuers), seed)


def life(number: int, count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Relative paths and texts of the releases of one issuer."""
    rng = random.Random(f"{seed} {number}")
    issuer = Issuer(number, rng)
    day = datetime.date(2004, 1, 5) + datetime.timedelta(days=rng.randrange(300))
    for turn in range(count):
        if turn and rng.random() < 0.25:
            issuer.drift()
        yield f"{issuer.folder}/{day.isoformat()}-{turn}.txt", release(issuer, day)
        day += datetime.timedelta(days=rng.randrange(20, 110))


def release(issuer: Issuer, day: datetime.date) -> str:
    """The text of one release of about 5 kB, wrapped as wires do not: one line a paragraph."""
    rng = issuer.rng
    before, issuer.revenue = issuer.revenue, max(40, issuer.revenue + rng.randrange(-60, 90))
    percent = round(abs(issuer.revenue - before) / before * 100)
    word = "rose" if issuer.revenue >= before else "fell"
    quarter = ("fourth", "first", "second", "third")[(day.month - 1) // 3]
    year = day.year - (day.month <= 3)
    month = f"{day:%b}. {day.day}, {day.year}" if len(f"{day:%B}") > 4 else f"{day:%B} {day.day}, {day.year}"
    money, prior = f"${issuer.revenue / 10:.1f} million", f"${before / 10:.1f} million"
    parts = [
        f"{issuer.short} Reports {money} in Revenue for the {quarter.title()} Quarter of {year}",
        f"{issuer.city}, {month} /NewsLine/ -- {issuer.name} (Nasdaq: {issuer.ticker}), a maker of "
        f"{issuer.product} systems, today announced revenue of {money} for the {quarter} quarter of {year}. "
        f"Revenue {word} {percent}% to {money} from {prior} in the quarter before.",
    ]
    parts += [_paragraph(issuer, rng.randrange(4, 8)) for _ in range(rng.randrange(4, 10))]
    parts.insert(
        3,
        f'"We {rng.choice(VERBS)} more than we had planned in {rng.choice(PLACES)}," said {issuer.chief}, '
        f'Chief Executive Officer of {issuer.short}. "The next {issuer.product} line is expected to be '
        f'{rng.choice(VERBS)} by the end of {day.year + 1}."',
    )
    return "\n\n".join([*parts, *boilerplate(issuer, day)]) + "\n"


def _paragraph(issuer: Issuer, sentences: int) -> str:
    return " ".join(_sentence(issuer.rng) for _ in range(sentences))


def _sentence(rng: random.Random) -> str:
    """One of several shapes, so that two paragraphs are no more alike than those of real news."""
    noun, other, verb, place = rng.choice(NOUNS), rng.choice(NOUNS), rng.choice(VERBS), rng.choice(PLACES)
    who, count = f"{rng.choice(FIRST)} {rng.choice(LAST)}", rng.randrange(12, 900)
    money = f"${rng.randrange(10, 99) / 10:.1f} million"
    shapes = (
        f"The {noun} team in {place} {verb} {count} {other}s for {rng.choice(LAST)} & {rng.choice(LAST)}.",
        f"At a cost of {money}, {count} {noun}s were {verb} last year, most of them near {place}.",
        f"{who}, who joined from {rng.choice(LAST)} Brothers, now leads work on every {noun} and {other}.",
        f"Customers from {place} asked for a lighter {noun}; its {other} is {verb} by hand.",
        f"Orders for the {noun} reached {money}, against {count} units when it was first {verb}.",
        f"How a {noun} fails is known since {who} of {place} {verb} {count} of them with a {other}.",
        f"Both works keep one {other} in reserve, and neither has {verb} it since the fire in {place}.",
        f"{place} remains the largest market ({count} sites), though a {noun} plant there is not planned.",
    )
    return rng.choice(shapes)


def boilerplate(issuer: Issuer, day: datetime.date) -> list[str]:
    """The recurring passages as they stand now, headings and all."""
    site = issuer.short.lower().replace(" ", "") + ".example"
    return [
        f"About {issuer.short}",
        f"{issuer.name} (Nasdaq: {issuer.ticker}) makes {issuer.product} systems for customers in industry "
        f"and research. The company employs {issuer.staff:,} people in {len(issuer.name) % 7 + 3} countries "
        f"and is based in {issuer.city.split(',')[0].title()}. More information is available at www.{site}.",
        "Forward-Looking Statements",
        "This press release contains forward-looking statements within the meaning of the Private Securities "
        'Litigation Reform Act of 1995. Words such as "expects", "plans" and "believes" identify them. They '
        "are subject to risks and uncertainties that could cause actual results to differ materially, "
        f"including {'; '.join(issuer.risks[:-1])}; and {issuer.risks[-1]}. {issuer.short} undertakes no "
        "obligation to update any forward-looking statement, whether as a result of new information or not.",
        "Contact:",
        f"{issuer.short} Investor Relations, {issuer.phone}, ir@{site}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--issuers", type=int, default=500)
    parser.add_argument("--releases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    total = 0
    for name, text in releases(wanted.issuers, wanted.releases, wanted.seed):
        path = wanted.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        total += path.write_bytes(text.encode())
    print(f"{wanted.releases} releases of {wanted.issuers} issuers, {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
