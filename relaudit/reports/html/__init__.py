"""The report as one self-contained page: no script, no network, printable.

The style sheet beside this file is part of the page, and the page's own policy allows nothing else.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from relaudit.model import Audit, Check, Claim, Finding, Side
from relaudit.reports import _outline as outline
from relaudit.reports._contacts import Contact, contacts
from relaudit.reports._plain import cut, name
from relaudit.reports.html._beside import beside
from relaudit.reports.html._marked import line
from relaudit.reports.html._places import STYLES, Places, places

QUOTED, SHOWN = 240, 12
"""Characters of one quotation and places of one finding; the text beside holds the rest."""


def render(audit: Audit) -> str:
    """Render an audit as an HTML page."""
    return render_all([audit])


def render_all(audits: Sequence[Audit]) -> str:
    """Render several audits as one HTML page, one after another."""
    alone = len(audits) == 1
    prefixes = [""] if alone else [f"d{number}-" for number in range(1, len(audits) + 1)]
    bodies = [_audit(places(audit, prefix)) for audit, prefix in zip(audits, prefixes, strict=True)]
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{_title(audits[0]) if alone else f'Audit of {len(audits)} drafts'}</title>",
            f"<style>{style}</style>\n</head>\n<body>\n<main>",
            "" if alone else _overview(audits, prefixes),
            *bodies,
            "</main>\n</body>\n</html>\n",
        ]
    )


def _title(audit: Audit) -> str:
    against = f" against {line(name(audit, 'old'))}" if audit.old else ""
    return f"Audit of {line(name(audit, 'new'))}{against}"


def _overview(audits: Sequence[Audit], prefixes: Sequence[str]) -> str:
    """What several audits say, a row each."""
    rows = [
        [f'<a href="#{prefix}top">{line(name(audit, "new"))}</a>', line(outline.verdict(audit))]
        for audit, prefix in zip(audits, prefixes, strict=True)
    ]
    title = f"Audit of {len(audits)} drafts"
    return f"<h1>{title}</h1>{_table(['Draft', 'Verdict'], rows, title)}"


def _audit(at: Places) -> str:
    audit = at.audit
    accepted = _items(at, audit.accepted, len(audit.findings) + 1)
    sections = [
        ("findings", f"Findings ({len(audit.findings):,})", _findings(at)),
        ("contacts", "Contact details", _contacts(audit)),
        ("figures", f"Figures recomputed ({len(audit.checks):,})", _figures(at)),
        ("text", "Side by side" if audit.old else "The draft", "\n".join(beside(at))),
        ("limits", "What was not understood", _bullets(outline.not_understood(audit))),
        ("accepted", f"Accepted findings ({len(audit.accepted):,})", accepted),
    ]
    shown = [section for section in sections if section[2]]
    links = "".join(f'<li><a href="#{at.prefix}{kind}">{title}</a></li>' for kind, title, _ in shown)
    label = f"Sections of {line(name(audit, 'new'))}"
    return "\n".join(
        [
            f'<article>\n<header>\n<h1 id="{at.prefix}top">{_title(audit)}</h1>',
            f'<p class="verdict {_worst(audit)}">{line(outline.verdict(audit))}</p>',
            _bullets(outline.glance(audit)),
            _about(audit),
            f'<nav aria-label="{label}"><ul>{links}</ul></nav>\n</header>',
            *[
                f'<section id="{at.prefix}{kind}" class="{kind}">\n<h2>{title}</h2>\n{body}\n</section>'
                for kind, title, body in shown
            ],
            "</article>",
        ]
    )


def _worst(audit: Audit) -> str:
    return audit.findings[0].severity if audit.findings else "none"


def _about(audit: Audit) -> str:
    documents = [document for document in (audit.old, audit.new) if document]
    rows = [
        ["Headline", *[line(outline.headline(document)) for document in documents]],
        ["Issuer", *[line(document.issuer or "not found") for document in documents]],
        ["Date", *[line(outline.dated(document)) for document in documents]],
        ["Length", *[line(outline.length(document)) for document in documents]],
    ]
    chosen = (
        f"<p>Old was chosen: {line(audit.prior_reason.removesuffix('.'))}.</p>"
        if audit.old and audit.prior_reason
        else ""
    )
    return (
        _table(
            ["Release", "Old", "New"] if audit.old else ["Release", "Draft"],
            rows,
            "The releases" if audit.old else "The release",
        )
        + chosen
    )


def _findings(at: Places) -> str:
    parts, number = [], 1
    titles = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
    for severity, found in outline.by_severity(at.audit.findings):
        parts.append(f"<h3>{titles[severity]} ({len(found):,})</h3>{_items(at, found, number)}")
        number += len(found)
    return "\n".join(parts) or "<p>No rule has anything to say.</p>"


def _items(at: Places, findings: Sequence[Finding], first: int) -> str:
    items = [_item(at, number, finding) for number, finding in enumerate(findings, first)]
    return f'<ol class="findings" start="{first}">{"".join(items)}</ol>' if items else ""


def _item(at: Places, number: int, finding: Finding) -> str:
    """One finding: what is wrong, where it stands with links into the text, which rule says so."""
    quotes = []
    for position, place in enumerate(finding.locations[:SHOWN]):
        link = (
            f'<a href="#{at.prefix}f{number}-{position}">{line(name(at.audit, place.side))}:{place.line}</a>'
        )
        label = f' <span class="label">{line(place.label)}</span>' if place.label else ""
        words = f" <q>{line(cut(place.text, QUOTED))}</q>" if place.text.strip() else ""
        quotes.append(f"<li>{link}{label}{words}</li>")
    more = len(finding.locations) - SHOWN
    quotes += [f"<li>… and {more:,} more</li>"] if more > 0 else []
    accepted = finding.acceptance
    until = f" until {line(accepted.until)}" if accepted and accepted.until else ""
    said = f"<p>Accepted by {line(accepted.by)}{until}: {line(accepted.reason)}</p>" if accepted else ""
    message = f'<p class="message"><span class="number">{number}</span> {line(finding.message)}</p>'
    rule = f'<p class="rule">{finding.severity} · {line(finding.rule)} · {line(finding.fingerprint)}</p>'
    return (
        f'<li id="{at.prefix}f{number}" class="{finding.severity}">{message}'
        f"<ul>{''.join(quotes)}</ul>{said}{rule}</li>"
    )


def _contacts(audit: Audit) -> str:
    rows = contacts(audit)
    if not rows:
        return ""
    if not audit.old:
        return _table(
            ["Detail", "As printed"], [[row.label, _detail(row.new)] for row in rows], "Contact details"
        )
    found = [[row.label, _detail(row.old), _detail(row.new), _sameness(row)] for row in rows]
    return _table(["Detail", "Old", "New", "Same?"], found, "Contact details, old and new")


def _sameness(row: Contact) -> str:
    return row.sameness if row.same else f"<b>{row.sameness}</b>"


def _detail(claim: Claim | None) -> str:
    return line(claim.text) if claim else "–"


def _figures(at: Places) -> str:
    """The recomputations: those of NEW that a person must look at in the open, the rest folded."""
    numbered = list(enumerate(at.audit.checks))
    groups: list[tuple[str, Side, bool]] = [("To reconcile", "new", False), ("Agreeing", "new", True)]
    groups += [
        ("In the old release, to reconcile", "old", False),
        ("In the old release, agreeing", "old", True),
    ]
    parts = []
    for title, side, agree in groups:
        found = [
            _figure(at, number, check)
            for number, check in numbered
            if check.side == side and (check.verdict == "consistent") == agree
        ]
        if not found:
            continue
        table = _table(["Stated", "Line", "Verdict", "Arithmetic"], found, title)
        fold = agree or side == "old"
        summary = f"<summary>{title} ({len(found):,})</summary>"
        parts.append(f"<details>{summary}{table}</details>" if fold else table)
    return "\n".join(parts)


def _figure(at: Places, number: int, check: Check) -> list[str]:
    document, style = at.audit.document(check.side), STYLES[check.verdict]
    return [
        line(cut(document.text_of(check.stated), QUOTED)),
        f'<a href="#{at.prefix}c{number}-0">{check.side} {at.lines[check.side].of(check.stated.start)}</a>',
        f'<span class="{style}">{check.verdict}</span>',
        line(check.working),
    ]


def _bullets(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{line(text)}</li>' for text in lines)}</ul>"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> str:
    """A table of cells that are HTML already; narrow pages stack its cells under their headings."""
    heads = "".join(f'<th scope="col">{title}</th>' for title in head)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(
            f'<td data-head="{title}">{cell}</td>' for title, cell in zip(head[1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
