"""`client.marketplaces`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.marketplaces import AllegroMarketplaces, DepositType, DepositTypeResponse, MarketplaceItem
from ..paging import Pager
from . import operations as op

if TYPE_CHECKING:
    from typing import Unpack

    from ..call import CallOptions


class Marketplaces(Area):
    """The marketplaces of Allegro and the deposits charged on them."""

    __slots__ = ()

    def search(self, **options: Unpack[CallOptions]) -> Pager[MarketplaceItem, AllegroMarketplaces]:
        """List Allegro's marketplaces with their languages and currencies.

        `GET /marketplaces`. Any user token will do. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/marketplacesGET
        """
        return Pager(self._sender, op.MARKETPLACES_SEARCH, options, AllegroMarketplaces, MarketplaceItem)

    def list_deposit_types(self, **options: Unpack[CallOptions]) -> Pager[DepositType, DepositTypeResponse]:
        """List the deposits, as for bottles, that an offer can charge.

        `GET /deposit/types`. Scope: `allegro:api:sale:offers:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getDepositTypes
        """
        return Pager(
            self._sender, op.MARKETPLACES_LIST_DEPOSIT_TYPES, options, DepositTypeResponse, DepositType
        )
