"""The base of the generated resource classes: a call goes out, its reply becomes a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from ._asking import method_of
from .commands import Command, TaskCommand
from .errors import AllegroError
from .reading import parse
from .starting import command_of

if TYPE_CHECKING:
    from .call import Call, Family, Operation, Sender

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

    async def _command(self, shape: type[T], call: Call) -> Command[T, Any]:
        """Send the call, which starts a command, and give the command."""
        return await command_of(Command[T, Any], self._sender, shape, call)

    async def _task_command(self, shape: type[T], call: Call) -> TaskCommand[T, Any, Any]:
        """Send the call, which starts a command with a list of tasks, and give the command."""
        return await command_of(TaskCommand[T, Any, Any], self._sender, shape, call)

    async def _processed(
        self, shape: type[T], call: Call, *, wait: bool, wait_timeout: float | None
    ) -> T | Command[T, Any]:
        """Send the call; if Allegro goes on with the work, wait for its end and read what it has made."""
        command = await command_of(Command[T, Any], self._sender, shape, call)
        if not wait:
            return command
        if not command.id:
            return cast("T", command.started)
        family = cast("Family", call.operation.family)
        read = method_of(self._sender, cast("Operation", family.result))
        try:
            await command.wait(wait_timeout)
            return cast("T", await read(command.offers[0], **command.call_options))
        except AllegroError as error:
            error.maybe_sent = True  # whatever it says of the question, the work was taken
            raise

    async def _nothing(self, call: Call) -> None:
        """Send the call; the answer says no more than that all went well."""
        await self._sender.send(call)

    async def _bytes(self, call: Call) -> bytes:
        """Send the call and give the body of the answer: a file."""
        return (await self._sender.send(call)).body
