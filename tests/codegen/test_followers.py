"""The methods that follow journals: what the catalogue says becomes a method and facts."""

import re
from pathlib import Path
from typing import Any

import pytest

from codegen import resources
from codegen.problems import CodegenError
from tests.codegen._small import PET, built, content, operation

LIST = {"$ref": "#/components/schemas/PetList"}
EVENTS = 'paging = { kind = "events", items = "pets", size = 7 }\n'
JOURNAL = 'journal = { method = "follow_pets", summary = "Follow pets.", days = 2, subject = "pet.id" }\n'


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("( ", "(").replace(", )", ")").replace(" )", ")")


def written(directory: Path, entry: str, more: dict[str, Any] | None = None) -> dict[str, str]:
    query = [
        {"name": "from", "in": "query", "schema": {"type": "string"}},
        {"name": "kind", "in": "query", "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "integer"}},
    ]
    paths, schemas = operation(path="/pets", parameters=query, responses={"200": content(LIST)})
    prepared, catalog = built(directory, {**paths, **(more or {})}, schemas, entry)
    return {name: flat(text) for name, text in resources.render(prepared, catalog).items()}


def test_a_journal_has_a_method_that_follows_it_with_its_filters(tmp_path: Path) -> None:
    area = written(tmp_path, EVENTS + JOURNAL)["allegro_async/resources/pets.py"]
    assert "from ..journals import Journal from ..models" in area
    assert (
        "def follow_pets(self, *, cursor: CursorStore | None = None, key: str | None = None, "
        'start: Literal["now", "oldest"] = "now", fold: bool = False, polling: Polling | None = None, '
        "kind: str | None = None, **options: Unpack[CallOptions]) -> Journal[Pet]: "
        '"""Follow pets. Asks `GET /pets` again and again. Allegro keeps an event for 2 days.'
    ) in area
    assert (
        "return Journal(self._sender, op.PETS_CALL, options, PetList, Pet, cursor=cursor, key=key, "
        'start=start, fold=fold, polling=polling, query=(("kind", kind),))'
    ) in area


def test_the_facts_of_a_journal_travel_in_its_operation(tmp_path: Path) -> None:
    facts = written(tmp_path, EVENTS + JOURNAL)["allegro_async/resources/operations.py"]
    assert 'events=Events(2, "pet.id")' in facts


def test_operations_that_a_journal_names_come_before_it(tmp_path: Path) -> None:
    more = {
        "/newest": {
            "get": {"operationId": "newestPet", "tags": ["Pets"], "responses": {"200": content(PET)}}
        },
        "/all": {"get": {"operationId": "allPets", "tags": ["Pets"], "responses": {"200": content(LIST)}}},
    }
    journal = JOURNAL.replace(
        " }\n",
        ', state = "pet.look", newest = "newestPet", '
        'sweep = { list = "allPets", changed = "at", revision = "look" } }\n',
    )
    others = (
        '[operations.newestPet]\nname = "pets.newest"\nsummary = "Get the newest pet."\n'
        '[operations.allPets]\nname = "pets.search"\nsummary = "Search pets."\n'
        'paging = { kind = "offset", items = "pets" }\n'
    )
    files = written(tmp_path, EVENTS + journal + others, more)
    assert (
        'events=Events(2, "pet.id", state="pet.look", newest=PETS_NEWEST, sweep=PETS_SEARCH, changed="at", '
        'revision="look")'
    ) in files["allegro_async/resources/operations.py"]
    area = files["allegro_async/resources/pets.py"]
    assert "-> SweptJournal[Pet, Pet]:" in area
    assert "options, PetList, Pet, sweep=(PetList, Pet), cursor=cursor" in area


def test_operations_that_an_older_interface_lacks_are_left_out(tmp_path: Path) -> None:
    journal = JOURNAL.replace(
        " }\n", ', newest = "gone", sweep = { list = "gone", changed = "at", revision = "look" } }\n'
    )
    files = written(tmp_path, EVENTS + journal)
    assert 'events=Events(2, "pet.id")' in files["allegro_async/resources/operations.py"]
    assert "-> Journal[Pet]:" in files["allegro_async/resources/pets.py"]


def test_a_journal_without_filters_asks_for_everything(tmp_path: Path) -> None:
    paths, schemas = operation(path="/pets", responses={"200": content(LIST)})
    prepared, catalog = built(tmp_path, paths, schemas, EVENTS + JOURNAL)
    area = flat(resources.render(prepared, catalog)["allegro_async/resources/pets.py"])
    assert "start=start, fold=fold, polling=polling)" in area


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            'paging = { kind = "offset", items = "pets" }\n' + JOURNAL,
            '`journal` needs paging of the kind "events"',
        ),
        (EVENTS + JOURNAL.replace("follow_pets", "Follow"), "a method is snake_case"),
        (EVENTS + JOURNAL.replace("days = 2, ", ""), "`days` is missing"),
        (EVENTS + JOURNAL.replace(', subject = "pet.id"', ""), "`subject` is missing"),
        (EVENTS + JOURNAL.replace(" }\n", ", sweep = {} }\n"), "`list` is missing"),
        (EVENTS + JOURNAL.replace(" }\n", ", more = 1 }\n"), "unknown key `more`"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, lines: str, message: str) -> None:
    with pytest.raises(CodegenError, match=re.escape(message)):
        written(tmp_path, lines)
