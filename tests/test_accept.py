"""Accepted findings: the file that holds them, and what they do to an audit."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaudit import accept
from relaudit.model import Acceptance, Audit, Document, Finding, Location, Settings
from relaudit.settings import ACCEPTED, SettingsError

PLACE = Location("new", 0, 3, 1, 1, "TBD", "")
FINDING = Finding("placeholder-left", "error", "A placeholder is left: TBD", "0123456789ab", (PLACE,))
AUDIT = Audit(None, Document("draft.txt", "TBD"), findings=(FINDING,))
NOTED = Acceptance(FINDING.fingerprint, FINDING.rule, "the date comes at noon", "M. Okafor")
UNTIL = replace(NOTED, until="2024-03-01")

texts = st.text(st.characters(codec="utf-8"), max_size=40).filter(str.strip)


@given(texts, texts, st.none() | st.dates().map(str), st.text(st.characters(codec="utf-8"), max_size=40))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, reason: str, by: str, until: str | None, evidence: str
) -> None:
    file = tmp_path_factory.mktemp("accepted") / ACCEPTED
    given = Acceptance("0123456789ab", "stale-date", reason, by, until, evidence, "a/b.md")
    file.write_bytes(accept.dump([given, UNTIL]).encode())
    (first, second) = accept.load(str(file))
    assert first == replace(
        given, reason=" ".join(reason.split()), by=" ".join(by.split()), evidence=" ".join(evidence.split())
    )
    assert second == UNTIL


def test_an_accepted_finding_is_set_apart_and_kept() -> None:
    audit = accept.apply(AUDIT, [NOTED], "2024-03-01")
    assert audit.findings == ()
    assert audit.accepted == (replace(FINDING, acceptance=NOTED),)
    assert audit.remarks == ()


def test_other_fingerprints_accept_nothing() -> None:
    assert accept.apply(AUDIT, [replace(NOTED, fingerprint="0123456789ac")], None) == AUDIT


@pytest.mark.parametrize(
    ("day", "active", "told"),
    [
        ("2024-03-01", False, ""),
        ("2024-03-02", True, "ended on 2024-03-01"),
        (None, False, "the release shows no date and --as-of was not given"),
    ],
)
def test_an_acceptance_ends_after_its_day(day: str | None, active: bool, told: str) -> None:
    audit = accept.apply(AUDIT, [UNTIL], day)
    assert bool(audit.findings) is active
    assert bool(audit.accepted) is not active
    assert told in " ".join(audit.remarks)


def test_one_is_stale_where_its_rule_looked_and_did_not_find_it() -> None:
    other = replace(NOTED, fingerprint="0123456789ac")
    assert accept.is_stale(other, [(AUDIT, Settings())])
    assert not accept.is_stale(NOTED, [(AUDIT, Settings())])
    assert not accept.is_stale(NOTED, [(accept.apply(AUDIT, [NOTED], None), Settings())])
    assert not accept.is_stale(other, [(AUDIT, Settings(ignore=(other.rule,)))])
    assert not accept.is_stale(replace(other, rule=""), [(AUDIT, Settings())])


def test_a_second_acceptance_of_a_finding_takes_the_place_of_the_first() -> None:
    other = replace(NOTED, fingerprint="0123456789ac")
    assert accept.add([NOTED, other], [UNTIL]) == (other, UNTIL)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('accepted = "all"', "must hold tables"),
        ("accepted = [1]", "accepted must be tables"),
        ('[[acepted]]\nreason = "x"', "must hold tables"),
        ('[[accepted]]\nfingerprint = "0123456789ab"\nby = "M"', "an entry needs reason"),
        ('[[accepted]]\nfingerprint = "0123"\nby = "M"\nreason = "r"', "'0123' is no fingerprint"),
        ('[[accepted]]\nreasn = "r"', "unknown key 'reasn'; did you mean 'reason'?"),
        ('[[accepted]]\nfingerprint = "0123456789ab"\nby = "M"\nreason = "r"\nuntil = "May"', "until must"),
        ("[[accepted]", "Expected"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / ACCEPTED
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"relaudit-accepted\.toml: ") as caught:
        accept.load(str(file))
    assert said in str(caught.value)
