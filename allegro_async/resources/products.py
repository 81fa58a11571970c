"""`client.products`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.products import (
    BaseSaleProductResponseDto,
    CategoryProductParameter,
    CategoryProductParameterList,
    CompatibilityList,
    CompatibilityListSupportedCategoriesDto,
    CompatibilityListSupportedCategoriesDtoSupportedCategory,
    CompatibleProductDto,
    CompatibleProductsGroupsDto,
    CompatibleProductsGroupsDtoGroup,
    CompatibleProductsListDto,
    GetSaleProductsResponse,
    ProductChangeProposalDto,
    ProductChangeProposalRequest,
    ProductProposalsRequest,
    ProductProposalsResponse,
    SaleProductDto,
    SizeTable,
    SizeTablePostRequest,
    SizeTablePutRequest,
    SizeTableTemplateResponse,
    SizeTableTemplatesResponse,
    SizeTables,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Literal, Unpack

    from ..call import CallOptions


class Products(Area):
    """The product catalogue, compatibility lists and size tables."""

    __slots__ = ()

    def search(
        self,
        *,
        phrase: str | None = None,
        mode: Literal["GTIN", "MPN"] | str | None = None,
        content_language: Literal["en-US", "pl-PL", "uk-UA", "sk-SK", "cs-CZ", "hu-HU"] | str | None = None,
        category_id: str | None = None,
        filters: Mapping[str, str] | None = None,
        page_id: str | None = None,
        search_features: Literal["SIMILAR_CATEGORIES"] | str | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[BaseSaleProductResponseDto, GetSaleProductsResponse]:
        """Search the catalogue by phrase, GTIN or MPN, with any filters it offers.

        `GET /sale/products`. Scope: `allegro:api:sale:offers:read`. Allegro answers it more and more slowly
        under load; the client then asks less.

        https://developer.allegro.pl/documentation/#operation/getSaleProducts
        """
        return Pager(
            self._sender,
            op.PRODUCTS_SEARCH,
            options,
            GetSaleProductsResponse,
            BaseSaleProductResponseDto,
            query=(
                ("phrase", phrase),
                ("mode", mode),
                ("language", content_language),
                ("category.id", category_id),
                ("Dynamic filters", filters),
                ("page.id", page_id),
                ("searchFeatures", search_features),
            ),
        )

    async def get(
        self,
        product_id: str,
        *,
        category_id: str | None = None,
        content_language: Literal["en-US", "pl-PL", "uk-UA", "sk-SK", "cs-CZ", "hu-HU"] | str | None = None,
        **options: Unpack[CallOptions],
    ) -> SaleProductDto:
        """Get one product with all its data.

        `GET /sale/products/{productId}`. Scope: `allegro:api:sale:offers:read`. Allegro answers it more and
        more slowly under load; the client then asks less.

        https://developer.allegro.pl/documentation/#operation/getSaleProduct
        """
        return await self._one(
            SaleProductDto,
            make_call(
                op.PRODUCTS_GET,
                options,
                path=(product_id,),
                query=(("category.id", category_id), ("language", content_language)),
            ),
        )

    def list_parameters(
        self, category_id: str, **options: Unpack[CallOptions]
    ) -> Pager[CategoryProductParameter, CategoryProductParameterList]:
        """List the parameters that products of a category have.

        `GET /sale/categories/{categoryId}/product-parameters`. An application token is enough. The whole
        list is one page.

        https://developer.allegro.pl/documentation/#operation/getFlatProductParametersUsingGET
        """
        return Pager(
            self._sender,
            op.PRODUCTS_LIST_PARAMETERS,
            options,
            CategoryProductParameterList,
            CategoryProductParameter,
            path=(category_id,),
        )

    async def suggest_compatibility_list(
        self,
        *,
        offer_id: str | None = None,
        product_id: str | None = None,
        content_language: str | None = None,
        **options: Unpack[CallOptions],
    ) -> CompatibilityList:
        """Get the list of things that an offer or a product should fit.

        `GET /sale/compatibility-list-suggestions`. Any user token will do.

        https://developer.allegro.pl/documentation/#operation/getCompatibilityListSuggestion
        """
        return await self._tagged(
            CompatibilityList,
            make_call(
                op.PRODUCTS_SUGGEST_COMPATIBILITY_LIST,
                options,
                query=(("offer.id", offer_id), ("product.id", product_id), ("language", content_language)),
            ),
        )

    def list_compatibility_categories(
        self, **options: Unpack[CallOptions]
    ) -> Pager[
        CompatibilityListSupportedCategoriesDtoSupportedCategory, CompatibilityListSupportedCategoriesDto
    ]:
        """List the categories whose offers can say what they fit.

        `GET /sale/compatibility-list/supported-categories`. Scope: `allegro:api:sale:offers:read`. The
        whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getCategoriesThatSupportCompatibilityList
        """
        return Pager(
            self._sender,
            op.PRODUCTS_LIST_COMPATIBILITY_CATEGORIES,
            options,
            CompatibilityListSupportedCategoriesDto,
            CompatibilityListSupportedCategoriesDtoSupportedCategory,
        )

    def list_compatible_products(
        self,
        *,
        type_: str,
        if_modified_since: datetime | str | None = None,
        group_id: str | None = None,
        tecdoc_k_typ_nr: str | None = None,
        tecdoc_n_typ_nr: str | None = None,
        phrase: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CompatibleProductDto, CompatibleProductsListDto | None]:
        """List the things, such as models of cars, that offers can fit.

        `GET /sale/compatible-products`. Scope: `allegro:api:sale:offers:read`. A page holds at most 200
        items.

        https://developer.allegro.pl/documentation/#operation/getCompatibleProducts

        Returns:
            The list. When nothing has changed since `if_modified_since` (status 304), it is empty, and None when awaited.
        """
        return Pager(
            self._sender,
            op.PRODUCTS_LIST_COMPATIBLE_PRODUCTS,
            options,
            CompatibleProductsListDto,
            CompatibleProductDto,
            query=(
                ("type", type_),
                ("group.id", group_id),
                ("tecdoc.kTypNr", tecdoc_k_typ_nr),
                ("tecdoc.nTypNr", tecdoc_n_typ_nr),
                ("phrase", phrase),
                ("limit", limit),
                ("offset", offset),
            ),
            headers=(("If-Modified-Since", if_modified_since),),
        )

    def list_compatible_product_groups(
        self,
        *,
        type_: str,
        if_modified_since: datetime | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CompatibleProductsGroupsDtoGroup, CompatibleProductsGroupsDto | None]:
        """List the groups, such as makes of cars, of things that offers can fit.

        `GET /sale/compatible-products/groups`. Scope: `allegro:api:sale:offers:read`. A page holds at most
        200 items.

        https://developer.allegro.pl/documentation/#operation/getCompatibleProductsGroups

        Returns:
            The list. When nothing has changed since `if_modified_since` (status 304), it is empty, and None when awaited.
        """
        return Pager(
            self._sender,
            op.PRODUCTS_LIST_COMPATIBLE_PRODUCT_GROUPS,
            options,
            CompatibleProductsGroupsDto,
            CompatibleProductsGroupsDtoGroup,
            query=(("type", type_), ("limit", limit), ("offset", offset)),
            headers=(("If-Modified-Since", if_modified_since),),
        )

    async def propose(
        self, body: ProductProposalsRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> ProductProposalsResponse:
        """Propose a new product for the catalogue, at most 20 000 a month.

        `POST /sale/product-proposals`. Scope: `allegro:api:sale:offers:write`.

        https://developer.allegro.pl/documentation/#operation/proposeSaleProduct
        """
        return await self._one(
            ProductProposalsResponse,
            make_call(op.PRODUCTS_PROPOSE, options, body=json_body(ProductProposalsRequest, body)),
        )

    async def get_change_proposal(
        self, change_proposal_id: str, **options: Unpack[CallOptions]
    ) -> ProductChangeProposalDto:
        """Get what became of a proposed correction.

        `GET /sale/products/change-proposals/{changeProposalId}`. Scope: `allegro:api:sale:offers:read`.

        https://developer.allegro.pl/documentation/#operation/getProductChangeProposal
        """
        return await self._one(
            ProductChangeProposalDto,
            make_call(op.PRODUCTS_GET_CHANGE_PROPOSAL, options, path=(change_proposal_id,)),
        )

    async def propose_change(
        self,
        product_id: str,
        body: ProductChangeProposalRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> ProductChangeProposalDto:
        """Propose a correction of a product, at most 100 a day.

        `POST /sale/products/{productId}/change-proposals`. Scope: `allegro:api:sale:offers:write`. Limit:
        100 requests a day for each account.

        https://developer.allegro.pl/documentation/#operation/productChangeProposal
        """
        return await self._one(
            ProductChangeProposalDto,
            make_call(
                op.PRODUCTS_PROPOSE_CHANGE,
                options,
                path=(product_id,),
                body=json_body(ProductChangeProposalRequest, body),
            ),
        )

    def list_size_tables(self, **options: Unpack[CallOptions]) -> Pager[SizeTable, SizeTables]:
        """List size tables, those that the seller made.

        `GET /sale/size-tables`. Scope: `allegro:api:sale:settings:read`. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getTablesUsingGET
        """
        return Pager(self._sender, op.PRODUCTS_LIST_SIZE_TABLES, options, SizeTables, SizeTable)

    async def create_size_table(
        self, body: SizeTablePostRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> SizeTable:
        """Create a size table from a template.

        `POST /sale/size-tables`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/createTableUsingPOST
        """
        return await self._one(
            SizeTable,
            make_call(op.PRODUCTS_CREATE_SIZE_TABLE, options, body=json_body(SizeTablePostRequest, body)),
        )

    def list_size_table_templates(
        self, **options: Unpack[CallOptions]
    ) -> Pager[SizeTableTemplateResponse, SizeTableTemplatesResponse]:
        """List the templates that size tables are made from.

        `GET /sale/size-tables-templates`. Scope: `allegro:api:sale:settings:read`. The whole list is one
        page.

        https://developer.allegro.pl/documentation/#operation/getTablesTemplatesUsingGET
        """
        return Pager(
            self._sender,
            op.PRODUCTS_LIST_SIZE_TABLE_TEMPLATES,
            options,
            SizeTableTemplatesResponse,
            SizeTableTemplateResponse,
        )

    async def get_size_table(self, table_id: str, **options: Unpack[CallOptions]) -> SizeTable:
        """Get headers and values of one size table.

        `GET /sale/size-tables/{tableId}`. Scope: `allegro:api:sale:settings:read`.

        https://developer.allegro.pl/documentation/#operation/getTableUsingGET
        """
        return await self._one(SizeTable, make_call(op.PRODUCTS_GET_SIZE_TABLE, options, path=(table_id,)))

    async def replace_size_table(
        self, table_id: str, body: SizeTablePutRequest | Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> SizeTable:
        """Replace name, headers and values of a size table.

        `PUT /sale/size-tables/{tableId}`. Scope: `allegro:api:sale:settings:write`.

        https://developer.allegro.pl/documentation/#operation/modifyTableUsingPUT
        """
        return await self._one(
            SizeTable,
            make_call(
                op.PRODUCTS_REPLACE_SIZE_TABLE,
                options,
                path=(table_id,),
                body=json_body(SizeTablePutRequest, body),
            ),
        )
