"""Read long lists: one page when awaited, every item when iterated."""

from __future__ import annotations

from contextlib import aclosing
from copy import copy
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast, overload

from ._bodies import with_place, without_place
from ._items import ItemPages, Items
from ._pages import Page, read_page, values_of
from ._positions import fingerprint, from_text
from ._walk import Listing, Walk
from .errors import ConfigurationError
from .reading import parse
from .wire import make_call

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from ._into import ReadPage
    from ._items import OnBadItem
    from ._positions import Position
    from .call import CallOptions, Operation, Paging, Reply, Sender
    from .wire import QueryValue

__all__ = ["ItemPages", "Items", "Pager"]

ItemT = TypeVar("ItemT")
PageT = TypeVar("PageT")
T = TypeVar("T")

_NOT_MODIFIED = 304
_MOST_AHEAD = 64


class Pager(Generic[ItemT, PageT]):
    """A list of Allegro's. Nothing is sent before it is awaited or iterated.

        page = await client.orders.search(limit=20)      # one page, as Allegro answers it
        async for order in client.orders.search():       # every item, page by page
            ...

    Iterating asks for the largest pages Allegro allows, unless `limit` is given: it is the size of a page
    then, not of the result. An item that moves to a later page while the list is read comes once: a walk
    remembers its last 10 000 items, or twice the ceiling of a list that it can split. Where items leave the
    list meanwhile and its total shows it, the walk goes back for those that moved forward.

    Where Allegro lets nobody read on (10 000 orders, say) and the list has a time filter, the list is split
    by time and goes on by itself; where it has none, `PageCeilingError` follows the last readable item. A
    list is never taken for shorter because of a wrong total, and a server that repeats its pages is left.

    An item that cannot be read raises `DecodeError` at its place; asking the same iterator for the next
    item goes on behind it. After any other error the iterator tries the same page again.
    """

    def __init__(
        self,
        sender: Sender,
        operation: Operation,
        options: CallOptions,
        page_shape: type[PageT],
        item_shape: object,
        *,
        path: Iterable[object] = (),
        query: Iterable[tuple[str, QueryValue]] = (),
        headers: Iterable[tuple[str, object]] = (),
        body: bytes | None = None,
    ) -> None:
        if operation.paging is None:
            raise TypeError(f"{operation} gives no list")
        given = tuple(query)
        self._sender = sender
        self._operation = operation
        self._options = options
        self._page_shape = page_shape
        self._item_shape = item_shape
        self._path = tuple(path)
        self._parameters = tuple(name for name, _ in given)
        self._query: dict[str, QueryValue] = {name: value for name, value in given if value is not None}
        self._headers = tuple(headers)
        self._body = body
        self._paging: Paging = operation.paging
        if self._paging.kind == "body":
            self._query, self._body = without_place(body)
        self._ahead = 0
        self._on_bad_item: OnBadItem | None = None
        self._position: Position | None = None
        self._read_into: ReadPage | None = None

    def __repr__(self) -> str:
        return f"<Pager of {self._operation}>"

    def __await__(self) -> Generator[Any, None, PageT]:
        return self._one_page().__await__()

    def __aiter__(self) -> Items[ItemT]:
        return Items(self._walk(), self._paging, self._name(), self._on_bad_item)

    def pages(self) -> ItemPages[ItemT]:
        """Give the items page by page, in the order of the list.

        An unreadable item raises `DecodeError` between two parts of its page, and the same iterator goes on.
        """
        return ItemPages(self._walk(), self._paging, self._name(), self._on_bad_item)

    def prefetch(self, pages: int) -> Self:
        """Give the same list, read ahead: the next pages are asked for while you work on one.

            async for offer in client.offers.search().prefetch(8):
                ...

        The first page comes alone and tells how long the list is. Items come in the same order. A list
        whose pages name their successor (`page.id`, journals) is read ahead page after page. Everything
        under way is cancelled when the iteration ends, also by `break`, an error or a cancellation.

        Args:
            pages: So many pages in flight or waiting at most, 0 to 64. Memory holds as many. 0: none.

        Raises:
            ConfigurationError: It is no such number.
        """
        if not 0 <= pages <= _MOST_AHEAD:
            raise ConfigurationError(f"prefetch takes 0 to {_MOST_AHEAD} pages, not {pages}")
        return self._like_this(_ahead=pages)

    def on_bad_item(self, told: OnBadItem) -> Self:
        """Give the same list; what cannot be read is handed over instead of raised, and the rest comes.

        Args:
            told: A function or coroutine function. It is given the `DecodeError`, whose `raw` is the item's
                JSON, when the iteration comes to its place. What it raises ends the iteration there.
        """
        return self._like_this(_on_bad_item=told)

    def resume(self, position: str) -> Self:
        """Give the rest of the list, from a place where an earlier iteration stood.

            items = aiter(client.orders.search())
            async for order in items:
                keep(items.position)
            ...
            async for order in client.orders.search().resume(kept):

        Nothing is left out. What was given before comes again only where the list has moved meanwhile.
        Awaiting a page and `total()` take no notice of the position.

        Args:
            position: The `position` of an iterator over the same list: operation, account and filters.

        Raises:
            ConfigurationError: It is the position of another list, or none.
        """
        return self._like_this(_position=from_text(position, self._name()))

    @overload
    def into(self, shape: type[dict[Any, Any]]) -> Pager[dict[str, Any], list[dict[str, Any]]]: ...
    @overload
    def into(self, shape: type[T]) -> Pager[T, list[T]]: ...
    def into(self, shape: type[Any]) -> Pager[Any, list[Any]]:
        """Give the same list, its items read into a type of your own: a few fields of each, say.

            class Slim(BaseModel):
                id: str
                updated_at: datetime = Field(alias="updatedAt")

            async for order in client.orders.search().into(Slim):
                ...

        All else stays as it is, de-duplication included, whether or not your type has the id. Awaiting gives
        the items of one page. Your model's own settings hold, such as `extra`; its names are the wire's.

        Args:
            shape: A pydantic model, a dataclass, a TypedDict, or a `msgspec.Struct`, which msgspec reads;
                `dict` for plain JSON values, numbers with a fraction as `float`; `bytes` for the JSON of an
                item as Allegro sent it.

        Raises:
            ConfigurationError: It is no type, or nothing can be read into it.
        """
        from ._into import page_reader  # not before somebody wants it

        return cast("Pager[Any, list[Any]]", self._like_this(_read_into=page_reader(shape, self._paging)))

    async def collect(self, limit: int | None = None) -> list[ItemT]:
        """Read the items into a list.

        Args:
            limit: Stop after so many items. None: read them all.
        """
        found: list[ItemT] = []
        if limit is not None and limit <= 0:
            return found
        async with aclosing(aiter(self)) as items:
            async for item in items:
                found.append(item)
                if len(found) == limit:
                    break
        return found

    async def first(self) -> ItemT | None:
        """Read the first item; None when the list is empty."""
        found = await self._like_this(_ahead=0).collect(1)
        return found[0] if found else None

    async def total(self) -> int | None:
        """Ask Allegro how long the list is; None where it does not say.

        The list moves while it is read, so this is a figure of the moment.
        """
        if self._paging.total is None:
            return None
        query = dict(self._query)
        if self._paging.size is not None:
            query["limit"] = 1
        return (await self._fetch(query)).total

    def _like_this(self, **changes: Any) -> Self:
        pager = copy(self)
        pager.__dict__.update(changes)
        return pager

    def _walk(self) -> Walk:
        listing = Listing(
            self._operation, self._paging, self._query, self._parameters, self._fetch, self._ahead
        )
        return Walk(listing, self._position)

    def _name(self) -> str:
        account = str(getattr(self._sender, "account_key", ""))
        return fingerprint(self._operation, account, self._path, self._query, self._body)

    async def _one_page(self) -> PageT:
        reply = await self._send(self._query)
        if reply.status == _NOT_MODIFIED:  # the page's type says that it may be None
            return cast("PageT", None if self._read_into is None else [])
        if self._read_into is not None:
            return cast("PageT", values_of(self._read_into(reply)))
        return parse(reply.body, self._page_shape, reply.call)

    async def _send(self, query: dict[str, QueryValue]) -> Reply:
        in_body = self._paging.kind == "body"
        call = make_call(
            self._operation,
            self._options,
            path=self._path,
            query=() if in_body else query.items(),
            headers=self._headers,
            body=with_place(self._body, query) if in_body else self._body,
        )
        return await self._sender.send(call)

    async def _fetch(self, query: dict[str, QueryValue]) -> Page:
        reply = await self._send(query)
        if reply.status == _NOT_MODIFIED:
            return Page(items=[], total=None, next_id=None)
        if self._read_into is not None:
            return self._read_into(reply)
        return read_page(reply, self._paging, self._page_shape, self._item_shape)
