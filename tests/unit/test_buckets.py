# A test may look inside.
# pyright: reportPrivateUsage=false
"""The arithmetic of request limits."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async import RequestLimit
from allegro_async._buckets import Bucket, Count, budget_of
from tests.limiting import most_in_a_window

LIMITS = st.tuples(
    st.sampled_from([1, 2, 5, 25, 50, 99, 100, 101, 1000, 2490, 9000]), st.sampled_from([1.0, 60.0])
)
PAUSES = st.lists(st.floats(0, 3), min_size=50, max_size=400)


def played(bucket: Bucket | Count, requests: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Ask for permits after pauses, as fast as the bucket lets us."""
    now, taken = 100.0, list[tuple[float, int]]()
    for pause, weight in requests:
        now += pause
        while (wait := bucket.wait(now, weight)) > 0:
            now += max(wait, 1e-9)
        bucket.take(now, weight)
        taken.append((now, weight))
    return taken


@given(LIMITS, PAUSES, st.floats(0, 0.5))
def test_no_window_sees_more_than_the_limit(
    limit: tuple[int, float], pauses: list[float], headroom: float
) -> None:
    count, per = limit
    taken = played(Bucket(count, per, headroom), [(pause, 1) for pause in pauses])
    assert most_in_a_window(taken, per) <= count


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([1, 7, 300, 1000])), min_size=20, max_size=300))
def test_no_window_sees_more_offers_than_the_limit(requests: list[tuple[float, int]]) -> None:
    bucket = Bucket(9000, 60.0, 0.02, largest=1000)
    assert most_in_a_window(played(bucket, requests), 60.0) <= 9000


@pytest.mark.parametrize("count", [1, 5, 50, 100, 3500, 9000])
def test_nearly_the_whole_limit_is_used_under_load(count: int) -> None:
    taken = played(Bucket(count, 60.0, 0.02, 0.1), [(0.0, 1)] * count * 3)
    rate = (len(taken) - 1) / (taken[-1][0] - taken[0][0]) * 60
    assert 0.97 <= rate / count <= 1.0


def test_commands_of_a_thousand_offers_use_most_of_the_limit_too() -> None:
    taken = played(Bucket(9000, 60.0, 0.02, largest=1000), [(0.0, 1000)] * 40)
    assert 0.85 <= 39_000 / (taken[-1][0] - taken[0][0]) * 60 / 9000 <= 1.0


def test_a_request_heavier_than_the_burst_goes_when_the_bucket_is_level() -> None:
    bucket = Bucket(100, 60.0, 0.0)
    bucket.take(100.0)
    assert 0 < bucket.wait(100.0, 500) < 2
    bucket.take(200.0, 500)
    assert bucket.wait(200.0) > 240


def test_after_a_pause_a_small_burst_goes_at_once() -> None:
    taken = played(Bucket(9000, 60.0, 0.02), [(0.0, 1)] * 200)
    assert sum(moment == 100.0 for moment, _ in taken) == 45


@given(LIMITS, PAUSES, st.integers(0, 2**32))
def test_no_window_sees_more_than_the_limit_though_requests_arrive_unevenly(
    limit: tuple[int, float], pauses: list[float], seed: int
) -> None:
    (count, per), chance = limit, random.Random(seed)  # noqa: S311 - the seed makes it repeatable
    left = played(Bucket(count, per, 0.02, 0.1), [(pause, 1) for pause in pauses])
    arrived = sorted((moment + chance.uniform(0, 0.1), weight) for moment, weight in left)
    assert most_in_a_window(arrived, per) <= count


@given(LIMITS, PAUSES)
def test_what_is_used_is_shown_within_a_burst_or_so(limit: tuple[int, float], pauses: list[float]) -> None:
    count, per = limit
    bucket = Bucket(count, per, 0.02)
    taken = played(bucket, [(pause, 1) for pause in pauses])
    now = taken[-1][0]
    assert 1 <= bucket.used(now) <= count + 1
    assert not bucket.idle(now)
    assert bucket.used(now + 2 * per) == 0
    assert bucket.idle(now + 2 * per + 1)


def test_the_older_period_fades_from_what_is_used() -> None:
    bucket = Bucket(9000, 60.0, 0.02)
    for _ in range(600):
        bucket.take(119.0)
    assert [bucket.used(moment) for moment in (119.0, 120.0, 150.0, 179.9, 180.0)] == [600, 600, 300, 1, 0]


@given(st.lists(st.tuples(st.floats(0, 30), st.sampled_from([1, 3, 40])), min_size=20, max_size=300))
def test_a_counted_limit_keeps_every_window(requests: list[tuple[float, int]]) -> None:
    assert most_in_a_window(played(Count(100, 3600.0, 0.02), requests), 3600.0) <= 100


def test_a_counted_limit_lets_all_go_at_once_and_then_waits_for_the_first_to_age() -> None:
    budget = Count(100, 86400.0, 0.02)
    taken = [moment for moment, _ in played(budget, [(0.0, 1)] * 99)]
    assert taken[97] == 100.0
    assert taken[98] == pytest.approx(86500.0)


def test_a_weight_above_a_counted_limit_waits_for_all_others_and_then_goes() -> None:
    budget = Count(100, 3600.0, 0.0)
    budget.take(0.0, 5)
    assert budget.wait(10.0, 500) == 3590.0
    assert budget.wait(3600.0, 500) == 0.0


def test_a_counted_limit_is_idle_when_all_is_old() -> None:
    budget = Count(100, 3600.0, 0.0, 0.5)
    budget.take(0.0, 5)
    assert (budget.used(3600.0), budget.idle(3600.0)) == (5, False)
    assert (budget.used(3600.5), budget.idle(3600.5)) == (0, True)


def test_a_counted_limit_remembers_little() -> None:
    budget = Count(1_000_000, 3600.0, 0.0)
    for moment in range(100_000):
        budget.take(moment / 30)
    assert len(budget._taken) <= 1001


def test_short_limits_are_spread_and_long_ones_counted() -> None:
    assert isinstance(budget_of(RequestLimit("a", 25, 1.0), 0.02, 0.1), Bucket)
    assert isinstance(budget_of(RequestLimit("a", 9000, 60.0, unit="offers"), 0.02, 0.1), Bucket)
    assert isinstance(budget_of(RequestLimit("a", 100, 86400.0), 0.02, 0.1), Count)
