"""Changes are split into commands: each offer once, equal changes together, none too long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from allegro_async.additions._batches import MOST_IN_BULK, MOST_IN_COMMAND, plan
from allegro_async.additions._wishes import Wish, bulk_operation, plain, price, quantity
from tests.unit.test_offer_changes import offers_of

SIZES = [1, 2, 24, 25, 26, 999, 1000, 1001]
CAN_BE_MIXED = [price(each, currency="PLN", marketplace=None) for each in ("1", "2", "3")] + [quantity(4)]
CANNOT = [price("1", currency="EUR", marketplace=None), plain("modify", {"modification": {}})]


@given(
    groups=st.lists(
        st.tuples(
            st.sampled_from([*CAN_BE_MIXED, *CANNOT]), st.sampled_from([1, 2, 24, 25, 26, 999, 1000, 1001])
        ),
        unique_by=lambda each: each[0],
        max_size=6,
    )
)
def test_every_offer_is_in_one_command_with_its_own_change(groups: list[tuple[Wish, int]]) -> None:
    wishes = {
        f"{number}-{each}": wish for number, (wish, count) in enumerate(groups) for each in range(count)
    }
    batches = plan(wishes)
    placed = [offer for batch in batches for offer in batch.wishes]
    assert sorted(placed) == sorted(wishes)
    assert {offer: wish for batch in batches for offer, wish in batch.wishes.items()} == wishes
    assert len({batch.command_id for batch in batches}) == len(batches)
    for batch in batches:
        assert offers_of(batch.body()) == list(batch.wishes)
        if batch.operation == bulk_operation():
            assert len(batch.wishes) <= MOST_IN_BULK
        else:
            assert len(batch.wishes) <= MOST_IN_COMMAND
            assert len(set(batch.wishes.values())) == 1
    # No more commands than there must be: equal changes are not spread.
    mixed = [count for wish, count in groups if wish in CAN_BE_MIXED and count <= MOST_IN_BULK]
    own = [count for wish, count in groups if not (wish in CAN_BE_MIXED and count <= MOST_IN_BULK)]
    bulk = [sum(mixed)] if len(mixed) > 1 else []
    alone = own + (mixed if len(mixed) == 1 else [])
    least = sum(-(-count // MOST_IN_COMMAND) for count in alone) + sum(
        -(-each // MOST_IN_BULK) for each in bulk
    )
    assert len(batches) == least


def test_nothing_makes_no_command() -> None:
    assert plan({}) == []
