"""What applications send to the OAuth host: a form, and their credentials."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from ..exchange import Answer, Exchange
from ..refusals import oauth_error, unauthorized
from ..tokens import SCOPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..world import Application, World

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Form:
    """A form that came with good credentials.

    Attributes:
        client_id: The application that sent it.
        fields: Its fields.
    """

    client_id: str
    fields: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """A field; empty when it did not come."""
        return self.fields.get(name, "")

    def scopes(self) -> Sequence[str] | None:
        """The scopes that are asked for, all if none is named; None when one does not exist."""
        return known_scopes(self["scope"])


def read_form(world: World, exchange: Exchange) -> Form | Answer:
    """Read the form, or refuse: parameters belong into the body alone (allegro-api issue 13794)."""
    if exchange.query:
        return oauth_error("invalid_request", "Parameters belong into the body, not into the address")
    if exchange.headers.get("Content-Type", "").partition(";")[0].strip() != _FORM:
        return oauth_error("invalid_request", f"The body must be {_FORM}")
    application = _application(world, exchange.headers.get("Authorization", ""))
    if application is None:
        return unauthorized("invalid_client", "The client credentials are wrong or missing")
    exchange.client_id = application.client_id
    fields = fields_once(parse_qsl(exchange.body.decode("utf-8", errors="replace")))
    if fields is None:
        return oauth_error("invalid_request", "A parameter comes twice")
    if fields.get("client_id", application.client_id) != application.client_id:
        return unauthorized("invalid_client", "The client_id is not that of the credentials")
    return Form(application.client_id, fields)


def fields_once(pairs: Iterable[tuple[str, str]]) -> dict[str, str] | None:
    """Collect parameters; None when one comes twice (RFC 6749, section 3.1)."""
    listed = list(pairs)
    fields = dict(listed)
    return fields if len(fields) == len(listed) else None


def known_scopes(text: str) -> Sequence[str] | None:
    """Read a list of scopes, all if it is empty; None when one does not exist."""
    scopes = text.split() or SCOPES
    return scopes if set(scopes) <= set(SCOPES) else None


def _application(world: World, header: str) -> Application | None:
    kind, _, encoded = header.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, _, secret = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    application = world.application(unquote(name))
    if application is None or not compare_digest(
        application.client_secret.encode(), unquote(secret).encode()
    ):
        return None
    return application
