"""Offers: all of them once; afterwards what the journal tells."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from .rows import offer_row

if TYPE_CHECKING:
    from allegro_async.models import OfferEvent

    from .job import Job

KEPT = timedelta(hours=23)
"""Allegro keeps offer events for 24 hours (facts, section 7): who was away longer reads everything again."""

_PAGE = 1000


async def synchronise_offers(job: Job) -> None:
    """Bring the offers of the database up to date."""
    journal = await job.do(job.database.journal, "offers")
    if journal is None or job.now - journal.known_until > KEPT:
        await job.do(job.database.begin, "offers", await _newest_event(job), job.now)
        journal = None
    if journal is None or not journal.complete:
        await _read_all(job)
    await _follow(job)


async def _newest_event(job: Job) -> str | None:
    """Walk to the end of the journal: no operation names its newest event."""
    newest: str | None = None
    async for events in job.handfuls(job.client.offers.list_events(), _PAGE):
        newest = events[-1].id
    return newest


async def _read_all(job: Job) -> None:
    total = await job.patiently(job.client.offers.search().total)
    job.progress.expect("offers", total or 0)
    async for offers in job.handfuls(job.client.offers.search(), _PAGE):
        await job.do(job.database.save_offers, [offer_row(offer) for offer in offers])
        job.read("offers", len(offers))
    await job.do(job.database.finish, "offers")


async def _follow(job: Job) -> None:
    """Read every offer again that an event names; the list lags behind, the offer itself does not."""
    journal = await job.do(job.database.journal, "offers")
    cursor = journal.cursor if journal else None
    async for events in job.handfuls(job.client.offers.list_events(from_=cursor), _PAGE):
        named = (_offer_id(event) for event in events)
        ids = list(dict.fromkeys(offer_id for offer_id in named if offer_id is not None))
        job.read("events", len(events))
        job.progress.expect("offers", len(ids))
        fetched = await job.fetch(job.client.offers.get, ids)
        rows = [offer_row(offer) for offer in fetched.found]
        await job.do(job.database.follow_offers, rows, fetched.gone, events[-1].id)
        job.read("offers", len(ids))
    await job.do(job.database.caught_up, "offers", job.now)


def _offer_id(event: OfferEvent) -> str | None:
    """The offer an event speaks of; of a kind of event that is not known yet, the same field is tried."""
    offer = getattr(event, "offer", None)
    if isinstance(offer, dict):
        return cast("dict[str, str]", offer).get("id")
    return getattr(offer, "id", None)
