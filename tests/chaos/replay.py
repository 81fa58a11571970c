"""Play the writes back, in the order in which the sandbox's log shows them: so the state must be."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .plan import Step
    from .record import Record

Values: TypeAlias = "dict[str, Any]"

BEFORE = "before"
"""The writer of what was there at the start."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A marked request in the sandbox's ledger."""

    number: int
    mark: str
    operation: str
    status: int
    worked: bool

    @property
    def took_effect(self) -> bool:
        """Whether it changed something: who asks what became of a write may send its mark along."""
        return self.worked and not self.operation.startswith("GET ")


@dataclass(frozen=True, slots=True)
class Version:
    """How an offer or order stood after a write.

    Attributes:
        number: The number of the write in the ledger; 0 at the start.
        mark: Who wrote.
        values: What was so from then on.
    """

    number: int
    mark: str
    values: Values


@dataclass(slots=True)
class Played:
    """All versions of everything.

    Attributes:
        versions: Of each offer and order, the oldest first; a new offer goes by the mark of its creation.
        created: How often each creation was carried out.
        effects: The ledger numbers at which each write took effect.
    """

    versions: dict[str, list[Version]] = field(default_factory=lambda: defaultdict(list))
    created: Counter[str] = field(default_factory=Counter[str])
    effects: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def play(before: Mapping[str, Values], entries: Sequence[Entry], records: Mapping[str, Record]) -> Played:
    """Play all writes that did their work onto the state before the run.

    Args:
        before: What each offer and order was like, by id.
        entries: The ledger, in its order.
        records: The calls by mark.
    """
    played = Played()
    for subject, values in before.items():
        played.versions[subject].append(Version(0, BEFORE, dict(values)))
    for entry in entries:
        if entry.took_effect:
            played.effects[entry.mark].append(entry.number)
            _write(played, entry, records[entry.mark])
    return played


def _write(played: Played, entry: Entry, record: Record) -> None:
    step = record.step
    if step.act == "create":
        played.created[step.mark] += 1
        played.versions[step.mark].append(Version(entry.number, entry.mark, written(step)))
        return
    for subject in step.keys:
        versions = played.versions[subject]
        values = dict(versions[-1].values)
        if step.act == "fulfil":
            # The write carried the revision up to now; the next one is known when somebody names it.
            versions[-1].values["revision"] = versions[-1].values["revision"] or record.revision
            values["revision"] = None
            values["changes"] += 1
        if step.act == "quantity-command":
            values["stock"] += step.gain
        values.update(written(step))
        versions.append(Version(entry.number, entry.mark, values))


def written(step: Step) -> Values:
    """The values that a write puts in the place of others."""
    match step.act:
        case "create":
            return {"name": step.name, "price": step.price, "stock": step.gain, "external": step.mark}
        case "edit-price" | "price-command":
            return {"price": step.price}
        case "edit-name":
            return {"name": step.name}
        case "fulfil":
            return {"fulfillment": step.status}
        case _:
            return {}


def same(known: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Tell whether what was found is what is known, as far as both say something."""
    shared = _COMPARED & known.keys() & found.keys()
    return all(known[name] is None or known[name] == found[name] for name in shared)


_COMPARED = frozenset({"name", "price", "stock", "fulfillment", "revision", "changes"})
