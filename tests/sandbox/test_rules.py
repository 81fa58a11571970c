"""What every request of the API must pass."""

from __future__ import annotations

import pytest
from multidict import CIMultiDict, CIMultiDictProxy, MultiDict

from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.exchange import Exchange
from tests.sandbox.caller import PUBLIC_V1, calling


def a_sandbox(*, request_limit: int | None = 9000, check_user_agent: bool = True) -> Sandbox:
    return Sandbox(orders=3, offers=3, request_limit=request_limit, check_user_agent=check_user_agent)


async def test_an_unknown_path_is_refused_before_the_token_is_looked_at() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        refused = await caller.get("/sale/nothing")
        assert (refused.status, refused.error()["code"]) == (404, "NOT_FOUND")


async def test_a_wrong_method_is_refused_before_the_token_is_looked_at() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert (await caller.call("DELETE", "/me")).status == 405


async def test_a_request_without_a_token_is_refused_in_the_form_of_oauth() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        refused = await caller.get("/me", Authorization=None)
        assert refused.status == 401
        assert refused.json().keys() == {"error", "error_description"}


@pytest.mark.parametrize("header", ["Bearer unknown", "Basic abc"])
async def test_an_unknown_token_is_refused(header: str) -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        refused = await caller.get("/me", Authorization=header)
        assert (refused.status, refused.json()["error"]) == (401, "invalid_token")


async def test_an_application_may_read_categories_but_no_orders() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        await caller.use_application()
        assert (await caller.get("/sale/categories")).status == 200
        assert (await caller.get("/order/checkout-forms")).status == 403


async def test_an_application_that_asks_who_it_is_gets_a_500() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        await caller.use_application()
        assert (await caller.get("/me")).status == 500


@pytest.mark.parametrize(
    "agent", ["Python/3.11 aiohttp/3.14", "My Shop/1.0 (+https://shop.example)", "Shop/1.0", ""]
)
async def test_an_application_that_does_not_introduce_itself_is_refused(agent: str) -> None:
    async with calling(a_sandbox()) as caller:
        refused = await caller.get("/me", User_Agent=agent)
        assert (refused.status, refused.error()["code"]) == (403, "INVALID_USER_AGENT")


async def test_the_rule_for_the_user_agent_can_be_switched_off() -> None:
    async with calling(a_sandbox(check_user_agent=False)) as caller:
        assert (await caller.get("/me", User_Agent="anything")).status == 200


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/vnd.allegro.beta.v1+json", None])
async def test_only_the_right_media_type_is_answered(accept: str | None) -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get("/me", Accept=accept)).status == 406


async def test_the_right_media_type_may_be_one_of_several() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get("/me", Accept=f"text/html, {PUBLIC_V1};q=0.9")).status == 200


async def test_a_body_of_another_media_type_is_refused() -> None:
    async with calling(a_sandbox()) as caller:
        offer = (await caller.get("/sale/offers")).json()["offers"][0]["id"]
        refused = await caller.call(
            "PATCH", f"/sale/product-offers/{offer}", {}, Content_Type="application/json"
        )
        assert refused.status == 415


async def test_an_operation_without_a_handler_of_its_own_still_needs_a_token() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        assert (await caller.get("/sale/shipping-rates")).status == 401


async def test_an_operation_without_a_handler_of_its_own_still_needs_its_scope() -> None:
    async with calling(a_sandbox(), sign_in=False) as caller:
        await caller.sign_in(scope="allegro:api:orders:read")
        refused = await caller.get("/sale/shipping-rates")
        assert (refused.status, refused.error()["code"]) == (403, "ACCESS_DENIED")


async def test_an_error_has_allegros_six_fields_and_a_trace_id() -> None:
    async with calling(a_sandbox()) as caller:
        refused = await caller.get("/order/checkout-forms/unknown")
        assert refused.error().keys() == {"code", "message", "details", "path", "userMessage", "metadata"}
        assert len(refused.headers["trace-id"]) == 16


async def test_the_message_for_people_comes_in_their_language_and_the_other_stays_english() -> None:
    async with calling(a_sandbox()) as caller:
        path = "/order/checkout-forms/unknown"
        english = (await caller.get(path, Accept_Language="en-US")).error()
        polish = (await caller.get(path, Accept_Language="pl-PL")).error()
        assert english["message"] == polish["message"]
        assert english["userMessage"] != polish["userMessage"]


async def test_trace_ids_differ() -> None:
    async with calling(a_sandbox()) as caller:
        seen = {(await caller.get("/me")).headers["trace-id"] for _ in range(5)}
        assert len(seen) == 5


async def test_one_request_too_many_in_a_minute_is_a_429_without_any_hint() -> None:
    async with calling(a_sandbox(request_limit=5)) as caller:
        assert [(await caller.get("/me")).status for _ in range(6)] == [200] * 5 + [429]
        refused = await caller.get("/me")
        assert refused.error()["code"] == "RateLimitExceedException"
        assert not [name for name in refused.headers if "limit" in name.lower() or name == "Retry-After"]


async def test_the_block_lasts_a_minute() -> None:
    async with calling(a_sandbox(request_limit=2)) as caller:
        assert [(await caller.get("/me")).status for _ in range(3)] == [200, 200, 429]
        caller.sandbox.clock.advance(seconds=61)
        assert (await caller.get("/me")).status == 200


async def test_calling_while_blocked_prolongs_the_block() -> None:
    async with calling(a_sandbox(request_limit=2)) as caller:
        assert [(await caller.get("/me")).status for _ in range(3)] == [200, 200, 429]
        caller.sandbox.clock.advance(seconds=40)
        assert (await caller.get("/me")).status == 429
        caller.sandbox.clock.advance(seconds=40)
        assert (await caller.get("/me")).status == 429
        caller.sandbox.clock.advance(seconds=61)
        assert (await caller.get("/me")).status == 200


async def test_the_minute_slides() -> None:
    async with calling(a_sandbox(request_limit=2)) as caller:
        assert (await caller.get("/me")).status == 200
        caller.sandbox.clock.advance(seconds=40)
        assert (await caller.get("/me")).status == 200
        caller.sandbox.clock.advance(seconds=30)
        assert (await caller.get("/me")).status == 200
        assert (await caller.get("/me")).status == 429


async def test_giving_out_tokens_does_not_count() -> None:
    async with calling(a_sandbox(request_limit=1)) as caller:
        for _ in range(3):
            await caller.sign_in()
        assert (await caller.get("/me")).status == 200


async def test_the_limit_can_be_switched_off() -> None:
    async with calling(a_sandbox(request_limit=None)) as caller:
        assert {(await caller.get("/me")).status for _ in range(20)} == {200}


def test_a_route_for_any_token_cannot_ask_for_the_seller() -> None:
    nothing = MultiDict[str]()
    exchange = Exchange("GET", "/sale/categories", nothing, CIMultiDictProxy(CIMultiDict()), b"", 0)
    with pytest.raises(LookupError, match="without a user"):
        _ = exchange.seller


async def test_two_sellers_share_the_limit_of_their_application() -> None:
    async with calling(Sandbox(orders=0, offers=0, accounts=2, request_limit=1)) as caller:
        assert (await caller.get("/me")).status == 200
        await caller.sign_in(caller.sandbox.accounts[1].id)
        assert (await caller.get("/me")).status == 429
