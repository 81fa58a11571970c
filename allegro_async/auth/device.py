"""Sign in by the device flow (RFC 8628): a person opens a link, this process waits."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from ..errors import AuthError, TransportError
from .endpoint import Failure, json_object, read_reply, refusal, token_request
from .prompt import link_as_html
from .token import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..app import App
    from ..protocols import Clock, Transport

__all__ = ["DeviceCode", "sign_in"]

_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_TIMEOUT = 30.0
_SLOWER = 5.0  # seconds to add on `slow_down` (RFC 8628, section 3.5)
_OK = 200
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person needs to sign in; `str` of it is a sentence to show.

    Attributes:
        url: The page to open; it knows the code already.
        user_code: The code that the page shows, or asks for.
        expires_in: Seconds until the code is void.
        interval: Seconds between two questions to Allegro.
        device_code: The secret half of the code.
    """

    url: str
    user_code: str
    expires_in: float
    interval: float
    device_code: str = field(repr=False)

    def __str__(self) -> str:
        return f"To sign in to Allegro, open {self.url} and confirm the code {self.user_code}"

    def _repr_html_(self) -> str:
        code = f"and confirm the code <strong>{escape(self.user_code)}</strong>"
        return link_as_html("To sign in to Allegro, open", self.url, code)


async def sign_in(
    app: App,
    transport: Transport,
    clock: Clock,
    *,
    prompt: Callable[[DeviceCode], Any],
    scopes: Iterable[str] = (),
) -> Token:
    """Get a token by the device flow.

    Args:
        app: The application.
        transport: Carries the requests.
        clock: Tells the time and waits.
        prompt: Called once with the code; shows it to the person.
        scopes: The scopes to ask for; none: all that the application has.

    Raises:
        AuthError: The person refused, the code ran out, or Allegro refuses the application.
    """
    code = await _device_code(app, transport, scopes)
    prompt(code)
    request = token_request(app, "token", {"grant_type": _GRANT, "device_code": code.device_code})
    interval, end = code.interval, clock.monotonic() + code.expires_in
    while clock.monotonic() < end:
        await clock.sleep(interval)
        try:
            answer = read_reply(await transport.send(request, timeout=_TIMEOUT), now=clock.time())
        except TransportError:
            continue  # the code is still good: ask again
        if isinstance(answer, Token):
            return answer
        if answer.kind == "slow_down":
            interval += _SLOWER
        elif answer.kind not in {"pending", "transient"}:
            raise _refusal(answer, app)
    raise AuthError("The sign-in was not confirmed in time: the code has run out; call login_device() again")


async def _device_code(app: App, transport: Transport, scopes: Iterable[str]) -> DeviceCode:
    fields = {"client_id": app.client_id}
    if wanted := " ".join(scopes):
        fields["scope"] = wanted
    response = await transport.send(token_request(app, "device", fields), timeout=_TIMEOUT)
    content = json_object(response.body)
    if response.status != _OK or not isinstance(content.get("device_code"), str):
        answer = read_reply(response, now=0.0)
        raise refusal(answer if isinstance(answer, Failure) else Failure("transient", response.status), app)
    return DeviceCode(
        url=str(content.get("verification_uri_complete") or content.get("verification_uri", "")),
        user_code=str(content.get("user_code", "")),
        expires_in=_seconds(content.get("expires_in"), 3600),
        interval=_seconds(content.get("interval"), 5),
        device_code=content["device_code"],
    )


def _seconds(value: object, default: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _DAY:
        return default
    return float(value)


def _refusal(answer: Failure, app: App) -> AuthError:
    if answer.kind == "denied":
        return AuthError("The person refused the sign-in")
    if answer.kind in {"dead", "expired"}:
        return AuthError("The code of the sign-in has run out; call login_device() again")
    return refusal(answer, app)
