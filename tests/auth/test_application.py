"""The application's own token, and the sessions as a whole."""

from __future__ import annotations

import asyncio

import pytest

from allegro_async import AuthError, InvalidClientError, MemoryTokenStore, TokenNotSavedError
from allegro_async.auth.application import ApplicationSession
from allegro_async.auth.sessions import Sessions
from allegro_async.auth.token import claims_of
from tests.auth.fake_oauth import BrokenStore, FakeOAuth, desk
from tests.doubles import APP, Answer, FakeTransport, LoopClock, a_token, an_operation, answer, virtual

ANYBODY = an_operation("categories.search", token="any")


def application(oauth: FakeOAuth) -> ApplicationSession:
    return ApplicationSession(APP, desk(oauth).endpoint, LoopClock())


@virtual
async def test_one_token_serves_everybody_until_it_ages_and_the_next_one_comes_in_the_background() -> None:
    oauth = FakeOAuth(lifetime=100)
    session = application(oauth)
    first = await session.usable()
    assert await session.usable() == first
    await asyncio.sleep(95)
    assert await session.usable() == first
    await asyncio.sleep(1)
    second = await session.usable()
    assert second != first
    assert oauth.outcomes == {"client_credentials": 2}


@virtual
async def test_a_token_that_ran_out_or_was_rejected_is_replaced_before_it_is_used() -> None:
    oauth = FakeOAuth(lifetime=100)
    session = application(oauth)
    first = await session.usable()
    second = await session.usable(rejected=first)
    await asyncio.sleep(200)
    third = await session.usable()
    assert len({first.access_token, second.access_token, third.access_token}) == 3


@pytest.mark.parametrize(
    ("lie", "kind"),
    [(answer(401, {"error": "invalid_client"}), InvalidClientError), (answer(503), AuthError)],
)
@virtual
async def test_an_application_that_gets_no_token_is_told_why(lie: Answer, kind: type[AuthError]) -> None:
    with pytest.raises(kind):
        await application(FakeOAuth(lies=[lie] * 100)).usable()


@virtual
async def test_closing_waits_for_a_request_under_way() -> None:
    session = application(FakeOAuth())
    caller = asyncio.create_task(session.usable())
    await asyncio.sleep(0)
    await session.settle()
    assert caller.done() or (await caller) is not None


@virtual
async def test_closing_tells_of_a_pair_that_no_store_takes_after_all_others_are_settled() -> None:
    store = BrokenStore(0)
    sessions = Sessions(APP, store, FakeTransport(handler=FakeOAuth()), LoopClock())
    for account in ("shop-1", "shop-2"):
        store.failures = 1
        with pytest.raises(TokenNotSavedError):
            await sessions.of(account).keep(a_token(account))
    store.failures = 1
    with pytest.raises(TokenNotSavedError) as caught:
        await sessions.settle()
    assert caught.value.account == "shop-1"
    assert await store.load(sessions.key("shop-2")) == a_token("shop-2")


@virtual
async def test_an_accepted_token_of_nobody_is_no_matter() -> None:
    oauth = FakeOAuth()
    sessions = Sessions(APP, MemoryTokenStore(), FakeTransport(handler=oauth), LoopClock())
    sessions.accepted("nobody")
    await sessions.token_for(ANYBODY, "nobody")
    await sessions.settle()
    assert oauth.outcomes == {"client_credentials": 1}


@pytest.mark.parametrize("text", ["opaque", "a.b", "a.!!!.c", "a.WzFd.c", ""])
def test_a_token_that_is_no_jwt_makes_no_claims(text: str) -> None:
    assert claims_of(text) == {}
