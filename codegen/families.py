"""Families of commands: what their starting methods return, and how a command is followed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from codegen.catalog import Catalog
from codegen.entries import FamilyEntry
from codegen.problems import CodegenError
from codegen.references import Schema, alternatives, target
from codegen.samples import Samples
from codegen.signatures import Follow, Method

_COUNTS = ("failed", "success", "total")


@dataclass(frozen=True, slots=True)
class Members:
    """A family with the operations that an interface has of it."""

    facts: FamilyEntry
    status: Method
    tasks: Method | None


def members_of(methods: Iterable[Method], catalog: Catalog) -> dict[str, Members]:
    """Find the families that have a start, with their other operations.

    Raises:
        CodegenError: A family is not described, or nothing tells how far its commands are.
    """
    roles: dict[str, dict[str, Method]] = {}
    for method in methods:
        if method.entry.command is not None:
            roles.setdefault(method.entry.command.family, {})[method.entry.command.role] = method
    return {
        family: _members(family, found, catalog.families)
        for family, found in roles.items()
        if "start" in found
    }


def _members(family: str, found: Mapping[str, Method], known: Mapping[str, FamilyEntry]) -> Members:
    if family not in known:
        raise CodegenError(f"operations.toml: the family {family!r} has no table [families.{family}]")
    if "status" not in found:
        raise CodegenError(f"operations.toml: no operation has the role status of the family {family!r}")
    return Members(known[family], found["status"], found.get("tasks"))


def followed(method: Method, families: Mapping[str, Members]) -> Method:
    """Give the method of a start as one that returns a command; any other method as it is."""
    command = method.entry.command
    if command is None or command.role != "start":
        return method
    members = families[command.family]
    tasks = members.tasks.answer.item if members.tasks else None
    waits = members.facts.named == "location"
    return replace(method, follow=Follow(members.status.answer.returns, tasks, waits=waits))


def check_places(members: Members, samples: Samples) -> None:
    """Check that the places of a family are there in the answers.

    Raises:
        CodegenError: One is not.
    """
    facts = members.facts
    answer = members.status.answer.schema
    places = [facts.completed, facts.state, facts.errors if facts.state else None]
    if facts.counts is not None:
        places += [f"{facts.counts}.{each}" for each in _COUNTS]
    entry = members.tasks.answer.item_schema if members.tasks else answer
    subjects = [facts.subject]
    if facts.parts is not None:
        subjects = [f"{facts.parts}.{facts.subject}", f"{facts.parts}.status"]
    _must(facts, answer, places, samples)
    _must(facts, entry, subjects, samples)


def _must(facts: FamilyEntry, schema: Schema, places: Iterable[str | None], samples: Samples) -> None:
    for place in places:
        if place is not None and not _has(schema, place.split("."), samples):
            raise CodegenError(f"operations.toml: [families.{facts.name}]: the answer has no field {place}")


def _has(schema: Schema, steps: list[str], samples: Samples) -> bool:
    name = target(schema)
    if name is not None:
        return _has(samples.named(name), steps, samples)
    if not steps:
        return True
    if choices := alternatives(schema):
        return any(_has(each, steps, samples) for each in choices)
    if schema.get("type") == "array":
        return _has(schema["items"], steps, samples)
    fields: dict[str, Schema] = schema.get("properties", {})
    return steps[0] in fields and _has(fields[steps[0]], steps[1:], samples)


def family_text(members: Members, constants: Mapping[str, str]) -> str:
    """Write a `Family(...)`, its defaults left out."""
    facts = members.facts
    parts = [f"name={facts.name!r}", f"status={members.status.constant}"]
    if members.tasks is not None:
        parts.append(f"tasks={members.tasks.constant}")
    if facts.named != "caller":
        parts.append(f"named={facts.named!r}")
    for name in ("completed", "counts", "state", "parts", "errors", "subject", "offers"):
        value: str | None = getattr(facts, name)
        if value is not None:
            parts.append(f"{name}={value!r}")
    if facts.result is not None and facts.result in constants:
        parts.append(f"result={constants[facts.result]}")
    return f"Family({', '.join(parts)})"
