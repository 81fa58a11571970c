"""Texts of a known format: what Allegro could read as a moment, a day, a UUID or an amount."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DECIMAL = re.compile(r"[+-]?\d+(\.\d+)?")


def is_moment(text: str) -> bool:
    """Whether it is an ISO 8601 time; a few of Allegro's have no zone (allegro-facts, section 9)."""
    return _MOMENT.fullmatch(text) is not None and _readable(datetime.fromisoformat, text)


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, such as 2026-03-04."""
    return _DAY.fullmatch(text) is not None and _readable(date.fromisoformat, text)


def is_uuid(text: str) -> bool:
    """Whether it is a UUID with its hyphens."""
    return _UUID.fullmatch(text) is not None


def is_decimal(text: str) -> bool:
    """Whether it is a decimal number in plain notation."""
    return _DECIMAL.fullmatch(text) is not None


def _readable(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


FORMATS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "date-time": ("an ISO 8601 time", is_moment),
    "date": ("a day such as 2026-03-04", is_day),
    "uuid": ("a UUID", is_uuid),
    "decimal": ("a decimal number", is_decimal),
}
"""What a text of each format must be, in words, and how to tell. Other formats are not looked at."""
