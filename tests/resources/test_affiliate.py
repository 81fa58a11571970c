"""Every method of `client.affiliate`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.affiliate import CpsConversion, CpsConversionResponse
from allegro_async.resources.affiliate import Affiliate
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"conversions":[{"id":"10023","status":"CREATED","lastModifiedAt":"2026-03-04T10:20:30.000Z","orderCreatedAt":"2026-03-04T10:20:30.000Z","quantity":2,"marketplace":{"id":"10023"},"offer":{"id":"10023","name":"text","category":{"id":"10023"},"unitPrice":{"amount":"12.50","currency":"PLN"},"seller":{"login":"jan_kowalski"}},"commission":{"publisher":{"amount":"12.50","currency":"PLN"},"allegro":{"amount":"12.50","currency":"PLN"}},"publisherUrlParameters":{"key":"text"}}]}'
    allegro = Recorder(200, answer)
    pager = Affiliate(allegro).search(
        order_created_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        order_created_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        last_modified_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        last_modified_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        status="text",
        offset=2,
        limit=2,
        include_publisher_url_parameters={"some.key": "text"},
    )
    read = await pager
    assert type(read) is CpsConversionResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is CpsConversion
    assert allegro.sent == Sent(
        method="GET",
        path="/affiliate/conversions/cps",
        accept="application/vnd.allegro.beta.v1+json",
        query=[
            ("orderCreatedAt.gte", "2026-03-04T10:20:30.000Z"),
            ("orderCreatedAt.lte", "2026-03-04T10:20:30.000Z"),
            ("lastModifiedAt.gte", "2026-03-04T10:20:30.000Z"),
            ("lastModifiedAt.lte", "2026-03-04T10:20:30.000Z"),
            ("status", "text"),
            ("offset", "2"),
            ("limit", "2"),
            ("some.key", "text"),
        ],
    )
