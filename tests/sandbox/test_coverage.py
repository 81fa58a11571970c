"""How far the sandbox says that it goes."""

from __future__ import annotations

import pytest

from allegro_async.call import Operation
from allegro_async.cli.main import main as command_line
from allegro_async.resources import operations as table
from allegro_async.sandbox import Sandbox
from allegro_async.sandbox.__main__ import main
from allegro_async.sandbox.coverage import KINDS, Covered, counts, coverage, report
from allegro_async.sandbox.exchange import Route
from allegro_async.sandbox.interface import plans
from allegro_async.sandbox.resources import ROUTES
from allegro_async.sandbox.schema.document import facts
from tests.sandbox.caller import calling


def test_every_operation_of_the_library_is_named_once() -> None:
    known = [each.name for each in vars(table).values() if isinstance(each, Operation)]
    assert sorted(each.name for each in coverage()) == sorted(known)


def test_nothing_is_lacking() -> None:
    assert counts(coverage())["501"] == 0


def test_only_what_has_a_handler_of_its_own_counts_as_stateful() -> None:
    stateful = {each.operation for each in coverage() if each.coverage == "stateful"}
    assert stateful == {route.operation for route in ROUTES if route.coverage == "stateful"}


def test_only_what_remembers_counts_as_a_collection() -> None:
    collections = {each.operation for each in coverage() if each.coverage == "collection"}
    assert collections == {name for name, plan in plans().items() if plan.kept}


def test_a_constant_list_counts_as_generated() -> None:
    assert "GET /marketplaces" in {each.operation for each in coverage() if each.coverage == "generated"}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.operation)
def test_every_handler_is_for_an_operation_whose_requests_are_checked(route: Route) -> None:
    assert route.operation in facts()


def test_the_report_counts_every_kind_and_lists_every_operation() -> None:
    lines = report(
        [Covered("GET /me", "account.me", "stateful"), Covered("GET /x", "x.get", "501")]
    ).splitlines()
    assert [line.split()[:2] for line in lines[:4]] == [
        ["1", "stateful"],
        ["0", "collection"],
        ["0", "generated"],
        ["1", "501"],
    ]
    assert [line.split() for line in lines[-2:]] == [
        ["stateful", "account.me", "GET", "/me"],
        ["501", "x.get", "GET", "/x"],
    ]


async def test_the_control_api_says_it_too() -> None:
    async with calling(Sandbox(orders=0, offers=0)) as caller:
        said = (await caller.get("/_sandbox/coverage")).json()
        assert said["counts"].keys() == KINDS.keys()
        assert said["operations"][0] == {
            "operation": "GET /me",
            "name": "account.me",
            "coverage": "stateful",
        }


def test_the_command_line_says_it_and_serves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--coverage"]) == 0
    alone = capsys.readouterr().out
    assert alone == f"{report(coverage())}\n"
    assert command_line(["sandbox", "--coverage"]) == 0
    assert capsys.readouterr().out == alone
