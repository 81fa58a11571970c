"""`client.offer_commands`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.offer_commands import (
    CommandTask,
    GeneralReport,
    OfferAutomaticPricingCommand,
    OfferBulkChangeCommand,
    OfferChangeCommand,
    OfferPriceChangeCommand,
    OfferQuantityChangeCommand,
    PromoGeneralReport,
    PromoModificationReport,
    PromoModificationTask,
    PromoOptionsCommand,
    PublicationChangeCommandDto,
    TaskReport,
    TaskWithSubject,
    TaskWithSubjectReport,
)
from ..paging import Pager
from ..wire import command_body, json_body, make_call, own_id
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack
    from uuid import UUID

    from ..call import CallOptions
    from ..commands import TaskCommand


class OfferCommands(Area):
    """Commands that change prices, stock and settings of many offers at once."""

    __slots__ = ()

    async def change_prices_and_stock(
        self,
        body: OfferBulkChangeCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> TaskCommand[GeneralReport, GeneralReport, TaskWithSubject]:
        """Start a command that sets own prices or stock for each of up to 25 offers.

        `POST /sale/offer-bulk-modification-commands`. Scope: `allegro:api:sale:offers:write`. Limit: 150
        000 changed offers an hour for each account. Limit: 9 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/batchOfferModificationUsingPOST

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._task_command(
            GeneralReport,
            make_call(
                op.OFFER_COMMANDS_CHANGE_PRICES_AND_STOCK,
                options,
                body=command_body(OfferBulkChangeCommand, body, "commandId", command_id),
            ),
        )

    async def get_price_and_stock_change(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> GeneralReport:
        """Get how far a change of prices and stock has come.

        `GET /sale/offer-bulk-modification-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`.
        Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/batchOfferModificationCommandStatusUsingGET
        """
        return await self._one(
            GeneralReport,
            make_call(op.OFFER_COMMANDS_GET_PRICE_AND_STOCK_CHANGE, options, path=(command_id,)),
        )

    def list_price_and_stock_change_tasks(
        self,
        command_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[TaskWithSubject, TaskWithSubjectReport]:
        """List the outcome of a change of prices and stock for each offer.

        `GET /sale/offer-bulk-modification-commands/{commandId}/tasks`. Scope:
        `allegro:api:sale:offers:write`. A page holds at most 1000 items. Nobody can read beyond item 1000:
        narrow longer lists with a filter. Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/batchOfferModificationCommandTaskStatusesUsingGET
        """
        return Pager(
            self._sender,
            op.OFFER_COMMANDS_LIST_PRICE_AND_STOCK_CHANGE_TASKS,
            options,
            TaskWithSubjectReport,
            TaskWithSubject,
            path=(command_id,),
            query=(("limit", limit), ("offset", offset)),
        )

    async def get_modification(self, command_id: str, **options: Unpack[CallOptions]) -> GeneralReport:
        """Get how far a change of settings has come.

        `GET /sale/offer-modification-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`. Limit:
        270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getGeneralReportUsingGET
        """
        return await self._one(
            GeneralReport, make_call(op.OFFER_COMMANDS_GET_MODIFICATION, options, path=(command_id,))
        )

    async def modify(
        self,
        body: OfferChangeCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> TaskCommand[GeneralReport, GeneralReport, CommandTask]:
        """Start a command that changes one setting on up to 1000 offers.

        `PUT /sale/offer-modification-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`. Limit:
        250 000 changed offers an hour for each account. Limit: 9 000 changed offers a minute for each
        account.

        https://developer.allegro.pl/documentation/#operation/modificationCommandUsingPUT

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._task_command(
            GeneralReport,
            make_call(
                op.OFFER_COMMANDS_MODIFY,
                options,
                path=(own_id(command_id),),
                body=json_body(OfferChangeCommand, body),
            ),
        )

    def list_modification_tasks(
        self,
        command_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CommandTask, TaskReport]:
        """List the outcome of a change of settings for each offer.

        `GET /sale/offer-modification-commands/{commandId}/tasks`. Scope: `allegro:api:sale:offers:write`. A
        page holds at most 1000 items. Nobody can read beyond item 1000: narrow longer lists with a filter.
        Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getTasksUsingGET
        """
        return Pager(
            self._sender,
            op.OFFER_COMMANDS_LIST_MODIFICATION_TASKS,
            options,
            TaskReport,
            CommandTask,
            path=(command_id,),
            query=(("limit", limit), ("offset", offset)),
        )

    async def change_price_rules(
        self,
        body: OfferAutomaticPricingCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> TaskCommand[GeneralReport, GeneralReport, CommandTask]:
        """Start a command that gives or takes a price rule on up to 1000 offers.

        `POST /sale/offer-price-automation-commands`. Scope: `allegro:api:sale:offers:write`. Limit: 150 000
        changed offers an hour for each account. Limit: 9 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/offerAutomaticPricingModificationCommandUsingPOST

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._task_command(
            GeneralReport,
            make_call(
                op.OFFER_COMMANDS_CHANGE_PRICE_RULES,
                options,
                body=command_body(OfferAutomaticPricingCommand, body, "id", command_id),
            ),
        )

    async def get_price_rule_change(self, command_id: str, **options: Unpack[CallOptions]) -> GeneralReport:
        """Get how far a change of price rules has come.

        `GET /sale/offer-price-automation-commands/{commandId}`. Scope: `allegro:api:sale:offers:read`.
        Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getofferAutomaticPricingModificationCommandStatusUsingGET
        """
        return await self._one(
            GeneralReport, make_call(op.OFFER_COMMANDS_GET_PRICE_RULE_CHANGE, options, path=(command_id,))
        )

    def list_price_rule_change_tasks(
        self,
        command_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CommandTask, TaskReport]:
        """List the outcome of a change of price rules for each offer.

        `GET /sale/offer-price-automation-commands/{commandId}/tasks`. Scope:
        `allegro:api:sale:offers:read`. A page holds at most 1000 items. Nobody can read beyond item 1000:
        narrow longer lists with a filter. Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getofferAutomaticPricingModificationCommandTasksStatusesUsingGET
        """
        return Pager(
            self._sender,
            op.OFFER_COMMANDS_LIST_PRICE_RULE_CHANGE_TASKS,
            options,
            TaskReport,
            CommandTask,
            path=(command_id,),
            query=(("limit", limit), ("offset", offset)),
        )

    async def get_price_change(self, command_id: str, **options: Unpack[CallOptions]) -> GeneralReport:
        """Get how far a price change has come.

        `GET /sale/offer-price-change-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`. Limit:
        270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getPriceModificationCommandStatusUsingGET
        """
        return await self._one(
            GeneralReport, make_call(op.OFFER_COMMANDS_GET_PRICE_CHANGE, options, path=(command_id,))
        )

    async def change_prices(
        self,
        body: OfferPriceChangeCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> TaskCommand[GeneralReport, GeneralReport, CommandTask]:
        """Start a command that changes prices of up to 1000 offers.

        `PUT /sale/offer-price-change-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`. Limit:
        150 000 changed offers an hour for each account. Limit: 9 000 changed offers a minute for each
        account.

        https://developer.allegro.pl/documentation/#operation/priceModificationCommandUsingPUT

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._task_command(
            GeneralReport,
            make_call(
                op.OFFER_COMMANDS_CHANGE_PRICES,
                options,
                path=(own_id(command_id),),
                body=json_body(OfferPriceChangeCommand, body),
            ),
        )

    def list_price_change_tasks(
        self,
        command_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CommandTask, TaskReport]:
        """List the outcome of a price change for each offer.

        `GET /sale/offer-price-change-commands/{commandId}/tasks`. Scope: `allegro:api:sale:offers:write`. A
        page holds at most 1000 items. Nobody can read beyond item 1000: narrow longer lists with a filter.
        Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getPriceModificationCommandTasksStatusesUsingGET
        """
        return Pager(
            self._sender,
            op.OFFER_COMMANDS_LIST_PRICE_CHANGE_TASKS,
            options,
            TaskReport,
            CommandTask,
            path=(command_id,),
            query=(("limit", limit), ("offset", offset)),
        )

    async def get_publication_change(self, command_id: str, **options: Unpack[CallOptions]) -> GeneralReport:
        """Get how far the publishing or ending of offers has come.

        `GET /sale/offer-publication-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`. Limit:
        270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getPublicationReportUsingGET
        """
        return await self._one(
            GeneralReport, make_call(op.OFFER_COMMANDS_GET_PUBLICATION_CHANGE, options, path=(command_id,))
        )

    async def change_publication(
        self,
        body: PublicationChangeCommandDto | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> TaskCommand[GeneralReport, GeneralReport, CommandTask]:
        """Start a command that publishes or ends up to 1000 offers.

        `PUT /sale/offer-publication-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`. Limit:
        250 000 changed offers an hour for each account. Limit: 9 000 changed offers a minute for each
        account.

        https://developer.allegro.pl/documentation/#operation/changePublicationStatusUsingPUT

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._task_command(
            GeneralReport,
            make_call(
                op.OFFER_COMMANDS_CHANGE_PUBLICATION,
                options,
                path=(own_id(command_id),),
                body=json_body(PublicationChangeCommandDto, body),
            ),
        )

    def list_publication_change_tasks(
        self,
        command_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CommandTask, TaskReport]:
        """List the outcome of publishing or ending for each offer.

        `GET /sale/offer-publication-commands/{commandId}/tasks`. Scope: `allegro:api:sale:offers:write`. A
        page holds at most 1000 items. Nobody can read beyond item 1000: narrow longer lists with a filter.
        Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getPublicationTasksUsingGET
        """
        return Pager(
            self._sender,
            op.OFFER_COMMANDS_LIST_PUBLICATION_CHANGE_TASKS,
            options,
            TaskReport,
            CommandTask,
            path=(command_id,),
            query=(("limit", limit), ("offset", offset)),
        )

    async def get_quantity_change(self, command_id: str, **options: Unpack[CallOptions]) -> GeneralReport:
        """Get how far a change of stock has come.

        `GET /sale/offer-quantity-change-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`.
        Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getQuantityModificationCommandStatusUsingGET
        """
        return await self._one(
            GeneralReport, make_call(op.OFFER_COMMANDS_GET_QUANTITY_CHANGE, options, path=(command_id,))
        )

    async def change_quantities(
        self,
        body: OfferQuantityChangeCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> TaskCommand[GeneralReport, GeneralReport, CommandTask]:
        """Start a command that changes the stock of up to 1000 offers.

        `PUT /sale/offer-quantity-change-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`.
        Limit: 250 000 changed offers an hour for each account. Limit: 9 000 changed offers a minute for
        each account.

        https://developer.allegro.pl/documentation/#operation/quantityModificationCommandUsingPUT

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._task_command(
            GeneralReport,
            make_call(
                op.OFFER_COMMANDS_CHANGE_QUANTITIES,
                options,
                path=(own_id(command_id),),
                body=json_body(OfferQuantityChangeCommand, body),
            ),
        )

    def list_quantity_change_tasks(
        self,
        command_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CommandTask, TaskReport]:
        """List the outcome of a change of stock for each offer.

        `GET /sale/offer-quantity-change-commands/{commandId}/tasks`. Scope:
        `allegro:api:sale:offers:write`. A page holds at most 1000 items. Nobody can read beyond item 1000:
        narrow longer lists with a filter. Limit: 270 000 changed offers a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getQuantityModificationCommandTasksStatusesUsingGET
        """
        return Pager(
            self._sender,
            op.OFFER_COMMANDS_LIST_QUANTITY_CHANGE_TASKS,
            options,
            TaskReport,
            CommandTask,
            path=(command_id,),
            query=(("limit", limit), ("offset", offset)),
        )

    async def get_promo_options_change(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> PromoGeneralReport:
        """Get how far a change of promotions has come.

        `GET /sale/offers/promo-options-commands/{commandId}`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getPromoModificationCommandResultUsingGET
        """
        return await self._one(
            PromoGeneralReport,
            make_call(op.OFFER_COMMANDS_GET_PROMO_OPTIONS_CHANGE, options, path=(command_id,)),
        )

    async def change_promo_options(
        self,
        body: PromoOptionsCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> TaskCommand[PromoGeneralReport, PromoGeneralReport, PromoModificationTask]:
        """Start a command that changes the promotion of up to 1000 offers.

        `PUT /sale/offers/promo-options-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/promoModificationCommandUsingPUT

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._task_command(
            PromoGeneralReport,
            make_call(
                op.OFFER_COMMANDS_CHANGE_PROMO_OPTIONS,
                options,
                path=(own_id(command_id),),
                body=json_body(PromoOptionsCommand, body),
            ),
        )

    def list_promo_options_change_tasks(
        self,
        command_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[PromoModificationTask, PromoModificationReport]:
        """List the outcome of a change of promotions for each offer.

        `GET /sale/offers/promo-options-commands/{commandId}/tasks`. Scope: `allegro:api:sale:offers:read`.
        A page holds at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/getPromoModificationCommandDetailedResultUsingGET
        """
        return Pager(
            self._sender,
            op.OFFER_COMMANDS_LIST_PROMO_OPTIONS_CHANGE_TASKS,
            options,
            PromoModificationReport,
            PromoModificationTask,
            path=(command_id,),
            query=(("limit", limit), ("offset", offset)),
        )
