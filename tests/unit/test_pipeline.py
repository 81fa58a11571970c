# A test may look inside.
# pyright: reportPrivateUsage=false
"""The way of a call, over doubles and in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from allegro_async import (
    ApiError,
    CallOptions,
    ConfigurationError,
    EndpointRetiredError,
    ForbiddenError,
    LoginRequiredError,
    Operation,
    RateLimitError,
    Request,
    RequestTimeoutError,
    RetryPolicy,
    ServerError,
    TransportError,
    UnauthorizedError,
)
from tests.benches import CUT, GET, NOT_SENT, OK, POST, PUT, bench
from tests.doubles import (
    Answer,
    FakeTransport,
    a_call,
    a_token,
    answer,
    jwt,
    token_body,
    virtual,
)

# Headers and address


@virtual
async def test_a_request_names_application_media_type_token_and_language() -> None:
    b = await bench(OK)
    call = a_call(GET, body=b"{}", content_type="application/json", options=CallOptions(language="pl-PL"))
    await b.pipeline.send(call)
    (request,) = b.sent
    assert request.url == "https://api.allegro.pl.allegrosandbox.pl/order/checkout-forms"
    assert request.headers == {
        "User-Agent": "MyShop/1.4 (+https://shop.example/about)",
        "Accept": "application/vnd.allegro.public.v1+json",
        "Authorization": f"Bearer {a_token().access_token}",
        "Content-Type": "application/json",
        "Accept-Language": "pl-PL",
    }
    assert request.body == b"{}"


@virtual
async def test_an_upload_goes_to_the_upload_host() -> None:
    b = await bench(OK)
    await b.send(replace(POST, host="upload"))
    assert b.sent[0].url.startswith("https://upload.allegro.pl.allegrosandbox.pl/sale/")


# Options


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"timeout": 0}, "timeout"),
        ({"timeout": -1.5}, "timeout"),
        ({"attempt_timeout": 0}, "attempt_timeout"),
        ({"attempts": 0}, "attempts"),
        ({"language": "de-DE"}, "language"),
        ({"headers": {"X": "a\r\nb"}}, "X"),
        ({"headers": {"X\r\nY": "a"}}, "no name of a header"),
        ({"headers": {"": "a"}}, "no name of a header"),
    ],
)
@virtual
async def test_an_option_that_makes_no_sense_is_refused_by_name(options: dict[str, Any], word: str) -> None:
    b = await bench(OK)
    with pytest.raises(ConfigurationError, match=word):
        await b.send(**options)
    assert not b.sent


@virtual
async def test_a_retired_operation_is_refused_before_any_request() -> None:
    retired = replace(GET, retired="2024-04-30", replaced_by="Use something else.")
    b = await bench(OK)
    with pytest.raises(EndpointRetiredError, match=r"off on 2024-04-30\. Use something else\. Pass"):
        await b.send(retired)
    with pytest.raises(EndpointRetiredError):
        await b.send(replace(retired, replaced_by=None))
    assert not b.sent
    assert await b.send(retired, allow_retired=True) == 200


# Order of things


@virtual
async def test_the_permit_comes_first_and_the_token_last() -> None:
    order: list[str] = []
    b = await bench(OK)
    acquire, token_for = b.limiter.acquire, b.sessions.token_for

    async def acquired(*args: Any, **kwargs: Any) -> float:
        order.append("permit")
        return await acquire(*args, **kwargs)

    async def token(*args: Any, **kwargs: Any) -> Any:
        order.append("token")
        return await token_for(*args, **kwargs)

    b.limiter.acquire = acquired  # type: ignore[method-assign]
    b.sessions.token_for = token  # type: ignore[method-assign]
    await b.send()
    assert order == ["permit", "token"]


@virtual
async def test_hooks_are_told_every_step_in_order() -> None:
    b = await bench(answer(503), answer(429), answer(200))
    await b.send()
    assert b.hook.names() == [
        *("request", "waited", "attempt", "retry"),
        *("waited", "attempt", "gate_closed", "retry"),
        *("waited", "attempt", "response"),
    ]
    assert [each[2] for each in b.hook.told if each[0] == "attempt"] == [1, 2, 3]
    assert b.hook.told[-1][2] == 200


# 401


@virtual
async def test_a_401_is_replayed_once_with_the_newer_token_and_nothing_is_refreshed() -> None:
    newer = a_token("newer")
    b = await bench()

    async def handle(request: Request) -> Answer:
        if request.headers["Authorization"] == f"Bearer {newer.access_token}":
            return OK
        await b.sessions.of("shop-1").keep(newer)  # somebody else has renewed the token meanwhile
        return answer(401)

    b.transport._handler = handle
    assert await b.send(POST) == 200
    assert (len(b.sent), b.token_requests) == (2, 0)


@virtual
async def test_a_401_of_the_present_token_is_cured_by_one_refresh() -> None:
    def handle(request: Request) -> Answer:
        if "/auth/oauth/" in request.url:
            return answer(200, token_body("second"))
        return OK if jwt("access-first") not in request.headers["Authorization"] else answer(401)

    b = await bench(transport=FakeTransport(handler=handle))
    assert await b.send(POST) == 200
    assert (len(b.sent), b.token_requests) == (2, 1)


@virtual
async def test_two_new_tokens_refused_in_a_row_end_the_session() -> None:
    b = await bench(transport=FakeTransport(handler=refuse_every_token({"error": "invalid_token"})))
    with pytest.raises(LoginRequiredError) as caught:
        await b.send()
    assert caught.value.account == "shop-1"
    assert (len(b.sent), b.token_requests) == (3, 2)
    with pytest.raises(LoginRequiredError):  # and nobody asks again
        await b.send()
    assert (len(b.sent), b.token_requests) == (3, 2)


@virtual
async def test_a_401_that_is_not_of_oauth_is_an_error_after_one_refresh_and_ends_no_session() -> None:
    b = await bench(transport=FakeTransport(handler=refuse_every_token("<html>401</html>")))
    for sent in (2, 4):
        with pytest.raises(UnauthorizedError):
            await b.send()
        assert len(b.sent) == sent


def refuse_every_token(body: object) -> Callable[[Request], Answer]:
    count = 0

    def handle(request: Request) -> Answer:
        nonlocal count
        if "/auth/oauth/" in request.url:
            count += 1
            return answer(200, token_body(f"renewed-{count}"))
        return answer(401, body)

    return handle


# Retries


@pytest.mark.parametrize("operation", [GET, POST, PUT], ids=str)
@virtual
async def test_what_was_provably_not_sent_is_sent_again(operation: Operation) -> None:
    b = await bench(NOT_SENT, NOT_SENT, OK)
    assert await b.send(operation) == 200
    assert len(b.sent) == 3


@virtual
async def test_a_post_of_unknown_fate_is_never_repeated_and_the_error_says_so() -> None:
    b = await bench(CUT, OK)
    with pytest.raises(TransportError, match=r"cut \[offers\.create \(POST .*look before you send") as caught:
        await b.send(POST)
    assert caught.value.maybe_sent
    assert caught.value.__cause__ is CUT
    assert len(b.sent) == 1


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@virtual
async def test_a_post_that_the_gateway_lost_is_not_repeated(status: int) -> None:
    b = await bench(answer(status), OK)
    with pytest.raises(ServerError):
        await b.send(POST)
    assert len(b.sent) == 1


@pytest.mark.parametrize("operation", [GET, PUT], ids=str)
@virtual
async def test_what_may_be_repeated_is_repeated_after_a_cut_connection(operation: Operation) -> None:
    b = await bench(CUT, answer(504), OK)
    assert await b.send(operation) == 200
    assert len(b.sent) == 3


@virtual
async def test_gateway_html_is_repeated_whatever_its_status() -> None:
    b = await bench(answer(403, "<html>", {"Content-Type": "text/html; charset=utf-8"}), OK)
    assert await b.send() == 200


@virtual
async def test_a_plain_403_is_an_error_at_once() -> None:
    b = await bench(answer(403, {"errors": [{"code": "AccessDenied"}]}))
    with pytest.raises(ForbiddenError):
        await b.send()
    assert len(b.sent) == 1


@virtual
async def test_attempts_end_with_the_last_answer() -> None:
    b = await bench(answer(503))
    with pytest.raises(ServerError):
        await b.send()
    assert len(b.sent) == 4
    with pytest.raises(ServerError):
        await b.send(attempts=2)
    assert len(b.sent) == 6


@virtual
async def test_an_attempt_of_unknown_fate_is_remembered_when_a_later_one_was_not_sent() -> None:
    b = await bench(CUT, NOT_SENT)
    with pytest.raises(TransportError) as caught:
        await b.send(PUT)
    assert caught.value.maybe_sent


@pytest.mark.parametrize("status", [400, 409, 422])
@virtual
async def test_a_refusal_is_final_and_says_that_nothing_was_done(status: int) -> None:
    b = await bench(answer(status))
    with pytest.raises(ApiError) as caught:
        await b.send(POST)
    assert not caught.value.maybe_sent


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@virtual
async def test_a_server_that_fails_may_have_done_it(status: int) -> None:
    b = await bench(answer(status))
    with pytest.raises(ServerError) as caught:
        await b.send(POST)
    assert caught.value.maybe_sent


@pytest.mark.parametrize("later", [answer(404), answer(409), answer(422), answer(429)], ids=repr)
@virtual
async def test_an_attempt_of_unknown_fate_is_remembered_when_a_later_one_is_refused(later: Answer) -> None:
    b = await bench(CUT, later)
    with pytest.raises(ApiError) as caught:
        await b.send(PUT, timeout=30)
    assert caught.value.maybe_sent


@virtual
async def test_an_attempt_of_unknown_fate_is_remembered_when_the_session_ends_before_the_next() -> None:
    b = await bench(CUT, answer(401, {"error": "invalid_token"}), answer(400, {"error": "invalid_grant"}))
    with pytest.raises(LoginRequiredError) as caught:
        await b.send(PUT)
    assert caught.value.maybe_sent


@virtual
async def test_an_attempt_of_unknown_fate_is_remembered_when_the_gate_closes_before_the_next() -> None:
    b = await bench(CUT, OK)
    call = asyncio.create_task(b.send(PUT, timeout=30))
    await asyncio.sleep(0)
    b.limiter.refused(a_call(GET), retry_after=None)
    with pytest.raises(RateLimitError) as caught:
        await call
    assert caught.value.maybe_sent


@virtual
async def test_what_never_left_says_so() -> None:
    b = await bench(NOT_SENT)
    with pytest.raises(TransportError) as caught:
        await b.send(POST)
    assert not caught.value.maybe_sent
    assert "look before" not in str(caught.value)


@virtual
async def test_an_attempt_that_timed_out_stays_a_timeout() -> None:
    b = await bench(RequestTimeoutError("No answer within 30 s", maybe_sent=True))
    with pytest.raises(RequestTimeoutError, match=r"within 30 s \[offers\.create"):
        await b.send(POST)


@virtual
async def test_in_an_outage_the_retries_of_the_whole_client_run_out() -> None:
    b = await bench(answer(503), policy=RetryPolicy(wait_initial=0.0))
    for _ in range(300):
        with pytest.raises(ServerError):
            await b.send()
    assert 300 + 100 <= len(b.sent) <= 300 + 140


@virtual
async def test_success_is_also_303_and_304() -> None:
    b = await bench(answer(202), answer(303), answer(304))
    assert [await b.send() for _ in range(3)] == [202, 303, 304]


@virtual
async def test_a_redirect_is_not_followed_but_an_error() -> None:
    b = await bench(answer(302, None, {"Location": "https://evil.example/"}))
    with pytest.raises(Exception, match="Allegro answered 302"):
        await b.send()
    assert len(b.sent) == 1
