"""Models of the area `bidding`."""

from allegro_async._model import AllegroModel

from .common import Price


class BidRequest(AllegroModel):
    """Body of `bidding.place_bid`."""

    max_amount: Price


class MyBidResponseAuction(AllegroModel):
    """Part of `MyBidResponse`."""

    current_price: Price


class MyBidResponse(AllegroModel):
    """Answer of `bidding.get_bid` and `bidding.place_bid`."""

    max_amount: Price
    high_bidder: bool
    auction: MyBidResponseAuction
    minimal_price_met: bool | None = None
