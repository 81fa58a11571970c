"""Cities with the postal codes that belong to them, and streets found in most of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .words import words

if TYPE_CHECKING:
    from .dice import Dice


@dataclass(frozen=True, slots=True)
class Place:
    """A city and its postal codes.

    Attributes:
        city: Its name in its own language.
        codes: Some of its postal codes.
        province: The voivodeship, for Polish cities.
    """

    city: str
    codes: tuple[str, ...]
    province: str = ""


def _places(table: str) -> tuple[Place, ...]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return tuple(Place(row[0], tuple(row[1].split(",")), row[2] if row[2:] else "") for row in rows)


POLAND = _places("""
Warszawa|00-001,00-515,01-234,02-677,03-310,04-028|MAZOWIECKIE
Warszawa|00-950,01-494,02-001,03-984|MAZOWIECKIE
Kraków|30-001,30-552,31-005,31-571|MALOPOLSKIE
Łódź|90-001,91-073,92-318,93-105|LODZKIE
Wrocław|50-001,51-162,53-333,54-204|DOLNOSLASKIE
Poznań|60-001,60-166,61-131,61-806|WIELKOPOLSKIE
Gdańsk|80-001,80-244,80-309|POMORSKIE
Szczecin|70-001,70-453,71-063|ZACHODNIOPOMORSKIE
Bydgoszcz|85-001,85-070,85-790|KUJAWSKO_POMORSKIE
Lublin|20-001,20-340,20-704|LUBELSKIE
Białystok|15-001,15-427,15-703|PODLASKIE
Katowice|40-001,40-082,40-749|SLASKIE
Gdynia|81-321,81-451,81-601|POMORSKIE
Częstochowa|42-200,42-202,42-217|SLASKIE
Radom|26-600,26-610|MAZOWIECKIE
Toruń|87-100|KUJAWSKO_POMORSKIE
Sosnowiec|41-200,41-219|SLASKIE
Rzeszów|35-001,35-310|PODKARPACKIE
Kielce|25-001,25-520|SWIETOKRZYSKIE
Gliwice|44-100,44-121|SLASKIE
Olsztyn|10-001,10-542|WARMINSKO_MAZURSKIE
Zabrze|41-800|SLASKIE
Bielsko-Biała|43-300|SLASKIE
Zielona Góra|65-001,65-119|LUBUSKIE
Rybnik|44-200|SLASKIE
Opole|45-001,45-064|OPOLSKIE
Tychy|43-100|SLASKIE
Gorzów Wielkopolski|66-400|LUBUSKIE
Elbląg|82-300|WARMINSKO_MAZURSKIE
Płock|09-400|MAZOWIECKIE
Wałbrzych|58-300|DOLNOSLASKIE
Tarnów|33-100|MALOPOLSKIE
Koszalin|75-001,75-350|ZACHODNIOPOMORSKIE
Kalisz|62-800|WIELKOPOLSKIE
Legnica|59-220|DOLNOSLASKIE
Słupsk|76-200|POMORSKIE
Nowy Sącz|33-300|MALOPOLSKIE
Jelenia Góra|58-500|DOLNOSLASKIE
Siedlce|08-110|MAZOWIECKIE
Suwałki|16-400|PODLASKIE
Zakopane|34-500|MALOPOLSKIE
Gniezno|62-200|WIELKOPOLSKIE
""")

CZECHIA = _places("""
Praha|110 00,120 00,130 00,150 00
Brno|602 00,612 00
Ostrava|702 00
Plzeň|301 00
Olomouc|779 00
Liberec|460 01
Hradec Králové|500 02
České Budějovice|370 01
Pardubice|530 02
Zlín|760 01
""")

SLOVAKIA = _places("""
Bratislava|811 01,821 08
Košice|040 01
Prešov|080 01
Žilina|010 01
Nitra|949 01
Banská Bystrica|974 01
Trnava|917 01
Trenčín|911 01
""")

HUNGARY = _places("""
Budapest|1011,1052,1117
Debrecen|4024
Szeged|6720
Miskolc|3525
Pécs|7621
Győr|9021
Nyíregyháza|4400
Kecskemét|6000
Székesfehérvár|8000
""")

PLACES = {"PL": POLAND, "CZ": CZECHIA, "SK": SLOVAKIA, "HU": HUNGARY}

STREETS = {
    "PL": words(
        "Polna|Leśna|Słoneczna|Krótka|Szkolna|Ogrodowa|Lipowa|Brzozowa|Łąkowa|Kwiatowa|Kościuszki|Mickiewicza|"
        "Sienkiewicza|Jana Pawła II|3 Maja|Wojska Polskiego|Piłsudskiego|Słowackiego|Żeromskiego|Grunwaldzka|"
        "Źródlana|os. Tysiąclecia|al. Niepodległości|pl. Wolności",
        "|",
    ),
    "CZ": words("Nádražní|Školní|Zahradní|Husova|Komenského|Palackého|Masarykova|Dlouhá|Krátká", "|"),
    "SK": words("Hlavná|Školská|Záhradná|Štúrova|Hviezdoslavova|Družstevná|Mierová|Športová", "|"),
    "HU": words("Petőfi Sándor utca|Kossuth Lajos utca|Fő utca|Rákóczi út|Dózsa György út|Ady Endre út", "|"),
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody lives."""

    street: str
    city: str
    code: str
    country: str


def address(dice: Dice, country: str) -> Address:
    """An address whose postal code belongs to its city."""
    place = dice.pick(PLACES[country])
    house = str(dice.between(1, 148))
    if country in {"CZ", "SK"} and dice.chance(40):
        house = f"{dice.between(100, 2900)}/{house}"
    elif country == "PL" and dice.chance(45):
        house = f"{house}/{dice.between(1, 60)}"
    elif country == "PL" and dice.chance(10):
        house += "A"
    return Address(f"{dice.pick(STREETS[country])} {house}", place.city, dice.pick(place.codes), country)
