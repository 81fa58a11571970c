"""Turn an operation of the interface into the signature and the one statement of its method."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from codegen.annotations import annotation
from codegen.answers import Answer, answer_of
from codegen.bodies import Body, body_of
from codegen.contents import PreparedOperation
from codegen.entries import OperationEntry
from codegen.interface import RawOperation
from codegen.names import python_name
from codegen.problems import CodegenError
from codegen.references import Schema
from codegen.samples import Samples

# Headers that the transport sets by itself (OpenAPI 3.0 wants the first three ignored as parameters;
# the language is a call option).
_TRANSPORT_HEADERS: Final = frozenset({"accept", "content-type", "authorization", "accept-language"})


@dataclass(frozen=True, slots=True)
class Argument:
    """One parameter of the operation, as an argument of the method."""

    wire: str
    """Its name in Allegro's documentation."""
    name: str
    """Its name in Python."""
    place: str
    """`path`, `query` or `header`."""
    annotation: str
    required: bool
    schema: Schema

    def declared(self) -> str:
        """Write it for the signature."""
        if self.required:
            return f"{self.name}: {self.annotation}"
        return f"{self.name}: {self.annotation} | None = None"

    @property
    def pair(self) -> str:
        """Its wire name and its value, as Python."""
        return f"({wire_name(self.wire, self.place)!r}, {self.name})"


_WAITING: Final = "wait_timeout: float | None = 600.0"
_COMMAND_ID: Final = "command_id: UUID | str | None = None"


@dataclass(frozen=True, slots=True)
class Follow:
    """What a method that starts a command returns besides the first answer."""

    status: str
    """The type of the answer that tells how far the command is, as Python."""
    task: str | None
    """The type of a task; None where no operation lists them."""
    waits: bool
    """Whether the method waits for the end by itself, unless it is told not to."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a resource class: all that its text and its test need."""

    entry: OperationEntry
    operation: RawOperation
    arguments: tuple[Argument, ...]
    body: Body | None
    answer: Answer
    follow: Follow | None = None
    id_in_body: str | None = None
    """The field of the body that holds the caller's own id of a command."""

    @property
    def constant(self) -> str:
        """The name of the constant that holds the operation's facts."""
        return constant_of(self.entry)

    @property
    def is_async(self) -> bool:
        """Whether it is `async def`; a list is not, since it can be iterated as well as awaited."""
        return self.answer.kind != "pager"

    def placed(self, place: str) -> list[Argument]:
        """List the arguments of a place."""
        return [argument for argument in self.arguments if argument.place == place]

    @property
    def takes_id(self) -> bool:
        """Whether a call of it carries the caller's own id of a command."""
        return self.entry.repeat == "same-id"

    @property
    def signature(self) -> str:
        """The parameters, as they stand between the parentheses."""
        return self._signature(f"wait: bool = True, {_WAITING}")

    @property
    def variants(self) -> list[tuple[str, str]]:
        """The signatures of its overloads, with what they return; none where there is one way to call it."""
        if self.follow is None or not self.follow.waits:
            return []
        return [
            (self._signature(f"wait: Literal[True] = True, {_WAITING}"), self.answer.returns),
            (self._signature(f"wait: Literal[False], {_WAITING}"), self._command),
        ]

    def _signature(self, waiting: str) -> str:
        arguments = [each for each in self.placed("path") if not self._is_own_id(each)]
        positional = ["self", *(argument.declared() for argument in arguments)]
        if self.body is not None:
            positional.append(self.body.declared())
        named = [argument for argument in self.arguments if argument.place != "path"]
        keywords = [
            *(argument.declared() for argument in sorted(named, key=lambda each: not each.required)),
            *self._choices(),
            *([_COMMAND_ID] if self.takes_id else []),
            *([waiting] if self.follow is not None and self.follow.waits else []),
        ]
        star = ["*", *keywords] if keywords else []
        return ", ".join([*positional, *star, "**options: Unpack[CallOptions]"])

    def _choices(self) -> Iterator[str]:
        """Yield the keywords that choose between media types."""
        if self.body is not None and self.body.choice:
            yield self.body.choice
        if self.answer.choice:
            yield self.answer.choice

    @property
    def returns(self) -> str:
        """The annotation of what it returns."""
        if self.follow is None:
            return self.answer.returns
        return f"{self.answer.returns} | {self._command}" if self.follow.waits else self._command

    @property
    def _command(self) -> str:
        follow = self.follow
        types = [self.answer.returns, *([follow.status, follow.task] if follow else [])]
        name = "TaskCommand" if follow and follow.task else "Command"
        return f"{name}[{', '.join(each for each in types if each)}]"

    def _is_own_id(self, argument: Argument) -> bool:
        return self.takes_id and argument.wire == "commandId"

    @property
    def statement(self) -> str:
        """Its one statement."""
        call = self._call()
        if self.follow is not None:
            if self.follow.waits:
                waiting = "wait=wait, wait_timeout=wait_timeout"
                return f"return await self._processed({self.answer.shape}, {call}, {waiting})"
            kind = "_task_command" if self.follow.task else "_command"
            return f"return await self.{kind}({self.answer.shape}, {call})"
        match self.answer.kind:
            case "pager":
                return f"return Pager({self._pager()})"
            case "nothing":
                return f"await self._nothing({call})"
            case "bytes":
                return f"return await self._bytes({call})"
            case kind:
                return f"return await self._{kind}({self.answer.shape}, {call})"

    def _call(self) -> str:
        return f"make_call({', '.join([f'op.{self.constant}', 'options', *self._sent()])})"

    def _pager(self) -> str:
        parts = ["self._sender", f"op.{self.constant}", "options", self.answer.shape, self.answer.item]
        return ", ".join([*parts, *self._sent()])

    def _sent(self) -> Iterator[str]:
        """Yield what goes out, as keyword arguments."""
        if path := self.placed("path"):
            names = ("own_id(command_id)" if self._is_own_id(each) else each.name for each in path)
            yield f"path={tuple_of(names)}"
        if query := self.placed("query"):
            yield f"query={tuple_of(each.pair for each in query)}"
        headers = [each.pair for each in self.placed("header")]
        if self.answer.choice:
            headers.append('("Accept", accept)')
        if headers:
            yield f"headers={tuple_of(headers)}"
        if self.body is not None:
            if self.id_in_body is None:
                yield f"body={self.body.expression}"
            else:
                yield f"body=command_body({self.body.class_name}, body, {self.id_in_body!r}, command_id)"
            if self.body.content_type:
                yield f"content_type={self.body.content_type}"


def tuple_of(parts: Iterable[str]) -> str:
    """Write a tuple; a comma at its end, where it is not needed, would spread it over lines."""
    written = list(parts)
    return f"({', '.join(written)}{',' if len(written) == 1 else ''})"


def wire_name(wire: str, place: str) -> str:
    """Give the name as it goes out: headers in their usual capitals."""
    return "-".join(part.capitalize() for part in wire.split("-")) if place == "header" else wire


def constant_of(entry: OperationEntry) -> str:
    """Name the constant of an operation: `orders.search` gives `ORDERS_SEARCH`."""
    return entry.name.replace(".", "_").upper()


def method_of(
    operation: RawOperation,
    prepared: PreparedOperation,
    entry: OperationEntry,
    samples: Samples,
    reserved: frozenset[str],
) -> Method:
    """Make the method of an operation.

    Args:
        operation: The operation of the prepared interface.
        prepared: Its bodies and answers.
        entry: What we say about it.
        samples: The named schemas.
        reserved: Names that no argument may have: those of the call options.

    Raises:
        CodegenError: Two arguments have one name, or one has a name of the call options.
    """
    method = Method(
        entry,
        operation,
        tuple(_arguments(operation, entry, samples)),
        body_of(prepared),
        answer_of(prepared, entry, samples),
    )
    method = replace(method, id_in_body=_id_in_body(method, samples))
    _check_names(method, reserved)
    return method


def _arguments(operation: RawOperation, entry: OperationEntry, samples: Samples) -> Iterator[Argument]:
    in_path = [part.partition("}")[0] for part in operation.path.split("{")[1:]]
    order = {name: index for index, name in enumerate(in_path)}
    for raw in sorted(operation.parameters, key=lambda each: order.get(each["name"], len(order))):
        wire, place = raw["name"], raw["in"]
        if place == "header" and wire.lower() in _TRANSPORT_HEADERS:
            continue
        schema: Schema = raw.get("schema", {})
        yield Argument(
            wire=wire,
            name=entry.parameters.get(wire) or python_name(wire),
            place=place,
            annotation=_header(wire, schema, samples) if place == "header" else annotation(schema, samples),
            required=place == "path" or bool(raw.get("required")),
            schema=schema,
        )


def _header(wire: str, schema: Schema, samples: Samples) -> str:
    # A time that came in `Last-Modified` is sent back as it came.
    return "datetime | str" if wire.lower() == "if-modified-since" else annotation(schema, samples)


def _id_in_body(method: Method, samples: Samples) -> str | None:
    """Find the field of the body for the id of a command; most call it `commandId`, one `id`."""
    if not method.takes_id or any(each.wire == "commandId" for each in method.placed("path")):
        return None
    fields: dict[str, Schema] = {}
    if method.body is not None and method.body.model is not None:
        fields = samples.named(method.body.model).get("properties", {})
    name = next((each for each in ("commandId", "id") if each in fields), None)
    if name is None:
        raise CodegenError(
            f"operations.toml: [operations.{method.entry.id}]: neither path nor body has an id of the "
            'caller\'s, so `repeat` cannot be "same-id"'
        )
    return name


def _check_names(method: Method, reserved: frozenset[str]) -> None:
    taken = dict.fromkeys(reserved, "a call option")
    taken |= {"self": "the object itself", "options": "the call options", "body": "the request body"}
    if method.body is not None and method.body.choice:
        taken["content_type"] = "the media type"
    if method.answer.choice:
        taken["accept"] = "the media type"
    if method.takes_id:
        taken["command_id"] = "the caller's own id of the command"
    for argument in method.arguments:
        if argument.name in taken and not (method.takes_id and argument.wire == "commandId"):
            raise CodegenError(
                f"operations.toml: [operations.{method.entry.id}]: the parameter {argument.wire} would be "
                f"called {argument.name}, which is {taken[argument.name]}; add "
                f'parameters = {{ "{argument.wire}" = "another_name" }}'
            )
        taken[argument.name] = f"the parameter {argument.wire}"
