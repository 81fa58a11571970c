"""Lists far past their ceiling; the whole by hand: `python -m tests.proofs.lists`."""

from __future__ import annotations

import sys

import pytest

from tests.proofs.lists import run_lists, run_speed

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc, which is Linux's")


@pytest.mark.proof
@LINUX
def test_a_list_that_grows_comes_whole_and_once_in_flat_memory() -> None:
    report = run_lists(25_000, rate=20)
    assert (report.missing, report.twice, report.unknown) == (0, 0, 0)
    assert report.added > 0
    assert report.requests > 250
    assert report.reading.rss_peak < report.reading.rss[0] + 15


@pytest.mark.proof
@LINUX
def test_reading_ahead_is_quicker_where_answers_take_their_time() -> None:
    assert run_speed(4000).ratio > 2
