"""Where a journal's cursor is kept: in memory, in files, in an SQLite database."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import quote

from ._database import Database
from .auth._private_files import make_private_folder, replace_private
from .auth._threads import in_thread
from .write_order import WriteOrder

__all__ = ["CursorStore", "FileCursorStore", "MemoryCursorStore", "SqliteCursorStore"]

_LONGEST_NAME = 150


class CursorStore(Protocol):
    """Keeps short texts by their keys.

    A journal saves its cursor when its consumer asks for the next event. What is saved must be there after
    a crash; a save that gets lost costs no event, only repetitions.
    """

    async def load(self, key: str) -> str | None:
        """Give the text of a key; None when there is none."""
        ...

    async def save(self, key: str, value: str) -> None:
        """Keep a text under a key, instead of the one before."""
        ...


class MemoryCursorStore:
    """Keeps cursors for as long as the process lives: for tests and notebooks."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"<MemoryCursorStore with {len(self._values)} cursors>"

    async def load(self, key: str) -> str | None:
        """Give the text of a key; None when there is none."""
        return self._values.get(key)

    async def save(self, key: str, value: str) -> None:
        """Keep a text under a key, instead of the one before."""
        self._values[key] = value


class FileCursorStore:
    """Keeps each cursor in a file of its own, which is replaced whole or not at all.

    What is saved is on the disk when `save` returns, safe against a power cut as well. One cursor belongs to
    one consumer: two processes must not follow a journal under the same key.

    Args:
        folder: Where the files lie; it is made when it is not there.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = Path(folder)
        self._order = WriteOrder()

    def __repr__(self) -> str:
        return f"<FileCursorStore in {self._folder}>"

    async def load(self, key: str) -> str | None:
        """Give the text of a key; None when there is none.

        Raises:
            OSError: The file cannot be read.
        """
        return await in_thread(_read, self._path(key))

    async def save(self, key: str, value: str) -> None:
        """Keep a text under a key, instead of the one before.

        Raises:
            OSError: The file cannot be written; the one before is as it was.
        """
        async with self._order.turn(key):
            await in_thread(_write, self._path(key), value)

    def _path(self, key: str) -> Path:
        name = quote(key, safe="")
        if len(name) > _LONGEST_NAME:
            name = blake2b(key.encode(), digest_size=20).hexdigest()
        return self._folder / f"{name}.cursor"


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def _write(path: Path, value: str) -> None:
    make_private_folder(path.parent)
    replace_private(path, value.encode())


class SqliteCursorStore:
    """Keeps cursors in an SQLite database: many of them in one file, and quick to save.

    What is saved survives the death of the process. After a power cut the last cursors may be older ones:
    then some events come again.

    Args:
        path: The database; it is made when it is not there, and can hold a `SqliteQuarantine` too.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._database = Database(Path(path), _TABLE)

    def __repr__(self) -> str:
        return f"<SqliteCursorStore in {self._database.path}>"

    async def load(self, key: str) -> str | None:
        """Give the text of a key; None when there is none."""
        rows = await in_thread(self._database.run, "SELECT value FROM cursors WHERE key = ?", (key,))
        return cast("str", rows[0][0]) if rows else None

    async def save(self, key: str, value: str) -> None:
        """Keep a text under a key, instead of the one before."""
        await in_thread(self._database.run, _SAVE, (key, value))

    async def aclose(self) -> None:
        """Close the database; the next use opens it again."""
        await in_thread(self._database.close)


_TABLE = "CREATE TABLE IF NOT EXISTS cursors (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
_SAVE = (
    "INSERT INTO cursors (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
