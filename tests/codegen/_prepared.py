"""The corrected interface of the project, prepared, and what the model generator makes of it; made once."""

from functools import cache
from pathlib import Path

from codegen.catalog import load_catalog
from codegen.interface import load_interface
from codegen.models import render
from codegen.schemas import Prepared, prepare

OPENAPI = Path(__file__).parents[2] / "openapi"


@cache
def prepared() -> Prepared:
    document = load_interface(OPENAPI)
    return prepare(document, load_catalog(OPENAPI, document))


@cache
def rendered() -> dict[str, str]:
    return render(prepared())
