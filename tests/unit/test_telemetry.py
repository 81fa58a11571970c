# A test may look inside.
# pyright: reportPrivateUsage=false
"""The OpenTelemetry hook, judged by the SDK's own exporters in memory."""

from __future__ import annotations

import asyncio
import builtins
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from allegro_async import AllegroError, ConfigurationError, RequestTimeoutError, ServerError
from allegro_async.app import SANDBOX
from allegro_async.hooks import OpenTelemetryHook
from allegro_async.resources.operations import OPERATIONS
from tests.benches import CUT, GET, OK, POST, bench
from tests.doubles import Answer, FakeTransport, a_call, answer, virtual


@dataclass
class Telescope:
    """A hook, and what it has told."""

    hook: OpenTelemetryHook
    tracer_provider: TracerProvider
    exporter: InMemorySpanExporter
    reader: InMemoryMetricReader

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        return self.exporter.get_finished_spans()

    def metric(self, name: str) -> dict[str, Any]:
        """The points of a metric, by operation (or a dash)."""
        data = self.reader.get_metrics_data()
        assert data is not None
        found: dict[str, Any] = {}
        for resource in data.resource_metrics:
            for scope in resource.scope_metrics:
                for metric in scope.metrics:
                    if metric.name == name:
                        for point in metric.data.data_points:
                            found[str((point.attributes or {}).get("allegro.operation", "-"))] = point
        return found


@pytest.fixture
def telescope() -> Iterator[Telescope]:
    exporter, reader = InMemorySpanExporter(), InMemoryMetricReader()
    tracers, meters = TracerProvider(), MeterProvider([reader])
    tracers.add_span_processor(SimpleSpanProcessor(exporter))
    hook = OpenTelemetryHook(environment=SANDBOX, tracer_provider=tracers, meter_provider=meters)
    yield Telescope(hook, tracers, exporter, reader)
    meters.shutdown()
    tracers.shutdown()


def attributes(span: ReadableSpan) -> Mapping[str, Any]:
    return dict(span.attributes or {})


@virtual
async def _send(telescope: Telescope, *script: Answer, operation: Any = GET, **options: Any) -> None:
    b = await bench(*script, hooks=[telescope.hook])
    await b.send(operation, **options)


def test_a_call_is_a_client_span_with_the_names_of_the_conventions(telescope: Telescope) -> None:
    _send(telescope, answer(200, {}, {"trace-id": "t-1"}))
    (span,) = telescope.spans
    assert span.name == "GET /order/checkout-forms"
    assert span.kind is trace.SpanKind.CLIENT
    assert attributes(span) == {
        "http.request.method": "GET",
        "url.template": "/order/checkout-forms",
        "server.address": "api.allegro.pl.allegrosandbox.pl",
        "http.response.status_code": 200,
        "allegro.operation": "orders.get",
        "allegro.trace_id": "t-1",
    }
    assert span.status.status_code is trace.StatusCode.UNSET
    assert [event.name for event in span.events] == ["attempt"]


def test_attempts_and_pauses_are_events(telescope: Telescope) -> None:
    _send(telescope, answer(503), answer(429), OK, timeout=600)
    (span,) = telescope.spans
    assert [event.name for event in span.events] == [
        *("attempt", "retry", "attempt", "gate closed", "retry", "waited", "attempt")
    ]
    assert attributes(span)["http.request.resend_count"] == 2
    retry = dict(span.events[1].attributes or {})
    assert (retry["number"], retry["reason"]) == (1, "503")
    assert 0 <= float(str(retry["wait"])) <= 0.5


@pytest.mark.parametrize(
    ("script", "kind"), [(answer(404), "404"), (CUT, "TransportError")], ids=["answer", "no answer"]
)
def test_a_failed_call_is_a_failed_span(telescope: Telescope, script: Answer, kind: str) -> None:
    with pytest.raises(AllegroError):
        _send(telescope, script, attempts=1)
    (span,) = telescope.spans
    assert span.status.status_code is trace.StatusCode.ERROR
    assert attributes(span)["error.type"] == kind
    assert attributes(span).get("http.response.status_code") == (404 if kind == "404" else None)


def test_what_healed_itself_is_an_event(telescope: Telescope) -> None:
    @virtual
    async def sent() -> None:
        b = await bench(CUT, answer(409), answer(200, {}), hooks=[telescope.hook])
        await b.call(OPERATIONS["offer_commands.change_prices"], "1f", body=b"{}")

    sent()
    inner, outer = telescope.spans
    assert inner.name == "GET /sale/offer-price-change-commands/{commandId}"
    assert inner.parent is not None
    assert outer.context is not None
    assert inner.parent.span_id == outer.context.span_id
    assert "healed" in [event.name for event in outer.events]


def test_the_span_is_current_while_the_call_runs_and_no_longer(telescope: Telescope) -> None:
    tracer = telescope.tracer_provider.get_tracer("test")

    @virtual
    async def sent() -> None:
        def handle(_: Any) -> Answer:
            with tracer.start_as_current_span("inside"):
                return OK

        b = await bench(transport=FakeTransport(handler=handle), hooks=[telescope.hook])
        with tracer.start_as_current_span("around") as around:
            async with asyncio.TaskGroup() as group:
                for _ in range(10):
                    group.create_task(b.send())
            assert trace.get_current_span() is around

    sent()
    by_id = {span.context.span_id: span for span in telescope.spans if span.context is not None}
    inside = [span for span in telescope.spans if span.name == "inside"]
    assert len(inside) == 10
    for span in inside:
        assert span.parent is not None
        call = by_id[span.parent.span_id]
        assert call.name.startswith("GET")
        assert call.parent is not None
        assert by_id[call.parent.span_id].name == "around"


def test_a_cancelled_call_ends_its_span(telescope: Telescope) -> None:
    @virtual
    async def cancelled() -> None:
        b = await bench(OK, takes=10.0, hooks=[telescope.hook])
        task = asyncio.create_task(b.send())
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])

    cancelled()
    (span,) = telescope.spans
    assert attributes(span)["error.type"] == "CancelledError"
    assert telescope.hook._running == {}


def test_the_metrics_count_what_calls_cost(telescope: Telescope) -> None:
    _send(telescope, answer(503), answer(429), OK, timeout=600)
    with pytest.raises(ServerError):
        _send(telescope, answer(500), operation=POST)
    with pytest.raises(RequestTimeoutError):
        _send(telescope, RequestTimeoutError("x", maybe_sent=True), operation=POST)
    telescope.hook.token_refreshed("shop-1")
    assert telescope.metric("allegro.client.attempts")["orders.get"].value == 3
    assert telescope.metric("allegro.client.attempts")["offers.create"].value == 2
    assert telescope.metric("allegro.client.retries")["orders.get"].value == 1  # of each reason
    assert telescope.metric("allegro.client.gate.closings")["-"].value == 1
    assert telescope.metric("allegro.client.token.refreshes")["-"].value == 1
    duration = telescope.metric("allegro.client.call.duration")["orders.get"]
    assert duration.count == 1
    assert 60 <= duration.sum <= 62
    waits = telescope.metric("allegro.client.wait.duration")["orders.get"]
    assert waits.count == 3
    assert 58 <= waits.sum <= 61


def test_nothing_secret_is_in_spans_or_metrics(telescope: Telescope) -> None:
    @virtual
    async def sent() -> None:
        body, place = b'{"external": "body-8a1c"}', "/sale/product-offers?phrase=query-77f2"
        b = await bench(answer(422, "answer-93d4"), hooks=[telescope.hook])
        with pytest.raises(AllegroError):
            await b.pipeline.send(replace(a_call(POST, body=body), target=place))

    sent()
    data = telescope.reader.get_metrics_data()
    assert data is not None
    text = "".join(span.to_json() for span in telescope.spans) + data.to_json()
    assert "offers.create" in text
    for secret in ("body-8a1c", "query-77f2", "answer-93d4", "Bearer", "eyJ", "shop-1"):
        assert secret not in text


def test_without_the_package_the_hook_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("opentelemetry"):
            raise ModuleNotFoundError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ConfigurationError, match=r'pip install "allegro-async\[opentelemetry\]"'):
        OpenTelemetryHook()


def test_the_library_does_not_import_opentelemetry_by_itself() -> None:
    code = "import sys, allegro_async.client, allegro_async.hooks; print('opentelemetry' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
