"""`client.services`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.services import (
    AdditionalServiceCategories,
    AdditionalServiceCategory,
    AdditionalServiceGroupTranslation,
    AdditionalServiceGroupTranslationPatchResponse,
    AdditionalServiceGroupTranslationResponse,
    AdditionalServicesGroupRequest,
    AdditionalServicesGroupResponse,
    AdditionalServicesGroupTranslationRequest,
    AdditionalServicesGroups,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..call import CallOptions


class Services(Area):
    """Groups of additional services that buyers can add to an offer."""

    __slots__ = ()

    def search(
        self, *, offset: int | None = None, limit: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[AdditionalServicesGroupResponse, AdditionalServicesGroups]:
        """List the groups of services that offers can have.

        `GET /sale/offer-additional-services/groups`. Scope: `allegro:api:sale:settings:read`. A page holds
        at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/getListOfAdditionalServicesGroupsUsingGET
        """
        return Pager(
            self._sender,
            op.SERVICES_SEARCH,
            options,
            AdditionalServicesGroups,
            AdditionalServicesGroupResponse,
            query=(("offset", offset), ("limit", limit)),
        )

    async def get(self, group_id: str, **options: Unpack[CallOptions]) -> AdditionalServicesGroupResponse:
        """Get one group of services with their prices.

        `GET /sale/offer-additional-services/groups/{groupId}`. Scope: `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getAdditionalServicesGroupUsingGET
        """
        return await self._one(
            AdditionalServicesGroupResponse, make_call(op.SERVICES_GET, options, path=(group_id,))
        )

    async def create(
        self, body: AdditionalServicesGroupRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> AdditionalServicesGroupResponse:
        """Create a group of services, such as assembly or gift wrapping.

        `POST /sale/offer-additional-services/groups`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createAdditionalServicesGroupUsingPOST
        """
        return await self._one(
            AdditionalServicesGroupResponse,
            make_call(op.SERVICES_CREATE, options, body=json_body(AdditionalServicesGroupRequest, body)),
        )

    async def replace(
        self,
        group_id: str,
        body: AdditionalServicesGroupRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> AdditionalServicesGroupResponse:
        """Replace name, services and prices of a group.

        `PUT /sale/offer-additional-services/groups/{groupId}`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/modifyAdditionalServicesGroupUsingPUT
        """
        return await self._one(
            AdditionalServicesGroupResponse,
            make_call(
                op.SERVICES_REPLACE,
                options,
                path=(group_id,),
                body=json_body(AdditionalServicesGroupRequest, body),
            ),
        )

    def list_categories(
        self, **options: Unpack[CallOptions]
    ) -> Pager[AdditionalServiceCategory, AdditionalServiceCategories]:
        """List the services that Allegro knows, by category.

        `GET /sale/offer-additional-services/categories`. Scope: `allegro:api:sale:settings:read`. The whole
        list is one page.

        https://developer.allegro.pl/documentation/#operation/getListOfAdditionalServicesDefinitionsCategoriesUsingGET
        """
        return Pager(
            self._sender,
            op.SERVICES_LIST_CATEGORIES,
            options,
            AdditionalServiceCategories,
            AdditionalServiceCategory,
        )

    def list_translations(
        self, group_id: str, *, content_language: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[AdditionalServiceGroupTranslation, AdditionalServiceGroupTranslationResponse]:
        """List the translations of a group of services.

        `GET /sale/offer-additional-services/groups/{groupId}/translations`. Scope:
        `allegro:api:sale:settings:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getAdditionalServiceGroupTranslations
        """
        return Pager(
            self._sender,
            op.SERVICES_LIST_TRANSLATIONS,
            options,
            AdditionalServiceGroupTranslationResponse,
            AdditionalServiceGroupTranslation,
            path=(group_id,),
            query=(("language", content_language),),
        )

    async def edit_translation(
        self,
        group_id: str,
        content_language: str,
        body: AdditionalServicesGroupTranslationRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> AdditionalServiceGroupTranslationPatchResponse:
        """Translate a group of services, whole or in part.

        `PATCH /sale/offer-additional-services/groups/{groupId}/translations/{language}`. Scope:
        `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/updateAdditionalServiceGroupTranslation
        """
        return await self._one(
            AdditionalServiceGroupTranslationPatchResponse,
            make_call(
                op.SERVICES_EDIT_TRANSLATION,
                options,
                path=(group_id, content_language),
                body=json_body(AdditionalServicesGroupTranslationRequest, body),
            ),
        )

    async def delete_translation(
        self, group_id: str, content_language: str, **options: Unpack[CallOptions]
    ) -> None:
        """Delete what was translated into one language.

        `DELETE /sale/offer-additional-services/groups/{groupId}/translations/{language}`. Scope:
        `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/deleteAdditionalServiceGroupTranslation
        """
        await self._nothing(
            make_call(op.SERVICES_DELETE_TRANSLATION, options, path=(group_id, content_language))
        )
