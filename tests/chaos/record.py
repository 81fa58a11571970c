"""What the client said of each call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from allegro_async import AllegroError, ApiError, DecodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .plan import Step

Outcome: TypeAlias = Literal["done", "refused", "unknown", "not sent", "crashed"]
"""What the caller may conclude.

- `done`: the call returned.
- `refused`: Allegro said no, so nothing was done.
- `unknown`: Allegro may have done it, or not.
- `not sent`: the call never left.
- `crashed`: an exception that no caller expects.
"""


@dataclass(frozen=True, slots=True)
class Record:
    """One call and how it ended.

    Attributes:
        step: What was to be done.
        began: When the call began, on the runner's clock.
        ended: When it ended.
        outcome: What the caller may conclude.
        error: The class of the exception; `cancelled` when the call was cancelled; empty when it returned.
        seen: What a read returned, or a write that answers with what it wrote.
        revision: The revision that a write to an order carried.
    """

    step: Step
    began: float
    ended: float
    outcome: Outcome
    error: str = ""
    seen: Mapping[str, Any] = field(default_factory=dict[str, Any])
    revision: str = ""


def outcome_of(error: Exception) -> Outcome:
    """Read an exception of the library as its documentation says.

    - `maybe_sent`: Allegro may have done it, or not. Every 5xx is of this kind: the gateway may have spoken
      after the work as well as before.
    - Any other error of Allegro: it was refused.
    - What is left was never sent.
    """
    if not isinstance(error, AllegroError):
        return "crashed"
    if error.maybe_sent:
        return "unknown"
    if isinstance(error, DecodeError):
        return "crashed"
    return "refused" if isinstance(error, ApiError) else "not sent"
