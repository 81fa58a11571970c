"""A file that comes into being whole, or not at all. All but `discard` may block."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import IO

from .file_errors import FileRefusedError

__all__ = ["PartFile"]

_LONGEST_NAME = 40  # the names of files have bounds, and ours is longer than the one that is asked for


class PartFile:
    """A file under a name of its own, beside its place, until it is whole.

    Args:
        path: Where the file shall be.
        overwrite: Whether it may take the place of another.

    Raises:
        FileRefusedError: The path is a folder, is taken, or its folder does not exist.
    """

    def __init__(self, path: Path, *, overwrite: bool) -> None:
        self.path = path
        self._overwrite = overwrite
        self._file: IO[bytes] | None = None
        self._check()
        self._part = path.with_name(f".{path.name[:_LONGEST_NAME]}.{secrets.token_hex(8)}.part")
        if not path.parent.is_dir():
            raise FileRefusedError(f"There is no folder {path.parent}: make it first")

    def _check(self) -> None:
        if self.path.is_dir():
            raise FileRefusedError(f"{self.path} is a folder: give the path of the file to write")
        if not self._overwrite and os.path.lexists(self.path):
            raise FileRefusedError(f"{self.path} is there already: pass overwrite=True to replace it")

    def begin(self) -> None:
        """Begin anew, with nothing in the file."""
        if self._file is None:
            self._file = self._part.open("xb")
        self._file.seek(0)
        self._file.truncate()

    def write(self, data: bytes | bytearray) -> None:
        """Write the next bytes."""
        assert self._file is not None  # it has begun
        self._file.write(data)

    def finish(self) -> None:
        """Put the file in its place, safe against a power cut.

        Raises:
            FileRefusedError: Somebody else has put a file there meanwhile.
        """
        assert self._file is not None  # it has begun
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._check()
        self._part.replace(self.path)
        self._file = None

    def discard(self) -> None:
        """Leave nothing behind; after `finish` it does nothing."""
        if self._file is None:
            return
        self._file.close()
        with suppress(OSError):
            self._part.unlink()
