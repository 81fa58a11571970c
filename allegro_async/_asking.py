"""How questions about commands are asked: through the methods of the areas, with a weight and a clock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from ._clock import SystemClock
from .retry import retry_after_seconds

if TYPE_CHECKING:
    from .call import Call, CallOptions, Operation, Reply, Sender
    from .protocols import Clock

__all__ = ["Asking", "clock_of", "kept_options", "method_of"]


@runtime_checkable
class _Timed(Protocol):
    """A sender that has a clock: the client."""

    @property
    def clock(self) -> Clock: ...


class Asking:
    """A sender for questions about one command.

    Allegro counts the reading of reports in offers too (allegro-facts, section 3), so a question weighs as
    much as its command has offers. It keeps the last reply, for the header that says when to come back.
    """

    def __init__(self, sender: Sender, offers: int) -> None:
        self._sender = sender
        self._weight = max(offers, 1)
        self._reply: Reply | None = None

    async def send(self, call: Call, /) -> Reply:
        """Send a question; see `Sender.send`."""
        self._reply = await self._sender.send(replace(call, weight=self._weight))
        return self._reply

    def retry_after(self, clock: Clock) -> float | None:
        """Seconds that the last reply asks to wait."""
        text = None if self._reply is None else self._reply.headers.get("Retry-After")
        return retry_after_seconds(text, clock.time())


def clock_of(sender: Sender | None) -> Clock:
    """What a sender tells the time by."""
    return sender.clock if isinstance(sender, _Timed) else SystemClock()


def method_of(sender: Sender, operation: Operation) -> Any:
    """Find the method of an operation."""
    from .resources import load  # an area is loaded when it is first used

    area, _, name = operation.name.partition(".")
    return getattr(load(area, sender), name)


def kept_options(options: CallOptions) -> CallOptions:
    """The options of the start that its questions have too."""
    kept: CallOptions = {}
    if "language" in options:
        kept["language"] = options["language"]
    if "priority" in options:
        kept["priority"] = options["priority"]
    if "attempt_timeout" in options:
        kept["attempt_timeout"] = options["attempt_timeout"]
    return kept
