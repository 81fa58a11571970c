"""Categories and their parameters; an application's own token is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegro_async.sandbox.data.categories import CATEGORIES, PARAMETERS, ROOT
from allegro_async.sandbox.exchange import Answer, Exchange, Route, ok_json
from allegro_async.sandbox.refusals import not_found

if TYPE_CHECKING:
    from allegro_async.sandbox.world import World


def list_categories(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/categories`: the children of one, or the top ones."""
    parent = exchange.query.get("parent.id", ROOT)
    if parent != ROOT and parent not in CATEGORIES:
        return not_found(exchange, "such category")
    children = [each.as_json() for each in CATEGORIES.values() if each.parent == parent]
    return ok_json({"categories": children})


def get_category(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/categories/{categoryId}`."""
    category = CATEGORIES.get(exchange.params["categoryId"])
    return not_found(exchange, "such category") if category is None else ok_json(category.as_json())


def list_parameters(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/categories/{categoryId}/parameters`."""
    category = CATEGORIES.get(exchange.params["categoryId"])
    if category is None:
        return not_found(exchange, "such category")
    shown = [parameter.as_json() for parameter in PARAMETERS] if category.leaf else []
    return ok_json({"parameters": shown})


ROUTES = (
    Route(method="GET", path="/sale/categories", handler=list_categories, caller="any"),
    Route(method="GET", path="/sale/categories/{categoryId}", handler=get_category, caller="any"),
    Route(
        method="GET", path="/sale/categories/{categoryId}/parameters", handler=list_parameters, caller="any"
    ),
)
"""What the sandbox can do with categories."""
