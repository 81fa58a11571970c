"""Where the reading of a list stands, as a short text that can be kept. Pure functions."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

from ._windows import Window
from .errors import ConfigurationError
from .wire import target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .call import Operation
    from .wire import QueryValue

CURSORS = ("offset", "from", "page.id")
"""The query parameters that say where a page begins."""

_FORM = 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a list.

    Attributes:
        cursor: The parameters of the page to read; None at the end of the list.
        window: The stretch of time that is being read, where the list is split.
        windows: The stretches still to be read; the next one is the last.
        total: The total that Allegro told with the page before, where it did.
        last: The item behind which the page goes on, by its key; None: at its first item.
        passed: So many items of the page are behind this place, for items without a key.
    """

    cursor: Mapping[str, Any] | None = field(default_factory=dict[str, Any])
    window: Window | None = None
    windows: tuple[Window, ...] = ()
    total: int | None = None
    last: str | int | None = None
    passed: int = 0


def fingerprint(
    operation: Operation,
    account: str,
    path: Iterable[object],
    query: Mapping[str, QueryValue],
    body: bytes | None,
) -> str:
    """Name a list, so that the position of another one is noticed; its filters cannot be read from it.

    The size of a page and the place to begin do not count: with another one it is still the same list.
    """
    filters = sorted((name, value) for name, value in query.items() if name not in (*CURSORS, "limit"))
    facts = (account, target(operation.path, path, filters), (body or b"").hex())
    return f"{operation.name}:{hashlib.sha256(repr(facts).encode()).hexdigest()[:16]}"


def to_text(position: Position, of: str) -> str:
    """Write a position as JSON.

    Args:
        position: The position.
        of: The fingerprint of the list.
    """
    fields = {
        "v": _FORM,
        "list": of,
        "at": None if position.cursor is None else dict(position.cursor),
        "window": position.window and _pair(position.window),
        "windows": [_pair(each) for each in position.windows],
        "total": position.total,
        "last": position.last,
        "passed": position.passed,
    }
    return json.dumps({name: value for name, value in fields.items() if value or name == "at"})


def from_text(text: str, of: str) -> Position:
    """Read a position.

    Raises:
        ConfigurationError: The text is no position, or one of another list.
    """
    try:
        fields = _fields(text)
        if fields["list"] == of:
            return _position(fields)
    except (ValueError, KeyError, TypeError, OverflowError):
        raise ConfigurationError(
            "This is no position of a list: give the text of `position`, unchanged"
        ) from None
    raise ConfigurationError(
        f"The position belongs to another list than this one of {of.partition(':')[0]}: resume the same "
        "operation, for the same account, with the same filters"
    )


def _fields(text: str) -> dict[str, Any]:
    fields: Any = json.loads(text)
    if not isinstance(fields, dict) or cast("dict[str, Any]", fields)["v"] != _FORM:
        raise ValueError("another form")
    return cast("dict[str, Any]", fields)


def _position(fields: dict[str, Any]) -> Position:
    at, window, last = fields["at"], fields.get("window"), fields.get("last")
    if not isinstance(last, str | int | None) or (at is not None and not set(at) <= set(CURSORS)):
        raise ValueError("no position")
    if at is not None and "offset" in at:
        at = {**at, "offset": _count(at["offset"])}
    return Position(
        cursor=at,
        window=None if window is None else _window(window),
        windows=tuple(map(_window, fields.get("windows", ()))),
        total=None if fields.get("total") is None else _count(fields["total"]),
        last=last,
        passed=_count(fields.get("passed", 0)),
    )


def _count(value: Any) -> int:
    if int(value) < 0:
        raise ValueError("no count")
    return int(value)


def _pair(window: Window) -> list[int]:
    return [(window.since - _EPOCH) // _MILLISECOND, (window.until - _EPOCH) // _MILLISECOND]


def _window(pair: list[int]) -> Window:
    since, until = pair
    return Window(_EPOCH + since * _MILLISECOND, _EPOCH + until * _MILLISECOND)
