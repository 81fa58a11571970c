"""What docs/journals.md says: its examples run, and its figures are those of the code."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest

from allegro_async.handlers import Retrying
from allegro_async.polling import Polling
from allegro_async.resources import operations as op
from allegro_async.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("run_block.py")
PAGE = (ROOT / "docs" / "journals.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, r"\d{16} [A-Z_]+ [0-9a-f-]{36}"),
        (
            1,
            r"(?s)cancelled [0-9a-f-]{36}.*set aside \d{16} [0-9a-f-]{36} RuntimeError.*still aside [1-9]",
        ),
        (2, r"found \d+ orders"),
    ],
)
async def test_an_example_of_the_page_runs(number: int, shown: str, tmp_path: Path) -> None:
    script = tmp_path / "block.py"
    script.write_text(BLOCKS[number], encoding="utf-8")
    async with Sandbox(seed=1, orders=600, offers=20, device_interval=0) as sandbox:
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
                "HOME": str(tmp_path),
            },
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    assert re.search(shown, out.decode()), out.decode()


def test_the_settings_of_the_page_are_the_defaults() -> None:
    for settings in (Polling(), Retrying()):
        assert repr(settings) in PAGE


def test_the_page_says_how_long_allegro_keeps_events() -> None:
    kept = [
        operation.events
        for operation in (op.ORDERS_LIST_EVENTS, op.OFFERS_LIST_EVENTS, op.CATEGORIES_LIST_EVENTS)
    ]
    assert [each.days for each in kept if each] == [60, 1, 90]
    assert re.findall(r"\| (60 days|24 hours|three months) \|", PAGE) == [
        "60 days",
        "24 hours",
        "three months",
    ]
