"""A command carries the caller's own id, so it may be repeated."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest

from allegro_async import ConfigurationError, InvalidBodyError
from allegro_async.call import CallOptions, Operation
from allegro_async.models.offer_commands import OfferBulkChangeCommand
from allegro_async.models.shipments import ShipmentCancelCommandDto
from allegro_async.wire import command_body, make_call, own_id, texts_at

ID = "5f0c1a52-9d0b-4a1e-8c6f-2d1f3b7a9e10"
OTHER = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
START = Operation(
    name="shipments.create", method="POST", path="/commands", repeat="same-id", id_in_body="commandId"
)
CANCEL = {"input": {"shipmentId": "s-1"}}


def test_a_command_with_its_own_id_is_known_by_it() -> None:
    assert make_call(START, CallOptions(), body=b'{"commandId": "1f", "id": "2"}').command_id == "1f"


@pytest.mark.parametrize("body", [b'{"input": {}}', b"[]", b'{"commandId": null}', b'{"id": "1f"}', None])
def test_a_command_whose_id_the_server_would_make_has_none(body: bytes | None) -> None:
    assert make_call(START, CallOptions(), body=body).command_id is None


def test_an_id_in_the_path_is_an_id() -> None:
    put = Operation(name="x.y", method="PUT", path="/things/{id}/commands/{commandId}", repeat="same-id")
    assert make_call(put, CallOptions(), path=("7", "1f"), body=b"{}").command_id == "1f"


def test_what_is_no_command_has_no_id() -> None:
    post = Operation(name="x.y", method="POST", path="/things", repeat="no")
    assert make_call(post, CallOptions(), body=b'{"id": "1f"}').command_id is None


def test_a_write_to_an_offer_waits_its_turn_by_the_id_of_the_offer() -> None:
    edit = Operation(
        name="x.y", method="PATCH", path="/users/{userId}/offers/{offerId}", one_at_a_time="offerId"
    )
    assert make_call(edit, CallOptions(), path=("u", "77")).turn == "77"


def sent(value: Any, given: UUID | str | None = None) -> Any:
    return json.loads(command_body(ShipmentCancelCommandDto, value, "commandId", given))


def test_without_an_id_each_command_gets_one_of_its_own() -> None:
    first, second = (sent(CANCEL)["commandId"] for _ in range(2))
    assert UUID(first) != UUID(second)
    assert UUID(own_id(None)) != UUID(own_id(None))


@pytest.mark.parametrize("given", [ID, UUID(ID)])
def test_an_id_that_is_given_is_taken(given: UUID | str) -> None:
    assert sent(CANCEL, given) == {"input": {"shipmentId": "s-1"}, "commandId": ID}
    assert own_id(given) == ID


@pytest.mark.parametrize("name", ["commandId", "command_id"])
def test_a_body_keeps_the_id_that_it_has(name: str) -> None:
    assert sent({**CANCEL, name: ID})["commandId"] == ID
    assert sent({**CANCEL, name: ID}, ID.upper())["commandId"] == ID


def test_a_model_keeps_its_id_or_gets_one_and_stays_as_it_was() -> None:
    bare = ShipmentCancelCommandDto.model_validate(CANCEL)
    assert sent(bare, ID)["commandId"] == ID
    assert bare.command_id is None
    assert sent(ShipmentCancelCommandDto.model_validate({**CANCEL, "commandId": ID}))["commandId"] == ID


@pytest.mark.parametrize("model", [False, True])
def test_two_different_ids_are_an_error_before_anything_is_sent(*, model: bool) -> None:
    body: Any = {**CANCEL, "commandId": ID}
    with pytest.raises(ConfigurationError, match=f"commandId {ID}, and command_id is {OTHER}"):
        sent(ShipmentCancelCommandDto.model_validate(body) if model else body, OTHER)


def test_a_body_whose_model_requires_an_id_does_without() -> None:
    body = {"modifications": [{"offerId": "1", "stock": {"changeType": "FIXED", "value": 2}}]}
    fields = json.loads(command_body(OfferBulkChangeCommand, body, "commandId", None))
    assert UUID(fields["commandId"])
    with pytest.raises(InvalidBodyError):
        command_body(OfferBulkChangeCommand, {"colour": 1}, "commandId", None)


@pytest.mark.parametrize(
    ("place", "fields", "found"),
    [
        ("a[].b[].id", {"a": [{"b": [{"id": 1}, {"id": "2"}]}, {"b": None}, {}]}, ["1", "2"]),
        ("a.b", {"a": {"b": "x"}}, ["x"]),
        ("a.b", {"a": "x"}, []),
        ("a", [], []),
    ],
)
def test_texts_are_found_at_their_place(place: str, fields: object, found: list[str]) -> None:
    assert texts_at(place, fields) == found
