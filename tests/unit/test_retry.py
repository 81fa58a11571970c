"""What happens after an attempt: one pure function, held against the table of docs/retries.md."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from allegro_async import ConfigurationError, Reply, RetryPolicy, TransportError
from allegro_async.errors import AnswerTooLargeError
from allegro_async.reading import outcome_of
from allegro_async.retry import (
    Decision,
    Outcome,
    RetryBudget,
    Situation,
    decide,
    retry_after_seconds,
)
from tests.doubles import an_operation

Kind = Literal["repeatable", "own command id", "once only"]
PAGE = Path(__file__).parents[2] / "docs" / "retries.md"
POLICY = RetryPolicy(attempts=3, wait_initial=1.0, wait_max=4.0, conflicts=5)

METHODS = ("GET", "HEAD", "PUT", "DELETE", "POST", "PATCH")
STATUSES = (
    *(200, 201, 202, 204, 206, 299, 302, 303, 304, 307),
    *(400, 401, 403, 404, 405, 406, 408, 409, 412, 415, 422, 429),
    *(500, 501, 502, 503, 504, 520, 599),
)
JSON = "application/vnd.allegro.public.v1+json"
BODIES = {
    "errors": (JSON, b'{"errors": [{"code": "CONFLICT", "message": "stale revision"}]}'),
    "offer conflict": (JSON, b'{"errors": [{"code": "OfferConflict", "message": "edited"}]}'),
    "oauth": ("application/json", b'{"error": "invalid_token", "error_description": "x"}'),
    "envoy": ("application/vnd.allegro.envoy+json", b'{"message": "upstream", "code": "UC"}'),
    "html": ("text/html; charset=utf-8", b"<!DOCTYPE html><html></html>"),
    "unnamed html": ("application/json", b"\n <HTML><body>Bad gateway</body></HTML>"),
    "empty": ("", b""),
    "garbage": (JSON, b"\xff\x00{"),
}
# Named, so that a test says what it means: time enough for any pause, too little for any, and no end.
DEADLINES = {"enough": 1000.0, "too little": 0.05, "none": None}


@dataclass(frozen=True)
class Case:
    """One combination."""

    ended: str  # "not sent", "perhaps arrived", or the form of the body
    status: int
    earlier: bool  # an earlier attempt may have arrived
    offer: bool  # a write to one offer


# The conditions of the rows, written down here a second time; what follows from them stands in the page.
ROWS: dict[str, Callable[[Case], bool]] = {
    "not sent": lambda case: case.ended == "not sent",
    "perhaps arrived": lambda case: case.ended == "perhaps arrived",
    "200 to 299, 303, 304": lambda case: case.status // 100 == 2 or case.status in {303, 304},
    "401": lambda case: case.status == 401,
    "429": lambda case: case.status == 429,
    "HTML instead of JSON, with any other error status": lambda case: "html" in case.ended,
    "502, 503, 504": lambda case: 502 <= case.status <= 504,
    "409 with the code `OfferConflict`, on a write to one offer": lambda case: (
        case.status == 409 and case.ended == "offer conflict" and case.offer
    ),
    "409, when an earlier attempt of this call may have arrived": lambda case: (
        case.status == 409 and case.earlier
    ),
    "any other status": lambda _: True,
}
MEANING: dict[str, tuple[str, str]] = {
    "done": ("done", ""),
    "again": ("again", "retry"),
    "after the gate": ("again", "refusal"),
    "after the edit": ("again", "conflict"),
    "accepted": ("accepted", ""),
    "give up": ("give-up", ""),
}


def table() -> dict[str, dict[str, str]]:
    """The first table of the page: by row, what follows for each kind of call."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    cells = rows[: next(i for i, row in enumerate(rows) if len(row) != len(head))]
    return {row[0]: dict(zip(head[1:4], row[1:4], strict=True)) for row in cells}


TABLE = table()


def test_the_page_has_the_rows_in_the_order_in_which_they_count() -> None:
    assert list(TABLE) == list(ROWS)
    assert {word for row in TABLE.values() for word in row.values()} == set(MEANING)


def expected(kind: Kind, case: Case) -> tuple[str, str]:
    row = next(name for name, fits in ROWS.items() if fits(case))
    return MEANING[TABLE[row][kind]]


def facts(kind: Kind, method: str, *, offer: bool) -> tuple[list[Any], list[bool]]:
    """The operations of a kind, and whether the call carries a command id."""
    more: dict[str, Any] = {"method": method, "one_at_a_time": "offerId" if offer else None}
    if kind == "repeatable":
        return [an_operation(repeat="yes", **more)], [False, True]
    if kind == "own command id":
        return [an_operation(repeat="same-id", **more)], [True]
    return [an_operation(repeat="no", **more), an_operation(repeat="same-id", **more)], [False]


def endings() -> list[tuple[str, int, Outcome]]:
    found = [
        ("not sent", 0, outcome_of(TransportError("x", maybe_sent=False), 0.0)),
        ("perhaps arrived", 0, outcome_of(TransportError("x", maybe_sent=True), 0.0)),
    ]
    for status, (form, (kind, body)) in itertools.product(STATUSES, BODIES.items()):
        headers = CIMultiDict({"Content-Type": kind} if kind else {})
        found.append((form, status, outcome_of(Reply(status, headers, body), 0.0)))
    return found


KINDS: tuple[Kind, ...] = ("repeatable", "own command id", "once only")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_combination_is_decided_as_the_page_says(kind: Kind, method: str) -> None:
    checked = 0
    for (form, status, outcome), earlier, offer in itertools.product(endings(), (False, True), (False, True)):
        action, cost = expected(kind, Case(form, status, earlier, offer))
        operations, ids = facts(kind, method, offer=offer)
        for operation, command_id, (word, remaining), attempt in itertools.product(
            operations, ids, DEADLINES.items(), (1, 2, 3, 4)
        ):
            situation = Situation(attempt, 0, command_id, earlier, remaining)
            decision = decide(operation, outcome, situation, policy=POLICY, random=0.5)
            none_left = action == "again" and (
                word == "too little" or (attempt >= POLICY.attempts and cost != "conflict")
            )
            wanted = "give-up" if none_left else action
            case = (form, status, operation.repeat, command_id, earlier, offer, word, attempt)
            assert decision.action == wanted, case
            if wanted == "again":
                assert decision.cost == cost, case
            checked += 1
    assert checked > 9000


@pytest.mark.parametrize(
    "code", ["OfferConflict", "OfferConflictException", "OFFER_CONFLICT", "offerConflict"]
)
def test_a_running_edit_is_known_by_its_code_in_any_spelling(code: str) -> None:
    body = f'{{"errors": [{{"code": "X"}}, {{"code": "{code}"}}]}}'.encode()
    assert outcome_of(Reply(409, CIMultiDict(), body), 0.0).conflict
    assert not outcome_of(Reply(422, CIMultiDict(), body), 0.0).conflict


@given(st.floats(0, 1), st.integers(1, 5000), st.none() | st.floats(0, 1000))
def test_the_wait_lies_between_the_servers_bound_and_the_patience(
    random: float, attempt: int, retry_after: float | None
) -> None:
    policy = RetryPolicy(attempts=10_000, wait_initial=0.5, wait_max=20.0)
    outcome = Outcome("answered", 503, retry_after=retry_after)
    decision = decide(an_operation(), outcome, Situation(attempt), policy=policy, random=random)
    longest = min(20.0, 0.5 * 2.0 ** min(attempt - 1, 10))
    assert decision.action == "again"
    assert (retry_after or 0) <= decision.wait <= (retry_after or 0) + longest
    assert decision.wait == pytest.approx((retry_after or 0) + random * longest)


def test_the_waits_for_a_running_edit_grow_and_end_by_their_own_number() -> None:
    edit, running = (
        an_operation(repeat="no", one_at_a_time="offerId"),
        Outcome("answered", 409, conflict=True),
    )
    decisions = [
        decide(edit, running, Situation(1, number), policy=POLICY, random=random)
        for number in range(6)
        for random in (0.0, 1.0)
    ]
    assert [each.wait for each in decisions[:10]] == [0.5, 1, 1, 2, 2, 4, 2, 4, 2, 4]
    assert [each.action for each in decisions[10:]] == ["give-up", "give-up"]


def test_a_retry_that_could_not_end_is_not_begun() -> None:
    outcome = Outcome("answered", 503)

    def at(remaining: float) -> Decision:
        return decide(an_operation(), outcome, Situation(1, remaining=remaining), policy=POLICY, random=1.0)

    assert at(1.09) == Decision("give-up")
    assert at(1.11) == Decision("again", 1.0)


def test_a_retry_after_beyond_the_deadline_gives_up_at_once() -> None:
    outcome = Outcome("answered", 429, retry_after=60.0)
    decision = decide(an_operation(), outcome, Situation(1, remaining=59.0), policy=POLICY, random=0.0)
    assert decision.action == "give-up"


def test_a_call_without_the_time_to_wait_for_the_gate_gives_up_at_once() -> None:
    def within(remaining: float | None) -> Decision:
        situation = Situation(1, remaining=remaining, gate=60.0)
        return decide(an_operation(), Outcome("answered", 429), situation, policy=POLICY, random=0.5)

    assert within(60.0) == Decision("give-up")
    assert within(61.0) == within(None) == Decision("again", 0.5, "refusal")


@pytest.mark.parametrize(("gate", "wait"), [(0.0, 90.5), (60.0, 30.5), (90.0, 0.5), (100.0, 0.5)])
def test_what_the_gate_waits_for_is_not_waited_for_twice(gate: float, wait: float) -> None:
    outcome = Outcome("answered", 429, retry_after=90.0)
    decision = decide(an_operation(), outcome, Situation(1, gate=gate), policy=POLICY, random=0.5)
    assert decision == Decision("again", wait, "refusal")


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_was_too_large_is_not_asked_for_again(kind: Kind) -> None:
    outcome = outcome_of(AnswerTooLargeError("x", maybe_sent=True), 0.0)
    operations, ids = facts(kind, "GET", offer=False)
    situation = Situation(1, command_id=ids[0])
    assert decide(operations[0], outcome, situation, policy=POLICY, random=0.5).action == "give-up"


def test_an_outcome_says_why() -> None:
    assert Outcome("not-sent").reason == "not-sent"
    assert Outcome("answered", 503).reason == "503"


@pytest.mark.parametrize(
    ("figures", "name"),
    [
        ({"attempts": 0}, "attempts is 0"),
        ({"attempts": "4"}, "attempts is '4'"),
        ({"wait_initial": -1.0}, "wait_initial is -1"),
        ({"wait_initial": float("nan")}, "wait_initial is nan"),
        ({"wait_max": float("inf")}, "wait_max is inf"),
        ({"wait_initial": 2.0, "wait_max": 1.0}, "wait_max is 1.0"),
        ({"conflicts": -1}, "conflicts is -1"),
        ({"budget_share": -0.1}, "budget_share is -0.1"),
        ({"budget_reserve": float("nan")}, "budget_reserve is nan"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused_by_name(figures: dict[str, Any], name: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(name)):
        RetryPolicy(**figures)


def test_the_page_names_the_defaults() -> None:
    wanted = (
        "RetryPolicy(attempts=4, wait_initial=0.5, wait_max=20.0, conflicts=20, budget_share=0.1, "
        "budget_reserve=100)"
    )
    assert wanted in PAGE.read_text(encoding="utf-8")
    assert RetryPolicy(4, 0.5, 20.0, 20, 0.1, 100) == RetryPolicy()


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


def test_the_budget_gives_its_reserve_and_then_its_share_of_the_calls() -> None:
    budget = RetryBudget(share=0.1, reserve=5)
    assert [budget.spend() for _ in range(6)] == [True] * 5 + [False]
    granted = 0
    for _ in range(1000):
        budget.earn()
        granted += budget.spend()
    assert 95 <= granted <= 100
    assert 0 <= budget.left < 1


def test_the_budget_never_grows_beyond_its_reserve() -> None:
    budget = RetryBudget(share=0.5, reserve=2)
    for _ in range(1000):
        budget.earn()
    assert budget.left == 2
    assert [budget.spend() for _ in range(3)] == [True, True, False]
