# A test may look inside.
# pyright: reportPrivateUsage=false
"""Signing in by device and by code, and out again, against the sandbox, over real sockets."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import AsyncGenerator, Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from allegro_async import (
    AccountKey,
    AccountMismatchError,
    AllegroClient,
    AuthError,
    AuthorizationRequest,
    ConfigurationError,
    InvalidClientError,
    LoginRequiredError,
    MemoryTokenStore,
    MissingScopeError,
    PendingSignIn,
    StaticToken,
)
from allegro_async.sandbox import Sandbox
from tests.auth.sandbox_clients import app_of, client_of, nobody, tokens_given

BACK = "https://shop.example/allegro"
ORDERS = "allegro:api:orders:read"


@pytest.fixture
async def sandbox() -> AsyncGenerator[Sandbox]:
    async with Sandbox(device_interval=0, accounts=3, orders=5, offers=3) as running:
        yield running


# The device flow


async def test_a_device_sign_in_tells_who_has_signed_in(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        who = await client.login_device(prompt=nobody)
        assert (who.account, who.user_id, who.dead) == ("default", sandbox.account.id, False)
        assert (await client.account.me()).id == sandbox.account.id
        assert await client.signed_in() == who


async def test_a_good_token_is_preferred_to_a_new_sign_in(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        first, second = await asyncio.gather(
            client.login_device(prompt=nobody), client.login_browser(open_browser=nobody, prompt=nobody)
        )
        assert first == second
        assert tokens_given(sandbox) == 1


async def test_a_sign_in_for_more_scopes_is_a_new_one(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        await client.login_device(prompt=nobody, scopes=["allegro:api:profile:read"])
        with pytest.raises(MissingScopeError, match=f"{ORDERS} that orders.search needs.*consent"):
            await client.orders.search()
        assert not sandbox.requests.matching(path="/order")
        assert await client.signed_in(scopes=[ORDERS]) is None
        who = await client.login_device(prompt=nobody, scopes=[ORDERS])
        assert who.scopes == frozenset({ORDERS})
        await client.orders.search(limit=1)


async def test_a_wrong_secret_is_told_before_anybody_is_asked(sandbox: Sandbox) -> None:
    async with AllegroClient(app_of(sandbox, "wrong")) as client:
        with pytest.raises(InvalidClientError, match="check client_id and client_secret"):
            await client.login_device(prompt=nobody)


# Backends: the authorization code flow


async def test_a_sign_in_begun_in_one_process_ends_in_another(sandbox: Sandbox) -> None:
    store = MemoryTokenStore()
    async with client_of(sandbox, store) as one, client_of(sandbox, store) as two:
        request = await one.for_account("shop-2").authorization_url(BACK, scopes=[ORDERS])
        query = parse_qs(urlsplit(request.url).query)
        assert query["code_challenge_method"] == ["S256"]
        assert query["scope"] == [ORDERS]
        assert query["state"] == [request.pending.state]
        back = sandbox.approve_authorization(request.url, sandbox.accounts[1].login)
        who = await two.login_code(back)
        assert (who.account, who.user_id) == ("shop-2", sandbox.accounts[1].id)
        assert who.scopes == frozenset({ORDERS})
        assert await one.for_account("shop-2").signed_in() == who
        assert await one.signed_in() is None
        assert [each.account for each in await one.stored_accounts()] == ["shop-2"]


async def test_the_caller_may_keep_state_and_verifier(sandbox: Sandbox) -> None:
    async with client_of(sandbox, NoSignIns()) as client:
        request = await client.authorization_url(BACK, state="mine", remember=False)
        kept = pickle.loads(pickle.dumps(request.pending))  # noqa: S301 - our own
        assert PendingSignIn.from_dict(kept.as_dict()) == request.pending
        query = dict(parse_qs(urlsplit(sandbox.approve_authorization(str(request))).query))
        who = await client.login_code({name: value[0] for name, value in query.items()}, pending=kept)
        assert who.user_id == sandbox.account.id


async def test_a_store_that_keeps_no_sign_ins_says_so(sandbox: Sandbox) -> None:
    async with client_of(sandbox, NoSignIns()) as client:
        with pytest.raises(ConfigurationError, match="remember=False"):
            await client.authorization_url(BACK)


class NoSignIns:
    """A token store and nothing more."""

    def __init__(self) -> None:
        inner = MemoryTokenStore()
        self.load, self.save, self.delete = inner.load, inner.save, inner.delete
        self.accounts, self.lock = inner.accounts, inner.lock


async def test_an_answer_counts_once(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        request = await client.authorization_url(BACK)
        back = sandbox.approve_authorization(request.url)
        await client.login_code(back)
        with pytest.raises(AuthError, match="begin the sign-in again"):
            await client.login_code(back)


Spoil = Callable[[Sandbox, AuthorizationRequest], str]


def _forged(sandbox: Sandbox, request: AuthorizationRequest) -> str:
    return sandbox.approve_authorization(request.url).replace(request.pending.state, "forged")


def _refused(sandbox: Sandbox, request: AuthorizationRequest) -> str:
    return sandbox.deny_authorization(request.url)


def _too_old(sandbox: Sandbox, request: AuthorizationRequest) -> str:
    back = sandbox.approve_authorization(request.url)
    sandbox.clock.advance(seconds=11)
    return back


def _no_code(_sandbox: Sandbox, request: AuthorizationRequest) -> str:
    return f"{BACK}?state={request.pending.state}&error=invalid_scope"


@pytest.mark.parametrize(
    ("spoil", "text"),
    [
        (_forged, "may be forged"),
        (_refused, "refused the sign-in"),
        (_too_old, "it lives 10 seconds"),
        (_no_code, "without a code"),
    ],
)
async def test_a_bad_answer_is_told_and_signs_nobody_in(sandbox: Sandbox, spoil: Spoil, text: str) -> None:
    async with client_of(sandbox) as client:
        request = await client.authorization_url(BACK, remember=False)
        with pytest.raises(AuthError, match=text):
            await client.login_code(spoil(sandbox, request), pending=request.pending)
        assert await client.signed_in() is None


async def test_a_sign_in_that_took_too_long_is_given_up(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        request = await client.authorization_url(BACK, remember=False)
        late = PendingSignIn.from_dict({**request.pending.as_dict(), "expires_at": 1.0})
        with pytest.raises(AuthError, match="took too long"):
            await client.login_code(sandbox.approve_authorization(request.url), pending=late)


@pytest.mark.parametrize("field", ["verifier", "redirect_uri"])
async def test_the_code_is_worth_nothing_to_others(sandbox: Sandbox, field: str) -> None:
    async with client_of(sandbox) as client:
        request = await client.authorization_url(BACK, remember=False)
        other = PendingSignIn.from_dict({**request.pending.as_dict(), field: f"{BACK}/{'x' * 60}"})
        with pytest.raises(AuthError, match="does not take the code"):
            await client.login_code(sandbox.approve_authorization(request.url), pending=other)


async def test_a_code_is_exchanged_again_when_the_endpoint_stumbles(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        request = await client.authorization_url(BACK)
        sandbox.fault("503", operation="POST /auth/oauth/token", count=2)
        who = await client.login_code(sandbox.approve_authorization(request.url))
        assert who.user_id == sandbox.account.id


async def test_a_code_without_an_endpoint_is_an_error_before_it_runs_out(sandbox: Sandbox) -> None:
    async with AllegroClient(app_of(sandbox, "wrong")) as client:
        request = await client.authorization_url(BACK)
        with pytest.raises(InvalidClientError):
            await client.login_code(sandbox.approve_authorization(request.url))


async def test_somebody_else_who_signs_in_overwrites_nothing(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        mine = await client.login_device(prompt=nobody)
        request = await client.authorization_url(BACK)
        with pytest.raises(AccountMismatchError) as caught:
            await client.login_code(sandbox.approve_authorization(request.url, sandbox.accounts[1].id))
        assert await client.signed_in() == mine
        assert caught.value.token is not None
        theirs = await client.for_account("shop-2").keep_token(caught.value.token)
        assert theirs.user_id == sandbox.accounts[1].id
        assert (await client.for_account("shop-2").account.me()).id == sandbox.accounts[1].id


@pytest.mark.parametrize(
    "uri", ["http://shop.example/", "shop.example", "https:///x", "https://s.example/#a", "http://[::"]
)
async def test_an_address_that_cannot_be_registered_is_refused(sandbox: Sandbox, uri: str) -> None:
    async with client_of(sandbox) as client:
        with pytest.raises(ConfigurationError, match="redirect_uri"):
            await client.authorization_url(uri)


# The end


async def test_signing_out_ends_the_session_at_allegro(sandbox: Sandbox) -> None:
    store = MemoryTokenStore()
    async with client_of(sandbox, store) as client:
        await client.login_device(prompt=nobody)
        token = await store.load(AccountKey(sandbox.url, sandbox.client_id, "default"))
        assert token is not None
        await client.logout()
        assert await client.signed_in() is None
        await client.for_account("copy").keep_token(token)
        with pytest.raises(LoginRequiredError, match="'copy'"):
            await client.for_account("copy").account.me()


@pytest.mark.parametrize("end", [Sandbox.unlink, Sandbox.end_sessions])
async def test_a_session_that_the_user_ended_is_told_once_and_asked_for_once(
    sandbox: Sandbox, end: Callable[[Sandbox], None]
) -> None:
    async with client_of(sandbox) as client:
        await client.login_device(prompt=nobody)
        end(sandbox)
        for _ in range(3):
            with pytest.raises(LoginRequiredError, match="sign in again") as caught:
                await client.account.me()
            assert caught.value.account == "default"
        refused = {key: count for key, count in sandbox.token_requests.items() if key[0] == "refresh_token"}
        assert sum(refused.values()) == 1
        [who] = await client.stored_accounts()
        assert who.dead
        assert await client.signed_in() is None


async def test_tokens_that_die_early_are_replaced_without_anybody_noticing(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        await client.login_device(prompt=nobody)
        for _ in range(3):
            sandbox.expire_tokens()
            await asyncio.gather(*(client.account.me() for _ in range(20)))
        assert sandbox.token_requests["refresh_token", 200] == 3


async def test_a_given_token_is_used_as_it_is(sandbox: Sandbox) -> None:
    store = MemoryTokenStore()
    async with client_of(sandbox, store) as client:
        await client.login_device(prompt=nobody)
        token = await store.load(AccountKey(sandbox.url, sandbox.client_id, "default"))
        assert token is not None
    current = [token.access_token]
    async with client_of(sandbox, StaticToken(lambda _key: current[0])) as client:
        assert (await client.account.me()).id == sandbox.account.id
        sandbox.expire_tokens()
        with pytest.raises(LoginRequiredError, match="give a new one"):
            await client.account.me()
        with pytest.raises(ConfigurationError, match="elsewhere"):
            await client.logout(revoke=False)


async def test_the_applications_own_token_is_fetched_once_and_renewed_by_itself(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        await asyncio.gather(*(client.categories.search() for _ in range(20)))
        assert sandbox.token_requests["client_credentials", 200] == 1
        sandbox.expire_tokens()
        await asyncio.gather(*(client.categories.search() for _ in range(20)))
        assert sandbox.token_requests["client_credentials", 200] == 2
