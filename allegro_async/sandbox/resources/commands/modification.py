"""Commands that change one setting of many offers, exactly one in each command (allegro-facts, section 9)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from allegro_async.sandbox.data.words import words
from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.resources.reading import only_known, part
from allegro_async.sandbox.state.commands import Task

from .criteria import criteria
from .engine import Family, Plan
from .reports import NO_OFFER, general_report, offer_task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from allegro_async.sandbox.state.offers import OfferBook

_HOURS = words("PT0S PT24H PT48H PT72H PT96H PT120H PT168H PT240H PT336H PT504H PT720H PT1440H")
_DAYS = words("P2D P3D P4D P5D P7D P10D P14D P21D P30D P60D")
_DURATIONS = words("PT72H PT120H PT168H PT240H PT480H PT720H P3D P5D P7D P10D P20D P30D")
_INVOICES = words("VAT VAT_MARGIN WITHOUT_VAT NO_INVOICE")


def _id(value: Any) -> Any:
    """The id of something that the offer refers to; None lets go of it."""
    return value if value is None or (_is_object(value, "id") and isinstance(value["id"], str)) else ...


def _one_of(*allowed: str) -> Callable[[Any], Any]:
    return lambda value: value if value in allowed else ...


def _location(value: Any) -> Any:
    return value if _is_object(value, "city", "countryCode", "postCode", "province") else ...


def _tax(value: Any) -> Any:
    if not _is_object(value, "percentage") or not isinstance(value["percentage"], str):
        return ...
    return [{"rate": value["percentage"], "countryCode": "PL"}]


def _unlimited(value: Any) -> Any:
    return None if value is True else ...


def _safety(value: Any) -> Any:
    for kind, field in (("TEXT", "description"), ("ATTACHMENTS", "attachments")):
        if _is_object(value, "type", field) and value["type"] == kind:
            return value
    return ...


def _is_object(value: Any, *names: str) -> bool:
    return isinstance(value, dict) and set(cast("dict[str, Any]", value)) == set(names)


_CHANGES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "additionalServicesGroup": ("additionalServices", _id),
    "delivery.handlingTime": ("delivery.handlingTime", _one_of(*_HOURS, *_DAYS)),
    "delivery.shippingRates": ("delivery.shippingRates", _id),
    "discounts.wholesalePriceList": ("discounts.wholesalePriceList", _id),
    "location": ("location", _location),
    "payments.invoice": ("payments.invoice", _one_of(*_INVOICES)),
    "payments.tax": ("taxSettings.rates", _tax),
    "publication.duration": ("publication.duration", _one_of(*_DURATIONS)),
    "publication.durationUnlimited": ("publication.duration", _unlimited),
    "responsiblePerson": ("productSet.responsiblePerson", _id),
    "responsibleProducer": ("productSet.responsibleProducer", _id),
    "safetyInformation": ("productSet.safetyInformation", _safety),
    "sizeTable": ("sizeTable", _id),
}
"""What can be changed: where the whole offer shows it, and a reader, which gives `...` for what cannot be."""

_GROUPS = {name.partition(".")[0] for name in _CHANGES if "." in name}


def _plan(exchange: Exchange, body: Mapping[str, Any]) -> Plan:
    only_known(exchange, body, ("modification", "offerCriteria"))
    wishes = _wishes(exchange, part(exchange, body, "modification") or {})
    if len(wishes) != 1:
        raise RefusedError(invalid(exchange, "modification", "a command takes exactly one modification"))
    ((name, value),) = wishes.items()
    place, read = _CHANGES[name]
    shown = read(value)
    if shown is ...:
        raise RefusedError(invalid(exchange, f"modification.{name}", f"{name} has a value that cannot be"))
    book = exchange.seller.offers
    return Plan(
        [Task(offer, name) for offer in criteria(exchange, body)],
        lambda task, now: _change(book, task.subject, place, shown, now),
    )


def _wishes(exchange: Exchange, modification: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in modification.items():
        if name in _GROUPS:
            group = part(exchange, modification, name) or {}
            found.update({f"{name}.{inner}": each for inner, each in group.items()})
        else:
            found[name] = value
    only_known(exchange, found, tuple(_CHANGES), "modification.")
    return found


def _change(book: OfferBook, offer: str, place: str, value: Any, now: int) -> str | None:
    number = book.number(offer)
    if number is None:
        return NO_OFFER
    state = book.state(number)
    book.edit(number, replace(state, settings={**state.settings, place: value}), now)
    return None


MODIFICATIONS = Family(
    path="/sale/offer-modification-commands",
    plan=_plan,
    weighed="changes",
    report=general_report,
    task=offer_task,
)
