"""The rules by which prices follow others: a collection, and the rules of an offer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.clock import iso
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route, ok_json
from allegro_async.sandbox.refusals import invalid, not_found, refuse

from .reading import json_object, only_known, part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allegro_async.sandbox.state.price_rules import Assignment, PriceRule
    from allegro_async.sandbox.world import World

_LONGEST = 33


def list_rules(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/price-automation/rules`."""
    return ok_json({"rules": [_shown(rule) for rule in exchange.seller.price_rules.all.values()]})


def create_rule(_world: World, exchange: Exchange) -> Answer:
    """`POST /sale/price-automation/rules`; no two rules have the same name."""
    body = json_object(exchange)
    only_known(exchange, body, ("name", "type", "configuration"))
    name, configuration = _name(exchange, body), _configuration(exchange, body)
    rule = exchange.seller.price_rules.put(body["type"], name, configuration, exchange.now)
    return Answer(201, to_json(_shown(rule)))


def get_rule(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/price-automation/rules/{ruleId}`."""
    return ok_json(_shown(_rule(exchange)))


def replace_rule(_world: World, exchange: Exchange) -> Answer:
    """`PUT /sale/price-automation/rules/{ruleId}`."""
    rule, body = _own(exchange), json_object(exchange)
    only_known(exchange, body, ("name", "configuration"))
    name, configuration = _name(exchange, body, rule.id), _configuration(exchange, body)
    new = replace(rule, name=name, configuration=configuration, updated=exchange.now)
    exchange.seller.price_rules.all[rule.id] = new
    return ok_json(_shown(new))


def delete_rule(_world: World, exchange: Exchange) -> Answer:
    """`DELETE /sale/price-automation/rules/{ruleId}`: the offers that had it have none."""
    rule, book = _own(exchange), exchange.seller.offers
    for offer in exchange.seller.price_rules.delete(rule.id):
        number = book.number(offer)
        if number is not None and book.state(number).rule == rule.id:
            book.edit(number, replace(book.state(number), rule=None), exchange.now)
    return Answer(204, b"", None)


def rules_of_offer(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/price-automation/offers/{offerId}/rules`."""
    offer = exchange.params["offerId"]
    number = exchange.seller.offers.number(offer)
    if number is None:
        return not_found(exchange, "such offer")
    assigned = exchange.seller.price_rules.assigned.get(offer, {})
    newest = max(
        (each.updated for each in assigned.values()), default=exchange.seller.offers.state(number).updated
    )
    shown = [_assignment(place, each) for place, each in assigned.items()]
    return ok_json({"rules": shown, "updatedAt": iso(newest)})


def _rule(exchange: Exchange) -> PriceRule:
    rule = exchange.seller.price_rules.all.get(exchange.params["ruleId"])
    if rule is None:
        raise RefusedError(not_found(exchange, "such rule"))
    return rule


def _own(exchange: Exchange) -> PriceRule:
    rule = _rule(exchange)
    if rule.default:
        raise RefusedError(refuse(exchange, 403, "ACCESS_DENIED", "A rule of Allegro's own stays as it is"))
    return rule


def _name(exchange: Exchange, body: Mapping[str, Any], but: str = "") -> str:
    name = body.get("name")
    if not isinstance(name, str) or not 1 <= len(name) <= _LONGEST:
        raise RefusedError(invalid(exchange, "name", f"name must have 1 to {_LONGEST} characters"))
    if exchange.seller.price_rules.has_name(name, but):
        raise RefusedError(refuse(exchange, 409, "CONFLICT", "There is a rule with this name", path="name"))
    return name


def _configuration(exchange: Exchange, body: Mapping[str, Any]) -> dict[str, Any] | None:
    return part(exchange, body, "configuration")


def _shown(rule: PriceRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "type": rule.type,
        "name": rule.name,
        "default": rule.default,
        "updatedAt": iso(rule.updated),
        "configuration": rule.configuration,
    }


def _assignment(place: str, assignment: Assignment) -> dict[str, Any]:
    limits = {} if assignment.configuration is None else {"configuration": assignment.configuration}
    return {
        "marketplace": {"id": place},
        "rule": {"id": assignment.rule},
        **limits,
        "updatedAt": iso(assignment.updated),
    }


_READ, _WRITE = "allegro:api:sale:offers:read", "allegro:api:sale:offers:write"
_ALL = "/sale/price-automation/rules"
_ONE = f"{_ALL}/{{ruleId}}"

ROUTES = (
    Route(method="GET", path=_ALL, handler=list_rules, scope=_READ),
    Route(method="POST", path=_ALL, handler=create_rule, scope=_WRITE, content=PUBLIC_V1),
    Route(method="GET", path=_ONE, handler=get_rule, scope=_READ),
    Route(method="PUT", path=_ONE, handler=replace_rule, scope=_WRITE, content=PUBLIC_V1),
    Route(method="DELETE", path=_ONE, handler=delete_rule, scope=_WRITE),
    Route(
        method="GET",
        path="/sale/price-automation/offers/{offerId}/rules",
        handler=rules_of_offer,
        scope=_READ,
    ),
)
"""What the sandbox can do with price rules."""
