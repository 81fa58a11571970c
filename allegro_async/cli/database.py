"""The SQLite file of the job: orders, offers, and how far the reading has come."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from .problems import InputError
from .slices import Slice

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Generator, Iterable

    from .rows import OfferRow, OrderRow

__all__ = ["Database", "Journal", "Kind"]

Kind: TypeAlias = Literal["orders", "offers"]

APPLICATION_ID = 0x416C6C53  # "AllS": at byte 68 of the file it says whose file it is
VERSION = 1

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100

_SCHEMA = f"""
BEGIN;
CREATE TABLE orders (
    id TEXT PRIMARY KEY, status TEXT, fulfillment TEXT, bought_at TEXT, updated_at TEXT, buyer TEXT,
    total TEXT, currency TEXT, data TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE offers (
    id TEXT PRIMARY KEY, name TEXT, status TEXT, price TEXT, currency TEXT, stock INTEGER, external_id TEXT,
    gone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE slices (number INTEGER PRIMARY KEY, since TEXT, until TEXT, orders INTEGER);
CREATE TABLE journals (
    kind TEXT PRIMARY KEY, cursor TEXT, known_until TEXT NOT NULL, complete INTEGER NOT NULL
);
CREATE TABLE notes (name TEXT PRIMARY KEY, text TEXT NOT NULL);
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
COMMIT;
"""

_SAVE_ORDER = "INSERT OR REPLACE INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
_SAVE_OFFER = "INSERT OR REPLACE INTO offers VALUES (?, ?, ?, ?, ?, ?, ?, 0)"
_COUNT: dict[Kind, str] = {
    "orders": "SELECT count(*) FROM orders WHERE NOT gone",
    "offers": "SELECT count(*) FROM offers WHERE NOT gone",
}
_GONE: dict[Kind, str] = {
    "orders": "UPDATE orders SET gone = 1 WHERE id = ?",
    "offers": "UPDATE offers SET gone = 1 WHERE id = ?",
}


@dataclass(frozen=True, slots=True)
class Journal:
    """How far the reading of orders or offers has come.

    Attributes:
        cursor: The last event that is worked in; None: there was none yet.
        known_until: Until when the database knows everything, by this machine's clock.
        complete: Whether everything was read once; afterwards the events are enough.
    """

    cursor: str | None
    known_until: datetime
    complete: bool


class Database:
    """One database file. Every method is one transaction: a stop leaves all of it or nothing.

    Args:
        path: The file. It is made if it does not exist.

    Raises:
        InputError: The file belongs to another program, or cannot be opened. It is left as it is.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        fresh = _is_fresh(self.path)
        try:
            self._sqlite = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            if fresh:
                self._sqlite.executescript(_SCHEMA)
            # Readers need not wait; a power cut loses at most the last transactions, which are read anew.
            self._sqlite.execute("PRAGMA journal_mode = WAL")
            self._sqlite.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error as error:
            raise InputError(f"The database {self.path} cannot be opened: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._sqlite.close()

    def note(self, name: str) -> str | None:
        """Give a note of this name; None when there is none."""
        found = self._sqlite.execute("SELECT text FROM notes WHERE name = ?", (name,)).fetchone()
        return None if found is None else found[0]

    def set_note(self, name: str, text: str) -> None:
        """Keep a note."""
        with self._change() as sqlite:
            sqlite.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, text))

    def claim(self, seller: str) -> None:
        """Let the database belong to a seller.

        Raises:
            InputError: It belongs to another one.
        """
        owner = self.note("seller")
        if owner is None:
            self.set_note("seller", seller)
        elif owner != seller:
            raise InputError(
                f"The database {self.path} holds the data of the seller {owner}, not of {seller}: "
                "give another file"
            )

    def count(self, kind: Kind) -> int:
        """How many orders or offers there are, those that Allegro no longer knows left out."""
        return int(self._sqlite.execute(_COUNT[kind]).fetchone()[0])

    def journal(self, kind: Kind) -> Journal | None:
        """How far the reading has come; None when it has not begun."""
        query = "SELECT cursor, known_until, complete FROM journals WHERE kind = ?"
        found = self._sqlite.execute(query, (kind,)).fetchone()
        return None if found is None else Journal(found[0], datetime.fromisoformat(found[1]), bool(found[2]))

    def begin(
        self, kind: Kind, cursor: str | None, known_until: datetime, slices: Collection[Slice] = ()
    ) -> None:
        """Begin to read everything; afterwards the events after `cursor` will be worked in."""
        with self._change() as sqlite:
            _set_journal(sqlite, kind, Journal(cursor, known_until, complete=False))
            if kind == "orders":
                sqlite.execute("DELETE FROM slices")
                rows = [(each.number, _text(each.since), _text(each.until)) for each in slices]
                sqlite.executemany("INSERT INTO slices VALUES (?, ?, ?, NULL)", rows)

    def open_slices(self) -> list[Slice]:
        """The slices that are not read yet."""
        query = "SELECT number, since, until FROM slices WHERE orders IS NULL ORDER BY number"
        rows = self._sqlite.execute(query).fetchall()
        return [Slice(number, _time(since), _time(until)) for number, since, until in rows]

    def read_in_slices(self) -> int:
        """How many orders the finished slices held."""
        return int(self._sqlite.execute("SELECT coalesce(sum(orders), 0) FROM slices").fetchone()[0])

    def close_slice(self, number: int, orders: int) -> None:
        """Note that a slice is read, and how many orders it held."""
        with self._change() as sqlite:
            sqlite.execute("UPDATE slices SET orders = ? WHERE number = ?", (orders, number))

    def finish(self, kind: Kind) -> None:
        """Note that everything was read once."""
        with self._change() as sqlite:
            sqlite.execute("UPDATE journals SET complete = 1 WHERE kind = ?", (kind,))

    def save_orders(self, rows: Iterable[OrderRow]) -> None:
        """Keep orders; newer data replace older."""
        with self._change() as sqlite:
            sqlite.executemany(_SAVE_ORDER, rows)

    def save_offers(self, rows: Iterable[OfferRow]) -> None:
        """Keep offers; newer data replace older."""
        with self._change() as sqlite:
            sqlite.executemany(_SAVE_OFFER, rows)

    def follow_orders(self, rows: Iterable[OrderRow], gone: Iterable[str], cursor: str) -> None:
        """Work in a stretch of the journal: what changed, what is gone, and the cursor behind it."""
        with self._change() as sqlite:
            sqlite.executemany(_SAVE_ORDER, rows)
            _move(sqlite, "orders", gone, cursor)

    def follow_offers(self, rows: Iterable[OfferRow], gone: Iterable[str], cursor: str) -> None:
        """Work in a stretch of the journal: what changed, what is gone, and the cursor behind it."""
        with self._change() as sqlite:
            sqlite.executemany(_SAVE_OFFER, rows)
            _move(sqlite, "offers", gone, cursor)

    def caught_up(self, kind: Kind, known_until: datetime) -> None:
        """Note until when everything is known: the journal was read to its end."""
        with self._change() as sqlite:
            sqlite.execute(
                "UPDATE journals SET known_until = ? WHERE kind = ?", (known_until.isoformat(), kind)
            )

    @contextmanager
    def _change(self) -> Generator[sqlite3.Connection, None, None]:
        self._sqlite.execute("BEGIN IMMEDIATE")
        with self._sqlite:  # commits, or rolls back on any exception
            yield self._sqlite


def _is_fresh(path: Path) -> bool:
    """Tell a new file from one of ours by its first bytes alone; SQLite would touch the file.

    Raises:
        InputError: The file belongs to another program, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        if path.parent.is_dir():
            return True
        raise InputError(f"There is no folder {path.parent} for the database") from None
    except OSError as error:
        raise InputError(f"The database {path} cannot be read: {error.strerror}") from error
    if not header:
        return True
    # https://www.sqlite.org/fileformat.html, section 1.3: user_version at byte 60, application_id at byte 68.
    version, owner = (int.from_bytes(header[start : start + 4], "big") for start in (60, 68))
    if not header.startswith(_MAGIC) or owner != APPLICATION_ID:
        raise InputError(
            f"{path} is a file of another program; it was left as it is. Give another --database"
        )
    if version != VERSION:
        raise InputError(f"{path} was written by another version of this program. Give another --database")
    return False


def _set_journal(sqlite: sqlite3.Connection, kind: Kind, journal: Journal) -> None:
    row = (kind, journal.cursor, journal.known_until.isoformat(), journal.complete)
    sqlite.execute("INSERT OR REPLACE INTO journals VALUES (?, ?, ?, ?)", row)


def _move(sqlite: sqlite3.Connection, kind: Kind, gone: Iterable[str], cursor: str) -> None:
    sqlite.executemany(_GONE[kind], [(each,) for each in gone])
    sqlite.execute("UPDATE journals SET cursor = ? WHERE kind = ?", (cursor, kind))


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
