"""What the labels of shipments and of announced deliveries tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allegro_async.sandbox.state.notices import Notice
    from allegro_async.sandbox.state.shipments import Shipment

_PIECES_IN_A_BOX = 100


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a label tells of a parcel.

    Attributes:
        carrier: Who carries it.
        waybill: Its tracking number.
        measures: Its size and its weight.
        text: What the seller wants to have on the label.
        reference: The seller's own number of the shipment.
        format: PDF or ZPL, which was said when the shipment was made.
    """

    carrier: str
    waybill: str
    measures: tuple[str, ...]
    text: str | None
    reference: str | None
    format: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the label."""
        return (self.carrier, self.waybill, *self.measures, *([self.text] if self.text else []))


def parcels_of(shipment: Shipment) -> Iterator[Parcel]:
    """Give the parcels of a shipment; a cancelled one has none to be printed."""
    if shipment.cancelled is None:
        for package in shipment.packages:
            yield Parcel(
                carrier=shipment.carrier,
                waybill=package.waybill,
                measures=tuple(_measures(package.wish)),
                text=package.wish.get("textOnLabel"),
                reference=shipment.wish.get("referenceNumber"),
                format=shipment.wish.get("labelFormat") or "PDF",
            )


def boxes_of(notice: Notice) -> list[tuple[str, ...]]:
    """Give the label of each box of an announced delivery; a box holds at most 100 pieces."""
    count = -(-notice.quantity // _PIECES_IN_A_BOX)
    return [("ONE FULFILLMENT", notice.number, f"Box {box} of {count}") for box in range(1, count + 1)]


def _measures(wish: Mapping[str, Any]) -> Iterator[str]:
    yield " x ".join(_measure(wish[side]) for side in ("length", "width", "height"))
    yield _measure(wish["weight"])


def _measure(measure: Mapping[str, Any]) -> str:
    return f"{measure.get('value')} {measure.get('unit')}"
