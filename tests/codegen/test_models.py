"""What the model generator writes, and how its modules are finished."""

import ast
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from codegen.models import DIRECTORY, render
from codegen.postprocess import finish
from codegen.problems import CodegenError
from codegen.references import Schema, reference
from codegen.schemas import Prepared, Union
from codegen.tree import Tree
from tests.codegen._prepared import prepared, rendered

ROOT = Path(__file__).parents[2]
TEXT: Schema = {"type": "string"}


def small(schemas: dict[str, Schema], sent: frozenset[str] = frozenset(), **unions: Union) -> dict[str, str]:
    """Render prepared schemas; their keys are without the area, which is `pets`."""
    keyed = {f"pets.{name}": schema for name, schema in schemas.items()}
    document: dict[str, Any] = {"components": {"schemas": keyed}}
    joined = {f"pets.{name}": union for name, union in unions.items()}
    answers = {"pets.Pet": ("pets.get",)}
    return render(Prepared(document, {}, joined, sent, frozenset(keyed), {}, answers))


def fields_of(text: str, name: str = "Pet") -> dict[str, str]:
    """The fields of a class as they are written, without their names."""
    (found,) = (n for n in ast.parse(text).body if isinstance(n, ast.ClassDef) and n.name == name)
    lines = (ast.unparse(each) for each in found.body if isinstance(each, ast.AnnAssign))
    return dict(line.split(": ", 1) for line in lines)


def field(schema: Schema, *, wire: str = "x", required: bool = False, sent: bool = False) -> str:
    """How one field of a class is written."""
    pet = {"type": "object", "properties": {wire: schema}, "required": [wire] if required else []}
    text = small({"Pet": pet}, frozenset({"pets.Pet"} if sent else ()))[f"{DIRECTORY}/pets.py"]
    (line,) = fields_of(text).items()
    return ": ".join(line)


# Fields


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (TEXT, "x: str | None = None"),
        (TEXT | {"format": "uuid"}, "x: str | None = None"),
        (TEXT | {"format": "date-time"}, "x: Timestamp | None = None"),
        (TEXT | {"format": "date"}, "x: Date | None = None"),
        (TEXT | {"format": "decimal"}, "x: Amount | None = None"),
        ({"type": "number"}, "x: Number | None = None"),
        ({"type": "number", "format": "decimal"}, "x: Number | None = None"),
        ({"type": "number", "format": "double"}, "x: float | None = None"),
        ({"type": "integer", "format": "int64"}, "x: int | None = None"),
        ({"type": "boolean", "default": True}, "x: bool | None = None"),
        (TEXT | {"enum": ["A", "B"]}, "x: Literal['A', 'B'] | str | None = None"),
        ({"type": "integer", "enum": [1, 2]}, "x: Literal[1, 2] | int | None = None"),
        ({"type": "array", "items": TEXT}, "x: list[str] | None = None"),
        ({"type": "array", "items": TEXT | {"nullable": True}}, "x: list[str | None] | None = None"),
        ({"type": "object", "additionalProperties": TEXT}, "x: dict[str, str] | None = None"),
        ({"oneOf": [{"type": "boolean"}, {"type": "number"}]}, "x: bool | Number | None = None"),
    ],
)
def test_an_optional_field(schema: Schema, expected: str) -> None:
    assert field(schema) == expected


def test_a_required_field_may_be_null_where_the_interface_says_so() -> None:
    assert field(TEXT, required=True) == "x: str"
    assert field(TEXT | {"nullable": True}, required=True) == "x: str | None"


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("buyerId", "buyer_id: str"),
        ("from", "from_: Annotated[str, Field(alias='from')]"),
        ("b2b", "b2b: Annotated[str, Field(alias='b2b')]"),
        ("error_description", "error_description: Annotated[str, Field(alias='error_description')]"),
        ("schema", "schema_: Annotated[str, Field(alias='schema')]"),
        ("modelId", "model_id_: Annotated[str, Field(alias='modelId')]"),
        ("date", "date: str"),
    ],
)
def test_a_field_has_an_alias_only_where_the_rule_does_not_give_it(wire: str, expected: str) -> None:
    assert field(TEXT, wire=wire, required=True) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (TEXT | {"minLength": 1, "maxLength": 5}, "Annotated[str | None, Sent(min_length=1, max_length=5)]"),
        (TEXT | {"pattern": "[A-Z]"}, "Annotated[str | None, Sent(pattern='[A-Z]')]"),
        ({"type": "integer", "minimum": 1, "maximum": 9}, "Annotated[int | None, Sent(ge=1, le=9)]"),
        (
            {"type": "array", "maxItems": 2, "items": TEXT | {"maxLength": 3}},
            "Annotated[list[Annotated[str, Sent(max_length=3)]] | None, Sent(max_length=2)]",
        ),
        (TEXT | {"enum": ["A"], "pattern": "A"}, "Literal['A'] | str | None"),
    ],
)
def test_bounds_are_written_on_what_is_sent_only(schema: Schema, expected: str) -> None:
    assert field(schema, sent=True) == f"x: {expected} = None"
    assert "Sent" not in field(schema)


def test_required_fields_come_first() -> None:
    pet = {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "required": ["b"]}
    assert list(fields_of(small({"Pet": pet})[f"{DIRECTORY}/pets.py"])) == ["b", "a"]


# Classes and aliases


def test_a_class_that_holds_itself_is_written_so_that_it_can_be_imported() -> None:
    pet: Schema = {
        "type": "object",
        "properties": {"parent": reference("pets.Pet"), "kind": TEXT | {"enum": ["A"]}},
    }
    assert fields_of(small({"Pet": pet})[f"{DIRECTORY}/pets.py"]) == {
        "parent": "'Pet | None' = None",
        "kind": "Literal['A'] | str | None = None",
    }


def test_a_named_enum_is_an_open_alias() -> None:
    pet: Schema = {"type": "object", "properties": {"kind": reference("pets.Kind")}}
    text = small({"Pet": pet, "Kind": TEXT | {"enum": ["CAT", "DOG"]}})[f"{DIRECTORY}/pets.py"]
    assert 'Kind: TypeAlias = Literal["CAT", "DOG"] | str' in text
    assert fields_of(text) == {"kind": "Kind | None = None"}


def test_a_union_is_an_alias_that_knows_tag_and_fallback() -> None:
    tag = TEXT | {"enum": ["CAT"], "x-tags": ["CAT"]}
    schemas: dict[str, Schema] = {
        "Cat": {"type": "object", "properties": {"type": tag}, "required": ["type"]},
        "UnknownPet": {"type": "object", "properties": {"type": TEXT}, "required": ["type"]},
        "Pet": {"oneOf": [reference("pets.Cat"), reference("pets.UnknownPet")]},
    }
    text = small(schemas, Pet=Union("type", ("pets.Cat",), "pets.UnknownPet"))[f"{DIRECTORY}/pets.py"]
    assert 'Pet: TypeAlias = Annotated[Cat | UnknownPet, Tagged("type", UnknownPet)]' in text
    assert "class UnknownPet(UnknownModel):" in text
    assert fields_of(text, "Cat") == {"type": "Literal['CAT']"}


def test_a_docstring_says_where_a_class_is_used() -> None:
    pet: Schema = {"type": "object", "properties": {"home": reference("pets.Home")}}
    text = small({"Pet": pet, "Home": {"type": "object", "properties": {"id": TEXT}}})[f"{DIRECTORY}/pets.py"]
    assert '"""Answer of `pets.get`."""' in text
    assert '"""Part of `Pet`."""' in text


def test_nothing_to_write_stops_the_build() -> None:
    with pytest.raises(CodegenError, match="the model generator gave up"):
        small({})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "class Pet(AllegroModel):\n    pass",
        "class Pet(AllegroModel):\n    id: str\n    name: str",
        "class Pet(AllegroModel):\n    name: str",
        "class Pet(AllegroModel):\n    id: str\nclass Pet(AllegroModel):\n    id: str",
        "class Pet(AllegroModel):\n    id: str\nclass Other(AllegroModel):\n    id: str",
        "class Pet(AllegroModel):\n    id: str\nclass Kind(AllegroModel):\n    id: str",
    ],
)
def test_a_generator_that_did_not_do_as_it_was_asked_stops_the_build(text: str) -> None:
    schemas = {
        "pets.Pet": {"type": "object", "properties": {"id": TEXT}},
        "other.Kind": TEXT | {"enum": ["A"]},
    }
    schemas |= {"pets.Kind": schemas["other.Kind"]} if "Kind" in text else {}
    found = Prepared({"components": {"schemas": schemas}}, {}, {}, frozenset(), frozenset(), {}, {})
    with pytest.raises(CodegenError, match="the model generator"):
        finish("pets", text, found, dict.fromkeys(schemas, "A docstring."))


def test_two_fields_with_one_python_name_stop_the_build() -> None:
    pet: Schema = {"type": "object", "properties": {"a-b": TEXT, "a_b": TEXT}}
    with pytest.raises(CodegenError, match=r"pets\.Pet: a-b, a_b would have one Python name"):
        small({"Pet": pet})


# The whole tree


def test_the_models_of_the_project_are_what_their_inputs_say() -> None:
    tree = Tree([DIRECTORY], rendered())
    assert [str(each) for each in tree.compare(ROOT)] == []


def test_two_builds_give_the_same_bytes_in_a_few_seconds() -> None:
    start = time.monotonic()
    assert render(prepared()) == rendered()
    assert time.monotonic() - start < 20


def test_every_schema_has_its_class_in_its_module() -> None:
    found: set[str] = set()
    for path, text in rendered().items():
        module = Path(path).stem
        nodes = ast.parse(text).body
        found |= {f"{module}.{node.name}" for node in nodes if isinstance(node, ast.ClassDef)}
        aliases = (ast.unparse(node.target) for node in nodes if isinstance(node, ast.AnnAssign))
        found |= {f"{module}.{name}" for name in aliases}
    assert found == prepared().schemas.keys()


def run(code: str) -> str:
    """Run code in a fresh interpreter where every warning is an error."""
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_model_loads_only_the_modules_that_it_needs() -> None:
    code = """
import sys
from allegro_async import models
def loaded():
    return sorted(name.rpartition(".")[2] for name in sys.modules if name.startswith("allegro_async.models."))
print(loaded(), "CheckoutForm" in dir(models), "CheckoutForm" in models.__all__)
from allegro_async.models import CheckoutForm
print(loaded(), CheckoutForm.__module__)
"""
    before, after = run(code).splitlines()
    assert before == "[] True True"
    assert after == "['common', 'orders'] allegro_async.models.orders"


def test_a_name_that_is_no_model_is_an_attribute_error() -> None:
    code = """
from allegro_async import models
try:
    models.Ordr
except AttributeError as error:
    print(error)
"""
    assert run(code) == "module 'allegro_async.models' has no attribute 'Ordr'"


def test_every_module_can_be_imported_first_and_every_model_be_built() -> None:
    modules = sorted({key.partition(".")[0] for key in prepared().schemas})
    code = f"""
import sys
from importlib import import_module
from pydantic import TypeAdapter
for module in {modules}:
    for name in [each for each in sys.modules if each.startswith("allegro_async.models")]:
        del sys.modules[name]
    found = import_module(f"allegro_async.models.{{module}}")
    for name, each in vars(found).items():
        if not name.startswith("_") and getattr(each, "__module__", "") == found.__name__:
            TypeAdapter(each)
print("built")
"""
    assert run(code) == "built"
