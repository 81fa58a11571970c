"""The details job, in a quick form: against a real sandbox in a process of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from allegro_async.cli.main import main

# A "minute" of four seconds, and more head-room than usual: the machine may have other things to do.
QUICK = ("demo", "--job", "details", "--request-limit", "400", "--limit-period", "4", "--headroom", "0.15")

Capture = pytest.CaptureFixture[str]


def details(capsys: Capture, *arguments: str) -> tuple[int, dict[str, Any]]:
    code = main([*QUICK, "--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("kind", [(), ("--accounts", "20"), ("--families", "mixed", "--accounts", "1")])
def test_the_details_job_keeps_the_limits(capsys: Capture, kind: tuple[str, ...]) -> None:
    code, shown = details(capsys, "--reads", "500", *kind)
    broken = [limit["name"] for limit in shown["limits"] if not limit["kept"]]
    assert (shown["too_many_requests"], broken) == (0, [])
    assert shown["requests"] == 500
    assert shown["share"] > 0.5  # a busy machine may not do what would be allowed
    assert code == (0 if shown["verdict"] == "kept" else 1)


def test_the_details_job_without_a_limiter_is_refused(capsys: Capture) -> None:
    code, shown = details(capsys, "--reads", "700", "--no-limiter")
    assert (code, shown["verdict"], shown["limiter"]) == (1, "refused", "off")
    assert 0 < shown["too_many_requests"] < 700


def test_a_run_at_allegros_own_minute_needs_no_scaled_limits(capsys: Capture) -> None:
    assert main([*QUICK, "--reads", "100", "--limit-period", "60", "--request-limit", "9000"]) in {0, 1}
    shown = capsys.readouterr().out
    assert "429s: 0\n" in shown
    assert "scaled" not in shown


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--fault", "429"), "--fault"),
        (("--reads", "10"), "--reads"),
        (("--headroom", "2"), "headroom is 2.0"),
    ],
)
def test_wrong_arguments_of_the_details_job_are_named(
    capsys: Capture, wrong: tuple[str, ...], said: str
) -> None:
    assert main([*QUICK, *wrong]) == 2
    assert said in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("period", ["0", "-1", "inf", "nan"])
def test_a_minute_without_seconds_is_refused(capsys: Capture, period: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([*QUICK, "--limit-period", period])
    assert "--limit-period" in capsys.readouterr().err
