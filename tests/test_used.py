"""Nothing of the program is there for its tests alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.test_architecture import MODULES, PACKAGE

CALLED_BY_LIBRARIES = {
    "hosts/pdf.py:log_message",
    "hosts/theme.py:list_templates",
    "hosts/watching.py:unschedule",
    *(f"media/pdf/machine_fonts.py:{name}" for name in ("EnumFonts", "GetFont", "MapFont")),
    *(f"writing/tree.py:handle_{name}" for name in ("starttag", "endtag", "data")),
    *(f"answers/linked.py:handle_{name}" for name in ("starttag", "endtag", "data")),
}
"""What overrides something of a library's."""

NAMED_BY_LIBRARIES = ("on_", "visit_", "format_", "get_command", "list_commands")
"""How hooks of MkDocs, nodes of Jinja and parts of a help text of click begin."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported_in(module: Path) -> frozenset[str]:
    return frozenset(it.name for it in ast.walk(tree(module)) if isinstance(it, ast.alias))


def named(node: ast.AST, within: Path) -> Iterator[tuple[str, Path | None]]:
    """Every name that is used: by itself in its own module, as a name of something, or by import."""
    imported = imported_in(within)
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load):
            yield each.id, None if each.id in imported else within
        elif isinstance(each, ast.Attribute):
            yield each.attr, None
        elif isinstance(each, ast.Constant) and (entry := _ENTRY.fullmatch(str(each.value))):
            yield entry[1], None
        elif isinstance(each, ast.ImportFrom) and within.name != "__init__.py":
            yield from ((alias.name, None) for alias in each.names)


_ENTRY = re.compile(r"[\w.]+:(\w+)")
"""A function that is loaded when it is needed, by its module and its name."""


def test_every_function_and_every_constant_is_used_by_the_program():
    uses = {use for path in MODULES for node in tree(path).body for use in _outside_itself(node, path)}
    theme = " ".join(path.read_text("utf-8") for path in (PACKAGE.parent / "theme").rglob("*.html"))
    unused = {
        f"{path.relative_to(PACKAGE).as_posix()}:{name}"
        for path in MODULES
        for name in defined(tree(path))
        if not {(name, path), (name, None)} & uses and name not in theme
    }
    assert unused - CALLED_BY_LIBRARIES == set()


def _outside_itself(node: ast.stmt, path: Path) -> Iterator[tuple[str, Path | None]]:
    """What is named in a statement, but for a function that only calls itself."""
    own = node.name if isinstance(node, ast.FunctionDef) else ""
    return (use for use in named(node, path) if use != (own, path))


def defined(module: ast.Module) -> Iterator[str]:
    """The functions, classes and constants of a module, and the methods of its classes."""
    for node in module.body:
        if isinstance(node, ast.Assign):
            yield from (it.id for it in node.targets if isinstance(it, ast.Name) and it.id[:2] != "__")
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.ClassDef):
            yield node.name
            yield from (it.name for it in node.body if isinstance(it, ast.FunctionDef) and called_by_us(it))
        elif isinstance(node, ast.FunctionDef) and called_by_us(node):
            yield node.name


def called_by_us(function: ast.FunctionDef) -> bool:
    """Whether it is us who must call a function: none that a command, a hook or Python itself calls."""
    decorators = {ast.unparse(it).partition("(")[0] for it in function.decorator_list}
    is_command = any(it.endswith(("command", ".group", ".register", ".checks", "verb")) for it in decorators)
    return not is_command and not function.name.startswith(("__", *NAMED_BY_LIBRARIES))
