# A test may look inside.
# pyright: reportPrivateUsage=false
"""Logging and counters, which stand on hooks."""

from __future__ import annotations

import contextlib
import logging

import pytest

from allegro_async import (
    AllegroClient,
    AllegroError,
    ApiError,
    RetryPolicy,
    ServerError,
    TransportError,
)
from allegro_async.hooks import Counters, LoggingHook, OperationCounts
from tests.benches import CUT, GET, OK, PUT, bench, eventful
from tests.doubles import (
    APP,
    Answer,
    FakeTransport,
    LoopClock,
    a_token,
    answer,
    virtual,
)

# Logging


async def logged(level: int, caplog: pytest.LogCaptureFixture, *script: Answer) -> list[tuple[str, str]]:
    client = AllegroClient(APP, transport=FakeTransport(*script), clock=LoopClock())
    await client._core.sessions.of("default").keep(a_token())
    with caplog.at_level(level, "allegro_async"), contextlib.suppress(AllegroError):
        await client.request("GET", "/me", timeout=600, attempts=3)
    await client.aclose()
    return [(each.levelname, each.getMessage()) for each in caplog.records if each.name == "allegro_async"]


@virtual
async def test_at_debug_every_attempt_and_end_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    lines = await logged(logging.DEBUG, caplog, answer(503), answer(200, {}, {"trace-id": "t-7"}))
    assert [level for level, _ in lines] == ["DEBUG", "INFO", "DEBUG", "DEBUG"]
    texts = [text for _, text in lines]
    assert texts[0] == "request (GET /me): attempt 1"
    assert texts[1].startswith("request (GET /me): attempt 1 ended with 503; again in 0.")
    assert texts[3] == "request (GET /me): 200 after 0.00 s, trace-id t-7" or "trace-id t-7" in texts[3]


@virtual
async def test_at_debug_an_end_without_an_answer_is_logged_by_its_kind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    lines = await logged(logging.DEBUG, caplog, CUT)
    assert lines[-1][0] == "DEBUG"
    assert lines[-1][1].startswith("request (GET /me): TransportError after ")


@virtual
async def test_at_info_only_waits_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    lines = await logged(logging.INFO, caplog, answer(429), OK)
    assert [level for level, _ in lines] == ["INFO", "INFO"]
    assert "ended with 429; again in" in lines[0][1]
    assert "for its turn" in lines[1][1]


@virtual
async def test_a_closing_gate_is_one_warning(caplog: pytest.LogCaptureFixture) -> None:
    await logged(logging.WARNING, caplog, answer(429), OK)
    assert [each.levelno for each in caplog.records if each.levelno >= logging.WARNING] == [logging.WARNING]


@virtual
async def test_what_healed_itself_is_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    await eventful([LoggingHook()])
    texts = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    (healed,) = (text for text in texts if "429" not in text)  # that one is the limiter's
    assert "Allegro had the command already" in healed


# Counters


@virtual
async def test_counters_count_calls_attempts_retries_errors_and_seconds_of_each_operation() -> None:
    counters = Counters()
    b = await bench(
        answer(503), OK, answer(404), CUT, CUT, takes=2.0, hooks=[counters], policy=RetryPolicy(attempts=2)
    )
    await b.send(GET)
    with pytest.raises(ApiError):
        await b.send(GET)
    with pytest.raises(TransportError):
        await b.send(PUT)
    counts = counters.snapshot()
    assert list(counts) == ["offers.replace", "orders.get"]
    read, write = counts["orders.get"], counts["offers.replace"]
    assert (read.calls, read.attempts, read.retries, dict(read.errors)) == (2, 3, 1, {"404": 1})
    assert 6 <= read.seconds <= 6.6
    assert (write.calls, write.attempts, write.retries, write.failed) == (1, 2, 1, 1)
    assert dict(write.errors) == {"TransportError": 1}


@virtual
async def test_counters_count_waits_refusals_and_tokens() -> None:
    counters = Counters()
    b = await bench(answer(429), OK, hooks=[counters])
    await b.send(timeout=600)
    counters.token_refreshed("shop-1")
    assert counters.snapshot()["orders.get"].waited == pytest.approx(59.7, abs=0.6)
    assert (counters.gates_closed, counters.tokens_refreshed) == (1, 1)


@virtual
async def test_a_snapshot_does_not_change_any_more() -> None:
    counters = Counters()
    b = await bench(answer(500), hooks=[counters])
    with pytest.raises(ServerError):
        await b.send()
    before = counters.snapshot()
    with pytest.raises(ServerError):
        await b.send()
    assert before["orders.get"].calls == before["orders.get"].errors["500"] == 1
    assert counters.snapshot()["orders.get"].failed == 2
    assert OperationCounts().failed == 0
