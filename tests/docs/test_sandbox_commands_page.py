"""What docs/sandbox-commands.md says: its example runs, and its tables name all there is."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

from allegro_async.sandbox.faults import LATER
from allegro_async.sandbox.resources.commands import FAMILIES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "sandbox-commands.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


async def test_the_example_of_the_page_runs(tmp_path: Path) -> None:
    script = tmp_path / "block.py"
    script.write_text(BLOCKS[0], encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", str(script)),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    lines = out.decode().splitlines()
    assert re.search(r"failed=1 success=2 total=3", lines[0])
    assert lines[1:] == ["FAIL The sandbox was told to fail here", "SUCCESS ", "SUCCESS "]


def test_the_page_names_every_family_and_every_fault_of_work() -> None:
    patterns = re.findall(r"`(/[^`]*commands|…/[^`]*commands)`", PAGE)
    known = [re.escape(each).replace("…", ".*") for each in patterns]
    assert all(any(re.fullmatch(each, family.path) for each in known) for family in FAMILIES)
    assert all(f"| `{kind}` |" in PAGE for kind in LATER)
