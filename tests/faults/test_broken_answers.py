"""Connections and answers that break: what the caller sees, what is repeated, what the sandbox did."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

import pytest

from allegro_async import AllegroError, Reply, RequestTimeoutError, TransportError
from tests.faults import breakage as br
from tests.faults.conftest import Shop
from tests.faults.proxy import Fault

NAME = "Lampa biurkowa LED"
QUERY = "buyer.login=jan-kowalski-77"


@dataclass(frozen=True)
class Case:
    """A fault, and what is to be seen of it.

    Attributes:
        name: What breaks.
        fault: Breaks it.
        text: What the error says.
        worked: Whether the server does its work.
        late: Whether the error is one of time.
    """

    name: str
    fault: Fault
    text: str
    worked: bool = True
    late: bool = False


FLOOD = b"".join(b"X-%d: y\r\n" % number for number in range(10_000))
LONG = b"X-Long: " + b"y" * br.MIB + b"\r\n"
NO_HTTP, BROKEN, CUT = "The answer is no HTTP", "The answer is broken", "The connection broke"

CASES = [
    Case("reset before the work", br.reset_before_work, CUT, worked=False),
    Case("closed before the work", br.close_before_work, CUT, worked=False),
    Case("answer lost", br.lose_answer, CUT),
    Case("cut in the head", br.cut_in_head, CUT),
    Case("cut in the body", br.worked_but(br.head(Content_Length=500) + br.GOOD[:200]), BROKEN),
    Case("length too long", br.worked_but(br.head(Content_Length=len(br.GOOD) + 9) + br.GOOD), BROKEN),
    Case("length is no number", br.worked_but(br.head(Content_Length="many") + br.GOOD), NO_HTTP),
    Case("chunks without an end", br.worked_but(br.CHUNKED + b"5\r\n[1,2]\r\n"), BROKEN),
    Case("a chunk without a size", br.worked_but(br.CHUNKED + b"five\r\n[1,2]\r\n"), NO_HTTP),
    Case(
        "gzip truncated",
        br.worked_but(br.head(Content_Encoding="gzip", Content_Length=60) + br.PACKED[:60]),
        "ends too early",
    ),
    Case(
        "gzip without its checksum",
        br.worked_but(br.head(Content_Encoding="gzip", Content_Length=len(br.PACKED) - 8) + br.PACKED[:-8]),
        "ends too early",
    ),
    Case(
        "gzip with a wrong checksum",
        br.worked_but(
            br.head(Content_Encoding="gzip", Content_Length=len(br.PACKED)) + br.PACKED[:-8] + bytes(8)
        ),
        "corrupt",
    ),
    Case(
        "gzip corrupt",
        br.worked_but(br.head(Content_Encoding="gzip", Content_Length=50) + br.PACKED[:10] + b"\xff" * 40),
        "corrupt",
    ),
    Case(
        "gzip that is none",
        br.worked_but(br.head(Content_Encoding="gzip", Content_Length=len(br.GOOD)) + br.GOOD),
        "corrupt",
    ),
    Case(
        "an encoding nobody asked for",
        br.worked_but(br.head(Content_Encoding="br", Content_Length=len(br.GOOD)) + br.GOOD),
        "Content-Encoding",
    ),
    Case("garbage", br.worked_but(b"\x16\x03\x01\x02\x00\x01\x00\xfc\x03\x03 what?\r\n\r\n"), NO_HTTP),
    Case("no head at all", br.worked_but(b"<html>as in 1991</html>\r\n"), NO_HTTP),
    Case("10 000 headers", br.worked_but(b"HTTP/1.1 200 OK\r\n" + FLOOD + b"\r\n"), NO_HTTP),
    Case("a header of 1 MiB", br.worked_but(b"HTTP/1.1 200 OK\r\n" + LONG + b"\r\n"), NO_HTTP),
    Case("closed after 100", br.worked_but(b"HTTP/1.1 100 Continue\r\n\r\n"), CUT),
    Case("slow first byte", br.silence, "No answer within", late=True),
    Case("slow drip of the head", br.drip(br.head(Content_Length=0)), "No answer within", late=True),
    Case(
        "slow drip of the body",
        br.drip(br.GOOD, first=br.head(Content_Length=len(br.GOOD))),
        "No answer within",
        late=True,
    ),
]
EVERY = pytest.mark.parametrize("case", CASES, ids=[case.name.replace(" ", "-") for case in CASES])


def told(error: AllegroError) -> str:
    """Everything that a log would show of an error."""
    return "".join(traceback.format_exception(error)) + repr(error)


def clean(error: AllegroError, shop: Shop) -> bool:
    text = told(error)
    return not any(secret in text for secret in [*shop.secrets, QUERY, "jan-kowalski", NAME])


def patience(case: Case) -> float:
    return 0.3 if case.late else 5.0


async def read(shop: Shop, case: Case) -> Reply:
    return await shop.client.request("GET", f"/me?{QUERY}", attempt_timeout=patience(case))


@EVERY
async def test_a_read_is_repeated_and_gets_the_right_answer(shop: Shop, case: Case) -> None:
    shop.proxy.breaks(case.fault)
    reply = await read(shop, case)
    assert reply.json()["login"] == shop.sandbox.account.login
    assert shop.sent("GET", "/me") == 2


@EVERY
async def test_a_read_that_never_succeeds_says_why_and_nothing_it_should_not(shop: Shop, case: Case) -> None:
    shop.proxy.breaks_all(case.fault)
    with pytest.raises(TransportError, match=case.text) as caught:
        await read(shop, case)
    assert isinstance(caught.value, RequestTimeoutError) == case.late
    assert caught.value.maybe_sent
    assert "request (GET /me)" in str(caught.value)
    assert clean(caught.value, shop)
    assert shop.sent("GET", "/me") == 3


@EVERY
async def test_an_edit_is_sent_once_and_its_fate_is_open(shop: Shop, case: Case) -> None:
    offer = await shop.client.offers.search().first()
    assert offer is not None
    path = f"/sale/product-offers/{offer.id}"
    shop.proxy.breaks(case.fault)
    with pytest.raises(TransportError, match="look before you send it again") as caught:
        await shop.client.offers.edit(offer.id or "", {"name": NAME}, attempt_timeout=patience(case))
    assert caught.value.maybe_sent
    assert clean(caught.value, shop)
    assert shop.sent("PATCH", path) == 1
    assert shop.worked("PATCH", path) == int(case.worked)


@EVERY
async def test_a_put_is_repeated_once_for_each_fault_and_ends_in_the_wanted_state(
    shop: Shop, case: Case
) -> None:
    order = await shop.client.orders.search().first()
    assert order is not None
    path = f"/order/checkout-forms/{order.id}/fulfillment"
    shop.proxy.breaks(case.fault)
    await shop.client.orders.set_fulfillment(
        order.id, {"status": "PROCESSING"}, attempt_timeout=patience(case)
    )
    assert shop.sent("PUT", path) == 2
    assert shop.worked("PUT", path) == 1 + case.worked
    fulfillment = (await shop.client.orders.get(order.id)).fulfillment
    assert fulfillment is not None
    assert fulfillment.status == "PROCESSING"


@EVERY
async def test_a_put_of_one_attempt_is_sent_once(shop: Shop, case: Case) -> None:
    order = await shop.client.orders.search().first()
    assert order is not None
    path = f"/order/checkout-forms/{order.id}/fulfillment"
    shop.proxy.breaks(case.fault)
    with pytest.raises(TransportError):
        await shop.client.orders.set_fulfillment(
            order.id, {"status": "PROCESSING"}, attempts=1, attempt_timeout=patience(case)
        )
    assert shop.sent("PUT", path) == 1
    assert shop.worked("PUT", path) == int(case.worked)


@EVERY
async def test_a_creating_post_is_sent_once(shop: Shop, case: Case) -> None:
    body = await shop.new_offer()
    shop.proxy.breaks(case.fault)
    with pytest.raises(TransportError, match=r"external\.id") as caught:
        await shop.client.offers.create(body, attempt_timeout=patience(case))
    assert caught.value.maybe_sent
    assert clean(caught.value, shop)
    assert await shop.offers_made() == int(case.worked)
    assert shop.sent("POST", "/sale/product-offers") == 1
    assert shop.worked("POST", "/sale/product-offers") == int(case.worked)
