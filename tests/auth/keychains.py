"""A keychain in memory, as a backend of the package `keyring`."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError, PasswordSetError


class MemoryKeychain(KeyringBackend):
    """Keeps entries in a dictionary; refuses long ones, as Windows does: two bytes a character."""

    priority = 1.0  # pyright: ignore[reportAssignmentType] - as the package says to do

    def __init__(self, limit: int = 1_000_000) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.limit = limit

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > self.limit:
            raise PasswordSetError("too long")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("no such entry")
