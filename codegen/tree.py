"""The generated files: write them, or compare them with what lies on the disk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from codegen.problems import CodegenError


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as the inputs say."""

    path: str
    """The path from the root of the tree, with slashes."""
    kind: str
    """`missing`, `changed`, or `extra`: in a generated directory, but no longer generated."""

    def __str__(self) -> str:
        """Name the file and what is wrong with it."""
        return f"{self.kind:8} {self.path}"


@dataclass(frozen=True, slots=True)
class Tree:
    """Wholly generated directories and the text of every file in them."""

    directories: Sequence[str]
    """Directories that hold nothing but generated files."""
    files: Mapping[str, str]
    """Text by path from the root; every path lies in one of the directories."""

    def __post_init__(self) -> None:
        """Refuse a file outside the directories: nothing would ever delete it.

        Raises:
            CodegenError: a path is absolute, climbs out, or lies in none of the directories.
        """
        for path in self.files:
            parts = PurePosixPath(path)
            inside = any(parts.is_relative_to(directory) for directory in self.directories)
            if parts.is_absolute() or ".." in parts.parts or not inside:
                raise CodegenError(f"generated file {path} lies outside the generated directories")

    def compare(self, root: Path) -> list[Difference]:
        """Return the files under `root` that differ from the tree, sorted by path."""
        present = _present(root, self.directories)
        found = [Difference(path, "extra") for path in present - self.files.keys()]
        for path, text in self.files.items():
            if path not in present:
                found.append(Difference(path, "missing"))
            elif (root / path).read_bytes() != text.encode():
                found.append(Difference(path, "changed"))
        return sorted(found, key=lambda difference: difference.path)

    def write(self, root: Path) -> list[Difference]:
        """Make the directories under `root` equal to the tree, and return what differed before.

        A file that is already right is not touched, so its time of change stays. Files that are no longer
        generated are deleted, and directories left empty with them.
        """
        differences = self.compare(root)
        for difference in differences:
            path = root / difference.path
            if difference.kind == "extra":
                path.unlink()
                _prune(path.parent, root)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self.files[difference.path].encode())
        return differences


def _present(root: Path, directories: Sequence[str]) -> set[str]:
    """List the files of the directories; caches of the interpreter do not count."""
    return {
        path.relative_to(root).as_posix()
        for directory in directories
        for path in (root / directory).rglob("*")
        if (path.is_file() or path.is_symlink()) and "__pycache__" not in path.parts
    }


def _prune(directory: Path, root: Path) -> None:
    """Delete a directory that holds nothing but caches, and those above it that it leaves empty."""
    while directory != root and not any(path.name != "__pycache__" for path in directory.iterdir()):
        _delete_caches(directory)
        directory.rmdir()
        directory = directory.parent


def _delete_caches(directory: Path) -> None:
    cache = directory / "__pycache__"
    if cache.is_dir():
        for path in cache.iterdir():
            path.unlink()
        cache.rmdir()
