"""What every contender shares: it takes a sample for each line it reads. Only the standard library."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def serve(sample: Callable[[], dict[str, Any]]) -> None:
    """Take a sample for each line on the standard input, and print it as JSON."""
    for _ in sys.stdin:
        print(json.dumps(sample()), flush=True)


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Do some work, and say what it took on the processor and on the wall."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def rss() -> int:
    """The memory that this process holds now, in bytes; the most it ever held where there is no /proc."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text(encoding="utf-8").splitlines() if "VmRSS" in each)
        return int(line.split()[1]) * 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def tell(**values: Any) -> None:
    """Say one result."""
    print(json.dumps(values), flush=True)
