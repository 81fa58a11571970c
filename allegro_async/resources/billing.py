"""`client.billing`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.billing import (
    BillingEntries,
    BillingEntry,
    BillingType,
    FeePreviewResponse,
    OfferQuoteDto,
    OfferQuotesDto,
    PublicOfferPreviewRequest,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any, Unpack

    from ..call import CallOptions


class Billing(Area):
    """Fees charged by Allegro: billing entries, quotes and previews."""

    __slots__ = ()

    def search(
        self,
        *,
        marketplace_id: str | None = None,
        occurred_at_gte: datetime | None = None,
        occurred_at_lte: datetime | None = None,
        type_id: Sequence[str] | str | None = None,
        offer_id: str | None = None,
        order_id: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[BillingEntry, BillingEntries]:
        """Search what Allegro charged or gave back, newest first.

        `GET /billing/billing-entries`. Scope: `allegro:api:billing:read`. A page holds at most 100 items.
        Longer lists than 10000 are read by windows of `occurredAt`.

        https://developer.allegro.pl/documentation/#operation/getBillingEntries
        """
        return Pager(
            self._sender,
            op.BILLING_SEARCH,
            options,
            BillingEntries,
            BillingEntry,
            query=(
                ("marketplaceId", marketplace_id),
                ("occurredAt.gte", occurred_at_gte),
                ("occurredAt.lte", occurred_at_lte),
                ("type.id", type_id),
                ("offer.id", offer_id),
                ("order.id", order_id),
                ("limit", limit),
                ("offset", offset),
            ),
        )

    def list_types(self, **options: Unpack[CallOptions]) -> Pager[BillingType, list[BillingType]]:
        """List the types that billing entries can have.

        `GET /billing/billing-types`. An application token is enough. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getBillingTypes
        """
        return Pager(self._sender, op.BILLING_LIST_TYPES, options, list[BillingType], BillingType)

    async def preview_fees(
        self, body: PublicOfferPreviewRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> FeePreviewResponse:
        """Get the fees that an offer would cost, before it is created.

        `POST /pricing/offer-fee-preview`. Scope: `allegro:api:sale:offers:read`. Limit: 25 requests a
        second for each account.

        https://developer.allegro.pl/documentation/#operation/calculateFeePreviewUsingPOST
        """
        return await self._one(
            FeePreviewResponse,
            make_call(op.BILLING_PREVIEW_FEES, options, body=json_body(PublicOfferPreviewRequest, body)),
        )

    def list_quotes(
        self, *, offer_id: Sequence[str] | str, **options: Unpack[CallOptions]
    ) -> Pager[OfferQuoteDto, OfferQuotesDto]:
        """List the running fees of up to 20 offers.

        `GET /pricing/offer-quotes`. Scope: `allegro:api:billing:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/offerQuotesPublicUsingGET
        """
        return Pager(
            self._sender,
            op.BILLING_LIST_QUOTES,
            options,
            OfferQuotesDto,
            OfferQuoteDto,
            query=(("offer.id", offer_id),),
        )
