"""Bodies, good answers and parameters of an operation: take their schemas out, put the prepared ones in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from codegen.hoist import Hoist
from codegen.interface import RawOperation
from codegen.references import Schema, renamed, simplified

_BETA: Final = ".beta."
_PUBLIC: Final = ".public."
_FIRST_ERROR: Final = "400"


@dataclass(frozen=True, slots=True)
class Media:
    """One media type of a body or an answer."""

    type: str
    schema: Schema
    """A reference, an array of references, or a plain value such as a binary string; no inline objects."""


@dataclass(frozen=True, slots=True)
class PreparedOperation:
    """The parameters, bodies and good answers of an operation."""

    id: str
    parameters: tuple[dict[str, Any], ...]
    """Those of the path and of the operation, resolved, as `RawOperation` has them."""
    bodies: tuple[Media, ...]
    body_required: bool
    answers: Mapping[str, tuple[Media, ...]]
    """Media types by status code, codes below 400 only; an answer without a body has none."""

    def sent(self) -> Iterator[Schema]:
        """Yield the schemas that the caller sends."""
        yield from (media.schema for media in self.bodies)
        yield from (parameter.get("schema", {}) for parameter in self.parameters)

    def read(self) -> Iterator[Schema]:
        """Yield the schemas that the caller reads."""
        yield from (media.schema for answer in self.answers.values() for media in answer)

    def mapped(self, change: Callable[[Schema], Schema]) -> "PreparedOperation":
        """Copy the operation with all its schemas changed."""
        return replace(
            self,
            parameters=tuple(
                {**each, "schema": change(each["schema"])} if "schema" in each else each
                for each in self.parameters
            ),
            bodies=_changed(self.bodies, change),
            answers={code: _changed(answer, change) for code, answer in self.answers.items()},
        )


def _changed(media: tuple[Media, ...], change: Callable[[Schema], Schema]) -> tuple[Media, ...]:
    return tuple(Media(each.type, change(each.schema)) for each in media)


def take(raw: RawOperation, class_name: str, hoist: Hoist, classes: Mapping[str, str]) -> PreparedOperation:
    """Take out the schemas of an operation; inline objects go to the named ones.

    Args:
        raw: The operation.
        class_name: How its inline bodies are called, without `Request` or `Response`.
        hoist: Collects the named schemas.
        classes: The class names of the schemas of the interface.
    """

    def place(schema: Schema, kind: str) -> Schema:
        return hoist.place(
            renamed(simplified(schema), classes), class_name + kind, f"{raw.id}/{kind.lower()}"
        )

    def media(content: Mapping[str, Any], kind: str) -> tuple[Media, ...]:
        return tuple(
            Media(key, place(value["schema"], kind))
            for key, value in _without_beta(content).items()
            if "schema" in value
        )

    body = raw.body or {}
    return PreparedOperation(
        id=raw.id,
        parameters=tuple(
            {**each, "schema": renamed(each["schema"], classes)} if "schema" in each else each
            for each in raw.parameters
        ),
        bodies=media(body.get("content", {}), "Request"),
        body_required=bool(body.get("required")),
        answers={
            code: media(answer.get("content", {}), "Response")
            for code, answer in _good(raw.responses).items()
        },
    )


def _without_beta(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out the beta form of what has a public form: the library asks for the public one."""
    public = any(_PUBLIC in key for key in content)
    return {key: value for key, value in content.items() if not (public and _BETA in key)}


def _good(responses: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the answers that are no errors; `default` stands in where there is no other."""
    good = {code: answer for code, answer in responses.items() if code < _FIRST_ERROR}
    return good or {code: answer for code, answer in responses.items() if code == "default"}


def put(item: dict[str, Any], prepared: PreparedOperation) -> None:
    """Write the prepared schemas into an operation object; errors keep their codes and lose their bodies."""
    item["parameters"] = list(prepared.parameters)
    if prepared.bodies:
        item["requestBody"] = {"required": prepared.body_required, "content": _content(prepared.bodies)}
    for code, answer in item.get("responses", {}).items():
        answer.pop("content", None)
        if prepared.answers.get(code):
            answer["content"] = _content(prepared.answers[code])


def _content(media: tuple[Media, ...]) -> dict[str, Any]:
    return {each.type: {"schema": each.schema} for each in media}
