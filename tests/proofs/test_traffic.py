"""Processes and tasks on one token store: no refresh is ever refused.

The whole minute: `python -m tests.proofs.traffic`.
"""

from __future__ import annotations

import pytest

from tests.proofs.traffic import Report, run_traffic
from tests.referees.provider import require


@pytest.fixture
def _referee() -> None:
    require()


def check(report: Report) -> None:
    assert (report.crashed, report.failed, report.refused) == (0, {}, 0)
    assert report.calls > 200
    # Tokens live two seconds: one refresh for each end of one, however many processes saw it.
    assert 2 <= report.refreshes <= report.accounts * (report.seconds + 4)


@pytest.mark.proof
def test_eight_processes_share_a_token_of_the_sandbox() -> None:
    check(run_traffic("sandbox", processes=8, tasks=50, seconds=8))


@pytest.mark.proof
@pytest.mark.usefixtures("_referee")
def test_eight_processes_share_a_token_of_the_independent_server() -> None:
    check(run_traffic("oidc", processes=8, tasks=50, seconds=8))
