"""A cache of JSON that forgets its oldest entries when it grows too large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Values made on first use, the oldest of them dropped beyond a number.

    Args:
        make: Makes the value of a key.
        size: How many values are kept.
    """

    __slots__ = ("_make", "_size", "_values")

    def __init__(self, make: Callable[[K], V], size: int) -> None:
        self._make = make
        self._size = size
        self._values: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        found = self._values.get(key)
        if found is not None:
            return found
        if len(self._values) >= self._size:
            del self._values[next(iter(self._values))]
        made = self._values[key] = self._make(key)
        return made

    def __len__(self) -> int:
        return len(self._values)

    def drop(self, key: K) -> None:
        """Forget a value that is no longer true."""
        self._values.pop(key, None)
