"""From what is remembered of a thing to an answer: status, media type, headers, body, page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import Answer
from allegro_async.sandbox.schema.document import shapes

from .files import file_of
from .inventing import Inventor, Spot
from .lists import filtered, page_of
from .shelves import Record

if TYPE_CHECKING:
    from allegro_async.call import Paging
    from allegro_async.sandbox.exchange import Exchange
    from allegro_async.sandbox.schema.shapes import Schema

    from .plans import Plan

_NO_CONTENT = 204
_PAGE_SIZE = 20


class Renderer:
    """Writes the answers to one request.

    Args:
        plan: The plan of its operation.
        exchange: The request.
        inventor: Makes what is not known.
        origin: The address of the sandbox.
    """

    def __init__(self, plan: Plan, exchange: Exchange, inventor: Inventor, origin: str) -> None:
        self._plan = plan
        self._exchange = exchange
        self._inventor = inventor
        self._origin = origin
        answers = plan.facts.answers
        self._status = _NO_CONTENT if _NO_CONTENT in answers and exchange.method == "DELETE" else min(answers)
        content = answers[self._status]
        wanted = exchange.headers.get("Accept", "")
        self._media = next((each for each in content if each in wanted), next(iter(content), None))
        self._schema: Schema = {} if self._media is None else content[self._media]

    def one(self, record: Record, at: str = "") -> Answer:
        """Show one thing; `at` is its path, if that is another one than was asked for."""
        headers = self._headers(record, at or self._exchange.path)
        if self._media is None:
            return Answer(self._status, b"", None, headers)
        if not self._media.endswith("json"):
            body, media = file_of(self._media)
            return Answer(self._status, body, media, headers)
        return Answer(self._status, to_json(self._made(self._schema, record)), self._media, headers)

    def page(self, records: Sequence[Record], paging: Paging) -> Answer:
        """Show a page of things.

        Raises:
            RefusedError: There is no such page.
        """
        schema = self._item_schema(paging)
        parameters = [each for each in self._plan.facts.parameters if each.place == "query"]
        items = [self._made(schema, each) for each in records]
        left = filtered(items, self._exchange.query, [each.name for each in parameters])
        shown, following = page_of(left, paging, self._exchange, self._plan.facts.page or _PAGE_SIZE)
        if paging.items is None:
            return Answer(self._status, to_json(shown), self._media)
        body = self._made(self._schema, Record(self._exchange.path, {}))
        body[paging.items] = shown
        counts = {paging.total or "totalCount": len(left), "count": len(shown)}
        body.update({name: figure for name, figure in counts.items() if name in body})
        by_id = body.pop("nextPage", None) is not None  # the last page names no next one
        if by_id and following:
            body["nextPage"] = {"id": following}
        return Answer(self._status, to_json(body), self._media)

    def _made(self, schema: Schema, record: Record) -> Any:
        return self._inventor.value(schema, Spot(record.mark, bare=record.sent), record.value)

    def _item_schema(self, paging: Paging) -> Schema:
        whole = shapes().of(self._schema)
        if paging.items is not None:
            whole = shapes().of(whole.fields[paging.items])
        return whole.inner

    def _headers(self, record: Record, path: str) -> Mapping[str, str]:
        known = {
            "location": f"{self._origin}{path}",
            "etag": f'"{record.revision}"',
            "retry-after": "1",
            "content-disposition": 'attachment; filename="file"',
        }
        wanted = self._plan.facts.headers[self._status]
        return {name.title(): known[name] for name in wanted if name in known}
