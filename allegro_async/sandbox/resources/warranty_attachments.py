"""PDF files of warranties: declared, and uploaded to the location that was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegro_async.sandbox.data.files import PDF
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, Route, ok_json
from allegro_async.sandbox.refusals import invalid

from .reading import json_object, only_known
from .uploads import MEGABYTE, Rules, owned, public_address, take

if TYPE_CHECKING:
    from allegro_async.sandbox.state.files import File
    from allegro_async.sandbox.world import World

# Allegro names no size; that of an offer's attachment is taken for this one.
_RULES = Rules(media=(PDF,), most=20 * MEGABYTE, wrong=422)


def declare(world: World, exchange: Exchange) -> Answer:
    """`POST /after-sales-service-conditions/attachments`: the name of a PDF file."""
    body = json_object(exchange)
    only_known(exchange, body, ("name",))
    name = body.get("name")
    if not isinstance(name, str) or not name:
        return invalid(exchange, "name", "name must be the name of the file")
    file = world.files.declare("warranty-attachment", exchange.seller.id, name, exchange.now)
    place = f"{world.url}/after-sales-service-conditions/attachments/{file.id}"
    return Answer(201, to_json(attachment_json(world, file)), headers={"Location": place})


def upload(world: World, exchange: Exchange) -> Answer:
    """`PUT /after-sales-service-conditions/attachments/{attachmentId}`, once."""
    file = owned(world, exchange, "warranty-attachment")
    take(world, exchange, file, _RULES)
    return ok_json(attachment_json(world, file))


def attachment_json(world: World, file: File) -> dict[str, str]:
    """The file of a warranty; the address comes with the bytes."""
    shown = {"id": file.id, "name": file.name}
    return {**shown, "url": public_address(world, file)} if file.here else shown


_WRITE = "allegro:api:sale:settings:write"
_ALL = "/after-sales-service-conditions/attachments"

ROUTES = (
    Route(method="POST", path=_ALL, handler=declare, scope=_WRITE, content=PUBLIC_V1),
    Route(method="PUT", path=f"{_ALL}/{{attachmentId}}", handler=upload, scope=_WRITE, content=PDF),
)
"""What the sandbox can do with files of warranties."""
