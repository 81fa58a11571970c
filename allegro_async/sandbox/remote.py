"""Controlling a sandbox that runs in another process."""

from __future__ import annotations

import json
from collections import Counter
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from .faults import FaultKind

_PATIENCE = 60.0


class Arrival(NamedTuple):
    """One request, as the sandbox saw it come.

    Attributes:
        at: Seconds since 1970, by the sandbox's clock.
        operation: Method and path template; empty when the path is unknown.
        account: The id of the seller whose token came.
        status: The status of the answer; 0 when the connection was cut instead.
    """

    at: float
    operation: str
    account: str | None
    status: int


class SandboxControl:
    """Speaks to the control API of a sandbox. Its methods block; in a coroutine use `asyncio.to_thread`.

    Args:
        url: The address of the sandbox.
    """

    def __init__(self, url: str) -> None:
        self.url = url

    def call(self, method: str, name: str, body: object = None, **query: object) -> Any:
        """Call the control API.

        Args:
            method: The HTTP method.
            name: What comes after `/_sandbox/`.
            body: The body as JSON values.
            query: The query parameters; None leaves one out.

        Returns:
            The answer as JSON values, None if there is none.

        Raises:
            ValueError: The sandbox refuses; the message says why.
            OSError: It cannot be reached.
        """
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=_PATIENCE)
        pairs = {key: value for key, value in query.items() if value is not None}
        try:
            sent = None if body is None else json.dumps(body)
            connection.request(method, f"/_sandbox/{name}?{urlencode(pairs)}", sent)
            answer = connection.getresponse()
            content = json.loads(answer.read() or b"null")
        finally:
            connection.close()
        if answer.status >= 400:  # noqa: PLR2004 - HTTP's own figure
            raise ValueError(content.get("error") or content)
        return content

    def state(self) -> dict[str, Any]:
        """Addresses, keys, the clock, and how many orders and offers there are."""
        return dict(self.call("GET", "state"))

    def requests(self, **filters: object) -> dict[str, Any]:
        """Counts of all requests, and the newest in full; filters are `method`, `path`, `status`, `limit`."""
        return dict(self.call("GET", "requests", **filters))

    def statuses(self) -> dict[int, int]:
        """How many requests got which status; 0 stands for a cut connection."""
        return {int(code): count for code, count in self.requests(limit=0)["statuses"].items()}

    def token_requests(self) -> Counter[tuple[str, int]]:
        """How many requests the token endpoint got, by grant and status; 0 stands for a cut connection."""
        rows = self.requests(limit=0)["token_requests"]
        return Counter({(row["grant"], row["status"]): row["count"] for row in rows})

    def arrivals(self) -> list[Arrival]:
        """Every request that the log keeps, in short, the oldest first."""
        found = self.call("GET", "arrivals")
        operations, accounts = found["operations"], found["accounts"]
        return [
            Arrival(at / 1e6, operations[operation], accounts[account], status)
            for at, operation, account, status in found["rows"]
        ]

    def forget_requests(self) -> None:
        """Begin the log anew."""
        self.call("DELETE", "requests")

    def fault(self, kind: FaultKind, **rule: object) -> None:
        """Let something go wrong from now on; the arguments are those of `Fault`."""
        self.call("POST", "faults", {"kind": kind, **rule})

    def clear_faults(self) -> None:
        """Let nothing go wrong any more."""
        self.call("DELETE", "faults")

    def release_commands(self, account: str | None = None) -> list[str]:
        """Let the commands of a seller that hang do their work now, or everybody's; gives their ids."""
        return list(self.call("POST", "commands", _whose(account))["released"])

    def advance(self, seconds: float) -> None:
        """Move the sandbox's clock forward."""
        self.call("POST", "clock", {"seconds": seconds})

    def add_orders(self, count: int, account: str | None = None) -> list[str]:
        """Let people buy something now, so many times; gives the ids of the new orders."""
        return list(self.call("POST", "orders", {"add": count, **_whose(account)})["added"])

    def change_orders(self, count: int, account: str | None = None) -> list[str]:
        """Let so many unfinished orders go one step further now; gives their ids."""
        return list(self.call("POST", "orders", {"change": count, **_whose(account)})["changed"])

    def change_offers(self, count: int, account: str | None = None) -> list[str]:
        """Change price or stock of so many offers now; gives their ids."""
        return list(self.call("POST", "offers", {"change": count, **_whose(account)})["changed"])

    def approve_device(self, user_code: str, account: str | None = None) -> None:
        """Say yes to a device sign-in."""
        self.call("POST", "devices", {"approve": user_code, **_whose(account)})

    def deny_device(self, user_code: str) -> None:
        """Say no to a device sign-in."""
        self.call("POST", "devices", {"deny": user_code})

    def approve_authorization(self, url: str, account: str | None = None) -> str:
        """Say yes on the consent page at this address; gives the address the browser would be sent to."""
        return str(self.call("POST", "authorizations", {"approve": url, **_whose(account)})["location"])

    def deny_authorization(self, url: str) -> str:
        """Say no on the consent page at this address; gives the address the browser would be sent to."""
        return str(self.call("POST", "authorizations", {"deny": url})["location"])

    def unlink(self, account: str | None = None, client_id: str | None = None) -> None:
        """Let a seller unlink the application, or all: refreshing answers 401 from then on."""
        which = {} if client_id is None else {"client_id": client_id}
        self.call("POST", "sessions", {"how": "unlink", **which, **_whose(account)})

    def end_sessions(self, account: str | None = None) -> None:
        """Let a seller log out everywhere: all their tokens are dead."""
        self.call("POST", "sessions", {"how": "end", **_whose(account)})

    def expire_tokens(self, account: str | None = None) -> None:
        """Let the access tokens of a seller die, or without a name everybody's; refresh tokens stay good."""
        self.call("POST", "sessions", {"how": "expire", **_whose(account)})


def _whose(account: str | None) -> dict[str, str]:
    return {} if account is None else {"account": account}
