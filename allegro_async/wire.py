"""Put a call on the wire: path, query, headers and body. Pure functions over plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast
from urllib.parse import quote
from uuid import UUID, uuid4

from pydantic_core import ValidationError, from_json

from .call import Call
from .errors import ConfigurationError, InvalidBodyError
from .reading import listed, wrong_fields

if TYPE_CHECKING:
    from ._model import AllegroModel
    from .call import CallOptions, Operation

    ModelT = TypeVar("ModelT", bound=AllegroModel)

QueryValue: TypeAlias = (
    str | int | bool | Decimal | datetime | date | Iterable[str | int] | Mapping[str, Any] | None
)
"""A query parameter: None leaves it out, a list repeats the key, a mapping has keys of its own."""

LANGUAGES = ("en-US", "pl-PL", "uk-UA", "sk-SK", "cs-CZ", "hu-HU")
"""The languages of Allegro's messages for people (allegro-facts, section 4)."""


def make_call(
    operation: Operation,
    options: CallOptions,
    *,
    path: Iterable[object] = (),
    query: Iterable[tuple[str, QueryValue]] = (),
    headers: Iterable[tuple[str, object]] = (),
    body: bytes | None = None,
    content_type: str | None = None,
) -> Call:
    """Make a call of an operation from its arguments.

    Args:
        operation: The facts of the operation.
        options: The call options.
        path: The path parameters, in the order of the path.
        query: The query parameters by their wire names; None leaves one out.
        headers: Header parameters by their wire names; None leaves one out.
        body: The body.
        content_type: The media type of the body, where the operation takes several.

    Raises:
        ConfigurationError: A path value is empty, or a time has no zone.
    """
    values = tuple(path)
    return Call(
        operation,
        target(operation.path, values, query),
        headers={name: header_text(name, value) for name, value in headers if value is not None},
        body=body,
        content_type=(content_type or operation.content_type) if body is not None else None,
        weight=changed_offers(operation.weight, body),
        options=options,
        command_id=_command_id(operation, values, body) if operation.repeat == "same-id" else None,
        turn=_value(operation.path, operation.one_at_a_time, values) if operation.one_at_a_time else None,
    )


def _command_id(operation: Operation, values: tuple[object, ...], body: bytes | None) -> str | None:
    """The caller's own id of a command. Without one, Allegro would make another command each time."""
    if operation.id_in_body is None:
        return _value(operation.path, "commandId", values)
    fields = from_json(body) if body else None
    found = cast("dict[str, Any]", fields).get(operation.id_in_body) if isinstance(fields, dict) else None
    return str(found) if found else None


def own_id(given: UUID | str | None) -> str:
    """The id of a command: the given one, or a new one."""
    return str(uuid4() if given is None else given)


def command_body(
    model: type[ModelT], value: ModelT | Mapping[str, Any], name: str, given: UUID | str | None
) -> bytes:
    """Write the body of a command that carries its own id; without one it could not be repeated.

    Args:
        model: The model of the body.
        value: An instance of it, or a mapping that is checked through it.
        name: The field that holds the id.
        given: The id, if the caller gives one. The body may hold it already; else a new one is made.

    Raises:
        ConfigurationError: The body has another id than the one that is given.
        InvalidBodyError: The mapping does not fit the model.
    """
    attribute = next(key for key, field in model.model_fields.items() if name in (key, field.alias))
    if isinstance(value, model):
        held = getattr(value, attribute)
        return json_body(model, value.model_copy(update={attribute: _same_id(name, held, given)}))
    fields = dict(cast("Mapping[str, Any]", value))
    held = fields.pop(attribute, None) or fields.pop(name, None)
    return json_body(model, {**fields, name: _same_id(name, held, given)})


def _same_id(name: str, held: object, given: UUID | str | None) -> str:
    if held and given is not None and str(held).lower() != str(given).lower():
        raise ConfigurationError(
            f"The body has {name} {held!s}, and command_id is {given!s}: a command has one id; give it once"
        )
    return str(held) if held else own_id(given)


def texts_at(place: str, fields: object) -> list[str]:
    """Collect the texts at a place of a JSON value, such as `offerCriteria[].offers[].id`."""
    found = [fields]
    for step in place.split("."):
        name = step.removesuffix("[]")
        values = [cast("dict[str, Any]", each).get(name) for each in found if isinstance(each, dict)]
        found = [each for value in values if value for each in (value if step.endswith("[]") else [value])]
    return [str(each) for each in found]


def _value(template: str, name: str, values: tuple[object, ...]) -> str | None:
    """The value of a path parameter."""
    names = [part.partition("}")[0] for part in template.split("{")[1:]]
    return str(values[names.index(name)]) if name in names else None


def target(template: str, path: Iterable[object], query: Iterable[tuple[str, QueryValue]]) -> str:
    """Build path and query, percent-encoded.

    Args:
        template: The path with `{name}` places, filled in order.
        path: The values for the places.
        query: Names and values of the query parameters.

    Raises:
        ConfigurationError: A path value is empty, or a time has no zone.
    """
    filled = _fill(template, path)
    pairs = [(name, text) for name, value in query if value is not None for name, text in _texts(name, value)]
    if not pairs:
        return filled
    return f"{filled}?{encode_query(pairs)}"


def encode_query(pairs: Iterable[tuple[str, str]]) -> str:
    """Encode query parameters; a literal plus becomes %2B (allegro-api issue 4541)."""
    return "&".join(f"{quote(name, safe='.')}={quote(text, safe=_KEPT)}" for name, text in pairs)


# What RFC 3986 lets stand in a query, but for the separators and the plus.
_KEPT = "-._~:@!$'()*,;/?"


def _fill(template: str, values: Iterable[object]) -> str:
    parts: list[str] = []
    rest = template
    for value in values:
        before, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        text = _plain(name, value) if value is not None else ""
        if not text or text in {".", ".."}:
            raise ConfigurationError(f"{name} must be an id, not {text!r}: the path {template} needs it")
        parts += (before, quote(text, safe=""))
    return "".join(parts) + rest


def _texts(name: str, value: Any) -> Iterable[tuple[str, str]]:
    if isinstance(value, Mapping):
        items = cast("Mapping[str, Any]", value).items()
        return [pair for key, each in items if each is not None for pair in _texts(key, each)]
    if isinstance(value, Iterable) and not isinstance(value, str):
        each_of = cast("Iterable[object]", value)
        return [(name, _plain(name, each)) for each in each_of if each is not None]
    return ((name, _plain(name, value)),)


def _plain(name: str, value: object) -> str:
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case datetime():
            return timestamp(value, name)
        case date():
            return value.isoformat()
        case Decimal() | float():
            return format(Decimal(str(value)), "f")  # never in exponent form
        case _:
            return str(value)


def timestamp(value: datetime, name: str = "a time") -> str:
    """Write a time as Allegro reads it: UTC, milliseconds, `Z`.

    Raises:
        ConfigurationError: The time has no zone, so nobody can tell which moment it is.
    """
    _check_zone(value, name)
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _check_zone(value: datetime, name: str) -> None:
    if value.tzinfo is None:
        raise ConfigurationError(f"{name} needs a time zone: use datetime(..., tzinfo=UTC)")


def json_body(model: type[ModelT], value: ModelT | Mapping[str, Any]) -> bytes:
    """Write a request body: what was set is sent, None is sent as null, the rest is left out.

    Args:
        model: The model of the body.
        value: An instance of it, or a mapping that is checked through it.

    Raises:
        InvalidBodyError: The mapping does not fit the model.
    """
    if isinstance(value, model):
        return value.to_json()
    try:
        return model.model_validate(value).to_json()
    except ValidationError as error:
        fields = wrong_fields(error)
        raise InvalidBodyError(
            f"The body does not fit {model.__name__}: {listed(fields)}", fields=fields
        ) from None


def header_text(name: str, value: object) -> str:
    """Write a header value; a time becomes an HTTP date (RFC 9110, section 5.6.7).

    Raises:
        ConfigurationError: A time has no zone, or a text holds what a header cannot carry.
    """
    if isinstance(value, datetime):
        _check_zone(value, name)
        return format_datetime(value.astimezone(UTC), usegmt=True)
    text = str(value)
    if not text.isprintable() or not text.isascii():
        raise ConfigurationError(f"The header {name} must be printable ASCII, without line breaks")
    return text


def changed_offers(weight: str | None, body: bytes | None) -> int:
    """Count the offers a request changes, where Allegro limits offers and not requests.

    Args:
        weight: The place of the offers in the body, such as `offerCriteria[].offers[]`.
        body: The body as JSON.

    Returns:
        The number of elements at that place, at least 1.
    """
    if weight is None or body is None:
        return 1
    return max(1, len(texts_at(weight, from_json(body))))
