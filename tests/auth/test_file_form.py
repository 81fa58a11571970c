"""The form of a token file: old ones are read, and a damaged or foreign one is refused."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from allegro_async import (
    ConfigurationError,
    FileTokenStore,
)
from tests.auth.token_files import (
    HERE,
    KEY,
    PENDING,
    a_saved_file,
    failing,
    old_form,
    refusal,
    the_file,
    write_private,
)
from tests.doubles import a_token

DAMAGED = {
    "empty": "",
    "cut": '{"version": 2, "serial": "1", "tokens": [{"environment": "sand',
    "no JSON": "\x00\x01\x02",
    "a list": "[]",
    "no version": '{"tokens": []}',
    "a strange version": '{"version": "two"}',
    "an old version": '{"version": 0, "tokens": [], "sign_ins": []}',
    "a version that is a list": '{"version": []}',
    "no rows": '{"version": 2}',
    "rows that are numbers": '{"version": 2, "tokens": [1], "sign_ins": []}',
    "rows that are none": '{"version": 2, "tokens": null, "sign_ins": []}',
    "rows without a place": '{"version": 2, "tokens": [{"account": "a"}], "sign_ins": []}',
    "deep": "[" * 200_000,
    "first form without rows": '{"version": 1, "environment": "sandbox", "client_id": "client-id-1"}',
    "first form with a list": old_form({"shop-1": 1}),
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED.keys())
async def test_a_damaged_file_is_refused_and_left_as_it_is(text: str, tmp_path: Path) -> None:
    path = await a_saved_file(tmp_path)
    write_private(path, text)
    assert "is damaged; it was left as it is" in await refusal(tmp_path)
    assert path.read_text() == text


async def test_a_newer_form_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = await a_saved_file(tmp_path)
    write_private(path, '{"version": 3, "secrets": []}')
    assert "newer allegro_async" in await refusal(tmp_path)
    assert path.read_text() == '{"version": 3, "secrets": []}'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"account": "shop-1"', '"account": 7'),
        ('"expires_at": ', '"expires_at": [], "x": '),
        ('"expires_at": ', '"expires_at": Infinity, "x": '),
        ('"expires_at": ', '"expires_at": NaN, "x": '),
        ('"environment": "sandbox"', '"environment": null'),
    ],
)
async def test_a_row_without_a_place_or_an_expiry_damages_the_file(
    old: str, new: str, tmp_path: Path
) -> None:
    path = await a_saved_file(tmp_path)
    write_private(path, path.read_text().replace(old, new))
    assert "is damaged" in await refusal(tmp_path)


@pytest.mark.parametrize("field", ["access_token", "refresh_token", "scopes"])
async def test_one_damaged_token_leaves_the_others_usable(field: str, tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token())
    path = the_file(tmp_path)
    write_private(path, path.read_text().replace(f'"{field}": ', f'"{field}": 7, "x": '))
    await store.save(replace(KEY, account="shop-2"), a_token("other"))
    assert "The token of 'shop-1'" in await refusal(tmp_path, saving=False)
    assert await store.load(replace(KEY, account="shop-2")) == a_token("other")
    await store.save(KEY, a_token("healed"))
    assert await store.load(KEY) == a_token("healed")


async def test_fields_that_nobody_knows_yet_are_kept(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token())
    path = the_file(tmp_path)
    write_private(path, path.read_text().replace('"dead": false', '"dead": false, "colour": "red"'))
    await store.save(replace(KEY, account="shop-2"), a_token("other"))
    assert '"colour": "red"' in path.read_text()


@pytest.mark.parametrize(
    "place", [{"environment": "production"}, {"client_id": "client-id-2"}], ids=["environment", "Client ID"]
)
async def test_a_file_copied_from_elsewhere_is_refused(place: dict[str, str], tmp_path: Path) -> None:
    elsewhere = replace(KEY, **place)
    await FileTokenStore(tmp_path / "there").save(elsewhere, a_token("there"))
    path = await a_saved_file(tmp_path / "here")
    write_private(path, the_file(tmp_path / "there").read_text())
    assert "another environment or Client ID" in await refusal(tmp_path / "here")


async def test_one_foreign_row_or_sign_in_is_enough_to_refuse(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path)
    await store.save(KEY, a_token())
    await store.save_sign_in(*HERE, PENDING)
    path = the_file(tmp_path)
    text = path.read_text()
    head, tail = text.rsplit('"sandbox"', 1)
    write_private(path, f'{head}"production"{tail}')
    assert "another environment or Client ID" in await refusal(tmp_path)


class TestTheFirstForm:
    """Files as version 1 wrote them, under the name without a digest."""

    OLD = "sandbox-client-id-1.json"

    async def test_it_is_read_under_the_old_name(self, tmp_path: Path) -> None:
        write_private(tmp_path / self.OLD, old_form({"shop-1": a_token().as_dict()}))
        store = FileTokenStore(tmp_path)
        assert await store.load(KEY) == a_token()
        assert list(await store.accounts(*HERE)) == ["shop-1"]
        assert (tmp_path / self.OLD).exists()

    async def test_the_next_save_writes_the_new_form_and_keeps_every_row(self, tmp_path: Path) -> None:
        write_private(tmp_path / self.OLD, old_form({"shop-1": a_token().as_dict()}))
        store = FileTokenStore(tmp_path)
        await store.save(replace(KEY, account="shop-2"), a_token("second"))
        assert not (tmp_path / self.OLD).exists()
        assert json.loads(the_file(tmp_path).read_text())["version"] == 2
        assert await FileTokenStore(tmp_path).load(KEY) == a_token()
        assert await FileTokenStore(tmp_path).load(replace(KEY, account="shop-2")) == a_token("second")

    async def test_a_crash_after_the_renaming_loses_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_private(tmp_path / self.OLD, old_form({"shop-1": a_token().as_dict()}))
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", failing(OSError(28, "No space left on device")))
            with pytest.raises(ConfigurationError, match="No space left"):
                await FileTokenStore(tmp_path).save(KEY, a_token("new"))
        assert await FileTokenStore(tmp_path).load(KEY) == a_token()

    async def test_a_file_of_the_other_pair_with_the_same_old_name_is_left_alone(
        self, tmp_path: Path
    ) -> None:
        text = old_form({"shop-1": a_token("foreign").as_dict()}, environment="SandBox")
        write_private(tmp_path / self.OLD, text)
        store = FileTokenStore(tmp_path)
        assert await store.load(KEY) is None
        await store.save(KEY, a_token())
        assert (tmp_path / self.OLD).read_text() == text
        assert await store.load(KEY) == a_token()

    async def test_a_changed_file_is_seen_although_it_has_no_serial_number(self, tmp_path: Path) -> None:
        store = FileTokenStore(tmp_path)
        for name in ("first", "other"):
            write_private(tmp_path / self.OLD, old_form({"shop-1": a_token(name).as_dict()}))
            os.utime(tmp_path / self.OLD, ns=(1, 1))
            assert await store.load(KEY) == a_token(name)
