"""A small SQLite database that several threads share. Blocking: call it in a thread."""

from __future__ import annotations

import os
import threading
import weakref
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from .auth._private_files import make_private_folder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Database"]

_PATIENCE = 30.0


class Database:
    """One connection for this process, opened at first use. Only the owner can read the file.

    Args:
        path: The file.
        table: The statement that makes the table, when it is not there.
    """

    def __init__(self, path: Path, table: str) -> None:
        self.path = path
        self._table = table
        self._lock = threading.Lock()
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._closing: weakref.finalize[..., Any] | None = None

    def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement as a transaction of its own, and give its rows."""
        with self._lock:
            connection = self._connection()
            with connection, closing(connection.execute(statement, values)) as cursor:
                return cursor.fetchall()

    def close(self) -> None:
        """Close the connection; the next statement opens another."""
        with self._lock:
            self._opened = None
            if self._closing is not None:
                self._closing()

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None or self._opened[0] != os.getpid():  # a connection must not cross a fork
            self._opened = os.getpid(), self._open()
        return self._opened[1]

    def _open(self) -> sqlite3.Connection:
        import sqlite3  # not needed by those who keep nothing in a database

        make_private_folder(self.path.parent)
        with suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, check_same_thread=False)
        self._closing = weakref.finalize(self, connection.close)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with connection:
            connection.execute(self._table)
        return connection
