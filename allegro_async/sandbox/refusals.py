"""Every way in which the sandbox says no, with Allegro's own bodies (allegro-facts, section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .data.jsons import to_json
from .exchange import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .exchange import Exchange
    from .schema.judging import Problem

_MOST = 20
"""So many errors are listed at most."""

# The message for people by code, in English and Polish. Who asks for another language gets English.
_FOR_PEOPLE = {
    "NOT_FOUND": ("We could not find what you asked for.", "Nie znaleźliśmy tego, o co prosisz."),
    "METHOD_NOT_ALLOWED": ("This cannot be done here.", "Tego nie można tu zrobić."),
    "ACCESS_DENIED": ("You may not do this.", "Nie masz do tego dostępu."),
    "INVALID_USER_AGENT": ("The application does not introduce itself.", "Aplikacja się nie przedstawia."),
    "RateLimitExceedException": ("Too many requests at once.", "Zbyt wiele zapytań naraz."),
    "NOT_ACCEPTABLE": ("This version of the answer does not exist.", "Nie ma takiej wersji odpowiedzi."),
    "UNSUPPORTED_MEDIA_TYPE": (
        "We cannot read this kind of content.",
        "Nie potrafimy odczytać takiej treści.",
    ),
    "INTERNAL_ERROR": ("Something broke on our side.", "Coś zepsuło się po naszej stronie."),
    "NOT_IN_SANDBOX": ("The local sandbox cannot do this.", "Lokalny sandbox tego nie potrafi."),
    "UnknownJSONProperty": (
        "There is something in the data that nobody here knows.",
        "W danych jest coś, czego nikt tu nie zna.",
    ),
    "VALIDATION_ERROR": ("One of the values cannot be.", "Jedna z wartości jest niemożliwa."),
    "JsonParseException": ("We cannot read the data.", "Nie potrafimy odczytać danych."),
    "JsonMappingException": ("The data has another form.", "Dane mają inną postać."),
    "PRECONDITION_FAILED": ("It has changed in the meantime.", "W międzyczasie coś się zmieniło."),
    "CONFLICT": ("Somebody was faster.", "Ktoś był szybszy."),
}
_FOR_ANYTHING = ("Check what you have sent.", "Sprawdź przesłane dane.")


def refuse(
    exchange: Exchange,
    status: int,
    code: str,
    message: str,
    *,
    path: str | None = None,
    details: str | None = None,
) -> Answer:
    """Say no in Allegro's usual form: a list of errors.

    Args:
        exchange: The request; it says the language of the message for people.
        status: The HTTP status.
        code: The kind of the error.
        message: What is wrong, in English, for developers.
        path: Which property or parameter is wrong.
        details: More about it.
    """
    return _errors(status, [_error(exchange, code, message, path=path, details=details)])


def refuse_all(exchange: Exchange, problems: Sequence[Problem]) -> Answer:
    """Say no to a request that is not what the interface file wants, with everything that is wrong.

    What cannot be read at all is 400, what can be read and cannot be is 422.

    Args:
        exchange: The request.
        problems: At least one.
    """
    codes = {"json": "JsonParseException", "unknown": "UnknownJSONProperty", "invalid": "VALIDATION_ERROR"}
    errors: list[dict[str, object]] = []
    for each in problems[:_MOST]:
        code = codes[each.kind] if each.path or each.kind == "json" else "JsonMappingException"
        errors.append(_error(exchange, code, each.message, path=each.path or None))
    return _errors(422 if problems[0].path else 400, errors)


def _error(
    exchange: Exchange, code: str, message: str, *, path: str | None, details: str | None = None
) -> dict[str, object]:
    english, polish = _FOR_PEOPLE.get(code, _FOR_ANYTHING)
    return {
        "code": code,
        "message": message,
        "details": details,
        "path": path,
        "userMessage": polish if exchange.in_polish else english,
        "metadata": {},
    }


def _errors(status: int, errors: Sequence[Mapping[str, object]]) -> Answer:
    return Answer(status, to_json({"errors": errors}))


def not_found(exchange: Exchange, what: str) -> Answer:
    """404 for a thing that does not exist."""
    return refuse(exchange, 404, "NOT_FOUND", f"There is no {what}")


def invalid(exchange: Exchange, path: str, message: str) -> Answer:
    """422 for a value that cannot be."""
    return refuse(exchange, 422, "VALIDATION_ERROR", message, path=path)


def unknown_property(exchange: Exchange, path: str) -> Answer:
    """422 for a property that the operation does not know (allegro-api issue 10149)."""
    return refuse(exchange, 422, "UnknownJSONProperty", f"Unknown property: {path}", path=path)


def not_in_sandbox(exchange: Exchange, what: str) -> Answer:
    """501: Allegro can do it, the sandbox cannot, and says so."""
    return refuse(exchange, 501, "NOT_IN_SANDBOX", f"The local sandbox cannot do this: {what}")


def unauthorized(error: str, description: str) -> Answer:
    """401, whose body is that of OAuth."""
    return oauth_error(error, description, status=401)


def oauth_error(error: str, description: str, *, status: int = 400) -> Answer:
    """Say no in OAuth's form (RFC 6749, section 5.2)."""
    body = to_json({"error": error, "error_description": description})
    return Answer(status, body, "application/json")
