"""A token store in a file: one for each environment and Client ID."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import anyio.to_thread
from filelock import AsyncFileLock
from platformdirs import user_data_path

from ..errors import ConfigurationError
from .token import Token

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from contextlib import AbstractAsyncContextManager

    from .token import AccountKey

__all__ = ["FileTokenStore"]

_VERSION = 1
_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700


class FileTokenStore:
    """Keeps tokens in files that only their owner can read, safe against a crash and a second process.

    Args:
        folder: Where the files lie. Default: the platform's folder for user data, in `allegro_async`.

    Every method raises `ConfigurationError` when a file cannot be used: others may read it, it is damaged,
    or the folder cannot be written. The file is left as it is then.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        self._folder = (
            Path(folder) if folder is not None else user_data_path("allegro_async", appauthor=False)
        )

    def __repr__(self) -> str:
        return f"<FileTokenStore in {self._folder}>"

    async def load(self, key: AccountKey) -> Token | None:
        """Give the stored token; None when there is none."""
        rows = await anyio.to_thread.run_sync(self._read, key.environment, key.client_id)
        row = rows.get(key.account)
        return _token(row, self._path(key.environment, key.client_id)) if row is not None else None

    async def save(self, key: AccountKey, token: Token) -> None:
        """Keep the token; it is on the disk when this returns."""
        await self._change(key, token.as_dict())

    async def delete(self, key: AccountKey) -> None:
        """Forget the token."""
        await self._change(key, None)

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        """Name the accounts that have a token."""
        return list(await anyio.to_thread.run_sync(self._read, environment, client_id))

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        """A lock for this account over all processes; that of a killed process is free at once."""
        name = hashlib.sha256(key.account.encode()).hexdigest()[:16]
        return self._file_lock(key, f".{name}.lock")

    async def _change(self, key: AccountKey, row: dict[str, Any] | None) -> None:
        async with self._file_lock(key, ".lock"):
            await anyio.to_thread.run_sync(self._rewrite, key, row)

    @asynccontextmanager
    async def _file_lock(self, key: AccountKey, suffix: str) -> AsyncGenerator[None, None]:
        path = self._path(key.environment, key.client_id)
        lock = AsyncFileLock(str(path.with_name(path.name + suffix)), mode=_PRIVATE_FILE, thread_local=False)
        try:
            self._folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            await lock.acquire()
        except OSError as error:
            raise ConfigurationError(
                f"The folder for tokens, {self._folder}, cannot be used: {error.strerror}"
            ) from error
        try:
            yield
        finally:
            await lock.release()

    def _path(self, environment: str, client_id: str) -> Path:
        name = re.sub(r"[^A-Za-z0-9]+", "-", f"{environment}-{client_id}").strip("-")
        return self._folder / f"{name}.json"

    def _read(self, environment: str, client_id: str) -> dict[str, Any]:
        path = self._path(environment, client_id)
        try:
            with path.open(encoding="utf-8") as file:
                _check_private(path, file.fileno())
                content = json.load(file)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise ConfigurationError(f"The token file {path} cannot be read: {error.strerror}") from error
        except ConfigurationError:
            raise
        except ValueError:
            raise _damaged(path) from None
        return _rows(content, path, environment, client_id)

    def _rewrite(self, key: AccountKey, row: dict[str, Any] | None) -> None:
        rows = self._read(key.environment, key.client_id)
        rows.pop(key.account, None)
        if row is not None:
            rows[key.account] = row
        content = {
            "version": _VERSION,
            "environment": key.environment,
            "client_id": key.client_id,
            "accounts": rows,
        }
        path = self._path(key.environment, key.client_id)
        try:
            _replace(path, json.dumps(content, indent=1))
        except OSError as error:
            raise ConfigurationError(f"The token file {path} cannot be written: {error.strerror}") from error


def _replace(path: Path, text: str) -> None:
    """Write a new file and move it over the old one, so that a crash leaves one of the two whole."""
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _check_private(path: Path, descriptor: int) -> None:
    mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
    if os.name == "posix" and mode & 0o077:
        raise ConfigurationError(
            f"Others may read the token file {path} (mode {mode:04o}); run: chmod 600 '{path}'. "
            "If somebody else may have read it, sign in again"
        )


def _rows(content: Any, path: Path, environment: str, client_id: str) -> dict[str, Any]:
    fields = cast("dict[str, Any]", content) if isinstance(content, dict) else {}
    rows = fields.get("accounts")
    if fields.get("version") != _VERSION or not isinstance(rows, dict):
        raise _damaged(path)
    if (fields.get("environment"), fields.get("client_id")) != (environment, client_id):
        raise ConfigurationError(f"The token file {path} belongs to another environment or Client ID")
    return cast("dict[str, Any]", rows)


def _token(row: Any, path: Path) -> Token:
    try:
        return Token.from_dict(row)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _damaged(path) from None


def _damaged(path: Path) -> ConfigurationError:
    return ConfigurationError(
        f"The token file {path} is damaged or of another version; it was left as it is. "
        "Move it away and sign in again"
    )
