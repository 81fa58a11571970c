"""Other processes: fresh ones for one figure, and contenders that wait for their turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
CONTENDERS = "tests.benchmarks.contenders"

Sample = dict[str, Any]


class ContenderError(RuntimeError):
    """A contender could not do its work; its own words are in the text."""


def environment(*more: Path) -> dict[str, str]:
    """The environment of a contender: this tree is on its path, and `more`."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *map(str, more)]), "PYTHONHASHSEED": "1"}


def fresh(module: str, *arguments: str, python: str = sys.executable, path: Sequence[Path] = ()) -> Sample:
    """Let a contender measure something in a process of its own; gives what it says last.

    Raises:
        ContenderError: It failed.
    """
    done = subprocess.run(
        [python, "-m", f"{CONTENDERS}.{module}", *arguments],
        capture_output=True,
        text=True,
        env=environment(*path),
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise ContenderError(f"{module} {' '.join(arguments)}: {done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


class Contender:
    """A process that takes a sample whenever it is told to, so that several can be run in turns.

    Args:
        module: Its module in `contenders/`.
        arguments: What it measures.
        python: The interpreter of its environment.
        path: Where else it finds modules.
    """

    def __init__(
        self, module: str, *arguments: str, python: str = sys.executable, path: Sequence[Path] = ()
    ) -> None:
        self.name = " ".join((module, *arguments))
        self.command = [python, "-m", f"{CONTENDERS}.{module}", *arguments]
        self._path = path
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(*self._path),
            cwd=ROOT,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def sample(self) -> Sample:
        """Take one sample.

        Raises:
            ContenderError: It ended.
        """
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            print(file=self._process.stdin, flush=True)
        except BrokenPipeError:
            raise ContenderError(f"{self.name} has ended") from None
        line = self._process.stdout.readline()
        if not line:
            raise ContenderError(f"{self.name} has ended")
        return dict(json.loads(line))


def in_turns(contenders: Mapping[str, Contender], rounds: int) -> dict[str, list[Sample]]:
    """Let contenders take samples A B C A B C, after one round that does not count."""
    found: dict[str, list[Sample]] = {name: [] for name in contenders}
    with ExitStack() as stack:
        for contender in contenders.values():
            stack.enter_context(contender)
        for number in range(rounds + 1):
            for name, contender in contenders.items():
                sample = contender.sample()
                if number:
                    found[name].append(sample)
    return found


def column(samples: Sequence[Sample], name: str) -> list[float]:
    """One value of every sample."""
    return [float(each[name]) for each in samples]


def cpu_seconds(pid: int) -> float:
    """The processor time that a process has used so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_lines(text: str) -> Iterator[str]:
    """The lines of a text without the empty ones."""
    return (line for line in text.splitlines() if line.strip())
