"""Make requests to the token endpoint and read its answers. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlencode

from pydantic_core import from_json

from ..protocols import Request
from ..transport import basic_auth
from .token import Token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..app import App
    from ..protocols import Response

__all__ = ["Failure", "read_reply", "token_request"]

_OK, _UNAUTHORIZED = 200, 401

Kind = Literal["transient", "dead", "pending", "slow_down", "denied", "expired", "misconfigured"]

_KINDS: dict[str, Kind] = {
    "authorization_pending": "pending",
    "slow_down": "slow_down",
    "access_denied": "denied",
    "expired_token": "expired",
    "invalid_grant": "dead",
    "invalid_token": "dead",
    "Unauthorized": "dead",  # the user has unlinked the application (allegro-api issue 11371)
    "invalid_client": "misconfigured",
    "unauthorized_client": "misconfigured",
    "unsupported_grant_type": "misconfigured",
    "invalid_scope": "misconfigured",
    "invalid_request": "misconfigured",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the token endpoint gave no token.

    Attributes:
        kind: `transient`: try again, the token is as good as before. `dead`: a person must sign in again.
            `pending`, `slow_down`, `denied`, `expired`: the states of a device sign-in (RFC 8628, section
            3.5). `misconfigured`: the Client ID, its secret or the environment is wrong.
        status: The HTTP status.
        error: OAuth's word for it, where the answer had one.

    The endpoint's description is left out: it quotes the refresh token (allegro-facts, section 2).
    """

    kind: Kind
    status: int
    error: str = ""

    def __str__(self) -> str:
        return f"status {self.status}" + (f", {self.error}" if self.error else "")


def token_request(app: App, path: str, fields: Mapping[str, str]) -> Request:
    """Make a request to one of the OAuth endpoints.

    The parameters go into the form body and nothing into the query; Allegro refuses a mix (issue 13794).

    Args:
        app: The application.
        path: `token`, `device` or `revoke`.
        fields: The form fields.
    """
    return Request(
        "POST",
        f"{app.environment.auth}/auth/oauth/{path}",
        {
            "Authorization": basic_auth(app.client_id, app.client_secret),
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
            "User-Agent": str(app.user_agent),
        },
        urlencode(fields).encode(),
    )


def read_reply(response: Response, *, now: float) -> Token | Failure:
    """Read an answer of the token endpoint.

    A broken answer is never taken for the end of a session: an empty 400, a captcha page, 429 and 5xx are
    transient (allegro-facts, section 2).

    Args:
        response: The answer.
        now: The present time, in seconds since 1970.
    """
    content = json_object(response.body)
    if response.status == _OK and isinstance(content.get("access_token"), str):
        return Token.from_reply(content, now=now)
    error = content.get("error")
    if response.status in {400, _UNAUTHORIZED, 403} and isinstance(error, str):
        known = _KINDS.get(error)
        return Failure(known or "transient", response.status, error if known else "")
    return Failure("transient", response.status)


def json_object(body: bytes) -> dict[str, Any]:
    """Read a JSON object; anything else counts as an empty one."""
    try:
        content = from_json(body)
    except ValueError:
        return {}
    return cast("dict[str, Any]", content) if isinstance(content, dict) else {}
