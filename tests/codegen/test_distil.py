import re
import string
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.distil import distil
from codegen.problems import CodegenError
from codegen.yaml_io import dump_yaml, is_list, is_mapping, parse_yaml, read_yaml
from tests.codegen._facts import facts_of
from tests.codegen._sources import DATES, ROOT, distilled, source

every_file = pytest.mark.parametrize("date", DATES)
_KINDS = {
    *("operation", "parameter", "body", "answer", "header", "scope", "server", "schema", "property", "type"),
    *("format", "enum value", "bound", "required", "nullable", "discriminator mapping", "default"),
    *("deprecated", "media type", "reference", "allOf", "oneOf", "anyOf", "tag", "tags"),
}
_FORMATS = {"BCP-47 language code", "ISO 4217 currency code"}  # facts: they stand under `format`
_PROSE_WORDS = st.sampled_from(["description", "summary", "title", "example", "examples", "externalDocs"])


def _strings(node: object) -> Iterator[str]:
    """Yield all strings below a node, keys included."""
    if isinstance(node, str):
        yield node
    elif is_mapping(node):
        for key, value in node.items():
            yield from (key, *_strings(value))
    elif is_list(node):
        for value in node:
            yield from _strings(value)


def _prose(node: object) -> Iterator[str]:
    """Yield the prose of a raw document: a key that means prose, unless it is the name of something."""
    if is_list(node):
        for value in node:
            yield from _prose(value)
    elif is_mapping(node):
        for key, value in node.items():
            if key in {"description", "summary", "title"} and isinstance(value, str):
                yield value
            elif key in {"example", "examples"} and not (is_mapping(value) and "type" in value):
                yield from _strings(value)
            else:
                yield from _prose(value)


def _words(text: str) -> list[str]:
    """Split at white space, so that a media type or an enum value is one word."""
    return [word for part in text.lower().split() if (word := part.strip(string.punctuation))]


def _sentences(document: object, words: int = 4) -> set[str]:
    """Return the sentences of at least so many words, as bare words in small letters."""
    parts = (part for text in _prose(document) for part in re.split(r"[.!?:;]\s|\n|<[^>]+>", text))
    return {" ".join(found) for part in parts if len(found := _words(part)) >= words}


def _survivors(raw: dict[str, Any], facts: dict[str, Any]) -> set[str]:
    """Return the sentences of the raw document that stand in a single string of the distilled one."""
    sentences = _sentences(raw)
    longest = max(len(sentence.split()) for sentence in sentences)
    return {
        run
        for words in map(_words, set(_strings(facts)) - _FORMATS)
        for start in range(len(words))
        for length in range(4, min(longest, len(words) - start) + 1)
        if (run := " ".join(words[start : start + length])) in sentences
    }


@every_file
def test_no_sentence_of_the_source_survives(date: str) -> None:
    assert len(_sentences(source(date))) > 3000
    assert _survivors(source(date), distilled(date)) == set()


@every_file
def test_a_sentence_that_survived_would_be_found(date: str) -> None:
    planted = next(text for text in _prose(source(date)) if re.fullmatch(r"(\w+ ){5,}\w+\.", text))
    facts = {**distilled(date), "x": [f"Before it. {planted} After it."]}

    assert _survivors(source(date), facts) == {" ".join(_words(planted))}


@pytest.mark.parametrize("name", ["allegro.yaml", "overlay.yaml", "areas.toml", "operations.toml"])
def test_no_sentence_of_the_source_stands_in_the_interface_directory(name: str) -> None:
    words = f" {' '.join(_words((ROOT / 'openapi' / name).read_text(encoding='utf-8')))} "
    # From six words on: shorter ones are names of things.
    sentences = _sentences(source(DATES[-1]), words=6)

    assert {sentence for sentence in sentences if f" {sentence} " in words} == set()


@every_file
def test_long_strings_are_tags_and_formats_only(date: str) -> None:
    document = distilled(date)
    tags = {tag["name"] for tag in document["tags"]}
    long = {text for text in _strings(document) if len(text.split()) >= 4} - tags - _FORMATS

    assert {text for text in long if not text.startswith("<day-name>, <day>")} == set()


@every_file
def test_no_fact_is_lost(date: str) -> None:
    before, after = Counter(facts_of(source(date))), Counter(facts_of(distilled(date)))

    assert before == after
    assert {kind for kind, _, _ in before} >= _KINDS


@every_file
def test_distilling_again_changes_nothing(date: str) -> None:
    assert distil(distilled(date)) == distilled(date)


@every_file
def test_the_text_is_the_same_twice_and_reads_back(date: str) -> None:
    text = dump_yaml(distilled(date))

    assert text == dump_yaml(distil(source(date)))
    assert parse_yaml(text, "text") == distilled(date)


def test_the_committed_file_is_the_distilled_base() -> None:
    assert read_yaml(ROOT / "openapi" / "allegro.yaml") == distilled(DATES[-1])


@every_file
def test_the_order_does_not_depend_on_the_source(date: str) -> None:
    raw = source(date)
    turned = {key: raw[key] for key in reversed(raw)}
    turned["paths"] = {
        path: {method: raw["paths"][path][method] for method in reversed(raw["paths"][path])}
        for path in reversed(raw["paths"])
    }
    turned["components"] = {
        **raw["components"],
        "schemas": dict(reversed(raw["components"]["schemas"].items())),
    }

    assert dump_yaml(distil(turned)) == dump_yaml(distilled(date))


def _document(schema: dict[str, Any]) -> dict[str, Any]:
    return {"openapi": "3.0.0", "paths": {}, "components": {"schemas": {"Thing": schema}}}


@given(st.lists(_PROSE_WORDS, unique=True, min_size=1))
def test_a_property_may_have_the_name_of_prose(names: list[str]) -> None:
    properties = {name: {"type": "string", "description": "Some words of prose here."} for name in names}

    facts = distil(_document({"properties": properties, "description": "Prose.", "title": "Prose"}))

    assert facts["components"]["schemas"]["Thing"] == {
        "properties": {name: {"type": "string"} for name in names}
    }


@given(st.lists(_PROSE_WORDS, unique=True, min_size=1))
def test_a_schema_may_have_the_name_of_prose(names: list[str]) -> None:
    schemas = {name: {"type": "object", "example": {"a": "b"}} for name in names}

    facts = distil({"paths": {}, "components": {"schemas": schemas}})

    assert facts["components"]["schemas"] == {name: {"type": "object"} for name in sorted(names)}


def test_values_are_facts_even_if_they_read_like_prose() -> None:
    schema = {"type": "string", "enum": ["title", "description"], "default": "title", "pattern": "summary"}

    assert distil(_document(schema))["components"]["schemas"]["Thing"] == schema


def test_properties_keep_the_order_of_the_source() -> None:
    facts = distil(_document({"properties": {"id": {}, "b": {}, "a": {}}}))

    assert list(facts["components"]["schemas"]["Thing"]["properties"]) == ["id", "b", "a"]


def test_an_unknown_key_stops_the_run_and_is_named() -> None:
    with pytest.raises(CodegenError, match=r"#/components/schemas/Thing: unknown key `novelty`"):
        distil(_document({"novelty": True}))


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("<html>", "not a mapping"),
        ({"openapi": "3.0.0"}, "lacks `paths`"),
        ({"paths": {"/a": []}}, "#/paths//a: expected a mapping"),
        ({"paths": {"/a": {"get": {"parameters": {}}}}}, "#/paths//a/get/parameters: expected a list"),
    ],
)
def test_a_document_of_another_shape_is_refused(document: Any, message: str) -> None:
    with pytest.raises(CodegenError, match=re.escape(message)):
        distil(document)


def test_scopes_keep_their_names_and_lose_their_descriptions() -> None:
    flow = {"tokenUrl": "https://example.com", "scopes": {"b": "Some words.", "a": "More words."}}
    document = {
        "paths": {},
        "components": {"securitySchemes": {"user": {"type": "oauth2", "flows": {"clientCredentials": flow}}}},
    }

    facts = distil(document)

    flows = facts["components"]["securitySchemes"]["user"]["flows"]
    assert flows == {"clientCredentials": {"tokenUrl": "https://example.com", "scopes": {"a": "", "b": ""}}}
