"""What became of changes of many offers: values that can be kept, pickled and handed back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import AllegroError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._problem import Problem
    from .._reports import Fate
    from ._wishes import Wish

__all__ = ["ChangeReport", "OfferOutcome"]


@dataclass(frozen=True, slots=True)
class OfferOutcome:
    """What became of the change of one offer.

    Attributes:
        offer: The offer's id.
        state: `done`; `failed`: it was not changed; `unknown`: nobody can tell.
        problems: What Allegro says of it, where it failed.
        error: What kept its command from being started or followed.
        command_id: The id of its command; None where none was sent.
        operation: The method that started the command.
        asked_at: When the command was sent, in seconds since 1970.
        wish: What was to be changed.
    """

    offer: str
    state: Fate
    problems: tuple[Problem, ...] = ()
    error: Exception | None = None
    command_id: str | None = None
    operation: str | None = None
    asked_at: float | None = None
    wish: Wish | None = None

    @property
    def ok(self) -> bool:
        """Whether the offer was changed."""
        return self.state == "done"

    @property
    def reason(self) -> str:
        """Why it was not, in a line; empty where all went well."""
        if self.problems:
            return "; ".join(map(str, self.problems))
        if self.error is None:
            return "" if self.ok else "Allegro has not said"
        return str(self.error) if isinstance(self.error, AllegroError) else type(self.error).__name__


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What became of all changes of one piece of work. Hand it to the same method to try the rest again.

    Attributes:
        kind: The method it came from, such as `change_prices`.
        outcomes: The outcome of each offer, by its id, in the order they came.
    """

    kind: str
    outcomes: Mapping[str, OfferOutcome]

    @property
    def ok(self) -> bool:
        """Whether every offer was changed."""
        return not self.left

    @property
    def done(self) -> tuple[OfferOutcome, ...]:
        """The offers that were changed."""
        return self._those("done")

    @property
    def failed(self) -> tuple[OfferOutcome, ...]:
        """The offers that were not changed."""
        return self._those("failed")

    @property
    def unknown(self) -> tuple[OfferOutcome, ...]:
        """The offers of which nobody can tell."""
        return self._those("unknown")

    @property
    def left(self) -> tuple[OfferOutcome, ...]:
        """The offers that are not known to be changed."""
        return tuple(each for each in self.outcomes.values() if not each.ok)

    def __repr__(self) -> str:
        counts = Counter(each.state for each in self.outcomes.values())
        figures = ", ".join(f"{counts[state]} {state}" for state in ("done", "failed", "unknown"))
        return f"<ChangeReport {self.kind}: {figures}>"

    def _those(self, state: Fate) -> tuple[OfferOutcome, ...]:
        return tuple(each for each in self.outcomes.values() if each.state == state)
