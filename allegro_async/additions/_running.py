"""Carry a batch of changes out: start its command, wait for the report, give an outcome for each offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .._asking import clock_of, method_of
from .._tickets import Ticket
from ..commands import TaskCommand
from ..errors import (
    AllegroError,
    BadRequestError,
    CommandNotFoundError,
    ConflictError,
    InvalidBodyError,
    ValidationFailedError,
)
from ..resources.operations import OPERATIONS
from ._batches import plan, plan_own
from ._wishes import bulk_operation
from .outcomes import OfferOutcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._reports import Fate
    from ..call import CallOptions, Sender
    from ..commands import CommandReport
    from ._batches import Batch
    from ._wishes import Wish

__all__ = ["Runner"]

# Reports live 7 days (allegro-facts, section 8): after that a command that Allegro does not know may have
# been carried out all the same. A day less, for clocks that differ.
_FORGOTTEN = 6 * 86400.0
_REFUSALS = (BadRequestError, ValidationFailedError, InvalidBodyError)


@dataclass(frozen=True, slots=True)
class Runner:
    """Carries batches out.

    Attributes:
        sender: What the calls go through.
        wait: Seconds to wait for a command; None for no end.
        options: The call options.
    """

    sender: Sender
    wait: float | None
    options: CallOptions

    async def run(self, batch: Batch) -> list[OfferOutcome]:
        """Carry a batch out. Whatever goes wrong, every offer has its outcome."""
        if batch.asked_at is not None:
            return await self._ask_first(batch, batch.asked_at)
        now = clock_of(self.sender).time()
        try:
            command = await self._start(batch)
        except _REFUSALS as error:
            if batch.operation == bulk_operation() and len(batch.wishes) > 1 and not error.maybe_sent:
                return await self._halves(batch)
            return _not_started(batch, error, now)
        except ConflictError as error:
            # Allegro has this id already (allegro-facts, section 8): an earlier run's start has arrived late.
            found = await self._follow(batch, self._known(batch), now)
            unheard = isinstance(found[0].error, CommandNotFoundError)
            return _not_started(batch, error, now) if unheard else found
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to these offers
            return _not_started(batch, error, now)
        return await self._follow(batch, command, now)

    async def _halves(self, batch: Batch) -> list[OfferOutcome]:
        """One bad change has the whole modification refused: find it, so that the others go on."""
        pairs = list(batch.wishes.items())
        middle = len(pairs) // 2
        first, second = (plan_own(dict(part)) for part in (pairs[:middle], pairs[middle:]))
        return [*await self.run(first), *await self.run(second)]

    async def _start(self, batch: Batch) -> TaskCommand[Any, Any, Any]:
        # A command waits for the hourly budget as long as it takes, unless the caller has set a time.
        options: CallOptions = {"timeout": None, **self.options}
        start = method_of(self.sender, OPERATIONS[batch.operation])
        command: TaskCommand[Any, Any, Any] = await start(
            batch.body(), command_id=batch.command_id, **options
        )
        return command

    def _known(self, batch: Batch) -> TaskCommand[Any, Any, Any]:
        ticket = Ticket(batch.operation, batch.command_id, tuple(batch.wishes))
        return TaskCommand(self.sender, OPERATIONS[batch.operation], ticket, options=self.options)

    async def _follow(
        self, batch: Batch, command: TaskCommand[Any, Any, Any], asked_at: float
    ) -> list[OfferOutcome]:
        try:
            report = await command.wait(self.wait)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to these offers
            return _alike(batch, "unknown", error, asked_at)
        return _outcomes(batch, report, asked_at)

    async def _ask_first(self, batch: Batch, asked_at: float) -> list[OfferOutcome]:
        """Ask what became of a command of an earlier run, and send again only what may be sent again."""
        try:
            report = await self._known(batch).wait(self.wait)
        except CommandNotFoundError as error:
            if batch.relative and clock_of(self.sender).time() - asked_at > _FORGOTTEN:
                return _alike(batch, "unknown", error, asked_at)
            # It goes out under the same id, so that it cannot be done twice.
            return await self.run(replace(batch, asked_at=None))
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to these offers
            return _alike(batch, "unknown", error, asked_at)
        outcomes = _outcomes(batch, report, asked_at)
        again = {
            each.offer: batch.wishes[each.offer] for each in outcomes if _may_go_again(each, batch.wishes)
        }
        kept = [each for each in outcomes if each.offer not in again]
        for part in plan(again):
            kept += await self.run(part)
        return kept


def _may_go_again(outcome: OfferOutcome, wishes: Mapping[str, Wish]) -> bool:
    """What has failed may; what is not known only where twice is no more than once."""
    return outcome.state == "failed" or (outcome.state == "unknown" and not wishes[outcome.offer].relative)


def _outcomes(batch: Batch, report: CommandReport[Any], asked_at: float) -> list[OfferOutcome]:
    found = {each.offer: each for each in report.outcomes}
    return [
        OfferOutcome(
            offer,
            found[offer].state,
            found[offer].problems,
            command_id=batch.command_id,
            operation=batch.operation,
            asked_at=asked_at,
            wish=wish,
        )
        for offer, wish in batch.wishes.items()
    ]


def _not_started(batch: Batch, error: Exception, now: float) -> list[OfferOutcome]:
    """The outcomes where the start has failed; what is no error of the library may have come after it."""
    if not isinstance(error, AllegroError) or error.maybe_sent:
        return _alike(batch, "unknown", error, now)
    return _alike(batch, "failed", error, None)


def _alike(batch: Batch, fate: Fate, error: Exception, asked_at: float | None) -> list[OfferOutcome]:
    """The same outcome for all."""
    sent = asked_at is not None
    return [
        OfferOutcome(
            offer,
            fate,
            getattr(error, "problems", ()),
            error,
            batch.command_id if sent else None,
            batch.operation if sent else None,
            asked_at,
            wish,
        )
        for offer, wish in batch.wishes.items()
    ]
