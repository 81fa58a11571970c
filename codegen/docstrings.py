"""Write the docstrings of generated methods: our summary, then the facts that the signature does not show."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from codegen.answers import Answer
from codegen.catalog import Catalog
from codegen.entries import OperationEntry, PagingEntry
from codegen.facts import limit_words, scopes_of, takes_application_token
from codegen.interface import RawOperation
from codegen.signatures import Follow, Method

_DOCUMENTATION: Final = "https://developer.allegro.pl/documentation/#operation/"
_WIDTH: Final = 100
_EMPTY_WHEN: Final = {
    "202": "Allegro has taken the request and works on it",
    "204": "Allegro has nothing to answer",
    "303": "the work is done",
    "304": "nothing has changed since `if_modified_since`",
}
_NO_BODY: Final = "Allegro answers without a body"


def docstring(method: Method, catalog: Catalog) -> str:
    """Write the docstring of a method, without its quotes and its indentation.

    Args:
        method: The method.
        catalog: The request limits that its entry names.
    """
    entry, operation = method.entry, method.operation
    facts = " ".join(_facts(entry, operation, catalog))
    blocks = [entry.summary, textwrap.fill(facts, _WIDTH, break_long_words=False, break_on_hyphens=False)]
    if not operation.spec.get("x-undocumented"):
        blocks.append(_DOCUMENTATION + entry.id)
    blocks += [_section(title, lines) for title, lines in _sections(method) if lines]
    return "\n\n".join(blocks)


def _section(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"{title}:", *(f"    {line}" for line in lines)])


def _sections(method: Method) -> Iterator[tuple[str, list[str]]]:
    """Yield what the types do not say."""
    yield "Args", list(_arguments(method))
    yield "Returns", list(_followed(method.follow) if method.follow else _returns(method.answer))
    if method.follow is not None and method.follow.waits:
        yield (
            "Raises",
            [
                "CommandFailedError: Allegro could not do it in the end.",
                "CommandTimeoutError: The time to wait was over; the error holds the ticket to go on with.",
            ],
        )
    if method.entry.retired:
        yield "Raises", ["EndpointRetiredError: The call does not say `allow_retired=True`."]


def _arguments(method: Method) -> Iterator[str]:
    if method.body is not None and method.body.choice:
        also = ", where `body` is bytes; a model goes out as JSON" if method.body.class_name else ""
        yield f"content_type: What kind of file it is{also}."
    if method.answer.choice:
        yield "accept: What kind of file to give."
    if method.takes_id:
        yield "command_id: Your own id of the command, a UUID; without it a new one is made. Under one id"
        yield "    nothing is done twice."
    if method.follow is not None and method.follow.waits:
        yield "wait: Whether to wait for the end where Allegro goes on with the work (status 202). False:"
        yield "    give the command at once; see docs/commands.md."
        yield "wait_timeout: Seconds to wait at most; None for no end."


def _followed(follow: Follow) -> Iterator[str]:
    if follow.waits:
        yield "The offer as it is when the work is done. With `wait=False` the command."
    else:
        yield "The command: `await command.wait()` gives its report. See docs/commands.md."


def _returns(answer: Answer) -> Iterator[str]:
    reasons = ", or ".join(
        f"{_EMPTY_WHEN.get(status, _NO_BODY)} (status {status})" for status in answer.empty
    )
    if answer.kind == "optional":
        yield f"The answer; None when {reasons}."
    elif answer.kind == "bytes":
        yield f"The file; empty when {reasons}." if reasons else "The file."
    elif answer.kind == "pager" and reasons:
        yield f"The list. When {reasons}, it is empty, and None when awaited."


def _facts(entry: OperationEntry, operation: RawOperation, catalog: Catalog) -> Iterator[str]:
    """Yield the sentences about an operation."""
    yield f"`{operation.method} {operation.path}`."
    if entry.retired:
        yield f"Allegro switched it off on {entry.retired}{_instead(entry)}."
    elif operation.spec.get("deprecated"):
        yield f"Allegro is going to drop it{_instead(entry)}."
    yield _token(operation)
    if entry.host:
        yield "Goes to the upload host."
    if entry.paging:
        yield from _paging(entry.paging)
    for limit in entry.limits:
        yield f"Limit: {limit_words(catalog.limits[limit])}."
    if entry.leaky:
        yield "Allegro answers it more and more slowly under load; the client then asks less."


def _instead(entry: OperationEntry) -> str:
    return f". {entry.replaced_by.removesuffix('.')}" if entry.replaced_by else ""


def _token(operation: RawOperation) -> str:
    if takes_application_token(operation):
        return "An application token is enough."
    scopes = scopes_of(operation)
    if not scopes:
        return "Any user token will do."
    named = " and ".join(f"`{scope}`" for scope in scopes)
    return f"Scope{'s' if len(scopes) > 1 else ''}: {named}."


def _paging(paging: PagingEntry) -> Iterator[str]:
    if paging.kind == "array" and not paging.ceiling:
        yield "The whole list is one page."
        return
    if paging.size:
        yield f"A page holds at most {paging.size} items."
    if not paging.ceiling:
        return
    if paging.window:
        yield f"Longer lists than {paging.ceiling} are read by windows of `{paging.window}`."
    else:
        yield f"Nobody can read beyond item {paging.ceiling}: narrow longer lists with a filter."
