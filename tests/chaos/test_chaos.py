"""A short run finds nothing; and every kind of broken client is convicted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from multidict import CIMultiDict

from allegro_async import AllegroClient, ForbiddenError, Reply, ServerError, TransportError
from tests.chaos.__main__ import main
from tests.chaos.parts import usual_parts
from tests.chaos.runner import chaos

if TYPE_CHECKING:
    from pathlib import Path

    from allegro_async import App
    from allegro_async.call import Call
    from tests.chaos.parts import Parts


async def test_five_seconds_of_chaos_and_nothing_is_doubled_lost_misreported_or_left() -> None:
    report = await chaos(seconds=5, seed=4)
    assert report.findings == []
    shown = report.as_json()
    for act, outcomes in shown["outcomes"].items():
        assert outcomes["done"], f"not one {act} came through"
    # It is no proof unless much went wrong.
    assert shown["cancelled"] > 20
    assert (
        min(shown["faults"][kind] for kind in ("slow", "lost-answer", "drop", "5xx", "429", "killed token"))
        > 0
    )
    assert shown["fate_of_the_unknown"]["carried out"] > 0
    assert shown["repeated"] > 0


class RepeatsEverything(AllegroClient):
    """Takes every call for repeatable."""

    async def send(self, call: Call, /) -> Reply:
        return await super().send(replace(call, operation=replace(call.operation, repeat="yes")))


class CallsItRefused(AllegroClient):
    """Takes no answer for a no."""

    async def send(self, call: Call, /) -> Reply:
        try:
            return await super().send(call)
        except TransportError as error:
            raise ForbiddenError(403) from error


class CallsItDone(AllegroClient):
    """Takes a server that fails for one that has done it."""

    async def send(self, call: Call, /) -> Reply:
        try:
            return await super().send(call)
        except ServerError:
            return Reply(200, CIMultiDict(), b"{}")


class RemembersTooLong(AllegroClient):
    """Answers with what it read before."""

    known: ClassVar[dict[str, Reply]] = {}

    async def send(self, call: Call, /) -> Reply:
        if call.operation.name != "offers.get":
            return await super().send(call)
        key = f"{self.account_key} {call.target}"
        if key not in self.known:
            self.known[key] = await super().send(call)
        return self.known[key]


def broken(kind: type[AllegroClient]) -> Any:
    """Makes the usual client with another class on top."""

    def make(app: App, folder: Path | None) -> Parts:
        parts = usual_parts(app, folder)
        parts.client.__class__ = kind
        return parts

    return make


@pytest.mark.parametrize(
    ("kind", "charge"),
    [
        (RepeatsEverything, "doubled"),
        (CallsItRefused, "misreported"),
        (CallsItDone, "misreported"),
        (RemembersTooLong, "misread"),
    ],
)
async def test_a_broken_client_is_convicted(kind: type[AllegroClient], charge: str) -> None:
    report = await chaos(seconds=1.5, seed=3, make=broken(kind))
    assert report.verdict[charge] > 0


async def test_a_permit_that_is_not_given_back_is_found() -> None:
    def make(app: App, folder: Path | None) -> Parts:
        parts = usual_parts(app, folder)
        release, ends = parts.limiter.release, iter(range(10**9))

        def forget_the_fiftieth(call: Call, **how: Any) -> None:
            if next(ends) != 50:
                release(call, **how)

        parts.limiter.release = forget_the_fiftieth  # type: ignore[method-assign]
        return parts

    report = await chaos(seconds=1, seed=3, make=make)
    assert {finding.why for finding in report.findings if finding.charge == "left"} == {"1 permits"}


def test_the_command_prints_its_report_and_exits_with_0_when_nothing_is_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--seconds", "0.5", "--seed", "2", "--tasks", "10", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["seed"], report["tasks"]) == (2, 10)
    assert set(report["verdict"].values()) == {0}
    assert main(["--seconds", "0.5", "--seed", "2", "--tasks", "10"]) == 0
    assert "verdict: doubled 0, lost 0, misreported 0" in capsys.readouterr().out
