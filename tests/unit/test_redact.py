"""Texts of the server lose what must not stand in logs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegro_async._redact import redact
from tests.doubles import jwt

WORDS = st.text("abcdefghij ,.:;", max_size=60)
URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SECRETS = st.one_of(
    st.text(URL_SAFE, min_size=8, max_size=30).map(jwt),
    st.text(URL_SAFE, min_size=40, max_size=1500),
    st.text("0123456789abcdef", min_size=40, max_size=64),
)
EMAILS = st.tuples(st.text("abcXYZ.+_1", min_size=1), st.sampled_from(["allegro.pl", "x.example.com"])).map(
    "@".join
)
PHONES = st.from_regex(r"\+48[ -]?[5-8][0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{3}", fullmatch=True)


@given(WORDS, st.one_of(SECRETS, EMAILS, PHONES), WORDS)
def test_no_token_address_or_phone_number_survives(before: str, secret: str, after: str) -> None:
    assert secret not in redact(f"{before} {secret} {after}")


@given(st.lists(SECRETS, min_size=1, max_size=12))
def test_no_part_of_a_token_survives_the_cutting_of_a_long_text(secrets: list[str]) -> None:
    shown = redact(" ".join(secrets))
    assert not any(secret[:20] in shown for secret in secrets)


@given(st.text(max_size=6000))
def test_any_text_comes_out_at_most_300_characters_long(text: str) -> None:
    assert len(redact(text)) <= 300


@pytest.mark.parametrize("run", ["a" * 2_000_000, "a@" * 1_000_000, "1 " * 1_000_000, "?a" * 1_000_000])
def test_a_huge_text_takes_no_time(run: str) -> None:
    began = time.process_time()
    redact(run)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        "The object 29738e61-7f6a-11e8-ac45-095360123456 does not exist",
        "sellingMode.price.amount must not be less than 1.00",
        "java.lang.IllegalStateException: checkoutForm.fulfillment.status is wrong",
        "Category 257931 is no leaf; parameter 11323_1 is missing",
    ],
)
def test_what_helps_a_developer_stays(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call https://api.allegro.pl/sale/offers?phrase=anna+nowak&x=1 again", "Call https://…"),
        ("tel. (22) 600-100-200.", "tel. (…."),
        ("offer 12345678901", "offer …"),
    ],
)
def test_a_query_and_anything_like_a_phone_number_go(text: str, shown: str) -> None:
    found = redact(text)
    assert found.startswith(shown[:6])
    assert "nowak" not in found
    assert not any(part in found for part in ("600", "12345678901"))
