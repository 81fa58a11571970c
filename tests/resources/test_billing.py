"""Every method of `client.billing`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.billing import (
    BillingEntries,
    BillingEntry,
    BillingType,
    FeePreviewResponse,
    OfferQuoteDto,
    OfferQuotesDto,
    PublicOfferPreviewRequest,
)
from allegro_async.resources.billing import Billing
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"billingEntries":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","occurredAt":"2026-03-04T10:20:30.000Z","type":{"id":"10023","name":"text"},"offer":{"id":"10023","name":"text"},"value":{"amount":"12.50","currency":"PLN"},"tax":{"percentage":"text","annotation":"OUT_OF_SCOPE"},"balance":{"amount":"12.50","currency":"PLN"},"order":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"additionalInfo":[{"type":"text","name":"text","value":"text"}]}]}'
    allegro = Recorder(200, answer)
    pager = Billing(allegro).search(
        marketplace_id="10023",
        occurred_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        occurred_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        type_id=["10023", "10023-b"],
        offer_id="10023",
        order_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        limit=2,
        offset=2,
    )
    read = await pager
    assert type(read) is BillingEntries
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is BillingEntry
    assert allegro.sent == Sent(
        method="GET",
        path="/billing/billing-entries",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("marketplaceId", "10023"),
            ("occurredAt.gte", "2026-03-04T10:20:30.000Z"),
            ("occurredAt.lte", "2026-03-04T10:20:30.000Z"),
            ("type.id", "10023"),
            ("type.id", "10023-b"),
            ("offer.id", "10023"),
            ("order.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("limit", "2"),
            ("offset", "2"),
        ],
    )


async def test_list_types() -> None:
    answer = '[{"id":"10023","description":"text"}]'
    allegro = Recorder(200, answer)
    pager = Billing(allegro).list_types()
    read = await pager
    assert [type(each) for each in read] == [BillingType]
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is BillingType
    assert allegro.sent == Sent(
        method="GET", path="/billing/billing-types", accept="application/vnd.allegro.public.v1+json"
    )


async def test_preview_fees() -> None:
    body = '{"offer":{"fundraisingCampaign":{"id":"10023"},"id":"10023","category":{"id":"10023"},"parameters":[{"id":"10023","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"promotion":{"emphasized1d":true,"emphasized10d":true,"departmentPage":true},"publication":{"duration":"text"},"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"},"netPrice":{"amount":"12.50","currency":"PLN"}}},"classifiedsPackages":{"basePackage":{"id":"10023"},"extraPackages":[{"id":"10023","republish":true}]},"marketplaceId":"10023"}'
    answer = '{"commissions":[{"name":"text","type":"text","fee":{"amount":"12.50","currency":"PLN"}}],"quotes":[{"name":"text","type":"text","fee":{"amount":"12.50","currency":"PLN"},"cycleDuration":"text","classifiedsPackage":{"id":"10023"}}]}'
    allegro = Recorder(200, answer)
    read = await Billing(allegro).preview_fees(PublicOfferPreviewRequest.model_validate_json(body))
    assert type(read) is FeePreviewResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/pricing/offer-fee-preview",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_quotes() -> None:
    answer = '{"count":2,"quotes":[{"enabled":true,"fee":{"amount":"12.50","currency":"PLN"},"name":"text","nextDate":"2026-03-04T10:20:30.000Z","offer":{"id":"10023"},"type":"text"}]}'
    allegro = Recorder(200, answer)
    pager = Billing(allegro).list_quotes(offer_id=["10023", "10023-b"])
    read = await pager
    assert type(read) is OfferQuotesDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferQuoteDto
    assert allegro.sent == Sent(
        method="GET",
        path="/pricing/offer-quotes",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offer.id", "10023"), ("offer.id", "10023-b")],
    )
