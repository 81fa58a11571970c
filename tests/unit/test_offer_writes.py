# A test may look inside.
# pyright: reportPrivateUsage=false
"""Writes to one offer go one after the other, and wait for an edit that still runs at Allegro."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from typing import Any

import pytest

from allegro_async import (
    ConflictError,
    FairLimiter,
    Limits,
    Operation,
    RateLimitError,
    Request,
    RequestTimeoutError,
    RetryPolicy,
    TransportError,
)
from allegro_async.resources.operations import OPERATIONS
from tests.benches import CUT, OK, Bench, bench
from tests.doubles import Answer, FakeTransport, LoopClock, answer, virtual

EDIT, CHANGE_PRICE = OPERATIONS["offers.edit"], OPERATIONS["offers.change_price"]
DELETE = OPERATIONS["offers.delete_draft"]
RUNNING = answer(409, {"errors": [{"code": "OfferConflict", "message": "The previous edit is processed"}]})
STALE = answer(409, {"errors": [{"code": "RevisionOutdatedException", "message": "Outdated revision"}]})


def now() -> float:
    return asyncio.get_running_loop().time()


# The order


def test_the_writes_to_one_offer_are_marked_in_the_catalogue() -> None:
    assert {each.name for each in OPERATIONS.values() if each.one_at_a_time} == {
        "offers.edit",
        "offers.delete_draft",
        "offers.change_price",
        "offers.assign_tags",
        "offers.change_promo_options",
        "offers.edit_translation",
        "offers.delete_translation",
    }
    for each in OPERATIONS.values():
        if each.one_at_a_time:
            assert f"{{{each.one_at_a_time}}}" in each.path


class Watched(FakeTransport):
    """Notes how many writes to one offer are under way."""

    def __init__(self, *script: Answer, takes: float) -> None:
        super().__init__(*script, takes=takes)
        self.running: dict[str, int] = {}
        self.most: dict[str, int] = {}
        self.bodies: list[bytes | None] = []

    async def send(self, request: Request, *, timeout: float) -> Any:
        offer = request.url.split("offers/")[1].split("/")[0]
        self.bodies.append(request.body)
        self.running[offer] = self.running.get(offer, 0) + 1
        self.most[offer] = max(self.most.get(offer, 0), self.running[offer])
        try:
            return await super().send(request, timeout=timeout)
        finally:
            self.running[offer] -= 1


@virtual
async def test_writes_to_one_offer_go_one_after_the_other_in_their_order() -> None:
    transport = Watched(OK, takes=1.0)
    b = await bench(transport=transport)
    began = now()
    async with asyncio.TaskGroup() as group:
        for number in range(5):
            group.create_task(b.call(EDIT, "77", body=b"%d" % number))
        group.create_task(b.call(DELETE, "77"))
        group.create_task(b.call(CHANGE_PRICE, "77", "1f", body=b"{}"))
    assert transport.most == {"77": 1}
    assert transport.bodies == [b"0", b"1", b"2", b"3", b"4", None, b"{}"]
    assert now() - began == pytest.approx(7, abs=0.1)
    assert len(b.pipeline._order) == 0


@virtual
async def test_other_offers_and_other_accounts_do_not_wait() -> None:
    transport = Watched(OK, takes=1.0)
    b = await bench(transport=transport)
    await b.sessions.of("shop-2").keep(await _token_of(b))
    began = now()
    async with asyncio.TaskGroup() as group:
        for offer in range(20):
            group.create_task(b.call(EDIT, offer, body=b"{}"))
        group.create_task(b.call(EDIT, 0, body=b"{}", account="shop-2"))
    assert now() - began < 1.5  # one after the other they would take 20 s


async def _token_of(b: Bench) -> Any:
    return await b.store.load(b.sessions.key("shop-1"))


@virtual
async def test_reads_of_an_offer_do_not_wait_for_its_writes() -> None:
    b = await bench(transport=Watched(OK, takes=1.0))
    began = now()
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(b.call(OPERATIONS["offers.get"], "77"))
    assert now() - began == pytest.approx(1, abs=0.1)


@virtual
async def test_a_write_in_line_fails_at_once_when_the_gate_closes_for_longer_than_its_time() -> None:
    async def handle(request: Request) -> Answer:
        if "/me" in request.url:
            return answer(429)
        await asyncio.sleep(5)
        return OK

    b = await bench(transport=FakeTransport(handler=handle))
    began = now()
    first = asyncio.create_task(b.call(EDIT, "77", body=b"{}"))
    await asyncio.sleep(1)
    hurried = asyncio.create_task(b.call(EDIT, "77", body=b"{}", timeout=30))
    patient = asyncio.create_task(b.call(EDIT, "77", body=b"{}", timeout=None))
    await asyncio.sleep(1)
    with pytest.raises(RateLimitError):
        await b.call(OPERATIONS["account.me"], timeout=10)  # it closes the gate
    with pytest.raises(RateLimitError) as caught:
        await hurried
    with pytest.raises(RateLimitError):  # and one that comes now does not begin to wait
        await b.call(EDIT, "77", body=b"{}", timeout=30)
    assert now() - began < 3
    assert caught.value.retry_after == pytest.approx(60, abs=1)
    assert ((await first).status, (await patient).status) == (200, 200)
    assert now() - began >= 62
    assert len(b.pipeline._order) == 0


@virtual
async def test_a_waiting_write_holds_no_permit() -> None:
    limiter = FairLimiter(LoopClock(), Limits(concurrency=2))
    b = await bench(OK, takes=1.0, limiter=limiter)
    async with asyncio.TaskGroup() as group:
        for _ in range(10):
            group.create_task(b.call(EDIT, "77", body=b"{}"))
        await asyncio.sleep(0.5)
        assert (limiter.under_way, limiter.waiting) == (1, 0)
    assert limiter.under_way == 0


@virtual
async def test_waiting_for_ones_turn_counts_towards_the_timeout_and_then_nothing_was_sent() -> None:
    b = await bench(OK, takes=10.0)
    first = asyncio.create_task(b.call(EDIT, "77", body=b"{}"))
    await asyncio.sleep(1)
    began = now()
    with pytest.raises(RequestTimeoutError) as caught:
        await b.call(EDIT, "77", body=b"{}", timeout=3)
    assert now() - began == pytest.approx(3, abs=0.01)
    assert not caught.value.maybe_sent
    assert (await first).status == 200
    assert len(b.sent) == 1
    assert len(b.pipeline._order) == 0


@virtual
async def test_hooks_are_told_of_the_wait_for_ones_turn() -> None:
    b = await bench(OK, takes=2.0)
    async with asyncio.TaskGroup() as group:
        group.create_task(b.call(EDIT, "77", body=b"{}"))
        group.create_task(b.call(EDIT, "77", body=b"{}"))
    waits = [each[2] for each in b.hook.told if each[0] == "waited"]
    assert [round(wait, 1) for wait in waits] == [0, 2, 0]


@pytest.mark.parametrize("moment", [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0])
@virtual
async def test_cancelling_a_write_anywhere_leaves_no_lock(moment: float) -> None:
    b = await bench(RUNNING, CUT, OK, takes=0.5)
    tasks = [asyncio.create_task(b.call(EDIT, "77", body=b"{}")) for _ in range(3)]
    await asyncio.sleep(moment)
    for task in tasks[:2]:
        task.cancel()
    await asyncio.wait(tasks)
    assert len(b.pipeline._order) == 0
    assert b.transport.under_way == 0


# A 409 while the previous edit runs


@virtual
async def test_a_write_waits_for_the_edit_that_still_runs_with_growing_pauses() -> None:
    b = await bench(*[RUNNING] * 8, OK)
    assert (await b.call(EDIT, "77", body=b"{}")).status == 200
    moments = b.transport.sent_at
    pauses = [after - before for before, after in itertools.pairwise(moments)]
    assert len(pauses) == 8
    assert all(0.25 * 2**number <= pause <= 0.51 * 2**number for number, pause in enumerate(pauses[:5]))
    assert [each[2:] for each in b.hook.told if each[0] == "attempt"] == [(1,)] * 9


@virtual
async def test_waiting_for_an_edit_costs_neither_attempts_nor_the_retry_budget() -> None:
    b = await bench(*[RUNNING] * 6, OK, policy=RetryPolicy(attempts=1, budget_reserve=0))
    assert (await b.call(EDIT, "77", body=b"{}")).status == 200


@virtual
async def test_waiting_for_an_edit_ends_with_the_time_of_the_call() -> None:
    b = await bench(RUNNING)
    began = now()
    with pytest.raises(ConflictError, match="OfferConflict"):
        await b.call(EDIT, "77", body=b"{}", timeout=30)
    assert 5 < now() - began <= 30


@virtual
async def test_waiting_for_an_edit_without_an_end_ends_by_its_own_number() -> None:
    b = await bench(RUNNING, policy=RetryPolicy(conflicts=7))
    with pytest.raises(ConflictError):
        await b.call(EDIT, "77", body=b"{}", timeout=None)
    assert len(b.sent) == 8


@virtual
async def test_retry_after_of_a_conflict_is_a_lower_bound() -> None:
    asked = replace(RUNNING, headers={"Retry-After": "40"})
    b = await bench(asked, OK)
    await b.call(EDIT, "77", body=b"{}")
    assert 40 <= b.transport.sent_at[1] - b.transport.sent_at[0] < 41


@virtual
async def test_what_was_refused_for_a_running_edit_has_not_been_done() -> None:
    b = await bench(RUNNING, TransportError("refused", maybe_sent=False))
    with pytest.raises(TransportError) as caught:
        await b.call(EDIT, "77", body=b"{}")
    assert not caught.value.maybe_sent


@pytest.mark.parametrize("operation", [EDIT, OPERATIONS["orders.set_fulfillment"]], ids=str)
@virtual
async def test_a_stale_revision_is_never_sent_again(operation: Operation) -> None:
    b = await bench(STALE, OK)
    with pytest.raises(ConflictError, match="RevisionOutdatedException"):
        await b.call(operation, "77", body=b"{}")
    assert len(b.sent) == 1


@virtual
async def test_a_conflict_on_anything_but_an_offer_is_never_sent_again() -> None:
    b = await bench(RUNNING, OK)
    with pytest.raises(ConflictError):
        await b.call(OPERATIONS["orders.set_fulfillment"], "77", body=b"{}")
    assert len(b.sent) == 1


@virtual
async def test_the_next_write_waits_until_the_first_is_through_with_its_conflict() -> None:
    b = await bench(RUNNING, RUNNING, OK)
    async with asyncio.TaskGroup() as group:
        group.create_task(b.call(EDIT, "77", body=b"first"))
        group.create_task(b.call(EDIT, "77", body=b"second"))
    assert [request.body for request in b.sent] == [b"first"] * 3 + [b"second"]
