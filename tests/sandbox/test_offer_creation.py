"""Creating offers over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import AllegroClient, App
from allegro_async.sandbox import Sandbox
from tests.sandbox.caller import calling

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller, Said

PATH = "/sale/product-offers"
GONE: Any = object()
"""In a change: the field is left out."""


async def a_body(caller: Caller, **changes: Any) -> dict[str, Any]:
    """A body that makes an offer of the first offer's product; with changes."""
    listed = (await caller.get("/sale/offers?limit=1")).json()["offers"][0]["id"]
    offer = (await caller.get(f"{PATH}/{listed}")).json()
    body: dict[str, Any] = {
        "productSet": [{"product": {"id": offer["productSet"][0]["product"]["id"]}}],
        "name": "Kubek z bardzo długą nazwą",
        "external": {"id": "MINE-1"},
        "sellingMode": {"price": {"amount": "12.30", "currency": "PLN"}},
        "stock": {"available": 7},
        **changes,
    }
    return {name: value for name, value in body.items() if value is not GONE}


async def create(caller: Caller, **changes: Any) -> Said:
    return await caller.call("POST", PATH, await a_body(caller, **changes))


async def found(caller: Caller, external: str = "MINE-1") -> list[dict[str, Any]]:
    return list((await caller.get(f"/sale/offers?external.id={external}")).json()["offers"])


def a_sandbox() -> Sandbox:
    return Sandbox(orders=0, offers=30)


async def test_a_new_offer_has_what_it_was_given_and_its_own_address() -> None:
    async with calling(a_sandbox()) as caller:
        said = await create(caller)
        offer = said.json()
        assert said.status == 201
        assert said.headers["Location"] == f"{PATH}/{offer['id']}"
        assert (offer["name"], offer["external"], offer["stock"]["available"]) == (
            "Kubek z bardzo długą nazwą",
            {"id": "MINE-1"},
            7,
        )
        assert offer["sellingMode"]["price"] == {"amount": "12.30", "currency": "PLN"}
        assert (await caller.get(said.headers["Location"])).json() == offer


async def test_a_new_offer_is_found_by_the_sellers_own_id_and_stands_first() -> None:
    async with calling(a_sandbox()) as caller:
        assert await found(caller) == []
        offer = (await create(caller)).json()
        assert [each["id"] for each in await found(caller)] == [offer["id"]]
        page = (await caller.get("/sale/offers?limit=1")).json()
        assert (page["offers"][0]["id"], page["totalCount"]) == (offer["id"], 31)


async def test_the_same_body_twice_makes_two_offers() -> None:
    async with calling(a_sandbox()) as caller:
        first, second = await create(caller), await create(caller)
        assert first.json()["id"] != second.json()["id"]
        assert {each["id"] for each in await found(caller)} == {first.json()["id"], second.json()["id"]}


async def test_a_new_offer_is_active_unless_it_says_not() -> None:
    async with calling(a_sandbox()) as caller:
        start = (await caller.get("/sale/offer-events?limit=1000")).json()["offerEvents"]
        active = (await create(caller)).json()
        draft = (await create(caller, publication={"status": "INACTIVE"})).json()
        assert (active["publication"]["status"], draft["publication"]["status"]) == ("ACTIVE", "INACTIVE")
        events = (await caller.get("/sale/offer-events?limit=1000")).json()["offerEvents"][len(start) :]
        assert [(each["type"], each["offer"]["id"]) for each in events] == [("OFFER_ACTIVATED", active["id"])]


async def test_a_new_offer_can_be_edited_like_any_other() -> None:
    async with calling(a_sandbox()) as caller:
        path = (await create(caller)).headers["Location"]
        await caller.call("PATCH", path, {"stock": {"available": 3}})
        assert (await caller.get(path)).json()["stock"]["available"] == 3
        assert (await found(caller))[0]["stock"]["available"] == 3


async def test_without_a_name_the_product_gives_it() -> None:
    async with calling(a_sandbox()) as caller:
        body = await a_body(caller, name=GONE, external=GONE)
        offer = (await caller.call("POST", PATH, body)).json()
        assert len(offer["name"]) >= 12
        assert offer["productSet"][0]["product"]["id"] == body["productSet"][0]["product"]["id"]


async def test_orders_are_not_moved_by_new_offers() -> None:
    async with calling(Sandbox(orders=20, offers=5)) as caller:
        before = (await caller.get("/order/checkout-forms")).body
        await create(caller)
        assert (await caller.get("/order/checkout-forms")).body == before


IMPOSSIBLE: list[tuple[dict[str, Any], int, str | None]] = [
    ({"productSet": GONE}, 422, "productSet"),
    ({"productSet": []}, 422, "productSet"),
    ({"productSet": {}}, 422, "productSet"),
    ({"productSet": ["x"]}, 422, "productSet[0]"),
    ({"productSet": [{}, {}]}, 501, None),
    ({"productSet": [{"colour": 1}]}, 422, "productSet[0].colour"),
    ({"productSet": [{"quantity": {"value": 2}}]}, 501, None),
    ({"productSet": [{"product": {"name": "A mug of my own"}}]}, 501, None),
    ({"productSet": [{"product": {"id": "nobody-knows-it"}}]}, 422, "productSet[0].product.id"),
    ({"productSet": [{"product": {"id": 5}}]}, 422, "productSet[0].product.id"),
    ({"productSet": [{}]}, 422, "productSet[0].product.id"),
    ({"stock": GONE}, 422, "stock"),
    ({"stock": {}}, 422, "stock.available"),
    ({"stock": {"available": -1}}, 422, "stock.available"),
    ({"sellingMode": GONE}, 422, "sellingMode"),
    ({"sellingMode": {"format": "BUY_NOW"}}, 422, "sellingMode.price"),
    ({"name": "short"}, 422, "name"),
    ({"colour": 1}, 422, "colour"),
    ({"location": {"city": "Kielce"}}, 501, None),
]


@pytest.mark.parametrize(("changes", "status", "path"), IMPOSSIBLE)
async def test_an_offer_that_cannot_be_is_refused_by_name(
    changes: dict[str, Any], status: int, path: str | None
) -> None:
    async with calling(a_sandbox()) as caller:
        said = await create(caller, **changes)
        assert (said.status, said.error()["path"]) == (status, path)
        assert (await caller.get("/sale/offers")).json()["totalCount"] == 30


async def test_a_product_of_another_seller_is_not_known() -> None:
    async with calling(Sandbox(orders=0, offers=30, accounts=2)) as caller:
        body = await a_body(caller)
        await caller.sign_in(caller.sandbox.accounts[1].id)
        assert (await caller.call("POST", PATH, body)).status == 422


async def test_the_client_creates_an_offer_and_reads_it_into_its_model() -> None:
    async with calling(a_sandbox()) as caller:
        sandbox = caller.sandbox
        app = App(
            sandbox.client_id,
            sandbox.client_secret,
            user_agent="Shop/1.0 (+https://shop.example/about)",
            environment=sandbox.url,
        )
        async with AllegroClient(app) as client:
            await client.login_device(prompt=lambda code: sandbox.approve_device(code.user_code))
            made = await client.offers.create(await a_body(caller))
            listed = await client.offers.search(external_id="MINE-1").collect()
            assert [each.id for each in listed] == [made.id]
