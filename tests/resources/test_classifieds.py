"""Every method of `client.classifieds`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.classifieds import (
    ClassifiedPackageConfig,
    ClassifiedPackageConfigs,
    ClassifiedPackages,
    ClassifiedResponse,
    OfferStatResponseDto,
    OfferStatsResponseDto,
    SellerOfferStatsResponseDto,
)
from allegro_async.resources.classifieds import Classifieds
from tests.recorder import Recorder, Sent, as_json


async def test_list_offer_statistics() -> None:
    answer = '{"offerStats":[{"offer":{"id":"10023"},"eventStatsTotal":[{"count":2,"eventType":"SHOWED_PHONE_NUMBER"}],"eventsPerDay":[{"date":"2026-03-04","eventStats":[{"count":2,"eventType":"SHOWED_PHONE_NUMBER"}]}]}]}'
    allegro = Recorder(200, answer)
    pager = Classifieds(allegro).list_offer_statistics(
        offer_id=["10023", "10023-b"],
        date_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        date_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
    )
    read = await pager
    assert type(read) is OfferStatsResponseDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferStatResponseDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/classified-offers-stats",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("offer.id", "10023"),
            ("offer.id", "10023-b"),
            ("date.gte", "2026-03-04T10:20:30.000Z"),
            ("date.lte", "2026-03-04T10:20:30.000Z"),
        ],
    )


async def test_get_seller_statistics() -> None:
    answer = '{"eventStatsTotal":[{"count":2,"eventType":"SHOWED_PHONE_NUMBER"}],"eventsPerDay":[{"date":"2026-03-04","eventStats":[{"count":2,"eventType":"SHOWED_PHONE_NUMBER"}]}]}'
    allegro = Recorder(200, answer)
    read = await Classifieds(allegro).get_seller_statistics(
        date_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        date_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
    )
    assert type(read) is SellerOfferStatsResponseDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/classified-seller-stats",
        accept="application/vnd.allegro.public.v1+json",
        query=[("date.gte", "2026-03-04T10:20:30.000Z"), ("date.lte", "2026-03-04T10:20:30.000Z")],
    )


async def test_list_packages() -> None:
    answer = '{"packages":[{"extensions":[{"description":"text","name":"text"}],"id":"10023","name":"text","promotions":[{"duration":"text","name":"text"}],"publication":{"duration":"text"},"type":"BASE"}]}'
    allegro = Recorder(200, answer)
    pager = Classifieds(allegro).list_packages(category_id="10023")
    read = await pager
    assert type(read) is ClassifiedPackageConfigs
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is ClassifiedPackageConfig
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/classifieds-packages",
        accept="application/vnd.allegro.public.v1+json",
        query=[("category.id", "10023")],
    )


async def test_get_package() -> None:
    answer = '{"extensions":[{"description":"text","name":"text"}],"id":"10023","name":"text","promotions":[{"duration":"text","name":"text"}],"publication":{"duration":"text"},"type":"BASE"}'
    allegro = Recorder(200, answer)
    read = await Classifieds(allegro).get_package("10023")
    assert type(read) is ClassifiedPackageConfig
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/classifieds-packages/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_get_offer_packages() -> None:
    answer = '{"basePackage":{"id":"10023"},"extraPackages":[{"id":"10023","republish":true}]}'
    allegro = Recorder(200, answer)
    read = await Classifieds(allegro).get_offer_packages("10023")
    assert type(read) is ClassifiedResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-classifieds-packages/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_assign_packages() -> None:
    body = '{"basePackage":{"id":"10023"},"extraPackages":[{"id":"10023","republish":true}]}'
    allegro = Recorder(200)
    await Classifieds(allegro).assign_packages("10023", ClassifiedPackages.model_validate_json(body))
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-classifieds-packages/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
