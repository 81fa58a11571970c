# A test may look inside.
# pyright: reportPrivateUsage=false
"""Hooks see every end once, see no secret, and break nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest

from allegro_async import (
    AllegroClient,
    AllegroError,
    ApiError,
    CallOptions,
    ConfigurationError,
    FairLimiter,
    Hook,
    Limits,
    MemoryTokenStore,
    Reply,
    RequestTimeoutError,
    TransportError,
)
from allegro_async.auth.sessions import Sessions
from allegro_async.call import Call
from allegro_async.hooks import LoggingHook
from allegro_async.hooks.dispatch import Hooks, as_one
from tests.benches import CUT, NOT_SENT, OK, POST, Bench, bench, eventful
from tests.doubles import (
    APP,
    SECRET,
    Answer,
    FakeTransport,
    LoopClock,
    RecordingHook,
    a_call,
    a_token,
    an_operation,
    answer,
    token_body,
    virtual,
)

EVENTS = (
    "request",
    "attempt",
    "waited",
    "retry",
    "healed",
    "gate_closed",
    "token_refreshed",
    "response",
    "error",
)


def ends(b: Bench) -> list[Any]:
    return [each[0:3] for each in b.hook.told if each[0] in {"response", "error"}]


# Every end, exactly once


@pytest.mark.parametrize(
    ("script", "options", "end"),
    [
        ((OK,), {}, ("response", 200)),
        ((answer(404),), {}, ("response", 404)),
        ((answer(503), answer(503)), {"attempts": 2}, ("response", 503)),
        ((CUT,), {"attempts": 1}, ("error", "TransportError")),
        ((answer(429),), {"timeout": 20}, ("response", 429)),
        ((RequestTimeoutError("x", maybe_sent=True),), {"attempts": 1}, ("error", "RequestTimeoutError")),
        ((RuntimeError("a bug"),), {}, ("error", "RuntimeError")),
    ],
)
@virtual
async def test_every_end_is_told_once(
    script: tuple[Answer, ...], options: dict[str, Any], end: tuple[str, Any]
) -> None:
    b = await bench(*script)
    try:
        await b.send(**options)
    except (AllegroError, RuntimeError) as error:
        assert isinstance(error, ApiError) == (end[0] == "response")  # noqa: PT017 - some calls succeed
    (told,) = ends(b)
    assert (told[0], told[2]) == end
    assert b.hook.names()[0] == "request"
    assert b.hook.names()[-1] == end[0]


@virtual
async def test_the_end_of_a_call_that_ran_out_of_time_is_told() -> None:
    b = await bench(OK, takes=100)
    with pytest.raises(RequestTimeoutError):
        await b.send(timeout=5)
    ((_, _, kind, seconds),) = [each for each in b.hook.told if each[0] == "error"]
    assert (kind, round(seconds, 2)) == ("RequestTimeoutError", 5)


@virtual
async def test_a_missing_token_and_a_closed_gate_are_ends_too() -> None:
    b = await bench(answer(429), signed_in=False)
    with pytest.raises(AllegroError):
        await b.send()
    await b.store.save(b.sessions.key("shop-1"), a_token())
    for _ in range(2):
        with pytest.raises(ApiError):
            await b.send(timeout=20)
    assert [each[2] for each in ends(b)] == ["LoginRequiredError", 429, "RateLimitError"]


@pytest.mark.parametrize("moment", [0.0, 0.5, 1.2, 5.0])
@virtual
async def test_a_cancelled_call_ends_for_its_hooks(moment: float) -> None:
    b = await bench(answer(503, None, {"Retry-After": "30"}), takes=1.0)
    task = asyncio.create_task(b.send())
    await asyncio.sleep(moment)
    task.cancel()
    await asyncio.wait([task])
    assert [each[2] for each in ends(b)] == ["CancelledError"]


@virtual
async def test_a_call_that_is_refused_before_it_begins_is_not_told() -> None:
    b = await bench(OK)
    with pytest.raises(ConfigurationError):
        await b.send(timeout=0)
    assert b.hook.told == []


@virtual
async def test_a_hook_gets_one_object_for_a_call_from_beginning_to_end() -> None:
    seen: list[Call] = []

    class Same(Hook):
        def request(self, call: Call) -> None:
            seen.append(call)

        def attempt(self, call: Call, number: int) -> None:  # noqa: ARG002 - the hook's signature
            seen.append(call)

        def response(self, call: Call, reply: Reply, seconds: float) -> None:  # noqa: ARG002 - as above
            seen.append(call)

    b = await bench(answer(503), OK, hooks=[Same()])
    await b.send()
    assert len(seen) == 4
    assert all(each is seen[0] for each in seen)


# A hook that raises


def raising(event: str, error: BaseException) -> Hook:
    def told(*_: Any) -> None:
        raise error

    hook: Hook = type("Raising", (Hook,), {event: told})()
    return hook


@pytest.mark.parametrize("event", EVENTS)
@virtual
async def test_a_raising_hook_breaks_no_call_and_holds_no_permit(
    event: str, caplog: pytest.LogCaptureFixture
) -> None:
    after = RecordingHook()
    b = await eventful([raising(event, ValueError("mine")), after])
    assert b.limiter.under_way == 0
    assert [each[0] for each in after.told] == [
        each[0] for each in b.hook.told if each[0] != "token_refreshed"
    ]
    warnings = [each for each in caplog.records if each.name == "allegro_async.hooks"]
    assert len(warnings) == (event not in {"token_refreshed", "error"})
    for each in warnings:
        assert "Raising" in each.getMessage()
        assert each.exc_info is not None


@virtual
async def test_a_hook_that_raises_at_the_end_of_a_failed_call_hides_no_error() -> None:
    b = await bench(CUT, hooks=[raising("error", ValueError("mine"))])
    with pytest.raises(TransportError, match="cut"):
        await b.send(attempts=1)


@virtual
async def test_a_hook_that_raises_at_a_new_token_loses_no_token_and_hides_it_from_no_other_hook(
    caplog: pytest.LogCaptureFixture,
) -> None:
    after, store = RecordingHook(), MemoryTokenStore()
    hooks = [raising("token_refreshed", ValueError("mine")), after]
    transport = FakeTransport(answer(200, token_body("x")), OK)
    sessions = Sessions(APP, store, transport, LoopClock(), hooks)
    await store.save(sessions.key("shop-1"), a_token(expires_at=0.0))
    token = await sessions.token_for(an_operation(), "shop-1")
    assert await store.load(sessions.key("shop-1")) == token
    assert after.names() == ["token_refreshed"]
    (warning,) = [each for each in caplog.records if each.name == "allegro_async.hooks"]
    assert "Raising" in warning.getMessage()


@virtual
async def test_a_hook_that_raises_always_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    hook = raising("attempt", ValueError("mine"))
    other = raising("attempt", ValueError("other"))
    b = await bench(OK, hooks=[hook, other])
    for _ in range(3):
        await b.send()
    assert len([each for each in caplog.records if each.name == "allegro_async.hooks"]) == 2


@virtual
async def test_what_is_no_exception_goes_through_and_leaves_no_permit() -> None:
    limiter = FairLimiter(LoopClock(), Limits(concurrency=1))
    b = await bench(OK, limiter=limiter, hooks=[raising("attempt", KeyboardInterrupt())])
    with pytest.raises(KeyboardInterrupt):
        await b.send()
    assert limiter.under_way == 0


@virtual
async def test_a_client_protects_the_refresh_of_a_token_from_its_hooks() -> None:
    def handle(request: Any) -> Answer:
        return answer(200, token_body("x")) if "/auth/oauth/" in request.url else OK

    hook = RecordingHook()
    client = AllegroClient(
        APP,
        transport=FakeTransport(handler=handle),
        clock=LoopClock(),
        hooks=[raising("token_refreshed", ValueError("mine")), hook],
    )
    await client._core.sessions.of("default").keep(a_token(expires_at=0.0))
    await client.request("GET", "/me")
    assert hook.names() == ["request", "token_refreshed", "waited", "attempt", "response"]
    await client.aclose()


def test_hooks_of_hooks_are_not_wrapped_twice() -> None:
    hooks, log, own = Hooks([RecordingHook()]), LoggingHook(), RecordingHook()
    assert as_one([hooks]) is hooks
    assert as_one([log]) is log
    assert as_one([own]) is not own
    assert isinstance(as_one([log, own]), Hooks)


def test_a_hook_that_is_no_subclass_is_told_all_the_same() -> None:
    class Own:
        told: list[str]

        def __init__(self) -> None:
            self.told = []

        def __getattr__(self, event: str) -> Callable[..., None]:
            return lambda *_: self.told.append(event)

    own: Any = Own()
    hooks = Hooks([own])
    call = a_call()
    hooks.request(call)
    hooks.error(call, "X", 1.0)
    hooks.gate_closed(60.0)
    assert own.told == ["request", "error", "gate_closed"]


# Secrets


SECRETS = ("body-8a1c", "query-77f2", "header-5e0b", "answer-93d4", "set-cookie", SECRET, "eyJ", "Bearer")


class Curious(Hook):
    """Writes down everything it can find in what it is told."""

    def __init__(self) -> None:
        self.found: list[str] = []
        for event in EVENTS:
            setattr(self, event, self._look)

    def _look(self, *what: Any) -> None:
        for each in what:
            self.found.append(repr(each))
            names: tuple[str, ...] = getattr(each, "__slots__", ())
            for name in names:
                value = getattr(each, name)
                self.found.append(repr(dict(value) if hasattr(value, "keys") else value))


async def whispering(b: Bench, *, account: str = "shop-1") -> None:
    call = Call(
        POST,
        "/sale/product-offers?phrase=query-77f2",
        headers={"If-Match": "header-5e0b"},
        body=b"body-8a1c",
        options=CallOptions(headers={"X-Own": "header-5e0b"}, timeout=200),
        account=account,
    )
    await b.pipeline.send(call)


TALKATIVE = {"trace-id": "t-1", "Set-Cookie": "set-cookie", "Location": "https://x.example/?answer-93d4"}


@pytest.mark.parametrize(
    "script",
    [
        (answer(200, "answer-93d4", TALKATIVE),),
        (answer(422, "answer-93d4", TALKATIVE),),
        (answer(503, "answer-93d4", TALKATIVE),),
        (answer(429, "answer-93d4", TALKATIVE), NOT_SENT, OK),
        (CUT,),
        (answer(401, "answer-93d4", TALKATIVE),),
    ],
    ids=["200", "422", "503", "429", "cut", "401"],
)
@virtual
async def test_no_hook_log_or_error_gets_a_token_a_body_a_query_or_a_header(
    script: tuple[Answer, ...], caplog: pytest.LogCaptureFixture
) -> None:
    curious = Curious()
    b = await bench(*script, hooks=[curious, LoggingHook()])
    texts: list[str] = []
    with caplog.at_level(logging.DEBUG):
        try:
            await whispering(b)
        except AllegroError as error:
            texts += [str(error), repr(error), *map(str, error.args)]
    texts += curious.found
    texts += [each.getMessage() for each in caplog.records]
    assert len(curious.found) > 5
    assert any("offers.create" in each.getMessage() for each in caplog.records)
    for secret in SECRETS:
        assert [text for text in texts if secret in text] == []


@virtual
async def test_a_hook_may_know_operation_path_account_status_and_trace_id() -> None:
    seen: list[Any] = []

    class Looking(Hook):
        def response(self, call: Call, reply: Reply, seconds: float) -> None:  # noqa: ARG002 - as above
            seen.extend([call.operation, call.target, call.account, call.weight])
            seen.extend([reply.status, reply.trace_id, reply.body, reply.call])

    b = await bench(answer(200, "answer-93d4", TALKATIVE), hooks=[Looking()])
    await whispering(b)
    assert seen == [POST, "/sale/product-offers", "shop-1", 1, 200, "t-1", b"", str(POST)]
