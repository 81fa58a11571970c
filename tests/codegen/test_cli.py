import io
import json
import runpy
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.error import URLError

import pytest

import codegen
from codegen import __main__ as cli
from codegen.yaml_io import read_yaml
from tests.codegen._sources import DATES, ROOT, source_path

_SMALL = """\
openapi: 3.0.0
info: {title: Things, version: "1"}
paths:
  /things:
    get:
      operationId: listThings
      summary: These words are prose.
      responses: {"200": {description: Fine.}}
"""
_BAD = {
    "is not YAML": "a: [1",
    "expected a mapping": "<html>Captcha</html>",
    "lacks `paths`": "openapi: 3.0.0",
    "GET /things has no operationId": _SMALL.replace("operationId: listThings", "deprecated: false"),
}
every_bad_file = pytest.mark.parametrize(("message", "text"), _BAD.items())


@pytest.fixture(name="small")
def _small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(_SMALL)
    return path


def _assert_one_line(error: str, message: str) -> None:
    assert error.startswith("codegen: ")
    assert message in error
    assert error.count("\n") == 1


def test_distil_writes_the_facts(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "facts.yaml"

    assert cli.main(["distil", str(small), "--output", str(output)]) == 0

    operation: dict[str, object] = {"operationId": "listThings", "responses": {"200": {}}}
    facts = {"openapi": "3.0.0", "info": {"version": "1"}, "paths": {"/things": {"get": operation}}}
    assert read_yaml(output) == facts
    assert output.read_text().startswith("# Allegro's interface, facts only.")
    assert "1 paths" in capsys.readouterr().out


def test_distilling_the_base_gives_the_committed_file(tmp_path: Path) -> None:
    output = tmp_path / "allegro.yaml"

    assert cli.main(["distil", str(source_path(DATES[-1])), "--output", str(output)]) == 0

    assert output.read_bytes() == (ROOT / "openapi" / "allegro.yaml").read_bytes()


@every_bad_file
def test_distil_refuses_a_bad_file_and_writes_nothing(
    message: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, output = tmp_path / "bad.yaml", tmp_path / "facts.yaml"
    bad.write_text(text)

    assert cli.main(["distil", str(bad), "--output", str(output)]) == 2

    _assert_one_line(capsys.readouterr().err, message)
    assert not output.exists()


@every_bad_file
def test_diff_refuses_a_bad_file_on_either_side(
    message: str, text: str, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(text)

    assert cli.main(["diff", str(bad), str(small)]) == 2
    _assert_one_line(capsys.readouterr().err, message)
    assert cli.main(["diff", str(small), str(bad)]) == 2
    _assert_one_line(capsys.readouterr().err, message)


@every_bad_file
def test_the_build_refuses_a_bad_interface(
    message: str,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    interface = tmp_path / "allegro.yaml"
    interface.write_text(text)
    monkeypatch.setattr(cli, "INTERFACE", interface)

    for arguments in ([], ["--check"]):
        assert cli.main(arguments) == 2
        _assert_one_line(capsys.readouterr().err, message)


def test_the_command_line_ends_with_2_for_a_missing_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["codegen", "distil", str(tmp_path / "absent.yaml")])

    with pytest.raises(SystemExit) as caught:
        runpy.run_path(str(ROOT / "codegen" / "__main__.py"), run_name="__main__")

    assert caught.value.code == 2
    _assert_one_line(capsys.readouterr().err, "absent.yaml: cannot be read")


def test_an_output_that_cannot_be_written_is_named(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["distil", str(small), "--output", str(tmp_path / "absent" / "facts.yaml")]) == 2

    _assert_one_line(capsys.readouterr().err, "cannot be written")


@pytest.mark.parametrize("arguments", [["distil"], ["distil", "file", "--url"], ["unknown"], ["diff"]])
def test_wrong_arguments_end_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)

    assert caught.value.code == 2
    assert "usage: python -m codegen" in capsys.readouterr().err


def _serve(monkeypatch: pytest.MonkeyPatch, answer: Callable[[str], bytes]) -> None:
    def urlopen(url: str, *, timeout: float) -> io.BytesIO:
        assert timeout > 0
        return io.BytesIO(answer(url))

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)


@pytest.mark.parametrize(
    ("arguments", "url"),
    [
        (["--url"], cli.ALLEGRO_URL),
        (["--url", "https://mirror.example/x.yaml"], "https://mirror.example/x.yaml"),
    ],
)
def test_distil_fetches_the_file(
    arguments: list[str], url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "facts.yaml"
    _serve(monkeypatch, {url: _SMALL.encode()}.__getitem__)

    assert cli.main(["distil", *arguments, "--output", str(output)]) == 0

    assert "listThings" in output.read_text()


def _unreachable(_url: str) -> bytes:
    raise URLError("no route")


def _garbled(_url: str) -> bytes:
    return b"\xff"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (_unreachable, "cannot be fetched: <urlopen error no route>"),
        (_garbled, "cannot be fetched"),
    ],
)
def test_a_failed_fetch_is_said_in_one_line(
    answer: Callable[[str], bytes],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _serve(monkeypatch, answer)

    assert cli.main(["distil", "--url", "--output", "nowhere.yaml"]) == 2
    _assert_one_line(capsys.readouterr().err, message)


def test_only_https_is_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["distil", "--url", "file:///etc/hostname"]) == 2

    _assert_one_line(capsys.readouterr().err, "expected an https:// address")


def test_diff_prints_lines_or_json(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newer = tmp_path / "newer.yaml"
    newer.write_text(_SMALL.replace("/things:", "/others:"))

    assert cli.main(["diff", str(small), str(newer)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "compatible  GET /others: operation added",
        "breaking    GET /things: operation removed",
        "1 breaking, 1 compatible",
    ]
    assert cli.main(["diff", str(small), str(newer), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"place": "GET /others", "what": "operation added", "breaking": False},
        {"place": "GET /things", "what": "operation removed", "breaking": True},
    ]


def test_diff_compares_with_the_committed_file_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["diff", str(source_path(DATES[-1]))]) == 0

    assert capsys.readouterr().out == "0 breaking, 0 compatible\n"


@pytest.fixture(name="files")
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Stand in for the parts of the generator, and return what they render."""
    files = {"allegro_async/models/things.py": "x = 1\n"}

    def nothing(*_arguments: Any) -> dict[str, str]:
        return {}

    def rendered(*_arguments: Any) -> dict[str, str]:
        return files

    parts: dict[str, dict[str, Callable[..., Any]]] = {
        "catalog": {"load_catalog": nothing},
        "schemas": {"prepare": nothing},
        "models": {"render": rendered},
        "resources": {"render": nothing},
        "resource_tests": {"render": nothing},
        "sandbox_facts": {"render": nothing},
    }
    for name, functions in parts.items():
        module = ModuleType(f"codegen.{name}")
        module.__dict__.update(functions)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(codegen, name, module, raising=False)
    (tmp_path / "openapi").mkdir()
    (tmp_path / "openapi" / "allegro.yaml").write_text(_SMALL)
    (tmp_path / "openapi" / "overlay.yaml").write_text("overlay: 1.0.0\nactions: []\n")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.setattr(cli, "INTERFACE", tmp_path / "openapi" / "allegro.yaml")
    return files


def test_check_lists_what_differs_and_the_build_mends_it(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "allegro_async/models/things.py"

    assert cli.main(["--check"]) == 1
    checked = capsys.readouterr()
    assert checked.out == "missing  allegro_async/models/things.py\n"
    assert "run `python -m codegen`" in checked.err
    assert not path.exists()

    assert cli.main([]) == 0
    assert path.read_text() == files["allegro_async/models/things.py"]
    assert cli.main(["--check"]) == 0


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    "name",
    [
        "allegro_async/models/x.py",
        "allegro_async/resources/x.py",
        "allegro_async/sandbox/facts/x.json",
        "tests/resources/x.py",
    ],
)
def test_a_file_no_longer_generated_is_found_and_deleted(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([]) == 0
    stray = tmp_path / name
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("")

    assert cli.main(["--check"]) == 1
    assert f"extra    {name}\n" in capsys.readouterr().out
    assert cli.main([]) == 0
    assert not stray.exists()


def test_the_generated_tree_equals_its_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--check"]) == 0, capsys.readouterr().out
