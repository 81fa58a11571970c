"""Going on with a command that was started elsewhere: a method of the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

from ._tickets import Ticket
from .commands import Command, TaskCommand
from .errors import ConfigurationError

if TYPE_CHECKING:
    from ._core import Core
    from .call import Sender
    from .protocols import Clock

    CommandT = TypeVar("CommandT", bound=Command[Any, Any])

__all__ = ["ResumeMethods"]


class ResumeMethods:
    """Going on with commands; mixed into `AllegroClient`."""

    _core: Core
    _account: str

    @property
    def clock(self) -> Clock:
        """What this client tells the time by."""
        return self._core.clock

    @overload
    def resume(self, command: CommandT) -> CommandT: ...

    @overload
    def resume(self, command: str, command_id: str | None = None) -> TaskCommand[Any, Any, Any]: ...

    def resume(self, command: Command[Any, Any] | str, command_id: str | None = None) -> Command[Any, Any]:
        """Go on with a command that was started earlier, perhaps by another process.

            report = await client.resume(ticket).wait()

        It speaks for the account that started it, whatever the account of this view. Nothing is sent yet.

        Args:
            command: A command that was pickled, its `ticket`, or with `command_id` the method that starts
                such commands, as `offer_commands.change_prices`; then it is taken for this view's account.
            command_id: The id of the command.

        Raises:
            ConfigurationError: It is none of these, or was started in another environment.
        """
        read = self._ticket(command, command_id)
        here = self._core.app.environment.name
        if read.environment not in ("", here):
            raise ConfigurationError(f"The command runs in {read.environment}, and this client in {here}")
        if read.account not in ("", self._account):
            sender = cast("Any", self).for_account(read.account)
        else:
            sender = self
        return _made(read, command).bound(cast("Sender", sender))

    def _ticket(self, command: Command[Any, Any] | str, command_id: str | None) -> Ticket:
        if isinstance(command, Command):
            return Ticket.read(command.ticket)
        if command_id is not None:
            return Ticket(command, command_id, (), self._account, self._core.app.environment.name)
        return Ticket.read(command)


def _made(read: Ticket, command: Command[Any, Any] | str) -> Command[Any, Any]:
    if isinstance(command, Command):
        return command
    from .resources.operations import OPERATIONS

    operation = OPERATIONS.get(read.operation)
    if operation is None or operation.family is None:
        raise ConfigurationError(f"{read.operation} is no method that starts a command")
    if operation.family.tasks is None:
        return Command[Any, Any](None, operation, read)
    return TaskCommand[Any, Any, Any](None, operation, read)
