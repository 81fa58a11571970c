"""Models of the area `campaigns`."""

from typing import Annotated, Literal
from pydantic import Field
from allegro_async._model import AllegroModel, Amount, Sent, Timestamp

from .common import MarketplaceReference, MoneyDto, Problem


class AccountParticipationMarketplace(AllegroModel):
    """Part of `AllegroPricesAccountParticipationResponse`."""

    id: str
    status: str


class AccountParticipationMarketplaceRequest(AllegroModel):
    """Part of `AllegroPricesAccountParticipationRequest`."""

    id: str
    status: str


class AlleDiscountEligibleOfferDtoAlleDiscountCampaignConditionsViolation(AllegroModel):
    """Part of `AlleDiscountEligibleOfferDtoAlleDiscountCampaignConditions`."""

    code: str | None = None
    message: str | None = None


class AlleDiscountEligibleOfferDtoAlleDiscountMinimumGuaranteedDiscount(AllegroModel):
    """Part of `AlleDiscountEligibleOfferDtoAlleDiscount`."""

    percentage: str | None = None


class AlleDiscountEligibleOfferDtoBasePrice(AllegroModel):
    """Part of `AlleDiscountEligibleOfferDto`."""

    amount: Amount | None = None
    currency: str | None = None


class AlleDiscountEligibleOfferDtoProduct(AllegroModel):
    """Part of `AlleDiscountEligibleOfferDto`."""

    id: str | None = None


class AlleDiscountGetSubmitCommandResponseInputCampaign(AllegroModel):
    """Part of `AlleDiscountGetSubmitCommandResponseInput`."""

    id: str | None = None


class AlleDiscountGetSubmitCommandResponseInputOffer(AllegroModel):
    """Part of `AlleDiscountGetSubmitCommandResponseInput`."""

    id: str | None = None


class AlleDiscountGetSubmitCommandResponseInputProposedPrice(AllegroModel):
    """Part of `AlleDiscountGetSubmitCommandResponseInput`."""

    amount: Amount | None = None
    currency: str | None = None


class AlleDiscountGetSubmitCommandResponseOutputNewOfferParticipation(AllegroModel):
    """Part of `AlleDiscountGetSubmitCommandResponseOutput`."""

    participation_id: str | None = None


class AlleDiscountGetWithdrawCommandResponseInput(AllegroModel):
    """Part of `AlleDiscountGetWithdrawCommandResponse`."""

    participation_id: str | None = None


class AlleDiscountGetWithdrawCommandResponseOutputWithdrawnOfferParticipation(AllegroModel):
    """Part of `AlleDiscountGetWithdrawCommandResponseOutput`."""

    participation_id: str | None = None


class AlleDiscountListCampaignsResponseAlleDiscountCampaignApplication(AllegroModel):
    """Part of `AlleDiscountListCampaignsResponseAlleDiscountCampaign`."""

    type: Literal["WITHIN"] | str | None = None
    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class AlleDiscountListCampaignsResponseAlleDiscountCampaignMarketplace(AllegroModel):
    """Part of `AlleDiscountListCampaignsResponseAlleDiscountCampaign`."""

    id: str | None = None


class AlleDiscountListCampaignsResponseAlleDiscountCampaignPublication(AllegroModel):
    """Part of `AlleDiscountListCampaignsResponseAlleDiscountCampaign`."""

    type: Literal["WITHIN"] | str | None = None
    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class AlleDiscountListCampaignsResponseAlleDiscountCampaignVisibility(AllegroModel):
    """Part of `AlleDiscountListCampaignsResponseAlleDiscountCampaign`."""

    type: Literal["WITHIN"] | str | None = None
    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class AlleDiscountRequiredMerchantPriceDto(AllegroModel):
    """Part of `AlleDiscountEligibleOfferDtoAlleDiscount`."""

    amount: Amount | None = None
    currency: str | None = None


class AlleDiscountSubmitCommandRequestInputCampaign(AllegroModel):
    """Part of `AlleDiscountSubmitCommandRequestInput`."""

    id: str | None = None


class AlleDiscountSubmitCommandRequestInputOffer(AllegroModel):
    """Part of `AlleDiscountSubmitCommandRequestInput`."""

    id: str | None = None


class AlleDiscountSubmitCommandRequestInputProposedPrice(AllegroModel):
    """Part of `AlleDiscountSubmitCommandRequestInput`."""

    amount: Amount | None = None
    currency: str | None = None


class AlleDiscountSubmitCommandResponseInputCampaign(AllegroModel):
    """Part of `AlleDiscountSubmitCommandResponseInput`."""

    id: str | None = None


class AlleDiscountSubmitCommandResponseInputOffer(AllegroModel):
    """Part of `AlleDiscountSubmitCommandResponseInput`."""

    id: str | None = None


class AlleDiscountSubmitCommandResponseInputProposedPrice(AllegroModel):
    """Part of `AlleDiscountSubmitCommandResponseInput`."""

    amount: Amount | None = None
    currency: str | None = None


class AlleDiscountSubmitCommandResponseOutput(AllegroModel):
    """Part of `AlleDiscountSubmitCommandResponse`."""

    status: Literal["NEW"] | str | None = None
    created_at: Timestamp | None = None
    updated_at: Timestamp | None = None


class AlleDiscountSubmittedOfferDtoCampaign(AllegroModel):
    """Part of `AlleDiscountSubmittedOfferDto`."""

    id: str | None = None


class AlleDiscountSubmittedOfferDtoOffer(AllegroModel):
    """Part of `AlleDiscountSubmittedOfferDto`."""

    id: str | None = None


class AlleDiscountSubmittedOfferDtoPricesMaximumSellingPrice(AllegroModel):
    """Part of `AlleDiscountSubmittedOfferDtoPrices`."""

    amount: Amount | None = None
    currency: str | None = None


class AlleDiscountSubmittedOfferDtoPricesMinimalPriceReduction(AllegroModel):
    """Part of `AlleDiscountSubmittedOfferDtoPrices`."""

    amount: Amount | None = None
    currency: str | None = None


class AlleDiscountSubmittedOfferDtoPricesProposedPrice(AllegroModel):
    """Part of `AlleDiscountSubmittedOfferDtoPrices`."""

    amount: Amount | None = None
    currency: str | None = None


class AlleDiscountSubmittedOfferDtoProcessError(AllegroModel):
    """Part of `AlleDiscountSubmittedOfferDtoProcess`."""

    code: str | None = None
    message: str | None = None


class AlleDiscountWithdrawCommandRequestInput(AllegroModel):
    """Part of `AlleDiscountWithdrawCommandRequest`."""

    participation_id: str | None = None


class AlleDiscountWithdrawCommandResponseInput(AllegroModel):
    """Part of `AlleDiscountWithdrawCommandResponse`."""

    participation_id: str | None = None


class AlleDiscountWithdrawCommandResponseOutput(AllegroModel):
    """Part of `AlleDiscountWithdrawCommandResponse`."""

    status: Literal["NEW"] | str | None = None
    created_at: Timestamp | None = None
    updated_at: Timestamp | None = None


class AllegroPricesAccountParticipationRequest(AllegroModel):
    """Body of `campaigns.edit_allegro_prices_participation`."""

    marketplaces: Annotated[list[AccountParticipationMarketplaceRequest], Sent(min_length=1)]


class AllegroPricesAccountParticipationResponse(AllegroModel):
    """Answer of `campaigns.edit_allegro_prices_participation` and `campaigns.get_allegro_prices_participation`."""

    marketplaces: list[AccountParticipationMarketplace]


class AllegroPricesDiscountDto(AllegroModel):
    """Part of `OfferStatusItemDto`."""

    opportunity: bool


class AllegroPricesMarketplace(AllegroModel):
    """Part of `SubsidyExcludeOfferItem`, `SubsidyOfferToExclude`, `SubsidyOfferToSubmit` and 1 more."""

    id: Annotated[str, Sent(min_length=1)]


class AllegroPricesMarketplaceDto(AllegroModel):
    """Part of `OfferStatusItemDto`."""

    id: str


class AllegroPricesMarketplaceFilterDto(AllegroModel):
    """Part of `OfferStatusQueryRequestDto`."""

    id: Literal["allegro-pl", "allegro-cz", "allegro-sk", "allegro-hu"] | str


class ApplicationTimePolicy(AllegroModel):
    """Part of `BadgeCampaign`."""

    type: Literal["ALWAYS", "SINCE", "WITHIN", "UNTIL", "NEVER"] | str
    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class BadgeApplicationBargainPrice(AllegroModel):
    """Part of `BadgeApplicationPrices`, `BadgePrices` and `BadgePricesChangeBargain`."""

    amount: Amount | None = None
    currency: str | None = None


class BadgeApplicationCampaign(AllegroModel):
    """Part of `BadgeApplication`, `BadgeApplicationRequest` and `BadgeOperation`."""

    id: str


class BadgeApplicationDeclaredStock(AllegroModel):
    """Part of `BadgeApplicationRequest`."""

    quantity: int | None = None


class BadgeApplicationOffer(AllegroModel):
    """Part of `Badge`, `BadgeApplication`, `BadgeApplicationRequest` and 1 more."""

    id: str


class BadgeApplicationPrices(AllegroModel):
    """Part of `BadgeApplication` and `BadgeApplicationRequest`."""

    bargain: BadgeApplicationBargainPrice | None = None


class BadgeApplicationPurchaseConstraintsLimitPerUser(AllegroModel):
    """Part of `BadgeApplicationPurchaseConstraintsLimit`."""

    max_items: Annotated[int | None, Sent(ge=1)] = None


class BadgeApplicationRejectionReasonMessage(AllegroModel):
    """Part of `BadgeApplicationRejectionReason`."""

    text: str
    link: str | None = None


class BadgeApplicationSubsidySellerPrice(AllegroModel):
    """Part of `BadgeSubsidyPrices`."""

    amount: Amount | None = None
    currency: str | None = None


class BadgeApplicationSubsidyTargetPrice(AllegroModel):
    """Part of `BadgeSubsidyPrices`."""

    amount: Amount | None = None
    currency: str | None = None


class BadgeCampaignStock(AllegroModel):
    """Part of `Badge` and `BadgeApplication`."""

    quantity: int | None = None


class BadgeMarketPrice(AllegroModel):
    """Part of `BadgePrices`."""

    amount: Amount | None = None
    currency: str | None = None


class BadgePricesChangeBargain(AllegroModel):
    """Part of `BadgePricesChange`."""

    value: BadgeApplicationBargainPrice | None = None


class BadgeProcessChange(AllegroModel):
    """Part of `BadgePatchRequest`."""

    status: Literal["FINISHED"] | str | None = None


class BadgePublicationTimePolicy(AllegroModel):
    """Part of `Badge`."""

    type: Literal["ALWAYS", "SINCE", "WITHIN", "UNTIL", "NEVER"] | str
    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class BadgeSubsidyPrices(AllegroModel):
    """Part of `BadgePrices`."""

    target_price: BadgeApplicationSubsidyTargetPrice | None = None
    seller_price: BadgeApplicationSubsidySellerPrice | None = None


class CampaignsEditBadgeResponse(AllegroModel):
    """Answer of `campaigns.edit_badge`."""

    id: str | None = None


class CharityOrganization(AllegroModel):
    """Part of `FundraisingCampaign`."""

    name: str | None = None


class FundraisingCampaign(AllegroModel):
    """Part of `FundraisingCampaigns`."""

    id: str | None = None
    name: str | None = None
    organization: CharityOrganization | None = None


class FundraisingCampaigns(AllegroModel):
    """Answer of `campaigns.list_fundraising_campaigns`."""

    campaigns: list[FundraisingCampaign] | None = None


class OfferBadgeCampaign(AllegroModel):
    """Part of `Badge`."""

    id: str
    name: str | None = None


class OfferFilterDto(AllegroModel):
    """Part of `OfferStatusQueryRequestDto`."""

    ids: Annotated[
        list[Annotated[str, Sent(min_length=1, max_length=20)]] | None, Sent(min_length=1, max_length=1000)
    ] = None
    scope: Literal["WITH_DECLARATION", "DISCOUNTED", "EXCLUDED"] | str | None = None
    substatus: Literal["DISCOUNT_OPPORTUNITY", "DISCOUNT_RECOMMENDATION"] | str | None = None


class OfferStatusQueryRequestDto(AllegroModel):
    """Body of `campaigns.query_allegro_prices_offers`."""

    marketplace: AllegroPricesMarketplaceFilterDto
    offer: OfferFilterDto | None = None
    limit: Annotated[int | None, Sent(ge=1, le=1000)] = None
    offset: Annotated[int | None, Sent(ge=0)] = None


class Problems(AllegroModel):
    """Part of `AlleDiscountGetSubmitCommandResponseOutput` and `AlleDiscountGetWithdrawCommandResponseOutput`."""

    errors: list[Problem] | None = None


class PublicationTimePolicy(AllegroModel):
    """Part of `BadgeCampaign`."""

    type: Literal["ALWAYS", "SINCE", "WITHIN", "UNTIL", "NEVER"] | str
    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class RecommendedPriceReductionDto(AllegroModel):
    """Part of `OfferStatusItemDto`."""

    seller_max_declared_percentage: str


class RefusalMessage(AllegroModel):
    """Part of `CampaignRefusalReason`."""

    text: str
    link: str | None = None


class SellerDiscountDeclaration(AllegroModel):
    """Part of `SubsidyOfferToSubmit` and `SubsidySubmitOfferItem`."""

    max_contribution_percentage: str


class SubsidyManageOffersCommandResult(AllegroModel):
    """Answer of `campaigns.exclude_from_allegro_prices` and `campaigns.submit_to_allegro_prices`."""

    command_id: str
    status: Literal["IN_PROGRESS"] | str
    created_at: Timestamp


class SubsidyOfferProblem(AllegroModel):
    """Part of `SubsidyExcludeOfferItem` and `SubsidySubmitOfferItem`."""

    message: str


class SubsidyOfferToExclude(AllegroModel):
    """Part of `SubsidyExcludeOffersCommand`."""

    id: Annotated[str, Sent(min_length=1)]
    marketplace: AllegroPricesMarketplace


class SubsidyOfferToSubmit(AllegroModel):
    """Part of `SubsidySubmitOffersCommand`."""

    id: Annotated[str, Sent(min_length=1)]
    marketplace: AllegroPricesMarketplace
    seller_discount_declaration: SellerDiscountDeclaration | None = None


class SubsidySubmitOfferItem(AllegroModel):
    """Part of `SubsidySubmitOffersCommandPreview`."""

    id: str
    marketplace: AllegroPricesMarketplace
    status: Literal["SUCCESS", "IN_PROGRESS", "FAILED"] | str
    seller_discount_declaration: SellerDiscountDeclaration | None = None
    completed_at: Timestamp | None = None
    errors: list[SubsidyOfferProblem] | None = None


class SubsidySubmitOffersCommand(AllegroModel):
    """Body of `campaigns.submit_to_allegro_prices`."""

    offers: Annotated[list[SubsidyOfferToSubmit], Sent(min_length=1, max_length=1000)]
    command_id: str | None = None


class SubsidySubmitOffersCommandPreview(AllegroModel):
    """Answer of `campaigns.get_allegro_prices_submission`."""

    command_id: str
    created_at: Timestamp
    offers: list[SubsidySubmitOfferItem]


class VisibilityTimePolicy(AllegroModel):
    """Part of `BadgeCampaign`."""

    type: Literal["ALWAYS", "SINCE", "WITHIN", "UNTIL", "NEVER"] | str
    from_: Annotated[Timestamp | None, Field(alias="from")] = None
    to: Timestamp | None = None


class ActualPriceReductionDto(AllegroModel):
    """Part of `OfferStatusItemDto`."""

    seller_max_declared_percentage: str
    seller_max_declared_discount: MoneyDto
    seller_discount: MoneyDto
    allegro_discount: MoneyDto
    final_price_for_the_buyer: MoneyDto


class AlleDiscountEligibleOfferDtoAlleDiscountCampaignConditions(AllegroModel):
    """Part of `AlleDiscountEligibleOfferDtoAlleDiscount`."""

    meets_conditions: bool | None = None
    violations: list[AlleDiscountEligibleOfferDtoAlleDiscountCampaignConditionsViolation] | None = None


class AlleDiscountGetSubmitCommandResponseInput(AllegroModel):
    """Part of `AlleDiscountGetSubmitCommandResponse`."""

    offer: AlleDiscountGetSubmitCommandResponseInputOffer | None = None
    campaign: AlleDiscountGetSubmitCommandResponseInputCampaign | None = None
    proposed_price: AlleDiscountGetSubmitCommandResponseInputProposedPrice | None = None


class AlleDiscountGetSubmitCommandResponseOutput(AllegroModel):
    """Part of `AlleDiscountGetSubmitCommandResponse`."""

    status: Literal["NEW", "IN_PROGRESS", "SUCCESSFUL", "FAILED"] | str | None = None
    created_at: Timestamp | None = None
    updated_at: Timestamp | None = None
    new_offer_participation: AlleDiscountGetSubmitCommandResponseOutputNewOfferParticipation | None = None
    errors: list[Problems] | None = None


class AlleDiscountGetWithdrawCommandResponseOutput(AllegroModel):
    """Part of `AlleDiscountGetWithdrawCommandResponse`."""

    status: Literal["NEW", "IN_PROGRESS", "SUCCESSFUL", "FAILED"] | str | None = None
    created_at: Timestamp | None = None
    updated_at: Timestamp | None = None
    withdrawn_offer_participation: (
        AlleDiscountGetWithdrawCommandResponseOutputWithdrawnOfferParticipation | None
    ) = None
    errors: list[Problems] | None = None


class AlleDiscountListCampaignsResponseAlleDiscountCampaign(AllegroModel):
    """Part of `AlleDiscountListCampaignsResponse`."""

    id: str | None = None
    name: str | None = None
    type: Literal["SOURCING", "DISCOUNT"] | str | None = None
    visibility: AlleDiscountListCampaignsResponseAlleDiscountCampaignVisibility | None = None
    application: AlleDiscountListCampaignsResponseAlleDiscountCampaignApplication | None = None
    publication: AlleDiscountListCampaignsResponseAlleDiscountCampaignPublication | None = None
    marketplace: AlleDiscountListCampaignsResponseAlleDiscountCampaignMarketplace | None = None


class AlleDiscountSubmitCommandRequestInput(AllegroModel):
    """Part of `AlleDiscountSubmitCommandRequest`."""

    offer: AlleDiscountSubmitCommandRequestInputOffer | None = None
    campaign: AlleDiscountSubmitCommandRequestInputCampaign | None = None
    proposed_price: AlleDiscountSubmitCommandRequestInputProposedPrice | None = None


class AlleDiscountSubmitCommandResponseInput(AllegroModel):
    """Part of `AlleDiscountSubmitCommandResponse`."""

    offer: AlleDiscountSubmitCommandResponseInputOffer | None = None
    campaign: AlleDiscountSubmitCommandResponseInputCampaign | None = None
    proposed_price: AlleDiscountSubmitCommandResponseInputProposedPrice | None = None


class AlleDiscountSubmittedOfferDtoPrices(AllegroModel):
    """Part of `AlleDiscountSubmittedOfferDto`."""

    proposed_price: AlleDiscountSubmittedOfferDtoPricesProposedPrice | None = None
    minimal_price_reduction: AlleDiscountSubmittedOfferDtoPricesMinimalPriceReduction | None = None
    maximum_selling_price: AlleDiscountSubmittedOfferDtoPricesMaximumSellingPrice | None = None


class AlleDiscountSubmittedOfferDtoProcess(AllegroModel):
    """Part of `AlleDiscountSubmittedOfferDto`."""

    status: Literal["VERIFICATION", "ACCEPTED", "ACTIVE", "DECLINED", "FINISHED"] | str | None = None
    errors: list[AlleDiscountSubmittedOfferDtoProcessError] | None = None


class AlleDiscountWithdrawCommandRequest(AllegroModel):
    """Body of `campaigns.withdraw_from_alle_discount`."""

    command_id: str | None = None
    input: AlleDiscountWithdrawCommandRequestInput | None = None


class AlleDiscountWithdrawCommandResponse(AllegroModel):
    """Answer of `campaigns.withdraw_from_alle_discount`."""

    id: str | None = None
    input: AlleDiscountWithdrawCommandResponseInput | None = None
    output: AlleDiscountWithdrawCommandResponseOutput | None = None


class BadgeApplicationPurchaseConstraintsLimit(AllegroModel):
    """Part of `BadgeApplicationPurchaseConstraints`."""

    per_user: BadgeApplicationPurchaseConstraintsLimitPerUser | None = None


class BadgeApplicationRejectionReason(AllegroModel):
    """Part of `BadgeApplicationProcess`, `BadgeOperationProcess` and `BadgeProcess`."""

    code: str
    messages: list[BadgeApplicationRejectionReasonMessage]


class BadgeOperationProcess(AllegroModel):
    """Part of `BadgeOperation`."""

    status: Literal["REQUESTED", "PROCESSED", "DECLINED"] | str
    rejection_reasons: list[BadgeApplicationRejectionReason]


class BadgePrices(AllegroModel):
    """Part of `Badge`."""

    market: BadgeMarketPrice | None = None
    bargain: BadgeApplicationBargainPrice | None = None
    subsidy: BadgeSubsidyPrices | None = None


class BadgePricesChange(AllegroModel):
    """Part of `BadgePatchRequest`."""

    bargain: BadgePricesChangeBargain | None = None


class BadgeProcess(AllegroModel):
    """Part of `Badge`."""

    status: Literal["IN_VERIFICATION", "WAITING_FOR_PUBLICATION", "ACTIVE", "FINISHED", "DECLINED"] | str
    rejection_reasons: list[BadgeApplicationRejectionReason]


class CampaignRefusalReason(AllegroModel):
    """Part of `UserCampaignEligibility`."""

    code: str
    messages: list[RefusalMessage]


class DeclaredPriceReductionDto(AllegroModel):
    """Part of `OfferStatusItemDto`."""

    seller_max_declared_percentage: str
    seller_max_declared_discount: MoneyDto


class OfferStatusItemDto(AllegroModel):
    """Part of `OfferStatusQueryResponseDto`."""

    id: str
    name: str
    marketplace: AllegroPricesMarketplaceDto
    discount: AllegroPricesDiscountDto
    base_price: MoneyDto | None = None
    recommended_price_reduction: RecommendedPriceReductionDto | None = None
    declared_price_reduction: DeclaredPriceReductionDto | None = None
    actual_price_reduction: ActualPriceReductionDto | None = None
    discounted_at: Timestamp | None = None
    excluded_at: Timestamp | None = None


class OfferStatusQueryResponseDto(AllegroModel):
    """Answer of `campaigns.query_allegro_prices_offers`."""

    offers: list[OfferStatusItemDto]
    total_count: int
    count: int


class SubsidyExcludeOfferItem(AllegroModel):
    """Part of `SubsidyExcludeOffersCommandPreview`."""

    id: str
    marketplace: AllegroPricesMarketplace
    status: Literal["SUCCESS", "IN_PROGRESS", "FAILED"] | str
    completed_at: Timestamp | None = None
    errors: list[SubsidyOfferProblem] | None = None


class SubsidyExcludeOffersCommand(AllegroModel):
    """Body of `campaigns.exclude_from_allegro_prices`."""

    offers: Annotated[list[SubsidyOfferToExclude], Sent(min_length=1, max_length=1000)]
    command_id: str | None = None


class SubsidyExcludeOffersCommandPreview(AllegroModel):
    """Answer of `campaigns.get_allegro_prices_exclusion`."""

    command_id: str
    created_at: Timestamp
    offers: list[SubsidyExcludeOfferItem]


class UserCampaignEligibility(AllegroModel):
    """Part of `BadgeCampaign`."""

    eligible: bool
    refusal_reasons: list[CampaignRefusalReason]


class AlleDiscountEligibleOfferDtoAlleDiscount(AllegroModel):
    """Part of `AlleDiscountEligibleOfferDto`."""

    campaign_conditions: AlleDiscountEligibleOfferDtoAlleDiscountCampaignConditions | None = None
    required_merchant_price: AlleDiscountRequiredMerchantPriceDto | None = None
    minimum_guaranteed_discount: AlleDiscountEligibleOfferDtoAlleDiscountMinimumGuaranteedDiscount | None = (
        None
    )


class AlleDiscountGetSubmitCommandResponse(AllegroModel):
    """Answer of `campaigns.get_alle_discount_submission`."""

    id: str | None = None
    input: AlleDiscountGetSubmitCommandResponseInput | None = None
    output: AlleDiscountGetSubmitCommandResponseOutput | None = None


class AlleDiscountGetWithdrawCommandResponse(AllegroModel):
    """Answer of `campaigns.get_alle_discount_withdrawal`."""

    id: str | None = None
    input: AlleDiscountGetWithdrawCommandResponseInput | None = None
    output: AlleDiscountGetWithdrawCommandResponseOutput | None = None


class AlleDiscountListCampaignsResponse(AllegroModel):
    """Answer of `campaigns.list_alle_discount_campaigns`."""

    alle_discount_campaigns: list[AlleDiscountListCampaignsResponseAlleDiscountCampaign] | None = None


class AlleDiscountSubmitCommandRequest(AllegroModel):
    """Body of `campaigns.submit_to_alle_discount`."""

    command_id: str | None = None
    input: AlleDiscountSubmitCommandRequestInput | None = None


class AlleDiscountSubmitCommandResponse(AllegroModel):
    """Answer of `campaigns.submit_to_alle_discount`."""

    id: str | None = None
    input: AlleDiscountSubmitCommandResponseInput | None = None
    output: AlleDiscountSubmitCommandResponseOutput | None = None


class AlleDiscountSubmittedOfferDto(AllegroModel):
    """Part of `AlleDiscountListSubmittedResponse`."""

    participation_id: str | None = None
    offer: AlleDiscountSubmittedOfferDtoOffer | None = None
    campaign: AlleDiscountSubmittedOfferDtoCampaign | None = None
    prices: AlleDiscountSubmittedOfferDtoPrices | None = None
    process: AlleDiscountSubmittedOfferDtoProcess | None = None
    purchase_limit: int | None = None


class Badge(AllegroModel):
    """Part of `BadgesList`."""

    offer: BadgeApplicationOffer
    campaign: OfferBadgeCampaign
    process: BadgeProcess
    publication: BadgePublicationTimePolicy | None = None
    prices: BadgePrices | None = None
    campaign_stock: BadgeCampaignStock | None = None


class BadgeApplicationProcess(AllegroModel):
    """Part of `BadgeApplication`."""

    status: Literal["REQUESTED", "PROCESSED", "DECLINED"] | str
    rejection_reasons: list[BadgeApplicationRejectionReason]


class BadgeApplicationPurchaseConstraints(AllegroModel):
    """Part of `BadgeApplication` and `BadgeApplicationRequest`."""

    limit: BadgeApplicationPurchaseConstraintsLimit | None = None


class BadgeApplicationRequest(AllegroModel):
    """Body of `campaigns.apply_for_badge`."""

    campaign: BadgeApplicationCampaign
    offer: BadgeApplicationOffer
    prices: BadgeApplicationPrices | None = None
    purchase_constraints: BadgeApplicationPurchaseConstraints | None = None
    declared_stock: BadgeApplicationDeclaredStock | None = None


class BadgeCampaign(AllegroModel):
    """Part of `GetBadgeCampaignsList`."""

    id: str
    name: str
    marketplace: MarketplaceReference
    type: Literal["DISCOUNT", "STANDARD", "SOURCING"] | str
    eligibility: UserCampaignEligibility
    application: ApplicationTimePolicy
    visibility: VisibilityTimePolicy
    publication: PublicationTimePolicy
    regulations_link: str
    stock_reservation_is_required: bool | None = None


class BadgeOperation(AllegroModel):
    """Answer of `campaigns.get_badge_operation`."""

    id: str
    type: Literal["UPDATE", "FINISH"] | str
    created_at: Timestamp
    updated_at: Timestamp
    campaign: BadgeApplicationCampaign
    offer: BadgeApplicationOffer
    process: BadgeOperationProcess


class BadgePatchRequest(AllegroModel):
    """Body of `campaigns.edit_badge`."""

    process: BadgeProcessChange | None = None
    prices: BadgePricesChange | None = None


class BadgesList(AllegroModel):
    """Answer of `campaigns.list_badges`."""

    badges: list[Badge]


class GetBadgeCampaignsList(AllegroModel):
    """Answer of `campaigns.list_badge_campaigns`."""

    badge_campaigns: list[BadgeCampaign]


class AlleDiscountEligibleOfferDto(AllegroModel):
    """Part of `AlleDiscountListEligibleResponse`."""

    id: str | None = None
    product: AlleDiscountEligibleOfferDtoProduct | None = None
    base_price: AlleDiscountEligibleOfferDtoBasePrice | None = None
    alle_discount: AlleDiscountEligibleOfferDtoAlleDiscount | None = None


class AlleDiscountListEligibleResponse(AllegroModel):
    """Answer of `campaigns.list_alle_discount_eligible_offers`."""

    eligible_offers: list[AlleDiscountEligibleOfferDto] | None = None
    count: int | None = None
    total_count: int | None = None


class AlleDiscountListSubmittedResponse(AllegroModel):
    """Answer of `campaigns.list_alle_discount_submitted_offers`."""

    submitted_offers: list[AlleDiscountSubmittedOfferDto] | None = None
    count: int | None = None
    total_count: int | None = None


class BadgeApplication(AllegroModel):
    """Answer of `campaigns.apply_for_badge` and `campaigns.get_badge_application`."""

    id: str
    created_at: Timestamp
    updated_at: Timestamp
    campaign: BadgeApplicationCampaign
    offer: BadgeApplicationOffer
    process: BadgeApplicationProcess
    prices: BadgeApplicationPrices | None = None
    campaign_stock: BadgeCampaignStock | None = None
    purchase_constraints: BadgeApplicationPurchaseConstraints | None = None


class BadgeApplications(AllegroModel):
    """Answer of `campaigns.list_badge_applications`."""

    badge_applications: list[BadgeApplication]
