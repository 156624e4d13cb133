"""The data that flows through relaudit, frozen; this module imports nothing of ours.

Small values are named tuples, which Python makes much faster than the dataclasses of the larger ones.

Every position is a half-open range of Unicode code points in the text of one document.
Every number that carries a value is a plain decimal string or a `Decimal`, never a float.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

# fmt: off
Side = Literal["old", "new"]
Severity = Literal["error", "warning", "note"]
Weight = Literal["format", "wording", "substantive"]
EditClass = Literal[
    "case", "punctuation", "hyphenation", "spelling", "number", "date", "contact", "name", "qualifier",
    "wording"]
Kind = Literal[
    "headline", "subhead", "dateline", "body", "quote", "list-item", "table", "about", "forward-looking",
    "contact", "non-gaap", "legal", "furniture"]
Status = Literal["unchanged", "modified", "split", "merged", "added", "removed"]
ClaimKind = Literal[
    "money", "percent", "quantity", "count", "ordinal", "date", "date-range", "duration", "phone", "email",
    "url", "ticker"]
Bound = Literal["exact", "about", "at-least", "at-most", "more-than", "less-than", "range"]
Relation = Literal[
    "percent-change", "difference", "sum", "share", "ratio", "multiple", "count", "per-unit",
    "percentage-points", "tie"]
Verdict = Literal["consistent", "within-rounding", "inconsistent"]
Fault = Literal["value", "direction", "points", "magnitude", "column"]

# fmt: on
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
KINDS: tuple[Kind, ...] = get_args(Kind)
RECURRING: frozenset[Kind] = frozenset({"about", "forward-looking", "contact", "non-gaap", "legal"})
"""Kinds whose text is expected to stand unchanged from one release to the next."""


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether both cover at least one code point in common."""
        return self.start < other.end and other.start < self.end


class Cell(NamedTuple):
    """One cell of a table that a reader met as a table; rows and columns count from 0."""

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    heading: bool = False


class Block(NamedTuple):
    """A stretch of text whose role the input form itself states (HTML, Word); plain text has none."""

    kind: Literal["heading", "paragraph", "list-item", "table", "furniture"]
    start: int
    end: int
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The text that a reader took from one input, and what the reader knows beyond it.

    `left_out` says in words what was not taken ("navigation, 214 words"); `notes` is for standard
    error ("read as Windows-1252"); `revisions` are spans of tracked changes and comments, each
    with a word that says which; `date` is ISO 8601 from a header, `superscripts` are footnote marks;
    `extracted` says that lines of `text` are not lines of the file.
    """

    name: str
    text: str
    blocks: tuple[Block, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    revisions: tuple[tuple[Span, str], ...] = ()
    superscripts: tuple[Span, ...] = ()
    date: str | None = None
    issuer: str | None = None
    form: str | None = None
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document with its kind; `line` is the line of its first word, from 1."""

    index: int
    kind: Kind
    start: int
    end: int
    line: int

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure, date or contact as printed, with what it was read as.

    `value` and `high` are decimal strings in base units, ISO 8601 for dates, digits for phones,
    the address for e-mail and web. `step` is the last printed digit in base units. `reading`
    names the pattern that read it.
    """

    kind: ClaimKind
    start: int
    end: int
    text: str
    value: str
    reading: str
    high: str | None = None
    unit: str | None = None
    bound: Bound = "exact"
    step: str | None = None
    period: str | None = None
    metric: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


class TableCell(NamedTuple):
    """A cell that was read as a number: `value` and `step` in base units, scale applied."""

    start: int
    end: int
    text: str
    value: Decimal
    step: Decimal
    unit: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


class Row(NamedTuple):
    """One row of a table: its label, and its cells by column (None where nothing was read)."""

    label: str
    start: int
    end: int
    cells: tuple[TableCell | None, ...]


class Table(NamedTuple):
    """A table in rows and columns; `columns` are the headings in words, `scale` is already applied."""

    start: int
    end: int
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Document:
    """The parsed form of one release; paragraphs, claims and tables are in the order of the text.

    `date` is ISO 8601. `date_inferred`: it is not printed in full.
    `seen` are the spans of everything that looks like a number, understood or not.
    """

    name: str
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    claims: tuple[Claim, ...] = ()
    tables: tuple[Table, ...] = ()
    issuer: str | None = None
    date: str | None = None
    date_inferred: bool = False
    seen: tuple[Span, ...] = ()
    source: Source | None = None

    def text_of(self, place: Span | Paragraph | Claim) -> str:
        """The printed text of a place, line breaks and all."""
        return self.text[place.start : place.end]


class Edit(NamedTuple):
    """One difference inside a change; None on the side where nothing stands.

    `elsewhere` is set for a sentence that only changed its place: where it stands in the other document.
    """

    edit_class: EditClass
    weight: Weight
    old: Span | None
    new: Span | None
    elsewhere: Span | None = None


class Change(NamedTuple):
    """Paragraphs of OLD and the paragraphs of NEW they became, with the edits between them."""

    status: Status
    moved: bool
    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float
    edits: tuple[Edit, ...] = ()


class Check(NamedTuple):
    """One recomputation of a figure that the text states from figures that the text gives.

    `low`, `point` and `high` bound what the inputs as printed allow, in `unit` ("%" for percent).
    `working` is the arithmetic in one line, for a person to do again; `fault` says what is wrong
    where the verdict is inconsistent: the value, its direction, per cent said for points, million
    for billion, or a figure taken from another column of its table.
    """

    side: Side
    relation: Relation
    stated: Span
    inputs: tuple[Span, ...]
    low: Decimal | None
    point: Decimal
    high: Decimal | None
    unit: str | None
    verdict: Verdict
    working: str
    fault: Fault | None = None


class Location(NamedTuple):
    """A place that a finding points to; the first of a finding is the primary one."""

    side: Side
    start: int
    end: int
    line: int
    column: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that a person has accepted, as written in .relaudit-accepted.toml.

    `evidence` are the words it was found at, `draft` is the release, relative to that file's folder.
    """

    fingerprint: str
    rule: str
    reason: str
    by: str
    until: str | None = None
    evidence: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says, where it stands, and under which fingerprint it can be accepted."""

    rule: str
    severity: Severity
    message: str
    fingerprint: str
    locations: tuple[Location, ...]
    acceptance: Acceptance | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; the defaults are those of a run without any settings file.

    `severity` maps a rule's id to its severity here; `required` are paragraph kinds that every
    release must have; `domains` and `abbreviations` are allowed without further proof;
    `boilerplate` is the approved recurring text, parsed, where one is named.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity | Literal["never"] | None = None
    prior: tuple[str, ...] = ()
    boilerplate_file: str | None = None
    issuer: str | None = None
    aliases: tuple[str, ...] = ()
    required: tuple[Kind, ...] = ()
    domains: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


RulePage = tuple[str, Severity, str]
"""What a report may know of a rule: its name, its severity, its docstring."""


class Coverage(NamedTuple):
    """How much of what looks like a number was understood, and how much was recomputed."""

    numbers_seen: int
    numbers_understood: int
    claims_checked: int


@dataclass(frozen=True, slots=True)
class Audit:
    """All that a report ever gets.

    `findings` are active, worst first; `accepted` are those a person has accepted; `prior_reason`
    says why OLD was chosen, or why there is none, where relaudit chose it; `remarks` are about the
    run, not the text (stale or expired acceptances, what was not looked at); `rules` are those that
    were run.
    """

    old: Document | None
    new: Document
    changes: tuple[Change, ...] = ()
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage = field(default=Coverage(0, 0, 0))
    accepted: tuple[Finding, ...] = ()
    prior_reason: str | None = None
    remarks: tuple[str, ...] = ()
    rules: tuple[RulePage, ...] = ()

    def document(self, side: Side) -> Document:
        """The document of a side; raises ValueError where there is no OLD."""
        document = self.new if side == "new" else self.old
        if document is None:
            raise ValueError("this audit has no old document")
        return document
