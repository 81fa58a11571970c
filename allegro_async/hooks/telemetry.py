"""Spans and metrics for OpenTelemetry: the extra `opentelemetry`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..app import PRODUCTION
from ..errors import ConfigurationError
from ..protocols import Hook
from ..retry import SUCCESS

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import Span, TracerProvider
    from opentelemetry.util.types import AttributeValue

    from ..app import Environment
    from ..call import Call, Reply

__all__ = ["OpenTelemetryHook"]

_SCOPE = "allegro_async"


class OpenTelemetryHook(Hook):
    """Makes a client span of each call, with an event for each attempt, and metrics.

        pip install "allegro-async[opentelemetry]"
        client = AllegroClient(app, hooks=[OpenTelemetryHook()])

    Attributes have the names of the semantic conventions for HTTP clients: `http.request.method`,
    `url.template`, `server.address`, `http.response.status_code`, `http.request.resend_count`, `error.type`;
    `allegro.operation` and `allegro.trace_id` are our own. The span of a call is the current one while the
    call runs, so spans of an instrumented aiohttp lie within it. docs/hooks.md lists the metrics.

    Args:
        environment: Where the client calls; it gives `server.address`.
        tracer_provider: Makes the tracer. Default: the global one.
        meter_provider: Makes the meter. Default: the global one.

    Raises:
        ConfigurationError: The package `opentelemetry-api` is not installed.
    """

    def __init__(
        self,
        *,
        environment: Environment = PRODUCTION,
        tracer_provider: TracerProvider | None = None,
        meter_provider: MeterProvider | None = None,
    ) -> None:
        try:
            from opentelemetry import context, metrics, trace
        except ModuleNotFoundError as error:
            raise ConfigurationError(
                'OpenTelemetryHook needs opentelemetry-api: pip install "allegro-async[opentelemetry]"'
            ) from error
        self._trace, self._context = trace, context
        self._tracer = trace.get_tracer(_SCOPE, tracer_provider=tracer_provider)
        self._servers = {
            host: urlsplit(environment.origin(host)).hostname or "" for host in ("api", "upload")
        }
        self._running: dict[int, _Traced] = {}
        meter = metrics.get_meter(_SCOPE, meter_provider=meter_provider)
        self._duration = meter.create_histogram("allegro.client.call.duration", "s", "How long calls took")
        self._waits = meter.create_histogram("allegro.client.wait.duration", "s", "How long permits took")
        self._attempts = meter.create_counter("allegro.client.attempts", "{attempt}", "Requests sent")
        self._retries = meter.create_counter("allegro.client.retries", "{retry}", "Attempts repeated")
        self._gates = meter.create_counter("allegro.client.gate.closings", "{closing}", "Answers with 429")
        self._tokens = meter.create_counter("allegro.client.token.refreshes", "{refresh}", "New tokens")

    def request(self, call: Call) -> None:
        """Begin a span and make it the current one."""
        operation = call.operation
        span = self._tracer.start_span(
            f"{operation.method} {operation.path}",
            kind=self._trace.SpanKind.CLIENT,
            attributes={
                **_of(call),
                "url.template": operation.path,
                "server.address": self._servers[operation.host],
            },
        )
        before = self._context.attach(self._trace.set_span_in_context(span))
        self._running[id(call)] = _Traced(span, before)

    def attempt(self, call: Call, number: int) -> None:
        """Add an event."""
        running = self._running[id(call)]
        running.sent += 1
        running.span.add_event("attempt", {"number": number})
        self._attempts.add(1, _of(call))

    def waited(self, call: Call, seconds: float) -> None:
        """Add an event if there was a wait."""
        self._waits.record(seconds, _of(call))
        if seconds > 0:
            self._running[id(call)].span.add_event("waited", {"seconds": seconds})

    def retry(self, call: Call, number: int, wait: float, why: str) -> None:
        """Add an event."""
        running = self._running[id(call)]
        running.span.add_event("retry", {"number": number, "wait": wait, "reason": why})
        self._retries.add(1, {**_of(call), "reason": why})

    def healed(self, call: Call, what: str) -> None:
        """Add an event."""
        self._running[id(call)].span.add_event("healed", {"what": what})

    def gate_closed(self, seconds: float) -> None:
        """Count it, and add an event to the call that met the 429."""
        self._gates.add(1)
        self._trace.get_current_span().add_event("gate closed", {"seconds": seconds})

    def token_refreshed(self, account: str) -> None:  # noqa: ARG002 - an account is no attribute of a metric
        """Count it."""
        self._tokens.add(1)

    def response(self, call: Call, reply: Reply, seconds: float) -> None:
        """End the span with the status of the reply."""
        ending: dict[str, AttributeValue] = {"http.response.status_code": reply.status}
        if reply.status not in SUCCESS:
            ending["error.type"] = str(reply.status)
        trace_id = {} if reply.trace_id is None else {"allegro.trace_id": reply.trace_id}
        self._end(call, seconds, ending, trace_id)

    def error(self, call: Call, kind: str, seconds: float) -> None:
        """End the span with the kind of the error."""
        self._end(call, seconds, {"error.type": kind}, {})

    def _end(
        self, call: Call, seconds: float, ending: dict[str, AttributeValue], further: dict[str, str]
    ) -> None:
        self._duration.record(seconds, {**_of(call), **ending})
        running = self._running.pop(id(call))
        span = running.span
        span.set_attributes({**ending, **further})
        if running.sent > 1:
            span.set_attribute("http.request.resend_count", running.sent - 1)
        if "error.type" in ending:
            span.set_status(self._trace.StatusCode.ERROR)
        span.end()
        self._context.detach(running.before)


class _Traced:
    """A call under way: its span, and the context to go back to."""

    __slots__ = ("before", "sent", "span")

    def __init__(self, span: Span, before: Any) -> None:
        self.span = span
        self.before = before
        self.sent = 0


def _of(call: Call) -> dict[str, AttributeValue]:
    return {"http.request.method": call.operation.method, "allegro.operation": call.operation.name}
