"""How far a command is, and what became of each of its offers. Pure functions over answers.

The families of commands tell it in four ways (allegro-facts, section 8): by figures, with a list of tasks;
by a list of parts in the status; by one word for the whole; and by the status of the answer alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast

from ._pages import wire_value
from .errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .call import Family

__all__ = ["CommandOutcome", "Fate", "failure_of", "finished", "outcomes_of"]

Fate: TypeAlias = Literal["done", "failed", "unknown"]
"""What became of one offer; `unknown` also while Allegro still works on it."""

_WORDS: Final[Mapping[str, Fate]] = {
    **dict.fromkeys(("SUCCESS", "SUCCESSFUL", "DONE", "COMPLETED", "PROCESSED"), "done"),
    **dict.fromkeys(("FAIL", "FAILED", "ERROR", "DECLINED"), "failed"),
}
_WORST_LAST: Final[tuple[Fate, ...]] = ("done", "unknown", "failed")


@dataclass(frozen=True, slots=True)
class CommandOutcome:
    """What became of one offer of a command.

    Attributes:
        offer: The offer's id; None where the command is about no offer.
        state: `done`, `failed`, or `unknown`: nobody can tell (yet).
        problems: What went wrong, where it failed.
    """

    offer: str | None
    state: Fate
    problems: tuple[Problem, ...] = ()


def finished(family: Family, answer: object) -> bool:
    """Decide whether a command is done, well or not.

    Args:
        family: What is known of its kind.
        answer: The answer of its status operation; None for one without a body (303).
    """
    if answer is None:
        return True
    if family.completed is not None and _at(answer, family.completed) is not None:
        return True  # the promotion commands have no such field, and others may come without it
    if family.counts is not None:
        figures = _Figures.read(_at(answer, family.counts))
        return 0 < figures.total <= figures.success + figures.failed  # they start at 0/0/0 (issue 2067)
    if family.parts is not None:
        parts = _listed(_at(answer, family.parts))
        return bool(parts) and all(map(_settled, parts))
    return family.state is not None and _fate(_at(answer, family.state)) != "unknown"


def failure_of(family: Family, answer: object) -> tuple[Problem, ...] | None:
    """What went wrong with a command as a whole; None where nothing did, or each offer has its outcome."""
    if family.state is None or _fate(_at(answer, family.state)) != "failed":
        return None
    return _problems(_at(answer, family.errors))


def outcomes_of(
    family: Family, answer: object, tasks: Sequence[object], offers: Sequence[str]
) -> tuple[CommandOutcome, ...]:
    """Say what became of each offer, those that the command was started for first.

    An offer may have several tasks, one for each field or marketplace: the worst of them counts.

    Args:
        family: What is known of the kind of command.
        answer: The answer of its status operation; None when all is done.
        tasks: Its tasks, as far as they can be read.
        offers: The offers that it was started for, where that is known.
    """
    if family.counts is None and family.parts is None:
        return (_whole(family, answer, offers),)
    entries = _listed(_at(answer, family.parts)) if family.parts is not None else tasks
    found: dict[str | None, CommandOutcome] = {}
    for entry in entries:
        one = _of_entry(family, entry)
        found[one.offer] = _joined(found.get(one.offer), one)
    rest: Fate = "done" if _rest_is_done(family, answer, entries, offers) else "unknown"
    named = {offer: found.get(offer) or CommandOutcome(offer, rest) for offer in offers}
    return (*named.values(), *(each for offer, each in found.items() if offer not in named))


def _whole(family: Family, answer: object, offers: Sequence[str]) -> CommandOutcome:
    offer = offers[0] if offers else _text(_at(answer, family.subject) if family.subject else None)
    if family.state is None:
        return CommandOutcome(offer, "done" if answer is None else "unknown")
    return CommandOutcome(offer, _fate(_at(answer, family.state)), failure_of(family, answer) or ())


def _of_entry(family: Family, entry: object) -> CommandOutcome:
    offer = _text(_at(entry, family.subject) if family.subject else None)
    fate = _fate(wire_value(entry, "status"))
    if fate != "failed":
        return CommandOutcome(offer, fate)
    said = _problems(wire_value(entry, "errors"))
    message = _text(wire_value(entry, "message"))
    return CommandOutcome(offer, fate, said or ((Problem(message=message),) if message else ()))


def _joined(one: CommandOutcome | None, other: CommandOutcome) -> CommandOutcome:
    if one is None:
        return other
    worst: Fate = max((one.state, other.state), key=_WORST_LAST.index)
    return CommandOutcome(one.offer, worst, one.problems + other.problems)


def _rest_is_done(family: Family, answer: object, entries: Sequence[object], offers: Sequence[str]) -> bool:
    """Whether the offers that no task names went well: the figures say so where the list was cut off."""
    if family.counts is None or not finished(family, answer):
        return False
    figures = _Figures.read(_at(answer, family.counts))
    failed = sum(_fate(wire_value(entry, "status")) == "failed" for entry in entries)
    enough = figures.success + figures.failed >= figures.total >= len(set(offers)) > 0
    return enough and figures.failed == failed


@dataclass(frozen=True, slots=True)
class _Figures:
    success: int
    failed: int
    total: int

    @classmethod
    def read(cls, counts: object) -> _Figures:
        found = (wire_value(counts, name) for name in ("success", "failed", "total"))
        return cls(*(each if isinstance(each, int) else 0 for each in found))


def _settled(part: object) -> bool:
    return _fate(wire_value(part, "status")) != "unknown" or wire_value(part, "completedAt") is not None


def _fate(word: object) -> Fate:
    return _WORDS.get(str(word), "unknown")


def _at(answer: object, place: str) -> Any:
    found: Any = answer
    for name in place.split("."):
        found = wire_value(found, name)
    return found


def _listed(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _problems(entries: object) -> tuple[Problem, ...]:
    return tuple(map(_problem, _listed(entries)))


def _problem(entry: object) -> Problem:
    metadata: object = wire_value(entry, "metadata")
    return Problem(
        code=_text(wire_value(entry, "code")) or "",
        message=_text(wire_value(entry, "message")) or "; ".join(_texts(wire_value(entry, "messages"))),
        details=_text(wire_value(entry, "details")),
        path=_text(wire_value(entry, "path")),
        user_message=_text(wire_value(entry, "userMessage")),
        metadata=cast("dict[str, Any]", metadata) if isinstance(metadata, dict) else {},
    )


def _texts(messages: object) -> Iterable[str]:
    """The texts of a badge's reasons for a refusal."""
    return (text for each in _listed(messages) if (text := _text(wire_value(each, "text"))))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
