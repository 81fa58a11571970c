"""What all tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# A busy machine must not fail a property for its time, only for its result.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the ALLEGRO_ variables of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("ALLEGRO_")]:
        monkeypatch.delenv(name)
