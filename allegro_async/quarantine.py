"""Events whose handlers keep failing: set aside, listed, tried again."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ._database import Database
from .auth._threads import in_thread

__all__ = ["MemoryQuarantine", "Quarantine", "QuarantinedEvent", "SqliteQuarantine"]


@dataclass(frozen=True, slots=True)
class QuarantinedEvent:
    """An event that was set aside.

    Attributes:
        event_id: The id of the event.
        subject: What it is about, such as the id of an order.
        type: What happened, where the event tells.
        error: The class of the exception, or why it was not tried at all.
        message: The text of the exception.
        attempts: How often it was tried.
        at: When it was set aside, in seconds since 1970.
        raw: The event as JSON. It may hold personal data of a buyer.
    """

    event_id: str
    subject: str
    type: str | None
    error: str
    message: str = field(repr=False)
    attempts: int
    at: float
    raw: bytes = field(repr=False)


class Quarantine(Protocol):
    """Keeps events that were set aside, for each journal in the order they came."""

    async def put(self, key: str, event: QuarantinedEvent) -> None:
        """Keep an event of a journal; one with the same id keeps its place and is replaced."""
        ...

    async def events(self, key: str) -> list[QuarantinedEvent]:
        """List the events of a journal in the order they came."""
        ...

    async def remove(self, key: str, event_id: str) -> None:
        """Forget an event; none is fine."""
        ...


class MemoryQuarantine:
    """Keeps events for as long as the process lives: for tests. The cursor moves past them all the same."""

    def __init__(self) -> None:
        self._events: dict[str, dict[str, QuarantinedEvent]] = {}

    def __repr__(self) -> str:
        return f"<MemoryQuarantine with {sum(map(len, self._events.values()))} events>"

    async def put(self, key: str, event: QuarantinedEvent) -> None:
        """Keep an event of a journal; one with the same id keeps its place and is replaced."""
        self._events.setdefault(key, {})[event.event_id] = event

    async def events(self, key: str) -> list[QuarantinedEvent]:
        """List the events of a journal in the order they came."""
        return list(self._events.get(key, {}).values())

    async def remove(self, key: str, event_id: str) -> None:
        """Forget an event; none is fine."""
        self._events.get(key, {}).pop(event_id, None)


class SqliteQuarantine:
    """Keeps events in an SQLite database that only its owner can read.

    Args:
        path: The database; it is made when it is not there, and can hold a `SqliteCursorStore` too.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._database = Database(Path(path), _TABLE)

    def __repr__(self) -> str:
        return f"<SqliteQuarantine in {self._database.path}>"

    async def put(self, key: str, event: QuarantinedEvent) -> None:
        """Keep an event of a journal; one with the same id keeps its place and is replaced."""
        values = [getattr(event, name) for name in _FIELDS]
        await in_thread(self._database.run, _PUT, [key, *values])

    async def events(self, key: str) -> list[QuarantinedEvent]:
        """List the events of a journal in the order they came."""
        return [QuarantinedEvent(*row) for row in await in_thread(self._database.run, _LIST, (key,))]

    async def remove(self, key: str, event_id: str) -> None:
        """Forget an event; none is fine."""
        await in_thread(self._database.run, _REMOVE, (key, event_id))

    async def aclose(self) -> None:
        """Close the database; the next use opens it again."""
        await in_thread(self._database.close)


_FIELDS = ("event_id", "subject", "type", "error", "message", "attempts", "at", "raw")
_TABLE = """
CREATE TABLE IF NOT EXISTS quarantine (
    place INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, event_id TEXT NOT NULL, subject TEXT NOT NULL,
    type TEXT, error TEXT NOT NULL, message TEXT NOT NULL, attempts INTEGER NOT NULL, at REAL NOT NULL,
    raw BLOB NOT NULL, UNIQUE (key, event_id)
)"""
_PUT = """
INSERT INTO quarantine (key, event_id, subject, type, error, message, attempts, at, raw)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key, event_id) DO UPDATE SET error = excluded.error, message = excluded.message,
    attempts = excluded.attempts, at = excluded.at"""
_LIST = """
SELECT event_id, subject, type, error, message, attempts, at, raw
FROM quarantine WHERE key = ? ORDER BY place"""
_REMOVE = "DELETE FROM quarantine WHERE key = ? AND event_id = ?"
