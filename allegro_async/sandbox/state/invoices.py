"""Invoices of orders, and links to documents elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from allegro_async.sandbox.state.files import File


@dataclass(frozen=True, slots=True)
class Invoice:
    """A declared invoice.

    Attributes:
        number: The number that the seller gave it.
        at: When it was declared, in microseconds since 1970.
        file: Its file, whose id is the invoice's.
    """

    number: str | None
    at: int
    file: File


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a document that lies elsewhere.

    Attributes:
        id: Its id.
        url: The address.
        at: When it came, in microseconds since 1970.
    """

    id: str
    url: str
    at: int


class Invoices:
    """The invoices and links of a seller, by the id of the order.

    Args:
        seed: The key of the seller.
    """

    def __init__(self, seed: bytes) -> None:
        self._ids = Ids(seed, "document link")
        self._linked = 0
        self._invoices: dict[str, list[Invoice]] = {}
        self._links: dict[str, list[Link]] = {}

    def of(self, order: str) -> tuple[Invoice, ...]:
        """The invoices of an order."""
        return tuple(self._invoices.get(order, ()))

    def add(self, order: str, number: str | None, now: int, file: File) -> None:
        """Declare an invoice of an order."""
        self._invoices.setdefault(order, []).append(Invoice(number, now, file))

    def links(self, order: str) -> tuple[Link, ...]:
        """The links of an order."""
        return tuple(self._links.get(order, ()))

    def link(self, order: str, url: str, now: int) -> Link:
        """Add a link to an order."""
        made = Link(self._ids.make(self._linked), url, now)
        self._linked += 1
        self._links.setdefault(order, []).append(made)
        return made
