"""Valid data into the model's objects, by their type hints."""

from __future__ import annotations

from typing import Any, TypeVar

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from generator.model import Date, Feedback, Framework, Received, Text, Validation

T = TypeVar("T")

_converter = Converter()
_converter.register_structure_hook(Date, lambda value, _: Date(str(value)))
_converter.register_structure_hook(Text, lambda value, _: _text(value))
_converter.register_structure_hook(
    Feedback, make_dict_structure_fn(Feedback, _converter, giver=override(rename="from"))
)
_converter.register_structure_hook(
    Framework,
    make_dict_structure_fn(
        Framework, _converter, source=override(rename="_source"), address=override(rename="source")
    ),
)
_converter.register_structure_hook(
    Received,
    make_dict_structure_fn(
        Received,
        _converter,
        sender=override(rename="from"),
        about=override(struct_hook=lambda value, _: tuple(sorted(dict(value).items()))),
    ),
)
_converter.register_structure_hook(
    Validation,
    make_dict_structure_fn(
        Validation,
        _converter,
        fingerprint=override(struct_hook=lambda value, _: tuple(sorted(dict(value).items()))),
    ),
)


def converted(data: dict[str, Any], model: type[T]) -> T:
    """An object of a model class from data its schema allows. Numbers given for text become text."""
    if model is Framework:
        data = {**data, "_source": data["path"]}
    return _converter.structure(data, model)


def _text(value: str | dict[str, str]) -> Text:
    return Text((("", value),) if isinstance(value, str) else tuple(sorted(value.items())))
