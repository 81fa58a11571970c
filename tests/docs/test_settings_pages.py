"""The settings on the pages on transport and retries: the examples run, the defaults are the real ones."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from allegro_async import AiohttpTransport, AllegroClient, RetryPolicy
from tests.doubles import APP

DOCS = Path(__file__).parents[2] / "docs"
TRANSPORT = (DOCS / "transport.md").read_text(encoding="utf-8")
RETRIES = (DOCS / "retries.md").read_text(encoding="utf-8")
SHOWN = {"None": "none", "False": "off", "67108864": "64 MiB", "15.0": "15 s", "10.0": "10 s", "60": "60 s"}


def test_the_example_of_the_transport_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "ID": APP.client_id,
        "SECRET": APP.client_secret,
    }.items():
        monkeypatch.setenv(f"ALLEGRO_CLIENT_{name}", value)
    monkeypatch.setenv("ALLEGRO_USER_AGENT", str(APP.user_agent))
    (block,) = re.findall(r"```python\n(.*?)```", TRANSPORT, re.DOTALL)
    names: dict[str, Any] = {}
    exec(block, names)  # noqa: S102 - our own page
    assert isinstance(names["allegro"], AllegroClient)


def test_the_page_on_the_transport_names_every_setting_with_its_default() -> None:
    for name, parameter in inspect.signature(AiohttpTransport).parameters.items():
        default = str(parameter.default)
        assert f"| `{name}` | {SHOWN.get(default, default)} |" in TRANSPORT


def test_the_settings_of_retries_run_and_the_policy_shown_is_the_default() -> None:
    settings = RETRIES.split("## Settings\n")[1]
    example = dedent(settings.split("| option")[0]).strip()
    made, calling = example.rsplit("\n", 1)
    assert calling.startswith("await client.orders.get(order_id, ")
    names: dict[str, Any] = {"app": APP, "RetryPolicy": RetryPolicy, "AllegroClient": AllegroClient}
    exec(made, names)  # noqa: S102 - our own page
    assert names["policy"] == RetryPolicy()
    options = eval(calling.replace("await client.orders.get(order_id, ", "dict("))  # noqa: S307 - our own page
    assert names["client"].with_options(**options)
