"""Writing JSON: one encoder, as dense as Allegro's own answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def to_json(value: object) -> bytes:
    """Write a value as UTF-8 JSON."""
    return _encode(value).encode()


def json_array(name: str, items: Iterable[bytes], **counts: int) -> bytes:
    """Write an object with one long list, whose items are JSON already, and some counts after it."""
    tail = "".join(f',"{key}":{value}' for key, value in counts.items())
    return b'{"%b":[%b]%b}' % (name.encode(), b",".join(items), tail.encode())
