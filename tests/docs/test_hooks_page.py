"""What docs/hooks.md says: its examples run, and it names every event and metric."""

from __future__ import annotations

import asyncio
import inspect
import os
import re
import sys
from pathlib import Path

import pytest

from allegro_async import Hook
from allegro_async.hooks import telemetry
from allegro_async.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("run_block.py")
PAGE = (ROOT / "docs" / "hooks.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, r"slow: orders\.search 200 0\.\d{3} s [0-9a-f]+"), (1, r"orders\.search 1 1 0 \{\} 0\."), (2, "")],
)
async def test_an_example_of_the_page_runs(number: int, shown: str, tmp_path: Path) -> None:
    script = tmp_path / "block.py"
    script.write_text(BLOCKS[number], encoding="utf-8")
    async with Sandbox(seed=1, orders=60, offers=20, device_interval=0) as sandbox:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "error", str(RUNNER), str(script)),
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
    assert re.search(shown, out.decode())


def test_the_page_names_every_event_with_its_arguments() -> None:
    for name, method in vars(Hook).items():
        if not name.startswith("_"):
            arguments = method.__code__.co_varnames[1 : method.__code__.co_argcount]
            assert f"| `{name}({', '.join(arguments)})` |" in PAGE


def test_the_page_names_every_metric() -> None:
    source = inspect.getsource(telemetry)
    metrics = set(re.findall(r'"(allegro\.client\.[a-z.]+)"', source))
    assert metrics == set(re.findall(r"\| `(allegro\.client\.[a-z.]+)` \|", PAGE))
