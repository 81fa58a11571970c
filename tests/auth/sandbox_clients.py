"""Clients of a sandbox, for the tests of signing in."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from allegro_async import (
    AllegroClient,
    App,
    TokenStore,
)
from allegro_async.sandbox import Sandbox


def app_of(sandbox: Sandbox, secret: str | None = None) -> App:
    return App(
        sandbox.client_id,
        secret or sandbox.client_secret,
        user_agent="MyShop/1.4 (+https://shop.example/about)",
        environment=sandbox.url,
    )


@asynccontextmanager
async def client_of(sandbox: Sandbox, store: TokenStore | None = None) -> AsyncGenerator[AllegroClient]:
    async with AllegroClient(app_of(sandbox), store=store) as client:
        yield client


def nobody(_what: object) -> None:
    """Show nothing: the sandbox says yes by itself."""


def tokens_given(sandbox: Sandbox) -> int:
    return sum(count for (_, status), count in sandbox.token_requests.items() if status == 200)
