"""The rules about the lock of an account."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from typing import TypeAlias

from ..auth.token import AccountKey
from ..protocols import TokenStore
from ._check import ODD_ACCOUNTS, Check, a_key, a_token, ensure, together

__all__ = ["LOCK_CHECKS"]

_Make: TypeAlias = Callable[[], TokenStore]

_GLIMPSE = 0.005  # seconds that a holder stays, so that one who must not come in has the time to
_THREAD_PATIENCE = 5.0
_WORKERS, _ROUNDS = 4, 3


class _Room:
    """Notices when two are in it."""

    def __init__(self) -> None:
        self.inside = 0
        self.visits = 0

    async def visit(self, store: TokenStore, key: AccountKey) -> None:
        for _ in range(_ROUNDS):
            async with store.lock(key):
                self.inside += 1
                self.visits += 1
                await asyncio.sleep(_GLIMPSE)
                alone = self.inside == 1
                self.inside -= 1
            ensure(alone, "two held it at the same time")


async def _one_handle(make: _Make) -> None:
    store, room = make(), _Room()
    await together(*(room.visit(store, a_key()) for _ in range(_WORKERS)))


async def _two_handles(make: _Make) -> None:
    room = _Room()
    await together(*(room.visit(make(), a_key()) for _ in range(_WORKERS)))


async def _two_loops(make: _Make) -> None:
    room = _Room()

    async def visit() -> None:
        # With an end of its own: nobody can cancel a thread.
        async with asyncio.timeout(_THREAD_PATIENCE):
            await together(*(room.visit(make(), a_key()) for _ in range(_WORKERS)))

    await together(visit(), asyncio.to_thread(asyncio.run, visit()))


async def _after_an_error(make: _Make) -> None:
    async def fail() -> None:
        async with make().lock(a_key()):
            raise _ExpectedError

    for _ in range(2):
        with suppress(_ExpectedError):
            await fail()
            ensure(fine=False, seen="the error was swallowed")
    async with make().lock(a_key()):
        pass


class _ExpectedError(Exception):
    """Raised by a check itself."""


class _Visitor:
    """A task that takes the lock and stays until it is cancelled."""

    def __init__(self, store: TokenStore) -> None:
        self.inside = asyncio.Event()
        self._task = asyncio.create_task(self._stay(store))

    async def _stay(self, store: TokenStore) -> None:
        async with store.lock(a_key()):
            self.inside.set()
            await asyncio.Event().wait()

    async def cancel(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])
        ensure(self._task.cancelled(), "a cancellation was swallowed")


async def _holder_cancelled(make: _Make) -> None:
    holder = _Visitor(make())
    try:
        await holder.inside.wait()
    finally:
        await holder.cancel()
    async with make().lock(a_key()):
        pass


async def _waiter_cancelled(make: _Make) -> None:
    for while_held in (True, False):
        store = make()
        async with store.lock(a_key()):
            first, second = _Visitor(store), _Visitor(make())
            await asyncio.sleep(_GLIMPSE)
            if while_held:
                await first.cancel()
        try:
            if not while_held:  # it may have been given the lock a moment ago
                await first.cancel()
            await second.inside.wait()
        finally:
            await second.cancel()
    async with make().lock(a_key()):
        pass


async def _work_within(make: _Make) -> None:
    store = make()
    async with store.lock(a_key()):
        await store.save(a_key(), a_token())
        ensure(await store.load(a_key()) == a_token(), "the holder does not see its own token")
        ensure(await make().load(a_key()) == a_token(), "others do not see the holder's token")
        ensure(await make().accounts("sandbox", "client-1"), "the account is not named")
        await store.delete(a_key())
        await store.save(a_key("other"), a_token())


async def _other_keys(make: _Make) -> None:
    keys = [a_key(account) for account in ODD_ACCOUNTS]
    keys += [a_key(environment="production"), a_key(client_id="client-2")]
    async with AsyncExitStack() as stack:
        for key in keys:
            await stack.enter_async_context(make().lock(key))


async def _many(make: _Make) -> None:
    store, rooms = make(), [_Room() for _ in range(10)]
    await together(
        *(room.visit(store, a_key(f"shop-{number}")) for number, room in enumerate(rooms) for _ in range(5))
    )
    ensure(all(room.visits == 5 * _ROUNDS for room in rooms), "somebody never came in")


LOCK_CHECKS: tuple[Check[TokenStore], ...] = (
    Check("lock-tasks", "A lock lets in one task at a time", _one_handle),
    Check("lock-handles", "A lock lets in one at a time through several handles", _two_handles),
    Check("lock-loops", "A lock lets in one at a time over event loops of two threads", _two_loops),
    Check("lock-error", "A lock is free after an error within, which goes on", _after_an_error),
    Check("lock-cancelled", "A lock is free after its holder was cancelled", _holder_cancelled),
    Check("lock-waiter", "A waiter that is cancelled leaves the lock usable", _waiter_cancelled),
    Check("lock-work", "Whoever holds a lock can save, load and delete; others can load", _work_within),
    Check("lock-keys", "The lock of one key does not block another, whatever their names", _other_keys),
    Check("lock-crowd", "A lock lets in everybody in the end", _many),
)
