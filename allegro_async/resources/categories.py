"""`client.categories`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..journals import Journal
from ..models.categories import (
    CategoriesDto,
    CategoryDto,
    CategoryEvent,
    CategoryEventsResponse,
    CategoryParameter,
    CategoryParameterList,
    CategoryParametersScheduledChange,
    CategoryParametersScheduledChangesResponse,
    CategorySuggestionCategoryNode,
    CategorySuggestionResponse,
    CategoryTaxSettings,
)
from ..paging import Pager
from ..wire import make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal, Unpack

    from ..call import CallOptions
    from ..cursors import CursorStore
    from ..polling import Polling


class Categories(Area):
    """The category tree, the parameters of a category and its tax rates."""

    __slots__ = ()

    def search(
        self, *, parent_id: str | None = None, **options: Unpack[CallOptions]
    ) -> Pager[CategoryDto, CategoriesDto]:
        """List the main categories, or the children of one.

        `GET /sale/categories`. An application token is enough. The whole list is one page.

        https://developer.allegro.pl/documentation/#operation/getCategoriesUsingGET
        """
        return Pager(
            self._sender,
            op.CATEGORIES_SEARCH,
            options,
            CategoriesDto,
            CategoryDto,
            query=(("parent.id", parent_id),),
        )

    async def get(self, category_id: str, **options: Unpack[CallOptions]) -> CategoryDto:
        """Get one category.

        `GET /sale/categories/{categoryId}`. An application token is enough.

        https://developer.allegro.pl/documentation/#operation/getCategoryUsingGET_1
        """
        return await self._one(CategoryDto, make_call(op.CATEGORIES_GET, options, path=(category_id,)))

    def list_parameters(
        self, category_id: str, **options: Unpack[CallOptions]
    ) -> Pager[CategoryParameter, CategoryParameterList]:
        """List the parameters that offers in a category can or must have.

        `GET /sale/categories/{categoryId}/parameters`. An application token is enough. The whole list is
        one page.

        https://developer.allegro.pl/documentation/#operation/getFlatParametersUsingGET_2
        """
        return Pager(
            self._sender,
            op.CATEGORIES_LIST_PARAMETERS,
            options,
            CategoryParameterList,
            CategoryParameter,
            path=(category_id,),
        )

    def list_events(
        self,
        *,
        from_: str | None = None,
        limit: int | None = None,
        type_: Sequence[
            Literal["CATEGORY_CREATED", "CATEGORY_RENAMED", "CATEGORY_MOVED", "CATEGORY_DELETED"] | str
        ]
        | str
        | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CategoryEvent, CategoryEventsResponse]:
        """List how the category tree changed in the last three months.

        `GET /sale/category-events`. An application token is enough. A page holds at most 1000 items.

        https://developer.allegro.pl/documentation/#operation/getCategoryEventsUsingGET_1
        """
        return Pager(
            self._sender,
            op.CATEGORIES_LIST_EVENTS,
            options,
            CategoryEventsResponse,
            CategoryEvent,
            query=(("from", from_), ("limit", limit), ("type", type_)),
        )

    def follow_events(
        self,
        *,
        cursor: CursorStore | None = None,
        key: str | None = None,
        start: Literal["now", "oldest"] = "now",
        fold: bool = False,
        polling: Polling | None = None,
        type_: Sequence[
            Literal["CATEGORY_CREATED", "CATEGORY_RENAMED", "CATEGORY_MOVED", "CATEGORY_DELETED"] | str
        ]
        | str
        | None = None,
        **options: Unpack[CallOptions],
    ) -> Journal[CategoryEvent]:
        """Follow how the category tree changes.

        Asks `GET /sale/category-events` again and again. Allegro keeps an event for three months. Iterate
        it, or give it to handlers; see docs/journals.md.

        Args:
            cursor: Where the cursor is kept. None: in memory, so that a restart begins at `start` again.
            key: The name of the cursor in its store. None: environment, account and the name of the journal.
            start: Where to begin when no cursor is stored: with what happens from now on, or with the oldest
                event that Allegro keeps.
            fold: Leave out an event that tells the same as an earlier one of this run: the same type, and the
                same state of the same thing.
            polling: How often to ask.
        """
        return Journal(
            self._sender,
            op.CATEGORIES_LIST_EVENTS,
            options,
            CategoryEventsResponse,
            CategoryEvent,
            cursor=cursor,
            key=key,
            start=start,
            fold=fold,
            polling=polling,
            query=(("type", type_),),
        )

    def list_scheduled_changes(
        self,
        *,
        scheduled_for_gte: datetime | None = None,
        scheduled_for_lte: datetime | None = None,
        scheduled_at_gte: datetime | None = None,
        scheduled_at_lte: datetime | None = None,
        type_: Sequence[Literal["REQUIREMENT_CHANGE"] | str] | str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[CategoryParametersScheduledChange, CategoryParametersScheduledChangesResponse]:
        """List parameters that will become required, and when.

        `GET /sale/category-parameters-scheduled-changes`. An application token is enough. A page holds at
        most 1000 items.

        https://developer.allegro.pl/documentation/#operation/getCategoryParametersScheduledChangesUsingGET_1
        """
        return Pager(
            self._sender,
            op.CATEGORIES_LIST_SCHEDULED_CHANGES,
            options,
            CategoryParametersScheduledChangesResponse,
            CategoryParametersScheduledChange,
            query=(
                ("scheduledFor.gte", scheduled_for_gte),
                ("scheduledFor.lte", scheduled_for_lte),
                ("scheduledAt.gte", scheduled_at_gte),
                ("scheduledAt.lte", scheduled_at_lte),
                ("type", type_),
                ("offset", offset),
                ("limit", limit),
            ),
        )

    def suggest(
        self, *, name: str, **options: Unpack[CallOptions]
    ) -> Pager[CategorySuggestionCategoryNode, CategorySuggestionResponse]:
        """List categories that fit the name of a product.

        `GET /sale/matching-categories`. Any user token will do. The whole list is one page. Limit: 5
        requests a second for each Client ID.

        https://developer.allegro.pl/documentation/#operation/categorySuggestionUsingGET
        """
        return Pager(
            self._sender,
            op.CATEGORIES_SUGGEST,
            options,
            CategorySuggestionResponse,
            CategorySuggestionCategoryNode,
            query=(("name", name),),
        )

    async def get_tax_settings(
        self,
        *,
        category_id: str,
        country_code: Sequence[Literal["PL", "CZ", "SK", "HU", "LT"] | str] | str | None = None,
        **options: Unpack[CallOptions],
    ) -> CategoryTaxSettings:
        """Get the VAT rates, subjects and exemptions open to a category.

        `GET /sale/tax-settings`. Any user token will do.

        https://developer.allegro.pl/documentation/#operation/getTaxSettingsForCategory
        """
        return await self._one(
            CategoryTaxSettings,
            make_call(
                op.CATEGORIES_GET_TAX_SETTINGS,
                options,
                query=(("category.id", category_id), ("countryCode", country_code)),
            ),
        )
