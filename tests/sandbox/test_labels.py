"""Labels and protocols, read by a PDF reader that is not ours."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from allegro_async.sandbox.data.pdf import pdf, zpl
from allegro_async.sandbox.state.shipments import Shipment
from tests.sandbox.caller import Caller, Said, calling
from tests.sandbox.files import a_sandbox

BYTES = "application/octet-stream"


def pages(body: bytes) -> list[list[str]]:
    reader = PdfReader(BytesIO(body), strict=True)
    return [page.extract_text().rstrip("\n").split("\n") for page in reader.pages]


def shipment(caller: Caller, *texts: str, **wish: Any) -> Shipment:
    """Make a shipment with a parcel for each text on a label."""
    sizes: dict[str, Any] = {
        side: {"value": 20, "unit": "CENTIMETER"} for side in ("length", "width", "height")
    }
    sizes["weight"] = {"value": 1.5, "unit": "KILOGRAMS"}
    packages = [{**sizes, "textOnLabel": text} for text in texts]
    return caller.sandbox.account.shipments.create(wish, packages, 0)


MEASURES = ["20 CENTIMETER x 20 CENTIMETER x 20 CENTIMETER", "1.5 KILOGRAMS"]


async def labels(caller: Caller, *ids: str, **body: Any) -> Said:
    return await caller.call(
        "POST", "/shipment-management/label", {"shipmentIds": list(ids), **body}, Accept=BYTES
    )


def test_a_pdf_file_says_what_was_written_whatever_the_letters() -> None:
    lines = [["Zażółć (gęślą) \\ jaźń", "second"], ["Köln 5 €"]]
    body = pdf(lines, "A4", cut_line=True)
    assert pages(body) == [["Zazólc (gesla) \\ jazn", "second"], ["Köln 5 €"]]
    reader = PdfReader(BytesIO(body), strict=True)
    assert [tuple(page.mediabox[2:]) for page in reader.pages] == [(595, 842)] * 2
    assert b"0 421 m 595 421 l S" in body


def test_zpl_has_a_format_for_each_label_and_no_foreign_commands() -> None:
    text = zpl([["a^XZ~b"], ["ż", "c"]]).decode()
    assert (text.count("^XA"), text.count("^XZ"), text.count("^FS")) == (2, 2, 3)
    assert "~" not in text
    assert "^FDż^FS" in text


async def test_there_is_a_page_for_each_parcel() -> None:
    async with calling(a_sandbox()) as caller:
        made = [shipment(caller, "one", "two"), shipment(caller, "three")]
        said = await labels(caller, *(each.id for each in made), pageSize="A6")
        assert (said.status, said.headers["Content-Type"]) == (200, BYTES)
        parcels = [(each.carrier, package) for each in made for package in each.packages]
        assert pages(said.body) == [
            [carrier, package.waybill, *MEASURES, package.wish["textOnLabel"]] for carrier, package in parcels
        ]
        width = PdfReader(BytesIO(said.body)).pages[0].mediabox.width
        assert width == 298


async def test_a_label_is_zpl_where_the_shipment_says_so() -> None:
    async with calling(a_sandbox()) as caller:
        one, two = shipment(caller, "one", labelFormat="ZPL"), shipment(caller, "two")
        said = await labels(caller, one.id)
        assert said.body.startswith(b"^XA")
        assert f"^FD{one.waybill}^FS".encode() in said.body
        assert (await labels(caller, one.id, two.id)).status == 400


@pytest.mark.parametrize(("place", "count"), [("LAST", 3), ("EVERY", 4)])
async def test_a_summary_stands_at_the_end_or_after_each_label(place: str, count: int) -> None:
    async with calling(a_sandbox()) as caller:
        made = [shipment(caller, "text", referenceNumber=f"R{number}") for number in range(2)]
        report = {
            "placement": place,
            "fields": ["WAYBILL", "REF_NUMBER", "DIMS_AND_WEIGHT", "ADD_LABEL_TEXT", "COD"],
        }
        said = await labels(caller, *(each.id for each in made), summaryReport=report, cutLine=True)
        found = pages(said.body)
        assert len(found) == count
        assert found[-1][-5:] == [made[1].waybill, "R1", *MEASURES, "text"]
        assert b" l S" in said.body


async def test_label_and_summary_leave_out_what_nobody_said() -> None:
    async with calling(a_sandbox()) as caller:
        parcel = shipment(caller, "")
        report = {"placement": "LAST", "fields": ["REF_NUMBER", "ADD_LABEL_TEXT"]}
        found = pages((await labels(caller, parcel.id, summaryReport=report)).body)
        assert found == [[parcel.carrier, parcel.waybill, *MEASURES], ["SUMMARY"]]


async def test_a_cancelled_shipment_has_no_label() -> None:
    async with calling(a_sandbox()) as caller:
        parcel = shipment(caller, "one")
        parcel.cancelled = 1
        assert (await labels(caller, parcel.id)).status == 204
        said = await caller.call(
            "POST", "/shipment-management/protocol", {"shipmentIds": [parcel.id]}, Accept=BYTES
        )
        assert said.status == 204


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"shipmentIds": []}, 422),
        ({"shipmentIds": [5]}, 422),
        ({"shipmentIds": None}, 422),
        ({"shipmentIds": ["nothing"]}, 404),
        ({"pageSize": "A5"}, 422),
        ({"summaryReport": {"placement": "FIRST", "fields": ["COD"]}}, 422),
        ({"summaryReport": {"placement": "LAST", "fields": []}}, 400),
        ({"summaryReport": {"placement": "LAST", "fields": ["WISH"]}}, 422),
        ({"summaryReport": {"placement": "LAST", "fields": ["COD"], "x": 1}}, 422),
        ({"x": 1}, 422),
    ],
)
async def test_labels_that_cannot_be_are_refused(body: dict[str, Any], status: int) -> None:
    async with calling(a_sandbox()) as caller:
        parcel = shipment(caller, "one")
        assert (await labels(caller, parcel.id, **body)).status == status


async def test_a_protocol_lists_all_shipments() -> None:
    async with calling(a_sandbox()) as caller:
        made = [shipment(caller, "one"), shipment(caller, "two")]
        ids = [each.id for each in made]
        said = await caller.call("POST", "/shipment-management/protocol", {"shipmentIds": ids}, Accept=BYTES)
        lines = [f"{each.carrier} {each.waybill}" for each in made]
        assert pages(said.body) == [["HANDOVER PROTOCOL", *lines]]


async def test_boxes_for_the_warehouse_have_labels_as_pdf_or_zpl() -> None:
    async with calling(a_sandbox()) as caller:
        notice = next(iter(caller.sandbox.account.notices.all.values()))
        notice.quantity = 101
        path = f"/fulfillment/advance-ship-notices/{notice.id}/labels"
        said = await caller.get(path, Accept="application/pdf")
        assert pages(said.body) == [["ONE FULFILLMENT", notice.number, f"Box {box} of 2"] for box in (1, 2)]
        assert said.headers["Content-Disposition"] == f'attachment; filename="{notice.number}.pdf"'
        said = await caller.get(path, Accept="x-application/zpl")
        assert (said.headers["Content-Type"], said.body.count(b"^XA")) == ("x-application/zpl", 2)
        assert (await caller.get(path)).status == 406
        missing = "/fulfillment/advance-ship-notices/nothing/labels"
        assert (await caller.get(missing, Accept="application/pdf")).status == 404
