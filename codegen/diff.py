"""What changed between two interface files, for users of the library.

Every change is marked breaking or compatible. The direction decides: a new required field breaks those who
send it, a field that is gone breaks those who read it, and a new enum value breaks nobody, for the enums of
the models are open.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from codegen.diff_schemas import Change, Direction, compare_schemas, references_of
from codegen.interface import RawOperation, iter_operations

_OURS: Final = frozenset({"accept", "accept-language", "content-type"})
"""Headers that the client sets itself, so that a change of them touches no caller."""


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Return what changed between two distilled documents: operations by path, then named schemas by name.

    Raises:
        CodegenError: a reference in one of the documents leads nowhere.
    """
    before = {f"{operation.method} {operation.path}": operation for operation in iter_operations(old)}
    after = {f"{operation.method} {operation.path}": operation for operation in iter_operations(new)}
    changes: list[Change] = []
    for place in sorted(before.keys() | after.keys(), key=lambda place: place.split()[::-1]):
        if place not in after:
            changes.append(Change(place, "operation removed", breaking=True))
        elif place not in before:
            changes.append(Change(place, "operation added", breaking=False))
        else:
            changes += _compare_operations(place, before[place], after[place])
    return [*changes, *_compare_components(old, new, [*before.values()], [*after.values()])]


def report(changes: Sequence[Change]) -> str:
    """Return the changes as text, one line each, with a count at the end."""
    breaking = sum(change.breaking for change in changes)
    lines = [
        f"{'breaking' if change.breaking else 'compatible':10}  {change.place}: {change.what}"
        for change in changes
    ]
    return "\n".join([*lines, f"{breaking} breaking, {len(changes) - breaking} compatible"])


def _compare_operations(place: str, old: RawOperation, new: RawOperation) -> Iterator[Change]:
    if old.id != new.id:
        yield Change(place, f"operationId changed from {old.id} to {new.id}", breaking=False)
    if bool(old.spec.get("deprecated")) != bool(new.spec.get("deprecated")):
        what = "became deprecated" if new.spec.get("deprecated") else "no longer deprecated"
        yield Change(place, what, breaking=False)
    if old.spec.get("tags") != new.spec.get("tags"):
        before, after = (", ".join(operation.spec.get("tags", ())) for operation in (old, new))
        yield Change(place, f"tag changed from {before} to {after}", breaking=False)
    if old.spec.get("servers") != new.spec.get("servers"):
        yield Change(place, "server changed", breaking=True)
    yield from _compare_security(place, old, new)
    yield from _compare_parameters(place, old, new)
    yield from _compare_bodies(place, old.body, new.body)
    yield from _compare_responses(place, old.responses, new.responses)


def _compare_security(place: str, old: RawOperation, new: RawOperation) -> Iterator[Change]:
    """Each line is one way to be let in; losing one may shut somebody out."""
    before, after = _ways_in(old), _ways_in(new)
    for way in sorted(before - after):
        yield Change(place, f"authorization by {way} no longer enough", breaking=True)
    for way in sorted(after - before):
        yield Change(place, f"authorization by {way} accepted", breaking=False)


def _ways_in(operation: RawOperation) -> frozenset[str]:
    return frozenset(
        " and ".join(" ".join([scheme, *scopes]) for scheme, scopes in sorted(requirement.items()))
        for requirement in operation.security
    )


def _compare_parameters(place: str, old: RawOperation, new: RawOperation) -> Iterator[Change]:
    before, after = _parameters(old), _parameters(new)
    for name, parameter in before.items():
        if name not in after:
            yield Change(place, f"{name} removed", breaking=True)
            continue
        if bool(parameter.get("required")) != bool(after[name].get("required")):
            needed = bool(after[name].get("required"))
            yield Change(place, f"{name} {'became required' if needed else 'became optional'}", needed)
        for change in compare_schemas(place, _schema(parameter), _schema(after[name]), Direction.SENT):
            yield Change(place, f"{name} {change.what}", change.breaking)
    for name in sorted(after.keys() - before.keys()):
        needed = bool(after[name].get("required"))
        yield Change(place, f"{name} added{' and required' if needed else ''}", needed)


def _parameters(operation: RawOperation) -> dict[str, dict[str, Any]]:
    return {
        f"{parameter['in']} parameter {parameter['name']}": parameter
        for parameter in operation.parameters
        if not (parameter["in"] == "header" and parameter["name"].lower() in _OURS)
    }


def _compare_bodies(place: str, old: dict[str, Any] | None, new: dict[str, Any] | None) -> Iterator[Change]:
    if old is None or new is None:
        if old is not new:
            needed = bool(new and new.get("required"))
            yield Change(place, "body removed" if new is None else "body added", new is None or needed)
        return
    if bool(old.get("required")) != bool(new.get("required")):
        needed = bool(new.get("required"))
        yield Change(place, "body became required" if needed else "body became optional", needed)
    yield from _compare_content(place, "body", old, new, Direction.SENT)


def _compare_responses(
    place: str, old: Mapping[str, dict[str, Any]], new: Mapping[str, dict[str, Any]]
) -> Iterator[Change]:
    for status in sorted(old.keys() | new.keys()):
        if status not in new:
            yield Change(place, f"answer {status} removed", breaking=status.startswith("2"))
        elif status not in old:
            yield Change(place, f"answer {status} added", breaking=False)
        else:
            yield from _compare_headers(place, status, old[status], new[status])
            yield from _compare_content(place, f"answer {status}", old[status], new[status], Direction.READ)


def _compare_headers(
    place: str, status: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Change]:
    before, after = ({name.lower() for name in answer.get("headers", {})} for answer in (old, new))
    for name in sorted(before ^ after):
        gone = name in before
        yield Change(place, f"answer {status} header {name} {'removed' if gone else 'added'}", breaking=gone)


def _compare_content(
    place: str, noun: str, old: Mapping[str, Any], new: Mapping[str, Any], direction: Direction
) -> Iterator[Change]:
    before, after = old.get("content", {}), new.get("content", {})
    for media in sorted(before.keys() | after.keys()):
        if media not in after:
            yield Change(place, f"{noun} media type {media} removed", breaking=True)
        elif media not in before:
            yield Change(place, f"{noun} media type {media} added", breaking=False)
        else:
            for change in compare_schemas(place, _schema(before[media]), _schema(after[media]), direction):
                yield Change(place, f"{noun} {change.what}", change.breaking)


def _compare_components(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    before: Sequence[RawOperation],
    after: Sequence[RawOperation],
) -> Iterator[Change]:
    """Compare the named schemas that operations reach; nobody can meet the others."""
    schemas_before, schemas_after = _schemas(old), _schemas(new)
    reach_before = _directions(schemas_before, before)
    reach_after = _directions(schemas_after, after)
    for name in sorted(reach_before.keys() | reach_after.keys()):
        if name not in reach_after:
            yield Change(name, "schema removed", breaking=True)
        elif name not in reach_before:
            yield Change(name, "schema added", breaking=False)
        else:
            direction = reach_before[name] | reach_after[name]
            yield from compare_schemas(name, schemas_before[name], schemas_after[name], direction)


def _schemas(document: Mapping[str, Any]) -> dict[str, Any]:
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    return schemas


def _directions(schemas: Mapping[str, Any], operations: Sequence[RawOperation]) -> dict[str, Direction]:
    """Tell which way each named schema goes, through the schemas that stand in between."""
    found: dict[str, Direction] = {}
    for direction in (Direction.SENT, Direction.READ):
        waiting = [name for operation in operations for name in references_of(_side(operation, direction))]
        while waiting:
            name = waiting.pop()
            if name in schemas and direction not in found.get(name, Direction.NONE):
                found[name] = found.get(name, Direction.NONE) | direction
                waiting += references_of(schemas[name])
    return found


def _side(operation: RawOperation, direction: Direction) -> object:
    if direction is Direction.READ:
        return operation.responses
    return [*operation.parameters, operation.body]


def _schema(holder: Mapping[str, Any]) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = holder.get("schema", {})
    return schema
