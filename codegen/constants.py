"""Write the constants of `resources/operations.py`: request limits, and the facts of each operation."""

from collections.abc import Iterator, Mapping

from codegen.entries import AcceptedEntry, JournalEntry, LimitEntry, OperationEntry, PagingEntry
from codegen.facts import PUBLIC, limit_constant, scopes_of, seconds, takes_application_token
from codegen.families import Members, family_text
from codegen.signatures import Method, tuple_of


def limit_text(limit: LimitEntry) -> str:
    """Write the constant of a request limit."""
    parts = [repr(limit.name), f"{limit.count:_}", f"{seconds(limit)}.0"]
    if limit.scope != "account":
        parts.append(f"scope={limit.scope!r}")
    if limit.unit != "requests":
        parts.append(f"unit={limit.unit!r}")
    return f"{limit_constant(limit.name)} = RequestLimit({', '.join(parts)})"


def operation_text(
    method: Method, statuses: Mapping[str, str], constants: Mapping[str, str], families: Mapping[str, Members]
) -> str:
    """Write an `Operation(...)`, its defaults left out.

    Args:
        method: The method of the operation.
        statuses: The constant of the operation that tells how far a command is, by its family.
        constants: The constant of every operation, by its id.
        families: The families of commands.
    """
    parts = [
        f"name={method.entry.name!r}",
        f"method={method.operation.method!r}",
        f"path={method.operation.path!r}",
        *_wire(method),
        *_policy(method),
        *_fate(method.entry, statuses),
        *_events(method.entry.journal, constants),
        *_command(method, constants, families),
    ]
    return f"Operation({', '.join(parts)})"


def _wire(method: Method) -> Iterator[str]:
    """Yield the media types, and what a token needs."""
    if method.answer.accept != PUBLIC:
        yield f"accept={method.answer.accept!r}"
    if method.body is not None:
        yield f"content_type={method.body.media_types[0]!r}"
    scopes = scopes_of(method.operation)
    if scopes:
        yield f"scopes={tuple_of(map(repr, scopes))}"
    if takes_application_token(method.operation):
        yield "token='any'"


def _policy(method: Method) -> Iterator[str]:
    """Yield what the catalog says."""
    entry = method.entry
    if entry.repeat not in {None, "yes"}:
        yield f"repeat={entry.repeat!r}"
    if entry.limits:
        yield f"limits={tuple_of(map(limit_constant, entry.limits))}"
    if entry.weight:
        yield f"weight={entry.weight!r}"
    if entry.paging:
        yield f"paging={_paging(entry.paging)}"
    if entry.host:
        yield f"host={entry.host!r}"
    if entry.slow:
        yield "slow=True"
    if entry.leaky:
        yield "leaky=True"
    if entry.retired:
        yield f"retired={entry.retired!r}"
    if entry.replaced_by:
        yield f"replaced_by={entry.replaced_by!r}"


def _fate(entry: OperationEntry, statuses: Mapping[str, str]) -> Iterator[str]:
    """Yield what the catalog says about writes that meet another, or whose end is unknown."""
    if entry.one_at_a_time:
        yield f"one_at_a_time={entry.one_at_a_time!r}"
    if entry.accepted:
        family = entry.command.family if entry.command else ""
        yield f"accepted={_accepted(entry.accepted, statuses.get(family))}"
    if entry.find_out:
        yield f"find_out={entry.find_out!r}"


def _events(journal: JournalEntry | None, constants: Mapping[str, str]) -> Iterator[str]:
    """Yield what is known of a journal. An operation that an older interface lacks is left out."""
    if journal is None:
        return
    parts = [f"{journal.days}", repr(journal.subject)]
    if journal.state:
        parts.append(f"state={journal.state!r}")
    if journal.newest is not None and journal.newest in constants:
        parts.append(f"newest={constants[journal.newest]}")
    sweep = journal.sweep
    if sweep is not None and sweep.list in constants:
        parts.append(f"sweep={constants[sweep.list]}")
        parts.append(f"changed={sweep.changed!r}, revision={sweep.revision!r}")
    yield f"events=Events({', '.join(parts)})"


def _command(method: Method, constants: Mapping[str, str], families: Mapping[str, Members]) -> Iterator[str]:
    """Yield what is known of a command that the operation starts."""
    if method.follow is not None and method.entry.command is not None:
        yield f"family={family_text(families[method.entry.command.family], constants)}"
    if method.id_in_body is not None:
        yield f"id_in_body={method.id_in_body!r}"


def _accepted(accepted: AcceptedEntry, status: str | None) -> str:
    parts = [f"by={status}"] if accepted.by == "status" else []
    if accepted.constant:
        parts.append(f"constant={tuple_of(map(repr, accepted.constant.items()))}")
    return f"Accepted({', '.join(parts)})"


def _paging(paging: PagingEntry) -> str:
    facts = {
        "items": paging.items,
        "total": paging.total,
        "size": paging.size,
        "ceiling": paging.ceiling,
        "window": paging.window,
        "key": None if paging.key == "id" else paging.key,
    }
    parts = [repr(paging.kind), *(f"{name}={value!r}" for name, value in facts.items() if value is not None)]
    return f"Paging({', '.join(parts)})"
