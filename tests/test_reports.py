"""The reports for people say one thing in three forms, fit their medium and keep their own links."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

import relaudit
from relaudit.model import SEVERITIES, Audit, Finding, Location
from relaudit.reports import render, render_all

EXAMPLES = Path(__file__).parent.parent / "examples"
STORY = EXAMPLES / "larkspur"


@pytest.fixture(scope="module")
def audit() -> Audit:
    return relaudit.compare(STORY / "2024-04-25.txt", STORY / "2024-07-25.txt")


class Page(HTMLParser):
    """A page's anchors, its links, and the words that stand in each element with an anchor."""

    EMPTY = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: Counter[str] = Counter()
        self.links: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.path: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        anchor = named.get("id") or ""
        self.anchors.update([anchor] if anchor else [])
        self.links += [named["href"] or ""] if "href" in named else []
        if tag not in self.EMPTY:
            self.path.append((tag, anchor))

    def handle_endtag(self, tag: str) -> None:
        assert self.path.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag == "sup" for tag, _ in self.path):
            return
        for _, anchor in self.path:
            if anchor:
                self.words.setdefault(anchor, []).append(data)


def finding(number: int, rule: str = "stale-date") -> Finding:
    place = Location("new", 0, 3, 1, 1, "FOR", "")
    return Finding(rule, "warning", f"Number {number}.", f"{number:012x}", (place,))


def test_every_format_for_people_tells_the_same_findings(audit: Audit) -> None:
    assert audit.findings
    for form in ("markdown", "text", "html"):
        report = render(audit, form)
        assert all(found.fingerprint in report for found in audit.findings)
        assert "(218) 555-0142" in report
        assert "(218) 555-0124" in report


@pytest.mark.parametrize("width", [40, 60, 80, 132])
def test_text_keeps_to_its_width_and_colour_adds_nothing_to_read(audit: Audit, width: int) -> None:
    report = render(audit, "text", width=width)
    assert max(map(len, report.splitlines())) <= width
    coloured = render(audit, "text", width=width, colour=True)
    assert coloured != report
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == report


def test_text_shows_a_recomputed_total_that_is_digits_only() -> None:
    table = (
        "| | 2024 | 2023 |\n|---|---|---|\n| Rent | 4,045,692 | 2,389,892 |\n| Power | 149,078 | 94,816 |\n"
    )
    audit = relaudit.check(
        f"Costs\n\nCosts rose in 2024.\n\n{table}| Total costs | 4,194,770 | 2,484,708 |\n"
    )
    assert "4,045,692 + 149,078 = 4,194,770" in " ".join(render(audit, "text").split())


def test_text_marks_what_went_and_what_came(audit: Audit) -> None:
    assert "[-(218) 555-0142-] {+(218) 555-0124+}" in render(audit, "text", width=200)


def test_every_link_of_a_page_lands_once(audit: Audit) -> None:
    for report in (render(audit, "html"), render_all([audit, relaudit.check(audit.new)], "html")):
        page = Page(report)
        assert max(page.anchors.values()) == 1
        assert page.links
        assert {link.removeprefix("#") for link in page.links} <= set(page.anchors)


def test_a_page_holds_every_word_of_the_new_release_and_every_changed_one_of_the_old(audit: Audit) -> None:
    page = Page(render(audit, "html"))
    shown = {index for change in audit.changes if change.status != "unchanged" for index in change.old}
    for side, indices in (("new", range(len(audit.new.paragraphs))), ("old", sorted(shown))):
        document = audit.document("new" if side == "new" else "old")
        for index in indices:
            printed = document.text_of(document.paragraphs[index]).split()
            assert "".join(page.words[f"{side}-{index}"]).split() == printed


def test_a_moved_paragraph_leaves_a_link_where_it_stood(audit: Audit) -> None:
    moved = next(change for change in audit.changes if change.moved)
    assert re.search(rf'moved to <a href="#new-{moved.new[0]}">', render(audit, "html"))


def test_a_page_allows_its_own_style_sheet_and_nothing_else(audit: Audit) -> None:
    report = render(audit, "html")
    style = re.findall(r"<style>(.*?)</style>", report, re.S)
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert len(style) == 1
    assert f'content="{policy}"' in report
    assert not re.search(r"<script|<link|<img|<iframe|url\(|@import|https?://|style=", report)


def test_a_rule_that_speaks_often_is_cut_and_the_rest_counted(audit: Audit) -> None:
    found = (*(finding(number) for number in range(60)), finding(99, "figure-added"))
    report = render(replace(audit, findings=found))
    assert "## Warnings (61)" in report
    assert "Number 7." in report
    assert "Number 8." not in report
    assert "Number 99." in report
    assert "… and 52 more: stale-date 52." in report


def test_a_clean_audit_says_so(audit: Audit) -> None:
    same = relaudit.compare(audit.new, audit.new)
    report = render(replace(same, findings=()))
    assert "**No findings.**" in report
    assert "Recurring text: all " in report
    assert "~~" not in report


def test_a_short_quotation_on_a_long_line_stands_among_its_words() -> None:
    head = "Oban Reports\n\nOBAN, May 6, 2024 - Oban Ltd. said it has a depot.\n\nAbout Oban Ltd.\n\n"
    about = "Oban Ltd. makes ropes for harbours, ferries and {} fishing boats" + " of every size" * 8 + ".\n"
    old, new = (relaudit.parse(head + about.format(word)) for word in ("large", "small"))
    report = render(relaudit.compare(old, new))
    assert "“small” in “for harbours, ferries and small fishing boats of every size of”" in report
    wrapped, words = about.replace(" ", "\n"), ("large", "small")
    old, new = (relaudit.parse(head + wrapped.format(word)) for word in words)
    assert "“small” in" not in render(relaudit.compare(old, new))


def test_a_draft_without_a_prior_release_says_so_before_its_findings(audit: Audit) -> None:
    alone = replace(relaudit.check(audit.new), prior_reason="no prior release: none of Oban among 1 release")
    for form in ("markdown", "text", "html"):
        report = " ".join(render(alone, form).split())
        said = report.index("No prior release: none of Oban among 1 release.")
        assert said < report.index("Headline")
        assert "Old was chosen" not in report


def test_absolute_paths_are_not_printed(audit: Audit) -> None:
    assert audit.new.name.startswith("/")
    for form in ("markdown", "text", "html"):
        report = render(audit, form)
        assert str(STORY) not in report
        assert "2024-07-25.txt:44" in report


def test_two_absolute_paths_of_one_name_are_told_apart(audit: Audit) -> None:
    assert audit.old is not None
    old = replace(audit.old, name="/a/first/release.txt")
    new = replace(audit.new, name="/a/second/release.txt")
    assert render(replace(audit, old=old, new=new)).startswith(
        "# Audit of second/release.txt against first/release.txt\n"
    )


def test_a_detail_stands_beside_the_one_whose_place_it_took() -> None:
    contact = "Lead.\n\nContacts:\nAda Quist, {}, www.oban.example{}, +49 {}30 555013\nPartner: {}\n"
    old = contact.format("ada.quist@oban.example", "/", "(0)", "kim@lumen.example")
    new = contact.format("a.quist@oban.example", "", "", "zoe.ferris@harbour.example")
    report = render(relaudit.compare(old, new), "markdown")
    rows = [
        line.split("|")[2:5]
        for line in report.splitlines()
        if line.startswith(("| phone", "| e-mail", "| web"))
    ]
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["+49 (0)30 555013", "+49 30 555013", "yes, written differently"],
        ["ada.quist@oban.example", "a.quist@oban.example", "no"],
        ["kim@lumen.example", "–", "only in old"],
        ["–", "zoe.ferris@harbour.example", "only in new"],
        ["www.oban.example/", "www.oban.example", "yes, written differently"],
    ]


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_a_table_of_several_drafts_stands_above_their_reports(audit: Audit, form: str) -> None:
    clean = relaudit.check(relaudit.parse("All is well.", name="clean.txt"))
    head, *reports = render_all([audit, clean], form).split("Audit of ")[1:]
    counts = Counter(finding.severity for finding in audit.findings)
    first, second = [re.findall(r"[^\s|]+", row) for row in head.splitlines() if ".txt" in row]
    assert head.startswith("2 drafts")
    assert first[-3:] == [str(counts[severity]) for severity in SEVERITIES]
    assert second == ["clean.txt", "–", "0", "0", "0"]
    assert len(reports) == 2
