"""Every method of `client.promotions`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.promotions import (
    FlexibleBundleCreateDTO,
    FlexibleBundleGetDTO,
    FlexibleBundleListingDTO,
    FlexibleBundleUpdateDTO,
    FlexibleBundlesListingDTO,
    NullableTurnoverDiscountDto,
    OfferBundleDTO,
    OfferBundlesDTO,
    SellerCreateRebateRequestDto,
    SellerRebateDto,
    SellerRebatesDto,
    TurnoverDiscountDto,
    TurnoverDiscountRequest,
    UpdateOfferBundleDiscountDTO,
)
from allegro_async.resources.promotions import Promotions
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"promotions":[{"benefits":[{"specification":{"type":"LARGE_ORDER_DISCOUNT","thresholds":[{"orderValue":{"lowerBound":{"amount":"12.50","currency":"PLN"}},"discount":{"percentage":"text"}}]}}],"createdAt":"2026-03-04T10:20:30.000Z","id":"10023","offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}],"status":"ACTIVE"}],"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Promotions(allegro).search(limit=2, offset=2, offer_id="10023", promotion_type="MULTIPACK")
    read = await pager
    assert type(read) is SellerRebatesDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is SellerRebateDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/loyalty/promotions",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2"), ("offer.id", "10023"), ("promotionType", "MULTIPACK")],
    )


async def test_get() -> None:
    answer = '{"benefits":[{"specification":{"type":"LARGE_ORDER_DISCOUNT","thresholds":[{"orderValue":{"lowerBound":{"amount":"12.50","currency":"PLN"}},"discount":{"percentage":"text"}}]}}],"createdAt":"2026-03-04T10:20:30.000Z","id":"10023","offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}],"status":"ACTIVE"}'
    allegro = Recorder(200, answer)
    read = await Promotions(allegro).get("10023")
    assert type(read) is SellerRebateDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/loyalty/promotions/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_create() -> None:
    body = '{"benefits":[{"specification":{"type":"LARGE_ORDER_DISCOUNT","thresholds":[{"orderValue":{"lowerBound":{"amount":"12.50","currency":"PLN"}},"discount":{"percentage":"text"}}]}}],"offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}]}'
    answer = '{"benefits":[{"specification":{"type":"LARGE_ORDER_DISCOUNT","thresholds":[{"orderValue":{"lowerBound":{"amount":"12.50","currency":"PLN"}},"discount":{"percentage":"text"}}]}}],"createdAt":"2026-03-04T10:20:30.000Z","id":"10023","offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}],"status":"ACTIVE"}'
    allegro = Recorder(201, answer)
    read = await Promotions(allegro).create(SellerCreateRebateRequestDto.model_validate_json(body))
    assert type(read) is SellerRebateDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/loyalty/promotions",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_replace() -> None:
    body = '{"benefits":[{"specification":{"type":"LARGE_ORDER_DISCOUNT","thresholds":[{"orderValue":{"lowerBound":{"amount":"12.50","currency":"PLN"}},"discount":{"percentage":"text"}}]}}],"offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}]}'
    answer = '{"benefits":[{"specification":{"type":"LARGE_ORDER_DISCOUNT","thresholds":[{"orderValue":{"lowerBound":{"amount":"12.50","currency":"PLN"}},"discount":{"percentage":"text"}}]}}],"createdAt":"2026-03-04T10:20:30.000Z","id":"10023","offerCriteria":[{"offers":[{"id":"10023"}],"type":"CONTAINS_OFFERS"}],"status":"ACTIVE"}'
    allegro = Recorder(200, answer)
    read = await Promotions(allegro).replace("10023", SellerCreateRebateRequestDto.model_validate_json(body))
    assert type(read) is SellerRebateDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/loyalty/promotions/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_bundles() -> None:
    answer = '{"bundles":[{"id":"10023","offers":[{"id":"10023","requiredQuantity":2,"entryPoint":true}],"publication":[{"marketplace":{"id":"10023"},"status":"ACTIVE"}],"discounts":[{"marketplace":{"id":"10023"},"amount":"12.50","currency":"PLN"}],"createdAt":"2026-03-04T10:20:30.000Z","createdBy":"USER"}],"nextPage":{"id":"10023"}}'
    allegro = Recorder(200, answer)
    pager = Promotions(allegro).list_bundles(limit=2, offer_id="10023", page_id="10023")
    read = await pager
    assert type(read) is OfferBundlesDTO
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferBundleDTO
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/bundles",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offer.id", "10023"), ("page.id", "10023")],
    )


async def test_get_bundle() -> None:
    answer = '{"id":"10023","offers":[{"id":"10023","requiredQuantity":2,"entryPoint":true}],"publication":[{"marketplace":{"id":"10023"},"status":"ACTIVE"}],"discounts":[{"marketplace":{"id":"10023"},"amount":"12.50","currency":"PLN"}],"createdAt":"2026-03-04T10:20:30.000Z","createdBy":"USER"}'
    allegro = Recorder(200, answer)
    read = await Promotions(allegro).get_bundle("10023")
    assert type(read) is OfferBundleDTO
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/bundles/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_delete_bundle() -> None:
    allegro = Recorder(204)
    await Promotions(allegro).delete_bundle("10023")
    assert allegro.sent == Sent(
        method="DELETE", path="/sale/bundles/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_replace_bundle_discount() -> None:
    body = '{"discounts":[{"marketplace":{"id":"10023"},"amount":"12.50","currency":"PLN"}]}'
    answer = '{"id":"10023","offers":[{"id":"10023","requiredQuantity":2,"entryPoint":true}],"publication":[{"marketplace":{"id":"10023"},"status":"ACTIVE"}],"discounts":[{"marketplace":{"id":"10023"},"amount":"12.50","currency":"PLN"}],"createdAt":"2026-03-04T10:20:30.000Z","createdBy":"USER"}'
    allegro = Recorder(200, answer)
    read = await Promotions(allegro).replace_bundle_discount(
        "10023", UpdateOfferBundleDiscountDTO.model_validate_json(body)
    )
    assert type(read) is OfferBundleDTO
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/bundles/10023/discount",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_flexible_bundles() -> None:
    answer = '{"bundles":[{"id":"10023","createdBy":"USER","createdAt":"2026-03-04T10:20:30.000Z","slotsRepresentatives":["text"],"discount":{"type":"WHOLE_BUNDLE_DISCOUNT","bundle":{"minimumBoughtOffers":2,"discounts":[{"marketplaceId":"10023","percentage":2}]},"slot":{"slots":[{"order":2,"discounts":[{"marketplaceId":"10023","percentage":2}]}]}}}],"nextPage":{"id":"10023"}}'
    allegro = Recorder(200, answer)
    pager = Promotions(allegro).list_flexible_bundles(limit=2, offer_id="10023", page_id="10023")
    read = await pager
    assert type(read) is FlexibleBundlesListingDTO
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is FlexibleBundleListingDTO
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/flexible-bundles",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offer.id", "10023"), ("page.id", "10023")],
    )


async def test_create_flexible_bundle() -> None:
    body = '{"slots":[{"id":"10023","order":2,"entryPoint":true,"requiredQuantity":2,"offers":[{"id":"10023","excludedFromDiscount":true}]},{"id":"10023","order":2,"entryPoint":true,"requiredQuantity":2,"offers":[{"id":"10023","excludedFromDiscount":true}]}],"discount":{"type":"WHOLE_BUNDLE_DISCOUNT","bundle":{"minimumBoughtOffers":2,"discounts":[{"marketplaceId":"10023","percentage":2}]},"slot":{"slots":[{"order":2,"discounts":[{"marketplaceId":"10023","percentage":2}]}]}}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","createdBy":"USER","createdAt":"2026-03-04T10:20:30.000Z","slots":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","order":2,"entryPoint":true,"requiredQuantity":2,"offers":[{"id":"10023","excludedFromDiscount":true,"entryPoint":true,"marketplaces":[{"id":"10023","availability":{"available":true,"reasons":["text"]}}]}]}],"discount":{"type":"WHOLE_BUNDLE_DISCOUNT","bundle":{"minimumBoughtOffers":2,"discounts":[{"marketplaceId":"10023","percentage":2}]},"slot":{"slots":[{"order":2,"discounts":[{"marketplaceId":"10023","percentage":2}]}]}}}'
    allegro = Recorder(201, answer)
    read = await Promotions(allegro).create_flexible_bundle(FlexibleBundleCreateDTO.model_validate_json(body))
    assert type(read) is FlexibleBundleGetDTO
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/flexible-bundles",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_flexible_bundle() -> None:
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","createdBy":"USER","createdAt":"2026-03-04T10:20:30.000Z","slots":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","order":2,"entryPoint":true,"requiredQuantity":2,"offers":[{"id":"10023","excludedFromDiscount":true,"entryPoint":true,"marketplaces":[{"id":"10023","availability":{"available":true,"reasons":["text"]}}]}]}],"discount":{"type":"WHOLE_BUNDLE_DISCOUNT","bundle":{"minimumBoughtOffers":2,"discounts":[{"marketplaceId":"10023","percentage":2}]},"slot":{"slots":[{"order":2,"discounts":[{"marketplaceId":"10023","percentage":2}]}]}}}'
    allegro = Recorder(200, answer)
    read = await Promotions(allegro).get_flexible_bundle("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is FlexibleBundleGetDTO
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/flexible-bundles/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_replace_flexible_bundle() -> None:
    body = '{"slots":[{"id":"10023","order":2,"entryPoint":true,"requiredQuantity":2,"offers":[{"id":"10023","excludedFromDiscount":true}]},{"id":"10023","order":2,"entryPoint":true,"requiredQuantity":2,"offers":[{"id":"10023","excludedFromDiscount":true}]}],"discount":{"type":"WHOLE_BUNDLE_DISCOUNT","bundle":{"minimumBoughtOffers":2,"discounts":[{"marketplaceId":"10023","percentage":2}]},"slot":{"slots":[{"order":2,"discounts":[{"marketplaceId":"10023","percentage":2}]}]}}}'
    answer = '{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","createdBy":"USER","createdAt":"2026-03-04T10:20:30.000Z","slots":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","order":2,"entryPoint":true,"requiredQuantity":2,"offers":[{"id":"10023","excludedFromDiscount":true,"entryPoint":true,"marketplaces":[{"id":"10023","availability":{"available":true,"reasons":["text"]}}]}]}],"discount":{"type":"WHOLE_BUNDLE_DISCOUNT","bundle":{"minimumBoughtOffers":2,"discounts":[{"marketplaceId":"10023","percentage":2}]},"slot":{"slots":[{"order":2,"discounts":[{"marketplaceId":"10023","percentage":2}]}]}}}'
    allegro = Recorder(200, answer)
    read = await Promotions(allegro).replace_flexible_bundle(
        "7c9e6679-7425-40de-944b-e07fc1f90ae7", FlexibleBundleUpdateDTO.model_validate_json(body)
    )
    assert type(read) is FlexibleBundleGetDTO
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/flexible-bundles/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_delete_flexible_bundle() -> None:
    allegro = Recorder(204)
    await Promotions(allegro).delete_flexible_bundle("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert allegro.sent == Sent(
        method="DELETE",
        path="/sale/flexible-bundles/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_deactivate() -> None:
    allegro = Recorder(204)
    await Promotions(allegro).deactivate("10023")
    assert allegro.sent == Sent(
        method="DELETE",
        path="/sale/loyalty/promotions/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_turnover_discounts() -> None:
    answer = '[{"marketplaceId":"10023","status":"ACTIVATING","definitions":[{"cumulatingFromDate":"2026-03-04","cumulatingToDate":"2026-03-04","spendingFromDate":"2026-03-04","spendingToDate":"2026-03-04","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","thresholds":[{"minimumTurnover":{"amount":"12.50","currency":"PLN"},"discount":{"percentage":"text"}}]}]}]'
    allegro = Recorder(200, answer)
    pager = Promotions(allegro).list_turnover_discounts(marketplace_id=["10023", "10023-b"])
    read = await pager
    assert [type(each) for each in read] == [NullableTurnoverDiscountDto]
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is NullableTurnoverDiscountDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/turnover-discount",
        accept="application/vnd.allegro.public.v1+json",
        query=[("marketplaceId", "10023"), ("marketplaceId", "10023-b")],
    )


async def test_replace_turnover_discount() -> None:
    body = '{"thresholds":[{"minimumTurnover":{"amount":"12.50","currency":"PLN"},"discount":{"percentage":"text"}}]}'
    answer = '{"marketplaceId":"10023","status":"ACTIVATING","definitions":[{"cumulatingFromDate":"2026-03-04","cumulatingToDate":"2026-03-04","spendingFromDate":"2026-03-04","spendingToDate":"2026-03-04","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","thresholds":[{"minimumTurnover":{"amount":"12.50","currency":"PLN"},"discount":{"percentage":"text"}}]}]}'
    allegro = Recorder(200, answer)
    read = await Promotions(allegro).replace_turnover_discount(
        "10023", TurnoverDiscountRequest.model_validate_json(body)
    )
    assert type(read) is TurnoverDiscountDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/turnover-discount/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_deactivate_turnover_discount() -> None:
    answer = '{"marketplaceId":"10023","status":"ACTIVATING","definitions":[{"cumulatingFromDate":"2026-03-04","cumulatingToDate":"2026-03-04","spendingFromDate":"2026-03-04","spendingToDate":"2026-03-04","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","thresholds":[{"minimumTurnover":{"amount":"12.50","currency":"PLN"},"discount":{"percentage":"text"}}]}]}'
    allegro = Recorder(200, answer)
    read = await Promotions(allegro).deactivate_turnover_discount("10023")
    assert type(read) is TurnoverDiscountDto
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/turnover-discount/10023/deactivate",
        accept="application/vnd.allegro.public.v1+json",
    )
