"""Count what calls cost, operation by operation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..protocols import Hook
from ..retry import SUCCESS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..call import Call, Reply

__all__ = ["Counters", "OperationCounts"]


@dataclass(frozen=True, slots=True)
class OperationCounts:
    """What the calls of one operation came to.

    Attributes:
        calls: Calls that have begun.
        attempts: Requests sent for them.
        retries: How often a failed attempt was followed by another.
        errors: Calls that ended badly, by kind: the status of the answer, such as `404`, or the name of the
            exception, such as `RequestTimeoutError`.
        seconds: How long the calls that have ended took, in all.
        waited: How many of these seconds they waited for a permit or for another write.
    """

    calls: int = 0
    attempts: int = 0
    retries: int = 0
    errors: Mapping[str, int] = field(default_factory=dict[str, int])
    seconds: float = 0.0
    waited: float = 0.0

    @property
    def failed(self) -> int:
        """How many calls ended badly."""
        return sum(self.errors.values())


@dataclass(slots=True)
class _Running:
    calls: int = 0
    attempts: int = 0
    retries: int = 0
    errors: Counter[str] = field(default_factory=Counter[str])
    seconds: float = 0.0
    waited: float = 0.0


class Counters(Hook):
    """Counts calls, attempts, retries, errors and seconds of each operation.

        counters = Counters()
        async with AllegroClient(app, hooks=[counters]) as allegro:
            ...
        for name, counts in counters.snapshot().items():
            print(name, counts.calls, counts.failed, counts.seconds)

    Attributes:
        gates_closed: How often a 429 came.
        tokens_refreshed: How many new pairs of tokens came.
    """

    def __init__(self) -> None:
        self._operations: dict[str, _Running] = {}
        self.gates_closed = 0
        self.tokens_refreshed = 0

    def snapshot(self) -> dict[str, OperationCounts]:
        """Give the present counts by the names of the operations; they do not change any more."""
        return {
            name: OperationCounts(
                each.calls, each.attempts, each.retries, dict(each.errors), each.seconds, each.waited
            )
            for name, each in sorted(self._operations.items())
        }

    def _of(self, call: Call) -> _Running:
        return self._operations.setdefault(call.operation.name, _Running())

    def request(self, call: Call) -> None:
        """Count a call."""
        self._of(call).calls += 1

    def attempt(self, call: Call, number: int) -> None:  # noqa: ARG002 - the hook's signature
        """Count a request."""
        self._of(call).attempts += 1

    def waited(self, call: Call, seconds: float) -> None:
        """Add a wait."""
        self._of(call).waited += seconds

    def retry(self, call: Call, number: int, wait: float, why: str) -> None:  # noqa: ARG002 - the hook's signature
        """Count a repetition."""
        self._of(call).retries += 1

    def gate_closed(self, seconds: float) -> None:  # noqa: ARG002 - the hook's signature
        """Count a 429."""
        self.gates_closed += 1

    def token_refreshed(self, account: str) -> None:  # noqa: ARG002 - the hook's signature
        """Count a new pair of tokens."""
        self.tokens_refreshed += 1

    def response(self, call: Call, reply: Reply, seconds: float) -> None:
        """Count the end of a call, and its status if that is an error."""
        counts = self._of(call)
        counts.seconds += seconds
        if reply.status not in SUCCESS:
            counts.errors[str(reply.status)] += 1

    def error(self, call: Call, kind: str, seconds: float) -> None:
        """Count a call that ended without a reply."""
        counts = self._of(call)
        counts.seconds += seconds
        counts.errors[kind] += 1
