"""The main job: keep a copy of a seller's orders and offers in a SQLite file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from .concurrency import each
from .job import Job
from .offer_sync import synchronise_offers
from .order_sync import synchronise_orders

if TYPE_CHECKING:
    from allegro_async import AllegroClient

    from .database import Database
    from .job import Progress

__all__ = ["Synchronised", "synchronise"]


@dataclass(frozen=True, slots=True)
class Synchronised:
    """What a run of the job did.

    Attributes:
        mode: `everything`: nothing was there before. `rest`: this run went on after a stop.
            `changes`: only what had changed was read.
        orders: Orders in the database afterwards.
        offers: Offers in the database afterwards.
        orders_read: Orders that this run read.
        offers_read: Offers that this run read.
        events_read: Events that this run read.
        unreadable: Orders, offers and events that fit no model and were left out.
        asked_again: Questions repeated after the client had given up on a failing server.
    """

    mode: Literal["everything", "rest", "changes"]
    orders: int
    offers: int
    orders_read: int
    offers_read: int
    events_read: int
    unreadable: int
    asked_again: int


async def synchronise(
    client: AllegroClient, database: Database, *, progress: Progress, now: datetime | None = None
) -> Synchronised:
    """Bring a database up to date with what the signed-in seller has at Allegro.

    The first run reads everything, orders past Allegro's ceiling of 10 000 included; later runs read what the
    journals of events name. It can be stopped at any moment: the next run goes on from there. An order or an
    offer that Allegro no longer knows stays, with `gone` set.

    Args:
        client: A client with a signed-in seller. It should be patient: `timeout=None, attempts=8`.
        database: Takes the data; it belongs to one seller.
        progress: Told how it gets on.
        now: The present time. Default: the clock's.

    Raises:
        AllegroError: Allegro could not be read.
        InputError: The database belongs to another seller.
    """
    job = Job(client, database, progress, now or datetime.now(UTC))
    me = await job.patiently(client.account.me)
    await job.do(database.claim, str(me.id))
    mode = await job.do(_mode, database)
    await each((synchronise_orders, synchronise_offers), lambda half: half(job), at_once=2)
    return Synchronised(
        mode=mode,
        orders=await job.do(database.count, "orders"),
        offers=await job.do(database.count, "offers"),
        orders_read=job.counts["orders"],
        offers_read=job.counts["offers"],
        events_read=job.counts["events"],
        unreadable=job.counts["unreadable"],
        asked_again=job.counts["asked again"],
    )


def _mode(database: Database) -> Literal["everything", "rest", "changes"]:
    journals = (database.journal("orders"), database.journal("offers"))
    if journals == (None, None):
        return "everything"
    return "changes" if all(journal and journal.complete for journal in journals) else "rest"
