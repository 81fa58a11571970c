"""`python -m allegro_async login | logout | whoami | accounts`: sellers' sessions from a terminal."""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import anyio

from allegro_async import AllegroClient, FileTokenStore

if TYPE_CHECKING:
    import argparse
    from collections.abc import Awaitable, Callable

    from allegro_async import SignedIn

__all__ = ["accounts", "login", "logout", "whoami"]

_NOT_SIGNED_IN = 1
_LAST_SECOND = 253_402_300_799.0  # of the year 9999: a calendar has no later one


def login(options: argparse.Namespace) -> int:
    """Sign a seller in; gives the exit code."""

    async def run(client: AllegroClient) -> int:
        if options.browser:
            redirect_uri = options.redirect_uri
            who = await client.login_browser(redirect_uri=redirect_uri, scopes=options.scope, prompt=_ask)
        else:
            who = await client.login_device(scopes=options.scope, prompt=_ask)
        _show(_facts(who), options)
        return 0

    return _with_client(options, run)


def logout(options: argparse.Namespace) -> int:
    """End a seller's session; gives the exit code."""

    async def run(client: AllegroClient) -> int:
        await client.logout(revoke=not options.forget_only)
        _show({"account": options.account, "signed_in": False}, options)
        return 0

    return _with_client(options, run)


def whoami(options: argparse.Namespace) -> int:
    """Show who is signed in, as Allegro sees it; gives the exit code."""

    async def run(client: AllegroClient) -> int:
        who = await client.signed_in()
        if who is None:
            print(f"Nobody is signed in as {options.account!r}: run login", file=sys.stderr)  # noqa: T201 - a command line prints
            return _NOT_SIGNED_IN
        me = await client.account.me()
        _show({"login": me.login, **_facts(who)}, options)
        return 0

    return _with_client(options, run)


def accounts(options: argparse.Namespace) -> int:
    """List the accounts that have a stored token; gives the exit code."""

    async def run(client: AllegroClient) -> int:
        found = [_facts(who) for who in await client.stored_accounts()]
        if options.json:
            print(json.dumps(found))  # noqa: T201 - a command line prints
            return 0
        for facts in found:
            state = "session ended" if facts["dead"] else f"token until {facts['expires_at']}"
            print(f"{facts['account']:<24} {facts['user_id'] or '-':<12} {state}")  # noqa: T201 - a command line prints
        return 0

    return _with_client(options, run)


def _with_client(options: argparse.Namespace, run: Callable[[AllegroClient], Awaitable[int]]) -> int:
    # What goes wrong is said in one line at the end; the log would say it a second time.
    logging.getLogger("allegro_async").addHandler(logging.NullHandler())

    async def main() -> int:
        store = FileTokenStore(options.tokens)
        account = getattr(options, "account", "default")
        async with AllegroClient.from_env(store=store, account=account) as client:
            return await run(client)

    return anyio.run(main)


def _ask(what: object) -> None:
    # Not on the standard output, which may be read by a program.
    print(what, file=sys.stderr, flush=True)  # noqa: T201 - a command line prints


def _facts(who: SignedIn) -> dict[str, Any]:
    seconds = max(0.0, min(who.expires_at, _LAST_SECOND))
    end = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return {**asdict(who), "scopes": sorted(who.scopes or ()), "expires_at": end}


def _show(facts: dict[str, Any], options: argparse.Namespace) -> None:
    if options.json:
        print(json.dumps(facts))  # noqa: T201 - a command line prints
        return
    scopes = ", ".join(facts.pop("scopes", ()))
    for name, value in {**facts, **({"scopes": scopes} if scopes else {})}.items():
        print(f"{name.replace('_', ' '):<12} {'-' if value is None else value}")  # noqa: T201 - a command line prints
