"""The shipments of one seller, as the shipment commands make them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.dice import Dice, Ids

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CARRIERS = ("ALLEGRO", "DPD", "INPOST")


@dataclass(frozen=True, slots=True)
class Package:
    """One parcel of a shipment.

    Attributes:
        waybill: Its tracking number.
        wish: What was said of it: type, dimensions, weight, text on the label.
    """

    waybill: str
    wish: Mapping[str, Any]


@dataclass(slots=True)
class Shipment:
    """A shipment.

    Attributes:
        id: Its id.
        carrier: Who carries it.
        packages: Its parcels.
        wish: What was asked for: sender, receiver and the rest.
        created: When it was made, in microseconds since 1970.
        cancelled: When it was cancelled.
        pickup: The id of the pickup that a courier comes for.
    """

    id: str
    carrier: str
    packages: tuple[Package, ...]
    wish: Mapping[str, Any]
    created: int
    cancelled: int | None = None
    pickup: str | None = None

    @property
    def package(self) -> Package:
        """The first parcel."""
        return self.packages[0]

    @property
    def waybill(self) -> str:
        """The tracking number of the first parcel."""
        return self.package.waybill


class Shipments:
    """All shipments of a seller, by id.

    Args:
        seed: Decides ids, carriers and tracking numbers.
    """

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self._ids = Ids(seed, "shipment")
        self._pickups = Ids(seed, "pickup")
        self._all: dict[str, Shipment] = {}
        self._ordered = 0

    def __len__(self) -> int:
        return len(self._all)

    def find(self, shipment_id: str) -> Shipment | None:
        """Find a shipment."""
        return self._all.get(shipment_id)

    def create(self, wish: Mapping[str, Any], packages: Sequence[Mapping[str, Any]], now: int) -> Shipment:
        """Make a shipment.

        Args:
            wish: What was asked for.
            packages: What was said of each parcel.
            now: The present moment, in microseconds since 1970.
        """
        number = len(self._all)
        dice = Dice(self._seed, "shipment", number)
        made = Shipment(
            id=self._ids.make(number),
            carrier=dice.pick(_CARRIERS),
            packages=tuple(Package(f"62{dice.digits(22)}", each) for each in packages),
            wish=wish,
            created=now,
        )
        self._all[made.id] = made
        return made

    def order_pickup(self, shipments: Sequence[Shipment]) -> str:
        """Let a courier come for shipments; gives the id of the pickup."""
        pickup = self._pickups.make(self._ordered)
        self._ordered += 1
        for shipment in shipments:
            shipment.pickup = pickup
        return pickup
