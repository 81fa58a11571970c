"""Write `allegro_async/models/`: run the model generator, finish its modules, make them load on first use."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from codegen.formatting import format_files
from codegen.generator_input import generator_input
from codegen.model_docs import model_docstrings
from codegen.postprocess import Finished, finish
from codegen.problems import CodegenError
from codegen.schemas import Prepared

DIRECTORY: Final = "allegro_async/models"
_PRESET: Final = "standard-py311-20261027"


def render(prepared: Prepared) -> dict[str, str]:
    """Write the models.

    Returns:
        The text of each module by its path from the root of the project.

    Raises:
        CodegenError: The generator could not be run, or did not write what was asked for.
    """
    docstrings = model_docstrings(prepared)
    written = _generate(generator_input(prepared.schemas))
    modules = {module: finish(module, text, prepared, docstrings) for module, text in sorted(written.items())}
    files = {f"{DIRECTORY}/{module}.py": finished.text for module, finished in modules.items()}
    return format_files({f"{DIRECTORY}/__init__.py": _package(modules), **files})


def _generate(document: Mapping[str, object]) -> dict[str, str]:
    """Run the generator and give the text of its modules by name."""
    # Imported here: it takes 0.3 s, and the other commands need none of it.
    from datamodel_code_generator import Error, InputFileType, LiteralType, generate
    from datamodel_code_generator.config import GenerateConfig

    config = GenerateConfig(
        input_file_type=InputFileType.OpenAPI,
        preset=_PRESET,
        base_class="allegro_async._model.AllegroModel",
        treat_dot_as_module=True,
        use_exact_imports=True,
        use_annotated=True,
        snake_case_field=True,
        no_alias=True,
        allow_population_by_field_name=False,
        enum_field_as_literal=LiteralType.All,
        collapse_root_models=False,
        disable_future_imports=True,
        formatters=[],
    )
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name) / "models"
        source = Path(name) / "prepared.json"
        source.write_text(json.dumps(document), encoding="utf-8")
        try:
            generate(source, config=config.model_copy(update={"output": directory}))
        except Error as error:
            raise CodegenError(f"the model generator gave up: {error}") from error
        paths = [path for path in directory.rglob("*.py") if path.name != "__init__.py"]
        return {
            path.relative_to(directory).with_suffix("").as_posix(): path.read_text("utf-8") for path in paths
        }


def _package(modules: Mapping[str, Finished]) -> str:
    """Write the package: a table of names, loaded module by module."""
    table = {name: module for module, finished in modules.items() for name in finished.names}
    blocks = "\n".join(
        f"    from .{module} import {', '.join(finished.names)}" for module, finished in modules.items()
    )
    places = "\n".join(
        f"    {module!r}: {' '.join(finished.names)!r}," for module, finished in modules.items()
    )
    return _PACKAGE.format(imports=blocks, places=places, every=sorted(table))


_PACKAGE: Final = '''"""Models of all that Allegro's API sends and takes; each area loads on first use."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
{imports}

_NAMES = {{
{places}
}}
_MODULES = {{name: module for module, names in _NAMES.items() for name in names.split()}}

__all__ = {every}


def __getattr__(name: str) -> Any:
    """Load the module of a model when the model is first asked for."""
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
    value = getattr(import_module(f"{{__name__}}.{{module}}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List all models, loaded or not."""
    return sorted({{*globals(), *_MODULES}})
'''
