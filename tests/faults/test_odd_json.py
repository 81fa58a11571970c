"""Answers that are good HTTP and bad JSON: always a DecodeError, never another exception."""

from __future__ import annotations

import pickle

import pytest

from allegro_async import ApiError, DecodeError
from allegro_async.models.account import MeResponse
from tests.faults import breakage as br
from tests.faults.conftest import Shop

DEEP = b'{"login":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
OBJECTS = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
ODD = {
    "deep lists": DEEP,
    "deep objects": OBJECTS,
    "invalid UTF-8": b'{"login":"\xff\xfe\xc3("}',
    "half a character": '{"login":"Zażół'.encode()[:-1],
    "UTF-16": '{"login":"jan"}'.encode("utf-16"),
    "half a pair": rb'{"login":"\ud800"}',
    "nothing": b"",
    "a page": br.HTML,
    "cut": b'{"login":"jan"',
    "two values": b"{} {}",
    "a control character": b'{"login":"a\x00b"}',
}
EVERY = pytest.mark.parametrize("name", ODD)
LEAST = 40  # an ending of one of these bodies that no text may quote


@EVERY
async def test_a_method_raises_a_decode_error(shop: Shop, name: str) -> None:
    shop.proxy.breaks(br.answer(200, ODD[name], Content_Type="application/json"))
    with pytest.raises(DecodeError, match=r"account\.me") as caught:
        await shop.client.account.me()
    assert caught.value.raw == ODD[name]
    assert len(str(caught.value)) < 400
    assert "jan" not in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own error
    assert shop.sent("GET", "/me") == 1  # it arrived whole: asking again brings no better one


@EVERY
async def test_the_raw_reply_says_so_when_it_is_read(shop: Shop, name: str) -> None:
    shop.proxy.breaks(br.answer(200, ODD[name]))
    reply = await shop.client.request("GET", "/me")
    assert reply.body == ODD[name]
    with pytest.raises(DecodeError):
        reply.json()
    with pytest.raises(DecodeError):
        reply.parse(MeResponse)


@EVERY
@pytest.mark.parametrize("status", [400, 422, 500])
async def test_an_error_with_such_a_body_is_still_the_error_of_its_status(
    shop: Shop, name: str, status: int
) -> None:
    shop.proxy.breaks(br.answer(status, ODD[name]))
    with pytest.raises(ApiError, match="no readable explanation") as caught:
        await shop.client.account.me(attempts=1)  # a page counts as a gateway's, and would be asked again
    assert caught.value.status == status


@pytest.mark.parametrize(
    "body",
    [
        b'{"errors":' + b"[" * 100 + b"]" * 100 + b"}",
        b'{"errors":[1,null,"x",[],{"code":{"deep":[1]},"metadata":7}]}',
        b'{"errors":{"code":"x"}}',
        b'{"error":7}',
        b'{"code":' + b"9" * 5000 + b"}",
        b"7",
    ],
)
async def test_an_error_body_of_the_wrong_shape_is_no_second_error(shop: Shop, body: bytes) -> None:
    shop.proxy.breaks(br.answer(400, body))
    with pytest.raises(ApiError) as caught:
        await shop.client.account.me()
    assert caught.value.status == 400
    assert str(caught.value)


async def test_a_trace_id_of_odd_bytes_can_be_printed(shop: Shop) -> None:
    shop.proxy.breaks(
        br.says(b"HTTP/1.1 400 No\r\ntrace-id: \xff\xfe\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    )
    with pytest.raises(ApiError) as caught:
        await shop.client.account.me()
    assert str(caught.value).encode()
