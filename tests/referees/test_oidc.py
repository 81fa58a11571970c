"""The library's sign-in and renewal, judged by an OAuth server that others have written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from allegro_async import (
    AccountKey,
    AllegroClient,
    App,
    AuthError,
    LoginRequiredError,
    MemoryTokenStore,
    TokenStore,
)
from tests.referees.provider import HastyClock, OidcProvider, require

if TYPE_CHECKING:
    from allegro_async.auth.device import DeviceCode

AGENT = "Shop/1.0 (+https://shop.example/about)"


@pytest.fixture(scope="module")
def referee() -> Iterator[OidcProvider]:
    require()
    with OidcProvider(token_lifetime=2, accounts=3) as provider:
        yield provider


def app_of(referee: OidcProvider) -> App:
    return App(referee.client_id, referee.client_secret, user_agent=AGENT, environment=referee.url)


@asynccontextmanager
async def shop(
    referee: OidcProvider, account: str | None = None, store: TokenStore | None = None
) -> AsyncGenerator[AllegroClient]:
    """A client whose person has signed in at the referee."""

    def approve(code: DeviceCode) -> None:
        referee.approve_device(code.user_code, account)

    async with AllegroClient(app_of(referee), store=store, clock=HastyClock()) as client:
        await client.login_device(prompt=approve)
        yield client


async def test_a_person_signs_in_with_a_device(referee: OidcProvider) -> None:
    async with shop(referee, referee.accounts[1]) as client:
        me = await client.account.me()
        assert (me.id, me.login) == (referee.accounts[1], "seller-2")


async def test_a_person_who_refuses_is_an_auth_error(referee: OidcProvider) -> None:
    async with AllegroClient(app_of(referee), clock=HastyClock()) as client:
        with pytest.raises(AuthError, match="refused"):
            await client.login_device(prompt=lambda code: referee.deny_device(code.user_code))


async def test_a_token_is_renewed_again_and_again(referee: OidcProvider) -> None:
    async with shop(referee) as client:
        done, refused = referee.refreshes()
        for _ in range(2):
            await asyncio.sleep(2)
            assert (await client.account.me()).id == referee.accounts[0]
        assert referee.refreshes() == (done + 2, refused)


async def test_fifty_tasks_at_the_end_of_a_token_bring_one_refresh(referee: OidcProvider) -> None:
    async with shop(referee) as client:
        await asyncio.sleep(2)
        done, refused = referee.refreshes()
        people = await asyncio.gather(*(client.account.me() for _ in range(50)))
        assert {person.id for person in people} == {referee.accounts[0]}
        assert referee.refreshes() == (done + 1, refused)


async def test_a_refresh_token_that_somebody_else_has_used_ends_the_session(referee: OidcProvider) -> None:
    mine, theirs = MemoryTokenStore(), MemoryTokenStore()
    async with shop(referee, store=mine) as client:
        key = AccountKey(client.app.environment.name, client.app.client_id, client.account_key)
        token = await mine.load(key)
        assert token is not None
        await theirs.save(key, token)
        await asyncio.sleep(2)
        async with AllegroClient(app_of(referee), store=theirs) as thief:
            await thief.account.me()
        refused = referee.refreshes()[1]
        for _ in range(3):
            with pytest.raises(LoginRequiredError):
                await client.account.me()
        assert referee.refreshes()[1] == refused + 1
