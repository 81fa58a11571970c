"""The command line of the generator: `python -m codegen`.

Without a command it writes the generated packages; `--check` only compares them. Exit code 1: the tree
differs from its inputs. Exit code 2: a mistake in the inputs, said in one line. A command imports what it
needs, so that `distil` and `diff` start at once.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from codegen.problems import CodegenError

ROOT: Final = Path(__file__).resolve().parent.parent
INTERFACE: Final = ROOT / "openapi" / "allegro.yaml"
ALLEGRO_URL: Final = "https://developer.allegro.pl/swagger.yaml"
_GENERATED: Final = (
    "allegro_async/models",
    "allegro_async/resources",
    "allegro_async/sandbox/facts",
    "tests/resources",
)
_HEADER: Final = """\
Allegro's interface, facts only. Written by `python -m codegen distil`, never by hand:
corrections belong into overlay.yaml."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except CodegenError as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m codegen", description="Write the generated packages.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 and list what differs")
    parser.set_defaults(run=_build)
    commands = parser.add_subparsers(title="commands", metavar="")

    distil = commands.add_parser("distil", help="keep the facts of Allegro's interface file")
    source = distil.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", type=Path, help="Allegro's OpenAPI file")
    source.add_argument("--url", nargs="?", const=ALLEGRO_URL, help=f"fetch it (default: {ALLEGRO_URL})")
    distil.add_argument("--output", type=Path, default=INTERFACE, help="default: openapi/allegro.yaml")
    distil.set_defaults(run=_distil)

    diff = commands.add_parser("diff", help="show what changed between two interface files")
    diff.add_argument("old", type=Path, help="the older file, Allegro's or distilled")
    diff.add_argument("new", nargs="?", type=Path, default=INTERFACE, help="default: openapi/allegro.yaml")
    diff.add_argument("--json", action="store_true", help="print one JSON array")
    diff.set_defaults(run=_diff)
    return parser


def _build(options: argparse.Namespace) -> int:
    """Generate the packages from `openapi/`; write them, or list what differs."""
    from codegen.interface import load_interface

    document = load_interface(INTERFACE.parent)
    # After the first reading: the model generator is slow to import, and a mistake should show at once.
    from codegen import catalog, models, resource_tests, resources, sandbox_facts, schemas
    from codegen.tree import Tree

    names = catalog.load_catalog(INTERFACE.parent, document)
    prepared = schemas.prepare(document, names)
    files = {
        **models.render(prepared),
        **resources.render(prepared, names),
        **resource_tests.render(prepared, names),
        **sandbox_facts.render(document),
    }
    tree = Tree(_GENERATED, files)
    differences = tree.compare(ROOT) if options.check else tree.write(ROOT)
    for difference in differences:
        print(difference)
    if options.check and differences:
        print(f"{len(differences)} files differ from openapi/; run `python -m codegen`", file=sys.stderr)
        return 1
    print(f"{len(files)} files, {len(differences)} changed")
    return 0


def _distil(options: argparse.Namespace) -> int:
    """Write the facts of Allegro's file."""
    from codegen.distil import distil
    from codegen.interface import check_interface
    from codegen.yaml_io import dump_yaml, parse_yaml, read_yaml

    if options.url is not None:
        name, source = options.url, parse_yaml(_fetch(options.url), options.url)
    else:
        name, source = str(options.file), read_yaml(options.file)
    facts = distil(check_interface(source, name))
    text = dump_yaml(facts, header=_HEADER)
    try:
        options.output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CodegenError(f"{options.output}: cannot be written: {error.strerror}") from error
    print(f"{options.output}: {len(facts['paths'])} paths, {text.count(chr(10))} lines")
    return 0


def _fetch(url: str) -> str:
    """Fetch a text over HTTPS."""
    from urllib.error import URLError
    from urllib.request import urlopen

    if not url.startswith("https://"):
        raise CodegenError(f"{url}: expected an https:// address")
    try:
        with urlopen(url, timeout=60) as answer:  # noqa: S310 - https only, checked above
            text: str = answer.read().decode("utf-8")
    except (URLError, TimeoutError, UnicodeDecodeError) as error:
        raise CodegenError(f"{url}: cannot be fetched: {error}") from error
    return text


def _diff(options: argparse.Namespace) -> int:
    """Print what changed between two interface files."""
    from codegen.diff import compare, report
    from codegen.distil import distil
    from codegen.interface import check_interface
    from codegen.yaml_io import read_yaml

    old, new = (distil(check_interface(read_yaml(path), str(path))) for path in (options.old, options.new))
    changes = compare(old, new)
    print(json.dumps([change.as_dict() for change in changes], indent=2) if options.json else report(changes))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
