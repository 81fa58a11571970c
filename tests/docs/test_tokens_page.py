"""The backend of docs/tokens.md connects a shop, as it stands on the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, web

from allegro_async.sandbox import Sandbox

PAGE = (Path(__file__).parents[2] / "docs" / "tokens.md").read_text(encoding="utf-8")
[SOURCE] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


async def test_a_shop_is_connected_by_the_backend_of_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names: dict[str, Any] = {"__name__": "page"}
    exec(compile(SOURCE, "docs/tokens.md", "exec"), names)  # noqa: S102 - our own page
    async with Sandbox(accounts=2, orders=0, offers=0) as sandbox:
        monkeypatch.setenv("ALLEGRO_CLIENT_ID", sandbox.client_id)
        monkeypatch.setenv("ALLEGRO_CLIENT_SECRET", sandbox.client_secret)
        monkeypatch.setenv("ALLEGRO_USER_AGENT", "MyShop/1.0 (+https://shop.example/about)")
        monkeypatch.setenv("ALLEGRO_ENVIRONMENT", sandbox.url)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        await _walk(names["app"], sandbox)


async def _walk(app: web.Application, sandbox: Sandbox) -> None:
    runner = web.AppRunner(app, access_log=None)  # it would write the code
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    home = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with ClientSession() as browser:
            async with browser.get(f"{home}/shops/shop-2/connect", allow_redirects=False) as sent:
                assert sent.status == 302
                cookie = {"Cookie": f"sign-in={sent.cookies['sign-in'].value}"}  # it is for https alone
            back = urlsplit(sandbox.approve_authorization(sent.headers["Location"]))
            async with browser.get(f"{home}/allegro?{back.query}") as forged:
                assert forged.status == 403
            async with browser.get(f"{home}/allegro?{back.query}", headers=cookie) as done:
                assert (done.status, await done.text()) == (200, "shop-2 is connected")
            async with browser.get(f"{home}/allegro?{back.query}", headers=cookie) as again:
                assert again.status == 400
            async with browser.get(f"{home}/shops/shop-2/connect") as known:
                assert await known.text() == "connected already"
    finally:
        await runner.cleanup()
