"""Trouble at a bad moment: a store that fails, a second process, a sign-in under way. No session is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from allegro_async import (
    AccountKey,
    AccountMismatchError,
    ConfigurationError,
    LoginRequiredError,
    MemoryTokenStore,
    Token,
    TokenNotSavedError,
)
from allegro_async.auth.sessions import Sessions
from tests.auth.fake_oauth import GRACE, KEY, FakeOAuth, desk, signed_in
from tests.doubles import APP, EPOCH, FakeTransport, LoopClock, a_token, jwt, virtual

OLD = EPOCH - 1.0
SOON = EPOCH + 4000.0  # in the last tenth of twelve hours
SAID = f"connection lost while writing {jwt('refresh-renewed-1')}"


class Moody(MemoryTokenStore):
    """Its methods fail by name, as those of a database do whose connection is gone."""

    def __init__(self, *failing: str) -> None:
        super().__init__()
        self.failing = set(failing)
        self.fail_for = ""

    def _perhaps(self, method: str, key: AccountKey) -> None:
        if method in self.failing and self.fail_for in key.account:
            raise RuntimeError(SAID)

    async def load(self, key: AccountKey) -> Token | None:
        self._perhaps("load", key)
        return await super().load(key)

    async def save(self, key: AccountKey, token: Token) -> None:
        self._perhaps("save", key)
        await super().save(key, token)

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        self._perhaps("lock", key)
        return super().lock(key)


# A new pair that the store does not take


@virtual
async def test_an_unsaved_pair_outlives_the_mark_that_another_process_put_on_the_pair_before_it() -> None:
    store = Moody()
    d = desk(store=store)
    await signed_in(d, expires_at=OLD)
    store.failing = {"save"}
    with pytest.raises(TokenNotSavedError) as caught:
        await d.session.usable()
    store.failing = set()
    await asyncio.sleep(GRACE + 1)
    with pytest.raises(LoginRequiredError):
        await desk(d.oauth, store=store).session.usable()
    stored = await store.load(KEY)
    assert stored is not None
    assert stored.dead
    assert await d.session.usable() == caught.value.token
    assert await store.load(KEY) == caught.value.token


@pytest.mark.parametrize("broken", ["lock", "load", "save"])
@virtual
async def test_a_sign_in_that_the_store_does_not_take_is_offered_and_kept(broken: str) -> None:
    store = Moody(broken)
    d = desk(store=store)
    with pytest.raises(TokenNotSavedError, match=r"'shop-1'.*RuntimeError") as caught:
        await d.session.keep(a_token())
    assert (caught.value.account, caught.value.token) == ("shop-1", a_token())
    assert jwt("refresh-renewed-1") not in str(caught.value)
    store.failing = set()
    assert await d.session.usable() == a_token()
    assert await store.load(KEY) == a_token()


@pytest.mark.parametrize("broken", ["lock", "load", "save"])
@virtual
async def test_closing_offers_a_pair_whatever_of_the_store_is_broken(broken: str) -> None:
    store = Moody()
    d = desk(store=store)
    await signed_in(d, expires_at=OLD)
    store.failing = {"save"}
    with pytest.raises(TokenNotSavedError) as first:
        await d.session.usable()
    store.failing = {broken}
    with pytest.raises(TokenNotSavedError, match="RuntimeError") as caught:
        await d.session.settle()
    assert caught.value.token == first.value.token


@virtual
async def test_closing_stores_the_pairs_of_the_others_when_that_of_one_cannot_be_stored() -> None:
    store = Moody("save")
    sessions = Sessions(APP, store, FakeTransport(handler=FakeOAuth()), LoopClock())
    for name in ("shop-1", "shop-2", "shop-3"):
        with pytest.raises(TokenNotSavedError):
            await sessions.of(name).keep(a_token(name))
    store.failing, store.fail_for = set(), ""
    await store.save(sessions.key("shop-1"), a_token("theirs", user_id="55"))
    store.failing, store.fail_for = {"save"}, "shop-2"
    with pytest.raises((AccountMismatchError, TokenNotSavedError)) as caught:
        await sessions.settle()
    assert caught.value.account == "shop-1"
    assert await store.load(sessions.key("shop-2")) is None
    assert await store.load(sessions.key("shop-3")) == a_token("shop-3")


@virtual
async def test_a_cancelled_save_that_cannot_be_made_up_for_stays_a_cancellation_and_keeps_the_pair() -> None:
    store = Hanging()
    d = desk(store=store)
    keeping = asyncio.create_task(d.session.keep(a_token()))
    await asyncio.sleep(1)
    store.failing = {"save"}
    keeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await keeping
    store.failing, store.hangs = set(), False
    assert await d.session.usable() == a_token()


class Hanging(Moody):
    """The first thing that is saved takes for ever."""

    hangs = True

    async def save(self, key: AccountKey, token: Token) -> None:
        await super().save(key, token)
        if self.hangs:
            await self.delete(key)
            await asyncio.sleep(1000)


# A store that fails before anything has happened


@pytest.mark.parametrize("broken", ["lock", "load"])
@virtual
async def test_a_store_that_fails_before_a_refresh_costs_no_refresh(broken: str) -> None:
    store = Moody()
    d = desk(store=store)
    await signed_in(d, expires_at=OLD)
    store.failing = {broken}
    with pytest.raises(RuntimeError):  # a store of the user's speaks for itself
        await d.session.usable()
    assert d.oauth.forms == []
    store.failing = set()
    assert await d.session.usable() is not None


@pytest.mark.parametrize("broken", ["lock", "load"])
@virtual
async def test_a_renewal_ahead_of_time_that_fails_in_the_store_is_told_without_the_stores_text(
    broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    store = Moody()
    d = desk(store=store)
    token = await signed_in(d, expires_at=SOON)
    assert await d.session.usable() == token
    store.failing = {broken}  # the renewal in the background has not begun yet
    await asyncio.sleep(1)
    warned = [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]
    assert warned == ["The token of account shop-1 could not be renewed: RuntimeError"]


# Others who act at the same time


class SlowToLoad(MemoryTokenStore):
    """What it gives is what was there when it was asked."""

    async def load(self, key: AccountKey) -> Token | None:
        found = await super().load(key)
        await asyncio.sleep(5)
        return found


@virtual
async def test_a_sign_in_while_the_stored_token_is_read_counts_more_than_what_was_read() -> None:
    store = SlowToLoad()
    d = desk(store=store)
    await signed_in(d)
    reading = asyncio.create_task(d.session.usable())
    await asyncio.sleep(4)
    keeping = asyncio.create_task(d.session.keep(a_token("second")))
    await reading
    await keeping
    slow = desk(d.oauth, store=store)
    reading = asyncio.create_task(slow.session.usable())
    keeping = asyncio.create_task(slow.session.keep(a_token("third")))
    assert await reading == a_token("second")
    await keeping
    assert await slow.session.usable() == a_token("third")


@virtual
async def test_a_sign_in_that_overtakes_a_slow_reading_is_used() -> None:
    store = SlowFirst()
    d = desk(store=store)
    await signed_in(d)
    reading = asyncio.create_task(d.session.usable())
    await asyncio.sleep(1)
    await d.session.keep(a_token("second"))
    assert await reading == a_token("second")
    assert await d.session.usable() == a_token("second")


class SlowFirst(MemoryTokenStore):
    """The first load is slow."""

    loads = 0

    async def load(self, key: AccountKey) -> Token | None:
        found = await super().load(key)
        self.loads += 1
        if self.loads == 1:
            await asyncio.sleep(5)
        return found


@virtual
async def test_a_sign_in_during_a_renewal_is_what_stays() -> None:
    d = desk(takes=3)
    await signed_in(d, expires_at=OLD)
    renewing = asyncio.create_task(d.session.usable())
    await asyncio.sleep(1)
    signed = d.oauth.sign_in("second")
    await d.session.keep(signed)
    await renewing
    assert await d.session.usable() == await d.store.load(KEY) == signed


@virtual
async def test_a_renewal_that_waits_behind_a_sign_in_uses_its_pair_and_asks_nobody() -> None:
    d = desk()
    await signed_in(d, expires_at=OLD)
    signed = d.oauth.sign_in("second")
    async with d.store.lock(KEY):
        keeping = asyncio.create_task(d.session.keep(signed))
        await asyncio.sleep(1)
        renewing = asyncio.create_task(d.session.usable())
        await asyncio.sleep(1)
    await keeping
    assert await renewing == signed
    assert d.oauth.forms == []


@virtual
async def test_a_sign_out_that_a_renewal_waits_for_leaves_nobody_signed_in() -> None:
    d = desk()
    await signed_in(d, expires_at=OLD)
    async with d.store.lock(KEY):
        leaving = asyncio.create_task(d.session.sign_out(revoke=True))
        await asyncio.sleep(1)
        renewing = asyncio.create_task(d.session.usable())
        await asyncio.sleep(1)
    await leaving
    with pytest.raises(LoginRequiredError, match="signed out"):
        await renewing
    assert await d.session.usable() is None
    assert [form.get("grant_type") for form in d.oauth.forms] == [None]  # the revocation alone


@virtual
async def test_a_token_that_was_rejected_is_not_given_by_a_renewal_that_was_under_way() -> None:
    store = SlowToUnlock()
    d = desk(store=store)
    await signed_in(d, expires_at=OLD)
    theirs = d.oauth.sign_in("theirs")
    renewing = asyncio.create_task(d.session.usable())
    await asyncio.sleep(0)  # it has read the old one
    await store.save(KEY, theirs)
    await asyncio.sleep(1)
    assert await d.session.usable() == theirs  # known already, though the lock is not free yet
    given = await d.session.usable(rejected=theirs)
    assert await renewing == theirs
    assert given is not None
    assert not given.same_access(theirs)


class SlowToUnlock(MemoryTokenStore):
    """Gives its lock back slowly."""

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        return self._slowly(super().lock(key))

    @asynccontextmanager
    async def _slowly(self, lock: AbstractAsyncContextManager[object]) -> AsyncGenerator[None]:
        async with lock:
            yield
        await asyncio.sleep(5)


# A stored token that cannot be read


class Damaged(MemoryTokenStore):
    """Its row cannot be read until it is deleted."""

    damaged = True

    async def load(self, key: AccountKey) -> Token | None:
        if self.damaged:
            raise ConfigurationError("The token is damaged")
        return await super().load(key)

    async def delete(self, key: AccountKey) -> None:
        self.damaged = False
        await super().delete(key)


@virtual
async def test_a_token_that_cannot_be_read_can_be_forgotten() -> None:
    d = desk(store=Damaged())
    with pytest.raises(ConfigurationError):
        await d.session.sign_out(revoke=True)
    await d.session.sign_out(revoke=False)
    await d.session.keep(a_token())
    assert await d.session.usable() == a_token()


@virtual
async def test_a_sign_in_that_is_cancelled_while_it_waits_for_the_store_is_not_lost() -> None:
    d = desk()
    async with d.store.lock(KEY):
        keeping = asyncio.create_task(d.session.keep(a_token()))
        await asyncio.sleep(1)
        keeping.cancel()
        with pytest.raises(asyncio.CancelledError):
            await keeping
    assert await d.session.usable() == a_token()
    assert await d.store.load(KEY) == a_token()


@virtual
async def test_a_sign_in_that_fails_during_a_renewal_outlives_it() -> None:
    store = Moody()
    d = desk(store=store, takes=3)
    await signed_in(d, expires_at=OLD)
    renewing = asyncio.create_task(d.session.usable())
    await asyncio.sleep(1)
    store.failing = {"lock"}
    with pytest.raises(TokenNotSavedError):
        await d.session.keep(a_token("second"))
    store.failing = set()
    await renewing
    assert await d.session.usable() == a_token("second")
    assert await store.load(KEY) == a_token("second")
