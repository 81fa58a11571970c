"""Every method of `client.payments`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.payments import (
    CorrectionOperation,
    InitializeRefund,
    PaymentOperations,
    PaymentRefunds,
    RefundDetails,
)
from allegro_async.resources.payments import Payments
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"paymentOperations":[{"type":"CORRECTION","group":"INCOME","wallet":{"paymentOperator":"PAYU","type":"AVAILABLE","balance":{"amount":"12.50","currency":"PLN"}},"value":{"amount":"12.50","currency":"PLN"},"occurredAt":"2026-03-04T10:20:30.000Z","marketplaceId":"10023"}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Payments(allegro).search(
        wallet_type="AVAILABLE",
        wallet_payment_operator="PAYU",
        payment_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        participant_login="jan_kowalski",
        occurred_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        occurred_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        group=["INCOME", "OUTCOME"],
        marketplace_id="allegro-pl",
        currency="PLN",
        limit=2,
        offset=2,
    )
    read = await pager
    assert type(read) is PaymentOperations
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CorrectionOperation
    assert allegro.sent == Sent(
        method="GET",
        path="/payments/payment-operations",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("wallet.type", "AVAILABLE"),
            ("wallet.paymentOperator", "PAYU"),
            ("payment.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("participant.login", "jan_kowalski"),
            ("occurredAt.gte", "2026-03-04T10:20:30.000Z"),
            ("occurredAt.lte", "2026-03-04T10:20:30.000Z"),
            ("group", "INCOME"),
            ("group", "OUTCOME"),
            ("marketplaceId", "allegro-pl"),
            ("currency", "PLN"),
            ("limit", "2"),
            ("offset", "2"),
        ],
    )


async def test_list_refunds() -> None:
    answer = '{"refunds":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","payment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"order":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"reason":"REFUND","status":"SUCCESS","createdAt":"2026-03-04T10:20:30.000Z","totalValue":{"amount":"12.50","currency":"PLN"},"lineItems":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"AMOUNT","quantity":2,"value":{"amount":"12.50","currency":"PLN"}}],"deposits":[{"lineItemId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","totalValue":{"amount":"12.50","currency":"PLN"}}],"delivery":{"value":{"amount":"12.50","currency":"PLN"}},"overpaid":{"value":{"amount":"12.50","currency":"PLN"}},"surcharges":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","value":{"amount":"12.50","currency":"PLN"}}],"additionalServices":{"value":{"amount":"12.50","currency":"PLN"}},"sellerComment":"text"}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Payments(allegro).list_refunds(
        limit=2,
        offset=2,
        refund_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        payment_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        order_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        occurred_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        occurred_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        status=["WAITING", "IN_PROGRESS"],
    )
    read = await pager
    assert type(read) is PaymentRefunds
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is RefundDetails
    assert allegro.sent == Sent(
        method="GET",
        path="/payments/refunds",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("limit", "2"),
            ("offset", "2"),
            ("id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("payment.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("order.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("occurredAt.gte", "2026-03-04T10:20:30.000Z"),
            ("occurredAt.lte", "2026-03-04T10:20:30.000Z"),
            ("status", "WAITING"),
            ("status", "IN_PROGRESS"),
        ],
    )


async def test_create_refund() -> None:
    body = '{"payment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"order":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"commandId":"10023","reason":"REFUND","lineItems":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"AMOUNT","quantity":2,"value":{"amount":"12.50","currency":"PLN"}}],"deposits":[{"lineItemId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","totalValue":{"amount":"12.50","currency":"PLN"}}],"delivery":{"value":{"amount":"12.50","currency":"PLN"}},"overpaid":{"value":{"amount":"12.50","currency":"PLN"}},"surcharges":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","value":{"amount":"12.50","currency":"PLN"}}],"additionalServices":{"value":{"amount":"12.50","currency":"PLN"}},"sellerComment":"text"}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","payment":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"order":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"reason":"REFUND","status":"SUCCESS","createdAt":"2026-03-04T10:20:30.000Z","totalValue":{"amount":"12.50","currency":"PLN"},"lineItems":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","type":"AMOUNT","quantity":2,"value":{"amount":"12.50","currency":"PLN"}}],"deposits":[{"lineItemId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","totalValue":{"amount":"12.50","currency":"PLN"}}],"delivery":{"value":{"amount":"12.50","currency":"PLN"}},"overpaid":{"value":{"amount":"12.50","currency":"PLN"}},"surcharges":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","value":{"amount":"12.50","currency":"PLN"}}],"additionalServices":{"value":{"amount":"12.50","currency":"PLN"}},"sellerComment":"text"}'
    allegro = Recorder(200, answer)
    read = await Payments(allegro).create_refund(InitializeRefund.model_validate_json(body))
    assert type(read) is RefundDetails
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/payments/refunds",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
