"""The OAuth host: device flow, application tokens, refresh, revocation (allegro-facts, section 2)."""

from __future__ import annotations

import base64
import binascii
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode

from .clock import MICROS
from .data.jsons import to_json
from .exchange import Answer, Exchange, Route
from .refusals import oauth_error, unauthorized
from .tokens import SCOPES, Device

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .world import World

DEVICE_PAGE = "/skojarz-aplikacje"
"""Where a person types the code of a device."""

_SLOWER = 5 * MICROS
_FORM = "application/x-www-form-urlencoded"
_DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


def start_device(world: World, exchange: Exchange) -> Answer:
    """`POST /auth/oauth/device`: begin a sign-in on a device."""
    form = _form_of(world, exchange)
    if isinstance(form, Answer):
        return form
    if form.get("client_id", world.client_id) != world.client_id:
        return unauthorized("invalid_client", "The client is unknown")
    scopes = form.get("scope", "").split() or list(SCOPES)
    if not set(scopes) <= set(SCOPES):
        return oauth_error("invalid_scope", "A requested scope does not exist")
    interval = round(world.settings.device_interval * MICROS)
    code, device = world.tokens.start_device(scopes, exchange.now, interval)
    page = f"{world.url}{DEVICE_PAGE}"
    body = {
        "device_code": code,
        "user_code": device.user_code,
        "verification_uri": page,
        "verification_uri_complete": f"{page}?{urlencode({'code': device.user_code})}",
        "expires_in": 3600,
        # Whole seconds on the wire: rounded up, so that who keeps to it is never told to slow down.
        "interval": -(-device.interval // MICROS),
    }
    return Answer(200, to_json(body), "application/json")


def give_token(world: World, exchange: Exchange) -> Answer:
    """`POST /auth/oauth/token`: give out tokens by one of the grants."""
    form = _form_of(world, exchange)
    if isinstance(form, Answer):
        return form
    grant = _GRANTS.get(form.get("grant_type", ""))
    if grant is None:
        return oauth_error("unsupported_grant_type", "The grant type is missing or unknown")
    return grant(world, exchange, form)


def revoke(world: World, exchange: Exchange) -> Answer:
    """`POST /auth/oauth/revoke`: end the session of a token; unknown tokens are fine too (RFC 7009)."""
    form = _form_of(world, exchange)
    if isinstance(form, Answer):
        return form
    world.tokens.revoke(form.get("token", ""))
    return Answer(200, b"", None)


def device_page(world: World, exchange: Exchange) -> Answer:
    """The page on which a person approves a device."""
    code = exchange.query.get("code", "")
    sellers = "".join(f"<option>{escape(seller.login)}</option>" for seller in world.sellers)
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox: connect a device</title>'
        '<h1>Connect a device</h1><form method="post">'
        f'<p><label>Code <input name="code" value="{escape(code)}"></label> '
        f'<label>as <select name="account">{sellers}</select></label></p>'
        '<p><button name="answer" value="yes">Allow</button> '
        '<button name="answer" value="no">Refuse</button></p>'
        "</form></html>"
    )
    return Answer(200, page.encode(), "text/html")


def device_answer(world: World, exchange: Exchange) -> Answer:
    """What the person said on that page."""
    form = dict(parse_qsl(exchange.body.decode(errors="replace")))
    try:
        if form.get("answer") == "yes":
            world.approve_device(form.get("code", ""), form.get("account"))
        else:
            world.deny_device(form.get("code", ""))
    except KeyError:
        return Answer(404, b"<!doctype html><p>No sign-in waits with this code.</p>", "text/html")
    return Answer(200, b"<!doctype html><p>Done. You can close this page.</p>", "text/html")


def _form_of(world: World, exchange: Exchange) -> dict[str, str] | Answer:
    """Read the form, or refuse: parameters belong into the body alone (allegro-api issue 13794)."""
    if exchange.query:
        return oauth_error("invalid_request", "Parameters belong into the body, not into the address")
    if exchange.headers.get("Content-Type", "").partition(";")[0].strip() != _FORM:
        return oauth_error("invalid_request", f"The body must be {_FORM}")
    if _credentials(exchange.headers.get("Authorization", "")) != (world.client_id, world.client_secret):
        return unauthorized("invalid_client", "The client credentials are wrong or missing")
    exchange.client_id = world.client_id
    return dict(parse_qsl(exchange.body.decode("utf-8", errors="replace")))


def _credentials(header: str) -> tuple[str, str] | None:
    kind, _, encoded = header.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, _, secret = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return unquote(name), unquote(secret)


def _application(world: World, exchange: Exchange, _form: Mapping[str, str]) -> Answer:
    session = world.tokens.open_session(None, ())
    return _pair(world.tokens.issue(session, exchange.now))


def _refresh(world: World, exchange: Exchange, form: Mapping[str, str]) -> Answer:
    token = form.get("refresh_token", "")
    body = world.tokens.refresh(token, exchange.now)
    if body is None:
        # Allegro quotes the whole token here (allegro-facts, section 2): clients must not log it.
        return oauth_error("invalid_grant", f"Invalid refresh token: {token}")
    return _pair(body)


def _device(world: World, exchange: Exchange, form: Mapping[str, str]) -> Answer:
    device = world.tokens.devices.get(form.get("device_code", ""))
    if device is None or device.state == "used":
        return oauth_error("invalid_grant", "The device code is unknown or was used")
    if exchange.now >= device.expires:
        return oauth_error("expired_token", "The device code is too old")
    if device.state == "pending":
        return _still_pending(world, device, exchange.now)
    if device.state == "denied":
        return oauth_error("access_denied", "The person said no")
    device.state = "used"
    session = world.tokens.open_session(device.seller, device.scopes)
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


_GRANTS: dict[str, Callable[[World, Exchange, Mapping[str, str]], Answer]] = {
    "client_credentials": _application,
    "refresh_token": _refresh,
    _DEVICE_GRANT: _device,
}

ROUTES = (
    Route(method="POST", path="/auth/oauth/device", handler=start_device, kind="oauth"),
    Route(method="POST", path="/auth/oauth/token", handler=give_token, kind="oauth"),
    Route(method="POST", path="/auth/oauth/revoke", handler=revoke, kind="oauth"),
    Route(method="GET", path=DEVICE_PAGE, handler=device_page, kind="oauth"),
    Route(method="POST", path=DEVICE_PAGE, handler=device_answer, kind="oauth"),
)
"""The routes of the OAuth host."""
