"""The options of login, logout, whoami and accounts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

__all__ = ["add_account_commands"]

_APPLICATION = "The application comes from ALLEGRO_CLIENT_ID, _CLIENT_SECRET, _USER_AGENT and _ENVIRONMENT."


def add_account_commands(add_parser: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the four commands.

    Args:
        add_parser: Makes the parser of a command from its name and `help`.
    """
    login = add_parser("login", help="sign a seller in, and store the token", epilog=_APPLICATION)
    logout = add_parser("logout", help="end a seller's session, and forget the token", epilog=_APPLICATION)
    whoami = add_parser("whoami", help="show who is signed in", epilog=_APPLICATION)
    accounts = add_parser("accounts", help="list the accounts with a stored token", epilog=_APPLICATION)
    for parser in (login, logout, whoami):
        parser.add_argument(
            "--account", default="default", help="the key of the account (default %(default)s)"
        )
    for name, parser in {"login": login, "logout": logout, "whoami": whoami, "accounts": accounts}.items():
        parser.add_argument("--tokens", type=Path, help="the folder of the tokens (default: the user's data)")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")
        parser.set_defaults(run=_command(name))
    _add_login(login)
    logout.add_argument("--forget-only", action="store_true", help="do not tell Allegro")


def _add_login(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--browser", action="store_true", help="use this machine's browser, no device code")
    parser.add_argument(
        "--redirect-uri",
        default="http://127.0.0.1:0/",
        help="where the browser comes back to; port 0 is a free one (default %(default)s)",
    )
    parser.add_argument("--scope", action="append", default=[], help="a scope to ask for; may be repeated")


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        from . import accounts

        command: Callable[[argparse.Namespace], int] = getattr(accounts, name)
        return command(options)

    return run
