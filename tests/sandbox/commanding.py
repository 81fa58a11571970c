"""A good command of every family, and what its answers are read into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allegro_async import models
from allegro_async.sandbox import Sandbox, SandboxOptions
from allegro_async.sandbox.data.offers import price_on
from tests.sandbox.caller import PUBLIC_V1

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from allegro_async._model import AllegroModel
    from tests.sandbox.caller import Caller, Said

BETA_V1 = "application/vnd.allegro.beta.v1+json"
COMMAND = "0f8fad5b-d9cb-469f-a165-70867728950e"
ANOTHER = "7c9e6679-7425-40de-944b-e07fc1f90ae7"

ADDRESS = {
    "name": "Jan Lis",
    "street": "Długa 7",
    "postalCode": "00-001",
    "city": "Warszawa",
    "countryCode": "PL",
    "email": "jan@shop.example",
    "phone": "600100200",
}


def a_sandbox(**options: Unpack[SandboxOptions]) -> Sandbox:
    wish: SandboxOptions = {"orders": 0, "offers": 60, **options}
    return Sandbox(**wish)


def offers_that(sandbox: Sandbox, status: str = "ACTIVE", *, abroad: bool | None = None) -> list[str]:
    """The ids of the offers that stand so."""
    book = sandbox.account.offers
    return [
        book.facts(number).id
        for number in range(len(book))
        if book.state(number).status == status and abroad in {None, book.facts(number).abroad}
    ]


def price_of(sandbox: Sandbox, offer: str, marketplace: str = "allegro-pl") -> int:
    book = sandbox.account.offers
    number = book.number(offer)
    assert number is not None
    return price_on(book.state(number), marketplace)


def stock_of(sandbox: Sandbox, offer: str) -> int:
    book = sandbox.account.offers
    number = book.number(offer)
    assert number is not None
    return book.state(number).stock


def criteria(offers: list[str]) -> dict[str, Any]:
    return {"offerCriteria": [{"type": "CONTAINS_OFFERS", "offers": [{"id": each} for each in offers]}]}


def zloty(amount: str, currency: str = "PLN") -> dict[str, str]:
    return {"amount": amount, "currency": currency}


def a_shipment(kilograms: str = "2.5") -> dict[str, Any]:
    size = {"value": 20, "unit": "CENTIMETER"}
    parcel = {
        "type": "PACKAGE",
        "length": size,
        "width": size,
        "height": size,
        "weight": {"value": kilograms, "unit": "KILOGRAMS"},
        "textOnLabel": "Mug",
    }
    return {"sender": ADDRESS, "receiver": ADDRESS, "referenceNumber": "R-1", "packages": [parcel]}


@dataclass(frozen=True)
class Case:
    """A family: where its commands are, the body of a good one, and the models of its answers."""

    path: str
    body: Callable[[list[str]], dict[str, Any]]
    given: type[AllegroModel]
    report: type[AllegroModel]
    tasks: type[AllegroModel] | None = None
    id_field: str | None = None
    status: int = 201
    media: str = PUBLIC_V1

    async def give(self, caller: Caller, body: dict[str, Any], command: str = COMMAND) -> Said:
        """Give a command."""
        if self.id_field is None:
            return await caller.call("PUT", f"{self.path}/{command}", body)
        sent = {self.id_field: command, **body}
        return await caller.call("POST", self.path, sent, Accept=self.media, Content_Type=self.media)

    async def show(self, caller: Caller, command: str = COMMAND) -> Any:
        """Read the report."""
        said = await caller.get(f"{self.path}/{command}")
        assert said.status == 200, said.body
        self.report.model_validate_json(said.body, extra="forbid")
        return said.json()

    async def list_tasks(self, caller: Caller, command: str = COMMAND, query: str = "") -> list[Any]:
        """Read the tasks."""
        said = await caller.get(f"{self.path}/{command}/tasks{query}")
        assert said.status == 200, said.body
        assert self.tasks is not None
        self.tasks.model_validate_json(said.body, extra="forbid")
        return list(said.json()["tasks"])

    async def outcomes(self, caller: Caller, command: str = COMMAND) -> dict[str, str]:
        """Read what became of each offer: an empty word, or the trouble."""
        tasks = await self.list_tasks(caller, command)
        return {task["offer"]["id"]: task["message"] for task in tasks}


def _report(
    path: str,
    body: Callable[[list[str]], dict[str, Any]],
    tasks: type[AllegroModel] = models.TaskReport,
    **more: Any,
) -> Case:
    return Case(path, body, models.GeneralReport, models.GeneralReport, tasks, **more)


PRICES = _report(
    "/sale/offer-price-change-commands",
    lambda offers: {"modification": {"type": "FIXED_PRICE", "price": zloty("9.90")}, **criteria(offers)},
)
QUANTITIES = _report(
    "/sale/offer-quantity-change-commands",
    lambda offers: {"modification": {"changeType": "FIXED", "value": 3}, **criteria(offers)},
)
PUBLICATION = _report(
    "/sale/offer-publication-commands",
    lambda offers: {"publication": {"action": "END"}, **criteria(offers)},
)
MODIFICATIONS = _report(
    "/sale/offer-modification-commands",
    lambda offers: {"modification": {"delivery": {"handlingTime": "PT48H"}}, **criteria(offers)},
)
BULK = _report(
    "/sale/offer-bulk-modification-commands",
    lambda offers: {
        "modifications": [
            {"offerId": each, "stock": {"changeType": "GAIN", "value": 1}} for each in offers[:25]
        ]
    },
    models.TaskWithSubjectReport,
    id_field="commandId",
    media=BETA_V1,
)
PRICE_RULES = _report(
    "/sale/offer-price-automation-commands",
    lambda offers: {
        "modification": {"remove": [{"marketplace": {"id": "allegro-pl"}}]},
        **criteria(offers),
    },
    id_field="id",
)
PROMOTIONS = Case(
    "/sale/offers/promo-options-commands",
    lambda offers: {"modification": {"basePackage": {"id": "emphasized10d"}}, **criteria(offers)},
    models.PromoGeneralReport,
    models.PromoGeneralReport,
    models.PromoModificationReport,
)
PRICES_SUBMISSION = Case(
    "/sale/allegro-prices/offers/submit-offer-commands",
    lambda offers: {"offers": [{"id": each, "marketplace": {"id": "allegro-pl"}} for each in offers]},
    models.SubsidyManageOffersCommandResult,
    models.SubsidySubmitOffersCommandPreview,
    id_field="commandId",
)
PRICES_EXCLUSION = Case(
    "/sale/allegro-prices/offers/exclusion-commands",
    PRICES_SUBMISSION.body,
    models.SubsidyManageOffersCommandResult,
    models.SubsidyExcludeOffersCommandPreview,
    id_field="commandId",
)
DISCOUNT_SUBMISSION = Case(
    "/sale/alle-discount/submit-offer-commands",
    lambda offers: {
        "input": {"offer": {"id": offers[0]}, "campaign": {"id": "WEEK"}, "proposedPrice": zloty("0.10")}
    },
    models.AlleDiscountSubmitCommandResponse,
    models.AlleDiscountGetSubmitCommandResponse,
    id_field="commandId",
)
DISCOUNT_WITHDRAWAL = Case(
    "/sale/alle-discount/withdraw-offer-commands",
    lambda offers: {"input": {"participationId": offers[0]}},
    models.AlleDiscountWithdrawCommandResponse,
    models.AlleDiscountGetWithdrawCommandResponse,
    id_field="commandId",
)
SHIPMENT_CREATION = Case(
    "/shipment-management/shipments/create-commands",
    lambda _offers: {"input": a_shipment()},
    models.ShipmentCreateCommandDto,
    models.CreateShipmentCommandStatusDto,
    id_field="commandId",
    status=200,
)
SHIPMENT_CANCELLATION = Case(
    "/shipment-management/shipments/cancel-commands",
    lambda _offers: {"input": {"shipmentId": "none"}},
    models.ShipmentCancelCommandDto,
    models.CancelShipmentCommandStatusDto,
    id_field="commandId",
    status=200,
)
PICKUP_CREATION = Case(
    "/shipment-management/pickups/create-commands",
    lambda _offers: {"input": {"shipmentIds": ["none"], "pickupDateProposalId": "p", "address": ADDRESS}},
    models.PickupCreateCommandDto,
    models.CreatePickupCommandStatusDto,
    id_field="commandId",
    status=200,
)
NOTICES = Case(
    "/fulfillment/submit-commands",
    lambda _offers: {"input": {"advanceShipNoticeId": ANOTHER}},
    models.AdvanceShipNoticeSubmitCommand,
    models.AdvanceShipNoticeSubmitCommand,
)

FAMILIES = (
    PRICES,
    QUANTITIES,
    PUBLICATION,
    MODIFICATIONS,
    BULK,
    PRICE_RULES,
    PROMOTIONS,
    PRICES_SUBMISSION,
    PRICES_EXCLUSION,
    DISCOUNT_SUBMISSION,
    DISCOUNT_WITHDRAWAL,
    SHIPMENT_CREATION,
    SHIPMENT_CANCELLATION,
    PICKUP_CREATION,
    NOTICES,
)
REPORTING = (PRICES, QUANTITIES, PUBLICATION, MODIFICATIONS, BULK, PRICE_RULES)
"""The families with a report of counts and a time of completion."""
LISTING = (*REPORTING, PROMOTIONS)
"""The families with a list of tasks."""


def name(case: Case) -> str:
    """How a test names a family."""
    return case.path.strip("/").replace("/", "-")
