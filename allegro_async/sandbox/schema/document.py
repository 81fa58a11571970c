"""The facts of the interface file that came with the package, read when they are first needed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias, cast

from .shapes import Schema, Shapes

Place: TypeAlias = Literal["path", "query", "header"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation.

    Attributes:
        place: Where it stands.
        name: Its name on the wire.
        required: Whether a request must have it.
        schema: What its value may be.
    """

    place: Place
    name: str
    required: bool
    schema: Schema


@dataclass(frozen=True, slots=True)
class Facts:
    """What the interface file says of one operation.

    Attributes:
        parameters: All parameters.
        body: The schema of the body by its media type; empty where there is none.
        body_required: Whether a request must have a body.
        answers: The schema of each good answer by its media type, by status, the lowest first.
        headers: The headers of each good answer by status, in small letters.
        page: The size of a page when nobody asks for one; 0 where nothing is said of it.
    """

    parameters: tuple[Parameter, ...]
    body: Mapping[str, Schema]
    body_required: bool
    answers: Mapping[int, Mapping[str, Schema]]
    headers: Mapping[int, tuple[str, ...]]
    page: int


@cache
def facts() -> Mapping[str, Facts]:
    """Give the facts of every operation by method and path template, such as `GET /order/events`."""
    return {name: _facts(raw) for name, raw in _document()["operations"].items()}


@cache
def shapes() -> Shapes:
    """Give the schemas of the interface file."""
    return Shapes(_document()["schemas"])


@cache
def _document() -> dict[str, Any]:
    text = files("allegro_async.sandbox").joinpath("facts", "interface.json").read_bytes()
    return cast("dict[str, Any]", json.loads(text))


def _facts(raw: Mapping[str, Any]) -> Facts:
    body: Mapping[str, Any] = raw.get("body", {})
    return Facts(
        parameters=tuple(
            Parameter(each["in"], each["name"], each["required"], each["schema"])
            for each in raw["parameters"]
        ),
        body=body.get("content", {}),
        body_required=body.get("required", False),
        answers={int(code): answer["content"] for code, answer in sorted(raw["answers"].items())},
        headers={int(code): tuple(answer["headers"]) for code, answer in raw["answers"].items()},
        page=raw["page"],
    )
