"""Orders: all of them once, in slices of time side by side; afterwards what the journal tells."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from .concurrency import each
from .job import AT_ONCE
from .rows import bought_at, order_row
from .slices import plan_slices

if TYPE_CHECKING:
    from datetime import datetime

    from allegro_async.models import CheckoutForms

    from .job import Job
    from .slices import Slice

KEPT = timedelta(days=59)
"""Allegro keeps order events for 60 days (facts, section 7): who was away longer reads everything again."""

_PAGE = 100
_EVENTS = 1000


async def synchronise_orders(job: Job) -> None:
    """Bring the orders of the database up to date."""
    journal = await job.do(job.database.journal, "orders")
    if journal is None or job.now - journal.known_until > KEPT:
        await _plan(job)
    await _read_slices(job)
    await _follow(job)


async def _plan(job: Job) -> None:
    """Keep the newest event first: what happens while the orders are read, is worked in afterwards."""
    orders = job.client.orders
    statistics = await job.patiently(orders.event_statistics)
    oldest = await job.patiently(lambda: orders.search(sort="lineItems.boughtAt", limit=1))
    newest = await job.patiently(lambda: orders.search(sort="-lineItems.boughtAt", limit=1))
    cursor = statistics.latest_event.id if statistics.latest_event else None
    slices = plan_slices(oldest.total_count, _bought(oldest), _bought(newest))
    await job.do(job.database.begin, "orders", cursor, job.now, slices)


def _bought(page: CheckoutForms) -> datetime | None:
    return bought_at(page.checkout_forms[0]) if page.checkout_forms else None


async def _read_slices(job: Job) -> None:
    slices = await job.do(job.database.open_slices)
    if not slices:
        return
    total = await job.patiently(job.client.orders.search().total) or 0
    job.progress.expect("orders", max(0, total - await job.do(job.database.read_in_slices)))
    await each(slices, lambda each_slice: _read_slice(job, each_slice), at_once=AT_ONCE)
    await job.do(job.database.finish, "orders")


async def _read_slice(job: Job, piece: Slice) -> None:
    # Oldest first: an order that is bought meanwhile lies at the end and moves no other.
    pager = job.client.orders.search(
        line_items_bought_at_gte=piece.since, line_items_bought_at_lte=piece.until, sort="lineItems.boughtAt"
    )
    count = 0
    async for orders in job.handfuls(pager, _PAGE):
        await job.do(job.database.save_orders, [order_row(order) for order in orders])
        job.read("orders", len(orders))
        count += len(orders)
    await job.do(job.database.close_slice, piece.number, count)


async def _follow(job: Job) -> None:
    """Read every order again that an event names; events come more than once, and that does no harm."""
    journal = await job.do(job.database.journal, "orders")
    cursor = journal.cursor if journal else None
    async for events in job.handfuls(job.client.orders.list_events(from_=cursor), _EVENTS):
        forms = (event.order.checkout_form for event in events)
        ids = list(dict.fromkeys(form.id for form in forms if form is not None))
        job.read("events", len(events))
        job.progress.expect("orders", len(ids))
        # An order that was paid together with another one has become a new form and answers 404 (issue 2774).
        fetched = await job.fetch(job.client.orders.get, ids)
        rows = [order_row(order) for order in fetched.found]
        await job.do(job.database.follow_orders, rows, fetched.gone, events[-1].id)
        job.read("orders", len(ids))
    await job.do(job.database.caught_up, "orders", job.now)
