"""What the tests of the file store share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from allegro_async import AccountKey, ConfigurationError, FileTokenStore, PendingSignIn
from tests.doubles import EPOCH, a_token

KEY = AccountKey("sandbox", "client-id-1", "shop-1")
HERE = ("sandbox", "client-id-1")
PENDING = PendingSignIn("state-1", "verifier-1", "http://127.0.0.1/back", "shop-1", EPOCH)


def the_file(folder: Path) -> Path:
    (found,) = folder.glob("*.json")
    return found


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.json*")}


def set_mode(mode: int, *paths: Path) -> None:
    for path in paths:
        path.chmod(mode)


async def a_saved_file(folder: Path) -> Path:
    await FileTokenStore(folder).save(KEY, a_token())
    return the_file(folder)


async def refusal(folder: Path, *, saving: bool = True) -> str:
    """What a load, and a save, are refused with: one line without a token."""
    texts: list[str] = []
    store = FileTokenStore(folder)
    for work in (store.load(KEY), *([store.save(KEY, a_token("new"))] if saving else [])):
        with pytest.raises(ConfigurationError) as caught:
            await work
        texts.append(str(caught.value))
    assert all("\n" not in text and "eyJ" not in text and "access" not in text for text in texts)
    return texts[-1]


def old_form(tokens: dict[str, Any], environment: str = "sandbox") -> str:
    """A file of version 1."""
    return json.dumps(
        {"version": 1, "environment": environment, "client_id": "client-id-1", "accounts": tokens}, indent=1
    )


def write_private(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)


def failing(error: Exception) -> Any:
    def fail(*_: object) -> None:
        raise error

    return fail
