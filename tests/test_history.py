"""Histories of invented issuers, each release with what it plants."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from relaudit import index, parse
from relaudit.cli import run
from relaudit.grouping import Group
from relaudit.history import history, many
from relaudit.history.model import History, Passage
from relaudit.index import build
from relaudit.issuers import Card
from relaudit.model import Document
from tests.bench import archives
from tests.conftest import Golden

ROOT = str(Path(__file__).parent.parent)
QUILLON = Path(ROOT) / "examples" / "quillon"
ABOUT = "Tarn Optics plc grinds lenses in Kendal for {} practitioners. It was founded in 1931."
SAFE = "This release has forward-looking statements that are subject to risks, including {}."


def release(day: str, about: str, safe: str = SAFE.format("the weather"), news: str = "a works") -> str:
    return (
        f"Tarn Optics Opens\n\nKENDAL, England, {day} -- Tarn Optics plc (LSE: TVO) opened {news}.\n\n"
        f"About Tarn Optics plc\n\n{about}\n\nForward-Looking Statements\n\n{safe}\n\n"
        "Contact:\n\nMary Moss, (508) 555-0100, ir@tarn.example\n"
    )


DAYS = ("Jan. 4, 2020", "March 9, 2020", "June 2, 2020", "Oct. 5, 2020", "Jan. 7, 2021")


def told(texts: Sequence[str]) -> History:
    documents = [parse(text, f"{number}.txt") for number, text in enumerate(texts)]
    return history(Group("Tarn", (), tuple(card(document) for document in documents)), documents)


def card(document: Document) -> Card:
    return build.card(document, document.name)


def about(made: History) -> Passage:
    return next(passage for passage in made.passages if passage.kind == "about")


def test_a_figure_that_flips_back_is_told() -> None:
    numbers = ("20,000", "20,000", "30,000", "30,000", "20,000")
    made = told([release(day, ABOUT.format(n)) for day, n in zip(DAYS, numbers, strict=True)])
    passage = about(made)
    assert passage.shown == (0, 0, 1, 1, 0)
    (back,) = passage.returns
    assert (back.back, back.version) == (4, 0)
    assert (back.wordings[0].last, back.wordings[0].gone) == (1, 2)
    assert "20,000" in back.wordings[0].text
    assert "30,000" in back.wordings[0].instead
    (series,) = [one for one in made.figures if one.metric == "practitioners"]
    assert [series.points[place].value for place in series.changed] == ["30000", "20000"]


def test_a_flip_beside_another_change_is_told() -> None:
    later = ABOUT.replace("1931", "1932")
    texts = [ABOUT.format("20,000"), ABOUT.format("30,000"), later.format("20,000")]
    made = told([release(day, text) for day, text in zip(DAYS, texts, strict=False)])
    assert [(back.back, back.version) for back in about(made).returns] == [(2, None)]


def test_a_sentence_left_out_for_a_while_is_told_as_back() -> None:
    short = ABOUT.format("20,000")
    long = short + " Its glass comes from three works in Cumbria."
    made = told([release(day, text) for day, text in zip(DAYS, (long, short, long), strict=False)])
    (back,) = about(made).returns
    assert [wording.text for wording in back.wordings] == ["Its glass comes from three works in Cumbria."]


def test_layout_and_punctuation_are_no_flip() -> None:
    plain = ABOUT.format("20,000")
    texts = (plain, plain.replace(" ", "\n", 3), plain.replace("Kendal", "Kendal,"), plain)
    made = told([release(day, text) for day, text in zip(DAYS, texts, strict=False)])
    assert about(made).returns == ()


def test_a_passage_that_is_missing_for_a_while_is_no_flip() -> None:
    whole = release(DAYS[1], ABOUT.format("20,000"))
    without = whole[: whole.index("About Tarn")]
    made = told([release(DAYS[0], ABOUT.format("20,000")), without, release(DAYS[2], ABOUT.format("20,000"))])
    assert about(made).shown == (0, None, 0)
    assert about(made).returns == ()


def test_every_clause_is_dated_by_the_release_that_brought_it() -> None:
    first = "Tarn Optics plc grinds lenses in Kendal. It was founded in 1931."
    second = "Tarn Optics plc grinds lenses in Kendal, in two works. It was founded in 1931."
    third = "Tarn Optics plc grinds lenses in Kendal, in two works. It was founded in 1931 by Ada Moss."
    made = told([release(day, text) for day, text in zip(DAYS, (first, second, third), strict=False)])
    brought = {run.text.strip(".,"): run.release for run in about(made).blame}
    assert brought["in two works"] == 1
    assert brought["by Ada Moss"] == 2
    assert brought["It was founded in 1931"] == 0
    assert " ".join(run.text for run in about(made).blame) == f"About Tarn Optics plc {third}"


def test_releases_stand_in_the_order_of_their_dates_whatever_their_names(tmp_path: Path) -> None:
    for name, day in zip("cab", DAYS, strict=False):
        (tmp_path / f"{name}.txt").write_text(release(day, ABOUT.format("20,000")))
    with index.opened([str(tmp_path)], 1) as archive:
        (task,) = many.tasks(archive, "json")
    assert [Path(one.path).stem for one in task.group.cards] == ["c", "a", "b"]


def test_a_release_without_a_date_is_dated_by_its_file_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "2019-05-06.txt").write_text(release(DAYS[0], ABOUT.format("1")).replace(DAYS[0], "Newsline"))
    (tmp_path / "b.txt").write_text(release(DAYS[1], ABOUT.format("1")))
    (tmp_path / "c.txt").write_text(release(DAYS[2], ABOUT.format("1")).replace(DAYS[2], "Newsline"))
    assert run(["history", str(tmp_path), "--format", "json", "-o", str(tmp_path / "out")]) == 0
    (made,) = json.loads((tmp_path / "out").read_text())["histories"]
    assert [(one["date"], one["dated_by"]) for one in made["releases"]] == [
        ("2019-05-06", "file name"),
        ("2020-03-09", "printed"),
    ]
    assert made["undated"] == [str(tmp_path / "c.txt")]


def test_promises_and_what_became_of_them() -> None:
    news = (
        "a works. The Ambleside grinding plant is expected to be finished by March 2020",
        "a shop. The Ambleside grinding plant is now expected to be finished by September 2020",
        "a hall. The Ambleside grinding plant was completed in August",
        "a shed. A new polishing robot for telescope mirrors is planned for delivery by December 2020",
        "a door",
    )
    made = told([release(day, ABOUT.format("1"), news=text) for day, text in zip(DAYS, news, strict=True)])
    assert [(one.release, one.due, one.state, one.later) for one in made.promises] == [
        (0, "2020-03-31", "moved", 1),
        (1, "2020-09-30", "reported", 2),
        (3, "2020-12-31", "passed", None),
    ]


def test_contacts_over_time() -> None:
    texts = [release(day, ABOUT.format("1")) for day in DAYS]
    texts[3:] = [text.replace("555-0100", "555-0199") for text in texts[3:]]
    phones = [one for one in told(texts).contacts if one.kind == "phone"]
    assert [(one.printed, one.releases) for one in phones] == [
        (("(508) 555-0100",), (0, 1, 2)),
        (("(508) 555-0199",), (3, 4)),
    ]


@pytest.mark.parametrize(("form", "file"), [("markdown", "md"), ("json", "json"), ("html", "html")])
def test_the_example_is_as_it_was_read(
    form: str, file: str, golden: Golden, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(QUILLON)
    assert run(["history", "releases", "--format", form, "-o", str(tmp_path / "made")]) == 0
    golden(QUILLON / f"history.{file}", (tmp_path / "made").read_bytes().decode())


TABLE = """
Selected figures
(in millions)
                      Year ended   Year ended
                         2019         2018
Net sales             $  {}      $  {}
Gross profit              9.9          8.1
Net income                2.1          2.0
"""


def test_a_restated_figure_of_a_table_is_told() -> None:
    sales = (("44.0", "41.6"), ("45.2", "41.6"))
    texts = [release(day, ABOUT.format(1)) + TABLE.format(*s) for day, s in zip(DAYS, sales, strict=False)]
    changed = [one for one in told(texts).figures if one.changed]
    assert [(one.metric, one.period) for one in changed] == [("net sales", "year ended 2019")]
    assert [point.value for point in changed[0].points] == ["44000000.0", "45200000.0"]


@pytest.mark.parametrize("form", many.FORMATS)
def test_the_number_of_jobs_changes_nothing(form: str, tmp_path: Path) -> None:
    for name, text in archives.releases(5, 30):
        file = tmp_path / "archive" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    for jobs in ("1", "3"):
        out = str(tmp_path / jobs)
        assert run(["history", str(tmp_path / "archive"), "--format", form, "-o", out, "--jobs", jobs]) == 0
    assert (tmp_path / "1").read_bytes() == (tmp_path / "3").read_bytes()
    assert len((tmp_path / "1").read_bytes()) > 10_000


def test_no_order_of_a_set_shows(tmp_path: Path) -> None:
    for name, text in archives.life(740, 20):  # paragraphs that two others resemble equally
        file = tmp_path / "archive" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    made = []
    line = [sys.executable, "-m", "relaudit", "history", "archive", "--format", "json", "-o", "out"]
    for hash_seed in ("0", "1", "2"):
        changed = {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ROOT}
        subprocess.run(line, cwd=tmp_path, check=True, env=os.environ | changed)
        made.append((tmp_path / "out").read_bytes())
    assert made[0] == made[1] == made[2]


def test_issuer_period_and_kind_are_chosen(tmp_path: Path) -> None:
    for number, day in enumerate(DAYS):
        (tmp_path / f"{number}.txt").write_text(release(day, ABOUT.format(number)))
        other = release(day, ABOUT.format(number)).replace("Tarn Optics", "Fell Lamps").replace("TVO", "FLA")
        (tmp_path / f"other{number}.txt").write_text(other.replace("tarn", "fell"))
    out = tmp_path / "out"
    chosen = [
        "--issuer",
        "FELL LAMPS",
        "--since",
        "2020-03-01",
        "--until",
        "2020-12-31",
        "--passage",
        "about",
    ]
    assert run(["history", str(tmp_path), "--format", "json", "-o", str(out), *chosen]) == 0
    (made,) = json.loads(out.read_text())["histories"]
    assert [one["date"] for one in made["releases"]] == ["2020-03-09", "2020-06-02", "2020-10-05"]
    assert {one["kind"] for one in made["passages"]} == {"about"}
    assert run(["history", str(tmp_path), "--issuer", "Fell Lamp"]) == 2
