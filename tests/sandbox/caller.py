"""A bare HTTP client for the sandbox: what it sends is exactly what a test says."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from allegro_async.sandbox import Sandbox

PUBLIC_V1 = "application/vnd.allegro.public.v1+json"
USER_AGENT = "TestShop/1.0 (+https://shop.example/about)"
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
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        skipped = [name for name in ("Accept", "User-Agent", "Content-Type") if name not in sent]
        async with self.session.request(
            method, self.sandbox.url + path, data=data, headers=sent, skip_auto_headers=skipped
        ) as answer:
            return Said(answer.status, answer.headers.copy(), await answer.read())

    async def get(self, path: str, **headers: str | None) -> Said:
        return await self.call("GET", path, **headers)

    async def oauth(self, name: str, secret: str | None = None, query: str = "", **form: str) -> Said:
        """Call the OAuth host with the application's keys, or with another secret."""
        keys = aiohttp.encode_basic_auth(self.sandbox.client_id, secret or self.sandbox.client_secret)
        async with self.session.post(
            f"{self.sandbox.url}/auth/oauth/{name}{query}", data=form, headers={"Authorization": keys}
        ) as answer:
            return Said(answer.status, answer.headers.copy(), await answer.read())

    async def start_device(self, **form: str) -> dict[str, Any]:
        return dict((await self.oauth("device", client_id=self.sandbox.client_id, **form)).json())

    async def poll(self, device: Mapping[str, Any]) -> Said:
        return await self.oauth("token", grant_type=DEVICE, device_code=device["device_code"])

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
