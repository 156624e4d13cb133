"""Each rule against its literate corpus, tests/rules/RULE.md.

A case has a `new` block, an `old` block where the rule compares, and a `findings` block: a line
for each finding, `severity: the words at its primary place`, white space folded. A case without a
`findings` block must stay silent. An `approved` block is approved recurring text, an `archive` block
holds releases before `old`, oldest first, with a line `====` between them. `settings` lines are
`key = value` in TOML.
"""

import tomllib
from typing import Any

import pytest

import relaudit
from relaudit.model import Settings
from relaudit.rules import _terms, catalogue
from tests.literate import HERE, Case, cases

CASES = cases("rules")


def tuples(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule_says_what_its_corpus_says(case: Case) -> None:
    settings = Settings(**tuples(tomllib.loads(case.blocks.get("settings", ""))))
    new = relaudit.parse(case.blocks["new"], name="new")
    old = relaudit.parse(case.blocks["old"], name="old") if "old" in case.blocks else None
    approved = relaudit.parse(case.blocks["approved"], name="ok") if "approved" in case.blocks else None
    older = tuple(
        relaudit.parse(text, name="older") for text in case.blocks.get("archive", "").split("====\n") if text
    )
    audit = relaudit.check(new, old, settings=settings, archive=older, approved=approved)
    said = [
        f"{finding.severity}: {' '.join(finding.locations[0].text.split())}"
        for finding in audit.findings
        if finding.rule == case.file
    ]
    assert said == case.lines("findings")


def test_every_rule_has_a_corpus_and_every_corpus_a_rule() -> None:
    corpora = {path.stem for path in (HERE / "rules").glob("*.md")}
    assert corpora == {rule.name for rule in catalogue()}


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.name)
def test_every_corpus_shows_the_rule_firing_and_silent(rule: Any) -> None:
    own = [case for case in CASES if case.file == rule.name]
    assert len(own) >= 3
    assert any(case.lines("findings") for case in own)
    assert any(not case.lines("findings") for case in own)


def test_where_a_long_text_is_cut_into_words_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("", "\n\n\n", *(case.blocks["new"] for case in CASES)):
        whole = _terms.columns.__wrapped__(text)
        with monkeypatch.context() as context:
            context.setattr(_terms, "CUT", 1)
            assert _terms.columns.__wrapped__(text) == whole
