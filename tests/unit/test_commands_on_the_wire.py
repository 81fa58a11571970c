"""Commands of every family over real sockets, from the start to the report, against the local sandbox."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from allegro_async import AllegroClient, App
from allegro_async.additions.offer_changes import PriceStep
from allegro_async.commands import TaskCommand
from allegro_async.errors import CommandFailedError, CommandTimeoutError
from allegro_async.sandbox import Sandbox

MISSING = "12"
PLN = {"currency": "PLN"}
ADDRESS = {
    "name": "Jan Lis",
    "street": "Długa 7",
    "postalCode": "00-001",
    "city": "Warszawa",
    "countryCode": "PL",
    "email": "jan@shop.example",
    "phone": "600100200",
}
SIZE = {"value": 20, "unit": "CENTIMETER"}
PARCEL = {
    "type": "PACKAGE",
    **dict.fromkeys(("length", "width", "height"), SIZE),
    "weight": {"value": "2.5", "unit": "KILOGRAMS"},
}


@asynccontextmanager
async def a_shop(**settings: Any) -> AsyncGenerator[tuple[AllegroClient, Any], None]:
    async with Sandbox(orders=0, offers=60, device_interval=0, **settings) as sandbox:
        app = App(
            sandbox.client_id,
            sandbox.client_secret,
            user_agent="MyShop/1.0 (+https://shop.example/about)",
            environment=sandbox.url,
        )
        async with AllegroClient(app) as client:
            await client.login_device(prompt=lambda _code: None)
            yield client, sandbox


async def active(client: AllegroClient, count: int = 3) -> list[str]:
    found = await client.offers.search(publication_status="ACTIVE").collect(count)
    return [str(each.id) for each in found]


def criteria(offers: list[str]) -> dict[str, Any]:
    return {"offerCriteria": [{"type": "CONTAINS_OFFERS", "offers": [{"id": each} for each in offers]}]}


QUANTITIES: tuple[str, Callable[[list[str]], dict[str, Any]]] = (
    "change_quantities",
    lambda offers: {"modification": {"changeType": "FIXED", "value": 3}, **criteria(offers)},
)
OTHERS: tuple[tuple[str, Callable[[list[str]], dict[str, Any]]], ...] = (
    (
        "change_prices",
        lambda offers: {
            "modification": {"type": "FIXED_PRICE", "price": {"amount": "9.90", **PLN}},
            **criteria(offers),
        },
    ),
    ("change_publication", lambda offers: {"publication": {"action": "END"}, **criteria(offers)}),
    (
        "modify",
        lambda offers: {"modification": {"delivery": {"handlingTime": "PT48H"}}, **criteria(offers)},
    ),
    (
        "change_prices_and_stock",
        lambda offers: {
            "modifications": [
                {"offerId": each, "stock": {"changeType": "GAIN", "value": 1}} for each in offers
            ]
        },
    ),
    (
        "change_promo_options",
        lambda offers: {"modification": {"basePackage": {"id": "emphasized10d"}}, **criteria(offers)},
    ),
)


@pytest.mark.parametrize(
    ("method", "body"),
    [pytest.param(*each, id=each[0]) for each in (QUANTITIES, *OTHERS)],
)
async def test_a_command_for_offers_is_followed_to_one_outcome_for_each(
    method: str, body: Callable[[list[str]], dict[str, Any]]
) -> None:
    async with a_shop() as (client, _):
        offers = await active(client)
        start = getattr(client.offer_commands, method)
        command: TaskCommand[Any, Any, Any] = await start(body([*offers, MISSING]))
        assert type(command) is TaskCommand
        assert command.offers == (*offers, MISSING)
        report = await client.resume(command.ticket).wait(timeout=20)
        assert [each.offer for each in report.done] == offers
        assert [(each.offer, bool(each.problems)) for each in report.failed] == [(MISSING, True)]
        assert len(await command.tasks().collect()) == 4


async def test_price_rules_are_given_and_taken() -> None:
    async with a_shop() as (client, _):
        offers = await active(client)
        report = await client.offers.change_price_rules(dict.fromkeys([*offers, MISSING], None))
        assert {each.offer for each in report.outcomes.values()} == {*offers, MISSING}
        assert MISSING in {each.offer for each in report.failed}


async def test_a_shipment_is_created_cancelled_and_refused() -> None:
    async with a_shop() as (client, _):
        wish = {"sender": ADDRESS, "receiver": ADDRESS, "packages": [PARCEL]}
        command = await client.shipments.create({"input": wish})
        report = await command.wait(timeout=20)
        assert report.ok
        assert report.status.shipment_id
        cancel = await client.shipments.cancel({"input": {"shipmentId": report.status.shipment_id}})
        assert (await cancel.wait(timeout=20)).ok
        again = await client.shipments.cancel({"input": {"shipmentId": "none"}})
        with pytest.raises(CommandFailedError) as caught:
            await again.wait(timeout=20)
        assert caught.value.problems


async def test_offers_go_into_allegro_prices_and_discounts() -> None:
    async with a_shop() as (client, _):
        offers = await active(client)
        wish = [{"id": each, "marketplace": {"id": "allegro-pl"}} for each in [*offers, MISSING]]
        submitted = await client.campaigns.submit_to_allegro_prices({"offers": wish})
        report = await submitted.wait(timeout=20)
        assert report.finished
        assert {each.offer for each in report.outcomes} == {*offers, MISSING}
        assert MISSING in {each.offer for each in report.failed}
        excluded = await client.campaigns.exclude_from_allegro_prices({"offers": wish[:3]})
        assert (await excluded.wait(timeout=20)).finished
        withdrawn = await client.campaigns.withdraw_from_alle_discount({"input": {"participationId": "p"}})
        with pytest.raises(CommandFailedError):
            await withdrawn.wait(timeout=20)


async def test_a_command_that_hangs_is_left_and_found_again() -> None:
    async with a_shop() as (client, sandbox):
        sandbox.fault("command-hangs")
        offers = await active(client)
        report = await client.offers.change_prices(dict.fromkeys(offers, PriceStep("1")), wait_timeout=2)
        assert len(report.unknown) == 3
        assert isinstance(report.unknown[0].error, CommandTimeoutError)
        sandbox.clear_faults()
        sandbox.release_commands()
        second = await client.offers.change_prices(report)
        assert len(second.done) == 3


async def test_many_changes_of_all_kinds_have_their_outcomes() -> None:
    async with a_shop() as (client, _):
        offers = await active(client, 30)
        own = {offer: f"{place + 10}.00" for place, offer in enumerate(offers)}
        assert (await client.offers.change_prices(own)).ok
        step = PriceStep("10", "down", percent=True)
        assert (await client.offers.change_prices(dict.fromkeys(offers, step))).ok
        offer = await client.offers.get(offers[0])
        assert offer.selling_mode is not None
        assert offer.selling_mode.price is not None
        assert str(offer.selling_mode.price.amount) == "9.00"
        assert (await client.offers.change_publication(offers, "END")).ok
        assert (await client.offers.change_publication([*offers, MISSING])).failed[0].offer == MISSING
        assert (await client.offers.modify(offers, {"delivery": {"handlingTime": "PT72H"}})).ok


async def test_an_offer_that_is_processed_later_is_waited_for() -> None:
    async with a_shop(slow_offers=1, operation_seconds=2) as (client, sandbox):
        (offer,) = await active(client, 1)
        command = await client.offers.edit(offer, {"stock": {"available": 77}}, wait=False)
        assert command.id
        assert (await command.status()) is not None
        sandbox.clock.advance(seconds=3)
        assert await command.status() is None
        report = await client.resume(command).wait(timeout=20)
        assert (report.ok, report.done[0].offer) == (True, offer)
        read = await client.offers.get(offer)
        assert read.stock is not None
        assert read.stock.available == 77
