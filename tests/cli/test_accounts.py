"""Signing sellers in and out from a terminal, in processes of their own."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from allegro_async.sandbox import SandboxProcess

ROOT = Path(__file__).parents[2]
AGENT = "MyShop/1.0 (+https://shop.example/about)"

# What a person would do in a browser: agree, and let the browser come back.
BROWSER = """\
import sys
from urllib.request import urlopen
from allegro_async.sandbox.remote import SandboxControl
url = sys.argv[1]
urlopen(SandboxControl(url.partition("/auth/")[0]).approve_authorization(url)).read()
"""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SandboxProcess]:
    with SandboxProcess(accounts=2, orders=0, offers=0, device_interval=0) as running:
        yield running


class Terminal:
    """Runs commands with one application and one folder of tokens."""

    def __init__(self, sandbox: SandboxProcess, folder: Path) -> None:
        self.tokens = folder / "tokens"
        self.variables = {
            "ALLEGRO_CLIENT_ID": sandbox.client_id,
            "ALLEGRO_CLIENT_SECRET": sandbox.client_secret,
            "ALLEGRO_USER_AGENT": AGENT,
            "ALLEGRO_ENVIRONMENT": sandbox.url,
        }

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ALLEGRO_")}
        path = os.pathsep.join(filter(None, [str(ROOT), kept.get("PYTHONPATH")]))
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "allegro_async", *arguments, "--tokens", str(self.tokens)],
            env={**kept, "PYTHONPATH": path, **self.variables, **variables},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def json(self, *arguments: str) -> Any:
        ended = self.run(*arguments, "--json")
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    def files(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.tokens.glob("*.json")}


@pytest.fixture
def terminal(sandbox: SandboxProcess, tmp_path: Path) -> Terminal:
    return Terminal(sandbox, tmp_path)


def test_a_seller_signs_in_is_known_and_signs_out(terminal: Terminal, sandbox: SandboxProcess) -> None:
    who = terminal.json("login", "--account", "shop-1")
    assert (who["account"], who["user_id"], who["dead"]) == ("shop-1", sandbox.account, False)
    me = terminal.json("whoami", "--account", "shop-1")
    assert me["user_id"] == sandbox.account
    assert me["login"]
    assert [each["account"] for each in terminal.json("accounts")] == ["shop-1"]
    assert terminal.json("logout", "--account", "shop-1") == {"account": "shop-1", "signed_in": False}
    assert terminal.json("accounts") == []
    assert terminal.run("whoami", "--account", "shop-1").returncode == 1


def test_a_second_login_asks_nobody(terminal: Terminal, sandbox: SandboxProcess) -> None:
    first = terminal.run("login")
    assert "To sign in to Allegro, open http" in first.stderr
    given = sum(sandbox.token_requests().values())
    second = terminal.run("login")
    assert (second.returncode, second.stderr) == (0, "")
    assert sum(sandbox.token_requests().values()) == given


def test_people_see_a_table(terminal: Terminal) -> None:
    shown = terminal.run("login", "--scope", "allegro:api:profile:read").stdout
    assert "scopes       allegro:api:profile:read\n" in shown
    assert "account      default\n" in shown
    assert "default " in terminal.run("accounts").stdout


def test_a_browser_signs_in(terminal: Terminal, sandbox: SandboxProcess, tmp_path: Path) -> None:
    script = tmp_path / "browser.py"
    script.write_text(BROWSER, encoding="utf-8")
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\n"{sys.executable}" "{script}" "$1" >/dev/null 2>&1 &\n', encoding="utf-8")
    browser.chmod(0o700)
    ended = terminal.run("login", "--browser", "--json", BROWSER=f"{browser} %s")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["user_id"] == sandbox.account


def test_a_session_that_ended_is_told_and_shown(terminal: Terminal, sandbox: SandboxProcess) -> None:
    terminal.json("login")
    sandbox.end_sessions()
    ended = terminal.run("whoami")
    assert ended.returncode == 1
    assert "sign in again" in ended.stderr
    assert [each["dead"] for each in terminal.json("accounts")] == [True]
    assert "session ended" in terminal.run("accounts").stdout


def test_a_token_beyond_the_calendar_is_listed(terminal: Terminal) -> None:
    terminal.json("login")
    [path] = terminal.files()
    content = json.loads(path.read_text())
    for row in content["tokens"]:
        row["expires_at"] = 1e15
    path.write_text(json.dumps(content))
    assert [each["expires_at"][:4] for each in terminal.json("accounts")] == ["9999"]


def test_forgetting_only_leaves_the_session_at_allegro(terminal: Terminal, sandbox: SandboxProcess) -> None:
    terminal.json("login")
    before = sandbox.requests(path="/auth/oauth/revoke", limit=10)["requests"]
    terminal.json("logout", "--forget-only")
    assert sandbox.requests(path="/auth/oauth/revoke", limit=10)["requests"] == before
    assert terminal.json("accounts") == []


@pytest.mark.parametrize(
    ("variables", "text"),
    [
        ({"ALLEGRO_CLIENT_SECRET": "wrong"}, "check client_id and client_secret"),
        ({"ALLEGRO_CLIENT_ID": "nobody"}, "check client_id and client_secret"),
        ({"ALLEGRO_ENVIRONMENT": "moon"}, "There is no environment 'moon'"),
        ({"ALLEGRO_CLIENT_ID": ""}, "Set ALLEGRO_CLIENT_ID"),
        ({"ALLEGRO_USER_AGENT": "MyShop"}, "Allegro wants the form"),
    ],
)
@pytest.mark.parametrize("command", ["login", "whoami"])
def test_a_wrong_setting_is_one_clear_line(
    terminal: Terminal, sandbox: SandboxProcess, command: str, variables: dict[str, str], text: str
) -> None:
    terminal.json("login", "--account", "shop-1")
    sandbox.expire_tokens()  # so that the stored token must be renewed
    stored = terminal.files()
    account = "shop-1" if command == "whoami" else "shop-2"
    ended = terminal.run(command, "--account", account, **variables)
    if command == "whoami" and variables.get("ALLEGRO_CLIENT_ID"):
        assert ended.returncode == 1  # another Client ID has no account yet
    else:
        assert ended.returncode == 2
        assert text in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert terminal.files() == stored


def test_a_folder_that_cannot_be_is_one_clear_line_before_anybody_is_asked(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "tokens").write_text("not a folder")
    ended = terminal.run("login")
    assert ended.returncode == 2
    assert "The folder for tokens" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_read_only_folder_is_one_clear_line(sandbox: SandboxProcess) -> None:
    terminal = Terminal(sandbox, Path("/proc"))  # not even the superuser writes here
    ended = terminal.run("login")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "cannot be written" in ended.stderr


def spoil(path: Path) -> None:
    path.write_text('{"version": 2, "rows": [')


def publish(path: Path) -> None:
    path.chmod(stat.S_IMODE(path.stat().st_mode) | 0o044)


@pytest.mark.parametrize(("harm", "text"), [(spoil, "damaged"), (publish, "chmod 600")])
@pytest.mark.parametrize("command", ["login", "whoami", "logout", "accounts"])
def test_a_file_of_tokens_that_cannot_be_used_is_told_and_left_alone(
    terminal: Terminal, command: str, harm: Any, text: str
) -> None:
    terminal.json("login")
    [path] = terminal.files()
    harm(path)
    stored = terminal.files()
    ended = terminal.run(command)
    assert ended.returncode == 2
    assert text in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert terminal.files() == stored
