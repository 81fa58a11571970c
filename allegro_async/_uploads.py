"""Declare a file and send it, so that a failure between the two loses no id."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from ._carriers import Sending
from .errors import AllegroError, ConflictError, DecodeError
from .file_errors import InvoiceUploadError, UploadError
from .reading import error_of, parse
from .wire import make_call

if TYPE_CHECKING:
    from collections.abc import Generator

    from .call import Call, CallOptions, Operation, Reply, Sender
    from .files import PreparedFile

__all__ = ["Declared", "declare", "keeping_id", "send_declared", "send_file"]

_log = logging.getLogger("allegro_async")

ModelT = TypeVar("ModelT")

_SUCCESS = range(200, 300)


@dataclass(frozen=True, slots=True)
class Declared(Generic[ModelT]):
    """A declared file.

    Attributes:
        id: Its id.
        model: What Allegro answered.
        location: Where Allegro wants the file, if it says so.
    """

    id: str
    model: ModelT
    location: str | None


async def declare(sender: Sender, call: Call, shape: type[ModelT]) -> Declared[ModelT]:
    """Declare a file.

    Raises:
        DecodeError: The answer holds no id.
    """
    reply = await sender.send(call)
    model = parse(reply.body, shape, reply.call)
    found: object = getattr(model, "id", None)
    if not isinstance(found, str) or not found:
        raise DecodeError(f"The answer holds no id [{reply.call}]", raw=reply.body, call=reply.call)
    return Declared(found, model, reply.headers.get("Location") or None)


async def send_declared(
    sender: Sender,
    declared: Declared[ModelT],
    operation: Operation,
    options: CallOptions,
    file: PreparedFile,
) -> ModelT:
    """Send the file of a declaration to where Allegro wants it, and read the answer.

    An answer that is no JSON, or none at all (allegro-api issue 3857), says no more than that all went well:
    then what was declared is given.

    Raises:
        UploadError: It failed, or its answer cannot be read; the error holds the id.
    """
    with keeping_id(file.name, declared.id):
        reply = await send_file(
            sender, operation, options, file, path=(declared.id,), location=declared.location
        )
        if reply.body and "json" in reply.headers.get("Content-Type", "").lower():
            return _read(reply, type(declared.model))
    return declared.model


def _read(reply: Reply, shape: type[ModelT]) -> ModelT:
    try:
        return parse(reply.body, shape, reply.call)
    except DecodeError as error:
        error.maybe_sent = True  # the file has arrived; only the answer is odd
        raise


async def send_file(
    sender: Sender,
    operation: Operation,
    options: CallOptions,
    file: PreparedFile,
    *,
    path: tuple[object, ...] = (),
    location: str | None = None,
) -> Reply:
    """Send a file in one call, piece by piece.

    Raises:
        ApiError: Allegro refused it, or answered with a redirection, which is not followed.
    """
    call = replace(
        make_call(operation, options, path=path),
        content_type=file.kind,
        location=location,
        carrier=Sending(file.content),
    )
    reply = await sender.send(call)
    if reply.status not in _SUCCESS:
        raise error_of(reply)
    return reply


@contextmanager
def keeping_id(what: str, declared_id: str, *, order_id: str | None = None) -> Generator[None, None, None]:
    """Let whatever ends the upload tell which id was declared.

    Args:
        what: What was declared.
        declared_id: Its id.
        order_id: The order of an invoice.

    Raises:
        UploadError: An error of the library came.
        InvoiceUploadError: The same, for an invoice.
    """
    try:
        yield
    except AllegroError as error:
        raise _failed(what, declared_id, order_id, error) from error
    except BaseException as error:
        # A cancellation, or what a `progress` raised: neither may be turned into something else.
        error.add_note(f"{what} is declared under the id {declared_id}; its file may be missing")
        _log.warning("An upload was given up: the id %s is declared, its file may be missing", declared_id)
        raise


def _failed(what: str, declared_id: str, order_id: str | None, error: AllegroError) -> UploadError:
    text = f"{what} was declared under the id {declared_id}, but its upload failed: {error}"
    if error.maybe_sent or isinstance(error, ConflictError):
        # An address may take one upload only: then a repetition is refused although the file is there.
        text = f"{text}. The file may be there all the same"
    failed = (
        UploadError(text, declared_id=declared_id)
        if order_id is None
        else InvoiceUploadError(
            f"{text}. Send it again with invoice_id={declared_id!r}, without declaring it anew",
            declared_id=declared_id,
            order_id=order_id,
        )
    )
    failed.maybe_sent = error.maybe_sent
    return failed
