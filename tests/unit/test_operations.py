"""The list of operations that the command line prints."""

import json

import pytest

from allegro_async.call import RequestLimit
from allegro_async.cli.operations import limit_words, operations
from allegro_async.resources.operations import OPERATIONS


def test_json_has_every_operation_by_its_call() -> None:
    rows = json.loads(operations(as_json=True))
    assert [row["name"] for row in rows] == sorted(OPERATIONS)
    assert all(row["call"] == f"client.{row['name']}" for row in rows)


def test_json_says_what_an_operation_needs() -> None:
    (row,) = (row for row in json.loads(operations(as_json=True)) if row["name"] == "orders.search")
    assert row == {
        "call": "client.orders.search",
        "name": "orders.search",
        "method": "GET",
        "path": "/order/checkout-forms",
        "token": "user",
        "scopes": ["allegro:api:orders:read"],
        "accept": "application/vnd.allegro.public.v1+json",
        "content_type": None,
        "paging": "offset",
        "page_size": 100,
        "ceiling": 10000,
        "limits": [],
        "repeat": "yes",
        "host": "api",
        "retired": None,
        "replaced_by": None,
    }


def test_the_table_has_a_line_for_each_under_one_header() -> None:
    header, *lines = operations().splitlines()
    assert header.split() == ["call", "method", "path", "scopes", "paging", "limits", "notes"]
    assert len(lines) == len(OPERATIONS)
    starts = {line[: header.index("method")].strip() for line in lines}
    assert starts == {f"client.{name}" for name in OPERATIONS}
    assert not [line for line in (header, *lines) if line != line.rstrip()]


@pytest.mark.parametrize(
    ("call", "parts"),
    [
        ("categories.search", ("GET", "/sale/categories", "any token")),
        ("account.block_buyer", ("POST", "switched off on 2024-04-30")),
        ("issues.search", ("GET", "/sale/issues", "disputes", "beta")),
        ("images.upload", ("POST", "sale:offers:write", "upload host")),
        ("shipments.get_labels", ("POST", "shipments:read", "file")),
        ("offers.get", ("3500 requests a minute for each account",)),
    ],
)
def test_a_line_says_what_is_not_usual(call: str, parts: tuple[str, ...]) -> None:
    (line,) = (line for line in operations().splitlines() if line.startswith(f"client.{call} "))
    assert [part for part in parts if part not in line] == []


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (RequestLimit("a", 1, 1.0), "1 request a second for each account"),
        (RequestLimit("a", 5, 3600.0, scope="client"), "5 requests an hour for each Client ID"),
        (RequestLimit("a", 9, 86400.0, unit="offers"), "9 changed offers a day for each account"),
        (RequestLimit("a", 9, 90.0), "9 requests in 90 seconds for each account"),
    ],
)
def test_a_limit_in_words(limit: RequestLimit, words: str) -> None:
    assert limit_words(limit) == words
