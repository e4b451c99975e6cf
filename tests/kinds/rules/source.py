"""What the tools' own source says: the rules that findings name, and the sentences that it holds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

Trees = dict[Path, ast.Module]


def trees() -> Trees:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "scripts").rglob("*.py"))}


def rules_named(source: Trees) -> set[str]:
    """The name of every rule that a finding can carry: what ``Finding`` is given, or a function that hands it on.

    Fails at a name that cannot be read: it stands as text, as a constant of a module, or as ``rule`` set from those.
    """
    constants, handed_on = _constants(source), _handed_on(source)
    names: set[str] = set()
    for path, tree in source.items():
        chosen = {name for node in ast.walk(tree) if isinstance(node, ast.Assign) for name in _chosen(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (place := _place(node, path, handed_on)) is not None:
                given = node.args[place] if len(node.args) > place else _keyword(node)
                for part in [*_parts(given), *(chosen if _is_rule(given) else ())]:
                    if isinstance(part, ast.Constant):
                        names.add(str(part.value))
                    elif isinstance(part, ast.Name) and part.id in constants:
                        names |= constants[part.id]
                    else:
                        assert _is_rule(part), f"{path}:{node.lineno}: which rule is {ast.unparse(part)}?"
    return names


def sentences(source: Trees) -> set[str]:
    """Every text of the source, with ``{}`` for each part that is filled in."""
    return {_unfilled(node) for tree in source.values() for node in ast.walk(tree) if _is_text(node)}


def _place(call: ast.Call, path: Path, handed_on: dict[tuple[Path | None, str], int]) -> int | None:
    """Where a call takes the name of a rule; None for one that takes none."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    return 2 if name == "Finding" else handed_on.get((path, name), handed_on.get((None, name)))


def _handed_on(source: Trees) -> dict[tuple[Path | None, str], int]:
    """The functions that take a ``rule`` by its name, and where; those with an underscore in their own module alone."""
    found: dict[tuple[Path | None, str], int] = {}
    for path, tree in source.items():
        for node in ast.walk(tree):
            taken = [ast.unparse(each) for each in node.args.args] if isinstance(node, ast.FunctionDef) else []
            if isinstance(node, ast.FunctionDef) and "rule: str" in taken:
                found[path if node.name.startswith("_") else None, node.name] = taken.index("rule: str")
    return found


def _constants(source: Trees) -> dict[str, set[str]]:
    """What stands behind each name to which a module or a function gives a text."""
    found: dict[str, set[str]] = {}
    for tree in source.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                for target in node.targets:
                    found.setdefault(ast.unparse(target), set()).add(str(node.value.value))
    return found


def _chosen(node: ast.Assign) -> Iterator[ast.expr]:
    if any(isinstance(target, ast.Name) and target.id == "rule" for target in node.targets):
        yield from _parts(node.value)


def _parts(given: ast.expr) -> Iterator[ast.expr]:
    if isinstance(given, ast.IfExp):
        yield from (given.body, given.orelse)
    else:
        yield given


def _keyword(call: ast.Call) -> ast.expr:
    """The rule given by name; where none is given, the function's own default, which stands in its module as text."""
    return next((each.value for each in call.keywords if each.arg == "rule"), ast.Name("rule"))


def _is_rule(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "rule") or (
        isinstance(node, ast.Attribute) and node.attr == "rule"
    )


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _unfilled(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
    assert isinstance(node, ast.Constant)
    return str(node.value)
