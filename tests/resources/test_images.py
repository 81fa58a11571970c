"""Every method of `client.images`, called once. Written by `python -m codegen`, never by hand."""

from json import loads

from allegro_async.models.images import (
    OfferAttachment,
    OfferAttachmentRequest,
    OfferImageLinkUploadRequest,
    OfferImageUploadResponse,
)
from allegro_async.resources.images import Images
from tests.recorder import Recorder, Sent, as_json


async def test_upload() -> None:
    body = '{"url":"https://example.com/page"}'
    answer = '{"expiresAt":"2026-03-04T10:20:30.000Z","location":"text"}'
    allegro = Recorder(201, answer)
    read = await Images(allegro).upload(OfferImageLinkUploadRequest.model_validate_json(body))
    assert type(read) is OfferImageUploadResponse
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/images",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_create_attachment() -> None:
    body = '{"type":"MANUAL","file":{"name":"text"}}'
    answer = '{"id":"10023","type":"MANUAL","file":{"name":"text","url":"https://example.com/page"}}'
    allegro = Recorder(201, answer)
    read = await Images(allegro).create_attachment(OfferAttachmentRequest.model_validate_json(body))
    assert type(read) is OfferAttachment
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="POST",
        path="/sale/offer-attachments",
        accept="application/vnd.allegro.public.v1+json",
        content_type="application/vnd.allegro.public.v1+json",
        body=loads(body),
    )


async def test_get_attachment() -> None:
    answer = '{"id":"10023","type":"MANUAL","file":{"name":"text","url":"https://example.com/page"}}'
    allegro = Recorder(200, answer)
    read = await Images(allegro).get_attachment("10023")
    assert type(read) is OfferAttachment
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="GET", path="/sale/offer-attachments/10023", accept="application/vnd.allegro.public.v1+json"
    )


async def test_upload_attachment() -> None:
    answer = '{"id":"10023","type":"MANUAL","file":{"name":"text","url":"https://example.com/page"}}'
    allegro = Recorder(200, answer)
    read = await Images(allegro).upload_attachment("10023", b"file", content_type="image/png")
    assert type(read) is OfferAttachment
    assert as_json(read) == loads(answer)
    assert allegro.sent == Sent(
        method="PUT",
        path="/sale/offer-attachments/10023",
        accept="application/vnd.allegro.public.v1+json",
        content_type="image/png",
        body=b"file",
    )
