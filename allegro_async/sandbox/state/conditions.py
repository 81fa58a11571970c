"""A seller's after-sales conditions, as they were sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from collections.abc import Mapping

Condition: TypeAlias = Literal["return-policy", "implied-warranty", "warranty"]
"""The kinds of after-sales conditions."""


class Conditions:
    """The conditions of a seller, by kind and id, in the order in which they were made.

    Args:
        seed: The key of the seller.
    """

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self._made = 0
        self._kept: dict[Condition, dict[str, Mapping[str, Any]]] = {
            "return-policy": {},
            "implied-warranty": {},
            "warranty": {},
        }

    def all(self, kind: Condition) -> dict[str, Mapping[str, Any]]:
        """All conditions of a kind by their id; changes to it are kept."""
        return self._kept[kind]

    def add(self, kind: Condition, body: Mapping[str, Any]) -> str:
        """Keep a new condition, and give its id."""
        made = Ids(self._seed, kind).make(self._made)
        self._made += 1
        self._kept[kind][made] = body
        return made
