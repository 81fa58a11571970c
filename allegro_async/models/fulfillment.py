"""Models of the area `fulfillment`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Date, Number, Sent, Tagged, Timestamp, UnknownModel

from .common import Problem


class AdvanceShipNoticeCourier(AllegroModel):
    """Part of `CourierBySellerShipping`."""

    id: str | None = None
    name: str | None = None
    tracking_numbers: list[str] | None = None


class AdvanceShipNoticeHandlingUnit(AllegroModel):
    """Part of `AdvanceShipNotice`, `AdvanceShipNoticeListItemResponse`, `AdvanceShipNoticeResponse` and 3 more."""

    unit_type: str | None = None
    amount: int | None = None
    labels_type: str | None = None


class AdvanceShipNoticeLabels(AllegroModel):
    """Part of `AdvanceShipNoticeListItemResponse`, `AdvanceShipNoticeResponse` and `CreateAdvanceShipNoticeResponse`."""

    file_url: str | None = None


class AdvanceShipNoticeProduct(AllegroModel):
    """Part of `AdvanceShipNoticeItem` and `ReceivingEntry`."""

    id: str


AdvanceShipNoticeStatus: TypeAlias = (
    Literal["DRAFT", "IN_TRANSIT", "UNPACKING", "COMPLETED", "CANCELLED"] | str
)


class AdvanceShipNoticeSubmitInput(AllegroModel):
    """Part of `AdvanceShipNoticeSubmitCommand`."""

    advance_ship_notice_id: str


class AdvanceShipNoticeSubmitRunning(AllegroModel):
    """`AdvanceShipNoticeSubmitOutput` with the status `RUNNING`."""

    status: Literal["RUNNING"]


class AdvanceShipNoticeSubmitSuccessful(AllegroModel):
    """`AdvanceShipNoticeSubmitOutput` with the status `SUCCESSFUL`."""

    status: Literal["SUCCESSFUL"]


class AdvanceShipNoticeThirdParty(AllegroModel):
    """Part of `ThirdPartyDeliveryShipping`."""

    name: str | None = None
    order_number: str | None = None


class AlreadyInWarehouseShipping(AllegroModel):
    """`AdvanceShipNoticeShippingExtended` with the method `ALREADY_IN_WAREHOUSE`."""

    method: Literal["ALREADY_IN_WAREHOUSE"]
    estimated_time_of_arrival: Timestamp | None = None
    country_code: str | None = None


class AvailableProductResponse(AllegroModel):
    """Part of `AvailableProductsList`."""

    id: str | None = None
    name: str | None = None
    gtins: list[str] | None = None
    image: str | None = None


class AvailableProductsList(AllegroModel):
    """Answer of `fulfillment.list_available_products`."""

    products: list[AvailableProductResponse] | None = None
    count: int | None = None
    total_count: int | None = None


class CourierBySellerShipping(AllegroModel):
    """`AdvanceShipNoticeShipping` with the method `COURIER_BY_SELLER`."""

    method: Literal["COURIER_BY_SELLER"]
    courier: AdvanceShipNoticeCourier | None = None
    estimated_time_of_arrival: Timestamp | None = None
    country_code: str | None = None


class FulfillmentOrderParcelItem(AllegroModel):
    """Part of `FulfillmentOrderParcel`."""

    product_id: str | None = None
    quantity: int | None = None
    serial_numbers: list[str] | None = None
    expiration_date: Date | None = None
    offer_id: str | None = None


class FulfillmentRefundDispositionBuyer(AllegroModel):
    """Part of `FulfillmentRefundDisposition`."""

    login: str | None = None


class FulfillmentRefundDispositionProduct(AllegroModel):
    """Part of `FulfillmentRefundDisposition`."""

    gtins: list[str] | None = None
    name: str | None = None
    quantity: int | None = None


class FulfillmentRefundDispositionRefund(AllegroModel):
    """Part of `FulfillmentRefundDisposition`."""

    status: str | None = None
    details: Literal["NO_ACTION_NEEDED", "ACTION_NEEDED", "IN_PROGRESS"] | str | None = None


class OwnTransportShipping(AllegroModel):
    """`AdvanceShipNoticeShipping` with the method `OWN_TRANSPORT`."""

    method: Literal["OWN_TRANSPORT"]
    truck_licence_plate: str | None = None
    estimated_time_of_arrival: Timestamp | None = None
    country_code: str | None = None


class PhoneNumberWithCountryCode(AllegroModel):
    """Part of `FulfillmentWithdrawalAddress`."""

    country_code: Annotated[str, Sent(max_length=3, pattern="^[1-9]\\d{0,2}$")]
    number: Annotated[str, Sent(max_length=15, pattern="(\\d{1,15})")]


class ReceivingStatus(AllegroModel):
    """Part of `ReceivingEntry`."""

    quantity: int | None = None
    received_type: Literal["SELLABLE", "DAMAGE", "REJECT"] | str | None = None
    reason_code: (
        Literal[
            "SELLABLE",
            "DAMAGED_CARRIER_CLAIM",
            "DAMAGED_IN_TRANSPORT",
            "NO_BARCODE",
            "PRODUCT_NOT_ACCEPTABLE_IN_FULFILLMENT",
            "SHORT_EXPIRY_DATE",
            "UNACCEPTABLE_HAZMAT",
            "UNACCEPTABLE_PRODUCT_SIZE",
            "UNACCEPTABLE_PRODUCT_VARIANT",
            "UNSCANNABLE_BARCODE",
        ]
        | str
        | None
    ) = None


class ReserveInfo(AllegroModel):
    """Part of `StockProductItem`."""

    out_of_stock_in: float | None = None
    status: Literal["NOT_ENOUGH_DATA", "LOW_STOCK", "NORMAL", "EXCESS_ONE_YEAR"] | str | None = None


class StockProduct(AllegroModel):
    """Part of `StockProductItem`."""

    id: str | None = None
    name: str | None = None
    gtins: list[str] | None = None
    image: str | None = None


class StockQuantity(AllegroModel):
    """Part of `StockProductItem`."""

    available: int | None = None
    on_order: int | None = None
    on_hold: int | None = None


class StockSellingStats(AllegroModel):
    """Part of `StockProductItem`."""

    last_fourteen_days_average: float | None = None
    last_thirty_days_sum: int | None = None


class StockStorageFeeDetails(AllegroModel):
    """Part of `StockStorageFee`."""

    charged_items_quantity: int | None = None
    amount_net: Number | None = None
    amount_gross: Number | None = None
    currency: str | None = None


class TaxIdRequest(AllegroModel):
    """Body of `fulfillment.create_tax_id` and `fulfillment.replace_tax_id`."""

    tax_id: str | None = None


class TaxIdResponse(AllegroModel):
    """Answer of `fulfillment.get_tax_id`."""

    tax_id: str | None = None
    verification_status: str | None = None


class ThirdPartyDeliveryShipping(AllegroModel):
    """`AdvanceShipNoticeShipping` with the method `THIRD_PARTY_DELIVERY`."""

    method: Literal["THIRD_PARTY_DELIVERY"]
    third_party: AdvanceShipNoticeThirdParty | None = None
    estimated_time_of_arrival: Timestamp | None = None
    country_code: str | None = None


class UnknownAdvanceShipNoticeShippingExtended(UnknownModel):
    """`AdvanceShipNoticeShippingExtended` with a method that this library does not know yet."""

    method: str


class UnknownAdvanceShipNoticeSubmitOutput(UnknownModel):
    """`AdvanceShipNoticeSubmitOutput` with a status that this library does not know yet."""

    status: str


class AdvanceShipNoticeItem(AllegroModel):
    """Part of `AdvanceShipNotice`, `AdvanceShipNoticeListItemResponse`, `AdvanceShipNoticeResponse` and 3 more."""

    product: AdvanceShipNoticeProduct
    quantity: Annotated[int, Sent(ge=1, le=1000000)]


AdvanceShipNoticeShipping: TypeAlias = Annotated[
    OwnTransportShipping | CourierBySellerShipping | ThirdPartyDeliveryShipping, Tagged("method")
]
AdvanceShipNoticeShippingExtended: TypeAlias = Annotated[
    OwnTransportShipping
    | CourierBySellerShipping
    | ThirdPartyDeliveryShipping
    | AlreadyInWarehouseShipping
    | UnknownAdvanceShipNoticeShippingExtended,
    Tagged("method", UnknownAdvanceShipNoticeShippingExtended),
]


class AdvanceShipNoticeSubmitFailed(AllegroModel):
    """`AdvanceShipNoticeSubmitOutput` with the status `FAILED`."""

    status: Literal["FAILED"]
    errors: list[Problem]


AdvanceShipNoticeSubmitOutput: TypeAlias = Annotated[
    AdvanceShipNoticeSubmitRunning
    | AdvanceShipNoticeSubmitSuccessful
    | AdvanceShipNoticeSubmitFailed
    | UnknownAdvanceShipNoticeSubmitOutput,
    Tagged("status", UnknownAdvanceShipNoticeSubmitOutput),
]


class CreateAdvanceShipNoticeRequest(AllegroModel):
    """Body of `fulfillment.create_advance_ship_notice`."""

    items: list[AdvanceShipNoticeItem]
    handling_unit: AdvanceShipNoticeHandlingUnit | None = None
    shipping: AdvanceShipNoticeShipping | None = None
    declared_volume_in_cc: Number | None = None


class CreateAdvanceShipNoticeResponse(AllegroModel):
    """Answer of `fulfillment.create_advance_ship_notice`."""

    id: str
    display_number: str
    status: AdvanceShipNoticeStatus
    created_at: Timestamp
    updated_at: Timestamp
    items: list[AdvanceShipNoticeItem]
    handling_unit: AdvanceShipNoticeHandlingUnit | None = None
    labels: AdvanceShipNoticeLabels | None = None
    shipping: AdvanceShipNoticeShippingExtended | None = None
    volume_in_cc: Number | None = None


class FulfillmentOrderParcel(AllegroModel):
    """Part of `FulfillmentOrder`."""

    waybill: str | None = None
    items: list[FulfillmentOrderParcelItem] | None = None


class FulfillmentRefundDisposition(AllegroModel):
    """Part of `FulfillmentRefundDispositionsResponse`."""

    type: Literal["RETURN", "BOUNCE"] | str | None = None
    refund: FulfillmentRefundDispositionRefund | None = None
    stock_status: Literal["SELLABLE", "NON_SELLABLE", "MISSING", "ITEM_MISMATCH"] | str | None = None
    verification_status: str | None = None
    accountable_for_non_sellability: Literal["WAREHOUSE", "BUYER", "NOT_APPLICABLE"] | str | None = None
    order_id: str | None = None
    offer_id: str | None = None
    product: FulfillmentRefundDispositionProduct | None = None
    buyer: FulfillmentRefundDispositionBuyer | None = None
    created_at: Timestamp | None = None


class FulfillmentRefundDispositionsResponse(AllegroModel):
    """Answer of `fulfillment.list_refund_dispositions`."""

    report: list[FulfillmentRefundDisposition] | None = None


class FulfillmentWithdrawalAddress(AllegroModel):
    """Part of `FulfillmentRemovalPreference`."""

    company: Annotated[str, Sent(max_length=200)]
    street: Annotated[str, Sent(max_length=150, pattern="^[^\\*\\%\\&\\^\\#\\@\\!]*$")]
    postal_code: Annotated[str, Sent(max_length=12)]
    city: Annotated[str, Sent(max_length=50, pattern="^[^~!@#\\$%\\^&\\*(){}\\+=|:;\\?\\[\\]]*$")]
    country_code: str
    phone: PhoneNumberWithCountryCode
    additional_info: Annotated[str | None, Sent(max_length=300)] = None


class ReceivingEntry(AllegroModel):
    """Part of `ReceivingState`."""

    expected: int | None = None
    product: AdvanceShipNoticeProduct | None = None
    received: list[ReceivingStatus] | None = None


class ReceivingState(AllegroModel):
    """Answer of `fulfillment.get_receiving_state`."""

    updated_at: Timestamp | None = None
    stage: Literal["IN_PROGRESS", "COMPLETED"] | str | None = None
    display_number: str | None = None
    content: list[ReceivingEntry] | None = None


class StockStorageFee(AllegroModel):
    """Part of `StockProductItem`."""

    status: Literal["NOT_APPLICABLE", "CHARGED"] | str | None = None
    fee_status_at: str | None = None
    details: StockStorageFeeDetails | None = None


class UpdateSubmittedAdvanceShipNoticeRequest(AllegroModel):
    """Body of `fulfillment.replace_submitted_advance_ship_notice`."""

    items: list[AdvanceShipNoticeItem] | None = None
    handling_unit: AdvanceShipNoticeHandlingUnit | None = None
    shipping: AdvanceShipNoticeShipping | None = None
    declared_volume_in_cc: Number | None = None


class AdvanceShipNotice(AllegroModel):
    """Body of `fulfillment.replace_advance_ship_notice`."""

    items: list[AdvanceShipNoticeItem]
    handling_unit: AdvanceShipNoticeHandlingUnit | None = None
    shipping: AdvanceShipNoticeShipping | None = None
    declared_volume_in_cc: Number | None = None


class AdvanceShipNoticeListItemResponse(AllegroModel):
    """Part of `AdvanceShipNoticeList`."""

    id: str
    display_number: str
    status: AdvanceShipNoticeStatus
    created_at: Timestamp
    updated_at: Timestamp
    items: list[AdvanceShipNoticeItem]
    handling_unit: AdvanceShipNoticeHandlingUnit | None = None
    labels: AdvanceShipNoticeLabels | None = None
    shipping: AdvanceShipNoticeShippingExtended | None = None
    submitted_at: Timestamp | None = None


class AdvanceShipNoticeResponse(AllegroModel):
    """Answer of `fulfillment.get_advance_ship_notice`, `fulfillment.replace_advance_ship_notice` and `fulfillment.replace_submitted_advance_ship_notice`."""

    id: str
    display_number: str
    status: AdvanceShipNoticeStatus
    created_at: Timestamp
    updated_at: Timestamp
    items: list[AdvanceShipNoticeItem]
    handling_unit: AdvanceShipNoticeHandlingUnit | None = None
    labels: AdvanceShipNoticeLabels | None = None
    shipping: AdvanceShipNoticeShippingExtended | None = None
    submitted_at: Timestamp | None = None
    volume_in_cc: Number | None = None


class AdvanceShipNoticeSubmitCommand(AllegroModel):
    """Body of `fulfillment.submit_advance_ship_notice`; answer of `fulfillment.get_advance_ship_notice_submission` and `fulfillment.submit_advance_ship_notice`."""

    input: AdvanceShipNoticeSubmitInput
    id: str | None = None
    output: AdvanceShipNoticeSubmitOutput | None = None


class FulfillmentOrder(AllegroModel):
    """Answer of `fulfillment.get_order_parcels`."""

    order_id: str | None = None
    parcels: list[FulfillmentOrderParcel] | None = None


class FulfillmentRemovalPreference(AllegroModel):
    """Body of `fulfillment.replace_removal_preferences`; answer of `fulfillment.get_removal_preferences` and `fulfillment.replace_removal_preferences`."""

    operation: Literal["WITHDRAWAL", "DISPOSAL"] | str
    address: FulfillmentWithdrawalAddress | None = None


class StockProductItem(AllegroModel):
    """Part of `StockProductList`."""

    product: StockProduct | None = None
    quantity: StockQuantity | None = None
    selling_stats: StockSellingStats | None = None
    reserve: ReserveInfo | None = None
    storage_fee: StockStorageFee | None = None
    offer_id: str | None = None


class StockProductList(AllegroModel):
    """Answer of `fulfillment.list_stock`."""

    stock: list[StockProductItem] | None = None
    count: int | None = None
    total_count: int | None = None


class AdvanceShipNoticeList(AllegroModel):
    """Answer of `fulfillment.list_advance_ship_notices`."""

    advance_ship_notices: list[AdvanceShipNoticeListItemResponse]
    count: int
    total_count: int
