"""When a token is used, renewed ahead of time, or not used any more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async.auth.freshness import freshness, renewal_moment
from tests.doubles import a_token

TOKEN = a_token(expires_at=50_000.0, lifetime=43_200.0)


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (43_200, "fresh"),
        (6_500, "fresh"),
        (4_319, "ageing"),
        (11, "ageing"),
        (10, "over"),
        (0, "over"),
        (-1, "over"),
    ],
)
def test_a_token_is_renewed_in_the_last_tenth_of_its_life_and_unusable_shortly_before_its_end(
    left: float, state: str
) -> None:
    assert freshness(TOKEN, 50_000 - left) == state


@pytest.mark.parametrize(("left", "state"), [(2.0, "fresh"), (0.19, "ageing"), (0.04, "over")])
def test_a_token_that_lives_two_seconds_is_used_for_most_of_them(left: float, state: str) -> None:
    assert freshness(replace(TOKEN, lifetime=2.0), 50_000 - left) == state


def test_a_dead_token_is_never_used() -> None:
    assert freshness(replace(TOKEN, dead=True), 0.0) == "over"


def test_a_thousand_accounts_do_not_all_come_due_at_once() -> None:
    moments = sorted(
        renewal_moment(a_token(f"shop-{number}", expires_at=50_000.0, lifetime=43_200.0))
        for number in range(1000)
    )
    assert moments[0] >= 50_000 - 43_200 * 0.15
    assert moments[-1] <= 50_000 - 43_200 * 0.1
    busiest = max(sum(start <= moment < start + 60 for moment in moments) for start in moments)
    assert busiest < 60  # of 1000, spread over 36 minutes


@given(st.floats(1, 1e6), st.floats(0, 2e6))
def test_a_token_only_ever_grows_older(lifetime: float, now: float) -> None:
    order = ["fresh", "ageing", "over"]
    token = replace(TOKEN, expires_at=1e6, lifetime=lifetime)
    assert order.index(freshness(token, now)) <= order.index(freshness(token, now + 1))
