"""`client.affiliate`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.affiliate import CpsConversion, CpsConversionResponse
from ..paging import Pager
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Unpack

    from ..call import CallOptions


class Affiliate(Area):
    """Conversions in Allegro's affiliate programme."""

    __slots__ = ()

    def search(
        self,
        *,
        order_created_at_gte: datetime | None = None,
        order_created_at_lte: datetime | None = None,
        last_modified_at_gte: datetime | None = None,
        last_modified_at_lte: datetime | None = None,
        status: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        include_publisher_url_parameters: Mapping[str, str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CpsConversion, CpsConversionResponse]:
        """Search sales that came through the publisher's links.

        `GET /affiliate/conversions/cps`. Scope: `allegro:api:affiliate:read`. A page holds at most 10000
        items.

        https://developer.allegro.pl/documentation/#operation/getCpsConversions
        """
        return Pager(
            self._sender,
            op.AFFILIATE_SEARCH,
            options,
            CpsConversionResponse,
            CpsConversion,
            query=(
                ("orderCreatedAt.gte", order_created_at_gte),
                ("orderCreatedAt.lte", order_created_at_lte),
                ("lastModifiedAt.gte", last_modified_at_gte),
                ("lastModifiedAt.lte", last_modified_at_lte),
                ("status", status),
                ("offset", offset),
                ("limit", limit),
                ("includePublisherUrlParameters", include_publisher_url_parameters),
            ),
        )
