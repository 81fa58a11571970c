"""Commands that change prices: all in the same way, or each offer's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.caller import calling
from tests.sandbox.commanding import (
    BULK,
    PRICES,
    a_sandbox,
    criteria,
    offers_that,
    price_of,
    stock_of,
    zloty,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sandbox.caller import Caller


def at_once() -> Any:
    return a_sandbox(command_seconds=0)


async def change(caller: Caller, offers: list[str], modification: dict[str, Any]) -> dict[str, str]:
    said = await PRICES.give(caller, {"modification": modification, **criteria(offers)})
    assert said.status == 201, said.body
    return await PRICES.outcomes(caller)


CHANGES: list[tuple[dict[str, Any], Callable[[int], int]]] = [
    ({"type": "FIXED_PRICE", "price": zloty("12.34")}, lambda _price: 1234),
    ({"type": "INCREASE_PRICE", "value": zloty("0.50")}, lambda price: price + 50),
    ({"type": "DECREASE_PRICE", "value": zloty("0.50")}, lambda price: price - 50),
    ({"type": "INCREASE_PERCENTAGE", "percentage": "12.5"}, lambda price: (price * 1125 + 500) // 1000),
    ({"type": "DECREASE_PERCENTAGE", "percentage": "10"}, lambda price: (price * 90 + 50) // 100),
    ({"type": "FIXED_PRICE", "marketplaceId": "allegro-pl", "price": zloty("5")}, lambda _price: 500),
]


@pytest.mark.parametrize(("modification", "expected"), CHANGES)
async def test_every_kind_of_change_changes_the_price(
    modification: dict[str, Any], expected: Callable[[int], int]
) -> None:
    async with calling(at_once()) as caller:
        offers = offers_that(caller.sandbox)[:3]
        before = [price_of(caller.sandbox, offer) for offer in offers]
        assert set((await change(caller, offers, modification)).values()) == {""}
        assert [price_of(caller.sandbox, offer) for offer in offers] == [expected(price) for price in before]
        shown = (await caller.get(f"/sale/product-offers/{offers[0]}")).json()["sellingMode"]["price"]
        assert shown == zloty(f"{expected(before[0]) / 100:.2f}")
        events = (await caller.get("/sale/offer-events?limit=1000")).json()["offerEvents"]
        assert [event["type"] for event in events][-3:] == ["OFFER_PRICE_CHANGED"] * 3


async def test_a_change_abroad_leaves_the_price_at_home() -> None:
    async with calling(at_once()) as caller:
        offer = offers_that(caller.sandbox, abroad=True)[0]
        at_home = offers_that(caller.sandbox, abroad=False)[0]
        before = price_of(caller.sandbox, offer)
        fixed = {"type": "FIXED_PRICE", "marketplaceId": "allegro-cz", "price": zloty("99.00", "CZK")}
        outcomes = await change(caller, [offer, at_home], fixed)
        assert outcomes == {offer: "", at_home: "The offer is not shown on allegro-cz"}
        assert (price_of(caller.sandbox, offer), price_of(caller.sandbox, offer, "allegro-cz")) == (
            before,
            9900,
        )
        shown = (await caller.get(f"/sale/product-offers/{offer}")).json()["additionalMarketplaces"]
        assert shown["allegro-cz"]["sellingMode"]["price"] == zloty("99.00", "CZK")
        listed = (await caller.get(f"/sale/offers?offer.id={offer}")).json()["offers"][0]
        assert listed["additionalMarketplaces"]["allegro-cz"]["sellingMode"]["price"]["amount"] == "99.00"


async def test_forints_stay_round() -> None:
    async with calling(at_once()) as caller:
        offer = offers_that(caller.sandbox, abroad=True)[0]
        more = {"type": "INCREASE_PERCENTAGE", "marketplaceId": "allegro-hu", "percentage": "3.33"}
        assert await change(caller, [offer], more) == {offer: ""}
        assert price_of(caller.sandbox, offer, "allegro-hu") % 500 == 0


async def test_offers_that_cannot_be_changed_fail_alone() -> None:
    async with calling(at_once()) as caller:
        offers = offers_that(caller.sandbox)
        cheap, dear = (
            min(offers, key=lambda each: price_of(caller.sandbox, each)),
            max(offers, key=lambda each: price_of(caller.sandbox, each)),
        )
        amount = price_of(caller.sandbox, cheap)
        less = {"type": "DECREASE_PRICE", "value": zloty(f"{amount / 100:.2f}")}
        assert await change(caller, [cheap, dear, "12"], less) == {
            cheap: "The price must be more than nothing",
            dear: "",
            "12": "There is no such offer",
        }
        assert price_of(caller.sandbox, cheap) == amount
        tasks = await PRICES.list_tasks(caller)
        assert [(task["status"], len(task["errors"])) for task in tasks] == [
            ("FAIL", 1),
            ("SUCCESS", 0),
            ("FAIL", 1),
        ]


async def test_the_price_of_an_offer_that_has_ended_can_be_changed_as_by_an_edit() -> None:
    async with calling(at_once()) as caller:
        offer = offers_that(caller.sandbox, "ENDED")[0]
        fixed = {"type": "FIXED_PRICE", "price": zloty("7.00")}
        assert await change(caller, [offer], fixed) == {offer: ""}
        assert price_of(caller.sandbox, offer) == 700


@pytest.mark.parametrize(
    ("modification", "path"),
    [
        (None, "modification.type"),
        ({"type": "DOUBLE"}, "modification.type"),
        ({"type": "FIXED_PRICE"}, "modification.price"),
        ({"type": "FIXED_PRICE", "price": zloty("0")}, "modification.price"),
        ({"type": "FIXED_PRICE", "price": zloty("5", "EUR")}, "modification.price"),
        ({"type": "FIXED_PRICE", "price": {**zloty("5"), "x": 1}}, "modification.price.x"),
        ({"type": "FIXED_PRICE", "value": zloty("5")}, "modification.value"),
        ({"type": "INCREASE_PRICE", "value": zloty("-5")}, "modification.value"),
        ({"type": "INCREASE_PERCENTAGE", "percentage": "ten"}, "modification.percentage"),
        ({"type": "INCREASE_PERCENTAGE", "percentage": 10}, "modification.percentage"),
        (
            {"type": "FIXED_PRICE", "marketplaceId": "allegro-de", "price": zloty("5")},
            "modification.marketplaceId",
        ),
        (
            {"type": "FIXED_PRICE", "marketplaceId": "allegro-sk", "price": zloty("5")},
            "modification.price",
        ),
    ],
)
async def test_a_price_change_that_cannot_be_is_refused_by_name(modification: object, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await PRICES.give(caller, {"modification": modification, **criteria(["12"])})
        assert (said.status, said.error()["path"]) == (422, path)


def element(offer: str, **wish: Any) -> dict[str, Any]:
    return {"offerId": offer, **wish}


async def test_a_bulk_command_gives_each_offer_its_own() -> None:
    async with calling(at_once()) as caller:
        sandbox = caller.sandbox
        first, second, third, fourth = offers_that(sandbox, abroad=True)[:4]
        before = {each: price_of(sandbox, each) for each in (second, third, fourth)}
        said = await BULK.give(
            caller,
            {
                "modifications": [
                    element(first, stock={"changeType": "FIXED", "value": 17}),
                    element(
                        first,
                        prices={
                            "allegro-pl": {"changeType": "FIXED", "value": zloty("1.23")},
                            "allegro-sk": {"changeType": "FIXED", "value": zloty("0.45", "EUR")},
                        },
                    ),
                    element(second, prices={"allegro-pl": {"changeType": "GAIN", "value": zloty("-0.10")}}),
                    element(third, prices={"allegro-pl": {"changeType": "PERCENTAGE", "percentage": "-10%"}}),
                    element(fourth, prices={"allegro-pl": {"changeType": "PERCENTAGE", "percentage": "+10"}}),
                    element("12", stock={"changeType": "GAIN", "value": 1}),
                ]
            },
        )
        assert said.status == 201, said.body
        assert (stock_of(sandbox, first), price_of(sandbox, first)) == (17, 123)
        assert price_of(sandbox, first, "allegro-sk") == 45
        assert price_of(sandbox, second) == before[second] - 10
        assert price_of(sandbox, third) == (before[third] * 90 + 50) // 100
        assert price_of(sandbox, fourth) == (before[fourth] * 110 + 50) // 100
        tasks = await BULK.list_tasks(caller)
        assert [(task["subject"]["field"], task["status"]) for task in tasks] == [
            ("stock", "SUCCESS"),
            ("prices.allegro-pl", "SUCCESS"),
            ("prices.allegro-sk", "SUCCESS"),
            ("prices.allegro-pl", "SUCCESS"),
            ("prices.allegro-pl", "SUCCESS"),
            ("prices.allegro-pl", "SUCCESS"),
            ("stock", "FAIL"),
        ]


PL = {"allegro-pl": {"changeType": "GAIN", "value": zloty("1")}}
STOCK = {"changeType": "GAIN", "value": 1}


@pytest.mark.parametrize(
    ("elements", "path"),
    [
        ([], "modifications"),
        ([element(str(number), stock=STOCK) for number in range(26)], "modifications"),
        ([element("1")], "modifications[]"),
        ([element("1", stock=STOCK, prices=PL)], "modifications[]"),
        ([element("1", stock=STOCK), element("1", stock=STOCK)], "modifications"),
        ([{"stock": STOCK}], "modifications[0].offerId"),
        ([{"offerId": "", "stock": STOCK}], "modifications[0].offerId"),
        ([element("1", stock={"changeType": "LOSS", "value": 1})], "modifications[0].stock.changeType"),
        ([element("1", prices={})], "modifications[0].prices"),
        ([element("1", prices={"allegro-de": {}})], "modifications[0].prices.allegro-de.changeType"),
        ([element("1", prices={"allegro-pl": {}})], "modifications[0].prices.allegro-pl.changeType"),
        (
            [element("1", prices={"allegro-pl": {"changeType": "GAIN"}})],
            "modifications[0].prices.allegro-pl.value",
        ),
        (
            [element("1", prices={"allegro-pl": {"changeType": "FIXED", "value": zloty("-1")}})],
            "modifications[].prices.allegro-pl.value",
        ),
        (
            [element("1", prices={"allegro-pl": {"changeType": "PERCENTAGE", "percentage": 5}})],
            "modifications[0].prices.allegro-pl.percentage",
        ),
    ],
)
async def test_a_bulk_command_that_cannot_be_is_refused_by_name(elements: Any, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await BULK.give(caller, {"modifications": elements})
        assert (said.status, said.error()["path"]) == (422, path)
