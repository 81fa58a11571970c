"""Commands that promote offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import models
from tests.sandbox.caller import calling
from tests.sandbox.commanding import ANOTHER, COMMAND, PROMOTIONS, a_sandbox, criteria, offers_that

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller

THIRD = "b1946ac9-2492-4d23-8d1c-6ad3f5b1a0f1"


def at_once() -> Any:
    return a_sandbox(command_seconds=0)


async def promoted(caller: Caller, offer: str) -> dict[str, Any]:
    said = await caller.get(f"/sale/offers/{offer}/promo-options")
    models.OfferPromoOptions.model_validate_json(said.body, extra="forbid")
    return dict(said.json())


async def promote(caller: Caller, offers: list[str], command: str = COMMAND, **body: Any) -> list[Any]:
    said = await PROMOTIONS.give(caller, {**body, **criteria(offers)}, command)
    assert said.status == 201, said.body
    return await PROMOTIONS.list_tasks(caller, command)


def promo(base: str | None = "emphasized10d", **more: Any) -> dict[str, Any]:
    return {"basePackage": None if base is None else {"id": base}, **more}


async def test_promotions_are_shown_where_they_were_bought() -> None:
    async with calling(at_once()) as caller:
        offer = offers_that(caller.sandbox, abroad=True)[0]
        extras = [{"id": "departmentPage"}]
        abroad = [{"marketplaceId": "allegro-cz", "modification": promo("emphasized1d")}]
        tasks = await promote(
            caller, [offer], modification=promo(extraPackages=extras), additionalMarketplaces=abroad
        )
        assert [(task["marketplaceId"], task["status"]) for task in tasks] == [
            ("allegro-pl", "DONE"),
            ("allegro-cz", "DONE"),
        ]
        shown = await promoted(caller, offer)
        assert (shown["basePackage"]["id"], shown["extraPackages"][0]["id"]) == (
            "emphasized10d",
            "departmentPage",
        )
        assert shown["additionalMarketplaces"][0]["basePackage"]["id"] == "emphasized1d"
        said = await caller.get("/sale/offers/promo-options")
        models.OfferPromoOptionsForSeller.model_validate_json(said.body, extra="forbid")
        assert said.json() == {"promoOptions": [shown], "count": 1, "totalCount": 1}
        report = (await caller.get(f"{PROMOTIONS.path}/{COMMAND}/tasks")).json()
        assert report["additionalMarketplaces"] == abroad
        assert "completedAt" not in await PROMOTIONS.show(caller)


async def test_a_promotion_can_change_at_the_end_of_its_cycle_or_end_at_once() -> None:
    async with calling(at_once()) as caller:
        offer = offers_that(caller.sandbox)[0]
        await promote(caller, [offer], modification=promo(modificationTime="END_OF_CYCLE"))
        shown = await promoted(caller, offer)
        assert (shown["basePackage"]["id"], "pendingChanges" in shown) == ("emphasized10d", False)
        late = promo("emphasized1d", modificationTime="END_OF_CYCLE")
        await promote(caller, [offer], ANOTHER, modification=late)
        shown = await promoted(caller, offer)
        assert (shown["basePackage"]["id"], shown["pendingChanges"]["basePackage"]["id"]) == (
            "emphasized10d",
            "emphasized1d",
        )
        last = "{:.7}0-2222-4222-8222-222222222222"
        end_later = promo(None, modificationTime="END_OF_CYCLE")
        await promote(caller, [offer], last.format("aaaaaaaa"), modification=end_later)
        assert (await promoted(caller, offer))["pendingChanges"] == {}
        await promote(caller, [offer], last.format("bbbbbbbb"), modification={"extraPackages": []})
        assert (await promoted(caller, offer))["basePackage"]["id"] == "emphasized10d"
        await promote(caller, [offer], last.format("cccccccc"), modification=promo(None))
        shown = await promoted(caller, offer)
        assert ("basePackage" in shown, "pendingChanges" in shown) == (False, False)


async def test_failed_promotions_say_error() -> None:
    async with calling(at_once()) as caller:
        at_home = offers_that(caller.sandbox, abroad=False)[0]
        ended = offers_that(caller.sandbox, "ENDED")[0]
        abroad = [{"marketplaceId": "allegro-cz", "modification": promo()}]
        tasks = await promote(caller, [at_home, ended, "12"], additionalMarketplaces=abroad)
        assert [(task["status"], task["errors"][0]["message"]) for task in tasks] == [
            ("ERROR", "The offer is not shown on allegro-cz"),
            ("ERROR", "Only an active offer can be promoted"),
            ("ERROR", "There is no such offer"),
        ]
        for command, wish in ((ANOTHER, promo("gold")), (THIRD, promo(extraPackages=[{"id": "gold"}]))):
            tasks = await promote(caller, [at_home], command, modification=wish)
            assert tasks[0]["errors"][0]["message"] == "There is no such package"
        assert (await promoted(caller, at_home))["additionalMarketplaces"] == []


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({}, "modification"),
        ({"modification": {"x": 1}}, "modification.x"),
        ({"modification": {"modificationTime": "LATER"}}, "modification.modificationTime"),
        ({"modification": {"extraPackages": 5}}, "modification.extraPackages"),
        ({"modification": {"basePackage": 5}}, "modification.basePackage"),
        ({"modification": {"modificationTime": None}}, "modification.modificationTime"),
        ({"additionalMarketplaces": 5}, "additionalMarketplaces"),
        (
            {"additionalMarketplaces": [{"marketplaceId": "allegro-de"}]},
            "additionalMarketplaces[].marketplaceId",
        ),
        ({"additionalMarketplaces": [{"x": 1}]}, "additionalMarketplaces[0].x"),
    ],
)
async def test_a_promotion_that_cannot_be_is_refused_by_name(body: dict[str, Any], path: str) -> None:
    async with calling(at_once()) as caller:
        said = await PROMOTIONS.give(caller, {**body, **criteria(["12"])})
        assert (said.status, said.error()["path"]) == (422, path)


async def test_packages_are_listed_and_an_unknown_offer_has_no_promotion() -> None:
    async with calling(at_once()) as caller:
        said = await caller.get("/sale/offer-promotion-packages")
        models.AvailablePromotionPackages.model_validate_json(said.body, extra="forbid")
        assert said.json()["basePackages"][0]["id"] == "emphasized10d"
        assert (await caller.get("/sale/offers/12/promo-options")).status == 404
