"""Findings that a person has accepted: kept beside the releases, never in them, and never hidden.

The file `.relaudit-accepted.toml` is written to be read in a review: one table for each finding,
in the order in which they were accepted. No clock decides what has expired: the draft's date does,
or --as-of.
"""

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from relaudit.model import Acceptance, Audit, Finding, Settings
from relaudit.rules import catalogue, selected
from relaudit.settings import SettingsError, read_toml, shown
from relaudit.suggest import unknown

HEAD = "# Findings that a person has accepted: see relaudit accept --help. Reviewed like any other change.\n"
EVIDENCE = 200
"""Code points of a finding's words that are kept: enough to know it again in a review."""

NEEDED = ("fingerprint", "reason", "by")
KEYS = tuple(field.name for field in fields(Acceptance))


def load(file: str) -> tuple[Acceptance, ...]:
    """Read an acceptance file; raises SettingsError for one that cannot be used."""
    contents = read_toml(file)
    entries = contents.get("accepted", [])
    if set(contents) - {"accepted"} or not isinstance(entries, list):
        raise SettingsError(f"{shown(file)}: must hold tables [[accepted]] and nothing else")
    try:
        return tuple(_acceptance(entry) for entry in entries)
    except ValueError as trouble:
        raise SettingsError(f"{shown(file)}: {trouble}") from None


def _acceptance(entry: Any) -> Acceptance:
    if not isinstance(entry, dict):
        raise ValueError("accepted must be tables")
    for key in entry:
        if key not in KEYS:
            raise ValueError(unknown("key", key, KEYS))
    texts = {key: value.isoformat() if isinstance(value, date) else value for key, value in entry.items()}
    for key in (*NEEDED, *texts):
        if not isinstance(texts.get(key), str) or not texts[key].strip():
            raise ValueError(f"an entry needs {key} as a text")
    if not is_fingerprint(texts["fingerprint"]):
        raise ValueError(f"{texts['fingerprint']!r} is no fingerprint")
    if "until" in texts:
        texts["until"] = _iso(texts["until"])
    return Acceptance(**{"rule": "", **texts})


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"until must be a date as YYYY-MM-DD, not {text!r}") from None


def is_fingerprint(text: str) -> bool:
    """Whether a text is written as fingerprints are: twelve hexadecimal digits."""
    return re.fullmatch(r"[0-9a-f]{12}", text) is not None


def dump(acceptances: Iterable[Acceptance]) -> str:
    """The acceptance file's text, which `load` reads back."""
    return "\n".join([HEAD, *(_table(acceptance) for acceptance in acceptances)])


def _table(acceptance: Acceptance) -> str:
    lines = ["[[accepted]]"]
    for key in KEYS:
        value = " ".join((getattr(acceptance, key) or "").split())
        if value:
            lines.append(f"{key} = {value if key == 'until' else _quoted(value)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, which wants DEL escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def of(finding: Finding, acceptance: Acceptance, draft: str) -> Acceptance:
    """The acceptance with the rule, the words and the release of the finding it is for."""
    words = " ".join(finding.locations[0].text.split()) if finding.locations else ""
    evidence = words if len(words) <= EVIDENCE else f"{words[:EVIDENCE]} […]"
    return replace(acceptance, rule=finding.rule, evidence=evidence, draft=draft.replace(os.sep, "/"))


def add(acceptances: Sequence[Acceptance], new: Iterable[Acceptance]) -> tuple[Acceptance, ...]:
    """The acceptances with new ones at the end; one of the same fingerprint gives way."""
    fresh = {acceptance.fingerprint: acceptance for acceptance in new}
    kept = [acceptance for acceptance in acceptances if acceptance.fingerprint not in fresh]
    return (*kept, *fresh.values())


def expired(acceptance: Acceptance, day: str | None) -> bool:
    """Whether it held until a day before this one (ISO 8601); where no day is known it stands."""
    return bool(acceptance.until and day and day > acceptance.until)


def apply(audit: Audit, acceptances: Sequence[Acceptance], day: str | None) -> Audit:
    """Set the accepted findings apart from the active ones, and tell what has expired."""
    known = {acceptance.fingerprint: acceptance for acceptance in acceptances}
    active: list[Finding] = []
    accepted: list[Finding] = []
    remarks: list[str] = []
    for finding in audit.findings:
        acceptance = known.get(finding.fingerprint)
        if acceptance is None:
            active.append(finding)
        elif expired(acceptance, day):
            active.append(finding)
            remarks.append(f"the acceptance of {_named(acceptance)} ended on {acceptance.until}")
        else:
            accepted.append(replace(finding, acceptance=acceptance))
            if acceptance.until and not day:
                remarks.append(
                    f"the acceptance of {_named(acceptance)} holds until {acceptance.until}, "
                    "but the release shows no date and --as-of was not given"
                )
    told = (*audit.remarks, *remarks)
    return replace(audit, findings=tuple(active), accepted=tuple(accepted), remarks=told)


def _named(acceptance: Acceptance) -> str:
    return f"{acceptance.fingerprint}{acceptance.rule and f' ({acceptance.rule})'} by {acceptance.by}"


def stale_remark(acceptance: Acceptance) -> str:
    """What to say of an acceptance that matched nothing."""
    return f"the acceptance of {_named(acceptance)} matches no finding any more"


def is_stale(acceptance: Acceptance, runs: Iterable[tuple[Audit, Settings]]) -> bool:
    """Whether none of the audits that could have shown its finding did; False where none could have."""
    could = [audit for audit, settings in runs if _rule_ran(acceptance.rule, audit, settings)]
    seen = {finding.fingerprint for audit in could for finding in (*audit.findings, *audit.accepted)}
    return bool(could) and acceptance.fingerprint not in seen


def _rule_ran(name: str, audit: Audit, settings: Settings) -> bool:
    """Whether a rule looked at these releases; of a rule unknown, whether all rules did."""
    rules = {rule.name: rule for rule in selected(settings)}
    if not name:
        return audit.old is not None and len(rules) == len(catalogue())
    return name in rules and (rules[name].scope == "release" or audit.old is not None)
