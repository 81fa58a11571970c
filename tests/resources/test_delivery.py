"""Every method of `client.delivery`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.delivery import (
    DeliveryCreateShippingRatesRequest,
    DeliveryCreateShippingRatesResponse,
    DeliveryGetShippingRatesResponse,
    DeliveryMethod,
    DeliveryMethods,
    DeliveryReplaceShippingRatesRequest,
    DeliveryReplaceShippingRatesResponse,
    DeliverySettingsRequest,
    DeliverySettingsResponse,
    Pos,
    PosSearchResult,
    ShippingRatesList,
    ShippingRatesSummary,
)
from allegro_async.resources.delivery import Delivery
from tests.recorder import Recorder, Sent, as_json


async def test_list_points_of_service() -> None:
    answer = '{"posList":[{"id":"10023","externalId":"10023","name":"text","seller":{"id":"10023"},"type":"text","address":{"street":"Portowa 12","city":"Gdynia","zipCode":"text","state":"text","countryCode":"text","coordinates":{"lat":12.5,"lon":12.5}},"phoneNumber":"text","email":"jan@example.com","locations":[{"id":"10023"}],"openHours":[{"dayOfWeek":"text","from":"text","to":"text"}],"serviceTime":"text","payments":[{"method":"text"}],"confirmationType":"text","status":"text","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}]}'
    allegro = Recorder(200, answer)
    pager = Delivery(allegro).list_points_of_service(seller_id="10023", country_code="text")
    read = await pager
    assert type(read) is PosSearchResult
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is Pos
    assert allegro.sent == Sent(
        method="GET",
        path="/points-of-service",
        accept="application/vnd.allegro.public.v1+json",
        query=[("seller.id", "10023"), ("countryCode", "text")],
    )


async def test_create_point_of_service() -> None:
    body = '{"id":"10023","externalId":"10023","name":"text","seller":{"id":"10023"},"type":"text","address":{"street":"Portowa 12","city":"Gdynia","zipCode":"text","state":"text","countryCode":"text","coordinates":{"lat":12.5,"lon":12.5}},"phoneNumber":"text","email":"jan@example.com","locations":[{"id":"10023"}],"openHours":[{"dayOfWeek":"text","from":"text","to":"text"}],"serviceTime":"text","payments":[{"method":"text"}],"confirmationType":"text","status":"text","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}'
    answer = '{"id":"10023","externalId":"10023","name":"text","seller":{"id":"10023"},"type":"text","address":{"street":"Portowa 12","city":"Gdynia","zipCode":"text","state":"text","countryCode":"text","coordinates":{"lat":12.5,"lon":12.5}},"phoneNumber":"text","email":"jan@example.com","locations":[{"id":"10023"}],"openHours":[{"dayOfWeek":"text","from":"text","to":"text"}],"serviceTime":"text","payments":[{"method":"text"}],"confirmationType":"text","status":"text","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(201, answer)
    read = await Delivery(allegro).create_point_of_service(Pos.model_validate_json(body))
    assert type(read) is Pos
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/points-of-service",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_point_of_service() -> None:
    answer = '{"id":"10023","externalId":"10023","name":"text","seller":{"id":"10023"},"type":"text","address":{"street":"Portowa 12","city":"Gdynia","zipCode":"text","state":"text","countryCode":"text","coordinates":{"lat":12.5,"lon":12.5}},"phoneNumber":"text","email":"jan@example.com","locations":[{"id":"10023"}],"openHours":[{"dayOfWeek":"text","from":"text","to":"text"}],"serviceTime":"text","payments":[{"method":"text"}],"confirmationType":"text","status":"text","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(200, answer)
    read = await Delivery(allegro).get_point_of_service("10023")
    assert type(read) is Pos
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/points-of-service/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_replace_point_of_service() -> None:
    body = '{"id":"10023","externalId":"10023","name":"text","seller":{"id":"10023"},"type":"text","address":{"street":"Portowa 12","city":"Gdynia","zipCode":"text","state":"text","countryCode":"text","coordinates":{"lat":12.5,"lon":12.5}},"phoneNumber":"text","email":"jan@example.com","locations":[{"id":"10023"}],"openHours":[{"dayOfWeek":"text","from":"text","to":"text"}],"serviceTime":"text","payments":[{"method":"text"}],"confirmationType":"text","status":"text","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}'
    answer = '{"id":"10023","externalId":"10023","name":"text","seller":{"id":"10023"},"type":"text","address":{"street":"Portowa 12","city":"Gdynia","zipCode":"text","state":"text","countryCode":"text","coordinates":{"lat":12.5,"lon":12.5}},"phoneNumber":"text","email":"jan@example.com","locations":[{"id":"10023"}],"openHours":[{"dayOfWeek":"text","from":"text","to":"text"}],"serviceTime":"text","payments":[{"method":"text"}],"confirmationType":"text","status":"text","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(200, answer)
    read = await Delivery(allegro).replace_point_of_service("10023", Pos.model_validate_json(body))
    assert type(read) is Pos
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/points-of-service/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_delete_point_of_service() -> None:
    allegro = Recorder(204)
    await Delivery(allegro).delete_point_of_service("10023")
    assert allegro.sent == Sent(
        method="DELETE", path="/points-of-service/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_methods() -> None:
    answer = '{"deliveryMethods":[{"id":"10023","name":"text","marketplaces":["text"],"paymentPolicy":"IN_ADVANCE","allegroEndorsed":true,"dispatchCountry":"PL","destinationCountry":"PL","shippingRatesConstraints":{"allowed":true,"maxQuantityPerPackage":{"max":2},"maxPackageWeight":{"supported":true,"min":"text","max":"text","unit":"text"},"firstItemRate":{"min":"12.50","max":"12.50","currency":"PLN"},"nextItemRate":{"min":"12.50","max":"12.50","currency":"PLN"},"shippingTime":{"default":{},"customizable":true}}}]}'
    allegro = Recorder(200, answer)
    pager = Delivery(allegro).list_methods(marketplace="text")
    read = await pager
    assert type(read) is DeliveryMethods
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is DeliveryMethod
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/delivery-methods",
        accept="application/vnd.allegro.public.v1+json",
        query=[("marketplace", "text")],
    )


async def test_get_settings() -> None:
    answer = '{"marketplace":{"id":"10023"},"freeDelivery":{"amount":"12.50","currency":"PLN"},"abroadFreeDelivery":{"amount":"12.50","currency":"PLN"},"joinPolicy":{"strategy":"MIN"},"updatedAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(200, answer)
    read = await Delivery(allegro).get_settings(marketplace_id="10023")
    assert type(read) is DeliverySettingsResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/delivery-settings",
        accept="application/vnd.allegro.public.v1+json",
        query=[("marketplace.id", "10023")],
    )


async def test_replace_settings() -> None:
    body = '{"marketplace":{"id":"10023"},"freeDelivery":{"amount":"12.50","currency":"PLN"},"abroadFreeDelivery":{"amount":"12.50","currency":"PLN"},"joinPolicy":{"strategy":"MIN"}}'
    answer = '{"marketplace":{"id":"10023"},"freeDelivery":{"amount":"12.50","currency":"PLN"},"abroadFreeDelivery":{"amount":"12.50","currency":"PLN"},"joinPolicy":{"strategy":"MIN"},"updatedAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(200, answer)
    read = await Delivery(allegro).replace_settings(DeliverySettingsRequest.model_validate_json(body))
    assert type(read) is DeliverySettingsResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/delivery-settings",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_list_shipping_rates() -> None:
    answer = '{"shippingRates":[{"id":"10023","name":"text","features":{"managedByAllegro":true,"isFulfillment":true},"marketplaces":[{"id":"10023"}]}]}'
    allegro = Recorder(200, answer)
    pager = Delivery(allegro).list_shipping_rates(marketplace="text")
    read = await pager
    assert type(read) is ShippingRatesList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is ShippingRatesSummary
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/shipping-rates",
        accept="application/vnd.allegro.public.v1+json",
        query=[("marketplace", "text")],
    )


async def test_create_shipping_rates() -> None:
    body = '{"id":"10023","name":"text","rates":[{"deliveryMethod":{"id":"10023"},"maxQuantityPerPackage":2,"maxPackageWeight":{"value":"text","unit":"text"},"firstItemRate":{"amount":"12.50","currency":"PLN"},"nextItemRate":{"amount":"12.50","currency":"PLN"},"shippingTime":{"from":"text","to":"text"}}],"lastModified":"2026-03-04T10:20:30.000Z","type":"PHYSICAL","dispatchCountry":"PL"}'
    answer = '{"id":"10023","name":"text","rates":[{"deliveryMethod":{"id":"10023"},"maxQuantityPerPackage":2,"maxPackageWeight":{"value":"text","unit":"text"},"firstItemRate":{"amount":"12.50","currency":"PLN"},"nextItemRate":{"amount":"12.50","currency":"PLN"},"shippingTime":{"from":"text","to":"text"}}],"lastModified":"2026-03-04T10:20:30.000Z","type":"PHYSICAL","dispatchCountry":"PL"}'
    allegro = Recorder(201, answer)
    read = await Delivery(allegro).create_shipping_rates(
        DeliveryCreateShippingRatesRequest.model_validate_json(body)
    )
    assert type(read) is DeliveryCreateShippingRatesResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/shipping-rates",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_shipping_rates() -> None:
    answer = '{"id":"10023","name":"text","rates":[{"deliveryMethod":{"id":"10023"},"maxQuantityPerPackage":2,"maxPackageWeight":{"value":"text","unit":"text"},"firstItemRate":{"amount":"12.50","currency":"PLN"},"nextItemRate":{"amount":"12.50","currency":"PLN"},"shippingTime":{"from":"text","to":"text"}}],"lastModified":"2026-03-04T10:20:30.000Z","type":"PHYSICAL","dispatchCountry":"PL","features":{"managedByAllegro":true,"isFulfillment":true}}'
    allegro = Recorder(200, answer)
    read = await Delivery(allegro).get_shipping_rates("10023")
    assert type(read) is DeliveryGetShippingRatesResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/shipping-rates/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_replace_shipping_rates() -> None:
    body = '{"id":"10023","name":"text","rates":[{"deliveryMethod":{"id":"10023"},"maxQuantityPerPackage":2,"maxPackageWeight":{"value":"text","unit":"text"},"firstItemRate":{"amount":"12.50","currency":"PLN"},"nextItemRate":{"amount":"12.50","currency":"PLN"},"shippingTime":{"from":"text","to":"text"}}],"lastModified":"2026-03-04T10:20:30.000Z","type":"PHYSICAL","dispatchCountry":"PL"}'
    answer = '{"id":"10023","name":"text","rates":[{"deliveryMethod":{"id":"10023"},"maxQuantityPerPackage":2,"maxPackageWeight":{"value":"text","unit":"text"},"firstItemRate":{"amount":"12.50","currency":"PLN"},"nextItemRate":{"amount":"12.50","currency":"PLN"},"shippingTime":{"from":"text","to":"text"}}],"lastModified":"2026-03-04T10:20:30.000Z","type":"PHYSICAL","dispatchCountry":"PL"}'
    allegro = Recorder(200, answer)
    read = await Delivery(allegro).replace_shipping_rates(
        "10023", DeliveryReplaceShippingRatesRequest.model_validate_json(body)
    )
    assert type(read) is DeliveryReplaceShippingRatesResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/shipping-rates/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
