"""The scripts of the tasks follow from the seed."""

from __future__ import annotations

from itertools import islice

from tests.chaos.plan import ONCE, WRITES, Shop, Step, script

SHOPS = [Shop("1", ("11", "12", "13"), ("a", "b"), "p"), Shop("2", ("11", "12", "13"), ("c", "d"), "q")]


def steps(seed: int, task: int, count: int = 400) -> list[Step]:
    return list(islice(script(seed, task, SHOPS), count))


def test_the_same_seed_gives_the_same_script() -> None:
    assert steps(1, 3) == steps(1, 3)


def test_another_seed_and_another_task_do_something_else() -> None:
    assert [each.act for each in steps(1, 3)] != [each.act for each in steps(2, 3)]
    assert [each.act for each in steps(1, 3)] != [each.act for each in steps(1, 4)]


def test_every_write_carries_a_value_that_no_other_has() -> None:
    writes = [each for task in range(5) for each in steps(1, task) if each.writes]
    for values in (
        {each.mark for each in writes},
        {each.price for each in writes},
        {each.name for each in writes},
        {each.command_id for each in writes},
    ):
        assert len(values) == len(writes)


def test_all_there_is_to_do_is_done_and_only_at_the_own_seller() -> None:
    acts = {each.act for each in steps(1, 0)}
    assert acts == {*WRITES, "get-offer", "get-order", "find", "report"}
    assert set(ONCE) < set(WRITES)
    assert {each.account for each in steps(1, 1)} == {"2"}


def test_who_looks_for_something_looks_for_what_was_written_before() -> None:
    seen: set[str] = set()
    for step in steps(1, 0):
        assert not step.target or step.target in seen
        assert (step.act in {"find", "report"}) == bool(step.target)
        seen.add(step.mark)


def test_sellers_have_offers_of_the_same_id_and_the_judge_tells_them_apart() -> None:
    keys = {key for task in (0, 1) for each in steps(1, task) for key in each.keys}
    assert {"1/11", "2/11"} <= keys
