"""How a method takes the body of its request."""

from dataclasses import dataclass
from typing import Final

from codegen.annotations import closed_enum
from codegen.contents import PreparedOperation
from codegen.facts import is_json, preferred
from codegen.problems import CodegenError
from codegen.references import Schema, target

_JPEG: Final = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a request, as the argument `body`."""

    model: str | None
    """The key of its model (`area.ClassName`); None for a file."""
    schema: Schema
    media_types: tuple[str, ...]
    """JSON first."""
    required: bool

    @property
    def files(self) -> tuple[str, ...]:
        """The media types that are files: the body is bytes."""
        return tuple(each for each in self.media_types if not is_json(each))

    @property
    def class_name(self) -> str | None:
        """The class of its model."""
        return self.model.rpartition(".")[2] if self.model else None

    def declared(self) -> str:
        """Write it for the signature."""
        types = [self.class_name, "Mapping[str, Any]"] if self.class_name else []
        shape = " | ".join([*types, *(["bytes"] if self.files else [])])
        return f"body: {shape}" if self.required else f"body: {shape} | None = None"

    @property
    def expression(self) -> str:
        """The bytes that go out, as Python."""
        if self.class_name is None:
            return "body"
        written = f"json_body({self.class_name}, body)"
        if self.files:
            return f"body if isinstance(body, bytes) else {written}"
        return written if self.required else f"None if body is None else {written}"

    @property
    def choice(self) -> str:
        """The keyword that says what a file is, where it may be several things; empty where it may not."""
        if len(self.files) < 2:  # noqa: PLR2004 - two or more are a choice
            return ""
        # A file sent under a wrong type is stored broken, so nothing is guessed; a body that may be JSON too
        # needs no type for it.
        default = f' = "{_JPEG}"' if self.class_name else ""
        return f"content_type: {closed_enum(self.files)}{default}"

    @property
    def content_type(self) -> str:
        """The media type that goes out, as Python; empty where it is always the operation's."""
        if not self.choice:
            return ""
        return "content_type if isinstance(body, bytes) else None" if self.class_name else "content_type"


def body_of(operation: PreparedOperation) -> Body | None:
    """Say how an operation takes its body; None where it has none.

    Raises:
        CodegenError: A JSON body is neither an object nor a choice of them.
    """
    if not operation.bodies:
        return None
    media = preferred(operation.bodies)
    return Body(
        model=_model(operation.id, media[0].schema) if is_json(media[0].type) else None,
        schema=media[0].schema,
        media_types=tuple(each.type for each in media),
        required=operation.body_required,
    )


def _model(operation_id: str, schema: Schema) -> str:
    name = target(schema)
    if name is None:
        raise CodegenError(f"{operation_id}: the JSON body is no object: correct it in overlay.yaml")
    return name
