"""The asyncio client library for the Allegro REST API: typed, complete, calm.

    from allegro_async import AllegroClient, App, UserAgent

Models live in `allegro_async.models`, errors in `allegro_async.errors`, the local sandbox in
`allegro_async.sandbox`. Everything is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .additions.offer_changes import PriceStep, StockStep
    from .additions.outcomes import ChangeReport, OfferOutcome
    from .app import PRODUCTION, SANDBOX, App, Environment, UserAgent
    from .auth.code import AuthorizationRequest
    from .auth.device import DeviceCode
    from .auth.encrypted import EncryptedTokenStore
    from .auth.file import FileTokenStore
    from .auth.keychain import KeyringTokenStore
    from .auth.login import SignedIn
    from .auth.memory import MemoryTokenStore
    from .auth.pending import PendingSignIn
    from .auth.static import StaticToken
    from .auth.token import AccountKey, Token
    from .bulk import Outcome, Outcomes, Progress
    from .call import Call, CallOptions, Events, Operation, Paging, Priority, Reply, RequestLimit, Sender
    from .client import AllegroClient
    from .collector import rest_while_reading
    from .commands import Command, CommandOutcome, CommandReport, TaskCommand
    from .cursors import CursorStore, FileCursorStore, MemoryCursorStore, SqliteCursorStore
    from .downloads import Download, DownloadStream
    from .errors import (
        AccountMismatchError,
        AllegroError,
        AnswerTooLargeError,
        ApiError,
        AuthError,
        BadRequestError,
        ClientStateError,
        CommandError,
        CommandFailedError,
        CommandNotFoundError,
        CommandTimeoutError,
        ConfigurationError,
        ConflictError,
        DecodeError,
        EndpointRetiredError,
        ForbiddenError,
        InvalidBodyError,
        InvalidClientError,
        LoginRequiredError,
        MissingScopeError,
        NotAcceptableError,
        NotFoundError,
        PageCeilingError,
        Problem,
        RateLimitError,
        RequestTimeoutError,
        ServerError,
        TokenNotSavedError,
        TransportError,
        UnauthorizedError,
        ValidationFailedError,
    )
    from .file_errors import (
        FileChangedError,
        FileRefusedError,
        InvoiceUploadError,
        NoFileError,
        UnsafeAddressError,
        UploadError,
    )
    from .files import FileSource
    from .handlers import CategoryEvents, EventHandlers, OfferEvents, OrderEvents, Retrying
    from .journals import Journal, SweptJournal
    from .limit_settings import CLIENT_LIMIT, Limits
    from .limit_state import BudgetState, LimitsState, WaitingCalls
    from .limits import FairLimiter, NoLimiter
    from .paging import ItemPages, Items, Pager
    from .polling import Polling
    from .protocols import (
        Body,
        Clock,
        Hook,
        Limiter,
        Request,
        Response,
        SignInStore,
        Stream,
        StreamingTransport,
        TokenStore,
        Transport,
    )
    from .quarantine import MemoryQuarantine, Quarantine, QuarantinedEvent, SqliteQuarantine
    from .retry import RetryPolicy
    from .transport import AiohttpTransport

__version__ = "0.1.0"

__all__ = [
    "CLIENT_LIMIT",
    "PRODUCTION",
    "SANDBOX",
    "AccountKey",
    "AccountMismatchError",
    "AiohttpTransport",
    "AllegroClient",
    "AllegroError",
    "AnswerTooLargeError",
    "ApiError",
    "App",
    "AuthError",
    "AuthorizationRequest",
    "BadRequestError",
    "Body",
    "BudgetState",
    "Call",
    "CallOptions",
    "CategoryEvents",
    "ChangeReport",
    "ClientStateError",
    "Clock",
    "Command",
    "CommandError",
    "CommandFailedError",
    "CommandNotFoundError",
    "CommandOutcome",
    "CommandReport",
    "CommandTimeoutError",
    "ConfigurationError",
    "ConflictError",
    "CursorStore",
    "DecodeError",
    "DeviceCode",
    "Download",
    "DownloadStream",
    "EncryptedTokenStore",
    "EndpointRetiredError",
    "Environment",
    "EventHandlers",
    "Events",
    "FairLimiter",
    "FileChangedError",
    "FileCursorStore",
    "FileRefusedError",
    "FileSource",
    "FileTokenStore",
    "ForbiddenError",
    "Hook",
    "InvalidBodyError",
    "InvalidClientError",
    "InvoiceUploadError",
    "ItemPages",
    "Items",
    "Journal",
    "KeyringTokenStore",
    "Limiter",
    "Limits",
    "LimitsState",
    "LoginRequiredError",
    "MemoryCursorStore",
    "MemoryQuarantine",
    "MemoryTokenStore",
    "MissingScopeError",
    "NoFileError",
    "NoLimiter",
    "NotAcceptableError",
    "NotFoundError",
    "OfferEvents",
    "OfferOutcome",
    "Operation",
    "OrderEvents",
    "Outcome",
    "Outcomes",
    "PageCeilingError",
    "Pager",
    "Paging",
    "PendingSignIn",
    "Polling",
    "PriceStep",
    "Priority",
    "Problem",
    "Progress",
    "Quarantine",
    "QuarantinedEvent",
    "RateLimitError",
    "Reply",
    "Request",
    "RequestLimit",
    "RequestTimeoutError",
    "Response",
    "RetryPolicy",
    "Retrying",
    "Sender",
    "ServerError",
    "SignInStore",
    "SignedIn",
    "SqliteCursorStore",
    "SqliteQuarantine",
    "StaticToken",
    "StockStep",
    "Stream",
    "StreamingTransport",
    "SweptJournal",
    "TaskCommand",
    "Token",
    "TokenNotSavedError",
    "TokenStore",
    "Transport",
    "TransportError",
    "UnauthorizedError",
    "UnsafeAddressError",
    "UploadError",
    "UserAgent",
    "ValidationFailedError",
    "WaitingCalls",
    "__version__",
    "rest_while_reading",
]

_NAMES = {
    "additions.offer_changes": ("PriceStep", "StockStep"),
    "additions.outcomes": ("ChangeReport", "OfferOutcome"),
    "app": ("App", "Environment", "PRODUCTION", "SANDBOX", "UserAgent"),
    "auth.code": ("AuthorizationRequest",),
    "auth.device": ("DeviceCode",),
    "auth.encrypted": ("EncryptedTokenStore",),
    "auth.file": ("FileTokenStore",),
    "auth.keychain": ("KeyringTokenStore",),
    "auth.login": ("SignedIn",),
    "auth.memory": ("MemoryTokenStore",),
    "auth.pending": ("PendingSignIn",),
    "auth.static": ("StaticToken",),
    "auth.token": ("AccountKey", "Token"),
    "bulk": ("Outcome", "Outcomes", "Progress"),
    "call": (
        "Call",
        "CallOptions",
        "Events",
        "Operation",
        "Paging",
        "Priority",
        "Reply",
        "RequestLimit",
        "Sender",
    ),
    "client": ("AllegroClient",),
    "collector": ("rest_while_reading",),
    "commands": ("Command", "CommandOutcome", "CommandReport", "TaskCommand"),
    "cursors": ("CursorStore", "FileCursorStore", "MemoryCursorStore", "SqliteCursorStore"),
    "downloads": ("Download", "DownloadStream"),
    "errors": (
        "AccountMismatchError",
        "AllegroError",
        "AnswerTooLargeError",
        "ApiError",
        "AuthError",
        "BadRequestError",
        "ClientStateError",
        "CommandError",
        "CommandFailedError",
        "CommandNotFoundError",
        "CommandTimeoutError",
        "ConfigurationError",
        "ConflictError",
        "DecodeError",
        "EndpointRetiredError",
        "ForbiddenError",
        "InvalidBodyError",
        "InvalidClientError",
        "LoginRequiredError",
        "MissingScopeError",
        "NotAcceptableError",
        "NotFoundError",
        "PageCeilingError",
        "Problem",
        "RateLimitError",
        "RequestTimeoutError",
        "ServerError",
        "TokenNotSavedError",
        "TransportError",
        "UnauthorizedError",
        "ValidationFailedError",
    ),
    "file_errors": (
        "FileChangedError",
        "FileRefusedError",
        "InvoiceUploadError",
        "NoFileError",
        "UnsafeAddressError",
        "UploadError",
    ),
    "files": ("FileSource",),
    "handlers": ("CategoryEvents", "EventHandlers", "OfferEvents", "OrderEvents", "Retrying"),
    "journals": ("Journal", "SweptJournal"),
    "limit_settings": ("CLIENT_LIMIT", "Limits"),
    "limit_state": ("BudgetState", "LimitsState", "WaitingCalls"),
    "limits": ("FairLimiter", "NoLimiter"),
    "paging": ("ItemPages", "Items", "Pager"),
    "polling": ("Polling",),
    "protocols": (
        "Body",
        "Clock",
        "Hook",
        "Limiter",
        "Request",
        "Response",
        "SignInStore",
        "Stream",
        "StreamingTransport",
        "TokenStore",
        "Transport",
    ),
    "quarantine": ("MemoryQuarantine", "Quarantine", "QuarantinedEvent", "SqliteQuarantine"),
    "retry": ("RetryPolicy",),
    "transport": ("AiohttpTransport",),
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> object:
    # Loaded on first use: `python -m allegro_async --help` needs neither aiohttp nor pydantic.
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
