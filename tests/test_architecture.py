"""The rooms of ARCHITECTURE.md: who may import whom, and which library lives where."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"

CORE = {"model", "problems", "places", "languages", "signs", "files"}
ALL = CORE | {
    "colours",
    "confined",
    "fetching",
    "spelling",
    "markdown",
    "personal",
    "media",
    "credentials",
    "signing",
    "publishing",
    "gate",
    "reading",
    "overviews",
    "writing",
    "reporting",
    "guide",
    "cache",
    "archive",
    "rendering",
    "building",
    "editing",
    "answers",
    "desk",
    "serving",
    "hosts",
}
MAY_IMPORT = {
    "model": set(),
    "problems": set(),
    "places": set(),
    "languages": {"places"},
    "spelling": {"signs"},
    "markdown": {"signs"},
    "signs": set(),
    "colours": set(),
    "files": set(),
    "confined": set(),
    "personal": set(),
    "reading": {
        "model",
        "colours",
        "problems",
        "places",
        "languages",
        "signs",
        "spelling",
        "markdown",
        "personal",
        "media",
        "credentials",
    },
    "gate": {"model", "languages", "spelling"},
    "overviews": {"model"},
    "media": {"model", "signs", "files", "confined"},
    "credentials": {"confined"},
    "signing": {"model", "credentials", "files"},
    "fetching": set(),
    "publishing": {"model", "signs", "files", "personal"},
    "writing": {"model", "overviews", "languages", "signs", "colours", "markdown"},
    "reporting": {"problems", "languages", "places"},
    "guide": CORE | {"reading", "gate", "spelling", "overviews", "credentials"},
    "cache": {"files", "places", "media"},
    "archive": {"files", "model", "cache", "publishing", "writing"},
    "rendering": {"languages", "places", "cache", "publishing", "writing"},
    "building": CORE
    | {"spelling", "reading", "gate", "personal", "media", "publishing", "writing"}
    | {"cache", "archive", "rendering", "credentials", "signing"},
    "editing": CORE | {"reading", "reporting", "guide", "writing", "media"},
    "answers": {"model", "places", "languages", "signs", "spelling", "personal", "reading", "gate", "guide"}
    | {"credentials", "media", "writing", "editing", "rendering"},
    "desk": {"model", "problems", "places", "languages"}
    | {"reading", "reporting", "guide", "writing", "gate", "cache", "rendering", "overviews"}
    | {"building", "archive", "publishing", "answers"},
    "serving": {"editing", "answers", "desk", "what they may"},
    "hosts": ALL,
    "cli": ALL,
    "__main__": {"building", "cli"},
}
"""For each room the other rooms it may know."""

for known in MAY_IMPORT.values():
    if "what they may" in known:
        known.update(*(MAY_IMPORT[name] for name in known - {"what they may"}))

ONLY_IN = {
    "mkdocs": {"hosts"},
    "jinja2": {"rendering", "hosts"},
    "jsonschema": {"reading/schema_errors.py"},
    "jsonschema_rs": {"reading/schemas.py"},
    "referencing": {"reading/schema_errors.py"},
    "cattrs": {"reading/convert.py"},
    "yaml": {"reading/strict_yaml.py"},
    "nh3": {"writing/prose.py"},
    "comrak": {"markdown"},
    "material": set(),
    "PIL": {"media"},
    "pikepdf": {"media", "rendering/papers.py"},
    "typst": {"rendering/papers.py"},
    "pypdfium2": {"media"},
    "openpyxl": {"guide/lists/workbook.py", "desk/tables.py"},
    "phonenumbers": {"personal/telephones.py"},
    "stdnum": {
        "personal/accounts.py",
        "personal/national_numbers.py",
        "personal/service_numbers.py",
        "personal/things.py",
    },
    "ahocorasick_rs": {
        "gate/hidden_names.py",
        "publishing/secrets.py",
        "reading/mentions.py",
    },
    "pyld": {"credentials/linked.py"},
    "cachetools": {"credentials/linked.py"},
    "cryptography": {"credentials", "signing"},
    "pyhanko": {"credentials/sealed_pdfs.py"},
    "distributed": {"hosts/contact.py", "hosts/machines.py"},
    "filelock": {"publishing/staging.py"},
    "werkzeug": {"serving"},
    "dkim": {"answers/mail.py"},
    "yaml_edit": {"editing/written.py"},
}
"""Libraries, and the room or module that may use them."""

MOST_LINES = 400
"""Of a module: what can be read in one sitting."""

MOST_LINES_OF_A_FUNCTION = 40

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@cache
def imported(path: Path) -> set[str]:
    """The modules a file imports, by full name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which room it is from"
            found |= (
                {node.module or ""}
                if node.module != "generator"
                else {f"generator.{a.name}" for a in node.names}
            )
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_knows_only_the_rooms_it_may(path):
    here = room(path)
    if here == "__init__":
        return
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("generator.")} - {
        here,
        "__version__",
    }

    assert rooms - MAY_IMPORT[here] == set()


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_used_in_its_own_place_only(library):
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if any(name.split(".")[0] == library for name in imported(path))
    }

    assert {user for user in users if not {user, user.split("/")[0]} & ONLY_IN[library]} == set()


def test_every_room_is_in_the_table_and_in_the_architecture():
    rooms = {room(path) for path in MODULES} - {"__init__"}
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")

    assert rooms == set(MAY_IMPORT)
    for name in rooms:
        assert f"`generator/{name}" in text


def test_the_table_in_the_architecture_is_this_one():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `generator/([a-z_]+)(?:/|\.py)` \| [^|]+ \| ([^|]+) \|$", text, re.MULTILINE)
    told = {name: set() if known == "–" else {*known.split(", ")} for name, known in rows}
    for known in told.values():
        if "what they may" in known:
            known.update(*(told[name] for name in known - {"what they may"}))

    assert told == {name: {"all"} if known == ALL else known for name, known in MAY_IMPORT.items()}


def test_the_architecture_can_be_read_at_a_sitting():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len([word for word in text.split() if re.search(r"\w", word)]) < 1500


def test_no_room_knows_a_room_that_knows_it():
    for here, known in MAY_IMPORT.items():
        others = known - {"what they may"}
        assert not [other for other in others if here in MAY_IMPORT[other] and here not in {other, "hosts"}]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> dict[str, int]:
    """The functions of a module, and how many lines each has."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    found = (node for node in tree if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    name = path.relative_to(PACKAGE).as_posix()
    return {f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1 for node in found}


TWO_MEANINGS = {
    "BuildLog": "what a build tells, and the one who is told at the command",
    "Cohort": "what a school says of it, and how it is built",
    "Pages": "those of a site, and those of the desk, which never meet",
    "Question": "a learner's own, and one to somebody without an account, which never meet",
    "Reading": "of a folder, and of the passages that the leak scan looks through",
    "Text": "in the languages of a school, and what the files of a site say",
}
"""Names of classes that mean two things, and why that may be. It may only become shorter."""


def test_the_name_of_a_class_means_one_thing():
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in MODULES)
    names = [node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    twice = {name for name in names if names.count(name) > 1 and not name.startswith("_")}

    assert twice == set(TWO_MEANINGS)


def test_no_module_is_longer_than_one_can_read():
    longer = {path.relative_to(PACKAGE).as_posix() for path in MODULES if lines(path) > MOST_LINES}

    assert longer == set()


def test_no_function_is_longer_than_a_screen():
    every = {name: many for path in MODULES for name, many in functions(path).items()}

    assert {name for name, many in every.items() if many > MOST_LINES_OF_A_FUNCTION} == set()


def test_modules_say_what_they_are_for_and_stay_small():
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), path
    lengths = sorted(map(lines, MODULES))
    assert lengths[len(lengths) // 2] <= 125  # the median of the codebases we learn from


def test_the_theme_holds_templates_and_assets_only():
    for path in (ROOT / "theme").rglob("*"):
        inside = path.relative_to(ROOT / "theme")
        beside = inside.parts[0] in {"assets", "editor", "answer", "desk", "online"}
        assert path.is_dir() or path.suffix == ".html" or beside, inside
