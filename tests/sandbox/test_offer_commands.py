"""Commands that publish offers, end them, and change their settings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import models
from tests.sandbox.caller import calling
from tests.sandbox.commanding import (
    ANOTHER,
    COMMAND,
    MODIFICATIONS,
    PUBLICATION,
    QUANTITIES,
    a_sandbox,
    criteria,
    offers_that,
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
        ({"sizeTable": {"id": 1}}, "modification.sizeTable.id"),
        ({"location": {"city": "Łódź"}}, "modification.location"),
        ({"payments": {"tax": {"percentage": 8}}}, "modification.payments.tax.percentage"),
        ({"payments": {"tax": "8"}}, "modification.payments.tax"),
        ({"publication": {"durationUnlimited": False}}, "modification.publication.durationUnlimited"),
        ({"safetyInformation": {"type": "SONG"}}, "modification.safetyInformation.type"),
        ({"safetyInformation": "TEXT"}, "modification.safetyInformation.type"),
    ],
)
async def test_a_modification_that_cannot_be_is_refused_by_name(modification: object, path: str) -> None:
    async with calling(at_once()) as caller:
        said = await MODIFICATIONS.give(caller, {"modification": modification, **criteria(["12"])})
        assert (said.status, said.error()["path"]) == (422, path)
