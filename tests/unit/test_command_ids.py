"""A command that carries the caller's own id may be repeated; one without may not."""

from __future__ import annotations

import pytest

from allegro_async.call import CallOptions, Operation
from allegro_async.wire import make_call

START = Operation(name="shipments.create", method="POST", path="/commands", repeat="same-id")


@pytest.mark.parametrize("body", [b'{"commandId": "1f"}', b'{"id": "1f", "input": {}}'])
def test_a_command_with_its_own_id_may_be_repeated(body: bytes) -> None:
    assert make_call(START, CallOptions(), body=body).operation is START


@pytest.mark.parametrize("body", [b'{"input": {}}', b"[]", None])
def test_a_command_whose_id_the_server_would_make_is_never_repeated(body: bytes | None) -> None:
    assert make_call(START, CallOptions(), body=body).operation.repeat == "no"


def test_an_id_in_the_path_is_an_id() -> None:
    put = Operation(name="x.y", method="PUT", path="/commands/{commandId}", repeat="same-id")
    assert make_call(put, CallOptions(), path=("1f",), body=b"{}").operation is put
