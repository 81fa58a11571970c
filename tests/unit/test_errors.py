"""The error tree: classes, texts, pickling."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from allegro_async import errors
from allegro_async.errors import (
    AllegroError,
    ApiError,
    CommandFailedError,
    CommandTimeoutError,
    ConfigurationError,
    DecodeError,
    InvalidBodyError,
    LoginRequiredError,
    MissingScopeError,
    PageCeilingError,
    Problem,
    RateLimitError,
    RequestTimeoutError,
    ServerError,
    TransportError,
)

PROBLEM = Problem("VALIDATION", "is wrong", "in detail", "sellingMode.price", "Popraw cenę", {"min": "1"})
DETAILS: dict[str, Any] = {
    "problems": (PROBLEM,),
    "trace_id": "trace-1",
    "headers": {"retry-after": "3"},
    "call": "orders.get (GET /order/checkout-forms/{id})",
}
EXAMPLES: list[AllegroError] = [
    errors.ClientStateError("closed"),
    ConfigurationError("wrong"),
    InvalidBodyError("does not fit", fields={"a.b": "missing"}),
    errors.EndpointRetiredError("gone"),
    TransportError("cut", maybe_sent=True),
    RequestTimeoutError("late", maybe_sent=False),
    errors.AnswerTooLargeError("too large", maybe_sent=True),
    errors.AuthError("no token"),
    LoginRequiredError("sign in", account="shop-1"),
    MissingScopeError("no scope", scopes=("allegro:api:orders:read",)),
    errors.InvalidClientError("wrong secret"),
    errors.TokenNotSavedError("disk full", account="shop-1"),
    errors.AccountMismatchError("somebody else", account="shop-1"),
    *(ApiError.for_status(status, **DETAILS) for status in (400, 401, 402, 403, 404, 406, 409, 422, 503)),
    RateLimitError(retry_after=61.5, **DETAILS),
    DecodeError("odd", raw=b'{"a": 1}', fields={"a": "is odd"}, call="orders.get"),
    PageCeilingError("too long", total=10_001, ceiling=10_000),
    CommandFailedError("failed", command_id="c-1", ticket="{}", problems=(PROBLEM,)),
    errors.CommandNotFoundError("unknown", command_id="c-3", ticket="{}"),
    CommandTimeoutError("late", command_id="c-2", ticket="{}"),
]


def test_the_examples_are_of_every_class_that_can_be_raised() -> None:
    abstract = {AllegroError, errors.CommandError, errors.AccountMismatchError.__base__}
    classes = {value for value in vars(errors).values() if isinstance(value, type)}
    raised = {each for each in classes if issubclass(each, AllegroError)} - abstract
    assert {type(example) for example in EXAMPLES} == raised


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_comes_out_of_a_pickle_as_it_went_in(error: AllegroError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own error
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.args == error.args
    assert vars(again) == vars(error)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "UnauthorizedError"),
        (402, "ApiError"),
        (403, "ForbiddenError"),
        (404, "NotFoundError"),
        (406, "NotAcceptableError"),
        (409, "ConflictError"),
        (418, "ApiError"),
        (422, "ValidationFailedError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (501, "ServerError"),
        (504, "ServerError"),
        (599, "ServerError"),
        (600, "ApiError"),
    ],
)
def test_the_status_alone_picks_the_class(status: int, name: str) -> None:
    error = ApiError.for_status(status)
    assert type(error).__name__ == name
    assert error.status == status


def test_all_errors_are_in_the_tree_and_in_all() -> None:
    for name in errors.__all__:
        if name != "Problem":
            assert issubclass(getattr(errors, name), AllegroError)


def test_wrong_arguments_are_value_errors_too() -> None:
    assert issubclass(ConfigurationError, ValueError)
    assert issubclass(InvalidBodyError, ValueError)


def test_a_timeout_is_a_transport_error() -> None:
    assert issubclass(RequestTimeoutError, TransportError)


def test_the_text_says_what_happened_where_and_which_trace() -> None:
    text = str(ApiError.for_status(422, **DETAILS))
    assert text == (
        "Allegro answered 422: VALIDATION: is wrong (at sellingMode.price) "
        "[orders.get (GET /order/checkout-forms/{id}), trace-id trace-1]"
    )


def test_an_answer_that_says_nothing_has_a_text_all_the_same() -> None:
    assert str(ServerError(502, call="x")) == "Allegro answered 502: no readable explanation [x]"


def test_the_code_is_that_of_the_first_problem() -> None:
    assert ApiError.for_status(422, **DETAILS).code == "VALIDATION"
    assert ApiError.for_status(500).code == ""


def test_the_rate_limit_error_says_how_long_to_wait() -> None:
    assert str(RateLimitError(retry_after=61.0)).endswith("; wait at least 61 s")
    assert "wait" not in str(RateLimitError())


@pytest.mark.parametrize("text", ["buyer@example.com", "+48 600 100 200", "eyJhbGciOiJSUzI1NiJ9.e30.sig"])
def test_neither_text_nor_repr_of_a_problem_holds_personal_data_or_secrets(text: str) -> None:
    problem = Problem("CODE", f"said {text}", text, f"field[{text}]", text, {"value": text})
    error = ApiError.for_status(422, problems=(problem,))
    for shown in (str(problem), repr(problem), str(error), repr(error)):
        assert text not in shown
    assert problem.user_message == text


def test_the_path_of_a_field_stays_readable() -> None:
    path = "productSet[0].product.parameters"
    assert str(Problem(message="is wrong", path=path)) == f"is wrong (at {path})"


def test_a_retired_token_in_the_text_of_a_nested_error_is_not_shown_by_the_outer_one() -> None:
    error = DecodeError("odd", raw=b'{"token": "secret"}')
    assert "secret" not in str(error) + repr(error)
