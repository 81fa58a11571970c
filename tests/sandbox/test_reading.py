"""What handlers read for themselves, in case the interface file says less of it than they need."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from multidict import CIMultiDict, CIMultiDictProxy, MultiDict

from allegro_async.sandbox.exchange import Exchange, RefusedError
from allegro_async.sandbox.resources import reading


def an_exchange(query: str = "", body: bytes = b"") -> Exchange:
    pairs = [(name, text) for name, _, text in (part.partition("=") for part in query.split("&") if part)]
    return Exchange("GET", "/x", MultiDict(pairs), CIMultiDictProxy(CIMultiDict()), body, 0)


def one(exchange: Exchange) -> object:
    return reading.whole_number(exchange, "limit", 20, 1, 100)


def bounds(exchange: Exchange) -> object:
    return reading.page_bounds(exchange, default=20, largest=100, ceiling=1000)


def moment(exchange: Exchange) -> object:
    return reading.moment(exchange, "at")


def kind(exchange: Exchange) -> object:
    return reading.one_of(exchange, "kind", ("A", "B"))


def known(exchange: Exchange) -> object:
    body = reading.json_object(exchange)
    reading.only_known(exchange, body, ("a",))
    return body


def inner(exchange: Exchange) -> object:
    return reading.part(exchange, reading.json_object(exchange), "a")


@pytest.mark.parametrize(
    ("read", "query", "value"),
    [
        (one, "", 20),
        (one, "limit=100", 100),
        (bounds, "offset=900", (900, 20)),
        (moment, "", None),
        (moment, "at=1970-01-01T00:00:01Z", 1_000_000),
        (kind, "kind=A&kind=B", frozenset("AB")),
    ],
)
def test_a_good_parameter_is_read(read: Callable[[Exchange], object], query: str, value: object) -> None:
    assert read(an_exchange(query)) == value


@pytest.mark.parametrize(
    ("read", "query", "path"),
    [
        (one, "limit=0", "limit"),
        (one, "limit=ten", "limit"),
        (bounds, "offset=990", "offset"),
        (moment, "at=soon", "at"),
        (kind, "kind=C", "kind"),
    ],
)
def test_a_bad_parameter_is_refused(read: Callable[[Exchange], object], query: str, path: str) -> None:
    assert refused(read, an_exchange(query)) == (422, "VALIDATION_ERROR", path)


@pytest.mark.parametrize(
    ("read", "body", "refusal"),
    [
        (known, b"{", (400, "JsonParseException", None)),
        (known, b"[]", (400, "JsonMappingException", None)),
        (known, b'{"b": 1}', (422, "UnknownJSONProperty", "b")),
        (inner, b'{"a": 1}', (422, "VALIDATION_ERROR", "a")),
    ],
)
def test_a_bad_body_is_refused(read: Callable[[Exchange], object], body: bytes, refusal: object) -> None:
    assert refused(read, an_exchange(body=body)) == refusal


def test_known_properties_pass() -> None:
    assert known(an_exchange(body=b'{"a": 1}')) == {"a": 1}


@pytest.mark.parametrize(("body", "value"), [(b"{}", None), (b'{"a": {"x": 1}}', {"x": 1})])
def test_a_part_of_a_body_may_be_absent(body: bytes, value: object) -> None:
    assert inner(an_exchange(body=body)) == value


def refused(read: Callable[[Exchange], object], exchange: Exchange) -> tuple[int, str, Any]:
    with pytest.raises(RefusedError) as caught:
        read(exchange)
    answer = caught.value.answer
    error = json.loads(answer.body)["errors"][0]
    return answer.status, error["code"], error["path"]
