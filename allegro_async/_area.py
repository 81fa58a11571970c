"""The base of the generated resource classes: a call goes out, its reply becomes a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from .reading import parse

if TYPE_CHECKING:
    from .call import Call, Sender

T = TypeVar("T")

_REDIRECTION = 300


class Area:
    """One area of Allegro's API, such as `client.orders`. The methods of its subclasses are generated."""

    __slots__ = ("_sender",)

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._sender!r}>"

    async def _one(self, shape: type[T], call: Call) -> T:
        """Send the call and read the answer."""
        reply = await self._sender.send(call)
        return parse(reply.body, shape, reply.call)

    async def _optional(self, shape: type[T], call: Call) -> T | None:
        """Send the call and read the answer; None when Allegro answers without one (204, 303, 304)."""
        reply = await self._sender.send(call)
        answered = reply.body and reply.status < _REDIRECTION
        return parse(reply.body, shape, reply.call) if answered else None

    async def _tagged(self, shape: object, call: Call) -> T:  # pyright: ignore[reportInvalidTypeVarUse] # a union is no type[T]; the caller's annotation gives T
        """Send the call and read the answer: one of several classes, as a field of it says."""
        reply = await self._sender.send(call)
        return parse(reply.body, cast("type[T]", shape), reply.call)

    async def _nothing(self, call: Call) -> None:
        """Send the call; the answer says no more than that all went well."""
        await self._sender.send(call)

    async def _bytes(self, call: Call) -> bytes:
        """Send the call and give the body of the answer: a file."""
        return (await self._sender.send(call)).body
