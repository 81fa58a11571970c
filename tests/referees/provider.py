"""The independent OAuth server: npm's `oidc-provider` in a process of its own (see `oidc/server.mjs`)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlencode, urlsplit

import pytest

from allegro_async._clock import SystemClock

if TYPE_CHECKING:
    from types import TracebackType
    from typing import IO

HOME = Path(__file__).parent / "oidc"
_PATIENCE = 30.0


def missing() -> str | None:
    """Say what to install before the referee can judge; None when it can."""
    if shutil.which("node") is None:
        return "node is missing: install Node.js 20 or newer (Debian: apt-get install nodejs npm)"
    if not (HOME / "node_modules" / "oidc-provider").is_dir():
        return f"oidc-provider is missing: run `npm install --no-package-lock` in {HOME}"
    return None


def require() -> None:
    """Skip the test where the referee is missing; where REFEREES=required, as in CI, fail."""
    reason = missing()
    if reason is None:
        return
    if os.environ.get("REFEREES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


class HastyClock(SystemClock):
    """The right time, but no patience: the referee lets devices wait for the five seconds of RFC 8628."""

    async def sleep(self, seconds: float) -> None:
        """Wait only a little."""
        await super().sleep(min(seconds, 0.05))


class OidcProvider:
    """`with OidcProvider(token_lifetime=2) as referee:` runs the server in another process.

    Its refresh tokens are good once: a second use, even a moment later, revokes the whole grant.

    Args:
        token_lifetime: Seconds that an access token lives; counted from the last full second.
        accounts: How many people there are.
    """

    def __init__(self, *, token_lifetime: int = 2, accounts: int = 1) -> None:
        self._arguments = [f"--token-lifetime={token_lifetime}", f"--accounts={accounts}"]
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        self.client_id = ""
        self.client_secret = ""
        self.accounts: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [cast("str", shutil.which("node")), "server.mjs", *self._arguments],
            cwd=HOME,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            self._read_state(cast("IO[str]", self._process.stdout))
        except BaseException:
            self._stop()
            raise
        return self

    def _read_state(self, said: IO[str]) -> None:
        # Its notices for developers may come first.
        line = next((row for row in said if row.startswith("{")), None)
        if line is None:
            raise RuntimeError(f"The referee did not start; run `node server.mjs` in {HOME} to see why")
        shown: dict[str, Any] = json.loads(line)
        self.url = shown["url"]
        self.client_id = shown["client_id"]
        self.client_secret = shown["client_secret"]
        self.accounts = tuple(shown["accounts"])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def approve_device(self, user_code: str, account: str | None = None) -> None:
        """Say yes to a device sign-in; without an account as the first person."""
        named = {} if account is None else {"account": account}
        self._get("device", user_code=user_code, **named)

    def deny_device(self, user_code: str) -> None:
        """Say no to a device sign-in."""
        self._get("device", user_code=user_code, deny="yes")

    def counts(self) -> dict[str, Any]:
        """Token requests by grant and outcome (`ok` or OAuth's error), calls of `/me`, revoked grants."""
        return self._get("counts")

    def refreshes(self) -> tuple[int, int]:
        """How many refreshes were served, and how many were refused."""
        outcomes: dict[str, int] = self.counts()["tokens"].get("refresh_token", {})
        done = outcomes.get("ok", 0)
        return done, sum(outcomes.values()) - done

    def _get(self, name: str, **query: str) -> dict[str, Any]:
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=_PATIENCE)
        try:
            connection.request("GET", f"/_referee/{name}?{urlencode(query)}")
            answer = connection.getresponse()
            content: dict[str, Any] = json.loads(answer.read())
        finally:
            connection.close()
        if answer.status >= 400:
            raise ValueError(content["error"])
        return content
