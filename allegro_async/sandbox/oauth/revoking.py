"""The end of a session at the application's own wish (RFC 7009)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exchange import Answer, Exchange
from .forms import read_form

if TYPE_CHECKING:
    from ..world import World


def revoke(world: World, exchange: Exchange) -> Answer:
    """`POST /auth/oauth/revoke`: end the session of a token; unknown tokens are fine too (RFC 7009)."""
    form = read_form(world, exchange)
    if isinstance(form, Answer):
        return form
    world.tokens.revoke(form["token"], form.client_id)
    return Answer(200, b"", None)
