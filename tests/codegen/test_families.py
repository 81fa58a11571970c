"""Families of commands: what the catalogue says becomes handles and facts, or is refused."""

import re
from pathlib import Path
from typing import Any

import pytest

from codegen import resource_tests, resources
from codegen.catalog import load_catalog
from codegen.problems import CodegenError
from codegen.schemas import prepare
from tests.codegen._small import AREAS, content

TEXT = {"type": "string"}
COUNTS = {name: {"type": "integer"} for name in ("failed", "success", "total")}
SCHEMAS: dict[str, Any] = {
    "Status": {
        "type": "object",
        "properties": {
            "id": TEXT,
            "word": TEXT,
            "errors": TEXT,
            "count": {"type": "object", "properties": COUNTS},
            "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
            "end": {"$ref": "#/components/schemas/End"},
        },
    },
    "Pet": {"type": "object", "properties": {"id": TEXT, "status": TEXT}},
    "Good": {"type": "object", "required": ["kind"], "properties": {"kind": TEXT}},
    "Bad": {"type": "object", "required": ["kind"], "properties": {"kind": TEXT, "why": TEXT}},
    "End": {
        "oneOf": [{"$ref": f"#/components/schemas/{each}"} for each in ("Good", "Bad")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {each.upper(): f"#/components/schemas/{each}" for each in ("Good", "Bad")},
        },
    },
    "Wish": {"type": "object", "properties": {"commandId": TEXT, "id": TEXT, "food": TEXT}},
    "Plain": {"type": "object", "properties": {"food": TEXT}},
    "Tasks": {
        "type": "object",
        "properties": {"tasks": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}},
    },
}
START = """
[operations.feed]
name = "pets.feed"
summary = "Start a feeding."
repeat = "same-id"
command = { family = "feeding", role = "start" }
"""
STATUS = """
[operations.getFeeding]
name = "pets.get_feeding"
summary = "Get how far a feeding is."
command = { family = "feeding", role = "status" }
"""
TASKS = """
[operations.listTasks]
name = "pets.list_tasks"
summary = "List the tasks of a feeding."
paging = { kind = "array", items = "tasks" }
"""
WITH_TASKS = TASKS + 'command = { family = "feeding", role = "tasks" }\n'
FAMILY = '\n[families.feeding]\nstate = "word"\n'
PATH_ID = {"name": "commandId", "in": "path", "required": True, "schema": TEXT}


def schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def paths(body: str, *, put: bool) -> dict[str, Any]:
    def one(name: str, answer: str, status: str = "200", **spec: Any) -> dict[str, Any]:
        found = {"operationId": name, "tags": ["Pets"], "responses": {status: content(schema(answer))}}
        return {**found, **spec}

    start = one("feed", "Status", "201", requestBody={"required": True, **content(schema(body))})
    found: dict[str, Any] = {
        "/feedings/{commandId}": {"get": one("getFeeding", "Status"), "parameters": [PATH_ID]},
        "/feedings/{commandId}/tasks": {"get": one("listTasks", "Tasks"), "parameters": [PATH_ID]},
    }
    if put:
        found["/feedings/{commandId}"]["put"] = start
    else:
        found["/feedings"] = {"post": start}
    return found


def written(
    directory: Path, catalog: str = START + STATUS + TASKS + FAMILY, *, body: str = "Wish", put: bool = False
) -> dict[str, str]:
    document: dict[str, Any] = {
        "openapi": "3.0.3",
        "security": [{"bearer-token-for-user": []}],
        "paths": paths(body, put=put),
        "components": {"schemas": SCHEMAS},
    }
    (directory / "areas.toml").write_text(AREAS, encoding="utf-8")
    (directory / "operations.toml").write_text(catalog, encoding="utf-8")
    read = load_catalog(directory, document)
    prepared = prepare(document, read)
    files = {**resources.render(prepared, read), **resource_tests.render(prepared, read)}
    return {name.rpartition("/")[2]: flat(text) for name, text in files.items()}


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("( ", "(").replace(", )", ")").replace(" )", ")")


def test_a_start_gives_a_command_and_takes_its_id(tmp_path: Path) -> None:
    area = written(tmp_path)["pets.py"]
    assert (
        "async def feed(self, body: Wish | Mapping[str, Any], *, command_id: UUID | str | None = None, "
        "**options: Unpack[CallOptions]) -> Command[Status, Status]:"
    ) in area
    assert (
        "return await self._command(Status, make_call(op.PETS_FEED, options, "
        'body=command_body(Wish, body, "commandId", command_id)))'
    ) in area
    assert "command_id: Your own id of the command" in area
    assert "The command: `await command.wait()` gives its report." in area


def test_an_id_in_the_path_is_a_keyword_too(tmp_path: Path) -> None:
    files = written(tmp_path, put=True)
    assert "path=(own_id(command_id),), body=json_body(Wish, body)" in files["pets.py"]
    assert "async def get_feeding(self, command_id: str, **options" in files["pets.py"]
    assert "Pets(allegro).feed(Wish.model_validate_json(body), command_id=" in files["test_pets.py"]
    assert "assert command.id == " in files["test_pets.py"]


def test_with_a_list_of_tasks_it_is_a_command_with_tasks(tmp_path: Path) -> None:
    area = written(tmp_path, START + STATUS + WITH_TASKS + FAMILY + 'subject = "id"\n')["pets.py"]
    assert "-> TaskCommand[Status, Status, Pet]:" in area
    assert "return await self._task_command(Status, " in area


def test_the_facts_of_the_family_travel_in_the_start(tmp_path: Path) -> None:
    family = FAMILY + 'errors = "errors"\nsubject = "id"\noffers = "food"\nnamed = "answer"\n'
    facts = written(tmp_path, START + STATUS + TASKS + family)["operations.py"]
    assert (
        'family=Family(name="feeding", status=PETS_GET_FEEDING, named="answer", state="word", '
        'errors="errors", subject="id", offers="food"), id_in_body="commandId"'
    ) in facts
    assert facts.index("PETS_GET_FEEDING = ") < facts.index("PETS_FEED = ")


def test_work_with_a_location_is_waited_for_unless_one_says_otherwise(tmp_path: Path) -> None:
    start = START.replace("same-id", "no")
    family = '\n[families.feeding]\nnamed = "location"\nresult = "getFeeding"\n'
    files = written(tmp_path, start + STATUS + TASKS + family)
    area = files["pets.py"]
    assert "from typing import TYPE_CHECKING, overload" in area
    assert "wait: Literal[True] = True, wait_timeout: float | None = 600.0" in area
    assert "wait: Literal[False], wait_timeout: float | None = 600.0" in area
    assert "-> Status | Command[Status, Status]:" in area
    assert "wait=wait, wait_timeout=wait_timeout)" in area
    assert "result=PETS_GET_FEEDING" in files["operations.py"]
    assert "read = await Pets(allegro).feed(" in files["test_pets.py"]
    gone = family.replace("getFeeding", "goneFromThisInterface")
    assert "result=" not in written(tmp_path, start + STATUS + TASKS + gone)["operations.py"]


@pytest.mark.parametrize(
    ("catalog", "message"),
    [
        (START + STATUS + TASKS, r"the family 'feeding' has no table \[families\.feeding\]"),
        (START + STATUS.partition("command")[0] + TASKS + FAMILY, "no operation has the role status"),
        (START + STATUS + TASKS + FAMILY.replace("word", "gone"), "the answer has no field gone"),
        (START + STATUS + TASKS + FAMILY.replace("word", "word.deeper"), r"no field word\.deeper"),
        (START + STATUS + TASKS + FAMILY + 'errors = "gone"', "the answer has no field gone"),
        (START + STATUS + TASKS + FAMILY + 'completed = "gone"', "the answer has no field gone"),
        (START + STATUS + TASKS + FAMILY + 'subject = "gone"', "the answer has no field gone"),
        (START + STATUS + TASKS + FAMILY.replace('state = "word"', 'counts = "id"'), r"no field id\.failed"),
        (
            START + STATUS + TASKS + FAMILY.replace('state = "word"', 'parts = "pets"\nsubject = "name"'),
            r"no field pets\.name",
        ),
        (START + STATUS + WITH_TASKS + FAMILY + 'subject = "word"', "the answer has no field word"),
        (START + STATUS + TASKS + FAMILY + 'counts = "count"', "one of `counts`, `state` and `parts`"),
        (START + STATUS + TASKS + "\n[families.feeding]\n", "one of `counts`, `state` and `parts`"),
        (START + STATUS + TASKS + FAMILY + 'named = "location"', "one of `counts`, `state` and `parts`"),
        (START + STATUS + TASKS + FAMILY + 'named = "us"', "must be one of caller, answer, location"),
        (START + STATUS + TASKS + FAMILY + "more = 1", "unknown key `more`"),
    ],
)
def test_a_family_that_does_not_fit_is_named(tmp_path: Path, catalog: str, message: str) -> None:
    with pytest.raises(CodegenError, match=message):
        written(tmp_path, catalog)


@pytest.mark.parametrize(
    "family",
    ['counts = "count"', 'parts = "pets"\nsubject = "id"', 'state = "end.kind"\nerrors = "end.why"'],
)
def test_a_family_that_fits_is_taken(tmp_path: Path, family: str) -> None:
    facts = written(tmp_path, START + STATUS + TASKS + f"\n[families.feeding]\n{family}\n")["operations.py"]
    assert "family=Family(" in facts


def test_what_has_no_place_for_an_id_cannot_carry_one(tmp_path: Path) -> None:
    with pytest.raises(CodegenError, match="neither path nor body has an id of the caller's"):
        written(tmp_path, body="Plain")


def test_an_argument_cannot_be_called_as_the_id_of_the_command(tmp_path: Path) -> None:
    document = paths("Wish", put=False)
    document["/feedings"]["post"]["parameters"] = [{"name": "command_id", "in": "query", "schema": TEXT}]
    whole: dict[str, Any] = {
        "openapi": "3.0.3",
        "security": [{"bearer-token-for-user": []}],
        "paths": document,
        "components": {"schemas": SCHEMAS},
    }
    (tmp_path / "areas.toml").write_text(AREAS, encoding="utf-8")
    (tmp_path / "operations.toml").write_text(START + STATUS + TASKS + FAMILY, encoding="utf-8")
    read = load_catalog(tmp_path, whole)
    with pytest.raises(CodegenError, match="the caller's own id of the command"):
        resources.render(prepare(whole, read), read)
