"""Creations and edits of offers that are accepted and done later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from allegro_async import models
from tests.sandbox.caller import calling
from tests.sandbox.commanding import a_sandbox, offers_that, price_of, zloty

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller, Said

PATH = "/sale/product-offers"


def slow(**options: Any) -> Any:
    return a_sandbox(slow_offers=1, operation_seconds=120, **options)


def one(caller: Caller) -> str:
    return offers_that(caller.sandbox)[0]


async def edit(caller: Caller, offer: str, price: str = "4.20") -> Said:
    body = {"sellingMode": {"price": zloty(price)}}
    return await caller.call("PATCH", f"{PATH}/{offer}", body)


async def create(caller: Caller, **more: Any) -> Said:
    shown = (await caller.get(f"{PATH}/{one(caller)}")).json()
    body = {
        "productSet": [{"product": {"id": shown["productSet"][0]["product"]["id"]}}],
        "sellingMode": {"price": zloty("12.30")},
        "stock": {"available": 7},
        **more,
    }
    return await caller.call("POST", PATH, body)


async def ask(caller: Caller, said: Said) -> Said:
    """Ask for an operation at the address that an answer named; no redirect is followed."""
    headers = {"Authorization": f"Bearer {caller.token}", "Accept": "application/vnd.allegro.public.v1+json"}
    headers["User-Agent"] = "TestShop/1.0 (+https://shop.example/about)"
    place = said.headers["Location"]
    async with caller.session.get(place, headers=headers, allow_redirects=False) as answer:
        return type(said)(answer.status, answer.headers.copy(), await answer.read())


async def test_a_slow_edit_is_accepted_and_done_later() -> None:
    async with calling(slow()) as caller:
        offer = one(caller)
        before = price_of(caller.sandbox, offer)
        said = await edit(caller, offer)
        models.SaleProductOfferResponse.model_validate_json(said.body, extra="forbid")
        assert (said.status, said.headers["Retry-After"]) == (202, "120")
        assert said.headers["Location"].startswith(f"{caller.sandbox.url}{PATH}/{offer}/operations/")
        running = await ask(caller, said)
        models.SaleProductOfferStatusResponse.model_validate_json(running.body, extra="forbid")
        assert (running.status, running.json()["offer"]["id"]) == (202, offer)
        assert running.json()["operation"]["status"] == "IN_PROGRESS"
        assert price_of(caller.sandbox, offer) == before
        caller.sandbox.clock.advance(seconds=120)
        done = await ask(caller, said)
        assert (done.status, done.body) == (303, b"")
        assert done.headers["Location"] == f"{caller.sandbox.url}{PATH}/{offer}"
        assert price_of(caller.sandbox, offer) == 420


async def test_a_second_edit_meanwhile_is_a_conflict() -> None:
    async with calling(slow()) as caller:
        first, second = offers_that(caller.sandbox)[:2]
        await edit(caller, first)
        said = await edit(caller, first, "5.00")
        assert (said.status, said.error()["code"]) == (409, "OfferConflict")
        assert (await edit(caller, second)).status == 202
        caller.sandbox.clock.advance(seconds=120)
        assert (await edit(caller, first, "5.00")).status == 202


async def test_an_edit_that_cannot_be_is_refused_at_once() -> None:
    async with calling(slow()) as caller:
        assert (await edit(caller, one(caller), "free")).status == 422


async def test_what_changed_meanwhile_stays_changed() -> None:
    async with calling(slow()) as caller:
        offer = one(caller)
        await edit(caller, offer)
        path = f"/offers/{offer}/change-price-commands/0f8fad5b-d9cb-469f-a165-70867728950e"
        await caller.call("PUT", path, {"input": {"buyNowPrice": zloty("1.00")}})
        stock = (await caller.get(f"{PATH}/{offer}")).json()["stock"]["available"]
        caller.sandbox.clock.advance(seconds=120)
        shown = (await caller.get(f"{PATH}/{offer}")).json()
        assert (shown["sellingMode"]["price"]["amount"], shown["stock"]["available"]) == ("4.20", stock)


@pytest.mark.parametrize("wish", [{}, {"publication": {"status": "INACTIVE"}}])
async def test_a_slow_creation_is_a_draft_until_it_is_done(wish: dict[str, Any]) -> None:
    async with calling(slow()) as caller:
        said = await create(caller, **wish)
        models.SaleProductOfferResponse.model_validate_json(said.body, extra="forbid")
        assert (said.status, said.json()["publication"]["status"]) == (202, "INACTIVE")
        caller.sandbox.clock.advance(seconds=120)
        done = await ask(caller, said)
        assert done.status == 303
        offer = (await caller.get(urlsplit(done.headers["Location"]).path)).json()
        assert (offer["id"], offer["publication"]["status"]) == (
            said.json()["id"],
            "INACTIVE" if wish else "ACTIVE",
        )


async def test_an_operation_can_come_to_nothing() -> None:
    async with calling(slow()) as caller:
        caller.sandbox.fault("failed-operation", count=2)
        offer = one(caller)
        before = price_of(caller.sandbox, offer)
        edited, created = await edit(caller, offer), await create(caller)
        assert (await ask(caller, edited)).status == 202
        caller.sandbox.clock.advance(seconds=120)
        failed = await ask(caller, edited)
        assert (failed.status, failed.error()["path"]) == (422, "offer")
        assert price_of(caller.sandbox, offer) == before
        assert (await ask(caller, created)).status == 422
        draft = (await caller.get(f"{PATH}/{created.json()['id']}")).json()
        assert draft["publication"]["status"] == "INACTIVE"
        assert (await edit(caller, offer)).status == 202


async def test_only_the_wished_share_of_writes_is_slow() -> None:
    async with calling(a_sandbox(slow_offers=0.5)) as caller:
        statuses = [(await edit(caller, offer)).status for offer in offers_that(caller.sandbox)[:30]]
        assert 5 < statuses.count(202) < 25
        assert statuses.count(200) == 30 - statuses.count(202)


async def test_a_fault_makes_single_writes_slow_and_the_setting_outlives_it() -> None:
    async with calling(a_sandbox()) as caller:
        caller.sandbox.fault("slow-offer", operation="PATCH /sale/product-offers/{offerId}", count=1)
        first, second = offers_that(caller.sandbox)[:2]
        assert [(await create(caller)).status, (await edit(caller, first)).status] == [201, 202]
        assert (await edit(caller, second)).status == 200
    async with calling(slow()) as caller:
        caller.sandbox.clear_faults()
        assert (await edit(caller, one(caller))).status == 202


async def test_operations_are_found_by_their_own_offer_only() -> None:
    async with calling(slow()) as caller:
        first, second = offers_that(caller.sandbox)[:2]
        operation = (await edit(caller, first)).headers["Location"].rpartition("/")[2]
        for offer, name in ((second, operation), ("12", operation), (first, "none")):
            assert (await caller.get(f"{PATH}/{offer}/operations/{name}")).status == 404
