"""What a run has to say: for people, and as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, get_args

from .judge import Charge, Finding
from .plan import Act

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .record import Record
    from .replay import Entry

_SHOWN = 20
_OUTCOMES = ("done", "refused", "unknown", "not sent", "crashed")


@dataclass(slots=True)
class Report:
    """All of a run.

    Attributes:
        seconds: How long it ran.
        seed: Its seed.
        tasks: How many tasks there were.
        records: What the client said of each call.
        entries: The sandbox's ledger.
        faults: How often each kind of fault struck.
        statuses: How many requests got which status; 0: none, the connection was cut.
        findings: What the client is convicted of.
    """

    seconds: float
    seed: int
    tasks: int
    records: list[Record] = field(default_factory=list["Record"])
    entries: list[Entry] = field(default_factory=list["Entry"])
    faults: Mapping[str, int] = field(default_factory=dict[str, int])
    statuses: Mapping[str, int] = field(default_factory=dict[str, int])
    findings: list[Finding] = field(default_factory=list[Finding])

    @property
    def verdict(self) -> dict[str, int]:
        """How many findings there are of each kind."""
        found = Counter(finding.charge for finding in self.findings)
        return {charge: found[charge] for charge in get_args(Charge)}

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {
            "seed": self.seed,
            "seconds": self.seconds,
            "tasks": self.tasks,
            "calls": len(self.records),
            "outcomes": {act: dict(self._outcomes(act)) for act in get_args(Act)},
            "errors": dict(Counter(each.error for each in self.records if each.error).most_common()),
            "cancelled": sum(record.error == "cancelled" for record in self.records),
            "fate_of_the_unknown": self._fates(),
            "repeated": self._repeated(),
            "faults": dict(self.faults),
            "statuses": dict(self.statuses),
            "verdict": self.verdict,
            "findings": [
                {"charge": each.charge, "mark": each.mark, "why": each.why} for each in self.findings[:_SHOWN]
            ],
        }

    def as_text(self) -> str:
        """The report for people."""
        shown = self.as_json()
        head = f"{'':18}" + "".join(f"{outcome:>10}" for outcome in _OUTCOMES)
        rows = [
            f"{act:18}" + "".join(f"{counts.get(outcome, 0):>10}" for outcome in _OUTCOMES)
            for act, counts in shown["outcomes"].items()
        ]
        lines = [
            f"seed {self.seed}, {self.seconds:g} s, {self.tasks} tasks",
            f"{shown['calls']} calls, {shown['cancelled']} cancelled",
            head,
            *rows,
            f"writes of unknown fate: {_listed(shown['fate_of_the_unknown'])}",
            f"writes that arrived more than once: {shown['repeated']}",
            f"faults: {_listed(shown['faults'])}",
            f"answers: {_listed(shown['statuses'])}",
            f"errors: {_listed(shown['errors'])}",
            f"verdict: {_listed(shown['verdict'])}",
            *(f"  {each.charge}: {each.mark}: {each.why}" for each in self.findings[:_SHOWN]),
        ]
        return "\n".join(lines)

    def _outcomes(self, act: str) -> Counter[str]:
        return Counter(record.outcome for record in self.records if record.step.act == act)

    def _repeated(self) -> int:
        """How many writes arrived more than once."""
        arrivals = Counter((entry.mark, entry.operation) for entry in self.entries)
        return len({mark for (mark, _), number in arrivals.items() if number > 1})

    def _fates(self) -> dict[str, int]:
        """What the sandbox knows of the writes of which the client knew nothing."""
        done = {entry.mark for entry in self.entries if entry.took_effect}
        marks = [each.step.mark for each in self.records if each.step.writes and each.outcome == "unknown"]
        happened = sum(mark in done for mark in marks)
        return {"carried out": happened, "not carried out": len(marks) - happened}


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.items()) or "none"
