"""The authorization code flow up to the code (RFC 6749, section 4.1; PKCE: RFC 7636)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..exchange import Answer, Exchange
from ..sign_ins import CODE_LIFETIME, Code
from .forms import fields_once, known_scopes
from .pages import account_choice, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..world import World

AUTHORIZE = "/auth/oauth/authorize"
"""Where an application sends a person to agree."""

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_S256 = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an application asks a person for.

    Attributes:
        client_id: The application.
        redirect_uri: Where the person goes afterwards.
        state: What the application wants to get back; None if nothing.
        scopes: What it wants to do.
        challenge: The S256 challenge of PKCE, if there is one.
    """

    client_id: str
    redirect_uri: str
    state: str | None = field(repr=False)
    scopes: Sequence[str]
    challenge: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wish that cannot be.

    Attributes:
        message: What is wrong.
        redirect: Where the browser goes with the error. None: nowhere, since the address cannot be trusted.
    """

    message: str
    redirect: str | None = None


def show_consent(world: World, exchange: Exchange) -> Answer:
    """`GET /auth/oauth/authorize`: the page on which a person agrees or refuses."""
    wish = read_wish(world, exchange.query.items())
    if isinstance(wish, Wrong):
        return _refused(wish)
    scopes = "".join(f"<li>{scope}</li>" for scope in wish.scopes)
    content = f"<p>Application {wish.client_id} asks for:</p><ul>{scopes}</ul><p>{account_choice(world)}</p>"
    return page("Allow an application?", content, asks=True)


def answer_consent(world: World, exchange: Exchange) -> Answer:
    """`POST /auth/oauth/authorize`: what the person said there; the browser goes back to the application."""
    wish = read_wish(world, exchange.query.items())
    if isinstance(wish, Wrong):
        return _refused(wish)
    form = dict(parse_qsl(exchange.body.decode(errors="replace")))
    if form.get("answer") != "yes":
        return _send_to(_denied(wish))
    try:
        return _send_to(_agreed(world, wish, form.get("account"), exchange.now))
    except KeyError:
        return page("There is no such account", status=404)


def approve(world: World, url: str, account: str | None = None) -> str:
    """Agree to what an address of the consent page asks for, as a person would.

    Args:
        world: The sandbox.
        url: The address that the application would open in a browser.
        account: The id or login of the seller; the first one by default.

    Returns:
        The address that the browser would be sent to.

    Raises:
        ValueError: The browser would be sent nowhere: a page would say what is wrong.
        KeyError: There is no such seller.
    """
    wish = _wish_at(world, url)
    return wish if isinstance(wish, str) else _agreed(world, wish, account, world.clock.micros())


def deny(world: World, url: str) -> str:
    """Refuse what an address of the consent page asks for; otherwise like `approve`."""
    wish = _wish_at(world, url)
    return wish if isinstance(wish, str) else _denied(wish)


def read_wish(world: World, query: Iterable[tuple[str, str]]) -> Wish | Wrong:
    """Read the parameters of the consent page.

    What is wrong with the application or its address is shown to the person, and never sent to that address
    (RFC 6749, section 4.1.2.1); an unknown response type too.
    """
    fields = fields_once(query)
    if fields is None:
        return Wrong("A parameter comes twice")
    if world.application(fields.get("client_id", "")) is None:
        return Wrong("The client_id is missing or unknown")
    redirect_uri = fields.get("redirect_uri", "")
    if not _is_registered(redirect_uri, world.settings.redirect_uris):
        return Wrong("The redirect_uri is missing or not registered")
    if fields.get("response_type") != "code":
        return Wrong("The response_type must be code")
    return _read_rest(fields, redirect_uri)


def _read_rest(fields: Mapping[str, str], redirect_uri: str) -> Wish | Wrong:
    state, challenge = fields.get("state"), fields.get("code_challenge")
    scopes = known_scopes(fields.get("scope", ""))
    if scopes is None:
        return _sent_back("invalid_scope", "A requested scope does not exist", redirect_uri, state)
    method = fields.get("code_challenge_method")
    if (challenge, method) != (None, None) and (method != "S256" or not _S256.fullmatch(challenge or "")):
        return _sent_back("invalid_request", "PKCE is to be had with S256 only", redirect_uri, state)
    return Wish(fields["client_id"], redirect_uri, state, scopes, challenge)


def _is_registered(uri: str, registered: Sequence[str]) -> bool:
    if registered:
        return uri in registered
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    here = parts.scheme == "http" and parts.hostname in _LOOPBACK
    return (here or (parts.scheme == "https" and bool(parts.hostname))) and "#" not in uri


def _wish_at(world: World, url: str) -> Wish | str:
    parts = urlsplit(url)
    if parts.path != AUTHORIZE:
        raise ValueError(f"The address of the consent page ends in {AUTHORIZE}, without its parameters")
    wish = read_wish(world, parse_qsl(parts.query, keep_blank_values=True))
    if isinstance(wish, Wish):
        return wish
    if wish.redirect is None:
        raise ValueError(wish.message)
    return wish.redirect


def _agreed(world: World, wish: Wish, account: str | None, now: int) -> str:
    code = Code(
        wish.client_id,
        world.seller(account),
        wish.scopes,
        wish.redirect_uri,
        wish.challenge,
        now + CODE_LIFETIME,
    )
    return _back(wish.redirect_uri, wish.state, code=world.sign_ins.add_code(code))


def _denied(wish: Wish) -> str:
    return _back(wish.redirect_uri, wish.state, error="access_denied")


def _sent_back(error: str, message: str, redirect_uri: str, state: str | None) -> Wrong:
    return Wrong(message, _back(redirect_uri, state, error=error, error_description=message))


def _back(redirect_uri: str, state: str | None, **answer: str) -> str:
    fields = answer if state is None else {**answer, "state": state}
    return f"{redirect_uri}{'&' if '?' in redirect_uri else '?'}{urlencode(fields)}"


def _refused(wrong: Wrong) -> Answer:
    return page(wrong.message, status=400) if wrong.redirect is None else _send_to(wrong.redirect)


def _send_to(address: str) -> Answer:
    return Answer(302, b"", None, {"Location": address, "Cache-Control": "no-store"})
