"""Locks between processes: one file each, taken through the operating system."""

from __future__ import annotations

import hashlib
import json
import os
import random
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

import anyio
from filelock import FileLock, Timeout

from ..errors import ConfigurationError
from ._locks import LoopLock
from ._private_files import make_private_folder

__all__ = ["LockFiles", "digest"]

_SOON, _LATER = 0.001, 0.01  # seconds between two looks at a lock that another process holds
_PRIVATE_FILE = 0o600

_mutex = Lock()
_known: WeakValueDictionary[tuple[int, str], LoopLock] = WeakValueDictionary()


def digest(*parts: str) -> str:
    """A short name for a tuple of any texts: 32 characters that any file system and keychain can bear."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _within_process(path: str) -> LoopLock:
    """The one lock of this process for a lock file; a forked child begins with fresh ones."""
    with _mutex:
        return _known.setdefault((os.getpid(), path), LoopLock())


class LockFiles:
    """Makes locks over all processes that use the same folder.

    Args:
        folder: The folder of the store; the locks lie in a folder of their own in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lock(self, *name: str) -> AbstractAsyncContextManager[object]:
        """The lock with this name. That of a killed process is free at once."""
        return _FileLock(self._folder, f"{digest(*name)}.lock")


class _FileLock:
    """One use of a lock file; within the process only one task at a time asks for it."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._path = folder / ".locks" / name
        self._local = _within_process(os.path.realpath(self._path))
        self._file = FileLock(str(self._path), mode=_PRIVATE_FILE, thread_local=False)

    async def __aenter__(self) -> None:
        await self._local.__aenter__()
        try:
            pause = _SOON
            while not self._taken():
                await anyio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - spreads the looks
                pause = min(2 * pause, _LATER)
        except BaseException:
            self._local.release()
            raise

    async def __aexit__(self, *_: object) -> None:
        try:
            self._file.release()
        finally:
            self._local.release()

    def _taken(self) -> bool:
        """Try once. Not in a thread: so a cancellation can never lose a lock just taken; it takes 50 µs."""
        try:
            make_private_folder(self._folder)
            make_private_folder(self._path.parent)
            self._file.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise ConfigurationError(
                f"The folder for tokens, {self._folder}, cannot be written: {error.strerror}"
            ) from error
        return True
