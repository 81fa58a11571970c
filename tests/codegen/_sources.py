"""Allegro's interface files, which lie beside the project and never in it."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from codegen.distil import distil
from codegen.yaml_io import is_mapping, read_yaml

ROOT = Path(__file__).parents[2]
_DIRECTORY = ROOT.parent / "shared" / "openapi"
DATES = ("2025-12-15", "2026-03-19", "2026-05-28", "2026-07-18")
"""The days of the files, oldest first; the last one is the base of `openapi/allegro.yaml`."""


def source_path(date: str) -> Path:
    """Return the path of Allegro's file of that day, or skip the test."""
    path = _DIRECTORY / f"swagger-{date}.yaml"
    if not path.exists():
        pytest.skip(f"Allegro's interface file {path.name} is not in ../shared/openapi")
    return path


def source(date: str) -> dict[str, Any]:
    """Return Allegro's file of that day as it is. Nobody may change it: it is read once."""
    return _read(source_path(date))


@cache
def _read(path: Path) -> dict[str, Any]:
    document = read_yaml(path)
    assert is_mapping(document)
    return document


def distilled(date: str) -> dict[str, Any]:
    """Return the facts of Allegro's file of that day. Nobody may change them: they are made once."""
    return _distil(source_path(date))


@cache
def _distil(path: Path) -> dict[str, Any]:
    return distil(_read(path))
