"""Things that go wrong on purpose."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from allegro_async.sandbox import Fault, Sandbox
from tests.sandbox.caller import Caller, calling


def a_sandbox(*, faults: Any = ()) -> Sandbox:
    return Sandbox(orders=5, offers=5, faults=faults)


async def statuses(caller: Caller, path: str, times: int) -> list[int]:
    return [(await caller.get(path)).status for _ in range(times)]


async def test_a_429_comes_without_a_hint_unless_one_is_asked_for() -> None:
    async with calling(a_sandbox()) as caller:
        caller.sandbox.fault("429", count=1)
        caller.sandbox.fault("429", count=1, retry_after=7)
        first, second = await caller.get("/me"), await caller.get("/me")
        assert (first.status, second.status) == (429, 429)
        assert [said.headers.get("Retry-After") for said in (first, second)].count(None) == 1
        assert (await caller.get("/me")).status == 200


@pytest.mark.parametrize(
    ("kind", "media", "traced"),
    [
        ("500", "application/vnd.allegro.public.v1+json", True),
        ("502", "text/html", False),
        ("503", "text/html", False),
        ("504", "application/vnd.allegro.envoy+json", False),
    ],
)
async def test_each_server_error_has_its_own_form(kind: Any, media: str, *, traced: bool) -> None:
    async with calling(a_sandbox()) as caller:
        caller.sandbox.fault(kind, retry_after=3)
        said = await caller.get("/me")
        assert (said.status, said.headers["Content-Type"]) == (int(kind), media)
        assert ("trace-id" in said.headers) == traced


@pytest.mark.parametrize(
    ("kind", "status", "media", "beginning"),
    [
        ("empty-400", 400, None, b""),
        ("captcha", 403, "text/html;charset=utf-8", b"<html>"),
        ("html-200", 200, "text/html;charset=utf-8", b"<html>"),
        ("foreign-answer", 200, "application/json", b"{"),
    ],
)
async def test_the_token_endpoint_can_lie_and_the_refresh_token_survives(
    kind: Any, status: int, media: str | None, beginning: bytes
) -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        pair = await caller.sign_in()
        caller.sandbox.fault(kind, operation="POST /auth/oauth/token", count=1)
        said = await caller.refresh(pair["refresh_token"])
        assert said.status == status
        assert said.body.startswith(beginning)
        assert b"access_token" not in said.body
        if media is None:
            assert said.body == b""
        else:
            assert said.headers["Content-Type"] == media
        assert (await caller.refresh(pair["refresh_token"])).status == 200


async def test_a_429_may_name_a_date() -> None:
    async with calling(a_sandbox()) as caller:
        date = "Wed, 25 Nov 2026 10:00:00 GMT"
        caller.sandbox.fault("429", operation="/auth/oauth/token", retry_after=date)
        said = await caller.oauth("token", grant_type="client_credentials")
        assert (said.status, said.headers["Retry-After"]) == (429, date)


async def test_5xx_mixes_the_server_errors() -> None:
    async with calling(a_sandbox(faults=["5xx"])) as caller:
        assert set(await statuses(caller, "/me", 40)) == {500, 502, 503, 504}


async def test_drop_cuts_the_connection_before_the_work() -> None:
    async with calling(a_sandbox()) as caller:
        offer = (await caller.get("/sale/offers")).json()["offers"][0]["id"]
        caller.sandbox.fault("drop", operation="PATCH /sale/product-offers/{offerId}", count=1)
        with pytest.raises(aiohttp.ClientError):
            await caller.call("PATCH", f"/sale/product-offers/{offer}", {"stock": {"available": 4321}})
        entry = caller.sandbox.requests.matching(method="PATCH")[0]
        assert (entry.status, entry.worked) == (0, False)
        assert (await caller.get(f"/sale/product-offers/{offer}")).json()["stock"]["available"] != 4321


async def test_lost_answer_cuts_it_after_the_work() -> None:
    async with calling(a_sandbox()) as caller:
        offer = (await caller.get("/sale/offers")).json()["offers"][0]["id"]
        caller.sandbox.fault("lost-answer", operation="/sale/product-offers", count=1)
        with pytest.raises(aiohttp.ClientError):
            await caller.call("PATCH", f"/sale/product-offers/{offer}", {"stock": {"available": 4321}})
        entry = caller.sandbox.requests.matching(method="PATCH")[0]
        assert (entry.status, entry.worked) == (0, True)
        assert (await caller.get(f"/sale/product-offers/{offer}")).json()["stock"]["available"] == 4321


async def test_slow_answers_late_and_well() -> None:
    async with calling(a_sandbox()) as caller:
        rule = caller.sandbox.fault("slow", delay=0.01, count=1)
        assert (await caller.get("/me")).status == 200
        assert rule.done == 1


async def test_expired_token_kills_the_access_token_and_a_refresh_cures_it() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        pair = await caller.sign_in()
        caller.sandbox.fault("expired-token", count=1)
        assert await statuses(caller, "/me", 2) == [401, 401]
        caller.token = (await caller.refresh(pair["refresh_token"])).json()["access_token"]
        assert (await caller.get("/me")).status == 200


async def test_expired_token_needs_a_token_to_kill() -> None:
    async with calling(a_sandbox(faults=["expired-token"]), sign_in=False) as caller:
        assert (await caller.get("/me", Authorization="Bearer unknown")).status == 401


async def test_a_fault_may_come_later_and_end() -> None:
    async with calling(a_sandbox()) as caller:
        rule = caller.sandbox.fault("500", after=2, count=2)
        assert await statuses(caller, "/me", 6) == [200, 200, 500, 500, 200, 200]
        assert (rule.seen, rule.done) == (6, 2)


async def test_a_fault_may_come_by_chance_the_same_way_each_time() -> None:
    runs: list[list[int]] = []
    for _ in range(2):
        async with calling(a_sandbox(faults=[Fault(kind="503", probability=0.3)])) as caller:
            runs.append(await statuses(caller, "/me", 30))
    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 503}


async def test_a_fault_without_a_place_spares_the_sign_in() -> None:
    async with calling(a_sandbox(faults=["500"]), sign_in=False) as caller:
        await caller.sign_in()
        assert (await caller.get("/me")).status == 500


async def test_a_fault_can_be_meant_for_the_token_endpoint() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        caller.sandbox.fault("503", operation="/auth/oauth/token", count=1)
        assert (await caller.oauth("token", grant_type="client_credentials")).status == 503
        assert (await caller.oauth("token", grant_type="client_credentials")).status == 200


async def test_faults_can_be_cleared() -> None:
    async with calling(a_sandbox(faults=["500"])) as caller:
        assert (await caller.get("/me")).status == 500
        caller.sandbox.clear_faults()
        assert (await caller.get("/me")).status == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "fire"},
        {"kind": "500", "probability": 1.5},
        {"kind": "slow", "delay": -1},
        {"kind": "500", "after": -1},
        {"kind": "500", "count": -1},
    ],
)
def test_a_fault_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="fault"):
        Fault(**wrong)
