"""Read a reply: a model where all went well, an error where it did not. Pure functions over bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic_core import ValidationError, from_json

from ._redact import redact
from .collector import without_collector
from .errors import AnswerTooLargeError, ApiError, DecodeError, Problem, RateLimitError, TransportError
from .retry import Outcome, retry_after_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import TypeAdapter

    from .call import Reply

T = TypeVar("T")

_SHOWN_FIELDS = 3


_readers: dict[Any, TypeAdapter[Any]] = {}


def reader(shape: type[T]) -> TypeAdapter[T]:
    """The reader of a model, or of a shape such as `list[BillingType]`; made once for each."""
    found = _readers.get(shape)
    if found is None:
        from pydantic import TypeAdapter  # it takes 20 ms: not before the first answer is read

        found = _readers[shape] = TypeAdapter(shape)
    return found


def parse(body: bytes, shape: type[T], call: str = "") -> T:
    """Read JSON into a model or a list of them; unknown fields are kept, whatever the model says of them.

    Raises:
        DecodeError: The body does not fit.
    """
    try:
        return without_collector(lambda text: reader(shape).validate_json(text, extra="allow"), body)
    except ValidationError as error:
        raise decode_error(error, body, call) from None


def plain_json(body: bytes, call: str = "") -> Any:
    """Read JSON into plain Python values.

    Raises:
        DecodeError: The body is not JSON.
    """
    try:
        return from_json(body)
    except ValueError as error:
        raise DecodeError(f"The answer is not JSON: {error} [{call}]", raw=body, call=call) from None


def wrong_fields(error: ValidationError) -> dict[str, str]:
    """Name the wrong fields of a failed validation, without their values."""
    return {
        ".".join(map(str, problem["loc"])): problem["msg"]
        for problem in error.errors(include_url=False, include_context=False, include_input=False)
    }


def listed(fields: Mapping[str, str]) -> str:
    """Say the first few wrong fields in one line."""
    shown = [f"{place or 'the body'}: {what}" for place, what in list(fields.items())[:_SHOWN_FIELDS]]
    more = len(fields) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")


def decode_error(error: ValidationError, raw: bytes, call: str) -> DecodeError:
    """Turn pydantic's error into ours, which holds the raw JSON but does not print it."""
    fields = wrong_fields(error)
    return DecodeError(
        f"The answer does not fit {error.title}: {listed(fields)} [{call}]", raw=raw, fields=fields, call=call
    )


def error_of(reply: Reply, *, retry_after: float | None = None, advice: str = "") -> ApiError:
    """Make the error of a reply whose status is not a success.

    Args:
        reply: The reply.
        retry_after: Seconds to wait at least, for a 429.
        advice: What its text says at the end.
    """
    details: dict[str, Any] = {
        "problems": problems_of(reply.body),
        "trace_id": reply.trace_id,
        "headers": {
            name.lower(): value for name, value in reply.headers.items() if name.lower() != "set-cookie"
        },
        "call": reply.call,
        "advice": advice,
    }
    if reply.status == RATE_LIMITED:
        return RateLimitError(retry_after=retry_after, **details)
    return ApiError.for_status(reply.status, **details)


RATE_LIMITED = 429


def outcome_of(result: Reply | TransportError, now: float) -> Outcome:
    """Say how an attempt ended, in the words of the retry decision.

    Args:
        result: The answer, or why there is none.
        now: The present time, in seconds since 1970.
    """
    if isinstance(result, AnswerTooLargeError):
        return Outcome("answered")  # it would be as large the next time
    if isinstance(result, TransportError):
        return Outcome("unknown" if result.maybe_sent else "not-sent")
    return Outcome(
        "answered",
        result.status,
        html=_is_page(result),
        conflict=result.status == _CONFLICT and any(map(_edit_runs, problems_of(result.body))),
        retry_after=retry_after_seconds(result.headers.get("Retry-After"), now),
    )


_CONFLICT = 409
_PAGES = (b"<!doctype html", b"<html")
_LONGEST_START = max(map(len, _PAGES))


def _is_page(reply: Reply) -> bool:
    """Whether a gateway answered with a page; some of them forget to say so in the header."""
    start = reply.body[:100].lstrip()[:_LONGEST_START].lower()
    return "text/html" in reply.headers.get("Content-Type", "").lower() or start.startswith(_PAGES)


def _edit_runs(problem: Problem) -> bool:
    """Whether a 409 means that the previous edit of the offer is still under way.

    The code was reported as `OfferConflict` (allegro-api issue 9620). Codes are an open vocabulary with Java
    class names in it, so its other spellings count too; the 409 of a stale revision has another code.
    """
    return problem.code.replace("_", "").lower().startswith("offerconflict")


def problems_of(body: bytes) -> tuple[Problem, ...]:
    """Read any of Allegro's five error bodies (allegro-facts, section 5).

    They are: a list under `errors`, OAuth's `error` and `error_description`, the gateway's `message` and
    `code`, HTML, and nothing at all. HTML and unreadable bodies give no problems: the status says enough.
    """
    try:
        content = from_json(body)
    except ValueError:
        return ()
    if not isinstance(content, dict):
        return ()
    fields = cast("dict[str, Any]", content)
    if isinstance(fields.get("errors"), list):
        entries = cast("list[Any]", fields["errors"])
        return tuple(_problem(cast("dict[str, Any]", each)) for each in entries if isinstance(each, dict))
    if isinstance(fields.get("error"), str):
        # The description may quote a token whole, so it is kept only in its redacted form.
        return (Problem(code=fields["error"], message=redact(_text(fields.get("error_description")) or "")),)
    if "message" in fields or "code" in fields:
        return (_problem(fields),)
    return ()


def _problem(entry: dict[str, Any]) -> Problem:
    metadata = entry.get("metadata")
    return Problem(
        code=_text(entry.get("code")) or "",
        message=_text(entry.get("message")) or "",
        details=_text(entry.get("details")),
        path=_text(entry.get("path")),
        user_message=_text(entry.get("userMessage")),
        metadata=cast("dict[str, Any]", metadata) if isinstance(metadata, dict) else {},
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
