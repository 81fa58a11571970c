"""`client.returns`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.returns import (
    CustomerReturn,
    CustomerReturnRefundRejectionRequest,
    CustomerReturnResponse,
    RefundClaim,
    RefundClaimRequest,
    RefundClaimResponse,
    RefundClaims,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Literal, Unpack

    from ..call import CallOptions


class Returns(Area):
    """Returns by customers, and refunds of the commission paid to Allegro."""

    __slots__ = ()

    def search(
        self,
        *,
        customer_return_id: str | None = None,
        order_id: str | None = None,
        buyer_email: str | None = None,
        buyer_login: str | None = None,
        items_offer_id: str | None = None,
        items_name: str | None = None,
        parcels_waybill: str | None = None,
        parcels_transporting_waybill: str | None = None,
        parcels_carrier_id: str | None = None,
        parcels_transporting_carrier_id: str | None = None,
        parcels_sender_phone_number: str | None = None,
        reference_number: str | None = None,
        from_: str | None = None,
        created_at_gte: datetime | None = None,
        created_at_lte: datetime | None = None,
        marketplace_id: str | None = None,
        status: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CustomerReturn, CustomerReturnResponse]:
        """Search the returns that buyers have declared.

        `GET /order/customer-returns`. Scope: `allegro:api:orders:read`. A page holds at most 1000 items.
        Limit: 25 requests a second for each account. Limit: 50 requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/getCustomerReturns
        """
        return Pager(
            self._sender,
            op.RETURNS_SEARCH,
            options,
            CustomerReturnResponse,
            CustomerReturn,
            query=(
                ("customerReturnId", customer_return_id),
                ("orderId", order_id),
                ("buyer.email", buyer_email),
                ("buyer.login", buyer_login),
                ("items.offerId", items_offer_id),
                ("items.name", items_name),
                ("parcels.waybill", parcels_waybill),
                ("parcels.transportingWaybill", parcels_transporting_waybill),
                ("parcels.carrierId", parcels_carrier_id),
                ("parcels.transportingCarrierId", parcels_transporting_carrier_id),
                ("parcels.sender.phoneNumber", parcels_sender_phone_number),
                ("referenceNumber", reference_number),
                ("from", from_),
                ("createdAt.gte", created_at_gte),
                ("createdAt.lte", created_at_lte),
                ("marketplaceId", marketplace_id),
                ("status", status),
                ("limit", limit),
                ("offset", offset),
            ),
        )

    async def get(self, customer_return_id: str, **options: Unpack[CallOptions]) -> CustomerReturn:
        """Get one return of a buyer.

        `GET /order/customer-returns/{customerReturnId}`. Scope: `allegro:api:orders:read`.

        https://developer.allegro.pl/documentation/#operation/getCustomerReturnById
        """
        return await self._one(CustomerReturn, make_call(op.RETURNS_GET, options, path=(customer_return_id,)))

    async def reject_refund(
        self,
        customer_return_id: str,
        body: CustomerReturnRefundRejectionRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> CustomerReturn:
        """Refuse the refund of a return, with a reason.

        `POST /order/customer-returns/{customerReturnId}/rejection`. Scope: `allegro:api:orders:write`.

        https://developer.allegro.pl/documentation/#operation/rejectCustomerReturnRefund
        """
        return await self._one(
            CustomerReturn,
            make_call(
                op.RETURNS_REJECT_REFUND,
                options,
                path=(customer_return_id,),
                body=json_body(CustomerReturnRefundRejectionRequest, body),
            ),
        )

    def list_refund_claims(
        self,
        *,
        line_item_offer_id: str | None = None,
        buyer_id: str | None = None,
        status: Literal[
            "IN_PROGRESS",
            "WAITING_FOR_PAYMENT_REFUND",
            "GRANTED",
            "REJECTED",
            "REJECTED_AFTER_APPEAL",
            "CANCELLED",
            "APPEALED",
        ]
        | str
        | None = None,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[RefundClaim, RefundClaims]:
        """List claims for the commission to be given back.

        `GET /order/refund-claims`. Scope: `allegro:api:orders:read`. A page holds at most 100 items.

        https://developer.allegro.pl/documentation/#operation/getRefundApplications
        """
        return Pager(
            self._sender,
            op.RETURNS_LIST_REFUND_CLAIMS,
            options,
            RefundClaims,
            RefundClaim,
            query=(
                ("lineItem.offer.id", line_item_offer_id),
                ("buyer.id", buyer_id),
                ("status", status),
                ("limit", limit),
                ("offset", offset),
            ),
        )

    async def create_refund_claim(
        self, body: RefundClaimRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> RefundClaimResponse:
        """Claim the commission of a sale back from Allegro.

        `POST /order/refund-claims`. Scope: `allegro:api:orders:write`.

        https://developer.allegro.pl/documentation/#operation/createRefundApplication
        """
        return await self._one(
            RefundClaimResponse,
            make_call(op.RETURNS_CREATE_REFUND_CLAIM, options, body=json_body(RefundClaimRequest, body)),
        )

    async def get_refund_claim(self, claim_id: str, **options: Unpack[CallOptions]) -> RefundClaim:
        """Get one claim for the commission to be given back.

        `GET /order/refund-claims/{claimId}`. Scope: `allegro:api:orders:read`.

        https://developer.allegro.pl/documentation/#operation/getRefundApplication
        """
        return await self._one(RefundClaim, make_call(op.RETURNS_GET_REFUND_CLAIM, options, path=(claim_id,)))

    async def cancel_refund_claim(self, claim_id: str, **options: Unpack[CallOptions]) -> None:
        """Withdraw a claim for the commission, for good.

        `DELETE /order/refund-claims/{claimId}`. Scope: `allegro:api:orders:write`.

        https://developer.allegro.pl/documentation/#operation/cancelRefundApplication
        """
        await self._nothing(make_call(op.RETURNS_CANCEL_REFUND_CLAIM, options, path=(claim_id,)))
