"""All files of a sandbox: declared, uploaded, made; every byte of them stays in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from allegro_async.sandbox.clock import iso
from allegro_async.sandbox.data.dice import Ids

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal[
    "image", "offer-attachment", "warranty-attachment", "message-attachment", "issue-attachment", "invoice"
]
"""What files are for."""


@dataclass(slots=True, kw_only=True)
class File:
    """One file, which may still lack its bytes.

    Attributes:
        id: Its id.
        kind: What it is for.
        owner: The id of the seller to whom it belongs, or to whom it was sent.
        name: Its name.
        declared: When it was declared, in microseconds since 1970.
        size: How many bytes it was said to have, if that was said.
        purpose: The type of an offer's attachment.
        body: The bytes, once they are there.
        media: Their media type.
        uploaded: When they came, in microseconds since 1970.
    """

    id: str
    kind: Kind
    owner: str
    name: str
    declared: int
    size: int | None = None
    purpose: str = ""
    body: bytes | None = field(default=None, repr=False)
    media: str = ""
    uploaded: int = 0

    @property
    def here(self) -> bool:
        """Whether the bytes are there."""
        return self.body is not None

    @property
    def sha256(self) -> str | None:
        """The fingerprint of the bytes, in hexadecimal."""
        return None if self.body is None else sha256(self.body).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The file as the control API shows it, without its bytes."""
        return {
            "id": self.id,
            "kind": self.kind,
            "account": self.owner,
            "name": self.name,
            "declared_size": self.size,
            "size": None if self.body is None else len(self.body),
            "sha256": self.sha256,
            "media": self.media or None,
            "uploaded": iso(self.uploaded) if self.here else None,
        }


class Files:
    """The files of a sandbox, in the order in which they were declared.

    Args:
        key: The key of the sandbox: ids and signatures follow from it.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._ids = Ids(key, "file")
        self._files: dict[str, File] = {}

    def __iter__(self) -> Iterator[File]:
        return iter(self._files.values())

    def __getitem__(self, file_id: str) -> File:
        return self._files[file_id]

    def declare(
        self, kind: Kind, owner: str, name: str, now: int, *, size: int | None = None, purpose: str = ""
    ) -> File:
        """Take note of a file whose bytes are still to come."""
        made = File(
            id=self._ids.make(len(self._files)),
            kind=kind,
            owner=owner,
            name=name,
            declared=now,
            size=size,
            purpose=purpose,
        )
        self._files[made.id] = made
        return made

    def put(self, file: File, body: bytes, media: str, now: int) -> None:
        """Take the bytes of a declared file."""
        file.body, file.media, file.uploaded = body, media, now

    def find(self, file_id: str, *kinds: Kind, owner: str | None = None) -> File | None:
        """Find a file.

        Args:
            file_id: Its id.
            kinds: Of one of these kinds only.
            owner: Only if it belongs to this seller.
        """
        file = self._files.get(file_id)
        if file is None or file.kind not in kinds or (owner is not None and file.owner != owner):
            return None
        return file

    def signature(self, file: File) -> str:
        """What the one-time address of a file's upload ends in; it stands for a token there."""
        return blake2b(file.id.encode(), key=self._key, digest_size=16).hexdigest()
