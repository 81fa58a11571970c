"""Commands: work that Allegro goes on with after it has answered, from the start to the report."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ._asking import Asking, clock_of, kept_options, method_of
from ._reports import CommandOutcome, Fate, failure_of, finished, outcomes_of
from ._tickets import Ticket
from .errors import (
    AllegroError,
    ClientStateError,
    CommandFailedError,
    CommandNotFoundError,
    CommandTimeoutError,
    ConfigurationError,
    NotFoundError,
    PageCeilingError,
    ValidationFailedError,
)
from .polling import LEAST_BETWEEN_ASKS, is_transient, pause_between_asks

if TYPE_CHECKING:
    from .call import CallOptions, Family, Operation, Sender
    from .errors import DecodeError, Problem
    from .paging import Pager
    from .protocols import Clock

__all__ = ["Command", "CommandOutcome", "CommandReport", "Fate", "TaskCommand"]

StartedT = TypeVar("StartedT")
StatusT = TypeVar("StatusT")
TaskT = TypeVar("TaskT")

_LONGEST_ASK = 120.0


@dataclass(frozen=True, slots=True)
class CommandReport(Generic[StatusT]):
    """What became of a command.

    Attributes:
        command_id: The id of the command.
        finished: Whether Allegro is done with it.
        status: The last answer about the command as a whole.
        outcomes: One outcome for each offer.
    """

    command_id: str
    finished: bool
    status: StatusT
    outcomes: tuple[CommandOutcome, ...]

    @property
    def ok(self) -> bool:
        """Whether all is done, and well."""
        return self.finished and all(each.state == "done" for each in self.outcomes)

    @property
    def done(self) -> tuple[CommandOutcome, ...]:
        """The offers for which all went well."""
        return self._those("done")

    @property
    def failed(self) -> tuple[CommandOutcome, ...]:
        """The offers for which it went wrong, with their problems."""
        return self._those("failed")

    @property
    def unknown(self) -> tuple[CommandOutcome, ...]:
        """The offers of which nobody can tell."""
        return self._those("unknown")

    def _those(self, state: Fate) -> tuple[CommandOutcome, ...]:
        return tuple(each for each in self.outcomes if each.state == state)


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look at a command has shown."""

    answer: Any
    asked: float | None = None
    failure: tuple[Problem, ...] | None = None


class Command(Generic[StartedT, StatusT]):
    """A command that Allegro works on. The methods that start one give it.

        command = await client.shipments.create(body)
        report = await command.wait(timeout=60)

    It can be pickled; then it holds no token and no client, and `client.resume(command)` goes on with it, in
    any process. `ticket` is the same as a text. Allegro keeps reports for 7 days.

    Attributes:
        started: The first answer of Allegro; None when the command was resumed.
    """

    def __init__(
        self,
        sender: Sender | None,
        operation: Operation,
        ticket: Ticket,
        *,
        started: StartedT | None = None,
        options: CallOptions | None = None,
        retry_after: float | None = None,
    ) -> None:
        if operation.family is None:
            raise ConfigurationError(f"{operation} starts no command")
        self.started = started
        self._sender = sender
        self._operation = operation
        self._family: Family = operation.family
        self._ticket = ticket
        self._options = kept_options(options or {})
        self._first_pause = LEAST_BETWEEN_ASKS if retry_after is None else retry_after
        self._next: tuple[float, float] | None = None  # not before; rather not before

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.operation} {self.id}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (type(self), self.ticket)

    @property
    def id(self) -> str:
        """The id: yours, or the one that Allegro gave. Empty where the work was done at once."""
        return self._ticket.id

    @property
    def operation(self) -> str:
        """The method that started it, such as `offer_commands.change_prices`."""
        return self._operation.name

    @property
    def family(self) -> str:
        """The kind of command, such as `price-change`."""
        return self._family.name

    @property
    def account(self) -> str:
        """The key of the account that it was started for."""
        return self._ticket.account

    @property
    def offers(self) -> tuple[str, ...]:
        """The offers that it was started for; empty where it is about none, or that is not known."""
        return self._ticket.offers

    @property
    def ticket(self) -> str:
        """A text with which `client.resume` goes on, in any process. It holds no secret."""
        return self._ticket.text()

    @property
    def call_options(self) -> CallOptions:
        """The options of the start that later questions have too."""
        return self._options.copy()

    def bound(self, sender: Sender) -> Command[StartedT, StatusT]:
        """Give the same command for another sender; `client.resume` is what you want."""
        return type(self)(sender, self._operation, self._ticket, options=self._options)

    async def status(self) -> StatusT:
        """Ask how far the command is; None where Allegro says without a body that all is done.

        Raises:
            CommandNotFoundError: Allegro does not know it; reports live 7 days.
        """
        return cast("StatusT", (await self._ask(None)).answer)

    async def report(self) -> CommandReport[StatusT]:
        """Ask what has become of each offer so far. A command that failed as a whole is in it, not raised.

        Raises:
            CommandNotFoundError: Allegro does not know it; reports live 7 days.
        """
        return await self._report(await self._look(None), None)

    async def wait(self, timeout: float | None = 3600.0) -> CommandReport[StatusT]:
        """Wait until Allegro is done, and give the report. Offers that failed are in it, not raised.

        It asks when Allegro says to come back, otherwise more and more seldom, and outwaits what is likely
        to pass: lost connections, timeouts, 429, 5xx. A command may take an hour (allegro-facts, section 8).

        Args:
            timeout: Seconds to wait at most; None for no end.

        Raises:
            CommandFailedError: The command failed as a whole: a shipment was refused, an edit is impossible.
            CommandTimeoutError: It is not done in this time, or would be asked too late. It goes on at
                Allegro's; the error holds the ticket to resume with.
            CommandNotFoundError: Allegro does not know it; reports live 7 days.
        """
        clock = self._clock()
        deadline = None if timeout is None else clock.monotonic() + timeout
        asks, trouble = 0, cast("AllegroError | None", None)
        while True:
            await self._pause(clock, deadline, timeout, trouble)
            try:
                report, asked = await self._try(_left(clock, deadline))
                trouble = None
            except AllegroError as error:
                if not is_transient(error):
                    raise
                report, asked, trouble = None, getattr(error, "retry_after", None), error
            if report is not None:
                return report
            now = clock.monotonic()
            chance = random.random()  # noqa: S311 - no secret
            self._next = (
                now + pause_between_asks(0, asked, 0.0),
                now + pause_between_asks(asks, asked, chance),
            )
            asks += 1

    async def _try(self, left: float | None) -> tuple[CommandReport[StatusT] | None, float | None]:
        """Ask once: the report if all is done, or else how long Allegro wants to be left alone."""
        look = await self._look(left)
        if look.failure is not None:
            raise self._failed(look.failure)
        if finished(self._family, look.answer):
            return await self._report(look, left), None
        return None, look.asked

    async def _pause(
        self, clock: Clock, deadline: float | None, whole: float | None, trouble: AllegroError | None
    ) -> None:
        """Wait for the next ask, or say that there is no time for it."""
        now = clock.monotonic()
        if self._next is None:
            begun = now + (self._first_pause if self.started is not None and self.id else 0.0)
            self._next = (begun, begun)
        least, rather = self._next
        if deadline is not None and least > deadline:
            raise self._too_late(cast("float", whole)) from trouble
        until = rather if deadline is None else max(least, min(rather, deadline))
        if until > now:
            await clock.sleep(until - now)

    def _too_late(self, whole: float) -> CommandTimeoutError:
        text = (
            f"{self} has not ended within {whole:g} s; Allegro goes on with it, "
            "and client.resume(error.ticket) waits on"
        )
        return CommandTimeoutError(text, command_id=self.id, ticket=self.ticket)

    def _failed(self, problems: tuple[Problem, ...]) -> CommandFailedError:
        said = "; ".join(map(str, problems)) or "no reason given"
        return CommandFailedError(
            f"{self} failed: {said}", command_id=self.id, ticket=self.ticket, problems=problems
        )

    async def _look(self, left: float | None) -> _Look:
        """Ask; an edit that turns out to be impossible is an error of the answer (422)."""
        if not self.id:
            return _Look(None)
        try:
            look = await self._ask(left)
        except ValidationFailedError as error:
            if self._family.named != "location":
                raise
            return _Look(None, failure=error.problems)
        return replace(look, failure=failure_of(self._family, look.answer))

    async def _ask(self, left: float | None) -> _Look:
        if not self.id:
            return _Look(None)
        sender = self._asking()
        ask = method_of(sender, self._family.status)
        places = self._family.status.path.count("{")
        try:
            answer = await ask(*self.offers[: places - 1], self.id, **self._options_for(left))
        except NotFoundError as error:
            raise CommandNotFoundError(
                f"Allegro does not know {self}: it never arrived, or is older than 7 days",
                command_id=self.id,
                ticket=self.ticket,
            ) from error
        return _Look(answer, sender.retry_after(self._clock()))

    async def _report(self, look: _Look, left: float | None) -> CommandReport[StatusT]:
        tasks = await self._all_tasks(left)
        done = look.failure is not None or finished(self._family, look.answer)
        outcomes = outcomes_of(self._family, look.answer, tasks, self.offers)
        if look.failure is not None:
            outcomes = tuple(replace(each, state="failed", problems=look.failure) for each in outcomes)
        return CommandReport(self.id, done, cast("StatusT", look.answer), outcomes)

    async def _all_tasks(self, left: float | None) -> list[Any]:
        """Read the tasks, as far as Allegro lets anybody read them: 1000 of a command."""
        listing = self._family.tasks
        tasks: list[Any] = []
        if listing is not None:
            listed = method_of(self._asking(), listing)(self.id, **self._options_for(left))
            pager = listed.on_bad_item(_unread)
            try:
                async for task in pager:
                    tasks.append(task)  # noqa: PERF401 - what was read before an error counts
            except PageCeilingError:
                pass  # what is beyond is told by the figures of the status, or else unknown
        return tasks

    def _options_for(self, left: float | None) -> CallOptions:
        options = self._options.copy()
        if left is not None:
            options["timeout"] = max(min(left, _LONGEST_ASK), LEAST_BETWEEN_ASKS)
        return options

    def _asking(self) -> Asking:
        return Asking(self._bound(), len(self.offers))

    def _bound(self) -> Sender:
        if self._sender is None:
            raise ClientStateError(f"{self} was pickled: client.resume(command) gives it a client again")
        return self._sender

    def _clock(self) -> Clock:
        return clock_of(self._sender)


class TaskCommand(Command[StartedT, StatusT], Generic[StartedT, StatusT, TaskT]):
    """A command with a list of tasks: what became of each offer, as Allegro tells it."""

    def tasks(self) -> Pager[TaskT, Any]:
        """List the tasks, page by page to the end. There may be more than offers, and 1000 can be read.

        Until the command is done the list may be short, or empty.
        """
        listing = cast("Operation", self._family.tasks)
        return cast(
            "Pager[TaskT, Any]", method_of(self._asking(), listing)(self.id, **self._options_for(None))
        )


def _unread(_error: DecodeError) -> None:
    """Leave a task out that cannot be read: the figures tell whether its offer went well."""


def _left(clock: Clock, deadline: float | None) -> float | None:
    return None if deadline is None else deadline - clock.monotonic()


def _unpickled(kind: type[Command[Any, Any]], ticket: str) -> Command[Any, Any]:
    from .resources.operations import OPERATIONS

    read = Ticket.read(ticket)
    return kind(None, OPERATIONS[read.operation], read)
