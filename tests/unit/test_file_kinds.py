"""What kind of file it is, and whether an operation takes it."""

from __future__ import annotations

import pytest

from allegro_async._file_kinds import FileRules, check_file, check_name, kind_of
from allegro_async.additions._file_rules import (
    INVOICE,
    ISSUE_FILE,
    MESSAGE_FILE,
    OFFER_IMAGE,
    WARRANTY_FILE,
    offer_file,
)
from allegro_async.file_errors import FileRefusedError
from allegro_async.models.images import OfferAttachmentType
from allegro_async.resources.operations import OPERATIONS

HEADS = {
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "image/png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "image/gif": b"GIF89a\x01\x00",
    "image/webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "image/bmp": b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36",
    "image/tiff": b"II*\x00\x08\x00",
    "application/pdf": b"%PDF-1.7\n",
}
MIB = 1 << 20


@pytest.mark.parametrize("kind", HEADS)
def test_the_first_bytes_tell_the_kind(kind: str) -> None:
    assert kind_of(HEADS[kind]) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"GIF87a\x01", "image/gif"),
        (b"MM\x00*\x00", "image/tiff"),
        (b"\xef\xbb\xbf\r\n %PDF-1.4", "application/pdf"),
    ],
)
def test_every_form_of_a_kind_is_known(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"BMW sells cars",
        b"RIFF\x00\x00\x00\x00WAVE",
        b"PK\x03\x04",
        b"<html>%PDF-</html>",
        b"II*",
        b"%PDF",
        b"\xff\xd8",
    ],
)
def test_what_only_resembles_a_kind_is_none(head: bytes) -> None:
    assert kind_of(head) is None


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(FileRefusedError, match=r"x\.pdf is empty: give an invoice with content"):
        check_file(b"", 0, INVOICE, "x.pdf")


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    assert check_file(HEADS["application/pdf"], 3 * MIB, INVOICE, "x.pdf") == "application/pdf"
    with pytest.raises(
        FileRefusedError, match=r"x\.pdf has 3\.0 MiB; an invoice may have 3\.0 MiB"
    ) as caught:
        check_file(HEADS["application/pdf"], 3 * MIB + 1, INVOICE, "x.pdf")
    assert isinstance(caught.value, ValueError)


def test_a_small_limit_is_told_in_bytes() -> None:
    rules = FileRules("a note", ("application/pdf",), 10, "nowhere")
    with pytest.raises(FileRefusedError, match="has 20 bytes; a note may have 10 bytes"):
        check_file(HEADS["application/pdf"], 20, rules, "x")


def test_a_wrong_kind_is_told_with_those_that_would_do() -> None:
    with pytest.raises(FileRefusedError, match="is PNG, as its first bytes show; an invoice must be PDF"):
        check_file(HEADS["image/png"], 100, INVOICE, "x.pdf")
    with pytest.raises(FileRefusedError, match=r"of another kind.*must be JPEG, PNG or WebP"):
        check_file(b"hello", 100, OFFER_IMAGE, "x.png")


def test_a_name_is_found_where_none_is_given() -> None:
    assert check_name(None, "image/jpeg", MESSAGE_FILE) == "file.jpg"
    assert check_name("a.pdf", "application/pdf", MESSAGE_FILE) == "a.pdf"


def test_a_name_that_is_too_long_is_refused() -> None:
    assert check_name("n" * 200, "application/pdf", offer_file("MANUAL"))
    with pytest.raises(FileRefusedError, match="201 characters, and Allegro takes 200"):
        check_name("n" * 201, "application/pdf", offer_file("MANUAL"))


@pytest.mark.parametrize(
    ("kind", "types", "most"),
    [
        ("MANUAL", {"application/pdf"}, 20),
        ("TIRE_LABEL", {"image/jpeg", "image/png"}, 20),
        ("SAFETY_INFORMATION_MANUAL", {"application/pdf", "image/jpeg", "image/png"}, 50),
        ("SOMETHING_NEW", {"application/pdf", "image/jpeg", "image/png"}, 20),
    ],
)
def test_an_attachment_of_an_offer_has_the_rules_of_its_type(kind: str, types: set[str], most: int) -> None:
    rules = offer_file(kind)
    assert (set(rules.types), rules.most) == (types, most * MIB)


def test_every_type_of_the_interface_file_has_a_rule_of_its_own() -> None:
    known = OfferAttachmentType.__args__[0].__args__
    assert [kind for kind in known if len(offer_file(kind).types) == 3] == ["SAFETY_INFORMATION_MANUAL"]


def test_the_limits_are_those_of_the_sources() -> None:
    assert [each.most for each in (OFFER_IMAGE, MESSAGE_FILE, ISSUE_FILE, INVOICE, WARRANTY_FILE)] == [
        26_214_400,
        5_242_880,
        2_097_152,
        3_145_728,
        None,
    ]


def test_the_operations_that_send_files_may_take_longer_than_others() -> None:
    uploads = (
        "images.upload",
        "images.upload_attachment",
        "orders.upload_invoice",
        "messages.upload_attachment",
    )
    assert all(OPERATIONS[name].slow for name in uploads)
