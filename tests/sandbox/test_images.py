"""Images and files of offers."""

from __future__ import annotations

import asyncio
import zlib
from hashlib import sha256
from typing import Any

import aiohttp
import pytest

from allegro_async import models
from allegro_async.sandbox import SandboxControl
from allegro_async.sandbox.data.files import media_of
from tests.sandbox.caller import USER_AGENT, Caller, Said, calling
from tests.sandbox.files import JPEG, PDF, PNG, TWICE, a_sandbox, inside, put

WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8 "
DECLARE = "/sale/offer-attachments"


async def upload(caller: Caller, body: bytes, media: str) -> Said:
    return await caller.call("POST", "/sale/images", body, Content_Type=media)


async def declare(caller: Caller, purpose: str = "MANUAL", name: str = "guide.pdf") -> Said:
    return await caller.call("POST", DECLARE, {"type": purpose, "file": {"name": name}})


@pytest.mark.parametrize(("body", "media"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")])
async def test_the_bytes_of_an_image_come_back_without_a_token(body: bytes, media: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await upload(caller, body, media)
        shown = models.OfferImageUploadResponse.model_validate_json(said.body, extra="forbid")
        assert said.status == 201
        assert shown.location is not None
        back = await caller.get(inside(caller, shown.location), Authorization=None, Accept=None)
        assert (back.status, back.body, back.headers["Content-Type"]) == (200, body, media)


async def test_an_image_says_when_allegro_would_remove_it() -> None:
    async with calling(a_sandbox()) as caller:
        before = caller.sandbox.clock.now()
        said = await upload(caller, PNG, "image/png")
        shown = models.OfferImageUploadResponse.model_validate_json(said.body)
        assert shown.expires_at is not None
        assert 5.9 < (shown.expires_at - before).total_seconds() / 3600 < 6.1


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        (PDF, "image/png", 415),
        (PNG, "image/jpeg", 415),
        (b"GIF89a", "image/gif", 415),
        (b"", "image/png", 400),
        (b"\xff\xd8\xff" + bytes(26_200_000), "image/jpeg", 413),
    ],
)
async def test_an_image_that_cannot_be_is_refused(body: bytes, media: str, status: int) -> None:
    async with calling(a_sandbox()) as caller:
        assert (await upload(caller, body, media)).status == status
        assert caller.sandbox.files == ()


async def test_an_image_by_an_address_of_the_sandbox_is_a_copy() -> None:
    async with calling(a_sandbox()) as caller:
        first = (await upload(caller, JPEG, "image/jpeg")).json()["location"]
        second = (await caller.call("POST", "/sale/images", {"url": first})).json()["location"]
        assert second != first
        assert (await caller.get(inside(caller, second))).body == JPEG


async def test_an_image_by_another_address_is_always_the_same_picture() -> None:
    async with calling(a_sandbox()) as caller:
        bodies: list[bytes] = []
        for name in ("a", "a", "b"):
            said = await caller.call("POST", "/sale/images", {"url": f"https://shop.example/{name}.jpg"})
            bodies.append((await caller.get(inside(caller, said.json()["location"]))).body)
        assert bodies[0] == bodies[1] != bodies[2]
        assert media_of(bodies[0]) == "image/png"


def test_the_pictures_of_the_sandbox_are_what_their_checksums_say() -> None:
    at, kinds = 8, list[bytes]()
    while at < len(PNG):
        size = int.from_bytes(PNG[at : at + 4], "big")
        kind, body = PNG[at + 4 : at + 8], PNG[at + 8 : at + 8 + size]
        assert PNG[at + 8 + size : at + 12 + size] == zlib.crc32(kind + body).to_bytes(4, "big")
        kinds.append(kind)
        if kind == b"IDAT":
            assert zlib.decompress(body) == (b"\x00" + b"\x10\x20\x30" * 8) * 8
        at += 12 + size
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://shop.example/a.jpg",
        "https://192.0.2.7/a.jpg",
        "https://[::1",
        "https:///a.jpg",
        "https://shop.invalid/a.jpg",
        5,
        None,
    ],
)
async def test_an_address_that_cannot_be_fetched_is_422(url: object) -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.call("POST", "/sale/images", {"url": url})
        assert (said.status, said.error()["path"]) == (422, "url")


async def test_an_address_of_no_image_of_the_sandbox_is_422() -> None:
    async with calling(a_sandbox()) as caller:
        declared = (await declare(caller)).json()["id"]
        for name in ("nothing", declared):
            said = await caller.call("POST", "/sale/images", {"url": f"{caller.sandbox.url}/original/{name}"})
            assert (said.status, said.error()["path"]) == (422, "url")


async def test_an_unknown_property_of_an_image_is_refused() -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.call("POST", "/sale/images", {"url": "https://shop.example/a", "alt": ""})
        assert (said.status, said.error()["code"]) == (422, "UnknownJSONProperty")


async def test_an_offers_file_is_declared_uploaded_and_read_by_everybody() -> None:
    async with calling(a_sandbox()) as caller:
        declared = await declare(caller)
        assert declared.json()["file"] == {"name": "guide.pdf"}
        said = await put(caller, declared.headers["Location"], PDF)
        assert said.status == 200
        shown = await caller.get(f"{DECLARE}/{declared.json()['id']}")
        assert shown.json() == said.json()
        for each in (declared, said, shown):
            models.OfferAttachment.model_validate_json(each.body, extra="forbid")
        back = await caller.get(inside(caller, shown.json()["file"]["url"]), Authorization=None)
        assert (back.body, back.headers["Content-Type"]) == (PDF, "application/pdf")


async def test_a_file_that_is_not_there_yet_cannot_be_read() -> None:
    async with calling(a_sandbox()) as caller:
        declared = (await declare(caller)).json()["id"]
        assert (await caller.get(f"/files/{declared}")).status == 404


BAD_DECLARATIONS: list[tuple[dict[str, Any], str]] = [
    ({"type": "POEM", "file": {"name": "a"}}, "type"),
    ({"file": {"name": "a"}}, "type"),
    ({"type": "MANUAL"}, "file.name"),
    ({"type": "MANUAL", "file": {"name": "a" * 201}}, "file.name"),
    ({"type": "MANUAL", "file": {"name": "a", "url": "b"}}, "file.url"),
    ({"type": "MANUAL", "file": {"name": "a"}, "size": 1}, "size"),
]


@pytest.mark.parametrize(("body", "path"), BAD_DECLARATIONS)
async def test_a_bad_declaration_of_an_offers_file_is_refused(body: dict[str, Any], path: str) -> None:
    async with calling(a_sandbox()) as caller:
        said = await caller.call("POST", DECLARE, body)
        assert (said.status, said.error()["path"]) == (422, path)


@pytest.mark.parametrize(
    ("purpose", "body", "media", "status"),
    [
        ("MANUAL", JPEG, "image/jpeg", 415),
        ("MANUAL", JPEG, "application/pdf", 415),
        ("MANUAL", PDF, "text/plain", 415),
        ("MANUAL", PDF + bytes(20 * 1024 * 1024), "application/pdf", 413),
        ("SAFETY_INFORMATION_MANUAL", PDF + bytes(20 * 1024 * 1024), "application/pdf", 200),
        ("ENERGY_LABEL", JPEG, "image/jpeg", 200),
        ("ENERGY_LABEL", PDF, "application/pdf", 415),
    ],
)
async def test_the_type_of_an_offers_file_says_what_it_may_be(
    purpose: str, body: bytes, media: str, status: int
) -> None:
    async with calling(a_sandbox()) as caller:
        place = (await declare(caller, purpose)).headers["Location"]
        assert (await put(caller, place, body, media)).status == status


async def test_an_address_is_for_one_upload() -> None:
    async with calling(a_sandbox()) as caller:
        place = (await declare(caller)).headers["Location"]
        assert (await put(caller, place, PDF)).status == 200
        assert (await put(caller, place, PDF + b" again")).status == 400
        assert [file.body for file in caller.sandbox.files] == [PDF]


async def test_a_sellers_file_is_nobody_elses() -> None:
    async with calling(a_sandbox(accounts=2)) as caller:
        place = (await declare(caller)).headers["Location"]
        await caller.sign_in(caller.sandbox.accounts[1].id)
        assert (await put(caller, place, PDF)).status == 404
        assert (await caller.get(inside(caller, place))).status == 404


async def test_twelve_megabytes_go_in_and_come_back_and_the_control_api_knows_them() -> None:
    async with calling(a_sandbox()) as caller:
        body = PDF + bytes(range(256)) * (12 * 4096)
        declared = await declare(caller)
        said = await put(caller, declared.headers["Location"], body)
        back = await caller.get(inside(caller, said.json()["file"]["url"]))
        assert sha256(back.body).digest() == sha256(body).digest()
        (file,) = await asyncio.to_thread(SandboxControl(caller.sandbox.url).files)
        assert file == {
            "id": declared.json()["id"],
            "kind": "offer-attachment",
            "account": caller.sandbox.account.id,
            "name": "guide.pdf",
            "declared_size": None,
            "size": len(body),
            "sha256": sha256(body).hexdigest(),
            "media": "application/pdf",
            "uploaded": file["uploaded"],
        }
        assert len(str([entry.as_json() for entry in caller.sandbox.requests])) < 20_000


async def test_a_declared_file_is_shown_without_bytes() -> None:
    async with calling(a_sandbox()) as caller:
        await declare(caller)
        (file,) = (await caller.get("/_sandbox/files")).json()["files"]
        assert (file["size"], file["sha256"], file["media"], file["uploaded"]) == (None, None, None, None)


@pytest.mark.parametrize("kind", ["drop", "cut-upload"])
async def test_an_upload_that_is_cut_leaves_nothing_behind(kind: Any) -> None:
    async with calling(a_sandbox()) as caller:
        place = (await declare(caller)).headers["Location"]
        caller.sandbox.fault(kind, operation="PUT /sale/offer-attachments/{attachmentId}", count=TWICE)
        with pytest.raises(aiohttp.ClientError):
            await put(caller, place, PDF + bytes(2_000_000))
        assert not caller.sandbox.files[0].here
        entry = caller.sandbox.requests.matching(method="PUT")[0]
        assert (entry.status, entry.worked) == (0, False)
        assert (await put(caller, place, PDF)).status == 200


async def test_an_upload_without_a_length_can_be_cut_too() -> None:
    async def parts() -> Any:
        yield PDF
        yield bytes(100_000)

    async with calling(a_sandbox()) as caller:
        place = (await declare(caller)).headers["Location"]
        caller.sandbox.fault("cut-upload", count=1)
        headers = {"Authorization": f"Bearer {caller.token}", "User-Agent": USER_AGENT}
        with pytest.raises(aiohttp.ClientError):
            async with caller.session.put(place, data=parts(), headers=headers):
                pass
        assert not caller.sandbox.files[0].here


async def test_nothing_is_cut_where_there_is_no_body() -> None:
    async with calling(a_sandbox()) as caller:
        rule = caller.sandbox.fault("cut-upload")
        assert (await caller.get("/me")).status == 200
        assert (rule.seen, rule.done) == (0, 0)


async def test_a_server_error_after_the_declaration_leaves_it_in_place() -> None:
    async with calling(a_sandbox()) as caller:
        place = (await declare(caller)).headers["Location"]
        caller.sandbox.fault("503", operation="PUT /sale/offer-attachments/{attachmentId}", count=1)
        assert (await put(caller, place, PDF)).status == 503
        assert (await put(caller, place, PDF)).status == 200


async def test_a_lost_answer_leaves_the_file_behind() -> None:
    async with calling(a_sandbox()) as caller:
        place = (await declare(caller)).headers["Location"]
        caller.sandbox.fault(
            "lost-answer", operation="PUT /sale/offer-attachments/{attachmentId}", count=TWICE
        )
        with pytest.raises(aiohttp.ClientError):
            await put(caller, place, PDF)
        assert caller.sandbox.files[0].body == PDF
        assert (await caller.get(inside(caller, place))).json()["file"]["url"]
        assert caller.sandbox.requests.matching(method="PUT")[0].worked


async def test_a_fault_without_an_operation_strikes_addresses_of_files_too() -> None:
    async with calling(a_sandbox()) as caller:
        location = (await upload(caller, PNG, "image/png")).json()["location"]
        caller.sandbox.fault("500", count=1)
        assert (await caller.get(inside(caller, location))).status == 500
