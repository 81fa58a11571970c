"""The desk of commands as a state machine: each piece of work is done once, and when it is due."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from allegro_async.sandbox.clock import DAY
from allegro_async.sandbox.state.agenda import Agenda
from allegro_async.sandbox.state.commands import KEPT, Command, CommandDesk, Task

FAMILY = "/commands"


@dataclass
class Expected:
    """What must become of a command."""

    command: Command
    due: int | None
    doomed: int


class Desk(RuleBasedStateMachine):
    """Gives commands, lets some hang, moves the clock, releases."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.agenda = Agenda()
        self.desk = CommandDesk(self.agenda, b"seed")
        self.given: dict[str, Expected] = {}
        self.done: Counter[tuple[str, str]] = Counter()
        self.moments: dict[str, int] = {}

    @rule(tasks=st.integers(1, 5), doomed=st.integers(0, 5), lag=st.integers(0, 20), hangs=st.booleans())
    def give(self, tasks: int, doomed: int, lag: int, *, hangs: bool) -> None:
        name = str(UUID(int=len(self.given)))
        pieces = [Task(str(number), trouble="doomed" if number < doomed else None) for number in range(tasks)]

        def effect(task: Task, now: int) -> str | None:
            self.done[name, task.subject] += 1
            self.moments[name] = now
            return "odd" if int(task.subject) % 2 else None

        command = Command(name, {}, pieces, effect, self.now, self.now + lag // 2)
        due = None if hangs else self.now + lag
        self.given[name] = Expected(command, due, min(doomed, tasks))
        self.desk.give(FAMILY, command, due)

    @rule(step=st.sampled_from([1, 3, 10, DAY]))
    def advance(self, step: int) -> None:
        self.now += step
        self.agenda.catch_up(self.now)

    @rule()
    def release(self) -> None:
        hanging = [name for name, each in self.given.items() if each.due is None]
        assert self.desk.release(self.now) == hanging
        for name in hanging:
            self.given[name].due = self.now

    @invariant()
    def work_is_done_once_and_when_it_is_due(self) -> None:
        for name, expected in self.given.items():
            command = expected.command
            due = expected.due is not None and expected.due <= self.now
            assert command.finished == (expected.due if due else None)
            counts = [self.done[name, task.subject] for task in command.tasks]
            wanted = [int(due and number >= expected.doomed) for number in range(len(command.tasks))]
            assert counts == wanted
            if any(counts):
                assert self.moments[name] == expected.due

    @invariant()
    def outcomes_are_final_and_phases_tell_the_truth(self) -> None:
        for expected in self.given.values():
            command = expected.command
            phase = command.phase(self.now)
            assert (phase == "done") == (command.finished is not None)
            assert phase == "done" or (phase == "running") == (self.now >= command.begins)
            if phase == "done":
                for number, task in enumerate(command.tasks):
                    usual = "odd" if number % 2 else None
                    assert task.trouble == ("doomed" if number < expected.doomed else usual)

    @invariant()
    def ids_are_never_free_again_and_reports_go_after_seven_days(self) -> None:
        for name, expected in self.given.items():
            assert self.desk.knows(FAMILY, name)
            found = self.desk.find(FAMILY, name, self.now)
            assert (found is None) == (self.now > expected.command.given + KEPT)
        assert self.desk.held == tuple(name for name, each in self.given.items() if each.due is None)


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
