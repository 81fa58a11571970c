"""`client.offers`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from ..additions.offer_changes import OfferChanges
from ..journals import Journal
from ..models.offers import (
    AvailablePromotionPackages,
    ChangePrice,
    ChangePriceWithoutOutput,
    ListingResponse,
    ManualTranslationUpdateRequest,
    OfferEvent,
    OfferListingDto,
    OfferPromoOptions,
    OfferPromoOptionsForSeller,
    OfferRating,
    OfferTranslation,
    OfferTranslations,
    OffersSearchResultDto,
    PromoOptionsModifications,
    SalePartialProductOfferResponse,
    SaleProductOfferPatchRequest,
    SaleProductOfferRequest,
    SaleProductOfferResponse,
    SaleProductOfferStatusResponse,
    SellerOfferEventsResponse,
    SmartOfferClassificationReport,
    TagId,
    TagIdsRequest,
    TagListResponse,
    TagRequest,
    TagResponse,
    UnfilledParametersResponse,
    UnfilledParametersResponseOffer,
)
from ..paging import Pager
from ..wire import json_body, make_call, own_id
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from typing import Any, Literal, Unpack
    from uuid import UUID

    from ..call import CallOptions
    from ..commands import Command
    from ..cursors import CursorStore
    from ..polling import Polling


class Offers(OfferChanges):
    """The seller's offers: create, edit, publish, promote, tag and translate them."""

    __slots__ = ()

    def search(
        self,
        *,
        offer_id: Sequence[str] | str | None = None,
        name: str | None = None,
        selling_mode_price_amount_gte: Decimal | int | None = None,
        selling_mode_price_amount_lte: Decimal | int | None = None,
        selling_mode_price_automation_rule_id: str | None = None,
        selling_mode_price_automation_rule_id_empty: bool | None = None,
        publication_status: Sequence[Literal["INACTIVE", "ACTIVE", "ACTIVATING", "ENDED"] | str]
        | str
        | None = None,
        publication_marketplace: str | None = None,
        selling_mode_format: Sequence[Literal["BUY_NOW", "ADVERTISEMENT", "AUCTION"] | str]
        | str
        | None = None,
        external_id: Sequence[str] | str | None = None,
        delivery_shipping_rates_id: str | None = None,
        delivery_shipping_rates_id_empty: bool | None = None,
        sort: Literal[
            "sellingMode.price.amount",
            "-sellingMode.price.amount",
            "stock.sold",
            "-stock.sold",
            "stock.available",
            "-stock.available",
        ]
        | str
        | None = None,
        limit: int | None = None,
        offset: int | None = None,
        category_id: str | None = None,
        product_id_empty: bool | None = None,
        productization_required: bool | None = None,
        b2b_buyable_only_by_business: bool | None = None,
        fundraising_campaign_id: str | None = None,
        fundraising_campaign_id_empty: bool | None = None,
        after_sales_services_return_policy_id: str | None = None,
        is_fulfillment: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[OfferListingDto, OffersSearchResultDto]:
        """Search the seller's own offers.

        `GET /sale/offers`. Scope: `allegro:api:sale:offers:read`. A page holds at most 1000 items. Nobody
        can read beyond item 10000000: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/searchOffersUsingGET
        """
        return Pager(
            self._sender,
            op.OFFERS_SEARCH,
            options,
            OffersSearchResultDto,
            OfferListingDto,
            query=(
                ("offer.id", offer_id),
                ("name", name),
                ("sellingMode.price.amount.gte", selling_mode_price_amount_gte),
                ("sellingMode.price.amount.lte", selling_mode_price_amount_lte),
                ("sellingMode.priceAutomation.rule.id", selling_mode_price_automation_rule_id),
                ("sellingMode.priceAutomation.rule.id.empty", selling_mode_price_automation_rule_id_empty),
                ("publication.status", publication_status),
                ("publication.marketplace", publication_marketplace),
                ("sellingMode.format", selling_mode_format),
                ("external.id", external_id),
                ("delivery.shippingRates.id", delivery_shipping_rates_id),
                ("delivery.shippingRates.id.empty", delivery_shipping_rates_id_empty),
                ("sort", sort),
                ("limit", limit),
                ("offset", offset),
                ("category.id", category_id),
                ("product.id.empty", product_id_empty),
                ("productizationRequired", productization_required),
                ("b2b.buyableOnlyByBusiness", b2b_buyable_only_by_business),
                ("fundraisingCampaign.id", fundraising_campaign_id),
                ("fundraisingCampaign.id.empty", fundraising_campaign_id_empty),
                ("afterSalesServices.returnPolicy.id", after_sales_services_return_policy_id),
                ("isFulfillment", is_fulfillment),
            ),
        )

    async def get(self, offer_id: str, **options: Unpack[CallOptions]) -> SaleProductOfferResponse:
        """Get one offer with all its data.

        `GET /sale/product-offers/{offerId}`. Scope: `allegro:api:sale:offers:read`. Limit: 3 500 requests a
        minute for each account.

        https://developer.allegro.pl/documentation/#operation/getProductOffer
        """
        return await self._one(SaleProductOfferResponse, make_call(op.OFFERS_GET, options, path=(offer_id,)))

    @overload
    async def create(
        self,
        body: SaleProductOfferRequest | Mapping[str, Any],
        *,
        wait: Literal[True] = True,
        wait_timeout: float | None = 600.0,
        **options: Unpack[CallOptions],
    ) -> SaleProductOfferResponse: ...

    @overload
    async def create(
        self,
        body: SaleProductOfferRequest | Mapping[str, Any],
        *,
        wait: Literal[False],
        wait_timeout: float | None = 600.0,
        **options: Unpack[CallOptions],
    ) -> Command[SaleProductOfferResponse, SaleProductOfferStatusResponse | None]: ...

    async def create(
        self,
        body: SaleProductOfferRequest | Mapping[str, Any],
        *,
        wait: bool = True,
        wait_timeout: float | None = 600.0,
        **options: Unpack[CallOptions],
    ) -> SaleProductOfferResponse | Command[SaleProductOfferResponse, SaleProductOfferStatusResponse | None]:
        """Create an offer from a product, as a draft or to be published.

        `POST /sale/product-offers`. Scope: `allegro:api:sale:offers:write`. Limit: 2 490 requests a minute
        for each account.

        https://developer.allegro.pl/documentation/#operation/createProductOffers

        Args:
            wait: Whether to wait for the end where Allegro goes on with the work (status 202). False:
                give the command at once; see docs/commands.md.
            wait_timeout: Seconds to wait at most; None for no end.

        Returns:
            The offer as it is when the work is done. With `wait=False` the command.

        Raises:
            CommandFailedError: Allegro could not do it in the end.
            CommandTimeoutError: The time to wait was over; the error holds the ticket to go on with.
        """
        return await self._processed(
            SaleProductOfferResponse,
            make_call(op.OFFERS_CREATE, options, body=json_body(SaleProductOfferRequest, body)),
            wait=wait,
            wait_timeout=wait_timeout,
        )

    @overload
    async def edit(
        self,
        offer_id: str,
        body: SaleProductOfferPatchRequest | Mapping[str, Any],
        *,
        wait: Literal[True] = True,
        wait_timeout: float | None = 600.0,
        **options: Unpack[CallOptions],
    ) -> SaleProductOfferResponse: ...

    @overload
    async def edit(
        self,
        offer_id: str,
        body: SaleProductOfferPatchRequest | Mapping[str, Any],
        *,
        wait: Literal[False],
        wait_timeout: float | None = 600.0,
        **options: Unpack[CallOptions],
    ) -> Command[SaleProductOfferResponse, SaleProductOfferStatusResponse | None]: ...

    async def edit(
        self,
        offer_id: str,
        body: SaleProductOfferPatchRequest | Mapping[str, Any],
        *,
        wait: bool = True,
        wait_timeout: float | None = 600.0,
        **options: Unpack[CallOptions],
    ) -> SaleProductOfferResponse | Command[SaleProductOfferResponse, SaleProductOfferStatusResponse | None]:
        """Change some fields of one offer; what is not sent stays as it is.

        `PATCH /sale/product-offers/{offerId}`. Any user token will do. Limit: 2 490 requests a minute for
        each account.

        https://developer.allegro.pl/documentation/#operation/editProductOffers

        Args:
            wait: Whether to wait for the end where Allegro goes on with the work (status 202). False:
                give the command at once; see docs/commands.md.
            wait_timeout: Seconds to wait at most; None for no end.

        Returns:
            The offer as it is when the work is done. With `wait=False` the command.

        Raises:
            CommandFailedError: Allegro could not do it in the end.
            CommandTimeoutError: The time to wait was over; the error holds the ticket to go on with.
        """
        return await self._processed(
            SaleProductOfferResponse,
            make_call(
                op.OFFERS_EDIT, options, path=(offer_id,), body=json_body(SaleProductOfferPatchRequest, body)
            ),
            wait=wait,
            wait_timeout=wait_timeout,
        )

    async def search_listing(
        self,
        *,
        category_id: str | None = None,
        phrase: str | None = None,
        seller_id: str | None = None,
        seller_login: str | None = None,
        marketplace_id: str | None = None,
        shipping_country: str | None = None,
        currency: str | None = None,
        search_mode: Literal["REGULAR", "CLOSED"] | str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        sort: Literal[
            "relevance",
            "+price",
            "-price",
            "+withDeliveryPrice",
            "-withDeliveryPrice",
            "+endTime",
            "-startTime",
        ]
        | str
        | None = None,
        include: str | None = None,
        fallback: bool | None = None,
        filters: Mapping[str, str] | None = None,
        **options: Unpack[CallOptions],
    ) -> ListingResponse:
        """Search all public offers; only for applications that Allegro verified.

        `GET /offers/listing`. An application token is enough.
        """
        return await self._one(
            ListingResponse,
            make_call(
                op.OFFERS_SEARCH_LISTING,
                options,
                query=(
                    ("category.id", category_id),
                    ("phrase", phrase),
                    ("seller.id", seller_id),
                    ("seller.login", seller_login),
                    ("marketplaceId", marketplace_id),
                    ("shipping.country", shipping_country),
                    ("currency", currency),
                    ("searchMode", search_mode),
                    ("offset", offset),
                    ("limit", limit),
                    ("sort", sort),
                    ("include", include),
                    ("fallback", fallback),
                    ("Dynamic filters", filters),
                ),
            ),
        )

    async def change_price(
        self,
        offer_id: str,
        body: ChangePriceWithoutOutput | Mapping[str, Any],
        *,
        command_id: UUID | str | None = None,
        **options: Unpack[CallOptions],
    ) -> ChangePrice:
        """Change the fixed price of one offer at once.

        `PUT /offers/{offerId}/change-price-commands/{commandId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/createChangePriceCommandUsingPUT

        Args:
            command_id: Your own id of the command, a UUID; without it a new one is made. Under one id
                nothing is done twice.
        """
        return await self._one(
            ChangePrice,
            make_call(
                op.OFFERS_CHANGE_PRICE,
                options,
                path=(offer_id, own_id(command_id)),
                body=json_body(ChangePriceWithoutOutput, body),
            ),
        )

    def list_events(
        self,
        *,
        from_: str | None = None,
        limit: int | None = None,
        type_: Sequence[
            Literal[
                "OFFER_ACTIVATED",
                "OFFER_CHANGED",
                "OFFER_ENDED",
                "OFFER_STOCK_CHANGED",
                "OFFER_PRICE_CHANGED",
                "OFFER_ARCHIVED",
                "OFFER_BID_PLACED",
                "OFFER_BID_CANCELED",
                "OFFER_TRANSLATION_UPDATED",
                "OFFER_VISIBILITY_CHANGED",
                "OFFER_DELIVERY_COUNTRIES_BLOCKED",
            ]
            | str
        ]
        | str
        | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[OfferEvent, SellerOfferEventsResponse]:
        """List what happened to the seller's offers in the last day.

        `GET /sale/offer-events`. Scope: `allegro:api:sale:offers:read`. A page holds at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/getOfferEvents
        """
        return Pager(
            self._sender,
            op.OFFERS_LIST_EVENTS,
            options,
            SellerOfferEventsResponse,
            OfferEvent,
            query=(("from", from_), ("limit", limit), ("type", type_)),
        )

    def follow_events(
        self,
        *,
        cursor: CursorStore | None = None,
        key: str | None = None,
        start: Literal["now", "oldest"] = "now",
        fold: bool = False,
        polling: Polling | None = None,
        type_: Sequence[
            Literal[
                "OFFER_ACTIVATED",
                "OFFER_CHANGED",
                "OFFER_ENDED",
                "OFFER_STOCK_CHANGED",
                "OFFER_PRICE_CHANGED",
                "OFFER_ARCHIVED",
                "OFFER_BID_PLACED",
                "OFFER_BID_CANCELED",
                "OFFER_TRANSLATION_UPDATED",
                "OFFER_VISIBILITY_CHANGED",
                "OFFER_DELIVERY_COUNTRIES_BLOCKED",
            ]
            | str
        ]
        | str
        | None = None,
        **options: Unpack[CallOptions],
    ) -> Journal[OfferEvent]:
        """Follow what happens to the seller's offers.

        Asks `GET /sale/offer-events` again and again. Allegro keeps an event for 24 hours. Iterate it, or
        give it to handlers; see docs/journals.md.

        Args:
            cursor: Where the cursor is kept. None: in memory, so that a restart begins at `start` again.
            key: The name of the cursor in its store. None: environment, account and the name of the journal.
            start: Where to begin when no cursor is stored: with what happens from now on, or with the oldest
                event that Allegro keeps.
            fold: Leave out an event that tells the same as an earlier one of this run: the same type, and the
                same state of the same thing.
            polling: How often to ask.
        """
        return Journal(
            self._sender,
            op.OFFERS_LIST_EVENTS,
            options,
            SellerOfferEventsResponse,
            OfferEvent,
            cursor=cursor,
            key=key,
            start=start,
            fold=fold,
            polling=polling,
            query=(("type", type_),),
        )

    async def get_promotion_packages(self, **options: Unpack[CallOptions]) -> AvailablePromotionPackages:
        """Get the packages that can promote an offer, by marketplace.

        `GET /sale/offer-promotion-packages`. An application token is enough.

        https://developer.allegro.pl/documentation/#operation/getAvailableOfferPromotionPackages
        """
        return await self._one(
            AvailablePromotionPackages, make_call(op.OFFERS_GET_PROMOTION_PACKAGES, options)
        )

    def list_tags(
        self, *, limit: int | None = None, offset: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[TagResponse, TagListResponse]:
        """List the tags that the seller made.

        `GET /sale/offer-tags`. Scope: `allegro:api:sale:settings:read`. A page holds at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/listSellerTagsGET_1
        """
        return Pager(
            self._sender,
            op.OFFERS_LIST_TAGS,
            options,
            TagListResponse,
            TagResponse,
            query=(("limit", limit), ("offset", offset)),
        )

    async def create_tag(self, body: TagRequest | Mapping[str, Any], **options: Unpack[CallOptions]) -> TagId:
        """Make a tag to group offers with; a seller may have 100.

        `POST /sale/offer-tags`. Scope: `allegro:api:sale:settings:write`. Limit: 1 000 000 requests an hour
        for each account.

        https://developer.allegro.pl/documentation/#operation/createTagPOST_1
        """
        return await self._one(
            TagId, make_call(op.OFFERS_CREATE_TAG, options, body=json_body(TagRequest, body))
        )

    async def replace_tag(
        self, tag_id: str, body: TagRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> None:
        """Rename a tag, or hide it.

        `PUT /sale/offer-tags/{tagId}`. Scope: `allegro:api:sale:settings:write`. Limit: 1 000 000 requests
        an hour for each account.

        https://developer.allegro.pl/documentation/#operation/updateTagPUT
        """
        await self._nothing(
            make_call(op.OFFERS_REPLACE_TAG, options, path=(tag_id,), body=json_body(TagRequest, body))
        )

    async def delete_tag(self, tag_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete one of the seller's tags.

        `DELETE /sale/offer-tags/{tagId}`. Scope: `allegro:api:sale:settings:write`. Limit: 1 000 000
        requests an hour for each account.

        https://developer.allegro.pl/documentation/#operation/deleteTagUsingDELETE
        """
        await self._nothing(make_call(op.OFFERS_DELETE_TAG, options, path=(tag_id,)))

    def list_promo_options(
        self, *, limit: int | None = None, offset: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[OfferPromoOptions, OfferPromoOptionsForSeller]:
        """List the promotion of every offer of the seller.

        `GET /sale/offers/promo-options`. Scope: `allegro:api:sale:offers:read`. A page holds at most 5000
        items.

        https://developer.allegro.pl/documentation/#operation/getPromoOptionsForSellerOffersUsingGET
        """
        return Pager(
            self._sender,
            op.OFFERS_LIST_PROMO_OPTIONS,
            options,
            OfferPromoOptionsForSeller,
            OfferPromoOptions,
            query=(("limit", limit), ("offset", offset)),
        )

    def list_unfilled_parameters(
        self,
        *,
        offer_id: Sequence[str] | str | None = None,
        parameter_type: Literal["REQUIRED", "REQUIREMENT_PLANNED"] | str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[UnfilledParametersResponseOffer, UnfilledParametersResponse]:
        """List offers that lack a parameter required now or soon.

        `GET /sale/offers/unfilled-parameters`. Scope: `allegro:api:sale:offers:read`. A page holds at most
        1000 items.

        https://developer.allegro.pl/documentation/#operation/getOffersUnfilledParametersUsingGET_1
        """
        return Pager(
            self._sender,
            op.OFFERS_LIST_UNFILLED_PARAMETERS,
            options,
            UnfilledParametersResponse,
            UnfilledParametersResponseOffer,
            query=(
                ("offer.id", offer_id),
                ("parameterType", parameter_type),
                ("offset", offset),
                ("limit", limit),
            ),
        )

    async def delete_draft(self, offer_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete an offer that was never published.

        `DELETE /sale/offers/{offerId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/deleteOfferUsingDELETE
        """
        await self._nothing(make_call(op.OFFERS_DELETE_DRAFT, options, path=(offer_id,)))

    async def get_promo_options(self, offer_id: str, **options: Unpack[CallOptions]) -> OfferPromoOptions:
        """Get the promotion that one offer has now, and what will follow.

        `GET /sale/offers/{offerId}/promo-options`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getOfferPromoOptionsUsingGET
        """
        return await self._one(
            OfferPromoOptions, make_call(op.OFFERS_GET_PROMO_OPTIONS, options, path=(offer_id,))
        )

    async def change_promo_options(
        self,
        offer_id: str,
        body: PromoOptionsModifications | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> OfferPromoOptions:
        """Add, change or end the promotion of one offer.

        `POST /sale/offers/{offerId}/promo-options-modification`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/modifyOfferPromoOptionsUsingPOST
        """
        return await self._one(
            OfferPromoOptions,
            make_call(
                op.OFFERS_CHANGE_PROMO_OPTIONS,
                options,
                path=(offer_id,),
                body=json_body(PromoOptionsModifications, body),
            ),
        )

    async def get_rating(self, offer_id: str, **options: Unpack[CallOptions]) -> OfferRating:
        """Get the score that buyers gave to what one offer sells.

        `GET /sale/offers/{offerId}/rating`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/offerRatingGET
        """
        return await self._one(OfferRating, make_call(op.OFFERS_GET_RATING, options, path=(offer_id,)))

    async def get_smart_classification(
        self, offer_id: str, *, marketplace_id: str | None = None, **options: Unpack[CallOptions]
    ) -> SmartOfferClassificationReport:
        """Get whether one offer has the Smart! mark, and why.

        `GET /sale/offers/{offerId}/smart`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getOfferSmartClassificationGET
        """
        return await self._one(
            SmartOfferClassificationReport,
            make_call(
                op.OFFERS_GET_SMART_CLASSIFICATION,
                options,
                path=(offer_id,),
                query=(("marketplaceId", marketplace_id),),
            ),
        )

    def list_assigned_tags(
        self, offer_id: str, **options: Unpack[CallOptions]
    ) -> Pager[TagResponse, TagListResponse]:
        """List the tags on one offer.

        `GET /sale/offers/{offerId}/tags`. Scope: `allegro:api:sale:offers:read`. The whole list is one
        page.

        https://developer.allegro.pl/documentation/#operation/listAssignedOfferTagsGET
        """
        return Pager(
            self._sender,
            op.OFFERS_LIST_ASSIGNED_TAGS,
            options,
            TagListResponse,
            TagResponse,
            path=(offer_id,),
        )

    async def assign_tags(
        self, offer_id: str, body: TagIdsRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> None:
        """Put tags on one offer.

        `POST /sale/offers/{offerId}/tags`. Scope: `allegro:api:sale:offers:write`. Limit: 1 000 000
        requests an hour for each account.

        https://developer.allegro.pl/documentation/#operation/assignTagToOfferPOST
        """
        await self._nothing(
            make_call(op.OFFERS_ASSIGN_TAGS, options, path=(offer_id,), body=json_body(TagIdsRequest, body))
        )

    def list_translations(
        self, offer_id: str, *, content_language: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[OfferTranslation, OfferTranslations]:
        """List the translations of one offer.

        `GET /sale/offers/{offerId}/translations`. Scope: `allegro:api:sale:offers:read`. The whole list is
        one page.

        https://developer.allegro.pl/documentation/#operation/getOfferTranslationUsingGET
        """
        return Pager(
            self._sender,
            op.OFFERS_LIST_TRANSLATIONS,
            options,
            OfferTranslations,
            OfferTranslation,
            path=(offer_id,),
            query=(("language", content_language),),
        )

    async def edit_translation(
        self,
        offer_id: str,
        content_language: str,
        body: ManualTranslationUpdateRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """Translate title, description or safety texts of one offer by hand.

        `PATCH /sale/offers/{offerId}/translations/{language}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/updateOfferTranslationUsingPATCH
        """
        await self._nothing(
            make_call(
                op.OFFERS_EDIT_TRANSLATION,
                options,
                path=(offer_id, content_language),
                body=json_body(ManualTranslationUpdateRequest, body),
            )
        )

    async def delete_translation(
        self,
        offer_id: str,
        content_language: str,
        *,
        element: Literal["title", "description", "safety_information"] | str | None = None,
        products_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """Delete what was translated by hand, whole or in part.

        `DELETE /sale/offers/{offerId}/translations/{language}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/deleteManualTranslationUsingDELETE
        """
        await self._nothing(
            make_call(
                op.OFFERS_DELETE_TRANSLATION,
                options,
                path=(offer_id, content_language),
                query=(("element", element), ("products.id", products_id)),
            )
        )

    async def get_operation(
        self, offer_id: str, operation_id: str, **options: Unpack[CallOptions]
    ) -> SaleProductOfferStatusResponse | None:
        """Ask whether an offer that was created or edited has been processed.

        `GET /sale/product-offers/{offerId}/operations/{operationId}`. Scope:
        `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getProductOfferProcessingStatus

        Returns:
            The answer; None when the work is done (status 303).
        """
        return await self._optional(
            SaleProductOfferStatusResponse,
            make_call(op.OFFERS_GET_OPERATION, options, path=(offer_id, operation_id)),
        )

    async def get_parts(
        self,
        offer_id: str,
        *,
        include: Sequence[Literal["stock", "price"] | str] | str,
        **options: Unpack[CallOptions],
    ) -> SalePartialProductOfferResponse:
        """Get stock or price of one offer, quicker than the whole of it.

        `GET /sale/product-offers/{offerId}/parts`. Scope: `allegro:api:sale:offers:read`. Limit: 7 000
        requests a minute for each account.

        https://developer.allegro.pl/documentation/#operation/getPartialProductOffer
        """
        return await self._one(
            SalePartialProductOfferResponse,
            make_call(op.OFFERS_GET_PARTS, options, path=(offer_id,), query=(("include", include),)),
        )
