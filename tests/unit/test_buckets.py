# A test may look inside.
# pyright: reportPrivateUsage=false
"""The arithmetic of request limits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async import RequestLimit
from allegro_async._buckets import Bucket, Count, budget_of

LIMITS = st.tuples(
    st.sampled_from([1, 2, 5, 25, 50, 99, 100, 101, 1000, 2490, 9000]), st.sampled_from([1.0, 60.0])
)
PAUSES = st.lists(st.floats(0, 3), min_size=50, max_size=400)


def most_in_a_window(taken: list[tuple[float, int]], per: float) -> int:
    """The greatest weight within any stretch of `per` seconds, its end not included."""
    most = begin = inside = 0
    for moment, weight in taken:
        inside += weight
        while taken[begin][0] <= moment - per + 1e-9:
            inside -= taken[begin][1]
            begin += 1
        most = max(most, inside)
    return most


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
    bucket = Bucket(9000, 60.0, 0.02, 1000)
    assert most_in_a_window(played(bucket, requests), 60.0) <= 9000


@pytest.mark.parametrize("count", [1, 5, 50, 100, 3500, 9000])
def test_nearly_the_whole_limit_is_used_under_load(count: int) -> None:
    taken = played(Bucket(count, 60.0, 0.02), [(0.0, 1)] * count * 3)
    rate = (len(taken) - 1) / (taken[-1][0] - taken[0][0]) * 60
    assert 0.96 <= rate / count <= 1.0


def test_commands_of_a_thousand_offers_use_most_of_the_limit_too() -> None:
    taken = played(Bucket(9000, 60.0, 0.02, 1000), [(0.0, 1000)] * 40)
    assert 0.85 <= 39_000 / (taken[-1][0] - taken[0][0]) * 60 / 9000 <= 1.0


def test_a_request_heavier_than_the_burst_goes_when_the_bucket_is_level() -> None:
    bucket = Bucket(100, 60.0, 0.0)
    bucket.take(100.0)
    assert 0 < bucket.wait(100.0, 500) < 2
    bucket.take(200.0, 500)
    assert bucket.wait(200.0) > 240


def test_after_a_pause_a_small_burst_goes_at_once() -> None:
    taken = played(Bucket(9000, 60.0, 0.02), [(0.0, 1)] * 200)
    assert 89 <= sum(moment == 100.0 for moment, _ in taken) <= 90


def test_after_a_block_requests_come_back_one_by_one() -> None:
    bucket = Bucket(9000, 60.0, 0.02)
    bucket.start_level(160.0)
    taken = [moment for moment, _ in played(bucket, [(60.0, 1), *[(0.0, 1)] * 300])]
    assert taken[0] >= 160.0
    assert all(0.006 < later - sooner < 0.008 for sooner, later in pairwise(taken))


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


def test_a_counted_limit_remembers_little() -> None:
    budget = Count(1_000_000, 3600.0, 0.0)
    for moment in range(100_000):
        budget.take(moment / 30)
    assert len(budget._taken) <= 1001


def test_short_limits_are_spread_and_long_ones_counted() -> None:
    assert isinstance(budget_of(RequestLimit("a", 25, 1.0), 0.02), Bucket)
    assert isinstance(budget_of(RequestLimit("a", 9000, 60.0, unit="offers"), 0.02), Bucket)
    assert isinstance(budget_of(RequestLimit("a", 100, 86400.0), 0.02), Count)
