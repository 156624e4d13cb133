"""Two values of one comparison a thousand times apart: million said for billion."""

from collections.abc import Iterator
from decimal import Decimal

from relaudit.model import Check
from relaudit.reconcile.change import number, operands
from relaudit.reconcile.groups import Group, Reading
from relaudit.reconcile.sentences import scale_of

THOUSAND = Decimal(1000)
ALIKE = Decimal(2)
"""The printed digits of both values are within this factor: "$4.13 million" beside "$3.98 billion"."""


def checks(reading: Reading) -> Iterator[Check]:
    """Find the comparisons whose digits are alike and whose scale words are not."""
    for group in reading.groups:
        if group.new.claim.kind == "money" and group.old.value > 0 and group.new.value > 0:
            yield from _check(reading, group)


def _check(reading: Reading, group: Group) -> Iterator[Check]:
    scales = scale_of(group.new.claim), scale_of(group.old.claim)
    point = group.new.value / group.old.value
    off = point / THOUSAND if point > 1 else point * THOUSAND
    if 0 in scales or scales[0] == scales[1] or not 1 / ALIKE < off < ALIKE:
        return
    top, bottom = operands(group.new, group.old)
    yield Check(
        reading.side, "ratio", group.new.span, (group.old.span,), point, point, point, None, "inconsistent",
        f"{number(top, 6)} / {number(bottom, 6)} = {number(point, 5)}", "magnitude",
    )  # fmt: skip
