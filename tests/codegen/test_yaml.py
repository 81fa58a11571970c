from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.problems import CodegenError
from codegen.yaml_io import dump_yaml, parse_yaml, read_yaml

_LOOKS_LIKE_SOMETHING_ELSE = [
    *("11323_1", "1_000", "017", "0o17", "0x1F", "1e3", "+5", ".5", "1:30", "2024-01-01", "12"),
    *("yes", "No", "on", "OFF", "y", "n", "true", "False", "null", "~", ".inf", "=", "<<", ""),
    *(
        "a: b",
        "a #b",
        "#a",
        "- a",
        "*a",
        "&a",
        "!a",
        "a:",
        " a",
        "a ",
        "a\nb",
        "\ta",
        "'",
        '"',
        "{a}",
        "[a]",
        "%a",
    ),
]
_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXT,
    lambda children: st.lists(children) | st.dictionaries(_TEXT, children),
    max_leaves=20,
)


@given(_VALUES)
def test_what_is_written_reads_back(value: object) -> None:
    assert parse_yaml(dump_yaml(value), "text") == value


@given(_VALUES)
def test_types_come_back_as_well(value: object) -> None:
    assert repr(parse_yaml(dump_yaml(value), "text")) == repr(value)


@pytest.mark.parametrize("text", _LOOKS_LIKE_SOMETHING_ELSE)
def test_a_string_that_looks_like_something_else_is_quoted(text: str) -> None:
    written = dump_yaml({text: text})

    assert written.startswith('"')
    assert parse_yaml(written, "text") == {text: text}


@pytest.mark.parametrize("text", ["11323_1", "1_000", "no", "2024-01-01"])
def test_a_plain_scalar_is_read_by_the_rules_of_yaml_1_2(text: str) -> None:
    assert parse_yaml(f"id: {text}", "text") == {"id": text}


def test_the_layout_is_block_style() -> None:
    document: dict[str, object] = {"a": [{"b": 1, "c": []}, ["x", "z"]], "d": {}, "$ref": "#/x"}

    assert dump_yaml(document, header="First.\n\nLast.") == (
        '# First.\n#\n# Last.\na:\n  - b: 1\n    c: []\n  - - x\n    - z\nd: {}\n$ref: "#/x"\n'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", "duplicate"),
        ("a: [1", "is not YAML"),
        ("a: b: c", "is not YAML"),
        ("? [1]\n: 2", "is not YAML"),
        ("a: 1\n---\nb: 2", "more than one document"),
    ],
)
def test_bad_yaml_gives_one_line_with_the_name_of_the_file(text: str, message: str) -> None:
    with pytest.raises(CodegenError, match=message) as caught:
        parse_yaml(text, "file.yaml")

    assert str(caught.value).startswith("file.yaml: is not YAML: ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodegenError, match=r"absent\.yaml: cannot be read: No such file"):
        read_yaml(tmp_path / "absent.yaml")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"a: \xb3\xf3d\xbc")

    with pytest.raises(CodegenError, match=r"latin\.yaml: is not UTF-8 text \(byte 3\)"):
        read_yaml(path)
