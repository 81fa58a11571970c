"""Models of the area `ratings`."""

from typing import Annotated, Literal
from allegro_async._model import AllegroModel, Date, Sent, Timestamp


class UserRatingAnswer(AllegroModel):
    """Answer of `ratings.answer`."""

    created_at: Timestamp
    message: str


class UserRatingAnswerRequest(AllegroModel):
    """Body of `ratings.answer`."""

    message: Annotated[str, Sent(max_length=500)]


class UserRatingOrderOffer(AllegroModel):
    """Part of `UserRatingOrder`."""

    id: str
    title: str
    snapshot: str | None = None


class UserRatingRates(AllegroModel):
    """Part of `UserRating`."""

    delivery: Literal[1, 2, 3, 4, 5] | int | None = None
    delivery_cost: Literal[1, 2, 3, 4, 5] | int | None = None
    description: Literal[1, 2, 3, 4, 5] | int | None = None
    service: Literal[1, 2, 3, 4, 5] | int | None = None


class UserRatingRemovalMessage(AllegroModel):
    """Part of `UserRatingRemovalRequest`."""

    message: Annotated[str, Sent(max_length=500)]


class UserRatingRemovalRequest(AllegroModel):
    """Body of `ratings.request_removal`."""

    request: UserRatingRemovalMessage


class UserRatingRemovalState(AllegroModel):
    """Part of `UserRatingRemoval`."""

    created_at: Timestamp
    message: str
    source: Literal["SELLER", "ADMIN"] | str | None = None


class UserRatingSummaryNotRecommended(AllegroModel):
    """Part of `UserRatingSummary`."""

    unique: int
    total: int


class UserRatingSummaryRecommended(AllegroModel):
    """Part of `UserRatingSummary`."""

    unique: int
    total: int


class UserRatingSummaryStatisticsExcluded(AllegroModel):
    """Part of `UserRatingSummaryStatistics`."""

    total: int


class UserRatingSummaryStatisticsReceived(AllegroModel):
    """Part of `UserRatingSummaryStatistics`."""

    total: int


class UserRatingSummaryStatisticsRemoved(AllegroModel):
    """Part of `UserRatingSummaryStatistics`."""

    total: int
    by_admin: int
    by_buyer: int
    by_buyer_due_to_compensation: int


class UserRatingSummaryUser(AllegroModel):
    """Part of `UserRatingSummary`."""

    created_at: Date


class UserRatingUser(AllegroModel):
    """Part of `UserRating`."""

    id: str
    login: str


class UserRatingOrder(AllegroModel):
    """Part of `UserRating`."""

    id: str
    offers: list[UserRatingOrderOffer]


class UserRatingRemoval(AllegroModel):
    """Answer of `ratings.request_removal`."""

    possible_to: Timestamp
    request: UserRatingRemovalState | None = None


class UserRatingSummaryStatistics(AllegroModel):
    """Part of `UserRatingSummary`."""

    received: UserRatingSummaryStatisticsReceived
    excluded: UserRatingSummaryStatisticsExcluded
    removed: UserRatingSummaryStatisticsRemoved


class UserRating(AllegroModel):
    """Answer of `ratings.get`."""

    buyer: UserRatingUser
    created_at: Timestamp
    id: str
    recommended: bool
    answer: UserRatingAnswer | None = None
    comment: str | None = None
    edited_at: Timestamp | None = None
    excluded_from_average_rates: bool | None = None
    excluded_from_average_rates_reason: str | None = None
    last_changed_at: Timestamp | None = None
    order: UserRatingOrder | None = None
    rates: UserRatingRates | None = None
    removal: UserRatingRemoval | None = None


class UserRatingListResponse(AllegroModel):
    """Answer of `ratings.search`."""

    ratings: list[UserRating]


class UserRatingSummary(AllegroModel):
    """Answer of `ratings.get_summary`."""

    user: UserRatingSummaryUser
    recommended: UserRatingSummaryRecommended | None = None
    not_recommended: UserRatingSummaryNotRecommended | None = None
    recommended_percentage: str | None = None
    statistics: UserRatingSummaryStatistics | None = None
