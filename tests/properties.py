"""What holds whatever is given: the settings of every test that thinks up its own examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

OFTEN = 10
"""How many times as many examples there are of each property for ``make safety``."""

settings.register_profile(
    "leerkring",
    derandomize=True,  # the same examples for everybody, so that what fails here fails there
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def with_examples(most: int) -> settings:
    return settings(settings.get_profile("leerkring"), max_examples=most)


def quick_and_heavy(examples: int) -> pytest.MarkDecorator:
    """A test that is given ``examples``: so many, and far more where it is heavy."""
    heavy = pytest.param(examples * OFTEN, marks=pytest.mark.heavy, id="heavy")
    return pytest.mark.parametrize("examples", [pytest.param(examples, id="quick"), heavy])


def holds(*values: Any, examples: int, **named: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A test that is tried with values thought up by these strategies, once quickly and once heavily."""

    def as_test(property_: Callable[..., None]) -> Callable[..., None]:
        def tried(examples: int) -> None:
            with_examples(examples)(given(*values, **named)(property_))()

        tried.__name__, tried.__doc__, tried.__module__ = (
            property_.__name__,
            property_.__doc__,
            property_.__module__,
        )
        return quick_and_heavy(examples)(tried)

    return as_test
