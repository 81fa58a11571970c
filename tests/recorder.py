"""A sender that records what it is asked to send, and answers what the test says."""

from __future__ import annotations

from dataclasses import dataclass, field
from json import loads
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, urlsplit

from pydantic import BaseModel

from allegro_async.call import Call, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Sent:
    """A request as it would go out; the body is JSON where the media type says so."""

    method: str
    path: str
    accept: str
    query: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    content_type: str | None = None
    body: Any = None


class Recorder:
    """Stands where the client would: every call gets the same reply."""

    def __init__(self, status: int, body: str | bytes = b"") -> None:
        self._status = status
        self._body = body.encode() if isinstance(body, str) else body
        self.calls: list[Call] = []

    async def send(self, call: Call, /) -> Reply:
        """Record the call."""
        self.calls.append(call)
        return Reply(self._status, {}, self._body, str(call.operation))

    @property
    def sent(self) -> Sent:
        """The first request."""
        call = self.calls[0]
        url = urlsplit(call.target)
        headers = dict(call.headers)
        return Sent(
            method=call.operation.method,
            path=url.path,
            accept=headers.pop("Accept", call.operation.accept),
            query=parse_qsl(url.query, keep_blank_values=True, strict_parsing=bool(url.query)),
            headers=headers,
            content_type=call.content_type,
            body=loads(call.body) if call.body and (call.content_type or "").endswith("json") else call.body,
        )


def as_json(value: object) -> Any:
    """Give what was read as plain JSON values again, under the wire's names."""
    if isinstance(value, list):
        return [as_json(each) for each in cast("list[object]", value)]
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return value
