"""The form of the report, from contenders that really run; no figure is judged."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .figures import Figure, at_least, at_most, ratios, spread
from .processes import Contender, ContenderError, column, in_turns
from .report import Result, as_text, write_page


def test_contenders_take_their_samples_in_turns(tmp_path: Path) -> None:
    body = tmp_path / "offer.json"
    body.write_text("{}", encoding="utf-8")
    arguments = "decoding", "ours", str(body), "offer"
    samples = in_turns({"a": Contender(*arguments), "b": Contender(*arguments, "--no-gc")}, 2)
    assert {name: len(each) for name, each in samples.items()} == {"a": 2, "b": 2}
    assert all(value >= 0 for value in column(samples["a"], "cpu"))


def test_a_contender_that_ends_is_an_error() -> None:
    with Contender("decoding", "nobody") as contender, pytest.raises(ContenderError):
        contender.sample()


def test_a_disturbed_round_disturbs_one_ratio_only() -> None:
    assert ratios([1, 9, 1], [1, 1, 1]).median == 1


@pytest.mark.parametrize(
    ("found", "goal", "verdict"),
    [(2, at_most(2), "met"), (3, at_most(2), "missed"), (3, at_least(3), "met"), (2, at_least(3), "missed")],
)
def test_a_figure_knows_whether_its_goal_is_met(found: float, goal: object, verdict: str) -> None:
    assert Figure(name="it", found=spread([found]), goal=goal).verdict == verdict  # type: ignore[arg-type]


def test_the_page_gets_the_table_of_this_python_in_place_of_the_one_before(tmp_path: Path) -> None:
    name = f"bench {sys.version_info.major}.{sys.version_info.minor}"
    page = tmp_path / "speed.md"
    page.write_text(f"Before.\n<!-- {name} -->old<!-- /{name} -->\nAfter.\n", encoding="utf-8")
    missing = Figure(name="peer", goal=at_least(3), skipped="no Java")
    figures = (Figure(name="pages", found=spread([1, 2, 3]), goal=at_most(1)), missing)
    write_page([Result("reading", 2, figures, 0.1)], page)
    text = page.read_text(encoding="utf-8")
    assert "| pages | 2 x | 1.5 to 2.5 | ≤ 1 | **missed** |" in text
    assert "old" not in text
    assert "After." in text
    assert "skipped" in as_text([missing])
    with pytest.raises(ValueError, match="no place"):
        write_page([], Path(__file__))
