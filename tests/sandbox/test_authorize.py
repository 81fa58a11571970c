"""The authorization code flow: the consent page, its answers, and the code."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from allegro_async.sandbox import Sandbox
from tests.sandbox.caller import REDIRECT_URI, Caller, calling

VERIFIER = "the-verifier-of-this-sign-in-has-at-least-43-characters"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
PKCE = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}


def a_sandbox(**options: Any) -> Sandbox:
    return Sandbox(orders=0, offers=0, **options)


def told(location: str) -> dict[str, str]:
    """What an address tells the application in its query."""
    return dict(parse_qsl(urlsplit(location).query))


async def status_of(caller: Caller, token: str) -> int:
    return (await caller.get("/me", Authorization=f"Bearer {token}")).status


async def error_of(caller: Caller, code: str, **changed: str) -> str:
    said = await caller.use_code(code, **changed)
    assert said.status == 400
    return str(said.json()["error"])


async def test_a_person_who_agrees_goes_back_with_a_code_and_the_state() -> None:
    async with calling(a_sandbox(accounts=2), sign_in=False) as caller:
        url = caller.consent_url(prompt="confirm")
        page = await caller.visit(url)
        second = caller.sandbox.accounts[1]
        assert (page.status, page.headers["Content-Type"]) == (200, "text/html")
        assert second.login.encode() in page.body
        back = await caller.visit(url, answer="yes", account=second.login)
        assert back.status == 302
        location = back.headers["Location"]
        assert location.startswith(f"{REDIRECT_URI}?")
        assert told(location).keys() == {"code", "state"}
        assert told(location)["state"] == "state-1"
        body = (await caller.use_code(told(location)["code"])).json()
        me = await caller.get("/me", Authorization=f"Bearer {body['access_token']}")
        assert me.json()["id"] == second.id


async def test_a_person_who_refuses_goes_back_with_an_error_and_the_state() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        back = await caller.visit(caller.consent_url(), answer="no")
        assert back.status == 302
        assert told(back.headers["Location"]) == {"error": "access_denied", "state": "state-1"}


async def test_a_person_who_is_unknown_stays_on_the_page() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        page = await caller.visit(caller.consent_url(), answer="yes", account="nobody")
        assert (page.status, "Location" in page.headers) == (404, False)


async def test_a_state_comes_back_only_if_it_was_sent_and_as_it_was_sent() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        without = caller.sandbox.approve_authorization(caller.consent_url(state=None))
        assert told(without).keys() == {"code"}
        strange = "ą+ &=%2B/?#"
        assert told(caller.sandbox.deny_authorization(caller.consent_url(state=strange)))["state"] == strange


async def test_the_query_of_the_redirect_uri_stays() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        url = caller.consent_url(redirect_uri=f"{REDIRECT_URI}?shop=7")
        assert caller.sandbox.deny_authorization(url).startswith(f"{REDIRECT_URI}?shop=7&error=")


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"client_id": None}, "client_id"),
        ({"client_id": "somebody else's"}, "client_id"),
        ({"redirect_uri": None}, "redirect_uri"),
        ({"redirect_uri": "http://shop.example/"}, "redirect_uri"),
        ({"redirect_uri": "https:///path"}, "redirect_uri"),
        ({"redirect_uri": "https://shop.example/#part"}, "redirect_uri"),
        ({"redirect_uri": "http://[broken"}, "redirect_uri"),
        ({"response_type": None}, "response_type"),
        ({"response_type": "token"}, "response_type"),
    ],
)
async def test_a_wish_that_cannot_be_trusted_is_shown_and_sends_nobody_anywhere(
    changed: dict[str, str | None], word: str
) -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        url = caller.consent_url(**changed)
        for said in (await caller.visit(url), await caller.visit(url, answer="yes")):
            assert (said.status, "Location" in said.headers) == (400, False)
            assert word.encode() in said.body
        with pytest.raises(ValueError, match=word):
            caller.sandbox.approve_authorization(url)
        with pytest.raises(ValueError, match=word):
            caller.sandbox.deny_authorization(url)


async def test_a_parameter_that_comes_twice_is_shown_and_sends_nobody_anywhere() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        page = await caller.visit(f"{caller.consent_url()}&state=other")
        assert (page.status, b"twice" in page.body) == (400, True)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"scope": "allegro:api:everything"}, "invalid_scope"),
        ({"code_challenge": CHALLENGE}, "invalid_request"),
        ({"code_challenge": CHALLENGE, "code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "short", "code_challenge_method": "S256"}, "invalid_request"),
        ({"code_challenge_method": "S256"}, "invalid_request"),
    ],
)
async def test_a_wish_that_is_wrong_otherwise_goes_back_to_the_application(
    changed: dict[str, str], error: str
) -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        url = caller.consent_url(**changed)
        for said in (await caller.visit(url), await caller.visit(url, answer="yes")):
            assert said.status == 302
            assert told(said.headers["Location"])["error"] == error
            assert told(said.headers["Location"])["state"] == "state-1"
        assert told(caller.sandbox.approve_authorization(url))["error"] == error


async def test_only_registered_addresses_are_taken_byte_for_byte_once_there_are_some() -> None:
    registered = "http://127.0.0.1:9000/back"
    async with calling(a_sandbox(redirect_uris=[registered]), sign_in=False) as caller:
        assert (await caller.visit(caller.consent_url(redirect_uri=registered))).status == 200
        for other in (REDIRECT_URI, registered + "/", registered.upper(), "https://shop.example/"):
            assert (await caller.visit(caller.consent_url(redirect_uri=other))).status == 400


@pytest.mark.parametrize("uri", ["https://shop.example/back", "http://localhost/", "http://[::1]:80/a"])
async def test_without_registered_addresses_https_and_this_machine_are_taken(uri: str) -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert (await caller.visit(caller.consent_url(redirect_uri=uri))).status == 200


async def test_an_address_of_another_page_cannot_be_approved() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        with pytest.raises(ValueError, match="consent page"):
            caller.sandbox.approve_authorization(f"{caller.sandbox.url}/me?state=secret")


async def test_a_seller_who_does_not_exist_cannot_approve() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        with pytest.raises(KeyError, match="nobody"):
            caller.agree("nobody")


async def test_a_code_lives_ten_seconds() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        soon, late = caller.agree(), caller.agree()
        caller.sandbox.clock.advance(seconds=9)
        assert (await caller.use_code(soon)).status == 200
        caller.sandbox.clock.advance(seconds=1)
        assert await error_of(caller, late) == "invalid_grant"


async def test_a_code_that_is_used_twice_ends_what_it_opened() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        code = caller.agree()
        pair = (await caller.use_code(code)).json()
        assert await status_of(caller, pair["access_token"]) == 200
        assert await error_of(caller, code) == "invalid_grant"
        assert await status_of(caller, pair["access_token"]) == 401
        assert (await caller.refresh(pair["refresh_token"])).json()["error"] == "invalid_grant"


async def test_a_code_that_was_tried_in_vain_is_used() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        code = caller.agree()
        assert await error_of(caller, code, redirect_uri="http://127.0.0.1/") == "invalid_grant"
        assert await error_of(caller, code) == "invalid_grant"


@pytest.mark.parametrize("other", [REDIRECT_URI + "/", REDIRECT_URI.replace("127.0.0.1", "localhost"), ""])
async def test_the_redirect_uri_must_be_the_same_byte_for_byte(other: str) -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert await error_of(caller, caller.agree(), redirect_uri=other) == "invalid_grant"


async def test_a_code_that_nobody_gave_out_is_refused() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert await error_of(caller, "invented") == "invalid_grant"


async def test_the_verifier_must_fit_the_challenge() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        good = await caller.use_code(caller.agree(**PKCE), code_verifier=VERIFIER)
        assert good.status == 200
        for wrong in ({}, {"code_verifier": VERIFIER[:-1]}, {"code_verifier": CHALLENGE}):
            assert await error_of(caller, caller.agree(**PKCE), **wrong) == "invalid_grant"


async def test_a_verifier_without_a_challenge_is_refused() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert await error_of(caller, caller.agree(), code_verifier=VERIFIER) == "invalid_grant"


async def test_a_code_opens_what_was_asked_for_and_no_more() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        code = caller.agree(scope="allegro:api:profile:read allegro:api:bids")
        body = (await caller.use_code(code)).json()
        assert body["scope"] == "allegro:api:profile:read allegro:api:bids"
        claims = json.loads(base64.urlsafe_b64decode(body["access_token"].split(".")[1] + "=="))
        assert claims["scope"] == ["allegro:api:profile:read", "allegro:api:bids"]
        caller.token = body["access_token"]
        assert (await caller.get("/order/event-stats")).status == 403


async def test_the_pages_ask_the_browser_to_keep_the_address_to_itself() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        page = await caller.visit(caller.consent_url())
        assert page.headers["Referrer-Policy"] == "no-referrer"
        back = await caller.visit(caller.consent_url(), answer="yes")
        assert (page.headers["Cache-Control"], back.headers["Cache-Control"]) == ("no-store", "no-store")


async def test_a_page_shows_what_came_from_outside_as_text() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        page = await caller.visit(f"{caller.sandbox.url}/skojarz-aplikacje?code=%22%3E%3Cscript%3E")
        assert b"<script>" not in page.body
