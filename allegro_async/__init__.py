"""The asyncio client library for the Allegro REST API: typed, complete, calm.

    from allegro_async import AllegroClient, App, UserAgent

Models live in `allegro_async.models`, errors in `allegro_async.errors`, the local sandbox in
`allegro_async.sandbox`. Everything is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from .cursors import CursorStore, FileCursorStore, MemoryCursorStore, SqliteCursorStore
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
    from .handlers import CategoryEvents, EventHandlers, OfferEvents, OrderEvents, Retrying
    from .journals import Journal, SweptJournal
    from .limit_settings import CLIENT_LIMIT, Limits
    from .limit_state import BudgetState, LimitsState, WaitingCalls
    from .limits import FairLimiter, NoLimiter
    from .paging import ItemPages, Items, Pager
    from .polling import Polling
    from .protocols import Clock, Hook, Limiter, Request, Response, SignInStore, TokenStore, Transport
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
    "BudgetState",
    "Call",
    "CallOptions",
    "CategoryEvents",
    "ClientStateError",
    "Clock",
    "CommandError",
    "CommandFailedError",
    "CommandTimeoutError",
    "ConfigurationError",
    "ConflictError",
    "CursorStore",
    "DecodeError",
    "DeviceCode",
    "EncryptedTokenStore",
    "EndpointRetiredError",
    "Environment",
    "EventHandlers",
    "Events",
    "FairLimiter",
    "FileCursorStore",
    "FileTokenStore",
    "ForbiddenError",
    "Hook",
    "InvalidBodyError",
    "InvalidClientError",
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
    "NoLimiter",
    "NotAcceptableError",
    "NotFoundError",
    "OfferEvents",
    "Operation",
    "OrderEvents",
    "Outcome",
    "Outcomes",
    "PageCeilingError",
    "Pager",
    "Paging",
    "PendingSignIn",
    "Polling",
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
    "SweptJournal",
    "Token",
    "TokenNotSavedError",
    "TokenStore",
    "Transport",
    "TransportError",
    "UnauthorizedError",
    "UserAgent",
    "ValidationFailedError",
    "WaitingCalls",
    "__version__",
]


_MODULES = {
    "CategoryEvents": "handlers",
    "EventHandlers": "handlers",
    "OfferEvents": "handlers",
    "OrderEvents": "handlers",
    "Retrying": "handlers",
    "CursorStore": "cursors",
    "FileCursorStore": "cursors",
    "MemoryCursorStore": "cursors",
    "SqliteCursorStore": "cursors",
    "Events": "call",
    "Journal": "journals",
    "SweptJournal": "journals",
    "Polling": "polling",
    "MemoryQuarantine": "quarantine",
    "Quarantine": "quarantine",
    "QuarantinedEvent": "quarantine",
    "SqliteQuarantine": "quarantine",
    "ItemPages": "paging",
    "Items": "paging",
    "Outcome": "bulk",
    "Outcomes": "bulk",
    "Progress": "bulk",
    "Limits": "limit_settings",
    "CLIENT_LIMIT": "limit_settings",
    "NoLimiter": "limits",
    "LimitsState": "limit_state",
    "BudgetState": "limit_state",
    "WaitingCalls": "limit_state",
    "Priority": "call",
    "AccountKey": "auth.token",
    "AccountMismatchError": "errors",
    "AiohttpTransport": "transport",
    "AllegroClient": "client",
    "AllegroError": "errors",
    "AnswerTooLargeError": "errors",
    "ApiError": "errors",
    "App": "app",
    "AuthError": "errors",
    "AuthorizationRequest": "auth.code",
    "BadRequestError": "errors",
    "Call": "call",
    "CallOptions": "call",
    "ClientStateError": "errors",
    "Clock": "protocols",
    "CommandError": "errors",
    "CommandFailedError": "errors",
    "CommandTimeoutError": "errors",
    "ConfigurationError": "errors",
    "ConflictError": "errors",
    "DecodeError": "errors",
    "DeviceCode": "auth.device",
    "EncryptedTokenStore": "auth.encrypted",
    "EndpointRetiredError": "errors",
    "Environment": "app",
    "FairLimiter": "limits",
    "FileTokenStore": "auth.file",
    "ForbiddenError": "errors",
    "Hook": "protocols",
    "InvalidBodyError": "errors",
    "InvalidClientError": "errors",
    "KeyringTokenStore": "auth.keychain",
    "Limiter": "protocols",
    "LoginRequiredError": "errors",
    "MemoryTokenStore": "auth.memory",
    "MissingScopeError": "errors",
    "NotAcceptableError": "errors",
    "NotFoundError": "errors",
    "Operation": "call",
    "PRODUCTION": "app",
    "PageCeilingError": "errors",
    "Pager": "paging",
    "Paging": "call",
    "PendingSignIn": "auth.pending",
    "Problem": "errors",
    "RateLimitError": "errors",
    "Reply": "call",
    "Request": "protocols",
    "RequestLimit": "call",
    "RequestTimeoutError": "errors",
    "Response": "protocols",
    "RetryPolicy": "retry",
    "SANDBOX": "app",
    "Sender": "call",
    "ServerError": "errors",
    "SignInStore": "protocols",
    "SignedIn": "auth.login",
    "StaticToken": "auth.static",
    "Token": "auth.token",
    "TokenNotSavedError": "errors",
    "TokenStore": "protocols",
    "Transport": "protocols",
    "TransportError": "errors",
    "UnauthorizedError": "errors",
    "UserAgent": "app",
    "ValidationFailedError": "errors",
}


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
