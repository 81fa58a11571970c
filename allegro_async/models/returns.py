"""Models of the area `returns`."""

from typing import Annotated, Literal
from allegro_async._model import AllegroModel, Amount, Sent, Timestamp

from .common import Price


class CustomerReturnBuyer(AllegroModel):
    """Part of `CustomerReturn`."""

    email: str | None = None
    login: str | None = None


class CustomerReturnItemReason(AllegroModel):
    """Part of `CustomerReturnItem`."""

    type: str | None = None
    user_comment: str | None = None


class CustomerReturnParcelSender(AllegroModel):
    """Part of `CustomerReturnReturnParcel`."""

    phone_number: str | None = None


class CustomerReturnRefundBankAccountAddress(AllegroModel):
    """Part of `CustomerReturnRefundBankAccount`."""

    street: str | None = None
    city: str | None = None
    post_code: str | None = None
    country_code: str | None = None


class CustomerReturnRefundRejectionRequestRejection(AllegroModel):
    """Part of `CustomerReturnRefundRejectionRequest`."""

    code: (
        Literal[
            "REFUND_REJECTED",
            "NEW_ITEM_SENT",
            "ITEM_FIXED",
            "MISSING_PART_SENT",
            "ITEM_MISMATCH",
            "BUSINESS_PURCHASE",
            "NO_RETURN_RIGHT",
        ]
        | str
    )
    reason: Annotated[str | None, Sent(min_length=1, max_length=250)] = None


class CustomerReturnRejection(AllegroModel):
    """Part of `CustomerReturn`."""

    code: (
        Literal[
            "REFUND_REJECTED",
            "NEW_ITEM_SENT",
            "ITEM_FIXED",
            "MISSING_PART_SENT",
            "ITEM_MISMATCH",
            "BUSINESS_PURCHASE",
            "NO_RETURN_RIGHT",
        ]
        | str
        | None
    ) = None
    reason: str | None = None
    created_at: Timestamp | None = None


class CustomerReturnReturnParcel(AllegroModel):
    """Part of `CustomerReturn`."""

    created_at: Timestamp | None = None
    waybill: str | None = None
    transporting_waybill: str | None = None
    carrier_id: str | None = None
    transporting_carrier_id: str | None = None
    sender: CustomerReturnParcelSender | None = None


class RefundClaimBuyer(AllegroModel):
    """Part of `RefundClaim`."""

    id: str | None = None


class RefundClaimCommission(AllegroModel):
    """Part of `RefundClaim`."""

    amount: Amount | None = None
    currency: str | None = None


class RefundClaimLineItemOffer(AllegroModel):
    """Part of `RefundClaimLineItem`."""

    id: str | None = None


class RefundClaimRequestLineItem(AllegroModel):
    """Part of `RefundClaimRequest`."""

    id: str | None = None


class RefundClaimResponse(AllegroModel):
    """Answer of `returns.create_refund_claim`."""

    id: str | None = None


class CustomerReturnItem(AllegroModel):
    """Part of `CustomerReturn`."""

    offer_id: str | None = None
    quantity: int | None = None
    name: str | None = None
    price: Price | None = None
    url: str | None = None
    reason: CustomerReturnItemReason | None = None
    serial_numbers: list[str] | None = None


class CustomerReturnRefundBankAccount(AllegroModel):
    """Part of `CustomerReturnRefund`."""

    owner: str | None = None
    account_number: str | None = None
    iban: str | None = None
    swift: str | None = None
    address: CustomerReturnRefundBankAccountAddress | None = None


class CustomerReturnRefundRejectionRequest(AllegroModel):
    """Body of `returns.reject_refund`."""

    rejection: CustomerReturnRefundRejectionRequestRejection


class RefundClaimLineItem(AllegroModel):
    """Part of `RefundClaim`."""

    id: str | None = None
    quantity: int | None = None
    bought_at: Timestamp | None = None
    offer: RefundClaimLineItemOffer | None = None


class RefundClaimRequest(AllegroModel):
    """Body of `returns.create_refund_claim`."""

    line_item: RefundClaimRequestLineItem | None = None
    quantity: Annotated[int | None, Sent(ge=1)] = None


class CustomerReturnRefund(AllegroModel):
    """Part of `CustomerReturn`."""

    bank_account: CustomerReturnRefundBankAccount | None = None


class RefundClaim(AllegroModel):
    """Answer of `returns.get_refund_claim`."""

    id: str | None = None
    status: (
        Literal[
            "IN_PROGRESS",
            "WAITING_FOR_PAYMENT_REFUND",
            "GRANTED",
            "REJECTED",
            "REJECTED_AFTER_APPEAL",
            "CANCELLED",
            "APPEALED",
        ]
        | str
        | None
    ) = None
    quantity: int | None = None
    commission: RefundClaimCommission | None = None
    buyer: RefundClaimBuyer | None = None
    created_at: Timestamp | None = None
    line_item: RefundClaimLineItem | None = None
    type: Literal["MANUAL", "AUTOMATIC"] | str | None = None


class RefundClaims(AllegroModel):
    """Answer of `returns.list_refund_claims`."""

    refund_claims: list[RefundClaim] | None = None
    count: int | None = None


class CustomerReturn(AllegroModel):
    """Answer of `returns.get` and `returns.reject_refund`."""

    id: str | None = None
    is_fulfillment: bool | None = None
    created_at: Timestamp | None = None
    reference_number: str | None = None
    order_id: str | None = None
    buyer: CustomerReturnBuyer | None = None
    items: list[CustomerReturnItem] | None = None
    refund: CustomerReturnRefund | None = None
    parcels: list[CustomerReturnReturnParcel] | None = None
    rejection: CustomerReturnRejection | None = None
    marketplace_id: str | None = None
    status: str | None = None


class CustomerReturnResponse(AllegroModel):
    """Answer of `returns.search`."""

    count: int
    customer_returns: list[CustomerReturn]
