"""Files for the tests, and short ways to hand them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.data.files import png

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller, Said

PDF = b"%PDF-1.4 a small one"
PNG = png(b"\x10\x20\x30", 8)
JPEG = b"\xff\xd8\xff\xe0 a photo"
TWICE = 2  # aiohttp itself sends a PUT again, once, when the connection is cut
BETA_V1 = "application/vnd.allegro.beta.v1+json"


def a_sandbox(orders: int = 5, accounts: int = 1) -> Sandbox:
    return Sandbox(orders=orders, offers=5, accounts=accounts, family_limits=False)


def inside(caller: Caller, url: str) -> str:
    """The path of an address, which must lie in the sandbox."""
    assert url.startswith(f"{caller.sandbox.url}/")
    return url.removeprefix(caller.sandbox.url)


async def put(
    caller: Caller, place: str, body: bytes, media: str = "application/pdf", **headers: str | None
) -> Said:
    """Send bytes to a path or to an address of the sandbox."""
    path = place if place.startswith("/") else inside(caller, place)
    return await caller.call("PUT", path, body, Content_Type=media, **headers)
