"""Change the prices of many offers by commands while some of them fail, and see that the report is right.

python -m tests.proofs.price_changes --offers 25000 --failing 0.02
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from allegro_async import AllegroClient, App
from allegro_async.sandbox.process import SandboxProcess

if TYPE_CHECKING:
    from allegro_async.additions.outcomes import ChangeReport

_AGENT = "Prices/1.0 (+https://shop.example/about)"
_TIERS = ("19.99", "29.99", "49.99", "99.00")
_FAILS: Any = "offer-fails"
_GHOSTS = 5  # offers that do not exist
_STARTS = ("PUT /sale/offer-price-change-commands", "POST /sale/offer-bulk-modification-commands")


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of the changes.

    Attributes:
        offers: How many offers were to be changed.
        failing: How many of them had to fail.
        commands: How many commands that took.
        seconds: How long it took.
        missed: How many failing offers the report does not name as failed.
        blamed: How many others it does not name as changed.
        wrong_prices: How many offers have another price than the report says.
        again: How many offers the second run has changed.
        again_commands: How many commands that took.
        again_seconds: How long it took.
        again_left: How many it had to leave, since they do not exist.
        again_wrong: How many offers have another price than they should after the second run: what failed
            the new one, and all others the one that they had before it.
        moved: How many offers somebody else had changed between the runs, so that a change would show.
        refused: How many requests got 429.
    """

    offers: int
    failing: int = 0
    commands: int = 0
    seconds: float = 0.0
    missed: int = 0
    blamed: int = 0
    wrong_prices: int = 0
    again: int = 0
    again_commands: int = 0
    again_seconds: float = 0.0
    again_left: int = 0
    again_wrong: int = 0
    moved: int = 0
    refused: int = 0

    @property
    def ok(self) -> bool:
        """Whether all is as it must be."""
        wrong = self.missed + self.blamed + self.wrong_prices + self.again_wrong + self.refused
        return not wrong and self.again == self.failing - _GHOSTS and self.again_left == _GHOSTS


async def _prices(client: AllegroClient) -> dict[str, str]:
    """The price of every offer, as the sandbox has it."""
    found: dict[str, str] = {}
    async for offer in client.offers.search():
        assert offer.id is not None
        assert offer.selling_mode is not None
        assert offer.selling_mode.price is not None
        found[offer.id] = str(offer.selling_mode.price.amount)
    return found


def _wished(offers: list[str]) -> dict[str, str]:
    """Half of the offers get a price of their own, half one of a few."""
    tiers = len(_TIERS)
    return {
        offer: f"{100 + place // 100}.{place % 100:02d}" if place % 2 else _TIERS[place // 2 % tiers]
        for place, offer in enumerate(offers)
    }


def _starts(sandbox: SandboxProcess) -> int:
    return sum(each.operation.startswith(_STARTS) for each in sandbox.arrivals())


async def _play(sandbox: SandboxProcess, report: Report, share: float, seed: int, *, forgetful: bool) -> None:
    app = App(sandbox.client_id, sandbox.client_secret, user_agent=_AGENT, environment=sandbox.url)
    async with AllegroClient(app) as client:
        await client.login_device(prompt=lambda _code: None)
        before = await _prices(client)
        chance = random.Random(seed)  # noqa: S311 - no secret
        bad = set(chance.sample(sorted(before), int(len(before) * share)))
        ghosts = {f"9{number:010d}" for number in range(_GHOSTS)}
        wished = _wished([*before, *sorted(ghosts)])
        report.failing = len(bad) + len(ghosts)
        await asyncio.to_thread(sandbox.fault, _FAILS, offers=sorted(bad))
        began, commands = time.monotonic(), await asyncio.to_thread(_starts, sandbox)
        first = await client.offers.change_prices(wished)
        report.seconds = round(time.monotonic() - began, 1)
        report.commands = await asyncio.to_thread(_starts, sandbox) - commands
        _judge(report, first, bad | ghosts)
        after = await _prices(client)
        report.wrong_prices = sum(
            after[offer] != (before[offer] if offer in bad else wished[offer]) for offer in before
        )
        await asyncio.to_thread(sandbox.clear_faults)
        moved = await asyncio.to_thread(sandbox.change_offers, len(before) // 5)
        report.moved = len(moved)
        between = await _prices(client)
        began, commands = time.monotonic(), await asyncio.to_thread(_starts, sandbox)
        second = await client.offers.change_prices(wished if forgetful else first)
        report.again_seconds = round(time.monotonic() - began, 1)
        report.again_commands = await asyncio.to_thread(_starts, sandbox) - commands
        report.again, report.again_left = len(second.done), len(second.left)
        end = await _prices(client)
        report.again_wrong = sum(
            end[offer] != (wished[offer] if offer in bad else between[offer]) for offer in before
        )
    report.refused = (await asyncio.to_thread(sandbox.statuses)).get(429, 0)


def _judge(report: Report, told: ChangeReport, bad: set[str]) -> None:
    failed = {each.offer for each in told.failed}
    done = {each.offer for each in told.done}
    report.missed = len(bad - failed)
    report.blamed = len(told.outcomes.keys() - bad - done)


def run_price_changes(
    offers: int = 25_000, failing: float = 0.02, *, seed: int = 1, forgetful: bool = False
) -> Report:
    """Change so many prices, and then those that failed.

    Args:
        offers: How many offers there are.
        failing: The share of them that no command can change at first.
        seed: Decides the data, and which offers fail.
        forgetful: Make the second run without the report: then the proof must fail.
    """
    report = Report(offers=offers + _GHOSTS)
    with SandboxProcess(seed=seed, orders=0, offers=offers, device_interval=0) as sandbox:
        asyncio.run(_play(sandbox, report, failing, seed, forgetful=forgetful))
    return report


def main() -> int:
    """Run the proof from the command line; gives the exit code."""
    parser = argparse.ArgumentParser("python -m tests.proofs.price_changes")
    parser.add_argument("--offers", type=int, default=25_000)
    parser.add_argument("--failing", type=float, default=0.02)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forgetful", action="store_true", help="must change others too")
    options = parser.parse_args()
    report = run_price_changes(
        options.offers, options.failing, seed=options.seed, forgetful=options.forgetful
    )
    print(json.dumps(asdict(report)))  # noqa: T201 - a command line prints
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
