"""Write `tests/resources/`: every method is called once with all its arguments."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from codegen.calls import arguments, body_sample, headers_sent, path_sent, query_sent, sample_of
from codegen.catalog import Catalog
from codegen.entries import AreaEntry
from codegen.formatting import format_files
from codegen.references import Schema
from codegen.resources import methods_by_area, template
from codegen.samples import Samples
from codegen.schemas import Prepared
from codegen.signatures import Method

PLACE: Final = "tests/resources"


@dataclass(frozen=True, slots=True)
class Case:
    """One test."""

    name: str
    lines: list[str]
    classes: frozenset[str]
    """The keys of the classes that it names."""


def render(prepared: Prepared, catalog: Catalog) -> dict[str, str]:
    """Write the tests of the resources.

    Args:
        prepared: The prepared interface.
        catalog: What we say about areas and operations.

    Returns:
        The text of every file by its path from the root of the project.

    Raises:
        CodegenError: Interface and catalog do not fit; the message says which line to add.
    """
    samples = Samples(prepared.schemas)
    return format_files(
        {
            f"{PLACE}/test_{name}.py": _module(catalog.areas[name], methods, samples)
            for name, methods in methods_by_area(prepared, catalog).items()
        }
    )


def _module(area: AreaEntry, methods: list[Method], samples: Samples) -> str:
    cases = [_case(area, method, samples) for method in methods]
    models: dict[str, list[str]] = {}
    for key in sorted(frozenset[str]().union(*(case.classes for case in cases))):
        models.setdefault(key.partition(".")[0], []).append(key.partition(".")[2])
    code = "\n".join(line for case in cases for line in case.lines)
    return template(
        "area_tests.py.jinja",
        area=area,
        cases=cases,
        models=models,
        datetimes="datetime(" in code,
        decimals="Decimal(" in code,
        parses="loads(" in code,
        reads="as_json(" in code,
    )


def _case(area: AreaEntry, method: Method, samples: Samples) -> Case:
    answer = method.answer
    lines: list[str] = []
    body = body_sample(method, samples)
    if body is not None:
        lines.append(f"body = {_compact(body)!r}")
    if answer.shape:
        lines.append(f"answer = {_compact(_answer(method, samples))!r}")
    replied = {"nothing": "", "bytes": ", b'file'"}.get(answer.kind, ", answer")
    lines.append(f"allegro = Recorder({answer.status}{replied})")
    call = f"{area.class_name}(allegro).{method.entry.method_name}({', '.join(arguments(method, samples))})"
    lines += _called(method, call, samples)
    lines.append(f"assert allegro.sent == Sent({', '.join(_sent(method, samples))})")
    return Case(method.entry.method_name, lines, frozenset(_classes(method, samples)))


def _answer(method: Method, samples: Samples) -> Any:
    return samples.value(method.answer.schema, "answer")


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _called(method: Method, call: str, samples: Samples) -> Iterator[str]:
    """Yield the call, and what it must give."""
    if method.follow is not None:
        yield from _followed(method, call, samples)
        return
    match method.answer.kind:
        case "nothing":
            yield f"await {call}"
        case "bytes":
            yield f"assert await {call} == b'file'"
        case "pager":
            yield f"pager = {call}"
            yield "read = await pager"
            yield from _read(method, samples)
            yield f"assert type(await pager.first()) is {_class(method.answer.item_schema, samples)}"
        case _:
            yield f"read = await {call}"
            yield from _read(method, samples)


def _followed(method: Method, call: str, samples: Samples) -> Iterator[str]:
    """Yield the start of a command, and what it must give."""
    if method.follow is not None and method.follow.waits:
        yield f"read = await {call}"
    else:
        yield f"command = await {call}"
        yield "read = command.started"
    yield from _read(method, samples)
    if sent := _id_sent(method, samples):
        yield f"assert command.id == {sent!r}"


def _id_sent(method: Method, samples: Samples) -> str | None:
    if method.id_in_body is not None:
        return str(body_sample(method, samples)[method.id_in_body])
    own = [each for each in method.placed("path") if method.takes_id and each.wire == "commandId"]
    return sample_of(own[0], samples).sent[0] if own else None


def _read(method: Method, samples: Samples) -> Iterator[str]:
    """Yield what an answer that was read must be."""
    schema = method.answer.schema
    if schema.get("type") == "array":
        yield f"assert [type(each) for each in read] == [{_class(schema['items'], samples)}]"
    else:
        yield f"assert type(read) is {_class(schema, samples)}"
    yield "assert as_json(read) == loads(answer)"


def _class(schema: Schema, samples: Samples) -> str:
    """Name the class that a sample is read into."""
    member = samples.member(schema)
    return member.rpartition(".")[2] if member else "str"


def _sent(method: Method, samples: Samples) -> Iterator[str]:
    """Yield what must go out, as keyword arguments."""
    yield f"method={method.operation.method!r}"
    yield f"path={path_sent(method, samples)!r}"
    yield f"accept={method.answer.media_types[-1] if method.answer.choice else method.answer.accept!r}"
    if query := query_sent(method, samples):
        yield f"query={query!r}"
    if headers := headers_sent(method, samples):
        yield f"headers={headers!r}"
    body = method.body
    if body is not None:
        yield f"content_type={body.media_types[0] if body.class_name else body.files[-1]!r}"
        yield "body=loads(body)" if body.class_name else "body=b'file'"


def _classes(method: Method, samples: Samples) -> Iterator[str]:
    """Yield the keys of the classes that a test names."""
    answer = method.answer
    schemas = [answer.schema.get("items", answer.schema), answer.item_schema]
    yield from (key for schema in schemas if schema and (key := samples.member(schema)))
    if method.body is not None and method.body.model:
        yield method.body.model
