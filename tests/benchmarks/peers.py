"""The other clients, each in an environment of its own, made from the corrected interface file."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .processes import ROOT

_log = logging.getLogger("benchmarks")

PINS = {
    "openapi-python-client": ("openapi-python-client==0.29.1", "ruff==0.17.6"),
    "openapi-generator": ("openapi-generator-cli==7.26.0",),
    "httpx": ("httpx==0.28.1",),
}
# What openapi-generator's client asks for, pinned; it names only lower bounds itself.
_GENERATED_NEEDS = (
    "aiohttp==3.14.5",
    "aiohttp-retry==2.9.1",
    "pydantic==2.14.4",
    "python-dateutil==4.0.0",
    "typing-extensions==4.16.0",
)


class NoPeerError(RuntimeError):
    """A peer cannot be had on this machine; the text says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another client.

    Attributes:
        python: The interpreter of its environment.
        path: Where its generated package lies, if it has one.
    """

    python: str
    path: tuple[Path, ...] = ()


class Peers:
    """Makes the peers' environments when they are first asked for, and keeps them for the next time.

    Args:
        folder: Where they are kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"{sys.version_info.major}.{sys.version_info.minor}"

    def httpx(self) -> Peer:
        """The bare httpx."""
        return Peer(self._environment("httpx", PINS["httpx"]))

    def openapi_python_client(self) -> Peer:
        """The client that openapi-python-client makes; its package is `opc_client`."""
        name = "openapi-python-client"
        python = self._environment(name, PINS[name])
        made = self._folder / f"{name}-{_fingerprint()}"
        if not made.exists():
            bin_ = Path(python).parent
            client = "--meta", "none", "--overwrite", "--output-path"
            with _new(made) as folder:
                _run(
                    *(bin_ / name, "generate", "--path", self._interface(), *client, folder / "opc_client"),
                    path=str(bin_),
                )
        return Peer(python, (made,))

    def openapi_generator(self) -> Peer:
        """The asyncio client that openapi-generator makes; its package is `oag_client`.

        Raises:
            NoPeerError: There is no Java.
        """
        if shutil.which("java") is None:
            raise NoPeerError("openapi-generator needs Java: install a Java runtime (Debian: default-jre)")
        name = "openapi-generator"
        python = self._environment(name, (*PINS[name], *_GENERATED_NEEDS))
        made = self._folder / f"{name}-{_fingerprint()}"
        if not made.exists():
            only = "models,apis,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false,apiTests=false"
            kind = "-g", "python", "--library", "asyncio", "--package-name", "oag_client"
            with _new(made) as folder:
                _run(
                    *(Path(python).parent / "openapi-generator-cli", "generate", "-i", self._interface()),
                    *(*kind, "--skip-validate-spec", "--global-property", only, "-o", folder),
                )
        return Peer(python, (made,))

    def _environment(self, name: str, needs: tuple[str, ...]) -> str:
        """Make an environment, once for each set of pins; gives its interpreter."""
        pins = hashlib.sha256(" ".join(needs).encode()).hexdigest()[:8]
        made = self._folder / f"env-{name}-{pins}"
        python = made / "bin" / "python"
        if not (made / "ready").exists():
            _log.warning("Installing %s", ", ".join(needs))
            shutil.rmtree(made, ignore_errors=True)
            _run(sys.executable, "-m", "venv", made)
            _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *needs)
            (made / "ready").touch()
        return str(python)

    def _interface(self) -> Path:
        path = self._folder / f"interface-{_fingerprint()}.json"
        if not path.exists():
            path.write_text(json.dumps(_for_generators(_corrected())), encoding="utf-8")
        return path


class _new:  # noqa: N801 - it is used as a function
    """A folder that is there only if all goes well."""

    def __init__(self, made: Path) -> None:
        self._made, self._part = made, made.with_name(f"{made.name}.part")

    def __enter__(self) -> Path:
        shutil.rmtree(self._part, ignore_errors=True)
        self._part.mkdir(parents=True)
        return self._part

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._part.rename(self._made)


def _run(*command: object, path: str = "") -> None:
    """Run a command quietly, and after all else that wants the processor.

    Raises:
        NoPeerError: It failed.
    """
    variables = {**os.environ, "PATH": os.pathsep.join(filter(None, (path, os.environ.get("PATH", ""))))}
    nice = ("nice", "-n", "10") if shutil.which("nice") else ()
    done = subprocess.run(
        [*nice, *map(str, command)], capture_output=True, text=True, env=variables, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-600:]
        raise NoPeerError(f"{Path(str(command[0])).name} failed: {said}")


@cache
def _fingerprint() -> str:
    """Another one for every other interface."""
    whole = b"".join((ROOT / "openapi" / name).read_bytes() for name in ("allegro.yaml", "overlay.yaml"))
    return hashlib.sha256(whole).hexdigest()[:8]


def _corrected() -> dict[str, Any]:
    from codegen.interface import load_interface

    return load_interface(ROOT / "openapi")


def _for_generators(document: dict[str, Any]) -> dict[str, Any]:
    """Put back the texts that OpenAPI demands and our file of facts leaves out, empty."""
    document["info"] = {"title": "Allegro", "version": "1", **document.get("info", {})}
    paths: dict[str, dict[str, Any]] = document["paths"]
    for operation in (each for path in paths.values() for each in path.values() if "responses" in each):
        for answer in operation["responses"].values():
            answer.setdefault("description", "")
    return document
