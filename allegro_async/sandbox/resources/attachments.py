"""Files of messages and issues: declared with their size, uploaded to a one-time address, downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.files import PDF
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import BETA_V1, PUBLIC_V1, Answer, Exchange, RefusedError, Route
from allegro_async.sandbox.refusals import invalid, refuse

from .reading import json_object, only_known
from .uploads import (
    CONVERSATION_MEDIA,
    MEGABYTE,
    Rules,
    given,
    one_time_address,
    one_time_file,
    owned,
    take,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allegro_async.sandbox.state.files import Kind
    from allegro_async.sandbox.world import World

_ENDINGS = ("pdf", "bmp", "gif", "jpeg", "jpg", "png", "tif", "tiff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where files of one kind are handed in.

    Attributes:
        kind: What the files are for.
        path: Where they are declared.
        name: The field with the file's name.
        least: The fewest bytes that can be declared.
        endings: Whether the name must end like one of a file that is taken (D: 415 for a declaration).
        too_large: The code of the error when too many bytes are declared.
        rules: What a file must be.
        media: The version of the operations.
        scope: What a token needs.
    """

    kind: Kind
    path: str
    name: str
    least: int
    endings: bool
    too_large: str
    rules: Rules
    media: str
    scope: str


# At most 5 MB (D), downloads by the API alone (allegro-api issue 8750).
MESSAGES = Desk(
    kind="message-attachment",
    path="/messaging/message-attachments",
    name="filename",
    least=0,
    endings=True,
    too_large="VALIDATION_ERROR",
    rules=Rules(media=CONVERSATION_MEDIA, most=5 * MEGABYTE, empty=True),
    media=PUBLIC_V1,
    scope="allegro:api:messaging",
)
# At most 2 MB, refused when declared (allegro-api issues 7645 and 12853).
ISSUES = Desk(
    kind="issue-attachment",
    path="/sale/issues/attachments",
    name="fileName",
    least=1,
    endings=False,
    too_large="ATTACHMENT_ERROR",
    rules=Rules(media=CONVERSATION_MEDIA, most=2 * MEGABYTE, again=400, exact=True),
    media=BETA_V1,
    scope="allegro:api:disputes",
)


def declare(desk: Desk, world: World, exchange: Exchange) -> Answer:
    """`POST` on the desk's path: name and size; `Location` takes the bytes, once and without a token."""
    body = json_object(exchange)
    only_known(exchange, body, (desk.name, "size"))
    name = body.get(desk.name)
    if not isinstance(name, str) or not name:
        return invalid(exchange, desk.name, f"{desk.name} must be the name of the file")
    if desk.endings and name.rpartition(".")[2].lower() not in _ENDINGS:
        message = f"The name must end in one of {', '.join(_ENDINGS)}"
        return refuse(exchange, 415, "UNSUPPORTED_MEDIA_TYPE", message)
    size = _size(desk, exchange, body)
    file = world.files.declare(desk.kind, exchange.seller.id, name, exchange.now, size=size)
    place = one_time_address(world, file)
    return Answer(201, to_json({"id": file.id}), desk.media, {"Location": place})


def _size(desk: Desk, exchange: Exchange, body: dict[str, Any]) -> int:
    size = body.get("size")
    if isinstance(size, bool) or not isinstance(size, int) or size < desk.least:
        message = f"size must be a whole number, {desk.least} at least"
        raise RefusedError(invalid(exchange, "size", message))
    if size > desk.rules.most:
        message = f"The file must have at most {desk.rules.most} bytes"
        raise RefusedError(refuse(exchange, 422, desk.too_large, message, path="size"))
    return size


def upload(desk: Desk, world: World, exchange: Exchange) -> Answer:
    """`PUT` on the desk's path and id, with a token."""
    file = owned(world, exchange, desk.kind)
    take(world, exchange, file, desk.rules)
    return Answer(200, to_json({"id": file.id}), desk.media)


def upload_once(desk: Desk, world: World, exchange: Exchange) -> Answer:
    """`PUT` on the one-time address; no token is asked for, the signature stands for it."""
    file = one_time_file(world, exchange, desk.kind)
    take(world, exchange, file, desk.rules)
    return Answer(200, to_json({"id": file.id}), desk.media)


def download(desk: Desk, world: World, exchange: Exchange) -> Answer:
    """`GET` on the desk's path and id: the bytes."""
    return given(exchange, owned(world, exchange, desk.kind))


def _routes(desk: Desk) -> Iterator[Route]:
    one = f"{desk.path}/{{attachmentId}}"
    yield Route(
        method="POST",
        path=desk.path,
        handler=partial(declare, desk),
        scope=desk.scope,
        media=desk.media,
        content=desk.media,
    )
    yield Route(
        method="PUT",
        path=one,
        handler=partial(upload, desk),
        scope=desk.scope,
        media=desk.media,
        content=PDF,
    )
    yield Route(method="GET", path=one, handler=partial(download, desk), scope=desk.scope, media="*/*")


ROUTES = (*_routes(MESSAGES), *_routes(ISSUES))
"""What the sandbox can do with files of messages and issues."""

FILE_ROUTES = (
    *(
        Route(method="PUT", path=f"/{desk.kind}s/{{id}}", handler=partial(upload_once, desk), kind="file")
        for desk in (MESSAGES, ISSUES)
    ),
    # The address that messages show for their files; it wants a token (allegro-api issue 8750).
    Route(
        method="GET",
        path="/message-center/message-attachments/{attachmentId}",
        handler=partial(download, MESSAGES),
        scope=MESSAGES.scope,
        media="*/*",
    ),
)
"""The one-time addresses, and those that messages show."""
