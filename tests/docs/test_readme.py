"""The examples of the README run as they stand, against the local sandbox."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path
from typing import cast

import pytest
from aiohttp import ClientSession, web

from allegro_async import AllegroClient
from allegro_async.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("run_block.py")
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^### ([^\n]+)\n(?:(?!^#).)*?```python\n(.*?)```", README, re.MULTILINE | re.DOTALL)


def _environment(sandbox: Sandbox, folder: Path) -> dict[str, str]:
    return {
        "ALLEGRO_CLIENT_ID": sandbox.client_id,
        "ALLEGRO_CLIENT_SECRET": sandbox.client_secret,
        "ALLEGRO_USER_AGENT": "MyShop/1.0 (+https://shop.example/about)",
        "ALLEGRO_ENVIRONMENT": sandbox.url,
        "XDG_DATA_HOME": str(folder),
        "HOME": str(folder),
    }


async def _run(source: str, sandbox: Sandbox, folder: Path) -> str:
    script = folder / "block.py"
    script.write_text(source, encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "error",
        str(RUNNER),
        str(script),
        env={**os.environ, "PYTHONPATH": str(ROOT), **_environment(sandbox, folder)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode()


def test_the_readme_has_the_examples_it_promises() -> None:
    assert [title for title, _ in BLOCKS] == [
        "A script",
        "A backend",
        "A bulk job",
        "A notebook",
        "Without an account",
    ]


@pytest.mark.parametrize(("title", "source"), BLOCKS, ids=[title for title, _ in BLOCKS])
async def test_an_example_of_the_readme_runs(title: str, source: str, tmp_path: Path) -> None:
    async with Sandbox(seed=1, orders=60, offers=20, device_interval=0) as sandbox:
        shown = await _run(source, sandbox, tmp_path)
        seen = [entry.path for entry in sandbox.requests]
    if title == "A script":
        assert "Signed in as" in shown
        assert "/order/checkout-forms" in seen
    if title == "A bulk job":
        assert "not changed" not in shown
        assert any(path.startswith("/sale/product-offers/") for path in seen)


async def test_the_backend_of_the_readme_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: dict[str, object] = {"__name__": "backend"}
    exec(dict(BLOCKS)["A backend"], names)  # noqa: S102 - our own README
    app = names["app"]
    assert isinstance(app, web.Application)
    async with Sandbox(seed=1, orders=60, offers=20, device_interval=0) as sandbox:
        for name, value in _environment(sandbox, tmp_path).items():
            monkeypatch.setenv(name, value)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            async with ClientSession() as browser:
                async with browser.get(f"{site.name}/shops/shop-2/orders") as answer:
                    assert (answer.status, await answer.json()) == (409, {"sign_in_again": "shop-2"})
                client = app[cast("web.AppKey[AllegroClient]", names["ALLEGRO"])]
                await client.for_account("shop-2").login_device(prompt=lambda _code: None)
                async with browser.get(f"{site.name}/shops/shop-2/orders") as answer:
                    assert answer.status == 200
                    assert len(await answer.json()) > 0
        finally:
            await runner.cleanup()
