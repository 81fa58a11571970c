"""Sign in by the authorization code flow (RFC 6749, section 4.1) with PKCE (RFC 7636)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..errors import AuthError, ConfigurationError
from .endpoint import Failure, refusal
from .pending import PendingSignIn
from .prompt import link_as_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..app import App
    from .asking import TokenEndpoint
    from .token import Token

__all__ = ["AuthorizationRequest", "begin", "exchange", "read_callback"]

_LIFETIME = 1800.0  # a person may take half an hour to find the password
_CODE_SECONDS = 9.0  # a code lives 10 s (allegro-facts, section 2)
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """Where to send a person who is to sign in, and what to keep until the browser comes back.

    Attributes:
        url: The page of Allegro's to open; `str` of the request is this address.
        pending: What `login_code` needs; keep it with the person's web session, unless the store has it.
    """

    url: str
    pending: PendingSignIn

    def __str__(self) -> str:
        return self.url

    def __repr__(self) -> str:
        return f"<AuthorizationRequest for account {self.pending.account!r}>"

    def _repr_html_(self) -> str:
        return link_as_html("To sign in to Allegro, open", self.url)


def begin(
    app: App, redirect_uri: str, *, account: str, scopes: Iterable[str], state: str | None, now: float
) -> AuthorizationRequest:
    """Make the address that a person is sent to.

    Args:
        app: The application.
        redirect_uri: Where the browser comes back to, as registered with Allegro.
        account: The key under which the token will be stored.
        scopes: The scopes to ask for; none: all that the application has.
        state: The state; None makes one that nobody can guess.
        now: The present time, in seconds since 1970.

    Raises:
        ConfigurationError: The address to come back to is neither https nor on this machine.
    """
    _check_redirect(redirect_uri)
    verifier = secrets.token_urlsafe(64)
    pending = PendingSignIn(
        state or secrets.token_urlsafe(32), verifier, redirect_uri, account, now + _LIFETIME
    )
    query = {
        "response_type": "code",
        "client_id": app.client_id,
        "redirect_uri": redirect_uri,
        "state": pending.state,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
        **({"scope": wanted} if (wanted := " ".join(scopes)) else {}),
    }
    return AuthorizationRequest(f"{app.environment.auth}/auth/oauth/authorize?{urlencode(query)}", pending)


def read_callback(answer: Mapping[str, str] | str) -> Mapping[str, str]:
    """Read the query with which the browser came back, from a mapping or from the whole address."""
    if isinstance(answer, Mapping):
        return answer
    return dict(parse_qsl(urlsplit(answer).query))


async def exchange(
    app: App, endpoint: TokenEndpoint, pending: PendingSignIn, answer: Mapping[str, str], *, now: float
) -> Token:
    """Exchange the code with which the browser came back for a token, at once: it lives 10 seconds.

    Args:
        app: The application.
        endpoint: The token endpoint.
        pending: The sign-in as it was begun.
        answer: The query with which the browser came back.
        now: The present time, in seconds since 1970.

    Raises:
        AuthError: The answer is forged or too late, the person refused, or Allegro gives no token.
    """
    _check_answer(pending, answer, now)
    request = endpoint.request(
        grant_type="authorization_code",
        code=answer["code"],
        redirect_uri=pending.redirect_uri,
        code_verifier=pending.verifier,
    )
    token = await endpoint.ask(request, patience=_CODE_SECONDS, timeout=_CODE_SECONDS)
    if not isinstance(token, Failure):
        return token
    if token.kind == "dead":
        raise AuthError(
            "Allegro does not take the code of the sign-in: it lives 10 seconds, works once, and "
            "redirect_uri must be the registered one to the letter. Begin the sign-in again"
        )
    raise refusal(token, app)


def _check_answer(pending: PendingSignIn, answer: Mapping[str, str], now: float) -> None:
    if not hmac.compare_digest(pending.state.encode(), answer.get("state", "").encode()):
        raise AuthError("The state of the sign-in is not the one that was sent: the answer may be forged")
    if now > pending.expires_at:
        raise AuthError("The sign-in took too long; begin it again")
    if answer.get("error") == "access_denied":
        raise AuthError("The person refused the sign-in")
    if "error" in answer or not answer.get("code"):
        raise AuthError(
            "Allegro sent the browser back without a code: look at the scopes and the redirect_uri"
        )


def _check_redirect(redirect_uri: str) -> None:
    try:
        parts = urlsplit(redirect_uri)
    except ValueError:
        parts = urlsplit("")
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not secure or not parts.hostname or parts.fragment:
        raise ConfigurationError(
            "redirect_uri must be an https address, or http on this machine, as registered with Allegro; "
            "such as https://shop.example/allegro"
        )


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
