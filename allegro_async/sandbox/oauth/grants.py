"""The token endpoint: a function for each grant."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from ..clock import MICROS
from ..data.jsons import to_json
from ..exchange import Answer, Exchange
from ..refusals import oauth_error
from .forms import Form, read_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..sign_ins import Code, Device
    from ..tokens import Refresh
    from ..world import World

TOKEN = "/auth/oauth/token"  # noqa: S105 - a path
"""Where tokens are given out."""

_SLOWER = 5 * MICROS
_DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


def give_token(world: World, exchange: Exchange) -> Answer:
    """`POST /auth/oauth/token`: give out tokens by one of the grants."""
    form = read_form(world, exchange)
    if isinstance(form, Answer):
        return form
    grant = _GRANTS.get(form["grant_type"])
    if grant is None:
        return oauth_error("unsupported_grant_type", "The grant type is missing or unknown")
    return grant(world, exchange, form)


def grant_of(exchange: Exchange) -> str | None:
    """Name the grant that a request to the token endpoint asks for; None for other requests.

    Only known names come out, so that nothing a client sends can get into a log.
    """
    if exchange.path != TOKEN or exchange.method != "POST":
        return None
    grant = dict(parse_qsl(exchange.body.decode(errors="replace"))).get("grant_type", "")
    return grant.rpartition(":")[2] if grant in _GRANTS else "unknown"


def _application(world: World, exchange: Exchange, form: Form) -> Answer:
    scopes = form.scopes()
    if scopes is None:
        return oauth_error("invalid_scope", "A requested scope does not exist")
    session = world.tokens.open_session(form.client_id, None, scopes)
    return _pair(world.tokens.issue(session, exchange.now))


def _refresh(world: World, exchange: Exchange, form: Form) -> Answer:
    token = form["refresh_token"]
    known = world.tokens.refresh(token)
    if known is None or known.session.client_id != form.client_id:
        return _bad_refresh_token(token)
    if known.session.unlinked:
        # As Allegro says it (allegro-api issue 11371).
        return Answer(401, to_json({"error": "Unauthorized"}), "application/json")
    return _next_pair(world, exchange, form, known)


def _next_pair(world: World, exchange: Exchange, form: Form, known: Refresh) -> Answer:
    scopes = form.scopes() if form["scope"] else known.session.scopes
    if scopes is None or not set(scopes) <= set(known.session.scopes):
        return oauth_error("invalid_scope", "A requested scope is more than the person agreed to")
    if not world.tokens.use(known, exchange.now):
        return _bad_refresh_token(form["refresh_token"])
    return _pair(world.tokens.issue(known.session, exchange.now, scopes))


def _bad_refresh_token(token: str) -> Answer:
    # Allegro quotes the whole token here (allegro-facts, section 2): clients must not log it.
    return oauth_error("invalid_grant", f"Invalid refresh token: {token}")


def _code(world: World, exchange: Exchange, form: Form) -> Answer:
    code = world.sign_ins.codes.get(form["code"])
    if code is None or code.client_id != form.client_id:
        return oauth_error("invalid_grant", "The authorization code is unknown")
    if code.used:
        # Whoever has stolen the code must not keep what it opened (RFC 6749, section 4.1.2).
        if code.session is not None:
            code.session.ended = True
        return oauth_error("invalid_grant", "The authorization code was used")
    code.used = True
    trouble = _trouble_with(code, exchange.now, form)
    if trouble is not None:
        return oauth_error("invalid_grant", trouble)
    code.session = world.tokens.open_session(code.client_id, code.seller, code.scopes)
    return _pair(world.tokens.issue(code.session, exchange.now))


def _trouble_with(code: Code, now: int, form: Form) -> str | None:
    if now >= code.expires:
        return "The authorization code is too old"
    if form["redirect_uri"] != code.redirect_uri:
        return "The redirect_uri is not the one that the code was sent to"
    verifier = form["code_verifier"]
    if code.challenge is None:
        # So that nobody can take PKCE away from a sign-in (RFC 9700, section 2.1.1).
        return "A code_verifier without a code_challenge" if verifier else None
    digest = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return None if digest == code.challenge else "The code_verifier is missing or wrong"


def _device(world: World, exchange: Exchange, form: Form) -> Answer:
    device = world.sign_ins.devices.get(form["device_code"])
    if device is None or device.state == "used" or device.client_id != form.client_id:
        return oauth_error("invalid_grant", "The device code is unknown or was used")
    if exchange.now >= device.expires:
        return oauth_error("expired_token", "The device code is too old")
    if device.state == "pending":
        return _still_pending(world, device, exchange.now)
    if device.state == "denied":
        return oauth_error("access_denied", "The person said no")
    device.state = "used"
    session = world.tokens.open_session(device.client_id, device.seller, device.scopes)
    return _pair(world.tokens.issue(session, exchange.now))


def _still_pending(world: World, device: Device, now: int) -> Answer:
    too_soon = device.polled is not None and now < device.polled + device.interval
    device.polled = now
    if too_soon:
        device.interval += _SLOWER
        return oauth_error("slow_down", "The device asks too often")
    if world.settings.auto_approve:
        device.seller = world.sellers[0]
        device.state = "approved"
    return oauth_error("authorization_pending", "The person has not answered yet")


def _pair(body: object) -> Answer:
    return Answer(200, to_json(body), "application/json", {"Cache-Control": "no-store"})


_GRANTS: dict[str, Callable[[World, Exchange, Form], Answer]] = {
    "authorization_code": _code,
    "client_credentials": _application,
    "refresh_token": _refresh,
    _DEVICE: _device,
}
