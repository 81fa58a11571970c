"""What a benchmark finds: figures with their spread, their goal and their verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Verdict: TypeAlias = Literal["met", "missed", "skipped", "-"]


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of several samples, and where the middle half of them lies."""

    median: float
    low: float
    high: float


def spread(values: Sequence[float]) -> Spread:
    """Median and quartiles.

    Raises:
        ValueError: There is no value.
    """
    if not values:
        raise ValueError("no samples")
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Spread(median(values), low, high)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure must reach: `at_most` or `at_least` so much."""

    limit: float
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:g}"


def at_most(limit: float) -> Goal:
    return Goal(limit)


def at_least(limit: float) -> Goal:
    return Goal(limit, at_least=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure.

    Attributes:
        name: What was measured.
        unit: The unit; x for a ratio.
        found: The middle and the spread; None where it could not be measured.
        goal: What it must reach; None where it is only told.
        detail: Absolute values behind it, which depend on the machine.
        skipped: Why it could not be measured.
    """

    name: str
    unit: str = "x"
    found: Spread | None = None
    goal: Goal | None = None
    detail: Mapping[str, str] = field(default_factory=dict[str, str])
    skipped: str = ""

    @property
    def verdict(self) -> Verdict:
        if self.found is None:
            return "skipped"
        if self.goal is None:
            return "-"
        return "met" if self.goal.is_met(self.found.median) else "missed"

    def as_json(self) -> dict[str, Any]:
        found = self.found
        return {
            "name": self.name,
            "unit": self.unit,
            "median": found and found.median,
            "low": found and found.low,
            "high": found and found.high,
            "goal": None if self.goal is None else str(self.goal),
            "verdict": self.verdict,
            "detail": dict(self.detail),
            "skipped": self.skipped,
        }


def ratios(mine: Sequence[float], theirs: Sequence[float]) -> Spread:
    """How many times theirs mine is, round by round, so that a disturbed round disturbs one ratio only."""
    return spread([a / b for a, b in zip(mine, theirs, strict=True)])


def milliseconds(values: Sequence[float]) -> str:
    """The median of seconds, for people."""
    middle = median(values)
    return f"{middle * 1e3:.3g} ms" if middle >= 1e-3 else f"{middle * 1e6:.3g} µs"
