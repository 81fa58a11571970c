"""`client.campaigns`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.campaigns import (
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
from ..paging import Pager
from ..wire import command_body, json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack
    from uuid import UUID

    from ..call import CallOptions
    from ..commands import Command


class Campaigns(Area):
    """Campaigns run by Allegro: badges, Allegro Prices, AlleDiscount and charity."""

    __slots__ = ()

    def list_fundraising_campaigns(
        self, *, limit: int, phrase: str, **options: Unpack[CallOptions]
    ) -> Pager[FundraisingCampaign, FundraisingCampaigns]:
        """List charity campaigns whose names begin with a phrase.

        `GET /charity/fundraising-campaigns`. Any user token will do. A page holds at most 100 items. Nobody
        can read beyond item 100: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/searchFundraisingCampaigns
        """
        return Pager(
            self._sender,
            op.CAMPAIGNS_LIST_FUNDRAISING_CAMPAIGNS,
            options,
            FundraisingCampaigns,
            FundraisingCampaign,
            query=(("limit", limit), ("phrase", phrase)),
        )

    def list_alle_discount_campaigns(
        self, *, campaign_id: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[AlleDiscountListCampaignsResponseAlleDiscountCampaign, AlleDiscountListCampaignsResponse]:
        """List the campaigns of AlleDiscount that run or accept offers.

        `GET /sale/alle-discount/campaigns`. Scope: `allegro:api:campaigns`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getAlleDiscountCampaigns
        """
        return Pager(
            self._sender,
            op.CAMPAIGNS_LIST_ALLE_DISCOUNT_CAMPAIGNS,
            options,
            AlleDiscountListCampaignsResponse,
            AlleDiscountListCampaignsResponseAlleDiscountCampaign,
            query=(("campaignId", campaign_id),),
        )

    async def submit_to_alle_discount(
        self,
        body: AlleDiscountSubmitCommandRequest | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Command[AlleDiscountSubmitCommandResponse, AlleDiscountGetSubmitCommandResponse]:
        """Start a command that puts one offer into an AlleDiscount campaign.

        `POST /sale/alle-discount/submit-offer-commands`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/submitOfferToAlleDiscountCommands

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            AlleDiscountSubmitCommandResponse,
            make_call(
                op.CAMPAIGNS_SUBMIT_TO_ALLE_DISCOUNT,
                options,
                body=command_body(AlleDiscountSubmitCommandRequest, body, "commandId", command_id),
            ),
        )

    async def get_alle_discount_submission(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> AlleDiscountGetSubmitCommandResponse:
        """Get how far an offer has come on its way into AlleDiscount.

        `GET /sale/alle-discount/submit-offer-commands/{commandId}`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/getSubmitOfferToAlleDiscountCommandsStatus
        """
        return await self._one(
            AlleDiscountGetSubmitCommandResponse,
            make_call(op.CAMPAIGNS_GET_ALLE_DISCOUNT_SUBMISSION, options, path=(command_id,)),
        )

    async def withdraw_from_alle_discount(
        self,
        body: AlleDiscountWithdrawCommandRequest | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Command[AlleDiscountWithdrawCommandResponse, AlleDiscountGetWithdrawCommandResponse]:
        """Start a command that takes one offer out of an AlleDiscount campaign.

        `POST /sale/alle-discount/withdraw-offer-commands`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/withdrawOfferFromAlleDiscountCommands

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            AlleDiscountWithdrawCommandResponse,
            make_call(
                op.CAMPAIGNS_WITHDRAW_FROM_ALLE_DISCOUNT,
                options,
                body=command_body(AlleDiscountWithdrawCommandRequest, body, "commandId", command_id),
            ),
        )

    async def get_alle_discount_withdrawal(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> AlleDiscountGetWithdrawCommandResponse:
        """Get how far an offer has come on its way out of AlleDiscount.

        `GET /sale/alle-discount/withdraw-offer-commands/{commandId}`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/getWithdrawOfferFromAlleDiscountCommandsStatus
        """
        return await self._one(
            AlleDiscountGetWithdrawCommandResponse,
            make_call(op.CAMPAIGNS_GET_ALLE_DISCOUNT_WITHDRAWAL, options, path=(command_id,)),
        )

    def list_alle_discount_eligible_offers(
        self,
        campaign_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        meets_conditions: bool | None = None,
        offer_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[AlleDiscountEligibleOfferDto, AlleDiscountListEligibleResponse]:
        """List offers that could join an AlleDiscount campaign.

        `GET /sale/alle-discount/{campaignId}/eligible-offers`. Scope: `allegro:api:campaigns`. A page holds
        at most 200 items.

        https://developer.allegro.pl/documentation/#operation/getOffersEligibleForAlleDiscount
        """
        return Pager(
            self._sender,
            op.CAMPAIGNS_LIST_ALLE_DISCOUNT_ELIGIBLE_OFFERS,
            options,
            AlleDiscountListEligibleResponse,
            AlleDiscountEligibleOfferDto,
            path=(campaign_id,),
            query=(
                ("limit", limit),
                ("offset", offset),
                ("meetsConditions", meets_conditions),
                ("offerId", offer_id),
            ),
        )

    def list_alle_discount_submitted_offers(
        self,
        campaign_id: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        offer_id: str | None = None,
        participation_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[AlleDiscountSubmittedOfferDto, AlleDiscountListSubmittedResponse]:
        """List offers that joined an AlleDiscount campaign, with their prices.

        `GET /sale/alle-discount/{campaignId}/submitted-offers`. Scope: `allegro:api:campaigns`. A page
        holds at most 200 items.

        https://developer.allegro.pl/documentation/#operation/getOffersSubmittedToAlleDiscount
        """
        return Pager(
            self._sender,
            op.CAMPAIGNS_LIST_ALLE_DISCOUNT_SUBMITTED_OFFERS,
            options,
            AlleDiscountListSubmittedResponse,
            AlleDiscountSubmittedOfferDto,
            path=(campaign_id,),
            query=(
                ("limit", limit),
                ("offset", offset),
                ("offerId", offer_id),
                ("participationId", participation_id),
            ),
        )

    async def get_allegro_prices_participation(
        self, **options: Unpack[CallOptions]
    ) -> AllegroPricesAccountParticipationResponse:
        """Get on which marketplaces the seller takes part in Allegro Prices.

        `GET /sale/allegro-prices/accounts/participations`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/getAccountParticipation
        """
        return await self._one(
            AllegroPricesAccountParticipationResponse,
            make_call(op.CAMPAIGNS_GET_ALLEGRO_PRICES_PARTICIPATION, options),
        )

    async def edit_allegro_prices_participation(
        self,
        body: AllegroPricesAccountParticipationRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> AllegroPricesAccountParticipationResponse:
        """Join or leave Allegro Prices, marketplace by marketplace.

        `PATCH /sale/allegro-prices/accounts/participations`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/updateAccountParticipation
        """
        return await self._one(
            AllegroPricesAccountParticipationResponse,
            make_call(
                op.CAMPAIGNS_EDIT_ALLEGRO_PRICES_PARTICIPATION,
                options,
                body=json_body(AllegroPricesAccountParticipationRequest, body),
            ),
        )

    def query_allegro_prices_offers(
        self, body: OfferStatusQueryRequestDto | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Pager[OfferStatusItemDto, OfferStatusQueryResponseDto]:
        """List offers with their state in Allegro Prices.

        `POST /sale/allegro-prices/offers-queries`. Scope: `allegro:api:campaigns`. A page holds at most
        1000 items.

        https://developer.allegro.pl/documentation/#operation/getAllegroPricesOffers
        """
        return Pager(
            self._sender,
            op.CAMPAIGNS_QUERY_ALLEGRO_PRICES_OFFERS,
            options,
            OfferStatusQueryResponseDto,
            OfferStatusItemDto,
            body=json_body(OfferStatusQueryRequestDto, body),
        )

    async def exclude_from_allegro_prices(
        self,
        body: SubsidyExcludeOffersCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Command[SubsidyManageOffersCommandResult, SubsidyExcludeOffersCommandPreview]:
        """Start a command that takes offers out of Allegro Prices.

        `POST /sale/allegro-prices/offers/exclusion-commands`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/excludeOfferCommands

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            SubsidyManageOffersCommandResult,
            make_call(
                op.CAMPAIGNS_EXCLUDE_FROM_ALLEGRO_PRICES,
                options,
                body=command_body(SubsidyExcludeOffersCommand, body, "commandId", command_id),
            ),
        )

    async def get_allegro_prices_exclusion(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> SubsidyExcludeOffersCommandPreview:
        """Get how far offers have come on their way out of Allegro Prices.

        `GET /sale/allegro-prices/offers/exclusion-commands/{commandId}`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/getExcludeOfferCommandStatus
        """
        return await self._one(
            SubsidyExcludeOffersCommandPreview,
            make_call(op.CAMPAIGNS_GET_ALLEGRO_PRICES_EXCLUSION, options, path=(command_id,)),
        )

    async def submit_to_allegro_prices(
        self,
        body: SubsidySubmitOffersCommand | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Command[SubsidyManageOffersCommandResult, SubsidySubmitOffersCommandPreview]:
        """Start a command that puts up to 1000 offers into Allegro Prices.

        `POST /sale/allegro-prices/offers/submit-offer-commands`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/submitOfferCommands

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            SubsidyManageOffersCommandResult,
            make_call(
                op.CAMPAIGNS_SUBMIT_TO_ALLEGRO_PRICES,
                options,
                body=command_body(SubsidySubmitOffersCommand, body, "commandId", command_id),
            ),
        )

    async def get_allegro_prices_submission(
        self, command_id: str, **options: Unpack[CallOptions]
    ) -> SubsidySubmitOffersCommandPreview:
        """Get how far offers have come on their way into Allegro Prices.

        `GET /sale/allegro-prices/offers/submit-offer-commands/{commandId}`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/getSubmitOfferCommandStatus
        """
        return await self._one(
            SubsidySubmitOffersCommandPreview,
            make_call(op.CAMPAIGNS_GET_ALLEGRO_PRICES_SUBMISSION, options, path=(command_id,)),
        )

    def list_badge_applications(
        self,
        *,
        campaign_id: str | None = None,
        offer_id: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[BadgeApplication, BadgeApplications]:
        """List applications for badges.

        `GET /sale/badge-applications`. Scope: `allegro:api:campaigns`. A page holds at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/badgeApplications_get_all
        """
        return Pager(
            self._sender,
            op.CAMPAIGNS_LIST_BADGE_APPLICATIONS,
            options,
            BadgeApplications,
            BadgeApplication,
            query=(
                ("campaign.id", campaign_id),
                ("offer.id", offer_id),
                ("offset", offset),
                ("limit", limit),
            ),
        )

    async def get_badge_application(
        self, application_id: str, **options: Unpack[CallOptions]
    ) -> BadgeApplication:
        """Get what became of an application for a badge.

        `GET /sale/badge-applications/{applicationId}`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/badgeApplications_get_one
        """
        return await self._one(
            BadgeApplication, make_call(op.CAMPAIGNS_GET_BADGE_APPLICATION, options, path=(application_id,))
        )

    def list_badge_campaigns(
        self, *, marketplace_id: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[BadgeCampaign, GetBadgeCampaignsList]:
        """List the campaigns that give badges to offers.

        `GET /sale/badge-campaigns`. Scope: `allegro:api:campaigns`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/badgeCampaigns_get_all
        """
        return Pager(
            self._sender,
            op.CAMPAIGNS_LIST_BADGE_CAMPAIGNS,
            options,
            GetBadgeCampaignsList,
            BadgeCampaign,
            query=(("marketplace.id", marketplace_id),),
        )

    async def get_badge_operation(self, operation_id: str, **options: Unpack[CallOptions]) -> BadgeOperation:
        """Get what became of a change to a badge.

        `GET /sale/badge-operations/{operationId}`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/badgeOperations_get_one
        """
        return await self._one(
            BadgeOperation, make_call(op.CAMPAIGNS_GET_BADGE_OPERATION, options, path=(operation_id,))
        )

    def list_badges(
        self,
        *,
        marketplace_id: str,
        offer_id: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[Badge, BadgesList]:
        """List the badges that the seller's offers have.

        `GET /sale/badges`. Scope: `allegro:api:campaigns`. A page holds at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/getBadges
        """
        return Pager(
            self._sender,
            op.CAMPAIGNS_LIST_BADGES,
            options,
            BadgesList,
            Badge,
            query=(
                ("offer.id", offer_id),
                ("marketplace.id", marketplace_id),
                ("offset", offset),
                ("limit", limit),
            ),
        )

    async def apply_for_badge(
        self, body: BadgeApplicationRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Command[BadgeApplication, BadgeApplication]:
        """Apply for a badge on one offer; most badges cost a fee.

        `POST /sale/badges`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/postBadges

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            BadgeApplication,
            make_call(op.CAMPAIGNS_APPLY_FOR_BADGE, options, body=json_body(BadgeApplicationRequest, body)),
        )

    async def edit_badge(
        self,
        offer_id: str,
        campaign_id: str,
        body: BadgePatchRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> Command[CampaignsEditBadgeResponse, BadgeOperation]:
        """Change the price under a badge, or give the badge up.

        `PATCH /sale/badges/offers/{offerId}/campaigns/{campaignId}`. Scope: `allegro:api:campaigns`.

        https://developer.allegro.pl/documentation/#operation/patchBadge

        Returns:
            The command: `await command.wait()` gives its report. See docs/commands.md.
        """
        return await self._command(
            CampaignsEditBadgeResponse,
            make_call(
                op.CAMPAIGNS_EDIT_BADGE,
                options,
                path=(offer_id, campaign_id),
                body=json_body(BadgePatchRequest, body),
            ),
        )
