"""The engine of all commands: a family is a table entry, a reader of its body, and the effect of its tasks.

A command is accepted at once, and says nothing about success. It does its work after a lag, and then its
report names an outcome for each task. The same id again is a conflict; what is no UUID is refused; a report
is gone after seven days (allegro-facts, section 8; allegro-api issue 2067).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any, Literal

from allegro_async.sandbox.clock import MICROS
from allegro_async.sandbox.data.jsons import to_json
from allegro_async.sandbox.exchange import PUBLIC_V1, Answer, Exchange, RefusedError, Route, ok_json
from allegro_async.sandbox.faults import too_many
from allegro_async.sandbox.refusals import not_found, refuse
from allegro_async.sandbox.resources.reading import json_object, page_bounds, whole_number
from allegro_async.sandbox.state.commands import Command, Effect, Phase, Task

from .criteria import check_uuid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from allegro_async.sandbox.limits import Weighed
    from allegro_async.sandbox.world import World

CEILING = 1000
"""The largest offset + limit of a task list; the offset alone ends at 999 (allegro-facts, section 6)."""

ON_PURPOSE = "The sandbox was told to fail here"

WRITE, READ = "allegro:api:sale:offers:write", "allegro:api:sale:offers:read"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a command is to do.

    Attributes:
        tasks: Its pieces.
        effect: Does a piece.
    """

    tasks: Sequence[Task]
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A family of commands.

    Attributes:
        path: Where its commands are.
        plan: Reads the body of a command.
        id_field: The field of the body that holds the id; None: it stands in the path.
        id_required: Whether a command in a POST must bring an id; otherwise it is given one.
        write: The scope for giving commands.
        read: The scope for reading reports.
        status: The status of the answer to a good command.
        media: The media type for giving commands.
        weighed: The limit that counts the offers of its commands, if there is one.
        report: Writes the report of a command.
        accepted: Writes the answer to a good command, if that is not the report.
        task: Writes a task; None: the family has no task list.
        details: Writes what the task list says of the command itself.
        ceiling: The largest offset + limit of the task list.
        hints: Whether every answer says in `Retry-After` when to ask again.
        locates: Whether the answer to a good command names the address of the report.
    """

    path: str
    plan: Callable[[Exchange, Mapping[str, Any]], Plan]
    id_field: str | None = None
    id_required: bool = False
    write: str = WRITE
    read: str = WRITE
    status: Literal[200, 201] = 201
    media: str = PUBLIC_V1
    weighed: Weighed | None = None
    report: Callable[[Command, Phase], object]
    accepted: Callable[[Command], object] | None = None
    task: Callable[[Command, Task, Phase], object] | None = None
    details: Callable[[Command], Mapping[str, object]] = lambda _command: {}
    ceiling: int = CEILING
    hints: bool = False
    locates: bool = False

    @property
    def one(self) -> str:
        """The path of one command."""
        return f"{self.path}/{{commandId}}"

    def routes(self) -> Iterator[Route]:
        """The routes of the family."""
        yield Route(
            method="PUT" if self.id_field is None else "POST",
            path=self.one if self.id_field is None else self.path,
            handler=partial(_give, self),
            scope=self.write,
            media=self.media,
            content=self.media,
        )
        yield Route(method="GET", path=self.one, handler=partial(_show, self), scope=self.read)
        if self.task is not None:
            yield Route(
                method="GET",
                path=f"{self.one}/tasks",
                handler=partial(_list, self, self.task),
                scope=self.read,
            )


def _give(family: Family, world: World, exchange: Exchange) -> Answer:
    body = json_object(exchange)
    name = _name(family, exchange, body)
    desk = exchange.seller.commands
    if desk.knows(family.path, name):
        return refuse(exchange, 409, "CONFLICT", "This command was given before")
    plan = family.plan(exchange, body)
    _weigh(world, exchange, family.weighed, plan.tasks)
    struck = world.faults.failing(dict.fromkeys(task.subject for task in plan.tasks), exchange)
    for task in plan.tasks:
        if task.subject in struck:
            task.trouble = ON_PURPOSE
    lag = int(world.settings.command_seconds * MICROS)
    command = Command(name, body, plan.tasks, plan.effect, exchange.now, exchange.now + lag // 2)
    # Written before the work: the answer never knows of it.
    shown = family.report(command, "accepted") if family.accepted is None else family.accepted(command)
    hangs = world.faults.later("command-hangs", exchange) is not None
    desk.give(family.path, command, None if hangs else exchange.now + lag)
    headers = _hint(family, world)
    if family.locates:
        headers["Location"] = f"{world.url}{family.path}/{name}"
    return Answer(family.status, to_json(shown), family.media, headers)


def _show(family: Family, world: World, exchange: Exchange) -> Answer:
    command = _known(family, world, exchange)
    shown = family.report(command, command.phase(exchange.now))
    return Answer(200, to_json(shown), headers=_hint(family, world))


def _list(
    family: Family, write: Callable[[Command, Task, Phase], object], world: World, exchange: Exchange
) -> Answer:
    whole_number(exchange, "offset", 0, 0, family.ceiling - 1)
    offset, limit = page_bounds(exchange, default=100, largest=CEILING, ceiling=family.ceiling)
    command = _known(family, world, exchange)
    phase = command.phase(exchange.now)
    tasks = () if phase == "accepted" else command.tasks[offset : offset + limit]
    shown = {"tasks": [write(command, task, phase) for task in tasks], **family.details(command)}
    return ok_json(shown)


def _name(family: Family, exchange: Exchange, body: Mapping[str, Any]) -> str:
    field = family.id_field
    if field is None:
        return check_uuid(exchange, exchange.params["commandId"], "commandId")
    if body.get(field) is None and not family.id_required:
        return exchange.seller.commands.new_id()
    return check_uuid(exchange, body.get(field), field)


def _known(family: Family, world: World, exchange: Exchange) -> Command:
    command = exchange.seller.commands.find(family.path, exchange.params["commandId"], exchange.now)
    if command is None:
        raise RefusedError(not_found(exchange, "such command"))
    _weigh(world, exchange, "reports" if family.weighed else None, command.tasks)
    return command


def _weigh(world: World, exchange: Exchange, what: Weighed | None, tasks: Sequence[Task]) -> None:
    """Count offers, not requests, for each seller of an application (allegro-facts, section 3)."""
    if what is None or world.offer_limits is None:
        return
    key = f"{exchange.client_id} {exchange.seller.id}"
    if not world.offer_limits.admit(what, key, len({task.subject for task in tasks}), exchange.now):
        raise RefusedError(too_many(exchange))


def _hint(family: Family, world: World) -> dict[str, str]:
    """A hint stands there even when all is done (allegro-api issue 8402)."""
    return {"Retry-After": f"{max(1, ceil(world.settings.command_seconds))}"} if family.hints else {}
