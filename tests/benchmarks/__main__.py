"""`python -m tests.benchmarks`: see docs/speed.md."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from .payloads import write_payloads
from .peers import Peers
from .processes import ROOT
from .registry import BENCHMARKS, Benchmark, Run
from .report import Result, as_json, as_text, write_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .figures import Figure

_MODULES = ("reading",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; gives 0 also where goals are missed, since a busy machine is no error."""
    for name in _MODULES:
        import_module(f"{__package__}.{name}")
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(message)s")
    chosen = [BENCHMARKS[name] for name in options.only] or sorted(
        BENCHMARKS.values(), key=lambda each: each.point
    )
    if options.write_docs and (options.quick or options.only):
        print("--write-docs wants all figures, in full: leave --quick and --only out", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        results = list(_run(chosen, Path(folder), quick=options.quick, peers=Peers(options.peers)))
    if options.json:
        options.json.write_text(json.dumps(as_json(results, quick=options.quick), indent=1), encoding="utf-8")
    if options.write_docs:
        write_page(results)
    return 0


def _run(chosen: Iterable[Benchmark], folder: Path, *, quick: bool, peers: Peers) -> Iterator[Result]:
    payloads = folder / "payloads"
    payloads.mkdir()
    write_payloads(payloads)
    run = Run(quick=quick, folder=folder, payloads=payloads, peers=peers)
    for each in chosen:
        began = time.perf_counter()
        print(f"{each.name} (point {each.point})", flush=True)
        figures: list[Figure] = []
        for figure in each.measure(run):
            print(as_text([figure]), flush=True)
            figures.append(figure)
        yield Result(each.name, each.point, tuple(figures), round(time.perf_counter() - began, 1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--only", action="append", default=[], choices=BENCHMARKS, help="this one; may be repeated"
    )
    parser.add_argument("--quick", action="store_true", help="few rounds: to see whether all works")
    parser.add_argument("--json", type=Path, help="write all figures into this file")
    parser.add_argument("--write-docs", action="store_true", help="write the table in docs/speed.md")
    parser.add_argument(
        "--peers", type=Path, default=ROOT / ".nox" / "bench-peers", help="where the other clients are kept"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
