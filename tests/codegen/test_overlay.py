import copy
import re
from typing import Any

import pytest

from codegen.interface import RawOperation, check_interface, iter_operations, load_interface, resolve
from codegen.overlay import apply_overlay
from codegen.problems import CodegenError
from codegen.yaml_io import is_list, is_mapping, read_yaml
from tests.codegen._sources import DATES, ROOT, distilled


def _overlay(*actions: dict[str, Any]) -> dict[str, Any]:
    return {
        "overlay": "1.0.0",
        "actions": [{"description": "Why, and from where.", **action} for action in actions],
    }


def test_an_update_merges_mappings_appends_to_lists_and_replaces_the_rest() -> None:
    document = {"a": {"deep": {"kept": 1, "changed": 2}, "list": [1], "plain": "x"}}
    update = {"deep": {"changed": 3, "new": 4}, "list": [2, 3], "plain": {"now": "a mapping"}}

    changed = apply_overlay(document, _overlay({"target": "$.a", "update": update}))

    assert changed == {
        "a": {"deep": {"kept": 1, "changed": 3, "new": 4}, "list": [1, 2, 3], "plain": {"now": "a mapping"}}
    }


def test_the_document_and_the_overlay_stay_as_they_are() -> None:
    document: dict[str, Any] = {"a": {"x": []}, "b": {"x": []}}
    overlay = _overlay(
        {"target": "$.*", "update": {"x": [1], "y": {"z": []}}}, {"target": "$.a.y.z", "update": 1}
    )
    before = copy.deepcopy((document, overlay))

    changed = apply_overlay(document, overlay)

    assert (document, overlay) == before
    assert changed == {"a": {"x": [1], "y": {"z": [1]}}, "b": {"x": [1], "y": {"z": []}}}


def test_an_update_of_a_list_is_appended_to_it() -> None:
    assert apply_overlay({"a": [1]}, _overlay({"target": "$.a", "update": {"b": 2}})) == {"a": [1, {"b": 2}]}


def test_removing_several_elements_of_a_list_does_not_shift_to_the_wrong_ones() -> None:
    document = {"a": [{"n": index, "gone": index % 2 == 0} for index in range(12)]}

    changed = apply_overlay(document, _overlay({"target": "$.a[?@.gone == true]", "remove": True}))

    assert [item["n"] for item in changed["a"]] == [1, 3, 5, 7, 9, 11]


def test_keys_are_removed_wherever_they_match() -> None:
    document = {"a": {"x": 1, "y": 2}, "b": {"c": {"x": 3}}}

    assert apply_overlay(document, _overlay({"target": "$..x", "remove": True})) == {
        "a": {"y": 2},
        "b": {"c": {}},
    }


def test_actions_see_the_work_of_those_before() -> None:
    add = {"target": "$", "update": {"new": {"x": 1}}}
    use = {"target": "$.new", "update": {"y": 2}}

    assert apply_overlay({}, _overlay(add, use)) == {"new": {"x": 1, "y": 2}}
    with pytest.raises(CodegenError, match="matches nothing"):
        apply_overlay({}, _overlay(use, add))


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ({"target": "$.absent", "update": {}}, r"target \$\.absent matches nothing"),
        ({"target": "$.a[?@.x == 1]", "remove": True}, r"target \$\.a\[\?@\.x == 1\] matches nothing"),
        ({"target": "$['a', 'absent']", "update": {}, "x-matches": 2}, "matches 1 places instead of 2"),
        ({"target": "$.a.plain", "update": {}}, r"\$\['a'\]\['plain'\] is neither a mapping nor a list"),
        ({"target": "$.a", "update": 1}, "is neither a mapping nor a list"),
        ({"target": "a..", "update": {}}, r"target a\.\. is not a JSONPath"),
        ({"target": "$", "remove": True}, "the whole document cannot be removed"),
        ({"target": "$.a"}, "needs either `update` or `remove: true`"),
        ({"target": "$.a", "remove": False}, "needs either `update` or `remove: true`"),
        ({"target": "$.a", "update": {}, "remove": True}, "needs either `update` or `remove: true`"),
        ({"target": "$.a", "update": {}, "description": ""}, "has no description"),
        ({"target": "$.a", "updates": {}}, "has unknown keys: updates"),
        ({"update": {}}, "action 0 has no target"),
    ],
)
def test_an_action_that_does_not_fit_stops_the_build(action: dict[str, Any], message: str) -> None:
    with pytest.raises(CodegenError, match=message):
        apply_overlay({"a": {"plain": 1}}, _overlay(action))


@pytest.mark.parametrize(
    ("overlay", "message"),
    [
        (None, "expected an OpenAPI Overlay 1.0 document"),
        ({"overlay": "2.0.0", "actions": []}, "expected an OpenAPI Overlay 1.0 document"),
        ({"overlay": "1.0.0"}, "`actions` is not a list"),
        ({"overlay": "1.0.0", "actions": ["x"]}, "action 0 has no target"),
    ],
)
def test_something_else_than_an_overlay_is_refused(overlay: object, message: str) -> None:
    with pytest.raises(CodegenError, match=re.escape(message)):
        apply_overlay({}, overlay)


def test_without_strictness_a_target_may_match_nothing() -> None:
    absent = {"target": "$.absent", "remove": True}
    fewer = {"target": "$['a', 'absent']", "update": {"x": 1}, "x-matches": 2}

    assert apply_overlay({"a": {}}, _overlay(absent, fewer), strict=False) == {"a": {"x": 1}}


@pytest.mark.parametrize("date", DATES)
def test_every_file_can_be_corrected(date: str) -> None:
    overlay = read_yaml(ROOT / "openapi" / "overlay.yaml")

    corrected = check_interface(apply_overlay(distilled(date), overlay, strict=date == DATES[-1]), date)

    ids = {operation.id for operation in iter_operations(corrected)}
    assert ids >= {"getListing", "blockBuyer", "getBlockedBuyers", "unblockBuyer"}


@pytest.fixture(scope="module", name="interface")
def _interface() -> dict[str, Any]:
    return load_interface(ROOT / "openapi")


@pytest.fixture(scope="module", name="operations")
def _operations(interface: dict[str, Any]) -> dict[str, RawOperation]:
    return {f"{operation.method} {operation.path}": operation for operation in iter_operations(interface)}


def _schemas(node: object) -> list[dict[str, Any]]:
    """Return all mappings below a node."""
    if is_mapping(node):
        return [node, *(schema for child in node.values() for schema in _schemas(child))]
    return [schema for child in node for schema in _schemas(child)] if is_list(node) else []


def test_only_formats_that_exist_are_left(interface: dict[str, Any]) -> None:
    formats = {schema["format"] for schema in _schemas(interface) if isinstance(schema.get("format"), str)}

    assert formats == {"binary", "date", "date-time", "decimal", "double", "int32", "int64", "uuid"}


def test_no_amount_beside_a_currency_is_a_float(interface: dict[str, Any]) -> None:
    amounts = [schema["amount"] for schema in _schemas(interface) if {"amount", "currency"} <= schema.keys()]

    assert len(amounts) > 30
    assert all(amount["format"] == "decimal" and "pattern" not in amount for amount in amounts)


def test_every_number_says_what_it_is(interface: dict[str, Any]) -> None:
    numbers = [schema for schema in _schemas(interface) if schema.get("type") == "number"]

    assert {schema.get("format") for schema in numbers} == {"decimal", "double"}


def test_counts_are_whole_and_may_be_zero(interface: dict[str, Any]) -> None:
    counts = [
        schema[name]
        for schema in _schemas(interface)
        for name in ("count", "totalCount")
        if is_mapping(schema.get(name)) and "type" in schema[name]
    ]

    assert len(counts) > 30
    assert all(count["type"] == "integer" and count.get("minimum", 0) == 0 for count in counts)


def test_the_client_sets_its_headers_itself(operations: dict[str, RawOperation]) -> None:
    headers = {
        parameter["name"].lower()
        for operation in operations.values()
        for parameter in operation.parameters
        if parameter["in"] == "header"
    }

    assert headers == {"if-match", "if-modified-since"}


def test_media_types_have_no_blanks(operations: dict[str, RawOperation]) -> None:
    answers = [answer for operation in operations.values() for answer in operation.responses.values()]

    assert not [media for answer in answers for media in answer.get("content", {}) if " " in media]
    corrected = operations["DELETE /after-sales-service-conditions/return-policies/{returnPolicyId}"]
    assert list(corrected.responses["200"]["content"]) == ["application/vnd.allegro.public.v1+json"]


def test_required_names_are_properties(interface: dict[str, Any]) -> None:
    schemas = interface["components"]["schemas"]
    strays = [
        (name, field)
        for name, schema in schemas.items()
        for field in schema.get("required", ())
        if "properties" in schema and "allOf" not in schema and field not in schema["properties"]
    ]

    assert strays == []


def test_conditions_of_smart_are_booleans_or_decimals(interface: dict[str, Any]) -> None:
    report = interface["components"]["schemas"]["SmartSellerClassificationReport"]
    condition = report["properties"]["conditions"]["items"]["properties"]

    expected = {"oneOf": [{"type": "boolean"}, {"type": "number", "format": "decimal"}]}
    assert (condition["value"], condition["threshold"]) == (expected, expected)


def test_the_listing_is_as_the_older_file_has_it(
    operations: dict[str, RawOperation], interface: dict[str, Any]
) -> None:
    older = distilled(DATES[0])
    before = next(operation for operation in iter_operations(older) if operation.id == "getListing")
    now = operations["GET /offers/listing"]

    names = [parameter["name"] for parameter in before.parameters if parameter["name"] != "Accept-Language"]
    assert [parameter["name"] for parameter in now.parameters] == names
    assert (now.responses, now.security) == (before.responses, before.security)
    schema = "ListingResponse"
    assert interface["components"]["schemas"][schema] == older["components"]["schemas"][schema]


def test_paths_and_schemas_are_sorted_with_the_additions(interface: dict[str, Any]) -> None:
    schemas = interface["components"]["schemas"]

    assert list(interface["paths"]) == sorted(interface["paths"])
    assert list(schemas) == sorted(schemas)


def test_every_reference_leads_somewhere(interface: dict[str, Any]) -> None:
    references = {schema["$ref"] for schema in _schemas(interface) if isinstance(schema.get("$ref"), str)}

    assert len(references) > 500
    for reference in references:
        assert resolve(interface, {"$ref": reference})


def _document(**operation: Any) -> dict[str, Any]:
    return {"paths": {"/a/{id}": {"get": {"operationId": "a", **operation}}}, "security": [{"user": ["x"]}]}


def test_an_operation_comes_with_its_references_resolved() -> None:
    shared = {"name": "id", "in": "path", "required": True}
    document = _document(
        parameters=[{"$ref": "#/components/parameters/Limit"}, {**shared, "schema": {}}],
        requestBody={"$ref": "#/components/requestBodies/Body"},
        responses={"200": {"$ref": "#/components/responses/Fine"}},
    )
    document["paths"]["/a/{id}"]["parameters"] = [shared]
    document["components"] = {
        "parameters": {"Limit": {"name": "limit", "in": "query"}},
        "requestBodies": {
            "Body": {"$ref": "#/components/requestBodies/Other~1Body"},
            "Other/Body": {"content": {}},
        },
        "responses": {"Fine": {"content": {}}},
    }

    operation = next(iter_operations(document))

    assert (operation.id, operation.method, operation.path) == ("a", "GET", "/a/{id}")
    assert operation.parameters == ({**shared, "schema": {}}, {"name": "limit", "in": "query"})
    assert (operation.body, operation.responses) == ({"content": {}}, {"200": {"content": {}}})
    assert operation.security == ({"user": ["x"]},)


def test_an_operation_without_a_body_has_none() -> None:
    operation = next(iter_operations(_document(security=[])))

    assert (operation.body, operation.responses, operation.security) == (None, {}, ())


@pytest.mark.parametrize(
    ("components", "message"),
    [
        ({}, "leads nowhere"),
        ({"requestBodies": {"Body": 1}}, "does not lead to an object"),
        ({"requestBodies": {"Body": {"$ref": "#/components/requestBodies/Body"}}}, "cannot be followed"),
        ({"requestBodies": {"Body": {"$ref": "other.yaml"}}}, r"other\.yaml cannot be followed"),
    ],
)
def test_a_broken_reference_is_named(components: dict[str, Any], message: str) -> None:
    document = {
        **_document(requestBody={"$ref": "#/components/requestBodies/Body"}),
        "components": components,
    }

    with pytest.raises(CodegenError, match=message):
        list(iter_operations(document))


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (None, "file: is not an OpenAPI document"),
        ({"openapi": "3.0.0"}, "file: lacks `paths`"),
        ({"paths": []}, "file: lacks `paths`"),
        ({"paths": {"/a": None}}, "file: /a is not a mapping of methods"),
        ({"paths": {"/a": {"get": 1}}}, "file: GET /a is not an operation"),
        ({"paths": {"/a": {"post": {}}}}, "file: POST /a has no operationId"),
        ({"paths": {"/a": {"get": {"operationId": ""}}}}, "file: GET /a has no operationId"),
        (
            {"paths": {"/a": {"get": {"operationId": "x"}}, "/b": {"put": {"operationId": "x"}}}},
            "file: PUT /b has the operationId x of GET /a",
        ),
    ],
)
def test_an_interface_that_cannot_be_worked_with_is_refused(document: object, message: str) -> None:
    with pytest.raises(CodegenError, match=re.escape(message)):
        check_interface(document, "file")
