"""What after-sales conditions must be, by D and by the rules that D lacks (allegro-facts, section 9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.exchange import RefusedError
from allegro_async.sandbox.refusals import invalid

from .reading import only_known, part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allegro_async.sandbox.exchange import Exchange

_ADDRESS = ("name", "street", "postCode", "city", "countryCode")
_OPTIONS = (
    "cashOnDeliveryNotAllowed",
    "freeAccessoriesReturnRequired",
    "refundLoweredByReceivedDiscount",
    "businessReturnAllowed",
    "collectBySellerOnly",
)
_RANGES = ("FULL", "RESTRICTED", "DISABLED")
_CAUSES = (
    "SEALED_MEDIA",
    "SEALED_ITEM_NO_RETURN_DUE_HEALTH_OR_HYGIENE",
    "CUSTOM_ITEM",
    "SHORT_SHELF_LIFE",
    "INSEPARABLY_LINKED",
    "PRESS",
    "MEDICINAL_PRODUCT",
    "NOT_RECORDED_DIGITAL_CONTENT",
    "VALUE_DEPENDENT_ON_FINANCIAL_MARKET",
    "ALCOHOL",
    "FULLY_IMPLEMENTED_SERVICE",
    "BOOKED_SERVICE",
)
_LONGEST_NAME = 200
_LONGEST_DESCRIPTION = 10_240
_LEAST_YEARS = 2

_DAYS = re.compile(r"P\d{1,5}D")
_YEARS = re.compile(r"P(\d{1,3})Y")
_PERIOD = re.compile(r"P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?")


def return_policy(exchange: Exchange, body: Mapping[str, Any], *, new: bool) -> None:
    """Check a return policy; whether it is for One Fulfillment is said once, when it is new.

    Raises:
        RefusedError: It cannot be.
    """
    known = ("name", "availability", "withdrawalPeriod", "returnCost", "address", "contact", "options")
    only_known(exchange, body, (*known, "isFulfillment") if new else known)
    _name(exchange, body)
    if new and not isinstance(body.get("isFulfillment"), bool):
        raise _wrong(exchange, "isFulfillment", "must be true or false")
    disabled = _availability(exchange, body) == "DISABLED"
    period = body.get("withdrawalPeriod")
    if period is not None and not (isinstance(period, str) and _DAYS.fullmatch(period)):
        raise _wrong(exchange, "withdrawalPeriod", "must be a period of whole days, such as P14D")
    cost = _object(exchange, body, "returnCost", ("coveredBy",))
    if cost is not None:
        _among(exchange, cost, "coveredBy", ("SELLER", "BUYER"), "returnCost.")
    _address(exchange, body)
    _object(exchange, body, "contact", ("phoneNumber", "email"))
    options = _object(exchange, body, "options", _OPTIONS)
    if options is None and not disabled:
        raise _wrong(exchange, "options", "is missing, and only a disabled policy has none")
    for name in _OPTIONS if options is not None else ():
        if not isinstance((options or {}).get(name), bool):
            raise _wrong(exchange, f"options.{name}", "must be true or false")


def implied_warranty(exchange: Exchange, body: Mapping[str, Any]) -> None:
    """Check an implied warranty: its periods are whole years, two at least.

    Raises:
        RefusedError: It cannot be.
    """
    only_known(exchange, body, ("name", "individual", "corporate", "address", "description"))
    _name(exchange, body)
    _description(exchange, body)
    _address(exchange, body)
    for name in ("individual", "corporate"):
        term = _object(exchange, body, name, ("period",))
        period = "P2Y" if term is None else term.get("period")
        years = _YEARS.fullmatch(period) if isinstance(period, str) else None
        if years is None or int(years[1]) < _LEAST_YEARS:
            raise _wrong(exchange, f"{name}.period", "must be whole years, P2Y at least")


def warranty(exchange: Exchange, body: Mapping[str, Any]) -> None:
    """Check a warranty: it needs a period both for persons and for companies.

    Raises:
        RefusedError: It cannot be.
    """
    only_known(exchange, body, ("name", "type", "individual", "corporate", "attachment", "description"))
    _name(exchange, body)
    _among(exchange, body, "type", ("MANUFACTURER", "SELLER"))
    _description(exchange, body)
    _object(exchange, body, "attachment", ("id", "name"))
    for name in ("individual", "corporate"):
        term = _object(exchange, body, name, ("period", "lifetime"))
        if term is None:
            raise _wrong(exchange, name, "is missing")
        period = term.get("period")
        if period is None and term.get("lifetime") is not True:
            raise _wrong(exchange, name, "needs a period, or must be for a lifetime")
        if period is not None and not (isinstance(period, str) and _PERIOD.fullmatch(period)):
            raise _wrong(exchange, f"{name}.period", "must be a period, such as P1Y6M")


def _availability(exchange: Exchange, body: Mapping[str, Any]) -> str:
    availability = _object(exchange, body, "availability", ("range", "restrictionCause"))
    if availability is None:
        raise _wrong(exchange, "availability", "is missing")
    kind = _among(exchange, availability, "range", _RANGES, "availability.")
    path = "availability.restrictionCause"
    cause = part(exchange, availability, "restrictionCause")
    if (cause is None) != (kind == "FULL"):
        raise _wrong(exchange, path, "must be there unless the range is FULL, and only then")
    if cause is not None:
        only_known(exchange, cause, ("name", "description"), f"{path}.")
        _among(exchange, cause, "name", _CAUSES, f"{path}.")
    return kind


def _name(exchange: Exchange, body: Mapping[str, Any]) -> None:
    name = body.get("name")
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME:
        raise _wrong(exchange, "name", f"must have 1 to {_LONGEST_NAME} characters")


def _description(exchange: Exchange, body: Mapping[str, Any]) -> None:
    text = body.get("description")
    if text is not None and (not isinstance(text, str) or len(text) > _LONGEST_DESCRIPTION):
        raise _wrong(exchange, "description", f"must have at most {_LONGEST_DESCRIPTION} characters")


def _address(exchange: Exchange, body: Mapping[str, Any]) -> None:
    address = _object(exchange, body, "address", _ADDRESS)
    for name in _ADDRESS if address is not None else ():
        value = (address or {}).get(name)
        if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_NAME:
            raise _wrong(exchange, f"address.{name}", f"must have 1 to {_LONGEST_NAME} characters")


def _object(
    exchange: Exchange, body: Mapping[str, Any], name: str, known: Sequence[str]
) -> dict[str, Any] | None:
    value = part(exchange, body, name)
    if value is not None:
        only_known(exchange, value, known, f"{name}.")
    return value


def _among(
    exchange: Exchange, body: Mapping[str, Any], name: str, allowed: Sequence[str], path: str = ""
) -> str:
    value = body.get(name)
    if not isinstance(value, str) or value not in allowed:
        raise _wrong(exchange, f"{path}{name}", f"must be one of {', '.join(allowed)}")
    return value


def _wrong(exchange: Exchange, path: str, what: str) -> RefusedError:
    return RefusedError(invalid(exchange, path, f"{path} {what}"))
