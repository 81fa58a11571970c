"""How a discriminator becomes a union that knows its tags."""

import pytest

from codegen.problems import CodegenError
from codegen.references import PREFIX, Schema, reference
from codegen.schemas import Prepared, Union
from codegen.unions import unite
from tests.codegen._prepared import prepared

TEXT: Schema = {"type": "string"}


def base(**mapping: str) -> Schema:
    """A base with a discriminator; the mapping is of tags to names."""
    refs = {tag: PREFIX + name for tag, name in mapping.items()}
    return {
        "type": "object",
        "required": ["id", "type"],
        "properties": {"id": TEXT, "type": TEXT | {"default": "A"}},
        "discriminator": {"propertyName": "type", "mapping": refs},
    }


def member(**properties: Schema) -> Schema:
    return {"type": "object", "required": ["id"], "properties": {"id": TEXT} | properties}


def test_a_base_becomes_the_union_of_its_members_and_the_unknown() -> None:
    schemas, unions = unite(
        {"Event": base(A="Made", B="Gone"), "Made": member(), "Gone": member()}, {"Event"}
    )
    assert unions == {"Event": Union("type", ("Made", "Gone"), "UnknownEvent")}
    assert schemas["Event"] == {"oneOf": [reference("Made"), reference("Gone"), reference("UnknownEvent")]}


def test_a_member_requires_its_tag_and_takes_no_other() -> None:
    schemas, _ = unite({"Event": base(A="Made"), "Made": member(type=TEXT)}, {"Event"})
    tag = schemas["Made"]["properties"]["type"]
    assert (tag["enum"], tag["x-tags"]) == (["A"], ["A"])
    assert schemas["Made"]["required"] == ["type", "id"]
    assert next(iter(schemas["Made"]["properties"])) == "type"


def test_a_member_that_lacks_the_discriminator_gets_it() -> None:
    schemas, _ = unite({"Event": base(A="Made"), "Made": {"type": "object", "properties": {"id": TEXT}}}, ())
    assert schemas["Made"]["required"] == ["type"]


def test_a_member_of_two_tags_or_of_two_unions_takes_all_of_them() -> None:
    named = {"Event": base(A="Made", B="Made"), "Other": base(C="Made"), "Made": member()}
    schemas, unions = unite(named, ())
    assert schemas["Made"]["properties"]["type"]["enum"] == ["A", "B", "C"]
    assert unions["Event"].members == ("Made",)


def test_the_unknown_has_the_fields_of_the_base_and_any_tag() -> None:
    schemas, _ = unite({"Event": base(A="Made"), "Made": member()}, {"Event"})
    assert schemas["UnknownEvent"] == {
        "type": "object",
        "properties": {"type": TEXT, "id": TEXT},
        "required": ["type", "id"],
    }


def test_what_is_only_sent_has_no_unknown() -> None:
    schemas, unions = unite({"Event": base(A="Made"), "Made": member()}, ())
    assert unions["Event"].fallback is None
    assert "UnknownEvent" not in schemas


def test_a_choice_with_a_discriminator_but_no_mapping_has_the_names_as_tags() -> None:
    choice = {"oneOf": [reference("Made"), reference("Gone")], "discriminator": {"propertyName": "type"}}
    schemas, unions = unite({"Event": choice, "Made": member(), "Gone": member()}, {"Event"})
    assert unions["Event"].members == ("Made", "Gone")
    assert schemas["Gone"]["properties"]["type"]["enum"] == ["Gone"]


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ({"Event": base()}, "no mapping"),
        ({"Event": base(A="Lost")}, "leads to Lost, which is no object"),
        ({"Event": base(A="Code"), "Code": TEXT | {"enum": ["x"]}}, "leads to Code, which is no object"),
        ({"Event": base(A="Made"), "Made": member(), "UnknownEvent": member()}, "UnknownEvent is taken"),
    ],
)
def test_a_wrong_discriminator_stops_the_build(named: dict[str, Schema], message: str) -> None:
    with pytest.raises(CodegenError, match=message):
        unite(named, {"Event"})


def test_no_discriminator_of_the_interface_is_left_and_no_tag_is_lost() -> None:
    found: Prepared = prepared()
    assert [key for key, schema in found.schemas.items() if "discriminator" in str(schema)] == []
    assert len(found.unions) >= 22
    tags = {
        key: [tag for each in union.members for tag in found.schemas[each]["properties"][union.tag]["enum"]]
        for key, union in found.unions.items()
    }
    assert len(tags["payments.PaymentOperation"]) == 24
    assert len(tags["offers.OfferEvent"]) == 11
    assert [
        key for key, union in found.unions.items() if (union.fallback is not None) != (key in found.read)
    ] == []
