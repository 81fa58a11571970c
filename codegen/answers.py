"""What a method returns: a model, perhaps one, nothing, a file or a list to read on."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from codegen.annotations import closed_enum
from codegen.contents import PreparedOperation
from codegen.entries import OperationEntry
from codegen.facts import PUBLIC, is_json, preferred
from codegen.problems import CodegenError
from codegen.references import Schema, target
from codegen.samples import Samples

Kind: TypeAlias = Literal["one", "tagged", "optional", "nothing", "bytes", "pager"]
_PLAIN: Final = {"string": "str", "integer": "int", "boolean": "bool"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of an operation when all went well."""

    kind: Kind
    media_types: tuple[str, ...]
    """What can be asked for, the usual one first."""
    status: int
    """The status of the answer with a body, or of the one without where no answer has one."""
    empty: tuple[str, ...]
    """The statuses without a body, where others have one."""
    schema: Schema
    item_schema: Schema
    shape: str = ""
    """The type of the answer, as Python."""
    item: str = ""
    """The type of an item of a list, as Python."""

    @property
    def accept(self) -> str:
        """The media type to ask for."""
        return self.media_types[0]

    @property
    def choice(self) -> str:
        """The keyword that chooses between kinds of file; empty where there is no choice."""
        if self.kind != "bytes" or len(self.media_types) == 1:
            return ""
        return f'accept: {closed_enum(self.media_types)} = "{self.media_types[0]}"'

    @property
    def returns(self) -> str:
        """The annotation of what the method returns."""
        match self.kind:
            case "pager":
                page = f"{self.shape} | None" if self.empty else self.shape
                return f"Pager[{self.item}, {page}]"
            case "optional":
                return f"{self.shape} | None"
            case "nothing":
                return "None"
            case "bytes":
                return "bytes"
            case _:
                return self.shape


def answer_of(operation: PreparedOperation, entry: OperationEntry, samples: Samples) -> Answer:
    """Say what an operation answers.

    Raises:
        CodegenError: The catalog says that it lists, but the items are not where it says.
    """
    full = {status: preferred(media) for status, media in operation.answers.items() if media}
    empty = tuple(sorted(status for status, media in operation.answers.items() if not media))
    if not full:
        return Answer("nothing", (PUBLIC,), _number(empty[0] if empty else ""), (), {}, {})
    status, media = min(full.items())
    if not is_json(media[0].type):
        return Answer("bytes", tuple(each.type for each in media), _number(status), empty, {}, {})
    whole = media[0].schema
    item: Schema = {}
    kind = _kind(empty, is_union=samples.is_union(whole))
    if entry.paging is not None:
        kind, item = "pager", _items(operation.id, whole, entry.paging.items, samples)
    return Answer(
        kind=kind,
        media_types=(media[0].type,),
        status=_number(status),
        empty=empty,
        schema=whole,
        item_schema=item,
        shape=shape_of(whole),
        item=shape_of(item) if item else "",
    )


def _number(status: str) -> int:
    """Read a status; `default` is an answer to anything, and 200 the usual one."""
    return int(status) if status.isdigit() else 200


def _kind(empty: tuple[str, ...], *, is_union: bool) -> Kind:
    if is_union:
        return "tagged"
    return "optional" if empty else "one"


def _items(operation_id: str, schema: Schema, field: str | None, samples: Samples) -> Schema:
    """Find the schema of the items of a list."""
    whole = schema
    if field is not None:
        fields: dict[str, Schema] = samples.named(target(schema) or "").get("properties", {})
        whole = fields.get(field, {})
    if whole.get("type") != "array":
        place = f"the field {field} of its answer" if field else "its answer"
        entry = f"operations.toml: [operations.{operation_id}]"
        raise CodegenError(f"{entry}: {place} is no list: correct `paging`")
    items: Schema = whole["items"]
    return items


def shape_of(schema: Schema) -> str:
    """Write the type of an answer, or of a part of it, as Python."""
    name = target(schema)
    if name is not None:
        return name.rpartition(".")[2]
    if schema.get("type") == "array":
        return f"list[{shape_of(schema.get('items', {}))}]"
    return _PLAIN.get(schema.get("type", ""), "dict[str, object]")
