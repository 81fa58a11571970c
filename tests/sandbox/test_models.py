"""Every answer of the sandbox is read by the library's own models, with unknown fields forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allegro_async import models
from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.resources import ROUTES
from tests.sandbox.caller import calling

if TYPE_CHECKING:
    from allegro_async._model import AllegroModel

LISTS: dict[str, type[AllegroModel]] = {
    "/me": models.MeResponse,
    "/order/checkout-forms": models.CheckoutForms,
    "/order/checkout-forms?offset=100&sort=updatedAt": models.CheckoutForms,
    "/order/checkout-forms?status=BOUGHT&status=CANCELLED": models.CheckoutForms,
    "/order/events?limit=1000": models.OrderEventsList,
    "/order/event-stats": models.OrderEventStats,
    "/order/carriers": models.OrdersShippingCarriersResponse,
    "/sale/offers?limit=1000": models.OffersSearchResultDto,
    "/sale/offer-events?limit=1000": models.SellerOfferEventsResponse,
    "/sale/categories": models.CategoriesDto,
    "/marketplaces": models.AllegroMarketplaces,
}


@pytest.mark.parametrize(("path", "model"), LISTS.items())
async def test_an_answer_has_no_field_that_its_model_lacks(path: str, model: type[AllegroModel]) -> None:
    sandbox = Sandbox(orders=400, offers=100)
    sandbox.change_offers(30)
    sandbox.add_orders(5)
    async with calling(sandbox) as caller:
        said = await caller.get(path)
        assert said.status == 200
        model.model_validate_json(said.body, extra="forbid")


async def test_single_things_have_no_field_that_their_model_lacks() -> None:
    async with calling(Sandbox(orders=5, offers=5)) as caller:
        order = (await caller.get("/order/checkout-forms")).json()["checkoutForms"][0]["id"]
        offers = (await caller.get("/sale/offers")).json()["offers"]
        category = offers[0]["category"]["id"]
        paths: dict[str, type[AllegroModel]] = {
            f"/order/checkout-forms/{order}": models.CheckoutForm,
            f"/sale/categories/{category}": models.CategoryDto,
            f"/sale/categories/{category}/parameters": models.CategoryParameterList,
            **{f"/sale/product-offers/{offer['id']}": models.SaleProductOfferResponse for offer in offers},
        }
        for path, model in paths.items():
            model.model_validate_json((await caller.get(path)).body, extra="forbid")


async def test_a_price_command_answers_as_its_model_says() -> None:
    async with calling(Sandbox(orders=0, offers=1)) as caller:
        offer = (await caller.get("/sale/offers")).json()["offers"][0]["id"]
        path = f"/offers/{offer}/change-price-commands/0f8fad5b-d9cb-469f-a165-70867728950e"
        body = {"input": {"buyNowPrice": {"amount": "7.50", "currency": "PLN"}}}
        models.ChangePrice.model_validate_json((await caller.call("PUT", path, body)).body, extra="forbid")


async def test_billing_types_are_models_too() -> None:
    async with calling(Sandbox(orders=0, offers=0)) as caller:
        for each in (await caller.get("/billing/billing-types")).json():
            models.BillingType.model_validate(each)


def test_every_route_agrees_with_the_librarys_table_of_operations() -> None:
    from allegro_async.call import Operation
    from allegro_async.resources import operations

    known = {
        (each.method, each.path): each for each in vars(operations).values() if isinstance(each, Operation)
    }
    for route in ROUTES:
        operation = known[route.method, route.path]
        assert (route.media, route.content) == (operation.accept, operation.content_type), route.operation
        assert set(operation.scopes) <= {route.scope}, route.operation
        if operation.token == "any":
            assert route.caller == "any", route.operation
