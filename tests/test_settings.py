"""Settings files: which one counts, what may stand in it, what is said of a mistake."""

from pathlib import Path

import pytest

from relaudit import settings
from relaudit.model import Settings
from relaudit.rules import catalogue

RULE = catalogue()[0].name


def test_every_setting_has_a_key() -> None:
    assert {field for field, _ in settings.READERS.values()} == set(Settings.__dataclass_fields__)


def test_every_key_is_read(tmp_path: Path) -> None:
    file = tmp_path / "relaudit.toml"
    file.write_text(
        f"""
        prior = "releases/*.txt"
        boilerplate = "approved.md"
        issuer = "Harbor Loom Ltd."
        aliases = ["Harbor Loom"]
        select = ["{RULE}"]
        ignore = "{RULE}"
        severity = {{ {RULE} = "note" }}
        fail-on = "warning"
        required = ["about", "contact"]
        domains = ["harborloom.example"]
        abbreviations = ["LOOM"]
        """,
        encoding="utf-8",
    )
    assert settings.load(str(file)) == Settings(
        prior=(str(tmp_path / "releases/*.txt"),),
        boilerplate_file=str(tmp_path / "approved.md"),
        issuer="Harbor Loom Ltd.",
        aliases=("Harbor Loom",),
        select=(RULE,),
        ignore=(RULE,),
        severity=((RULE, "note"),),
        fail_on="warning",
        required=("about", "contact"),
        domains=("harborloom.example",),
        abbreviations=("LOOM",),
    )


def test_paths_are_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "relaudit.toml").write_text('prior = ["old"]', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert settings.load(str(tmp_path / "relaudit.toml")).prior == ("old",)


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    inner = tmp_path / "releases" / "2024"
    inner.mkdir(parents=True)
    (tmp_path / "relaudit.toml").write_text('issuer = "Outer"\nfail-on = "note"\n', encoding="utf-8")
    assert settings.find(str(inner)) == str(tmp_path / "relaudit.toml")
    (inner / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    assert settings.find(str(inner)) == str(tmp_path / "relaudit.toml")
    (inner / "pyproject.toml").write_text('[tool.relaudit]\nissuer = "Inner"\n', encoding="utf-8")
    found = settings.find(str(inner))
    assert found == str(inner / "pyproject.toml")
    assert settings.load(found) == Settings(issuer="Inner")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ignroe = []", "unknown key 'ignroe'; did you mean 'ignore'?"),
        ("fail-on = 3", "fail-on: must be a text, not 3"),
        ('fail-on = "fatal"', "fail-on: unknown severity 'fatal' (error, warning, note, never)"),
        ('ignore = ["no-such-rule-at-all"]', "ignore: unknown rule 'no-such-rule-at-all'"),
        (f'ignore = ["{RULE}s"]', f"ignore: unknown rule '{RULE}s'; did you mean '{RULE}'?"),
        ("ignore = [1]", "ignore: must be a list of texts, not [1]"),
        (f'severity = ["{RULE}"]', "severity: must be a table"),
        (f'severity = {{ {RULE} = "eror" }}', "severity: unknown severity 'eror'; did you mean 'error'?"),
        ('required = ["abuot"]', "required: unknown element 'abuot'; did you mean 'about'?"),
        ("issuer = ", "Invalid value"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "relaudit.toml"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(settings.SettingsError) as caught:
        settings.load(str(file))
    assert said in str(caught.value)
    assert "relaudit.toml: " in str(caught.value)


def test_our_table_must_be_a_table(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[tool]\nrelaudit = "tool.relaudit"\n', encoding="utf-8")
    with pytest.raises(settings.SettingsError, match=r"tool\.relaudit must be a table"):
        settings.load(str(file))


def test_the_readme_shows_every_key(tmp_path: Path) -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    file = tmp_path / "relaudit.toml"
    file.write_text(readme.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert set(settings.read_toml(str(file))) == set(settings.READERS) - {"select"}
    settings.load(str(file))
