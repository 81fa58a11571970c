"""The application, its User-Agent and Allegro's environments."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async import PRODUCTION, SANDBOX, App, ConfigurationError, Environment, UserAgent
from tests.doubles import APP, SECRET

PAGE = "https://shop.example/about"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("MyShop", "MyShop"),
        ("Mój Sklep", "Moj-Sklep"),
        ("  Zażółć gęślą jaźń ", "Zazolc-gesla-jazn"),
        ("ŁÓDŹ", "LODZ"),
        ("a  b", "a-b"),
    ],
)
def test_the_name_loses_polish_marks_and_spaces(name: str, shown: str) -> None:
    assert str(UserAgent(name, "1.4", PAGE)) == f"{shown}/1.4 (+{PAGE})"


@pytest.mark.parametrize(
    ("name", "version", "url", "part"),
    [
        ("", "1", PAGE, "name"),
        ("Шоп", "1", PAGE, "name"),
        ("a/b", "1", PAGE, "name"),
        ("a\r\nX: 1", "1", PAGE, "name"),
        ("Shop", "1", PAGE + "\r\n", "page"),
        ("Shop", "1", PAGE + "\0", "page"),
        ("Shop", "", PAGE, "version"),
        ("Shop", "1 2", PAGE, "version"),
        ("Shop", "1", "", "page"),
        ("Shop", "1", "shop.example", "page"),
        ("Shop", "1", "ftp://shop.example", "page"),
        ("Shop", "1", "https://", "page"),
        ("Shop", "1", "https://[::1", "page"),
        ("Shop", "1", "https://shop.example:port/", "page"),
        ("Shop", "1", "https://żółw.example", "page"),
        ("Shop", "1", "https://shop.example/a b", "page"),
        ("Shop", "1", "https://shop.example/(x)", "page"),
    ],
)
def test_a_user_agent_that_the_header_cannot_carry_is_refused(
    name: str, version: str, url: str, part: str
) -> None:
    with pytest.raises(ConfigurationError, match=part):
        UserAgent(name, version, url)


@given(st.text(), st.text(), st.text())
def test_any_user_agent_is_a_clean_header_or_refused(name: str, version: str, url: str) -> None:
    try:
        header = str(UserAgent(name, version, url))
    except ConfigurationError:
        return
    assert header.isascii()
    assert header.isprintable()


def test_a_user_agent_is_read_from_its_text() -> None:
    agent = UserAgent.parse(f" MyShop/1.4 (+{PAGE}) ")
    assert (agent.name, agent.version, agent.url) == ("MyShop", "1.4", PAGE)


@pytest.mark.parametrize("text", ["", "MyShop", "MyShop/1.4", "python-requests/2.0 https://x.example"])
def test_another_form_of_a_user_agent_is_refused_with_the_right_one(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"Allegro wants the form MyShop/1\.4"):
        UserAgent.parse(text)


def test_the_environments_are_found_by_name() -> None:
    assert Environment.named("production") is PRODUCTION
    assert Environment.named("sandbox") is SANDBOX


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("http://[::1]:1", "http://[::1]:1"),
        ("https://user:word@127.0.0.1", "https://127.0.0.1"),
    ],
)
def test_a_local_sandbox_is_found_by_its_address(address: str, origin: str) -> None:
    where = Environment.named(address)
    assert {where.name, where.api, where.upload, where.auth} == {origin}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "prod",
        "https://api.allegro.pl",
        "http://192.168.0.1:8080",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1:port",
        "http://127.0.0.1:99999",
        "http://[::1",
        "ftp://127.0.0.1",
        "127.0.0.1:8080",
    ],
)
def test_an_unknown_environment_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(ConfigurationError, match="use 'production', 'sandbox' or the address"):
        Environment.named(name)


def test_upload_and_api_have_hosts_of_their_own() -> None:
    assert PRODUCTION.origin("api") == "https://api.allegro.pl"
    assert PRODUCTION.origin("upload") == "https://upload.allegro.pl"


@pytest.mark.parametrize("value", ["", "  ", "ż"])
def test_an_application_needs_id_and_secret(value: str) -> None:
    with pytest.raises(ConfigurationError, match="client_id is missing"):
        App(value, "s", user_agent="S/1 (+https://s.example)")
    with pytest.raises(ConfigurationError, match="client_secret is missing"):
        App("c", value, user_agent="S/1 (+https://s.example)")


def test_the_secret_is_in_no_repr() -> None:
    assert SECRET not in repr(APP) + str(APP)


def test_blanks_around_pasted_credentials_are_dropped() -> None:
    app = App(" id\n", "\tsecret ", user_agent=UserAgent("S", "1", PAGE), environment=SANDBOX)
    assert (app.client_id, app.client_secret, app.environment) == ("id", "secret", SANDBOX)


def test_an_application_can_be_copied_and_pickled() -> None:
    assert copy.copy(APP) == APP
    assert pickle.loads(pickle.dumps(APP)) == APP  # noqa: S301 - our own
