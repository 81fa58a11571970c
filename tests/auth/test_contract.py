"""Every store of the library keeps the contract, and a store that breaks a rule is found out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from allegro_async import EncryptedTokenStore, FileTokenStore, KeyringTokenStore, MemoryTokenStore
from allegro_async.testing import Check, sign_in_store_contract, token_store_contract
from tests.auth.keychains import MemoryKeychain

KEYS = [EncryptedTokenStore.new_key(), EncryptedTokenStore.new_key()]


def memory(_folder: Path) -> Callable[[], Any]:
    store = MemoryTokenStore()
    return lambda: store


def file(folder: Path) -> Callable[[], Any]:
    return lambda: FileTokenStore(folder)


def keychain(folder: Path) -> Callable[[], Any]:
    backend = MemoryKeychain(limit=2560)
    return lambda: KeyringTokenStore(backend, folder=folder)


def encrypted_memory(folder: Path) -> Callable[[], Any]:
    within = memory(folder)
    return lambda: EncryptedTokenStore(within(), KEYS)


def encrypted_file(folder: Path) -> Callable[[], Any]:
    return lambda: EncryptedTokenStore(FileTokenStore(folder), KEYS)


STORES = (memory, file, keychain, encrypted_memory, encrypted_file)


@pytest.mark.parametrize("check", [*token_store_contract, *sign_in_store_contract], ids=str)
@pytest.mark.parametrize("store", STORES, ids=lambda store: store.__name__)
async def test_a_store_of_the_library_keeps_the_contract(
    store: Callable[[Path], Callable[[], Any]], check: Check[Any], tmp_path: Path
) -> None:
    await check(store(tmp_path / "tokens"))
