"""Models of the area `promotions`."""

from typing import Annotated, Literal, TypeAlias
from allegro_async._model import AllegroModel, Amount, Date, Number, Sent, Tagged, Timestamp, UnknownModel

from .common import Price


class BundleMarketplaceDTO(AllegroModel):
    """Part of `BundleDiscountDTO` and `BundlePublicationDTO`."""

    id: str


class BundlePublicationDTO(AllegroModel):
    """Part of `OfferBundleDTO`."""

    marketplace: BundleMarketplaceDTO
    status: Literal["ACTIVE", "SUSPENDED"] | str


class BundledOfferDTO(AllegroModel):
    """Part of `OfferBundleDTO`."""

    id: str
    required_quantity: int
    entry_point: bool


class FlexibleBundleMarketplaceDiscountDTO(AllegroModel):
    """Part of `FlexibleBundleSlotDiscountDTO` and `FlexibleBundleWholeBundleDiscountDTO`."""

    marketplace_id: str
    percentage: int


class FlexibleBundleOfferAvailabilityDTO(AllegroModel):
    """Part of `FlexibleBundleOfferMarketplaceDetailsDTO`."""

    available: bool
    reasons: list[str]


class FlexibleBundleOfferDTO(AllegroModel):
    """Part of `FlexibleBundleSlotDTO`."""

    id: str
    excluded_from_discount: bool


class FlexibleBundleOfferMarketplaceDetailsDTO(AllegroModel):
    """Part of `FlexibleBundleGetOfferDTO`."""

    id: str
    availability: FlexibleBundleOfferAvailabilityDTO


class FlexibleBundleSlotDTO(AllegroModel):
    """Part of `FlexibleBundleCreateDTO` and `FlexibleBundleUpdateDTO`."""

    order: Annotated[int, Sent(ge=0, le=5)]
    entry_point: bool
    required_quantity: Annotated[int, Sent(ge=1)]
    offers: Annotated[list[FlexibleBundleOfferDTO], Sent(min_length=1)]
    id: str | None = None


class FlexibleBundleSlotDiscountDTO(AllegroModel):
    """Part of `FlexibleBundleSlotsDiscountDTO`."""

    order: Annotated[int, Sent(ge=0, le=5)]
    discounts: Annotated[list[FlexibleBundleMarketplaceDiscountDTO], Sent(min_length=1)]


class FlexibleBundleSlotsDiscountDTO(AllegroModel):
    """Part of `FlexibleBundleDiscountDTO`."""

    slots: Annotated[list[FlexibleBundleSlotDiscountDTO], Sent(min_length=1, max_length=6)]


class FlexibleBundleWholeBundleDiscountDTO(AllegroModel):
    """Part of `FlexibleBundleDiscountDTO`."""

    minimum_bought_offers: Annotated[int, Sent(ge=2, le=6)]
    discounts: Annotated[list[FlexibleBundleMarketplaceDiscountDTO], Sent(min_length=1)]


class FlexibleBundlesListingDTONextPage(AllegroModel):
    """Part of `FlexibleBundlesListingDTO`."""

    id: str


class LargeOrderDiscountBenefitSpecificationThresholdDiscount(AllegroModel):
    """Part of `LargeOrderDiscountBenefitSpecificationThreshold`."""

    percentage: str


class MultiPackBenefitSpecificationConfiguration(AllegroModel):
    """Part of `MultiPackBenefitSpecification`."""

    percentage: Annotated[Number, Sent(ge=1)]


class MultiPackBenefitSpecificationTrigger(AllegroModel):
    """Part of `MultiPackBenefitSpecification`."""

    for_each_quantity: Annotated[int, Sent(ge=1)]
    discounted_number: Annotated[int, Sent(ge=1)]


class OfferBundlesDTONextPage(AllegroModel):
    """Part of `OfferBundlesDTO`."""

    id: str


class SellerRebateOfferCriterionOffer(AllegroModel):
    """Part of `SellerRebateOfferCriterion`."""

    id: str


class TurnoverDiscountThresholdDtoDiscount(AllegroModel):
    """Part of `TurnoverDiscountThresholdDto`."""

    percentage: str | None = None


class TurnoverDiscountThresholdDtoMinimumTurnover(AllegroModel):
    """Part of `TurnoverDiscountThresholdDto`."""

    amount: Amount | None = None
    currency: str | None = None


class UnknownBenefitSpecification(UnknownModel):
    """`BenefitSpecification` with a type that this library does not know yet."""

    type: str


class WholesalePriceListBenefitSpecificationThresholdDiscount(AllegroModel):
    """Part of `WholesalePriceListBenefitSpecificationThreshold`."""

    percentage: str


class WholesalePriceListBenefitSpecificationThresholdQuantity(AllegroModel):
    """Part of `WholesalePriceListBenefitSpecificationThreshold`."""

    lower_bound: Annotated[int, Sent(ge=2, le=100000)]


class BundleDiscountDTO(AllegroModel):
    """Part of `OfferBundleDTO` and `UpdateOfferBundleDiscountDTO`."""

    marketplace: BundleMarketplaceDTO
    amount: Amount
    currency: str


class FlexibleBundleDiscountDTO(AllegroModel):
    """Part of `FlexibleBundleCreateDTO`, `FlexibleBundleGetDTO`, `FlexibleBundleListingDTO` and 1 more."""

    type: Literal["WHOLE_BUNDLE_DISCOUNT", "SLOT_DISCOUNT"] | str
    bundle: FlexibleBundleWholeBundleDiscountDTO | None = None
    slot: FlexibleBundleSlotsDiscountDTO | None = None


class FlexibleBundleGetOfferDTO(AllegroModel):
    """Part of `FlexibleBundleGetSlotDTO`."""

    id: str
    excluded_from_discount: bool
    entry_point: bool
    marketplaces: list[FlexibleBundleOfferMarketplaceDetailsDTO]


class FlexibleBundleGetSlotDTO(AllegroModel):
    """Part of `FlexibleBundleGetDTO`."""

    id: str
    order: int
    entry_point: bool
    required_quantity: int
    offers: list[FlexibleBundleGetOfferDTO]


class FlexibleBundleListingDTO(AllegroModel):
    """Part of `FlexibleBundlesListingDTO`."""

    id: str
    created_by: Literal["USER", "ALLEGRO"] | str
    created_at: Timestamp
    slots_representatives: list[str]
    discount: FlexibleBundleDiscountDTO | None = None


class FlexibleBundleUpdateDTO(AllegroModel):
    """Body of `promotions.replace_flexible_bundle`."""

    slots: Annotated[list[FlexibleBundleSlotDTO], Sent(min_length=2, max_length=6)]
    discount: FlexibleBundleDiscountDTO | None = None


class FlexibleBundlesListingDTO(AllegroModel):
    """Answer of `promotions.list_flexible_bundles`."""

    bundles: list[FlexibleBundleListingDTO]
    next_page: FlexibleBundlesListingDTONextPage | None = None


class LargeOrderDiscountBenefitSpecificationThresholdOrderValue(AllegroModel):
    """Part of `LargeOrderDiscountBenefitSpecificationThreshold`."""

    lower_bound: Price


class MultiPackBenefitSpecification(AllegroModel):
    """`BenefitSpecification` with the type `UNIT_PERCENTAGE_DISCOUNT`."""

    type: Literal["UNIT_PERCENTAGE_DISCOUNT"]
    configuration: MultiPackBenefitSpecificationConfiguration
    trigger: MultiPackBenefitSpecificationTrigger


class OfferBundleDTO(AllegroModel):
    """Answer of `promotions.get_bundle` and `promotions.replace_bundle_discount`."""

    id: str
    offers: list[BundledOfferDTO]
    publication: list[BundlePublicationDTO]
    discounts: list[BundleDiscountDTO] | None
    created_at: Timestamp
    created_by: Literal["USER", "ALLEGRO"] | str


class OfferBundlesDTO(AllegroModel):
    """Answer of `promotions.list_bundles`."""

    bundles: list[OfferBundleDTO]
    next_page: OfferBundlesDTONextPage | None = None


class SellerRebateOfferCriterion(AllegroModel):
    """Part of `SellerCreateRebateRequestDto` and `SellerRebateDto`."""

    type: Literal["CONTAINS_OFFERS", "OFFERS_ASSIGNED_EXTERNALLY", "ALL_OFFERS"] | str
    offers: list[SellerRebateOfferCriterionOffer] | None = None


class TurnoverDiscountThresholdDto(AllegroModel):
    """Part of `TurnoverDiscountDefinitionDto` and `TurnoverDiscountRequest`."""

    minimum_turnover: TurnoverDiscountThresholdDtoMinimumTurnover | None = None
    discount: TurnoverDiscountThresholdDtoDiscount | None = None


class UpdateOfferBundleDiscountDTO(AllegroModel):
    """Body of `promotions.replace_bundle_discount`."""

    discounts: list[BundleDiscountDTO] | None = None


class WholesalePriceListBenefitSpecificationThreshold(AllegroModel):
    """Part of `WholesalePriceListBenefitSpecification`."""

    quantity: WholesalePriceListBenefitSpecificationThresholdQuantity
    discount: WholesalePriceListBenefitSpecificationThresholdDiscount


class FlexibleBundleCreateDTO(AllegroModel):
    """Body of `promotions.create_flexible_bundle`."""

    slots: Annotated[list[FlexibleBundleSlotDTO], Sent(min_length=2, max_length=6)]
    discount: FlexibleBundleDiscountDTO | None = None


class FlexibleBundleGetDTO(AllegroModel):
    """Answer of `promotions.create_flexible_bundle`, `promotions.get_flexible_bundle` and `promotions.replace_flexible_bundle`."""

    id: str
    created_by: Literal["USER", "ALLEGRO"] | str
    created_at: Timestamp
    slots: list[FlexibleBundleGetSlotDTO]
    discount: FlexibleBundleDiscountDTO | None = None


class LargeOrderDiscountBenefitSpecificationThreshold(AllegroModel):
    """Part of `LargeOrderDiscountBenefitSpecification`."""

    order_value: LargeOrderDiscountBenefitSpecificationThresholdOrderValue
    discount: LargeOrderDiscountBenefitSpecificationThresholdDiscount


class TurnoverDiscountDefinitionDto(AllegroModel):
    """Part of `NullableTurnoverDiscountDto` and `TurnoverDiscountDto`."""

    cumulating_from_date: Date | None = None
    cumulating_to_date: Date | None = None
    spending_from_date: Date | None = None
    spending_to_date: Date | None = None
    created_at: Timestamp | None = None
    updated_at: Timestamp | None = None
    thresholds: list[TurnoverDiscountThresholdDto] | None = None


class TurnoverDiscountDto(AllegroModel):
    """Answer of `promotions.deactivate_turnover_discount` and `promotions.replace_turnover_discount`."""

    marketplace_id: str | None = None
    status: Literal["ACTIVATING", "ACTIVE", "DEACTIVATING"] | str | None = None
    definitions: list[TurnoverDiscountDefinitionDto] | None = None


class TurnoverDiscountRequest(AllegroModel):
    """Body of `promotions.replace_turnover_discount`."""

    thresholds: list[TurnoverDiscountThresholdDto] | None = None


class WholesalePriceListBenefitSpecification(AllegroModel):
    """`BenefitSpecification` with the type `WHOLESALE_PRICE_LIST`."""

    type: Literal["WHOLESALE_PRICE_LIST"]
    name: str
    thresholds: list[WholesalePriceListBenefitSpecificationThreshold]


class LargeOrderDiscountBenefitSpecification(AllegroModel):
    """`BenefitSpecification` with the type `LARGE_ORDER_DISCOUNT`."""

    type: Literal["LARGE_ORDER_DISCOUNT"]
    thresholds: list[LargeOrderDiscountBenefitSpecificationThreshold]


class NullableTurnoverDiscountDto(AllegroModel):
    """Answer of `promotions.list_turnover_discounts`."""

    marketplace_id: str | None = None
    status: Literal["ACTIVATING", "ACTIVE", "DEACTIVATING"] | str | None = None
    definitions: list[TurnoverDiscountDefinitionDto] | None = None


BenefitSpecification: TypeAlias = Annotated[
    LargeOrderDiscountBenefitSpecification
    | WholesalePriceListBenefitSpecification
    | MultiPackBenefitSpecification
    | UnknownBenefitSpecification,
    Tagged("type", UnknownBenefitSpecification),
]


class Benefit(AllegroModel):
    """Part of `SellerCreateRebateRequestDto` and `SellerRebateDto`."""

    specification: BenefitSpecification


class SellerCreateRebateRequestDto(AllegroModel):
    """Body of `promotions.create` and `promotions.replace`."""

    benefits: list[Benefit]
    offer_criteria: list[SellerRebateOfferCriterion]


class SellerRebateDto(AllegroModel):
    """Answer of `promotions.create`, `promotions.get` and `promotions.replace`."""

    benefits: list[Benefit]
    id: str
    offer_criteria: list[SellerRebateOfferCriterion]
    status: Literal["ACTIVE", "INACTIVE", "SUSPENDED"] | str
    created_at: Timestamp | None = None


class SellerRebatesDto(AllegroModel):
    """Answer of `promotions.search`."""

    promotions: list[SellerRebateDto]
    total_count: int
