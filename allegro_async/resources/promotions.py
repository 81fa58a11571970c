"""`client.promotions`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.promotions import (
    FlexibleBundleCreateDTO,
    FlexibleBundleGetDTO,
    FlexibleBundleListingDTO,
    FlexibleBundleUpdateDTO,
    FlexibleBundlesListingDTO,
    NullableTurnoverDiscountDto,
    OfferBundleDTO,
    OfferBundlesDTO,
    SellerCreateRebateRequestDto,
    SellerRebateDto,
    SellerRebatesDto,
    TurnoverDiscountDto,
    TurnoverDiscountRequest,
    UpdateOfferBundleDiscountDTO,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal, Unpack

    from ..call import CallOptions


class Promotions(Area):
    """Rebates, turnover discounts and bundles of offers."""

    __slots__ = ()

    def search(
        self,
        *,
        promotion_type: Literal[
            "MULTIPACK", "CROSS_MULTIPACK", "LARGE_ORDER_DISCOUNT", "WHOLESALE_PRICE_LIST"
        ]
        | str,
        limit: int | None = None,
        offset: int | None = None,
        offer_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[SellerRebateDto, SellerRebatesDto]:
        """List the seller's rebates of one type.

        `GET /sale/loyalty/promotions`. Scope: `allegro:api:sale:offers:read`. A page holds at most 5000
        items. Nobody can read beyond item 50000: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/listSellerPromotionsUsingGET_1
        """
        return Pager(
            self._sender,
            op.PROMOTIONS_SEARCH,
            options,
            SellerRebatesDto,
            SellerRebateDto,
            query=(
                ("limit", limit),
                ("offset", offset),
                ("offer.id", offer_id),
                ("promotionType", promotion_type),
            ),
        )

    async def get(self, promotion_id: str, **options: Unpack[CallOptions]) -> SellerRebateDto:
        """Get one rebate.

        `GET /sale/loyalty/promotions/{promotionId}`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getPromotionUsingGET
        """
        return await self._one(SellerRebateDto, make_call(op.PROMOTIONS_GET, options, path=(promotion_id,)))

    async def create(
        self, body: SellerCreateRebateRequestDto | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> SellerRebateDto:
        """Create a rebate, such as a multipack or a wholesale price list.

        `POST /sale/loyalty/promotions`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/createPromotionUsingPOST_1
        """
        return await self._one(
            SellerRebateDto,
            make_call(op.PROMOTIONS_CREATE, options, body=json_body(SellerCreateRebateRequestDto, body)),
        )

    async def replace(
        self,
        promotion_id: str,
        body: SellerCreateRebateRequestDto | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> SellerRebateDto:
        """Replace benefits and offers of a rebate.

        `PUT /sale/loyalty/promotions/{promotionId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/updatePromotionUsingPUT
        """
        return await self._one(
            SellerRebateDto,
            make_call(
                op.PROMOTIONS_REPLACE,
                options,
                path=(promotion_id,),
                body=json_body(SellerCreateRebateRequestDto, body),
            ),
        )

    def list_bundles(
        self,
        *,
        limit: int | None = None,
        offer_id: str | None = None,
        page_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[OfferBundleDTO, OfferBundlesDTO]:
        """List old bundles of offers; flexible bundles took their place.

        `GET /sale/bundles`. Allegro is going to drop it. Scope: `allegro:api:sale:offers:read`. A page
        holds at most 5000 items.

        https://developer.allegro.pl/documentation/#operation/listSellersOfferBundlesUsingGET
        """
        return Pager(
            self._sender,
            op.PROMOTIONS_LIST_BUNDLES,
            options,
            OfferBundlesDTO,
            OfferBundleDTO,
            query=(("limit", limit), ("offer.id", offer_id), ("page.id", page_id)),
        )

    async def get_bundle(self, bundle_id: str, **options: Unpack[CallOptions]) -> OfferBundleDTO:
        """Get one old bundle of offers.

        `GET /sale/bundles/{bundleId}`. Allegro is going to drop it. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getOfferBundleUsingGET
        """
        return await self._one(
            OfferBundleDTO, make_call(op.PROMOTIONS_GET_BUNDLE, options, path=(bundle_id,))
        )

    async def delete_bundle(self, bundle_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete an old bundle of offers.

        `DELETE /sale/bundles/{bundleId}`. Allegro is going to drop it. Scope:
        `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/deleteOfferBundleUsingGET
        """
        await self._nothing(make_call(op.PROMOTIONS_DELETE_BUNDLE, options, path=(bundle_id,)))

    async def replace_bundle_discount(
        self,
        bundle_id: str,
        body: UpdateOfferBundleDiscountDTO | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> OfferBundleDTO:
        """Replace the discounts of an old bundle on all marketplaces.

        `PUT /sale/bundles/{bundleId}/discount`. Allegro is going to drop it. Scope:
        `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/updateOfferBundleDiscountUsingPUT
        """
        return await self._one(
            OfferBundleDTO,
            make_call(
                op.PROMOTIONS_REPLACE_BUNDLE_DISCOUNT,
                options,
                path=(bundle_id,),
                body=json_body(UpdateOfferBundleDiscountDTO, body),
            ),
        )

    def list_flexible_bundles(
        self,
        *,
        limit: int | None = None,
        offer_id: str | None = None,
        page_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[FlexibleBundleListingDTO, FlexibleBundlesListingDTO]:
        """List flexible bundles, one offer standing for each slot.

        `GET /sale/flexible-bundles`. Scope: `allegro:api:sale:offers:read`. A page holds at most 1000
        items.

        https://developer.allegro.pl/documentation/#operation/listSellersFlexibleBundlesUsingGET
        """
        return Pager(
            self._sender,
            op.PROMOTIONS_LIST_FLEXIBLE_BUNDLES,
            options,
            FlexibleBundlesListingDTO,
            FlexibleBundleListingDTO,
            query=(("limit", limit), ("offer.id", offer_id), ("page.id", page_id)),
        )

    async def create_flexible_bundle(
        self, body: FlexibleBundleCreateDTO | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> FlexibleBundleGetDTO:
        """Create a flexible bundle: up to 6 slots of up to 30 offers.

        `POST /sale/flexible-bundles`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/createFlexibleBundleUsingPOST
        """
        return await self._one(
            FlexibleBundleGetDTO,
            make_call(
                op.PROMOTIONS_CREATE_FLEXIBLE_BUNDLE, options, body=json_body(FlexibleBundleCreateDTO, body)
            ),
        )

    async def get_flexible_bundle(
        self, bundle_id: str, **options: Unpack[CallOptions]
    ) -> FlexibleBundleGetDTO:
        """Get slots, offers and discount of one flexible bundle.

        `GET /sale/flexible-bundles/{bundleId}`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getFlexibleBundleUsingGET
        """
        return await self._one(
            FlexibleBundleGetDTO, make_call(op.PROMOTIONS_GET_FLEXIBLE_BUNDLE, options, path=(bundle_id,))
        )

    async def replace_flexible_bundle(
        self,
        bundle_id: str,
        body: FlexibleBundleUpdateDTO | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> FlexibleBundleGetDTO:
        """Replace slots and discount of a flexible bundle.

        `PUT /sale/flexible-bundles/{bundleId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/updateFlexibleBundleUsingPUT
        """
        return await self._one(
            FlexibleBundleGetDTO,
            make_call(
                op.PROMOTIONS_REPLACE_FLEXIBLE_BUNDLE,
                options,
                path=(bundle_id,),
                body=json_body(FlexibleBundleUpdateDTO, body),
            ),
        )

    async def delete_flexible_bundle(self, bundle_id: str, **options: Unpack[CallOptions]) -> None:
        """End a flexible bundle; its offers stay.

        `DELETE /sale/flexible-bundles/{bundleId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/deleteFlexibleBundleUsingDELETE
        """
        await self._nothing(make_call(op.PROMOTIONS_DELETE_FLEXIBLE_BUNDLE, options, path=(bundle_id,)))

    async def deactivate(self, promotion_id: str, **options: Unpack[CallOptions]) -> None:
        """End a rebate.

        `DELETE /sale/loyalty/promotions/{promotionId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/deactivatePromotionUsingDELETE
        """
        await self._nothing(make_call(op.PROMOTIONS_DEACTIVATE, options, path=(promotion_id,)))

    def list_turnover_discounts(
        self, *, marketplace_id: Sequence[str] | str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[NullableTurnoverDiscountDto, list[NullableTurnoverDiscountDto]]:
        """List the turnover discount of each marketplace that has one.

        `GET /sale/turnover-discount`. Scope: `allegro:api:sale:offers:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getTurnoverDiscountsUsingGET
        """
        return Pager(
            self._sender,
            op.PROMOTIONS_LIST_TURNOVER_DISCOUNTS,
            options,
            list[NullableTurnoverDiscountDto],
            NullableTurnoverDiscountDto,
            query=(("marketplaceId", marketplace_id),),
        )

    async def replace_turnover_discount(
        self,
        marketplace_id: str,
        body: TurnoverDiscountRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> TurnoverDiscountDto:
        """Create or replace the turnover discount of a marketplace.

        `PUT /sale/turnover-discount/{marketplaceId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/createOrModifyTurnoverDiscountUsingPUT
        """
        return await self._one(
            TurnoverDiscountDto,
            make_call(
                op.PROMOTIONS_REPLACE_TURNOVER_DISCOUNT,
                options,
                path=(marketplace_id,),
                body=json_body(TurnoverDiscountRequest, body),
            ),
        )

    async def deactivate_turnover_discount(
        self, marketplace_id: str, **options: Unpack[CallOptions]
    ) -> TurnoverDiscountDto | None:
        """End the turnover discount on one marketplace.

        `PUT /sale/turnover-discount/{marketplaceId}/deactivate`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/deactivateTurnoverDiscountsUsingPUT

        Returns:
            The answer; None when Allegro has nothing to answer (status 204).
        """
        return await self._optional(
            TurnoverDiscountDto,
            make_call(op.PROMOTIONS_DEACTIVATE_TURNOVER_DISCOUNT, options, path=(marketplace_id,)),
        )
