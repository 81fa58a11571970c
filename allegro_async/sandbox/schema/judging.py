"""Judge values by the schemas of the interface file, with pydantic's validator in Rust.

It is built from the interface file itself, not from the models that the library builds requests with: a
mistake in the making of the models would not hide here. Of the judges tried on a small body (a command
with two offers), this one takes 1.3 us, the models 2.6, jsonschema-rs 2.8, fastjsonschema 7, jsonschema 129;
and it needs nothing that the library does not need already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError, SchemaValidator, ValidationError
from pydantic_core import core_schema as core

from .formats import FORMATS
from .shapes import Schema, Shape, Shapes

MEMBER = "\0"
"""Marks the steps of a place that name a member of a union, which are no part of the path."""

_WRONG_TAG = "wrong_tag"
_WRONG_FORMAT = "wrong_format"
_INT32 = 2**31
_OWN = 1000
"""So many errors deeper down weigh as much as one in the names of a member's own properties."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a value.

    Attributes:
        kind: `json`: it is no JSON; `unknown`: a property that the schema lacks; `invalid`: anything else.
        path: Where, such as `items[0].id`; empty for the whole.
        message: What is wrong, in English.
    """

    kind: str
    path: str
    message: str


class Judge:
    """Judges the values of one schema.

    Args:
        schema: The schema.
        shapes: Where its references lead.
        clears: Whether null stands for "empty this field" wherever a property need not be there, as it does
            in the body of a PATCH (allegro-facts, section 5). Otherwise it may stand only where the schema
            says so.
    """

    def __init__(self, schema: Schema, shapes: Shapes, *, clears: bool = False) -> None:
        self._shapes = shapes
        self._clears = clears
        self._definitions: dict[str, CoreSchema | None] = {}
        root = self._schema(schema)
        definitions = [each for each in self._definitions.values() if each is not None]
        # Strictness is asked for at each value: the choices of a union would lose one that is set here.
        config = core.CoreConfig(allow_inf_nan=False)
        self._validator = SchemaValidator(core.definitions_schema(root, definitions), config)

    def body(self, body: bytes) -> list[Problem]:
        """Judge JSON."""
        try:
            self._validator.validate_json(body)
        except ValidationError as error:
            return _problems(error.errors(include_url=False, include_input=False))
        return []

    def value(self, value: object) -> list[Problem]:
        """Judge a value that was read already."""
        try:
            self._validator.validate_python(value)
        except ValidationError as error:
            return _problems(error.errors(include_url=False, include_input=False))
        return []

    def _schema(self, schema: Schema) -> CoreSchema:
        shape = self._shapes.of(schema)
        made = self._plain(shape) if shape.kind in _PLAIN else self._reference(shape)
        return core.nullable_schema(made) if shape.nullable else made

    def _plain(self, shape: Shape) -> CoreSchema:
        return _PLAIN[shape.kind](shape.facts)

    def _reference(self, shape: Shape) -> CoreSchema:
        """Refer to what has parts: schemas lead back to themselves."""
        name = f"{id(shape)}"
        if name not in self._definitions:
            self._definitions[name] = None
            made = self._whole(shape)
            made["ref"] = name
            self._definitions[name] = made
        return core.definition_reference_schema(name)

    def _whole(self, shape: Shape) -> Any:
        match shape.kind:
            case "array":
                bounds = _bounds(shape.facts, min_length="minItems", max_length="maxItems")
                return core.list_schema(self._schema(shape.inner), strict=True, **bounds)
            case "map":
                bounds = _bounds(shape.facts, min_length="minProperties", max_length="maxProperties")
                return core.dict_schema(core.str_schema(), self._schema(shape.inner), strict=True, **bounds)
            case "union":
                return self._union(shape)
            case "choice":
                choices = [(self._schema(each), f"{MEMBER}{key}") for key, each in shape.members.items()]
                return core.union_schema(list(choices), mode="left_to_right")
            case _:
                return self._object(shape)

    def _union(self, shape: Shape) -> CoreSchema:
        return core.tagged_union_schema(
            {f"{MEMBER}{tag}": self._schema(each) for tag, each in shape.members.items()},
            _tag_reader(shape.tag),
            custom_error_type=_WRONG_TAG,
            custom_error_message="no such member",
            custom_error_context={"tag": shape.tag, "expected": ", ".join(shape.members)},
        )

    def _object(self, shape: Shape) -> CoreSchema:
        fields = {name: self._field(each, name in shape.required) for name, each in shape.fields.items()}
        if shape.closed:
            return core.typed_dict_schema(fields, extra_behavior="forbid")
        return core.typed_dict_schema(fields, extra_behavior="allow", extras_schema=self._schema(shape.inner))

    def _field(self, schema: Schema, required: bool) -> core.TypedDictField:
        made = self._schema(schema)
        if self._clears and not required:
            made = core.nullable_schema(made)
        return core.typed_dict_field(made, required=required)


def _bounds(facts: Schema, **names: str) -> dict[str, Any]:
    """Take bounds over under other names."""
    return {mine: facts[theirs] for mine, theirs in names.items() if theirs in facts}


def _text(facts: Schema) -> CoreSchema:
    if "enum" in facts:
        return core.literal_schema([each for each in facts["enum"] if each is not None])
    bounds = _bounds(facts, min_length="minLength", max_length="maxLength")
    if "pattern" in facts:
        bounds["pattern"] = f"^(?:{facts['pattern']})$"  # Allegro's patterns mean the whole text
    text = core.str_schema(strict=True, **bounds)
    named = FORMATS.get(facts.get("format", ""))
    if named is None:
        return text
    wish, fits = named

    def check(value: str) -> str:
        if fits(value):
            return value
        raise PydanticCustomError(_WRONG_FORMAT, "wrong format", {"wish": wish})

    return core.no_info_after_validator_function(check, text)


def _whole_number(facts: Schema) -> CoreSchema:
    usual: dict[str, Any] = {"ge": -_INT32, "le": _INT32 - 1} if facts.get("format") == "int32" else {}
    bounds: dict[str, Any] = {**usual, **_bounds(facts, ge="minimum", le="maximum")}
    return core.int_schema(strict=True, **bounds)


def _number(facts: Schema) -> CoreSchema:
    return core.float_schema(strict=True, **_bounds(facts, ge="minimum", le="maximum"))


_PLAIN: Mapping[str, Callable[[Schema], CoreSchema]] = {
    "string": _text,
    "integer": _whole_number,
    "number": _number,
    "boolean": lambda _: core.bool_schema(strict=True),
    "any": lambda _: core.any_schema(),
}


def _tag_reader(tag: str) -> Callable[[Any], str | None]:
    def read(value: Any) -> str | None:
        return f"{MEMBER}{value[tag]}" if isinstance(value, dict) and tag in value else None

    return read


def _problems(errors: Iterable[ErrorDetails]) -> list[Problem]:
    """Say what is wrong; unknown properties first, since Allegro looks for them while it reads."""
    found = [_problem(each) for each in _of_nearest_members(list(errors))]
    return sorted(found, key=lambda problem: problem.kind != "unknown")


def _of_nearest_members(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Of a choice in which no member fits, keep the errors of the member that is nearest.

    That is the one whose own properties are least wrong by their names; what lies in them counts less.
    """
    counts: dict[tuple[int | str, ...], Counter[int | str]] = {}
    for each in errors:
        by_name = each["type"] in {"missing", "extra_forbidden"}
        for above, member in _members(each):
            is_own = by_name and len(each["loc"]) == len(above) + 2
            counts.setdefault(above, Counter())[member] += _OWN if is_own else 1
    nearest = {above: min(seen, key=seen.__getitem__) for above, seen in counts.items()}
    return [each for each in errors if all(nearest[above] == one for above, one in _members(each))]


def _members(error: ErrorDetails) -> Iterator[tuple[tuple[int | str, ...], int | str]]:
    place = error["loc"]
    return ((place[:at], step) for at, step in enumerate(place) if _is_member(step))


def _is_member(step: int | str) -> bool:
    return isinstance(step, str) and step.startswith(MEMBER)


def _problem(error: ErrorDetails) -> Problem:
    kind, context = error["type"], error.get("ctx", {})
    steps = [each for each in error["loc"] if not _is_member(each)]
    if kind == _WRONG_TAG:
        steps.append(context["tag"])
    path = _path(steps)
    if kind == "json_invalid":
        return Problem("json", "", "The body is not JSON")
    if kind == "extra_forbidden":
        return Problem("unknown", path, f"Unknown property: {path}")
    return Problem("invalid", path, f"{path or 'The body'} {_wish(kind, context)}")


def _path(steps: Sequence[int | str]) -> str:
    text = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in steps)
    return text.removeprefix(".")


def _wish(kind: str, context: Mapping[str, Any]) -> str:
    return _WISHES.get(kind, "is not valid").format(**context)


_WISHES = {
    "missing": "is required",
    "string_type": "must be a text",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "string_pattern_mismatch": "must look like {pattern}",
    "literal_error": "must be one of {expected}",
    _WRONG_TAG: "must be one of {expected}",
    _WRONG_FORMAT: "must be {wish}",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a number",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "bool_type": "must be true or false",
    "list_type": "must be an array",
    "too_short": "must have at least {min_length} elements",
    "too_long": "must have at most {max_length} elements",
    "dict_type": "must be an object",
}
