"""What collections and documents remember, for each account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast


@dataclass(slots=True)
class Record:
    """One thing that is remembered.

    Attributes:
        mark: Names it for the dice: what is invented of it stays the same.
        value: What is known of it.
        sent: Whether somebody sent it; then nothing is invented but what an answer must have.
        revision: How often it was written, from 1.
    """

    mark: str
    value: dict[str, Any]
    sent: bool = False
    revision: int = 1

    def write(self, value: dict[str, Any]) -> None:
        """Take another value."""
        self.value, self.sent = value, True
        self.revision += 1


class Shelves:
    """All that is remembered in a sandbox."""

    def __init__(self) -> None:
        self._shelves: dict[tuple[str, str], dict[str, Record]] = {}
        self._number = 0

    def at(self, owner: str, place: str, first: Callable[[], dict[str, Record]]) -> dict[str, Record]:
        """Give the records of a collection by id, or of a document by an empty id.

        Args:
            owner: Whose they are.
            place: The path of the collection.
            first: Makes what it holds from the start.
        """
        key = (owner, place)
        if key not in self._shelves:
            self._shelves[key] = first()
        return self._shelves[key]

    def next_number(self) -> int:
        """Count the things that were created."""
        self._number += 1
        return self._number


def merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Edit a value: fields given as null are cleared, objects are merged, all else is replaced."""
    result = dict(old)
    for name, value in new.items():
        before = result.get(name)
        if isinstance(before, dict) and isinstance(value, dict):
            result[name] = merged(cast("dict[str, Any]", before), cast("dict[str, Any]", value))
        else:
            result[name] = value
    return result
