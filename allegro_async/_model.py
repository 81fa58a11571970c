"""Base class and shared types of the models.

Building a model is strict: an unknown field, a broken bound or a time without a zone is refused. Reading an
answer is tolerant: `model_validate_json(body, extra="allow")` keeps unknown fields and checks no bounds,
because the server's data need no permission.
"""

import re
from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema


class AllegroModel(BaseModel):
    """Base of all models.

    Fields are called in snake_case; the wire's names are taken too. What was not set is not sent, and None is
    sent as null. Fields that this library does not know yet are in `model_extra`, under the wire's names.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        extra="forbid",
        defer_build=True,
        coerce_numbers_to_str=True,
        protected_namespaces=(),
        hide_input_in_errors=True,  # the values of a refused field may be somebody's personal data
    )

    def to_json(self) -> bytes:
        """Write the model as a request body: the fields that were set, under the wire's names."""
        return self.__pydantic_serializer__.to_json(self, by_alias=True, exclude_unset=True)


class UnknownModel(AllegroModel):
    """Base of the classes for kinds of data that this library does not know yet: all fields stay in dumps."""

    model_config = ConfigDict(extra="allow")


@dataclass(frozen=True, slots=True)
class Sent:
    """Bounds that hold when a model is built, and not when an answer is read."""

    ge: int | float | None = None
    le: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check values that come from Python; take those from JSON as they are."""
        plain = handler(source)
        checked = core_schema.no_info_after_validator_function(self.check, plain)
        return core_schema.json_or_python_schema(json_schema=plain, python_schema=checked)

    def check(self, value: Any) -> Any:
        """Give the value back if it keeps the bounds.

        Raises:
            PydanticKnownError: It does not; the message names the bound.
        """
        if value is None:
            return None
        self._check_bounds(value)
        if isinstance(value, Sized):
            self._check_length(value)
        if self.pattern is not None and isinstance(value, str) and not re.search(self.pattern, value):
            raise PydanticKnownError("string_pattern_mismatch", {"pattern": self.pattern})
        return value

    def _check_bounds(self, value: Any) -> None:
        if self.ge is not None and value < self.ge:
            raise PydanticKnownError("greater_than_equal", {"ge": self.ge})
        if self.le is not None and value > self.le:
            raise PydanticKnownError("less_than_equal", {"le": self.le})

    def _check_length(self, value: Sized) -> None:
        length, text = len(value), isinstance(value, str)
        if self.min_length is not None and length < self.min_length:
            bound = {"min_length": self.min_length}
            raise PydanticKnownError("string_too_short", bound) if text else _too("too_short", value, bound)
        if self.max_length is not None and length > self.max_length:
            bound = {"max_length": self.max_length}
            raise PydanticKnownError("string_too_long", bound) if text else _too("too_long", value, bound)


def _too(how: Literal["too_long", "too_short"], value: Sized, bound: dict[str, int]) -> PydanticKnownError:
    length = len(value)
    kind = "Dictionary" if isinstance(value, Mapping) else "List"
    return PydanticKnownError(how, {"field_type": kind, **bound, "actual_length": length})


@dataclass(frozen=True, slots=True)
class Tagged:
    """The discriminator of a union, by its field name.

    Every member says its tags in a `Literal`. The fallback takes the tags that no member has, and keeps the
    raw data; a known tag with unreadable content stays an error. When a model is built, an unknown tag is
    refused, unless it comes as an instance of the fallback.
    """

    field: str
    fallback: type[AllegroModel] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Make a tagged union that ends in the fallback."""
        members = [each for each in (get_args(source) or (source,)) if each is not self.fallback]
        choices = {tag: handler.generate_schema(each) for each in members for tag in self._tags(each)}
        names: list[list[str | int]] = [[to_camel(self.field)], [self.field]]
        tagged = core_schema.tagged_union_schema(choices, names)
        if self.fallback is None:
            return tagged
        unknown = core_schema.no_info_after_validator_function(
            self._refuse(frozenset(choices)), handler.generate_schema(self.fallback)
        )
        return core_schema.json_or_python_schema(
            # The labels stand in the places of errors, instead of a list of all members.
            json_schema=core_schema.union_schema(
                [(tagged, "known"), (unknown, "unknown")], mode="left_to_right"
            ),
            python_schema=core_schema.no_info_wrap_validator_function(self._build, tagged),
            # Each class knows how to write itself; a tagged union would stumble over the fallback.
            serialization=core_schema.simple_ser_schema("any"),
        )

    def _tags(self, member: type[AllegroModel]) -> tuple[str, ...]:
        return get_args(member.__annotations__[self.field])

    def _refuse(self, known: frozenset[str]) -> Callable[[AllegroModel], AllegroModel]:
        def check(value: AllegroModel) -> AllegroModel:
            if getattr(value, self.field) in known:
                raise PydanticCustomError(
                    "known_tag", "The tag is known, but the content does not fit its class"
                )
            return value

        return check

    def _build(self, value: Any, handler: core_schema.ValidatorFunctionWrapHandler) -> Any:
        return value if self.fallback is not None and isinstance(value, self.fallback) else handler(value)


class _TimestampRules:
    """Read any form of a time; write UTC with a `Z`."""

    @staticmethod
    def __get_pydantic_core_schema__(_source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        aware = core_schema.datetime_schema(tz_constraint="aware")
        plain = core_schema.datetime_schema()
        return core_schema.json_or_python_schema(
            json_schema=core_schema.union_schema(
                [aware, core_schema.no_info_after_validator_function(_as_utc, plain)], mode="left_to_right"
            ),
            python_schema=core_schema.no_info_after_validator_function(_with_zone, plain),
            serialization=core_schema.plain_serializer_function_ser_schema(_timestamp_text, when_used="json"),
        )


def _as_utc(value: datetime) -> datetime:
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _with_zone(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise PydanticCustomError(
            "timezone_aware",
            "The time needs a zone, or nobody can tell the moment: use datetime(..., tzinfo=UTC)",
        )
    return value


def _timestamp_text(value: datetime) -> str:
    precision = "microseconds" if value.microsecond % 1000 else "milliseconds"
    return value.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")


Date: TypeAlias = date
"""A day. Under a name of its own, because fields are called `date`."""

Timestamp: TypeAlias = Annotated[datetime, _TimestampRules]
"""A moment: an aware datetime. Read with `Z`, an offset or no zone (UTC), and any fraction of a second."""


@dataclass(frozen=True, slots=True)
class _DecimalRules:
    """Read a decimal from a string or a number; write what the wire has."""

    write: Callable[[Decimal], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        plain = core_schema.decimal_schema()
        return core_schema.json_or_python_schema(
            json_schema=plain,
            python_schema=core_schema.no_info_before_validator_function(_no_float, plain),
            serialization=core_schema.plain_serializer_function_ser_schema(self.write, when_used="json"),
        )


def _no_float(value: Any) -> Any:
    if isinstance(value, float):
        raise PydanticCustomError(
            "decimal_type", "A float cannot hold this value exactly: use Decimal or a string"
        )
    return value


def _decimal_text(value: Decimal) -> str:
    return format(value, "f")


def _decimal_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Amount: TypeAlias = Annotated[Decimal, _DecimalRules(_decimal_text)]
"""A decimal that is a string on the wire, as all money is; a float is refused."""

Number: TypeAlias = Annotated[Decimal, _DecimalRules(_decimal_number)]
"""A decimal that is a number on the wire; a float is refused."""
