"""Models of the area `orders`."""

from typing import Annotated, Literal, TypeAlias
from pydantic import Field
from allegro_async._model import AllegroModel, Sent, Timestamp

from .common import Coordinates, ExternalId, Price

AllegroCarrier: TypeAlias = Literal["UPS", "ALLEGRO_ONE_KURIER", "DPD"] | str


class AllegroPickupDropOffPointOpeningItem(AllegroModel):
    """Part of `AllegroPickupDropOffPoint`."""

    day_of_week: str
    from_: Annotated[str, Field(alias="from")]
    to: str


class AllegroPickupDropOffPointPayment(AllegroModel):
    """Part of `AllegroPickupDropOffPoint`."""

    method: Literal["CASH", "CARD"] | str


class AllegroPickupDropOffPointRestriction(AllegroModel):
    """Part of `AllegroPickupDropOffPoint`."""

    type: Literal["OVERLOADED"] | str


class AllegroPickupDropOffPointService(AllegroModel):
    """Part of `AllegroPickupDropOffPoint`."""

    type: Literal["PICKUP", "DROPOFF"] | str


class BuyerPreferencesReference(AllegroModel):
    """Part of `BuyerReference` and `CheckoutFormBuyerReference`."""

    language: str | None = None


class BuyerReference(AllegroModel):
    """Part of `OrderEventData`."""

    id: str
    email: str
    login: str
    guest: bool
    preferences: BuyerPreferencesReference | None = None


class CheckoutFormAddWaybillCreatedLineItem(AllegroModel):
    """Part of `CheckoutFormAddWaybillCreated`."""

    id: str | None = None


class CheckoutFormAddWaybillRequestLineItem(AllegroModel):
    """Part of `CheckoutFormAddWaybillRequest`."""

    id: str


class CheckoutFormBuyerAddressReference(AllegroModel):
    """Part of `CheckoutFormBuyerReference`."""

    street: str | None = None
    city: str | None = None
    post_code: str | None = None
    country_code: str | None = None


class CheckoutFormBuyerReference(AllegroModel):
    """Part of `CheckoutForm`."""

    id: str
    email: str
    login: str
    guest: bool
    first_name: str | None = None
    last_name: str | None = None
    company_name: str | None = None
    personal_identity: str | None = None
    phone_number: str | None = None
    preferences: BuyerPreferencesReference | None = None
    address: CheckoutFormBuyerAddressReference | None = None


class CheckoutFormDeliveryAddress(AllegroModel):
    """Part of `CheckoutFormDeliveryReference`."""

    first_name: str
    last_name: str
    street: str
    city: str
    zip_code: str
    country_code: str
    company_name: str | None = None
    phone_number: str | None = None
    modified_at: Timestamp | None = None


class CheckoutFormDeliveryCancellation(AllegroModel):
    """Part of `CheckoutFormDeliveryReference`."""

    date: Timestamp


class CheckoutFormDeliveryMethod(AllegroModel):
    """Part of `CheckoutFormDeliveryReference`."""

    id: str | None = None
    name: str | None = None


class CheckoutFormDeliveryPickupPointAddress(AllegroModel):
    """Part of `CheckoutFormDeliveryPickupPoint`."""

    street: str | None = None
    zip_code: str | None = None
    city: str | None = None
    country_code: str | None = None


class CheckoutFormDeliveryTimeDispatch(AllegroModel):
    """Part of `CheckoutFormDeliveryTime`."""

    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class CheckoutFormDeliveryTimeGuaranteed(AllegroModel):
    """Part of `CheckoutFormDeliveryTime`."""

    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class CheckoutFormFulfillmentProvider(AllegroModel):
    """Part of `CheckoutFormFulfillment`."""

    id: Literal["SELLER", "ALLEGRO"] | str | None = None


CheckoutFormFulfillmentShipmentSummaryLineItemsSent: TypeAlias = Literal["NONE", "SOME", "ALL"] | str
CheckoutFormFulfillmentStatus: TypeAlias = (
    Literal[
        "NEW",
        "PROCESSING",
        "READY_FOR_SHIPMENT",
        "READY_FOR_PICKUP",
        "SENT",
        "PICKED_UP",
        "CANCELLED",
        "SUSPENDED",
        "RETURNED",
    ]
    | str
)


class CheckoutFormInvoiceAddressCompanyId(AllegroModel):
    """Part of `CheckoutFormInvoiceAddressCompany`."""

    type: Literal["PL_NIP", "CZ_ICO", "CZ_DIC", "HU_ADOSZAM", "SK_ICO", "SK_IC_DPH", "VAT_EU", "OTHER"] | str
    value: str


class CheckoutFormInvoiceAddressNaturalPerson(AllegroModel):
    """Part of `CheckoutFormInvoiceAddress`."""

    first_name: str
    last_name: str


class CheckoutFormLineItemSerialNumbersEntry(AllegroModel):
    """Part of `CheckoutFormLineItemSerialNumbers`."""

    value: str
    returned: bool | None = None


class CheckoutFormLineItemSetSerialNumbersEntryRequest(AllegroModel):
    """Part of `CheckoutFormLineItemSetSerialNumbersEntriesRequest`."""

    value: str


class CheckoutFormLineItemTax(AllegroModel):
    """Part of `CheckoutFormLineItem`."""

    rate: str | None = None
    subject: str | None = None
    exemption: str | None = None


class CheckoutFormMarketplace(AllegroModel):
    """Part of `CheckoutForm`."""

    id: str


class CheckoutFormNoteReference(AllegroModel):
    """Part of `CheckoutForm`."""

    text: str | None = None


CheckoutFormPaymentProvider: TypeAlias = Literal["PAYU", "P24", "AF", "OFFLINE", "EPT"] | str
CheckoutFormPaymentType: TypeAlias = (
    Literal["CASH_ON_DELIVERY", "WIRE_TRANSFER", "ONLINE", "SPLIT_PAYMENT", "EXTENDED_TERM"] | str
)


class CheckoutFormReference(AllegroModel):
    """Part of `OrderEventData`."""

    id: str
    revision: str | None = None


CheckoutFormStatus: TypeAlias = Literal["BOUGHT", "FILLED_IN", "READY_FOR_PROCESSING", "CANCELLED"] | str


class CheckoutFormsNewOrderInvoiceFile(AllegroModel):
    """Part of `CheckoutFormsNewOrderInvoice`."""

    name: str


class CheckoutFormsNewOrderInvoiceId(AllegroModel):
    """Answer of `orders.add_invoice`."""

    id: str | None = None


class CheckoutFormsOrderInvoiceFileSecurityVerification(AllegroModel):
    """Part of `CheckoutFormsOrderInvoiceFile`."""

    status: Literal["ACCEPTED", "REJECTED", "WAITING"] | str | None = None
    verified_at: Timestamp | None = None


class CheckoutFormsOrderInvoiceFileVerificationDetails(AllegroModel):
    """Part of `CheckoutFormsOrderInvoiceFileVerification`."""

    type: Literal["WARNING", "ERROR"] | str | None = None
    code: str | None = None
    message: str | None = None


class CheckoutFormsOrderLink(AllegroModel):
    """Part of `CheckoutFormsOrderInvoices`."""

    id: str | None = None
    url: str | None = None
    created_at: Timestamp | None = None


class LatestOrderEvent(AllegroModel):
    """Part of `OrderEventStats`."""

    id: str
    occurred_at: Timestamp


class LineItemDiscount(AllegroModel):
    """Part of `CheckoutFormLineItem`."""

    type: (
        Literal[
            "BUNDLE",
            "UNIT_PERCENTAGE_DISCOUNT",
            "WHOLESALE_PRICE_LIST",
            "LARGE_ORDER_DISCOUNT",
            "TURNOVER_DISCOUNT",
            "COUPON",
            "CAMPAIGN",
        ]
        | str
        | None
    ) = None


class NewOrderBillingDocumentLink(AllegroModel):
    """Body of `orders.add_document_link`."""

    url: str


class OfferProductSetProductReference(AllegroModel):
    """Part of `OfferProductSetReference`."""

    id: str
    quantity: int | None = None


class OfferProductSetReference(AllegroModel):
    """Part of `OfferReference`."""

    products: list[OfferProductSetProductReference]


class OfferReference(AllegroModel):
    """Part of `CheckoutFormLineItem`."""

    id: str
    name: str
    external: ExternalId | None = None
    product_set: OfferProductSetReference | None = None
    hs_number: str | None = None


class OrderEventStats(AllegroModel):
    """Answer of `orders.event_statistics`."""

    latest_event: LatestOrderEvent | None = None


OrderEventType: TypeAlias = (
    Literal[
        "BOUGHT",
        "FILLED_IN",
        "READY_FOR_PROCESSING",
        "BUYER_CANCELLED",
        "FULFILLMENT_STATUS_CHANGED",
        "BUYER_MODIFIED",
        "AUTO_CANCELLED",
    ]
    | str
)


class OrderLineItemOfferReference(AllegroModel):
    """Part of `OrderLineItem`."""

    id: str
    name: str
    external: ExternalId | None = None


class OrderMarketplace(AllegroModel):
    """Part of `OrderEventData`."""

    id: str


class OrdersShippingCarrier(AllegroModel):
    """Part of `OrdersShippingCarriersResponse`."""

    id: str | None = None
    name: str | None = None


class OrdersShippingCarriersResponse(AllegroModel):
    """Answer of `orders.list_carriers`."""

    carriers: list[OrdersShippingCarrier] | None = None


class ParcelTrackingStatus(AllegroModel):
    """Part of `ParcelTrackingHistoryTrackingDetails`."""

    occurred_at: Timestamp
    code: (
        Literal[
            "AVAILABLE_FOR_PICKUP",
            "DELIVERED",
            "IN_TRANSIT",
            "ISSUE",
            "NOTICE_LEFT",
            "PENDING",
            "RELEASED_FOR_DELIVERY",
            "RETURNED",
        ]
        | str
    )
    description: str | None = None


class SellerReference(AllegroModel):
    """Part of `OrderEventData`."""

    id: str


class AllegroPickupDropOffPointAddress(AllegroModel):
    """Part of `AllegroPickupDropOffPoint`."""

    post_code: str
    city: str
    street: str
    country_code: str
    coordinates: Coordinates


class CheckoutFormAddWaybillCreated(AllegroModel):
    """Answer of `orders.add_shipment`."""

    id: str | None = None
    waybill: str | None = None
    carrier_id: str | None = None
    carrier_name: str | None = None
    line_items: list[CheckoutFormAddWaybillCreatedLineItem] | None = None
    created_at: Timestamp | None = None


class CheckoutFormAddWaybillRequest(AllegroModel):
    """Body of `orders.add_shipment`."""

    carrier_id: str
    waybill: Annotated[str, Sent(max_length=64)]
    carrier_name: Annotated[str | None, Sent(max_length=30)] = None
    line_items: list[CheckoutFormAddWaybillRequestLineItem] | None = None


class CheckoutFormAdditionalService(AllegroModel):
    """Part of `CheckoutFormLineItem`."""

    definition_id: str | None = None
    name: str | None = None
    price: Price | None = None
    quantity: int | None = None


class CheckoutFormDeliveryPickupPoint(AllegroModel):
    """Part of `CheckoutFormDeliveryReference`."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    address: CheckoutFormDeliveryPickupPointAddress | None = None


class CheckoutFormDeliveryTime(AllegroModel):
    """Part of `CheckoutFormDeliveryReference`."""

    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None
    guaranteed: CheckoutFormDeliveryTimeGuaranteed | None = None
    dispatch: CheckoutFormDeliveryTimeDispatch | None = None


class CheckoutFormFulfillmentShipmentSummary(AllegroModel):
    """Part of `CheckoutFormFulfillment`."""

    line_items_sent: CheckoutFormFulfillmentShipmentSummaryLineItemsSent | None = None


class CheckoutFormInvoiceAddressCompany(AllegroModel):
    """Part of `CheckoutFormInvoiceAddress`."""

    name: str
    vat_payer_status: Literal["ACTIVE", "NON_ACTIVE", "NOT_APPLICABLE"] | str
    ids: list[CheckoutFormInvoiceAddressCompanyId] | None = None
    tax_id: str | None = None


class CheckoutFormLineItemSerialNumbers(AllegroModel):
    """Part of `CheckoutFormLineItem`."""

    expected: bool | None = None
    entries: list[CheckoutFormLineItemSerialNumbersEntry] | None = None


class CheckoutFormLineItemSetSerialNumbersEntriesRequest(AllegroModel):
    """Part of `CheckoutFormLineItemSetSerialNumbersRequest`."""

    entries: list[CheckoutFormLineItemSetSerialNumbersEntryRequest]


class CheckoutFormLineItemSetSerialNumbersRequest(AllegroModel):
    """Part of `CheckoutFormLineItemsSetSerialNumbersRequest`."""

    id: str
    serial_numbers: CheckoutFormLineItemSetSerialNumbersEntriesRequest


class CheckoutFormLineItemsSetSerialNumbersRequest(AllegroModel):
    """Body of `orders.set_serial_numbers`."""

    line_items: list[CheckoutFormLineItemSetSerialNumbersRequest]


class CheckoutFormOrderWaybillResponse(AllegroModel):
    """Answer of `orders.list_shipments`."""

    shipments: list[CheckoutFormAddWaybillCreated] | None = None


class CheckoutFormPaymentReference(AllegroModel):
    """Part of `CheckoutForm`."""

    id: str
    type: CheckoutFormPaymentType
    provider: CheckoutFormPaymentProvider | None = None
    finished_at: Timestamp | None = None
    paid_amount: Price | None = None
    reconciliation: Price | None = None
    features: list[str] | None = None


class CheckoutFormSummary(AllegroModel):
    """Part of `CheckoutForm`."""

    total_to_pay: Price


class CheckoutFormsNewOrderInvoice(AllegroModel):
    """Body of `orders.add_invoice`."""

    file: CheckoutFormsNewOrderInvoiceFile
    invoice_number: str | None = None


class CheckoutFormsOrderInvoiceFileVerification(AllegroModel):
    """Part of `CheckoutFormsOrderInvoiceFile`."""

    status: (
        Literal["NOT_APPLICABLE", "WAITING", "ACCEPTED", "ACCEPTED_WITH_WARNINGS", "REJECTED"] | str | None
    ) = None
    details: list[CheckoutFormsOrderInvoiceFileVerificationDetails] | None = None


class LineItemDeposit(AllegroModel):
    """Part of `CheckoutFormLineItem`."""

    price: Price


class LineItemReconciliation(AllegroModel):
    """Part of `CheckoutFormLineItem`."""

    value: Price | None = None
    type: Literal["BILLING", "WALLET"] | str | None = None
    quantity: int | None = None


class LineItemVoucher(AllegroModel):
    """Part of `CheckoutFormLineItem`."""

    type: Literal["NOTEBOOKS_FOR_TEACHERS"] | str
    code: str | None = None
    status: Literal["ACTIVE", "CANCELLED"] | str | None = None
    external_transaction_id: str | None = None
    value: Price | None = None


class OrderLineItem(AllegroModel):
    """Part of `OrderEventData`."""

    id: str
    offer: OrderLineItemOfferReference
    quantity: int
    price: Price
    original_price: Price | None = None
    bought_at: Timestamp | None = None


class ParcelTrackingHistoryTrackingDetails(AllegroModel):
    """Part of `ParcelTrackingHistory`."""

    statuses: list[ParcelTrackingStatus]
    created_at: Timestamp
    updated_at: Timestamp


class AllegroPickupDropOffPoint(AllegroModel):
    """Part of `AllegroPickupDropOffPointsResponse`."""

    id: str
    name: str
    type: Literal["PUDO", "APM"] | str
    services: list[AllegroPickupDropOffPointService]
    restrictions: list[AllegroPickupDropOffPointRestriction]
    payments: list[AllegroPickupDropOffPointPayment]
    address: AllegroPickupDropOffPointAddress
    opening: list[AllegroPickupDropOffPointOpeningItem]
    carriers: list[AllegroCarrier]
    description: str | None = None


class AllegroPickupDropOffPointsResponse(AllegroModel):
    """Answer of `orders.list_pickup_points`."""

    points: list[AllegroPickupDropOffPoint] | None = None


class CheckoutFormDeliveryReference(AllegroModel):
    """Part of `CheckoutForm`."""

    address: CheckoutFormDeliveryAddress | None = None
    method: CheckoutFormDeliveryMethod | None = None
    pickup_point: CheckoutFormDeliveryPickupPoint | None = None
    cost: Price | None = None
    time: CheckoutFormDeliveryTime | None = None
    smart: bool | None = None
    cancellation: CheckoutFormDeliveryCancellation | None = None
    calculated_number_of_packages: int | None = None


class CheckoutFormFulfillment(AllegroModel):
    """Body of `orders.set_fulfillment`."""

    status: CheckoutFormFulfillmentStatus | None = None
    shipment_summary: CheckoutFormFulfillmentShipmentSummary | None = None
    provider: CheckoutFormFulfillmentProvider | None = None


class CheckoutFormInvoiceAddress(AllegroModel):
    """Part of `CheckoutFormInvoiceInfo`."""

    street: str
    city: str
    zip_code: str
    country_code: str
    company: CheckoutFormInvoiceAddressCompany | None = None
    natural_person: CheckoutFormInvoiceAddressNaturalPerson | None = None


class CheckoutFormInvoiceInfo(AllegroModel):
    """Part of `CheckoutForm`."""

    required: bool
    address: CheckoutFormInvoiceAddress | None = None
    due_date: str | None = None
    features: list[str] | None = None


class CheckoutFormLineItem(AllegroModel):
    """Part of `CheckoutForm`."""

    id: str
    offer: OfferReference
    quantity: int
    original_price: Price
    price: Price
    deposit: LineItemDeposit | None = None
    reconciliation: LineItemReconciliation | None = None
    selected_additional_services: list[CheckoutFormAdditionalService] | None = None
    vouchers: list[LineItemVoucher] | None = None
    tax: CheckoutFormLineItemTax | None = None
    bought_at: Timestamp | None = None
    discounts: list[LineItemDiscount] | None = None
    serial_numbers: CheckoutFormLineItemSerialNumbers | None = None


class CheckoutFormsOrderInvoiceFile(AllegroModel):
    """Part of `CheckoutFormsOrderInvoice`."""

    name: str | None = None
    uploaded_at: Timestamp | None = None
    security_verification: CheckoutFormsOrderInvoiceFileSecurityVerification | None = None
    verification: CheckoutFormsOrderInvoiceFileVerification | None = None


class OrderEventData(AllegroModel):
    """Part of `OrderEvent`."""

    seller: SellerReference
    buyer: BuyerReference
    line_items: list[OrderLineItem]
    checkout_form: CheckoutFormReference | None = None
    marketplace: OrderMarketplace | None = None


class ParcelTrackingHistory(AllegroModel):
    """Part of `CarrierParcelTrackingResponse`."""

    waybill: str
    tracking_details: ParcelTrackingHistoryTrackingDetails | None = None


class CarrierParcelTrackingResponse(AllegroModel):
    """Answer of `orders.get_tracking`."""

    carrier_id: str
    waybills: list[ParcelTrackingHistory]


class CheckoutForm(AllegroModel):
    """Answer of `orders.get`."""

    id: str
    buyer: CheckoutFormBuyerReference
    status: CheckoutFormStatus
    line_items: list[CheckoutFormLineItem]
    surcharges: list[CheckoutFormPaymentReference]
    summary: CheckoutFormSummary
    message_to_seller: str | None = None
    payment: CheckoutFormPaymentReference | None = None
    fulfillment: CheckoutFormFulfillment | None = None
    delivery: CheckoutFormDeliveryReference | None = None
    invoice: CheckoutFormInvoiceInfo | None = None
    note: CheckoutFormNoteReference | None = None
    marketplace: CheckoutFormMarketplace | None = None
    updated_at: Timestamp | None = None
    revision: str | None = None


class CheckoutForms(AllegroModel):
    """Answer of `orders.search`."""

    checkout_forms: list[CheckoutForm]
    count: int
    total_count: int


class CheckoutFormsOrderInvoice(AllegroModel):
    """Part of `CheckoutFormsOrderInvoices`."""

    id: str | None = None
    invoice_number: str | None = None
    created_at: Timestamp | None = None
    file: CheckoutFormsOrderInvoiceFile | None = None


class CheckoutFormsOrderInvoices(AllegroModel):
    """Answer of `orders.get_invoices`."""

    order_mode: Literal["REGULAR", "UKRAINE_EXPORT"] | str | None = None
    invoices: list[CheckoutFormsOrderInvoice] | None = None
    links: list[CheckoutFormsOrderLink] | None = None
    has_external_invoices: bool | None = None


class OrderEvent(AllegroModel):
    """Part of `OrderEventsList`."""

    id: str
    order: OrderEventData
    type: OrderEventType
    occurred_at: Timestamp


class OrderEventsList(AllegroModel):
    """Answer of `orders.list_events`."""

    events: list[OrderEvent]
