"""A reply becomes a model or an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from allegro_async import ApiError, DecodeError, Problem, RateLimitError, Reply
from allegro_async.reading import error_of, parse, problems_of
from tests.doubles import jwt


class Buyer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: int
    login: str = ""


def test_a_body_becomes_its_model_and_unknown_fields_are_kept() -> None:
    buyer = parse(b'{"id": 1, "login": "jan", "new": [1]}', Buyer)
    assert (buyer.id, buyer.model_extra) == (1, {"new": [1]})


def test_a_shape_such_as_a_list_is_read_too() -> None:
    assert parse(b'[{"id": 1}]', list[Buyer]) == [Buyer(id=1)]


def test_a_body_that_does_not_fit_is_named_by_its_fields_and_never_by_its_values() -> None:
    body = b'{"id": "anna.nowak@example.com", "login": 5}'
    with pytest.raises(DecodeError) as caught:
        parse(body, Buyer, "account.me (GET /me)")
    error = caught.value
    assert error.raw == body
    assert set(error.fields) == {"id", "login"}
    assert "id: " in str(error)
    assert "account.me (GET /me)" in str(error)
    assert "nowak" not in f"{error} {error!r} {error.fields}"
    assert error.__cause__ is None
    assert error.__suppress_context__  # pydantic's own text shows the values


def test_of_many_wrong_fields_the_first_three_are_told() -> None:
    with pytest.raises(DecodeError, match="and 2 more"):
        parse(b"[1, 2, 3, 4, 5]", list[Buyer])


def test_a_body_that_is_no_object_at_all_is_named_so() -> None:
    with pytest.raises(DecodeError, match="the body: "):
        parse(b"17", Buyer)


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff\xfe", b'{"id":', b"[" * 5000])
def test_what_is_no_json_is_a_decode_error_with_the_raw_bytes(body: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        parse(body, Buyer)
    assert caught.value.raw == body
    with pytest.raises(DecodeError) as caught:
        Reply(200, {}, body, "x").json()
    assert caught.value.raw == body


def test_a_reply_gives_model_plain_values_and_trace() -> None:
    reply = Reply(200, {"trace-id": "t-1"}, b'{"id": 3}', "x")
    assert reply.parse(Buyer) == Buyer(id=3)
    assert reply.json() == {"id": 3}
    assert reply.trace_id == "t-1"
    assert repr(reply) == "<Reply 200, 9 bytes, to x>"


def test_the_list_of_errors_gives_every_entry() -> None:
    body = b"""{"errors": [
        {"code": "A", "message": "m", "details": "d", "path": "p", "userMessage": "u",
         "metadata": {"k": "v"}},
        {"code": null, "message": null, "metadata": [1]},
        "not an entry"
    ]}"""
    assert problems_of(body) == (Problem("A", "m", "d", "p", "u", {"k": "v"}), Problem())


def test_the_oauth_body_gives_its_word_and_description() -> None:
    body = b'{"error": "invalid_token", "error_description": "Invalid access token"}'
    assert problems_of(body) == (Problem("invalid_token", "Invalid access token"),)
    assert problems_of(b'{"error": "Unauthorized"}') == (Problem("Unauthorized"),)


def test_a_token_in_the_oauth_description_is_kept_nowhere() -> None:
    token = jwt("refused")
    body = f'{{"error": "invalid_grant", "error_description": "Invalid refresh token: {token}"}}'
    (problem,) = problems_of(body.encode())
    assert problem.message == "Invalid refresh token: …"


def test_the_gateways_body_gives_message_and_code() -> None:
    body = b'{"message": "no healthy upstream", "code": 503, "details": {"a": 1}}'
    (problem,) = problems_of(body)
    assert (problem.code, problem.message, problem.details) == ("503", "no healthy upstream", "{'a': 1}")


@pytest.mark.parametrize(
    "body", [b"", b"<html>502</html>", b"\xff", b"[1]", b"null", b"{}", b'{"errors": 1}']
)
def test_html_nothing_and_oddities_give_no_problems(body: bytes) -> None:
    assert problems_of(body) == ()


@given(st.integers(300, 999), st.binary(max_size=200))
def test_any_body_of_any_status_becomes_an_api_error(status: int, body: bytes) -> None:
    error = error_of(Reply(status, {}, body, "x"))
    assert isinstance(error, ApiError)
    assert error.status == status


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["errors", "error", "error_description", "code", "message", "metadata"]), inner
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_becomes_problems_with_texts(content: object) -> None:
    import json

    for problem in problems_of(json.dumps(content).encode()):
        assert isinstance(problem.code, str)
        assert isinstance(problem.message, str)


def test_the_error_carries_status_headers_trace_and_call() -> None:
    reply = Reply(404, {"Trace-Id": "t", "trace-id": "t", "Set-Cookie": "s"}, b"", "orders.get")
    error = error_of(reply)
    assert (error.status, error.trace_id, error.call) == (404, "t", "orders.get")
    assert error.headers == {"trace-id": "t"}


def test_a_429_carries_the_seconds_to_wait() -> None:
    error = error_of(Reply(429, {}, b"", "x"), retry_after=70.0)
    assert isinstance(error, RateLimitError)
    assert error.retry_after == 70.0
