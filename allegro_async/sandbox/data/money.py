"""Amounts of money, counted in hundredths, and the tax numbers that need a check digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .dice import Dice

Money = dict[str, str]
"""An amount as Allegro writes it: a decimal string and a currency."""

RATES = {"PLN": 100, "CZK": 580, "EUR": 24, "HUF": 9200}
"""Hundredths of each currency for one złoty; round figures, not a bank's."""


def money(hundredths: int, currency: str) -> Money:
    """Write an amount."""
    return {"amount": f"{hundredths // 100}.{hundredths % 100:02d}", "currency": currency}


def convert(grosze: int, currency: str) -> int:
    """Turn an amount of złoty into another currency, as a shop would price it.

    Forints end in 0 or 5 (allegro-facts, section 9), korunas are whole.
    """
    amount = grosze * RATES[currency] // 100
    if currency == "HUF":
        return max(500, amount - amount % 500)
    if currency == "CZK":
        return max(100, amount - amount % 100)
    return max(1, amount)


def parse_amount(text: object) -> int | None:
    """Read a positive decimal string with at most two decimals into hundredths; None if it is not one."""
    if not isinstance(text, str):
        return None
    whole, _, fraction = text.partition(".")
    digits = whole + fraction.ljust(2, "0")
    if not whole or len(fraction) > 2 or not digits.isascii() or not digits.isdecimal():  # noqa: PLR2004 - grosze
        return None
    return int(digits)


def tax_number(dice: Dice, country: str) -> tuple[str, str]:
    """A company's number in its country's register: the kind and the number, with the right check digit."""
    match country:
        case "PL":
            return "PL_NIP", _nip(dice)
        case "CZ":
            return "CZ_ICO", _ico(dice)
        case "SK":
            return "SK_ICO", _ico(dice)
        case _:
            return "HU_ADOSZAM", f"{dice.between(10_000_000, 32_999_999)}-2-{dice.between(2, 44):02d}"


def _nip(dice: Dice) -> str:
    while True:
        digits = f"{dice.between(521, 979)}{dice.digits(6)}"
        check = sum(
            int(digit) * weight for digit, weight in zip(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7), strict=True)
        )
        if check % 11 != 10:  # noqa: PLR2004 - such numbers are not given out
            return f"{digits}{check % 11}"


def _ico(dice: Dice) -> str:
    digits = f"{dice.between(1_000_000, 9_999_999)}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True)) % 11
    return f"{digits}{(11 - rest) % 10}"


def ean13(number: int) -> str:
    """A Polish article number with its check digit."""
    digits = f"590{number % 10**9:09d}"
    odd, even = (sum(map(int, digits[start::2])) for start in (0, 1))
    return f"{digits}{-(odd + 3 * even) % 10}"
