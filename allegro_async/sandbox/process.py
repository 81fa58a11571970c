"""The sandbox in a process of its own, so that it does not share a core with the client."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from .remote import SandboxControl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType
    from typing import IO, Self, Unpack

    from .faults import FaultKind
    from .settings import SandboxOptions


class SandboxProcess(SandboxControl):
    """`with SandboxProcess(orders=25_000) as sandbox:` runs a sandbox in another process; or `async with`.

    It has the addresses and keys of `Sandbox` and the methods of `SandboxControl`. The process ends with the
    block, and also when this process dies.

    Args:
        host: Where to listen.
        port: The port; 0 takes a free one.
        faults: The kinds of what goes wrong from the start.
        options: The settings, see `Settings`.

    Attributes:
        client_id: The Client ID of the application.
        client_secret: The secret of the application.
        applications: Client ID and secret of every application.
        account: The id of the seller that a sign-in gets if nobody says otherwise.
        accounts: The ids of all sellers.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        faults: Iterable[FaultKind] = (),
        **options: Unpack[SandboxOptions],
    ) -> None:
        super().__init__("")
        self._arguments = [
            f"--host={host}",
            f"--port={port}",
            *(f"--fault={kind}" for kind in faults),
            *_flags(options),
        ]
        self._process: subprocess.Popen[str] | None = None
        self.client_id = ""
        self.client_secret = ""
        self.applications: tuple[tuple[str, str], ...] = ()
        self.account = ""
        self.accounts: tuple[str, ...] = ()

    def start(self) -> None:
        """Start the process and wait until it serves.

        Raises:
            RuntimeError: It could not start, because the port is in use or a setting cannot be.
        """
        if self._process is not None:
            raise RuntimeError("The sandbox runs already")
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "allegro_async.sandbox", "--json", "--until-eof", *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": _python_path()},
        )
        try:
            # A pipe was asked for, so it is there.
            self._read_state(cast("IO[str]", self._process.stdout).readline())
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the process and wait for it."""
        process, self._process = self._process, None
        if process is None:
            return
        # It has nothing to tidy up: all it knows is in memory.
        process.kill()
        process.communicate()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(self.start)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        await asyncio.to_thread(self.stop)

    def _read_state(self, line: str) -> None:
        shown = json.loads(line or '{"error": "it ended without a word"}')
        if "error" in shown:
            raise RuntimeError(f"The sandbox did not start: {shown['error']}")
        self.url = shown["url"]
        self.client_id = shown["client_id"]
        self.client_secret = shown["client_secret"]
        self.applications = tuple((name, secret) for name, secret in shown["applications"])
        self.accounts = tuple(shown["accounts"])
        self.account = self.accounts[0]


def _flags(options: SandboxOptions) -> Iterator[str]:
    for name, value in options.items():
        flag = name.replace("_", "-")
        match value:
            case True:
                yield f"--{flag}"
            case False:
                yield f"--no-{flag}"
            case None:
                # A default moment needs no flag; only the request limit has a word for "none".
                if name == "request_limit":
                    yield f"--{flag}=none"
            case int() | float() | datetime():
                yield f"--{flag}={value}"
            case _:
                # Several words are a flag each: redirect_uris.
                yield from (f"--{flag.removesuffix('s')}={each}" for each in cast("Iterable[str]", value))


def _python_path() -> str:
    """The child finds this very package first, even where it is not installed."""
    home = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH")
    return f"{home}{os.pathsep}{known}" if known else home
