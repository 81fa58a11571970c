"""A small tree of categories, each leaf with its parameters and the goods that are sold in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = "954b95b6-43cf-4104-8354-dea4d9b10ddf"
"""The category above all others: what Allegro takes for `parent.id` when the call gives none."""


@dataclass(frozen=True, slots=True)
class Category:
    """A category.

    Attributes:
        id: Its id.
        name: Its name, in Polish as Allegro has them.
        parent: The id of the category above.
        goods: What is sold in it, if it is a leaf.
        price: The usual price in grosze of what is sold in it.
    """

    id: str
    name: str
    parent: str
    goods: tuple[str, ...] = ()
    price: int = 0

    @property
    def leaf(self) -> bool:
        """Whether offers may stand in it."""
        return bool(self.goods)

    def as_json(self) -> dict[str, Any]:
        """The category as the API shows it."""
        shown: dict[str, Any] = {
            "id": self.id,
            "leaf": self.leaf,
            "name": self.name,
            "options": {
                "advertisement": False,
                "offersWithProductPublicationEnabled": self.leaf,
                "productCreationEnabled": self.leaf,
                "sellerCanRequirePurchaseComments": self.leaf,
            },
        }
        return shown if self.parent == ROOT else {**shown, "parent": {"id": self.parent}}


# A root has no price; a leaf has one (in złoty), and its goods.
_TABLE = """
Dom i ogród
  Kuchnia
    Kubki 29: Kubek ceramiczny|Kubek termiczny|Filiżanka ze spodkiem|Kubek emaliowany
    Garnki 149: Garnek ze stali nierdzewnej|Rondel z pokrywką|Patelnia żeliwna|Szybkowar
  Ogród
    Narzędzia ogrodowe 79: Sekator nożycowy|Grabie do liści|Łopata do śniegu|Konewka ocynkowana
    Oświetlenie ogrodowe 59: Lampa solarna|Girlanda ogrodowa|Kinkiet elewacyjny
Elektronika
  Telefony i akcesoria
    Etui i pokrowce 35: Etui silikonowe|Etui z klapką|Pokrowiec wodoodporny
    Ładowarki 69: Ładowarka sieciowa USB-C|Powerbank 20000 mAh|Kabel USB-C 2 m
  Komputery
    Klawiatury 189: Klawiatura mechaniczna|Klawiatura bezprzewodowa|Klawiatura numeryczna
    Monitory 899: Monitor 24 cale IPS|Monitor 27 cali|Monitor ultrapanoramiczny
Dziecko
  Zabawki
    Klocki 119: Klocki konstrukcyjne|Klocki drewniane|Klocki magnetyczne
    Puzzle 39: Puzzle 1000 elementów|Puzzle drewniane|Puzzle podłogowe
Sport i turystyka
  Rower
    Oświetlenie rowerowe 49: Lampka rowerowa przednia|Zestaw lampek rowerowych
    Kaski 159: Kask rowerowy|Kask dziecięcy
  Turystyka
    Namioty 499: Namiot dwuosobowy|Namiot rodzinny|Tarp turystyczny
Motoryzacja
  Części samochodowe
    Filtry 45: Filtr oleju|Filtr kabinowy|Filtr powietrza
    Wycieraczki 65: Wycieraczki płaskie|Pióro wycieraczki tylnej
Książki i rozrywka
  Książki
    Reportaż 42: Reportaż z podróży|Zbiór reportaży|Dziennik z wyprawy
    Poradniki 36: Poradnik ogrodnika|Poradnik majsterkowicza
"""


def _read(table: str) -> dict[str, Category]:
    found: dict[str, Category] = {}
    above = [ROOT, ROOT, ROOT]
    for number, line in enumerate(table.strip("\n").splitlines(), start=1):
        depth = (len(line) - len(line.lstrip())) // 2
        head, _, goods = line.strip().partition(": ")
        name, _, price = head.rpartition(" ") if goods else (head, "", "0")
        category = Category(
            id=str(4000 + number * 137),
            name=name,
            parent=above[depth],
            goods=words(goods, "|") if goods else (),
            price=int(price) * 100,
        )
        above[depth + 1 :] = [category.id, *above[depth + 2 :]]
        found[category.id] = category
    return found


CATEGORIES = _read(_TABLE)
"""Every category by its id, parents before their children."""

LEAVES = tuple(category for category in CATEGORIES.values() if category.leaf)

BRANDS = words("Borowik Kasztan Wichura Zefirek Łanista Morena Dąbrówka Iskierka Polanka Halny")
"""Brands that do not exist."""

CONDITIONS = ("Nowy", "Używany", "Po zwrocie")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a category.

    Attributes:
        id: Its id.
        name: Its name.
        type: dictionary, string, float or integer.
        restrictions: What values are allowed, differently for each type.
        required: Whether every offer needs it.
        product: Whether it describes the product, and not the offer.
        unit: What its figures count.
        values: The values of a dictionary.
    """

    id: str
    name: str
    type: str
    restrictions: Mapping[str, Any]
    required: bool = False
    product: bool = True
    unit: str | None = None
    values: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The parameter as the API shows it."""
        shown: dict[str, Any] = {
            "id": self.id,
            "name": self.name,
            "type": self.type,
            "required": self.required,
            "requiredForProduct": self.required and self.product,
            "unit": self.unit,
            "options": {
                "ambiguousValueId": None,
                "dependsOnParameterId": None,
                "describesProduct": self.product,
                "customValuesEnabled": False,
            },
            "restrictions": dict(self.restrictions),
        }
        if self.type == "dictionary":
            shown["dictionary"] = [
                {"id": self.value_id(value), "value": value, "dependsOnValueIds": []} for value in self.values
            ]
        return shown

    def value_id(self, value: str) -> str:
        """The id of one value of a dictionary."""
        return f"{self.id}_{self.values.index(value) + 1}"


_ONE_CHOICE = {"multipleChoices": False}

CONDITION = Parameter(
    "11323", "Stan", "dictionary", _ONE_CHOICE, required=True, product=False, values=CONDITIONS
)
BRAND = Parameter("248811", "Marka", "dictionary", _ONE_CHOICE, required=True, values=BRANDS)
GTIN = Parameter(
    "225693", "EAN (GTIN)", "string", {"minLength": 2, "maxLength": 14, "allowedNumberOfValues": 5}
)
WEIGHT = Parameter(
    "17448",
    "Waga produktu",
    "float",
    {"min": 0.001, "max": 1000.0, "range": False, "precision": 3},
    unit="kg",
)
PIECES = Parameter("236146", "Liczba sztuk", "integer", {"min": 1, "max": 1000, "range": False}, unit="szt.")

PARAMETERS = (CONDITION, BRAND, GTIN, WEIGHT, PIECES)
"""The parameters of every leaf."""
