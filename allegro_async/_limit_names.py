"""Check the names in a user's limits against the operations there are."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from .call import Operation, RequestLimit
from .errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .limit_settings import Limits

_RAW = "request"  # what `AllegroClient.request` sends


def check_names(limits: Limits) -> None:
    """Refuse names of limits and operations that nothing has.

    Raises:
        ConfigurationError: Names the wrong one, and those near it.
    """
    from .resources import operations

    table = vars(operations).values()
    families = {value.name: value for value in table if isinstance(value, RequestLimit)}
    known = {value.name for value in table if isinstance(value, Operation)} | {_RAW}
    for name in limits.overrides:
        if name not in families:
            there_are = f"there are {', '.join(sorted(families))}"
            raise ConfigurationError(
                f"overrides: there is no limit {name!r}; {_near(name, families) or there_are}"
            )
    for name in limits.extra:
        if name not in known:
            lists_them = "`python -m allegro_async operations` lists them"
            raise ConfigurationError(
                f"extra: there is no operation {name!r}; {_near(name, known) or lists_them}"
            )
    _check_twins(limits, families)


def _check_twins(limits: Limits, families: dict[str, RequestLimit]) -> None:
    """Refuse two limits of one name: which of them holds?"""
    changed = {name: replace(limit, name=name) for name, limit in limits.overrides.items() if limit}
    figures = {**families, **changed}
    for operation, added in limits.extra.items():
        for limit in added:
            if figures.setdefault(limit.name, limit) != limit:
                raise ConfigurationError(
                    f"extra[{operation!r}] has a limit {limit.name!r} with other figures than the one of "
                    "that name: give it a name of its own"
                )


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    return f"did you mean {' or '.join(map(repr, near))}?" if near else ""
