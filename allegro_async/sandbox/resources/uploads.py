"""Taking and giving the bytes of files, and the addresses that need no token.

One origin stands for all of Allegro's hosts: the addresses given in `Location` lie in the sandbox itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import quote

from allegro_async.sandbox.data.files import BMP, GIF, JPEG, PDF, PNG, TIFF, media_of, png
from allegro_async.sandbox.exchange import Answer, Exchange, RefusedError, Route
from allegro_async.sandbox.refusals import not_found, refuse
from allegro_async.sandbox.strictness import media_types

if TYPE_CHECKING:
    from allegro_async.sandbox.state.files import File, Kind
    from allegro_async.sandbox.world import World

MEGABYTE = 1024 * 1024

CONVERSATION_MEDIA = (PDF, BMP, GIF, JPEG, PNG, TIFF)
"""What can be attached to messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a file must be.

    Attributes:
        media: The media types it may have.
        most: The most bytes it may have.
        wrong: The status for bytes that are something else than the request says.
        again: The status for bytes that were there already; the addresses are for one use (D says so).
        exact: Whether it must have as many bytes as were declared.
        empty: Whether it may be empty.
    """

    media: tuple[str, ...]
    most: int
    wrong: int = 415
    again: int = 404
    exact: bool = False
    empty: bool = False


def checked(exchange: Exchange, rules: Rules) -> str:
    """Check the bytes that came, and give their media type.

    Raises:
        RefusedError: They are too many, or not what the rules allow.
    """
    body, said = exchange.body, media_types(exchange.headers.get("Content-Type", ""))[0]
    if said not in rules.media:
        message = f"The file must be one of {', '.join(rules.media)}"
        raise RefusedError(refuse(exchange, 415, "UNSUPPORTED_MEDIA_TYPE", message))
    if len(body) > rules.most:
        message = f"The file must have at most {rules.most} bytes"
        raise RefusedError(refuse(exchange, 413, "PAYLOAD_TOO_LARGE", message))
    if not body and not rules.empty:
        raise RefusedError(refuse(exchange, 400, "EMPTY_FILE", "The file is empty"))
    if body and media_of(body) != said:
        message = f"The bytes are not {said}"
        raise RefusedError(refuse(exchange, rules.wrong, "INVALID_FILE", message))
    return said


def take(world: World, exchange: Exchange, file: File, rules: Rules) -> None:
    """Take the bytes of a declared file.

    Raises:
        RefusedError: They are not what the rules allow, not what was declared, or were there already.
    """
    if file.here:
        message = "The file was uploaded before: an address is for one upload"
        raise RefusedError(refuse(exchange, rules.again, "ALREADY_UPLOADED", message))
    media = checked(exchange, rules)
    size = len(exchange.body)
    if file.size is not None and (size > file.size or (rules.exact and size < file.size)):
        status = 422 if rules.exact else 413
        message = f"{file.size} bytes were declared, not {size}"
        raise RefusedError(refuse(exchange, status, "SIZE_MISMATCH", message))
    world.files.put(file, exchange.body, media, exchange.now)


def given(exchange: Exchange, file: File | None) -> Answer:
    """Give the bytes of a file, or 404 where there are none."""
    if file is None or file.body is None:
        return not_found(exchange, "such file")
    # The names are written as Allegro writes them (allegro-api issue 8750).
    name, word = quote(file.name, safe=""), encoded_word(file.name)
    shown = f"attachment; filename=\"{word}\"; filename*=UTF-8''{name}"
    return Answer(200, file.body, file.media, {"Content-Disposition": shown})


def encoded_word(text: str) -> str:
    """Write a text as an encoded word of RFC 2047."""
    return f"=?UTF-8?Q?{quote(text, safe='').replace('%', '=').replace('_', '=5F')}?="


def owned(world: World, exchange: Exchange, kind: Kind, name: str = "attachmentId") -> File:
    """Find a file of the seller by the id in the path.

    Raises:
        RefusedError: The seller has no such file.
    """
    file = world.files.find(exchange.params[name], kind, owner=exchange.seller.id)
    if file is None:
        raise RefusedError(not_found(exchange, "such file"))
    return file


def one_time_address(world: World, file: File) -> str:
    """The address that takes the bytes of a message's or issue's file, once and without a token."""
    return f"{world.url}/{file.kind}s/{file.id}?signature={world.files.signature(file)}"


def public_address(world: World, file: File) -> str:
    """The address that gives the bytes of a file to everybody."""
    return f"{world.url}/{'original' if file.kind == 'image' else 'files'}/{file.id}"


def download(world: World, exchange: Exchange) -> Answer:
    """`GET /original/{id}` and `GET /files/{id}`: images and attachments that everybody may see."""
    kinds: tuple[Kind, ...] = ("offer-attachment", "warranty-attachment")
    if exchange.path.startswith("/original/"):
        kinds = ("image",)
    return given(exchange, world.files.find(exchange.params["id"], *kinds))


def one_time_file(world: World, exchange: Exchange, kind: Kind) -> File:
    """Find the file of a one-time address.

    Raises:
        RefusedError: There is none, or the signature is wrong.
    """
    file = world.files.find(exchange.params["id"], kind)
    signature = exchange.query.get("signature", "")
    if file is None or not compare_digest(signature.encode(), world.files.signature(file).encode()):
        raise RefusedError(not_found(exchange, "such address"))
    return file


def avatar(_world: World, exchange: Exchange) -> Answer:
    """`GET /avatars/{id}`: a picture that stands for somebody."""
    return Answer(200, png(sha256(exchange.params["id"].encode()).digest()[:3], 64), PNG)


ROUTES = (
    Route(method="GET", path="/avatars/{id}", handler=avatar, kind="file"),
    Route(method="GET", path="/original/{id}", handler=download, kind="file"),
    Route(method="GET", path="/files/{id}", handler=download, kind="file"),
)
"""What is given without a token."""
