"""The judge convicts the guilty and acquits the innocent."""

from __future__ import annotations

from typing import Any

import pytest

from allegro_async import (
    AuthError,
    ConflictError,
    DecodeError,
    ForbiddenError,
    RequestTimeoutError,
    ServerError,
    TransportError,
)
from tests.chaos.judge import judge
from tests.chaos.plan import Act, Step
from tests.chaos.record import Outcome, Record, outcome_of
from tests.chaos.replay import Entry, Values, written

OFFER, ORDER = "1/11", "1/a"


def before() -> dict[str, Values]:
    return {
        OFFER: {"name": "Old", "price": 5, "stock": 10, "external": None},
        ORDER: {"fulfillment": "NEW", "revision": "r0", "changes": 0},
    }


def record(
    mark: str, act: Act, outcome: Outcome = "done", times: tuple[float, float] = (1, 2), **more: Any
) -> Record:
    """A call; its subject follows from the act, its number from its mark."""
    subjects = {"create": (), "find": (), "report": (), "fulfil": ("a",), "get-order": ("a",)}
    step = Step(mark, act, "1", subjects.get(act, ("11",)), int(mark[1:]), target=more.pop("target", ""))
    return Record(step, *times, outcome, **more)


def served(*marks: str, worked: bool = True) -> list[Entry]:
    return [Entry(number, mark, "", 200, worked) for number, mark in enumerate(marks, 1)]


def charges(records: list[Record], entries: list[Entry], **state: Values) -> list[tuple[str, str]]:
    """What the judge finds; the state after is the one before, with these changes."""
    after = before()
    for subject, values in state.items():
        key = {"offer": OFFER, "order": ORDER}.get(subject, f"1/{subject}")
        after[key] = {**after.get(key, {}), **values}
    return [(each.charge, each.mark) for each in judge(records, entries, before(), after)]


def new(*made: Record) -> dict[str, Values]:
    return {f"99{number}": written(each.step) for number, each in enumerate(made)}


CREATE, PRICE = record("w1", "create"), record("w2", "edit-price")


def test_a_write_that_was_done_once_and_said_so_is_innocent() -> None:
    assert charges([PRICE], served("w2"), offer={"price": PRICE.step.price}) == []
    assert charges([CREATE], served("w1"), **new(CREATE)) == []


@pytest.mark.parametrize("outcome", ["refused", "not sent", "unknown"])
def test_a_write_that_was_not_done_may_be_refused_unknown_or_not_sent(outcome: Outcome) -> None:
    assert charges([record("w2", "edit-price", outcome)], served("w2", worked=False)) == []


def test_a_write_of_unknown_fate_may_have_been_done() -> None:
    unknown = record("w2", "edit-price", "unknown")
    assert charges([unknown], served("w2"), offer={"price": unknown.step.price}) == []


def test_an_offer_that_was_made_twice_is_doubled() -> None:
    assert charges([CREATE], served("w1", "w1"), **new(CREATE, CREATE)) == [("doubled", "w1")]


def test_an_offer_that_the_log_does_not_show_is_doubled() -> None:
    assert charges([CREATE], served("w1"), **new(CREATE, CREATE)) == [("doubled", "w1")]


@pytest.mark.parametrize("act", ["edit-price", "quantity-command"])
def test_a_write_that_took_effect_twice_is_doubled(act: Act) -> None:
    guilty = record("w2", act)
    state = {"price": guilty.step.price} if act == "edit-price" else {"stock": 10 + 2 * guilty.step.gain}
    assert charges([guilty], served("w2", "w2"), offer=state) == [("doubled", "w2")]


def test_a_command_that_arrived_twice_and_took_effect_once_is_innocent() -> None:
    command = record("w2", "quantity-command")
    entries = [*served("w2"), Entry(2, "w2", "", 409, worked=False)]
    assert charges([command], entries, offer={"stock": 10 + command.step.gain}) == []


def test_who_asks_under_the_mark_of_a_write_has_not_written_again() -> None:
    command = record("w2", "quantity-command")
    entries = [*served("w2"), Entry(2, "w2", "GET /sale/commands/{commandId}", 200, worked=True)]
    assert charges([command], entries, offer={"stock": 10 + command.step.gain}) == []


@pytest.mark.parametrize("outcome", ["refused", "not sent"])
def test_a_write_that_was_reported_as_not_done_and_was_done_is_misreported(outcome: Outcome) -> None:
    liar = record("w2", "edit-price", outcome)
    assert charges([liar], served("w2"), offer={"price": liar.step.price}) == [("misreported", "w2")]


def test_a_write_that_was_reported_as_done_and_never_was_is_misreported() -> None:
    assert charges([PRICE], served("w2", worked=False)) == [("misreported", "w2")]
    assert charges([PRICE], []) == [("misreported", "w2")]


def test_a_write_that_is_not_in_the_state_is_lost() -> None:
    assert charges([PRICE], served("w2"), offer={"price": 5}) == [("lost", "w2")]
    assert charges([CREATE], served("w1")) == [("lost", "w1")]


def test_a_state_that_nobody_wrote_is_lost() -> None:
    assert charges([], [], order={"fulfillment": "SENT"}) == [("lost", "before")]


def test_a_write_under_an_older_one_is_lost() -> None:
    older, newer = record("w2", "edit-price", times=(1, 2)), record("w3", "edit-price", times=(3, 4))
    price = {"price": older.step.price}
    assert charges([older, newer], served("w3", "w2"), offer=price) == [("lost", "w3")]


def test_writes_at_the_same_time_may_come_in_any_order() -> None:
    one, other = record("w2", "edit-price", times=(1, 5)), record("w3", "edit-price", times=(3, 4))
    assert charges([one, other], served("w3", "w2"), offer={"price": one.step.price}) == []
    assert charges([one, other], served("w2", "w3"), offer={"price": other.step.price}) == []


def test_a_late_write_of_unknown_fate_is_nobodys_fault() -> None:
    late, newer = record("w2", "edit-price", "unknown"), record("w3", "edit-price", times=(3, 4))
    assert charges([late, newer], served("w3", "w2"), offer={"price": late.step.price}) == []


def reading(seen: dict[str, Any], times: tuple[float, float] = (5, 6), act: Act = "get-offer") -> Record:
    return record("r9", act, times=times, seen=seen)


OLD = {"name": "Old", "price": 5, "stock": 10}
NEW = {**OLD, "price": PRICE.step.price}


@pytest.mark.parametrize(
    ("seen", "times", "guilty"),
    [
        (NEW, (5, 6), False),
        (OLD, (0, 0.5), False),
        (OLD, (1.5, 3), False),
        (NEW, (1.5, 3), False),
        (OLD, (5, 6), True),
        (NEW, (0, 0.5), True),
        ({**NEW, "stock": 11}, (5, 6), True),
        ({**NEW, "price": 77}, (5, 6), True),
    ],
)
def test_a_read_gives_what_was_so_at_its_time(
    seen: dict[str, Any], times: tuple[float, float], guilty: bool
) -> None:
    found = charges([PRICE, reading(seen, times)], served("w2"), offer={"price": PRICE.step.price})
    assert found == ([("misread", "r9")] if guilty else [])


@pytest.mark.parametrize(("price", "guilty"), [(PRICE.step.price, False), (5, True)])
def test_an_edit_answers_with_what_it_wrote(price: int, guilty: bool) -> None:
    edit = record("w2", "edit-price", seen={**OLD, "price": price})
    found = charges([edit], served("w2"), offer={"price": PRICE.step.price})
    assert found == ([("misread", "w2")] if guilty else [])


def test_an_order_is_read_with_the_revision_that_belongs_to_it() -> None:
    first = record("w2", "fulfil", times=(1, 2), revision="r0")
    second = record("w3", "fulfil", times=(3, 4), revision="r1")
    after = {"fulfillment": second.step.status, "revision": "r2", "changes": 2}
    right = reading({"fulfillment": first.step.status, "revision": "r1"}, (2.5, 2.8), "get-order")
    assert charges([first, second, right], served("w2", "w3"), order=after) == []
    wrong = reading({"fulfillment": first.step.status, "revision": "r0"}, (2.5, 2.8), "get-order")
    assert charges([first, second, wrong], served("w2", "w3"), order=after) == [("misread", "r9")]


@pytest.mark.parametrize(
    ("found", "times", "guilty"),
    [(1, (5, 6), False), (0, (5, 6), True), (2, (5, 6), True), (0, (1.5, 3), False)],
)
def test_a_search_finds_what_was_made(found: int, times: tuple[float, float], guilty: bool) -> None:
    look = record("r9", "find", times=times, target="w1", seen={"found": found})
    result = charges([CREATE, look], served("w1"), **new(CREATE))
    assert result == ([("misread", "r9")] if guilty else [])


@pytest.mark.parametrize(
    ("seen", "given", "guilty"),
    [
        ({"total": 1, "success": 1, "failed": 0}, True, False),
        ({"total": 0, "success": 0, "failed": 0}, True, False),
        ({"total": 2, "success": 2, "failed": 0}, True, True),
        ({"total": 1, "success": 0, "failed": 1}, True, True),
        ({"total": 0, "success": 0, "failed": 0}, False, True),
    ],
)
def test_a_report_speaks_of_its_command(seen: dict[str, int], given: bool, guilty: bool) -> None:
    command = record("w2", "quantity-command", "done" if given else "refused")
    ask = record("r9", "report", target="w2", seen=seen)
    stock = {"stock": 10 + command.step.gain if given else 10}
    found = charges([command, ask], served("w2") if given else [], offer=stock)
    assert found == ([("misread", "r9")] if guilty else [])


def test_an_exception_that_nobody_expects_is_a_crash() -> None:
    assert charges([record("r9", "get-offer", "crashed", error="KeyError")], []) == [("crashed", "r9")]


def told(error: Any, *, maybe_sent: bool) -> Any:
    error.maybe_sent = maybe_sent
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (TransportError("cut", maybe_sent=True), "unknown"),
        (RequestTimeoutError("late", maybe_sent=True), "unknown"),
        (TransportError("refused", maybe_sent=False), "not sent"),
        (AuthError("none"), "not sent"),
        (told(AuthError("none"), maybe_sent=True), "unknown"),
        (told(ServerError(503), maybe_sent=True), "unknown"),
        (ForbiddenError(403), "refused"),
        (ConflictError(409), "refused"),
        (told(ConflictError(409), maybe_sent=True), "unknown"),
        (DecodeError("garbage"), "crashed"),
        (KeyError("x"), "crashed"),
    ],
    ids=repr,
)
def test_an_error_is_read_as_the_library_means_it(error: Exception, outcome: Outcome) -> None:
    assert outcome_of(error) == outcome
