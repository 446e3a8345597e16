"""The theme's templates in one language, compiled for pages whose data are plain: mappings, lists and texts.

What Jinja leaves open for every page is decided here once: what templates say is in one language, what they
ask a mapping for is an entry, what they call asks for no context. The tests hold the pages of the samples
against those that Jinja makes.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from gettext import NullTranslations
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator import places
from generator.cache.keys import contents, digest
from generator.languages import words

if TYPE_CHECKING:
    from generator.writing.pages import Way


class Templates(jinja2.Environment):
    """Templates from some folders, the first first, whose words are those of a language.

    A dot asks for an entry first, and then for an attribute. Whoever renders one says in ``way`` from which
    page the filter ``url`` leads.
    """

    def __init__(self, folders: tuple[str, ...], language: str) -> None:
        super().__init__(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            auto_reload=False,
            bytecode_cache=_compiled(language),
        )
        self.filters["url"] = _from_here
        self._catalogue = words(language)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = _Said(self._catalogue).visit(super()._parse(source, name, filename))
        return parsed

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is not dict:
            return super().getattr(obj, attribute)
        if attribute in obj:
            return obj[attribute]
        method = getattr(obj, attribute, None)
        return self.undefined(obj=obj, name=attribute) if method is None else method


class _Context(jinja2.runtime.Context):
    """Calls what templates call: macros, words and methods, of which none asks for a context."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        named.pop("_block_vars", None)  # what Jinja adds for those that ask
        named.pop("_loop_vars", None)
        return called(*given, **named)


class _Template(jinja2.Template):
    """Escapes a text once: most texts of a learner's pages stand on several."""

    @classmethod
    def from_code(cls, *given: Any, **named: Any) -> jinja2.Template:
        template = super().from_code(*given, **named)
        template.root_render_func.__globals__["escape"] = said
        return template


Templates.context_class = _Context
Templates.template_class = _Template


def said(value: Any) -> Markup:
    """A value as HTML says it."""
    return _escaped(value) if type(value) is str else escape(value)


@lru_cache(maxsize=1 << 12)
def _escaped(text: str) -> Markup:
    return escape(text)


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates that another process has compiled, each with the SHA-1 of its source.

    They are code, so they lie where nobody but this user can write: in the folder that Jinja makes for them
    among temporary files. What cannot be read or written there is compiled anew.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002  # Jinja's
        """The same in whatever folder the theme lies."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except _UNREADABLE:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


_UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ImportError,
    UnpicklingError,
)


def _compiled(language: str) -> jinja2.BytecodeCache | None:
    """Those that this program compiles for the words of a language; None if there is no place for them."""
    here, said = Path(__file__), (places.TRANSLATIONS / language, (".po",))
    return compiled_by(list(contents([(here.parent, (here.name,)), said])))


def compiled_by(*maker: object) -> jinja2.BytecodeCache | None:
    """Those that were compiled by the same maker, and with the same libraries."""
    libraries = [version(name) for name in ("jinja2", "markupsafe")]
    with suppress(OSError, RuntimeError):
        return _Compiled(pattern=f"leerkring-{digest(libraries, *maker)[:32]}-%s.cache")
    return None


class _Said(NodeTransformer):
    """Puts the words of a language in the place of ``_("…")``: a page has forty such texts."""

    def __init__(self, catalogue: NullTranslations) -> None:
        self._catalogue = catalogue

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # the name Jinja looks for
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=text)]):
                return nodes.Const(self._catalogue.gettext(text), lineno=node.lineno)
        return self.generic_visit(node)


_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#")
"""An address with a scheme, from the host's root, or on the page itself."""


@jinja2.pass_context
def _from_here(context: jinja2.runtime.Context, address: object) -> str:
    """An address below the site's root as seen from the page; another one as it is."""
    text = str(address)
    if _ELSEWHERE.match(text):
        return text
    way: Way = context.parent["way"]
    return way.to(text.removeprefix("./"))
