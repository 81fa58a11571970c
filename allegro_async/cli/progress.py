"""Show how a job gets on: a bar on a terminal, plain lines elsewhere, both on the standard error."""

from __future__ import annotations

import sys
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from .job import Progress

__all__ = ["showing"]

_SECONDS_BETWEEN_LINES = 2.0


@contextmanager
def showing(*, quiet: bool = False) -> Generator[Progress, None, None]:
    """Give a display that suits the place: nothing, a bar (with rich, on a terminal), or plain lines."""
    if quiet:
        yield _Silent()
        return
    bars = _bars() if sys.stderr.isatty() else None
    if bars is None:
        lines = _Lines(lambda text: print(text, file=sys.stderr, flush=True))  # noqa: T201 - it is a display
        yield lines
        lines.show()
        return
    with bars:
        yield _Drawn(bars)


def _bars() -> Bars | None:
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    except ImportError:  # the extra `cli` is not installed
        return None
    columns = (TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True))


class _Silent:
    """Shows nothing: for machines that read the result."""

    def expect(self, what: str, count: int) -> None:
        """See `Progress`."""

    def advance(self, what: str, count: int) -> None:
        """See `Progress`."""


class _Lines:
    """Says every few seconds how far everything is."""

    def __init__(self, say: Callable[[str], object], *, every: float = _SECONDS_BETWEEN_LINES) -> None:
        self._say = say
        self._every = every
        self._next = time.monotonic() + every
        self._expected: Counter[str] = Counter()
        self._done: Counter[str] = Counter()

    def expect(self, what: str, count: int) -> None:
        """See `Progress`."""
        self._expected[what] += count

    def advance(self, what: str, count: int) -> None:
        """See `Progress`."""
        self._done[what] += count
        if time.monotonic() >= self._next:
            self.show()
            self._next = time.monotonic() + self._every

    def show(self) -> None:
        """Say how far everything is."""
        parts = [
            f"{what} {self._done[what]}" + (f" of {self._expected[what]}" if self._expected[what] else "")
            for what in sorted({*self._done, *self._expected})
        ]
        self._say(", ".join(parts) or "nothing to read")


class _Drawn:
    """Draws one bar for each kind of thing."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}
        self._expected: Counter[str] = Counter()

    def expect(self, what: str, count: int) -> None:
        """See `Progress`."""
        self._expected[what] += count
        self._bars.update(self._task(what), total=self._expected[what])

    def advance(self, what: str, count: int) -> None:
        """See `Progress`."""
        self._bars.advance(self._task(what), count)

    def _task(self, what: str) -> TaskID:
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=None)
        return self._tasks[what]
