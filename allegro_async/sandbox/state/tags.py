"""The tags by which a seller groups offers."""

from __future__ import annotations

from dataclasses import dataclass

from allegro_async.sandbox.data.dice import Ids

MOST = 100
"""So many tags a seller may have."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag.

    Attributes:
        id: Its id.
        name: Its name, which no other tag has.
        hidden: Whether it is left out where the seller chooses among tags.
    """

    id: str
    name: str
    hidden: bool


class Tags:
    """All tags of a seller.

    Args:
        seed: Decides the ids.

    Attributes:
        all: The tags by id.
        assigned: The ids of the tags of each offer, by its id.
    """

    def __init__(self, seed: bytes) -> None:
        self._ids = Ids(seed, "tag")
        self._made = 0
        self.all: dict[str, Tag] = {}
        self.assigned: dict[str, tuple[str, ...]] = {}

    def create(self, name: str, *, hidden: bool) -> Tag:
        """Make a tag."""
        tag = Tag(self._ids.make(self._made), name, hidden)
        self._made += 1
        self.all[tag.id] = tag
        return tag

    def of(self, offer: str) -> list[Tag]:
        """The tags of an offer; those that were deleted are on no offer any more."""
        return [self.all[tag] for tag in self.assigned.get(offer, ()) if tag in self.all]
