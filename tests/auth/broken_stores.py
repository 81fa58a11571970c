"""Stores with one fault each, for the checks that must find it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import replace
from typing import Any

from allegro_async import AccountKey, PendingSignIn, Token


class PlainStore:
    """Good enough for one event loop."""

    def __init__(self) -> None:
        self.tokens: dict[AccountKey, Token] = {}
        self.sign_ins: dict[tuple[str, str, str], PendingSignIn] = {}
        self.locks: dict[AccountKey, asyncio.Lock] = {}

    async def load(self, key: AccountKey) -> Token | None:
        return self.tokens.get(key)

    async def save(self, key: AccountKey, token: Token) -> None:
        self.tokens[key] = token

    async def delete(self, key: AccountKey) -> None:
        self.tokens.pop(key, None)

    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        here = (environment, client_id)
        return [key.account for key in self.tokens if (key.environment, key.client_id) == here]

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        return self.locks.setdefault(key, asyncio.Lock())

    async def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        self.sign_ins[environment, client_id, pending.state] = pending

    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        return self.sign_ins.pop((environment, client_id, state), None)


BROKEN: list[tuple[str, Callable[[], Callable[[], Any]]]] = []
"""The name of a check, and what makes a `make` for it."""


def breaks(*checks: str, shared: bool = True) -> Callable[[type[Any]], type[Any]]:
    """Note that these checks must fail with a store; `shared`: all handles are one object."""

    def note(store: type[Any]) -> type[Any]:
        def make_maker() -> Callable[[], Any]:
            if not shared:
                return store
            one = store()
            return lambda: one

        BROKEN.extend((check, make_maker) for check in checks)
        return store

    return note


@breaks("saved", "accounts", "once", shared=False)
class ForgetsBetweenProcesses(PlainStore):
    pass


@breaks("empty")
class NeverEmpty(PlainStore):
    async def load(self, key: AccountKey) -> Token | None:
        return await super().load(key) or Token("made-up")


@breaks("overwriting")
class KeepsTheFirst(PlainStore):
    async def save(self, key: AccountKey, token: Token) -> None:
        self.tokens.setdefault(key, token)


SHARED = PlainStore()


@breaks("fresh", shared=False)
class RemembersWhatItRead(PlainStore):
    async def load(self, key: AccountKey) -> Token | None:
        if key not in self.tokens and (token := await SHARED.load(key)) is not None:
            self.tokens[key] = token
        return self.tokens.get(key)

    async def save(self, key: AccountKey, token: Token) -> None:
        await SHARED.save(key, token)


class Changed(PlainStore):
    def change(self, token: Token) -> Token:
        return token

    async def save(self, key: AccountKey, token: Token) -> None:
        await super().save(key, self.change(token))


@breaks("scopes")
class TakesNoScopesForUnknown(Changed):
    def change(self, token: Token) -> Token:
        return replace(token, scopes=token.scopes or None)


@breaks("bare")
class WritesNoneAsText(Changed):
    def change(self, token: Token) -> Token:
        return replace(token, refresh_token=str(token.refresh_token))


@breaks("dead")
class ForgetsTheDead(Changed):
    def change(self, token: Token) -> Token:
        return replace(token, dead=False)


@breaks("large")
class CutsAtFourThousand(Changed):
    def change(self, token: Token) -> Token:
        return replace(token, access_token=token.access_token[:4000])


class Mapped(PlainStore):
    def place(self, key: AccountKey) -> AccountKey:
        return key

    async def load(self, key: AccountKey) -> Token | None:
        return await super().load(self.place(key))

    async def save(self, key: AccountKey, token: Token) -> None:
        await super().save(self.place(key), token)

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        return super().lock(self.place(key))


@breaks("places", "accounts", "lock-keys")
class IgnoresCase(Mapped):
    def place(self, key: AccountKey) -> AccountKey:
        return replace(key, account=key.account.casefold())


@breaks("places", "lock-keys")
class IgnoresTheEnvironment(Mapped):
    def place(self, key: AccountKey) -> AccountKey:
        return replace(key, environment="")


@breaks("places", "lock-keys")
class CutsLongNames(Mapped):
    def place(self, key: AccountKey) -> AccountKey:
        return replace(key, account=key.account[:255])


@breaks("deleting")
class CannotDeleteTwice(PlainStore):
    async def delete(self, key: AccountKey) -> None:
        del self.tokens[key]


@breaks("deleting")
class DeletesAll(PlainStore):
    async def delete(self, key: AccountKey) -> None:
        del key
        self.tokens.clear()


@breaks("accounts")
class NamesAccountsOfAll(PlainStore):
    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        del environment, client_id
        return [key.account for key in self.tokens]


@breaks("together", "many")
class ReadsThenWrites(PlainStore):
    """As a file without a lock would: the last writer wins, and the others' rows are lost."""

    async def save(self, key: AccountKey, token: Token) -> None:
        rows = dict(self.tokens)
        await asyncio.sleep(0)
        self.tokens = {**rows, key: token}

    async def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        rows = dict(self.sign_ins)
        await asyncio.sleep(0)
        self.sign_ins = {**rows, (environment, client_id, pending.state): pending}


@breaks("lock-tasks", "lock-handles", "lock-loops", "lock-crowd")
class HasNoLock(PlainStore):
    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        del key
        return nullcontext()


@breaks("lock-handles", shared=False)
class LocksWithinAHandle(PlainStore):
    pass


@breaks("lock-loops")
class LocksWithinALoop(PlainStore):
    def __init__(self) -> None:
        super().__init__()
        self._of: dict[tuple[object, AccountKey], asyncio.Lock] = {}

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        return self._of.setdefault((asyncio.get_running_loop(), key), asyncio.Lock())


class Careless:
    """A lock that is freed only when all goes well."""

    def __init__(self, lock: asyncio.Lock, *, swallows: bool = False) -> None:
        self._lock, self._swallows = lock, swallows

    async def __aenter__(self) -> None:
        await self._lock.acquire()

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        if kind is None or self._swallows:
            self._lock.release()
        return self._swallows and kind is not None


class OneLock(PlainStore):
    def __init__(self) -> None:
        super().__init__()
        self.one = asyncio.Lock()


@breaks("lock-error", "lock-cancelled")
class StaysLockedAfterAnError(OneLock):
    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[Any]:
        del key
        return Careless(self.one)


@breaks("lock-error", "lock-cancelled")
class SwallowsErrors(OneLock):
    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[Any]:
        del key
        return Careless(self.one, swallows=True)


class Queue:
    """A lock that is handed to the next in the queue, also when that one has left."""

    def __init__(self) -> None:
        self.held = False
        self.waiting: list[asyncio.Event] = []

    async def __aenter__(self) -> None:
        if self.held:
            turn = asyncio.Event()
            self.waiting.append(turn)
            await turn.wait()
        self.held = True

    async def __aexit__(self, *_: object) -> None:
        if self.waiting:
            self.waiting.pop(0).set()
        else:
            self.held = False


@breaks("lock-waiter")
class HandsTheLockToWhoHasLeft(PlainStore):
    def __init__(self) -> None:
        super().__init__()
        self._queue = Queue()

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        del key
        return self._queue


@breaks("lock-work")
class LocksItselfOut(OneLock):
    async def save(self, key: AccountKey, token: Token) -> None:
        async with self.one:
            await super().save(key, token)

    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        del key
        return self.one


@breaks("lock-keys")
class HasOneLockForAll(OneLock):
    def lock(self, key: AccountKey) -> AbstractAsyncContextManager[object]:
        del key
        return self.one


@breaks("once", "race")
class GivesSignInsForEver(PlainStore):
    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        return self.sign_ins.get((environment, client_id, state))


@breaks("race")
class LooksThenTakes(PlainStore):
    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        found = self.sign_ins.get((environment, client_id, state))
        await asyncio.sleep(0)
        self.sign_ins.pop((environment, client_id, state), None)
        return found


@breaks("unknown")
class ComparesStatesLoosely(PlainStore):
    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        return await super().take_sign_in(environment, client_id, state.strip().lower())


@breaks("elsewhere")
class KnowsStatesOnly(PlainStore):
    async def take_sign_in(self, environment: str, client_id: str, state: str) -> PendingSignIn | None:
        del environment, client_id
        return await super().take_sign_in("sandbox", "client-1", state)


@breaks("many")
class HasOneSignInAnAccount(PlainStore):
    async def save_sign_in(self, environment: str, client_id: str, pending: PendingSignIn) -> None:
        with suppress(StopIteration):
            self.sign_ins.pop(next(k for k, v in self.sign_ins.items() if v.account == pending.account))
        await super().save_sign_in(environment, client_id, pending)


@breaks("beside-tokens")
class CountsSignInsAsAccounts(PlainStore):
    async def accounts(self, environment: str, client_id: str) -> Sequence[str]:
        pending = [each.account for each in self.sign_ins.values()]
        return [*await super().accounts(environment, client_id), *pending]


@breaks("beside-tokens")
class DropsSignInsWithTokens(PlainStore):
    async def delete(self, key: AccountKey) -> None:
        await super().delete(key)
        self.sign_ins.clear()
