"""Where the bytes of an upload come from: memory, a file on disk, or an open file. Read piece by piece."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import IO, TYPE_CHECKING, Any, Protocol

from ._file_kinds import HEAD
from .auth._threads import in_thread
from .file_errors import FileChangedError, FileRefusedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator
    from pathlib import Path

__all__ = ["PIECE", "Content", "file_content", "memory_content", "object_content"]

PIECE = 1 << 17
"""So many bytes are read at once: few enough to stay in the background, enough to keep threads rare."""

_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe in the file's place must not hang the reader


class Reader(Protocol):
    """One reading of the bytes, from their start. Its methods may block."""

    def read(self, size: int) -> bytes:
        """Give so many bytes; fewer only at the end."""
        ...

    def unchanged(self) -> bool:
        """Whether all is as it was when the upload was prepared; asked before the last bytes go out."""
        ...

    def close(self) -> None:
        """Close what the reading has opened."""
        ...


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an upload: a `Body` that can be read from the start for every attempt.

    Attributes:
        size: How many there are.
        head: The first of them.
        shown: What to call the file in an error.
        reader: Begins a reading.
        in_memory: Whether reading never blocks, so that it needs no thread.
        progress: Told how many bytes have been handed over, and how many there are.
    """

    size: int
    head: bytes = field(repr=False)
    shown: str
    reader: Callable[[], Reader] = field(repr=False)
    in_memory: bool = False
    progress: Callable[[int, int], object] | None = None

    @contextmanager
    def open(self) -> Generator[AsyncIterator[bytes], None, None]:
        """Read all pieces from the start; what is opened for that is closed at the end, whatever happens."""
        pieces = _Pieces(self)
        try:
            yield pieces
        finally:
            pieces.close()


class _Pieces:
    """One reading, piece by piece. No generator: an abandoned one would be closed too late, and by a task."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._given = 0
        self._reader: Reader | None = None
        self._closed = False
        # The task that sends may be reading while its call is given up.
        self._lock = Lock()

    def __aiter__(self) -> _Pieces:
        return self

    async def __anext__(self) -> bytes:
        content = self._content
        if self._given and content.progress is not None:
            content.progress(self._given, content.size)
        if self._given >= content.size:
            raise StopAsyncIteration
        piece = self._take() if content.in_memory else await in_thread(self._take)
        self._given += len(piece)
        return piece

    def _take(self) -> bytes:
        with self._lock:
            if self._closed:
                raise FileChangedError("The upload was given up")
            try:
                return self._checked()
            except (OSError, ValueError) as error:  # a ValueError comes of a file that was closed meanwhile
                raise FileChangedError(
                    f"{self._content.shown} could not be read to its end; the upload was broken off"
                ) from error

    def _checked(self) -> bytes:
        content = self._content
        if self._reader is None:
            self._reader = content.reader()
        left = content.size - self._given
        piece = self._reader.read(min(PIECE, left))
        # The last piece is held back until it is clear that all pieces are of one and the same file.
        if len(piece) < min(PIECE, left) or (left <= PIECE and not self._reader.unchanged()):
            raise FileChangedError(
                f"{content.shown} changed while it was sent; the upload was broken off. "
                "Send it again when nobody writes to it"
            )
        return piece

    def close(self) -> None:
        """Close the reading. It waits for the one piece that a thread may be reading, no more."""
        with self._lock:
            self._closed = True
            if self._reader is not None:
                self._reader.close()
                self._reader = None


class _OpenReader:
    """Reads an open file from a place in it; it stays open and goes back there, since it is the caller's."""

    def __init__(self, file: IO[bytes], start: int) -> None:
        self._file = file
        self._start = start
        file.seek(start)

    def read(self, size: int) -> bytes:
        return self._file.read(size)

    def unchanged(self) -> bool:
        return not self._file.read(1)

    def close(self) -> None:
        if not self._file.closed:
            self._file.seek(self._start)


class _DiskReader:
    """Reads a file on disk."""

    def __init__(self, path: Path, mark: tuple[int, ...]) -> None:
        self._mark = mark
        self._file = _open(path)

    def read(self, size: int) -> bytes:
        return self._file.read(size)

    def unchanged(self) -> bool:
        return _mark(os.fstat(self._file.fileno())) == self._mark

    def close(self) -> None:
        self._file.close()


class _MemoryReader:
    """Reads bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def read(self, size: int) -> bytes:
        piece = self._data[self._at : self._at + size]
        self._at += size
        return piece

    def unchanged(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing was opened."""


def memory_content(data: bytes, shown: str = "The file") -> Content:
    """Take bytes in memory."""
    return Content(len(data), data[:HEAD], shown, lambda: _MemoryReader(data), in_memory=True)


def object_content(file: IO[bytes], shown: str = "The file") -> Content:
    """Take an open file, from where it stands to its end. Blocks.

    Raises:
        FileRefusedError: It is closed, gives text, or cannot be read twice.
    """
    try:
        start = file.tell() if file.seekable() else None
        if start is None:
            raise FileRefusedError(
                f"{shown} cannot be read twice, and an upload may need that: give bytes or an async iterable"
            )
        head: Any = file.read(HEAD)
        size = file.seek(0, os.SEEK_END) - start
        file.seek(start)
    except (OSError, ValueError) as error:
        if isinstance(error, FileRefusedError):
            raise
        raise FileRefusedError(f"{shown} cannot be read: is it still open?") from error
    if not isinstance(head, bytes):
        raise FileRefusedError(f"{shown} was opened as text: open it in binary mode, as in open(path, 'rb')")
    return Content(size, head, shown, lambda: _OpenReader(file, start))


def file_content(path: Path) -> Content:
    """Take a file on disk. Blocks.

    Raises:
        FileRefusedError: There is none, or it is a folder or something else, or it cannot be read.
    """
    try:
        with _open(path) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise FileRefusedError(f"{path} is no file: give the path of one")
            head = file.read(HEAD)
    except FileNotFoundError:
        raise FileRefusedError(f"There is no file {path}: check the path") from None
    except IsADirectoryError:
        raise FileRefusedError(f"{path} is a folder: give the path of a file") from None
    except OSError as error:
        raise FileRefusedError(f"{path} cannot be read: {os.strerror(error.errno or 0)}") from error
    except ValueError as error:
        if isinstance(error, FileRefusedError):
            raise
        raise FileRefusedError("The path holds a null character, which none can") from error
    mark = _mark(status)
    return Content(status.st_size, head, str(path), lambda: _DiskReader(path, mark))


def _open(path: Path) -> IO[bytes]:
    return open(path, "rb", opener=_opener)


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_WAIT)


def _mark(status: os.stat_result) -> tuple[int, ...]:
    """What tells one state of a file from another."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
