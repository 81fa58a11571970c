"""`python -m allegro_async.sandbox`: a sandbox on its own."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import threading
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

from .coverage import coverage, report
from .faults import KINDS
from .server import Sandbox, serve
from .settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

BAD_INPUT = 2
"""The exit code for settings that cannot be and for a port in use."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sandbox until Ctrl-C; gives the exit code."""
    options = vars(_parser().parse_args(arguments))
    if options.pop("coverage"):
        print(report(coverage()), flush=True)  # noqa: T201 - a command line prints
        return 0
    as_json, until_eof = options.pop("json"), options.pop("until_eof")
    if until_eof:
        threading.Thread(target=_leave_at_eof, daemon=True).start()
    ready = _show_json if as_json else _show
    with suppress(KeyboardInterrupt):
        try:
            asyncio.run(serve(ready=ready, **options))
        except (OSError, ValueError) as error:
            if as_json:
                print(json.dumps({"error": str(error)}), flush=True)  # noqa: T201 - a command line prints
            else:
                print(f"error: {error}", file=sys.stderr)  # noqa: T201 - a command line prints
            return BAD_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m allegro_async.sandbox", description=__doc__)
    default = Settings()
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="where to listen (default %(default)s)")
    add("--port", type=int, default=0, help="the port (default: a free one)")
    add("--seed", type=int, default=default.seed, help="other seeds give other data (default %(default)s)")
    add("--orders", type=int, default=default.orders, help="orders of each seller (default %(default)s)")
    add("--offers", type=int, default=default.offers, help="offers of each seller (default %(default)s)")
    add("--accounts", type=int, default=default.accounts, help="sellers (default %(default)s)")
    add("--applications", type=int, default=default.applications, help="applications (default %(default)s)")
    add("--request-limit", type=_limit, default=default.request_limit, help="requests a minute, or none")
    add(
        "--family-limits",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="keep the limits of families",
    )
    add("--limit-period", type=float, default=default.limit_period, help="seconds of a minute for the limits")
    add("--token-lifetime", type=int, default=default.token_lifetime, help="seconds an access token lives")
    add(
        "--refresh-grace",
        type=float,
        default=default.refresh_grace,
        help="seconds a used refresh token lives",
    )
    add("--access-overlap", type=float, default=0, help="seconds an access token outlives a refresh")
    add("--redirect-uri", dest="redirect_uris", action="append", default=[], help="a registered address")
    add("--device-interval", type=float, default=default.device_interval, help="seconds between two polls")
    add("--orders-per-second", type=float, default=default.orders_per_second, help="new orders while it runs")
    add("--event-duplicates", type=float, default=0, help="share of order events that come twice")
    add("--event-gap", type=float, default=0, help="share of order events that are missing at first")
    add("--event-gap-seconds", type=float, default=3600, help="seconds until they are there")
    add("--command-seconds", type=float, default=default.command_seconds, help="seconds a command takes")
    add("--slow-offers", type=float, default=0, help="share of writes of offers that are done later")
    add("--operation-seconds", type=float, default=default.operation_seconds, help="seconds those take")
    add("--auto-approve", action=argparse.BooleanOptionalAction, default=True, help="approve device sign-ins")
    add("--check-user-agent", action=argparse.BooleanOptionalAction, default=True, help="keep Allegro's rule")
    add("--start", type=datetime.fromisoformat, help="what the clock shows at first (default: now)")
    add("--epoch", type=datetime.fromisoformat, help="the end of the invented past (default: last midnight)")
    add("--fault", dest="faults", action="append", choices=KINDS, default=[], help="let something go wrong")
    add("--coverage", action="store_true", help="say how far it goes with each operation, and end")
    add("--json", action="store_true", help="show address and keys as JSON")
    add("--until-eof", action="store_true", help="end when the standard input does")
    return parser


def _limit(text: str) -> int | None:
    return None if text == "none" else int(text)


def _facts(sandbox: Sandbox) -> dict[str, Any]:
    return {
        "url": sandbox.url,
        "client_id": sandbox.client_id,
        "client_secret": sandbox.client_secret,
        "applications": sandbox.applications,
        "accounts": [account.id for account in sandbox.accounts],
    }


def _show_json(sandbox: Sandbox) -> None:
    print(json.dumps(_facts(sandbox)), flush=True)  # noqa: T201 - a command line prints


def _show(sandbox: Sandbox) -> None:
    lines = (
        f"The sandbox serves on {sandbox.url}",
        f"Client ID:     {sandbox.client_id}",
        f"Client secret: {sandbox.client_secret}",
        "Ctrl-C ends it.",
    )
    print("\n".join(lines), flush=True)  # noqa: T201 - a command line prints


def _leave_at_eof() -> NoReturn:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
