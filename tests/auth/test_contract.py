"""Every store of the library keeps the contract, and a store that breaks a rule is found out."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from allegro_async import EncryptedTokenStore, FileTokenStore, KeyringTokenStore, MemoryTokenStore
from allegro_async.testing import Check, sign_in_store_contract, token_store_contract
from tests.auth.broken_stores import BROKEN
from tests.auth.keychains import MemoryKeychain

ALL: tuple[Check[Any], ...] = (*token_store_contract, *sign_in_store_contract)
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


@pytest.mark.parametrize("check", ALL, ids=str)
@pytest.mark.parametrize("store", STORES, ids=lambda store: store.__name__)
async def test_a_store_of_the_library_keeps_the_contract(
    store: Callable[[Path], Callable[[], Any]], check: Check[Any], tmp_path: Path
) -> None:
    await check(store(tmp_path / "tokens"))


CHECKS = {check.name: check for check in ALL}


@pytest.mark.parametrize(("name", "make_maker"), BROKEN)
async def test_a_check_finds_the_store_that_breaks_its_rule(name: str, make_maker: Any) -> None:
    check = CHECKS[name]
    with pytest.raises(AssertionError) as caught:
        await check(make_maker(), patience=0.5)
    assert str(caught.value).startswith(f"{check.rule} (")


def test_every_check_is_known_to_fail_with_some_store() -> None:
    assert {name for name, _ in BROKEN} == set(CHECKS)


def test_checks_have_names_of_their_own_and_a_rule_in_one_sentence() -> None:
    assert len(CHECKS) == len(token_store_contract) + len(sign_in_store_contract)
    assert all(check.rule[0].isupper() and "." not in check.rule for check in CHECKS.values())


async def test_a_failed_check_leaves_no_task_behind() -> None:
    makers = dict(BROKEN)
    with pytest.raises(AssertionError):
        await CHECKS["lock-tasks"](makers["lock-tasks"](), patience=0.5)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_sign_in_checks_pass_for_a_store_of_sign_ins_alone() -> None:
    class SignInsOnly:
        def __init__(self) -> None:
            self._store = MemoryTokenStore()
            self.save_sign_in = self._store.save_sign_in
            self.take_sign_in = self._store.take_sign_in

    store = SignInsOnly()
    for check in sign_in_store_contract:
        await check(lambda: store)


def test_the_contract_needs_no_test_framework() -> None:
    code = "import sys, allegro_async.testing; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"pytest", "unittest", "_pytest"} & set(loaded.split())
