"""Models of more than one area."""

from typing import Annotated, Literal, TypeAlias
from pydantic import Field
from allegro_async._model import AllegroModel, Amount, Number, Sent, Tagged, UnknownModel


class AiCoCreatedImage(AllegroModel):
    """Part of `AiCoCreatedContent` and `ProductAiCoCreatedContent`."""

    url: str


class AttachmentsSafetyInformationAttachment(AllegroModel):
    """Part of `AttachmentsSafetyInformation`."""

    id: str | None = None


class CategoryParameterWithValue(AllegroModel):
    """Part of `CategoryParameterDisplayConditions` and `CategoryParameterRequirementConditions`."""

    id: str
    one_of_value_ids: list[str]


class CategoryParameterWithoutValue(AllegroModel):
    """Part of `CategoryParameterRequirementConditions`."""

    id: str


class CategoryReference(AllegroModel):
    """Part of `PricingOffer`, `ListingOffer`, `OfferListingDto` and 7 more."""

    id: str | None = None


class ClassifiedExtraPackage(AllegroModel):
    """Part of `ClassifiedsPackages`, `ClassifiedPackages` and `ClassifiedResponse`."""

    id: str | None = None
    republish: bool | None = None


class ClassifiedPackage(AllegroModel):
    """Part of `ClassifiedsPackages`, `QuoteResponse`, `ClassifiedPackages` and 1 more."""

    id: str | None = None


class CompatibilityListIdItemAdditionalInfo(AllegroModel):
    """Part of `CompatibilityListIdItem`."""

    value: str


class CompatibilityListItemProductBased(AllegroModel):
    """Part of `CompatibilityListProductBasedProductOfferResponse`, `CompatibilityListProductBased` and `SaleProductCompatibilityList`."""

    text: str | None = None


class CompatibilityListTextItem(AllegroModel):
    """`CompatibilityListItem` with the type `TEXT`."""

    type: Literal["TEXT"]
    text: str


class Coordinates(AllegroModel):
    """Part of `PosAddress` and `AllegroPickupDropOffPointAddress`."""

    lat: Annotated[float, Sent(ge=-90, le=90)]
    lon: Annotated[float, Sent(ge=-180, le=180)]


class DescriptionSectionItemImage(AllegroModel):
    """`DescriptionSectionItem` with the type `IMAGE`."""

    type: Literal["IMAGE"]
    url: str | None = None


class DescriptionSectionItemText(AllegroModel):
    """`DescriptionSectionItem` with the type `TEXT`."""

    type: Literal["TEXT"]
    content: str | None = None


class ExternalId(AllegroModel):
    """Part of `OfferEventEndedOffer`, `OfferEventExternalOffer`, `OfferEventExternalOfferForPriceChanges` and 7 more."""

    id: Annotated[str | None, Sent(max_length=100)] = None


class FormerCategoryParameterData(AllegroModel):
    """Part of `DictionaryCategoryParameter`, `FloatCategoryParameter`, `IntegerCategoryParameter` and 7 more."""

    ids: list[str] | None = None
    names: list[str] | None = None


class FormerParameterValueData(AllegroModel):
    """Part of `DictionaryCategoryParameterDictionaryItem` and `DictionaryCategoryProductParameterDictionaryItem`."""

    ids: list[str] | None = None
    values: list[str] | None = None


class JustId(AllegroModel):
    """Part of `PricingOffer`, `DeliveryProductOfferResponse`, `DiscountsProductOfferResponse` and 5 more."""

    id: str | None = None


class ListingResponseFiltersValues(AllegroModel):
    """Part of `ListingResponseFilters`."""

    name: str | None = None
    value: str | None = None
    id_suffix: str | None = None
    count: int | None = None
    selected: bool | None = None


class MarketplaceReference(AllegroModel):
    """Part of `BadgeCampaign` and `OfferListingDtoPublicationMarketplaces`."""

    id: str


class MoneyDto(AllegroModel):
    """Part of `ActualPriceReductionDto`, `DeclaredPriceReductionDto`, `OfferStatusItemDto` and 1 more."""

    amount: Amount
    currency: str


class OfferId(AllegroModel):
    """Part of `OfferQuoteDto`, `CommandTask`, `OfferCriterium` and 2 more."""

    id: str | None = None


class OfferLocation(AllegroModel):
    """Part of `OfferModification`, `SaleProductOfferPatchRequest`, `SaleProductOfferRequest` and 1 more."""

    city: Annotated[str | None, Sent(max_length=50)] = None
    country_code: Annotated[str | None, Sent(max_length=2)] = None
    post_code: Annotated[str | None, Sent(max_length=12)] = None
    province: str | None = None


class ParameterRangeValue(AllegroModel):
    """Part of `PricingParameter`, `ParameterProductOfferRequest`, `ParameterProductOfferResponse` and 3 more."""

    from_: Annotated[str, Field(alias="from")]
    to: str


class Price(AllegroModel):
    """Part of `BidRequest`, `MyBidResponse`, `MyBidResponseAuction` and 66 more."""

    amount: Amount
    currency: str


class Problem(AllegroModel):
    """Part of `Problems`, `AdvanceShipNoticeSubmitFailed`, `CommandTask` and 4 more."""

    code: str | None = None
    details: str | None = None
    message: str | None = None
    path: str | None = None
    user_message: str | None = None
    metadata: dict[str, str] | None = None


class ResponsibleProducerAddress(AllegroModel):
    """Part of `ResponsibleProducerResponseProducerData`, `CreateResponsibleProducerRequestProducerData` and `UpdateResponsibleProducerRequestProducerData`."""

    country_code: Annotated[str | None, Sent(pattern="[A-Z]{2}")] = None
    street: Annotated[str | None, Sent(max_length=200)] = None
    postal_code: Annotated[str | None, Sent(max_length=20)] = None
    city: Annotated[str | None, Sent(max_length=100)] = None


class ResponsibleProducerContact(AllegroModel):
    """Part of `ResponsibleProducerResponseProducerData`, `CreateResponsibleProducerRequestProducerData` and `UpdateResponsibleProducerRequestProducerData`."""

    email: Annotated[str | None, Sent(max_length=50)] = None
    phone_number: Annotated[str | None, Sent(max_length=30)] = None
    form_url: Annotated[str | None, Sent(max_length=80)] = None


class ResponsibleProducerResponseProducerData(AllegroModel):
    """Part of `ResponsibleProducerResponse`."""

    trade_name: str | None = None
    address: ResponsibleProducerAddress | None = None
    contact: ResponsibleProducerContact | None = None


class Seller(AllegroModel):
    """Part of `ImpliedWarrantyResponse`, `ReturnPolicyResponse`, `WarrantyResponse` and 1 more."""

    id: str


SellingModeFormat: TypeAlias = Literal["BUY_NOW", "AUCTION", "ADVERTISEMENT"] | str


class ShippingRatesReference(AllegroModel):
    """Part of `ModificationDelivery` and `OfferListingDtoDelivery`."""

    id: str | None = None


class SizeTableReference(AllegroModel):
    """Part of `OfferModification` and `SaleProductOfferResponse`."""

    id: str | None = None


class SmartDeliveryMethod(AllegroModel):
    """Part of `SmartSellerClassificationReport` and `SmartOfferClassificationReport`."""

    id: str | None = None


class TextSafetyInformation(AllegroModel):
    """`SafetyInformationRequest` with the type `TEXT`."""

    type: Literal["TEXT"]
    description: str


class UnknownCompatibilityListItem(UnknownModel):
    """`CompatibilityListItem` with a type that this library does not know yet."""

    type: str


class UnknownDescriptionSectionItem(UnknownModel):
    """`DescriptionSectionItem` with a type that this library does not know yet."""

    type: str


class AttachmentsSafetyInformation(AllegroModel):
    """`SafetyInformationRequest` with the type `ATTACHMENTS`."""

    type: Literal["ATTACHMENTS"]
    attachments: list[AttachmentsSafetyInformationAttachment]


class AutomaticPricingOfferRuleConfigurationPriceRange(AllegroModel):
    """Part of `AutomaticPricingOfferRuleConfiguration`."""

    type: Literal["BASE_MARKETPLACE_CURRENCY", "MARKETPLACE_CURRENCY"] | str
    min_price: Price
    max_price: Price


class CategoryParameterDisplayConditions(AllegroModel):
    """Part of `DictionaryCategoryParameter`, `FloatCategoryParameter`, `IntegerCategoryParameter` and 7 more."""

    parameters_with_value: list[CategoryParameterWithValue]


class CategoryParameterRequirementConditions(AllegroModel):
    """Part of `DictionaryCategoryParameter`, `FloatCategoryParameter`, `IntegerCategoryParameter` and 7 more."""

    parameters_with_value: list[CategoryParameterWithValue]
    parameters_without_value: list[CategoryParameterWithoutValue]


class CompatibilityListIdItem(AllegroModel):
    """`CompatibilityListItem` with the type `ID`."""

    type: Literal["ID"]
    id: str
    text: str | None = None
    additional_info: list[CompatibilityListIdItemAdditionalInfo] | None = None


CompatibilityListItem: TypeAlias = Annotated[
    CompatibilityListTextItem | CompatibilityListIdItem | UnknownCompatibilityListItem,
    Tagged("type", UnknownCompatibilityListItem),
]


class CompatibilityListManual(AllegroModel):
    """`CompatibilityList` with the type `MANUAL`."""

    type: Literal["MANUAL"]
    items: list[CompatibilityListItem] | None = None


DescriptionSectionItem: TypeAlias = Annotated[
    DescriptionSectionItemText | DescriptionSectionItemImage | UnknownDescriptionSectionItem,
    Tagged("type", UnknownDescriptionSectionItem),
]


class ListingResponseFilters(AllegroModel):
    """Part of `ListingResponse` and `GetSaleProductsResponse`."""

    id: str | None = None
    type: Literal["MULTI", "SINGLE", "NUMERIC", "NUMERIC_SINGLE", "TEXT"] | str | None = None
    name: str | None = None
    values: list[ListingResponseFiltersValues] | None = None
    min_value: Number | None = None
    max_value: Number | None = None
    unit: str | None = None


class ResponsibleProducerResponse(AllegroModel):
    """Answer of `compliance.create_producer`, `compliance.get_producer` and `compliance.replace_producer`."""

    id: str | None = None
    name: str | None = None
    producer_data: ResponsibleProducerResponseProducerData | None = None


class AutomaticPricingOfferRuleConfiguration(AllegroModel):
    """Part of `OfferAutomaticPricingModificationSetItem` and `OfferAutomaticPricingRulesRule`."""

    price_range: AutomaticPricingOfferRuleConfigurationPriceRange | None = None


class DescriptionSection(AllegroModel):
    """Part of `StandardizedDescription`."""

    items: list[DescriptionSectionItem] | None = None


class StandardizedDescription(AllegroModel):
    """Part of `ManualDescriptionTranslation`, `OfferDescriptionTranslation`, `SaleProductOfferPatchRequest` and 6 more."""

    sections: list[DescriptionSection] | None = None
