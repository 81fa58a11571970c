"""Make the HTTP request of a call: address and headers. Pure functions over plain values."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from .file_errors import UnsafeAddressError
from .protocols import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .app import Environment
    from .call import Call

__all__ = ["request_of", "request_to_location"]


def request_of(call: Call, *, environment: Environment, user_agent: str, access_token: str) -> Request:
    """Make the request of a call.

    Args:
        call: The call.
        environment: Where Allegro's hosts are.
        user_agent: What the application calls itself.
        access_token: The token.
    """
    operation = call.operation
    headers = {
        **_further(call.options.get("headers", {})),
        "User-Agent": user_agent,
        "Accept": operation.accept,
        **call.headers,  # may ask for another media type, where an operation has several
        "Authorization": f"Bearer {access_token}",
    }
    if call.content_type is not None:
        headers["Content-Type"] = call.content_type
    if (language := call.options.get("language")) is not None:
        headers["Accept-Language"] = language
    return Request(operation.method, environment.origin(operation.host) + call.target, headers, call.body)


def request_to_location(
    call: Call, *, environment: Environment, user_agent: str, access_token: str
) -> Request:
    """Make the request of a call to the address that Allegro named for it, in a `Location`.

    The token, and the caller's own headers, go with it to Allegro's API and upload hosts only.

    Args:
        call: The call, with its `location`.
        environment: Where Allegro's hosts are.
        user_agent: What the application calls itself.
        access_token: The token.

    Raises:
        UnsafeAddressError: The address is malformed, holds a password, or is not encrypted though
            Allegro's hosts are.
    """
    origin = environment.origin(call.operation.host)
    place = _place(origin + call.target, call.location or "", call)
    request = request_of(call, environment=environment, user_agent=user_agent, access_token=access_token)
    if _origin(place) in {_origin(urlsplit(environment.origin(host))) for host in ("api", "upload")}:
        return replace(request, url=place.geturl())
    if place.scheme != "https" and place.scheme != urlsplit(environment.api).scheme:
        raise UnsafeAddressError(
            f"The address that Allegro named is not https; the file was not sent there [{call.operation}]"
        )
    kept = {name: value for name, value in request.headers.items() if name in _PUBLIC_HEADERS}
    return replace(request, url=place.geturl(), headers=kept)


def _place(base: str, location: str, call: Call) -> SplitResult:
    """Take an address apart; it may be relative to the base."""
    try:
        address = urljoin(base, location)
        place = urlsplit(address)
        plain = "@" not in place.netloc and _ADDRESS.fullmatch(address) is not None
        if plain and place.hostname and place.port != 0 and place.scheme in _PORTS:
            return place
    except ValueError:
        pass  # no address at all
    raise UnsafeAddressError(
        f"The address that Allegro named is malformed; nothing was sent there [{call.operation}]"
    )


def _origin(place: SplitResult) -> tuple[str, str | None, int]:
    return place.scheme, place.hostname, place.port or _PORTS[place.scheme]


_PORTS = {"http": 80, "https": 443}
# What RFC 3986 lets stand in an address; no backslash, blank, fragment or control character.
_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/?@!$&'()*+,;=%\[\]]+")
_PUBLIC_HEADERS = frozenset({"User-Agent", "Accept", "Content-Type"})


def _further(headers: Mapping[str, str]) -> dict[str, str]:
    """The caller's own headers, without those that are the pipeline's business, in any spelling."""
    return {name: value for name, value in headers.items() if name.lower() not in _OWN_HEADERS}


# Of the encoding the transport decides, which has to undo it.
_OWN_HEADERS = frozenset(
    {
        "authorization",
        "user-agent",
        "accept",
        "accept-encoding",
        "accept-language",
        "content-type",
        "host",
    }
)
