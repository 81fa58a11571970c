"""What happens after an attempt without success: one pure function, as a table."""

from __future__ import annotations

import itertools
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async import ConfigurationError, RetryPolicy
from allegro_async.retry import Outcome, RetryBudget, next_wait, retry_after_seconds
from tests.doubles import an_operation

Repeat = Literal["yes", "no", "same-id"]
POLICY = RetryPolicy(attempts=3, wait_initial=1.0, wait_max=4.0)
STATUSES = (400, 401, 403, 404, 406, 409, 412, 422, 429, 500, 501, 502, 503, 504)
OUTCOMES = [
    Outcome("not-sent"),
    Outcome("unknown"),
    *(Outcome("answered", status, html) for status in STATUSES for html in (False, True)),
]


def may_repeat(repeat: Repeat, outcome: Outcome) -> bool:
    """The table of docs and design, section 8, written down a second time and in another way."""
    if outcome.phase == "not-sent" or outcome.status == 429:
        return True
    if repeat == "no":
        return False
    return outcome.phase == "unknown" or outcome.status in {502, 503, 504} or outcome.html


@pytest.mark.parametrize("repeat", ["yes", "no", "same-id"])
@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda o: f"{o.phase}-{o.status}{'-html' * o.html}")
def test_every_combination_of_outcome_kind_attempt_and_time_left(repeat: Repeat, outcome: Outcome) -> None:
    operation = an_operation(repeat=repeat)
    for attempt, remaining in itertools.product((1, 2, 3, 4), (None, 100.0, 0.5, 0.0, -1.0)):
        wait = next_wait(operation, outcome, attempt=attempt, policy=POLICY, remaining=remaining, random=1.0)
        due = 2.0 ** (attempt - 1)
        wanted = may_repeat(repeat, outcome) and attempt < 3 and (remaining is None or due < remaining)
        assert wait == (due if wanted else None)


@given(st.floats(0, 1), st.integers(1, 60), st.none() | st.floats(0, 1000))
def test_the_wait_lies_between_the_servers_bound_and_the_patience(
    random: float, attempt: int, retry_after: float | None
) -> None:
    policy = RetryPolicy(attempts=100, wait_initial=0.5, wait_max=20.0)
    outcome = Outcome("answered", 503, retry_after=retry_after)
    wait = next_wait(an_operation(), outcome, attempt=attempt, policy=policy, remaining=None, random=random)
    assert wait is not None
    assert (retry_after or 0) <= wait <= (retry_after or 0) + min(20.0, 0.5 * 2.0 ** (attempt - 1))


def test_a_wait_longer_than_the_call_gives_up_at_once() -> None:
    outcome = Outcome("answered", 429, retry_after=60.0)
    assert next_wait(an_operation(), outcome, attempt=1, policy=POLICY, remaining=59.0, random=0.0) is None


def test_an_outcome_says_why() -> None:
    assert Outcome("not-sent").reason == "not-sent"
    assert Outcome("answered", 503).reason == "503"


@pytest.mark.parametrize(
    "figures",
    [{"attempts": 0}, {"wait_initial": -1.0}, {"wait_initial": 2.0, "wait_max": 1.0}],
)
def test_a_policy_that_makes_no_sense_is_refused(figures: dict[str, float]) -> None:
    with pytest.raises(ConfigurationError):
        RetryPolicy(**figures)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("9" * 400, None),
        ("Thu, 01 Jan 1970 00:02:00 GMT", 20.0),
        ("Thu, 01 Jan 1970 00:01:00 GMT", 0.0),
        ("Thursday, 01-Jan-70 00:02:00 GMT", 20.0),
        ("Thu Jan  1 00:02:00 1970", 20.0),
        ("Thu, 01 Jan 1970 00:02:00 -0000", 20.0),
        ("Thu, 01 Jan 1970 01:02:00 +0100", 20.0),
        ("Thu, 99 Jan 1970 00:02:00 GMT", None),
    ],
)
def test_retry_after_is_read_in_all_its_forms(text: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(text, now=100.0) == seconds


@given(st.text(), st.floats(0, 2e9))
def test_any_retry_after_is_a_sane_number_or_nothing(text: str, now: float) -> None:
    seconds = retry_after_seconds(text, now)
    assert seconds is None or seconds >= 0


def test_the_budget_gives_its_reserve_and_then_a_tenth_of_the_requests() -> None:
    budget = RetryBudget(reserve=5)
    assert [budget.spend() for _ in range(6)] == [True] * 5 + [False]
    granted = 0
    for _ in range(1000):
        budget.earn()
        granted += budget.spend()
    assert 95 <= granted <= 100


def test_the_budget_never_grows_beyond_its_reserve() -> None:
    budget = RetryBudget(reserve=2)
    for _ in range(1000):
        budget.earn()
    assert [budget.spend() for _ in range(3)] == [True, True, False]
