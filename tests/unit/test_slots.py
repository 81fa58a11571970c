# A test may look inside.
# pyright: reportPrivateUsage=false
"""Leaky-bucket resources: few calls at once, fewer when answers slow down."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async._slots import LeakySlots, Pace, next_pace
from tests.doubles import a_call, an_operation, virtual
from tests.limiting import limiter, now

SEARCH = an_operation("products.search", leaky=True)


def after(pace: Pace, *answers: tuple[float, float]) -> Pace:
    """The pace after answers, each with the times of its beginning and its end."""
    for began, ended in answers:
        pace = next_pace(pace, began=began, now=ended, slow=2.0, largest=4)
    return pace


def test_a_slow_answer_halves_what_may_be_under_way() -> None:
    assert after(Pace(4.0), (0, 3)) == Pace(2.0, 3)
    assert after(Pace(4.0), (0, 3), (3, 7), (7, 12)) == Pace(1.0, 12)


def test_slow_answers_of_one_round_count_once() -> None:
    assert after(Pace(4.0), (0, 3.0), (0, 3.1), (0.5, 3.2), (2.9, 30)) == Pace(2.0, 3.0)


def test_a_round_of_quick_answers_adds_one() -> None:
    assert after(Pace(2.0, 0.0), (1, 1.5), (1, 1.5)).room == pytest.approx(2.9)
    assert after(Pace(1.0, 0.0), (1, 1.5)).room == 2.0


def test_it_grows_no_further_than_it_was() -> None:
    assert after(Pace(3.9), *[(1, 1.1)] * 50).room == 4.0


def test_a_refusal_leaves_one() -> None:
    assert next_pace(Pace(4.0), began=0, now=5, slow=2.0, largest=4, refused=True) == Pace(1.0, 5)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 40), st.booleans())), st.integers(1, 20))
def test_it_stays_between_one_and_the_largest(answers: list[tuple[float, float, bool]], largest: int) -> None:
    pace = Pace(float(largest))
    for began, took, refused in answers:
        pace = next_pace(pace, began=began, now=began + took, slow=2.0, largest=largest, refused=refused)
        assert 1 <= pace.room <= largest


def test_an_account_that_was_slow_is_remembered_for_a_while() -> None:
    slots = LeakySlots(4, 2.0)
    assert slots.idle(0.0)
    slots.ended(5.0, 100.0, answered=True)
    assert (slots.slowed, slots.idle(101.0), slots.idle(800.0)) == (True, False, True)


@virtual
async def test_few_calls_are_under_way_and_fewer_when_answers_slow_down() -> None:
    """The server answers in a fifth of a second, and once it has seen 30 requests in five."""
    budget, under_way, most, served = limiter(), 0, list[tuple[int, float]](), 0

    async def one() -> None:
        nonlocal under_way, served
        call = a_call(SEARCH)
        await budget.acquire(call, deadline=None)
        under_way += 1
        served += 1
        takes = 0.2 if served <= 30 else 5.0
        most.append((under_way, now()))
        await asyncio.sleep(takes)
        under_way -= 1
        budget.release(call, seconds=takes)

    async with asyncio.TaskGroup() as group:
        for _ in range(60):
            group.create_task(one())
    assert max(number for number, _ in most[:30]) == 4
    assert {number for number, _ in most[40:]} == {1}


@virtual
async def test_another_account_is_not_slowed_down_and_neither_are_other_operations() -> None:
    budget = limiter(leaky=1)
    await budget.acquire(a_call(SEARCH), deadline=None)
    waiting = asyncio.create_task(budget.acquire(a_call(SEARCH), deadline=None))
    assert await budget.acquire(a_call(), deadline=None) == 0.0
    assert await budget.acquire(a_call(SEARCH, account="shop-2"), deadline=None) == 0.0
    assert not waiting.done()
    budget.release(a_call(SEARCH), seconds=0.1)
    assert await waiting < 0.2  # when the Client ID has its next permit


@virtual
async def test_a_call_that_sent_nothing_says_nothing_about_the_pace() -> None:
    budget = limiter()
    for _ in range(3):
        await budget.acquire(a_call(SEARCH), deadline=None)
        budget.release(a_call(SEARCH))
    place = budget._places.leaky(a_call(SEARCH))
    assert place is not None
    assert not place.rule.slowed
