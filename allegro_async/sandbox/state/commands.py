"""The commands of one seller: what each is to do, how far it is, and how each piece of it went.

A command is accepted at once and says nothing about success: its counts stand at zero. Halfway it knows its
tasks, and at the end it does them all. Its report can be read for seven days; its id is never free again
(allegro-facts, section 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from allegro_async.sandbox.clock import DAY
from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .agenda import Agenda

KEPT = 7 * DAY
"""How long a report can be read (allegro-facts, section 8)."""

Phase: TypeAlias = Literal["accepted", "running", "done"]
"""How far a command is: its tasks are not counted yet, they wait, or they are all done."""


@dataclass(slots=True)
class Task:
    """A piece of a command, with an outcome of its own.

    Attributes:
        subject: The id of what it is about, mostly an offer.
        field: What it changes.
        marketplace: Where.
        details: What else the family needs to know about it, or what came of it.
        trouble: Why it failed, or, before it was done, why it will; None if nothing is wrong.
    """

    subject: str
    field: str = ""
    marketplace: str = "allegro-pl"
    details: Any = None
    trouble: str | None = None


Effect: TypeAlias = "Callable[[Task, int], str | None]"
"""Does a task at a moment, and tells what went wrong."""


@dataclass(slots=True)
class Command:
    """One command.

    Attributes:
        id: Its UUID.
        body: What was sent.
        tasks: Its pieces.
        effect: Does a piece.
        given: When it was given, in microseconds since 1970.
        begins: When its tasks are counted.
        finished: When it was done; None while it is not.
    """

    id: str
    body: Mapping[str, Any]
    tasks: Sequence[Task]
    effect: Effect
    given: int
    begins: int
    finished: int | None = None

    def work(self, now: int) -> None:
        """Do all tasks."""
        for task in self.tasks:
            if task.trouble is None:
                task.trouble = self.effect(task, now)
        self.finished = now

    def phase(self, now: int) -> Phase:
        """Tell how far it is."""
        if self.finished is not None:
            return "done"
        return "running" if now >= self.begins else "accepted"


class CommandDesk:
    """All commands of a seller, by family and id.

    Args:
        agenda: Where their work is entered.
        seed: Decides the ids of commands that came without one.
    """

    def __init__(self, agenda: Agenda, seed: bytes) -> None:
        self._agenda = agenda
        self._ids = Ids(seed, "command")
        self._known: dict[tuple[str, str], Command] = {}
        self._held: dict[str, Command] = {}

    @property
    def held(self) -> tuple[str, ...]:
        """The ids of the commands that hang."""
        return tuple(self._held)

    def new_id(self) -> str:
        """Make an id for a command that came without one."""
        return self._ids.make(len(self._known))

    def knows(self, family: str, command_id: str) -> bool:
        """Tell whether there ever was such a command."""
        return (family, command_id) in self._known

    def give(self, family: str, command: Command, due: int | None) -> None:
        """Take a command.

        Args:
            family: What kind of command it is.
            command: The command.
            due: When it is to be done, in microseconds since 1970; None: not before it is released.
        """
        self._known[family, command.id] = command
        if due is None:
            self._held[command.id] = command
        elif due <= command.given:
            command.work(due)
        else:
            self._agenda.enter(due, command.work)

    def find(self, family: str, command_id: str, now: int) -> Command | None:
        """Find a command whose report can still be read."""
        command = self._known.get((family, command_id))
        return None if command is None or now > command.given + KEPT else command

    def release(self, now: int) -> list[str]:
        """Let all commands that hang do their work now; gives their ids."""
        released, self._held = self._held, {}
        for command in released.values():
            command.work(now)
        return list(released)
