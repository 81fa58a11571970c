"""Over the interface files of half a year, no class name silently changes its meaning."""

from functools import cache
from itertools import pairwise
from typing import Any, Final

import pytest

from codegen.catalog import load_catalog
from codegen.models import render
from codegen.overlay import apply_overlay
from codegen.references import Schema, target
from codegen.schemas import Prepared, prepare
from codegen.yaml_io import read_yaml
from tests.codegen._prepared import OPENAPI
from tests.codegen._sources import DATES, distilled

_KEPT: Final = 0.75
"""The part of the smaller field set that two editions of a class must share. A class may grow or shrink; one
that kept its name but not its fields means something else."""


@cache
def edition(date: str) -> Prepared:
    """The interface of a day, corrected as far as the corrections fit it, with today's two TOML files."""
    document = apply_overlay(distilled(date), read_yaml(OPENAPI / "overlay.yaml"), strict=False)
    return prepare(document, load_catalog(OPENAPI, document))


def meaning(schema: Schema) -> tuple[str, dict[str, str]]:
    """What a class is: its kind, and its fields, tags or values with the kind of each."""
    if "properties" in schema:
        return "object", {name: kind(each) for name, each in schema["properties"].items()}
    if "enum" in schema:
        return "enum", {str(value): "" for value in schema["enum"]}
    return "union", {str(target(each)): "" for each in schema["oneOf"]}


def kind(schema: dict[str, Any]) -> str:
    """The kind of a field on the wire."""
    if target(schema) is not None:
        return "object"
    return str(schema.get("type", "any")).replace("integer", "number")


def by_class(found: Prepared) -> dict[str, tuple[str, dict[str, str]]]:
    return {key.partition(".")[2]: meaning(schema) for key, schema in found.schemas.items()}


def changed(old: tuple[str, dict[str, str]], new: tuple[str, dict[str, str]]) -> bool:
    """Tell whether two editions of a class mean different things."""
    if old[0] != new[0]:
        return True
    shared = sum(old[1][name] == new[1][name] for name in old[1].keys() & new[1].keys())
    return shared < _KEPT * min(len(old[1]), len(new[1]))


@pytest.mark.parametrize(("old", "new"), list(pairwise(DATES)))
def test_no_class_name_changes_its_meaning(old: str, new: str) -> None:
    before, after = by_class(edition(old)), by_class(edition(new))
    both = before.keys() & after.keys()
    assert len(both) > 900
    assert sorted(name for name in both if changed(before[name], after[name])) == []


@pytest.mark.parametrize("date", DATES)
def test_every_edition_builds_without_a_hand_edit(date: str) -> None:
    files = render(edition(date))
    assert len(files) > 25


def test_the_criterion_sees_a_name_that_moved_to_another_thing() -> None:
    """Without its conditional rename, this name meant paths until the summer of 2026 and images since."""
    old, new = (distilled(date)["components"]["schemas"]["AiCoCreatedContent"] for date in DATES[-2:])
    assert changed(meaning(old), meaning(new))
