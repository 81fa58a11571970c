"""Models of the area `offers`."""

from typing import Annotated, Literal, TypeAlias
from pydantic import Field
from allegro_async._model import AllegroModel, Amount, Sent, Tagged, Timestamp, UnknownModel

from .common import (
    AiCoCreatedImage,
    AttachmentsSafetyInformation,
    CategoryReference,
    CompatibilityListItem,
    CompatibilityListItemProductBased,
    CompatibilityListManual,
    ExternalId,
    JustId,
    ListingResponseFilters,
    MarketplaceReference,
    OfferId,
    OfferLocation,
    ParameterRangeValue,
    Price,
    Problem,
    SellingModeFormat,
    ShippingRatesReference,
    SizeTableReference,
    SmartDeliveryMethod,
    StandardizedDescription,
    TextSafetyInformation,
)

AdditionalMarketplacePublicationState: TypeAlias = (
    Literal["NOT_REQUESTED", "PENDING", "IN_PROGRESS", "APPROVED", "REFUSED"] | str
)


class AdditionalMarketplacesRefusalReasonResponse(AllegroModel):
    """Part of `AdditionalMarketplaceResponsePublication`."""

    code: str | None = None
    user_message: str | None = None
    parameters: dict[str, list[str]] | None = None


class AfterSalesServicesProductOfferRequestImpliedWarranty(AllegroModel):
    """Part of `AfterSalesServicesProductOfferRequest`."""

    id: str | None = None
    name: str | None = None


class AfterSalesServicesProductOfferRequestReturnPolicy(AllegroModel):
    """Part of `AfterSalesServicesProductOfferRequest`."""

    id: str | None = None
    name: str | None = None


class AfterSalesServicesProductOfferRequestWarranty(AllegroModel):
    """Part of `AfterSalesServicesProductOfferRequest`."""

    id: str | None = None
    name: str | None = None


class AvailablePromotionPackage(AllegroModel):
    """Part of `AvailablePromotionPackages` and `MarketplaceAvailablePromotionPackages`."""

    id: str | None = None
    name: str | None = None
    cycle_duration: str | None = None


class B2b(AllegroModel):
    """Part of `SaleProductOfferPatchRequest`, `SaleProductOfferRequest` and `SaleProductOfferResponse`."""

    buyable_only_by_business: bool | None = None


class ChangedTranslation(AllegroModel):
    """Part of `OfferTranslationUpdatedEvent`."""

    language: str | None = None


class CompatibilityListProductBasedProductOfferResponse(AllegroModel):
    """`CompatibilityListProductOfferResponse` with the type `PRODUCT_BASED`."""

    type: Literal["PRODUCT_BASED"]
    items: list[CompatibilityListItemProductBased]


class ContactReference(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    id: str | None = None


class DeliveryMethodId(AllegroModel):
    """Part of `SmartOfferClassificationReportCondition`."""

    id: str | None = None


class DeliveryProductOfferRequestShippingRates(AllegroModel):
    """Part of `SaleProductOfferRequestDelivery`."""

    id: str | None = None
    name: str | None = None


class DiscountsProductOfferRequestWholesalePriceList(AllegroModel):
    """Part of `DiscountsProductOfferRequest`."""

    id: str | None = None
    name: str | None = None


class ImpliedWarrantyReference(AllegroModel):
    """Part of `AfterSalesServices`."""

    id: str | None = None


class ListingCategory(AllegroModel):
    """Part of `ListingResponseCategories`."""

    id: str | None = None
    name: str | None = None


class ListingCategoryWithCount(AllegroModel):
    """Part of `ListingResponseCategories`."""

    id: str | None = None
    name: str | None = None
    count: int | None = None


class ListingResponseCategories(AllegroModel):
    """Part of `ListingResponse`."""

    subcategories: list[ListingCategoryWithCount] | None = None
    path: list[ListingCategory] | None = None


class ListingResponseSearchMeta(AllegroModel):
    """Part of `ListingResponse`."""

    available_count: int | None = None
    total_count: int | None = None
    fallback: bool | None = None


class ListingResponseSort(AllegroModel):
    """Part of `ListingResponse`."""

    value: str | None = None
    name: str | None = None
    order: str | None = None
    selected: bool | None = None


class ManualProductSafetyInformationDescriptionTranslation(AllegroModel):
    """Part of `ManualSafetyInformationTranslation`."""

    id: str | None = None
    translation: str | None = None


class ManualSafetyInformationTranslation(AllegroModel):
    """Part of `ManualTranslationUpdateRequest`."""

    products: list[ManualProductSafetyInformationDescriptionTranslation] | None = None


class ManualTitleTranslation(AllegroModel):
    """Part of `ManualTranslationUpdateRequest`."""

    translation: str | None = None


class MarketplaceAvailablePromotionPackages(AllegroModel):
    """Part of `AvailablePromotionPackages`."""

    marketplace_id: str | None = None
    base_packages: list[AvailablePromotionPackage] | None = None
    extra_packages: list[AvailablePromotionPackage] | None = None


class MessageToSellerSettings(AllegroModel):
    """Part of `SaleProductOfferPatchRequest`, `SaleProductOfferRequest` and `SaleProductOfferResponse`."""

    mode: Literal["OPTIONAL", "HIDDEN", "REQUIRED"] | str | None = None
    hint: str | None = None


class NoSafetyInformation(AllegroModel):
    """`SafetyInformation` with the type `NO_SAFETY_INFORMATION`."""

    type: Literal["NO_SAFETY_INFORMATION"]


class OfferAdditionalServices(AllegroModel):
    """Part of `OfferListingDto`."""

    id: str | None = None


class OfferEventBaseOffer(AllegroModel):
    """Part of `OfferBidCanceledEvent` and `OfferBidPlacedEvent`."""

    id: str


class OfferEventEndedOfferPublication(AllegroModel):
    """Part of `OfferEventEndedOffer`."""

    ended_by: (
        Literal["USER", "ADMIN", "EXPIRATION", "EMPTY_STOCK", "PRODUCT_DETACHMENT", "ERROR", "UNKNOWN"] | str
    )


class OfferEventExternalOffer(AllegroModel):
    """Part of `OfferActivatedEvent`, `OfferArchivedEvent`, `OfferChangedEvent` and 3 more."""

    id: str
    external: ExternalId | None = None


class OfferFixedPrice(AllegroModel):
    """Part of `OfferSellingMode`."""

    amount: Amount | None = None
    currency: str | None = None


class OfferImages(AllegroModel):
    """Part of `ListingOffer`."""

    url: str | None = None


class OfferListingDtoAdditionalMarketplacePublication(AllegroModel):
    """Part of `OfferListingDtoAdditionalMarketplace`."""

    state: AdditionalMarketplacePublicationState | None = None


class OfferListingDtoAdditionalMarketplaceStock(AllegroModel):
    """Part of `OfferListingDtoAdditionalMarketplace`."""

    sold: int | None = None


class OfferListingDtoB2b(AllegroModel):
    """Part of `OfferListingDto`."""

    buyable_only_by_business: bool | None = None


class OfferListingDtoImage(AllegroModel):
    """Part of `OfferListingDto`."""

    url: str | None = None


class OfferListingDtoPublicationMarketplaces(AllegroModel):
    """Part of `OfferListingDtoPublication`."""

    base: MarketplaceReference | None = None
    additional: list[MarketplaceReference] | None = None


class OfferListingDtoStats(AllegroModel):
    """Part of `OfferListingDto` and `OfferListingDtoAdditionalMarketplace`."""

    watchers_count: int | None = None
    visits_count: int | None = None


class OfferListingDtoStock(AllegroModel):
    """Part of `OfferListingDto`."""

    available: int | None = None
    sold: int | None = None


class OfferLowestPrice(AllegroModel):
    """Part of `OfferDelivery`."""

    amount: Amount | None = None
    currency: str | None = None


class OfferMarketplacesPriceChanges(AllegroModel):
    """Part of `OfferEventExternalOfferForPriceChanges`."""

    id: str | None = None
    change_type: str | None = None


class OfferPayments(AllegroModel):
    """Part of `SaleProductOfferPatchRequest`, `SaleProductOfferRequest` and `SaleProductOfferResponse`."""

    invoice: Literal["VAT", "VAT_MARGIN", "WITHOUT_VAT", "NO_INVOICE"] | str | None = None


class OfferPrice(AllegroModel):
    """Part of `OfferSellingMode`."""

    amount: Amount | None = None
    currency: str | None = None


class OfferPromoOption(AllegroModel):
    """Part of `MarketplaceOfferPromoOption`, `OfferPromoOptions` and `OfferPromoOptionsPendingChanges`."""

    id: str | None = None
    valid_from: Timestamp | None = None
    valid_to: Timestamp | None = None
    next_cycle_date: Timestamp | None = None


class OfferPromoOptionsPendingChanges(AllegroModel):
    """Part of `MarketplaceOfferPromoOption` and `OfferPromoOptions`."""

    base_package: OfferPromoOption | None = None


class OfferPromotion(AllegroModel):
    """Part of `ListingOffer`."""

    emphasized: bool | None = None
    bold: bool | None = None
    highlight: bool | None = None


class OfferPublication(AllegroModel):
    """Part of `ListingOffer`."""

    ending_at: Timestamp | None = None


class OfferRatingScoreDistributionItem(AllegroModel):
    """Part of `OfferRating`."""

    name: str | None = None
    count: int | None = None


class OfferRatingSizeFeedbackItem(AllegroModel):
    """Part of `OfferRating`."""

    name: str | None = None
    count: int | None = None


class OfferSeller(AllegroModel):
    """Part of `ListingOffer`."""

    id: str | None = None
    login: str | None = None
    company: bool | None = None
    super_seller: bool | None = None


OfferStatus: TypeAlias = Literal["INACTIVE", "ACTIVATING", "ACTIVE", "ENDED"] | str


class OfferStock(AllegroModel):
    """Part of `ListingOffer`."""

    unit: Literal["UNIT", "PAIR", "SET"] | str | None = None
    available: int | None = None


class OfferStockChangedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_STOCK_CHANGED`."""

    type: Literal["OFFER_STOCK_CHANGED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventExternalOffer


class OfferTaxRate(AllegroModel):
    """Part of `OfferTaxSettings`."""

    rate: str | None = None
    country_code: str | None = None


class OfferTaxSettings(AllegroModel):
    """Part of `SaleProductOfferPatchRequest`, `SaleProductOfferRequest` and `SaleProductOfferResponse`."""

    rates: list[OfferTaxRate]
    subject: str | None = None
    exemption: str | None = None


OfferTranslationType: TypeAlias = Literal["AUTO", "MANUAL", "BASE"] | str


class OfferTranslationUpdatedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_TRANSLATION_UPDATED`."""

    type: Literal["OFFER_TRANSLATION_UPDATED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventExternalOffer
    translations: list[ChangedTranslation] | None = None


class OfferValidationProblem(AllegroModel):
    """Part of `OfferValidation`."""

    code: str | None = None
    details: str | None = None
    message: str | None = None
    path: str | None = None
    user_message: str | None = None
    metadata: dict[str, str] | None = None


class OfferValidationWarning(AllegroModel):
    """Part of `OfferValidation`."""

    code: str | None = None
    details: str | None = None
    message: str | None = None
    path: str | None = None
    user_message: str | None = None
    metadata: dict[str, str] | None = None


class OfferVendor(AllegroModel):
    """Part of `ListingOffer`."""

    id: Literal["CHARYTATYWNI_ALLEGRO", "ALLEGRO_LOKALNIE", "MORIZON", "EBILET", "GRATKA"] | str | None = None
    url: str | None = None


class PriceAutomationRule(AllegroModel):
    """Part of `PriceAutomation`."""

    id: str | None = None


ProcessingStatus: TypeAlias = (
    Literal[
        "QUEUEING",
        "RUNNING",
        "VALIDATED_AND_RUNNING",
        "RUNNING_BUT_WITH_ERRORS",
        "SUCCESSFUL",
        "PARTIAL_SUCCESS",
        "ERROR",
    ]
    | str
)


class ProductDeposit(AllegroModel):
    """Part of `ProductSetElementRequest` and `ProductSetElementResponse`."""

    id: str | None = None
    quantity: Annotated[int | None, Sent(ge=1)] = None


class ProductOfferAdditionalServicesRequest(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    id: str | None = None
    name: str | None = None


class ProductOfferAdditionalServicesResponse(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    id: str | None = None


class ProductOfferAttachmentItem(AllegroModel):
    """Part of `SaleProductOfferPatchRequest`, `SaleProductOfferRequest` and `SaleProductOfferResponse`."""

    id: str | None = None


class ProductOfferFundraisingCampaignRequest(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    id: str | None = None
    name: str | None = None


class ProductOfferFundraisingCampaignResponse(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    id: str | None = None


class ProductOfferResponsePublication(AllegroModel):
    """Part of `ProductSetElementResponseProduct`."""

    status: Literal["PROPOSED", "LISTED", "NOT_LISTED", "REMOVED"] | str | None = None


class ProductSafetyInformationDescription(AllegroModel):
    """Part of `OfferSafetyInformationTranslation`."""

    id: str | None = None
    translation: str | None = None
    type: OfferTranslationType | None = None


class ProductSetElementResponseResponsiblePerson(AllegroModel):
    """Part of `ProductSetElementResponse`."""

    id: str | None = None


class ProductSetElementResponseResponsibleProducer(AllegroModel):
    """Part of `ProductSetElementResponse`."""

    id: str | None = None


class ProductSetElementResponsibleProducerIdRequest(AllegroModel):
    """`ProductSetElementResponsibleProducerRequest` with the type `ID`."""

    type: Literal["ID"]
    id: str | None = None


class ProductSetElementResponsibleProducerNameRequest(AllegroModel):
    """`ProductSetElementResponsibleProducerRequest` with the type `NAME`."""

    type: Literal["NAME"]
    name: Annotated[str | None, Sent(min_length=1, max_length=50)] = None


ProductSetElementResponsibleProducerRequest: TypeAlias = Annotated[
    ProductSetElementResponsibleProducerIdRequest | ProductSetElementResponsibleProducerNameRequest,
    Tagged("type"),
]


class ProductSetQuantity(AllegroModel):
    """Part of `ProductSetElementRequest` and `ProductSetElementResponse`."""

    value: Annotated[int | None, Sent(ge=1)] = None


class ProductSetResponsiblePersonRequest(AllegroModel):
    """Part of `ProductSetElementRequest`."""

    id: str | None = None
    name: str | None = None


class PromoOptionsModification(AllegroModel):
    """Part of `AdditionalMarketplacePromoOptionsModification` and `PromoOptionsModifications`."""

    modification_type: Literal["CHANGE", "REMOVE_WITH_END_OF_CYCLE", "REMOVE_NOW"] | str | None = None
    package_type: Literal["BASE", "EXTRA"] | str | None = None
    package_id: str | None = None


class PublicationRequest(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    duration: str | None = None
    starting_at: Timestamp | None = None
    status: OfferStatus | None = None
    republish: bool | None = None


class RelatedReason(AllegroModel):
    """Part of `RefusalReason`."""

    code: str
    parameters: dict[str, list[str]] | None = None


class ReturnPolicyReference(AllegroModel):
    """Part of `AfterSalesServices`."""

    id: str | None = None


class SalePartialProductOfferResponseAdditionalMarketplaceSellingMode(AllegroModel):
    """Part of `SalePartialProductOfferResponseAdditionalMarketplace`."""

    price: Price | None = None


class SalePartialProductOfferResponseSellingMode(AllegroModel):
    """Part of `SalePartialProductOfferResponse`."""

    price: Price | None = None


class SalePartialProductOfferResponseStock(AllegroModel):
    """Part of `SalePartialProductOfferResponse`."""

    available: int | None = None


class SaleProductOfferPublicationMarketplacesResponse(AllegroModel):
    """Part of `SaleProductOfferPublicationResponse`."""

    base: JustId | None = None
    additional: list[JustId] | None = None


class SaleProductOfferPublicationResponse(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    duration: str | None = None
    starting_at: Timestamp | None = None
    status: OfferStatus | None = None
    republish: bool | None = None
    ending_at: Timestamp | None = None
    ended_by: (
        Literal["USER", "ADMIN", "EXPIRATION", "EMPTY_STOCK", "PRODUCT_DETACHMENT", "ERROR"] | str | None
    ) = None
    marketplaces: SaleProductOfferPublicationMarketplacesResponse | None = None


class SaleProductOfferRequestBaseContact(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    id: str | None = None
    name: str | None = None


class SaleProductOfferRequestBaseSizeTable(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    id: str | None = None
    name: str | None = None


class SaleProductOfferRequestDelivery(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    handling_time: str | None = None
    shipping_rates: DeliveryProductOfferRequestShippingRates | None = None
    additional_info: Annotated[str | None, Sent(max_length=650)] = None
    shipment_date: Timestamp | None = None


class SaleProductOfferStatusResponseOperation(AllegroModel):
    """Part of `SaleProductOfferStatusResponse`."""

    id: str | None = None
    status: Literal["PENDING", "IN_PROGRESS", "COMPLETED"] | str | None = None
    started_at: Timestamp | None = None


class SaleProductOffersRequestStock(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    available: Annotated[int | None, Sent(ge=0)] = None
    unit: Literal["UNIT", "PAIR", "SET"] | str | None = None


class ShippingBlockade(AllegroModel):
    """Part of `BlockedDelivery`."""

    country: str | None = None
    reason: str | None = None


class SmartOfferClassificationReportClassification(AllegroModel):
    """Part of `SmartOfferClassificationReport`."""

    fulfilled: bool | None = None
    last_changed: Timestamp | None = None


class SmartOfferClassificationReportCondition(AllegroModel):
    """Part of `SmartOfferClassificationReport`."""

    code: str | None = None
    name: str | None = None
    description: str | None = None
    fulfilled: bool | None = None
    passed_delivery_methods: list[DeliveryMethodId] | None = None
    failed_delivery_methods: list[DeliveryMethodId] | None = None


class Stock(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    available: int | None = None
    unit: Literal["UNIT", "PAIR", "SET"] | str | None = None


class TagId(AllegroModel):
    """Answer of `offers.create_tag`."""

    id: str


class TagIdsRequest(AllegroModel):
    """Body of `offers.assign_tags`."""

    tags: list[TagId]


class TagRequest(AllegroModel):
    """Body of `offers.create_tag` and `offers.replace_tag`."""

    name: Annotated[str, Sent(min_length=1, max_length=25)]
    hidden: bool | None = None


class TagResponse(AllegroModel):
    """Part of `TagListResponse`."""

    id: str
    name: str
    hidden: bool


class UnfilledParametersResponseOfferCategory(AllegroModel):
    """Part of `UnfilledParametersResponseOffer`."""

    id: str | None = None


class UnfilledParametersResponseOfferParameter(AllegroModel):
    """Part of `UnfilledParametersResponseOffer`."""

    id: str | None = None


class UnknownCompatibilityListProductOfferResponse(UnknownModel):
    """`CompatibilityListProductOfferResponse` with a type that this library does not know yet."""

    type: str


class UnknownOfferEvent(UnknownModel):
    """`OfferEvent` with a type that this library does not know yet."""

    type: str
    id: str
    occurred_at: Timestamp


class UnknownSafetyInformation(UnknownModel):
    """`SafetyInformation` with a type that this library does not know yet."""

    type: str


class WarrantyReference(AllegroModel):
    """Part of `AfterSalesServices`."""

    id: str | None = None


class AdditionalMarketplacePromoOptionsModification(AllegroModel):
    """Part of `PromoOptionsModifications`."""

    marketplace_id: str | None = None
    modifications: list[PromoOptionsModification] | None = None


class AdditionalMarketplaceRequestSellingMode(AllegroModel):
    """Part of `AdditionalMarketplaceRequest`."""

    price: Price | None = None


class AdditionalMarketplaceResponsePublication(AllegroModel):
    """Part of `AdditionalMarketplaceResponse`."""

    state: Literal["APPROVED", "REFUSED", "IN_PROGRESS", "NOT_REQUESTED", "PENDING"] | str | None = None
    refusal_reasons: list[AdditionalMarketplacesRefusalReasonResponse] | None = None


class AfterSalesServices(AllegroModel):
    """Part of `OfferListingDto` and `SaleProductOfferResponse`."""

    implied_warranty: ImpliedWarrantyReference | None = None
    return_policy: ReturnPolicyReference | None = None
    warranty: WarrantyReference | None = None


class AfterSalesServicesProductOfferRequest(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    implied_warranty: AfterSalesServicesProductOfferRequestImpliedWarranty | None = None
    return_policy: AfterSalesServicesProductOfferRequestReturnPolicy | None = None
    warranty: AfterSalesServicesProductOfferRequestWarranty | None = None


class AiCoCreatedContent(AllegroModel):
    """Part of `SaleProductOfferPatchRequest`, `SaleProductOfferRequest` and `SaleProductOfferResponse`."""

    images: list[AiCoCreatedImage] | None = None


class AvailablePromotionPackages(AllegroModel):
    """Answer of `offers.get_promotion_packages`."""

    marketplace_id: str | None = None
    base_packages: list[AvailablePromotionPackage] | None = None
    extra_packages: list[AvailablePromotionPackage] | None = None
    additional_marketplaces: list[MarketplaceAvailablePromotionPackages] | None = None


class BlockedDelivery(AllegroModel):
    """Part of `OfferDeliveryCountriesChangedEvent`."""

    marketplace_id: str | None = None
    shipping_to: list[str] | None = None
    blockades: list[ShippingBlockade] | None = None


class ChangePriceInput(AllegroModel):
    """Part of `ChangePrice` and `ChangePriceWithoutOutput`."""

    buy_now_price: Price


class ChangePriceWithoutOutput(AllegroModel):
    """Body of `offers.change_price`."""

    input: ChangePriceInput
    id: str | None = None


class CommandOutput(AllegroModel):
    """Part of `ChangePrice`."""

    status: ProcessingStatus | None = None
    errors: list[Problem] | None = None


class CompatibilityListManualRequest(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    items: list[CompatibilityListItem]


CompatibilityListProductOfferResponse: TypeAlias = Annotated[
    CompatibilityListManual
    | CompatibilityListProductBasedProductOfferResponse
    | UnknownCompatibilityListProductOfferResponse,
    Tagged("type", UnknownCompatibilityListProductOfferResponse),
]


class DeliveryProductOfferResponse(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    handling_time: str | None = None
    shipping_rates: JustId | None = None
    additional_info: str | None = None
    shipment_date: Timestamp | None = None


class DiscountsProductOfferRequest(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    wholesale_price_list: DiscountsProductOfferRequestWholesalePriceList | None = None


class DiscountsProductOfferResponse(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    wholesale_price_list: JustId | None = None


class MarketplaceOfferPromoOption(AllegroModel):
    """Part of `OfferPromoOptions`."""

    marketplace_id: str | None = None
    base_package: OfferPromoOption | None = None
    extra_packages: list[OfferPromoOption] | None = None
    pending_changes: OfferPromoOptionsPendingChanges | None = None


class OfferActivatedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_ACTIVATED`."""

    type: Literal["OFFER_ACTIVATED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventExternalOffer


class OfferArchivedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_ARCHIVED`."""

    type: Literal["OFFER_ARCHIVED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventExternalOffer


class OfferBidCanceledEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_BID_CANCELED`."""

    type: Literal["OFFER_BID_CANCELED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventBaseOffer


class OfferBidPlacedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_BID_PLACED`."""

    type: Literal["OFFER_BID_PLACED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventBaseOffer


class OfferChangedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_CHANGED`."""

    type: Literal["OFFER_CHANGED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventExternalOffer


class OfferDelivery(AllegroModel):
    """Part of `ListingOffer`."""

    available_for_free: bool | None = None
    lowest_price: OfferLowestPrice | None = None


class OfferDeliveryCountriesChangedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_DELIVERY_COUNTRIES_BLOCKED`."""

    type: Literal["OFFER_DELIVERY_COUNTRIES_BLOCKED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventExternalOffer
    blocked_deliveries: list[BlockedDelivery] | None = None


class OfferEventEndedOffer(AllegroModel):
    """Part of `OfferEndedEvent`."""

    id: str
    publication: OfferEventEndedOfferPublication
    external: ExternalId | None = None


class OfferEventExternalOfferForPriceChanges(AllegroModel):
    """Part of `OfferPriceChangedEvent`."""

    id: str
    external: ExternalId
    marketplaces: list[OfferMarketplacesPriceChanges] | None = None


class OfferListingDtoDelivery(AllegroModel):
    """Part of `OfferListingDto`."""

    shipping_rates: ShippingRatesReference | None = None


class OfferListingDtoPublication(AllegroModel):
    """Part of `OfferListingDto`."""

    status: OfferStatus | None = None
    starting_at: Timestamp | None = None
    started_at: Timestamp | None = None
    ending_at: Timestamp | None = None
    ended_at: Timestamp | None = None
    marketplaces: OfferListingDtoPublicationMarketplaces | None = None


class OfferListingDtoSaleInfo(AllegroModel):
    """Part of `OfferListingDto`."""

    current_price: Price | None = None
    bidders_count: int | None = None


class OfferPriceChangedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_PRICE_CHANGED`."""

    type: Literal["OFFER_PRICE_CHANGED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventExternalOfferForPriceChanges


class OfferPromoOptions(AllegroModel):
    """Answer of `offers.change_promo_options` and `offers.get_promo_options`."""

    offer_id: str | None = None
    marketplace_id: str | None = None
    base_package: OfferPromoOption | None = None
    extra_packages: list[OfferPromoOption] | None = None
    pending_changes: OfferPromoOptionsPendingChanges | None = None
    additional_marketplaces: list[MarketplaceOfferPromoOption] | None = None


class OfferPromoOptionsForSeller(AllegroModel):
    """Answer of `offers.list_promo_options`."""

    promo_options: list[OfferPromoOptions] | None = None
    count: int | None = None
    total_count: int | None = None


class OfferRating(AllegroModel):
    """Answer of `offers.get_rating`."""

    average_score: str | None = None
    score_distribution: list[OfferRatingScoreDistributionItem] | None = None
    total_responses: int | None = None
    size_feedback: list[OfferRatingSizeFeedbackItem] | None = None


class OfferSafetyInformationTranslation(AllegroModel):
    """Part of `OfferTranslation`."""

    products: list[ProductSafetyInformationDescription] | None = None


class OfferSellingMode(AllegroModel):
    """Part of `ListingOffer`."""

    format: SellingModeFormat | None = None
    price: OfferPrice | None = None
    fixed_price: OfferFixedPrice | None = None
    popularity: int | None = None
    popularity_range: str | None = None
    bid_count: int | None = None


class OfferTitleTranslation(AllegroModel):
    """Part of `OfferTranslation`."""

    translation: str | None = None
    type: OfferTranslationType | None = None


class OfferValidation(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    errors: list[OfferValidationProblem]
    warnings: list[OfferValidationWarning] | None = None
    validated_at: Timestamp | None = None


class ParameterProductOfferRequest(AllegroModel):
    """Part of `ProductOffer`, `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    id: str | None = None
    name: str | None = None
    range_value: ParameterRangeValue | None = None
    values: list[str] | None = None
    values_ids: list[str] | None = None


class ParameterProductOfferResponse(AllegroModel):
    """Part of `ProductSetElementResponseProduct` and `SaleProductOfferResponse`."""

    id: str | None = None
    name: str | None = None
    range_value: ParameterRangeValue | None = None
    values: list[str] | None = None
    values_ids: list[str] | None = None


class PriceAutomation(AllegroModel):
    """Part of `OfferListingDtoAdditionalMarketplaceSellingMode` and `OfferListingDtoSellingMode`."""

    rule: PriceAutomationRule | None = None


class ProductOffer(AllegroModel):
    """Part of `ProductSetElementRequest`."""

    name: Annotated[str | None, Sent(max_length=75)] = None
    category: CategoryReference | None = None
    id: str | None = None
    id_type: Literal["GTIN", "MPN"] | str | None = None
    parameters: list[ParameterProductOfferRequest] | None = None
    images: list[str] | None = None


class ProductSetElementResponseProduct(AllegroModel):
    """Part of `ProductSetElementResponse`."""

    id: str | None = None
    publication: ProductOfferResponsePublication | None = None
    parameters: list[ParameterProductOfferResponse] | None = None
    is_ai_co_created: bool | None = None


class PromoOptionsModifications(AllegroModel):
    """Body of `offers.change_promo_options`."""

    modifications: list[PromoOptionsModification] | None = None
    additional_marketplaces: list[AdditionalMarketplacePromoOptionsModification] | None = None


class RefusalReason(AllegroModel):
    """Part of `AdditionalMarketplacesVisibility`."""

    code: str
    parameters: dict[str, list[str]] | None = None
    related_reasons: list[RelatedReason] | None = None


SafetyInformation: TypeAlias = Annotated[
    TextSafetyInformation | AttachmentsSafetyInformation | NoSafetyInformation | UnknownSafetyInformation,
    Tagged("type", UnknownSafetyInformation),
]
SafetyInformationRequest: TypeAlias = Annotated[
    TextSafetyInformation | AttachmentsSafetyInformation, Tagged("type")
]


class SalePartialProductOfferResponseAdditionalMarketplace(AllegroModel):
    """Part of `SalePartialProductOfferResponse`."""

    selling_mode: SalePartialProductOfferResponseAdditionalMarketplaceSellingMode | None = None


class SaleProductOfferStatusResponse(AllegroModel):
    """Answer of `offers.get_operation`."""

    offer: OfferId | None = None
    operation: SaleProductOfferStatusResponseOperation | None = None


class SellingMode(AllegroModel):
    """Part of `AdditionalMarketplaceResponse`, `SaleProductOfferPatchRequest`, `SaleProductOfferRequest` and 1 more."""

    format: SellingModeFormat | None = None
    price: Price | None = None
    minimal_price: Price | None = None
    starting_price: Price | None = None


class SmartOfferClassificationReport(AllegroModel):
    """Answer of `offers.get_smart_classification`."""

    classification: SmartOfferClassificationReportClassification | None = None
    scheduled_for_reclassification: bool | None = None
    smart_delivery_methods: list[SmartDeliveryMethod] | None = None
    conditions: list[SmartOfferClassificationReportCondition] | None = None


class TagListResponse(AllegroModel):
    """Answer of `offers.list_assigned_tags` and `offers.list_tags`."""

    tags: list[TagResponse]


class UnfilledParametersResponseOffer(AllegroModel):
    """Part of `UnfilledParametersResponse`."""

    id: str | None = None
    parameters: list[UnfilledParametersResponseOfferParameter] | None = None
    category: UnfilledParametersResponseOfferCategory | None = None


class AdditionalMarketplaceRequest(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    selling_mode: AdditionalMarketplaceRequestSellingMode | None = None


class AdditionalMarketplaceResponse(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    selling_mode: SellingMode | None = None
    publication: AdditionalMarketplaceResponsePublication | None = None


class AdditionalMarketplacesVisibility(AllegroModel):
    """Part of `MarketplacesVisibility`."""

    id: str
    status: Literal["APPROVED", "REFUSED", "IN_PROGRESS"] | str
    refusal_reasons: list[RefusalReason] | None = None


class ChangePrice(AllegroModel):
    """Answer of `offers.change_price`."""

    input: ChangePriceInput
    id: str | None = None
    output: CommandOutput | None = None


class ListingOffer(AllegroModel):
    """Part of `ListingResponseOffers`."""

    id: str | None = None
    name: str | None = None
    seller: OfferSeller | None = None
    promotion: OfferPromotion | None = None
    delivery: OfferDelivery | None = None
    images: list[OfferImages] | None = None
    selling_mode: OfferSellingMode | None = None
    stock: OfferStock | None = None
    vendor: OfferVendor | None = None
    category: CategoryReference | None = None
    publication: OfferPublication | None = None


class ListingResponseOffers(AllegroModel):
    """Part of `ListingResponse`."""

    promoted: list[ListingOffer] | None = None
    regular: list[ListingOffer] | None = None


class MarketplacesVisibility(AllegroModel):
    """Part of `OfferMarketplacesPublication`."""

    base: str
    additional: list[AdditionalMarketplacesVisibility] | None = None


class OfferEndedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_ENDED`."""

    type: Literal["OFFER_ENDED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventEndedOffer


class OfferListingDtoAdditionalMarketplaceSellingMode(AllegroModel):
    """Part of `OfferListingDtoAdditionalMarketplace`."""

    price: Price | None = None
    price_automation: PriceAutomation | None = None


class OfferListingDtoSellingMode(AllegroModel):
    """Part of `OfferListingDto`."""

    format: SellingModeFormat | None = None
    price: Price | None = None
    price_automation: PriceAutomation | None = None
    minimal_price: Price | None = None
    starting_price: Price | None = None


class OfferMarketplacesPublication(AllegroModel):
    """Part of `OfferEventExternalOfferWithPublication`."""

    marketplaces: MarketplacesVisibility
    updated_marketplaces: list[str]


class ProductSetElementRequest(AllegroModel):
    """Part of `SaleProductOfferPatchRequest` and `SaleProductOfferRequest`."""

    product: ProductOffer | None = None
    quantity: ProductSetQuantity | None = None
    responsible_person: ProductSetResponsiblePersonRequest | None = None
    responsible_producer: ProductSetElementResponsibleProducerRequest | None = None
    safety_information: SafetyInformationRequest | None = None
    marketed_before_gpsr_obligation: Annotated[bool | None, Field(alias="marketedBeforeGPSRObligation")] = (
        None
    )
    deposits: list[ProductDeposit] | None = None


class ProductSetElementResponse(AllegroModel):
    """Part of `SaleProductOfferResponse`."""

    quantity: ProductSetQuantity | None = None
    product: ProductSetElementResponseProduct | None = None
    responsible_person: ProductSetElementResponseResponsiblePerson | None = None
    responsible_producer: ProductSetElementResponseResponsibleProducer | None = None
    safety_information: SafetyInformation | None = None
    marketed_before_gpsr_obligation: Annotated[bool | None, Field(alias="marketedBeforeGPSRObligation")] = (
        None
    )
    deposits: list[ProductDeposit] | None = None


class SalePartialProductOfferResponse(AllegroModel):
    """Answer of `offers.get_parts`."""

    id: str | None = None
    stock: SalePartialProductOfferResponseStock | None = None
    selling_mode: SalePartialProductOfferResponseSellingMode | None = None
    additional_marketplaces: dict[str, SalePartialProductOfferResponseAdditionalMarketplace] | None = None


class UnfilledParametersResponse(AllegroModel):
    """Answer of `offers.list_unfilled_parameters`."""

    offers: list[UnfilledParametersResponseOffer] | None = None
    count: int | None = None
    total_count: int | None = None


class ListingResponse(AllegroModel):
    """Answer of `offers.search_listing`."""

    items: ListingResponseOffers | None = None
    categories: ListingResponseCategories | None = None
    filters: list[ListingResponseFilters] | None = None
    search_meta: ListingResponseSearchMeta | None = None
    sort: list[ListingResponseSort] | None = None


class ManualDescriptionTranslation(AllegroModel):
    """Part of `ManualTranslationUpdateRequest`."""

    translation: StandardizedDescription | None = None


class ManualTranslationUpdateRequest(AllegroModel):
    """Body of `offers.edit_translation`."""

    description: ManualDescriptionTranslation | None = None
    title: ManualTitleTranslation | None = None
    safety_information: ManualSafetyInformationTranslation | None = None


class OfferDescriptionTranslation(AllegroModel):
    """Part of `OfferTranslation`."""

    translation: StandardizedDescription | None = None
    type: OfferTranslationType | None = None


class OfferEventExternalOfferWithPublication(AllegroModel):
    """Part of `OfferVisibilityChangedEvent`."""

    id: str
    publication: OfferMarketplacesPublication
    external: ExternalId | None = None


class OfferListingDtoAdditionalMarketplace(AllegroModel):
    """Part of `OfferListingDto`."""

    publication: OfferListingDtoAdditionalMarketplacePublication | None = None
    selling_mode: OfferListingDtoAdditionalMarketplaceSellingMode | None = None
    stats: OfferListingDtoStats | None = None
    stock: OfferListingDtoAdditionalMarketplaceStock | None = None


class OfferTranslation(AllegroModel):
    """Part of `OfferTranslations`."""

    language: str
    description: OfferDescriptionTranslation | None = None
    title: OfferTitleTranslation | None = None
    safety_information: OfferSafetyInformationTranslation | None = None


class OfferTranslations(AllegroModel):
    """Answer of `offers.list_translations`."""

    translations: list[OfferTranslation] | None = None


class OfferVisibilityChangedEvent(AllegroModel):
    """`OfferEvent` with the type `OFFER_VISIBILITY_CHANGED`."""

    type: Literal["OFFER_VISIBILITY_CHANGED"]
    id: str
    occurred_at: Timestamp
    offer: OfferEventExternalOfferWithPublication


class SaleProductOfferPatchRequest(AllegroModel):
    """Body of `offers.edit`."""

    product_set: list[ProductSetElementRequest] | None = None
    b2b: Annotated[B2b | None, Field(alias="b2b")] = None
    attachments: list[ProductOfferAttachmentItem] | None = None
    fundraising_campaign: ProductOfferFundraisingCampaignRequest | None = None
    additional_services: ProductOfferAdditionalServicesRequest | None = None
    compatibility_list: CompatibilityListManualRequest | None = None
    delivery: SaleProductOfferRequestDelivery | None = None
    stock: SaleProductOffersRequestStock | None = None
    publication: PublicationRequest | None = None
    additional_marketplaces: dict[str, AdditionalMarketplaceRequest] | None = None
    language: str | None = None
    ai_co_created_content: AiCoCreatedContent | None = None
    category: CategoryReference | None = None
    name: Annotated[str | None, Sent(min_length=12, max_length=75)] = None
    parameters: list[ParameterProductOfferRequest] | None = None
    after_sales_services: AfterSalesServicesProductOfferRequest | None = None
    size_table: SaleProductOfferRequestBaseSizeTable | None = None
    contact: SaleProductOfferRequestBaseContact | None = None
    discounts: DiscountsProductOfferRequest | None = None
    payments: OfferPayments | None = None
    selling_mode: SellingMode | None = None
    location: OfferLocation | None = None
    images: list[str] | None = None
    description: StandardizedDescription | None = None
    external: ExternalId | None = None
    tax_settings: OfferTaxSettings | None = None
    message_to_seller_settings: MessageToSellerSettings | None = None


class SaleProductOfferRequest(AllegroModel):
    """Body of `offers.create`."""

    stock: SaleProductOffersRequestStock
    product_set: list[ProductSetElementRequest] | None = None
    b2b: Annotated[B2b | None, Field(alias="b2b")] = None
    attachments: list[ProductOfferAttachmentItem] | None = None
    fundraising_campaign: ProductOfferFundraisingCampaignRequest | None = None
    additional_services: ProductOfferAdditionalServicesRequest | None = None
    delivery: SaleProductOfferRequestDelivery | None = None
    publication: PublicationRequest | None = None
    additional_marketplaces: dict[str, AdditionalMarketplaceRequest] | None = None
    compatibility_list: CompatibilityListManualRequest | None = None
    language: str | None = None
    ai_co_created_content: AiCoCreatedContent | None = None
    category: CategoryReference | None = None
    name: Annotated[str | None, Sent(min_length=12, max_length=75)] = None
    parameters: list[ParameterProductOfferRequest] | None = None
    after_sales_services: AfterSalesServicesProductOfferRequest | None = None
    size_table: SaleProductOfferRequestBaseSizeTable | None = None
    contact: SaleProductOfferRequestBaseContact | None = None
    discounts: DiscountsProductOfferRequest | None = None
    payments: OfferPayments | None = None
    selling_mode: SellingMode | None = None
    location: OfferLocation | None = None
    images: list[str] | None = None
    description: StandardizedDescription | None = None
    external: ExternalId | None = None
    tax_settings: OfferTaxSettings | None = None
    message_to_seller_settings: MessageToSellerSettings | None = None


class SaleProductOfferResponse(AllegroModel):
    """Answer of `offers.create`, `offers.edit` and `offers.get`."""

    product_set: list[ProductSetElementResponse] | None = None
    id: str | None = None
    name: str | None = None
    category: CategoryReference | None = None
    attachments: list[ProductOfferAttachmentItem] | None = None
    fundraising_campaign: ProductOfferFundraisingCampaignResponse | None = None
    additional_services: ProductOfferAdditionalServicesResponse | None = None
    delivery: DeliveryProductOfferResponse | None = None
    publication: SaleProductOfferPublicationResponse | None = None
    additional_marketplaces: dict[str, AdditionalMarketplaceResponse] | None = None
    b2b: Annotated[B2b | None, Field(alias="b2b")] = None
    compatibility_list: CompatibilityListProductOfferResponse | None = None
    language: str | None = None
    validation: OfferValidation | None = None
    warnings: list[Problem] | None = None
    after_sales_services: AfterSalesServices | None = None
    discounts: DiscountsProductOfferResponse | None = None
    stock: Stock | None = None
    parameters: list[ParameterProductOfferResponse] | None = None
    contact: ContactReference | None = None
    created_at: Timestamp | None = None
    updated_at: Timestamp | None = None
    ai_co_created_content: AiCoCreatedContent | None = None
    size_table: SizeTableReference | None = None
    payments: OfferPayments | None = None
    selling_mode: SellingMode | None = None
    location: OfferLocation | None = None
    images: list[str] | None = None
    description: StandardizedDescription | None = None
    external: ExternalId | None = None
    tax_settings: OfferTaxSettings | None = None
    message_to_seller_settings: MessageToSellerSettings | None = None


OfferEvent: TypeAlias = Annotated[
    OfferActivatedEvent
    | OfferChangedEvent
    | OfferEndedEvent
    | OfferStockChangedEvent
    | OfferPriceChangedEvent
    | OfferArchivedEvent
    | OfferBidPlacedEvent
    | OfferBidCanceledEvent
    | OfferTranslationUpdatedEvent
    | OfferVisibilityChangedEvent
    | OfferDeliveryCountriesChangedEvent
    | UnknownOfferEvent,
    Tagged("type", UnknownOfferEvent),
]


class OfferListingDto(AllegroModel):
    """Part of `OffersSearchResultDto`."""

    id: str | None = None
    name: str | None = None
    category: CategoryReference | None = None
    primary_image: OfferListingDtoImage | None = None
    selling_mode: OfferListingDtoSellingMode | None = None
    sale_info: OfferListingDtoSaleInfo | None = None
    stock: OfferListingDtoStock | None = None
    stats: OfferListingDtoStats | None = None
    publication: OfferListingDtoPublication | None = None
    after_sales_services: AfterSalesServices | None = None
    additional_services: OfferAdditionalServices | None = None
    external: ExternalId | None = None
    delivery: OfferListingDtoDelivery | None = None
    b2b: Annotated[OfferListingDtoB2b | None, Field(alias="b2b")] = None
    fundraising_campaign: JustId | None = None
    is_fulfillment: bool | None = None
    additional_marketplaces: dict[str, OfferListingDtoAdditionalMarketplace] | None = None


class OffersSearchResultDto(AllegroModel):
    """Answer of `offers.search`."""

    offers: list[OfferListingDto] | None = None
    count: int | None = None
    total_count: int | None = None


class SellerOfferEventsResponse(AllegroModel):
    """Answer of `offers.list_events`."""

    offer_events: list[OfferEvent]
