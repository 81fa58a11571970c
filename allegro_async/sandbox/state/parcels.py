"""What labels can be printed for: parcels, and deliveries to Allegro's warehouse.

`find_parcel` and `find_notice` are the joints: whoever keeps shipments answers through them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from allegro_async.sandbox.world import Seller

LabelFormat: TypeAlias = Literal["PDF", "ZPL"]
"""What a label is printed as."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a label tells of a shipment.

    Attributes:
        id: The id of the shipment.
        carrier: The id of the carrier.
        waybill: Its number; empty while there is none, and then there is no label either.
        package: What else is to be printed, in lines: size, weight, reference number.
        format: How the label is printed, which was said when the shipment was made.
        order: The id of the order, if there is one.
    """

    id: str
    carrier: str
    waybill: str
    package: tuple[str, ...] = ()
    format: LabelFormat = "PDF"
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What the labels of an announced delivery tell.

    Attributes:
        id: The id of the advance ship notice.
        number: Its number for people.
        boxes: How many boxes there are, each with a label.
    """

    id: str
    number: str
    boxes: int


class Parcels:
    """Parcels and notices of a seller that a test has added by hand.

    Args:
        seed: The key of the seller.
    """

    def __init__(self, seed: bytes) -> None:
        self._parcel_ids = Ids(seed, "parcel")
        self._notice_ids = Ids(seed, "notice")
        self.parcels: dict[str, Parcel] = {}
        self.notices: dict[str, Notice] = {}

    def add(
        self,
        carrier: str,
        waybill: str,
        *package: str,
        label_format: LabelFormat = "PDF",
        order: str | None = None,
    ) -> Parcel:
        """Add a parcel."""
        name = self._parcel_ids.make(len(self.parcels))
        made = self.parcels[name] = Parcel(name, carrier, waybill, package, label_format, order)
        return made

    def announce(self, boxes: int) -> Notice:
        """Add an advance ship notice."""
        count = len(self.notices)
        name = self._notice_ids.make(count)
        made = self.notices[name] = Notice(name, f"ASN{count + 1:06d}", boxes)
        return made


def find_parcel(seller: Seller, shipment_id: str) -> Parcel | None:
    """Find what the label of a shipment tells, by the id of the shipment."""
    return seller.parcels.parcels.get(shipment_id)


def find_notice(seller: Seller, notice_id: str) -> Notice | None:
    """Find what the labels of an advance ship notice tell."""
    return seller.parcels.notices.get(notice_id)
