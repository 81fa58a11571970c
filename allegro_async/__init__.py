"""The asyncio client library for the Allegro REST API: typed, complete, calm.

    from allegro_async import AllegroClient, App, UserAgent

Models live in `allegro_async.models`, errors in `allegro_async.errors`, the local sandbox in
`allegro_async.sandbox`. Nothing of these but the errors is loaded before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .app import PRODUCTION, SANDBOX, App, Environment, UserAgent
from .auth.memory import MemoryTokenStore
from .auth.token import AccountKey, Token
from .call import Call, CallOptions, Operation, Paging, Reply, RequestLimit, Sender
from .client import AllegroClient
from .errors import (
    AllegroError,
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
    LoginRequiredError,
    MissingScopeError,
    NotAcceptableError,
    NotFoundError,
    PageCeilingError,
    Problem,
    RateLimitError,
    RequestTimeoutError,
    ServerError,
    TransportError,
    UnauthorizedError,
    ValidationFailedError,
)
from .limits import FairLimiter
from .paging import Pager
from .protocols import Clock, Hook, Limiter, Request, Response, TokenStore, Transport
from .retry import RetryPolicy
from .transport import AiohttpTransport

if TYPE_CHECKING:
    from .auth.file import FileTokenStore

__version__ = "0.1.0"

__all__ = [
    "PRODUCTION",
    "SANDBOX",
    "AccountKey",
    "AiohttpTransport",
    "AllegroClient",
    "AllegroError",
    "ApiError",
    "App",
    "AuthError",
    "BadRequestError",
    "Call",
    "CallOptions",
    "ClientStateError",
    "Clock",
    "CommandError",
    "CommandFailedError",
    "CommandTimeoutError",
    "ConfigurationError",
    "ConflictError",
    "DecodeError",
    "EndpointRetiredError",
    "Environment",
    "FairLimiter",
    "FileTokenStore",
    "ForbiddenError",
    "Hook",
    "InvalidBodyError",
    "Limiter",
    "LoginRequiredError",
    "MemoryTokenStore",
    "MissingScopeError",
    "NotAcceptableError",
    "NotFoundError",
    "Operation",
    "PageCeilingError",
    "Pager",
    "Paging",
    "Problem",
    "RateLimitError",
    "Reply",
    "Request",
    "RequestLimit",
    "RequestTimeoutError",
    "Response",
    "RetryPolicy",
    "Sender",
    "ServerError",
    "Token",
    "TokenStore",
    "Transport",
    "TransportError",
    "UnauthorizedError",
    "UserAgent",
    "ValidationFailedError",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name == "FileTokenStore":  # its libraries are loaded only by those who keep tokens in files
        from .auth.file import FileTokenStore

        return FileTokenStore
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
