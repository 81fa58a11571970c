"""The one entry to every check: `nox` runs what CI runs; `nox -l` lists the sessions."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2026.10"
nox.options.error_on_missing_interpreters = False
nox.options.stop_on_first_error = False

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
MAIN = PYTHONS[0]
ROOT = Path(__file__).parent
PYPROJECT = nox.project.load_toml("pyproject.toml")


def _show_pyenv_interpreters() -> None:
    """Put pyenv's interpreters on the path: its shims exist also for versions that are not switched on."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [path for version in PYTHONS for path in sorted(root.glob(f"{version}.*/bin"))]
    os.environ["PATH"] = os.pathsep.join([*map(str, found), os.environ["PATH"]])


_show_pyenv_interpreters()


def _install(session: nox.Session, *groups: str) -> None:
    wanted = nox.project.dependency_groups(PYPROJECT, *groups)
    session.install("-e", ".[cli]", *wanted)


@nox.session(python=MAIN)
def lint(session: nox.Session) -> None:
    """Check style and format."""
    session.install(*nox.project.dependency_groups(PYPROJECT, "codegen"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session(python=MAIN)
def types(session: nox.Session) -> None:
    """Check the types with mypy and basedpyright, the generated code included."""
    _install(session, "dev")
    session.run("mypy")
    session.run("basedpyright")


@nox.session(python=MAIN)
def codegen(session: nox.Session) -> None:
    """Check that the generated code equals its inputs."""
    session.install(*nox.project.dependency_groups(PYPROJECT, "codegen"), "pydantic>=2.14")
    session.run("python", "-m", "codegen", "--check")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests; on the lowest Python with the codegen's own and with coverage."""
    _install(session, "test", *(["codegen"] if session.python == MAIN else []))
    if session.python == MAIN:
        session.run("pytest", "-n", "2", "--cov", "--cov-report=term:skip-covered", *session.posargs)
    else:
        session.run("pytest", "-n", "2", "-m", "not proof", "--ignore=tests/codegen", *session.posargs)


@nox.session(python=MAIN, default=False)
def chaos(session: nox.Session) -> None:
    """Let 100 tasks read and write through random faults, and judge what the client says (docs/chaos.md)."""
    _install(session, "test")
    session.run("python", "-m", "tests.chaos", *session.posargs)


@nox.session(python=MAIN, default=False)
def bench(session: nox.Session) -> None:
    """Measure against the bare libraries and the clients of other generators (docs/speed.md)."""
    _install(session, "bench", "codegen")
    session.run("python", "-m", "tests.benchmarks", *session.posargs)


@nox.session(python=MAIN)
def wheel(session: nox.Session) -> None:
    """Build the wheel and test it as installed, away from the source tree: what could be missing in it."""
    built = Path(session.create_tmp()).resolve()
    shutil.rmtree(built, ignore_errors=True)
    session.run("pip", "wheel", "--no-deps", "--wheel-dir", str(built), ".", silent=True)
    (wheel_file,) = built.glob("*.whl")
    session.install(f"{wheel_file}[cli]", *nox.project.dependency_groups(PYPROJECT, "test"))
    shutil.copytree(ROOT / "tests", built / "tests", ignore=shutil.ignore_patterns("codegen", "__pycache__"))
    shutil.copytree(ROOT / "docs", built / "docs")
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, built)
    session.chdir(built)
    parts = ("tests/cli", "tests/docs", "tests/resources", "tests/sandbox", "tests/unit/test_layers.py")
    session.run("pytest", "-n", "2", "-m", "not proof", *(session.posargs or parts))
