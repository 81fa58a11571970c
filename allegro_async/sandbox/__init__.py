"""Allegro in a process: a local sandbox for demos, notebooks and tests.

    async with Sandbox(seed=1, orders=200, offers=50) as sandbox:
        app = App(sandbox.client_id, sandbox.client_secret, user_agent=..., environment=sandbox.url)

It keeps Allegro's rules: token rotation, the request limit with its block, ceilings, error bodies. What it
cannot do it answers with 501. Nothing in the library imports it.
"""

from __future__ import annotations

from .buyer import Buyer
from .clock import SandboxClock
from .faults import Fault, FaultKind
from .log import LoggedRequest, RequestLog
from .process import SandboxProcess
from .remote import SandboxControl
from .server import Sandbox, serve
from .settings import SandboxOptions, Settings
from .state.files import File
from .world import Seller

__all__ = [
    "Buyer",
    "Fault",
    "FaultKind",
    "File",
    "LoggedRequest",
    "RequestLog",
    "Sandbox",
    "SandboxClock",
    "SandboxControl",
    "SandboxOptions",
    "SandboxProcess",
    "Seller",
    "Settings",
    "serve",
]
