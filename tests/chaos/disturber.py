"""What goes wrong during a run: the rules of the sandbox's faults, and sudden blows from outside."""

from __future__ import annotations

import asyncio
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from allegro_async.sandbox import SandboxControl

_API: tuple[dict[str, Any], ...] = (
    {"kind": "slow", "probability": 0.05, "delay": 0.3},
    {"kind": "lost-answer", "probability": 0.04},
    {"kind": "drop", "probability": 0.03},
    {"kind": "5xx", "probability": 0.04},
)
_TOKENS = "/auth/oauth/token"
_AT_THE_TOKEN_ENDPOINT: tuple[dict[str, Any], ...] = (
    {"kind": "slow", "probability": 0.1, "delay": 0.2, "operation": _TOKENS},
    {"kind": "lost-answer", "probability": 0.08, "operation": _TOKENS},
    {"kind": "drop", "probability": 0.05, "operation": _TOKENS},
    {"kind": "5xx", "probability": 0.08, "operation": _TOKENS},
)
_BURSTS: tuple[dict[str, Any], ...] = (
    {"kind": "drop", "count": 15},
    {"kind": "lost-answer", "count": 15},
    {"kind": "slow", "count": 25, "delay": 0.5},
    {"kind": "503", "count": 10, "retry_after": 1},
    {"kind": "504", "count": 10},
)
_LONGEST_PAUSE = 1.2


class Disturber:
    """Breaks things, in an order that follows from the seed.

    Args:
        control: The sandbox.
        seed: Decides which blow comes when.
        cancel: Cancels a share of all calls under way.
        victims: Chooses the accounts whose access token dies now.
    """

    def __init__(
        self,
        control: SandboxControl,
        seed: int,
        *,
        cancel: Callable[[Random, float], None],
        victims: Callable[[], Iterable[str]],
    ) -> None:
        self._control = control
        self._chance = Random(f"disturber {seed}")  # noqa: S311 - no secret
        self._cancel = cancel
        self._victims = victims
        self._killed = 0

    async def begin(self) -> None:
        """Let things go wrong at random from now on."""
        for rule in (*_API, *_AT_THE_TOKEN_ENDPOINT):
            await self._fault(rule)

    async def blows(self) -> None:
        """Strike now and then, for ever."""
        while True:
            await asyncio.sleep(self._chance.uniform(0.1, _LONGEST_PAUSE))
            match self._chance.choice(("tokens", "tokens", "cancel", "burst", "burst")):
                case "tokens":
                    for account in self._victims():
                        await asyncio.to_thread(self._control.expire_tokens, account)
                        self._killed += 1
                case "cancel":
                    self._cancel(self._chance, self._chance.uniform(0.1, 1))
                case _:
                    await self._fault(self._chance.choice(_BURSTS))

    async def close_the_gate(self) -> None:
        """One 429: from now on the client may send nothing for a minute."""
        await self._fault({"kind": "429", "count": 1})

    async def end(self) -> dict[str, int]:
        """Let nothing go wrong any more; gives how often each kind struck."""
        rules = await asyncio.to_thread(self._control.call, "GET", "faults")
        await asyncio.to_thread(self._control.clear_faults)
        struck: dict[str, int] = {"killed token": self._killed}
        for rule in rules["faults"]:
            place = " (tokens)" if rule["operation"] else ""
            struck[rule["kind"] + place] = struck.get(rule["kind"] + place, 0) + rule["done"]
        return struck

    async def _fault(self, rule: dict[str, Any]) -> None:
        await asyncio.to_thread(self._control.call, "POST", "faults", rule)
