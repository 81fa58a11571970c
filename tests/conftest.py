"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.leaks import Leaks, watch

# A busy machine must not fail a property for its time, only for its result.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the ALLEGRO_ variables of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("ALLEGRO_")]:
        monkeypatch.delenv(name)


LEAKS = pytest.StashKey[Leaks]()


@pytest.fixture(autouse=True)
def leaks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Leaks:
    """Watch over what the test writes; see `tests/leaks.py`."""
    found = request.node.stash[LEAKS] = Leaks()
    watch(found, monkeypatch.setattr)
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that has written a secret."""
    report = yield
    found = item.stash.get(LEAKS, None)
    if call.when != "teardown" or found is None:
        return report
    written = "\n".join(text for _, text in report.sections)
    leaked = [*found.found_in(written), *found.found_in_errors()]
    if leaked and report.passed:
        report.outcome = "failed"
        report.longrepr = "A secret was written:\n" + "\n".join(leaked)
    found.errors.clear()
    return report
