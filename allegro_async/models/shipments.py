"""Models of the area `shipments`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Amount, Date, Number, Sent, Timestamp

from .common import MoneyDto


class AdditionalPropertyDto(AllegroModel):
    """Part of `DeliveryOptionDto` and `DeliveryServiceDto`."""

    id: str
    name: str
    description: str
    required: bool
    read_only: bool


class BadRequestProblem(AllegroModel):
    """Part of `CancelShipmentCommandStatusDto`, `CreatePickupCommandStatusDto` and `CreateShipmentCommandStatusDto`."""

    code: str | None = None
    details: str | None = None
    message: str | None = None
    path: str | None = None
    user_message: str | None = None


class CancelShipmentCommandStatusDto(AllegroModel):
    """Answer of `shipments.get_cancellation`."""

    command_id: str | None = None
    status: Literal["IN_PROGRESS", "SUCCESS", "ERROR"] | str | None = None
    errors: list[BadRequestProblem] | None = None
    shipment_id: str | None = None


class CashOnDeliveryDto(AllegroModel):
    """Part of `ShipmentCreateRequestDto` and `ShipmentDto`."""

    amount: Amount
    currency: Annotated[str, Sent(pattern="[A-Z]{3}")]
    owner_name: str | None = None
    iban: str | None = None


class CashOnDeliveryLimitDto(AllegroModel):
    """Part of `DeliveryServiceDto`."""

    limit: Number | None = None
    currency: str | None = None
    payment_type: Literal["MONEY_TRANSFER", "WALLET_TRANSFER"] | str | None = None
    force_require_iban: bool | None = None


class CreatePickupCommandStatusDto(AllegroModel):
    """Answer of `shipments.get_pickup_creation`."""

    command_id: str | None = None
    status: Literal["IN_PROGRESS", "SUCCESS", "ERROR"] | str | None = None
    errors: list[BadRequestProblem] | None = None
    pickup_id: str | None = None
    carrier_pickup_id: str | None = None


class CreateShipmentCommandStatusDto(AllegroModel):
    """Answer of `shipments.get_creation`."""

    command_id: str | None = None
    status: Literal["IN_PROGRESS", "SUCCESS", "ERROR"] | str | None = None
    errors: list[BadRequestProblem] | None = None
    shipment_id: str | None = None


DeliveryPaymentDto: TypeAlias = Literal["PREPAID", "POSTPAID"] | str


class DeliveryServiceIdDto(AllegroModel):
    """Part of `DeliveryServiceDto`."""

    delivery_method_id: str | None = None
    credentials_id: str | None = None


DeliveryTypeDto: TypeAlias = Literal["DOOR", "APM", "PUDO"] | str


class DimensionValue(AllegroModel):
    """Part of `DeliveryOptionDtoLimitsDimensions`, `PackageDto` and `PackageRequestDto`."""

    value: Number
    unit: Literal["CENTIMETER"] | str | None


class InsuranceDto(AllegroModel):
    """Part of `ShipmentCreateRequestDto` and `ShipmentDto`."""

    amount: Amount
    currency: Annotated[str, Sent(pattern="[A-Z]{3}")]


class LabelRequestDtoSummaryReport(AllegroModel):
    """Part of `LabelRequestDto`."""

    placement: Literal["LAST", "EVERY"] | str
    fields: list[
        Literal[
            "WAYBILL",
            "ORDER_ID",
            "BUYER_LOGIN",
            "ITEMS",
            "DIMS_AND_WEIGHT",
            "ADD_LABEL_TEXT",
            "NOTES_FOR_ORDER",
            "REF_NUMBER",
            "COD",
            "INSURANCE",
        ]
        | str
    ]


class LimitWithCurrencyDto(AllegroModel):
    """Part of `DeliveryServiceDto`."""

    limit: Number | None = None
    currency: str | None = None


PackageTypeDto: TypeAlias = Literal["DOX", "PACKAGE", "PALLET", "OTHER"] | str


class PickupDateProposalDto(AllegroModel):
    """Part of `PickupDateProposalsDto`."""

    id: str
    name: str
    description: str | None = None


class PickupTimeDto(AllegroModel):
    """Part of `PickupCreateRequestDto` and `PickupDateProposalsDto`."""

    date: Date
    min_time: str | None = None
    max_time: str | None = None


class ReceiverAddressDto(AllegroModel):
    """Part of `ShipmentCreateRequestDto` and `ShipmentDto`."""

    street: str
    postal_code: str
    city: str
    country_code: Annotated[str, Sent(pattern="[A-Z]{2}")]
    email: str
    phone: str
    name: str | None = None
    company: str | None = None
    state: str | None = None
    point: str | None = None


class SenderAddressDto(AllegroModel):
    """Part of `PickupDto`, `ShipmentCreateRequestDto` and `ShipmentDto`."""

    street: str
    postal_code: str
    city: str
    country_code: Annotated[str, Sent(pattern="[A-Z]{2}")]
    email: str
    phone: str
    name: str | None = None
    company: str | None = None
    state: str | None = None
    point: str | None = None


class ShipmentAdditionalServiceDto(AllegroModel):
    """Part of `DeliveryOptionDto` and `DeliveryServiceDto`."""

    id: str
    name: str
    description: str | None = None


class ShipmentAddressDto(AllegroModel):
    """Part of `PickupCreateRequestDto`, `PickupProposalsRequestDto` and `PickupProposalsResponseDto`."""

    street: str
    postal_code: str
    city: str
    country_code: Annotated[str, Sent(pattern="[A-Z]{2}")]
    email: str
    phone: str
    name: str | None = None
    company: str | None = None
    state: str | None = None


class ShipmentCancelRequestDto(AllegroModel):
    """Part of `ShipmentCancelCommandDto`."""

    shipment_id: str


class ShipmentIdsDto(AllegroModel):
    """Body of `shipments.get_protocol`."""

    shipment_ids: Annotated[list[str], Sent(min_length=1, max_length=2147483647)]


class TransportingInfoDto(AllegroModel):
    """Part of `PackageDto`."""

    carrier_id: str
    carrier_waybill: str | None = None


class WeightValue(AllegroModel):
    """Part of `DeliveryOptionDtoLimits`, `PackageDto` and `PackageRequestDto`."""

    value: Amount
    unit: Literal["KILOGRAMS"] | str | None


class DeliveryOptionDtoLimitsDimensions(AllegroModel):
    """Part of `DeliveryOptionDtoLimits`."""

    length: DimensionValue | None = None
    width: DimensionValue | None = None
    height: DimensionValue | None = None


class DeliveryServiceDto(AllegroModel):
    """Part of `DeliveryServicesDto`."""

    id: DeliveryServiceIdDto | None = None
    name: str | None = None
    carrier_id: str | None = None
    additional_services: list[ShipmentAdditionalServiceDto] | None = None
    additional_properties: list[AdditionalPropertyDto] | None = None
    owner: Literal["ALLEGRO", "CLIENT"] | str | None = None
    marketplaces: list[str] | None = None
    package_types: list[Literal["DOX", "PACKAGE", "PALLET", "OTHER"] | str] | None = None
    cash_on_delivery: CashOnDeliveryLimitDto | None = None
    insurance: LimitWithCurrencyDto | None = None
    features: dict[str, str] | None = None


class DeliveryServicesDto(AllegroModel):
    """Answer of `shipments.list_delivery_services`."""

    services: list[DeliveryServiceDto] | None = None


class LabelRequestDto(AllegroModel):
    """Body of `shipments.get_labels`."""

    shipment_ids: Annotated[list[str], Sent(min_length=1, max_length=2147483647)]
    page_size: Literal["A4", "A6"] | str | None = None
    cut_line: bool | None = None
    summary_report: LabelRequestDtoSummaryReport | None = None


class PackageDto(AllegroModel):
    """Part of `ShipmentDto`."""

    waybill: str | None = None
    type: Literal["DOX", "PACKAGE", "PALLET", "OTHER"] | str | None = None
    length: DimensionValue | None = None
    width: DimensionValue | None = None
    height: DimensionValue | None = None
    weight: WeightValue | None = None
    text_on_label: str | None = None
    transporting_info: list[TransportingInfoDto] | None = None


class PackageRequestDto(AllegroModel):
    """Part of `ShipmentCreateRequestDto`."""

    type: PackageTypeDto
    length: DimensionValue
    width: DimensionValue
    height: DimensionValue
    weight: WeightValue
    text_on_label: str | None = None


class PickupCreateRequestDto(AllegroModel):
    """Part of `PickupCreateCommandDto`."""

    shipment_ids: Annotated[list[str], Sent(min_length=1, max_length=2147483647)]
    pickup_date_proposal_id: str
    address: ShipmentAddressDto
    pickup_time: PickupTimeDto | None = None


class PickupDateProposalsDto(AllegroModel):
    """Part of `PickupProposalsResponseDto`."""

    shipment_id: str | None = None
    proposal_items: list[PickupDateProposalDto] | None = None
    pickup_times: list[PickupTimeDto] | None = None


class PickupDto(AllegroModel):
    """Answer of `shipments.get_pickup`."""

    id: str | None = None
    carrier_pickup_id: str | None = None
    carrier: str | None = None
    pickup_carrier: str | None = None
    address: SenderAddressDto | None = None
    shipment_ids: list[str] | None = None
    waybills: list[str] | None = None


class PickupProposalsRequestDto(AllegroModel):
    """Body of `shipments.list_pickup_proposals`."""

    shipment_ids: Annotated[list[str], Sent(min_length=1, max_length=100)]
    address: ShipmentAddressDto
    ready_date: Date | None = None


class PickupProposalsResponseDto(AllegroModel):
    """Answer of `shipments.list_pickup_proposals`."""

    proposals: list[PickupDateProposalsDto] | None = None
    address: ShipmentAddressDto | None = None


class ShipmentCancelCommandDto(AllegroModel):
    """Body of `shipments.cancel`; answer of `shipments.cancel`."""

    input: ShipmentCancelRequestDto
    command_id: str | None = None


class ShipmentCreateRequestDto(AllegroModel):
    """Part of `DeliveryProposalDto` and `ShipmentCreateCommandDto`."""

    sender: SenderAddressDto
    receiver: ReceiverAddressDto
    packages: list[PackageRequestDto]
    delivery_method_id: str | None = None
    credentials_id: str | None = None
    reference_number: str | None = None
    insurance: InsuranceDto | None = None
    cash_on_delivery: CashOnDeliveryDto | None = None
    label_format: Literal["PDF", "ZPL"] | str | None = None
    additional_services: list[str] | None = None
    additional_properties: dict[str, str] | None = None


class ShipmentDto(AllegroModel):
    """Answer of `shipments.get`."""

    id: str | None = None
    delivery_method_id: str | None = None
    credentials_id: str | None = None
    sender: SenderAddressDto | None = None
    receiver: ReceiverAddressDto | None = None
    reference_number: str | None = None
    packages: list[PackageDto] | None = None
    insurance: InsuranceDto | None = None
    cash_on_delivery: CashOnDeliveryDto | None = None
    created_date: Timestamp | None = None
    canceled_date: Timestamp | None = None
    carrier: str | None = None
    label_format: Literal["PDF", "ZPL", "EPL"] | str | None = None
    additional_services: list[str] | None = None
    additional_properties: dict[str, str] | None = None
    transport: list[str] | None = None
    pickup_available: bool | None = None


class DeliveryOptionDtoLimits(AllegroModel):
    """Part of `DeliveryOptionDto`."""

    cash_on_delivery: MoneyDto | None = None
    insurance: MoneyDto | None = None
    dimensions: DeliveryOptionDtoLimitsDimensions | None = None
    weight: WeightValue | None = None


class PickupCreateCommandDto(AllegroModel):
    """Body of `shipments.create_pickup`; answer of `shipments.create_pickup`."""

    input: PickupCreateRequestDto
    command_id: str | None = None


class ShipmentCreateCommandDto(AllegroModel):
    """Body of `shipments.create`; answer of `shipments.create`."""

    input: ShipmentCreateRequestDto
    command_id: str | None = None


class DeliveryOptionDto(AllegroModel):
    """Part of `DeliveryProposalDto`."""

    delivery_type: DeliveryTypeDto | None = None
    payment_type: DeliveryPaymentDto | None = None
    package_type: PackageTypeDto | None = None
    origin_country: str | None = None
    destination_country: str | None = None
    limits: DeliveryOptionDtoLimits | None = None
    additional_services: list[ShipmentAdditionalServiceDto] | None = None
    additional_properties: list[AdditionalPropertyDto] | None = None


class DeliveryProposalDto(AllegroModel):
    """Answer of `shipments.get_delivery_proposals`."""

    order_id: str | None = None
    suggested_input: ShipmentCreateRequestDto | None = None
    delivery_options: list[DeliveryOptionDto] | None = None
