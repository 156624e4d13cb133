"""Redlines in Markdown: what went is struck, what came is bold, and every marker works."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import relaudit
from relaudit.model import Audit, Change, Edit, Span
from relaudit.reports import render
from relaudit.reports._redline import Piece
from relaudit.reports.markdown import marked, opening

OLD = "Acme makes multi-mode fiber, sold at (508) 555-0100 in Europe, and more."


def audit(new_text: str, *words: tuple[str, str]) -> Audit:
    """An audit of two one-paragraph releases whose edits are the given (old, new) words, in order."""
    old, new = relaudit.parse(OLD, "old.txt"), relaudit.parse(new_text, "new.txt")
    edits, at_old, at_new = [], 0, 0
    for was, now in words:
        at_old = OLD.index(was, at_old) if was else at_old
        at_new = new_text.index(now, at_new) if now else at_new
        edits.append(
            Edit(
                "wording",
                "wording",
                Span(at_old, at_old + len(was)) if was else None,
                Span(at_new, at_new + len(now)) if now else None,
            )
        )
        at_old, at_new = at_old + len(was), at_new + len(now)
    return Audit(old, new, (Change("modified", False, "about", (0,), (0,), 0.9, tuple(edits)),))


@pytest.mark.parametrize(
    ("new", "edits", "line"),
    [
        (
            "Acme makes multimode fiber, sold at 508-555-0100 in Europe, and more.",
            [("multi-mode", "multimode"), ("(508) 555-0100", "508-555-0100")],
            "Acme makes ~~multi-mode~~ **multimode** fiber, sold at ~~(508) 555-0100~~ **508-555-0100** "
            "in Europe, and more.",
        ),
        (
            "Acme makes multi-mode fiber sold at (508) 555-0100, and more.",
            [(",", ""), ("in Europe", "")],
            "Acme makes multi-mode fiber ~~,~~ sold at (508) 555-0100 ~~in Europe~~, and more.",
        ),
        (
            "Acme Inc.* makes\nmulti-mode fiber, sold at (508)\n555-0100 in Europe, and more.",
            [("", "Inc.*")],
            "Acme **Inc.\\*** makes multi-mode fiber, sold at (508) 555-0100 in Europe, and more.",
        ),
    ],
)
def test_a_redline_shows_the_edits_where_they_stand(
    new: str, edits: list[tuple[str, str]], line: str
) -> None:
    assert f"\n> {line}\n" in render(audit(new, *edits), "markdown")


def test_long_unchanged_stretches_are_left_out_and_counted() -> None:
    old = relaudit.parse("one " + "word " * 100 + "two", "old.txt")
    new = relaudit.parse("1 " + "word " * 100 + "2", "new.txt")
    edits = (
        Edit("wording", "wording", Span(0, 3), Span(0, 1)),
        Edit("wording", "wording", Span(504, 507), Span(502, 503)),
    )
    report = render(Audit(old, new, (Change("modified", False, "about", (0,), (0,), 0.9, edits),)))
    assert "> ~~one~~ **1** word " in report
    assert "(… 64 words unchanged …)" in report
    assert "word ~~two~~ **2**\n" in report


def test_a_sentence_that_moved_is_neither_struck_nor_added() -> None:
    sold = "Gauges are sold in nineteen countries through dealers of our own."
    start = "Acme makes gauges at Horten. {} Each of them is tested for a week in salt water."
    quay = "A quay of our own takes six ships at a time, in any weather. {}"
    old = f"{start.format(sold)}\n\n{quay.format('')}"
    new = f"{start.format('')}\n\n{quay.format(sold)}"
    audit = relaudit.compare(old, new)
    report = render(audit, "markdown")
    assert "“Gauges are sold in nineteen … through dealers of our own.” stands on new line 3" in report
    assert f"{sold} (… which stood on old line 1 …)" in report
    assert "~~" not in report.replace("~~Struck~~", "")
    moves = [move for change in relaudit.as_json(audit)["changes"] for move in change["moved_sentences"]]
    assert [(move["old"]["text"], move["new"]["text"]) for move in moves] == [(sold, sold), (sold, sold)]
    assert not any(change["edits"] for change in relaudit.as_json(audit)["changes"])


words = st.text("ab1.,;:()[]\"'“”~*_-–$%/\\|<&!", min_size=1, max_size=6)
stretches = st.builds(
    Piece,
    st.sampled_from(["same", "removed", "added"]),
    st.lists(words, min_size=1, max_size=3).map(" ".join),
    st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(stretches, min_size=1, max_size=6))
def test_every_marker_works_whatever_it_touches(found: list[Piece]) -> None:
    rendered = MarkdownIt("commonmark").enable("strikethrough").render("> " + opening(marked(found)))
    assert rendered.count("<s>") == sum(piece.kind == "removed" for piece in found)
    assert rendered.count("<strong>") == sum(piece.kind == "added" for piece in found)
    shown = re.sub(r"<[^>]*>|\s", "", rendered)
    assert html.unescape(shown) == re.sub(r"\s", "", "".join(piece.text for piece in found))
