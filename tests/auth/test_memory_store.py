"""The store in memory."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from allegro_async import AccountKey, MemoryTokenStore, PendingSignIn, SignInStore, TokenStore
from tests.doubles import EPOCH, a_token

KEY = AccountKey("sandbox", "client-id-1", "shop-1")
PENDING = PendingSignIn("state-1", "verifier-1", "http://127.0.0.1/back", "shop-1", EPOCH)


def test_it_is_a_token_store_and_keeps_sign_ins() -> None:
    assert isinstance(MemoryTokenStore(), TokenStore)
    assert isinstance(MemoryTokenStore(), SignInStore)


async def test_its_repr_shows_no_token_and_no_account() -> None:
    store = MemoryTokenStore()
    await store.save(KEY, a_token())
    await store.save_sign_in("sandbox", "client-id-1", PENDING)
    assert repr(store) == "<MemoryTokenStore with 1 tokens>"


async def test_sign_ins_that_ran_out_a_day_ago_are_dropped_and_others_kept() -> None:
    store = MemoryTokenStore()
    here = ("sandbox", "client-id-1")
    for state, age in (("old", 86_401.0), ("young", 86_399.0)):
        await store.save_sign_in(*here, replace(PENDING, state=state, expires_at=EPOCH - age))
    await store.save_sign_in(*here, PENDING)
    assert await store.take_sign_in(*here, "old") is None
    assert await store.take_sign_in(*here, "young") is not None
    assert await store.take_sign_in(*here, "state-1") == PENDING


def test_clients_in_loops_of_two_threads_share_it() -> None:
    store = MemoryTokenStore()

    async def count_up() -> None:
        for _ in range(50):
            async with store.lock(KEY):
                token = await store.load(KEY) or a_token(lifetime=0.0)
                await asyncio.sleep(0)
                await store.save(KEY, replace(token, lifetime=token.lifetime + 1))

    async def both() -> None:
        await asyncio.gather(count_up(), asyncio.to_thread(asyncio.run, count_up()))
        token = await store.load(KEY)
        assert token is not None
        assert token.lifetime == 100

    asyncio.run(both())
