"""Plain values that look like what their field is called: ids, moments, amounts, cities, words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from allegro_async.sandbox.clock import DAY, MICROS, iso
from allegro_async.sandbox.data.dice import Dice
from allegro_async.sandbox.data.places import POLAND
from allegro_async.sandbox.data.words import words
from allegro_async.sandbox.schema.shapes import Shape

_PAGE = "https://shop.example/page"
_STREETS = words("Polna 7|Leśna 12|Słoneczna 3|Krótka 21|Szkolna 5", "|")
_NOUNS = words("kubek lampa krzesło plecak zegar namiot rower czajnik koc wazon")
_KINDS = words("czerwony lekki składany solidny mały duży miękki okrągły")
_GOOD_ENDS = (
    *("SUCCESS", "SUCCESSFUL", "COMPLETED", "FINISHED", "DONE", "RESOLVED"),
    *("ACTIVE", "APPROVED", "ACCEPTED", "PROCESSED", "ENABLED"),
)
"""Of several states the first of these is shown: what was asked for went well."""

_LATER = frozenset(("to", "until", "end", "ends", "expires", "deadline", "lte", "due"))
_FOR_PATTERNS = ("PL", "PLN", "12", "PACKAGE", "PDF", "12.50", "P2Y", "+48500600700")
_LONGEST_INT = 50

Words = tuple[str, ...]


def split(name: str) -> Words:
    """Split a name into its words, in small letters: `countryCode` is `country`, `code`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return tuple(word.lower() for word in re.split(r"[^A-Za-z0-9]+", spaced) if word)


def plain_value(shape: Shape, name: Words, dice: Dice, epoch: int) -> Any:
    """Make a plain value.

    Args:
        shape: What it must be.
        name: The words of the field's name, those of the fields around it before them.
        dice: Makes the choices.
        epoch: The end of the invented past, in microseconds since 1970.
    """
    facts = shape.facts
    if "enum" in facts:
        return _one_of([each for each in facts["enum"] if each is not None], dice)
    match shape.kind:
        case "string":
            return _text(facts, name, dice, epoch)
        case "integer":
            return _whole_number(facts, dice)
        case "number":
            return _number(facts, dice)
        case "boolean":
            return dice.chance(50)
        case _:
            return "text"


def _one_of(values: list[Any], dice: Dice) -> Any:
    return next((each for each in _GOOD_ENDS if each in values), None) or dice.pick(values)


def _whole_number(facts: Mapping[str, Any], dice: Dice) -> int:
    least = int(facts.get("minimum", 1))
    return dice.between(least, min(int(facts.get("maximum", least + _LONGEST_INT)), least + _LONGEST_INT))


def _number(facts: Mapping[str, Any], dice: Dice) -> float:
    whole = _whole_number(facts, dice)
    most: float = facts.get("maximum", whole + 1)
    return min(whole + dice.below(100) / 100, most)


def _text(facts: Mapping[str, Any], name: Words, dice: Dice, epoch: int) -> str:
    if "pattern" in facts:
        pattern = re.compile(facts["pattern"])
        known = next((each for each in _FOR_PATTERNS if pattern.fullmatch(each)), None)
        if known is not None:
            return known
    make = _FORMATS.get(facts.get("format", ""))
    text = _named(name, dice) if make is None else make(name, dice, epoch)
    least, most = facts.get("minLength", 0), facts.get("maxLength", len(text))
    return text.ljust(least, "x")[: max(most, least)]


def _moment(name: Words, dice: Dice, epoch: int) -> str:
    away = dice.between(1, 30 * DAY // MICROS) * MICROS
    return iso(epoch + away if _LATER & {*name[-1:]} else epoch - away)


def _day(name: Words, dice: Dice, epoch: int) -> str:
    return _moment(name, dice, epoch)[:10]


def _uuid(_name: Words, dice: Dice, _epoch: int) -> str:
    return str(UUID(int=dice.below(2**128), version=4))


def _amount(_name: Words, dice: Dice, _epoch: int) -> str:
    return f"{dice.between(5, 250)}.{dice.digits(2)}"


_FORMATS: Mapping[str, Callable[[Words, Dice, int], str]] = {
    "date-time": _moment,
    "date": _day,
    "uuid": _uuid,
    "decimal": _amount,
}


def _named(name: Words, dice: Dice) -> str:
    """Make a text by the last words of its name, from the longest known ending to the shortest."""
    for length in (3, 2, 1):
        make = _BY_NAME.get(" ".join(name[-length:]))
        if make is not None and len(name) >= length:
            return make(dice)
    return f"{dice.pick(_NOUNS)} {dice.pick(_KINDS)}"


def _city(dice: Dice) -> str:
    return dice.pick(POLAND).city


def _post_code(dice: Dice) -> str:
    return dice.pick(dice.pick(POLAND).codes)


def _always(text: str) -> Callable[[Dice], str]:
    return lambda _: text


def _id(dice: Dice) -> str:
    return f"{dice.between(10**9, 10**10 - 1)}"


_BY_NAME: Mapping[str, Callable[[Dice], str]] = {
    "id": _id,
    "marketplace id": _always("allegro-pl"),
    "base marketplace id": _always("allegro-pl"),
    "marketplace": _always("allegro-pl"),
    "marketplaces": _always("allegro-pl"),
    "amount": lambda dice: _amount((), dice, 0),
    "currency": _always("PLN"),
    "country": _always("PL"),
    "country code": _always("PL"),
    "language": _always("pl-PL"),
    "language code": _always("pl-PL"),
    "email": lambda dice: f"jan.{dice.digits(4)}@buyer.example",
    "login": lambda dice: f"jan_{dice.digits(4)}",
    "phone": lambda dice: f"+48500{dice.digits(6)}",
    "phone number": lambda dice: f"+48500{dice.digits(6)}",
    "city": _city,
    "zip code": _post_code,
    "post code": _post_code,
    "postal code": _post_code,
    "street": lambda dice: dice.pick(_STREETS),
    "url": lambda dice: f"{_PAGE}/{dice.digits(6)}",
    "uri": lambda dice: f"{_PAGE}/{dice.digits(6)}",
    "link": lambda dice: f"{_PAGE}/{dice.digits(6)}",
    "period": _always("P1Y"),
    "duration": _always("P30D"),
    "waybill": lambda dice: dice.digits(20),
}
