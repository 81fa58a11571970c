"""Make requests to the token endpoint and read its answers. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlencode

from pydantic_core import from_json

from ..errors import AuthError, InvalidClientError
from ..protocols import Request
from ..retry import retry_after_seconds
from ..transport import basic_auth
from .token import Token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..app import App
    from ..protocols import Response

__all__ = [
    "EndpointBusyError",
    "Failure",
    "json_object",
    "read_reply",
    "read_revocation",
    "refusal",
    "token_request",
]

_OK, _TOO_MANY = 200, 429
_REFUSALS = frozenset({400, 401, 403})

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
        error: OAuth's word for it, where the answer had one; or the kind of a broken connection.
        retry_after: Seconds the endpoint asks to wait.

    The endpoint's description is left out: it quotes the refresh token (allegro-facts, section 2).
    """

    kind: Kind
    status: int
    error: str = ""
    retry_after: float | None = None

    def __str__(self) -> str:
        return ", ".join([*([f"status {self.status}"] if self.status else []), *filter(None, [self.error])])


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
    access = content.get("access_token")
    if response.status == _OK and isinstance(access, str) and access:
        return Token.from_reply(content, now=now)
    wait = retry_after_seconds(response.headers.get("Retry-After"), now)
    error = content.get("error")
    if response.status not in _REFUSALS or not isinstance(error, str):
        return Failure("transient", response.status, retry_after=wait)
    if error == "invalid_token" and _OTHER_ENVIRONMENT in str(content.get("error_description")):
        return Failure("misconfigured", response.status, error)
    known = _KINDS.get(error)
    return Failure(known or "transient", response.status, error if known else "", wait)


def read_revocation(response: Response) -> Failure | None:
    """Read an answer of the revocation endpoint; None when the token is worth nothing any more."""
    if response.status == _OK:
        return None
    answer = read_reply(response, now=0.0)
    if isinstance(answer, Failure) and answer.kind == "misconfigured":
        return answer
    return Failure("transient", response.status)


# How it begins to say that a token comes from elsewhere (allegro-api issue 12715); this much is no secret.
_OTHER_ENVIRONMENT = "Cannot convert"


class EndpointBusyError(AuthError):
    """The token endpoint answers 429: a user may be given only so many tokens (allegro-api issue 8058)."""


def refusal(failure: Failure, app: App) -> AuthError:
    """The error for a token endpoint that gives no token, be it for now or for good."""
    if failure.kind == "misconfigured":
        return InvalidClientError(
            f"Allegro refuses the application ({failure}): check client_id and client_secret, and that they "
            f"belong to the environment {app.environment.name!r}, which has keys of its own"
        )
    kind = EndpointBusyError if failure.status == _TOO_MANY else AuthError
    return kind(f"Allegro's token endpoint gives no token now ({failure}). What is stored is kept")


def json_object(body: bytes) -> dict[str, Any]:
    """Read a JSON object; anything else counts as an empty one."""
    try:
        content = from_json(body)
    except ValueError:
        return {}
    return cast("dict[str, Any]", content) if isinstance(content, dict) else {}
