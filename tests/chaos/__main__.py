"""`python -m tests.chaos --seconds 60 --seed 1`: see docs/chaos.md."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
from typing import TYPE_CHECKING

from .runner import chaos

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run once; gives 0 only when the client did everything right."""
    parser = argparse.ArgumentParser("python -m tests.chaos", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="what the tasks do (default %(default)s)")
    parser.add_argument("--tasks", type=int, default=100, help="how many tasks (default %(default)s)")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    options = parser.parse_args(arguments)
    logging.getLogger("allegro_async").addHandler(logging.NullHandler())
    report = asyncio.run(chaos(seconds=options.seconds, seed=options.seed, tasks=options.tasks))
    print(json.dumps(report.as_json(), indent=1) if options.json else report.as_text())  # noqa: T201 - a command
    return int(bool(report.findings))


if __name__ == "__main__":
    sys.exit(main())
