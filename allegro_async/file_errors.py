"""The errors of files: those that go up and those that come down. They belong to the tree of `errors`.

    AllegroError
    ├── ConfigurationError
    │   └── FileRefusedError        a file that cannot be sent, or a path that is taken; nothing was sent
    ├── FileChangedError            a file changed while it was sent; Allegro has not got it
    ├── UploadError                 a file was declared, and its upload failed; holds the id
    │   └── InvoiceUploadError      the same for an invoice: it can be uploaded under its id
    ├── UnsafeAddressError          Allegro named an address to which no file is sent
    └── NoFileError                 Allegro has no file to give

All can be pickled. Their texts hold no address, since the address of an upload is a key to it.
"""

from __future__ import annotations

from .errors import AllegroError, ConfigurationError

__all__ = [
    "FileChangedError",
    "FileRefusedError",
    "InvoiceUploadError",
    "NoFileError",
    "UnsafeAddressError",
    "UploadError",
]


class FileRefusedError(ConfigurationError):
    """A file cannot be sent, or cannot be kept where it should; nothing was sent.

    It is missing, a folder, empty, too large, or of a kind that Allegro does not take there; or the path to
    write to is taken. The text says which, and what to do.
    """


class FileChangedError(AllegroError):
    """A file changed, shrank or became unreadable while it was sent.

    The connection was cut before the end, so Allegro has got no whole file.
    """


class UploadError(AllegroError):
    """A file was declared, and then its upload failed; `__cause__` says why.

    `maybe_sent` says whether the file may be there all the same: an answer was lost, and what Allegro said to
    the repetition does not tell. Then the id may be good for use.

    Attributes:
        declared_id: The id of the declaration. But for invoices it may be forgotten: a declaration that is
            not used does no harm, and the next try makes a new one.
    """

    def __init__(self, message: str, *, declared_id: str) -> None:
        super().__init__(message)
        self.declared_id = declared_id


class InvoiceUploadError(UploadError):
    """An invoice was declared, and then the upload of its file failed; `__cause__` says why.

    An order takes few invoices, so do not declare it again: call
    `orders.attach_invoice(error.order_id, file, invoice_id=error.invoice_id)`.

    Attributes:
        declared_id: The id of the invoice.
        order_id: The order.
    """

    def __init__(self, message: str, *, declared_id: str, order_id: str) -> None:
        super().__init__(message, declared_id=declared_id)
        self.order_id = order_id

    @property
    def invoice_id(self) -> str:
        """The id of the declared invoice."""
        return self.declared_id


class UnsafeAddressError(AllegroError):
    """Allegro named an address for a file that is malformed or not encrypted; the file was not sent."""


class NoFileError(AllegroError):
    """Allegro has no file to give: it answered without one."""
