"""Offers over HTTP: the list, one offer, edits, price commands, events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from allegro_async.sandbox import Sandbox
from tests.sandbox.caller import calling

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller, Said

LIST = "/sale/offers"
COMMAND = "0f8fad5b-d9cb-469f-a165-70867728950e"


def a_sandbox() -> Sandbox:
    return Sandbox(orders=0, offers=60)


async def offers(caller: Caller, query: str = "limit=1000") -> list[dict[str, Any]]:
    said = await caller.get(f"{LIST}?{query}")
    assert said.status == 200, said.body
    return list(said.json()["offers"])


async def edit(caller: Caller, body: object) -> tuple[str, Said]:
    offer = (await offers(caller))[0]["id"]
    return offer, await caller.call("PATCH", f"/sale/product-offers/{offer}", body)


async def test_the_list_gives_twenty_and_counts_all() -> None:
    async with calling(a_sandbox()) as caller:
        said = (await caller.get(LIST)).json()
        assert (said["count"], said["totalCount"], len(said["offers"])) == (20, 60, 20)


async def test_pages_join_without_a_gap() -> None:
    async with calling(a_sandbox()) as caller:
        pages = [await offers(caller, f"limit=25&offset={offset}") for offset in (0, 25, 50)]
        assert len({offer["id"] for page in pages for offer in page}) == 60


@pytest.mark.parametrize(
    "query",
    [
        "limit=1001",
        "offset=10000000",
        "sort=name",
        "publication.status=GONE",
        "sellingMode.price.amount.gte=x",
    ],
)
async def test_a_value_that_cannot_be_is_422(query: str) -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get(f"{LIST}?{query}")).status == 422


async def test_offers_can_be_asked_for_by_id() -> None:
    async with calling(a_sandbox()) as caller:
        ids = [offer["id"] for offer in await offers(caller)][:2]
        found = await offers(caller, f"offer.id={ids[0]}&offer.id={ids[1]}&offer.id=12")
        assert {offer["id"] for offer in found} == set(ids)


async def test_offers_can_be_filtered_in_many_ways() -> None:
    async with calling(a_sandbox()) as caller:
        everything = await offers(caller)
        sample = next(offer for offer in everything if offer["external"])
        word = sample["name"].split()[0].lower()
        named = await offers(caller, f"limit=1000&name={word}")
        assert {offer["id"] for offer in named} == {
            offer["id"] for offer in everything if word in offer["name"].lower()
        }
        assert await offers(caller, f"external.id={sample['external']['id']}") == [sample]
        category = await offers(caller, f"limit=1000&category.id={sample['category']['id']}")
        assert {offer["category"]["id"] for offer in category} == {sample["category"]["id"]}
        ended = await offers(caller, "limit=1000&publication.status=ENDED&publication.status=INACTIVE")
        assert {offer["publication"]["status"] for offer in ended} <= {"ENDED", "INACTIVE"}
        assert await offers(caller, "sellingMode.format=AUCTION") == []
        abroad = await offers(caller, "limit=1000&publication.marketplace=allegro-cz")
        assert abroad
        assert all("allegro-cz" in offer["additionalMarketplaces"] for offer in abroad)


async def test_offers_can_be_filtered_and_sorted_by_price() -> None:
    async with calling(a_sandbox()) as caller:
        price = "sellingMode.price.amount"
        found = await offers(caller, f"limit=1000&{price}.gte=50&{price}.lte=200.00&sort=-{price}")
        prices = [float(offer["sellingMode"]["price"]["amount"]) for offer in found]
        assert prices == sorted(prices, reverse=True)
        assert 50 <= prices[-1] <= prices[0] <= 200


async def test_offers_can_be_sorted_by_stock_and_by_what_was_sold() -> None:
    async with calling(a_sandbox()) as caller:
        for name in ("sold", "available"):
            figures = [
                offer["stock"][name] for offer in await offers(caller, f"limit=1000&sort=stock.{name}")
            ]
            assert figures == sorted(figures)


async def test_a_filter_that_the_sandbox_lacks_is_honestly_501() -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get(f"{LIST}?isFulfillment=true")).status == 501


@pytest.mark.parametrize("offer", ["1", "abc", "99999999999999"])
async def test_an_unknown_offer_is_404(offer: str) -> None:
    async with calling(a_sandbox()) as caller:
        assert (await caller.get(f"/sale/product-offers/{offer}")).status == 404


async def test_an_edit_changes_what_it_names_and_leaves_the_rest() -> None:
    async with calling(a_sandbox()) as caller:
        body = {
            "name": "Kubek z bardzo długą nazwą",
            "stock": {"available": 7, "unit": "UNIT"},
            "sellingMode": {"price": {"amount": "12.30", "currency": "PLN"}},
            "external": {"id": "NEW-1"},
        }
        offer, said = await edit(caller, body)
        assert said.status == 200
        after = (await caller.get(f"/sale/product-offers/{offer}")).json()
        assert after == said.json()
        assert (after["name"], after["stock"]["available"]) == (body["name"], 7)
        assert after["sellingMode"]["price"] == {"amount": "12.30", "currency": "PLN"}
        listed = (await offers(caller, f"offer.id={offer}"))[0]
        assert (listed["name"], listed["stock"]["available"]) == (body["name"], 7)
        assert listed["external"] == {"id": "NEW-1"}
        await caller.call(
            "PATCH", f"/sale/product-offers/{offer}", {"stock": {"available": 3}, "external": None}
        )
        again = (await caller.get(f"/sale/product-offers/{offer}")).json()
        assert (again["name"], again["stock"]["available"], again["external"]) == (body["name"], 3, None)


async def test_an_edit_can_end_and_begin_a_publication() -> None:
    async with calling(a_sandbox()) as caller:
        offer, said = await edit(caller, {"publication": {"status": "ENDED"}})
        assert said.json()["publication"]["status"] == "ENDED"
        said = await caller.call(
            "PATCH", f"/sale/product-offers/{offer}", {"publication": {"status": "ACTIVATING"}}
        )
        assert said.json()["publication"]["status"] == "ACTIVE"
        kinds = [
            event["type"]
            for event in (await caller.get("/sale/offer-events?limit=1000")).json()["offerEvents"]
        ]
        assert kinds[-2:] == ["OFFER_ENDED", "OFFER_ACTIVATED"]


@pytest.mark.parametrize(
    ("body", "status", "path"),
    [
        ({"colour": 1}, 422, "colour"),
        ({"stock": {"availabel": 1}}, 422, "stock.availabel"),
        ({"sellingMode": {"prise": {}}}, 422, "sellingMode.prise"),
        ({"sellingMode": {"price": {"amount": "1", "currency": "PLN", "x": 1}}}, 422, "sellingMode.price.x"),
        ({"external": {"x": 1}}, 422, "external.x"),
        ({"publication": {"x": 1}}, 422, "publication.x"),
        ({"name": "short"}, 422, "name"),
        ({"name": 5}, 422, "name"),
        ({"name": None}, 422, "name"),
        ({"publication": {"status": None}}, 422, "publication.status"),
        ({"stock": {"available": -1}}, 422, "stock.available"),
        ({"stock": {"available": True}}, 422, "stock.available"),
        ({"stock": {"available": 1, "unit": "PAIR"}}, 501, None),
        ({"sellingMode": {"format": "AUCTION"}}, 501, None),
        ({"sellingMode": {"price": {"amount": "1.234", "currency": "PLN"}}}, 422, "sellingMode.price"),
        ({"sellingMode": {"price": {"amount": 5, "currency": "PLN"}}}, 422, "sellingMode.price.amount"),
        ({"sellingMode": {"price": {"amount": "1.00", "currency": "EUR"}}}, 422, "sellingMode.price"),
        ({"external": {"id": ""}}, 422, "external.id"),
        ({"publication": {"status": "GONE"}}, 422, "publication.status"),
        ({"publication": {"duration": "P30D"}}, 501, None),
        ({"location": {"city": "Kielce"}}, 501, None),
    ],
)
async def test_an_edit_that_cannot_be_is_refused_by_name(body: object, status: int, path: str | None) -> None:
    async with calling(a_sandbox()) as caller:
        before = await offers(caller)
        _, refused = await edit(caller, body)
        assert (refused.status, refused.error()["path"]) == (status, path)
        assert await offers(caller) == before


async def test_an_edit_of_nothing_changes_nothing() -> None:
    async with calling(a_sandbox()) as caller:
        _, said = await edit(caller, {"sellingMode": {"format": "BUY_NOW"}})
        assert said.status == 200
        assert (await caller.get("/sale/offer-events?type=OFFER_CHANGED&limit=1000")).status == 200


async def test_a_price_command_changes_the_price_once() -> None:
    async with calling(a_sandbox()) as caller:
        offer = (await offers(caller))[0]["id"]
        path = f"/offers/{offer}/change-price-commands/{COMMAND}"
        body = {"input": {"buyNowPrice": {"amount": "99.00", "currency": "PLN"}}}
        said = await caller.call("PUT", path, body)
        assert (said.status, said.json()["output"]["status"]) == (200, "SUCCESSFUL")
        assert (await caller.get(f"/sale/product-offers/{offer}")).json()["sellingMode"]["price"][
            "amount"
        ] == "99.00"
        assert (await caller.call("PUT", path, body)).status == 409


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("no-uuid", {"input": {"buyNowPrice": {"amount": "1.00", "currency": "PLN"}}}),
        (COMMAND, {"input": {"buyNowPrice": {"amount": "0", "currency": "PLN"}}}),
        (COMMAND, {"input": {"buyNowPrice": {"amount": "1.00", "currency": "EUR"}}}),
        (COMMAND, {"input": {}}),
        (COMMAND, {"output": {}}),
    ],
)
async def test_a_price_command_that_cannot_be_is_refused(command: str, body: object) -> None:
    async with calling(a_sandbox()) as caller:
        offer = (await offers(caller))[0]["id"]
        assert (
            await caller.call("PUT", f"/offers/{offer}/change-price-commands/{command}", body)
        ).status == 422


async def test_an_edit_shows_in_the_journal_and_a_cursor_leaves_its_own_event_out() -> None:
    async with calling(a_sandbox()) as caller:
        before = (await caller.get("/sale/offer-events?limit=1000")).json()["offerEvents"]
        price = {"price": {"amount": "5.00", "currency": "PLN"}}
        offer, _ = await edit(caller, {"stock": {"available": 9999}, "sellingMode": price})
        last = before[-1]["id"]
        news = (await caller.get(f"/sale/offer-events?from={last}")).json()["offerEvents"]
        assert [event["type"] for event in news] == ["OFFER_PRICE_CHANGED", "OFFER_STOCK_CHANGED"]
        assert {event["offer"]["id"] for event in news} == {offer}


async def test_a_cursor_that_never_was_gives_an_empty_list() -> None:
    async with calling(a_sandbox()) as caller:
        caller.sandbox.change_offers(3)
        for cursor in ("1", "abc"):
            assert (await caller.get(f"/sale/offer-events?from={cursor}")).json() == {"offerEvents": []}


async def test_the_journal_forgets_after_a_day() -> None:
    async with calling(a_sandbox()) as caller:
        caller.sandbox.change_offers(5)
        caller.sandbox.clock.advance(hours=25)
        await caller.sign_in()
        assert (await caller.get("/sale/offer-events")).json() == {"offerEvents": []}


async def test_offers_can_be_changed_from_outside() -> None:
    async with calling(a_sandbox()) as caller:
        before = {offer["id"]: offer for offer in await offers(caller)}
        changed = caller.sandbox.change_offers(4)
        after = {offer["id"]: offer for offer in await offers(caller)}
        assert {key for key in after if after[key] != before[key]} == set(changed)
