"""What the catalogue says about writes that meet another, and about writes whose answer was lost."""

from pathlib import Path
from typing import Any

import pytest

from codegen.catalog import Catalog, OperationEntry, load_catalog
from codegen.interface import RawOperation, iter_operations, load_interface, resolve
from codegen.problems import CodegenError

OPENAPI = Path(__file__).parents[2] / "openapi"
AREAS = '[areas.orders]\ntags = ["Order management"]\nsummary = "Orders of buyers."\n'
COMMAND = """
[operations.startThing]
name = "orders.start"
summary = "Start a thing."
repeat = "same-id"
"""


@pytest.fixture(scope="module")
def interface() -> dict[str, Any]:
    return load_interface(OPENAPI)


@pytest.fixture(scope="module")
def catalog(interface: dict[str, Any]) -> Catalog:
    return load_catalog(OPENAPI, interface)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('accepted = { by = "guess" }', "must be one of status, body"),
        ("accepted = { constant = {} }", "`by` is missing"),
        ('accepted = { by = "body", more = 1 }', "unknown key `more`"),
        ('accepted = { by = "status" }', "needs the start of a command"),
        (
            'accepted = { by = "status" }\ncommand = { family = "x", role = "tasks" }',
            "needs the start of a command",
        ),
        ('find_out = "Look."', "no capital, no full stop"),
        ('find_out = "look."', "no capital, no full stop"),
        ('find_out = "Look"', "no capital, no full stop"),
        ("one_at_a_time = 1", "must be a text"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, lines: str, message: str) -> None:
    (tmp_path / "areas.toml").write_text(AREAS, encoding="utf-8")
    (tmp_path / "operations.toml").write_text(COMMAND + lines, encoding="utf-8")
    with pytest.raises(CodegenError, match=message):
        load_catalog(tmp_path)


def test_only_a_command_can_be_there_already(tmp_path: Path) -> None:
    (tmp_path / "areas.toml").write_text(AREAS, encoding="utf-8")
    wrong = COMMAND.replace("same-id", "no") + 'accepted = { by = "body" }'
    (tmp_path / "operations.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(CodegenError, match=r'`accepted` needs repeat = "same-id"'):
        load_catalog(tmp_path)


def test_what_stands_for_a_lost_answer_has_all_that_the_answer_must_have(
    catalog: Catalog, interface: dict[str, Any]
) -> None:
    raws = {raw.id: raw for raw in iter_operations(interface)}
    checked = 0
    for raw in raws.values():
        entry = catalog.operations[raw.id]
        if entry.accepted is None:
            continue
        needed = set(resolve(interface, answer_of(raw)).get("required", ()))
        standing = set(entry.accepted.constant)
        if entry.accepted.by == "status":
            standing |= properties(interface, answer_of(raws[status_of(catalog, entry).id]))
        else:
            assert raw.body is not None
            standing |= properties(interface, sent_by(raw)) | {"id"}
        assert needed <= standing, entry.name
        checked += 1
    assert checked == 16


def test_the_writes_that_go_one_after_the_other_have_what_they_are_named_by(
    catalog: Catalog, interface: dict[str, Any]
) -> None:
    for raw in iter_operations(interface):
        entry = catalog.operations[raw.id]
        if entry.one_at_a_time is not None:
            assert f"{{{entry.one_at_a_time}}}" in raw.path, entry.name
            assert raw.method != "GET", entry.name


def answer_of(raw: RawOperation) -> dict[str, Any]:
    (schema,) = (
        media["schema"]
        for status, response in raw.responses.items()
        if status.startswith("2")
        for media in response["content"].values()
    )
    found: dict[str, Any] = schema
    return found


def sent_by(raw: RawOperation) -> dict[str, Any]:
    (media,) = (raw.body or {})["content"].values()
    found: dict[str, Any] = media["schema"]
    return found


def properties(interface: dict[str, Any], schema: dict[str, Any]) -> set[str]:
    return set(resolve(interface, schema).get("properties", {}))


def status_of(catalog: Catalog, entry: OperationEntry) -> OperationEntry:
    assert entry.command is not None
    (found,) = (
        each
        for each in catalog.operations.values()
        if each.command is not None
        and (each.command.family, each.command.role) == (entry.command.family, "status")
    )
    return found
