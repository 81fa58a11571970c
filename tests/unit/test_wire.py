"""A call on the wire: path, query, headers, body."""

from __future__ import annotations

import locale
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async import CallOptions, ConfigurationError
from allegro_async._model import AllegroModel
from allegro_async.errors import InvalidBodyError
from allegro_async.wire import changed_offers, header_text, json_body, make_call, target, timestamp
from tests.doubles import an_operation

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
WARSAW_WINTER = timezone(timedelta(hours=1))


class Price(AllegroModel):
    amount: str
    currency: str | None = None
    selling_mode: str | None = None


# The path


def test_the_places_of_a_path_are_filled_in_order() -> None:
    filled = target("/order/{orderId}/lines/{lineId}/serial", ["a-1", 22], ())
    assert filled == "/order/a-1/lines/22/serial"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a/b", "a%2Fb"),
        ("a b", "a%20b"),
        ("a?b#c", "a%3Fb%23c"),
        ("%2e", "%252e"),
        ("ż", "%C5%BC"),
        ("...", "..."),
    ],
)
def test_a_path_value_stays_within_its_place(value: str, shown: str) -> None:
    assert target("/x/{id}/y", [value], ()) == f"/x/{shown}/y"


@pytest.mark.parametrize("value", ["", ".", "..", None])
def test_a_path_value_that_would_change_the_path_is_refused(value: object) -> None:
    with pytest.raises(ConfigurationError, match="id must be an id"):
        target("/x/{id}", [value], ())


@given(TEXT)
def test_any_path_value_arrives_as_it_was(value: str) -> None:
    if value in {".", ".."}:
        return
    path = urlsplit("https://a.example" + target("/x/{id}", [value], ())).path
    assert path.count("/") == 2
    assert unquote(path.rpartition("/")[2]) == value


def test_a_uuid_is_a_path_value() -> None:
    command = UUID("7c9e6679-7425-40de-944b-e07fc1f90ae7")
    assert target("/c/{id}", [command], ()).endswith(str(command))


# The query


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a+b", "q=a%2Bb"),
        ("a&b=c", "q=a%26b%3Dc"),
        ("żółw 1", "q=%C5%BC%C3%B3%C5%82w%201"),
        (True, "q=true"),
        (False, "q=false"),
        (0, "q=0"),
        ("", "q="),
        (Decimal("1E+3"), "q=1000"),
        (Decimal("1E-7"), "q=0.0000001"),
        (Decimal("10.50"), "q=10.50"),
        (1e-7, "q=0.0000001"),
        (52.5, "q=52.5"),
        (["a", "b"], "q=a&q=b"),
        (("a", None, 1), "q=a&q=1"),
        ({"b"}, "q=b"),
        ([], ""),
        (datetime(2026, 5, 4, 10, 20, 30, 123456, UTC), "q=2026-05-04T10:20:30.123Z"),
        (datetime(2026, 1, 1, 0, 30, tzinfo=WARSAW_WINTER), "q=2025-12-31T23:30:00.000Z"),
        (date(2026, 5, 4), "q=2026-05-04"),
        ({"param.1": "x", "none": None, "many": [1, 2]}, "param.1=x&many=1&many=2"),
        (UUID("7c9e6679-7425-40de-944b-e07fc1f90ae7"), "q=7c9e6679-7425-40de-944b-e07fc1f90ae7"),
        (None, ""),
    ],
)
def test_a_query_value_is_written_as_allegro_reads_it(value: object, shown: str) -> None:
    written = target("/x", (), [("q", value)])  # type: ignore[list-item]
    assert written == (f"/x?{shown}" if shown else "/x")


def test_names_keep_their_dots_and_their_order() -> None:
    query = [("sellingMode.price.amount.gte", "1"), ("a[b]", "2")]
    assert target("/x", (), query) == "/x?sellingMode.price.amount.gte=1&a%5Bb%5D=2"


def test_a_time_without_a_zone_is_refused_by_name() -> None:
    with pytest.raises(ConfigurationError, match=r"updatedAt\.gte needs a time zone"):
        target("/x", (), [("updatedAt.gte", datetime(2026, 1, 1))])  # noqa: DTZ001 - that is the point


@given(st.lists(st.tuples(TEXT, TEXT | st.lists(TEXT, max_size=3)), max_size=5))
def test_any_query_arrives_as_it_was(query: list[tuple[str, str | list[str]]]) -> None:
    sent = urlsplit("https://a.example" + target("/x", (), query))
    wanted = [
        (name, each) for name, value in query for each in ([value] if isinstance(value, str) else value)
    ]
    assert parse_qsl(sent.query, keep_blank_values=True) == wanted
    assert sent.fragment == ""


@given(st.datetimes(timezones=st.timezones()))
def test_a_time_on_the_wire_is_the_same_moment_to_the_millisecond(moment: datetime) -> None:
    again = datetime.fromisoformat(timestamp(moment))
    assert timedelta(0) <= moment.astimezone(UTC) - again < timedelta(milliseconds=1)
    assert timestamp(moment).endswith("Z")


# Headers


def test_a_time_in_a_header_is_an_http_date_in_any_locale() -> None:
    moment = datetime(2026, 5, 4, 12, 20, 30, tzinfo=WARSAW_WINTER)
    assert header_text("If-Modified-Since", moment) == "Mon, 04 May 2026 11:20:30 GMT"


def test_the_http_date_asks_no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "setlocale", None)
    assert header_text("X", datetime(2026, 11, 24, tzinfo=UTC)) == "Tue, 24 Nov 2026 00:00:00 GMT"


def test_a_time_without_a_zone_is_refused_in_a_header_too() -> None:
    with pytest.raises(ConfigurationError, match="If-Modified-Since needs a time zone"):
        header_text("If-Modified-Since", datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("text", ["a\r\nX-Evil: 1", "a\nb", "a\0", "żółw"])
def test_a_header_that_would_break_the_request_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="The header If-Match"):
        header_text("If-Match", text)


def test_a_header_parameter_of_none_is_left_out() -> None:
    call = make_call(an_operation(), CallOptions(), headers=[("If-Match", None), ("X", 5)])
    assert call.headers == {"X": "5"}


# The body


def test_what_was_set_is_sent_and_none_is_sent_as_null() -> None:
    assert json_body(Price, Price(amount="1.00", currency=None)) == b'{"amount":"1.00","currency":null}'


def test_a_mapping_is_checked_through_the_model() -> None:
    assert json_body(Price, {"amount": "1.00", "selling_mode": "X"}) == b'{"amount":"1.00","sellingMode":"X"}'


def test_a_mapping_that_does_not_fit_is_refused_without_its_values() -> None:
    with pytest.raises(InvalidBodyError, match="The body does not fit Price: ") as caught:
        json_body(Price, {"amuont": "Jan Kowalski"})
    assert set(caught.value.fields) == {"amount", "amuont"}
    assert "Kowalski" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_call_without_a_body_names_no_media_type() -> None:
    operation = an_operation(method="POST", content_type="application/json")
    assert make_call(operation, CallOptions()).content_type is None
    assert make_call(operation, CallOptions(), body=b"{}").content_type == "application/json"
    assert (
        make_call(operation, CallOptions(), body=b"x", content_type="image/png").content_type == "image/png"
    )


def test_the_repr_of_a_call_holds_neither_query_nor_body() -> None:
    call = make_call(an_operation(), CallOptions(), query=[("buyer.login", "anna")], body=b"anna")
    assert repr(call) == "<Call orders.get (GET /order/checkout-forms)>"


# The weight


@pytest.mark.parametrize(
    ("place", "body", "count"),
    [
        (None, b'{"offers": [1, 2]}', 1),
        ("offers[]", None, 1),
        ("offers[]", b'{"offers": [{}, {}, {}]}', 3),
        ("offers[]", b'{"offers": []}', 1),
        ("offers[]", b'{"offers": null}', 1),
        ("offers[]", b"[1]", 1),
        ("offerCriteria[].offers[]", b'{"offerCriteria": [{"offers": [{}, {}]}, {"offers": [{}]}, {}]}', 3),
        ("input.offers[]", b'{"input": {"offers": [1, 2]}}', 2),
    ],
)
def test_the_changed_offers_are_counted_where_they_stand(
    place: str | None, body: bytes | None, count: int
) -> None:
    assert changed_offers(place, body) == count
    assert make_call(an_operation(weight=place), CallOptions(), body=body).weight == count
