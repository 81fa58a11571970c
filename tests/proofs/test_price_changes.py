"""Price changes of which some fail. The whole proof by hand: `python -m tests.proofs.price_changes`."""

from __future__ import annotations

import asyncio

import pytest

from tests.proofs.price_changes import run_price_changes


@pytest.mark.proof
async def test_the_report_names_exactly_those_that_failed_and_a_second_run_changes_only_those() -> None:
    report = await asyncio.to_thread(run_price_changes, 500, 0.02)
    assert (report.failing, report.again, report.again_left) == (15, 10, 5)
    assert report.moved == 100
    assert report.ok, report


@pytest.mark.proof
async def test_a_second_run_without_the_report_would_be_seen() -> None:
    report = await asyncio.to_thread(run_price_changes, 100, 0.02, forgetful=True)
    assert report.again_wrong > 0
    assert not report.ok
