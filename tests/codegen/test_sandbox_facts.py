"""The facts of the interface that the sandbox takes with it."""

import json
from typing import Any

from codegen.__main__ import INTERFACE
from codegen.interface import load_interface
from codegen.sandbox_facts import render, unknown_keywords

REF = "#/components/schemas/"


def a_document() -> dict[str, Any]:
    answer = {"description": "prose", "content": {"application/json": {"schema": {"$ref": f"{REF}Pet"}}}}
    return {
        "paths": {
            "/pets/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": {
                    "operationId": "getPet",
                    "parameters": [
                        {"name": "age", "in": "query"},
                        {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 20}},
                    ],
                    "responses": {"200": {**answer, "headers": {"ETag": {}}}, "404": answer},
                },
                "put": {
                    "operationId": "putPet",
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/json": {"schema": {"$ref": f"{REF}NewPet"}},
                            "image/png": {},
                        },
                    },
                    "responses": {"204": {"description": "prose"}},
                },
            }
        },
        "components": {
            "schemas": {
                "Pet": {
                    "type": "object",
                    "title": "prose",
                    "properties": {
                        "friend": {"$ref": f"{REF}Pet"},
                        "title": {"type": "string", "example": "x"},
                    },
                },
                "NewPet": {"allOf": [{"$ref": f"{REF}Name"}]},
                "Name": {"type": "string", "maxLength": 3},
                "Error": {"type": "object"},
            }
        },
    }


def facts() -> dict[str, Any]:
    files = render(a_document())
    assert list(files) == ["allegro_async/sandbox/facts/interface.json"]
    return dict(json.loads(files["allegro_async/sandbox/facts/interface.json"]))


def test_an_operation_has_its_parameters_and_its_good_answers() -> None:
    assert facts()["operations"]["GET /pets/{id}"] == {
        "parameters": [
            {"in": "path", "name": "id", "required": True, "schema": {"type": "string"}},
            {"in": "query", "name": "age", "required": False, "schema": {}},
            {"in": "query", "name": "limit", "required": False, "schema": {"type": "integer"}},
        ],
        "page": 20,
        "answers": {"200": {"headers": ["etag"], "content": {"application/json": {"$ref": f"{REF}Pet"}}}},
    }


def test_a_body_has_its_media_types() -> None:
    assert facts()["operations"]["PUT /pets/{id}"]["body"] == {
        "required": True,
        "content": {"application/json": {"$ref": f"{REF}NewPet"}, "image/png": {}},
    }


def test_only_schemas_that_requests_and_good_answers_reach_are_kept_and_no_prose() -> None:
    assert facts()["schemas"] == {
        "Name": {"type": "string", "maxLength": 3},
        "NewPet": {"allOf": [{"$ref": f"{REF}Name"}]},
        "Pet": {
            "type": "object",
            "properties": {"friend": {"$ref": f"{REF}Pet"}, "title": {"type": "string"}},
        },
    }


def test_every_operation_and_every_schema_has_a_line_of_its_own() -> None:
    (text,) = render(a_document()).values()
    assert len([line for line in text.splitlines() if line.startswith('"')]) == 2 + 2 + 3


def test_a_keyword_that_nobody_has_looked_at_is_named() -> None:
    document = a_document()
    schemas = document["components"]["schemas"]
    schemas["Name"] |= {"multipleOf": 3, "deprecated": True, "exclusiveMinimum": False, "x-own": 1}
    document["paths"]["/pets/{id}"]["get"]["parameters"][0]["schema"] = {"items": {"contains": {}}}
    assert unknown_keywords(document) == {"example", "title", "multipleOf", "contains"}


def test_every_keyword_of_allegros_interface_has_been_looked_at() -> None:
    assert unknown_keywords(load_interface(INTERFACE.parent)) == set()
