"""Uploads over real sockets: which host, which token, what is repeated, and what is left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from aiohttp import web

from allegro_async import (
    ApiError,
    DecodeError,
    FairLimiter,
)
from allegro_async._clock import SystemClock
from allegro_async.file_errors import (
    UnsafeAddressError,
    UploadError,
)
from tests.doubles import a_token
from tests.file_house import PDF, PNG, answers, house
from tests.file_steps import MANUAL, digest, make_pdf


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "manual.pdf")


# One call, the right host, the right kind


async def test_an_offer_attachment_is_declared_and_goes_to_the_upload_host_with_the_token(pdf: Path) -> None:
    async with house() as h:
        h.api.location = f"{h.upload.origin}/sale/offer-attachments/declared-1?key=once"
        attachment = await h.client.images.attach_file(pdf, type_="MANUAL")
        assert attachment.id == "declared-1"
        assert json.loads(h.api.seen[0].body) == {"type": "MANUAL", "file": {"name": "manual.pdf"}}
        (put,) = h.upload.seen
        assert (put.method, put.path) == ("PUT", "/sale/offer-attachments/declared-1?key=once")
        assert (put.size, put.digest) == (len(MANUAL), digest(pdf))
        assert put.headers["Content-Length"] == str(len(MANUAL))
        assert "Transfer-Encoding" not in put.headers
        assert put.headers["Content-Type"] == "application/pdf"
        assert put.headers["Authorization"] == f"Bearer {a_token().access_token}"


async def test_without_a_location_the_address_of_the_interface_file_is_used() -> None:
    async with house() as h:
        await h.client.after_sales.attach_file(PDF, name="terms.pdf")
        assert json.loads(h.api.seen[0].body) == {"name": "terms.pdf"}
        assert h.upload.paths() == ["PUT /after-sales-service-conditions/attachments/declared-1"]


@pytest.mark.parametrize("area", ["messages", "issues"])
async def test_a_file_of_a_conversation_is_declared_with_its_size(area: str) -> None:
    async with house() as h:
        given = await getattr(h.client, area).attach_file(PNG)
        assert given.id == "declared-1"
        declaration = json.loads(h.api.seen[0].body)
        assert declaration["size"] == len(PNG)
        assert "file.png" in declaration.values()
        assert (h.api.seen[1].method, h.api.seen[1].body) == ("PUT", PNG)
        assert h.api.seen[1].headers["Content-Type"] == "image/png"


async def test_a_relative_location_is_taken_from_the_declaring_host() -> None:
    async with house() as h:
        h.api.location = "/one-time/7"
        await h.client.issues.attach_file(PDF)
        assert h.api.paths()[1] == "PUT /one-time/7"
        assert "Authorization" in h.api.seen[1].headers


async def test_an_invoice_goes_to_its_order() -> None:
    async with house() as h:
        given = await h.client.orders.attach_invoice("o-1", PDF, invoice_number="FV/1")
        assert given == "invoice-1"
        assert json.loads(h.api.seen[0].body) == {"file": {"name": "file.pdf"}, "invoiceNumber": "FV/1"}
        assert h.api.paths() == [
            "POST /order/checkout-forms/o-1/invoices",
            "PUT /order/checkout-forms/o-1/invoices/invoice-1/file",
        ]


async def test_an_image_is_uploaded_from_its_bytes() -> None:
    async with house() as h:
        image = await h.client.images.upload_image(PNG)
        assert image.location == "https://a.allegroimg.com/original/1"
        assert (h.upload.seen[0].body, h.upload.seen[0].headers["Content-Type"]) == (PNG, "image/png")


async def test_an_image_is_fetched_by_allegro_from_a_url() -> None:
    async with house() as h:
        await h.client.images.upload_image("https://shop.example/a.png")
        assert json.loads(h.upload.seen[0].body) == {"url": "https://shop.example/a.png"}


@pytest.mark.parametrize("body", [b"", b"<done/>"])
async def test_an_answer_without_json_gives_what_was_declared(body: bytes) -> None:
    async def quiet(request: web.BaseRequest) -> web.StreamResponse:
        await request.content.read()
        return web.Response(body=body, content_type="application/xml")

    async with house() as h:
        h.upload.script = [quiet]
        assert (await h.client.after_sales.attach_file(PDF)).id == "declared-1"


async def test_a_declaration_without_an_id_is_an_error_before_the_upload() -> None:
    async with house() as h:
        h.api.script = [answers(201, {"name": "x"})]
        with pytest.raises(DecodeError, match="no id"):
            await h.client.after_sales.attach_file(PDF)
        assert h.upload.seen == []


# The token stays with Allegro


async def test_a_foreign_address_gets_the_file_and_neither_token_nor_own_headers() -> None:
    async with house() as h:
        h.api.location = f"{h.foreign.origin}/bucket/1?signature=s"
        await h.client.issues.attach_file(PDF, headers={"X-Api-Key": "k-1"})
        (put,) = h.foreign.seen
        assert put.body == PDF
        names = {name.lower() for name in put.headers}
        assert not {"authorization", "x-api-key", "cookie"} & names
        assert a_token().access_token not in str(put.headers)
        assert put.headers["Content-Type"] == "application/pdf"
        assert "X-Api-Key" in h.api.seen[0].headers


@pytest.mark.parametrize("status", [401, 403, 429])
async def test_a_refusal_by_a_foreign_host_renews_no_token_and_closes_no_gate(status: int) -> None:
    async with house(limiter=FairLimiter(SystemClock())) as h:
        h.api.location = f"{h.foreign.origin}/1"
        h.foreign.script = [answers(status, {"error": "no"})] * 3
        with pytest.raises(UploadError) as caught:
            await h.client.issues.attach_file(PDF)
        assert isinstance(caught.value.__cause__, ApiError)
        assert caught.value.__cause__.status == status
        assert caught.value.declared_id == "declared-1"
        assert h.foreign.seen == []
        assert not {"token_refreshed", "gate_closed"} & set(h.hook.names())


async def test_a_redirection_of_an_upload_is_an_error_and_is_not_followed() -> None:
    async with house() as h:
        for status in (303, 307):
            h.upload.script = [answers(status, Location=f"{h.foreign.origin}/elsewhere")]
            with pytest.raises(UploadError):
                await h.client.after_sales.attach_file(PDF)
        assert h.foreign.seen == []


@pytest.mark.parametrize(
    "location",
    [
        "http://user:word@127.0.0.1/1",
        "ftp://127.0.0.1/1",
        "http://[::1",
        "http://127.0.0.1:0/1",
        "http://127.0.0.1/a\\b",
        "http://127.0.0.1/a#b",
        "http://127.0.0.1:99999/x",
    ],
)
async def test_a_malformed_address_gets_nothing(location: str) -> None:
    async with house() as h:
        h.api.location = location
        with pytest.raises(UploadError) as caught:
            await h.client.issues.attach_file(PDF)
        assert isinstance(caught.value.__cause__, UnsafeAddressError)
        assert len(h.api.seen) == 1
        assert location not in str(caught.value)
        assert not caught.value.maybe_sent
