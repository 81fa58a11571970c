"""Every method of `client.campaigns`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.campaigns import (
    AlleDiscountEligibleOfferDto,
    AlleDiscountGetSubmitCommandResponse,
    AlleDiscountGetWithdrawCommandResponse,
    AlleDiscountListCampaignsResponse,
    AlleDiscountListCampaignsResponseAlleDiscountCampaign,
    AlleDiscountListEligibleResponse,
    AlleDiscountListSubmittedResponse,
    AlleDiscountSubmitCommandRequest,
    AlleDiscountSubmitCommandResponse,
    AlleDiscountSubmittedOfferDto,
    AlleDiscountWithdrawCommandRequest,
    AlleDiscountWithdrawCommandResponse,
    AllegroPricesAccountParticipationRequest,
    AllegroPricesAccountParticipationResponse,
    Badge,
    BadgeApplication,
    BadgeApplicationRequest,
    BadgeApplications,
    BadgeCampaign,
    BadgeOperation,
    BadgePatchRequest,
    BadgesList,
    CampaignsEditBadgeResponse,
    FundraisingCampaign,
    FundraisingCampaigns,
    GetBadgeCampaignsList,
    OfferStatusItemDto,
    OfferStatusQueryRequestDto,
    OfferStatusQueryResponseDto,
    SubsidyExcludeOffersCommand,
    SubsidyExcludeOffersCommandPreview,
    SubsidyManageOffersCommandResult,
    SubsidySubmitOffersCommand,
    SubsidySubmitOffersCommandPreview,
)
from allegro_async.resources.campaigns import Campaigns
from tests.recorder import Recorder, Sent, as_json


async def test_list_fundraising_campaigns() -> None:
    answer = '{"campaigns":[{"id":"10023","name":"text","organization":{"name":"text"}}]}'
    allegro = Recorder(200, answer)
    pager = Campaigns(allegro).list_fundraising_campaigns(limit=2, phrase="text")
    read = await pager
    assert type(read) is FundraisingCampaigns
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is FundraisingCampaign
    assert allegro.sent == Sent(
        method="GET",
        path="/charity/fundraising-campaigns",
        accept="application/vnd.allegro.beta.v1+json",
        query=[("limit", "2"), ("phrase", "text")],
    )


async def test_list_alle_discount_campaigns() -> None:
    answer = '{"alleDiscountCampaigns":[{"id":"10023","name":"text","type":"SOURCING","visibility":{"type":"WITHIN","from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"},"application":{"type":"WITHIN","from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"},"publication":{"type":"WITHIN","from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"},"marketplace":{"id":"10023"}}]}'
    allegro = Recorder(200, answer)
    pager = Campaigns(allegro).list_alle_discount_campaigns(campaign_id="10023")
    read = await pager
    assert type(read) is AlleDiscountListCampaignsResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AlleDiscountListCampaignsResponseAlleDiscountCampaign
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/alle-discount/campaigns",
        accept="application/vnd.allegro.public.v1+json",
        query=[("campaignId", "10023")],
    )


async def test_submit_to_alle_discount() -> None:
    body = '{"commandId":"10023","input":{"offer":{"id":"10023"},"campaign":{"id":"10023"},"proposedPrice":{"amount":"12.50","currency":"PLN"}}}'
    answer = '{"id":"10023","input":{"offer":{"id":"10023"},"campaign":{"id":"10023"},"proposedPrice":{"amount":"12.50","currency":"PLN"}},"output":{"status":"NEW","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}}'
    allegro = Recorder(201, answer)
    command = await Campaigns(allegro).submit_to_alle_discount(
        AlleDiscountSubmitCommandRequest.model_validate_json(body)
    )
    read = command.started
    assert type(read) is AlleDiscountSubmitCommandResponse
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/alle-discount/submit-offer-commands",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_alle_discount_submission() -> None:
    answer = '{"id":"10023","input":{"offer":{"id":"10023"},"campaign":{"id":"10023"},"proposedPrice":{"amount":"12.50","currency":"PLN"}},"output":{"status":"NEW","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","newOfferParticipation":{"participationId":"10023"},"errors":[{"errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}]}}'
    allegro = Recorder(200, answer)
    read = await Campaigns(allegro).get_alle_discount_submission("10023")
    assert type(read) is AlleDiscountGetSubmitCommandResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/alle-discount/submit-offer-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_withdraw_from_alle_discount() -> None:
    body = '{"commandId":"10023","input":{"participationId":"10023"}}'
    answer = '{"id":"10023","input":{"participationId":"10023"},"output":{"status":"NEW","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z"}}'
    allegro = Recorder(201, answer)
    command = await Campaigns(allegro).withdraw_from_alle_discount(
        AlleDiscountWithdrawCommandRequest.model_validate_json(body)
    )
    read = command.started
    assert type(read) is AlleDiscountWithdrawCommandResponse
    assert as_json(read) == loads(answer)
    assert command.id == "10023"
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/alle-discount/withdraw-offer-commands",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_alle_discount_withdrawal() -> None:
    answer = '{"id":"10023","input":{"participationId":"10023"},"output":{"status":"NEW","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","withdrawnOfferParticipation":{"participationId":"10023"},"errors":[{"errors":[{"code":"text","details":"text","message":"text","path":"text","userMessage":"text","metadata":{"key":"text"}}]}]}}'
    allegro = Recorder(200, answer)
    read = await Campaigns(allegro).get_alle_discount_withdrawal("10023")
    assert type(read) is AlleDiscountGetWithdrawCommandResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/alle-discount/withdraw-offer-commands/10023",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_alle_discount_eligible_offers() -> None:
    answer = '{"eligibleOffers":[{"id":"10023","product":{"id":"10023"},"basePrice":{"amount":"12.50","currency":"PLN"},"alleDiscount":{"campaignConditions":{"meetsConditions":true,"violations":[{}]},"requiredMerchantPrice":{"amount":"12.50","currency":"PLN"},"minimumGuaranteedDiscount":{"percentage":"text"}}}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Campaigns(allegro).list_alle_discount_eligible_offers(
        "10023", limit=2, offset=2, meets_conditions=True, offer_id="10023"
    )
    read = await pager
    assert type(read) is AlleDiscountListEligibleResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AlleDiscountEligibleOfferDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/alle-discount/10023/eligible-offers",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2"), ("meetsConditions", "true"), ("offerId", "10023")],
    )


async def test_list_alle_discount_submitted_offers() -> None:
    answer = '{"submittedOffers":[{"participationId":"10023","offer":{"id":"10023"},"campaign":{"id":"10023"},"prices":{"proposedPrice":{"amount":"12.50","currency":"PLN"},"minimalPriceReduction":{"amount":"12.50","currency":"PLN"},"maximumSellingPrice":{"amount":"12.50","currency":"PLN"}},"process":{"status":"VERIFICATION","errors":[{"code":"text","message":"text"}]},"purchaseLimit":2}],"count":2,"totalCount":2}'
    allegro = Recorder(200, answer)
    pager = Campaigns(allegro).list_alle_discount_submitted_offers(
        "10023", limit=2, offset=2, offer_id="10023", participation_id="10023"
    )
    read = await pager
    assert type(read) is AlleDiscountListSubmittedResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is AlleDiscountSubmittedOfferDto
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/alle-discount/10023/submitted-offers",
        accept="application/vnd.allegro.public.v1+json",
        query=[("limit", "2"), ("offset", "2"), ("offerId", "10023"), ("participationId", "10023")],
    )


async def test_get_allegro_prices_participation() -> None:
    answer = '{"marketplaces":[{"id":"10023","status":"text"}]}'
    allegro = Recorder(200, answer)
    read = await Campaigns(allegro).get_allegro_prices_participation()
    assert type(read) is AllegroPricesAccountParticipationResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/allegro-prices/accounts/participations",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_edit_allegro_prices_participation() -> None:
    body = '{"marketplaces":[{"id":"10023","status":"text"}]}'
    answer = '{"marketplaces":[{"id":"10023","status":"text"}]}'
    allegro = Recorder(200, answer)
    read = await Campaigns(allegro).edit_allegro_prices_participation(
        AllegroPricesAccountParticipationRequest.model_validate_json(body)
    )
    assert type(read) is AllegroPricesAccountParticipationResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PATCH",
        path="/sale/allegro-prices/accounts/participations",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_query_allegro_prices_offers() -> None:
    body = '{"offer":{"ids":["10023"],"scope":"WITH_DECLARATION","substatus":"DISCOUNT_OPPORTUNITY"},"marketplace":{"id":"allegro-pl"},"limit":2,"offset":2}'
    answer = '{"offers":[{"id":"10023","name":"text","marketplace":{"id":"10023"},"basePrice":{"amount":"12.50","currency":"PLN"},"discount":{"opportunity":true},"recommendedPriceReduction":{"sellerMaxDeclaredPercentage":"text"},"declaredPriceReduction":{"sellerMaxDeclaredPercentage":"text","sellerMaxDeclaredDiscount":{"amount":"12.50","currency":"PLN"}},"actualPriceReduction":{"sellerMaxDeclaredPercentage":"text","sellerMaxDeclaredDiscount":{"amount":"12.50","currency":"PLN"},"sellerDiscount":{"amount":"12.50","currency":"PLN"},"allegroDiscount":{"amount":"12.50","currency":"PLN"},"finalPriceForTheBuyer":{"amount":"12.50","currency":"PLN"}},"discountedAt":"2026-03-04T10:20:30.000Z","excludedAt":"2026-03-04T10:20:30.000Z"}],"totalCount":2,"count":2}'
    allegro = Recorder(200, answer)
    pager = Campaigns(allegro).query_allegro_prices_offers(
        OfferStatusQueryRequestDto.model_validate_json(body)
    )
    read = await pager
    assert type(read) is OfferStatusQueryResponseDto
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is OfferStatusItemDto
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/allegro-prices/offers-queries",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_exclude_from_allegro_prices() -> None:
    body = '{"commandId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","offers":[{"id":"10023","marketplace":{"id":"10023"}}]}'
    answer = '{"commandId":"10023","status":"IN_PROGRESS","createdAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(201, answer)
    command = await Campaigns(allegro).exclude_from_allegro_prices(
        SubsidyExcludeOffersCommand.model_validate_json(body)
    )
    read = command.started
    assert type(read) is SubsidyManageOffersCommandResult
    assert as_json(read) == loads(answer)
    assert command.id == "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/allegro-prices/offers/exclusion-commands",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_allegro_prices_exclusion() -> None:
    answer = '{"commandId":"10023","createdAt":"2026-03-04T10:20:30.000Z","offers":[{"id":"10023","marketplace":{"id":"10023"},"completedAt":"2026-03-04T10:20:30.000Z","status":"SUCCESS","errors":[{"message":"text"}]}]}'
    allegro = Recorder(200, answer)
    read = await Campaigns(allegro).get_allegro_prices_exclusion("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is SubsidyExcludeOffersCommandPreview
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/allegro-prices/offers/exclusion-commands/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_submit_to_allegro_prices() -> None:
    body = '{"commandId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","offers":[{"id":"10023","marketplace":{"id":"10023"},"sellerDiscountDeclaration":{"maxContributionPercentage":"text"}}]}'
    answer = '{"commandId":"10023","status":"IN_PROGRESS","createdAt":"2026-03-04T10:20:30.000Z"}'
    allegro = Recorder(201, answer)
    command = await Campaigns(allegro).submit_to_allegro_prices(
        SubsidySubmitOffersCommand.model_validate_json(body)
    )
    read = command.started
    assert type(read) is SubsidyManageOffersCommandResult
    assert as_json(read) == loads(answer)
    assert command.id == "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/allegro-prices/offers/submit-offer-commands",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_allegro_prices_submission() -> None:
    answer = '{"commandId":"10023","createdAt":"2026-03-04T10:20:30.000Z","offers":[{"id":"10023","marketplace":{"id":"10023"},"sellerDiscountDeclaration":{"maxContributionPercentage":"text"},"completedAt":"2026-03-04T10:20:30.000Z","status":"SUCCESS","errors":[{"message":"text"}]}]}'
    allegro = Recorder(200, answer)
    read = await Campaigns(allegro).get_allegro_prices_submission("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert type(read) is SubsidySubmitOffersCommandPreview
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/allegro-prices/offers/submit-offer-commands/7c9e6679-7425-40de-944b-e07fc1f90ae7",
        accept="application/vnd.allegro.public.v1+json",
    )


async def test_list_badge_applications() -> None:
    answer = '{"badgeApplications":[{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","campaign":{"id":"10023"},"offer":{"id":"10023"},"prices":{"bargain":{"amount":"12.50","currency":"PLN"}},"campaignStock":{"quantity":2},"process":{"status":"REQUESTED","rejectionReasons":[{"code":"text","messages":[{"text":"text"}]}]},"purchaseConstraints":{"limit":{"perUser":{}}}}]}'
    allegro = Recorder(200, answer)
    pager = Campaigns(allegro).list_badge_applications(
        campaign_id="10023", offer_id="10023", offset=2, limit=2
    )
    read = await pager
    assert type(read) is BadgeApplications
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is BadgeApplication
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/badge-applications",
        accept="application/vnd.allegro.public.v1+json",
        query=[("campaign.id", "10023"), ("offer.id", "10023"), ("offset", "2"), ("limit", "2")],
    )


async def test_get_badge_application() -> None:
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","campaign":{"id":"10023"},"offer":{"id":"10023"},"prices":{"bargain":{"amount":"12.50","currency":"PLN"}},"campaignStock":{"quantity":2},"process":{"status":"REQUESTED","rejectionReasons":[{"code":"text","messages":[{"text":"text","link":"text"}]}]},"purchaseConstraints":{"limit":{"perUser":{"maxItems":2}}}}'
    allegro = Recorder(200, answer)
    read = await Campaigns(allegro).get_badge_application("10023")
    assert type(read) is BadgeApplication
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/badge-applications/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_badge_campaigns() -> None:
    answer = '{"badgeCampaigns":[{"id":"10023","name":"text","marketplace":{"id":"10023"},"type":"DISCOUNT","eligibility":{"eligible":true,"refusalReasons":[{"code":"text","messages":[{"text":"text"}]}]},"application":{"type":"ALWAYS","from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"},"visibility":{"type":"ALWAYS","from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"},"publication":{"type":"ALWAYS","from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"},"regulationsLink":"text","stockReservationIsRequired":true}]}'
    allegro = Recorder(200, answer)
    pager = Campaigns(allegro).list_badge_campaigns(marketplace_id="10023")
    read = await pager
    assert type(read) is GetBadgeCampaignsList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is BadgeCampaign
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/badge-campaigns",
        accept="application/vnd.allegro.public.v1+json",
        query=[("marketplace.id", "10023")],
    )


async def test_get_badge_operation() -> None:
    answer = '{"id":"10023","type":"UPDATE","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","campaign":{"id":"10023"},"offer":{"id":"10023"},"process":{"status":"REQUESTED","rejectionReasons":[{"code":"text","messages":[{"text":"text","link":"text"}]}]}}'
    allegro = Recorder(200, answer)
    read = await Campaigns(allegro).get_badge_operation("10023")
    assert type(read) is BadgeOperation
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/badge-operations/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_list_badges() -> None:
    answer = '{"badges":[{"offer":{"id":"10023"},"campaign":{"id":"10023","name":"text"},"publication":{"type":"ALWAYS","from":"2026-03-04T10:20:30.000Z","to":"2026-03-04T10:20:30.000Z"},"prices":{"market":{"amount":"12.50","currency":"PLN"},"bargain":{"amount":"12.50","currency":"PLN"},"subsidy":{"targetPrice":{},"sellerPrice":{}}},"process":{"status":"IN_VERIFICATION","rejectionReasons":[{"code":"text","messages":[{"text":"text"}]}]},"campaignStock":{"quantity":2}}]}'
    allegro = Recorder(200, answer)
    pager = Campaigns(allegro).list_badges(offer_id="10023", marketplace_id="10023", offset=2, limit=2)
    read = await pager
    assert type(read) is BadgesList
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is Badge
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/badges",
        accept="application/vnd.allegro.public.v1+json",
        query=[("offer.id", "10023"), ("marketplace.id", "10023"), ("offset", "2"), ("limit", "2")],
    )


async def test_apply_for_badge() -> None:
    body = '{"campaign":{"id":"10023"},"offer":{"id":"10023"},"prices":{"bargain":{"amount":"12.50","currency":"PLN"}},"purchaseConstraints":{"limit":{"perUser":{"maxItems":2}}},"declaredStock":{"quantity":2}}'
    answer = '{"id":"10023","createdAt":"2026-03-04T10:20:30.000Z","updatedAt":"2026-03-04T10:20:30.000Z","campaign":{"id":"10023"},"offer":{"id":"10023"},"prices":{"bargain":{"amount":"12.50","currency":"PLN"}},"campaignStock":{"quantity":2},"process":{"status":"REQUESTED","rejectionReasons":[{"code":"text","messages":[{"text":"text","link":"text"}]}]},"purchaseConstraints":{"limit":{"perUser":{"maxItems":2}}}}'
    allegro = Recorder(202, answer)
    command = await Campaigns(allegro).apply_for_badge(BadgeApplicationRequest.model_validate_json(body))
    read = command.started
    assert type(read) is BadgeApplication
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/badges",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_edit_badge() -> None:
    body = (
        '{"process":{"status":"FINISHED"},"prices":{"bargain":{"value":{"amount":"12.50","currency":"PLN"}}}}'
    )
    answer = '{"id":"10023"}'
    allegro = Recorder(202, answer)
    command = await Campaigns(allegro).edit_badge(
        "10023", "10023", BadgePatchRequest.model_validate_json(body)
    )
    read = command.started
    assert type(read) is CampaignsEditBadgeResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PATCH",
        path="/sale/badges/offers/10023/campaigns/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )
