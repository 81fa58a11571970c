"""The buyers: names, logins, telephone numbers, companies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .dice import Dice
from .money import tax_number
from .places import Address, address
from .words import words

_WOMEN_PL = words(
    "Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Elżbieta Zofia Magdalena Joanna Żaneta Świętosława"
)
_MEN_PL = words(
    "Piotr Krzysztof Andrzej Tomasz Paweł Michał Łukasz Marcin Grzegorz Józef Stanisław Wojciech Błażej"
)
_NAMES_PL = words(
    "Nowak Wójcik Kowalczyk Woźniak Mazur Krawczyk Kaczmarek Zając Król Wróbel Stępień Pawlak Gołąb Źrebiec"
)
# Surnames that end in -i for men and in -a for women.
_BENDING_PL = words(
    "Kowalsk Wiśniewsk Lewandowsk Zielińsk Szymańsk Dąbrowsk Kozłowsk Jankowsk Żółkiewsk Śliwińsk Ćwiklińsk"
)

FIRST_NAMES = {
    "PL": (_WOMEN_PL, _MEN_PL),
    "CZ": (words("Jana Eva Hana Lenka Kateřina Zdeňka"), words("Jiří Jan Petr Tomáš Zdeněk")),
    "SK": (words("Mária Zuzana Katarína Ľudmila"), words("Jozef Ján Peter Ľuboš Štefan")),
    "HU": (
        words("Erzsébet Ilona Judit Ágnes Zsófia"),
        words("László István György Ákos Győző"),
    ),
}
"""For each country the first names of women and of men."""

LAST_NAMES = {
    "CZ": (
        words("Nováková Svobodová Dvořáková Černá"),
        words("Novák Svoboda Dvořák Černý Kučera"),
    ),
    "SK": (words("Horváthová Kováčová Vargová"), words("Horváth Kováč Varga Tóth Nagy")),
    "HU": (
        words("Nagy Kovács Tóth Szabó Horváth"),
        words("Nagy Kovács Tóth Kiss Vörös Szűcs"),
    ),
}

_COMPANY_WORDS = words("Bud Auto Agro Elektro Tech Dom Mebel Sport Zoo Foto Eko Trans")
_COMPANY_ENDS = words("pol mix land serwis hurt plus art max")
_COMPANY_FORMS = {
    "PL": ("Sp. z o.o.", "S.A.", "s.c.", "- Usługi Ogólne"),
    "CZ": ("s.r.o.", "a.s."),
    "SK": ("s.r.o.", "a.s."),
    "HU": ("Kft.", "Bt.", "Zrt."),
}

LANGUAGES = {"PL": "pl-PL", "CZ": "cs-CZ", "SK": "sk-SK", "HU": "hu-HU"}

# What logins may consist of.
_ASCII = str.maketrans("ąćęłńóśźżáčďéěíĺľňőôöřšťúůűüýžŕä", "acelnoszzacdeeillnooorstuuuuyzra")


@dataclass(frozen=True, slots=True)
class Buyer:
    """Somebody who buys, always the same for the same number."""

    id: str
    login: str
    email: str
    first_name: str
    last_name: str
    company: str | None
    tax_id: tuple[str, str] | None
    phone: str
    guest: bool
    language: str
    home: Address


@lru_cache(maxsize=10_000)
def buyer(seed: bytes, number: int, country: str) -> Buyer:
    """The buyer of a number.

    Args:
        seed: The key of the sandbox.
        number: Which buyer. It ends the login, so that a login can be read back.
        country: Where the buyer lives: PL, CZ, SK or HU.
    """
    dice = Dice(seed, "buyer", number)
    first, last = _name(dice, country)
    is_company = dice.chance(18)
    guest = dice.chance(9)
    return Buyer(
        id=str(10_000_000 + number * 17 + dice.below(17)),
        login=f"Client:{10_000_000 + number}" if guest else login(dice, first, last, number),
        email=f"{dice.below(36**8):x}+{dice.below(16**8):x}@allegromail.example",
        first_name=first,
        last_name=last,
        company=company(dice, country) if is_company else None,
        tax_id=tax_number(dice, country) if is_company else None,
        phone=phone(dice, country),
        guest=guest,
        language=LANGUAGES[country],
        home=address(dice, country),
    )


def buyer_number(name: str) -> int | None:
    """The number that a login stands for, or None."""
    if name.startswith("Client:"):
        digits = name.removeprefix("Client:")
        return int(digits) - 10_000_000 if digits.isdecimal() else None
    tail = name.rpartition("_")[2]
    return int(tail) if tail.isascii() and tail.isdecimal() else None


def login(dice: Dice, first: str, last: str, number: int) -> str:
    """A login of Latin letters, ending in the buyer's number."""
    plain = (first.lower().translate(_ASCII), last.lower().translate(_ASCII))
    style = dice.below(3)
    if style == 0:
        return f"{plain[0]}{plain[1]}_{number}"
    return f"{plain[0][:1]}.{plain[1]}_{number}" if style == 1 else f"{plain[1]}-{plain[0][:3]}_{number}"


def phone(dice: Dice, country: str) -> str:
    """A telephone number in one of the many ways people write theirs."""
    if country == "PL":
        digits = f"{dice.pick((50, 51, 53, 60, 66, 69, 72, 78, 79, 88))}{dice.digits(7)}"
        three = (digits[:3], digits[3:6], digits[6:])
        return dice.pick((f"+48 {' '.join(three)}", digits, f"48{digits}", "-".join(three), " ".join(three)))
    prefix, start = {"CZ": ("+420", "7"), "SK": ("+421", "9"), "HU": ("+36", "3")}[country]
    digits = f"{start}{dice.digits(8)}"
    return dice.pick((f"{prefix}{digits}", f"{prefix} {digits[:3]} {digits[3:6]} {digits[6:]}", digits))


def company(dice: Dice, country: str) -> str:
    """The name of a company that does not exist."""
    return f"{dice.pick(_COMPANY_WORDS)}{dice.pick(_COMPANY_ENDS)} {dice.pick(_COMPANY_FORMS[country])}"


def _name(dice: Dice, country: str) -> tuple[str, str]:
    man = dice.below(2)
    first = dice.pick(FIRST_NAMES[country][man])
    if country != "PL":
        return first, dice.pick(LAST_NAMES[country][man])
    if dice.chance(50):
        return first, dice.pick(_NAMES_PL)
    stem = dice.pick(_BENDING_PL)
    last = f"{stem}{'i' if man else 'a'}"
    if not man and dice.chance(12):
        last += f"-{dice.pick(_NAMES_PL)}"
    return first, last
