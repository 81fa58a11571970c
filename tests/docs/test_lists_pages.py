"""The examples of docs/lists.md and docs/bulk.md run as they stand, against the local sandbox."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest

from allegro_async.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("run_block.py")


def blocks(page: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize(
    ("page", "number", "shown"),
    [
        ("lists.md", 0, r"20 offers"),
        ("lists.md", 1, r"60 orders, of the type Slim"),
        ("lists.md", 2, r"25 35"),
        ("lists.md", 3, r"60 orders, 0 unreadable"),
        ("bulk.md", 0, r"20 done, 0 failed"),
    ],
)
async def test_an_example_of_the_pages_runs(page: str, number: int, shown: str, tmp_path: Path) -> None:
    script = tmp_path / "block.py"
    script.write_text(blocks(page)[number], encoding="utf-8")
    async with Sandbox(seed=1, orders=60, offers=20, device_interval=0) as sandbox:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "error", str(RUNNER), str(script)),
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "ALLEGRO_CLIENT_ID": sandbox.client_id,
                "ALLEGRO_CLIENT_SECRET": sandbox.client_secret,
                "ALLEGRO_USER_AGENT": "MyShop/1.0 (+https://shop.example/about)",
                "ALLEGRO_ENVIRONMENT": sandbox.url,
                "XDG_DATA_HOME": str(tmp_path),
                "HOME": str(tmp_path),
            },
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    assert re.search(shown, out.decode()), out.decode()


def test_every_example_of_the_pages_is_run() -> None:
    assert [len(blocks(page)) for page in ("lists.md", "bulk.md")] == [4, 1]
