"""The rules by which a seller's prices follow others, and the offers that have one.

Two rules are Allegro's own: they cannot be changed or deleted. The sandbox keeps which offer has which rule,
and moves no price by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PriceRule:
    """A rule.

    Attributes:
        id: Its id.
        type: What the price follows.
        name: Its name.
        updated: When it last changed, in microseconds since 1970.
        configuration: By how much the price differs from what it follows.
        default: Whether it is Allegro's own.
    """

    id: str
    type: str
    name: str
    updated: int
    configuration: Mapping[str, Any] | None = None
    default: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """The rule of an offer on one marketplace.

    Attributes:
        rule: The id of the rule.
        configuration: Between which prices it works.
        updated: When it was set, in microseconds since 1970.
    """

    rule: str
    configuration: Mapping[str, Any] | None
    updated: int


class PriceRules:
    """All rules of a seller.

    Args:
        seed: Decides the ids.
        epoch: When Allegro's own rules were made, in microseconds since 1970.
    """

    def __init__(self, seed: bytes, epoch: int) -> None:
        self._ids = Ids(seed, "price rule")
        self._made = 0
        self.all: dict[str, PriceRule] = {}
        self.assigned: dict[str, dict[str, Assignment]] = {}
        for kind, name in (
            ("EXCHANGE_RATE", "Exchange rate"),
            ("FOLLOW_BY_ALLEGRO_MIN_PRICE", "Lowest price"),
        ):
            self.put(kind, name, None, epoch, default=True)

    def put(
        self,
        kind: str,
        name: str,
        configuration: Mapping[str, Any] | None,
        now: int,
        *,
        default: bool = False,
    ) -> PriceRule:
        """Make a rule."""
        rule = PriceRule(self._ids.make(self._made), kind, name, now, configuration, default)
        self._made += 1
        self.all[rule.id] = rule
        return rule

    def has_name(self, name: str, but: str = "") -> bool:
        """Tell whether another rule has this name."""
        return any(rule.name == name and rule.id != but for rule in self.all.values())

    def delete(self, rule_id: str) -> list[str]:
        """Delete a rule, from all offers too; gives the ids of those that had it on any marketplace."""
        del self.all[rule_id]
        had = [
            offer for offer, rules in self.assigned.items() if any(r.rule == rule_id for r in rules.values())
        ]
        for offer in had:
            kept = {place: each for place, each in self.assigned[offer].items() if each.rule != rule_id}
            self.assigned[offer] = kept
        return had
