"""Compare what the client said, call by call, with what the sandbox did. Pure: no I/O, no clock."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, TypeAlias

from .plan import ONCE
from .record import Record
from .replay import BEFORE, Entry, Played, Values, Version, play, same

Charge: TypeAlias = Literal["doubled", "lost", "misreported", "misread", "crashed", "over-limit", "left"]
"""What a client can be convicted of.

- `doubled`: a write took effect more than once.
- `lost`: a write was done and is not in the state, or one that had ended before it began stands over it.
- `misreported`: a write was reported as done and not carried out, or as refused or not sent and carried out.
- `misread`: a read gave what never was, or what was known to be over.
- `crashed`: an exception that no caller expects.
- `over-limit`: the sandbox itself had to answer 429.
- `left`: something is left behind at the end, or an account cannot go on.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One proven fault of the client.

    Attributes:
        charge: Of what kind.
        mark: Which call, or which thing is left.
        why: The evidence.
    """

    charge: Charge
    mark: str
    why: str


def judge(
    records: Sequence[Record],
    entries: Sequence[Entry],
    before: Mapping[str, Values],
    after: Mapping[str, Values],
) -> list[Finding]:
    """Find everything that the client did wrong.

    Args:
        records: What it said of each call.
        entries: The sandbox's ledger of the writes, in its order.
        before: The offers and orders by id, before the run.
        after: And after it.
    """
    by_mark = {record.step.mark: record for record in records}
    played = play(before, entries, by_mark)
    known = _Known(played, by_mark)
    return [
        *_crashes(records),
        *_doubled(played, by_mark),
        *_misreported(played, records),
        *_lost_in_the_state(played, before, after),
        *_lost_in_the_order(played, by_mark),
        *(finding for record in records if record.outcome == "done" for finding in known.misread(record)),
    ]


def _crashes(records: Iterable[Record]) -> Iterator[Finding]:
    for record in records:
        if record.outcome == "crashed":
            yield Finding("crashed", record.step.mark, f"{record.step.act}: {record.error}")


def _doubled(played: Played, by_mark: Mapping[str, Record]) -> Iterator[Finding]:
    for mark, numbers in played.effects.items():
        if len(numbers) > 1:
            act = by_mark[mark].step.act
            rule = "must not be repeated" if act in ONCE else "must have its effect once"
            yield Finding("doubled", mark, f"{act} {rule}, and took effect at {numbers}")


def _misreported(played: Played, records: Iterable[Record]) -> Iterator[Finding]:
    for record in records:
        if not record.step.writes:
            continue
        took_effect = bool(played.effects.get(record.step.mark))
        if record.outcome == "done" and not took_effect:
            yield Finding(
                "misreported", record.step.mark, f"{record.step.act}: done, but it never took effect"
            )
        if record.outcome in {"refused", "not sent"} and took_effect:
            said = f"{record.outcome} ({record.error})"
            yield Finding("misreported", record.step.mark, f"{record.step.act}: {said}, but it took effect")


def _lost_in_the_state(
    played: Played, before: Mapping[str, Values], after: Mapping[str, Values]
) -> Iterator[Finding]:
    """Hold the last version of everything against the sandbox's state."""
    new = {subject: values for subject, values in after.items() if subject not in before}
    found = Counter(str(values.get("external")) for values in new.values())
    for mark in played.created.keys() | found.keys():
        if played.created[mark] != found[mark]:
            why = f"created {played.created[mark]} times by the log, and there are {found[mark]} such offers"
            yield Finding("lost" if found[mark] < played.created[mark] else "doubled", mark, why)
    by_external = {str(values.get("external")): values for values in new.values()}
    for subject, versions in played.versions.items():
        last = versions[-1]
        state = after.get(subject) or by_external.get(subject)
        if state is not None and not same(last.values, state):
            yield Finding("lost", last.mark, f"{subject} is {state}, and not {last.values}")


def _lost_in_the_order(played: Played, by_mark: Mapping[str, Record]) -> Iterator[Finding]:
    """A write that had ended before another began must stand before it in the log."""
    for subject, versions in played.versions.items():
        latest: Record | None = None
        for version in versions:
            if version.mark == BEFORE:
                continue
            record = by_mark[version.mark]
            if latest is not None and record.outcome == "done" and record.ended < latest.began:
                mark = latest.step.mark
                yield Finding(
                    "lost", mark, f"{subject}: overwritten by {version.mark}, which had ended before"
                )
            if latest is None or record.began > latest.began:
                latest = record


class _Known:
    """What a reader must know, may know and cannot know, at each moment."""

    def __init__(self, played: Played, by_mark: Mapping[str, Record]) -> None:
        self._played = played
        self._by_mark = by_mark
        self._floors: dict[str, tuple[list[float], list[int]]] = {}

    def misread(self, record: Record) -> Iterator[Finding]:
        """Judge what one call gave."""
        step = record.step
        match step.act:
            case "get-offer" | "get-order":
                why = self._wrong_version(step.keys[0], record)
            case "edit-price" | "edit-name":
                why = self._not_its_own(step.keys[0], record)
            case "create":
                why = self._not_its_own(step.mark, record)
            case "find":
                why = self._wrong_count(record)
            case "report":
                why = self._wrong_report(record)
            case _:
                why = None
        if why is not None:
            yield Finding("misread", step.mark, f"{step.act}: {why}")

    def _wrong_version(self, subject: str, record: Record) -> str | None:
        floor = self._floor(subject, record.began)
        fitting = [each for each in self._played.versions[subject] if same(each.values, record.seen)]
        if not fitting:
            return f"{record.seen} never was"
        if all(each.number < floor for each in fitting):
            return f"{record.seen} was over when the call began"
        if all(self._begun(each) > record.ended for each in fitting):
            return f"{record.seen} came from the future"
        return None

    def _not_its_own(self, subject: str, record: Record) -> str | None:
        mine = [each for each in self._played.versions[subject] if each.mark == record.step.mark]
        if not mine or any(same(each.values, record.seen) for each in mine):
            return None  # that there is none is another charge
        return f"the answer shows {record.seen}, and not what it wrote"

    def _wrong_count(self, record: Record) -> str | None:
        mark, found = record.step.target, record.seen["found"]
        creation = self._by_mark.get(mark)
        surely = creation is not None and creation.outcome == "done" and creation.ended < record.began
        most = self._played.created[mark]
        if found > most or (surely and found < most):
            return f"{found} offers for {mark}, of which {most} were made"
        return None

    def _wrong_report(self, record: Record) -> str | None:
        command = self._by_mark.get(record.step.target)
        if command is None or not self._played.effects.get(record.step.target):
            return "a report of a command that was never given"
        seen, offers = record.seen, len(command.step.subjects)
        if seen["total"] not in {0, offers} or seen["success"] != seen["total"] or seen["failed"]:
            return f"{dict(seen)} for {offers} offers"
        return None

    def _begun(self, version: Version) -> float:
        return float("-inf") if version.mark == BEFORE else self._by_mark[version.mark].began

    def _floor(self, subject: str, moment: float) -> int:
        """The number of the newest write that was reported as done before a moment."""
        if subject not in self._floors:
            self._floors[subject] = self._ends(self._played.versions[subject])
        ends, numbers = self._floors[subject]
        place = bisect_left(ends, moment)
        return numbers[place - 1] if place else 0

    def _ends(self, versions: Iterable[Version]) -> tuple[list[float], list[int]]:
        done = [
            (record.ended, version.number)
            for version in versions
            if version.mark != BEFORE and (record := self._by_mark[version.mark]).outcome == "done"
        ]
        done.sort()
        return [ended for ended, _ in done], list(accumulate((number for _, number in done), max))
