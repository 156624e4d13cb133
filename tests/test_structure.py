"""The house keeps its walls: imports point one way, only the command line prints, names match."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "relaudit"

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "words": {"model"},
    "details": {"model"},
    "sources": {"model", "words"},
    "kinds": {"model", "words"},
    "paragraphs": {"model", "words", "kinds"},
    "tables": {"model", "words", "claims"},
    "identity": {"model", "words", "claims"},
    "claims": {"model", "words"},
    "issuers": {"model", "words"},
    "grouping": {"model", "issuers"},
    "genre": {"model", "words"},
    "parse": {"model", "words", "sources", "paragraphs", "tables", "identity", "claims"},
    "pairing": {"model", "words"},
    "align": {"model", "words", "pairing"},
    "clauses": set(),
    "hunks": {"words", "clauses"},
    "edits": {"model", "words", "details"},
    "moves": {"model", "words", "clauses", "edits"},
    "glue": {"words"},
    "diff": {"model", "words", "pairing", "align", "hunks", "glue", "edits", "moves"},
    "reconcile": {"model", "words"},
    "rules": {"model", "words", "details", "claims", "reconcile", "diff"},
    "pages": set(),
    "suggest": set(),
    "reports": {"model", "words", "details", "diff", "pages"},
}
"""What each module or package may import of ours, beside itself; the rest may import all but cli."""

TOP = ["audit", "archive", "accept", "settings", "history", "index", "gitwork"]
"""Modules on top of the picture: they may import anything but cli."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def ours(path: Path) -> Iterator[str]:
    """The rooms of ours that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "relaudit":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from [n.name.split(".")[1] for n in node.names if n.name.startswith("relaudit.")]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    name = room(path)
    if name in ("__init__", "__main__", "cli"):
        return
    allowed = MAY_IMPORT.get(name)
    imported = set(ours(path)) - {name, "__version__"}
    if allowed is None:
        assert name in TOP
        assert "cli" not in imported
    else:
        assert imported <= allowed


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_knows_click_and_prints(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imports |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    if room(path) != "cli":
        assert "click" not in imports
        assert not calls & {"print", "exit", "input"}
    if room(path) not in ("cli", "sources", "settings", "accept", "index"):
        assert "open" not in calls


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 350
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 50, node.name
