"""`client.payments`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.payments import (
    InitializeRefund,
    PaymentOperation,
    PaymentOperations,
    PaymentRefunds,
    RefundDetails,
)
from ..paging import Pager
from ..wire import command_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any, Literal, Unpack
    from uuid import UUID

    from ..call import CallOptions


class Payments(Area):
    """The history of payments, and refunds to buyers."""

    __slots__ = ()

    def search(
        self,
        *,
        wallet_type: Literal["AVAILABLE", "WAITING"] | str | None = None,
        wallet_payment_operator: Literal["PAYU", "P24", "AF", "AF_P24", "AF_PAYU"] | str | None = None,
        payment_id: str | None = None,
        participant_login: str | None = None,
        occurred_at_gte: datetime | None = None,
        occurred_at_lte: datetime | None = None,
        group: Sequence[Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str] | str | None = None,
        marketplace_id: Literal["allegro-pl", "allegro-cz"] | str | None = None,
        currency: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[PaymentOperation, PaymentOperations]:
        """Search money that came into or left the seller's wallets.

        `GET /payments/payment-operations`. Scope: `allegro:api:payments:read`. A page holds at most 50
        items. Longer lists than 10000 are read by windows of `occurredAt`.

        https://developer.allegro.pl/documentation/#operation/getPaymentsOperationHistory
        """
        return Pager(
            self._sender,
            op.PAYMENTS_SEARCH,
            options,
            PaymentOperations,
            PaymentOperation,
            query=(
                ("wallet.type", wallet_type),
                ("wallet.paymentOperator", wallet_payment_operator),
                ("payment.id", payment_id),
                ("participant.login", participant_login),
                ("occurredAt.gte", occurred_at_gte),
                ("occurredAt.lte", occurred_at_lte),
                ("group", group),
                ("marketplaceId", marketplace_id),
                ("currency", currency),
                ("limit", limit),
                ("offset", offset),
            ),
        )

    def list_refunds(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        refund_id: str | None = None,
        payment_id: str | None = None,
        order_id: str | None = None,
        occurred_at_gte: datetime | None = None,
        occurred_at_lte: datetime | None = None,
        status: Sequence[Literal["WAITING", "IN_PROGRESS", "SUCCESS", "CANCELED", "PARTIAL"] | str]
        | str
        | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[RefundDetails, PaymentRefunds]:
        """List refunds to buyers.

        `GET /payments/refunds`. Scope: `allegro:api:payments:read`. A page holds at most 100 items. Longer
        lists than 10000 are read by windows of `occurredAt`.

        https://developer.allegro.pl/documentation/#operation/getRefundedPayments
        """
        return Pager(
            self._sender,
            op.PAYMENTS_LIST_REFUNDS,
            options,
            PaymentRefunds,
            RefundDetails,
            query=(
                ("limit", limit),
                ("offset", offset),
                ("id", refund_id),
                ("payment.id", payment_id),
                ("order.id", order_id),
                ("occurredAt.gte", occurred_at_gte),
                ("occurredAt.lte", occurred_at_lte),
                ("status", status),
            ),
        )

    async def create_refund(
        self,
        body: InitializeRefund | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> RefundDetails:
        """Pay money back to a buyer; the command id keeps it from being paid twice.

        `POST /payments/refunds`. Scope: `allegro:api:payments:write`.

        https://developer.allegro.pl/documentation/#operation/initiateRefund

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.
        """
        return await self._one(
            RefundDetails,
            make_call(
                op.PAYMENTS_CREATE_REFUND,
                options,
                body=command_body(InitializeRefund, body, "commandId", command_id),
            ),
        )
