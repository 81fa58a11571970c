"""Change any number of offers by commands: prices, stock, publication, settings, price rules, promotion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from .._area import Area
from ..call import CallOptions
from ..errors import ConfigurationError
from ..wire import timestamp
from . import _wishes
from ._running import Runner
from ._sources import batches_again, batches_of, ids, length, pairs
from ._wishes import PriceStep, StockStep
from ._work import OfferChange
from .outcomes import ChangeReport, OfferOutcome

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from datetime import datetime
    from typing import Unpack

    from ..bulk import Progress
    from ..models.common import AutomaticPricingOfferRuleConfiguration
    from ..models.offer_commands import OfferModification, PromoOptionsCommandModification
    from ._sources import Changes, Source
    from ._wishes import PriceWish, Wish

__all__ = [
    "ChangeOptions",
    "ChangeReport",
    "OfferChange",
    "OfferChanges",
    "OfferOutcome",
    "PriceStep",
    "StockStep",
]

ValueT = TypeVar("ValueT")

_SIDE_BY_SIDE = 20
_PATIENCE = 3600.0


class ChangeOptions(CallOptions, total=False):
    """What every method for many offers takes besides its own arguments: the call options, and these.

    Without `timeout` a command waits for the request limits as long as it takes, up to an hour.

    Attributes:
        concurrency: So many commands are started and waited for at once. Default 20.
        wait_timeout: Seconds to wait for the end of a command; None for no end. Default 3600. What is not
            done then is unknown.
        progress: Told of each offer that comes out; `failed` counts the unknown ones too.
    """

    concurrency: int
    wait_timeout: float | None
    progress: Callable[[Progress], object] | None


class OfferChanges(Area):
    """Changes of many offers at once: each method takes any number of them and gives an `OfferChange`.

    The offers are split into commands of at most 1000, those with the same change together; the request
    limits count changed offers, and are kept. Iterate what a method gives for outcomes as they come, or await
    it for the report. docs/commands.md has examples.

    Handed the report of an earlier run, a method tries what that has left. What had failed goes into new
    commands. What was unknown is asked for by the id of its command first: what has failed meanwhile is sent
    again, and what never arrived, under the same id. A step from the present price or stock is not sent again
    while nobody can tell what became of it: it stays unknown.
    """

    __slots__ = ()

    def change_prices(
        self,
        prices: Changes[PriceWish],
        *,
        currency: str = "PLN",
        marketplace: str | None = None,
        **options: Unpack[ChangeOptions],
    ) -> OfferChange:
        """Change the prices of any number of offers.

            report = await allegro.offers.change_prices({"7680000001": "19.99", "7680000002": "24.50"})
            if not report.ok:
                report = await allegro.offers.change_prices(report)  # those that failed, and no others

        Offers with the same price go into price commands, those with prices of their own into bulk
        modifications of 25; these need a marketplace, and prices in PLN are for `allegro-pl` there.

        Args:
            prices: The price of each offer: a mapping, pairs, or a report. A price is a Decimal, a text, a
                whole number, a `Price`, or a step from what it is: `PriceStep("5", "down", percent=True)`.
            currency: The currency of prices that say none.
            marketplace: The marketplace whose price it is, such as `allegro-cz`. None: the offer's own.
            **options: See `ChangeOptions`.

        Raises:
            ConfigurationError: It is the report of another method.
        """

        def wish(value: PriceWish) -> Wish:
            return _wishes.price(value, currency=currency, marketplace=marketplace)

        return self._mapped("change_prices", prices, wish, options)

    def change_quantities(
        self, quantities: Changes[int | StockStep], **options: Unpack[ChangeOptions]
    ) -> OfferChange:
        """Change the stock of any number of offers.

        Args:
            quantities: The stock of each offer: a mapping, pairs, or a report. A stock is a number of pieces,
                or a step from what it is: `StockStep(-2)`.
            **options: See `ChangeOptions`.

        Raises:
            ConfigurationError: It is the report of another method.
        """
        return self._mapped("change_quantities", quantities, _wishes.quantity, options)

    def change_publication(
        self,
        offers: Source[str] | ChangeReport,
        action: Literal["ACTIVATE", "END"] = "ACTIVATE",
        *,
        scheduled_for: datetime | None = None,
        **options: Unpack[ChangeOptions],
    ) -> OfferChange:
        """Publish or end any number of offers.

        Args:
            offers: Their ids, or a report; then the rest has no say.
            action: `ACTIVATE` publishes them, `END` ends them.
            scheduled_for: When to publish them. None: now.
            **options: See `ChangeOptions`.

        Raises:
            ConfigurationError: It is the report of another method, or the time has no zone.
        """
        when = {} if scheduled_for is None else {"scheduledFor": timestamp(scheduled_for, "scheduled_for")}
        wish = _wishes.plain("change_publication", {"publication": {"action": action, **when}})
        return self._alike("change_publication", offers, wish, options)

    def modify(
        self,
        offers: Source[str] | ChangeReport,
        modification: OfferModification | Mapping[str, Any] | None = None,
        **options: Unpack[ChangeOptions],
    ) -> OfferChange:
        """Change one setting on any number of offers: delivery, taxes, location and the like.

        Args:
            offers: Their ids, or a report; then the modification has no say.
            modification: The change; exactly one (allegro-facts, section 9).
            **options: See `ChangeOptions`.

        Raises:
            ConfigurationError: It is the report of another method.
        """
        wish = _wishes.plain("modify", {"modification": _wishes.fields_of(modification)})
        return self._alike("modify", offers, wish, options)

    def change_price_rules(
        self,
        rules: Changes[str | None],
        *,
        marketplace: str = "allegro-pl",
        configuration: AutomaticPricingOfferRuleConfiguration | Mapping[str, Any] | None = None,
        **options: Unpack[ChangeOptions],
    ) -> OfferChange:
        """Give any number of offers a rule of automatic pricing, or take it from them.

        Args:
            rules: The id of the rule of each offer, None to take it away: a mapping, pairs, or a report.
            marketplace: The marketplace that the rule is for.
            configuration: What the rule needs besides, such as the range of the price.
            **options: See `ChangeOptions`.

        Raises:
            ConfigurationError: It is the report of another method.
        """
        more = None if configuration is None else _wishes.fields_of(configuration)

        def wish(rule: str | None) -> Wish:
            return _wishes.price_rule(rule, marketplace=marketplace, configuration=more)

        return self._mapped("change_price_rules", rules, wish, options)

    def change_promotion(
        self,
        offers: Source[str] | ChangeReport,
        modification: PromoOptionsCommandModification | Mapping[str, Any] | None = None,
        **options: Unpack[ChangeOptions],
    ) -> OfferChange:
        """Change the promotion packages of any number of offers.

        Args:
            offers: Their ids, or a report; then the modification has no say.
            modification: The packages, and when they begin or end.
            **options: See `ChangeOptions`.

        Raises:
            ConfigurationError: It is the report of another method.
        """
        wish = _wishes.plain("change_promo_options", {"modification": _wishes.fields_of(modification)})
        return self._alike("change_promotion", offers, wish, options)

    def _mapped(
        self, kind: str, changes: Changes[ValueT], wish: Callable[[ValueT], Wish], options: ChangeOptions
    ) -> OfferChange:
        if isinstance(changes, ChangeReport):
            return self._work(kind, changes, batches_again(changes), options)
        return self._work(kind, changes, batches_of(pairs(changes), wish), options)

    def _alike(
        self, kind: str, offers: Source[str] | ChangeReport, wish: Wish, options: ChangeOptions
    ) -> OfferChange:
        if isinstance(offers, ChangeReport):
            return self._work(kind, offers, batches_again(offers), options)
        return self._work(kind, offers, batches_of(ids(offers, wish), _as_it_is), options)

    def _work(
        self, kind: str, source: object, batches: AsyncIterator[Any], options: ChangeOptions
    ) -> OfferChange:
        if isinstance(source, ChangeReport) and source.kind != kind:
            raise ConfigurationError(f"This is a report of {source.kind}, not of {kind}")
        own = ("concurrency", "wait_timeout", "progress")
        call_options = {name: value for name, value in options.items() if name not in own}
        runner = Runner(
            self._sender, options.get("wait_timeout", _PATIENCE), cast("CallOptions", call_options)
        )
        return OfferChange(
            kind,
            runner,
            batches,
            concurrency=options.get("concurrency", _SIDE_BY_SIDE),
            total=length(source),
            progress=options.get("progress"),
        )


def _as_it_is(wish: Wish) -> Wish:
    return wish
