"""Lay generated Python out as `ruff format` does, all files in one run."""

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from codegen.problems import CodegenError

_RUFF = ("-m", "ruff", "format", "--isolated", "--line-length=110", "--target-version=py311", "--no-cache")


def format_files(files: Mapping[str, str]) -> dict[str, str]:
    """Format Python files.

    Args:
        files: Text by path; the paths are only names here, nothing is written to them.

    Returns:
        The formatted text by the same paths.

    Raises:
        CodegenError: A text is no Python.
    """
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        for path, text in files.items():
            place = directory / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())
        # Isolated, so that a configuration above the temporary directory changes nothing.
        run = subprocess.run(  # noqa: S603 - our own interpreter and fixed arguments
            [sys.executable, *_RUFF, str(directory)],
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise CodegenError(f"ruff cannot format what was generated: {run.stderr.strip()}")
        return {path: (directory / path).read_bytes().decode() for path in files}
