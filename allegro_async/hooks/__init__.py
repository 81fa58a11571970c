"""Ready-made hooks: logging (always on), counters, OpenTelemetry. See docs/hooks.md.

client = AllegroClient(app, hooks=[Counters(), OpenTelemetryHook()])
"""

from __future__ import annotations

from .counters import Counters, OperationCounts
from .log import LoggingHook
from .telemetry import OpenTelemetryHook

__all__ = ["Counters", "LoggingHook", "OpenTelemetryHook", "OperationCounts"]
