"""Everything the schemas and the command say is there in every language."""

import ast
import json
import re
from pathlib import Path

import pytest
from babel.messages import pofile

import generator
from generator.cli import leerkring
from generator.cli.verbs import VERBS
from generator.guide import new_site, verdicts, wording
from generator.guide.lists import imported, refused, remarks
from generator.guide.lists import wording as lists_wording
from generator.guide.themes import THEMES
from generator.places import SCHEMAS, SOURCE_LANGUAGE, TRANSLATIONS, languages

OTHERS = [language for language in languages() if language != SOURCE_LANGUAGE]
GENERATOR = Path(generator.__file__).parent
SAYERS = {"Told", "say", "gettext", "said", "talk", "fail", "wrong", "line", "WrongUse"}

_TEXT = re.compile(r"\S \S|[A-Z]")


def catalogue(language, name):
    with (TRANSLATIONS / language / f"{name}.po").open("rb") as file:
        return pofile.read_po(file, locale=language)


def translated(language, name):
    """msgid → translation; of a plural its singular."""
    return {
        entry.id[0] if isinstance(entry.id, tuple) else entry.id: entry.string
        for entry in catalogue(language, name)
        if entry.id and all(entry.string if isinstance(entry.string, tuple) else (entry.string,))
    }


def schema_texts(part):
    if isinstance(part, dict):
        yield from (
            part[name]
            for name in ("title", "description", "x-ask", "x-without")
            if isinstance(part.get(name), str) and part[name]
        )
        for name, inner in part.items():
            if name != "examples":
                yield from schema_texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from schema_texts(inner)


SCHEMA_TEXTS = {
    text
    for file in SCHEMAS.glob("*.json")
    for text in schema_texts(json.loads(file.read_text(encoding="utf-8")))
}


def spoken_texts():
    """What the tables and the code of the guide and the command say."""
    for theme in THEMES:
        yield from (theme.title, *theme.questions)
    for step in wording._STEPS.values():
        yield from filter(None, (step.label, step.advice))
    yield from (one for one, _ in wording._AMOUNTS.values())
    yield from (*wording._PHASES.values(), *wording._STATES.values(), *wording._FOR_FORMS.values())
    for verb in (leerkring, *(each.load() for each in VERBS.values())):
        yield " ".join(verb.help.split())
        yield from (each.help for each in verb.params if getattr(each, "help", None))
    yield from (verdicts.VERIFIED, *verdicts.NOT_VERIFIED, verdicts.UNUSABLE)
    for table in (verdicts.WHY, verdicts.UNKNOWN, verdicts.NOTES, verdicts.KNOWN):
        yield from table.values()
    for table in (refused.REASONS, remarks.FAULTS, remarks.NOTES):
        yield from table.values()
    yield from (new_site._OWN_FRAMEWORK, imported._COMMENT, lists_wording._READ, lists_wording._MEANT)
    for file in (GENERATOR / "guide").rglob("*.py"):
        yield from literals(ast.parse(file.read_text(encoding="utf-8")))
    for file in (GENERATOR / "cli").glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        yield from (*literals(tree), *kept(tree))


def literals(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYERS:
            for argument in node.args:
                yield from (each.value for each in ast.walk(argument) if is_text(each))


def kept(tree):
    """The texts of a module's tables and constants, and what its functions keep as ``told`` to say it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            names = node.targets if isinstance(node, ast.Assign) else [node.target]
            if node in tree.body or "told" in {getattr(name, "id", "") for name in names}:
                yield from (
                    each.value for each in ast.walk(node.value) if is_text(each) and " " in each.value
                )


def is_text(node):
    """Something to say, and not the name of a field."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_TEXT.search(node.value))


@pytest.mark.parametrize("language", OTHERS)
def test_every_title_and_description_of_the_schemas_is_translated(language):
    assert set(translated(language, "fields")) == SCHEMA_TEXTS


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_command_is_translated(language):
    known = {**translated(language, "fields"), **translated(language, "guide")}
    assert [text for text in spoken_texts() if text not in known] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["fields", "guide"])
def test_a_translation_has_the_same_blanks(language, name):
    for entry in catalogue(language, name):
        if entry.id and entry.python_brace_format:
            assert not list(entry.check()), entry.id


@pytest.mark.parametrize("language", OTHERS)
def test_one_text_has_one_translation(language):
    fields, guide = translated(language, "fields"), translated(language, "guide")
    assert {text for text in fields.keys() & guide.keys() if fields[text] != guide[text]} == set()
