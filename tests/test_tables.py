"""Tables in every form of text against the literate corpus in tests/tables/.

A case has a `text` block and a `rows` block: a line for each row, its label and its values in base
units, `-` for an empty cell. A case without a `rows` block holds no table.
"""

import pytest

import relaudit
from relaudit.model import Row
from tests.literate import Case, cases


def shown(row: Row) -> str:
    values = [f"{cell.value:f}".removesuffix(".0") if cell else "-" for cell in row.cells]
    return " | ".join([row.label, *values])


@pytest.mark.parametrize("case", cases("tables"), ids=str)
def test_table_is_read_as_its_corpus_says(case: Case) -> None:
    document = relaudit.parse(case.blocks["text"])
    found = [shown(row).strip() for table in document.tables for row in table.rows]
    assert found == case.lines("rows")


@pytest.mark.parametrize("case", cases("tables"), ids=str)
def test_cells_stand_where_they_say(case: Case) -> None:
    document = relaudit.parse(case.blocks["text"])
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                assert cell is None or document.text_of(cell.span).split()[0] == cell.text.split()[0]
