"""The generated methods of Allegro's whole interface, and the package that they make."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from codegen import resource_tests, resources
from codegen.catalog import Catalog, load_catalog
from codegen.interface import iter_operations, load_interface
from codegen.schemas import Prepared, prepare

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def inputs() -> tuple[Prepared, Catalog]:
    document = load_interface(ROOT / "openapi")
    catalog = load_catalog(ROOT / "openapi", document)
    return prepare(document, catalog), catalog


@pytest.fixture(scope="module")
def files(inputs: tuple[Prepared, Catalog]) -> dict[str, str]:
    return resources.render(*inputs)


def methods(files: dict[str, str]) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every generated method by `area.method`."""
    return {
        f"{Path(path).stem}.{node.name}": node
        for path, text in files.items()
        if Path(path).stem not in {"__init__", "operations"}
        for area in ast.parse(text).body
        if isinstance(area, ast.ClassDef)
        for node in area.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_every_operation_of_the_interface_has_a_method_and_its_facts(
    inputs: tuple[Prepared, Catalog], files: dict[str, str]
) -> None:
    from allegro_async.resources.operations import OPERATIONS

    prepared, catalog = inputs
    raw = list(iter_operations(prepared.document))
    names = [catalog.operations[each.id].name for each in raw]
    assert len(set(names)) == len(names) > 260
    followers = {"orders.follow_events", "offers.follow_events", "categories.follow_events"}
    assert set(methods(files)) - followers == set(names) == set(OPERATIONS)
    assert followers <= set(methods(files))
    assert [(OPERATIONS[n].method, OPERATIONS[n].path) for n in names] == [(r.method, r.path) for r in raw]


def test_no_method_has_a_name_of_the_machine(files: dict[str, str]) -> None:
    for name in methods(files):
        assert not re.search(r"using|\d$|[a-z](?<!_)(get|put|post|patch|delete)$", name.partition(".")[2]), (
            name
        )


def test_every_method_is_a_docstring_and_one_statement(files: dict[str, str]) -> None:
    for name, method in methods(files).items():
        docstring, *statements = method.body
        assert isinstance(docstring, ast.Expr), name
        assert isinstance(docstring.value, ast.Constant), name
        assert len(statements) == 1, name


def test_every_method_takes_the_call_options(files: dict[str, str]) -> None:
    for name, method in methods(files).items():
        assert method.args.kwarg is not None, name
        assert ast.unparse(method.args.kwarg) == "options: Unpack[CallOptions]", name


def test_ids_are_named_after_what_they_identify(files: dict[str, str]) -> None:
    for name, method in methods(files).items():
        assert not {argument.arg for argument in method.args.args} & {"id", "id_"}, name


def test_the_same_inputs_give_the_same_text(inputs: tuple[Prepared, Catalog], files: dict[str, str]) -> None:
    assert resources.render(*inputs) == files


def test_what_is_committed_is_what_is_generated(
    inputs: tuple[Prepared, Catalog], files: dict[str, str]
) -> None:
    for path, text in {**files, **resource_tests.render(*inputs)}.items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path}: run `python -m codegen`"


# The package as it is imported


def modules_after(statement: str) -> set[str]:
    """The modules of the library that a fresh interpreter has after a statement."""
    show = "import sys; print(*(name for name in sys.modules if name.startswith('allegro_async.')))"
    run = subprocess.run(
        [sys.executable, "-c", f"{statement}; {show}"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return {name.removeprefix("allegro_async.") for name in run.stdout.split()}


def test_the_package_loads_no_area_and_no_model() -> None:
    found = modules_after("import allegro_async.resources")
    assert "resources" in found
    assert not [name for name in found if name.startswith(("resources.", "models"))]


def test_the_facts_load_no_model() -> None:
    found = modules_after("import allegro_async.resources.operations")
    assert not [name for name in found if name.startswith("models")]


def test_an_area_loads_its_own_models_and_the_common_ones() -> None:
    found = modules_after("from allegro_async.resources import load; load('billing', None)")
    assert {name for name in found if name.startswith("resources.")} == {
        "resources.billing",
        "resources.operations",
    }
    assert {name for name in found if name.startswith("models.")} <= {"models.billing", "models.common"}


def test_an_area_is_made_by_its_name_and_a_class_found_by_its_own() -> None:
    from allegro_async import resources as package

    assert package.AREAS["after_sales"] == ("after_sales", "AfterSales")
    assert isinstance(package.load("orders", None), package.Orders)  # type: ignore[arg-type]  # never used
    assert "Orders" in dir(package)
    with pytest.raises(AttributeError, match="has no attribute 'Cats'"):
        _ = package.Cats
    with pytest.raises(KeyError):
        package.load("cats", None)  # type: ignore[arg-type]  # never used
