"""The base of the models: strict when built, tolerant when read."""

import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any, get_args

import pytest
from pydantic import Field, ValidationError

from allegro_async import models
from allegro_async._model import AllegroModel, Amount, Date, Number, Sent, Timestamp
from allegro_async.models import CheckoutForm, Price, SmartSellerClassificationReportCondition


class Box(AllegroModel):
    """A model with one field of each kind."""

    buyer_id: str | None = None
    at: Timestamp | None = None
    day: Date | None = None
    price: Amount | None = None
    weight: Number | None = None
    smart: bool | Number | None = None
    odd: Annotated[str | None, Field(alias="b2b")] = None
    short: Annotated[str | None, Sent(min_length=2, max_length=3)] = None
    code: Annotated[str | None, Sent(pattern="^[A-Z]+$")] = None
    count: Annotated[int | None, Sent(ge=1, le=9)] = None
    ids: Annotated[list[Annotated[str, Sent(max_length=3)]] | None, Sent(min_length=1, max_length=2)] = None
    parts: Annotated[dict[str, int] | None, Sent(min_length=1, max_length=1)] = None


def read(body: str) -> Box:
    return Box.model_validate_json(body, extra="allow")


def messages(**fields: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Box(**fields)
    return [each["msg"] for each in caught.value.errors()]


# Names


def test_a_model_is_built_with_the_names_of_python_or_of_the_wire() -> None:
    assert Box.model_validate({"buyerId": "1"}) == Box(buyer_id="1")
    assert Box.model_validate({"b2b": "x"}) == Box(odd="x")


def test_a_misspelt_field_is_refused_when_building() -> None:
    assert messages(buyer="1") == ["Extra inputs are not permitted"]


def test_an_unknown_field_is_kept_when_reading() -> None:
    box = read('{"buyerId": "1", "brandNew": {"a": 1}}')
    assert box.model_extra == {"brandNew": {"a": 1}}


def test_an_id_that_comes_as_a_number_is_a_text() -> None:
    assert read('{"buyerId": 11223344556}').buyer_id == "11223344556"


# Sending


def test_unset_is_not_sent_and_none_is_sent_as_null() -> None:
    assert Box().to_json() == b"{}"
    assert Box(buyer_id=None, odd="x").to_json() == b'{"buyerId":null,"b2b":"x"}'


def test_an_unknown_field_that_was_read_is_not_sent() -> None:
    assert read('{"buyerId": "1", "brandNew": 1}').to_json() == b'{"buyerId":"1"}'


def test_a_model_survives_pickling() -> None:
    box = Box(buyer_id="1", at=datetime(2026, 7, 1, tzinfo=UTC), price=Decimal("1.50"))
    assert pickle.loads(pickle.dumps(box)) == box  # noqa: S301 - our own bytes


# Null


def test_every_optional_field_of_an_answer_may_be_null() -> None:
    required = {name for name, field in CheckoutForm.model_fields.items() if field.is_required()}
    body: dict[str, Any] = {
        "id": "1",
        "buyer": {"id": "2", "email": "e", "login": "l", "guest": False},
        "lineItems": [],
        "surcharges": [],
        "status": "BOUGHT",
        "summary": {"totalToPay": {"amount": "1.00", "currency": "PLN"}},
    }
    optional = CheckoutForm.model_fields.keys() - required
    form = CheckoutForm.model_validate_json(json.dumps(body | dict.fromkeys(optional)), extra="allow")
    assert len(optional) > 5
    assert all(getattr(form, name) is None for name in optional)


def test_every_optional_field_of_every_model_may_be_null() -> None:
    every: list[Any] = [getattr(models, name) for name in models.__all__]
    found: list[type[AllegroModel]] = [each for each in every if isinstance(each, type)]
    optional = {
        f"{model.__name__}.{name}": field
        for model in found
        for name, field in model.model_fields.items()
        if not field.is_required()
    }
    wrong = [
        name
        for name, field in optional.items()
        if field.default is not None or type(None) not in get_args(field.annotation)
    ]
    assert len(found) > 1000
    assert wrong == []


# Bounds


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"short": "a"}, "String should have at least 2 characters"),
        ({"short": "abcd"}, "String should have at most 3 characters"),
        ({"code": "a1"}, "String should match pattern '^[A-Z]+$'"),
        ({"count": 0}, "Input should be greater than or equal to 1"),
        ({"count": 10}, "Input should be less than or equal to 9"),
        ({"ids": []}, "List should have at least 1 item after validation, not 0"),
        ({"ids": ["a", "b", "c"]}, "List should have at most 2 items after validation, not 3"),
        ({"ids": ["abcd"]}, "String should have at most 3 characters"),
        ({"parts": {}}, "Dictionary should have at least 1 item after validation, not 0"),
        ({"parts": {"a": 1, "b": 2}}, "Dictionary should have at most 1 item after validation, not 2"),
    ],
)
def test_a_bound_holds_when_building(fields: dict[str, Any], message: str) -> None:
    assert messages(**fields) == [message]


def test_no_bound_holds_when_reading() -> None:
    box = read('{"short": "abcdef", "code": "a1", "count": 99, "ids": ["abcdef", "b", "c"], "parts": {}}')
    assert (box.short, box.code, box.count, box.parts) == ("abcdef", "a1", 99, {})
    assert box.ids == ["abcdef", "b", "c"]


def test_values_within_bounds_and_none_are_taken() -> None:
    box = Box(short="abc", code="AB", count=9, ids=["a", "b"], parts={"a": 1})
    assert box.to_json() == b'{"short":"abc","code":"AB","count":9,"ids":["a","b"],"parts":{"a":1}}'
    assert Box(short=None, count=None, ids=None).short is None


# Times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-01T10:20:30Z", datetime(2026, 7, 1, 10, 20, 30, tzinfo=UTC)),
        ("2026-07-01T10:20:30.1Z", datetime(2026, 7, 1, 10, 20, 30, 100000, tzinfo=UTC)),
        ("2026-07-01T10:20:30.123456Z", datetime(2026, 7, 1, 10, 20, 30, 123456, tzinfo=UTC)),
        ("2026-07-01T10:20:30.123456789Z", datetime(2026, 7, 1, 10, 20, 30, 123456, tzinfo=UTC)),
        ("2026-07-01T12:20:30+02:00", datetime(2026, 7, 1, 10, 20, 30, tzinfo=UTC)),
        ("2026-07-01T10:20:30", datetime(2026, 7, 1, 10, 20, 30, tzinfo=UTC)),
        ("2026-07-01T10:20Z", datetime(2026, 7, 1, 10, 20, tzinfo=UTC)),
    ],
)
def test_any_form_of_a_time_is_read_as_an_aware_one(text: str, expected: datetime) -> None:
    at = read(f'{{"at": "{text}"}}').at
    assert at == expected
    assert at is not None
    assert at.tzinfo is not None


def test_an_impossible_time_is_an_error() -> None:
    with pytest.raises(ValidationError, match="day value is outside expected range"):
        read('{"at": "2026-02-31T10:20:30Z"}')


@pytest.mark.parametrize("naive", [datetime(2026, 7, 1), "2026-07-01T10:20:30"])  # noqa: DTZ001 - the point
def test_a_time_without_a_zone_is_refused_when_building(naive: datetime | str) -> None:
    (message,) = messages(at=naive)
    assert message.startswith("The time needs a zone")


def test_a_time_is_sent_in_utc() -> None:
    warsaw = timezone(timedelta(hours=2))
    assert Box(at=datetime(2026, 7, 1, 12, tzinfo=warsaw)).to_json() == b'{"at":"2026-07-01T10:00:00.000Z"}'
    fine = datetime(2026, 7, 1, 12, 0, 0, 1, tzinfo=UTC)
    assert Box(at=fine).to_json() == b'{"at":"2026-07-01T12:00:00.000001Z"}'


def test_a_day_is_a_date() -> None:
    assert read('{"day": "2026-07-01"}').day == date(2026, 7, 1)
    assert Box(day=date(2026, 7, 1)).to_json() == b'{"day":"2026-07-01"}'


# Money


@pytest.mark.parametrize(
    ("text", "expected"),
    [('"19.99"', "19.99"), ("19.99", "19.99"), ("0.1", "0.1"), ('"-3.10"', "-3.10"), ("7", "7")],
)
def test_money_is_read_from_strings_and_numbers(text: str, expected: str) -> None:
    assert read(f'{{"price": {text}}}').price == Decimal(expected)


def test_money_is_sent_as_it_stands_on_the_wire() -> None:
    assert Box(price=Decimal("19.90"), weight=Decimal("2.5")).to_json() == b'{"price":"19.90","weight":2.5}'
    assert Box(price=Decimal("1E+2"), weight=Decimal(3)).to_json() == b'{"price":"100","weight":3}'


def test_a_float_is_no_money() -> None:
    assert messages(price=0.1 + 0.2) == ["A float cannot hold this value exactly: use Decimal or a string"]
    with pytest.raises(ValidationError):
        Price.model_validate({"amount": 1.1, "currency": "PLN"})
    assert Price.model_validate({"amount": "1.10", "currency": "PLN"}).amount == Decimal("1.10")


@pytest.mark.parametrize(
    ("text", "expected"), [("true", True), ("1", Decimal(1)), ("0", Decimal(0)), ("2.5", Decimal("2.5"))]
)
def test_a_boolean_or_a_number_keeps_its_kind(text: str, expected: object) -> None:
    for value in (
        read(f'{{"smart": {text}}}').smart,
        SmartSellerClassificationReportCondition.model_validate_json(f'{{"value": {text}}}').value,
    ):
        assert (type(value), value) == (type(expected), expected)


# What type checkers see: an unused ignore is an error to them


def test_required_fields_are_required_by_their_python_names() -> None:
    assert Price(amount=Decimal(1), currency="PLN").currency == "PLN"
    with pytest.raises(ValidationError):
        Price(currency="PLN")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue] - the point
