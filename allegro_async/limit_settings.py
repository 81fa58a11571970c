"""What a user may say about the request limits, as data, checked when it is said."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .call import RequestLimit
from .errors import ConfigurationError

if TYPE_CHECKING:
    from .call import Operation

__all__ = ["CLIENT_LIMIT", "Limits"]

CLIENT_LIMIT = RequestLimit("client", 9000, 60.0, "client")
"""9000 requests a minute for each Client ID, production and sandbox alike (allegro-api issue 3454)."""

_LARGEST_HEADROOM = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The settings of a client's request limits; the defaults keep Allegro's own.

        limits = Limits(
            headroom=0.05,
            overrides={"offer-read": RequestLimit("offer-read", 2000, 60.0), "tag-changes": None},
            extra={"orders.get": (RequestLimit("order-read", 300, 60.0),)},
        )
        client = AllegroClient(app, limits=limits)

    Attributes:
        headroom: The share of each limit that is left unused, from 0 to 0.9. A 429 has been reported below
            Allegro's figures (allegro-facts, section 3).
        jitter: Each limit is kept as if its period were so many seconds longer: requests arrive closer
            together than they left when one of them was slow on its way.
        client: The limit of the Client ID; None for none. Give a part of it where several processes share
            one Client ID: `replace(CLIENT_LIMIT, count=4500)`.
        concurrency: So many calls are under way at once. Default: as many as the transport has connections.
        per_account: So many of them are one account's.
        leaky: So many calls of a leaky-bucket resource, such as product search, are under way for one
            account; fewer when answers slow down.
        leaky_seconds: From so many seconds on, an answer of such a resource is slow.
        bulk_every: While interactive calls wait, one permit in so many goes to a bulk call.
        account_gates: A 429 that is plainly about one account's own limit stops that account only. False:
            every 429 stops the Client ID, which is right where other processes use it too.
        overrides: Limits of Allegro's by their name in `openapi/operations.toml`: another figure, or None
            to drop it.
        extra: Further limits of operations, by the operation's name (`orders.get`). Operations that name
            an equal limit share it.

    Raises:
        ConfigurationError: A figure makes no sense, or there is no such limit or operation; the text names
            it.
    """

    headroom: float = 0.02
    jitter: float = 0.1
    client: RequestLimit | None = CLIENT_LIMIT
    concurrency: int = 100
    per_account: int = 50
    leaky: int = 4
    leaky_seconds: float = 2.0
    bulk_every: int = 5
    account_gates: bool = True
    overrides: Mapping[str, RequestLimit | None] = field(default_factory=dict[str, RequestLimit | None])
    extra: Mapping[str, tuple[RequestLimit, ...]] = field(default_factory=dict[str, tuple[RequestLimit, ...]])

    def __post_init__(self) -> None:
        if not (_is_number(self.headroom) and 0 <= self.headroom <= _LARGEST_HEADROOM):
            raise ConfigurationError(
                f"headroom is {self.headroom!r}; it must be between 0 and {_LARGEST_HEADROOM}"
            )
        for name in ("concurrency", "per_account", "leaky", "bulk_every"):
            _check_count(name, getattr(self, name), 2 if name == "bulk_every" else 1)
        _check_seconds("leaky_seconds", self.leaky_seconds)
        if not (_is_number(self.jitter) and self.jitter >= 0):
            raise ConfigurationError(f"jitter is {self.jitter!r} s; it must be 0 or more")
        if self.client is not None:
            _check_limit("client", self.client)
            _check_client(self.client)
        if self.overrides or self.extra:
            self._check_names()

    def _check_names(self) -> None:
        for name, limit in self.overrides.items():
            if limit is not None:
                _check_limit(f"overrides[{name!r}]", limit)
        for name, limits in self.extra.items():
            if isinstance(limits, RequestLimit):
                raise ConfigurationError(f"extra[{name!r}] must be a tuple of RequestLimit, even of one")
            for limit in limits:
                _check_limit(f"extra[{name!r}]", limit)
        from ._limit_names import check_names  # loads the table of operations, so only where it is needed

        check_names(self)

    def of(self, operation: Operation) -> tuple[RequestLimit, ...]:
        """The limits of an operation under these settings, without the one of the Client ID."""
        if not self.overrides and not self.extra:
            return operation.limits
        kept = [self._changed(limit) for limit in operation.limits]
        return (*(limit for limit in kept if limit is not None), *self.extra.get(operation.name, ()))

    def _changed(self, limit: RequestLimit) -> RequestLimit | None:
        changed = self.overrides.get(limit.name, limit)
        return None if changed is None else replace(changed, name=limit.name)


def _check_limit(where: str, limit: object) -> None:
    if not isinstance(limit, RequestLimit):
        raise ConfigurationError(f"{where} is {limit!r}; it must be a RequestLimit")
    _check_count(f"{where}.count", limit.count)
    _check_seconds(f"{where}.per", limit.per)
    for name, known in (("scope", ("account", "client")), ("unit", ("requests", "offers"))):
        value: str = getattr(limit, name)
        if value not in known:
            raise ConfigurationError(f"{where}.{name} is {value!r}; it must be {' or '.join(known)}")


def _check_client(limit: RequestLimit) -> None:
    if (limit.scope, limit.unit) != ("client", "requests"):
        raise ConfigurationError(
            f"client counts {limit.unit} for each {limit.scope}; it must count requests for the client: "
            "use replace(CLIENT_LIMIT, count=...)"
        )


def _check_count(name: str, count: object, least: int = 1) -> None:
    if not isinstance(count, int) or isinstance(count, bool) or count < least:
        raise ConfigurationError(f"{name} is {count!r}; it must be a whole number, {least} or more")


def _check_seconds(name: str, seconds: float) -> None:
    if not (_is_number(seconds) and seconds > 0):
        raise ConfigurationError(f"{name} is {seconds!r} s; it must be more than 0")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)
