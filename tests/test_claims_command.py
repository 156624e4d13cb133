"""What `relaudit claims` prints, of a document made by hand: golden files."""

import json
from decimal import Decimal
from pathlib import Path

from relaudit import cli
from relaudit.model import Audit, Check, Claim, Coverage, Document, Span
from relaudit.reports import _claims
from tests.conftest import Golden

HERE = Path(__file__).parent / "reports"
TEXT = """Sales rose 12% to about $5.6 million
from $5.0 million; between 5 and 7 mills
on May 2, 2021. See item 4G."""


def claim(kind: str, words: str, value: str, **more: str) -> Claim:
    start = TEXT.index(words)
    return Claim(kind, start, start + len(words), words, value, "as printed", **more)  # type: ignore[arg-type]


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


DOCUMENT = Document(
    "a\x1b[31m.txt",
    TEXT,
    claims=(
        claim("percent", "12%", "12", step="1"),
        claim("money", "$5.6 million", "5600000", unit="USD", bound="about", step="100000", metric="sales"),
        claim("money", "$5.0 million", "5000000", unit="USD", step="100000"),
        claim("count", "between 5 and 7 mills", "5", high="7", unit="mills", bound="range"),
        claim("date", "May 2, 2021", "2021-05-02", period="2021-05-02"),
    ),
    seen=(span("12%"), span("4G")),
)
CHECK = Check(
    "new", "percent-change", span("12%"), (span("$5.6 million"), span("$5.0 million")),
    Decimal("9.9"), Decimal(12), Decimal("14.1"), "%", "consistent", "5.6 / 5.0 - 1 = 12.0 %",
)  # fmt: skip
AUDIT = Audit(None, DOCUMENT, checks=(CHECK,), coverage=Coverage(2, 1, 1))
EMPTY = Audit(None, Document("empty.txt", "Nothing."))


def test_text(golden: Golden) -> None:
    golden(HERE / "claims.txt", _claims.as_text([AUDIT, EMPTY]))


def test_json(golden: Golden) -> None:
    golden(HERE / "claims.json", _claims.as_json([AUDIT]))
    assert json.loads(_claims.as_json([AUDIT, EMPTY]))[0] == json.loads(_claims.as_json([AUDIT]))


def test_the_command_reads_files(tmp_path: Path, capsysbinary: object) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Sales rose 10% to $5.5 million from $5.0 million.\n", encoding="utf-8")
    assert cli.run(["claims", str(file), "--format", "json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)  # type: ignore[attr-defined]
    assert [made["relation"] for made in told["checks"]] == ["percent-change"]
    assert cli.run(["claims", str(tmp_path / "b.txt")]) == 2
