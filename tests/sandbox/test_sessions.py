"""How long tokens live, how sessions end, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from allegro_async.sandbox import Sandbox, Settings
from tests.sandbox.caller import Caller, calling


def a_sandbox(**options: Any) -> Sandbox:
    return Sandbox(orders=0, offers=0, auto_approve=False, **options)


async def status_of(caller: Caller, token: str) -> int:
    return (await caller.get("/me", Authorization=f"Bearer {token}")).status


async def test_a_seller_who_unlinks_the_application_is_gone() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        pair = await caller.sign_in()
        caller.sandbox.unlink(caller.sandbox.account.login)
        refused = await caller.get("/me")
        assert (refused.status, refused.json()["error"]) == (401, "invalid_token")
        refreshed = await caller.refresh(pair["refresh_token"])
        assert (refreshed.status, refreshed.json()) == (401, {"error": "Unauthorized"})


async def test_a_seller_who_logs_out_everywhere_is_gone() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        pairs = [await caller.sign_in() for _ in range(2)]
        caller.sandbox.end_sessions()
        for pair in pairs:
            refused = await caller.get("/me", Authorization=f"Bearer {pair['access_token']}")
            assert (refused.status, refused.json()["error"]) == (401, "invalid_token")
            refreshed = await caller.refresh(pair["refresh_token"])
            assert (refreshed.status, refreshed.json()["error"]) == (400, "invalid_grant")


async def test_the_sessions_of_others_and_later_ones_go_on() -> None:
    async with calling(a_sandbox(accounts=2), sign_in=False) as caller:
        first, second = caller.sandbox.accounts
        other = await caller.sign_in(second.id)
        await caller.sign_in(first.id)
        caller.sandbox.unlink(first.id)
        caller.sandbox.end_sessions(first.id)
        later = await caller.sign_in(first.id)
        assert await status_of(caller, other["access_token"]) == 200
        assert await status_of(caller, later["access_token"]) == 200


async def test_access_tokens_can_die_while_refresh_tokens_stay_good() -> None:
    async with calling(a_sandbox(accounts=2), sign_in=False) as caller:
        first, second = caller.sandbox.accounts
        one, two = await caller.sign_in(first.id), await caller.sign_in(second.id)
        caller.sandbox.expire_tokens(first.id)
        assert await status_of(caller, one["access_token"]) == 401
        assert await status_of(caller, two["access_token"]) == 200
        caller.sandbox.expire_tokens()
        assert await status_of(caller, two["access_token"]) == 401
        for pair in (one, two):
            assert (await caller.refresh(pair["refresh_token"])).status == 200


async def test_ended_sessions_do_not_count_among_the_twenty() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        first = await caller.sign_in()
        for _ in range(19):
            gone = await caller.sign_in()
            await caller.oauth("revoke", token=gone["refresh_token"])
        await caller.sign_in()
        assert await status_of(caller, first["access_token"]) == 200


async def test_the_refresh_token_of_the_session_that_had_to_go_is_dead_too() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        pairs = [await caller.sign_in() for _ in range(21)]
        assert (await caller.refresh(pairs[0]["refresh_token"])).json()["error"] == "invalid_grant"
        assert (await caller.refresh(pairs[1]["refresh_token"])).status == 200


async def test_without_a_grace_a_used_refresh_token_dies_at_once() -> None:
    async with calling(a_sandbox(refresh_grace=0), sign_in=False) as caller:
        old = await caller.sign_in()
        new = (await caller.refresh(old["refresh_token"])).json()
        assert (await caller.refresh(old["refresh_token"])).json()["error"] == "invalid_grant"
        assert (await caller.refresh(new["refresh_token"])).status == 200


async def test_the_grace_can_be_of_another_length() -> None:
    async with calling(a_sandbox(refresh_grace=2.5), sign_in=False) as caller:
        old = await caller.sign_in()
        await caller.refresh(old["refresh_token"])
        caller.sandbox.clock.advance(seconds=2)
        assert (await caller.refresh(old["refresh_token"])).status == 200
        caller.sandbox.clock.advance(seconds=0.5)
        assert (await caller.refresh(old["refresh_token"])).status == 400


async def test_an_old_access_token_may_outlive_the_refresh_for_a_while() -> None:
    async with calling(a_sandbox(access_overlap=60), sign_in=False) as caller:
        old = await caller.sign_in()
        await caller.refresh(old["refresh_token"])
        assert await status_of(caller, old["access_token"]) == 200
        caller.sandbox.clock.advance(seconds=59)
        assert await status_of(caller, old["access_token"]) == 200
        await caller.refresh(old["refresh_token"])
        caller.sandbox.clock.advance(seconds=1)
        assert await status_of(caller, old["access_token"]) == 401


async def test_tokens_of_two_seconds_live_two_seconds() -> None:
    async with calling(a_sandbox(token_lifetime=2), sign_in=False) as caller:
        pair = await caller.sign_in()
        assert pair["expires_in"] == 2
        assert await status_of(caller, pair["access_token"]) == 200
        caller.sandbox.clock.advance(seconds=2)
        assert await status_of(caller, pair["access_token"]) == 401
        new = (await caller.refresh(pair["refresh_token"])).json()
        assert await status_of(caller, new["access_token"]) == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"refresh_grace": -1},
        {"access_overlap": -1},
        {"applications": 0},
        {"token_lifetime": 0},
        {"redirect_uris": "https://shop.example/"},
    ],
)
def test_a_setting_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must"):
        Settings(**wrong)


async def test_a_refresh_can_ask_for_less_and_the_next_one_for_all_again() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        pair = await caller.sign_in(scope="allegro:api:profile:read allegro:api:orders:read")
        fields = {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]}
        narrow = (await caller.oauth("token", scope="allegro:api:profile:read", **fields)).json()
        assert narrow["scope"] == "allegro:api:profile:read"
        caller.token = narrow["access_token"]
        assert (await caller.get("/order/event-stats")).status == 403
        whole = (await caller.refresh(narrow["refresh_token"])).json()
        assert whole["scope"] == pair["scope"]


@pytest.mark.parametrize("scope", ["allegro:api:bids", "allegro:api:everything"])
async def test_a_refresh_cannot_ask_for_more_and_costs_nothing_then(scope: str) -> None:
    async with calling(a_sandbox(refresh_grace=0), sign_in=False) as caller:
        pair = await caller.sign_in(scope="allegro:api:profile:read")
        fields = {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]}
        assert (await caller.oauth("token", scope=scope, **fields)).json()["error"] == "invalid_scope"
        assert (await caller.refresh(pair["refresh_token"])).status == 200


async def test_an_application_token_with_a_scope_that_does_not_exist_is_refused() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        fields = {"grant_type": "client_credentials", "scope": "allegro:api:everything"}
        assert (await caller.oauth("token", **fields)).json()["error"] == "invalid_scope"


async def test_a_parameter_that_comes_twice_is_refused() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        data = [("token", "a"), ("token", "b")]
        header = caller.basic(*caller.sandbox.applications[0])
        async with caller.session.post(
            f"{caller.sandbox.url}/auth/oauth/revoke", data=data, headers={"Authorization": header}
        ) as answer:
            assert (answer.status, (await answer.json())["error"]) == (400, "invalid_request")


async def test_each_application_has_its_own_keys_tokens_and_codes() -> None:
    async with calling(a_sandbox(applications=2), sign_in=False) as caller:
        one, two = caller.sandbox.applications
        assert one == (caller.sandbox.client_id, caller.sandbox.client_secret)
        assert not set(one) & set(two)
        device, code = await caller.start_device(), caller.agree()
        caller.sandbox.approve_device(device["user_code"])
        pair = await caller.sign_in()
        caller.application = 1
        assert (await caller.oauth("device", client_id=two[0])).status == 200
        assert (await caller.poll(device)).json()["error"] == "invalid_grant"
        assert (await caller.use_code(code)).json()["error"] == "invalid_grant"
        assert (await caller.refresh(pair["refresh_token"])).json()["error"] == "invalid_grant"
        assert (await caller.oauth("revoke", token=pair["refresh_token"])).status == 200
        caller.application = 0
        assert (await caller.refresh(pair["refresh_token"])).status == 200
        assert (await caller.use_code(code)).status == 200
        assert (await caller.poll(device)).status == 200


async def test_each_application_has_a_request_limit_of_its_own() -> None:
    async with calling(a_sandbox(applications=2, request_limit=1), sign_in=False) as caller:
        one = (await caller.sign_in())["access_token"]
        caller.application = 1
        two = (await caller.sign_in())["access_token"]
        assert [await status_of(caller, token) for token in (one, one, two)] == [200, 429, 200]


async def test_one_application_can_be_unlinked_and_the_other_goes_on() -> None:
    async with calling(a_sandbox(applications=2), sign_in=False) as caller:
        one = (await caller.sign_in())["access_token"]
        caller.application = 1
        two = (await caller.sign_in())["access_token"]
        caller.sandbox.unlink(client_id=caller.client_id)
        assert [await status_of(caller, token) for token in (one, two)] == [200, 401]


async def test_the_sandbox_knows_every_secret_it_gave_out() -> None:
    async with calling(a_sandbox(applications=2), sign_in=False) as caller:
        device, code = await caller.start_device(), caller.agree()
        pair = (await caller.use_code(code)).json()
        new = (await caller.refresh(pair["refresh_token"])).json()
        await caller.use_application()
        assert set(caller.sandbox.given_out) == {
            *(secret for _, secret in caller.sandbox.applications),
            *(each[name] for each in (pair, new) for name in ("access_token", "refresh_token")),
            caller.token,
            device["device_code"],
            code,
        }
