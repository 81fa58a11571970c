"""Read tables of TOML strictly: a wrong type or an unknown key is an error that names its line."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, TypeAlias

from codegen.problems import CodegenError

Toml: TypeAlias = "dict[str, Toml] | list[Toml] | str | int | float | bool"
"""A value of a TOML document (we use no dates)."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file in memory, with its text to find lines in."""

    name: str
    text: str
    root: dict[str, Toml]

    def line_of(self, place: str) -> str:
        """Name the line that opens the table `place`, or just the file where there is no such line."""
        header = re.search(rf"^\[{re.escape(place)}\]", self.text, re.MULTILINE)
        if header is None:
            return self.name
        return f"{self.name}, line {self.text.count(chr(10), 0, header.start()) + 1}"


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file.

    Raises:
        CodegenError: the file cannot be read, is not UTF-8, or is not TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
        root: dict[str, Toml] = tomllib.loads(text)
    except OSError as error:
        raise CodegenError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CodegenError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise CodegenError(f"{path}: is not TOML: {error}") from error
    return TomlFile(path.name, text, root)


@dataclass(slots=True)
class Table:
    """One table of a file, whose keys are taken one after the other; what is left at the end is unknown."""

    file: TomlFile
    place: str
    values: dict[str, Toml]
    header: str = ""
    taken: set[str] = field(default_factory=set[str])

    def fail(self, message: str) -> NoReturn:
        """Refuse the table, with its line in front of the message."""
        raise CodegenError(f"{self.file.line_of(self.header or self.place)}: [{self.place}]: {message}")

    def take(self, key: str) -> "Toml | None":
        """Take the value of a key, whatever its type; `None` where it is absent."""
        self.taken.add(key)
        return self.values.get(key)

    def text(self, key: str) -> str | None:
        """Take a text, or `None` where the key is absent."""
        value = self.take(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            self.fail(f"`{key}` must be a text that is not empty")
        return value

    def needed_text(self, key: str) -> str:
        """Take a text that must be there."""
        value = self.text(key)
        if value is None:
            self.fail(f"`{key}` is missing")
        return value

    def choice(self, key: str, choices: tuple[str, ...]) -> str | None:
        """Take one of some words, or `None` where the key is absent."""
        value = self.text(key)
        if value is not None and value not in choices:
            self.fail(f"`{key}` is {value!r}, but must be one of {', '.join(choices)}")
        return value

    def number(self, key: str) -> int | None:
        """Take a whole number above nought, or `None` where the key is absent."""
        value = self.take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            self.fail(f"`{key}` must be a whole number above 0")
        return value

    def flag(self, key: str) -> bool:
        """Take a yes or no; an absent key is a no."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            self.fail(f"`{key}` must be true or false")
        return bool(value)

    def text_list(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; an absent key is an empty one."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fail(f"`{key}` must be a list of texts")
        texts = tuple(item for item in value if isinstance(item, str))
        if len(texts) != len(value):
            self.fail(f"`{key}` must be a list of texts")
        return texts

    def table(self, key: str) -> "Table | None":
        """Take a table within this one, or `None` where the key is absent."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fail(f"`{key}` must be a table")
        return Table(
            self.file, f"{self.place}.{key}" if self.place else key, value, self.header or self.place
        )

    def tables(self, key: str) -> "dict[str, Table]":
        """Take a table whose values are tables, each with a header of its own in the file."""
        outer = self.table(key)
        if outer is None:
            return {}
        inner = {name: outer.table(name) for name in outer.values}
        return {
            name: Table(self.file, table.place, table.values)
            for name, table in inner.items()
            if table is not None
        }

    def texts(self, key: str) -> dict[str, str]:
        """Take a table of texts; an absent key is an empty one."""
        inner = self.table(key)
        return {} if inner is None else {name: inner.needed_text(name) for name in inner.values}

    def finish(self) -> None:
        """Refuse the table if it has a key that nobody took."""
        unknown = sorted(set(self.values) - self.taken)
        if unknown:
            self.fail(f"unknown key {', '.join(f'`{key}`' for key in unknown)}")


def root_table(file: TomlFile) -> Table:
    """Give the root of a file as a table."""
    return Table(file, "", file.root)
