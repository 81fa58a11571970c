"""The generated methods: what a small interface becomes, and what holds for all of Allegro's."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from codegen import resources
from codegen.formatting import format_files
from codegen.problems import CodegenError
from tests.codegen._small import BETA, PET, PUBLIC, built, content, operation

ROOT = Path(__file__).parents[2]


def query(name: str, schema: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, **more}


@pytest.fixture
def written(tmp_path: Path) -> "Writer":
    return Writer(tmp_path)


class Writer:
    """Writes the resources of one operation, and gives parts of their text."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def __call__(self, entry: str = "", /, **spec: Any) -> "Writer":
        paths, schemas = operation(**spec)
        prepared, catalog = built(self._directory, paths, schemas, entry)
        self.files = resources.render(prepared, catalog)
        return self

    @property
    def area(self) -> str:
        return self.files["allegro_async/resources/pets.py"]

    @property
    def facts(self) -> str:
        """The constants, without the layout of long ones."""
        text = self.files["allegro_async/resources/operations.py"]
        return re.sub(r"\s+", " ", text).replace("( ", "(").replace(", )", ")")

    @property
    def signature(self) -> str:
        """The method from its name to its docstring, on one line."""
        text = self.area[self.area.index("def call(") : self.area.index('"""Call a pet.')]
        return re.sub(r"\s+", " ", text).replace("( ", "(").replace(", )", ")").strip()

    @property
    def statement(self) -> str:
        text = self.area[self.area.rindex('"""') + 3 :]
        return re.sub(r"\s+", " ", text).replace("( ", "(").replace(", )", ")").replace(" )", ")").strip()

    @property
    def docstring(self) -> str:
        module = ast.parse(self.area)
        (area,) = (node for node in module.body if isinstance(node, ast.ClassDef))
        (method,) = (node for node in area.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
        return ast.get_docstring(method) or ""


# One operation: its signature and its statement


def test_a_read_takes_its_path_and_gives_the_model(written: Writer) -> None:
    assert written().signature == "def call(self, id_: str, **options: Unpack[CallOptions]) -> Pet:"
    assert written.statement == "return await self._one(Pet, make_call(op.PETS_CALL, options, path=(id_,)))"


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        ({"type": "string"}, "str"),
        ({"type": "string", "format": "date-time"}, "datetime"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "string", "enum": ["A", "B"]}, 'Literal["A", "B"] | str'),
        ({"type": "integer"}, "int"),
        ({"type": "number"}, "Decimal | int"),
        ({"type": "boolean"}, "bool"),
        ({"type": "array", "items": {"type": "string"}}, "Sequence[str] | str"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "Mapping[str, str]"),
    ],
)
def test_a_query_parameter_has_the_type_of_its_schema(
    written: Writer, schema: dict[str, Any], annotation: str
) -> None:
    written(parameters=[query("petName", schema)])
    assert f"*, pet_name: {annotation} | None = None, **options" in written.signature
    assert 'query=(("petName", pet_name),)' in written.statement


def test_a_required_query_parameter_has_no_default_and_stands_first(written: Writer) -> None:
    text = {"type": "string"}
    written(parameters=[query("b.id", text), query("a.id", text, required=True)])
    assert "id_: str, *, a_id: str, b_id: str | None = None, **options" in written.signature


def test_a_header_is_a_keyword_and_the_transports_own_are_not(written: Writer) -> None:
    headers = [
        {"name": name, "in": "header", "required": required, "schema": {"type": "string"}}
        for name, required in (("if-match", True), ("If-Modified-Since", False), ("Accept-Language", False))
    ]
    written(parameters=headers)
    assert "*, if_match: str, if_modified_since: datetime | str | None = None, **opt" in written.signature
    assert 'headers=(("If-Match", if_match), ("If-Modified-Since", if_modified_since))' in written.statement


def test_a_body_is_positional_and_goes_out_as_json(written: Writer) -> None:
    written(method="put", requestBody={"required": True, **content(PET)}, responses={"204": {}})
    assert "(self, id_: str, body: Pet | Mapping[str, Any], **options" in written.signature
    assert written.statement == (
        "await self._nothing(make_call(op.PETS_CALL, options, path=(id_,), body=json_body(Pet, body)))"
    )
    assert f'content_type="{PUBLIC}"' in written.facts


def test_a_body_may_be_left_out_where_the_interface_says_so(written: Writer) -> None:
    written(method="put", requestBody=content(PET))
    assert "body: Pet | Mapping[str, Any] | None = None, **options" in written.signature
    assert "body=None if body is None else json_body(Pet, body)" in written.statement


def test_a_file_is_bytes_and_its_kind_is_asked_for_where_there_are_several(written: Writer) -> None:
    file = {"type": "string", "format": "binary"}
    body = {"required": True, **content(file, "application/pdf", "image/png")}
    written(method="put", requestBody=body, responses={"200": {}})
    assert 'body: bytes, *, content_type: Literal["application/pdf", "image/png"], **' in written.signature
    assert "body=body, content_type=content_type" in written.statement
    assert "content_type: What kind of file it is." in written.docstring


def test_a_file_of_one_kind_needs_no_keyword(written: Writer) -> None:
    body = {"required": True, **content({"type": "string", "format": "binary"}, "application/pdf")}
    written(method="put", requestBody=body)
    assert "body: bytes, **options" in written.signature
    assert 'content_type="application/pdf"' in written.facts


def test_a_body_may_be_a_model_or_a_file(written: Writer) -> None:
    file = {"schema": {"type": "string", "format": "binary"}}
    both = {"content": {"image/jpeg": file, "image/png": file, PUBLIC: {"schema": PET}}, "required": True}
    written(method="put", requestBody=both)
    assert "body: Pet | Mapping[str, Any] | bytes, *, content_type:" in written.signature
    assert "body=body if isinstance(body, bytes) else json_body(Pet, body)" in written.statement
    assert "content_type=content_type if isinstance(body, bytes) else None" in written.statement


def test_an_answer_may_be_missing(written: Writer) -> None:
    written(responses={"200": content(PET), "204": {}, "205": {}})
    assert written.signature.endswith("-> Pet | None:")
    assert written.statement.startswith("return await self._optional(Pet, make_call(")
    assert (
        "None when Allegro has nothing to answer (status 204), or Allegro answers with" in written.docstring
    )


def test_an_answer_may_be_a_file_of_the_callers_choice(written: Writer) -> None:
    file = {"type": "string", "format": "binary"}
    written(responses={"200": content(file, "application/pdf", "text/csv")})
    assert '*, accept: Literal["application/pdf", "text/csv"] = "application/pdf", **' in written.signature
    assert 'headers=(("Accept", accept),)' in written.statement
    assert written.signature.endswith("-> bytes:")


def test_a_list_is_a_pager_of_its_items(written: Writer) -> None:
    pets = {"200": content({"$ref": "#/components/schemas/PetList"})}
    written('paging = { kind = "offset", items = "pets", size = 100 }', path="/pets", responses=pets)
    assert "async def call" not in written.area
    assert written.signature.endswith("-> Pager[Pet, PetList]:")
    assert written.statement == "return Pager(self._sender, op.PETS_CALL, options, PetList, Pet)"
    assert 'paging=Paging("offset", items="pets", size=100)' in written.facts


def test_a_bare_array_is_a_pager_and_its_page_a_list(written: Writer) -> None:
    written('paging = { kind = "array" }', responses={"200": content({"type": "array", "items": PET})})
    assert written.signature.endswith("-> Pager[Pet, list[Pet]]:")


def test_a_bare_array_of_texts_needs_no_model(written: Writer) -> None:
    written(responses={"200": content({"type": "array", "items": {"type": "string"}})})
    assert written.signature.endswith("-> list[str]:")


def test_a_list_that_may_be_unchanged_has_no_page_then(written: Writer) -> None:
    answers = {"200": content({"type": "array", "items": PET}), "304": {}}
    written('paging = { kind = "array" }', responses=answers)
    assert written.signature.endswith("-> Pager[Pet, list[Pet] | None]:")
    assert "(status 304), it is empty, and None when awaited." in written.docstring


# One operation: its facts


def test_the_public_form_is_preferred_and_the_beta_form_taken_where_it_is_the_only_one(
    written: Writer,
) -> None:
    assert "accept" not in written(responses={"200": content(PET, BETA, PUBLIC)}).facts
    assert f'accept="{BETA}"' in written(responses={"200": content(PET, BETA)}).facts


def test_the_scopes_come_from_the_interface(written: Writer) -> None:
    written(security=[{"bearer-token-for-user": ["allegro:api:a", "allegro:api:b"]}])
    assert 'scopes=("allegro:api:a", "allegro:api:b")' in written.facts
    assert "Scopes: `allegro:api:a` and `allegro:api:b`." in written.docstring


def test_any_token_will_do_where_an_application_may_call(written: Writer) -> None:
    written(security=[{"bearer-token-for-application": []}, {"bearer-token-for-user": []}])
    assert 'token="any"' in written.facts
    assert "An application token is enough." in written.docstring


def test_any_user_may_call_where_nothing_is_said(written: Writer) -> None:
    assert "token" not in written().facts
    assert "Any user token will do." in written.docstring


def test_limits_are_constants_and_words(written: Writer) -> None:
    written('limits = ["calls-hour"]\nslow = true')
    assert 'LIMIT_CALLS_HOUR = RequestLimit("calls-hour", 2_000, 3600.0, scope="client")' in written.facts
    assert "limits=(LIMIT_CALLS_HOUR,), slow=True" in written.facts
    assert "Limit: 2 000 requests an hour for each Client ID." in re.sub(r"\s+", " ", written.docstring)


def test_a_leaky_bucket_is_a_fact_and_a_sentence(written: Writer) -> None:
    assert "leaky=True" in written("leaky = true").facts
    assert "more and more slowly" in re.sub(r"\s+", " ", written.docstring)


def test_the_docstring_names_verb_path_and_page(written: Writer) -> None:
    assert written().docstring == (
        "Call a pet.\n\n`GET /pets/{id}`. Any user token will do.\n\n"
        "https://developer.allegro.pl/documentation/#operation/petOperation"
    )


def test_a_retired_operation_says_so_everywhere(written: Writer) -> None:
    written('retired = "2024-04-30"\nreplaced_by = "Use cats."')
    assert 'retired="2024-04-30"' in written.facts
    assert "Allegro switched it off on 2024-04-30. Use cats." in written.docstring
    assert "EndpointRetiredError: " in written.docstring


def test_a_deprecated_operation_says_so(written: Writer) -> None:
    assert "Allegro is going to drop it." in written(deprecated=True).docstring


def test_an_operation_that_allegro_does_not_document_has_no_link(written: Writer) -> None:
    assert "https://" not in written(**{"x-undocumented": True}).docstring


def test_a_list_says_how_far_it_can_be_read(written: Writer) -> None:
    pets: dict[str, Any] = {"responses": {"200": content({"$ref": "#/components/schemas/PetList"})}}
    paging = 'paging = {{ kind = "offset", items = "pets", ceiling = 500{} }}'
    assert "Nobody can read beyond item 500" in written(paging.format(""), **pets).docstring
    window = paging.format(', window = "bornAt"')
    assert "are read by windows of `bornAt`" in re.sub(r"\s+", " ", written(window, **pets).docstring)


# Mistakes in the inputs


@pytest.mark.parametrize("name", ["language", "timeout", "body", "self"])
def test_a_parameter_may_not_be_called_like_an_option(written: Writer, name: str) -> None:
    with pytest.raises(CodegenError, match=f'add parameters = {{ "{name}" = '):
        written(parameters=[query(name, {"type": "string"})])


def test_a_rename_in_the_catalog_makes_room(written: Writer) -> None:
    written(
        'parameters = { language = "content_language" }',
        parameters=[query("language", {"type": "string"})],
    )
    assert '("language", content_language)' in written.statement


@pytest.mark.parametrize("choice", ["content_type", "accept"])
def test_a_parameter_may_not_be_called_like_a_choice_of_media_types(written: Writer, choice: str) -> None:
    file = {"type": "string", "format": "binary"}
    kinds = content(file, "image/png", "image/webp")
    with pytest.raises(CodegenError, match=f"would be called {choice}, which is the media type"):
        written(
            method="put",
            parameters=[query(choice, {"type": "string"})],
            requestBody={"required": True, **kinds},
            responses={"200": kinds},
        )


def test_two_parameters_may_not_have_one_name(written: Writer) -> None:
    text = {"type": "string"}
    with pytest.raises(CodegenError, match=r"pet_id, which is the parameter pet\.id"):
        written(parameters=[query("pet.id", text), query("petId", text)])


def test_items_must_be_where_the_catalog_says(written: Writer) -> None:
    pets = {"200": content({"$ref": "#/components/schemas/PetList"})}
    with pytest.raises(CodegenError, match="the field cats of its answer is no list: correct `paging`"):
        written('paging = { kind = "array", items = "cats" }', responses=pets)
    with pytest.raises(CodegenError, match="its answer is no list: correct `paging`"):
        written('paging = { kind = "array" }', responses=pets)


def test_a_json_body_must_be_an_object(written: Writer) -> None:
    body = {"required": True, **content({"type": "array", "items": PET})}
    with pytest.raises(CodegenError, match="petOperation: the JSON body is no object"):
        written(method="put", requestBody=body)


def test_a_class_may_not_be_called_like_something_the_module_needs(tmp_path: Path) -> None:
    paths, schemas = operation(responses={"200": content({"$ref": "#/components/schemas/Pager"})})
    prepared, catalog = built(tmp_path, paths, {**schemas, "Pager": schemas["Pet"]})
    with pytest.raises(CodegenError, match="the class name Pager means something else"):
        resources.render(prepared, catalog)


def test_the_additions_of_an_area_are_its_bases(tmp_path: Path) -> None:
    additions = 'additions = ["walks.Walks", "files.Photos"]\n'
    prepared, catalog = built(tmp_path, *operation(), area=additions)
    area = resources.render(prepared, catalog)["allegro_async/resources/pets.py"]
    assert "class Pets(Walks, Photos):" in area
    assert "from ..additions.files import Photos\nfrom ..additions.walks import Walks\n" in area
    assert "Area" not in area


def test_generated_text_that_is_no_python_stops_the_build() -> None:
    with pytest.raises(CodegenError, match="ruff cannot format what was generated: "):
        format_files({"a.py": "def (:\n"})
