"""A bare HTTP client for the sandbox: what it sends is exactly what a test says."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from allegro_async.sandbox import Sandbox

PUBLIC_V1 = "application/vnd.allegro.public.v1+json"
USER_AGENT = "TestShop/1.0 (+https://shop.example/about)"
REDIRECT_URI = "http://127.0.0.1:8765/signed-in"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass(frozen=True)
class Said:
    """An answer, read whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    def error(self) -> dict[str, Any]:
        return dict(self.json()["errors"][0])


@dataclass
class Caller:
    """Somebody who calls the sandbox, signed in or not."""

    sandbox: Sandbox
    session: aiohttp.ClientSession
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    application: int = 0

    @property
    def client_id(self) -> str:
        return self.sandbox.applications[self.application][0]

    async def call(self, method: str, path: str, body: object = None, **headers: str | None) -> Said:
        """Call the API; a header given as None is not sent, and `_` in its name stands for `-`."""
        sent = {"Accept": PUBLIC_V1, "User-Agent": USER_AGENT, "Authorization": f"Bearer {self.token}"}
        if body is not None:
            sent["Content-Type"] = PUBLIC_V1
        for name, value in headers.items():
            key = name.replace("_", "-")
            if value is None:
                sent.pop(key)
            else:
                sent[key] = value
        data = None
        if body is not None:
            data = BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
        skipped = [name for name in ("Accept", "User-Agent", "Content-Type") if name not in sent]
        async with self.session.request(
            method, self.sandbox.url + path, data=data, headers=sent, skip_auto_headers=skipped
        ) as answer:
            return Said(answer.status, answer.headers.copy(), await answer.read())

    async def get(self, path: str, **headers: str | None) -> Said:
        return await self.call("GET", path, **headers)

    async def oauth(self, name: str, secret: str | None = None, query: str = "", **form: str) -> Said:
        """Call the OAuth host with the keys of the caller's application, or with another secret."""
        client_id, its_secret = self.sandbox.applications[self.application]
        keys = self.basic(client_id, secret or its_secret)
        async with self.session.post(
            f"{self.sandbox.url}/auth/oauth/{name}{query}", data=form, headers={"Authorization": keys}
        ) as answer:
            return Said(answer.status, answer.headers.copy(), await answer.read())

    @staticmethod
    def basic(client_id: str, secret: str) -> str:
        return aiohttp.encode_basic_auth(client_id, secret)

    async def start_device(self, **form: str) -> dict[str, Any]:
        return dict((await self.oauth("device", client_id=self.client_id, **form)).json())

    async def poll(self, device: Mapping[str, Any]) -> Said:
        return await self.oauth("token", grant_type=DEVICE, device_code=device["device_code"])

    def consent_url(self, **changed: str | None) -> str:
        """The address of the consent page; a parameter given as None is left out."""
        usual = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": REDIRECT_URI,
            "state": "state-1",
        }
        fields = {name: value for name, value in {**usual, **changed}.items() if value is not None}
        return f"{self.sandbox.url}/auth/oauth/authorize?{urlencode(fields)}"

    async def visit(self, url: str, **form: str) -> Said:
        """Open a page in a browser that follows no redirect, or send its form."""
        async with self.session.request(
            "POST" if form else "GET", url, data=form or None, allow_redirects=False
        ) as answer:
            return Said(answer.status, answer.headers.copy(), await answer.read())

    def agree(self, account: str | None = None, **changed: str | None) -> str:
        """Agree on the consent page; gives the code."""
        location = self.sandbox.approve_authorization(self.consent_url(**changed), account)
        return dict(parse_qsl(urlsplit(location).query))["code"]

    async def use_code(self, code: str, **changed: str) -> Said:
        """Exchange a code for tokens."""
        usual = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT_URI}
        return await self.oauth("token", **{**usual, **changed})

    async def refresh(self, token: str) -> Said:
        return await self.oauth("token", grant_type="refresh_token", refresh_token=token)

    async def sign_in(self, account: str | None = None, **form: str) -> dict[str, Any]:
        """Go through a device sign-in; gives the token body and uses its access token from now on."""
        device = await self.start_device(**form)
        self.sandbox.approve_device(device["user_code"], account)
        body = dict((await self.poll(device)).json())
        self.token = body["access_token"]
        return body

    async def use_application(self) -> None:
        """Use a token of the application's own."""
        self.token = (await self.oauth("token", grant_type="client_credentials")).json()["access_token"]


@asynccontextmanager
async def calling(sandbox: Sandbox, *, sign_in: bool = True) -> AsyncGenerator[Caller]:
    """Serve the sandbox, and give a caller, signed in as its first seller."""
    async with sandbox, aiohttp.ClientSession() as session:
        caller = Caller(sandbox, session)
        if sign_in:
            await caller.sign_in()
        yield caller
