"""`client.fulfillment`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..additions.downloads import NoticeDownloads
from ..models.fulfillment import (
    AdvanceShipNotice,
    AdvanceShipNoticeList,
    AdvanceShipNoticeListItemResponse,
    AdvanceShipNoticeResponse,
    AdvanceShipNoticeSubmitCommand,
    AvailableProductResponse,
    AvailableProductsList,
    CreateAdvanceShipNoticeRequest,
    CreateAdvanceShipNoticeResponse,
    FulfillmentOrder,
    FulfillmentRefundDisposition,
    FulfillmentRefundDispositionsResponse,
    FulfillmentRemovalPreference,
    ReceivingState,
    StockProductItem,
    StockProductList,
    TaxIdRequest,
    TaxIdResponse,
    UpdateSubmittedAdvanceShipNoticeRequest,
)
from ..paging import Pager
from ..wire import json_body, make_call, own_id
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any, Literal, Unpack
    from uuid import UUID

    from ..call import CallOptions
    from ..commands import Command


class Fulfillment(NoticeDownloads):
    """One Fulfillment: goods in Allegro's warehouse, deliveries to it and returns."""

    __slots__ = ()

    def list_advance_ship_notices(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        status: Sequence[Literal["DRAFT", "IN_TRANSIT", "UNPACKING", "COMPLETED", "CANCELLED"] | str]
        | str
        | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[AdvanceShipNoticeListItemResponse, AdvanceShipNoticeList]:
        """List deliveries announced to Allegro's warehouse.

        `GET /fulfillment/advance-ship-notices`. Scope: `allegro:api:fulfillment:read`. A page holds at most
        200 items.

        https://developer.allegro.pl/documentation/#operation/getAdvanceShipNotices
        """
        return Pager(
            self._sender,
            op.FULFILLMENT_LIST_ADVANCE_SHIP_NOTICES,
            options,
            AdvanceShipNoticeList,
            AdvanceShipNoticeListItemResponse,
            query=(("offset", offset), ("limit", limit), ("status", status)),
        )

    async def create_advance_ship_notice(
        self, body: CreateAdvanceShipNoticeRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> CreateAdvanceShipNoticeResponse:
        """Announce a delivery to Allegro's warehouse, as a draft.

        `POST /fulfillment/advance-ship-notices`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/createAdvanceShipNotice
        """
        return await self._one(
            CreateAdvanceShipNoticeResponse,
            make_call(
                op.FULFILLMENT_CREATE_ADVANCE_SHIP_NOTICE,
                options,
                body=json_body(CreateAdvanceShipNoticeRequest, body),
            ),
        )

    async def get_advance_ship_notice(
        self, notice_id: str, **options: Unpack[CallOptions]
    ) -> AdvanceShipNoticeResponse:
        """Get one announced delivery.

        `GET /fulfillment/advance-ship-notices/{id}`. Scope: `allegro:api:fulfillment:read`.

        https://developer.allegro.pl/documentation/#operation/getAdvanceShipNotice
        """
        return await self._one(
            AdvanceShipNoticeResponse,
            make_call(op.FULFILLMENT_GET_ADVANCE_SHIP_NOTICE, options, path=(notice_id,)),
        )

    async def replace_advance_ship_notice(
        self,
        notice_id: str,
        body: AdvanceShipNotice | Mapping[str, Any],
        *,
        if_match: str,
        **options: Unpack[CallOptions],
    ) -> AdvanceShipNoticeResponse:
        """Replace the draft of an announced delivery; 412 if it has moved on.

        `PUT /fulfillment/advance-ship-notices/{id}`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/updateAdvanceShipNotice
        """
        return await self._one(
            AdvanceShipNoticeResponse,
            make_call(
                op.FULFILLMENT_REPLACE_ADVANCE_SHIP_NOTICE,
                options,
                path=(notice_id,),
                headers=(("If-Match", if_match),),
                body=json_body(AdvanceShipNotice, body),
            ),
        )

    async def delete_advance_ship_notice(self, notice_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete the draft of an announced delivery.

        `DELETE /fulfillment/advance-ship-notices/{id}`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/deleteAdvanceShipNotice
        """
        await self._nothing(make_call(op.FULFILLMENT_DELETE_ADVANCE_SHIP_NOTICE, options, path=(notice_id,)))

    async def cancel_advance_ship_notice(self, notice_id: str, **options: Unpack[CallOptions]) -> None:
        """Call off a delivery that is on its way.

        `PUT /fulfillment/advance-ship-notices/{id}/cancel`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/cancelAdvanceShipNotice
        """
        await self._nothing(make_call(op.FULFILLMENT_CANCEL_ADVANCE_SHIP_NOTICE, options, path=(notice_id,)))

    async def get_advance_ship_notice_labels(
        self,
        notice_id: str,
        *,
        accept: Literal["application/pdf", "x-application/zpl"] = "application/pdf",
        **options: Unpack[CallOptions],
    ) -> bytes:
        """Download the labels of an announced delivery, as PDF or ZPL.

        `GET /fulfillment/advance-ship-notices/{id}/labels`. Scope: `allegro:api:fulfillment:read`.

        https://developer.allegro.pl/documentation/#operation/getAdvanceShipNoticeLabels

        Args:
            accept: What kind of file to give.

        Returns:
            The file.
        """
        return await self._bytes(
            make_call(
                op.FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_LABELS,
                options,
                path=(notice_id,),
                headers=(("Accept", accept),),
            )
        )

    async def get_receiving_state(self, notice_id: str, **options: Unpack[CallOptions]) -> ReceivingState:
        """Get what the warehouse has unpacked of a delivery so far.

        `GET /fulfillment/advance-ship-notices/{id}/receiving-state`. Scope: `allegro:api:fulfillment:read`.

        https://developer.allegro.pl/documentation/#operation/getAdvanceShipNoticeReceivingState
        """
        return await self._one(
            ReceivingState, make_call(op.FULFILLMENT_GET_RECEIVING_STATE, options, path=(notice_id,))
        )

    async def replace_submitted_advance_ship_notice(
        self,
        notice_id: str,
        body: UpdateSubmittedAdvanceShipNoticeRequest | Mapping[str, Any],
        *,
        if_match: str,
        **options: Unpack[CallOptions],
    ) -> AdvanceShipNoticeResponse:
        """Change what may still change of a delivery on its way.

        `PUT /fulfillment/advance-ship-notices/{id}/submitted`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/updateSubmittedAdvanceShipNotice
        """
        return await self._one(
            AdvanceShipNoticeResponse,
            make_call(
                op.FULFILLMENT_REPLACE_SUBMITTED_ADVANCE_SHIP_NOTICE,
                options,
                path=(notice_id,),
                headers=(("If-Match", if_match),),
                body=json_body(UpdateSubmittedAdvanceShipNoticeRequest, body),
            ),
        )

    def list_available_products(
        self, *, offset: int | None = None, limit: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[AvailableProductResponse, AvailableProductsList]:
        """List products that can be sent to the warehouse.

        `GET /fulfillment/available-products`. Scope: `allegro:api:fulfillment:read`. A page holds at most
        100 items.

        https://developer.allegro.pl/documentation/#operation/getAvailableProducts
        """
        return Pager(
            self._sender,
            op.FULFILLMENT_LIST_AVAILABLE_PRODUCTS,
            options,
            AvailableProductsList,
            AvailableProductResponse,
            query=(("offset", offset), ("limit", limit)),
        )

    async def get_order_parcels(self, order_id: str, **options: Unpack[CallOptions]) -> FulfillmentOrder:
        """Get the parcels in which the warehouse sent an order.

        `GET /fulfillment/orders/{orderId}/parcels`. Scope: `allegro:api:fulfillment:read`.

        https://developer.allegro.pl/documentation/#operation/getFulfillmentOrderParcels
        """
        return await self._one(
            FulfillmentOrder, make_call(op.FULFILLMENT_GET_ORDER_PARCELS, options, path=(order_id,))
        )

    async def get_removal_preferences(self, **options: Unpack[CallOptions]) -> FulfillmentRemovalPreference:
        """Get what the warehouse does with goods to be removed.

        `GET /fulfillment/removal/preferences`. Scope: `allegro:api:fulfillment:read`.

        https://developer.allegro.pl/documentation/#operation/getFulfillmentRemovalPreferences
        """
        return await self._one(
            FulfillmentRemovalPreference, make_call(op.FULFILLMENT_GET_REMOVAL_PREFERENCES, options)
        )

    async def replace_removal_preferences(
        self, body: FulfillmentRemovalPreference | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> FulfillmentRemovalPreference:
        """Set what the warehouse does with goods to be removed from now on.

        `PUT /fulfillment/removal/preferences`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/createFulfillmentRemovalPreferences
        """
        return await self._one(
            FulfillmentRemovalPreference,
            make_call(
                op.FULFILLMENT_REPLACE_REMOVAL_PREFERENCES,
                options,
                body=json_body(FulfillmentRemovalPreference, body),
            ),
        )

    def list_refund_dispositions(
        self,
        *,
        created_at_gte: datetime | None = None,
        created_at_lte: datetime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[FulfillmentRefundDisposition, FulfillmentRefundDispositionsResponse]:
        """List what became of returned goods in the last 90 days.

        `GET /fulfillment/returns/refund-dispositions`. Scope: `allegro:api:fulfillment:read`. A page holds
        at most 1000 items. Longer lists than 1000 are read by windows of `createdAt`.

        https://developer.allegro.pl/documentation/#operation/getRefundDispositionsReport
        """
        return Pager(
            self._sender,
            op.FULFILLMENT_LIST_REFUND_DISPOSITIONS,
            options,
            FulfillmentRefundDispositionsResponse,
            FulfillmentRefundDisposition,
            query=(
                ("createdAt.gte", created_at_gte),
                ("createdAt.lte", created_at_lte),
                ("limit", limit),
                ("offset", offset),
            ),
        )

    def list_stock(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        phrase: str | None = None,
        sort: Literal[
            "available",
            "-available",
            "unfulfillable",
            "-unfulfillable",
            "name",
            "-name",
            "lastFourteenDaysSalesAverage",
            "-lastFourteenDaysSalesAverage",
            "reserve",
            "-reserve",
            "lastThirtyDaysSalesSum",
            "-lastThirtyDaysSalesSum",
            "storageFee",
            "-storageFee",
        ]
        | str
        | None = None,
        product_id: str | None = None,
        product_availability: Sequence[Literal["SUFFICIENT", "UNAVAILABLE", "LOW"] | str] | str | None = None,
        product_status: Literal["UNFULFILLABLE"] | str | None = None,
        asn_status: Literal["SUBMITTED", "NOT_FOUND"] | str | None = None,
        out_of_stock_in_from: int | None = None,
        out_of_stock_in_to: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[StockProductItem, StockProductList]:
        """List the seller's goods in Allegro's warehouse.

        `GET /fulfillment/stock`. Scope: `allegro:api:fulfillment:read`. A page holds at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/getFulfillmentStock
        """
        return Pager(
            self._sender,
            op.FULFILLMENT_LIST_STOCK,
            options,
            StockProductList,
            StockProductItem,
            query=(
                ("offset", offset),
                ("limit", limit),
                ("phrase", phrase),
                ("sort", sort),
                ("productId", product_id),
                ("productAvailability", product_availability),
                ("productStatus", product_status),
                ("asnStatus", asn_status),
                ("outOfStockInFrom", out_of_stock_in_from),
                ("outOfStockInTo", out_of_stock_in_to),
            ),
        )

    async def get_advance_ship_notice_submission(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> AdvanceShipNoticeSubmitCommand:
        """Get how far the handing in of a delivery has come.

        `GET /fulfillment/submit-commands/{commandId}`. Scope: `allegro:api:fulfillment:read`.

        https://developer.allegro.pl/documentation/#operation/getSubmitCommand
        """
        return await self._one(
            AdvanceShipNoticeSubmitCommand,
            make_call(op.FULFILLMENT_GET_ADVANCE_SHIP_NOTICE_SUBMISSION, options, path=(command_id,)),
        )

    async def submit_advance_ship_notice(
        self,
        body: AdvanceShipNoticeSubmitCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Command[AdvanceShipNoticeSubmitCommand, AdvanceShipNoticeSubmitCommand]:
        """Start a command that hands an announced delivery in.

        `PUT /fulfillment/submit-commands/{commandId}`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/submitCommand

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            AdvanceShipNoticeSubmitCommand,
            make_call(
                op.FULFILLMENT_SUBMIT_ADVANCE_SHIP_NOTICE,
                options,
                path=(own_id(command_id),),
                body=json_body(AdvanceShipNoticeSubmitCommand, body),
            ),
        )

    async def get_tax_id(self, **options: Unpack[CallOptions]) -> TaxIdResponse:
        """Get the tax number for the warehouse, and whether it is verified.

        `GET /fulfillment/tax-id`. Scope: `allegro:api:fulfillment:read`.

        https://developer.allegro.pl/documentation/#operation/getTaxId
        """
        return await self._one(TaxIdResponse, make_call(op.FULFILLMENT_GET_TAX_ID, options))

    async def create_tax_id(
        self, body: TaxIdRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> None:
        """Add the tax number of a seller from abroad.

        `POST /fulfillment/tax-id`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/addTaxId
        """
        await self._nothing(
            make_call(op.FULFILLMENT_CREATE_TAX_ID, options, body=json_body(TaxIdRequest, body))
        )

    async def replace_tax_id(
        self, body: TaxIdRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> None:
        """Replace the tax number of a seller from abroad.

        `PUT /fulfillment/tax-id`. Scope: `allegro:api:fulfillment:write`.

        https://developer.allegro.pl/documentation/#operation/updateTaxId
        """
        await self._nothing(
            make_call(op.FULFILLMENT_REPLACE_TAX_ID, options, body=json_body(TaxIdRequest, body))
        )
