"""Every method of `client.offers`, called once. Written by `python -m codegen`, never by hand."""

from decimal import Decimal
from json import loads

from allegro_async.models.offers import (
    AvailablePromotionPackages,
    ChangePrice,
    ChangePriceWithoutOutput,
    ListingResponse,
    ManualTranslationUpdateRequest,
    OfferActivatedEvent,
    OfferListingDto,
    OfferPromoOptions,
    OfferPromoOptionsForSeller,
    OfferRating,
    OfferTranslation,
    OfferTranslations,
    OffersSearchResultDto,
    PromoOptionsModifications,
    SalePartialProductOfferResponse,
    SaleProductOfferPatchRequest,
    SaleProductOfferRequest,
    SaleProductOfferResponse,
    SaleProductOfferStatusResponse,
    SellerOfferEventsResponse,
    SmartOfferClassificationReport,
    TagId,
    TagIdsRequest,
    TagListResponse,
    TagRequest,
    TagResponse,
    UnfilledParametersResponse,
    UnfilledParametersResponseOffer,
)
from allegro_async.resources.offers import Offers
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"offers":[{"id":"10023","name":"text","category":{"id":"10023"},"primaryImage":{"url":"https://example.com/page"},"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"priceAutomation":{"rule":{}},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"saleInfo":{"currentPrice":{"amount":"12.50","currency":"PLN"},"biddersCount":2},"stock":{"available":2,"sold":2},"stats":{"watchersCount":2,"visitsCount":2},"publication":{"status":"INACTIVE","startingAt":"2026-03-04T10:20:30.000Z","startedAt":"2026-03-04T10:20:30.000Z","endingAt":"2026-03-04T10:20:30.000Z","endedAt":"2026-03-04T10:20:30.000Z","marketplaces":{"base":{"id":"10023"},"additional":[{"id":"10023"}]}},"afterSalesServices":{"impliedWarranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"returnPolicy":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"warranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}},"additionalServices":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"external":{"id":"10023"},"delivery":{"shippingRates":{"id":"10023"}},"b2b":{"buyableOnlyByBusiness":true},"fundraisingCampaign":{"id":"10023"},"isFulfillment":true,"additionalMarketplaces":{"key":{"publication":{"state":"NOT_REQUESTED"},"sellingMode":{"price":{"amount":"12.50","currency":"PLN"},"priceAutomation":{}},"stats":{"watchersCount":2,"visitsCount":2},"stock":{"sold":2}}}}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Offers(allegro).search(
        offer_id=["10023", "10023-b"],
        name="text",
        selling_mode_price_amount_gte=Decimal("12.50"),
        selling_mode_price_amount_lte=Decimal("12.50"),
        selling_mode_price_automation_rule_id="10023",
        selling_mode_price_automation_rule_id_empty=True,
        publication_status=["INACTIVE", "ACTIVE"],
        publication_marketplace="text",
        selling_mode_format=["BUY_NOW", "ADVERTISEMENT"],
        external_id=["10023", "10023-b"],
        delivery_shipping_rates_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        delivery_shipping_rates_id_empty=True,
        sort="sellingMode.price.amount",
        limit=2,
        offset=2,
        category_id="10023",
        product_id_empty=True,
        productization_required=True,
        b2b_buyable_only_by_business=True,
        fundraising_campaign_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        fundraising_campaign_id_empty=True,
        after_sales_services_return_policy_id="7c9e6679-7425-40de-944b-e07fc1f90ae7",
        is_fulfillment=True,
    )
    read = await pager
    assert type(read) is OffersSearchResultDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferListingDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offers",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("offer.id", "10023"),
            ("offer.id", "10023-b"),
            ("name", "text"),
            ("sellingMode.price.amount.gte", "12.50"),
            ("sellingMode.price.amount.lte", "12.50"),
            ("sellingMode.priceAutomation.rule.id", "10023"),
            ("sellingMode.priceAutomation.rule.id.empty", "true"),
            ("publication.status", "INACTIVE"),
            ("publication.status", "ACTIVE"),
            ("publication.marketplace", "text"),
            ("sellingMode.format", "BUY_NOW"),
            ("sellingMode.format", "ADVERTISEMENT"),
            ("external.id", "10023"),
            ("external.id", "10023-b"),
            ("delivery.shippingRates.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("delivery.shippingRates.id.empty", "true"),
            ("sort", "sellingMode.price.amount"),
            ("limit", "2"),
            ("offset", "2"),
            ("category.id", "10023"),
            ("product.id.empty", "true"),
            ("productizationRequired", "true"),
            ("b2b.buyableOnlyByBusiness", "true"),
            ("fundraisingCampaign.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("fundraisingCampaign.id.empty", "true"),
            ("afterSalesServices.returnPolicy.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("isFulfillment", "true"),
        ],
    )


async def test_get() -> None:
    answer = '{"productSet":[{"quantity":{"value":2},"product":{"id":"10023","publication":{"status":"PROPOSED"},"parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"isAiCoCreated":true},"responsiblePerson":{"id":"10023"},"responsibleProducer":{"id":"10023"},"safetyInformation":{"type":"TEXT","description":"text"},"marketedBeforeGPSRObligation":true,"deposits":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","quantity":2}]}],"id":"10023","name":"text","category":{"id":"10023"},"attachments":[{"id":"10023"}],"fundraisingCampaign":{"id":"10023"},"additionalServices":{"id":"10023"},"delivery":{"handlingTime":"text","shippingRates":{"id":"10023"},"additionalInfo":"text","shipmentDate":"2026-03-04T10:20:30.000Z"},"publication":{"duration":"text","startingAt":"2026-03-04T10:20:30.000Z","status":"INACTIVE","republish":true,"endingAt":"2026-03-04T10:20:30.000Z","endedBy":"USER","marketplaces":{"base":{"id":"10023"},"additional":[{"id":"10023"}]}},"additionalMarketplaces":{"key":{"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"publication":{"state":"APPROVED","refusalReasons":[{"code":"text","userMessage":"text","parameters":{"key":["text"]}}]}}},"b2b":{"buyableOnlyByBusiness":true},"compatibilityList":{"type":"MANUAL","items":[{"type":"TEXT","text":"text"}]},"language":"pl-PL","validation":{"errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"warnings":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"validatedAt":"2026-03-04T10:20:30.000Z"},"warnings":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"afterSalesServices":{"impliedWarranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"returnPolicy":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"warranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}},"discounts":{"wholesalePriceList":{"id":"10023"}},"stock":{"available":2,"unit":"UNIT"},"parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"contact":{"id":"10023"},"createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","aiCoCreatedContent":{"images":[{"url":"https://example.com/page"}]},"sizeTable":{"id":"10023"},"payments":{"invoice":"VAT"},"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"location":{"city":"Gdynia","countryCode":"te","postCode":"text","province":"text"},"images":["text"],"description":{"sections":[{"items":[{"type":"TEXT"}]}]},"external":{"id":"10023"},"taxSettings":{"rates":[{"rate":"text","countryCode":"text"}],"subject":"text","exemption":"text"},"messageToSellerSettings":{"mode":"OPTIONAL","hint":"text"}}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).get("10023")
    assert type(read) is SaleProductOfferResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/product-offers/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_create() -> None:
    body = '{"productSet":[{"product":{"name":"text","category":{"id":"10023"},"id":"10023","idType":"GTIN","parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"images":["text"]},"quantity":{"value":2},"responsiblePerson":{"id":"10023","name":"text"},"responsibleProducer":{"type":"ID","id":"10023"},"safetyInformation":{"type":"TEXT","description":"text"},"marketedBeforeGPSRObligation":true,"deposits":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","quantity":2}]}],"b2b":{"buyableOnlyByBusiness":true},"attachments":[{"id":"10023"}],"fundraisingCampaign":{"id":"10023","name":"text"},"additionalServices":{"id":"10023","name":"text"},"stock":{"available":2,"unit":"UNIT"},"delivery":{"handlingTime":"text","shippingRates":{"id":"10023","name":"text"},"additionalInfo":"text","shipmentDate":"2026-03-04T10:20:30.000Z"},"publication":{"duration":"text","startingAt":"2026-03-04T10:20:30.000Z","status":"INACTIVE","republish":true},"additionalMarketplaces":{"key":{"sellingMode":{"price":{"amount":"12.50","currency":"PLN"}}}},"compatibilityList":{"items":[{"type":"TEXT","text":"text"}]},"language":"pl-PL","aiCoCreatedContent":{"images":[{"url":"https://example.com/page"}]},"category":{"id":"10023"},"name":"textxxxxxxxx","parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"afterSalesServices":{"impliedWarranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text"},"returnPolicy":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text"},"warranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text"}},"sizeTable":{"id":"10023","name":"text"},"contact":{"id":"10023","name":"text"},"discounts":{"wholesalePriceList":{"id":"10023","name":"text"}},"payments":{"invoice":"VAT"},"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"location":{"city":"Gdynia","countryCode":"te","postCode":"text","province":"text"},"images":["text"],"description":{"sections":[{"items":[{"type":"TEXT"}]}]},"external":{"id":"10023"},"taxSettings":{"rates":[{"rate":"text","countryCode":"text"}],"subject":"text","exemption":"text"},"messageToSellerSettings":{"mode":"OPTIONAL","hint":"text"}}'
    answer = '{"productSet":[{"quantity":{"value":2},"product":{"id":"10023","publication":{"status":"PROPOSED"},"parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"isAiCoCreated":true},"responsiblePerson":{"id":"10023"},"responsibleProducer":{"id":"10023"},"safetyInformation":{"type":"TEXT","description":"text"},"marketedBeforeGPSRObligation":true,"deposits":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","quantity":2}]}],"id":"10023","name":"text","category":{"id":"10023"},"attachments":[{"id":"10023"}],"fundraisingCampaign":{"id":"10023"},"additionalServices":{"id":"10023"},"delivery":{"handlingTime":"text","shippingRates":{"id":"10023"},"additionalInfo":"text","shipmentDate":"2026-03-04T10:20:30.000Z"},"publication":{"duration":"text","startingAt":"2026-03-04T10:20:30.000Z","status":"INACTIVE","republish":true,"endingAt":"2026-03-04T10:20:30.000Z","endedBy":"USER","marketplaces":{"base":{"id":"10023"},"additional":[{"id":"10023"}]}},"additionalMarketplaces":{"key":{"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"publication":{"state":"APPROVED","refusalReasons":[{"code":"text","userMessage":"text","parameters":{"key":["text"]}}]}}},"b2b":{"buyableOnlyByBusiness":true},"compatibilityList":{"type":"MANUAL","items":[{"type":"TEXT","text":"text"}]},"language":"pl-PL","validation":{"errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"warnings":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"validatedAt":"2026-03-04T10:20:30.000Z"},"warnings":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"afterSalesServices":{"impliedWarranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"returnPolicy":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"warranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}},"discounts":{"wholesalePriceList":{"id":"10023"}},"stock":{"available":2,"unit":"UNIT"},"parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"contact":{"id":"10023"},"createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","aiCoCreatedContent":{"images":[{"url":"https://example.com/page"}]},"sizeTable":{"id":"10023"},"payments":{"invoice":"VAT"},"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"location":{"city":"Gdynia","countryCode":"te","postCode":"text","province":"text"},"images":["text"],"description":{"sections":[{"items":[{"type":"TEXT"}]}]},"external":{"id":"10023"},"taxSettings":{"rates":[{"rate":"text","countryCode":"text"}],"subject":"text","exemption":"text"},"messageToSellerSettings":{"mode":"OPTIONAL","hint":"text"}}'
    allegro = Recorder(201, answer)
    read = await Offers(allegro).create(SaleProductOfferRequest.model_validate_json(body))
    assert type(read) is SaleProductOfferResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/product-offers",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_edit() -> None:
    body = '{"productSet":[{"product":{"name":"text","category":{"id":"10023"},"id":"10023","idType":"GTIN","parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"images":["text"]},"quantity":{"value":2},"responsiblePerson":{"id":"10023","name":"text"},"responsibleProducer":{"type":"ID","id":"10023"},"safetyInformation":{"type":"TEXT","description":"text"},"marketedBeforeGPSRObligation":true,"deposits":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","quantity":2}]}],"b2b":{"buyableOnlyByBusiness":true},"attachments":[{"id":"10023"}],"fundraisingCampaign":{"id":"10023","name":"text"},"additionalServices":{"id":"10023","name":"text"},"compatibilityList":{"items":[{"type":"TEXT","text":"text"}]},"delivery":{"handlingTime":"text","shippingRates":{"id":"10023","name":"text"},"additionalInfo":"text","shipmentDate":"2026-03-04T10:20:30.000Z"},"stock":{"available":2,"unit":"UNIT"},"publication":{"duration":"text","startingAt":"2026-03-04T10:20:30.000Z","status":"INACTIVE","republish":true},"additionalMarketplaces":{"key":{"sellingMode":{"price":{"amount":"12.50","currency":"PLN"}}}},"language":"pl-PL","aiCoCreatedContent":{"images":[{"url":"https://example.com/page"}]},"category":{"id":"10023"},"name":"textxxxxxxxx","parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"afterSalesServices":{"impliedWarranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text"},"returnPolicy":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text"},"warranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","name":"text"}},"sizeTable":{"id":"10023","name":"text"},"contact":{"id":"10023","name":"text"},"discounts":{"wholesalePriceList":{"id":"10023","name":"text"}},"payments":{"invoice":"VAT"},"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"location":{"city":"Gdynia","countryCode":"te","postCode":"text","province":"text"},"images":["text"],"description":{"sections":[{"items":[{"type":"TEXT"}]}]},"external":{"id":"10023"},"taxSettings":{"rates":[{"rate":"text","countryCode":"text"}],"subject":"text","exemption":"text"},"messageToSellerSettings":{"mode":"OPTIONAL","hint":"text"}}'
    answer = '{"productSet":[{"quantity":{"value":2},"product":{"id":"10023","publication":{"status":"PROPOSED"},"parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"isAiCoCreated":true},"responsiblePerson":{"id":"10023"},"responsibleProducer":{"id":"10023"},"safetyInformation":{"type":"TEXT","description":"text"},"marketedBeforeGPSRObligation":true,"deposits":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","quantity":2}]}],"id":"10023","name":"text","category":{"id":"10023"},"attachments":[{"id":"10023"}],"fundraisingCampaign":{"id":"10023"},"additionalServices":{"id":"10023"},"delivery":{"handlingTime":"text","shippingRates":{"id":"10023"},"additionalInfo":"text","shipmentDate":"2026-03-04T10:20:30.000Z"},"publication":{"duration":"text","startingAt":"2026-03-04T10:20:30.000Z","status":"INACTIVE","republish":true,"endingAt":"2026-03-04T10:20:30.000Z","endedBy":"USER","marketplaces":{"base":{"id":"10023"},"additional":[{"id":"10023"}]}},"additionalMarketplaces":{"key":{"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"publication":{"state":"APPROVED","refusalReasons":[{"code":"text","userMessage":"text","parameters":{"key":["text"]}}]}}},"b2b":{"buyableOnlyByBusiness":true},"compatibilityList":{"type":"MANUAL","items":[{"type":"TEXT","text":"text"}]},"language":"pl-PL","validation":{"errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"warnings":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"validatedAt":"2026-03-04T10:20:30.000Z"},"warnings":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}],"afterSalesServices":{"impliedWarranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"returnPolicy":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"},"warranty":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}},"discounts":{"wholesalePriceList":{"id":"10023"}},"stock":{"available":2,"unit":"UNIT"},"parameters":[{"id":"10023","name":"text","rangeValue":{"from":"text","to":"text"},"values":["text"],"valuesIds":["10023"]}],"contact":{"id":"10023"},"createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","aiCoCreatedContent":{"images":[{"url":"https://example.com/page"}]},"sizeTable":{"id":"10023"},"payments":{"invoice":"VAT"},"sellingMode":{"format":"BUY_NOW","price":{"amount":"12.50","currency":"PLN"},"minimalPrice":{"amount":"12.50","currency":"PLN"},"startingPrice":{"amount":"12.50","currency":"PLN"}},"location":{"city":"Gdynia","countryCode":"te","postCode":"text","province":"text"},"images":["text"],"description":{"sections":[{"items":[{"type":"TEXT"}]}]},"external":{"id":"10023"},"taxSettings":{"rates":[{"rate":"text","countryCode":"text"}],"subject":"text","exemption":"text"},"messageToSellerSettings":{"mode":"OPTIONAL","hint":"text"}}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).edit("10023", SaleProductOfferPatchRequest.model_validate_json(body))
    assert type(read) is SaleProductOfferResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PATCH",
        path="/sale/product-offers/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_search_listing() -> None:
    answer = '{"items":{"promoted":[{"id":"10023","name":"text","seller":{"id":"10023","login":"jan_kowalski","company":true,"superSeller":true},"promotion":{"emphasized":true,"bold":true,"highlight":true},"delivery":{"availableForFree":true,"lowestPrice":{}},"images":[{"url":"https://example.com/page"}],"sellingMode":{"format":"BUY_NOW","price":{},"fixedPrice":{},"popularity":2,"popularityRange":"text","bidCount":2},"stock":{"unit":"UNIT","available":2},"vendor":{"id":"CHARYTATYWNI_ALLEGRO","url":"https://example.com/page"},"category":{"id":"10023"},"publication":{"endingAt":"2026-03-04T10:20:30.000Z"}}],"regular":[{"id":"10023","name":"text","seller":{"id":"10023","login":"jan_kowalski","company":true,"superSeller":true},"promotion":{"emphasized":true,"bold":true,"highlight":true},"delivery":{"availableForFree":true,"lowestPrice":{}},"images":[{"url":"https://example.com/page"}],"sellingMode":{"format":"BUY_NOW","price":{},"fixedPrice":{},"popularity":2,"popularityRange":"text","bidCount":2},"stock":{"unit":"UNIT","available":2},"vendor":{"id":"CHARYTATYWNI_ALLEGRO","url":"https://example.com/page"},"category":{"id":"10023"},"publication":{"endingAt":"2026-03-04T10:20:30.000Z"}}]},"categories":{"subcategories":[{"id":"10023","name":"text","count":2}],"path":[{"id":"10023","name":"text"}]},"filters":[{"id":"10023","type":"MULTI","name":"text","values":[{"name":"text","value":"text","idSuffix":"text","count":2,"selected":true}],"minValue":12.5,"maxValue":12.5,"unit":"text"}],"searchMeta":{"availableCount":2,"totalCount":2,"fallback":true},"sort":[{"value":"text","name":"text","order":"text","selected":true}]}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).search_listing(
        category_id="10023",
        phrase="text",
        seller_id="10023",
        seller_login="jan_kowalski",
        marketplace_id="10023",
        shipping_country="PL",
        currency="PLN",
        search_mode="REGULAR",
        offset=2,
        limit=2,
        sort="relevance",
        include="text",
        fallback=True,
        filters={"some.key": "text"},
    )
    assert type(read) is ListingResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/offers/listing",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("category.id", "10023"),
            ("phrase", "text"),
            ("seller.id", "10023"),
            ("seller.login", "jan_kowalski"),
            ("marketplaceId", "10023"),
            ("shipping.country", "PL"),
            ("currency", "PLN"),
            ("searchMode", "REGULAR"),
            ("offset", "2"),
            ("limit", "2"),
            ("sort", "relevance"),
            ("include", "text"),
            ("fallback", "true"),
            ("some.key", "text"),
        ],
    )


async def test_change_price() -> None:
    body = '{"id":"10023","input":{"buyNowPrice":{"amount":"12.50","currency":"PLN"}}}'
    answer = '{"id":"10023","input":{"buyNowPrice":{"amount":"12.50","currency":"PLN"}},"output":{"status":"QUEUEING","errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).change_price(
        "10023", ChangePriceWithoutOutput.model_validate_json(body), command_id="10023"
    )
    assert type(read) is ChangePrice
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/offers/10023/change-price-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_events() -> None:
    answer = '{"offerEvents":[{"type":"OFFER_ACTIVATED","id":"10023","occurredAt":"2026-03-04T10:20:30.000Z","offer":{"id":"10023","external":{}}}]}'
    allegro = Recorder(200, answer)
    pager = Offers(allegro).list_events(from_="text", limit=2, type_=["OFFER_ACTIVATED", "OFFER_CHANGED"])
    read = await pager
    assert type(read) is SellerOfferEventsResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferActivatedEvent
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-events",
        accept="application/vnd.allegro.public.v1+json",
        query=[("from", "text"), ("limit", "2"), ("type", "OFFER_ACTIVATED"), ("type", "OFFER_CHANGED")],
    )


async def test_get_promotion_packages() -> None:
    answer = '{"marketplaceId":"10023","basePackages":[{"id":"10023","name":"text","cycleDuration":"text"}],"extraPackages":[{"id":"10023","name":"text","cycleDuration":"text"}],"additionalMarketplaces":[{"marketplaceId":"10023","basePackages":[{"id":"10023","name":"text","cycleDuration":"text"}],"extraPackages":[{"id":"10023","name":"text","cycleDuration":"text"}]}]}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).get_promotion_packages()
    assert type(read) is AvailablePromotionPackages
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/offer-promotion-packages", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_tags() -> None:
    answer = '{"tags":[{"id":"10023","name":"text","hidden":true}]}'
    allegro = Recorder(200, answer)
    pager = Offers(allegro).list_tags(limit=2, offset=2)
    read = await pager
    assert type(read) is TagListResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is TagResponse
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offer-tags",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_create_tag() -> None:
    body = '{"name":"text","hidden":true}'
    answer = '{"id":"10023"}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).create_tag(TagRequest.model_validate_json(body))
    assert type(read) is TagId
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/offer-tags",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_replace_tag() -> None:
    body = '{"name":"text","hidden":true}'
    allegro = Recorder(200)
    await Offers(allegro).replace_tag("10023", TagRequest.model_validate_json(body))
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-tags/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_delete_tag() -> None:
    allegro = Recorder(204)
    await Offers(allegro).delete_tag("10023")
    assert allegro.sent == Sent(
        method="DELETE", path="/sale/offer-tags/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_promo_options() -> None:
    answer = '{"promoOptions":[{"offerId":"10023","marketplaceId":"10023","basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"},"extraPackages":[{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}],"pendingChanges":{"basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}},"additionalMarketplaces":[{"marketplaceId":"10023","basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"},"extraPackages":[{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}],"pendingChanges":{"basePackage":{}}}]}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Offers(allegro).list_promo_options(limit=2, offset=2)
    read = await pager
    assert type(read) is OfferPromoOptionsForSeller
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferPromoOptions
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offers/promo-options",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2")],
    )


async def test_list_unfilled_parameters() -> None:
    answer = '{"offers":[{"id":"10023","parameters":[{"id":"10023"}],"category":{"id":"10023"}}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Offers(allegro).list_unfilled_parameters(
        offer_id=["10023", "10023-b"], parameter_type="REQUIRED", offset=2, limit=2
    )
    read = await pager
    assert type(read) is UnfilledParametersResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is UnfilledParametersResponseOffer
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offers/unfilled-parameters",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("offer.id", "10023"),
            ("offer.id", "10023-b"),
            ("parameterType", "REQUIRED"),
            ("offset", "2"),
            ("limit", "2"),
        ],
    )


async def test_delete_draft() -> None:
    allegro = Recorder(204)
    await Offers(allegro).delete_draft("10023")
    assert allegro.sent == Sent(
        method="DELETE", path="/sale/offers/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_get_promo_options() -> None:
    answer = '{"offerId":"10023","marketplaceId":"10023","basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"},"extraPackages":[{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}],"pendingChanges":{"basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}},"additionalMarketplaces":[{"marketplaceId":"10023","basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"},"extraPackages":[{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}],"pendingChanges":{"basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}}}]}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).get_promo_options("10023")
    assert type(read) is OfferPromoOptions
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/offers/10023/promo-options", accept="application/vnd.allegro.public.v1+json"
    )


async def test_change_promo_options() -> None:
    body = '{"modifications":[{"modificationType":"CHANGE","packageType":"BASE","packageId":"10023"}],"additionalMarketplaces":[{"marketplaceId":"10023","modifications":[{"modificationType":"CHANGE","packageType":"BASE","packageId":"10023"}]}]}'
    answer = '{"offerId":"10023","marketplaceId":"10023","basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"},"extraPackages":[{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}],"pendingChanges":{"basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}},"additionalMarketplaces":[{"marketplaceId":"10023","basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"},"extraPackages":[{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}],"pendingChanges":{"basePackage":{"id":"10023","validFrom":"2026-03-04T10:20:30.000Z","validTo":"2026-03-04T10:20:30.000Z","nextCycleDate":"2026-03-04T10:20:30.000Z"}}}]}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).change_promo_options(
        "10023", PromoOptionsModifications.model_validate_json(body)
    )
    assert type(read) is OfferPromoOptions
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/offers/10023/promo-options-modification",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_rating() -> None:
    answer = '{"averageScore":"text","scoreDistribution":[{"name":"text","count":2}],"totalResponses":2,"sizeFeedback":[{"name":"text","count":2}]}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).get_rating("10023")
    assert type(read) is OfferRating
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/offers/10023/rating", accept="application/vnd.allegro.public.v1+json"
    )


async def test_get_smart_classification() -> None:
    answer = '{"classification":{"fulfilled":true,"lastChanged":"2026-03-04T10:20:30.000Z"},"scheduledForReclassification":true,"smartDeliveryMethods":[{"id":"10023"}],"conditions":[{"code":"text","name":"text","description":"text","fulfilled":true,"passedDeliveryMethods":[{"id":"10023"}],"failedDeliveryMethods":[{"id":"10023"}]}]}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).get_smart_classification("10023", marketplace_id="10023")
    assert type(read) is SmartOfferClassificationReport
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offers/10023/smart",
        accept="application/vnd.allegro.public.v1+json",
        query=[("marketplaceId", "10023")],
    )


async def test_list_assigned_tags() -> None:
    answer = '{"tags":[{"id":"10023","name":"text","hidden":true}]}'
    allegro = Recorder(200, answer)
    pager = Offers(allegro).list_assigned_tags("10023")
    read = await pager
    assert type(read) is TagListResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is TagResponse
    assert allegro.sent == Sent(
        method="GET", path="/sale/offers/10023/tags", accept="application/vnd.allegro.public.v1+json"
    )


async def test_assign_tags() -> None:
    body = '{"tags":[{"id":"10023"}]}'
    allegro = Recorder(200)
    await Offers(allegro).assign_tags("10023", TagIdsRequest.model_validate_json(body))
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/offers/10023/tags",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_translations() -> None:
    answer = '{"translations":[{"description":{"translation":{"sections":[{}]},"type":"AUTO"},"language":"pl-PL","title":{"translation":"text","type":"AUTO"},"safetyInformation":{"products":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","translation":"text","type":"AUTO"}]}}]}'
    allegro = Recorder(200, answer)
    pager = Offers(allegro).list_translations("10023", content_language="pl-PL")
    read = await pager
    assert type(read) is OfferTranslations
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferTranslation
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/offers/10023/translations",
        accept="application/vnd.allegro.public.v1+json",
        query=[("language", "pl-PL")],
    )


async def test_edit_translation() -> None:
    body = '{"description":{"translation":{"sections":[{"items":[{"type":"TEXT"}]}]}},"title":{"translation":"text"},"safetyInformation":{"products":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","translation":"text"}]}}'
    allegro = Recorder(200)
    await Offers(allegro).edit_translation(
        "10023", "pl-PL", ManualTranslationUpdateRequest.model_validate_json(body)
    )
    assert allegro.sent == Sent(
        method="PATCH",
        path="/sale/offers/10023/translations/pl-PL",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_delete_translation() -> None:
    allegro = Recorder(200)
    await Offers(allegro).delete_translation(
        "10023", "pl-PL", element="title", products_id="7c9e6679-7425-40de-944b-e07fc1f90ae7"
    )
    assert allegro.sent == Sent(
        method="DELETE",
        path="/sale/offers/10023/translations/pl-PL",
        accept="application/vnd.allegro.public.v1+json",
        query=[("element", "title"), ("products.id", "7c9e6679-7425-40de-944b-e07fc1f90ae7")],
    )


async def test_get_operation() -> None:
    answer = '{"offer":{"id":"10023"},"operation":{"id":"10023","status":"PENDING","startedAt":"2026-03-04T10:20:30.000Z"}}'
    allegro = Recorder(202, answer)
    read = await Offers(allegro).get_operation("10023", "10023")
    assert type(read) is SaleProductOfferStatusResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/product-offers/10023/operations/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_get_parts() -> None:
    answer = '{"id":"10023","stock":{"available":2},"sellingMode":{"price":{"amount":"12.50","currency":"PLN"}},"additionalMarketplaces":{"key":{"sellingMode":{"price":{"amount":"12.50","currency":"PLN"}}}}}'
    allegro = Recorder(200, answer)
    read = await Offers(allegro).get_parts("10023", include=["stock", "price"])
    assert type(read) is SalePartialProductOfferResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/product-offers/10023/parts",
        accept="application/vnd.allegro.public.v1+json",
        query=[("include", "stock"), ("include", "price")],
    )
