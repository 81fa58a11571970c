"""Sample arguments for a method, and what must go out for them: both written as Python literals.

What must go out is worked out here from the schemas alone, and not with the library's own encoder, so that
the generated tests judge that encoder.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from codegen.references import Schema, target
from codegen.samples import Samples
from codegen.signatures import Argument, Method, wire_name

_MOMENT: Final = "datetime(2026, 3, 4, 10, 20, 30, tzinfo=UTC)"
_MOMENT_IN_QUERY: Final = "2026-03-04T10:20:30.000Z"
_MOMENT_IN_HEADER: Final = "Wed, 04 Mar 2026 10:20:30 GMT"


@dataclass(frozen=True, slots=True)
class SampleValue:
    """A sample for one argument: as it is passed, and the texts that go out for it."""

    passed: str
    sent: tuple[str, ...]
    keys: tuple[str, ...] = ()
    """For a mapping: the query keys that its values go out under."""


def sample_of(argument: Argument, samples: Samples) -> SampleValue:
    """Make a sample for an argument."""
    if argument.annotation.startswith("datetime"):
        return SampleValue(_MOMENT, (_MOMENT_IN_HEADER if argument.place == "header" else _MOMENT_IN_QUERY,))
    return _sample(argument.schema, argument.wire, samples)


def _sample(schema: Schema, name: str, samples: Samples) -> SampleValue:
    found = target(schema)
    if found is not None:
        return _sample(samples.named(found), name, samples)
    match schema.get("type"):
        case "array":
            return _two(_sample(schema["items"], name, samples), _named(schema["items"], samples))
        case "object":
            return SampleValue('{"some.key": "text"}', ("text",), ("some.key",))
        case "boolean":
            return SampleValue("True", ("true",))
        case "number":
            return SampleValue('Decimal("12.50")', ("12.50",))
        case _:
            value = samples.value(schema, name)
            return SampleValue(repr(value), (str(value),))


def _named(schema: Schema, samples: Samples) -> Schema:
    found = target(schema)
    return schema if found is None else _named(samples.named(found), samples)


def _two(one: SampleValue, items: Schema) -> SampleValue:
    """Make a list of two, so that a key which is not repeated shows."""
    last = items["enum"][:2][-1] if "enum" in items else f"{one.sent[0]}-b"
    return SampleValue(f"[{one.passed}, {last!r}]", (*one.sent, str(last)))


def path_sent(method: Method, samples: Samples) -> str:
    """The path that must go out."""
    path = method.operation.path
    for argument in method.placed("path"):
        path = path.replace(f"{{{argument.wire}}}", quote(sample_of(argument, samples).sent[0], safe=""))
    return path


def query_sent(method: Method, samples: Samples) -> list[tuple[str, str]]:
    """The query that must go out."""
    pairs: list[tuple[str, str]] = []
    for argument in method.placed("query"):
        value = sample_of(argument, samples)
        keys = value.keys or (argument.wire,) * len(value.sent)
        pairs += zip(keys, value.sent, strict=True)
    return pairs


def headers_sent(method: Method, samples: Samples) -> dict[str, str]:
    """The headers that must go out, besides those of every request."""
    return {
        wire_name(argument.wire, argument.place): sample_of(argument, samples).sent[0]
        for argument in method.placed("header")
    }


def body_sample(method: Method, samples: Samples) -> Any:
    """The JSON of the body; None for a file or no body."""
    body = method.body
    return None if body is None or body.model is None else samples.value(body.schema, "body")


def arguments(method: Method, samples: Samples) -> Iterator[str]:
    """Yield all arguments as they are passed."""
    own_id = None
    for argument in method.placed("path"):
        if method.takes_id and argument.wire == "commandId":
            own_id = argument
        else:
            yield sample_of(argument, samples).passed
    if method.body is not None:
        model = method.body.class_name
        yield f"{model}.model_validate_json(body)" if model else "b'file'"
    for argument in method.arguments:
        if argument.place != "path":
            yield f"{argument.name}={sample_of(argument, samples).passed}"
    if method.body is not None and method.body.choice and method.body.class_name is None:
        yield f"content_type={method.body.files[-1]!r}"
    if own_id is not None:
        yield f"command_id={sample_of(own_id, samples).passed}"
    if method.answer.choice:
        yield f"accept={method.answer.media_types[-1]!r}"
