"""Every operation that lists has a method that gives a `Pager`."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest

from allegro_async import Pager
from allegro_async.resources import AREAS, load
from allegro_async.resources.operations import OPERATIONS

if TYPE_CHECKING:
    from allegro_async import Call, Operation, Reply

LISTS = [operation for operation in OPERATIONS.values() if operation.paging]

BODIES: dict[str, Any] = {
    "shipments.list_pickup_proposals": {
        "shipmentIds": ["x"],
        "address": dict.fromkeys(
            ("name", "street", "postalCode", "city", "countryCode", "email", "phone"), "PL"
        ),
    },
    "campaigns.query_allegro_prices_offers": {"marketplace": {"id": "allegro-pl"}},
}


class Nobody:
    async def send(self, _call: Call, /) -> Reply:
        raise AssertionError("nothing is sent before the list is read")


def result_of(operation: Operation) -> Any:
    area, method = operation.name.split(".")
    function = getattr(load(area, Nobody()), method)
    if inspect.iscoroutinefunction(function):
        return None
    required = [
        parameter.name
        for parameter in inspect.signature(function).parameters.values()
        if parameter.default is parameter.empty and parameter.kind is not parameter.VAR_KEYWORD
    ]
    return function(**{name: BODIES[operation.name] if name == "body" else "x" for name in required})


@pytest.mark.parametrize("operation", LISTS, ids=lambda operation: operation.name)
def test_an_operation_that_lists_gives_a_pager(operation: Operation) -> None:
    pager: Pager[object, object] = result_of(operation)
    assert type(pager) is Pager
    assert repr(pager) == f"<Pager of {operation}>"
    assert pager.resume(aiter(pager).position)


def test_all_kinds_of_lists_are_there_in_their_numbers() -> None:
    kinds = [operation.paging.kind for operation in LISTS if operation.paging]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "offset": 40,
        "page_id": 3,
        "events": 3,
        "messages": 1,
        "returns": 1,
        "body": 1,
        "array": 33,
    }


def test_an_operation_that_does_not_list_gives_no_pager() -> None:
    for name in AREAS:
        area = type(load(name, Nobody()))
        for method, function in vars(area).items():
            given = str(getattr(function, "__annotations__", {}).get("return", ""))
            if given.startswith("Pager["):
                assert OPERATIONS[f"{name}.{method}"].paging
