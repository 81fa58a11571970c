"""One function knows when each family of commands is finished, and what became of each offer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async._reports import failure_of, finished, outcomes_of
from allegro_async.call import Family
from allegro_async.models.campaigns import AlleDiscountGetSubmitCommandResponse, BadgeApplication
from allegro_async.models.fulfillment import AdvanceShipNoticeSubmitCommand
from allegro_async.reading import parse
from allegro_async.resources.operations import OPERATIONS

FAMILIES: dict[str, Family] = {
    each.family.name: each.family for each in OPERATIONS.values() if each.family is not None
}
COUNTED = [name for name, family in FAMILIES.items() if family.counts]
WHOLE = {
    "shipment-creation": ("status", "IN_PROGRESS", "SUCCESS", "ERROR"),
    "shipment-cancellation": ("status", "IN_PROGRESS", "SUCCESS", "ERROR"),
    "pickup-creation": ("status", "IN_PROGRESS", "SUCCESS", "ERROR"),
    "alle-discount-submission": ("output.status", "IN_PROGRESS", "SUCCESSFUL", "FAILED"),
    "alle-discount-withdrawal": ("output.status", "NEW", "SUCCESSFUL", "FAILED"),
    "advance-ship-notice-submission": ("output.status", "RUNNING", "SUCCESSFUL", "FAILED"),
    "badge-application": ("process.status", "REQUESTED", "PROCESSED", "DECLINED"),
    "badge-change": ("process.status", "REQUESTED", "PROCESSED", "DECLINED"),
}
PARTED = ["allegro-prices-submission", "allegro-prices-exclusion"]
NOW = "2026-11-25T10:00:00Z"


def counts(success: int, failed: int, total: int, **more: Any) -> dict[str, Any]:
    return {"taskCount": {"success": success, "failed": failed, "total": total}, **more}


def at(place: str, value: object) -> dict[str, Any]:
    first, _, rest = place.partition(".")
    return {first: at(rest, value) if rest else value}


def test_every_family_tells_it_in_one_of_the_known_ways() -> None:
    assert {*COUNTED, *WHOLE, *PARTED, "offer-processing"} == set(FAMILIES)


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize(
    ("answer", "is_finished"),
    [
        (counts(0, 0, 0), False),
        (counts(1, 0, 3), False),
        (counts(2, 1, 3), True),
        (counts(3, 1, 3), True),
        ({"taskCount": None}, False),
        ({}, False),
    ],
)
def test_a_command_with_figures_is_finished_when_they_add_up(
    name: str, answer: dict[str, Any], *, is_finished: bool
) -> None:
    assert finished(FAMILIES[name], answer) is is_finished
    assert failure_of(FAMILIES[name], answer) is None


@pytest.mark.parametrize("name", COUNTED)
def test_the_day_of_completion_counts_where_there_is_one(name: str) -> None:
    assert finished(FAMILIES[name], counts(0, 0, 0, completedAt=NOW)) is (name != "promo-options")


@pytest.mark.parametrize("name", WHOLE)
def test_a_command_with_one_word_is_finished_when_that_says_so(name: str) -> None:
    place, running, good, bad = WHOLE[name]
    family = FAMILIES[name]
    for word in (running, None, "SOMETHING_NEW"):
        assert not finished(family, at(place, word))
        assert outcomes_of(family, at(place, word), (), ())[0].state == "unknown"
    assert not finished(family, {})
    assert finished(family, at(place, good))
    assert finished(family, at(place, bad))
    assert failure_of(family, at(place, good)) is None
    assert failure_of(family, at(place, bad)) == ()
    assert outcomes_of(family, at(place, good), (), ("7",))[0].state == "done"


@pytest.mark.parametrize("name", PARTED)
def test_a_command_with_parts_is_finished_when_all_of_them_are(name: str) -> None:
    family = FAMILIES[name]

    def answer(*words: str, **more: Any) -> dict[str, Any]:
        return {"offers": [{"id": str(number), "status": word, **more} for number, word in enumerate(words)]}

    assert not finished(family, answer())
    assert not finished(family, {})
    assert not finished(family, answer("SUCCESS", "IN_PROGRESS"))
    assert not finished(family, answer("SOMETHING_NEW"))
    assert finished(family, answer("SOMETHING_NEW", completedAt=NOW))
    assert finished(family, answer("SUCCESS", "FAILED"))
    found = outcomes_of(family, answer("SUCCESS", "FAILED", errors=[{"message": "no"}]), (), ("0", "1", "2"))
    assert [(each.offer, each.state) for each in found] == [("0", "done"), ("1", "failed"), ("2", "unknown")]
    assert found[1].problems[0].message == "no"


def test_the_processing_of_an_offer_ends_with_an_answer_without_a_body() -> None:
    family = FAMILIES["offer-processing"]
    running = {"offer": {"id": "7"}, "operation": {"status": "COMPLETED"}}
    assert not finished(family, running)
    assert finished(family, None)
    assert [outcomes_of(family, each, (), ("7",))[0].state for each in (running, None)] == ["unknown", "done"]
    assert outcomes_of(family, running, (), ())[0].offer == "7"


@pytest.mark.parametrize("good", ["SUCCESS", "DONE"])
@pytest.mark.parametrize("bad", ["FAIL", "ERROR"])
def test_the_worst_task_of_an_offer_counts_and_all_its_problems_are_kept(good: str, bad: str) -> None:
    tasks = [
        {"offer": {"id": "1"}, "status": good, "message": "fine"},
        {"offer": {"id": "1"}, "status": bad, "errors": [{"code": "A", "message": "a", "path": "p"}]},
        {"offer": {"id": "1"}, "status": bad, "message": "b"},
        {"offer": {"id": "1"}, "status": "NEW"},
        {"offer": {"id": "2"}, "status": good},
        {"offer": {"id": "3"}, "status": bad},
        {"offer": {"id": "4"}, "status": good},
        {"offer": {"id": "4"}, "status": "NEW"},
    ]
    found = outcomes_of(FAMILIES["price-change"], counts(3, 3, 8), tasks, ("2",))
    assert [(each.offer, each.state) for each in found] == [
        ("2", "done"),
        ("1", "failed"),
        ("3", "failed"),
        ("4", "unknown"),
    ]
    assert [str(each) for each in found[1].problems] == ["A: a (at p)", "b"]
    assert found[2].problems == ()


@pytest.mark.parametrize(
    ("figures", "fate"),
    [
        ((3, 0, 3), "done"),  # the list lags behind the figures
        ((6, 0, 6), "done"),  # two tasks an offer, of which the list has shown some
        ((2, 1, 3), "unknown"),  # one of them has failed, and nobody knows which
        ((2, 0, 2), "unknown"),  # one offer was never taken up
        ((1, 0, 3), "unknown"),  # not finished
    ],
)
def test_what_no_task_names_is_done_only_where_the_figures_prove_it(
    figures: tuple[int, int, int], fate: str
) -> None:
    found = outcomes_of(FAMILIES["price-change"], counts(*figures), (), ("1", "2", "3"))
    assert [each.state for each in found] == [fate] * 3


def test_without_offers_of_its_own_a_command_tells_those_of_its_tasks() -> None:
    tasks = [{"subject": {"offerId": "1"}, "status": "SUCCESS"}]
    found = outcomes_of(FAMILIES["bulk-modification"], counts(1, 0, 1), tasks, ())
    assert [(each.offer, each.state) for each in found] == [("1", "done")]


def test_models_are_read_as_plain_values_are() -> None:
    text = b'{"output": {"status": "FAILED", "errors": [{"code": "C"}]}, "input": {"offer": {"id": "7"}}}'
    answer = parse(text, AlleDiscountGetSubmitCommandResponse)
    (found,) = outcomes_of(FAMILIES["alle-discount-submission"], answer, (), ())
    assert (found.offer, found.state, found.problems[0].code) == ("7", "failed", "C")


@pytest.mark.parametrize(
    ("status", "is_finished"),
    [("RUNNING", False), ("SUCCESSFUL", True), ("FAILED", True), ("PAUSED", False)],
)
def test_a_kind_of_answer_that_nobody_knows_yet_is_no_end(status: str, *, is_finished: bool) -> None:
    text = f'{{"input": {{"advanceShipNoticeId": "a"}}, "output": {{"status": "{status}", "errors": []}}}}'
    answer = parse(text.encode(), AdvanceShipNoticeSubmitCommand)
    assert finished(FAMILIES["advance-ship-notice-submission"], answer) is is_finished


def test_a_badge_says_in_texts_why_it_was_declined() -> None:
    reason = '{"code": "PRICE", "messages": [{"text": "Too dear", "link": null}, {"text": "Too late"}]}'
    text = (
        f'{{"id": "b", "createdAt": "{NOW}", "updatedAt": "{NOW}", "campaign": {{"id": "c"}}, '
        f'"offer": {{"id": "7"}}, "process": {{"status": "DECLINED", "rejectionReasons": [{reason}]}}}}'
    )
    answer = parse(text.encode(), BadgeApplication)
    (found,) = outcomes_of(FAMILIES["badge-application"], answer, (), ())
    assert (found.offer, str(found.problems[0])) == ("7", "PRICE: Too dear; Too late")


def test_a_problem_is_kept_whole() -> None:
    entry = {
        "code": "A",
        "message": "b",
        "details": "c",
        "path": "d",
        "userMessage": "e",
        "metadata": {"f": "g"},
    }
    task = {"offer": {"id": "1"}, "status": "FAIL", "errors": [entry]}
    (found,) = outcomes_of(FAMILIES["price-change"], counts(0, 1, 1), [task], ())
    (problem,) = found.problems
    assert (problem.details, problem.user_message, problem.metadata) == ("c", "e", {"f": "g"})


@given(
    offers=st.lists(st.sampled_from("abcdef"), max_size=8),
    tasks=st.lists(
        st.tuples(st.sampled_from("abcdefg"), st.sampled_from(["SUCCESS", "FAIL", "NEW"])), max_size=20
    ),
    figures=st.tuples(*[st.integers(0, 12)] * 3),
)
def test_each_offer_has_one_outcome_and_a_failed_task_is_never_hidden(
    offers: list[str], tasks: list[tuple[str, str]], figures: tuple[int, int, int]
) -> None:
    rows = [{"offer": {"id": offer}, "status": status} for offer, status in tasks]
    found = outcomes_of(FAMILIES["price-change"], counts(*figures), rows, offers)
    names = [each.offer for each in found]
    assert len(names) == len(set(names))
    assert set(names) == {*offers, *(offer for offer, _ in tasks)}
    states = {each.offer: each.state for each in found}
    assert {offer for offer, state in states.items() if state == "failed"} == {
        offer for offer, status in tasks if status == "FAIL"
    }
    assert all(states[offer] != "done" for offer, status in tasks if status != "SUCCESS")
