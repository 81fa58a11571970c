"""Tags: the seller's own, and those of an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route, ok_json
from allegro_async.sandbox.refusals import invalid, not_found
from allegro_async.sandbox.state.tags import MOST, Tag

from .commands.criteria import objects
from .reading import json_object, only_known, page_bounds

if TYPE_CHECKING:
    from allegro_async.sandbox.world import World

_LONGEST = 25


def list_tags(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offer-tags`."""
    offset, limit = page_bounds(exchange, default=1000, largest=1000, ceiling=1_000_000)
    tags = list(exchange.seller.tags.all.values())
    return ok_json({"tags": [_shown(tag) for tag in tags[offset : offset + limit]]})


def create_tag(_world: World, exchange: Exchange) -> Answer:
    """`POST /sale/offer-tags`."""
    name, hidden = _wish(exchange)
    tags = exchange.seller.tags
    if len(tags.all) >= MOST:
        return invalid(exchange, "name", f"there are {MOST} tags already")
    return ok_json({"id": tags.create(name, hidden=hidden).id})


def replace_tag(_world: World, exchange: Exchange) -> Answer:
    """`PUT /sale/offer-tags/{tagId}`."""
    tag = _tag(exchange)
    name, hidden = _wish(exchange, tag.id)
    exchange.seller.tags.all[tag.id] = Tag(tag.id, name, hidden)
    return Answer(200, b"", None)


def delete_tag(_world: World, exchange: Exchange) -> Answer:
    """`DELETE /sale/offer-tags/{tagId}`: it is on no offer any more."""
    del exchange.seller.tags.all[_tag(exchange).id]
    return Answer(204, b"", None)


def tags_of_offer(_world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offers/{offerId}/tags`."""
    return ok_json({"tags": [_shown(tag) for tag in exchange.seller.tags.of(_offer(exchange))]})


def assign_tags(_world: World, exchange: Exchange) -> Answer:
    """`POST /sale/offers/{offerId}/tags`: these are the offer's tags from now on."""
    offer, body = _offer(exchange), json_object(exchange)
    only_known(exchange, body, ("tags",))
    wanted: dict[str, None] = {}
    for element in objects(exchange, body.get("tags"), "tags"):
        only_known(exchange, element, ("id",), "tags[].")
        if element.get("id") not in exchange.seller.tags.all:
            return invalid(exchange, "tags[].id", "there is no such tag")
        wanted[element["id"]] = None
    exchange.seller.tags.assigned[offer] = tuple(wanted)
    return Answer(200, b"", None)


def _wish(exchange: Exchange, but: str = "") -> tuple[str, bool]:
    body = json_object(exchange)
    only_known(exchange, body, ("name", "hidden"))
    name: str = body["name"]
    hidden: bool = body.get("hidden", False)
    if any(tag.name == name and tag.id != but for tag in exchange.seller.tags.all.values()):
        raise RefusedError(invalid(exchange, "name", "there is a tag with this name"))
    return name, hidden


def _tag(exchange: Exchange) -> Tag:
    tag = exchange.seller.tags.all.get(exchange.params["tagId"])
    if tag is None:
        raise RefusedError(not_found(exchange, "such tag"))
    return tag


def _offer(exchange: Exchange) -> str:
    offer = exchange.params["offerId"]
    if exchange.seller.offers.number(offer) is None:
        raise RefusedError(not_found(exchange, "such offer"))
    return offer


def _shown(tag: Tag) -> dict[str, Any]:
    return {"id": tag.id, "name": tag.name, "hidden": tag.hidden}


_READ, _WRITE = "allegro:api:sale:settings:read", "allegro:api:sale:settings:write"
_ALL, _ONE, _OFFER = "/sale/offer-tags", "/sale/offer-tags/{tagId}", "/sale/offers/{offerId}/tags"

ROUTES = (
    Route(method="GET", path=_ALL, handler=list_tags, scope=_READ),
    Route(method="POST", path=_ALL, handler=create_tag, scope=_WRITE, content=PUBLIC_V1),
    Route(method="PUT", path=_ONE, handler=replace_tag, scope=_WRITE, content=PUBLIC_V1),
    Route(method="DELETE", path=_ONE, handler=delete_tag, scope=_WRITE),
    Route(method="GET", path=_OFFER, handler=tags_of_offer, scope="allegro:api:sale:offers:read"),
    Route(
        method="POST",
        path=_OFFER,
        handler=assign_tags,
        scope="allegro:api:sale:offers:write",
        content=PUBLIC_V1,
    ),
)
"""What the sandbox can do with tags."""
