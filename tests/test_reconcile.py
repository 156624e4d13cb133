"""Each relation against its literate corpus, tests/reconcile/RELATION.md.

A case has a `text` block, one release, and a `checks` block: a line for each recomputation of that
relation, `verdict: stated <- input; input`, white space folded. A case without a `checks` block must
stay silent.
"""

import pytest

import relaudit
from relaudit.model import Check, Document
from tests.literate import HERE, Case, cases

CASES = cases("reconcile")


def said(document: Document, check: Check) -> str:
    stated, *inputs = (" ".join(document.text_of(span).split()) for span in (check.stated, *check.inputs))
    return f"{check.verdict}: {stated} <- {'; '.join(inputs)}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_relation_recomputes_what_its_corpus_says(case: Case) -> None:
    audit = relaudit.check(relaudit.parse(case.blocks["text"], name="new"))
    found = [said(audit.new, check) for check in audit.checks if check.relation == case.file]
    assert found == case.lines("checks")


def test_every_relation_has_a_corpus_that_shows_it_at_work_and_silent() -> None:
    for path in (HERE / "reconcile").glob("*.md"):
        own = [case for case in CASES if case.file == path.stem]
        assert any(case.lines("checks") for case in own), path
        assert any(not case.lines("checks") for case in own), path
