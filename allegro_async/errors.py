"""The errors of the library: one tree, drawn here.

    AllegroError
    ├── ClientStateError          the client is closed, or used from another event loop
    ├── ConfigurationError        an argument or setting is wrong (also a ValueError)
    ├── InvalidBodyError          a request body does not fit its model (also a ValueError)
    ├── EndpointRetiredError      Allegro has switched the operation off
    ├── TransportError            no answer: connection refused, reset, cut, TLS failure
    │   ├── RequestTimeoutError   no answer in time
    │   └── AnswerTooLargeError   an answer larger than the transport's `max_body`
    ├── AuthError                 no usable token
    │   ├── LoginRequiredError    a person has to sign in (again)
    │   ├── MissingScopeError     the token lacks a scope
    │   ├── InvalidClientError    Client ID, secret or environment is wrong (also a ConfigurationError)
    │   ├── AccountMismatchError  somebody else signed in than the stored account
    │   └── TokenNotSavedError    the store failed; the new pair is in the error
    ├── ApiError                  Allegro answered with an error
    │   ├── BadRequestError       400
    │   ├── UnauthorizedError     401
    │   ├── ForbiddenError        403
    │   ├── NotFoundError         404
    │   ├── NotAcceptableError    406
    │   ├── ConflictError         409
    │   ├── ValidationFailedError 422
    │   ├── RateLimitError        429
    │   └── ServerError           500 to 599
    ├── DecodeError               an answer, or one item of it, cannot be read
    ├── PageCeilingError          a list goes on where Allegro lets nobody read
    └── CommandError              a command ended badly
        ├── CommandFailedError
        ├── CommandNotFoundError
        └── CommandTimeoutError

The errors of files, which belong to this tree, are drawn in `file_errors`.

All can be pickled. Their texts hold no token, secret, query string or personal data; what the server said
in full is in attributes, for those who ask for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .auth.token import Token

__all__ = [
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
]


def _restore(cls: type[AllegroError], args: tuple[Any, ...], state: dict[str, Any]) -> AllegroError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class AllegroError(Exception):
    """Anything that this library raises on purpose.

    Attributes:
        maybe_sent: True when Allegro may have acted on the call all the same: look before you repeat a write.
            So it is after a lost answer, also when a later attempt was refused or never left, and after a
            5xx, since a gateway speaks before the work or after it. False: nothing was done.
    """

    maybe_sent: bool = False

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class ClientStateError(AllegroError):
    """The client cannot be used now: it is closed, or belongs to another event loop."""


class ConfigurationError(AllegroError, ValueError):
    """A setting or an argument is wrong; the text says which and what is expected."""


class InvalidBodyError(AllegroError, ValueError):
    """A request body does not fit its model; nothing was sent.

    Attributes:
        fields: Each wrong field as a dotted path, with what is wrong with it.
    """

    def __init__(self, message: str, *, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})


class EndpointRetiredError(AllegroError):
    """Allegro has switched this operation off; nothing was sent.

    Pass `allow_retired=True` to call it all the same.
    """


class TransportError(AllegroError):
    """No answer came: the connection was refused, reset or cut, or TLS failed.

    Attributes:
        maybe_sent: False when the request provably never left. True when Allegro may have acted on it:
            look before you repeat a write.
    """

    def __init__(self, message: str, *, maybe_sent: bool) -> None:
        super().__init__(message)
        self.maybe_sent = maybe_sent


class RequestTimeoutError(TransportError):
    """No answer came within `timeout` (the whole call) or `attempt_timeout` (one attempt)."""


class AnswerTooLargeError(TransportError):
    """The answer is larger than the `max_body` of the transport; the rest was not read.

    Allegro has acted on the request. It is not repeated, since the answer would be as large again.
    """


class AuthError(AllegroError):
    """There is no usable token, or the token endpoint failed."""


class LoginRequiredError(AuthError):
    """A person has to sign in, for the first time or again.

    Attributes:
        account: The key of the account in the token store.
    """

    def __init__(self, message: str, *, account: str) -> None:
        super().__init__(message)
        self.account = account


class MissingScopeError(AuthError):
    """The token lacks a scope that the operation needs; nothing was sent.

    Attributes:
        scopes: The missing scopes. A new sign-in that asks for them gives a token that has them.
    """

    def __init__(self, message: str, *, scopes: tuple[str, ...]) -> None:
        super().__init__(message)
        self.scopes = scopes


class InvalidClientError(AuthError, ConfigurationError):
    """Allegro refuses the application itself: the Client ID, its secret or the environment is wrong."""


class _TokenInHandError(AuthError):
    """An error that offers a pair of tokens. The pair is left out when the error is pickled.

    Attributes:
        account: The key of the account in the token store.
        token: The pair, to keep it elsewhere; None in an error that was pickled.
    """

    def __init__(self, message: str, *, account: str, token: Token | None = None) -> None:
        super().__init__(message)
        self.account = account
        self.token = token

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, {**self.__dict__, "token": None})


class TokenNotSavedError(_TokenInHandError):
    """The token store failed to keep a new pair of tokens; no request uses it before it is stored.

    The client keeps the pair in memory and tries to store it again at the next call.
    """


class AccountMismatchError(_TokenInHandError):
    """Another account has signed in than the one whose token is stored under this key.

    Nothing was overwritten. Keep the new pair under another key, or call `logout()` first.
    """


class ApiError(AllegroError):
    """Allegro answered with an error.

    Attributes:
        status: The HTTP status.
        problems: What the answer says, entry by entry; empty when nothing was readable.
        trace_id: Allegro's id of the exchange, for its support. None when a gateway answered.
        headers: The headers of the answer, with names in lower case.
        call: The operation, as in `orders.get (GET /order/checkout-forms/{id})`.
    """

    def __init__(
        self,
        status: int,
        *,
        problems: tuple[Problem, ...] = (),
        trace_id: str | None = None,
        headers: Mapping[str, str] | None = None,
        call: str = "",
        advice: str = "",
    ) -> None:
        self.status = status
        self.problems = problems
        self.trace_id = trace_id
        self.headers = dict(headers or {})
        self.call = call
        super().__init__(self._text() + advice)

    @classmethod
    def for_status(cls, status: int, **details: Any) -> ApiError:
        """Make the error class that belongs to a status: by the status alone, never by the body."""
        return _BY_STATUS.get(status, ServerError if status in _SERVER_ERRORS else ApiError)(
            status, **details
        )

    @property
    def code(self) -> str:
        """The code of the first problem, or an empty text."""
        return self.problems[0].code if self.problems else ""

    def _text(self) -> str:
        said = "; ".join(str(problem) for problem in self.problems) or "no readable explanation"
        trace = f", trace-id {self.trace_id}" if self.trace_id else ""
        return f"Allegro answered {self.status}: {said} [{self.call}{trace}]"


_SERVER_ERRORS = range(500, 600)


class BadRequestError(ApiError):
    """400: the request is malformed."""


class UnauthorizedError(ApiError):
    """401: the token is not accepted, also after a refresh."""


class ForbiddenError(ApiError):
    """403: a missing scope, somebody else's object, a blocked application; see `problems` and the scopes."""


class NotFoundError(ApiError):
    """404: there is no such object (for you), or the feature is not available."""


class NotAcceptableError(ApiError):
    """406: Allegro does not offer this media type."""


class ConflictError(ApiError):
    """409: the state of the object forbids it, or it was changed meanwhile."""


class ValidationFailedError(ApiError):
    """422: the values are refused; each problem names the `path` of the field."""


class RateLimitError(ApiError):
    """429: over a request limit.

    Attributes:
        retry_after: Seconds to wait at least. Calling sooner prolongs the block.
    """

    def __init__(self, status: int = 429, *, retry_after: float | None = None, **details: Any) -> None:
        self.retry_after = retry_after
        super().__init__(status, **details)

    def _text(self) -> str:
        wait = f"; wait at least {self.retry_after:.0f} s" if self.retry_after is not None else ""
        return super()._text() + wait


class ServerError(ApiError):
    """500 to 599: Allegro, or a gateway before it, failed."""


_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    406: NotAcceptableError,
    409: ConflictError,
    422: ValidationFailedError,
    429: RateLimitError,
}


class DecodeError(AllegroError):
    """An answer, or one item of a list, does not fit its model.

    Attributes:
        raw: The JSON that could not be read, as bytes. It may hold personal data; the text does not.
        fields: Each wrong field as a dotted path, with what is wrong with it.
        call: The operation.
    """

    def __init__(
        self, message: str, *, raw: bytes = b"", fields: Mapping[str, str] | None = None, call: str = ""
    ) -> None:
        super().__init__(message)
        self.raw = raw
        self.fields = dict(fields or {})
        self.call = call


class PageCeilingError(AllegroError):
    """The list is longer than Allegro lets anybody read, and no time filter can split it.

    Attributes:
        total: How many items the list has, where Allegro says so.
        ceiling: The largest offset plus limit that Allegro accepts.
        left: How many items were not read, where that is known.
        filters: The arguments that narrow the list, by their names in Python.
    """

    def __init__(
        self,
        message: str,
        *,
        total: int | None,
        ceiling: int,
        left: int | None = None,
        filters: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.total = total
        self.ceiling = ceiling
        self.left = left
        self.filters = filters


class CommandError(AllegroError):
    """A command did not end well.

    Attributes:
        command_id: The id of the command, to look it up.
        ticket: What `client.resume` goes on with, in any process.
    """

    def __init__(self, message: str, *, command_id: str, ticket: str = "") -> None:
        super().__init__(message)
        self.command_id = command_id
        self.ticket = ticket


class CommandFailedError(CommandError):
    """Allegro could not carry the command out.

    Attributes:
        problems: What Allegro says of it, entry by entry.
    """

    def __init__(
        self, message: str, *, command_id: str, ticket: str = "", problems: tuple[Problem, ...] = ()
    ) -> None:
        super().__init__(message, command_id=command_id, ticket=ticket)
        self.problems = problems


class CommandNotFoundError(CommandError):
    """Allegro does not know the command: it never arrived, or is older than 7 days, or is somebody else's."""


class CommandTimeoutError(CommandError):
    """The command has not ended in the given time; it may still end well."""

    maybe_sent = True
