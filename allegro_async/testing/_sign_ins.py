"""The rules about sign-ins that have begun and not come back yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ..auth.pending import PendingSignIn
from ..protocols import SignInStore, TokenStore
from ._check import Check, a_key, a_token, ensure, together

__all__ = ["SIGN_IN_CHECKS"]

_Make: TypeAlias = Callable[[], SignInStore]

_HERE = ("sandbox", "client-1")


def _pending(state: str = "state-1", account: str = "shop") -> PendingSignIn:
    return PendingSignIn(
        state, f"verifier-of-{state}", "http://127.0.0.1:8000/back?a=1", account, 1_790_000_600.5
    )


async def _once(make: _Make) -> None:
    await make().save_sign_in(*_HERE, _pending())
    ensure(await make().take_sign_in(*_HERE, "state-1") == _pending(), "it came back changed, or not at all")
    ensure(await make().take_sign_in(*_HERE, "state-1") is None, "it was given twice")


async def _unknown(make: _Make) -> None:
    ensure(await make().take_sign_in(*_HERE, "state-1") is None, "a state that nobody saved was known")
    await make().save_sign_in(*_HERE, _pending("state-1"))
    for state in ("state", "STATE-1", "state-1 ", "%", ""):
        ensure(await make().take_sign_in(*_HERE, state) is None, "another state was taken for it")


async def _not_elsewhere(make: _Make) -> None:
    await make().save_sign_in(*_HERE, _pending())
    for place in (("sandbox", "client-2"), ("production", "client-1"), ("sandbox", "CLIENT-1")):
        ensure(await make().take_sign_in(*place, "state-1") is None, "another application was given it")
    ensure(await make().take_sign_in(*_HERE, "state-1") == _pending(), "asking elsewhere used it up")


async def _race(make: _Make) -> None:
    for number in range(5):
        pending = _pending(f"state-{number}")
        await make().save_sign_in(*_HERE, pending)
        handles = [make(), make()]
        taken = await together(*(handles[each % 2].take_sign_in(*_HERE, pending.state) for each in range(8)))
        ensure([each for each in taken if each is not None] == [pending], "not exactly one was given it")


async def _many(make: _Make) -> None:
    sign_ins = [_pending(f"state-{number}", "shop") for number in range(30)]
    handles = [make(), make()]
    await together(*(handles[number % 2].save_sign_in(*_HERE, each) for number, each in enumerate(sign_ins)))
    for each in sign_ins:
        ensure(await make().take_sign_in(*_HERE, each.state) == each, "one was lost")


async def _beside_tokens(make: _Make) -> None:
    store = make()
    if not isinstance(store, TokenStore):
        return
    await make().save_sign_in(*_HERE, _pending(account="new"))
    ensure(list(await store.accounts(*_HERE)) == [], "a sign-in was counted as an account")
    await store.save(a_key(), a_token())
    await make().save_sign_in(*_HERE, _pending("state-2"))
    ensure(await store.load(a_key()) == a_token(), "a sign-in changed a token")
    await store.delete(a_key())
    ensure(await make().take_sign_in(*_HERE, "state-2") == _pending("state-2"), "a token took it away")


SIGN_IN_CHECKS: tuple[Check[SignInStore], ...] = (
    Check("once", "A sign-in can be taken once, through another handle, as it was saved", _once),
    Check("unknown", "Only the very state that was saved is known", _unknown),
    Check("elsewhere", "A sign-in is for one environment and Client ID alone", _not_elsewhere),
    Check("race", "When several take a sign-in at the same time, one gets it", _race),
    Check("many", "Of 30 sign-ins saved at the same time, also for one account, none is lost", _many),
    Check("beside-tokens", "Sign-ins and tokens do not touch each other", _beside_tokens),
)
