"""The page on request limits says what is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from allegro_async import RequestLimit
from allegro_async.limit_settings import Limits
from allegro_async.resources import operations
from tests.doubles import APP

PAGE = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")


def test_the_settings_of_the_page_run_as_they_stand() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {"app": APP}
    exec(block, names)  # noqa: S102 - our own page
    assert names["allegro"].limits.budgets[0].limit == 4500


def test_the_page_names_every_limit_there_is() -> None:
    table = PAGE.split("## What is kept")[1].split("They are data")[0].replace("`, `-hour`", "` `-hour`")
    named = set(re.findall(r"`([a-z-]+)`", table))
    known = {each.name for each in vars(operations).values() if isinstance(each, RequestLimit)}
    assert known - named <= {"price-changes-hour", "offer-changes-hour"}  # written `-hour`
    assert named - known <= {"client", "-hour"}


def test_the_page_names_every_setting_with_its_default() -> None:
    settings = PAGE.split("## Settings")[1].split("## Who goes first")[0]
    for name in Limits.__dataclass_fields__:
        assert f"`{name}`" in settings
    for figure in ("0.02", "0.1", "100", "50", "4, 2.0", "5", "`True`"):
        assert f"| {figure} |" in settings
    assert (Limits().headroom, Limits().jitter, Limits().leaky, Limits().leaky_seconds) == (0.02, 0.1, 4, 2.0)
    assert (Limits().concurrency, Limits().per_account, Limits().bulk_every) == (100, 50, 5)
