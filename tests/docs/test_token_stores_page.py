"""The examples of the page on token stores run as they stand."""

from __future__ import annotations

import ast
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from allegro_async import (
    AccountKey,
    AllegroClient,
    App,
    ConfigurationError,
    EncryptedTokenStore,
    MemoryTokenStore,
    StaticToken,
)
from allegro_async.sandbox import Sandbox
from tests.doubles import APP, a_token, jwt

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "token-stores.md").read_text(encoding="utf-8")
FIRST, ENCRYPTED, ROTATED, STATIC, OWN = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
KEY = AccountKey("production", "client-id-1", "shop-1")
PRELUDE = """\
from allegro_async import MemoryTokenStore
import pytest

@pytest.fixture
def database():
    return MemoryTokenStore()

def MyTokenStore(database):
    return database

"""


async def run(block: str, **names: Any) -> dict[str, Any]:
    """Run a block with `await` at its top level."""
    code = compile(block, "token-stores.md", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    waiting = eval(code, names)  # noqa: S307 - our own page
    if inspect.isawaitable(waiting):
        await waiting
    return names


async def test_the_first_example_opens_a_client_over_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Sandbox(orders=1, offers=1) as sandbox:
        monkeypatch.setenv("ALLEGRO_CLIENT_ID", sandbox.client_id)
        monkeypatch.setenv("ALLEGRO_CLIENT_SECRET", sandbox.client_secret)
        monkeypatch.setenv("ALLEGRO_USER_AGENT", str(APP.user_agent))
        monkeypatch.setenv("ALLEGRO_ENVIRONMENT", sandbox.url)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        names = await run(FIRST)
        assert isinstance(names["allegro"], AllegroClient)


async def test_the_store_of_the_page_encrypts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("TOKEN_KEY", EncryptedTokenStore.new_key())
    names = await run(ENCRYPTED)
    await names["store"].save(KEY, a_token())
    assert await names["store"].load(KEY) == a_token()
    (path,) = (tmp_path / "allegro_async").glob("*.json")
    written = path.read_text()
    assert a_token().access_token not in written


async def test_the_key_is_changed_as_the_page_says() -> None:
    old_key, new_key, inner = EncryptedTokenStore.new_key(), EncryptedTokenStore.new_key(), MemoryTokenStore()
    await EncryptedTokenStore(inner, old_key).save(KEY, a_token())
    names = await run(
        ROTATED,
        EncryptedTokenStore=EncryptedTokenStore,
        inner=inner,
        client_id=KEY.client_id,
        old_key=old_key,
        new_key=new_key,
    )
    assert await names["store"].load(KEY) == a_token()
    with pytest.raises(ConfigurationError):
        await EncryptedTokenStore(inner, old_key).load(KEY)


async def test_both_forms_of_a_given_token_are_taken() -> None:
    made: list[StaticToken] = []

    def client(app: App, *, store: StaticToken) -> None:
        assert app is APP
        made.append(store)

    def get(_key: AccountKey) -> str:
        return jwt("given")

    await run(STATIC, AllegroClient=client, StaticToken=StaticToken, app=APP, get=get)
    first, second = [await store.load(KEY) for store in made]
    assert first is not None
    assert second is not None
    assert (first.access_token, second.access_token) == ("eyJ...", jwt("given"))


def test_the_contract_runs_as_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "test_mine.py").write_text(PRELUDE + OWN, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-o", "asyncio_mode=auto", "--rootdir=.", "test_mine.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout
    assert re.search(r"\b[1-9]\d passed", ended.stdout)
