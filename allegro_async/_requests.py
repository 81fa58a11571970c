"""Make the HTTP request of a call: address and headers. Pure functions over plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .protocols import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .call import Call

__all__ = ["request_of"]


def request_of(call: Call, *, origin: str, user_agent: str, access_token: str) -> Request:
    """Make the request of a call.

    Args:
        call: The call.
        origin: Scheme and host, such as `https://api.allegro.pl`.
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
    return Request(operation.method, origin + call.target, headers, call.body)


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
