"""The entries of `areas.toml` and `operations.toml`, and how one table becomes one entry."""

import re
from dataclasses import dataclass
from typing import Final

from codegen import names
from codegen.tables import Table

PAGING_KINDS: Final = ("offset", "page_id", "events", "messages", "returns", "body", "array")
COMMAND_ROLES: Final = ("start", "status", "tasks")
REPEATS: Final = ("yes", "no", "same-id")
NAMED_BY: Final = ("caller", "answer", "location")
ACCEPTED_BY: Final = ("status", "body")
LONGEST_SUMMARY: Final = 88
LONGEST_AREA: Final = 15
_VERBS: Final = ("get", "put", "post", "patch", "delete")
_ENGLISH: Final = frozenset({"budget", "input", "output", "target", "widget"})


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """One attribute of the client: a module of models, a class of methods.

    `additions` are classes of `allegro_async/additions/`, as `module.Class`. They hold methods written by
    hand, and the generated class has them as bases.
    """

    name: str
    class_name: str
    tags: tuple[str, ...]
    summary: str
    additions: tuple[str, ...] = ()

    @property
    def bases(self) -> tuple[str, ...]:
        """The names of its base classes."""
        return tuple(each.partition(".")[2] for each in self.additions) or ("Area",)


@dataclass(frozen=True, slots=True)
class LimitEntry:
    """A request limit: `count` requests (or changed offers) per second, minute, hour or day, for a scope."""

    name: str
    count: int
    per: str
    scope: str
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class PagingEntry:
    """How an operation lists: the kind, where items and total stand in the answer, sizes and windows."""

    kind: str
    items: str | None = None
    total: str | None = None
    size: int | None = None
    ceiling: int | None = None
    window: str | None = None
    key: str = "id"


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """The part that an operation has in a family of commands."""

    family: str
    role: str


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """How one kind of command is followed: places in answers and bodies, see docs/architecture.md."""

    name: str
    named: str
    completed: str | None
    counts: str | None
    state: str | None
    parts: str | None
    errors: str | None
    subject: str | None
    offers: str | None
    result: str | None


@dataclass(frozen=True, slots=True)
class AcceptedEntry:
    """What stands for the answer to a command that Allegro has from an earlier attempt."""

    by: str
    constant: dict[str, str]


@dataclass(frozen=True, slots=True)
class SweepEntry:
    """The list in which what a journal missed can be found: its operation, time filter and revision."""

    list: str
    changed: str
    revision: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A journal of events, and the method that follows it."""

    method_name: str
    summary: str
    days: int
    subject: str
    state: str | None = None
    newest: str | None = None
    sweep: SweepEntry | None = None


@dataclass(frozen=True, slots=True)
class OperationEntry:
    """What we say about one operation: its method, and the facts that travel in its calls."""

    id: str
    area: str
    method_name: str
    summary: str
    paging: PagingEntry | None
    limits: tuple[str, ...]
    repeat: str | None
    weight: str | None
    command: CommandEntry | None
    host: str | None
    slow: bool
    leaky: bool
    retired: str | None
    replaced_by: str | None
    parameters: dict[str, str]
    one_at_a_time: str | None = None
    accepted: AcceptedEntry | None = None
    find_out: str | None = None
    journal: JournalEntry | None = None

    @property
    def name(self) -> str:
        """The full name, `area.method`."""
        return f"{self.area}.{self.method_name}"


def read_area(name: str, table: Table) -> AreaEntry:
    """Read a table `[areas.NAME]`."""
    if not names.is_method_name(name) or len(name) > LONGEST_AREA:
        table.fail(f"the name of an area is snake_case, no builtin, of at most {LONGEST_AREA} letters")
    entry = AreaEntry(
        name=name,
        class_name=names.class_name(name),
        tags=table.text_list("tags"),
        summary=_summary(table),
        additions=table.text_list("additions"),
    )
    for addition in entry.additions:
        module, _, class_name = addition.partition(".")
        if not (module.isidentifier() and names.is_class_name(class_name)):
            table.fail(f"`additions` has {addition!r}; write module.Class, from allegro_async/additions/")
    table.finish()
    return entry


def read_limit(name: str, table: Table) -> LimitEntry:
    """Read a table `[limits.NAME]`."""
    count = table.number("count")
    if count is None:
        table.fail("`count` is missing")
    entry = LimitEntry(
        name=name,
        count=count,
        per=_must(table, "per", ("second", "minute", "hour", "day")),
        scope=_must(table, "scope", ("account", "client")),
        unit=_must(table, "unit", ("requests", "offers")),
        source=table.needed_text("source"),
    )
    table.finish()
    return entry


def read_family(name: str, table: Table) -> FamilyEntry:
    """Read a table `[families.NAME]`."""
    entry = FamilyEntry(
        name=name,
        named=table.choice("named", NAMED_BY) or "caller",
        completed=table.text("completed"),
        counts=table.text("counts"),
        state=table.text("state"),
        parts=table.text("parts"),
        errors=table.text("errors"),
        subject=table.text("subject"),
        offers=table.text("offers"),
        result=table.text("result"),
    )
    table.finish()
    signs = [each for each in (entry.counts, entry.state, entry.parts) if each is not None]
    if len(signs) != (0 if entry.named == "location" else 1):
        table.fail("one of `counts`, `state` and `parts` says how far a command is (a location needs none)")
    return entry


def read_operation(
    name: str, table: Table, areas: dict[str, AreaEntry], limits: dict[str, LimitEntry]
) -> OperationEntry:
    """Read a table `[operations.ID]`, with the areas and limits that it may name."""
    area, method = _method(table, areas)
    entry = OperationEntry(
        id=name,
        area=area,
        method_name=method,
        summary=_summary(table),
        paging=_paging(table.table("paging")),
        limits=_limits(table, limits),
        repeat=table.choice("repeat", REPEATS),
        weight=table.text("weight"),
        command=_command(table.table("command")),
        host=table.choice("host", ("upload",)),
        slow=table.flag("slow"),
        one_at_a_time=table.text("one_at_a_time"),
        accepted=_accepted(table.table("accepted")),
        find_out=_find_out(table),
        leaky=table.flag("leaky"),
        retired=_day(table),
        replaced_by=table.text("replaced_by"),
        parameters=_parameters(table),
        journal=_journal(table.table("journal")),
    )
    table.finish()
    if entry.journal and (entry.paging is None or entry.paging.kind != "events"):
        table.fail('`journal` needs paging of the kind "events"')
    if entry.weight and not any(limits[limit].unit == "offers" for limit in entry.limits):
        table.fail("`weight` needs a limit counted in offers")
    if entry.accepted and entry.repeat != "same-id":
        table.fail('`accepted` needs repeat = "same-id"')
    if (
        entry.accepted
        and entry.accepted.by == "status"
        and (entry.command is None or entry.command.role != "start")
    ):
        table.fail('`accepted` by "status" needs the start of a command')
    return entry


def _method(table: Table, areas: dict[str, AreaEntry]) -> tuple[str, str]:
    full = table.needed_text("name")
    area, _, method = full.partition(".")
    if area not in areas:
        table.fail(f"`name` is {full!r}, but areas.toml has no area {area!r}")
    if not names.is_method_name(method):
        table.fail(f"`name` is {full!r}, but a method is snake_case and neither a keyword nor a builtin")
    last = method.split("_")[-1]
    glued = method not in _VERBS and last not in _ENGLISH and last.endswith(_VERBS)
    if glued or "using" in method.split("_") or method[-1].isdigit():
        table.fail(f"`name` is {full!r}, but ends in an HTTP verb or a digit, or has a `using`")
    return area, method


def _summary(table: Table) -> str:
    summary = table.needed_text("summary")
    if len(summary) > LONGEST_SUMMARY or "\n" in summary:
        table.fail(
            f"`summary` has {len(summary)} characters, but must be one line of at most {LONGEST_SUMMARY}"
        )
    if not summary.endswith("."):
        table.fail("`summary` must end with a full stop")
    return summary


def _paging(table: Table | None) -> PagingEntry | None:
    if table is None:
        return None
    entry = PagingEntry(
        kind=_must(table, "kind", PAGING_KINDS),
        items=table.text("items"),
        total=table.text("total"),
        size=table.number("size"),
        ceiling=table.number("ceiling"),
        window=table.text("window"),
        key=table.text("key") or "id",
    )
    table.finish()
    return entry


def _limits(table: Table, limits: dict[str, LimitEntry]) -> tuple[str, ...]:
    wanted = table.text_list("limits")
    for limit in wanted:
        if limit not in limits:
            table.fail(f"`limits` names {limit!r}, but there is no [limits.{limit}]")
    return wanted


def _command(table: Table | None) -> CommandEntry | None:
    if table is None:
        return None
    entry = CommandEntry(table.needed_text("family"), _must(table, "role", COMMAND_ROLES))
    table.finish()
    return entry


def _journal(table: Table | None) -> JournalEntry | None:
    if table is None:
        return None
    method = table.needed_text("method")
    if not names.is_method_name(method):
        table.fail(f"`method` is {method!r}, but a method is snake_case and neither a keyword nor a builtin")
    days = table.number("days")
    if days is None:
        table.fail("`days` is missing")
    entry = JournalEntry(
        method_name=method,
        summary=_summary(table),
        days=days,
        subject=table.needed_text("subject"),
        state=table.text("state"),
        newest=table.text("newest"),
        sweep=_sweep(table.table("sweep")),
    )
    table.finish()
    return entry


def _sweep(table: Table | None) -> SweepEntry | None:
    if table is None:
        return None
    entry = SweepEntry(table.needed_text("list"), table.needed_text("changed"), table.needed_text("revision"))
    table.finish()
    return entry


def _accepted(table: Table | None) -> AcceptedEntry | None:
    if table is None:
        return None
    entry = AcceptedEntry(_must(table, "by", ACCEPTED_BY), table.texts("constant"))
    table.finish()
    return entry


def _find_out(table: Table) -> str | None:
    text = table.text("find_out")
    if text is not None and (text.endswith(".") or "\n" in text or not text[0].islower()):
        table.fail("`find_out` goes on a sentence: no capital, no full stop, one line")
    return text


def _day(table: Table) -> str | None:
    day = table.text("retired")
    if day is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", day) is None:
        table.fail(f"`retired` is {day!r}, but must be a day such as 2024-04-30")
    return day


def _parameters(table: Table) -> dict[str, str]:
    renames = table.texts("parameters")
    for wire, name in renames.items():
        if not names.is_method_name(name):
            table.fail(f"`parameters` renames {wire!r} to {name!r}, which is no name for a parameter")
    return renames


def _must(table: Table, key: str, choices: tuple[str, ...]) -> str:
    value = table.choice(key, choices)
    if value is None:
        table.fail(f"`{key}` is missing, one of {', '.join(choices)}")
    return value
