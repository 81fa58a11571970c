"""Run a block of code as a notebook or a script would: with `await` at the top level where it stands."""

from __future__ import annotations

import ast
import asyncio
import inspect
import sys
from pathlib import Path
from types import CodeType
from typing import Any


async def _run_cell(code: CodeType, names: dict[str, Any]) -> None:
    waiting = eval(code, names)  # noqa: S307 - our own README
    if inspect.isawaitable(waiting):
        await waiting
    if "allegro" in names:
        await names["allegro"].aclose()


def main() -> None:
    """Run the file named on the command line."""
    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    code = compile(source, "README.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    names: dict[str, Any] = {"__name__": "__main__"}
    if code.co_flags & inspect.CO_COROUTINE:
        asyncio.run(_run_cell(code, names))
    else:
        exec(code, names)  # noqa: S102 - our own README


main()
