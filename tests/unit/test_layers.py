"""The house has floors: which way imports go, what an import costs, and that all is explained."""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import pytest

import allegro_async
from allegro_async.resources import AREAS

PACKAGE = Path(allegro_async.__file__).parent
MODULES = sorted(
    path.relative_to(PACKAGE).with_suffix("").as_posix().removesuffix("/__init__").replace("/", ".")
    for path in PACKAGE.rglob("*.py")
)
GENERATED = ("models", "resources")
OUTSIDE = (
    "sandbox",
    "cli",
    "testing",
    "__main__",
)  # they stand on the library; the library knows nothing of them
ADDITIONS = "additions"  # the hand-written bases of the generated classes, which stand on the core
CORE = [name for name in MODULES if name.split(".")[0] not in (*GENERATED, *OUTSIDE, ADDITIONS)]

# What a module may import of the library besides what lies below it in this list.
FLOORS: tuple[tuple[str, ...], ...] = (
    (
        "_redact",
        "_clock",
        "_buckets",
        "_slots",
        "gate",
        "_inflate",
        "_tasks",
        "_priority",
        "_bodies",
        "auth.pending",
        "collector",
    ),
    ("auth._locks", "auth._threads"),
    ("_problem",),
    ("errors",),
    ("file_errors", "_streams"),
    ("_file_kinds", "_saving"),
    ("_sources",),
    ("auth._private_files", "auth._keychain_values"),
    ("app", "retry", "_network"),
    ("reading",),
    ("call",),
    ("wire", "protocols", "write_order", "_windows", "_pages", "auth._lock_files"),
    ("_carriers", "files"),
    ("_uploads", "downloads"),
    ("_positions", "_seen", "_ahead", "bulk", "_raw_json", "_into_struct"),
    ("_ceilings", "_into"),
    ("_fair_queue", "_door", "limit_settings", "limit_state"),
    ("hooks.counters", "hooks.log", "hooks.telemetry"),
    ("hooks",),
    ("hooks.dispatch",),
    ("_checks", "_fate", "_requests", "_steps", "transport", "_turnstile", "_limit_names", "_places"),
    ("limits", "_walk"),
    ("_items",),
    ("auth.token", "auth.prompt"),
    ("auth.endpoint", "auth.freshness", "auth.keeping", "auth._token_rows", "auth._keychain_rows"),
    ("auth._token_files",),
    ("auth.memory", "auth.file", "auth.keychain", "auth.encrypted", "auth.static"),
    ("auth.asking", "auth.renewing"),
    ("auth.account", "auth.application", "auth.code", "auth.device"),
    ("auth.sessions", "auth.listener", "paging", "_database", "polling", "_tickets", "_reports", "_asking"),
    ("commands",),
    ("starting", "resuming"),
    ("cursors", "quarantine"),
    ("_journal_positions",),
    ("_feed",),
    ("journals",),
    ("_lanes",),
    ("handlers",),
    ("auth.browser",),
    ("auth.login", "pipeline", "_area"),
    ("_core",),
    ("client", "preloading"),
    ("__init__",),
)
HEIGHT = {name: floor for floor, names in enumerate(FLOORS) for name in names}


def imports_of(module: str) -> Iterator[tuple[str, bool]]:
    """The modules of the library a module imports, and whether at once or later (types, first use)."""
    path = PACKAGE / Path(*module.split("."))
    source = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    parts = module.split(".") if source.name != "__init__.py" else [*module.split("."), "__init__"]
    tree = ast.parse(source.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            at_once = node in tree.body
            yield from ((name, at_once) for name in targets(node, parts))
        elif isinstance(node, ast.Import):
            yield from ((alias.name, node in tree.body) for alias in node.names)


def targets(node: ast.ImportFrom, parts: list[str]) -> list[str]:
    if node.level == 0:
        return [node.module or ""]
    base = ["allegro_async", *parts[: len(parts) - node.level]]
    named = ".".join([*base, *([node.module] if node.module else [])])
    return [named] if node.module else [f"{named}.{alias.name}" for alias in node.names]


def inside(name: str) -> str | None:
    return name.removeprefix("allegro_async.") if name.startswith("allegro_async.") else None


@pytest.mark.parametrize("module", [name for name in CORE if name in HEIGHT and name != "__init__"])
def test_a_module_of_the_core_imports_only_from_the_floors_below(module: str) -> None:
    for name, at_once in imports_of(module):
        other = inside(name)
        if other is not None and at_once:
            assert HEIGHT.get(other, 99) < HEIGHT[module], f"{module} imports {other}"


def test_every_module_of_the_core_has_its_floor() -> None:
    assert set(CORE) - set(HEIGHT) - {"auth", "_model"} == set()


@pytest.mark.parametrize("module", CORE)
def test_the_library_never_imports_the_sandbox_the_command_line_or_the_generator(module: str) -> None:
    for name, _ in imports_of(module):
        assert not name.startswith(
            ("allegro_async.sandbox", "allegro_async.cli", "allegro_async.testing", "codegen")
        )


@pytest.mark.parametrize("module", CORE)
def test_only_the_transport_and_the_listener_for_browsers_import_aiohttp(module: str) -> None:
    found = {name.split(".")[0] for name, _ in imports_of(module)}
    assert "aiohttp" not in found or module in {"transport", "auth.listener"}


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("models.")])
def test_models_know_their_base_and_each_other_only(module: str) -> None:
    known = {inside(name) for name, _ in imports_of(module) if inside(name)}
    assert all(name == "_model" or (name or "").startswith("models") for name in known)


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("resources.")])
def test_resources_know_calls_and_models_but_never_the_client(module: str) -> None:
    allowed = (
        "_area",
        "additions",
        "call",
        "commands",
        "cursors",
        "journals",
        "paging",
        "polling",
        "wire",
        "models",
        "resources",
    )
    known = {inside(name) for name, _ in imports_of(module) if inside(name)}
    assert all((name or "").startswith(allowed) for name in known)


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("additions.")])
def test_additions_know_the_core_and_the_facts_of_operations_but_no_area_and_no_client(module: str) -> None:
    for name, at_once in imports_of(module):
        other = inside(name) or ""
        if at_once and other.startswith("resources"):
            assert other == "resources.operations"
        assert other not in {"client", "_core", "preloading", "pipeline", "transport"} or not at_once


@pytest.mark.parametrize("area", sorted(AREAS))
def test_no_generated_method_hides_one_of_an_addition(area: str) -> None:
    module, class_name = AREAS[area]
    written: type = getattr(importlib.import_module(f"allegro_async.resources.{module}"), class_name)
    bases = [base for base in written.__mro__ if base.__module__.startswith("allegro_async.additions.")]
    public: set[str] = {name for base in bases for name in vars(base) if not name.startswith("_")}
    assert public.isdisjoint(vars(written))


def loaded_by(code: str) -> set[str]:
    shown = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
    )
    return set(shown.stdout.split())


@pytest.mark.parametrize("code", ["import allegro_async", "from allegro_async import AllegroClient"])
def test_importing_the_library_loads_no_models_no_resources_and_no_sandbox(code: str) -> None:
    loaded = loaded_by(code)
    for part in ("models", "resources", "sandbox", "cli", "_model"):
        assert f"allegro_async.{part}" not in loaded
    assert not {"filelock", "platformdirs", "rich", "sqlite3", "keyring", "cryptography"} & loaded


def test_an_area_is_loaded_when_it_is_first_used() -> None:
    loaded = loaded_by(
        "from allegro_async import AllegroClient, App\n"
        "client = AllegroClient(App('a', 'b', user_agent='S/1 (+https://s.example)'))\n"
        "client.ratings"
    )
    assert {"allegro_async.resources.ratings", "allegro_async.models.ratings"} <= loaded
    assert "allegro_async.models.orders" not in loaded


def public_things() -> Iterator[tuple[str, object]]:
    for module_name in MODULES:
        if module_name in {"__main__", "__init__"} or module_name.split(".")[-1].startswith("_"):
            continue
        module = importlib.import_module(f"allegro_async.{module_name}")
        for name, value in vars(module).items():
            mine = getattr(value, "__module__", None) == module.__name__
            if mine and not name.startswith("_") and isinstance(value, type | FunctionType):
                yield f"{module_name}.{name}", value


def test_every_public_name_has_a_docstring() -> None:
    missing: list[str] = []
    for name, value in public_things():
        if not inspect.getdoc(value):
            missing.append(name)
        if isinstance(value, type):
            missing += [
                f"{name}.{method}"
                for method, function in vars(value).items()
                if isinstance(function, FunctionType)
                and not method.startswith("_")
                and not inspect.getdoc(getattr(value, method))
            ]
    assert missing == []
