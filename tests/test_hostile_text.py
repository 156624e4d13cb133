"""What stands in a release stays text: no report, in any format, carries live markup or controls from it."""

import dataclasses
import json
import re
from html import escape
from html.parser import HTMLParser
from importlib.util import find_spec
from itertools import cycle
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import relaudit
from relaudit import sources
from relaudit.model import Acceptance, Audit, Check, Document, Finding, Location, Settings, Span
from relaudit.parse import from_source
from relaudit.reports import FORMATS, render, render_all

PLANTS = (
    "<script>alert(1)</script>",
    "</script></style></title></textarea><b>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" \' onfocus=\'alert(1)',
    "[press](javascript:alert(1))",
    "![seen](https://tracker.example/pixel.png)",
    "<https://evil.example> [a]: https://evil.example",
    "`code` ``` **bold** __bold__ *it* ~~gone~~ | a | b | \\",
    "&lt;b&gt; &#60;script&#62; &amp;",
    "--> <!-- ]]> <![CDATA[ x <?php ?>",
    "\x1b[31mred\x1b]0;title\x07 \x9b2J \x00 \x08 \x7f",
    "\u202etxet desrever\u202c \u2066isolated\u2069 \u200f \ufeff",
    "::error file=a,line=1::planted %0A::warning::planted",
    "# heading",
    "- item",
    "1. one",
    "> quoted",
    "=====",
    "```",
)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RELEASE = "\n\n".join(
    [
        "Acme Fiber Doubles {} Capacity",
        "SPRINGFIELD, Ill., Jan. 8, 2024 /Wire/ -- Acme Fiber, Inc. (Nasdaq: ACME) {} said revenues rose 30% "
        "to $12.4 million from $9.9 million in 2023.",
        "About Acme Fiber\n\nAcme Fiber, Inc. {} makes multi-mode {} fiber in Springfield, Illinois.",
        "Contact: Jane Doe {}, (508) 555-0100, ir@acme.example, www.acme.example/{}",
        "Forward-looking statements {} involve risks and {} uncertainties under the Reform Act of 1995.",
    ]
)


def release(plants: tuple[str, ...], name: str) -> Document:
    """A release with the plants strewn over every paragraph."""
    found = cycle(plants)
    text = re.sub(r"\{\}", lambda _: next(found), RELEASE)
    return relaudit.parse(text, name=name)


def poisoned(thing: Any, plant: str) -> Any:
    """A copy of a frozen value with the plant put into every free string it holds."""
    if isinstance(thing, Location | Finding | Acceptance | Check):
        free = {
            "message",
            "rule",
            "fingerprint",
            "text",
            "label",
            "reason",
            "by",
            "until",
            "evidence",
            "working",
        }
        values = {name: getattr(thing, name) for name in type(thing).__annotations__}
        hostile = {
            name: poisoned(value, plant)
            for name, value in values.items()
            if name in free or not isinstance(value, str | Span | int)
        }
        return type(thing)(**{**values, **hostile})
    if isinstance(thing, str):
        return f"{plant} {thing} {plant}"
    return tuple(poisoned(one, plant) for one in thing) if type(thing) is tuple else thing


def audit(plant: str) -> Audit:
    """An audit of two hostile releases, its every printed field hostile too."""
    old = release((plant,), f"{plant}.old")
    new = release((plant, "plain", *PLANTS), f"{plant}.new")
    made = relaudit.compare(old, new, settings=Settings())
    place = Location("new", 5, 20, 1, 6, new.text[5:20], plant)
    finding = Finding("planted-rule", "error", "A planted finding.", "0123456789ab", (place, place))
    accepted = dataclasses.replace(
        finding, acceptance=Acceptance("0123456789ab", "planted-rule", "because", "Jane", "2024-01-01")
    )
    return dataclasses.replace(
        made,
        old=dataclasses.replace(old, issuer=plant),
        new=dataclasses.replace(new, issuer=plant),
        findings=poisoned((finding, *made.findings), plant),
        accepted=poisoned((accepted,), plant),
        checks=poisoned(made.checks, plant),
        prior_reason=plant,
        remarks=(plant,),
    )


class Page(HTMLParser):
    """The tags and attributes of a page, nothing executed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.declared: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "data")]

    def handle_comment(self, data: str) -> None:
        self.declared.append(data)

    def unknown_decl(self, data: str) -> None:
        self.declared.append(data)

    def handle_pi(self, data: str) -> None:
        self.declared.append(data)


HTML_TAGS = set(
    "html head meta title style body header main article nav section h1 h2 h3 p ul ol li a table caption"
    " thead tbody tr th td div details summary span q b del ins mark sup pre".split()
)
HTML_ATTRIBUTES = set(
    "lang charset http-equiv content name id class href aria-label scope data-head start role"
    " tabindex colspan rowspan".split()
)
PROGRAMS = [form for form in FORMATS if form not in ("markdown", "html", "text")]
MARKDOWN_TAGS = set("h1 h2 h3 p strong s ul ol li blockquote table thead tbody tr th td".split())


@pytest.mark.parametrize("plant", PLANTS)
def test_markdown_renders_to_nothing_but_the_reports_own_markup(plant: str) -> None:
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    report = render(audit(plant), "markdown")
    page = Page(renderer.render(report))
    assert page.tags <= MARKDOWN_TAGS
    assert page.attributes <= {"start"}
    assert not page.declared
    assert not CONTROLS.search(report)


@pytest.mark.parametrize("plant", PLANTS)
def test_a_page_holds_only_its_own_tags_and_links_within_itself(plant: str) -> None:
    for report in (render(audit(plant), "html"), render_all([audit(plant), audit("x")], "html")):
        page = Page(report)
        assert page.tags <= HTML_TAGS
        assert page.attributes <= HTML_ATTRIBUTES
        assert all(link.startswith("#") for link in page.links)
        assert not page.declared
        assert not CONTROLS.search(report)


def web_page(plant: str, total: str) -> Document:
    """A newsroom page whose headline, table and paragraphs print the plant as text."""
    said = CONTROLS.sub(lambda found: f"&#{ord(found[0])};", escape(plant))
    rows = "".join(
        f"<tr><td>{said} {name}</td><td>{value} {said}</td></tr>"
        for name, value in (("North", "1.0"), ("South", "2.0"), ("Total", total))
    )
    page = (
        f"<html><body><h1>Acme {said}</h1><p>SPRINGFIELD, Ill., Jan. 8, 2024 -- Acme {said} said so.</p>"
        f"<table><tr><th>Region {said}</th><th>2024 {said}</th></tr>{rows}</table>"
        f"<h2>About Acme</h2><p>Acme {said} makes fiber.</p></body></html>"
    )
    return from_source(sources.read_bytes(page.encode("utf-8", "replace"), f"{plant}.html"))


@pytest.mark.parametrize("plant", PLANTS)
def test_a_table_of_a_web_page_is_no_way_in(plant: str) -> None:
    page = Page(render(relaudit.compare(web_page(plant, "3.0"), web_page(plant, "4.0")), "html"))
    assert page.tags <= HTML_TAGS
    assert page.attributes <= HTML_ATTRIBUTES
    assert all(link.startswith("#") for link in page.links)


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("plant", PLANTS)
def test_text_steers_no_terminal(plant: str, colour: bool) -> None:
    report = render(audit(plant), "text", colour=colour, width=72)
    assert not CONTROLS.search(re.sub(r"\x1b\[[\d;]*m" if colour else "$^", "", report))
    assert ("\x1b[" in report) == colour


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("form", [form for form in PROGRAMS if find_spec(f"relaudit.reports.{form}")])
def test_formats_for_programs_stay_well_formed(form: str, plant: str) -> None:
    report = render(audit(plant), form)
    assert not CONTROLS.search(report)
    if form == "json":
        assert json.loads(report)["remarks"] == [plant]
    elif form == "sarif":
        json.loads(report)
    elif form == "junit":
        ElementTree.fromstring(report)
    else:
        assert form == "github"
        starts = [line for line in report.splitlines() if line]
        assert all(re.match(r"::(?:error|warning|notice|group|endgroup)\b", line) for line in starts)
        assert not any("::warning::planted" in line.split("::", 2)[1] for line in starts)


markup = st.lists(
    st.lists(
        st.text("<>&;*_`~|[]()#-+=.!\\/:\"' 1aA\x1b\u202e\xad", min_size=1, max_size=25), max_size=4
    ).map("\n".join),
    max_size=6,
).map("\n\n".join)


@settings(max_examples=60, deadline=None)
@given(markup, markup)
def test_no_text_at_all_becomes_markup(old: str, new: str) -> None:
    audit = relaudit.compare(old, new)
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    report = Page(renderer.render(render(audit, "markdown")))
    assert report.tags <= MARKDOWN_TAGS
    assert report.attributes <= {"start"}
    page = Page(render(audit, "html"))
    assert page.tags <= HTML_TAGS
    assert page.attributes <= HTML_ATTRIBUTES
    assert all(link.startswith("#") for link in page.links)
