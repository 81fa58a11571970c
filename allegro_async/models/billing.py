"""Models of the area `billing`."""

from typing import Annotated, Literal
from pydantic import Field
from allegro_async._model import AllegroModel, Amount, Timestamp

from .common import (
    CategoryReference,
    ClassifiedExtraPackage,
    ClassifiedPackage,
    JustId,
    OfferId,
    ParameterRangeValue,
    Price,
    SellingModeFormat,
)


class BillingEntryAdditionalInfoItem(AllegroModel):
    """Part of `BillingEntry`."""

    type: str | None = None
    name: str | None = None
    value: str | None = None


class BillingEntryBalance(AllegroModel):
    """Part of `BillingEntry`."""

    amount: Amount | None = None
    currency: str | None = None


class BillingEntryOffer(AllegroModel):
    """Part of `BillingEntry`."""

    id: str | None = None
    name: str | None = None


class BillingEntryOrder(AllegroModel):
    """Part of `BillingEntry`."""

    id: str | None = None


class BillingEntryTax(AllegroModel):
    """Part of `BillingEntry`."""

    percentage: str | None = None
    annotation: Literal["OUT_OF_SCOPE", "NOT_APPLICABLE"] | str | None = None


class BillingEntryType(AllegroModel):
    """Part of `BillingEntry`."""

    id: str | None = None
    name: str | None = None


class BillingEntryValue(AllegroModel):
    """Part of `BillingEntry`."""

    amount: Amount | None = None
    currency: str | None = None


class BillingType(AllegroModel):
    """Answer of `billing.list_types`."""

    id: str | None = None
    description: str | None = None


class ClassifiedsPackages(AllegroModel):
    """Part of `PublicOfferPreviewRequest`."""

    base_package: ClassifiedPackage | None = None
    extra_packages: list[ClassifiedExtraPackage] | None = None


class PricingFee(AllegroModel):
    """Part of `OfferQuoteDto`."""

    amount: Amount | None = None
    currency: str | None = None


class PricingParameter(AllegroModel):
    """Part of `PricingOffer`."""

    id: str
    range_value: ParameterRangeValue | None = None
    values: list[str] | None = None
    values_ids: list[str] | None = None


class PricingPromotion(AllegroModel):
    """Part of `PricingOffer`."""

    emphasized1d: Annotated[bool | None, Field(alias="emphasized1d")] = None
    emphasized10d: Annotated[bool | None, Field(alias="emphasized10d")] = None
    department_page: bool | None = None


class PricingPublication(AllegroModel):
    """Part of `PricingOffer`."""

    duration: str | None = None


class QuoteResponse(AllegroModel):
    """Part of `FeePreviewResponse`."""

    name: str | None = None
    type: str | None = None
    fee: Price | None = None
    cycle_duration: str | None = None
    classifieds_package: ClassifiedPackage | None = None


class SellingModeWithNetPrice(AllegroModel):
    """Part of `PricingOffer`."""

    format: SellingModeFormat | None = None
    price: Price | None = None
    minimal_price: Price | None = None
    starting_price: Price | None = None
    net_price: Price | None = None


class BillingEntry(AllegroModel):
    """Part of `BillingEntries`."""

    id: str | None = None
    occurred_at: Timestamp | None = None
    type: BillingEntryType | None = None
    offer: BillingEntryOffer | None = None
    value: BillingEntryValue | None = None
    tax: BillingEntryTax | None = None
    balance: BillingEntryBalance | None = None
    order: BillingEntryOrder | None = None
    additional_info: list[BillingEntryAdditionalInfoItem] | None = None


class CommissionResponse(AllegroModel):
    """Part of `FeePreviewResponse`."""

    name: str | None = None
    type: str | None = None
    fee: Price | None = None


class FeePreviewResponse(AllegroModel):
    """Answer of `billing.preview_fees`."""

    commissions: list[CommissionResponse] | None = None
    quotes: list[QuoteResponse] | None = None


class OfferQuoteDto(AllegroModel):
    """Part of `OfferQuotesDto`."""

    enabled: bool | None = None
    fee: PricingFee | None = None
    name: str | None = None
    next_date: Timestamp | None = None
    offer: OfferId | None = None
    type: str | None = None


class OfferQuotesDto(AllegroModel):
    """Answer of `billing.list_quotes`."""

    count: int | None = None
    quotes: list[OfferQuoteDto] | None = None


class PricingOffer(AllegroModel):
    """Part of `PublicOfferPreviewRequest`."""

    fundraising_campaign: JustId | None = None
    id: str | None = None
    category: CategoryReference | None = None
    parameters: list[PricingParameter] | None = None
    promotion: PricingPromotion | None = None
    publication: PricingPublication | None = None
    selling_mode: SellingModeWithNetPrice | None = None


class PublicOfferPreviewRequest(AllegroModel):
    """Body of `billing.preview_fees`."""

    offer: PricingOffer | None = None
    classifieds_packages: ClassifiedsPackages | None = None
    marketplace_id: str | None = None


class BillingEntries(AllegroModel):
    """Answer of `billing.search`."""

    billing_entries: list[BillingEntry] | None = None
