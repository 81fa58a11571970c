"""The list of benchmarks, and what each of them is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from .figures import Figure
from .peers import Peers

Measure: TypeAlias = Callable[["Run"], Iterable[Figure]]


@dataclass(frozen=True, slots=True)
class Run:
    """What a benchmark may use.

    Attributes:
        quick: Fewer rounds and shorter jobs: to see whether all works, not to be believed.
        folder: A folder that is thrown away.
        payloads: Where the answers lie that are read; see `payloads`.
        peers: The other clients, in environments of their own.
    """

    quick: bool
    folder: Path
    payloads: Path
    peers: Peers

    def rounds(self, many: int) -> int:
        """So many rounds, or few."""
        return max(3, many // 5) if self.quick else many


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark.

    Attributes:
        name: What `--only` takes.
        point: The point of the list of goals that it belongs to.
        measure: Gives the figures.
    """

    name: str
    point: int
    measure: Measure


BENCHMARKS: dict[str, Benchmark] = {}


def benchmark(name: str, *, point: int) -> Callable[[Measure], Measure]:
    """Put a function into the list of benchmarks."""

    def add(measure: Measure) -> Measure:
        BENCHMARKS[name] = Benchmark(name, point, measure)
        return measure

    return add
