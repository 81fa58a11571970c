"""`kill -9` in the middle of a refresh. The whole proof: `python -m tests.proofs.killing`."""

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
        "import json; from dataclasses import asdict; from tests.proofs.killing import run_killing; "
        f"print(json.dumps(asdict({expression})))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=110, check=True
    )
    report: dict[str, Any] = json.loads(ended.stdout)
    return report


@pytest.mark.proof
def test_two_hundred_deaths_in_the_middle_of_a_refresh_lose_no_session() -> None:
    report = run("run_killing(200)")
    assert (report["lost"], report["refused"]) == (0, 0)
    assert report["between"] > 0  # the moment that matters was among them


@pytest.mark.proof
def test_the_proof_can_fail() -> None:
    assert run("run_killing(60, grace=0)")["lost"] > 0
