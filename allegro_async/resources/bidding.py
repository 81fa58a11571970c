"""`client.bidding`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.bidding import BidRequest, MyBidResponse
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..call import CallOptions


class Bidding(Area):
    """Bids of the signed-in user in auctions."""

    __slots__ = ()

    async def get_bid(self, offer_id: str, **options: Unpack[CallOptions]) -> MyBidResponse:
        """Get the user's own bid in an auction, and the auction's state.

        `GET /bidding/offers/{offerId}/bid`. Scope: `allegro:api:bids`.

        https://developer.allegro.pl/documentation/#operation/getBid
        """
        return await self._one(MyBidResponse, make_call(op.BIDDING_GET_BID, options, path=(offer_id,)))

    async def place_bid(
        self, offer_id: str, body: BidRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> MyBidResponse:
        """Bid in an auction up to a highest amount.

        `PUT /bidding/offers/{offerId}/bid`. Scope: `allegro:api:bids`.

        https://developer.allegro.pl/documentation/#operation/placeBid
        """
        return await self._one(
            MyBidResponse,
            make_call(op.BIDDING_PLACE_BID, options, path=(offer_id,), body=json_body(BidRequest, body)),
        )
