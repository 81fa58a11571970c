"""`kill -9` in the middle of a journal. The whole proof by hand: `python -m tests.proofs.journal`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def run(expression: str) -> dict[str, Any]:
    """Run it in a process of its own: forking wants one without threads."""
    code = (
        "import json; from dataclasses import asdict; from tests.proofs.journal import run_journal; "
        f"print(json.dumps(asdict({expression})))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=170, check=True
    )
    report: dict[str, Any] = json.loads(ended.stdout)
    return report


@pytest.mark.proof
@pytest.mark.timeout(180)
def test_fifty_deaths_in_twenty_thousand_events_lose_no_order_and_double_none() -> None:
    report = run("run_journal(50, 20_000)")
    assert report["kills"] == 50
    assert report["events"] >= 20_000
    assert min(report["disorder"], report["late"], report["again"]) > 100
    assert (report["lost_events"], report["lost_orders"], report["stale_orders"]) == (0, 0, 0)
    assert report["twice"] == 0


@pytest.mark.proof
def test_a_consumer_that_takes_events_for_done_too_early_loses_some() -> None:
    assert run("run_journal(5, 4000, hasty=True)")["lost_events"] > 0


@pytest.mark.proof
def test_without_the_sweep_orders_stay_in_an_old_state() -> None:
    assert run("run_journal(5, 4000, sweep=False)")["stale_orders"] > 0
