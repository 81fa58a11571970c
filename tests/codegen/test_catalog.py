"""The rules of the two catalogue files, and how they are checked against an interface."""

import re
from pathlib import Path
from typing import Any

import pytest

from codegen.catalog import load_catalog
from codegen.problems import CodegenError

AREAS = """
[areas.orders]
tags = ["Order management"]
summary = "Orders of buyers."
"""
LIMITS = """
[limits.changes]
count = 10
per = "minute"
scope = "account"
unit = "offers"
source = "a test"
"""
GET = """
[operations.getOrder]
name = "orders.get"
summary = "Get one order."
"""


def write(directory: Path, operations: str, areas: str = AREAS) -> Path:
    (directory / "areas.toml").write_text(areas, encoding="utf-8")
    (directory / "operations.toml").write_text(operations, encoding="utf-8")
    return directory


def document(**operations: dict[str, Any]) -> dict[str, Any]:
    """An interface whose operations are called as the arguments and stand at `/orders/{id}`."""
    return {"paths": {"/orders/{id}": operations}}


def order(operation_id: str, **more: object) -> dict[str, Any]:
    return {"operationId": operation_id, "tags": ["Order management"], **more}


# The rules of the files


def test_an_area_may_have_additions_written_by_hand(tmp_path: Path) -> None:
    areas = AREAS + 'additions = ["offer_changes.OfferChanges", "files.Uploads"]\n'
    area = load_catalog(write(tmp_path, GET, areas)).areas["orders"]
    assert area.bases == ("OfferChanges", "Uploads")


@pytest.mark.parametrize("addition", ["OfferChanges", "files.uploads", "files.", ".Uploads", "a.b.Uploads"])
def test_an_addition_is_a_module_and_a_class(tmp_path: Path, addition: str) -> None:
    with pytest.raises(CodegenError, match=r"write module\.Class"):
        load_catalog(write(tmp_path, GET, AREAS + f'additions = ["{addition}"]\n'))


@pytest.mark.parametrize(
    ("operations", "message"),
    [
        (GET + "sumary = 1", "operations.toml, line 2: .*unknown key `sumary`"),
        (GET.replace('"orders.get"', "7"), "`name` must be a text"),
        (GET.replace("orders.get", "order.get"), "no area 'order'"),
        (GET.replace("orders.get", "orders.list"), "neither a keyword nor a builtin"),
        (GET.replace("orders.get", "orders.import"), "neither a keyword nor a builtin"),
        (GET.replace("orders.get", "orders.order_get"), "HTTP verb"),
        (GET.replace("orders.get", "orders.orderget"), "HTTP verb"),
        (GET.replace("orders.get", "orders.get_order2"), "digit"),
        (GET.replace("orders.get", "orders.get_using_id"), "`using`"),
        (GET.replace("one order.", "one order"), "full stop"),
        (GET.replace("one order", "one order" * 20), "at most 88"),
        (GET.replace('summary = "Get one order."', ""), "`summary` is missing"),
        (GET + 'limits = ["none"]', r"no \[limits.none\]"),
        (GET + 'limits = ["a", 1]', "list of texts"),
        (GET + 'limits = "a"', "list of texts"),
        (GET + 'paging = { kind = "scroll" }', "must be one of offset"),
        (GET + "paging = { size = 1 }", "`kind` is missing"),
        (GET + 'paging = { kind = "offset", size = 0 }', "whole number above 0"),
        (GET + 'paging = { kind = "offset", size = true }', "whole number above 0"),
        (GET + 'paging = { kind = "offset", pages = 1 }', "line 2: .*unknown key `pages`"),
        (GET + 'paging = "offset"', "must be a table"),
        (GET + 'repeat = "maybe"', "must be one of yes, no, same-id"),
        (GET + 'host = "api"', "must be one of upload"),
        (GET + 'slow = "yes"', "true or false"),
        (GET + 'retired = "in 2024"', "2024-04-30"),
        (GET + 'weight = "offers[]"', "limit counted in offers"),
        (GET + 'command = { family = "x", role = "end" }', "start, status, tasks"),
        (GET + 'parameters = { id = "id" }', "no name for a parameter"),
        (GET + GET.replace("getOrder", "readOrder"), "same name, orders.get"),
        (LIMITS.replace("count = 10", ""), "`count` is missing"),
        (LIMITS.replace('"minute"', '"month"'), "second, minute, hour, day"),
        ("surprise = 1", "unknown key `surprise`"),
        ("[operations", "is not TOML"),
    ],
)
def test_a_mistake_in_operations_toml_is_named(tmp_path: Path, operations: str, message: str) -> None:
    with pytest.raises(CodegenError, match=message):
        load_catalog(write(tmp_path, operations))


@pytest.mark.parametrize(
    ("areas", "message"),
    [
        (AREAS.replace("areas.orders", "areas.list"), "name of an area"),
        (AREAS.replace("areas.orders", "areas.orders_and_invoices"), "at most 15"),
        (AREAS + AREAS.replace("areas.orders", "areas.sales"), "in two areas"),
        (AREAS + '[homes]\nOrder = "sales"', "no area"),
        (AREAS + '[renames]\nOrder = "my_order"', "no name for a class"),
        (AREAS + '[renames]\nOrder = { name = "MyOrder" }', "`having` is missing"),
        (AREAS + '[names]\nOrder = "MyOrder"', "unknown key `names`"),
        (AREAS + "[renames]\nOrder = 7", "must be a text"),
    ],
)
def test_a_mistake_in_areas_toml_is_named(tmp_path: Path, areas: str, message: str) -> None:
    with pytest.raises(CodegenError, match=message):
        load_catalog(write(tmp_path, GET, areas))


def test_a_schema_may_live_in_an_area_or_in_common(tmp_path: Path) -> None:
    homes = '[homes]\nOrder = "orders"\nMoney = "common"\n[inline]\n"/a" = "Part"'
    read = load_catalog(write(tmp_path, GET, AREAS + homes))
    assert read.homes == {"Order": "orders", "Money": "common"}
    assert read.inline == {"/a": "Part"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodegenError, match=r"areas\.toml: cannot be read"):
        load_catalog(tmp_path)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "areas.toml").write_bytes(b"\xff")
    with pytest.raises(CodegenError, match="not UTF-8"):
        load_catalog(tmp_path)


def test_everything_in_an_entry_is_read(tmp_path: Path) -> None:
    text = (
        LIMITS
        + """
[operations.changePrices]
name = "orders.change_prices"
summary = "Change prices."
paging = { kind = "offset", items = "offers", total = "all", size = 5, ceiling = 9, window = "at", key = "n" }
limits = ["changes"]
repeat = "same-id"
weight = "offers[]"
command = { family = "price", role = "start" }
host = "upload"
slow = true
leaky = true
retired = "2024-04-30"
replaced_by = "nothing"
parameters = { id = "order_id" }
"""
    )
    read = load_catalog(write(tmp_path, text))
    entry = read.operations["changePrices"]
    assert (entry.name, entry.repeat, entry.limits, entry.weight) == (
        "orders.change_prices",
        "same-id",
        ("changes",),
        "offers[]",
    )
    assert entry.command is not None
    assert (entry.command.family, entry.command.role) == ("price", "start")
    assert (entry.slow, entry.leaky, entry.host, entry.retired, entry.replaced_by) == (
        True,
        True,
        "upload",
        "2024-04-30",
        "nothing",
    )
    assert entry.parameters == {"id": "order_id"}
    assert entry.paging is not None
    assert (entry.paging.items, entry.paging.total, entry.paging.size) == ("offers", "all", 5)
    assert (entry.paging.ceiling, entry.paging.window, entry.paging.key) == (9, "at", "n")
    assert (read.limits["changes"].count, read.limits["changes"].unit) == (10, "offers")
    assert read.areas["orders"].class_name == "Orders"


# The catalogue against an interface


def test_an_unnamed_operation_stops_with_lines_that_can_be_pasted(tmp_path: Path) -> None:
    with pytest.raises(CodegenError) as caught:
        load_catalog(write(tmp_path, GET), document(get=order("getOrder"), put=order("putOrder")))
    lines = str(caught.value).partition("\n\n")[2]
    assert "[operations.putOrder]" in lines
    pasted = GET + lines.replace('summary = ""', 'summary = "Replace one order."')
    read = load_catalog(write(tmp_path, pasted), document(get=order("getOrder"), put=order("putOrder")))
    assert read.operations["putOrder"].name == "orders.replace_order"
    assert read.operations["putOrder"].repeat == "no"


def test_suggested_names_differ_from_each_other_and_from_those_in_use(tmp_path: Path) -> None:
    used = GET.replace("orders.get", "orders.list_parcels")
    paths = {
        "/orders/parcels": {"get": order("one")},
        "/orders/open/parcels": {"get": order("two")},
        "/parcels": {"get": order("three three", tags=["New Things"]), "post": order("four")},
        "/orders/parcels/{id}": {"get": order("five")},
        "/companies/": {"delete": order("six")},
        "/x/address": {"patch": order("seven")},
        "//": {"get": order("eight")},
    }
    with pytest.raises(CodegenError, match="8 operations have no entry") as caught:
        load_catalog(write(tmp_path, used), {"paths": paths})
    names = re.findall(r'name = "(.+)"', str(caught.value))
    assert names == [
        "orders.list_orders_parcels",
        "orders.list_open_parcels",
        "new_things.list_parcels",
        "orders.create_parcel",
        "orders.get_parcel",
        "orders.delete_company",
        "orders.edit_address",
        "orders.eight",
    ]
    assert '[operations."three three"]' in str(caught.value)


def test_an_operation_that_writes_must_say_whether_it_may_be_repeated(tmp_path: Path) -> None:
    with pytest.raises(CodegenError, match=r"getOrder.*`repeat` is missing"):
        load_catalog(write(tmp_path, GET), document(delete=order("getOrder")))


@pytest.mark.parametrize(("host", "hint"), [("", "add host"), ('host = "upload"', "remove `host`")])
def test_the_host_must_agree_with_the_servers(tmp_path: Path, host: str, hint: str) -> None:
    servers = [] if host else [{"url": "https://upload.allegro.pl"}]
    with pytest.raises(CodegenError, match=hint):
        load_catalog(write(tmp_path, GET + host), document(get=order("getOrder", servers=servers)))


def test_an_entry_without_its_operation_does_no_harm(tmp_path: Path) -> None:
    assert "getOrder" in load_catalog(write(tmp_path, GET), {"paths": {}}).operations


def test_a_conditional_rename_holds_only_while_the_schema_has_the_field(tmp_path: Path) -> None:
    areas = AREAS + '[renames]\nContent = { having = "paths", name = "ContentPaths" }\nOther = "Another"'
    old: dict[str, Any] = {
        "schemas": {
            "Content": {"allOf": [{"$ref": "#/components/schemas/Base"}]},
            "Base": {"properties": {"paths": {}}},
        }
    }
    new: dict[str, Any] = {"schemas": {"Content": {"properties": {"images": {}}}}}
    write(tmp_path, GET, areas)
    assert load_catalog(tmp_path, {"paths": {}, "components": old}).class_name("Content") == "ContentPaths"
    assert load_catalog(tmp_path, {"paths": {}, "components": new}).class_name("Content") == "Content"
    assert load_catalog(tmp_path).renames == {"Other": "Another"}
