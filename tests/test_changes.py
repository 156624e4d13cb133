"""The corpora under tests/changes: two texts, and which paragraph became which or what was edited."""

import pytest

import relaudit
from relaudit.diff import changes, segments
from relaudit.model import Change, Document, Span
from tests.bench.generate import generate
from tests.literate import Case, cases

CASES = cases("changes")


def documents(case: Case) -> tuple[Document, Document]:
    return relaudit.parse(case.blocks["old"], "old"), relaudit.parse(case.blocks["new"], "new")


def matches(line: str, change: Change, old: Document, new: Document) -> bool:
    """Whether a change is the one that a line of the corpus tells of."""
    head, _, rest = line.partition(": ")
    ours, _, theirs = rest.partition("~")
    status = f"moved {change.status}" if change.moved else change.status
    sides = ((ours, change.old, old), (theirs, change.new, new))
    return head == f"{status} {change.kind}" and all(
        len(starts) == len(indices)
        and all(
            document.text_of(document.paragraphs[index]).startswith(start)
            for index, start in zip(indices, starts, strict=True)
        )
        for starts, indices, document in (
            ([part.strip() for part in text.split("|") if part.strip()], indices, document)
            for text, indices, document in sides
        )
    )


@pytest.mark.parametrize("case", [case for case in CASES if "changes" in case.blocks], ids=str)
def test_paragraphs_become_what_the_corpus_says(case: Case) -> None:
    old, new = documents(case)
    found, wanted = changes(old, new), case.lines("changes")
    assert len(found) == len(wanted)
    assert [
        line for line, change in zip(wanted, found, strict=True) if not matches(line, change, old, new)
    ] == []


@pytest.mark.parametrize("case", [case for case in CASES if "edits" in case.blocks], ids=str)
def test_edits_are_what_the_corpus_says(case: Case) -> None:
    old, new = documents(case)

    def said(document: Document, span: Span | None) -> str:
        return " ".join(document.text_of(span).split()) if span else ""

    found = [
        f"{'moved' if edit.elsewhere else f'{edit.edit_class} {edit.weight}'}: "
        f"{said(old, edit.old)} -> {said(new, edit.new)}"
        for change in changes(old, new)
        for edit in change.edits
    ]
    assert [" ".join(line.split()) for line in found] == case.lines("edits")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_segments_tile_the_paragraphs_of_their_change(case: Case) -> None:
    old, new = documents(case)
    for change in changes(old, new):
        drawn = segments(old, new, change)
        assert [segment.edit for segment in drawn if segment.edit] == list(change.edits)
        for document, indices, spans in (
            (old, change.old, [segment.old for segment in drawn if segment.old]),
            (new, change.new, [segment.new for segment in drawn if segment.new]),
        ):
            shown = "".join("".join(document.text_of(span).split()) for span in spans)
            whole = "".join("".join(document.text_of(document.paragraphs[i]).split()) for i in indices)
            assert shown == whole


def test_generated_paragraphs_find_their_counterparts_and_moves_are_told() -> None:
    pair = generate(300)
    found = changes(relaudit.parse(pair.old, "old"), relaudit.parse(pair.new, "new"))
    assert {(one, two) for change in found for one in change.old for two in change.new} == pair.pairs
    assert {one for change in found if change.moved for one in change.old} == pair.moved
