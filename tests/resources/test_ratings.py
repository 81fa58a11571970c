"""Every method of `client.ratings`, called once. Written by `python -m codegen`, never by hand."""

from datetime import UTC, datetime
from json import loads

from allegro_async.models.ratings import (
    UserRating,
    UserRatingAnswer,
    UserRatingAnswerRequest,
    UserRatingListResponse,
    UserRatingRemoval,
    UserRatingRemovalRequest,
    UserRatingSummary,
)
from allegro_async.resources.ratings import Ratings
from tests.recorder import Recorder, Sent, as_json


async def test_search() -> None:
    answer = '{"ratings":[{"answer":{"createdAt":"2026-03-04T10:20:30.000Z","message":"text"},"buyer":{"id":"10023","login":"jan_kowalski"},"comment":"text","createdAt":"2026-03-04T10:20:30.000Z","editedAt":"2026-03-04T10:20:30.000Z","excludedFromAverageRates":true,"excludedFromAverageRatesReason":"text","id":"10023","lastChangedAt":"2026-03-04T10:20:30.000Z","order":{"id":"10023","offers":[{"id":"10023","title":"text","snapshot":"text"}]},"rates":{"delivery":1,"deliveryCost":1,"description":1,"service":1},"recommended":true,"removal":{"possibleTo":"2026-03-04T10:20:30.000Z","request":{"createdAt":"2026-03-04T10:20:30.000Z","message":"text","source":"SELLER"}}}]}'
    allegro = Recorder(200, answer)
    pager = Ratings(allegro).search(
        recommended="true",
        last_changed_at_gte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        last_changed_at_lte=datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC),
        offset=2,
        limit=2,
    )
    read = await pager
    assert type(read) is UserRatingListResponse
    assert as_json(read) == loads(answer)
    assert type(await pager.first()) is UserRating
    assert allegro.sent == Sent(
        method="GET",
        path="/sale/user-ratings",
        accept="application/vnd.allegro.public.v1+json",
        query=[
            ("recommended", "true"),
            ("lastChangedAt.gte", "2026-03-04T10:20:30.000Z"),
            ("lastChangedAt.lte", "2026-03-04T10:20:30.000Z"),
            ("offset", "2"),
            ("limit", "2"),
        ],
    )


async def test_get() -> None:
    answer = '{"answer":{"createdAt":"2026-03-04T10:20:30.000Z","message":"text"},"buyer":{"id":"10023","login":"jan_kowalski"},"comment":"text","createdAt":"2026-03-04T10:20:30.000Z","editedAt":"2026-03-04T10:20:30.000Z","excludedFromAverageRates":true,"excludedFromAverageRatesReason":"text","id":"10023","lastChangedAt":"2026-03-04T10:20:30.000Z","order":{"id":"10023","offers":[{"id":"10023","title":"text","snapshot":"text"}]},"rates":{"delivery":1,"deliveryCost":1,"description":1,"service":1},"recommended":true,"removal":{"possibleTo":"2026-03-04T10:20:30.000Z","request":{"createdAt":"2026-03-04T10:20:30.000Z","message":"text","source":"SELLER"}}}'
    allegro = Recorder(200, answer)
    read = await Ratings(allegro).get("10023")
    assert type(read) is UserRating
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/user-ratings/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_answer() -> None:
    body = '{"message":"text"}'
    answer = '{"createdAt":"2026-03-04T10:20:30.000Z","message":"text"}'
    allegro = Recorder(201, answer)
    read = await Ratings(allegro).answer("10023", UserRatingAnswerRequest.model_validate_json(body))
    assert type(read) is UserRatingAnswer
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/user-ratings/10023/answer",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_request_removal() -> None:
    body = '{"request":{"message":"text"}}'
    answer = '{"possibleTo":"2026-03-04T10:20:30.000Z","request":{"createdAt":"2026-03-04T10:20:30.000Z","message":"text","source":"SELLER"}}'
    allegro = Recorder(201, answer)
    read = await Ratings(allegro).request_removal("10023", UserRatingRemovalRequest.model_validate_json(body))
    assert type(read) is UserRatingRemoval
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/user-ratings/10023/removal",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_summary() -> None:
    answer = '{"recommended":{"unique":2,"total":2},"notRecommended":{"unique":2,"total":2},"recommendedPercentage":"text","statistics":{"received":{"total":2},"excluded":{"total":2},"removed":{"total":2,"byAdmin":2,"byBuyer":2,"byBuyerDueToCompensation":2}},"user":{"createdAt":"2026-03-04"}}'
    allegro = Recorder(200, answer)
    read = await Ratings(allegro).get_summary("10023")
    assert type(read) is UserRatingSummary
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/users/10023/ratings-summary", accept="application/vnd.allegro.public.v1+json"
    )
