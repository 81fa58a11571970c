"""The log of all requests, which tests can ask questions."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .clock import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DROPPED = 0
"""The status of a request that got no answer."""

_SECRET = frozenset({"authorization", "cookie", "referer"})

# What may be seen of the queries of a sign-in; codes, states and misplaced secrets may not.
_HARMLESS = frozenset(
    {"response_type", "client_id", "redirect_uri", "scope", "prompt", "code_challenge_method"}
)


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One request that came in.

    Attributes:
        number: Counted from 1.
        at: When it came, in microseconds since 1970.
        method: The HTTP method.
        path: The path, decoded.
        query: The query parameters in their order; those of a sign-in without what is secret.
        status: The status of the answer; 0 when the connection was cut instead.
        worked: Whether the work was done, even if the answer got lost.
        operation: Method and path template; empty when the path is unknown.
        account: The id of the seller whose token came.
        headers: The headers, without credentials.
        grant: The grant that the token endpoint was asked for; None for requests to other addresses.
    """

    number: int
    at: int
    method: str
    path: str
    query: tuple[tuple[str, str], ...] = field(repr=False)
    status: int
    worked: bool
    operation: str
    account: str | None
    headers: Mapping[str, str] = field(repr=False)
    grant: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The entry as the control API shows it."""
        return {
            "number": self.number,
            "at": iso(self.at),
            "method": self.method,
            "path": self.path,
            "query": [list(pair) for pair in self.query],
            "status": self.status,
            "worked": self.worked,
            "operation": self.operation,
            "account": self.account,
            "headers": dict(self.headers),
            "grant": self.grant,
        }


class RequestLog:
    """The last requests in full, and counts of all of them.

    Attributes:
        statuses: How many requests got which status; 0 stands for a cut connection.
        operations: How many requests each operation got.
        token_requests: How many requests the token endpoint got, by grant and status.

    Args:
        size: How many requests are kept in full.
    """

    def __init__(self, size: int = 50_000) -> None:
        self.statuses: Counter[int] = Counter()
        self.operations: Counter[str] = Counter()
        self.token_requests: Counter[tuple[str, int]] = Counter()
        self._kept: deque[LoggedRequest] = deque(maxlen=size)
        self._total = 0

    def __len__(self) -> int:
        return self._total

    def __iter__(self) -> Iterator[LoggedRequest]:
        return iter(tuple(self._kept))

    @property
    def next_number(self) -> int:
        """The number that the next request gets."""
        return self._total + 1

    def add(self, entry: LoggedRequest) -> None:
        """Take note of a request."""
        self._total += 1
        self.statuses[entry.status] += 1
        self.operations[entry.operation] += 1
        if entry.grant is not None:
            self.token_requests[entry.grant, entry.status] += 1
        self._kept.append(entry)

    def matching(
        self, *, method: str | None = None, path: str | None = None, status: int | None = None
    ) -> list[LoggedRequest]:
        """Give the kept requests that fit, the oldest first.

        Args:
            method: Only this method.
            path: Only paths that begin so.
            status: Only this status; 0 for cut connections.
        """
        return [
            entry
            for entry in self._kept
            if (method is None or entry.method == method)
            and (path is None or entry.path.startswith(path))
            and (status is None or entry.status == status)
        ]

    def clear(self) -> None:
        """Forget everything, the counts too."""
        self.statuses.clear()
        self.operations.clear()
        self.token_requests.clear()
        self._kept.clear()
        self._total = 0


def without_secrets(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers, but for the values of those that carry credentials."""
    return {name: "..." if name.lower() in _SECRET else value for name, value in headers.items()}


def query_without_secrets(query: Iterable[tuple[str, str]], *, is_oauth: bool) -> tuple[tuple[str, str], ...]:
    """The query parameters, but for the values that the OAuth host must not have told anybody."""
    return tuple((name, value if not is_oauth or name in _HARMLESS else "...") for name, value in query)
