# A test may look inside.
# pyright: reportPrivateUsage=false
"""A refresh is cancelled, or its process dies, at each of its awaits: the session is never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

import pytest

from allegro_async import AccountKey, MemoryTokenStore, Request, Token
from tests.auth.fake_oauth import KEY, Desk, FakeOAuth, desk
from tests.doubles import EPOCH, Answer, FakeTransport, run

OLD = EPOCH - 1.0


class Awaits:
    """Every await of a refresh passes here: before and after each step. At one of them something happens."""

    def __init__(self, fatal: int | None = None) -> None:
        self.passed: list[str] = []
        self.fatal = fatal
        self.strike: Callable[[], object] = lambda: None

    async def at(self, name: str) -> None:
        self.passed.append(name)
        if len(self.passed) - 1 == self.fatal:
            self.strike()
        await asyncio.sleep(0.01)


class SteppedStore(MemoryTokenStore):
    """A store whose every step takes a moment."""

    def __init__(self, awaits: Awaits) -> None:
        super().__init__()
        self.awaits = awaits

    async def load(self, key: AccountKey) -> Token | None:
        await self.awaits.at("before load")
        token = await super().load(key)
        await self.awaits.at("after load")
        return token

    async def save(self, key: AccountKey, token: Token) -> None:
        await self.awaits.at("before save")
        await super().save(key, token)
        await self.awaits.at("after save")

    @asynccontextmanager
    async def lock(self, key: AccountKey) -> AsyncGenerator[None, None]:  # pyright: ignore[reportIncompatibleMethodOverride] - a double
        await self.awaits.at("before lock")
        async with super().lock(key):
            await self.awaits.at("after lock")
            yield
            await self.awaits.at("before unlock")


def stepped(awaits: Awaits, oauth: FakeOAuth | None = None) -> Desk:
    oauth = oauth or FakeOAuth()

    async def handle(request: Request) -> Answer:
        await awaits.at("before work")
        answer = oauth(request)
        await awaits.at("after work")
        return answer

    return desk(oauth, store=SteppedStore(awaits), transport=FakeTransport(handler=handle))


async def prepared(awaits: Awaits) -> Desk:
    d = stepped(awaits)
    token = d.oauth.sign_in(expires_at=OLD)
    await MemoryTokenStore.save(_memory(d), KEY, token)
    return d


def _memory(d: Desk) -> MemoryTokenStore:
    assert isinstance(d.store, MemoryTokenStore)
    return d.store


async def _dry_run(passed: list[str]) -> None:
    awaits = Awaits()
    d = await prepared(awaits)
    await d.session.usable()
    passed += awaits.passed


def _names_of_awaits() -> list[str]:
    passed: list[str] = []
    run(_dry_run(passed))
    return passed


AWAITS = _names_of_awaits()
EVERY_AWAIT = pytest.mark.parametrize(
    "fatal", range(len(AWAITS)), ids=[f"{n}-{a}" for n, a in enumerate(AWAITS)]
)


def test_the_awaits_of_a_refresh_are_all_there() -> None:
    assert [
        *("before load", "after load"),
        *("before lock", "after lock", "before load", "after load"),
        *("before work", "after work"),
        *("before save", "after save", "before unlock"),
    ] == AWAITS


@EVERY_AWAIT
def test_cancelling_the_caller_does_not_stop_a_refresh_that_has_begun(fatal: int) -> None:
    async def check() -> None:
        awaits = Awaits(fatal)
        d = await prepared(awaits)
        caller = asyncio.create_task(d.session.usable())
        awaits.strike = caller.cancel
        with pytest.raises(asyncio.CancelledError):
            await caller
        await d.session.settle()
        begun = fatal >= AWAITS.index("before lock")
        assert d.oauth.outcomes == ({"refresh_token": 1} if begun else {})
        await still_signed_in(d)

    run(check())


@EVERY_AWAIT
def test_cancelling_the_refresh_itself_loses_no_session(fatal: int) -> None:
    """An event loop that ends cancels every task."""

    async def check() -> None:
        awaits = Awaits(fatal)
        d = await prepared(awaits)
        caller = asyncio.create_task(d.session.usable())

        def cancel_all() -> None:
            for task in asyncio.all_tasks() - {main}:
                task.cancel()

        main = asyncio.current_task()
        awaits.strike = cancel_all
        await asyncio.wait([caller])
        await d.session.settle()
        await still_signed_in(d)
        await still_signed_in(desk(d.oauth, store=d.store))  # the next process

    run(check())


@EVERY_AWAIT
def test_a_process_that_dies_there_and_starts_again_loses_no_session(fatal: int) -> None:
    async def check() -> None:
        awaits = Awaits(fatal)
        d = await prepared(awaits)
        never: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        frozen = MemoryTokenStore()

        async def dies() -> None:
            stored = await MemoryTokenStore.load(_memory(d), KEY)
            assert stored is not None
            await frozen.save(KEY, stored)  # all that is left on the disk
            await never

        at = awaits.at

        async def die(name: str) -> None:
            if len(awaits.passed) == fatal:
                await dies()
            await at(name)

        awaits.at = die  # type: ignore[method-assign]
        caller = asyncio.create_task(d.session.usable())
        await asyncio.sleep(1)
        await still_signed_in(desk(d.oauth, store=frozen))
        never.cancel()
        await asyncio.wait([caller])

    run(check())


async def still_signed_in(d: Desk) -> None:
    """The account has a token, stored and good, and Allegro never had to refuse one."""
    token = await d.session.usable()
    assert token is not None
    assert token.expires_at > EPOCH
    stored = await MemoryTokenStore.load(_memory(d), KEY)
    assert stored is not None
    assert stored == token
    assert stored.refresh_token in d.oauth.alive
    assert d.oauth.outcomes["refused"] == 0


def test_a_cancelled_save_is_made_up_for_before_the_loop_ends() -> None:
    async def check() -> None:
        awaits = Awaits(AWAITS.index("before save"))
        d = await prepared(awaits)
        caller = asyncio.create_task(d.session.usable())

        def cancel_the_refresh() -> None:
            assert d.session._flight.task is not None
            d.session._flight.task.cancel()

        awaits.strike = cancel_the_refresh
        await asyncio.wait([caller])
        assert d.oauth.outcomes == {"refresh_token": 1}
        stored = await MemoryTokenStore.load(_memory(d), KEY)
        assert stored is not None
        assert stored.expires_at > EPOCH

    run(check())
