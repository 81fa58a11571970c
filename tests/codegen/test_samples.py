"""Sample values: valid for their schema, and always the same."""

from datetime import datetime
from typing import Any

import pytest

from codegen.problems import CodegenError
from codegen.samples import Samples

REF = "#/components/schemas/"


def sample(schema: dict[str, Any], name: str = "", /, **named: dict[str, Any]) -> Any:
    return Samples(named).value(schema, name)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "integer"}, 2),
        ({"type": "integer", "minimum": 7}, 7),
        ({"type": "integer", "maximum": 1}, 1),
        ({"type": "number"}, 12.5),
        ({"type": "number", "minimum": 20}, 20),
        ({"type": "boolean"}, True),
        ({"type": "string"}, "text"),
        ({"type": "string", "minLength": 6}, "textxx"),
        ({"type": "string", "maxLength": 2}, "te"),
        ({"type": "string", "enum": [None, "A", "B"]}, "A"),
        ({"type": "string", "pattern": "[A-Z]{3}"}, "PLN"),
        ({"type": "string", "pattern": r"\d+[.,]\d{1,2}"}, "12.50"),
        ({"oneOf": [{"type": "boolean"}, {"type": "number"}]}, True),
        ({"type": "array", "items": {"type": "integer"}}, [2]),
        ({"type": "array", "minItems": 2, "items": {"type": "integer"}}, [2, 2]),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"key": 2}),
        ({"type": "object", "additionalProperties": {}}, {"key": "text"}),
        ({"type": "object"}, {}),
    ],
)
def test_a_sample_fits_its_schema(schema: dict[str, Any], expected: object) -> None:
    assert sample(schema) == expected


def test_a_time_has_a_zone() -> None:
    assert datetime.fromisoformat(sample({"type": "string", "format": "date-time"})).tzinfo


@pytest.mark.parametrize(
    ("name", "expected"), [("buyerLogin", "jan_kowalski"), ("currency", "PLN"), ("id", "10023")]
)
def test_a_text_is_like_what_its_name_says(name: str, expected: str) -> None:
    assert sample({"type": "string"}, name) == expected


def test_an_object_has_its_optional_fields_too() -> None:
    schema = {"properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "required": ["a"]}
    assert sample({"$ref": REF + "A"}, A=schema) == {"a": "text", "b": 2}


def test_deep_inside_only_required_fields_are_there() -> None:
    leaf = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
        "required": ["a"],
    }
    named: dict[str, dict[str, Any]] = {"L0": leaf}
    for level in range(1, 6):
        named[f"L{level}"] = {
            "type": "object",
            "required": ["in"],
            "properties": {"in": {"$ref": f"{REF}L{level - 1}"}, "more": {"type": "string"}},
        }
    value = Samples(named).value({"$ref": REF + "L5"})
    assert value["more"] == "text"
    for _ in range(5):
        value = value["in"]
    assert value == {"a": "text"}


def test_a_schema_within_itself_ends() -> None:
    node: dict[str, Any] = {
        "properties": {
            "next": {"$ref": REF + "Node"},
            "all": {"type": "array", "items": {"$ref": REF + "Node"}},
            "id": {"type": "string"},
        },
        "required": ["all"],
    }
    assert sample({"$ref": REF + "Node"}, Node=node) == {"all": [], "id": "10023"}


def test_a_union_is_its_first_member() -> None:
    cat = {"type": "object", "properties": {"kind": {"type": "string", "enum": ["CAT"]}}}
    dog = {"type": "object", "properties": {"kind": {"type": "string", "enum": ["DOG"]}}}
    pet = {"oneOf": [{"$ref": REF + "Cat"}, {"$ref": REF + "Dog"}]}
    samples = Samples({"Cat": cat, "Dog": dog, "Pet": pet})
    reference = {"$ref": REF + "Pet"}
    assert samples.value(reference) == {"kind": "CAT"}
    assert samples.member(reference) == "Cat"
    assert samples.is_union(reference)
    assert samples.member(pet) == "Cat"


def test_a_plain_value_is_of_no_class() -> None:
    samples = Samples({"Colour": {"type": "string", "enum": ["RED"]}})
    assert samples.member({"type": "string"}) is None
    assert samples.member({"$ref": REF + "Colour"}) is None
    assert not samples.is_union({"type": "string"})


def test_a_pattern_that_nothing_fits_stops_the_build() -> None:
    with pytest.raises(CodegenError, match=r"no text for the pattern .* of colour; add one"):
        sample({"type": "string", "pattern": "^red or blue$"}, "colour")


def test_a_reference_to_nowhere_stops_the_build() -> None:
    with pytest.raises(CodegenError, match="the schema Cat, which does not exist"):
        sample({"$ref": REF + "Cat"})
