"""Fingerprints stay through re-wrapping, moving and unrelated edits, and change with the evidence."""

import textwrap

import relaudit

OLD = """Harbor Loom Ltd. Reports First Quarter Results

GHENT, March 3, 2021 -- Harbor Loom Ltd. sold $12.4 million of multi-mode linen in the quarter.

About Harbor Loom Ltd.

Harbor Loom Ltd. weaves linen in two mills in Ghent and may sell it in nine countries around the sea.

Contact: press@harborloom.example, (555) 010-7788
"""

NEW = """Harbor Loom Ltd. Reports Second Quarter Results

GHENT, June 7, 2021 -- Harbor Loom Ltd. sold $13.4 million of multi-mode linen in the quarter.

Revenues rose 30% to $12.4 million from $9.9 million in the second quarter of last year, all of it linen.

The new mill in Mons will open in TBD, as was said in the spring, and it will make multimode linen only.

About Harbor Loom Ltd.

Harbor Loom Ltd. weaves linen in two mills in Ghent and will sell it in nine countries around the sea.

Contact: press@harborloom.example, (555) 010-7799
"""


def fingerprints(new: str, old: str = OLD) -> set[str]:
    return {finding.fingerprint for finding in relaudit.compare(old, new).findings}


KNOWN = fingerprints(NEW)


def test_there_is_something_to_know_again() -> None:
    rules = {finding.rule for finding in relaudit.compare(OLD, NEW).findings}
    assert {"placeholder-left", "percent-change-mismatch", "contact-changed", "qualifier-changed"} <= rules


def test_re_wrapping_leaves_them() -> None:
    for width in (40, 60, 79, 2000):
        wrapped = "\n\n".join(textwrap.fill(part, width) for part in NEW.split("\n\n"))
        assert fingerprints(wrapped) == KNOWN


def test_moving_leaves_them() -> None:
    head, lead, figures, mill, *rest = NEW.split("\n\n")
    assert fingerprints("\n\n".join([head, lead, mill, figures, *rest])) == KNOWN


def test_unrelated_edits_leave_them() -> None:
    assert fingerprints(NEW.replace("as was said in the spring", "as the chairman said last May")) == KNOWN
    more = "The company thanks its weavers for the work they have done in a hard year.\n\nAbout Harbor"
    assert fingerprints(NEW.replace("About Harbor", more, 1)) == KNOWN


def test_other_evidence_is_another_finding() -> None:
    for before, after in [("30%", "31%"), ("TBD", "XX weeks"), ("7799", "7790"), ("will sell", "must sell")]:
        changed = fingerprints(NEW.replace(before, after))
        assert len(KNOWN - changed) == len(changed - KNOWN) == 1, before
