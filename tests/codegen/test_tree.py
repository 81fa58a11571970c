from pathlib import Path

import pytest

from codegen.problems import CodegenError
from codegen.tree import Difference, Tree

_DIRECTORIES = ("made/a", "made/b")
_TREE = Tree(
    _DIRECTORIES, {"made/a/one.py": "1\n", "made/a/deep/two.py": "zażółć\n", "made/b/three.py": "3\n"}
)


def _kinds(differences: list[Difference]) -> dict[str, str]:
    return {difference.path: difference.kind for difference in differences}


def test_a_tree_is_written_whole_and_then_equals_the_disk(tmp_path: Path) -> None:
    written = _TREE.write(tmp_path)

    assert _kinds(written) == dict.fromkeys(_TREE.files, "missing")
    assert (tmp_path / "made/a/deep/two.py").read_bytes() == "zażółć\n".encode()
    assert _TREE.compare(tmp_path) == []


def test_comparing_writes_nothing(tmp_path: Path) -> None:
    differences = _TREE.compare(tmp_path)

    assert [difference.path for difference in differences] == sorted(_TREE.files)
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_right_are_not_touched(tmp_path: Path) -> None:
    _TREE.write(tmp_path)
    times = {path: (tmp_path / path).stat().st_mtime_ns for path in _TREE.files}
    (tmp_path / "made/b/three.py").write_text("changed by hand\n")

    assert _kinds(_TREE.write(tmp_path)) == {"made/b/three.py": "changed"}
    assert (tmp_path / "made/b/three.py").read_text() == "3\n"
    assert (tmp_path / "made/a/one.py").stat().st_mtime_ns == times["made/a/one.py"]


def test_line_ends_count(tmp_path: Path) -> None:
    _TREE.write(tmp_path)
    (tmp_path / "made/a/one.py").write_bytes(b"1\r\n")

    assert _kinds(_TREE.compare(tmp_path)) == {"made/a/one.py": "changed"}


def test_files_no_longer_generated_go_with_their_empty_directories(tmp_path: Path) -> None:
    _TREE.write(tmp_path)
    cache = tmp_path / "made/a/deep/__pycache__"
    cache.mkdir()
    (cache / "two.pyc").write_bytes(b"")
    smaller = Tree(_DIRECTORIES, {"made/a/one.py": "1\n"})

    assert _kinds(smaller.compare(tmp_path)) == {"made/a/deep/two.py": "extra", "made/b/three.py": "extra"}
    smaller.write(tmp_path)

    assert smaller.compare(tmp_path) == []
    assert sorted(path.name for path in (tmp_path / "made").rglob("*")) == ["a", "one.py"]


def test_files_outside_the_directories_are_nobodys_business(tmp_path: Path) -> None:
    by_hand = tmp_path / "made" / "by_hand.py"
    by_hand.parent.mkdir()
    by_hand.write_text("mine\n")

    _TREE.write(tmp_path)
    Tree(_DIRECTORIES, {}).write(tmp_path)

    assert by_hand.read_text() == "mine\n"


def test_a_link_that_nobody_generated_is_extra(tmp_path: Path) -> None:
    _TREE.write(tmp_path)
    (tmp_path / "made/a/link.py").symlink_to(tmp_path / "absent")

    _TREE.write(tmp_path)

    assert not (tmp_path / "made/a/link.py").is_symlink()


@pytest.mark.parametrize("path", ["elsewhere/x.py", "/made/a/x.py", "made/a/../../x.py", "made/ab/x.py"])
def test_a_file_outside_the_generated_directories_is_refused(path: str) -> None:
    with pytest.raises(CodegenError, match="lies outside the generated directories"):
        Tree(_DIRECTORIES, {path: ""})


def test_a_difference_names_its_file() -> None:
    assert str(Difference("made/a/one.py", "missing")) == "missing  made/a/one.py"
