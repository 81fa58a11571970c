"""Python names for the names of the wire."""

import pytest

from codegen.names import class_name, field_name, is_class_name, is_method_name, python_name


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("sellingMode.price.amount.gte", "selling_mode_price_amount_gte"),
        ("tecdoc.kTypNr", "tecdoc_k_typ_nr"),
        ("marketplaceId", "marketplace_id"),
        ("checkoutForm.revision", "checkout_form_revision"),
        ("If-Modified-Since", "if_modified_since"),
        ("if-match", "if_match"),
        ("Dynamic filters", "dynamic_filters"),
        ("marketedBeforeGPSRObligation", "marketed_before_gpsr_obligation"),
        ("emphasized10d", "emphasized10d"),
        ("from", "from_"),
        ("type", "type_"),
        ("id", "id_"),
        ("3d", "_3d"),
    ],
)
def test_a_parameter_is_named_in_snake_case_and_shadows_nothing(wire: str, name: str) -> None:
    assert python_name(wire) == name


def test_a_field_may_have_the_name_of_a_builtin() -> None:
    assert [field_name(wire) for wire in ("id", "type", "from", "additional-emails")] == [
        "id",
        "type",
        "from_",
        "additional_emails",
    ]


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("CheckoutForm", "CheckoutForm"),
        ("VariantSets_VariantSet", "VariantSetsVariantSet"),
        ("offer_commands", "OfferCommands"),
        ("OfferBundleDTO", "OfferBundleDTO"),
        ("404", "_404"),
    ],
)
def test_a_class_is_named_in_camel_case(wire: str, name: str) -> None:
    assert class_name(wire) == name


def test_names_are_checked() -> None:
    assert [is_class_name(name) for name in ("Order", "order", "Order_", "None")] == [
        True,
        False,
        False,
        False,
    ]
    assert [is_method_name(name) for name in ("get_order", "Get", "set", "class")] == [
        True,
        False,
        False,
        False,
    ]
