"""The files of a folder that hold tokens, one for each environment and Client ID. Blocking."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from uuid import uuid4

from ..errors import ConfigurationError
from ._lock_files import digest
from ._private_files import read_private, replace_private
from ._token_rows import Book, decode, encode

if TYPE_CHECKING:
    from ._private_files import Mark

__all__ = ["Change", "TokenFiles"]

_EMPTY = Book()
_READABLE = 60  # characters of a file's name that are for people

Change: TypeAlias = Callable[[Book], Book]


class TokenFiles:
    """Reads and rewrites the files; remembers what it read as long as a file is the same.

    Args:
        folder: Where the files lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Path, tuple[Mark, Book]] = {}

    def path(self, environment: str, client_id: str) -> Path:
        """Where the rows lie; the digest keeps two pairs apart whose readable part is the same."""
        name = _readable(environment, client_id)[:_READABLE]
        return self._folder / f"{name}.{digest(environment, client_id)[:16]}.json"

    def read(self, environment: str, client_id: str) -> Book:
        """Give the rows, from the file's older name where it has no other.

        Raises:
            ConfigurationError: The file cannot be used; it is left as it is.
        """
        path = self.path(environment, client_id)
        book = self._book_in(path)
        if book is None:
            return self._old_book(environment, client_id) or _EMPTY
        if not book.belongs_to(environment, client_id):
            raise ConfigurationError(
                f"The token file {path} has tokens of another environment or Client ID; "
                "it was left as it is. Move it back to where it came from"
            )
        return book

    def rewrite(self, environment: str, client_id: str, changes: Sequence[Change]) -> list[Book]:
        """Make changes, all or none; the caller holds the file's lock.

        Returns:
            The rows as they were before each change.

        Raises:
            ConfigurationError: The file cannot be used or written.
        """
        before = self.read(environment, client_id)
        books = [before]
        for change in changes:
            books.append(change(books[-1]))
        if books[-1] != before:
            self._write(environment, client_id, books[-1])
        return books[:-1]

    def _write(self, environment: str, client_id: str, book: Book) -> None:
        path = self.path(environment, client_id)
        data = encode(book, serial=uuid4().hex[:16])
        try:
            if not path.exists() and self._old_book(environment, client_id) is not None:
                self._old_path(environment, client_id).replace(path)  # its form tells how to read it
            mark = replace_private(path, data)
        except OSError as error:
            raise ConfigurationError(f"The token file {path} cannot be written: {error.strerror}") from error
        self._read[path] = mark, replace(book, version=_EMPTY.version)

    def _old_path(self, environment: str, client_id: str) -> Path:
        return self._folder / f"{_readable(environment, client_id)}.json"

    def _old_book(self, environment: str, client_id: str) -> Book | None:
        """Read what lies under the older name, which two pairs could share: it may be the other's."""
        book = self._book_in(self._old_path(environment, client_id))
        return book if book is not None and book.belongs_to(environment, client_id) else None

    def _book_in(self, path: Path) -> Book | None:
        known = self._read.get(path)
        try:
            found = read_private(path, known[0] if known else None)
        except OSError as error:
            raise ConfigurationError(f"The token file {path} cannot be read: {error.strerror}") from error
        if found is None:
            return None
        mark, data = found
        if data is None and known is not None:
            return known[1]
        book = decode(data or b"", f"The token file {path}")
        if book.version == _EMPTY.version:  # an older form has no serial number, so its mark may repeat
            self._read[path] = mark, book
        return book


def _readable(environment: str, client_id: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", f"{environment}-{client_id}").strip("-")
