"""The independent server itself: it is as strict as the tests that need it believe."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import aiohttp
import pytest

from tests.referees.provider import OidcProvider, require

BACK = "http://127.0.0.1:8765/signed-in"
VERIFIER = "the-verifier-of-this-sign-in-has-at-least-43-characters"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture(scope="module")
def referee() -> Iterator[OidcProvider]:
    require()
    with OidcProvider(token_lifetime=60, accounts=2) as provider:
        yield provider


def consent_url(referee: OidcProvider, **changed: str) -> str:
    usual = {
        "response_type": "code",
        "client_id": referee.client_id,
        "redirect_uri": BACK,
        "state": "state-1",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
    return f"{referee.url}/auth/oauth/authorize?{urlencode({**usual, **changed})}"


def told(location: str) -> dict[str, str]:
    assert location.startswith(f"{BACK}?")
    return dict(parse_qsl(urlsplit(location).query))


async def ask(referee: OidcProvider, name: str = "token", /, **form: str) -> tuple[int, dict[str, Any]]:
    keys = aiohttp.encode_basic_auth(referee.client_id, referee.client_secret)
    async with (
        aiohttp.ClientSession(headers={"Authorization": keys}) as session,
        session.post(f"{referee.url}/auth/oauth/{name}", data=form) as answer,
    ):
        return answer.status, json.loads(await answer.read() or b"{}")


async def use_code(referee: OidcProvider, code: str, **changed: str) -> tuple[int, dict[str, Any]]:
    usual = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": BACK,
        "code_verifier": VERIFIER,
    }
    return await ask(referee, **{**usual, **changed})


async def agree(referee: OidcProvider, account: str | None = None) -> str:
    """A code, after a person has agreed."""
    url = consent_url(referee)
    return told(await asyncio.to_thread(referee.approve_authorization, url, account))["code"]


async def who_is(referee: OidcProvider, token: str) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{referee.url}/me", headers=headers) as answer,
    ):
        return answer.status, await answer.json(content_type=None)


async def test_a_person_agrees_and_the_code_opens_the_account(referee: OidcProvider) -> None:
    status, pair = await use_code(referee, await agree(referee, referee.accounts[1]))
    assert (status, pair["expires_in"]) == (200, 60)
    assert await who_is(referee, pair["access_token"]) == (
        200,
        {"id": referee.accounts[1], "login": "seller-2"},
    )


async def test_a_person_refuses_and_the_state_comes_back(referee: OidcProvider) -> None:
    location = await asyncio.to_thread(referee.deny_authorization, consent_url(referee))
    assert (told(location)["error"], told(location)["state"]) == ("access_denied", "state-1")


async def test_a_wish_without_pkce_is_refused(referee: OidcProvider) -> None:
    url = consent_url(referee).partition("&code_challenge")[0]
    location = await asyncio.to_thread(referee.approve_authorization, url)
    assert told(location)["error"] == "invalid_request"


async def test_an_address_that_is_not_on_this_machine_gets_no_code(referee: OidcProvider) -> None:
    url = consent_url(referee, redirect_uri="https://shop.example/")
    with pytest.raises(ValueError, match="400"):
        await asyncio.to_thread(referee.approve_authorization, url)


@pytest.mark.parametrize("changed", [{"code_verifier": "x" * 43}, {"redirect_uri": f"{BACK}/"}])
async def test_a_code_needs_its_verifier_and_its_address(
    referee: OidcProvider, changed: dict[str, str]
) -> None:
    status, refused = await use_code(referee, await agree(referee), **changed)
    assert (status, refused["error"]) == (400, "invalid_grant")


async def test_a_refresh_token_used_twice_ends_the_whole_session(referee: OidcProvider) -> None:
    _, pair = await use_code(referee, await agree(referee))
    old = {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]}
    done, refused = referee.refreshes()
    status, new = await ask(referee, **old)
    assert status == 200
    assert (await ask(referee, **old))[1]["error"] == "invalid_grant"
    assert (await who_is(referee, new["access_token"]))[0] == 401
    status, _ = await ask(referee, grant_type="refresh_token", refresh_token=new["refresh_token"])
    assert status == 400
    assert referee.refreshes() == (done + 1, refused + 2)


@pytest.mark.parametrize("name", ["access_token", "refresh_token"])
async def test_a_revoked_token_takes_its_session_with_it(referee: OidcProvider, name: str) -> None:
    _, pair = await use_code(referee, await agree(referee))
    assert (await ask(referee, "revoke", token=pair[name]))[0] == 200
    assert (await who_is(referee, pair["access_token"]))[0] == 401
    old = {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]}
    assert (await ask(referee, **old))[1]["error"] == "invalid_grant"


async def test_two_refreshes_at_once_end_the_whole_session() -> None:
    require()
    with OidcProvider(token_lifetime=60, token_delay=0.05) as slow:
        _, pair = await use_code(slow, await agree(slow))
        old = {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]}
        answers = await asyncio.gather(ask(slow, **old), ask(slow, **old))
        assert sorted(status for status, _ in answers) == [200, 400]
        tokens = [body["access_token"] for status, body in answers if status == 200]
        assert [(await who_is(slow, token))[0] for token in tokens] == [401]
