"""Read `openapi/areas.toml` and `openapi/operations.toml`, strictly.

The two files say what Allegro's interface file does not: how areas, methods and classes are called, and the
facts that stand only in prose (limits, ceilings, what may be repeated). Their format is described in
`docs/architecture.md`. An entry for an operation that the interface lacks is fine, so that older interface
files build too; an operation of the interface without an entry stops the build with the lines to add.
"""

from dataclasses import dataclass, field
from pathlib import Path

from codegen import names
from codegen.entries import (
    LONGEST_AREA,
    AcceptedEntry,
    AreaEntry,
    CommandEntry,
    FamilyEntry,
    LimitEntry,
    OperationEntry,
    PagingEntry,
    read_area,
    read_family,
    read_limit,
    read_operation,
)
from codegen.problems import CodegenError
from codegen.suggestions import entry_lines
from codegen.tables import Table, read_toml, root_table
from codegen.walk import Document, OperationFact, operation_facts, schema_fields

__all__ = [
    "AcceptedEntry",
    "AreaEntry",
    "Catalog",
    "CommandEntry",
    "FamilyEntry",
    "LimitEntry",
    "OperationEntry",
    "PagingEntry",
    "load_catalog",
]


@dataclass(frozen=True, slots=True)
class ConditionalRename:
    """A rename that holds only while the schema has a field: its name once meant another thing."""

    schema: str
    field: str
    name: str


@dataclass(frozen=True, slots=True)
class Catalog:
    """Both files, read and checked against each other."""

    areas: dict[str, AreaEntry]
    operations: dict[str, OperationEntry]
    limits: dict[str, LimitEntry]
    homes: dict[str, str]
    renames: dict[str, str]
    inline: dict[str, str]
    families: dict[str, FamilyEntry] = field(default_factory=dict[str, FamilyEntry])

    def area_of_tag(self, tag: str) -> str | None:
        """Name the area that has a tag, or `None` for a tag that no area has."""
        return next((area.name for area in self.areas.values() if tag in area.tags), None)

    def class_name(self, schema: str) -> str:
        """Name the class of a schema: its rename where it has one, else the schema's name as a class name."""
        return self.renames.get(schema) or names.class_name(schema)

    def check_against(self, document: Document) -> None:
        """Check that the two files fit an interface document.

        Raises:
            CodegenError: an operation has no entry (the message holds the lines to add), an entry forgets
                `repeat`, or its `host` disagrees with the servers of the operation.
        """
        facts = operation_facts(document)
        missing = [fact for fact in facts if fact.id not in self.operations]
        if missing:
            raise CodegenError(self._lines_to_add(missing))
        for fact in facts:
            _check_fact(self.operations[fact.id], fact)

    def _lines_to_add(self, missing: list[OperationFact]) -> str:
        used = {entry.name for entry in self.operations.values()}
        blocks: list[str] = []
        for fact in missing:
            area = self.area_of_tag(fact.tag) or names.snake_case(fact.tag)[:LONGEST_AREA].strip("_")
            blocks.append(entry_lines(fact, area, used))
        many = f"{len(missing)} operations have" if len(missing) > 1 else f"{missing[0].id} has"
        return f"operations.toml: {many} no entry. Add, with a summary:\n\n" + "\n\n".join(blocks)


def load_catalog(directory: Path, document: Document | None = None) -> Catalog:
    """Read `areas.toml` and `operations.toml` of a directory.

    With a document the renames that depend on a schema's fields are decided, and the catalog is checked
    against the document; without one only renames without a condition are given.

    Raises:
        CodegenError: a file is missing, is not TOML, or breaks a rule; the message names the line.
    """
    areas_file = root_table(read_toml(directory / "areas.toml"))
    operations_file = root_table(read_toml(directory / "operations.toml"))
    areas = {name: read_area(name, table) for name, table in areas_file.tables("areas").items()}
    _check_tags(areas_file, areas)
    homes = _homes(areas_file, areas)
    renames = _renames(areas_file, document)
    inline = areas_file.texts("inline")
    areas_file.finish()
    limits = {name: read_limit(name, table) for name, table in operations_file.tables("limits").items()}
    operations = {
        name: read_operation(name, table, areas, limits)
        for name, table in operations_file.tables("operations").items()
    }
    families = {name: read_family(name, table) for name, table in operations_file.tables("families").items()}
    _check_distinct(operations_file, operations)
    operations_file.finish()
    catalog = Catalog(areas, operations, limits, homes, renames, inline, families)
    if document is not None:
        catalog.check_against(document)
    return catalog


def _check_tags(table: Table, areas: dict[str, AreaEntry]) -> None:
    owners: dict[str, str] = {}
    for area in areas.values():
        for tag in area.tags:
            if tag in owners:
                table.fail(f"the tag {tag!r} is in two areas, {owners[tag]} and {area.name}")
            owners[tag] = area.name


def _homes(table: Table, areas: dict[str, AreaEntry]) -> dict[str, str]:
    homes = table.texts("homes")
    for schema, area in homes.items():
        if area not in areas and area != "common":
            table.fail(f"homes: {schema} lives in {area!r}, which is no area")
    return homes


def _renames(table: Table, document: Document | None) -> dict[str, str]:
    renames: dict[str, str] = {}
    inner = table.table("renames")
    if inner is None:
        return renames
    for schema, value in inner.values.items():
        conditional = inner.table(schema) if isinstance(value, dict) else None
        if conditional is None:
            renames[schema] = _class(inner, schema)
            continue
        rename = _conditional(schema, conditional)
        if document is not None and rename.field in schema_fields(document, schema):
            renames[schema] = rename.name
    return renames


def _conditional(schema: str, table: Table) -> ConditionalRename:
    rename = ConditionalRename(schema, table.needed_text("having"), _class(table, "name"))
    table.finish()
    return rename


def _class(table: Table, key: str) -> str:
    name = table.needed_text(key)
    if not names.is_class_name(name):
        table.fail(f"`{key}` is {name!r}, which is no name for a class")
    return name


def _check_distinct(table: Table, operations: dict[str, OperationEntry]) -> None:
    owners: dict[str, str] = {}
    for entry in operations.values():
        if entry.name in owners:
            table.fail(f"{owners[entry.name]} and {entry.id} have the same name, {entry.name}")
        owners[entry.name] = entry.id


def _check_fact(entry: OperationEntry, fact: OperationFact) -> None:
    place = f"operations.toml: [operations.{entry.id}]: {fact.method} {fact.path}"
    if fact.method not in {"GET", "HEAD"} and entry.repeat is None:
        raise CodegenError(f'{place}: `repeat` is missing; add repeat = "no", "yes" or "same-id"')
    if (entry.host == "upload") != fact.upload:
        wanted = 'add host = "upload"' if fact.upload else "remove `host`"
        raise CodegenError(f"{place}: `host` disagrees with the servers of the interface file; {wanted}")
