"""What docs/files.md says: its examples run, and its figures are those of the code."""

from __future__ import annotations

import ast
import inspect
import re
import time
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from allegro_async import FileTokenStore
from allegro_async._checks import DEFAULT_TIMEOUT, SLOW_ATTEMPT_SECONDS
from allegro_async._sources import PIECE
from allegro_async.additions import downloads, uploads
from allegro_async.auth.token import AccountKey
from tests.doubles import a_token
from tests.file_house import PDF, FileServer, answers

PAGE = (Path(__file__).parents[2] / "docs" / "files.md").read_text(encoding="utf-8")
SEND, AGAIN, FETCH = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
async def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[FileServer, None]:
    """Servers for files, and a stored token for them."""
    found = FileServer()
    await found.server.start_server()
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "XDG_DATA_HOME": str(tmp_path),
        "HOME": str(tmp_path),
        "ALLEGRO_CLIENT_ID": "id-1",
        "ALLEGRO_CLIENT_SECRET": "client-secret-5d1f",
        "ALLEGRO_USER_AGENT": "MyShop/1.0 (+https://shop.example/about)",
        "ALLEGRO_ENVIRONMENT": found.origin,
    }.items():
        monkeypatch.setenv(name, value)
    key = AccountKey(found.origin, "id-1", "default")
    await FileTokenStore().save(key, a_token(expires_at=time.time() + 9000, scopes=None))
    yield found
    await found.server.close()


async def run(block: str) -> None:
    names: dict[str, Any] = {}
    code = compile(block, "files.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    waiting = eval(code, names)  # noqa: S307 - our own page
    assert inspect.isawaitable(waiting)
    await waiting


async def test_an_invoice_is_sent_with_progress(
    server: FileServer, capsys: pytest.CaptureFixture[str]
) -> None:
    await run(SEND)
    assert capsys.readouterr().out.endswith("\r100% invoice-1\n")
    assert server.seen[-1].size == 2_000_009


async def test_an_invoice_is_sent_again_under_its_id(
    server: FileServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.script = [None, answers(400)]
    await run(AGAIN)
    assert capsys.readouterr().out == "invoice-1 may have no file yet\ninvoice-1 is complete\n"


async def test_labels_are_fetched_in_three_ways(
    server: FileServer, capsys: pytest.CaptureFixture[str]
) -> None:
    await run(FETCH)
    assert capsys.readouterr().out == (
        f"{len(PDF)} bytes in memory\nlabels.pdf has {len(PDF)} bytes\n"
        f"application/pdf, {len(PDF)} of {len(PDF)} bytes\n"
    )
    assert len(server.seen) == 3


def test_the_figures_are_those_of_the_code() -> None:
    assert f"{PIECE >> 10} KiB at a time" in PAGE
    assert f"`attempt_timeout` ({SLOW_ATTEMPT_SECONDS:g} s)" in PAGE
    assert f"`timeout` ({DEFAULT_TIMEOUT:g} s)" in PAGE


def test_the_page_names_every_method_for_files() -> None:
    for module in (uploads, downloads):
        for name in module.__all__:
            written: type = getattr(module, name)
            methods = [each for each in vars(written) if not each.startswith("_")]
            assert methods
            assert all(f".{each}(" in PAGE for each in methods), methods
