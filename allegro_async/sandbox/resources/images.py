"""Images of offers: by their bytes or by an address; their bytes come back under the location given."""

from __future__ import annotations

from hashlib import sha256
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from allegro_async.sandbox.clock import HOUR, iso
from allegro_async.sandbox.data.files import JPEG, PNG, WEBP, png
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route
from allegro_async.sandbox.refusals import invalid
from allegro_async.sandbox.strictness import media_types

from .reading import json_object, only_known
from .uploads import Rules, checked, public_address

if TYPE_CHECKING:
    from allegro_async.sandbox.world import World

# At most 26.2 MB (allegro-api issue 6392).
_RULES = Rules(media=(JPEG, PNG, WEBP), most=26_200_000)

_KEPT = 6 * HOUR
"""For so long Allegro keeps an image that no offer uses (allegro-api issue 2584); the sandbox keeps all."""


def upload_image(world: World, exchange: Exchange) -> Answer:
    """`POST /sale/images`: the bytes of an image, or its `url`.

    The sandbox fetches nothing from any network. An address of its own must be that of an image that was
    uploaded before, and gives a copy. Any other http or https address gives a square of one colour, always
    the same for the same address; a host that ends in `.invalid` cannot be reached (422). An IP address is
    refused with 422, as D says.
    """
    if PUBLIC_V1 in media_types(exchange.headers["Content-Type"]):
        body, media = _fetched(world, exchange)
    else:
        body, media = exchange.body, checked(exchange, _RULES)
    file = world.files.declare("image", exchange.seller.id, "", exchange.now)
    world.files.put(file, body, media, exchange.now)
    shown = {"location": public_address(world, file), "expiresAt": iso(exchange.now + _KEPT)}
    return Answer(201, to_json(shown))


def _fetched(world: World, exchange: Exchange) -> tuple[bytes, str]:
    body = json_object(exchange)
    only_known(exchange, body, ("url",))
    url = body.get("url")
    if not isinstance(url, str):
        raise RefusedError(invalid(exchange, "url", "url must be the address of an image"))
    own = f"{world.url}/original/"
    if url.startswith(own):
        file = world.files.find(url.removeprefix(own), "image")
        if file is None or file.body is None:
            raise RefusedError(invalid(exchange, "url", "there is no such image"))
        return file.body, file.media
    if not _can_be_reached(url):
        raise RefusedError(invalid(exchange, "url", "url cannot be fetched"))
    return png(sha256(url.encode()).digest()[:3]), PNG


def _can_be_reached(url: str) -> bool:
    """Whether Allegro could fetch it: http or https, and a name instead of an IP address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not host or host.endswith(".invalid"):
        return False
    try:
        ip_address(host)
    except ValueError:
        return True
    return False


ROUTES = (
    Route(
        method="POST",
        path="/sale/images",
        handler=upload_image,
        scope="allegro:api:sale:offers:write",
        content=PUBLIC_V1,
    ),
)
"""What the sandbox can do with images."""
