"""How goods reach the buyer: methods, their prices, and the points where parcels wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .places import PLACES, STREETS, Address

if TYPE_CHECKING:
    from .dice import Dice


@dataclass(frozen=True, slots=True)
class Method:
    """A way of delivery.

    Attributes:
        id: Its id.
        name: What the buyer chose.
        price: Its price in grosze.
        point: The parcel waits at a point.
        in_person: The buyer fetches it from the seller.
        on_delivery: It is paid to the courier.
    """

    id: str
    name: str
    price: int
    point: bool = False
    in_person: bool = False
    on_delivery: bool = False


METHODS = (
    Method("7b0a6c1e-93d4-4f0b-8a52-1d6f3e9c2001", "Paczkomat", 1399, point=True),
    Method("7b0a6c1e-93d4-4f0b-8a52-1d6f3e9c2002", "Kurier", 1599),
    Method("7b0a6c1e-93d4-4f0b-8a52-1d6f3e9c2003", "Automat paczkowy", 999, point=True),
    Method("7b0a6c1e-93d4-4f0b-8a52-1d6f3e9c2004", "Kurier pobranie", 2099, on_delivery=True),
    Method("7b0a6c1e-93d4-4f0b-8a52-1d6f3e9c2005", "Punkt odbioru", 1149, point=True),
    Method("7b0a6c1e-93d4-4f0b-8a52-1d6f3e9c2006", "Odbiór osobisty", 0, in_person=True),
)

_CODES = {
    "Warszawa": "WAW",
    "Kraków": "KRA",
    "Łódź": "LOD",
    "Wrocław": "WRO",
    "Poznań": "POZ",
    "Gdańsk": "GDA",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A point where parcels wait."""

    id: str
    name: str
    description: str
    address: Address


def point(dice: Dice, country: str, method: Method) -> Point:
    """A point in a city of the country."""
    place = dice.pick(PLACES[country])
    code = f"{_CODES.get(place.city, place.city[:3].upper())}{dice.between(1, 99):02d}{dice.pick('ABMN')}"
    where = Address(
        f"{dice.pick(STREETS[country])} {dice.between(1, 120)}", place.city, dice.pick(place.codes), country
    )
    return Point(code, f"{method.name} {code}", dice.pick(("Przy sklepie", "Stacja paliw", "Parking")), where)
