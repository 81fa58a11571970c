"""What the token endpoint says, and every lie that has been seen of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from allegro_async import InvalidClientError, Response, Token
from allegro_async.auth.endpoint import (
    EndpointBusyError,
    Failure,
    Kind,
    read_reply,
    read_revocation,
    refusal,
    token_request,
)
from tests.doubles import APP, EPOCH, SECRET, answer, jwt, token_body

REFRESH = jwt("refresh-first")
NOW = datetime.fromtimestamp(EPOCH, UTC)
CAPTCHA = "<html><title>Are you a robot?</title></html>"


def read(status: int, body: Any = None, headers: dict[str, str] | None = None) -> Token | Failure:
    return read_reply(answer(status, body, headers), now=EPOCH)


def test_a_good_answer_is_a_token_with_what_its_claims_say() -> None:
    token = read(200, token_body("second", surprise={"new": "field"}))
    assert isinstance(token, Token)
    assert (token.user_id, token.scopes) == ("44", frozenset({"allegro:api:orders:read"}))
    assert (token.expires_at, token.lifetime) == (EPOCH + 43199, 43199)


@pytest.mark.parametrize(
    ("says", "lifetime"),
    [
        (2, 2.0),
        ("43199", 43199.0),
        (None, 43199.0),
        ("soon", 43199.0),
        (-5, 43199.0),
        (True, 43199.0),
        (10**30, 43199.0),
        (10**400, 43199.0),
        (float("inf"), 43199.0),
        (float("nan"), 43199.0),
    ],
)
def test_a_lifetime_that_makes_no_sense_counts_as_twelve_hours(says: object, lifetime: float) -> None:
    token = read(200, {"access_token": "opaque", "expires_in": says})
    assert isinstance(token, Token)
    assert token.lifetime == lifetime


@pytest.mark.parametrize(
    ("says", "scopes"), [("allegro:api:bids b", frozenset({"allegro:api:bids", "b"})), ({"odd": 1}, None)]
)
def test_scopes_may_come_as_a_text_beside_the_token(says: object, scopes: frozenset[str] | None) -> None:
    token = read(200, token_body("second", access_token=jwt("bare", user_name=44), scope=says))
    assert isinstance(token, Token)
    assert (token.user_id, token.scopes) == ("44", scopes)


def test_a_token_of_20_kilobytes_is_a_token() -> None:
    token = read(200, token_body("x" * 20_000))
    assert isinstance(token, Token)
    assert len(token.access_token) > 20_000


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, None),
        (400, ""),
        (400, {"error": "something_new"}),
        (400, {"errors": [{"code": "X"}]}),
        (401, None),
        (403, CAPTCHA),
        (403, None),
        (200, CAPTCHA),
        (200, {}),
        (200, {"access_token": ""}),
        (200, {"access_token": None}),
        (200, [1]),
        (204, None),
        (302, None),
        (404, CAPTCHA),
        (408, None),
        (429, None),
        (429, {"errors": [{"code": "TOO_MANY_REQUESTS"}]}),
        (500, {"error": "invalid_grant"}),
        (500, None),
        (502, CAPTCHA),
        (503, None),
        (504, {"message": "stream timeout"}),
    ],
)
def test_a_lie_is_transient_and_ends_no_session(status: int, body: Any) -> None:
    failure = read(status, body)
    assert isinstance(failure, Failure)
    assert failure.kind == "transient"
    assert "Are you" not in str(failure)


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, "invalid_grant"), (401, "invalid_grant"), (401, "Unauthorized"), (401, "invalid_token")],
)
def test_a_session_that_allegro_has_ended_is_dead(status: int, error: str) -> None:
    failure = read(status, {"error": error, "error_description": f"Invalid refresh token: {REFRESH}"})
    assert failure == Failure("dead", status, error)
    assert REFRESH not in repr(failure) + str(failure)


def test_a_token_of_another_environment_is_a_wrong_setting_and_not_the_end_of_a_session() -> None:
    said = {"error": "invalid_token", "error_description": "Cannot convert access token to JSON"}
    assert read(401, said) == Failure("misconfigured", 401, "invalid_token")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("authorization_pending", "pending"),
        ("slow_down", "slow_down"),
        ("access_denied", "denied"),
        ("expired_token", "expired"),
        ("invalid_client", "misconfigured"),
        ("unauthorized_client", "misconfigured"),
        ("invalid_scope", "misconfigured"),
    ],
)
def test_the_words_of_oauth_are_known(error: str, kind: str) -> None:
    assert read(400, {"error": error}) == Failure(kind, 400, error)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - parametrised


@pytest.mark.parametrize(
    ("header", "seconds"), [("7", 7.0), (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0)]
)
def test_how_long_to_wait_is_read(header: str, seconds: float) -> None:
    assert read(429, None, {"Retry-After": header}) == Failure("transient", 429, "", seconds)


def test_the_request_has_all_in_its_body_and_nothing_in_its_repr() -> None:
    request = token_request(APP, "token", {"grant_type": "refresh_token", "refresh_token": REFRESH})
    assert "?" not in request.url
    assert request.body == f"grant_type=refresh_token&refresh_token={REFRESH}".encode()
    assert request.headers["Authorization"].startswith("Basic ")
    assert not any(secret in repr(request) for secret in (REFRESH, SECRET, "Basic"))


def test_an_application_that_is_refused_is_a_wrong_setting() -> None:
    error = refusal(Failure("misconfigured", 401, "invalid_client"), APP)
    assert isinstance(error, InvalidClientError)
    assert isinstance(error, ValueError)
    assert "'sandbox'" in str(error)


def test_a_busy_endpoint_is_an_error_of_its_own() -> None:
    assert isinstance(refusal(Failure("transient", 429), APP), EndpointBusyError)
    assert not isinstance(refusal(Failure("transient", 503), APP), EndpointBusyError)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, None, None),
        (401, {"error": "invalid_client"}, "misconfigured"),
        (503, None, "transient"),
        (400, None, "transient"),
    ],
)
def test_a_revocation_is_confirmed_by_200_alone(status: int, body: Any, kind: str | None) -> None:
    failure = read_revocation(answer(status, body))
    assert (None if failure is None else failure.kind) == kind


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
BODIES = st.one_of(
    st.binary(max_size=300),
    JSON.map(lambda value: json.dumps(value).encode()),
    st.dictionaries(
        st.sampled_from(
            ["access_token", "refresh_token", "expires_in", "scope", "error", "error_description"]
        ),
        JSON,
    ).map(lambda value: json.dumps(value).encode()),
)
HEADERS = st.dictionaries(st.sampled_from(["Retry-After", "Content-Type", "Date"]), st.text(max_size=40))


@given(st.integers(100, 599), HEADERS, BODIES)
def test_whatever_comes_ends_in_one_of_the_documented_outcomes(
    status: int, headers: dict[str, str], body: bytes
) -> None:
    outcome = read_reply(Response(status, CIMultiDict(headers), body), now=EPOCH)
    if isinstance(outcome, Token):
        assert status == 200
        assert outcome.access_token
        assert outcome.expires_at > EPOCH
    else:
        assert outcome.kind in get_args(Kind)
        assert outcome.kind != "dead" or status in {400, 401, 403}
        assert outcome.retry_after is None or outcome.retry_after >= 0
