"""The corpora under tests/paragraphs: a text, and the kind and first words of each paragraph in it."""

import pytest

from relaudit.model import Source
from relaudit.paragraphs import split
from tests.literate import Case, cases


def told(text: str) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in split(Source("case", text))]


@pytest.mark.parametrize("case", cases("paragraphs"), ids=str)
def test_paragraphs_are_cut_and_told_as_the_corpus_says(case: Case) -> None:
    found = told(case.blocks["text"])
    wanted = [tuple(line.split(": ", 1)) for line in case.lines("kinds")]
    assert [kind for kind, _ in found] == [kind for kind, _ in wanted]
    assert all(text.startswith(start) for (_, text), (_, start) in zip(found, wanted, strict=True))


@pytest.mark.parametrize("case", cases("paragraphs"), ids=str)
def test_every_word_stands_in_a_paragraph(case: Case) -> None:
    text = case.blocks["text"]
    assert " ".join(part for _, part in told(text)).split() == text.split()
