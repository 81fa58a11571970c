"""`client.classifieds`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.classifieds import (
    ClassifiedPackageConfig,
    ClassifiedPackageConfigs,
    ClassifiedPackages,
    ClassifiedResponse,
    OfferStatResponseDto,
    OfferStatsResponseDto,
    SellerOfferStatsResponseDto,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any, Unpack

    from ..call import CallOptions


class Classifieds(Area):
    """Classified advertisements: their packages and statistics."""

    __slots__ = ()

    def list_offer_statistics(
        self,
        *,
        offer_id: Sequence[str] | str,
        date_gte: datetime | None = None,
        date_lte: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[OfferStatResponseDto, OfferStatsResponseDto]:
        """List daily figures of up to 50 advertisements.

        `GET /sale/classified-offers-stats`. Scope: `allegro:api:sale:offers:read`. The whole list is one
        page.

        https://developer.allegro.pl/documentation/#operation/classifiedOffersStatsGET
        """
        return Pager(
            self._sender,
            op.CLASSIFIEDS_LIST_OFFER_STATISTICS,
            options,
            OfferStatsResponseDto,
            OfferStatResponseDto,
            query=(("offer.id", offer_id), ("date.gte", date_gte), ("date.lte", date_lte)),
        )

    async def get_seller_statistics(
        self,
        *,
        date_gte: datetime | None = None,
        date_lte: datetime | None = None,
        **options: Unpack[CallOptions],
    ) -> SellerOfferStatsResponseDto:
        """Get daily figures over all advertisements of the seller.

        `GET /sale/classified-seller-stats`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/classifiedSellerOfferStatsGET
        """
        return await self._one(
            SellerOfferStatsResponseDto,
            make_call(
                op.CLASSIFIEDS_GET_SELLER_STATISTICS,
                options,
                query=(("date.gte", date_gte), ("date.lte", date_lte)),
            ),
        )

    def list_packages(
        self, *, category_id: str, **options: Unpack[CallOptions]
    ) -> Pager[ClassifiedPackageConfig, ClassifiedPackageConfigs]:
        """List the packages on sale in a category.

        `GET /sale/classifieds-packages`. Scope: `allegro:api:sale:offers:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getClassifiedPackageConfigurationsForCategoryUsingGET
        """
        return Pager(
            self._sender,
            op.CLASSIFIEDS_LIST_PACKAGES,
            options,
            ClassifiedPackageConfigs,
            ClassifiedPackageConfig,
            query=(("category.id", category_id),),
        )

    async def get_package(self, package_id: str, **options: Unpack[CallOptions]) -> ClassifiedPackageConfig:
        """Get what one package contains.

        `GET /sale/classifieds-packages/{packageId}`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getClassifiedPackageConfigurationUsingGET
        """
        return await self._one(
            ClassifiedPackageConfig, make_call(op.CLASSIFIEDS_GET_PACKAGE, options, path=(package_id,))
        )

    async def get_offer_packages(self, offer_id: str, **options: Unpack[CallOptions]) -> ClassifiedResponse:
        """Get the packages of one advertisement.

        `GET /sale/offer-classifieds-packages/{offerId}`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getClassifiedPackagesUsingGET
        """
        return await self._one(
            ClassifiedResponse, make_call(op.CLASSIFIEDS_GET_OFFER_PACKAGES, options, path=(offer_id,))
        )

    async def assign_packages(
        self, offer_id: str, body: ClassifiedPackages | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> None:
        """Give packages to one advertisement, in place of those it had.

        `PUT /sale/offer-classifieds-packages/{offerId}`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/assignClassifiedPackagesUsingPUT
        """
        await self._nothing(
            make_call(
                op.CLASSIFIEDS_ASSIGN_PACKAGES,
                options,
                path=(offer_id,),
                body=json_body(ClassifiedPackages, body),
            )
        )
