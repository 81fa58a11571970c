"""`client.orders`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..additions.uploads import InvoiceUploads
from ..journals import SweptJournal
from ..models.orders import (
    AllegroPickupDropOffPoint,
    AllegroPickupDropOffPointsResponse,
    CarrierParcelTrackingResponse,
    CheckoutForm,
    CheckoutFormAddWaybillCreated,
    CheckoutFormAddWaybillRequest,
    CheckoutFormFulfillment,
    CheckoutFormLineItemsSetSerialNumbersRequest,
    CheckoutFormOrderWaybillResponse,
    CheckoutForms,
    CheckoutFormsNewOrderInvoice,
    CheckoutFormsNewOrderInvoiceId,
    CheckoutFormsOrderInvoices,
    NewOrderBillingDocumentLink,
    OrderEvent,
    OrderEventStats,
    OrderEventsList,
    OrdersShippingCarrier,
    OrdersShippingCarriersResponse,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any, Literal, Unpack

    from ..call import CallOptions
    from ..cursors import CursorStore
    from ..polling import Polling


class Orders(InvoiceUploads):
    """Orders of buyers, their events, shipments and invoices."""

    __slots__ = ()

    def search(
        self,
        *,
        offset: int | None = None,
        limit: int | None = None,
        status: str | None = None,
        fulfillment_status: str | None = None,
        fulfillment_provider_id: str | None = None,
        fulfillment_shipment_summary_line_items_sent: str | None = None,
        line_items_bought_at_lte: datetime | None = None,
        line_items_bought_at_gte: datetime | None = None,
        payment_id: str | None = None,
        surcharges_id: str | None = None,
        delivery_method_id: str | None = None,
        buyer_login: str | None = None,
        marketplace_id: str | None = None,
        updated_at_lte: datetime | None = None,
        updated_at_gte: datetime | None = None,
        sort: Literal["lineItems.boughtAt", "-lineItems.boughtAt", "updatedAt", "-updatedAt"]
        | str
        | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CheckoutForm, CheckoutForms]:
        """Search orders (checkout forms), bought or changed in a time if need be.

        `GET /order/checkout-forms`. Scope: `allegro:api:orders:read`. A page holds at most 100 items.
        Longer lists than 10000 are read by windows of `lineItems.boughtAt`.

        https://developer.allegro.pl/documentation/#operation/getListOfOrdersUsingGET
        """
        return Pager(
            self._sender,
            op.ORDERS_SEARCH,
            options,
            CheckoutForms,
            CheckoutForm,
            query=(
                ("offset", offset),
                ("limit", limit),
                ("status", status),
                ("fulfillment.status", fulfillment_status),
                ("fulfillment.provider.id", fulfillment_provider_id),
                ("fulfillment.shipmentSummary.lineItemsSent", fulfillment_shipment_summary_line_items_sent),
                ("lineItems.boughtAt.lte", line_items_bought_at_lte),
                ("lineItems.boughtAt.gte", line_items_bought_at_gte),
                ("payment.id", payment_id),
                ("surcharges.id", surcharges_id),
                ("delivery.method.id", delivery_method_id),
                ("buyer.login", buyer_login),
                ("marketplace.id", marketplace_id),
                ("updatedAt.lte", updated_at_lte),
                ("updatedAt.gte", updated_at_gte),
                ("sort", sort),
            ),
        )

    async def get(self, order_id: str, **options: Unpack[CallOptions]) -> CheckoutForm:
        """Get one order (checkout form).

        `GET /order/checkout-forms/{id}`. Scope: `allegro:api:orders:read`.

        https://developer.allegro.pl/documentation/#operation/getOrdersDetailsUsingGET
        """
        return await self._one(CheckoutForm, make_call(op.ORDERS_GET, options, path=(order_id,)))

    def list_carriers(
        self, **options: Unpack[CallOptions]
    ) -> Pager[OrdersShippingCarrier, OrdersShippingCarriersResponse]:
        """List the carriers whose tracking numbers an order can have.

        `GET /order/carriers`. An application token is enough. The whole list is one page. Limit: 50
        requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/getOrdersCarriersUsingGET
        """
        return Pager(
            self._sender,
            op.ORDERS_LIST_CARRIERS,
            options,
            OrdersShippingCarriersResponse,
            OrdersShippingCarrier,
        )

    def list_pickup_points(
        self,
        *,
        carriers: Sequence[Literal["UPS", "ALLEGRO_ONE_KURIER", "DPD"] | str] | str | None = None,
        if_modified_since: datetime | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[AllegroPickupDropOffPoint, AllegroPickupDropOffPointsResponse | None]:
        """List the points where Allegro's parcels are handed in or fetched.

        `GET /order/carriers/ALLEGRO/points`. An application token is enough. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getAllegroPickupDropOffPointsGET

        Returns:
            The list. When nothing has changed since `if_modified_since` (status 304), it is empty, and None when awaited.
        """
        return Pager(
            self._sender,
            op.ORDERS_LIST_PICKUP_POINTS,
            options,
            AllegroPickupDropOffPointsResponse,
            AllegroPickupDropOffPoint,
            query=(("carriers", carriers),),
            headers=(("If-Modified-Since", if_modified_since),),
        )

    async def get_tracking(
        self, carrier_id: str, *, waybill: Sequence[str] | str, **options: Unpack[CallOptions]
    ) -> CarrierParcelTrackingResponse:
        """Get the way that up to 20 parcels of one carrier have gone.

        `GET /order/carriers/{carrierId}/tracking`. An application token is enough.

        https://developer.allegro.pl/documentation/#operation/getParcelTrackingUsingGET
        """
        return await self._one(
            CarrierParcelTrackingResponse,
            make_call(op.ORDERS_GET_TRACKING, options, path=(carrier_id,), query=(("waybill", waybill),)),
        )

    async def set_fulfillment(
        self,
        order_id: str,
        body: CheckoutFormFulfillment | Mapping[str, Any],
        *,
        checkout_form_revision: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Set the status that the seller gives to an order.

        `PUT /order/checkout-forms/{id}/fulfillment`. Scope: `allegro:api:orders:write`.

        https://developer.allegro.pl/documentation/#operation/setOrderFulfillmentUsingPUT
        """
        await self._nothing(
            make_call(
                op.ORDERS_SET_FULFILLMENT,
                options,
                path=(order_id,),
                query=(("checkoutForm.revision", checkout_form_revision),),
                body=json_body(CheckoutFormFulfillment, body),
            )
        )

    async def get_invoices(self, order_id: str, **options: Unpack[CallOptions]) -> CheckoutFormsOrderInvoices:
        """Get the invoices and document links of an order, with their checks.

        `GET /order/checkout-forms/{id}/invoices`. Scope: `allegro:api:orders:read`.

        https://developer.allegro.pl/documentation/#operation/getOrderInvoicesDetails
        """
        return await self._one(
            CheckoutFormsOrderInvoices, make_call(op.ORDERS_GET_INVOICES, options, path=(order_id,))
        )

    async def add_invoice(
        self,
        order_id: str,
        body: CheckoutFormsNewOrderInvoice | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> CheckoutFormsNewOrderInvoiceId:
        """Declare an invoice of an order, at most 10; its upload follows.

        `POST /order/checkout-forms/{id}/invoices`. Scope: `allegro:api:orders:write`.

        https://developer.allegro.pl/documentation/#operation/addOrderInvoicesMetadata
        """
        return await self._one(
            CheckoutFormsNewOrderInvoiceId,
            make_call(
                op.ORDERS_ADD_INVOICE,
                options,
                path=(order_id,),
                body=json_body(CheckoutFormsNewOrderInvoice, body),
            ),
        )

    async def upload_invoice(
        self, order_id: str, invoice_id: str, body: bytes, **options: Unpack[CallOptions]
    ) -> None:
        """Upload the PDF of a declared invoice, at most 3 MB.

        `PUT /order/checkout-forms/{id}/invoices/{invoiceId}/file`. Scope: `allegro:api:orders:write`.

        https://developer.allegro.pl/documentation/#operation/uploadOrderInvoiceFile
        """
        await self._nothing(
            make_call(op.ORDERS_UPLOAD_INVOICE, options, path=(order_id, invoice_id), body=body)
        )

    async def set_serial_numbers(
        self,
        order_id: str,
        body: CheckoutFormLineItemsSetSerialNumbersRequest | Mapping[str, Any],
        *,
        checkout_form_revision: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Set the serial numbers of what an order contains.

        `POST /order/checkout-forms/{id}/serial-numbers`. Scope: `allegro:api:orders:write`.

        https://developer.allegro.pl/documentation/#operation/setOrderLineItemsSerialNumbersUsingPOST
        """
        await self._nothing(
            make_call(
                op.ORDERS_SET_SERIAL_NUMBERS,
                options,
                path=(order_id,),
                query=(("checkoutForm.revision", checkout_form_revision),),
                body=json_body(CheckoutFormLineItemsSetSerialNumbersRequest, body),
            )
        )

    def list_shipments(
        self, order_id: str, **options: Unpack[CallOptions]
    ) -> Pager[CheckoutFormAddWaybillCreated, CheckoutFormOrderWaybillResponse]:
        """List the parcels of an order with their tracking numbers.

        `GET /order/checkout-forms/{id}/shipments`. Scope: `allegro:api:orders:read`. The whole list is one
        page. Limit: 50 requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/getOrderShipmentsUsingGET
        """
        return Pager(
            self._sender,
            op.ORDERS_LIST_SHIPMENTS,
            options,
            CheckoutFormOrderWaybillResponse,
            CheckoutFormAddWaybillCreated,
            path=(order_id,),
        )

    async def add_shipment(
        self,
        order_id: str,
        body: CheckoutFormAddWaybillRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> CheckoutFormAddWaybillCreated:
        """Add a parcel with its tracking number to an order.

        `POST /order/checkout-forms/{id}/shipments`. Scope: `allegro:api:orders:write`. Limit: 50 requests a
        second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/createOrderShipmentsUsingPOST
        """
        return await self._one(
            CheckoutFormAddWaybillCreated,
            make_call(
                op.ORDERS_ADD_SHIPMENT,
                options,
                path=(order_id,),
                body=json_body(CheckoutFormAddWaybillRequest, body),
            ),
        )

    async def event_statistics(self, **options: Unpack[CallOptions]) -> OrderEventStats:
        """Get the newest order event, to start a journal from now.

        `GET /order/event-stats`. Scope: `allegro:api:orders:read`.

        https://developer.allegro.pl/documentation/#operation/getOrderEventsStatisticsUsingGET
        """
        return await self._one(OrderEventStats, make_call(op.ORDERS_EVENT_STATISTICS, options))

    def list_events(
        self,
        *,
        from_: str | None = None,
        type_: Sequence[str] | str | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[OrderEvent, OrderEventsList]:
        """List what happened to orders in the last 60 days, oldest first.

        `GET /order/events`. Scope: `allegro:api:orders:read`. A page holds at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/getOrderEventsUsingGET
        """
        return Pager(
            self._sender,
            op.ORDERS_LIST_EVENTS,
            options,
            OrderEventsList,
            OrderEvent,
            query=(("from", from_), ("type", type_), ("limit", limit)),
        )

    def follow_events(
        self,
        *,
        cursor: CursorStore | None = None,
        key: str | None = None,
        start: Literal["now", "oldest"] = "now",
        fold: bool = False,
        polling: Polling | None = None,
        type_: Sequence[str] | str | None = None,
        **options: Unpack[CallOptions],
    ) -> SweptJournal[OrderEvent, CheckoutForm]:
        """Follow what happens to orders.

        Asks `GET /order/events` again and again. Allegro keeps an event for 60 days. Iterate it, or give it
        to handlers; see docs/journals.md.

        Args:
            cursor: Where the cursor is kept. None: in memory, so that a restart begins at `start` again.
            key: The name of the cursor in its store. None: environment, account and the name of the journal.
            start: Where to begin when no cursor is stored: with what happens from now on, or with the oldest
                event that Allegro keeps.
            fold: Leave out an event that tells the same as an earlier one of this run: the same type, and the
                same state of the same thing.
            polling: How often to ask.
        """
        return SweptJournal(
            self._sender,
            op.ORDERS_LIST_EVENTS,
            options,
            OrderEventsList,
            OrderEvent,
            sweep=(CheckoutForms, CheckoutForm),
            cursor=cursor,
            key=key,
            start=start,
            fold=fold,
            polling=polling,
            query=(("type", type_),),
        )

    async def add_document_link(
        self,
        order_id: str,
        body: NewOrderBillingDocumentLink | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """Add the URL of a billing document to an order, at most 10.

        `POST /order/{orderId}/billing-documents/links`. Scope: `allegro:api:orders:write`.

        https://developer.allegro.pl/documentation/#operation/uploadOrderBillingDocumentLink
        """
        await self._nothing(
            make_call(
                op.ORDERS_ADD_DOCUMENT_LINK,
                options,
                path=(order_id,),
                body=json_body(NewOrderBillingDocumentLink, body),
            )
        )
