"""Things that go wrong on purpose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from random import Random
from typing import TYPE_CHECKING, Literal, TypeAlias, cast, get_args

from .data.jsons import to_json
from .exchange import Answer
from .refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from .exchange import Exchange

FaultKind: TypeAlias = Literal[
    "429",
    "500",
    "502",
    "503",
    "504",
    "5xx",
    "drop",
    "lost-answer",
    "slow",
    "expired-token",
    "empty-400",
    "captcha",
    "html-200",
    "foreign-answer",
    "command-hangs",
    "offer-fails",
    "slow-offer",
    "failed-operation",
]
"""What can go wrong.

`429` answers that there were too many requests; `500` in Allegro's form, `502` and `503` as HTML, `504` as
the gateway; `5xx` one of those four; `drop` cuts the connection before the work; `lost-answer` cuts it after
the work; `slow` waits first; `expired-token` lets the access token die.

The token endpoint has lies of its own (allegro-facts, section 2): `empty-400` is 400 without a body
(allegro-api issues 3068 and 2889), `captcha` 403 with a page that wants to see a person (6944, 8156),
`html-200` 200 with a page, `foreign-answer` 200 with JSON that says nothing of what was asked for.

Asynchronous work can go wrong after a good answer: with `command-hangs` a command does nothing until it is
released; with `offer-fails` a task of a command fails; with `slow-offer` the creation or edit of an offer is
accepted (202) and done later, and with `failed-operation` such an operation comes to nothing.
"""

KINDS: tuple[str, ...] = get_args(FaultKind)

LATER: frozenset[FaultKind] = frozenset({"command-hangs", "offer-fails", "slow-offer", "failed-operation"})
"""The kinds that change no answer: they strike work that is done after it."""

_ERRORS = ("500", "502", "503", "504")


@dataclass(slots=True, kw_only=True)
class Fault:
    """A rule of what goes wrong, and when.

    Attributes:
        kind: What goes wrong.
        operation: Where: a path prefix such as `/order`, or a method and a path or path template, such as
            `GET /order/checkout-forms/{id}`. None: in the whole API, but not where tokens are given out.
        probability: How often, from 0 to 1.
        count: At most so many times; None for ever.
        after: Not for the first so many requests that fit.
        delay: Seconds that `slow` waits.
        retry_after: What a 429 or 503 says in `Retry-After`: seconds, or an HTTP date as text. None: nothing.
        offers: The ids of the offers whose tasks `offer-fails` strikes; None: any. There `probability` is the
            share of the offers that fail, the same ones each time, and `count` and `after` count tasks.
        seen: How many requests fitted so far.
        done: How many times it went wrong so far.
    """

    kind: FaultKind
    operation: str | None = None
    probability: float = 1.0
    count: int | None = None
    after: int = 0
    delay: float = 1.0
    retry_after: int | str | None = None
    offers: Collection[str] | None = None
    seen: int = field(default=0, init=False)
    done: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"No such fault: {self.kind!r}. There are: {', '.join(KINDS)}")
        if not 0 <= self.probability <= 1:
            raise ValueError(f"The probability of a fault is from 0 to 1, not {self.probability}")
        if self.delay < 0 or self.after < 0 or (self.count is not None and self.count < 0):
            raise ValueError("delay, after and count of a fault must not be negative")
        if self.offers is not None:
            if self.kind != "offer-fails":
                raise ValueError("Only offer-fails takes offers")
            # They may have come as JSON.
            given = cast("Collection[object]", self.offers)
            if isinstance(given, str) or not all(isinstance(each, str) for each in given):
                raise ValueError("offers must be a list of ids")
            self.offers = frozenset(self.offers)

    def fits(self, exchange: Exchange) -> bool:
        """Tell whether the rule speaks of this request."""
        if exchange.route is None or exchange.route.kind == "control":
            return False
        if self.operation is None:
            return exchange.route.kind == "api"
        if " " in self.operation:
            return self.operation in {exchange.route.operation, f"{exchange.method} {exchange.path}"}
        return exchange.path.startswith(self.operation)

    def strikes(self, chance: Random) -> bool:
        """Count a request that fits, and tell whether it goes wrong this time."""
        self.seen += 1
        if self.seen <= self.after or (self.count is not None and self.done >= self.count):
            return False
        if self.probability < 1 and chance.random() >= self.probability:
            return False
        self.done += 1
        return True

    def strikes_offer(self, offer: str, seed: int) -> bool:
        """Count a task, and tell whether it goes wrong; by the id of its offer, always the same way."""
        if self.offers is not None and offer not in self.offers:
            return False
        self.seen += 1
        if self.seen <= self.after or (self.count is not None and self.done >= self.count):
            return False
        if self.probability < 1 and _share(f"{seed} {offer}") >= self.probability:
            return False
        self.done += 1
        return True


class Faults:
    """The rules in force.

    Args:
        seed: Decides the faults that come by chance.

    Attributes:
        rules: The rules that were added, which can be cleared.
        standing: The rules that come from the settings.
    """

    def __init__(self, seed: int) -> None:
        self.rules: list[Fault] = []
        self.standing: list[Fault] = []
        self._seed = seed
        self._chance = Random(seed)  # noqa: S311 - faults are not secrets

    def strike(self, exchange: Exchange) -> Iterator[Fault]:
        """Give the faults that hit a request, one by one: rules after an answer do not count the request."""
        answering = (rule for rule in self.rules if rule.kind not in LATER)
        return (rule for rule in answering if rule.fits(exchange) and rule.strikes(self._chance))

    def later(self, kind: FaultKind, exchange: Exchange) -> Fault | None:
        """Give the fault of this kind that hits the work of a request, if one does."""
        rules = (rule for rule in (*self.rules, *self.standing) if rule.kind == kind)
        return next((rule for rule in rules if rule.fits(exchange) and rule.strikes(self._chance)), None)

    def failing(self, offers: Iterable[str], exchange: Exchange) -> set[str]:
        """Tell which of these offers a command is to fail on."""
        rules = [rule for rule in self.rules if rule.kind == "offer-fails" and rule.fits(exchange)]
        if not rules:
            return set()
        return {each for each in offers if any(rule.strikes_offer(each, self._seed) for rule in rules)}

    def answer(self, fault: Fault, exchange: Exchange) -> Answer:
        """The bad answer of a fault, in the form of Allegro or of its gateway (allegro-facts, section 5)."""
        kind = self._chance.choice(_ERRORS) if fault.kind == "5xx" else fault.kind
        hint = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        return _BAD[kind](exchange, hint)


def _share(text: str) -> float:
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest()) / 2**32


def too_many(exchange: Exchange) -> Answer:
    """429, without any word on how long to wait (allegro-facts, section 3)."""
    return refuse(
        exchange, 429, "RateLimitExceedException", "The request limit of the application is used up"
    )


def _too_many(exchange: Exchange, hint: Mapping[str, str]) -> Answer:
    return replace(too_many(exchange), headers=hint)


def _internal(exchange: Exchange, _hint: Mapping[str, str]) -> Answer:
    return refuse(exchange, 500, "INTERNAL_ERROR", "An unexpected failure")


def _bad_gateway(_exchange: Exchange, _hint: Mapping[str, str]) -> Answer:
    body = b"<html><body><h1>502 Bad Gateway</h1></body></html>"
    return Answer(502, body, "text/html", from_gateway=True)


def _unavailable(_exchange: Exchange, hint: Mapping[str, str]) -> Answer:
    body = b"<html><body><h1>503 Service Unavailable</h1></body></html>"
    return Answer(503, body, "text/html", hint, from_gateway=True)


def _timed_out(_exchange: Exchange, _hint: Mapping[str, str]) -> Answer:
    body = to_json({"message": "stream timeout", "code": "GATEWAY_TIMEOUT", "details": None})
    return Answer(504, body, "application/vnd.allegro.envoy+json", from_gateway=True)


def _empty(_exchange: Exchange, _hint: Mapping[str, str]) -> Answer:
    return Answer(400, b"", None, from_gateway=True)


def _captcha(_exchange: Exchange, _hint: Mapping[str, str]) -> Answer:
    body = b"<html><head><title>allegro.pl</title></head><body><h1>Are you a human?</h1></body></html>"
    return Answer(403, body, "text/html;charset=utf-8", from_gateway=True)


def _page(_exchange: Exchange, _hint: Mapping[str, str]) -> Answer:
    body = b"<html><body><h1>We will be back soon</h1></body></html>"
    return Answer(200, body, "text/html;charset=utf-8", from_gateway=True)


def _foreign(_exchange: Exchange, _hint: Mapping[str, str]) -> Answer:
    return Answer(200, to_json({"status": "UP"}), "application/json", from_gateway=True)


_BAD: dict[str, Callable[[Exchange, Mapping[str, str]], Answer]] = {
    "429": _too_many,
    "500": _internal,
    "502": _bad_gateway,
    "503": _unavailable,
    "504": _timed_out,
    "empty-400": _empty,
    "captcha": _captcha,
    "html-200": _page,
    "foreign-answer": _foreign,
}
