"""The examples of docs/commands.md run as they stand, against the local sandbox."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest

from allegro_async.additions.offer_changes import OfferChanges
from allegro_async.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("run_block.py")
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SHOWN = (
    r"10 of 21\n20 of 21\n1 failed .*\n20 changed, 1 failed\n1 failed again",
    r"(\d+ done\n){3}\[CommandTask\(",
    r"available=3.*\nTrue",
)


@pytest.mark.parametrize(("number", "shown"), list(enumerate(SHOWN)))
async def test_an_example_of_the_page_runs(number: int, shown: str, tmp_path: Path) -> None:
    script = tmp_path / "block.py"
    script.write_text(BLOCKS[number], encoding="utf-8")
    async with Sandbox(seed=1, orders=0, offers=20, device_interval=0) as sandbox:
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
    assert re.search(shown, out.decode(), re.DOTALL), out.decode()


def test_every_example_of_the_page_is_run() -> None:
    assert len(BLOCKS) == len(SHOWN)


def test_the_page_names_every_method_for_many_offers() -> None:
    named = set(re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE))
    assert named == {name for name in vars(OfferChanges) if not name.startswith("_")}
