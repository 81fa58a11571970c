"""What the two catalogue files say about Allegro's interface, and about its older editions."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from codegen.catalog import Catalog, OperationEntry, load_catalog
from codegen.interface import RawOperation, iter_operations, load_interface, resolve
from codegen.names import is_class_name, python_name
from codegen.yaml_io import Yaml, is_list, is_mapping, read_yaml

ROOT = Path(__file__).parents[2]
OPENAPI = ROOT / "openapi"
SHARED = ROOT.parent / "shared" / "openapi"
TAKEN = {"self", "body", "timeout", "attempt_timeout", "attempts", "language", "headers", "allow_retired"}


@pytest.fixture(scope="module")
def interface() -> dict[str, Any]:
    return load_interface(OPENAPI)


@pytest.fixture(scope="module")
def catalog(interface: dict[str, Any]) -> Catalog:
    return load_catalog(OPENAPI, interface)


@pytest.fixture(scope="module")
def listed(catalog: Catalog, interface: dict[str, Any]) -> list[tuple[OperationEntry, RawOperation]]:
    return [(catalog.operations[raw.id], raw) for raw in iter_operations(interface)]


# What the files say about Allegro's interface


def test_every_operation_has_a_distinct_name(listed: list[tuple[OperationEntry, RawOperation]]) -> None:
    names = [entry.name for entry, _ in listed]
    assert len(names) == len(set(names)) == 271


def test_every_area_has_operations_and_every_operation_an_area(catalog: Catalog) -> None:
    assert {entry.area for entry in catalog.operations.values()} == set(catalog.areas)
    assert len(catalog.areas) == 26


def test_the_items_and_totals_of_lists_exist(
    listed: list[tuple[OperationEntry, RawOperation]], interface: dict[str, Any]
) -> None:
    wrong = [
        entry.name
        for entry, raw in listed
        for schema in json_answers(raw)
        if entry.paging is not None
        and (
            not is_array(interface, field(interface, schema, entry.paging.items))
            or (entry.paging.total is not None and entry.paging.total not in fields(interface, schema))
        )
    ]
    assert wrong == []


def test_the_page_sizes_are_the_largest_that_the_interface_allows(
    listed: list[tuple[OperationEntry, RawOperation]],
) -> None:
    said = {
        entry.name: (entry.paging.size, bounds["maximum"])
        for entry, raw in listed
        if entry.paging is not None and entry.paging.kind != "array"
        for bounds in [parameter_schema(raw, "limit")]
        if "maximum" in bounds
    }
    assert len(said) > 40
    assert [name for name, (ours, theirs) in said.items() if ours != theirs] == []


def test_the_kind_of_paging_fits_the_parameters(listed: list[tuple[OperationEntry, RawOperation]]) -> None:
    wrong = [
        entry.name
        for entry, raw in listed
        if paging_kind(raw) != (entry.paging.kind if entry.paging else "array")
        and entry.id != "getListing"  # its answer has two lists, so it is no pager
        and (raw.method != "POST" or entry.paging is None or entry.paging.kind != "body")
    ]
    assert wrong == []


def test_lists_and_only_lists_are_called_so(listed: list[tuple[OperationEntry, RawOperation]]) -> None:
    odd = {
        entry.name
        for entry, _ in listed
        if (entry.paging is not None) != entry.method_name.startswith(("search", "list_"))
    }
    assert odd == {"categories.suggest", "offers.search_listing", "campaigns.query_allegro_prices_offers"}


NO_LISTS = {
    "account.get_sales_quality": "one report, of the last days",
    "campaigns.edit_allegro_prices_participation": "a write; its answer is the setting as a whole",
    "campaigns.get_allegro_prices_exclusion": "the state of one command",
    "campaigns.get_allegro_prices_participation": "one setting, with a line for each marketplace",
    "campaigns.get_allegro_prices_submission": "the state of one command",
    "classifieds.get_offer_packages": "one base package, and others besides",
    "fulfillment.get_order_parcels": "one report on an order",
    "offers.search_listing": "its answer has two lists; and Allegro lets few applications use it",
    "orders.get_tracking": "one report on the parcels that were asked for",
    "promotions.deactivate_turnover_discount": "a write; its answer is the setting as a whole",
    "promotions.replace_turnover_discount": "a write; its answer is the setting as a whole",
    "shipments.get_delivery_proposals": "one proposal for an order",
}
"""Operations that look like lists and are none, each with its reason."""


def test_every_operation_that_lists_says_how_it_pages(
    listed: list[tuple[OperationEntry, RawOperation]], interface: dict[str, Any]
) -> None:
    silent = {
        entry.name for entry, raw in listed if entry.paging is None and looks_like_a_list(interface, raw)
    }
    assert silent == set(NO_LISTS)


def test_a_list_whose_filters_have_two_ends_of_time_can_be_split(
    listed: list[tuple[OperationEntry, RawOperation]],
) -> None:
    with_times = {
        entry.name: {
            item["name"].removesuffix(".gte")
            for item in raw.parameters
            if item["name"].endswith(".gte") and item["schema"].get("format") == "date-time"
        }
        for entry, raw in listed
        if entry.paging is not None and entry.paging.kind != "array"
    }
    windows = {entry.name: entry.paging.window for entry, _ in listed if entry.paging}
    assert len([name for name, times in with_times.items() if times]) >= 8
    assert [name for name, times in with_times.items() if times and windows[name] not in times] == []


def test_windows_are_filters_with_both_ends(listed: list[tuple[OperationEntry, RawOperation]]) -> None:
    windows = {entry.paging.window: raw for entry, raw in listed if entry.paging and entry.paging.window}
    assert "lineItems.boughtAt" in windows
    for window, raw in windows.items():
        assert {f"{window}.gte", f"{window}.lte"} <= {parameter["name"] for parameter in raw.parameters}


def test_no_two_parameters_share_a_python_name(listed: list[tuple[OperationEntry, RawOperation]]) -> None:
    for entry, raw in listed:
        names = [entry.parameters.get(item["name"], python_name(item["name"])) for item in raw.parameters]
        assert len(names) == len(set(names)), entry.name
        assert not {*names} & (TAKEN | {"id_"}), entry.name


def test_renamed_parameters_exist(listed: list[tuple[OperationEntry, RawOperation]]) -> None:
    for entry, raw in listed:
        assert set(entry.parameters) <= {parameter["name"] for parameter in raw.parameters}, entry.name


def test_there_are_fifteen_families_of_commands_and_three_of_other_work(catalog: Catalog) -> None:
    roles: dict[str, list[str]] = {}
    for entry in catalog.operations.values():
        if entry.command is not None:
            roles.setdefault(entry.command.family, []).append(entry.command.role)
    own = [name for name, family in catalog.families.items() if family.named == "caller"]
    assert (len(own), set(roles)) == (15, set(catalog.families))
    for family, found in roles.items():
        # An offer is created and edited in two operations, and both are followed in one way.
        starts = 2 if family == "offer-processing" else 1
        assert (found.count("start"), found.count("status")) == (starts, 1), family


def test_only_three_operations_use_the_upload_host(listed: list[tuple[OperationEntry, RawOperation]]) -> None:
    assert sorted(entry.name for entry, _ in listed if entry.host == "upload") == [
        "after_sales.upload_attachment",
        "images.upload",
        "images.upload_attachment",
    ]


def test_no_post_is_repeated_unless_it_reads_or_carries_an_id(
    listed: list[tuple[OperationEntry, RawOperation]],
) -> None:
    assert {entry.name for entry, raw in listed if raw.method == "POST" and entry.repeat == "yes"} == {
        "billing.preview_fees",
        "campaigns.query_allegro_prices_offers",
        "shipments.get_labels",
        "shipments.get_protocol",
        "shipments.list_pickup_proposals",
    }
    assert not [entry.name for entry, raw in listed if raw.method == "PATCH" and entry.repeat != "no"]


def test_no_two_schemas_share_a_class_name(catalog: Catalog, interface: dict[str, Any]) -> None:
    schemas = interface["components"]["schemas"]
    names = [catalog.class_name(schema) for schema in schemas]
    assert all(is_class_name(name) and "V1" not in name for name in names)
    assert len({name.lower() for name in names}) == len(schemas)


# Against Allegro's own files, which are not part of the project


def older_files() -> list[Path]:
    return sorted(SHARED.glob("*.yaml"))


@pytest.mark.skipif(not older_files(), reason="needs Allegro's interface files in ../shared/openapi")
def test_no_file_since_december_needs_a_hand_edit() -> None:
    for path in older_files():
        edition = read_yaml(path)
        assert is_mapping(edition)
        names = load_catalog(OPENAPI, edition)
        classes = [names.class_name(schema).lower() for schema in schemas_of(edition)]
        assert len(classes) == len(set(classes)), path.name


@pytest.mark.skipif(not older_files(), reason="needs Allegro's interface files in ../shared/openapi")
def test_no_wording_of_allegro_is_in_the_two_files(catalog: Catalog) -> None:
    runs = {run for path in older_files() for text in prose(read_yaml(path)) for run in five_words(text)}
    ours = [entry.summary for entry in catalog.operations.values()]
    ours += [area.summary for area in catalog.areas.values()]
    ours += [limit.source for limit in catalog.limits.values()]
    assert [text for text in ours if runs & set(five_words(text))] == []


# Helpers


def json_answers(raw: RawOperation) -> list[dict[str, Any]]:
    content = raw.responses.get("200", {}).get("content", {})
    return [media["schema"] for kind, media in content.items() if "json" in kind]


def fields(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    schema = resolve(document, schema)
    found: dict[str, Any] = {}
    for part in schema.get("allOf", ()):
        found |= fields(document, part)
    found |= schema.get("properties", {})
    return found


def looks_like_a_list(document: dict[str, Any], raw: RawOperation) -> bool:
    """Whether it can be paged, or its answer is an array with no more than two fields beside it."""
    asked = {item["name"] for item in raw.parameters}
    sent = [field for media in (raw.body or {}).get("content", {}).values() for field in [media["schema"]]]
    asked |= {name for schema in sent for name in fields(document, schema)}
    if asked & {"offset", "limit", "page.id", "from", "before"}:
        return True
    return any(
        is_array(document, schema) or is_mostly_an_array(document, schema) for schema in json_answers(raw)
    )


def is_mostly_an_array(document: dict[str, Any], schema: dict[str, Any]) -> bool:
    arrays = [name for name, each in fields(document, schema).items() if is_array(document, each)]
    return len(arrays) == 1 and len(fields(document, schema)) <= 3


def field(document: dict[str, Any], schema: dict[str, Any], name: str | None) -> dict[str, Any]:
    found: dict[str, Any] = schema if name is None else fields(document, schema).get(name, {})
    return found


def is_array(document: dict[str, Any], schema: dict[str, Any]) -> bool:
    return resolve(document, schema).get("type") == "array"


def parameter_schema(raw: RawOperation, name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [item["schema"] for item in raw.parameters if item["name"] == name]
    return found[0] if found else {}


def paging_kind(raw: RawOperation) -> str:
    names = {parameter["name"] for parameter in raw.parameters}
    kinds = {"before": "messages", "page.id": "page_id", "offset": "offset", "from": "events"}
    if {"offset", "from"} <= names:
        return "returns"
    return next((kind for name, kind in kinds.items() if name in names), "array")


def schemas_of(edition: dict[str, Any]) -> list[str]:
    return list(edition["components"]["schemas"])


def prose(node: Yaml) -> Iterator[str]:
    if is_mapping(node):
        for key, value in node.items():
            if key in {"description", "summary", "title", "example"} and isinstance(value, str):
                yield value
            yield from prose(value)
    elif is_list(node):
        for value in node:
            yield from prose(value)


def five_words(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9!']+", text.lower())
    return [tuple(words[start : start + 5]) for start in range(len(words) - 4)]
