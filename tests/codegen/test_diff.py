import re
from itertools import pairwise
from typing import Any

import pytest

from codegen.diff import compare, report
from codegen.diff_schemas import Change
from tests.codegen._diffing import TEXT, changes, document, object_of
from tests.codegen._facts import facts_of
from tests.codegen._sources import DATES, distilled

_QUERY = {"name": "limit", "in": "query", "required": False, "schema": {"type": "integer"}}
_SECURITY = {"user": ["orders:read"]}
_OPERATION_CHANGES: list[tuple[dict[str, Any], dict[str, Any], str, bool]] = [
    ({"operationId": "a"}, {"operationId": "b"}, "operationId changed from a to b", False),
    ({}, {"deprecated": True}, "became deprecated", False),
    ({"deprecated": True}, {}, "no longer deprecated", False),
    ({"tags": ["A"]}, {"tags": ["B", "C"]}, "tag changed from A to B, C", False),
    ({}, {"servers": [{"url": "https://upload.example"}]}, "server changed", True),
    ({"security": []}, {"security": [_SECURITY]}, "authorization by user orders:read accepted", False),
    ({"security": [_SECURITY]}, {"security": []}, "authorization by user orders:read no longer enough", True),
    ({}, {"parameters": [_QUERY]}, "query parameter limit added", False),
    ({}, {"parameters": [{**_QUERY, "required": True}]}, "query parameter limit added and required", True),
    ({"parameters": [_QUERY]}, {}, "query parameter limit removed", True),
    (
        {"parameters": [_QUERY]},
        {"parameters": [{**_QUERY, "required": True}]},
        "query parameter limit became required",
        True,
    ),
    (
        {"parameters": [{**_QUERY, "required": True}]},
        {"parameters": [_QUERY]},
        "query parameter limit became optional",
        False,
    ),
    (
        {"parameters": [_QUERY]},
        {"parameters": [{**_QUERY, "schema": {"type": "integer", "maximum": 60}}]},
        "query parameter limit maximum changed from none to 60",
        True,
    ),
    ({"requestBody": None}, {"requestBody": {"required": True}}, "body added", True),
    ({"requestBody": None}, {"requestBody": {"required": False}}, "body added", False),
    ({"requestBody": {}}, {"requestBody": None}, "body removed", True),
    ({"requestBody": {}}, {"requestBody": {"required": True}}, "body became required", True),
    ({"requestBody": {"required": True}}, {"requestBody": {}}, "body became optional", False),
    (
        {"requestBody": {"content": {"a/b": {}}}},
        {"requestBody": {"content": {}}},
        "body media type a/b removed",
        True,
    ),
    (
        {"responses": {"200": {"content": {}}}},
        {"responses": {"200": {"content": {"a/b": {}}}}},
        "answer 200 media type a/b added",
        False,
    ),
    (
        {"responses": {"200": {"content": {"a/b": {"schema": {"type": "string"}}}}}},
        {"responses": {"200": {"content": {"a/b": {"schema": {"type": "integer"}}}}}},
        "answer 200 type changed from string to integer",
        True,
    ),
    ({"responses": {"200": {}, "202": {}}}, {"responses": {"200": {}}}, "answer 202 removed", True),
    ({"responses": {"200": {}, "404": {}}}, {"responses": {"200": {}}}, "answer 404 removed", False),
    ({"responses": {"200": {}}}, {"responses": {"200": {}, "202": {}}}, "answer 202 added", False),
    (
        {"responses": {"200": {"headers": {"Location": {}}}}},
        {"responses": {"200": {}}},
        "answer 200 header location removed",
        True,
    ),
    (
        {"responses": {"200": {}}},
        {"responses": {"200": {"headers": {"ETag": {}}}}},
        "answer 200 header etag added",
        False,
    ),
]


def _bare(operation: dict[str, Any]) -> dict[str, Any]:
    """Return a document with one operation, without named schemas."""
    spec = {key: value for key, value in {"operationId": "x", **operation}.items() if value is not None}
    return {"paths": {"/things": {"get": spec}}}


@pytest.mark.parametrize(("old", "new", "what", "breaking"), _OPERATION_CHANGES)
def test_a_change_of_an_operation_is_said_once(
    old: dict[str, Any],
    new: dict[str, Any],
    what: str,
    breaking: bool,
) -> None:
    assert changes(_bare(old), _bare(new)) == [("GET /things", what, breaking)]


def test_operations_come_and_go() -> None:
    other = {"paths": {"/others": {"get": {"operationId": "y"}}}}

    assert changes(_bare({}), other) == [
        ("GET /others", "operation added", False),
        ("GET /things", "operation removed", True),
    ]


def test_headers_that_the_client_sets_are_left_out() -> None:
    header = {"name": "Accept-Language", "in": "header", "required": True, "schema": TEXT}

    assert changes(_bare({"parameters": [header]}), _bare({})) == []
    assert len(changes(_bare({"parameters": [{**header, "name": "If-Match"}]}), _bare({}))) == 1


def test_the_spelling_of_an_answers_header_does_not_matter() -> None:
    old = _bare({"responses": {"200": {"headers": {"location": {}}}}})
    new = _bare({"responses": {"200": {"headers": {"Location": {}}}}})

    assert changes(old, new) == []


def test_a_schema_that_no_operation_reaches_is_left_out() -> None:
    old, new = document(), document()
    new["components"]["schemas"]["Lonely"] = object_of(a=TEXT)

    assert changes(old, new) == []


def test_a_schema_is_reached_through_others_and_through_discriminators() -> None:
    reached = {"discriminator": {"propertyName": "t", "mapping": {"A": "#/components/schemas/A"}}}
    old, new = document(read=reached), document(read=reached)
    old["components"]["schemas"]["A"] = object_of(a={"$ref": "#/components/schemas/B"})
    new["components"]["schemas"]["A"] = object_of()
    old["components"]["schemas"]["B"] = {"allOf": [{"$ref": "#/components/schemas/B"}]}

    assert changes(old, new) == [("A", "field a removed", True), ("B", "schema removed", True)]
    assert changes(new, old) == [("A", "field a added", False), ("B", "schema added", False)]


def test_a_schema_that_goes_both_ways_breaks_in_either() -> None:
    both = {"$ref": "#/components/schemas/Both"}
    old, new = (document(sent=object_of(b=both), read=object_of(b=both)) for _ in range(2))
    old["components"]["schemas"]["Both"] = object_of(["a"], a=TEXT)
    new["components"]["schemas"]["Both"] = object_of(["b"], a=TEXT, b=TEXT)

    assert changes(old, new) == [
        ("Both", "field a is no longer required", True),
        ("Both", "field b added and required", True),
    ]


@pytest.mark.parametrize("date", DATES)
def test_a_file_does_not_differ_from_itself(date: str) -> None:
    assert compare(distilled(date), distilled(date)) == []


every_pair = pytest.mark.parametrize(("old", "new"), [*pairwise(DATES)])


def _places(date: str, kind: str) -> set[str]:
    """Return the places of the facts of a kind, found by the walk of the tests."""
    ours = ("header Accept", "header accept", "header Content-Type")
    return {
        place
        for found, place, _ in facts_of(distilled(date))
        if found == kind and not any(h in place for h in ours)
    }


@every_pair
def test_operations_that_came_and_went_are_all_found(old: str, new: str) -> None:
    before, after = ({place.lower() for place in _places(date, "operation")} for date in (old, new))
    found = compare(distilled(old), distilled(new))

    assert before != after
    assert {change.place.lower() for change in found if change.what == "operation added"} == after - before
    assert {change.place.lower() for change in found if change.what == "operation removed"} == before - after


@every_pair
def test_parameters_that_came_and_went_are_all_found(old: str, new: str) -> None:
    kept = _places(old, "operation") & _places(new, "operation")
    before, after = (
        {place for place in _places(date, "parameter") if " ".join(place.split()[:2]) in kept}
        for date in (old, new)
    )
    found = [change for change in compare(distilled(old), distilled(new)) if " parameter " in change.what]

    assert sum(change.what.endswith(" removed") and "value" not in change.what for change in found) == len(
        before - after
    )
    added = sum(re.search(r" parameter \S+ added", change.what) is not None for change in found)
    assert added == len(after - before)


@every_pair
def test_going_back_turns_what_came_into_what_went(old: str, new: str) -> None:
    forth, back = compare(distilled(old), distilled(new)), compare(distilled(new), distilled(old))
    came = {(change.place, change.what.split(" added")[0]) for change in forth if " added" in change.what}
    went = {
        (change.place, change.what.removesuffix(" removed")) for change in back if " removed" in change.what
    }

    assert came == went
    assert len(came) > 20


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (DATES[0], DATES[1], Change("GET /offers/listing", "operation removed", breaking=True)),
        (DATES[2], DATES[3], Change("POST /sale/bundles", "operation removed", breaking=True)),
        (DATES[2], DATES[3], Change("POST /sale/flexible-bundles", "operation added", breaking=False)),
        (DATES[2], DATES[3], Change("GET /sale/bundles", "became deprecated", breaking=False)),
        (
            DATES[2],
            DATES[3],
            Change("ReturnPolicyRequestV1", "field isFulfillment added and required", breaking=True),
        ),
        (
            DATES[2],
            DATES[3],
            Change("ReturnPolicyResponseV1", "field isFulfillment added and required", breaking=False),
        ),
    ],
)
def test_known_changes_of_allegros_files_are_found(old: str, new: str, expected: Change) -> None:
    assert expected in compare(distilled(old), distilled(new))


def test_the_report_has_one_line_a_change_and_counts_them() -> None:
    changes = [
        Change("GET /a", "operation removed", breaking=True),
        Change("A", "schema added", breaking=False),
    ]

    assert report(changes).splitlines() == [
        "breaking    GET /a: operation removed",
        "compatible  A: schema added",
        "1 breaking, 1 compatible",
    ]
