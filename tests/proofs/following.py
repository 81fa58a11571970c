"""The consumer of the journal proof: a shop that notes in a database what it has handled."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from allegro_async import AllegroClient, App, FileTokenStore
from allegro_async.cursors import SqliteCursorStore
from allegro_async.handlers import OrderEvents, Retrying
from allegro_async.quarantine import SqliteQuarantine

if TYPE_CHECKING:
    from allegro_async.models.orders import CheckoutForm, OrderEvent

AGENT = "Journal/1.0 (+https://shop.example/about)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """Where the shop keeps its things, and how it works.

    Attributes:
        url: The address of the sandbox.
        client_id: The application.
        client_secret: Its secret.
        folder: Where tokens, cursors and the database lie.
        hasty: Take an event for done before it is: then the proof must fail.
    """

    url: str
    client_id: str
    client_secret: str = field(repr=False)
    folder: Path
    hasty: bool = False

    @property
    def log(self) -> Path:
        """One line for each call of the handler: the id of the event."""
        return self.folder / "handled.log"

    @property
    def database(self) -> Path:
        """The shop's own database."""
        return self.folder / "shop.db"

    def client(self) -> AllegroClient:
        """A client with tokens from the folder."""
        app = App(self.client_id, self.client_secret, user_agent=AGENT, environment=self.url)
        return AllegroClient(app, store=FileTokenStore(self.folder))

    async def sign_in(self) -> None:
        """Store the first tokens."""
        async with self.client() as client:
            await client.login_device(prompt=lambda _code: None)

    async def work(self, *, sweep: bool) -> None:
        """Handle what the journal has, then if asked to what it missed."""
        with closing(Book(self)) as book:
            async with self.client() as client:
                cursors = SqliteCursorStore(self.folder / "cursors.db")
                quarantine = SqliteQuarantine(self.folder / "cursors.db")
                journal = client.orders.follow_events(cursor=cursors, start="oldest")
                events = OrderEvents(journal, quarantine=quarantine, retrying=Retrying(attempts=1))
                later: set[asyncio.Task[None]] = set()

                @events.on()
                async def handle(event: OrderEvent) -> None:
                    if self.hasty:
                        later.add(asyncio.create_task(book.handle_later(event)))
                    else:
                        await book.handle(event)

                await events.run(once=True)
                await asyncio.gather(*later)
                if sweep:
                    await events.reconcile(book.handle_order)
                await cursors.aclose()
                await quarantine.aclose()


class Book:
    """What the shop has done: once for each revision of an order."""

    def __init__(self, shop: Shop) -> None:
        self._log = os.open(shop.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._database = sqlite3.connect(shop.database, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = OFF")  # a killed process loses nothing by that
        self._database.execute("CREATE TABLE IF NOT EXISTS done (name TEXT, revision TEXT)")
        self._database.execute("CREATE INDEX IF NOT EXISTS by_name ON done (name)")

    def close(self) -> None:
        """Close the files."""
        self._database.close()
        os.close(self._log)

    async def handle(self, event: OrderEvent) -> None:
        """Do what an event asks for."""
        form = event.order.checkout_form
        assert form is not None
        assert form.revision is not None
        await self._once(form.id, form.revision)
        os.write(self._log, f"{event.id}\n".encode())

    async def handle_later(self, event: OrderEvent) -> None:
        """Do it when it was taken for done."""
        await asyncio.sleep(0.05)
        await self.handle(event)

    async def handle_order(self, order: CheckoutForm) -> None:
        """Do what an order asks for that no event told of."""
        assert order.revision is not None
        await self._once(order.id, order.revision)

    async def _once(self, name: str, revision: str) -> None:
        row = self._database.execute("SELECT 1 FROM done WHERE name = ? AND revision = ?", (name, revision))
        known = row.fetchone()
        await asyncio.sleep(0)  # where a second handler of the same order could slip in
        if known is None:
            self._database.execute("INSERT INTO done VALUES (?, ?)", (name, revision))
