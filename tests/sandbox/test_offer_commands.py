"""Commands that publish, end and change offers, promote them, and put them into campaigns."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import models
from tests.sandbox.caller import calling
from tests.sandbox.commanding import (
    ANOTHER,
    COMMAND,
    DISCOUNT_SUBMISSION,
    DISCOUNT_WITHDRAWAL,
    MODIFICATIONS,
    NOTICES,
    PRICES_EXCLUSION,
    PRICES_SUBMISSION,
    PROMOTIONS,
    PUBLICATION,
    QUANTITIES,
    a_sandbox,
    criteria,
    offers_that,
    price_of,
    zloty,
)

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller

THIRD = "b1946ac9-2492-4d23-8d1c-6ad3f5b1a0f1"


def at_once() -> Any:
    return a_sandbox(command_seconds=0)


async def publish(caller: Caller, action: str, offers: list[str], command: str = COMMAND, **when: str) -> Any:
    body = {"publication": {"action": action, **when}, **criteria(offers)}
    said = await PUBLICATION.give(caller, body, command)
    assert said.status == 201, said.body
    return await PUBLICATION.outcomes(caller, command)


async def status_of(caller: Caller, offer: str) -> str:
    said = await caller.get(f"/sale/product-offers/{offer}")
    models.SaleProductOfferResponse.model_validate_json(said.body, extra="forbid")
    return str(said.json()["publication"]["status"])


async def events_of(caller: Caller, offer: str) -> list[str]:
    events = (await caller.get("/sale/offer-events?limit=1000")).json()["offerEvents"]
    return [event["type"] for event in events if event["offer"]["id"] == offer]


async def test_offers_end_and_the_journal_tells() -> None:
    async with calling(at_once()) as caller:
        active, ended, draft = (
            offers_that(caller.sandbox, each)[0] for each in ("ACTIVE", "ENDED", "INACTIVE")
        )
        assert await publish(
            caller, "END", [active, ended, draft, "12"], scheduledFor="2099-01-01T00:00:00Z"
        ) == {
            active: "",
            ended: "The offer has ended already",
            draft: "The offer is a draft",
            "12": "There is no such offer",
        }
        assert await status_of(caller, active) == "ENDED"
        assert (await events_of(caller, active))[-1] == "OFFER_ENDED"


async def test_offers_are_published_if_they_have_stock() -> None:
    async with calling(at_once()) as caller:
        active, ended, draft = (
            offers_that(caller.sandbox, each)[0] for each in ("ACTIVE", "ENDED", "INACTIVE")
        )
        assert await publish(caller, "ACTIVATE", [active, ended, draft, "12"]) == {
            active: "The offer is published already",
            ended: "An offer without stock cannot be published",
            draft: "",
            "12": "There is no such offer",
        }
        assert await status_of(caller, draft) == "ACTIVE"
        await QUANTITIES.give(caller, QUANTITIES.body([ended]))
        assert await publish(caller, "ACTIVATE", [ended], ANOTHER) == {ended: ""}
        assert await status_of(caller, ended) == "ACTIVE"


async def test_an_offer_can_be_published_later_unless_it_ends_before() -> None:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    async with calling(a_sandbox(command_seconds=0, start=start)) as caller:
        now, later, never = offers_that(caller.sandbox, "INACTIVE")[:3]
        past, future = "2026-10-31T10:00:00Z", "2026-11-01T05:00:00Z"
        assert await publish(caller, "ACTIVATE", [now], scheduledFor=past) == {now: ""}
        assert await publish(caller, "ACTIVATE", [later, never], ANOTHER, scheduledFor=future) == {
            later: "",
            never: "",
        }
        assert [await status_of(caller, each) for each in (now, later)] == ["ACTIVE", "ACTIVATING"]
        await publish(caller, "END", [never], THIRD)
        caller.sandbox.clock.advance(hours=6)
        assert [await status_of(caller, each) for each in (later, never)] == ["ACTIVE", "ENDED"]


@pytest.mark.parametrize(
    ("publication", "path"),
    [
        (None, "publication.action"),
        ({"action": "PAUSE"}, "publication.action"),
        ({"action": "END", "x": 1}, "publication.x"),
        ({"action": "ACTIVATE", "scheduledFor": "soon"}, "publication.scheduledFor"),
        ({"action": "ACTIVATE", "scheduledFor": 5}, "publication.scheduledFor"),
    ],
)
async def test_a_publication_that_cannot_be_is_refused_by_name(publication: object, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await PUBLICATION.give(caller, {"publication": publication, **criteria(["12"])})
        assert (said.status, said.error()["path"]) == (422, path)


PLACE = {"city": "Łódź", "countryCode": "PL", "postCode": "90-001", "province": "LODZKIE"}
TEXT = {"type": "TEXT", "description": "Hot when hot."}
FILES = {"type": "ATTACHMENTS", "attachments": [{"id": "f0c1"}]}


@pytest.mark.parametrize(
    ("modification", "place", "shown"),
    [
        ({"delivery": {"handlingTime": "P3D"}}, "delivery.handlingTime", "P3D"),
        ({"delivery": {"shippingRates": {"id": "r1"}}}, "delivery.shippingRates", {"id": "r1"}),
        ({"discounts": {"wholesalePriceList": {"id": "w1"}}}, "discounts.wholesalePriceList", {"id": "w1"}),
        ({"location": PLACE}, "location", PLACE),
        ({"payments": {"invoice": "NO_INVOICE"}}, "payments.invoice", "NO_INVOICE"),
        (
            {"payments": {"tax": {"percentage": "8"}}},
            "taxSettings.rates",
            [{"rate": "8", "countryCode": "PL"}],
        ),
        ({"publication": {"duration": "P10D"}}, "publication.duration", "P10D"),
        ({"publication": {"durationUnlimited": True}}, "publication.duration", None),
        ({"additionalServicesGroup": {"id": "a1"}}, "additionalServices", {"id": "a1"}),
        ({"sizeTable": {"id": "s1"}}, "sizeTable", {"id": "s1"}),
        ({"sizeTable": None}, "sizeTable", None),
        ({"responsiblePerson": {"id": "p1"}}, "productSet.0.responsiblePerson", {"id": "p1"}),
        ({"responsibleProducer": {"id": "p2"}}, "productSet.0.responsibleProducer", {"id": "p2"}),
        ({"safetyInformation": TEXT}, "productSet.0.safetyInformation", TEXT),
        ({"safetyInformation": FILES}, "productSet.0.safetyInformation", FILES),
    ],
)
async def test_every_setting_can_be_changed_and_is_shown(
    modification: Any, place: str, shown: object
) -> None:
    async with calling(at_once()) as caller:
        offer = offers_that(caller.sandbox)[0]
        said = await MODIFICATIONS.give(caller, {"modification": modification, **criteria([offer, "12"])})
        assert said.status == 201, said.body
        assert await MODIFICATIONS.outcomes(caller) == {offer: "", "12": "There is no such offer"}
        said = await caller.get(f"/sale/product-offers/{offer}")
        models.SaleProductOfferResponse.model_validate_json(said.body, extra="forbid")
        value = said.json()
        for name in place.split("."):
            value = value[int(name) if name.isdecimal() else name]
        assert value == shown
        assert (await events_of(caller, offer))[-1] == "OFFER_CHANGED"
        models.OffersSearchResultDto.model_validate_json(
            (await caller.get("/sale/offers")).body, extra="forbid"
        )


async def test_the_list_shows_other_shipping_rates_too() -> None:
    async with calling(at_once()) as caller:
        offer = offers_that(caller.sandbox)[0]
        change = {"delivery": {"shippingRates": {"id": "r1"}}}
        await MODIFICATIONS.give(caller, {"modification": change, **criteria([offer])})
        listed = (await caller.get(f"/sale/offers?offer.id={offer}")).json()["offers"][0]
        assert listed["delivery"] == {"shippingRates": {"id": "r1"}}


@pytest.mark.parametrize(
    ("modification", "path"),
    [
        (None, "modification"),
        ({}, "modification"),
        ({"delivery": {}}, "modification"),
        ({"delivery": {"handlingTime": "P3D", "shippingRates": {"id": "r1"}}}, "modification"),
        ({"delivery": {"handlingTime": "P3D"}, "sizeTable": {"id": "s1"}}, "modification"),
        ({"delivery": {"x": 1}}, "modification.delivery.x"),
        ({"colour": 1}, "modification.colour"),
        ({"delivery": {"handlingTime": "PT1S"}}, "modification.delivery.handlingTime"),
        ({"sizeTable": {"id": 1}}, "modification.sizeTable"),
        ({"location": {"city": "Łódź"}}, "modification.location"),
        ({"payments": {"tax": {"percentage": 8}}}, "modification.payments.tax"),
        ({"payments": {"tax": "8"}}, "modification.payments.tax"),
        ({"publication": {"durationUnlimited": False}}, "modification.publication.durationUnlimited"),
        ({"safetyInformation": {"type": "SONG"}}, "modification.safetyInformation"),
        ({"safetyInformation": "TEXT"}, "modification.safetyInformation"),
    ],
)
async def test_a_modification_that_cannot_be_is_refused_by_name(modification: object, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await MODIFICATIONS.give(caller, {"modification": modification, **criteria(["12"])})
        assert (said.status, said.error()["path"]) == (422, path)


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
        ({"modification": {"basePackage": 5}}, "basePackage"),
        ({"additionalMarketplaces": 5}, "additionalMarketplaces"),
        (
            {"additionalMarketplaces": [{"marketplaceId": "allegro-de"}]},
            "additionalMarketplaces[].marketplaceId",
        ),
        ({"additionalMarketplaces": [{"x": 1}]}, "additionalMarketplaces[].x"),
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


async def test_offers_enter_allegro_prices_and_leave_once() -> None:
    async with calling(at_once()) as caller:
        active, ended = offers_that(caller.sandbox)[0], offers_that(caller.sandbox, "ENDED")[0]
        offers = [active, ended, "12"]
        said = await PRICES_SUBMISSION.give(caller, PRICES_SUBMISSION.body(offers))
        assert said.json()["status"] == "IN_PROGRESS"
        shown = (await PRICES_SUBMISSION.show(caller))["offers"]
        assert [(each["id"], each["status"], [e["message"] for e in each["errors"]]) for each in shown] == [
            (active, "SUCCESS", []),
            (ended, "FAILED", ["The offer is not active"]),
            ("12", "FAILED", ["There is no such offer"]),
        ]
        for command, status in ((COMMAND, "SUCCESS"), (ANOTHER, "FAILED")):
            await PRICES_EXCLUSION.give(caller, PRICES_EXCLUSION.body([active]), command)
            assert (await PRICES_EXCLUSION.show(caller, command))["offers"][0]["status"] == status


async def test_the_sellers_share_of_a_discount_is_kept() -> None:
    async with calling(at_once()) as caller:
        body = PRICES_SUBMISSION.body(offers_that(caller.sandbox)[:1])
        body["offers"][0]["sellerDiscountDeclaration"] = {"maxContributionPercentage": "12"}
        await PRICES_SUBMISSION.give(caller, body)
        shown = (await PRICES_SUBMISSION.show(caller))["offers"][0]
        assert shown["sellerDiscountDeclaration"] == {"maxContributionPercentage": "12"}


PL = {"id": "allegro-pl"}


@pytest.mark.parametrize(
    ("offers", "path"),
    [
        ([], "offers"),
        ([{"marketplace": PL}], "offers[].id"),
        ([{"id": "1"}], "offers[].marketplace.id"),
        ([{"id": "1", "marketplace": {"id": "allegro-de"}}], "offers[].marketplace.id"),
        ([{"id": "1", "marketplace": PL}] * 2, "offers"),
        ([{"id": "1", "marketplace": PL, "sellerDiscountDeclaration": 5}], "sellerDiscountDeclaration"),
    ],
)
async def test_a_submission_that_cannot_be_is_refused_by_name(offers: object, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await PRICES_SUBMISSION.give(caller, {"offers": offers})
        assert (said.status, said.error()["path"]) == (422, path)


def discount(offer: str, price: str = "0.10", currency: str = "PLN") -> dict[str, Any]:
    return {
        "input": {"offer": {"id": offer}, "campaign": {"id": "WEEK"}, "proposedPrice": zloty(price, currency)}
    }


async def test_an_offer_enters_alle_discount_and_leaves_once() -> None:
    async with calling(at_once()) as caller:
        offer, ended = offers_that(caller.sandbox)[0], offers_that(caller.sandbox, "ENDED")[0]
        said = await DISCOUNT_SUBMISSION.give(caller, discount(offer))
        assert said.json()["output"]["status"] == "NEW"
        output = (await DISCOUNT_SUBMISSION.show(caller))["output"]
        assert (output["status"], output["errors"]) == ("SUCCESSFUL", [])
        participation = output["newOfferParticipation"]["participationId"]
        dear = f"{price_of(caller.sandbox, offer) / 100:.2f}"
        for number, (body, trouble) in enumerate(
            [
                (discount(offer), "The offer takes part already"),
                (discount(offer, dear), "The proposed price is no discount"),
                (discount(ended), "The offer is not active"),
                (discount("12"), "There is no such offer"),
            ]
        ):
            command = f"{ANOTHER[:-1]}{number}"
            await DISCOUNT_SUBMISSION.give(caller, body, command)
            output = (await DISCOUNT_SUBMISSION.show(caller, command))["output"]
            assert (output["status"], output["newOfferParticipation"]) == ("FAILED", None)
            assert output["errors"][0]["errors"][0]["message"] == trouble
        for command, status in ((COMMAND, "SUCCESSFUL"), (ANOTHER, "FAILED")):
            await DISCOUNT_WITHDRAWAL.give(caller, {"input": {"participationId": participation}}, command)
            assert (await DISCOUNT_WITHDRAWAL.show(caller, command))["output"]["status"] == status


async def test_a_discount_shows_that_it_is_under_way() -> None:
    async with calling(a_sandbox(command_seconds=10)) as caller:
        await DISCOUNT_SUBMISSION.give(caller, discount(offers_that(caller.sandbox)[0]))
        seen = []
        for _ in range(3):
            seen.append((await DISCOUNT_SUBMISSION.show(caller))["output"]["status"])
            caller.sandbox.clock.advance(seconds=5)
        assert seen == ["NEW", "IN_PROGRESS", "SUCCESSFUL"]


@pytest.mark.parametrize(
    ("case", "body", "path"),
    [
        (DISCOUNT_SUBMISSION, {}, "input.offer.id"),
        (DISCOUNT_SUBMISSION, {"input": {"offer": {"id": "1"}}}, "input.campaign.id"),
        (DISCOUNT_SUBMISSION, discount("1", "0"), "input.proposedPrice"),
        (DISCOUNT_SUBMISSION, discount("1", "1", "EUR"), "input.proposedPrice"),
        (DISCOUNT_WITHDRAWAL, {"input": {}}, "input.participationId"),
        (DISCOUNT_WITHDRAWAL, {"input": {"x": 1}}, "input.x"),
        (NOTICES, {"input": {}}, "input.advanceShipNoticeId"),
    ],
)
async def test_a_command_for_one_thing_that_cannot_be_is_refused_by_name(
    case: Any, body: dict[str, Any], path: str
) -> None:
    async with calling(at_once()) as caller:
        said = await case.give(caller, body)
        assert (said.status, said.error()["path"]) == (422, path)


async def test_an_advance_ship_notice_is_handed_in_once() -> None:
    async with calling(a_sandbox()) as caller:
        notice = next(iter(caller.sandbox.account.notices.all))
        path = f"/fulfillment/advance-ship-notices/{notice}"
        draft = await caller.get(path)
        models.AdvanceShipNoticeResponse.model_validate_json(draft.body, extra="forbid")
        assert (draft.json()["status"], draft.headers["ETag"]) == ("DRAFT", '"0"')
        body = {"input": {"advanceShipNoticeId": notice}}
        assert (await NOTICES.give(caller, body)).json()["output"] == {"status": "RUNNING"}
        await NOTICES.give(caller, body, ANOTHER)
        caller.sandbox.clock.advance(seconds=2)
        assert (await NOTICES.show(caller))["output"] == {"status": "SUCCESSFUL"}
        failed = (await NOTICES.show(caller, ANOTHER))["output"]
        assert (failed["status"], failed["errors"][0]["message"]) == (
            "FAILED",
            "The advance ship notice was submitted before",
        )
        sent = await caller.get(path)
        models.AdvanceShipNoticeResponse.model_validate_json(sent.body, extra="forbid")
        assert (sent.json()["status"], sent.headers["ETag"]) == ("IN_TRANSIT", '"1"')
        await NOTICES.give(caller, {"input": {"advanceShipNoticeId": ANOTHER}}, THIRD)
        caller.sandbox.clock.advance(seconds=2)
        assert (await NOTICES.show(caller, THIRD))["output"]["status"] == "FAILED"
        assert (await caller.get(f"/fulfillment/advance-ship-notices/{ANOTHER}")).status == 404
