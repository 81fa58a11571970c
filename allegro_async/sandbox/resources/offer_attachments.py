"""Files of offers: declared, uploaded to the location that was given, and read by everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.files import JPEG, PDF, PNG
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, Route, ok_json
from allegro_async.sandbox.refusals import invalid

from .reading import json_object, only_known, part
from .uploads import MEGABYTE, Rules, owned, public_address, take

if TYPE_CHECKING:
    from allegro_async.sandbox.state.files import File
    from allegro_async.sandbox.world import World

_LONGEST_NAME = 200

# Which files a type takes (allegro-api issues 7289 and 7604, D), and how large: 20 MB, safety manuals
# 50 MB (issue 10670).
_DOCUMENT = Rules(media=(PDF,), most=20 * MEGABYTE, again=400)
_LABEL = Rules(media=(JPEG, PNG), most=20 * MEGABYTE, again=400)
_SAFETY = Rules(media=(PDF, JPEG, PNG), most=50 * MEGABYTE, again=400)

TYPES = {
    "MANUAL": _DOCUMENT,
    "SPECIAL_OFFER_RULES": _DOCUMENT,
    "COMPETITION_RULES": _DOCUMENT,
    "BOOK_EXCERPT": _DOCUMENT,
    "USER_MANUAL": _DOCUMENT,
    "INSTALLATION_INSTRUCTIONS": _DOCUMENT,
    "GAME_INSTRUCTIONS": _DOCUMENT,
    "ENERGY_LABEL": _LABEL,
    "PRODUCT_INFORMATION_SHEET": _DOCUMENT,
    "TIRE_LABEL": _LABEL,
    "SAFETY_INFORMATION_MANUAL": _SAFETY,
    "SOFTWARE_DATA_PROCESSING": _DOCUMENT,
    "HARDWARE_DATA_PROCESSING": _DOCUMENT,
    "PLANT_PROTECTION_PRODUCTS_AUTHORIZATION": _DOCUMENT,
}
"""The types of attachments, and what a file of each must be."""


def declare(world: World, exchange: Exchange) -> Answer:
    """`POST /sale/offer-attachments`: type and name of a file; `Location` says where its bytes go."""
    body = json_object(exchange)
    only_known(exchange, body, ("type", "file"))
    purpose, named = body.get("type"), part(exchange, body, "file") or {}
    only_known(exchange, named, ("name",), "file.")
    if not isinstance(purpose, str) or purpose not in TYPES:
        return invalid(exchange, "type", f"type must be one of {', '.join(TYPES)}")
    name = named.get("name")
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_NAME:
        return invalid(exchange, "file.name", f"name must have 1 to {_LONGEST_NAME} characters")
    file = world.files.declare("offer-attachment", exchange.seller.id, name, exchange.now, purpose=purpose)
    place = f"{world.url}/sale/offer-attachments/{file.id}"
    return Answer(201, to_json(_shown(world, file)), headers={"Location": place})


def upload(world: World, exchange: Exchange) -> Answer:
    """`PUT /sale/offer-attachments/{attachmentId}`, once."""
    file = owned(world, exchange, "offer-attachment")
    take(world, exchange, file, TYPES[file.purpose])
    return ok_json(_shown(world, file))


def get(world: World, exchange: Exchange) -> Answer:
    """`GET /sale/offer-attachments/{attachmentId}`: with an address once the bytes are there."""
    return ok_json(_shown(world, owned(world, exchange, "offer-attachment")))


def _shown(world: World, file: File) -> dict[str, Any]:
    shown = {"name": file.name}
    if file.here:
        shown["url"] = public_address(world, file)
    return {"id": file.id, "type": file.purpose, "file": shown}


_WRITE = "allegro:api:sale:offers:write"
_ONE = "/sale/offer-attachments/{attachmentId}"

ROUTES = (
    Route(method="POST", path="/sale/offer-attachments", handler=declare, scope=_WRITE, content=PUBLIC_V1),
    Route(
        method="PUT",
        path=_ONE,
        handler=upload,
        scope=_WRITE,
        content=PDF,
    ),
    Route(method="GET", path=_ONE, handler=get, scope="allegro:api:sale:offers:read"),
)
"""What the sandbox can do with files of offers."""
