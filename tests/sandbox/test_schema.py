"""The judge of requests: schemas of the interface file, read plainly, and values judged by them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from operator import delitem, setitem
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegro_async.sandbox.generic.inventing import Inventor, Spot
from allegro_async.sandbox.schema.document import facts, shapes
from allegro_async.sandbox.schema.formats import FORMATS
from allegro_async.sandbox.schema.judging import Judge, Problem
from allegro_async.sandbox.schema.shapes import Schema, Shape, Shapes

A_SECOND = 1_780_000_000_000_000

PETS = Shapes(
    {
        "Pet": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}, "friend": {"$ref": "#/components/schemas/Pet"}},
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"CAT": "#/components/schemas/Cat", "DOG": "#/components/schemas/Dog"},
            },
        },
        "Cat": {
            "required": ["lives"],
            "allOf": [
                {"$ref": "#/components/schemas/Pet"},
                {"type": "object", "properties": {"lives": {"type": "integer", "minimum": 1, "maximum": 9}}},
            ],
        },
        "Dog": {
            "allOf": [
                {"$ref": "#/components/schemas/Pet"},
                {"type": "object", "properties": {"name": {"type": "string", "nullable": True}}},
            ]
        },
        "Low": {"type": "object", "required": ["low"], "properties": {"low": {"type": "integer"}}},
        "High": {
            "type": "object",
            "required": ["high", "more"],
            "properties": {"high": {"type": "integer"}, "more": {"type": "integer"}},
        },
    }
)


def found(schema: Schema, value: object, *, clears: bool = False) -> list[tuple[str, str]]:
    judge = Judge(schema, PETS, clears=clears)
    by_body = judge.body(json.dumps(value).encode())
    assert by_body == judge.value(value)
    return [(problem.kind, problem.path) for problem in by_body]


def message(schema: Schema, value: object) -> str:
    return Judge(schema, PETS).value(value)[0].message


PET = {"$ref": "#/components/schemas/Pet"}


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ({"kind": "CAT", "lives": 7}, []),
        ({"kind": "DOG", "name": None, "friend": {"kind": "CAT", "lives": 1}}, []),
        ({"kind": "CAT"}, [("invalid", "lives")]),
        ({"kind": "CAT", "lives": 10}, [("invalid", "lives")]),
        ({"kind": "CAT", "lives": 9, "name": "Tom"}, [("unknown", "name")]),
        ({"kind": "COW"}, [("invalid", "kind")]),
        ({}, [("invalid", "kind")]),
        ({"kind": "DOG", "friend": {"kind": "DOG", "x": 1}}, [("unknown", "friend.x")]),
        ({"kind": "DOG", "friend": None}, [("invalid", "friend.kind")]),
        ({"kind": "DOG", "name": 1, "x": 1}, [("unknown", "x"), ("invalid", "name")]),
    ],
)
def test_a_member_of_a_union_is_judged_by_its_tag(value: object, problems: list[tuple[str, str]]) -> None:
    assert found(PET, value) == problems


def test_the_tags_that_there_are_are_named() -> None:
    assert message(PET, {"kind": "COW"}) == "kind must be one of CAT, DOG"


ONE_OF: Schema = {
    "oneOf": [{"$ref": "#/components/schemas/Low"}, {"$ref": "#/components/schemas/High"}],
}
ANY_OF: Schema = {"anyOf": ONE_OF["oneOf"]}


@pytest.mark.parametrize(
    ("schema", "value", "problems"),
    [
        (ONE_OF, {"low": 1}, []),
        (ONE_OF, {"high": 1, "more": 2}, []),
        (ONE_OF, {"low": "1"}, [("invalid", "low")]),
        (ONE_OF, {"high": 1, "more": "2"}, [("invalid", "more")]),
        (ONE_OF, {"low": 1, "high": 1, "more": 1}, [("unknown", "low")]),
        (ANY_OF, {"low": 1, "high": 1, "more": 1}, []),
        (ANY_OF, {"low": 1, "high": 1}, [("unknown", "high")]),
    ],
)
def test_of_a_choice_the_nearest_member_says_what_is_wrong(
    schema: Schema, value: object, problems: list[tuple[str, str]]
) -> None:
    assert found(schema, value)[: max(1, len(problems))] == problems


@pytest.mark.parametrize(
    ("schema", "good", "bad", "wish"),
    [
        ({"type": "string"}, "x", 1, "must be a text"),
        ({"type": "string", "minLength": 2}, "xy", "x", "must have at least 2 characters"),
        ({"type": "string", "maxLength": 1}, "ż", "xy", "must have at most 1 characters"),
        ({"type": "string", "pattern": "[A-Z]{2}"}, "PL", "xPLx", "must look like ^(?:[A-Z]{2})$"),
        ({"type": "string", "enum": ["A", "B", None]}, "A", "C", "must be one of 'A' or 'B'"),
        ({"enum": ["A", "B"]}, "B", 1, "must be one of 'A' or 'B'"),
        ({"type": "string", "format": "uuid"}, "7c9e6679-7425-40de-944b-e07fc1f90ae7", "7", "must be a UUID"),
        ({"type": "string", "format": "email"}, "anything", 1, "must be a text"),
        ({"type": "integer"}, 2**40, 1.5, "must be a whole number"),
        ({"type": "integer"}, 1, "1", "must be a whole number"),
        ({"type": "integer"}, 1, True, "must be a whole number"),
        ({"type": "integer", "format": "int32"}, 2**31 - 1, 2**31, "must be at most 2147483647"),
        ({"type": "integer", "format": "int32", "minimum": 0}, 0, -1, "must be at least 0"),
        ({"type": "number", "maximum": 1.5}, 1, 2, "must be at most 1.5"),
        ({"type": "number"}, 1, "1", "must be a number"),
        ({"type": "boolean"}, False, 0, "must be true or false"),
        ({"items": {"type": "integer"}}, [1], {}, "must be an array"),
        ({"type": "array", "items": {}, "minItems": 1}, [None], [], "must have at least 1 elements"),
        ({"type": "array", "items": {}, "maxItems": 1}, ["x"], [1, 2], "must have at most 1 elements"),
        ({"type": "object"}, {"x": [1]}, "x", "must be an object"),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}, "maxProperties": 1},
            {"x": 1},
            {"x": 1, "y": 2},
            "must have at most 1 elements",
        ),
        ({"nullable": True, "type": "integer"}, None, "x", "must be a whole number"),
    ],
)
def test_each_keyword_of_a_schema_counts(schema: Schema, good: object, bad: object, wish: str) -> None:
    assert Judge(schema, PETS).value(good) == []
    assert Judge(schema, PETS).value(bad) == [Problem("invalid", "", f"The body {wish}")]


def test_properties_besides_the_known_ones_are_judged_where_a_schema_has_some() -> None:
    schema: Schema = {"properties": {"id": {"type": "string"}}, "additionalProperties": {"type": "integer"}}
    assert found(schema, {"id": "x", "other": 1}) == []
    assert found(schema, {"id": "x", "other": "y"}) == [("invalid", "other")]
    assert found({**schema, "additionalProperties": True}, {"id": "x", "other": "y"}) == []


def test_null_clears_an_optional_field_where_it_may_and_a_required_one_nowhere() -> None:
    schema: Schema = {
        "required": ["a"],
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
    }
    assert found(schema, {"a": "x", "b": None}) == [("invalid", "b")]
    assert found(schema, {"a": "x", "b": None}, clears=True) == []
    assert found(schema, {"a": None}, clears=True) == [("invalid", "a")]


def test_infinity_is_no_number() -> None:
    assert Judge({"type": "number"}, PETS).body(b"1e999")[0].message == "The body must be a number"


def test_what_is_no_json_is_said_to_be_none() -> None:
    assert Judge(PET, PETS).body(b'{"kind"') == [Problem("json", "", "The body is not JSON")]


def test_a_schema_that_leads_back_to_itself_inside_an_allof_is_read_once() -> None:
    node: dict[str, Any] = {"type": "object", "properties": {}}
    node["properties"]["next"] = {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Node"}]}
    judge = Judge({"$ref": "#/components/schemas/Node"}, Shapes({"Node": node}))
    assert judge.value({"next": {"next": {"next": None}}}) == []
    assert judge.value({"next": {"next": 1}})[0].path == "next.next"


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date-time", "2026-03-04T10:20:30.123456Z", "2026-02-30T10:20:30Z"),
        ("date-time", "2026-03-04T10:20:30+01:00", "2026-03-04 10:20:30"),
        ("date-time", "2026-03-04T10:20:30", "2026-03-04"),
        ("date", "2026-03-04", "2026-13-01"),
        ("date", "2024-02-29", "4.3.2026"),
        ("uuid", "7C9E6679-7425-40DE-944B-E07FC1F90AE7", "7c9e6679742540de944be07fc1f90ae7"),
        ("decimal", "-12.50", "12,50"),
        ("decimal", "12", "1e3"),
    ],
)
def test_formats_are_told_by_their_texts(name: str, good: str, bad: str) -> None:
    _, fits = FORMATS[name]
    assert fits(good)
    assert not fits(bad)


BODIES = {
    name: schema
    for name, each in facts().items()
    for media, schema in each.body.items()
    if media.endswith("json")
}


def invented(name: str, seed: int) -> Any:
    return Inventor(shapes(), seed.to_bytes(8, "big"), A_SECOND).value(BODIES[name], Spot(name))


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, Any]:
    name = draw(st.sampled_from(sorted(BODIES)))
    return name, invented(name, draw(st.integers(0, 2**32)))


@settings(max_examples=150, deadline=None)
@given(bodies())
def test_a_body_made_from_its_schema_is_good(body: tuple[str, Any]) -> None:
    name, value = body
    assert Judge(BODIES[name], shapes()).body(json.dumps(value).encode()) == []


Spoiling = tuple[str, Callable[[], object]]


def mutations(schema: Schema, value: Any, path: str = "") -> Iterator[Spoiling]:
    """Give ways to spoil a value in one place, each with the path at which it must be found out."""
    shape = shapes().of(schema)
    if shape.kind == "union":
        yield f"{path}{shape.tag}", partial(setitem, value, shape.tag, "NO SUCH MEMBER")
        shape = shapes().of(shape.members[value[shape.tag]])
    if shape.kind == "array":
        for number, item in enumerate(value):
            yield from mutations(shape.inner, item, f"{path.removesuffix('.')}[{number}].")
    if shape.kind == "object":
        yield from of_an_object(shape, value, path)


def of_an_object(shape: Shape, value: Any, path: str) -> Iterator[Spoiling]:
    if shape.closed:
        yield f"{path}zzz", partial(setitem, value, "zzz", 1)
    for name, field in shape.fields.items():
        if name in shape.required:
            yield f"{path}{name}", partial(delitem, value, name)
        if name in value:
            yield from mutations(field, value[name], f"{path}{name}.")
            kind = shapes().of(field).kind
            if kind not in {"any", "union", "choice"}:
                wrong = "x" if kind in {"number", "integer"} else 1.5
                yield f"{path}{name}", partial(setitem, value, name, wrong)


@settings(max_examples=300, deadline=None)
@given(bodies(), st.randoms(use_true_random=False))
def test_a_body_spoilt_in_one_place_is_refused_at_that_place(body: tuple[str, Any], random: Any) -> None:
    name, value = body
    ways = list(mutations(BODIES[name], value))
    if not ways:
        return
    path, spoil = random.choice(ways)
    spoil()
    problems = Judge(BODIES[name], shapes()).body(json.dumps(value).encode())
    assert path in {problem.path for problem in problems}
    assert {problem.kind for problem in problems} == {"unknown" if path.endswith("zzz") else "invalid"}
