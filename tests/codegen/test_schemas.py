"""How the schemas of an interface are prepared: named, plain, in the module of their area."""

from typing import Any

import pytest

from codegen.catalog import Catalog, load_catalog
from codegen.entries import OperationEntry
from codegen.hoist import singular
from codegen.problems import CodegenError
from codegen.references import Schema, inner, is_object, reference, references
from codegen.schemas import Media, Prepared, prepare
from tests.codegen._prepared import OPENAPI, prepared

JSON = "application/vnd.allegro.public.v1+json"
TEXT: Schema = {"type": "string"}


def catalog(*operations: str, **tables: dict[str, str]) -> Catalog:
    """A catalog whose operations are called `area.method`, with that as their operationId."""
    entries: dict[str, OperationEntry] = {}
    for name in operations:
        area, _, method = name.partition(".")
        entries[name] = OperationEntry(
            name, area, method, "A summary.", None, (), "no", None, None, None,
            slow=False, leaky=False, retired=None, replaced_by=None, parameters={},
        )  # fmt: skip
    empty: dict[str, str] = {}
    return Catalog(
        {}, entries, {}, tables.get("homes", empty), tables.get("renames", empty), tables.get("inline", empty)
    )


def answering(**answers: Schema) -> dict[str, Any]:
    """Paths with one GET for each name, whose dots are written as two underscores."""
    return {
        f"/{name}": {
            "get": {
                "operationId": name.replace("__", "."),
                "responses": {"200": {"content": {JSON: {"schema": schema}}}},
            }
        }
        for name, schema in answers.items()
    }


def made(schemas: dict[str, Schema], answers: dict[str, Schema], **tables: dict[str, str]) -> Prepared:
    document = {"openapi": "3.0.3", "paths": answering(**answers), "components": {"schemas": schemas}}
    return prepare(document, catalog(*(name.replace("__", ".") for name in answers), **tables))


def fields(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties}


# Inline schemas


def test_an_inline_object_is_named_after_its_holder_and_property() -> None:
    found = made({"Order": fields(buyer=fields(address=fields(city=TEXT)))}, {"a__get": reference("Order")})
    assert list(found.schemas) == ["a.Order", "a.OrderBuyer", "a.OrderBuyerAddress"]
    assert found.schemas["a.Order"]["properties"]["buyer"] == reference("a.OrderBuyer")


def test_an_item_of_a_list_and_a_value_of_a_map_are_named_in_the_singular() -> None:
    lists = {"type": "array", "items": fields(id=TEXT)}
    maps = {"type": "object", "additionalProperties": fields(id=TEXT)}
    found = made({"Order": fields(rules=lists, prices=maps)}, {"a__get": reference("Order")})
    assert list(found.schemas) == ["a.Order", "a.OrderPrice", "a.OrderRule"]
    assert found.schemas["a.Order"]["properties"]["prices"]["additionalProperties"] == reference(
        "a.OrderPrice"
    )


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("Rules", "Rule"), ("Categories", "Category"), ("Statuses", "Status"), ("Taxes", "Tax"),
        ("Branches", "Branch"), ("Prices", "Price"), ("Status", "StatusItem"), ("Address", "AddressItem"),
        ("Opening", "OpeningItem"), ("Analysis", "AnalysisItem"),
    ],
)  # fmt: skip
def test_the_singular_of_a_name(plural: str, expected: str) -> None:
    assert singular(plural, "Item") == expected


def test_an_answer_written_out_is_named_after_its_method() -> None:
    found = made({}, {"orders__list_events": fields(events={"type": "array", "items": fields(id=TEXT)})})
    assert list(found.schemas) == ["orders.OrdersListEventsResponse", "orders.OrdersListEventsResponseEvent"]
    answers = found.operation("orders.list_events").answers
    assert answers == {"200": (Media(JSON, reference("orders.OrdersListEventsResponse")),)}


def test_the_toml_file_may_name_inline_schemas_and_join_equal_ones() -> None:
    order = fields(price=fields(amount=TEXT), fee=fields(amount=TEXT))
    inline = {"Order/price": "Money", "Order/fee": "Money"}
    found = made({"Order": order}, {"a__get": reference("Order")}, inline=inline)
    assert list(found.schemas) == ["a.Money", "a.Order"]


def test_two_different_schemas_with_one_class_name_stop_the_build() -> None:
    schemas = {"Order": fields(buyer=fields(id=TEXT)), "OrderBuyer": fields(login=TEXT)}
    with pytest.raises(CodegenError, match=r'\[inline\]: "Order/buyer" = "AnotherName"|OrderBuyer'):
        made(schemas, {"a__get": reference("Order")})


# Plain schemas


def test_all_of_becomes_one_object_whose_later_parts_win() -> None:
    schemas = {
        "Base": fields(id=TEXT, kind=TEXT) | {"required": ["id"]},
        "Child": {"allOf": [reference("Base"), fields(kind={"type": "integer"})], "required": ["kind"]},
    }
    found = made(schemas, {"a__get": reference("Child")}).schemas
    assert found == {
        "a.Child": {
            "type": "object",
            "properties": {"id": TEXT, "kind": {"type": "integer"}},
            "required": ["id", "kind"],
        }
    }


def test_a_choice_without_a_discriminator_becomes_one_object() -> None:
    schemas = {
        "A": fields(id=TEXT, a=TEXT) | {"required": ["id", "a"]},
        "B": fields(id=TEXT, b=TEXT) | {"required": ["id", "b"]},
        "Either": {"oneOf": [reference("A"), reference("B")]},
    }
    either = made(schemas, {"a__get": reference("Either")}).schemas["a.Either"]
    assert either == {"type": "object", "properties": {"id": TEXT, "a": TEXT, "b": TEXT}, "required": ["id"]}


def test_a_choice_of_one_thing_and_null_is_that_thing_and_nullable() -> None:
    choice = {"anyOf": [reference("Price"), {"type": "object", "nullable": True}]}
    found = made(
        {"Price": fields(amount=TEXT), "Offer": fields(price=choice)}, {"a__get": reference("Offer")}
    )
    assert found.schemas["a.Offer"]["properties"]["price"] == reference("a.Price") | {"nullable": True}


def test_a_choice_of_an_object_and_a_text_needs_a_correction() -> None:
    schemas = {"Odd": {"oneOf": [reference("Price"), TEXT]}, "Price": fields(amount=TEXT)}
    with pytest.raises(CodegenError, match=r"Odd is a choice without a discriminator.*overlay\.yaml"):
        made(schemas, {"a__get": reference("Odd")})


def test_names_of_plain_values_vanish_and_named_enums_stay() -> None:
    schemas = {
        "OfferId": TEXT | {"maxLength": 9},
        "State": TEXT | {"enum": ["ON"]},
        "BuyNowPrice": {"allOf": [reference("Price")]},
        "Price": fields(amount=TEXT),
        "Offer": fields(id=reference("OfferId"), state=reference("State"), price=reference("BuyNowPrice")),
    }
    found = made(schemas, {"a__get": reference("Offer")}).schemas
    assert list(found) == ["a.Offer", "a.Price", "a.State"]
    assert found["a.Offer"]["properties"] == {
        "id": TEXT | {"maxLength": 9},
        "state": reference("a.State"),
        "price": reference("a.Price"),
    }


def test_a_reference_to_a_nullable_schema_is_nullable() -> None:
    schemas = {"Price": fields(amount=TEXT) | {"nullable": True}, "Offer": fields(price=reference("Price"))}
    found = made(schemas, {"a__get": reference("Offer")}).schemas
    assert found["a.Offer"]["properties"]["price"] == reference("a.Price") | {"nullable": True}


@pytest.mark.parametrize("parts", [[reference("Gone")], [reference("Gone"), fields(id=TEXT)]])
def test_a_reference_that_leads_nowhere_stops_the_build(parts: list[Schema]) -> None:
    with pytest.raises(CodegenError, match="the schema Gone, which does not exist"):
        made({"Order": fields(pet={"allOf": parts})}, {"a__get": reference("Order")})


def test_a_schema_made_of_itself_stops_the_build() -> None:
    loop = {"allOf": [reference("Loop"), fields(id=TEXT)]}
    with pytest.raises(CodegenError, match="Loop is made of itself"):
        made({"Loop": loop}, {"a__get": reference("Loop")})


# Modules


def test_a_schema_lives_with_its_area_or_in_common() -> None:
    schemas = {
        "Order": fields(price=reference("Price")),
        "Offer": fields(price=reference("Price")),
        "Price": fields(amount=TEXT),
        "Nobodys": fields(id=TEXT),
    }
    found = made(schemas, {"orders__get": reference("Order"), "offers__get": reference("Offer")})
    assert list(found.schemas) == ["offers.Offer", "orders.Order", "common.Price"]
    assert found.class_of("#/components/schemas/orders.Order") == ("orders", "Order")


def test_a_schema_may_be_pinned_and_renamed() -> None:
    schemas = {"Order": fields(price=reference("Price")), "Price": fields(amount=TEXT)}
    answers = {"orders__get": reference("Order")}
    found = made(schemas, answers, homes={"Price": "billing"}, renames={"Price": "Money"})
    assert list(found.schemas) == ["billing.Money", "orders.Order"]


def test_a_pin_that_makes_modules_need_each_other_stops_the_build() -> None:
    schemas = {"A": fields(b=reference("B")), "B": fields(c=reference("C")), "C": fields(id=TEXT)}
    with pytest.raises(CodegenError, match=r"need each other .*change \[homes\]"):
        made(schemas, {"x__get": reference("A")}, homes={"B": "y"})


# Operations


def test_a_beta_form_is_left_out_where_there_is_a_public_one() -> None:
    beta = JSON.replace("public", "beta")
    document: dict[str, Any] = {
        "openapi": "3.0.3",
        "paths": answering(a__get=reference("New")),
        "components": {"schemas": {"New": fields(id=TEXT), "Old": fields(id=TEXT)}},
    }
    document["paths"]["/a__get"]["get"]["responses"]["200"]["content"][beta] = {"schema": reference("Old")}
    found = prepare(document, catalog("a.get"))
    assert [media.type for media in found.operation("a.get").answers["200"]] == [JSON]
    assert list(found.schemas) == ["a.New"]


def test_bodies_from_components_are_resolved_and_errors_lose_their_schemas() -> None:
    document: dict[str, Any] = {
        "openapi": "3.0.3",
        "paths": {
            "/a": {
                "post": {
                    "operationId": "a.create",
                    "requestBody": {"$ref": "#/components/requestBodies/New"},
                    "responses": {
                        "201": {},
                        "422": {"content": {JSON: {"schema": reference("Problem")}}},
                    },
                }
            }
        },
        "components": {
            "requestBodies": {"New": {"required": True, "content": {JSON: {"schema": reference("New")}}}},
            "schemas": {"New": fields(id=TEXT), "Problem": fields(code=TEXT)},
        },
    }
    found = prepare(document, catalog("a.create"))
    assert found.operation("a.create").bodies == (Media(JSON, reference("a.New")),)
    assert found.operation("a.create").body_required
    assert found.operation("a.create").answers == {"201": ()}
    assert (list(found.schemas), found.sent, found.read) == (["a.New"], frozenset({"a.New"}), frozenset())
    spec = found.document["paths"]["/a"]["post"]
    assert spec["requestBody"] == {"required": True, "content": {JSON: {"schema": reference("a.New")}}}
    assert spec["responses"] == {"201": {}, "422": {}}
    assert "requestBodies" in document["components"], "the document of the caller has been changed"


def test_an_operation_that_the_interface_lacks_is_an_error() -> None:
    with pytest.raises(CodegenError, match=r"no operation a\.lost"):
        made({}, {}).operation("a.lost")


# The interface of the project


def test_no_schema_of_the_interface_has_an_inline_object_and_every_reference_leads_somewhere() -> None:
    schemas = prepared().schemas

    def deep(schema: Schema) -> list[Schema]:
        return [each for child in inner(schema) for each in (child, *deep(child))]

    assert [key for key, schema in schemas.items() if any(is_object(each) for each in deep(schema))] == []
    assert {name for schema in schemas.values() for name in references(schema)} <= schemas.keys()


def test_class_names_of_the_interface_are_distinct_without_regard_to_case() -> None:
    names = [key.partition(".")[2].lower() for key in prepared().schemas]
    assert len(names) == len(set(names)) > 1000


def test_every_line_of_the_toml_file_about_inline_schemas_is_needed() -> None:
    named = set(load_catalog(OPENAPI).inline.values())
    assert named <= {key.partition(".")[2] for key in prepared().schemas}
