"""Models of the area `payments`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Amount, Sent, Tagged, Timestamp, UnknownModel

from .common import Price


class Deduction(AllegroModel):
    """Part of `CompensationCodChargeOperation`, `CompensationCodIncreaseOperation`, `DeductionChargeOperation` and 3 more."""

    id: str


class OperationParticipantAddress(AllegroModel):
    """Part of `BuyerParticipant` and `SellerParticipant`."""

    street: str
    city: str
    post_code: str


class OperationPayment(AllegroModel):
    """Part of `BlockadeOperation`, `BlockadeReleaseOperation`, `CompensationCodChargeOperation` and 8 more."""

    id: str


class Payout(AllegroModel):
    """Part of `PayoutOperation` and `PayoutOperationCancel`."""

    id: str


class RefundDetailsAdditionalServices(AllegroModel):
    """Part of `RefundDetails`."""

    value: Price | None = None


class RefundDetailsDelivery(AllegroModel):
    """Part of `RefundDetails`."""

    value: Price | None = None


class RefundDetailsOverpaid(AllegroModel):
    """Part of `RefundDetails`."""

    value: Price | None = None


class RefundLineItemDepositTotalValue(AllegroModel):
    """Part of `RefundLineItemDeposit`."""

    amount: Amount
    currency: str


class RefundLineItemValue(AllegroModel):
    """Part of `RefundLineItem`."""

    amount: Amount
    currency: str


class RefundOrder(AllegroModel):
    """Part of `InitializeRefund` and `RefundDetails`."""

    id: str | None = None


class RefundPayment(AllegroModel):
    """Part of `InitializeRefund` and `RefundDetails`."""

    id: str | None = None


class SellerParticipant(AllegroModel):
    """Part of `RefundIncreaseOperation`."""

    login: str
    first_name: str
    last_name: str
    id: str
    company_name: str | None = None
    address: OperationParticipantAddress | None = None


class Surcharge(AllegroModel):
    """Part of `SurchargeOperation`."""

    id: str


class Wallet(AllegroModel):
    """Part of `BlockadeOperation`, `BlockadeReleaseOperation`, `CompensationCodChargeOperation` and 22 more."""

    payment_operator: Literal["PAYU", "P24", "AF", "AF_PAYU", "AF_P24"] | str
    type: Literal["AVAILABLE", "WAITING"] | str
    balance: Price


class BlockadeOperation(AllegroModel):
    """`PaymentOperation` with the type `BLOCKADE`."""

    type: Literal["BLOCKADE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    marketplace_id: str | None = None


class BlockadeReleaseOperation(AllegroModel):
    """`PaymentOperation` with the type `BLOCKADE_RELEASE`."""

    type: Literal["BLOCKADE_RELEASE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    marketplace_id: str | None = None


class BuyerParticipant(AllegroModel):
    """Part of `ContributionOperation`, `RefundChargeOperation` and `SurchargeOperation`."""

    login: str
    first_name: str
    last_name: str
    id: str
    company_name: str | None = None
    address: OperationParticipantAddress | None = None


class CompensationCodChargeOperation(AllegroModel):
    """`PaymentOperation` with the type `COMPENSATION_COD_CHARGE`."""

    type: Literal["COMPENSATION_COD_CHARGE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    deduction: Deduction
    marketplace_id: str | None = None


class CompensationCodIncreaseOperation(AllegroModel):
    """`PaymentOperation` with the type `COMPENSATION_COD_INCREASE`."""

    type: Literal["COMPENSATION_COD_INCREASE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    deduction: Deduction
    marketplace_id: str | None = None


class CompensationOperation(AllegroModel):
    """`PaymentOperation` with the type `COMPENSATION`."""

    type: Literal["COMPENSATION"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    marketplace_id: str | None = None


class ContributionOperation(AllegroModel):
    """`PaymentOperation` with the type `CONTRIBUTION`."""

    type: Literal["CONTRIBUTION"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    participant: BuyerParticipant
    marketplace_id: str | None = None


class CorrectionOperation(AllegroModel):
    """`PaymentOperation` with the type `CORRECTION`."""

    type: Literal["CORRECTION"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    marketplace_id: str | None = None


class DeductionChargeOperation(AllegroModel):
    """`PaymentOperation` with the type `DEDUCTION_CHARGE`."""

    type: Literal["DEDUCTION_CHARGE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    deduction: Deduction
    marketplace_id: str | None = None


class DeductionIncreaseOperation(AllegroModel):
    """`PaymentOperation` with the type `DEDUCTION_INCREASE`."""

    type: Literal["DEDUCTION_INCREASE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    deduction: Deduction
    marketplace_id: str | None = None


class InitializeRefundAdditionalServices(AllegroModel):
    """Part of `InitializeRefund`."""

    value: Price | None = None


class InitializeRefundDelivery(AllegroModel):
    """Part of `InitializeRefund`."""

    value: Price | None = None


class InitializeRefundOverpaid(AllegroModel):
    """Part of `InitializeRefund`."""

    value: Price | None = None


class LoanDeductionChargeOperation(AllegroModel):
    """`PaymentOperation` with the type `LOAN_DEDUCTION_CHARGE`."""

    type: Literal["LOAN_DEDUCTION_CHARGE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    deduction: Deduction
    marketplace_id: str | None = None


class LoanDeductionIncreaseOperation(AllegroModel):
    """`PaymentOperation` with the type `LOAN_DEDUCTION_INCREASE`."""

    type: Literal["LOAN_DEDUCTION_INCREASE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    deduction: Deduction
    marketplace_id: str | None = None


class PaymentsSurcharge(AllegroModel):
    """Part of `InitializeRefund` and `RefundDetails`."""

    id: str | None = None
    value: Price | None = None


class PayoutOperation(AllegroModel):
    """`PaymentOperation` with the type `PAYOUT`."""

    type: Literal["PAYOUT"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payout: Payout
    marketplace_id: str | None = None


class PayoutOperationCancel(AllegroModel):
    """`PaymentOperation` with the type `PAYOUT_CANCEL`."""

    type: Literal["PAYOUT_CANCEL"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payout: Payout
    marketplace_id: str | None = None


class PayoutSweepCancelChargeOperation(AllegroModel):
    """`PaymentOperation` with the type `PAYOUT_SWEEP_CANCEL_CHARGE`."""

    type: Literal["PAYOUT_SWEEP_CANCEL_CHARGE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    marketplace_id: str | None = None


class PayoutSweepCancelIncreaseOperation(AllegroModel):
    """`PaymentOperation` with the type `PAYOUT_SWEEP_CANCEL_INCREASE`."""

    type: Literal["PAYOUT_SWEEP_CANCEL_INCREASE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    marketplace_id: str | None = None


class PayoutSweepChargeOperation(AllegroModel):
    """`PaymentOperation` with the type `PAYOUT_SWEEP_CHARGE`."""

    type: Literal["PAYOUT_SWEEP_CHARGE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    marketplace_id: str | None = None


class PayoutSweepIncreaseOperation(AllegroModel):
    """`PaymentOperation` with the type `PAYOUT_SWEEP_INCREASE`."""

    type: Literal["PAYOUT_SWEEP_INCREASE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    marketplace_id: str | None = None


class ProviderRefundTransferChargeOperation(AllegroModel):
    """`PaymentOperation` with the type `PROVIDER_REFUND_TRANSFER_CHARGE`."""

    type: Literal["PROVIDER_REFUND_TRANSFER_CHARGE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    marketplace_id: str | None = None


class ProviderRefundTransferIncreaseOperation(AllegroModel):
    """`PaymentOperation` with the type `PROVIDER_REFUND_TRANSFER_INCREASE`."""

    type: Literal["PROVIDER_REFUND_TRANSFER_INCREASE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    marketplace_id: str | None = None


class RefundCancelOperation(AllegroModel):
    """`PaymentOperation` with the type `REFUND_CANCEL`."""

    type: Literal["REFUND_CANCEL"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    marketplace_id: str | None = None


class RefundChargeOperation(AllegroModel):
    """`PaymentOperation` with the type `REFUND_CHARGE`."""

    type: Literal["REFUND_CHARGE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    participant: BuyerParticipant
    marketplace_id: str | None = None


class RefundIncreaseOperation(AllegroModel):
    """`PaymentOperation` with the type `REFUND_INCREASE`."""

    type: Literal["REFUND_INCREASE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    participant: SellerParticipant
    marketplace_id: str | None = None


class RefundLineItem(AllegroModel):
    """Part of `InitializeRefund` and `RefundDetails`."""

    id: str
    type: Literal["AMOUNT", "QUANTITY"] | str
    quantity: Annotated[int | None, Sent(ge=0)] = None
    value: RefundLineItemValue | None = None


class RefundLineItemDeposit(AllegroModel):
    """Part of `InitializeRefund` and `RefundDetails`."""

    line_item_id: str
    total_value: RefundLineItemDepositTotalValue


class SurchargeOperation(AllegroModel):
    """`PaymentOperation` with the type `SURCHARGE`."""

    type: Literal["SURCHARGE"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    payment: OperationPayment
    surcharge: Surcharge
    participant: BuyerParticipant
    marketplace_id: str | None = None


class TopUpOperation(AllegroModel):
    """`PaymentOperation` with the type `TOP_UP`."""

    type: Literal["TOP_UP"]
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    marketplace_id: str | None = None


class UnknownPaymentOperation(UnknownModel):
    """`PaymentOperation` with a type that this library does not know yet."""

    type: str
    group: Literal["INCOME", "OUTCOME", "REFUND", "BLOCKADES"] | str
    wallet: Wallet
    value: Price
    occurred_at: Timestamp
    marketplace_id: str | None = None


class InitializeRefund(AllegroModel):
    """Body of `payments.create_refund`."""

    payment: RefundPayment
    order: RefundOrder
    command_id: str
    reason: (
        Literal[
            "REFUND",
            "COMPLAINT",
            "PRODUCT_NOT_AVAILABLE",
            "PAID_VALUE_TOO_LOW",
            "OVERPAID",
            "CANCELLED_BY_BUYER",
            "NOT_COLLECTED",
        ]
        | str
    )
    line_items: list[RefundLineItem] | None = None
    deposits: list[RefundLineItemDeposit] | None = None
    delivery: InitializeRefundDelivery | None = None
    overpaid: InitializeRefundOverpaid | None = None
    surcharges: list[PaymentsSurcharge] | None = None
    additional_services: InitializeRefundAdditionalServices | None = None
    seller_comment: Annotated[str | None, Sent(max_length=250)] = None


PaymentOperation: TypeAlias = Annotated[
    CorrectionOperation
    | ContributionOperation
    | PayoutOperation
    | PayoutOperationCancel
    | RefundIncreaseOperation
    | RefundChargeOperation
    | RefundCancelOperation
    | SurchargeOperation
    | DeductionChargeOperation
    | DeductionIncreaseOperation
    | LoanDeductionChargeOperation
    | LoanDeductionIncreaseOperation
    | CompensationCodChargeOperation
    | CompensationCodIncreaseOperation
    | BlockadeOperation
    | BlockadeReleaseOperation
    | ProviderRefundTransferChargeOperation
    | ProviderRefundTransferIncreaseOperation
    | CompensationOperation
    | TopUpOperation
    | PayoutSweepIncreaseOperation
    | PayoutSweepChargeOperation
    | PayoutSweepCancelIncreaseOperation
    | PayoutSweepCancelChargeOperation
    | UnknownPaymentOperation,
    Tagged("type", UnknownPaymentOperation),
]


class PaymentOperations(AllegroModel):
    """Answer of `payments.search`."""

    payment_operations: list[PaymentOperation]
    count: int
    total_count: int


class RefundDetails(AllegroModel):
    """Answer of `payments.create_refund`."""

    id: str
    payment: RefundPayment
    reason: (
        Literal[
            "REFUND",
            "COMPLAINT",
            "PRODUCT_NOT_AVAILABLE",
            "PAID_VALUE_TOO_LOW",
            "OVERPAID",
            "CANCELLED_BY_BUYER",
            "NOT_COLLECTED",
        ]
        | str
    )
    status: (
        Literal["SUCCESS", "CANCELED", "PARTIAL", "IN_PROGRESS", "VALIDATED", "VALIDATE_FAILED", "NEW"] | str
    )
    created_at: Timestamp
    total_value: Price
    order: RefundOrder | None = None
    line_items: list[RefundLineItem] | None = None
    deposits: list[RefundLineItemDeposit] | None = None
    delivery: RefundDetailsDelivery | None = None
    overpaid: RefundDetailsOverpaid | None = None
    surcharges: list[PaymentsSurcharge] | None = None
    additional_services: RefundDetailsAdditionalServices | None = None
    seller_comment: str | None = None


class PaymentRefunds(AllegroModel):
    """Answer of `payments.list_refunds`."""

    refunds: list[RefundDetails] | None = None
    count: int | None = None
    total_count: int | None = None
