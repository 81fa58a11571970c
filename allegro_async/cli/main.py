"""The command line. Nothing heavy is imported before a command needs it, so that `--help` is quick."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .account_options import add_account_commands

if TYPE_CHECKING:
    from collections.abc import Sequence

BAD_INPUT, FAILED, INTERRUPTED = 2, 1, 130
FAULTS = ("429", "5xx", "drop", "slow", "lost-answer", "expired-token")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit code: 0, 1 (Allegro said no), 2 (bad input) or 130 (Ctrl-C)."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return _complain("stopped; the next run goes on from here", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - sorted below; what nobody expected is raised again
        return _explained(error)


def _explained(error: Exception) -> int:
    """Say an expected error in one line; anything else is a mistake of ours and keeps its traceback."""
    from allegro_async.errors import AllegroError, ConfigurationError

    from .problems import InputError

    if isinstance(error, (InputError, ConfigurationError)):
        return _complain(str(error), BAD_INPUT)
    if isinstance(error, AllegroError):
        return _complain(str(error), FAILED)
    raise error


def _complain(text: str, code: int) -> int:
    print(f"allegro_async: {text}", file=sys.stderr)  # noqa: T201 - a command line prints
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m allegro_async", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_operations(commands.add_parser("operations", help="list every operation of Allegro's API"))
    _add_sandbox(commands.add_parser("sandbox", help="serve the local sandbox until Ctrl-C"))
    _add_demo(commands.add_parser("demo", help="run a job against the local sandbox, and measure it"))
    add_account_commands(commands.add_parser)
    return parser


def _add_operations(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as a JSON array")
    parser.set_defaults(run=_operations)


def _add_sandbox(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=0, help="the port (default: a free one)")
    parser.add_argument("--seed", type=int, default=1, help="other seeds give other data")
    parser.add_argument("--orders", type=_count, default=1000, help="orders of the seller")
    parser.add_argument("--offers", type=_count, default=200, help="offers of the seller")
    parser.add_argument(
        "--coverage", action="store_true", help="say how far it goes with each operation, and end"
    )
    parser.set_defaults(run=_sandbox)


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--job",
        choices=("sync", "details"),
        default="sync",
        help="sync: copy orders and offers into a SQLite file; details: read single offers as fast as the "
        "limits allow (default %(default)s)",
    )
    parser.add_argument("--json", action="store_true", help="print the result as one JSON object")
    parser.add_argument("--orders", type=_count, default=25_000, help="orders of the seller")
    parser.add_argument("--offers", type=_count, default=10_000, help="offers of the seller")
    parser.add_argument("--seed", type=int, default=1, help="other seeds give other data")
    parser.add_argument("--request-limit", type=_count, default=9000, help="requests a minute")
    parser.add_argument("--fault", choices=FAULTS, help="let something go wrong all the time")
    parser.add_argument(
        "--database", type=Path, default=Path("allegro-demo.sqlite"), help="the file (default %(default)s)"
    )
    _add_details(parser)
    parser.set_defaults(run=_demo)


def _add_details(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("the details job")
    group.add_argument("--reads", type=_count, default=30_000, help="requests in all (default %(default)s)")
    group.add_argument(
        "--accounts",
        type=_count,
        default=3,
        help="sellers (default %(default)s: one alone may read only 3500 offers a minute)",
    )
    group.add_argument(
        "--families", choices=("details", "mixed"), default="details", help="mixed: four kinds of operations"
    )
    group.add_argument("--no-limiter", action="store_true", help="the client keeps no limits: see the 429s")
    group.add_argument("--headroom", type=float, default=0.02, help="of each limit (%(default)s)")
    group.add_argument(
        "--limit-period",
        type=_seconds,
        default=60.0,
        help="seconds of the sandbox's minute",
    )


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"{count} must be 1 or more")
    return count


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} must be more than 0")
    return seconds


def _operations(options: argparse.Namespace) -> int:
    from .operations import operations

    print(operations(as_json=options.json))  # noqa: T201 - a command line prints
    return 0


def _sandbox(options: argparse.Namespace) -> int:
    from allegro_async.sandbox.__main__ import main as serve

    names = ("port", "seed", "orders", "offers")
    flags = ["--coverage"] if options.coverage else []
    return serve([*flags, *(f"--{name}={getattr(options, name)}" for name in names)])


def _demo(options: argparse.Namespace) -> int:
    if options.job == "details":
        from .details import run_details

        return run_details(options)
    from .demo import run_demo

    return run_demo(options)
