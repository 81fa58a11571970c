"""What each task will do: a script that follows from the seed alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Literal, TypeAlias
from uuid import UUID

from allegro_async import CallOptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Act: TypeAlias = Literal[
    "create", "edit-price", "edit-name", "price-command", "quantity-command", "fulfil",
    "get-offer", "get-order", "find", "report",
]  # fmt: skip
"""What a call does; the first six write."""

WRITES: tuple[Act, ...] = (
    "create", "edit-price", "edit-name", "price-command", "quantity-command", "fulfil",
)  # fmt: skip
COMMANDS: tuple[Act, ...] = ("price-command", "quantity-command")
ONCE: tuple[Act, ...] = ("create", "edit-price", "edit-name")
"""Writes that nobody may repeat; the others carry a command id, or the revision of the order."""

STATUSES = ("NEW", "PROCESSING", "READY_FOR_SHIPMENT", "SENT", "SUSPENDED")

_SHARES: dict[Act, int] = {
    "create": 16, "edit-price": 12, "edit-name": 10, "price-command": 9, "quantity-command": 12, "fulfil": 9,
    "get-offer": 16, "get-order": 4, "find": 7, "report": 5,
}  # fmt: skip
_WRITES_OF_A_TASK = 100_000


@dataclass(frozen=True, slots=True)
class Shop:
    """A seller as the tasks know it: what can be written to."""

    account: str
    offers: Sequence[str]
    orders: Sequence[str]
    product: str


@dataclass(frozen=True, slots=True)
class Step:
    """One call.

    Attributes:
        mark: Its name, which no other call has; it goes out as a header, and as the external id of an offer.
        act: What it does.
        account: Whose token it uses.
        subjects: The ids of the offers or the order.
        number: What it writes: unique for each call.
        product: The product of a new offer.
        target: Whose effect a `find` or a `report` looks for: the mark of an earlier write.
        pause: Seconds before it.
        cancel_after: Seconds until it is cancelled; None: it is left alone.
        options: Its deadlines.
    """

    mark: str
    act: Act
    account: str
    subjects: tuple[str, ...]
    number: int
    product: str = ""
    target: str = ""
    pause: float = 0.0
    cancel_after: float | None = None
    options: CallOptions = field(default_factory=CallOptions)

    @property
    def writes(self) -> bool:
        """Whether it changes anything."""
        return self.act in WRITES

    @property
    def keys(self) -> tuple[str, ...]:
        """The subjects as the judge knows them: sellers have offers of the same id."""
        return tuple(f"{self.account}/{subject}" for subject in self.subjects)

    @property
    def price(self) -> int:
        """The price it writes, in grosze."""
        return 1000 + self.number

    @property
    def name(self) -> str:
        """The name it writes."""
        return f"Offer written by {self.mark}"

    @property
    def gain(self) -> int:
        """How many pieces it adds to the stock."""
        return 1 + self.number % 7

    @property
    def status(self) -> str:
        """The status it gives to an order."""
        return STATUSES[self.number % len(STATUSES)]

    @property
    def command_id(self) -> str:
        """The id of its command, or of the command it asks about."""
        return command_id(self.target or self.mark)


def command_id(mark: str) -> str:
    """The UUID of the command of a call."""
    return str(UUID(bytes=Random(f"command {mark}").randbytes(16), version=4))  # noqa: S311 - no secret


def script(seed: int, task: int, shops: Sequence[Shop]) -> Iterator[Step]:
    """The endless script of a task: the same for the same seed, task and shops."""
    chance = Random(f"chaos {seed} {task}")  # noqa: S311 - no secret
    shop = shops[task % len(shops)]
    earlier: dict[str, str] = {}
    for turn in range(_WRITES_OF_A_TASK):
        act = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
        wanted = {"find": "create", "report": "quantity-command"}.get(act)
        if wanted is not None and wanted not in earlier:
            act = "get-offer"
        mark = f"s{seed}t{task}n{turn}"
        yield Step(
            mark,
            act,
            shop.account,
            _subjects(chance, act, shop),
            task * _WRITES_OF_A_TASK + turn,
            product=shop.product if act == "create" else "",
            target=earlier.get(wanted or "", ""),
            pause=chance.expovariate(20) if chance.random() < 0.3 else 0.0,
            cancel_after=chance.uniform(0, 0.6) if chance.random() < 0.08 else None,
            options=_deadlines(chance),
        )
        earlier[act] = mark


def _subjects(chance: Random, act: Act, shop: Shop) -> tuple[str, ...]:
    match act:
        case "create" | "find" | "report":
            return ()
        case "fulfil" | "get-order":
            return (chance.choice(shop.orders),)
        case "quantity-command":
            return tuple(chance.sample(shop.offers, chance.randint(1, 3)))
        case _:
            return (chance.choice(shop.offers),)


def _deadlines(chance: Random) -> CallOptions:
    """Most calls have time; some give up soon, as a whole or with each attempt."""
    dice = chance.random()
    if dice < 0.08:
        return {"timeout": chance.uniform(0.02, 0.8)}
    if dice < 0.20:
        return {"attempt_timeout": chance.uniform(0.05, 0.4), "timeout": 20}
    return {} if dice < 0.9 else {"timeout": 10}


def shops_of(values: Mapping[str, Mapping[str, Mapping[str, Mapping[str, object]]]]) -> list[Shop]:
    """The sellers of a sandbox, from what its control API shows."""
    return [
        Shop(
            account,
            list(of["offers"]),
            list(of["orders"]),
            str(next(iter(of["offers"].values()))["product"]),
        )
        for account, of in values.items()
    ]
