"""Where a file goes that Allegro named an address for, and what goes with it."""

from __future__ import annotations

import pytest

from allegro_async import PRODUCTION, SANDBOX, CallOptions, Environment
from allegro_async._requests import request_to_location
from allegro_async.file_errors import UnsafeAddressError
from allegro_async.protocols import Request
from tests.doubles import a_call, an_operation, jwt

TOKEN = jwt("the-token")
PUT = an_operation("issues.upload_attachment", "PUT", path="/sale/issues/attachments/1")


def request(location: str, environment: Environment = PRODUCTION) -> Request:
    call = a_call(
        PUT,
        location=location,
        content_type="image/png",
        options=CallOptions(headers={"X-Own": "1"}, language="pl-PL"),
    )
    return request_to_location(call, environment=environment, user_agent="S/1", access_token=TOKEN)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("https://upload.allegro.pl/a/1?k=%2B", "https://upload.allegro.pl/a/1?k=%2B"),
        ("https://api.allegro.pl/a", "https://api.allegro.pl/a"),
        ("HTTPS://Upload.Allegro.pl:443/a", "https://Upload.Allegro.pl:443/a"),
        ("/a/1", "https://api.allegro.pl/a/1"),
        ("//upload.allegro.pl/a", "https://upload.allegro.pl/a"),
    ],
)
def test_allegros_hosts_get_the_token(location: str, url: str) -> None:
    made = request(location)
    assert made.url == url
    assert made.headers["Authorization"] == f"Bearer {TOKEN}"
    assert made.headers["X-Own"] == "1"


@pytest.mark.parametrize(
    "location",
    [
        "https://storage.example/a?sig=1",
        "https://upload.allegro.pl.evil.example/a",
        "https://evil-upload.allegro.pl/a",
        "https://upload.allegro.pl:8443/a",
        "https://upload.allegro.pl.allegrosandbox.pl/a",
        "https://allegro.pl/a",
        "//storage.example/a",
    ],
)
def test_no_other_host_gets_more_than_the_file_needs(location: str) -> None:
    made = request(location)
    assert set(made.headers) == {"User-Agent", "Accept", "Content-Type"}
    assert TOKEN not in repr(made.headers) + made.url


@pytest.mark.parametrize(
    "location",
    [
        "https://upload.allegro.pl@evil.example/a",
        "https://user:word@upload.allegro.pl/a",
        "https://upload.allegro.pl\\@evil.example/a",
        "https://upload.allegro.pl/a b",
        "https://upload.allegro.pl/ą",
        "https://upload.allegro.pl/a#b",
        "https://[::1",
        "https://upload.allegro.pl:x/a",
        "file:///etc/passwd",
        "javascript:1",
    ],
)
def test_a_malformed_address_gets_nothing(location: str) -> None:
    with pytest.raises(UnsafeAddressError, match="malformed") as caught:
        request(location)
    assert "evil" not in str(caught.value)


@pytest.mark.parametrize("location", ["http://storage.example/a", "http://upload.allegro.pl/a"])
@pytest.mark.parametrize("environment", [PRODUCTION, SANDBOX])
def test_no_file_goes_out_unencrypted(location: str, environment: Environment) -> None:
    with pytest.raises(UnsafeAddressError, match="not https"):
        request(location, environment)


def test_the_local_sandbox_may_do_without_encryption() -> None:
    here = Environment.named("http://127.0.0.1:8080")
    assert "Authorization" not in request("http://127.0.0.1:9090/a", here).headers
    assert "Authorization" in request("http://127.0.0.1:8080/a", here).headers
