"""Every method of `client.returns`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.returns import (
    CustomerReturn,
    CustomerReturnRefundRejectionRequest,
    CustomerReturnResponse,
    RefundClaim,
    RefundClaimRequest,
    RefundClaimResponse,
    RefundClaims,
)
from allegro_async.resources.returns import Returns
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"count":2,"customerReturns":[{"id":"10023","isFulfillment":true,"createdAt":"2026-03-04T10:20:30.000Z","referenceNumber":"text","orderId":"10023","buyer":{"email":"jan@example.com","login":"jan_kowalski"},"items":[{"offerId":"10023","quantity":2,"name":"text","price":{"amount":"12.50","currency":"PLN"},"url":"https://example.com/page","reason":{"type":"text","userComment":"text"},"serialNumbers":["text"]}],"refund":{"bankAccount":{"owner":"text","accountNumber":"text","iban":"text","swift":"text","address":{}}},"parcels":[{"createdAt":"2026-03-04T10:20:30.000Z","waybill":"text","transportingWaybill":"text","carrierId":"10023","transportingCarrierId":"10023","sender":{"phoneNumber":"text"}}],"rejection":{"code":"REFUND_REJECTED","reason":"text","createdAt":"2026-03-04T10:20:30.000Z"},"marketplaceId":"10023","status":"text"}]}'
    allegro = Recorder(200, answer)
    pager = Returns(allegro).search(
        customer_return_id="10023",
        order_id="10023",
        buyer_email="jan@example.com",
        buyer_login="jan_kowalski",
        items_offer_id="10023",
        items_name="text",
        parcels_waybill="text",
        parcels_transporting_waybill="text",
        parcels_carrier_id="10023",
        parcels_transporting_carrier_id="10023",
        parcels_sender_phone_number="text",
        reference_number="text",
        from_="text",
        created_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        created_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        marketplace_id="10023",
        status="text",
        limit=2,
        offset=2,
    )
    read = await pager
    assert type(read) is CustomerReturnResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CustomerReturn
    assert allegro.sent == Sent(
        method="GET",
        path="/order/customer-returns",
        accept="application/vnd.allegro.beta.v1+json",
        query=[
            ("customerReturnId", "10023"),
            ("orderId", "10023"),
            ("buyer.email", "jan@example.com"),
            ("buyer.login", "jan_kowalski"),
            ("items.offerId", "10023"),
            ("items.name", "text"),
            ("parcels.waybill", "text"),
            ("parcels.transportingWaybill", "text"),
            ("parcels.carrierId", "10023"),
            ("parcels.transportingCarrierId", "10023"),
            ("parcels.sender.phoneNumber", "text"),
            ("referenceNumber", "text"),
            ("from", "text"),
            ("createdAt.gte", "2026-03-04T10:20:30.000Z"),
            ("createdAt.lte", "2026-03-04T10:20:30.000Z"),
            ("marketplaceId", "10023"),
            ("status", "text"),
            ("limit", "2"),
            ("offset", "2"),
        ],
    )


async def test_get() -> None:
    answer = '{"id":"10023","isFulfillment":true,"createdAt":"2026-03-04T10:20:30.000Z","referenceNumber":"text","orderId":"10023","buyer":{"email":"jan@example.com","login":"jan_kowalski"},"items":[{"offerId":"10023","quantity":2,"name":"text","price":{"amount":"12.50","currency":"PLN"},"url":"https://example.com/page","reason":{"type":"text","userComment":"text"},"serialNumbers":["text"]}],"refund":{"bankAccount":{"owner":"text","accountNumber":"text","iban":"text","swift":"text","address":{"street":"Portowa 12","city":"Gdynia","postCode":"text","countryCode":"text"}}},"parcels":[{"createdAt":"2026-03-04T10:20:30.000Z","waybill":"text","transportingWaybill":"text","carrierId":"10023","transportingCarrierId":"10023","sender":{"phoneNumber":"text"}}],"rejection":{"code":"REFUND_REJECTED","reason":"text","createdAt":"2026-03-04T10:20:30.000Z"},"marketplaceId":"10023","status":"text"}'
    allegro = Recorder(200, answer)
    read = await Returns(allegro).get("10023")
    assert type(read) is CustomerReturn
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/order/customer-returns/10023", accept="application/vnd.allegro.beta.v1+json"
    )


async def test_reject_refund() -> None:
    body = '{"rejection":{"code":"REFUND_REJECTED","reason":"text"}}'
    answer = '{"id":"10023","isFulfillment":true,"createdAt":"2026-03-04T10:20:30.000Z","referenceNumber":"text","orderId":"10023","buyer":{"email":"jan@example.com","login":"jan_kowalski"},"items":[{"offerId":"10023","quantity":2,"name":"text","price":{"amount":"12.50","currency":"PLN"},"url":"https://example.com/page","reason":{"type":"text","userComment":"text"},"serialNumbers":["text"]}],"refund":{"bankAccount":{"owner":"text","accountNumber":"text","iban":"text","swift":"text","address":{"street":"Portowa 12","city":"Gdynia","postCode":"text","countryCode":"text"}}},"parcels":[{"createdAt":"2026-03-04T10:20:30.000Z","waybill":"text","transportingWaybill":"text","carrierId":"10023","transportingCarrierId":"10023","sender":{"phoneNumber":"text"}}],"rejection":{"code":"REFUND_REJECTED","reason":"text","createdAt":"2026-03-04T10:20:30.000Z"},"marketplaceId":"10023","status":"text"}'
    allegro = Recorder(200, answer)
    read = await Returns(allegro).reject_refund(
        "10023", CustomerReturnRefundRejectionRequest.model_validate_json(body)
    )
    assert type(read) is CustomerReturn
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/order/customer-returns/10023/rejection",
        accept="application/vnd.allegro.beta.v1+json",
        content_type="application/vnd.allegro.beta.v1+json",
        body=loads(body),
    )


async def test_list_refund_claims() -> None:
    answer = '{"refundClaims":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","status":"IN_PROGRESS","quantity":2,"commission":{"amount":"12.50","currency":"PLN"},"buyer":{"id":"10023"},"createdAt":"2026-03-04T10:20:30.000Z","lineItem":{"id":"10023","quantity":2,"boughtAt":"2026-03-04T10:20:30.000Z","offer":{"id":"10023"}},"type":"MANUAL"}],"count":2}'
    allegro = Recorder(200, answer)
    pager = Returns(allegro).list_refund_claims(
        line_item_offer_id="10023", buyer_id="10023", status="IN_PROGRESS", limit=2, offset=2
    )
    read = await pager
    assert type(read) is RefundClaims
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is RefundClaim
    assert allegro.sent == Sent(
        method="GET",
        path="/order/refund-claims",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("lineItem.offer.id", "10023"),
            ("buyer.id", "10023"),
            ("status", "IN_PROGRESS"),
            ("limit", "2"),
            ("offset", "2"),
        ],
    )


async def test_create_refund_claim() -> None:
    body = '{"lineItem":{"id":"10023"},"quantity":2}'
    answer = '{"id":"10023"}'
    allegro = Recorder(201, answer)
    read = await Returns(allegro).create_refund_claim(RefundClaimRequest.model_validate_json(body))
    assert type(read) is RefundClaimResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/order/refund-claims",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_refund_claim() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","status":"IN_PROGRESS","quantity":2,"commission":{"amount":"12.50","currency":"PLN"},"buyer":{"id":"10023"},"createdAt":"2026-03-04T10:20:30.000Z","lineItem":{"id":"10023","quantity":2,"boughtAt":"2026-03-04T10:20:30.000Z","offer":{"id":"10023"}},"type":"MANUAL"}'
    allegro = Recorder(200, answer)
    read = await Returns(allegro).get_refund_claim("10023")
    assert type(read) is RefundClaim
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/order/refund-claims/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_cancel_refund_claim() -> None:
    allegro = Recorder(204)
    await Returns(allegro).cancel_refund_claim("10023")
    assert allegro.sent == Sent(
        method="DELETE", path="/order/refund-claims/10023", accept="application/vnd.allegro.public.v1+json"
    )
