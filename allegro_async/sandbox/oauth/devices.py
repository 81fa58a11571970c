"""The device flow (RFC 8628): a device shows a code, a person types it in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from ..clock import MICROS
from ..data.jsons import to_json
from ..exchange import Answer, Exchange
from ..refusals import oauth_error
from .forms import read_form
from .pages import account_choice, page, text_input

if TYPE_CHECKING:
    from ..world import World

DEVICE_PAGE = "/skojarz-aplikacje"
"""Where a person types the code of a device."""


def start_device(world: World, exchange: Exchange) -> Answer:
    """`POST /auth/oauth/device`: begin a sign-in on a device."""
    form = read_form(world, exchange)
    if isinstance(form, Answer):
        return form
    scopes = form.scopes()
    if scopes is None:
        return oauth_error("invalid_scope", "A requested scope does not exist")
    interval = round(world.settings.device_interval * MICROS)
    code, device = world.sign_ins.start_device(form.client_id, scopes, exchange.now, interval)
    where = f"{world.url}{DEVICE_PAGE}"
    body = {
        "device_code": code,
        "user_code": device.user_code,
        "verification_uri": where,
        "verification_uri_complete": f"{where}?{urlencode({'code': device.user_code})}",
        "expires_in": 3600,
        # Whole seconds on the wire: rounded up, so that who keeps to it is never told to slow down.
        "interval": -(-device.interval // MICROS),
    }
    return Answer(200, to_json(body), "application/json")


def device_page(world: World, exchange: Exchange) -> Answer:
    """The page on which a person approves a device."""
    code = text_input("Code", "code", exchange.query.get("code", ""))
    return page("Connect a device", f"<p>{code} {account_choice(world)}</p>", asks=True)


def device_answer(world: World, exchange: Exchange) -> Answer:
    """What the person said on that page."""
    form = dict(parse_qsl(exchange.body.decode(errors="replace")))
    try:
        if form.get("answer") == "yes":
            world.approve_device(form.get("code", ""), form.get("account"))
        else:
            world.deny_device(form.get("code", ""))
    except KeyError:
        return page("No sign-in waits with this code", status=404)
    return page("Done. You can close this page")
