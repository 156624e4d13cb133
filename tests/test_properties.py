"""What must hold for any text at all, tried on texts that look like releases and on arbitrary ones."""

import string
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import relaudit
from relaudit.diff import segments
from relaudit.model import Audit, Document, Side
from relaudit.sources import ReadError

SEEDS = sorted((Path(__file__).parent.parent / "examples" / "fibercore").glob("2*.txt"))

VOCABULARY = """
the company a fiber multi-mode single-mode revenue of $54 million $36.9 47% approximately over Dr. Ada Byron,
said "we are pleased" (508) 555-0100 ir@acme.example www.acme.example Jan. 14, 2002 expects may not record
10 gigabits/sec About Acme Forward-Looking Statements Contact: * - (NYSE: ACME) up to • 1,234 Q2 fiscal café
naïve “quoted” it’s —
"""
WORDS = st.sampled_from(VOCABULARY.split())
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
RELEASES = st.lists(PARAGRAPHS, min_size=0, max_size=8)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sides(audit: Audit) -> list[tuple[Side, Document]]:
    return [("old", audit.document("old")), ("new", audit.new)]


def wrapped(paragraph: str, width: int, hyphens: bool) -> str:
    if not width:
        return paragraph
    return textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=hyphens)


@QUICK
@given(RELEASES)
def test_spans_are_ordered_disjoint_and_in_range(paragraphs: list[str]) -> None:
    document = relaudit.parse("\n\n".join(paragraphs))
    for things in (document.paragraphs, document.claims):
        at = 0
        for thing in things:
            assert at <= thing.start < thing.end <= len(document.text)
            at = thing.end
    for claim in document.claims:
        assert claim.text == document.text[claim.start : claim.end]


@QUICK
@given(RELEASES, RELEASES)
def test_each_paragraph_stands_in_exactly_one_change(old: list[str], new: list[str]) -> None:
    audit = relaudit.compare("\n\n".join(old), "\n\n".join(new))
    for side, document in sides(audit):
        placed = [index for change in audit.changes for index in getattr(change, side)]
        assert sorted(placed) == [paragraph.index for paragraph in document.paragraphs]


@QUICK
@given(RELEASES, RELEASES)
def test_edits_are_ordered_and_outside_them_both_texts_say_the_same(old: list[str], new: list[str]) -> None:
    audit = relaudit.compare("\n\n".join(old), "\n\n".join(new))
    for change in audit.changes:
        if change.status in ("added", "removed"):
            assert not change.edits
            continue
        left: dict[Side, str] = {}
        for side, document in sides(audit):
            spans = [getattr(edit, side) for edit in change.edits if getattr(edit, side)]
            assert all(a.end <= b.start for a, b in pairwise(spans))
            kept = ""
            for index in getattr(change, side):
                paragraph = document.paragraphs[index]
                at = paragraph.start
                for span in [s for s in spans if paragraph.start <= s.start < paragraph.end]:
                    kept += document.text[at : span.start]
                    at = span.end
                kept += document.text[at : paragraph.end]
            left[side] = "".join(kept.split())
        assert left["old"] == left["new"]


@QUICK
@given(RELEASES)
def test_a_release_does_not_differ_from_itself(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    audit = relaudit.compare(text, text)
    assert all(change.status == "unchanged" and not change.edits for change in audit.changes)


@pytest.mark.skipif(not SEEDS, reason="the example releases are not there")
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [0, 40, 60, 72, 79, 100, 120])
@pytest.mark.parametrize("hyphens", [False, True], ids=["words-whole", "break-at-hyphens"])
def test_re_wrapping_changes_nothing_but_line_numbers(seed: Path, width: int, hyphens: bool) -> None:
    text = seed.read_text(encoding="utf-8")
    parts = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    again = "\n\n".join(wrapped(part, width, hyphens) for part in parts)
    audit = relaudit.compare(text, again)
    assert [edit for change in audit.changes for edit in change.edits] == []
    assert {change.status for change in audit.changes} == {"unchanged"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_arbitrary_bytes_give_an_audit_or_one_clear_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "draft.txt"
    path.write_bytes(data)
    assert "\n" not in (refusal(path) or "")


def refusal(path: Path) -> str | None:
    """The line with which a file is refused; None where it can be audited."""
    try:
        audit = relaudit.check(path)
    except ReadError as trouble:
        return str(trouble)
    assert relaudit.render(audit, "json")
    return None


@QUICK
@given(st.text(alphabet=string.printable + "“”’–—•€é\u00a0\u00ad\u200b\ufeff\x0c", max_size=400))
@example("\x0c")  # a PDF with a page and no text on it
def test_any_text_is_audited_and_rendered(text: str) -> None:
    audit = relaudit.compare(text, text[::-1])
    for form in ("json",):
        assert relaudit.render(audit, form)


@QUICK
@given(RELEASES, RELEASES)
def test_segments_print_every_paragraph_of_a_change_once(old: list[str], new: list[str]) -> None:
    audit = relaudit.compare("\n\n".join(old), "\n\n".join(new))
    assert audit.old
    for change in audit.changes:
        drawn = segments(audit.old, audit.new, change)
        for side, document in sides(audit):
            shown = "".join(document.text_of(span) for segment in drawn if (span := getattr(segment, side)))
            whole = "".join(document.text_of(document.paragraphs[at]) for at in getattr(change, side))
            assert "".join(shown.split()) == "".join(whole.split())
