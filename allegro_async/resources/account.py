"""`client.account`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.account import (
    AdditionalEmail,
    AdditionalEmailRequest,
    AdditionalEmailsResponse,
    BlockBuyerRequest,
    BlockedBuyer,
    BlockedBuyers,
    ContactRequest,
    ContactResponse,
    ContactResponseList,
    MeResponse,
    SalesQualityHistoryResponse,
    SmartSellerClassificationReport,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..call import CallOptions


class Account(Area):
    """The signed-in account: who it is, its sales quality, e-mail addresses and contacts."""

    __slots__ = ()

    async def me(self, **options: Unpack[CallOptions]) -> MeResponse:
        """Get who is signed in: id, login, name, company and marketplace.

        `GET /me`. Scope: `allegro:api:profile:read`.

        https://developer.allegro.pl/documentation/#operation/meGET
        """
        return await self._one(MeResponse, make_call(op.ACCOUNT_ME, options))

    def list_additional_emails(
        self, **options: Unpack[CallOptions]
    ) -> Pager[AdditionalEmail, AdditionalEmailsResponse]:
        """List the further e-mail addresses of the account.

        `GET /account/additional-emails`. Scope: `allegro:api:profile:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getListOfAdditionalEmailsUsingGET
        """
        return Pager(
            self._sender,
            op.ACCOUNT_LIST_ADDITIONAL_EMAILS,
            options,
            AdditionalEmailsResponse,
            AdditionalEmail,
        )

    async def create_additional_email(
        self, body: AdditionalEmailRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> AdditionalEmail:
        """Add a further e-mail address to the account.

        `POST /account/additional-emails`. Scope: `allegro:api:profile:write`.

        https://developer.allegro.pl/documentation/#operation/addAdditionalEmailUsingPOST
        """
        return await self._one(
            AdditionalEmail,
            make_call(
                op.ACCOUNT_CREATE_ADDITIONAL_EMAIL, options, body=json_body(AdditionalEmailRequest, body)
            ),
        )

    async def get_additional_email(self, email_id: str, **options: Unpack[CallOptions]) -> AdditionalEmail:
        """Get one further e-mail address of the account.

        `GET /account/additional-emails/{emailId}`. Scope: `allegro:api:profile:read`.

        https://developer.allegro.pl/documentation/#operation/getAdditionalEmailUsingGET
        """
        return await self._one(
            AdditionalEmail, make_call(op.ACCOUNT_GET_ADDITIONAL_EMAIL, options, path=(email_id,))
        )

    async def delete_additional_email(self, email_id: str, **options: Unpack[CallOptions]) -> None:
        """Take a further e-mail address off the account.

        `DELETE /account/additional-emails/{emailId}`. Scope: `allegro:api:profile:write`.

        https://developer.allegro.pl/documentation/#operation/deleteAdditionalEmailUsingDELETE
        """
        await self._nothing(make_call(op.ACCOUNT_DELETE_ADDITIONAL_EMAIL, options, path=(email_id,)))

    def list_blocked_buyers(
        self, *, offset: int | None = None, limit: int | None = None, **options: Unpack[CallOptions]
    ) -> Pager[BlockedBuyer, BlockedBuyers]:
        """List the buyers who may not buy.

        `GET /sale/blacklisted-users`. Allegro switched it off on 2024-04-30. Allegro no longer lets sellers
        block buyers; nothing took its place. Scope: `allegro:api:sale:settings:read`. A page holds at most
        100 items.

        Raises:
            EndpointRetiredError: The call does not say `allow_retired=True`.
        """
        return Pager(
            self._sender,
            op.ACCOUNT_LIST_BLOCKED_BUYERS,
            options,
            BlockedBuyers,
            BlockedBuyer,
            query=(("offset", offset), ("limit", limit)),
        )

    async def block_buyer(
        self, body: BlockBuyerRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> None:
        """Keep a buyer from buying, by id or login.

        `POST /sale/blacklisted-users`. Allegro switched it off on 2024-04-30. Allegro no longer lets
        sellers block buyers; nothing took its place. Scope: `allegro:api:sale:settings:write`.

        Raises:
            EndpointRetiredError: The call does not say `allow_retired=True`.
        """
        await self._nothing(
            make_call(op.ACCOUNT_BLOCK_BUYER, options, body=json_body(BlockBuyerRequest, body))
        )

    async def unblock_buyer(self, user_id: str, **options: Unpack[CallOptions]) -> None:
        """Let a blocked buyer buy again.

        `DELETE /sale/blacklisted-users/{userId}`. Allegro switched it off on 2024-04-30. Allegro no longer
        lets sellers block buyers; nothing took its place. Scope: `allegro:api:sale:settings:write`.

        Raises:
            EndpointRetiredError: The call does not say `allow_retired=True`.
        """
        await self._nothing(make_call(op.ACCOUNT_UNBLOCK_BUYER, options, path=(user_id,)))

    def list_contacts(self, **options: Unpack[CallOptions]) -> Pager[ContactResponse, ContactResponseList]:
        """List the contacts that classified advertisements can show.

        `GET /sale/offer-contacts`. Scope: `allegro:api:sale:settings:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getListOfContactsUsingGET
        """
        return Pager(self._sender, op.ACCOUNT_LIST_CONTACTS, options, ContactResponseList, ContactResponse)

    async def create_contact(
        self, body: ContactRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> ContactResponse:
        """Create a contact with e-mail addresses and telephones.

        `POST /sale/offer-contacts`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createContactUsingPOST
        """
        return await self._one(
            ContactResponse,
            make_call(op.ACCOUNT_CREATE_CONTACT, options, body=json_body(ContactRequest, body)),
        )

    async def get_contact(self, contact_id: str, **options: Unpack[CallOptions]) -> ContactResponse:
        """Get one contact.

        `GET /sale/offer-contacts/{id}`. Scope: `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getContactUsingGET
        """
        return await self._one(
            ContactResponse, make_call(op.ACCOUNT_GET_CONTACT, options, path=(contact_id,))
        )

    async def replace_contact(
        self, contact_id: str, body: ContactRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> ContactResponse:
        """Replace the data of a contact.

        `PUT /sale/offer-contacts/{id}`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/modifyContactUsingPUT
        """
        return await self._one(
            ContactResponse,
            make_call(
                op.ACCOUNT_REPLACE_CONTACT, options, path=(contact_id,), body=json_body(ContactRequest, body)
            ),
        )

    async def get_sales_quality(self, **options: Unpack[CallOptions]) -> SalesQualityHistoryResponse:
        """Get the seller's quality score for each of the last 30 days.

        `GET /sale/quality`. Scope: `allegro:api:profile:read`.

        https://developer.allegro.pl/documentation/#operation/getSaleQualityUsingGET
        """
        return await self._one(SalesQualityHistoryResponse, make_call(op.ACCOUNT_GET_SALES_QUALITY, options))

    async def get_smart_classification(
        self, *, marketplace_id: str | None = None, **options: Unpack[CallOptions]
    ) -> SmartSellerClassificationReport:
        """Get whether the seller meets the terms of Smart!, one by one.

        `GET /sale/smart`. Scope: `allegro:api:profile:read`.

        https://developer.allegro.pl/documentation/#operation/getSellerSmartClassificationGET
        """
        return await self._one(
            SmartSellerClassificationReport,
            make_call(
                op.ACCOUNT_GET_SMART_CLASSIFICATION, options, query=(("marketplaceId", marketplace_id),)
            ),
        )
