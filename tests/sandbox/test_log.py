"""The log of requests."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest

from allegro_async.sandbox import LoggedRequest, RequestLog, Sandbox, SandboxControl
from tests.sandbox.caller import calling


async def test_the_log_tells_what_came_and_what_was_said() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        await caller.get("/order/checkout-forms?status=BOUGHT&status=FILLED_IN")
        entry = caller.sandbox.requests.matching(path="/order")[0]
        assert (entry.method, entry.path, entry.status, entry.worked) == (
            "GET",
            "/order/checkout-forms",
            200,
            True,
        )
        assert entry.query == (("status", "BOUGHT"), ("status", "FILLED_IN"))
        assert entry.operation == "GET /order/checkout-forms"
        assert entry.account == caller.sandbox.account.id
        assert entry.headers["User-Agent"].startswith("TestShop")


async def test_the_log_keeps_no_credentials() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        await caller.get("/me")
        shown = repr(list(caller.sandbox.requests)) + str(
            [dict(each.headers) for each in caller.sandbox.requests]
        )
        assert caller.token not in shown
        assert caller.sandbox.client_secret not in shown


async def test_the_log_tells_the_traffic_of_the_token_endpoint() -> None:
    async with calling(
        Sandbox(orders=0, offers=0, refresh_grace=0, auto_approve=False), sign_in=False
    ) as caller:
        device = await caller.start_device()
        await caller.poll(device)
        pair = await caller.sign_in()
        await caller.refresh(pair["refresh_token"])
        await caller.refresh(pair["refresh_token"])
        await caller.use_code(caller.agree())
        await caller.use_application()
        caller.sandbox.fault("lost-answer", operation="POST /auth/oauth/token", count=1)
        with pytest.raises(aiohttp.ClientError):
            await caller.use_application()
        await caller.oauth("token", grant_type=pair["refresh_token"])
        assert caller.sandbox.token_requests == {
            ("device_code", 400): 1,
            ("device_code", 200): 1,
            ("refresh_token", 200): 1,
            ("refresh_token", 400): 1,
            ("authorization_code", 200): 1,
            ("client_credentials", 200): 1,
            ("client_credentials", 0): 1,
            ("unknown", 400): 1,
        }
        remote = SandboxControl(caller.sandbox.url)
        assert await asyncio.to_thread(remote.token_requests) == caller.sandbox.token_requests
        grants = [entry.grant for entry in caller.sandbox.requests.matching(path="/auth/oauth/token")]
        assert grants[-1] == "unknown"
        caller.sandbox.requests.clear()
        assert not caller.sandbox.token_requests


async def test_the_log_keeps_nothing_secret_of_a_sign_in() -> None:
    async with calling(Sandbox(orders=0, offers=0), sign_in=False) as caller:
        url = caller.consent_url(state="the-state", code_challenge="the-challenge")
        await caller.visit(url)
        await caller.visit(caller.consent_url(state="the-state"), answer="yes")
        pair = (await caller.use_code(caller.agree())).json()
        await caller.oauth(
            "token", query=f"?refresh_token={pair['refresh_token']}", grant_type="refresh_token"
        )
        async with caller.session.get(f"{caller.sandbox.url}/skojarz-aplikacje", headers={"Referer": url}):
            pass
        shown = json.dumps([entry.as_json() for entry in caller.sandbox.requests])
        for secret in (*caller.sandbox.given_out, "the-state", "the-challenge"):
            assert secret not in shown
        assert ["client_id", caller.client_id] in caller.sandbox.requests.matching()[0].as_json()["query"]


async def test_the_log_counts_statuses_and_operations() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        caller.sandbox.requests.clear()
        for path in ("/me", "/me", "/nothing"):
            await caller.get(path)
        log = caller.sandbox.requests
        assert (len(log), log.statuses, log.operations) == (3, {200: 2, 404: 1}, {"GET /me": 2, "": 1})
        assert [entry.number for entry in log.matching(status=200, method="GET")] == [1, 2]


async def test_the_control_api_is_not_logged() -> None:
    async with calling(Sandbox(orders=1)) as caller:
        caller.sandbox.requests.clear()
        assert (await caller.get("/_sandbox/state")).status == 200
        assert len(caller.sandbox.requests) == 0


def test_only_the_newest_are_kept_in_full_and_all_are_counted() -> None:
    log = RequestLog(size=2)
    for number in range(1, 4):
        log.add(
            LoggedRequest(
                number, 0, "GET", "/me", (), 200, worked=True, operation="", account=None, headers={}
            )
        )
    assert [entry.number for entry in log] == [2, 3]
    assert (len(log), log.next_number, log.statuses[200]) == (3, 4, 3)
