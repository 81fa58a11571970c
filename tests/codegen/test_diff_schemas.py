import json
from typing import Any

import pytest

from tests.codegen._diffing import TEXT, changes, document, object_of

_SCHEMA_CHANGES = [
    # old, new, what, breaking when sent, breaking when read
    (object_of(), object_of(a=TEXT), "field a added", False, False),
    (object_of(), object_of(["a"], a=TEXT), "field a added and required", True, False),
    (object_of(a=TEXT), object_of(), "field a removed", True, True),
    (object_of(a=TEXT), object_of(["a"], a=TEXT), "field a became required", True, False),
    (object_of(["a"], a=TEXT), object_of(a=TEXT), "field a is no longer required", False, True),
    (
        object_of(a=TEXT),
        object_of(a={"type": "integer"}),
        "field a type changed from string to integer",
        True,
        True,
    ),
    (
        object_of(a=TEXT),
        object_of(a={"type": "string", "format": "date-time"}),
        "field a format changed from none to date-time",
        True,
        True,
    ),
    (
        object_of(a={"type": "integer", "format": "int32"}),
        object_of(a={"type": "integer", "format": "int64"}),
        "field a format changed from int32 to int64",
        False,
        False,
    ),
    (
        object_of(["a"], a=TEXT),
        object_of(["a"], a={"type": "string", "nullable": True}),
        "field a became nullable",
        False,
        True,
    ),
    (
        object_of(a=TEXT),
        object_of(a={"type": "string", "nullable": True}),
        "field a became nullable",
        False,
        False,
    ),
    (
        object_of(a={"type": "string", "nullable": True}),
        object_of(a=TEXT),
        "field a is no longer nullable",
        True,
        False,
    ),
    (
        object_of(a={"type": "string", "enum": ["X", "Y"]}),
        object_of(a={"type": "string", "enum": ["X"]}),
        'field a value "Y" removed',
        True,
        False,
    ),
    (
        object_of(a={"type": "string", "enum": ["X"]}),
        object_of(a={"type": "string", "enum": ["X", "Y"]}),
        'field a value "Y" added',
        False,
        False,
    ),
    (
        object_of(a=TEXT),
        object_of(a={"type": "string", "enum": ["Y", "X"]}),
        'field a is now limited to values "X", "Y"',
        True,
        False,
    ),
    (
        object_of(a={"type": "string", "enum": ["X"]}),
        object_of(a=TEXT),
        'field a is no longer limited to values "X"',
        False,
        False,
    ),
    (
        object_of(a={"type": "string", "default": "X"}),
        object_of(a={"type": "string", "default": "Y"}),
        'field a default changed from "X" to "Y"',
        True,
        False,
    ),
    (
        object_of(a=TEXT),
        object_of(a={"type": "string", "default": "Y"}),
        'field a default changed from none to "Y"',
        False,
        False,
    ),
    (
        object_of(a=TEXT),
        object_of(a={"type": "string", "deprecated": True}),
        "field a became deprecated",
        False,
        False,
    ),
    (
        object_of(a={"type": "string", "deprecated": True}),
        object_of(a=TEXT),
        "field a is no longer deprecated",
        False,
        False,
    ),
    (
        object_of(a={"type": "array", "items": object_of(b=TEXT)}),
        object_of(a={"type": "array", "items": object_of(b={"type": "boolean"})}),
        "field a[].b type changed from string to boolean",
        True,
        True,
    ),
    (
        object_of(a={"type": "object", "additionalProperties": TEXT}),
        object_of(a={"type": "object", "additionalProperties": {"type": "integer"}}),
        "field a{} type changed from string to integer",
        True,
        True,
    ),
    (
        object_of(a={"oneOf": [TEXT, {"type": "integer"}]}),
        object_of(a={"oneOf": [TEXT, {"type": "boolean"}]}),
        "field a.kind 2 type changed from integer to boolean",
        True,
        True,
    ),
    (
        {"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]},
        {"oneOf": [{"$ref": "#/components/schemas/A"}]},
        "kind B removed",
        True,
        False,
    ),
    (
        {
            "type": "object",
            "discriminator": {"propertyName": "t", "mapping": {"A": "#/components/schemas/A"}},
        },
        {
            "type": "object",
            "discriminator": {
                "propertyName": "t",
                "mapping": {"A": "#/components/schemas/A", "B": "#/components/schemas/B"},
            },
        },
        "kind B (B) added",
        False,
        False,
    ),
]


@pytest.mark.parametrize(("old", "new", "what", "when_sent", "when_read"), _SCHEMA_CHANGES)
def test_the_direction_of_a_schema_decides_what_breaks(
    old: dict[str, Any],
    new: dict[str, Any],
    what: str,
    when_sent: bool,
    when_read: bool,
) -> None:
    assert changes(document(sent=old), document(sent=new)) == [("Sent", what, when_sent)]
    assert changes(document(read=old), document(read=new)) == [("Read", what, when_read)]


@pytest.mark.parametrize(
    ("name", "old", "new", "breaking"),
    [
        ("minimum", None, 1, True),
        ("minimum", 1, None, False),
        ("minimum", 1, 2, True),
        ("minimum", 2, 1, False),
        ("maxLength", 5, 4, True),
        ("maxLength", 4, 5, False),
        ("pattern", "a", "b", True),
        ("uniqueItems", True, False, False),
    ],
)
def test_only_a_tighter_bound_breaks_and_only_when_sent(
    name: str, old: Any, new: Any, breaking: bool
) -> None:
    before = object_of(a={"type": "string"} | ({} if old is None else {name: old}))
    after = object_of(a={"type": "string"} | ({} if new is None else {name: new}))
    shown = [json.dumps(value) if value is not None else "none" for value in (old, new)]
    what = f"field a {name} changed from {shown[0]} to {shown[1]}"

    assert changes(document(sent=before), document(sent=after)) == [("Sent", what, breaking)]
    assert changes(document(read=before), document(read=after)) == [("Read", what, False)]


def test_a_removed_object_is_named_once_and_not_field_by_field() -> None:
    old = object_of(a=object_of(b=TEXT, c=object_of(d=TEXT)))

    assert changes(document(read=old), document(read=object_of())) == [("Read", "field a removed", True)]
    assert changes(document(read=object_of()), document(read=old)) == [("Read", "field a added", False)]


def test_members_of_all_of_count_as_one_schema() -> None:
    split = {"allOf": [object_of(["a"], a=TEXT), {"nullable": True}, {"properties": {"b": TEXT}}]}
    merged = {**object_of(["a"], a=TEXT, b=TEXT), "nullable": True}

    assert changes(document(read=split), document(read=merged)) == []


def test_a_new_base_changes_the_type() -> None:
    old = {"allOf": [{"$ref": "#/components/schemas/Sent"}]}
    new = {"allOf": [{"$ref": "#/components/schemas/Sent"}, {"$ref": "#/components/schemas/Other"}]}

    what = "type changed from Sent to Sent & Other"
    assert changes(document(read=old), document(read=new)) == [("Read", what, True)]
