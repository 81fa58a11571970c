"""What `AllegroClient.limits` shows: the state of the request limits at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .call import Priority

__all__ = ["BudgetState", "LimitsState", "WaitingCalls"]


@dataclass(frozen=True, slots=True)
class BudgetState:
    """What is used of one limit.

    Attributes:
        name: The limit's name: `client` for the Client ID's, otherwise as in `openapi/operations.toml`.
        used: About how many requests, or changed offers, the last `per` seconds have used.
        limit: Allegro's figure, or yours; the client stays below it by the head-room.
        per: The period in seconds.
        scope: Whether the account or the Client ID is limited.
        account: Whose it is, for a limit of accounts.
        unit: What is counted.
    """

    name: str
    used: int
    limit: int
    per: float
    scope: Literal["account", "client"]
    account: str | None = None
    unit: Literal["requests", "offers"] = "requests"

    def __str__(self) -> str:
        whose = f" of {self.account}" if self.scope == "account" else ""
        return f"{self.name}{whose}: {self.used} of {self.limit} {self.unit} in {self.per:g} s"


@dataclass(frozen=True, slots=True)
class WaitingCalls:
    """Calls that wait for their permit.

    Attributes:
        account: Whose calls.
        priority: How urgent they are.
        calls: How many.
    """

    account: str | None
    priority: Priority
    calls: int

    def __str__(self) -> str:
        return f"{self.calls} {self.priority} of {self.account}"


@dataclass(frozen=True, slots=True, repr=False)
class LimitsState:
    """The request limits of one client at one moment.

    Attributes:
        budgets: What is used: the Client ID's limit first, then those of which anything is used.
        queues: Who waits, by account and priority.
        under_way: How many calls are under way.
        closed_for: Seconds until the gate of the Client ID reopens after a 429; 0 when it is open.
        closed_accounts: The same for accounts whose own gate is closed.
    """

    budgets: tuple[BudgetState, ...] = ()
    queues: tuple[WaitingCalls, ...] = ()
    under_way: int = 0
    closed_for: float = 0.0
    closed_accounts: Mapping[str | None, float] = field(default_factory=dict[str | None, float])

    @property
    def waiting(self) -> int:
        """How many calls wait."""
        return sum(queue.calls for queue in self.queues)

    def __repr__(self) -> str:
        gates = [f"closed for {self.closed_for:.0f} s" if self.closed_for else "open"]
        gates += [f"{account} closed for {wait:.0f} s" for account, wait in self.closed_accounts.items()]
        queues = f" ({', '.join(map(str, self.queues))})" if self.queues else ""
        budgets = "".join(f"; {budget}" for budget in self.budgets)
        calls = f"{self.under_way} under way; {self.waiting} waiting{queues}"
        return f"<Limits {', '.join(gates)}; {calls}{budgets}>"
