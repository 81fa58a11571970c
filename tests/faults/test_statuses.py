"""Answers that are whole but bad: gateways, refusals, 429 storms, redirects."""

from __future__ import annotations

import asyncio
import time
from email.utils import formatdate

import pytest

from allegro_async import ApiError, ForbiddenError, RateLimitError, ServerError
from allegro_async.errors import BadRequestError
from tests.faults import breakage as br
from tests.faults.conftest import Shop
from tests.faults.proxy import BreakingProxy, Fault

ENVOY_504 = br.answer(504, b'{"message":"stream timeout","code":"GATEWAY_TIMEOUT"}', Content_Type=br.ENVOY)
HTML_502 = br.answer(502, br.HTML, Content_Type="text/html")
HTML_503 = br.answer(503, br.HTML, Content_Type="text/html; charset=utf-8", Retry_After="0")
GATEWAYS = pytest.mark.parametrize(
    ("fault", "status"), [(ENVOY_504, 504), (HTML_502, 502), (HTML_503, 503)], ids=["504", "502", "503"]
)


@GATEWAYS
async def test_a_gateways_failure_is_repeated_for_a_read(shop: Shop, fault: Fault, status: int) -> None:
    del status
    shop.proxy.breaks(fault)
    assert (await shop.client.account.me()).login
    assert shop.sent("GET", "/me") == 2


@GATEWAYS
async def test_a_gateways_failure_ends_a_write_that_must_not_be_doubled(
    shop: Shop, fault: Fault, status: int
) -> None:
    shop.proxy.breaks(fault)
    with pytest.raises(ServerError) as caught:
        await shop.client.request("POST", "/sale/product-offers", json={})
    assert caught.value.status == status
    assert shop.sent("POST", "/sale/product-offers") == 1


async def test_what_the_gateway_says_is_in_the_error(shop: Shop) -> None:
    shop.proxy.breaks_all(ENVOY_504)
    with pytest.raises(ServerError, match="GATEWAY_TIMEOUT: stream timeout") as caught:
        await shop.client.account.me()
    assert caught.value.trace_id is None
    assert shop.sent("GET", "/me") == 3


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_an_empty_403_is_a_forbidden_error_and_final(shop: Shop, method: str) -> None:
    shop.proxy.breaks(br.answer(403))
    with pytest.raises(ForbiddenError, match="no readable explanation") as caught:
        await shop.client.request(method, "/me")
    assert caught.value.problems == ()
    assert shop.sent(method, "/me") == 1


async def test_a_html_page_of_a_firewall_is_the_error_of_its_status(shop: Shop) -> None:
    shop.proxy.breaks_all(br.answer(400, br.HTML, Content_Type="text/html"))
    with pytest.raises(BadRequestError):
        await shop.client.request("POST", "/me", json={})
    assert shop.sent("POST", "/me") == 1


def in_two_minutes() -> str:
    return formatdate(time.time() + 120, usegmt=True)


@pytest.mark.parametrize(
    ("hint", "least"),
    [({}, 59), ({"Retry_After": "7"}, 59), ({"Retry_After": "90"}, 89), ({"Retry_After": "date"}, 115)],
    ids=["none", "short", "long", "date"],
)
async def test_a_429_stops_everything_for_a_minute_or_what_it_asks(
    shop: Shop, hint: dict[str, str], least: float
) -> None:
    headers = {name: in_two_minutes() if value == "date" else value for name, value in hint.items()}
    shop.proxy.breaks(br.answer(429, b"", **headers))
    with pytest.raises(RateLimitError) as caught:
        await shop.client.account.me(timeout=10)
    assert least < (caught.value.retry_after or 0) <= least + 6
    with pytest.raises(RateLimitError):
        await shop.client.for_account("another").request("GET", "/marketplaces", timeout=10)
    assert len([request for request in shop.proxy.seen if "/auth/" not in request.target]) == 1


@pytest.mark.parametrize("hint", [{}, {"Retry_After": "90"}], ids=["without-a-hint", "with-a-hint"])
async def test_a_storm_of_429_ends_with_the_calls_that_were_under_way(
    shop: Shop, hint: dict[str, str]
) -> None:
    shop.proxy.breaks_all(br.answer(429, b"", **hint))
    calls = [shop.client.request("GET", "/me", timeout=10) for _ in range(300)]
    ends = await asyncio.gather(*calls, return_exceptions=True)
    assert {type(end) for end in ends} == {RateLimitError}
    assert shop.sent("GET", "/me") <= 100  # of the 100 that may be under way at once, and none after them


@pytest.mark.parametrize("method", ["GET", "PUT", "POST"])
@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_an_error_and_nobody_follows_it(shop: Shop, status: int, method: str) -> None:
    async with BreakingProxy(shop.sandbox.url) as elsewhere:
        place = f"{elsewhere.url}/steal?token=abc-secret"
        shop.proxy.breaks(br.answer(status, b"", Location=place))
        with pytest.raises(ApiError) as caught:
            await shop.client.request(method, "/me")
        assert caught.value.status == status
        assert "abc-secret" not in str(caught.value)
        assert elsewhere.opened == 0
    assert shop.sent(method, "/me") == 1


async def test_a_303_is_given_to_the_caller_and_not_followed(shop: Shop) -> None:
    async with BreakingProxy(shop.sandbox.url) as elsewhere:
        shop.proxy.breaks(br.answer(303, b"", Location=f"{elsewhere.url}/sale/product-offers/1"))
        reply = await shop.client.request("GET", "/sale/product-offers/1/operations/2")
        assert reply.status == 303
        assert elsewhere.opened == 0


async def test_a_cookie_of_one_answer_is_not_sent_with_the_next_request(shop: Shop) -> None:
    shop.proxy.breaks(br.answer(200, b"{}", Set_Cookie="session=of-account-1; Path=/"))
    await shop.client.request("GET", "/me")
    await shop.client.request("GET", "/me")
    assert "cookie" not in shop.proxy.seen[-1].headers


async def test_only_an_encoding_that_can_be_undone_is_asked_for_whatever_the_caller_says(shop: Shop) -> None:
    await shop.client.request("GET", "/me", headers={"accept-encoding": "br"})
    assert shop.proxy.seen[-1].headers["accept-encoding"] == "gzip"
    assert shop.proxy.seen[-1].raw.lower().count(b"accept-encoding") == 1
