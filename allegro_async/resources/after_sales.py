"""`client.after_sales`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..additions.uploads import WarrantyUploads
from ..models.after_sales import (
    AfterSalesCreateAttachmentRequest,
    AfterSalesServicesAttachment,
    ImpliedWarrantiesList,
    ImpliedWarrantyBasic,
    ImpliedWarrantyRequest,
    ImpliedWarrantyResponse,
    ReturnPoliciesList,
    ReturnPolicyRequest,
    ReturnPolicyResponse,
    ReturnPolicyUpdateRequest,
    WarrantiesList,
    WarrantyBasic,
    WarrantyRequest,
    WarrantyResponse,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..call import CallOptions


class AfterSales(WarrantyUploads):
    """Return policies, warranties and implied warranties, with their attachments."""

    __slots__ = ()

    async def create_attachment(
        self, body: AfterSalesCreateAttachmentRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> AfterSalesServicesAttachment:
        """Declare a PDF for a warranty; its upload follows.

        `POST /after-sales-service-conditions/attachments`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createAfterSalesServiceConditionsAttachmentUsingPOST
        """
        return await self._one(
            AfterSalesServicesAttachment,
            make_call(
                op.AFTER_SALES_CREATE_ATTACHMENT,
                options,
                body=json_body(AfterSalesCreateAttachmentRequest, body),
            ),
        )

    async def upload_attachment(
        self, attachment_id: str, body: bytes, **options: Unpack[CallOptions]
    ) -> AfterSalesServicesAttachment:
        """Upload the PDF of a declared attachment.

        `PUT /after-sales-service-conditions/attachments/{attachmentId}`. Scope:
        `allegro:api:sale:settings:write`. Goes to the upload host.

        https://developer.allegro.pl/documentation/#operation/uploadAfterSalesServiceConditionsAttachmentUsingPUT
        """
        return await self._one(
            AfterSalesServicesAttachment,
            make_call(op.AFTER_SALES_UPLOAD_ATTACHMENT, options, path=(attachment_id,), body=body),
        )

    def list_implied_warranties(
        self, *, limit: int | None = None, offset: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[ImpliedWarrantyBasic, ImpliedWarrantiesList]:
        """List implied warranties by id and name.

        `GET /after-sales-service-conditions/implied-warranties`. Scope: `allegro:api:sale:settings:read`. A
        page holds at most 60 items. Nobody can read beyond item 60: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/getPublicSellerListingUsingGET
        """
        return Pager(
            self._sender,
            op.AFTER_SALES_LIST_IMPLIED_WARRANTIES,
            options,
            ImpliedWarrantiesList,
            ImpliedWarrantyBasic,
            query=(("limit", limit), ("offset", offset)),
        )

    async def create_implied_warranty(
        self, body: ImpliedWarrantyRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> ImpliedWarrantyResponse:
        """Create terms of implied warranty; periods are whole years, at least two.

        `POST /after-sales-service-conditions/implied-warranties`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createAfterSalesServiceImpliedWarrantyUsingPOST
        """
        return await self._one(
            ImpliedWarrantyResponse,
            make_call(
                op.AFTER_SALES_CREATE_IMPLIED_WARRANTY, options, body=json_body(ImpliedWarrantyRequest, body)
            ),
        )

    async def get_implied_warranty(
        self, implied_warranty_id: str, **options: Unpack[CallOptions]
    ) -> ImpliedWarrantyResponse:
        """Get one implied warranty: periods and the seller's address.

        `GET /after-sales-service-conditions/implied-warranties/{impliedWarrantyId}`. Scope:
        `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getAfterSalesServiceImpliedWarrantyUsingGET
        """
        return await self._one(
            ImpliedWarrantyResponse,
            make_call(op.AFTER_SALES_GET_IMPLIED_WARRANTY, options, path=(implied_warranty_id,)),
        )

    async def replace_implied_warranty(
        self,
        implied_warranty_id: str,
        body: ImpliedWarrantyRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> ImpliedWarrantyResponse:
        """Replace the terms of one implied warranty.

        `PUT /after-sales-service-conditions/implied-warranties/{impliedWarrantyId}`. Scope:
        `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/updateAfterSalesServiceImpliedWarrantyUsingPUT
        """
        return await self._one(
            ImpliedWarrantyResponse,
            make_call(
                op.AFTER_SALES_REPLACE_IMPLIED_WARRANTY,
                options,
                path=(implied_warranty_id,),
                body=json_body(ImpliedWarrantyRequest, body),
            ),
        )

    def list_return_policies(
        self, *, limit: int | None = None, offset: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[ReturnPolicyResponse, ReturnPoliciesList]:
        """List return policies with all their terms.

        `GET /after-sales-service-conditions/return-policies`. Scope: `allegro:api:sale:settings:read`. A
        page holds at most 60 items. Nobody can read beyond item 60: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/getPublicSellerListingUsingGET_1
        """
        return Pager(
            self._sender,
            op.AFTER_SALES_LIST_RETURN_POLICIES,
            options,
            ReturnPoliciesList,
            ReturnPolicyResponse,
            query=(("limit", limit), ("offset", offset)),
        )

    async def create_return_policy(
        self, body: ReturnPolicyRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> ReturnPolicyResponse:
        """Create terms of return, to be named in offers.

        `POST /after-sales-service-conditions/return-policies`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createAfterSalesServiceReturnPolicyUsingPOST
        """
        return await self._one(
            ReturnPolicyResponse,
            make_call(
                op.AFTER_SALES_CREATE_RETURN_POLICY, options, body=json_body(ReturnPolicyRequest, body)
            ),
        )

    async def get_return_policy(
        self, return_policy_id: str, **options: Unpack[CallOptions]
    ) -> ReturnPolicyResponse:
        """Get one return policy: costs, address, contact and options.

        `GET /after-sales-service-conditions/return-policies/{returnPolicyId}`. Scope:
        `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getAfterSalesServiceReturnPolicyUsingGET
        """
        return await self._one(
            ReturnPolicyResponse,
            make_call(op.AFTER_SALES_GET_RETURN_POLICY, options, path=(return_policy_id,)),
        )

    async def replace_return_policy(
        self,
        return_policy_id: str,
        body: ReturnPolicyUpdateRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> ReturnPolicyResponse:
        """Replace the terms of one return policy.

        `PUT /after-sales-service-conditions/return-policies/{returnPolicyId}`. Scope:
        `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/updateAfterSalesServiceReturnPolicyUsingPUT
        """
        return await self._one(
            ReturnPolicyResponse,
            make_call(
                op.AFTER_SALES_REPLACE_RETURN_POLICY,
                options,
                path=(return_policy_id,),
                body=json_body(ReturnPolicyUpdateRequest, body),
            ),
        )

    async def delete_return_policy(
        self, return_policy_id: str, **options: Unpack[CallOptions]
    ) -> ReturnPolicyResponse | None:
        """Delete one set of terms of return.

        `DELETE /after-sales-service-conditions/return-policies/{returnPolicyId}`. Scope:
        `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/deleteAfterSalesServiceReturnPolicyUsingDELETE

        Returns:
            The answer; None when Allegro has nothing to answer (status 204).
        """
        return await self._optional(
            ReturnPolicyResponse,
            make_call(op.AFTER_SALES_DELETE_RETURN_POLICY, options, path=(return_policy_id,)),
        )

    def list_warranties(
        self, *, limit: int | None = None, offset: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[WarrantyBasic, WarrantiesList]:
        """List warranties by id and name.

        `GET /after-sales-service-conditions/warranties`. Scope: `allegro:api:sale:settings:read`. A page
        holds at most 60 items. Nobody can read beyond item 60: narrow longer lists with a filter.

        https://developer.allegro.pl/documentation/#operation/getPublicSellerListingUsingGET_2
        """
        return Pager(
            self._sender,
            op.AFTER_SALES_LIST_WARRANTIES,
            options,
            WarrantiesList,
            WarrantyBasic,
            query=(("limit", limit), ("offset", offset)),
        )

    async def create_warranty(
        self, body: WarrantyRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> WarrantyResponse:
        """Create terms of warranty, for persons and for companies.

        `POST /after-sales-service-conditions/warranties`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createAfterSalesServiceWarrantyUsingPOST
        """
        return await self._one(
            WarrantyResponse,
            make_call(op.AFTER_SALES_CREATE_WARRANTY, options, body=json_body(WarrantyRequest, body)),
        )

    async def get_warranty(self, warranty_id: str, **options: Unpack[CallOptions]) -> WarrantyResponse:
        """Get one warranty: periods, attachment and description.

        `GET /after-sales-service-conditions/warranties/{warrantyId}`. Scope:
        `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getAfterSalesServiceWarrantyUsingGET
        """
        return await self._one(
            WarrantyResponse, make_call(op.AFTER_SALES_GET_WARRANTY, options, path=(warranty_id,))
        )

    async def replace_warranty(
        self, warranty_id: str, body: WarrantyRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> WarrantyResponse:
        """Replace the terms of one warranty.

        `PUT /after-sales-service-conditions/warranties/{warrantyId}`. Scope:
        `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/updateAfterSalesServiceWarrantyUsingPUT
        """
        return await self._one(
            WarrantyResponse,
            make_call(
                op.AFTER_SALES_REPLACE_WARRANTY,
                options,
                path=(warranty_id,),
                body=json_body(WarrantyRequest, body),
            ),
        )
