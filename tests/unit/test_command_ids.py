"""A command that carries the caller's own id may be repeated; one without may not."""

from __future__ import annotations

import pytest

from allegro_async.call import CallOptions, Operation
from allegro_async.wire import make_call

START = Operation(name="shipments.create", method="POST", path="/commands", repeat="same-id")


@pytest.mark.parametrize("body", [b'{"commandId": "1f"}', b'{"id": "1f", "input": {}}'])
def test_a_command_with_its_own_id_is_known_by_it(body: bytes) -> None:
    assert make_call(START, CallOptions(), body=body).command_id == "1f"


@pytest.mark.parametrize("body", [b'{"input": {}}', b"[]", b'{"commandId": null}', None])
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
