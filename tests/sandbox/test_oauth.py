"""Sign-in, rotation and the death of tokens."""

from __future__ import annotations

import base64
import json

from allegro_async.sandbox import Sandbox
from tests.sandbox.caller import Caller, calling


def a_sandbox(**options: bool | float) -> Sandbox:
    return Sandbox(orders=0, offers=0, **{"auto_approve": False, **options})  # type: ignore[arg-type]  # any option


async def status_of(caller: Caller, token: str) -> int:
    return (await caller.get("/me", Authorization=f"Bearer {token}")).status


async def test_a_device_waits_until_the_person_says_yes() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        device = await caller.start_device()
        assert (device["expires_in"], device["interval"]) == (3600, 5)
        pending = await caller.poll(device)
        assert (pending.status, pending.json()["error"]) == (400, "authorization_pending")
        caller.sandbox.approve_device(device["user_code"])
        caller.sandbox.clock.advance(seconds=5)
        tokens = (await caller.poll(device)).json()
        assert tokens["expires_in"] == 43_199
        assert await status_of(caller, tokens["access_token"]) == 200


async def test_a_device_that_asks_too_often_is_told_to_slow_down_by_five_seconds() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        device = await caller.start_device()
        await caller.poll(device)
        assert (await caller.poll(device)).json()["error"] == "slow_down"
        caller.sandbox.clock.advance(seconds=6)
        assert (await caller.poll(device)).json()["error"] == "slow_down"
        caller.sandbox.clock.advance(seconds=16)
        assert (await caller.poll(device)).json()["error"] == "authorization_pending"


async def test_a_person_can_say_no() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        device = await caller.start_device()
        caller.sandbox.deny_device(device["user_code"])
        assert (await caller.poll(device)).json()["error"] == "access_denied"


async def test_a_device_code_is_too_old_after_an_hour() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        device = await caller.start_device()
        caller.sandbox.clock.advance(hours=1)
        assert (await caller.poll(device)).json()["error"] == "expired_token"


async def test_a_device_code_is_good_once() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        device = await caller.start_device()
        caller.sandbox.approve_device(device["user_code"])
        assert (await caller.poll(device)).status == 200
        assert (await caller.poll(device)).json()["error"] == "invalid_grant"


async def test_a_sign_in_can_be_approved_by_itself_after_the_first_question() -> None:
    async with calling(a_sandbox(auto_approve=True, device_interval=0), sign_in=False) as caller:
        device = await caller.start_device()
        assert (await caller.poll(device)).json()["error"] == "authorization_pending"
        assert (await caller.poll(device)).status == 200


async def test_the_device_page_approves_with_a_click() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        device = await caller.start_device()
        async with caller.session.get(device["verification_uri_complete"]) as page:
            assert device["user_code"] in await page.text()
        form = {"code": device["user_code"].lower(), "account": caller.sandbox.account.login, "answer": "yes"}
        async with caller.session.post(device["verification_uri"], data=form) as page:
            assert page.status == 200
        assert (await caller.poll(device)).status == 200


async def test_the_device_page_says_no_with_a_click() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        device = await caller.start_device()
        form = {"code": device["user_code"], "answer": "no"}
        async with caller.session.post(device["verification_uri"], data=form) as page:
            assert page.status == 200
        async with caller.session.post(device["verification_uri"], data=form) as page:
            assert page.status == 404
        assert (await caller.poll(device)).json()["error"] == "access_denied"


async def test_an_access_token_looks_like_a_jwt_of_more_than_a_kilobyte() -> None:
    async with calling(a_sandbox()) as caller:
        assert len(caller.token) > 1024
        claims = json.loads(base64.urlsafe_b64decode(caller.token.split(".")[1] + "=="))
        assert claims["user_name"] == caller.sandbox.account.id
        assert claims["client_id"] == caller.sandbox.client_id
        assert len(claims["scope"]) == 21
        assert claims.keys() == {"exp", "user_name", "jti", "client_id", "scope", "allegro_api", "iss"}


async def test_an_applications_token_names_no_user_and_cannot_be_refreshed() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        body = (await caller.oauth("token", grant_type="client_credentials")).json()
        assert "refresh_token" not in body
        claims = json.loads(base64.urlsafe_b64decode(body["access_token"].split(".")[1] + "=="))
        assert "user_name" not in claims


async def test_a_refresh_gives_a_new_pair_and_kills_the_old_access_token() -> None:
    async with calling(a_sandbox()) as caller:
        old = await caller.sign_in()
        new = (await caller.refresh(old["refresh_token"])).json()
        assert new["refresh_token"] != old["refresh_token"]
        assert await status_of(caller, old["access_token"]) == 401
        assert await status_of(caller, new["access_token"]) == 200


async def test_within_the_grace_a_used_refresh_token_gives_yet_another_pair() -> None:
    async with calling(a_sandbox()) as caller:
        old = await caller.sign_in()
        first = (await caller.refresh(old["refresh_token"])).json()
        caller.sandbox.clock.advance(seconds=58)
        second = await caller.refresh(old["refresh_token"])
        assert second.status == 200
        assert second.json()["refresh_token"] not in {old["refresh_token"], first["refresh_token"]}


async def test_after_the_grace_a_used_refresh_token_is_refused_and_quoted_whole() -> None:
    async with calling(a_sandbox()) as caller:
        old = await caller.sign_in()
        await caller.refresh(old["refresh_token"])
        caller.sandbox.clock.advance(seconds=61)
        refused = await caller.refresh(old["refresh_token"])
        assert (refused.status, refused.json()["error"]) == (400, "invalid_grant")
        assert old["refresh_token"] in refused.json()["error_description"]


async def test_the_grace_counts_from_the_first_use() -> None:
    async with calling(a_sandbox()) as caller:
        old = await caller.sign_in()
        for _ in range(2):
            await caller.refresh(old["refresh_token"])
            caller.sandbox.clock.advance(seconds=31)
        assert (await caller.refresh(old["refresh_token"])).status == 400


async def test_an_access_token_lives_twelve_hours() -> None:
    async with calling(a_sandbox()) as caller:
        caller.sandbox.clock.advance(hours=11, minutes=59)
        assert (await caller.get("/me")).status == 200
        caller.sandbox.clock.advance(minutes=1)
        refused = await caller.get("/me")
        assert (refused.status, refused.json()["error"]) == (401, "invalid_token")


async def test_a_refresh_token_lives_three_months() -> None:
    async with calling(a_sandbox()) as caller:
        pair = await caller.sign_in()
        caller.sandbox.clock.advance(days=90)
        assert (await caller.refresh(pair["refresh_token"])).json()["error"] == "invalid_grant"


async def test_the_twenty_first_session_ends_the_first() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        tokens = [(await caller.sign_in())["access_token"] for _ in range(21)]
        assert await status_of(caller, tokens[0]) == 401
        assert await status_of(caller, tokens[1]) == 200


async def test_a_revoked_token_takes_its_session_with_it() -> None:
    async with calling(a_sandbox()) as caller:
        pair = await caller.sign_in()
        assert (await caller.oauth("revoke", token=pair["access_token"])).status == 200
        assert await status_of(caller, pair["access_token"]) == 401
        assert (await caller.refresh(pair["refresh_token"])).status == 400


async def test_a_wrong_secret_is_an_invalid_client() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        for name in ("token", "device", "revoke"):
            refused = await caller.oauth(name, secret="wrong", grant_type="client_credentials")
            assert (refused.status, refused.json()["error"]) == (401, "invalid_client")


async def test_another_client_id_in_the_form_is_an_invalid_client() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        refused = await caller.oauth("device", client_id="somebody else's")
        assert (refused.status, refused.json()["error"]) == (401, "invalid_client")


async def test_credentials_that_cannot_be_read_are_an_invalid_client() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        for header in ("Bearer x", "Basic ???", "Basic /w=="):
            async with caller.session.post(
                f"{caller.sandbox.url}/auth/oauth/token", data={"a": "b"}, headers={"Authorization": header}
            ) as answer:
                assert answer.status == 401


async def test_parameters_in_the_address_are_refused() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        refused = await caller.oauth("token", query="?grant_type=client_credentials", scope="")
        assert (refused.status, refused.json()["error"]) == (400, "invalid_request")


async def test_a_body_that_is_no_form_is_refused() -> None:
    async with (
        calling(a_sandbox(), sign_in=False) as caller,
        caller.session.post(f"{caller.sandbox.url}/auth/oauth/token", json={}) as answer,
    ):
        assert (answer.status, (await answer.json())["error"]) == (400, "invalid_request")


async def test_an_unknown_grant_is_refused() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert (await caller.oauth("token", grant_type="magic")).json()["error"] == "unsupported_grant_type"


async def test_a_scope_that_does_not_exist_is_refused() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert (await caller.start_device(scope="allegro:api:everything"))["error"] == "invalid_scope"


async def test_a_token_does_only_what_was_asked_for() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        await caller.sign_in(scope="allegro:api:profile:read")
        assert (await caller.get("/me")).status == 200
        assert (await caller.get("/order/event-stats")).status == 403


async def test_token_answers_carry_no_trace_id() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert "trace-id" not in (await caller.oauth("token", grant_type="client_credentials")).headers
