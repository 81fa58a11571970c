"""The events of a journal, page after page: read, told apart, and asked for again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ._journal_positions import Recent
from ._pages import key_of, read_page, wire_value
from ._steps import first_query
from .errors import DecodeError
from .reading import plain_json
from .wire import make_call

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._pages import Page
    from .call import CallOptions, Events, Operation, Paging, Sender
    from .wire import QueryValue

__all__ = ["Entry", "Feed", "Source", "text_at"]

_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a journal.

    Attributes:
        event: The event, or the `DecodeError` of one that cannot be read.
        id: Its id, if it has one.
        subject: What it is about, if it says so.
        type: What happened.
        state: The state of its subject, if it tells.
        repeated: Whether it is left out: it came before, or tells what an earlier one told.
    """

    event: Any
    id: str | None
    subject: str | None
    type: str | None
    state: str | None
    repeated: bool = False

    @property
    def about(self) -> str:
        """What it is about; itself, where it does not say."""
        return self.subject or self.id or ""


class Source:
    """Asks Allegro for the events after one, and for the newest."""

    def __init__(
        self,
        sender: Sender,
        operation: Operation,
        options: CallOptions,
        page_shape: Any,
        event_shape: Any,
        *,
        query: Mapping[str, QueryValue],
    ) -> None:
        if operation.events is None or operation.paging is None:
            raise TypeError(f"{operation} gives no events")
        self.events: Events = operation.events
        self.paging: Paging = operation.paging
        self.event_shape = event_shape
        self._sender = sender
        self._operation = operation
        self._options = options
        self._page_shape = page_shape
        self._query = first_query(operation.paging, query)

    @property
    def page_size(self) -> int:
        """How many events a full answer has."""
        size = self._query.get("limit")
        return size if isinstance(size, int) else 0

    async def after(self, event_id: str | None) -> Page:
        """Read the events after one; None: from the oldest that is kept."""
        query = self._query if event_id is None else {**self._query, "from": event_id}
        reply = await self._sender.send(make_call(self._operation, self._options, query=query.items()))
        return read_page(reply, self.paging, self._page_shape, self.event_shape)

    async def newest(self) -> str | None:
        """Find the id of the newest event; None when there is none."""
        if self.events.newest is not None:
            reply = await self._sender.send(make_call(self.events.newest, self._options))
            return text_at(reply.json(), "latestEvent.id")
        last: str | None = None
        while found := self.last_id(await self.after(last)):
            if found == last:
                break  # a server that repeats itself
            last = found
        return last

    def last_id(self, page: Page) -> str | None:
        """The id of the last event of a page that has one."""
        ids = (self.id_of(item) for item in reversed(page.items))
        return next((each for each in ids if each is not None), None)

    def id_of(self, item: Any) -> str | None:
        """The id of an event, readable or not."""
        key = key_of(item, self.paging)
        return None if key is None else str(key)


class Feed:
    """The events after a position, each once.

    Args:
        source: Where they come from.
        after: The event behind which to begin; None: with the oldest.
        fold: Leave out what tells the same as an earlier event.
    """

    def __init__(self, source: Source, after: str | None, *, fold: bool) -> None:
        self.after = after
        self._source = source
        self._fold = fold
        self._ids = Recent(_REMEMBERED)
        self._told = Recent(_REMEMBERED)

    async def look(self, *, forgotten: bool) -> tuple[list[Entry], bool]:
        """Ask once; gives what is new, and whether the answer was full.

        Args:
            forgotten: The last event is older than what Allegro keeps. An unknown id can give an empty answer
                for ever (allegro-api issue 3166), so that an empty answer proves nothing then.
        """
        page = await self._source.after(self.after)
        if forgotten and not page.items and self.after is not None:
            page = await self._source.after(None)
        entries = [each for each in map(self._entry, self._behind_us(page)) if self._is_new(each)]
        self.after = self._source.last_id(page) or self.after
        return entries, len(page.items) >= self._source.page_size > 0

    def _behind_us(self, page: Page) -> list[Any]:
        """The events of a page after the last one, should that be on it."""
        ids = [self._source.id_of(item) for item in page.items]
        known = self.after is not None and self.after in ids
        return page.items[ids.index(self.after) + 1 :] if known else page.items

    def _is_new(self, entry: Entry) -> bool:
        if entry.id is None:  # it cannot be read either; the next answer has it again
            return self._ids.add(cast("DecodeError", entry.event).raw)
        return not _is_behind(entry.id, self.after) and self._ids.add(entry.id)

    def _entry(self, item: Any) -> Entry:
        facts = self._source.events
        plain = plain_json(item.raw) if isinstance(item, DecodeError) else item
        subject, kind = text_at(plain, facts.subject), text_at(plain, "type")
        state = text_at(plain, facts.state) if facts.state else None
        entry = Entry(item, self._source.id_of(item), subject, kind, state)
        return entry if self._is_told_first(entry) else _left_out(entry)

    def _is_told_first(self, entry: Entry) -> bool:
        if not self._fold or entry.state is None or isinstance(entry.event, DecodeError):
            return True
        return self._told.add((entry.type, entry.subject, entry.state))


def _left_out(entry: Entry) -> Entry:
    return Entry(entry.event, entry.id, entry.subject, entry.type, entry.state, repeated=True)


def _is_behind(event_id: str, after: str | None) -> bool:
    """Whether an event was read already: ids grow (allegro-api issue 2700), where they are numbers."""
    if after is None or not (_is_number(event_id) and _is_number(after)):
        return event_id == after
    return int(event_id) <= int(after)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def text_at(value: Any, path: str) -> str | None:
    """The text at a place of a model or of plain JSON, such as `order.checkoutForm.id`; None without one."""
    for name in path.split("."):
        value = wire_value(value, name)
    return value if isinstance(value, str) else None
