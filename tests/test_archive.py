"""Which prior release is chosen for a draft, and what is said of the choice."""

from pathlib import Path

import pytest

import relaudit
from relaudit.archive import before, choose
from relaudit.issuers import Card, key
from relaudit.model import Document, Settings
from tests.conftest import Run


def card(path: str, date: str | None, issuer: str | None = "Harbor Loom Ltd.", genre: str = "news") -> Card:
    return Card(path, issuer, key(issuer or ""), date, False, genre)


DRAFT = Document("draft.txt", "Harbor Loom Opens a Mill", issuer="Harbor Loom", date="2024-05-01")
RESULTS = Document(
    "draft.txt", "Harbor Loom Reports First Quarter Results", issuer="Harbor Loom", date="2024-05-01"
)
OLDER = card("a/1.txt", "2024-02-01", genre="results")
OLDEST = card("a/0.txt", "2023-11-01")
LATEST = card("a/2.txt", "2024-04-01")
LATER = card("a/3.txt", "2024-06-01")
UNNAMED = card("a/2.txt", "2024-04-01", None)
OTHER = card("a/4.txt", "2024-04-20", "Tidewater Kilns plc")


@pytest.mark.parametrize(
    ("draft", "cards", "chosen", "reason"),
    [
        (DRAFT, [OLDEST, OLDER, LATEST, LATER, OTHER], LATEST, "the latest of 3 earlier releases of Harbor"),
        (RESULTS, [OLDEST, OLDER, LATEST, OTHER], OLDER, "the latest of the same kind (results)"),
        (RESULTS, [card("a/1.txt", "2022-01-01", genre="results"), LATEST, OTHER], LATEST, "the latest of 2"),
        (DRAFT, [LATEST, OTHER], LATEST, "the only earlier release of Harbor"),
        (DRAFT, [LATER, OTHER], None, "none of Harbor Loom is earlier among 2"),
        (DRAFT, [OTHER], None, "no prior release: none of Harbor Loom among 1 release"),
        (DRAFT, [], None, "no prior release: none of Harbor Loom among 0 releases"),
        (DRAFT, [card("a/2.txt", None), OTHER], None, "no prior release"),
        (DRAFT, [card("a/2024-03-01.txt", None), OTHER], card("a/2024-03-01.txt", "2024-03-01"), "the only"),
        (DRAFT, [UNNAMED, OTHER, OLDEST._replace(date="2025-01-01")], None, "none of Harbor Loom is"),
        (DRAFT, [OLDEST, UNNAMED], UNNAMED, "the latest of 2"),
    ],
)  # fmt: skip
def test_choice(draft: Document, cards: list[Card], chosen: Card | None, reason: str) -> None:
    choice = choose(draft, cards, Settings())
    assert (choice.priors[0] if choice.priors else None) == chosen
    assert reason in choice.reason


def test_the_order_of_the_archive_does_not_matter() -> None:
    cards = [OLDEST, OLDER, LATEST, LATER, OTHER]
    assert choose(DRAFT, cards, Settings()) == choose(DRAFT, cards[::-1], Settings())


def test_an_alias_is_the_issuer() -> None:
    renamed = card("a/2.txt", "2024-04-01", "Quay Textiles")
    settings = Settings(issuer="Harbor Loom", aliases=("Quay Textiles",))
    assert choose(DRAFT, [renamed, OTHER], Settings()).priors == ()
    assert choose(DRAFT, [renamed, OTHER], settings).priors == (renamed,)


def test_a_shared_ticker_is_the_issuer_a_shared_domain_only_where_no_other_is() -> None:
    text = "Quay Textiles (NYSE: LOOM) Opens a Mill\n\nContact: press@agency.example"
    draft = relaudit.parse(text, "draft.txt", as_of="2024-05-01")
    quoted = LATEST._replace(marks=("ticker LOOM",))
    client = LATEST._replace(marks=("domain agency.example",))
    assert choose(draft, [quoted, OTHER], Settings()).priors == (quoted,)
    assert choose(draft, [client, OTHER], Settings()).priors == ()


def test_of_one_day_the_names_decide_in_one_folder() -> None:
    draft = Document("a/2024-05-01-2.txt", "", issuer="Harbor Loom", date="2024-05-01")
    first, third = card("a/2024-05-01-1.txt", "2024-05-01"), card("a/2024-05-01-3.txt", "2024-05-01")
    assert choose(draft, [first, third, OTHER], Settings()).priors == (first,)


def test_the_draft_is_not_its_own_prior_release() -> None:
    own = card("x/../draft.txt", "2024-04-30")
    assert choose(DRAFT, [own, OTHER], Settings()).priors == ()


def test_rules_are_shown_the_last_releases_before_the_prior_oldest_first() -> None:
    many = [card(f"a/{n}.txt", f"2023-{n:02}-01") for n in range(1, 13)]
    choice = choose(RESULTS, [*many, OLDER, LATEST, OTHER], Settings())
    assert before(OLDER, choice) == many
    assert before(LATEST, choice) == [*many[1:], OLDER]


RELEASE = """Harbor Loom Ltd. Opens a Mill in {place}

GHENT, {date} -- Harbor Loom Ltd. opened a mill in {place} today.

About Harbor Loom Ltd.

Harbor Loom Ltd. weaves linen in two mills and sells it in nine countries.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    for name, place, date in [("x", "Bruges", "March 3, 2021"), ("c", "Mons", "March 7, 2022")]:
        (folder / f"{name}.txt").write_text(RELEASE.format(place=place, date=date), encoding="utf-8")
    (tmp_path / "draft.txt").write_text(RELEASE.format(place="Namur", date="May 2, 2023"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "check draft.txt --against releases",
        "check draft.txt --against releases/*.txt",
        "check draft.txt --against releases/c.txt releases/x.txt draft.txt",
        "check draft.txt --against releases/c.txt releases/x.txt",
        "check --against releases draft.txt",
        "check --against releases/x.txt --against releases/c.txt draft.txt",
        "check draft.txt",
    ],
)
def test_the_latest_release_of_an_archive_is_taken(archive: Path, run: Run, line: str) -> None:
    if "--against" not in line:
        (archive / "relaudit.toml").write_text('prior = "releases/*.txt"\n', encoding="utf-8")
    done = run(*line.split())
    assert done.status == 0, done.err
    assert "releases/c.txt" in done.out.splitlines()[0]
    assert "the latest of 2 earlier releases of Harbor Loom" in done.out


def test_a_copy_of_the_draft_is_passed_over(archive: Path, run: Run) -> None:
    (archive / "releases" / "copy.txt").write_bytes((archive / "draft.txt").read_bytes())
    assert "releases/c.txt" in run("check", "draft.txt", "--against", "releases").out.splitlines()[0]


def test_what_is_approved_stands_in_the_prior_releases_place(archive: Path, run: Run) -> None:
    approved = "About Harbor Loom Ltd.\n\nHarbor Loom Ltd. weaves linen in three mills"
    (archive / "approved.txt").write_text(approved + " and sells it in nine countries.\n", encoding="utf-8")
    for line in ("check draft.txt --boilerplate approved.txt", "check draft.txt"):
        done = run(*line.split(), "--against", "releases", "--format", "github")
        assert done.status == 1
        assert done.out.startswith("::error file=draft.txt,line=7,")
        assert '"three" is now "two"' in done.out
        (archive / "relaudit.toml").write_text('boilerplate = "approved.txt"\n', encoding="utf-8")
