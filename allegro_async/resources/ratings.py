"""`client.ratings`. Written by `python -m codegen`, never by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._area import Area
from ..models.ratings import (
    UserRating,
    UserRatingAnswer,
    UserRatingAnswerRequest,
    UserRatingListResponse,
    UserRatingRemoval,
    UserRatingRemovalRequest,
    UserRatingSummary,
)
from ..paging import Pager
from ..wire import json_body, make_call
from . import operations as op

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Literal, Unpack

    from ..call import CallOptions


class Ratings(Area):
    """Ratings that buyers left, answers to them and requests to remove them."""

    __slots__ = ()

    def search(
        self,
        *,
        recommended: Literal["true", "false"] | str | None = None,
        last_changed_at_gte: datetime | None = None,
        last_changed_at_lte: datetime | None = None,
        offset: int | None = None,
        limit: int | None = None,
        **options: Unpack[CallOptions],
    ) -> Pager[UserRating, UserRatingListResponse]:
        """Search the ratings that buyers gave, last changed first.

        `GET /sale/user-ratings`. Scope: `allegro:api:ratings`. A page holds at most 100 items. Longer lists
        than 20000 are read by windows of `lastChangedAt`.

        https://developer.allegro.pl/documentation/#operation/getUserRatingsUsingGET
        """
        return Pager(
            self._sender,
            op.RATINGS_SEARCH,
            options,
            UserRatingListResponse,
            UserRating,
            query=(
                ("recommended", recommended),
                ("lastChangedAt.gte", last_changed_at_gte),
                ("lastChangedAt.lte", last_changed_at_lte),
                ("offset", offset),
                ("limit", limit),
            ),
        )

    async def get(self, rating_id: str, **options: Unpack[CallOptions]) -> UserRating:
        """Get one rating by a buyer.

        `GET /sale/user-ratings/{ratingId}`. Scope: `allegro:api:ratings`.

        https://developer.allegro.pl/documentation/#operation/getUserRatingUsingGET
        """
        return await self._one(UserRating, make_call(op.RATINGS_GET, options, path=(rating_id,)))

    async def answer(
        self,
        rating_id: str,
        body: UserRatingAnswerRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> UserRatingAnswer:
        """Answer a rating in public.

        `PUT /sale/user-ratings/{ratingId}/answer`. Scope: `allegro:api:ratings`.

        https://developer.allegro.pl/documentation/#operation/answerUserRatingUsingPUT
        """
        return await self._one(
            UserRatingAnswer,
            make_call(
                op.RATINGS_ANSWER, options, path=(rating_id,), body=json_body(UserRatingAnswerRequest, body)
            ),
        )

    async def request_removal(
        self,
        rating_id: str,
        body: UserRatingRemovalRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> UserRatingRemoval:
        """Ask Allegro to take a rating away, with a reason.

        `PUT /sale/user-ratings/{ratingId}/removal`. Scope: `allegro:api:ratings`.

        https://developer.allegro.pl/documentation/#operation/userRatingRemovalUsingPUT
        """
        return await self._one(
            UserRatingRemoval,
            make_call(
                op.RATINGS_REQUEST_REMOVAL,
                options,
                path=(rating_id,),
                body=json_body(UserRatingRemovalRequest, body),
            ),
        )

    async def get_summary(self, user_id: str, **options: Unpack[CallOptions]) -> UserRatingSummary:
        """Get how many buyers recommend a seller, and their average scores.

        `GET /users/{userId}/ratings-summary`. Scope: `allegro:api:profile:read`.

        https://developer.allegro.pl/documentation/#operation/getUserSummaryUsingGET
        """
        return await self._one(UserRatingSummary, make_call(op.RATINGS_GET_SUMMARY, options, path=(user_id,)))
