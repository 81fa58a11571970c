"""Files that only their owner can read, replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from ..errors import ConfigurationError

__all__ = ["Mark", "make_private_folder", "read_private", "replace_private"]

_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700
_HEAD = 64
_CHUNK = 1 << 20
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe in the file's place must not hang the reader
_FOLDERS_CAN_BE_SYNCED = os.name == "posix"

Mark: TypeAlias = tuple[int, int, int, bytes]
"""What tells one state of a file from another: inode, time, size, and its first bytes.

The first three may repeat: an inode is used again, and a file system's time stands still for milliseconds.
"""


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter; one that is there stays as it is.

    Raises:
        OSError: It cannot be made.
    """
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)


def read_private(path: Path, known: Mark | None = None) -> tuple[Mark, bytes | None] | None:
    """Read a file, unless it is in the state that is known already.

    Returns:
        The file's mark and its bytes, None for bytes that are known; None for a file that is not there.

    Raises:
        ConfigurationError: Others may read it, or it is no plain file.
        OSError: It cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _PLAIN | _NO_WAIT)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ConfigurationError(
                f"The token file {path} is a symbolic link, which is not followed: "
                "give the folder in which the file itself lies"
            ) from None
        raise
    try:
        _check_private(path, os.fstat(handle))
        head = os.read(handle, _HEAD)
        mark = _mark(handle, head)
        return mark, None if mark == known else head + _rest(handle)
    finally:
        os.close(handle)


def replace_private(path: Path, data: bytes) -> Mark:
    """Write a new file and move it over the old one, so that a crash leaves one of the two whole.

    The caller holds the file's lock: what another call has left of a new file is a killed process's.

    Raises:
        OSError: It cannot be written; the old file is as it was, unless only the last step failed, the one
            that makes the change safe against a power cut.
    """
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    try:
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, _PRIVATE_FILE)
        try:
            _write(handle, data)
            os.fsync(handle)
            mark = _mark(handle, data[:_HEAD])
        finally:
            os.close(handle)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    if _FOLDERS_CAN_BE_SYNCED:
        _sync_folder(path.parent)
    return mark


def _check_private(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise ConfigurationError(f"The token file {path} is no plain file: move it away")
    mode = stat.S_IMODE(status.st_mode)
    if os.name == "posix" and mode & 0o077:
        raise ConfigurationError(
            f"Others may read the token file {path} (mode {mode:04o}); run: chmod 600 '{path}'. "
            "If somebody else may have read it, sign in again"
        )


def _mark(handle: int, head: bytes) -> Mark:
    status = os.fstat(handle)
    return status.st_ino, status.st_mtime_ns, status.st_size, head


def _rest(handle: int) -> bytes:
    parts: list[bytes] = []
    while part := os.read(handle, _CHUNK):
        parts.append(part)
    return b"".join(parts)


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
