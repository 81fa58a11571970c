"""Models of the area `after_sales`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Sent

from .common import Seller


class AfterSalesCreateAttachmentRequest(AllegroModel):
    """Body of `after_sales.create_attachment`."""

    name: str | None = None


class AfterSalesServicesAddress(AllegroModel):
    """Part of `ImpliedWarrantyRequest` and `ImpliedWarrantyResponse`."""

    name: Annotated[str, Sent(max_length=200)]
    street: Annotated[str, Sent(max_length=200)]
    post_code: str
    city: Annotated[str, Sent(max_length=200)]
    country_code: str


class AfterSalesServicesAttachment(AllegroModel):
    """Answer of `after_sales.create_attachment` and `after_sales.upload_attachment`."""

    id: str | None = None
    name: str | None = None
    url: str | None = None


class ImpliedWarrantyBasic(AllegroModel):
    """Part of `ImpliedWarrantiesList`."""

    id: str | None = None
    name: str | None = None


class ImpliedWarrantyPeriod(AllegroModel):
    """Part of `ImpliedWarrantyRequest` and `ImpliedWarrantyResponse`."""

    period: str | None = None


class ImpliedWarrantyRequest(AllegroModel):
    """Body of `after_sales.create_implied_warranty` and `after_sales.replace_implied_warranty`."""

    name: Annotated[str | None, Sent(max_length=200)] = None
    individual: ImpliedWarrantyPeriod | None = None
    corporate: ImpliedWarrantyPeriod | None = None
    address: AfterSalesServicesAddress | None = None
    description: Annotated[str | None, Sent(max_length=10240)] = None


class RestrictionCause(AllegroModel):
    """Part of `ReturnPolicyAvailability`."""

    name: (
        Literal[
            "SEALED_MEDIA",
            "SEALED_ITEM_NO_RETURN_DUE_HEALTH_OR_HYGIENE",
            "CUSTOM_ITEM",
            "SHORT_SHELF_LIFE",
            "INSEPARABLY_LINKED",
            "PRESS",
            "MEDICINAL_PRODUCT",
            "NOT_RECORDED_DIGITAL_CONTENT",
            "VALUE_DEPENDENT_ON_FINANCIAL_MARKET",
            "ALCOHOL",
            "FULLY_IMPLEMENTED_SERVICE",
            "BOOKED_SERVICE",
        ]
        | str
        | None
    ) = None
    description: str | None = None


class ReturnPolicyAddress(AllegroModel):
    """Part of `ReturnPolicyRequest`, `ReturnPolicyResponse` and `ReturnPolicyUpdateRequest`."""

    name: str
    street: str
    post_code: str
    city: str
    country_code: str


class ReturnPolicyAvailability(AllegroModel):
    """Part of `ReturnPolicyRequest`, `ReturnPolicyResponse` and `ReturnPolicyUpdateRequest`."""

    range: Literal["FULL", "RESTRICTED", "DISABLED"] | str
    restriction_cause: RestrictionCause | None = None


class ReturnPolicyContact(AllegroModel):
    """Part of `ReturnPolicyRequest`, `ReturnPolicyResponse` and `ReturnPolicyUpdateRequest`."""

    phone_number: str | None = None
    email: str | None = None


class ReturnPolicyOptions(AllegroModel):
    """Part of `ReturnPolicyRequest`, `ReturnPolicyResponse` and `ReturnPolicyUpdateRequest`."""

    cash_on_delivery_not_allowed: bool
    free_accessories_return_required: bool
    refund_lowered_by_received_discount: bool
    business_return_allowed: bool
    collect_by_seller_only: bool


class ReturnPolicyReturnCost(AllegroModel):
    """Part of `ReturnPolicyRequest`, `ReturnPolicyResponse` and `ReturnPolicyUpdateRequest`."""

    covered_by: Literal["SELLER", "BUYER"] | str | None = None


class ReturnPolicyUpdateRequest(AllegroModel):
    """Body of `after_sales.replace_return_policy`."""

    name: Annotated[str, Sent(max_length=200)]
    availability: ReturnPolicyAvailability
    withdrawal_period: str | None = None
    return_cost: ReturnPolicyReturnCost | None = None
    address: ReturnPolicyAddress | None = None
    contact: ReturnPolicyContact | None = None
    options: ReturnPolicyOptions | None = None


class WarrantyAttachment(AllegroModel):
    """Part of `WarrantyRequest`."""

    id: str | None = None
    name: str | None = None


class WarrantyBasic(AllegroModel):
    """Part of `WarrantiesList`."""

    id: str | None = None
    name: str | None = None


class WarrantyPeriod(AllegroModel):
    """Part of `WarrantyRequest` and `WarrantyResponse`."""

    period: str | None = None
    lifetime: bool | None = None


WarrantyType: TypeAlias = Literal["MANUFACTURER", "SELLER"] | str


class ImpliedWarrantiesList(AllegroModel):
    """Answer of `after_sales.list_implied_warranties`."""

    count: int | None = None
    implied_warranties: list[ImpliedWarrantyBasic] | None = None


class ImpliedWarrantyResponse(AllegroModel):
    """Answer of `after_sales.create_implied_warranty`, `after_sales.get_implied_warranty` and `after_sales.replace_implied_warranty`."""

    id: str | None = None
    seller: Seller | None = None
    name: str | None = None
    individual: ImpliedWarrantyPeriod | None = None
    corporate: ImpliedWarrantyPeriod | None = None
    address: AfterSalesServicesAddress | None = None
    description: str | None = None


class ReturnPolicyRequest(AllegroModel):
    """Body of `after_sales.create_return_policy`."""

    name: Annotated[str, Sent(max_length=200)]
    is_fulfillment: bool
    availability: ReturnPolicyAvailability
    withdrawal_period: str | None = None
    return_cost: ReturnPolicyReturnCost | None = None
    address: ReturnPolicyAddress | None = None
    contact: ReturnPolicyContact | None = None
    options: ReturnPolicyOptions | None = None


class ReturnPolicyResponse(AllegroModel):
    """Answer of `after_sales.create_return_policy`, `after_sales.delete_return_policy`, `after_sales.get_return_policy` and 1 more."""

    id: str
    is_fulfillment: bool
    seller: Seller
    name: str
    availability: ReturnPolicyAvailability
    withdrawal_period: str | None = None
    return_cost: ReturnPolicyReturnCost | None = None
    address: ReturnPolicyAddress | None = None
    contact: ReturnPolicyContact | None = None
    options: ReturnPolicyOptions | None = None


class WarrantiesList(AllegroModel):
    """Answer of `after_sales.list_warranties`."""

    count: int | None = None
    warranties: list[WarrantyBasic] | None = None


class WarrantyRequest(AllegroModel):
    """Body of `after_sales.create_warranty` and `after_sales.replace_warranty`."""

    name: Annotated[str | None, Sent(max_length=200)] = None
    type: WarrantyType | None = None
    individual: WarrantyPeriod | None = None
    corporate: WarrantyPeriod | None = None
    attachment: WarrantyAttachment | None = None
    description: Annotated[str | None, Sent(max_length=10240)] = None


class WarrantyResponse(AllegroModel):
    """Answer of `after_sales.create_warranty`, `after_sales.get_warranty` and `after_sales.replace_warranty`."""

    id: str | None = None
    seller: Seller | None = None
    name: str | None = None
    type: WarrantyType | None = None
    individual: WarrantyPeriod | None = None
    corporate: WarrantyPeriod | None = None
    attachment: AfterSalesServicesAttachment | None = None
    description: str | None = None


class ReturnPoliciesList(AllegroModel):
    """Answer of `after_sales.list_return_policies`."""

    count: int | None = None
    return_policies: list[ReturnPolicyResponse] | None = None
