"""Settings come back as they were kept, and a damaged file is as good as none."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ktu_desktop.settings import (
    AS_THE_SYSTEM,
    DARK,
    FILE_NAME,
    LIGHT,
    Settings,
    load_settings,
    save_settings,
    system_language,
)


@given(
    st.builds(
        Settings,
        language=st.sampled_from(["", "en", "ru", "kk"]),
        author=st.text(),
        near_percent=st.integers(0, 100),
        colours=st.sampled_from([LIGHT, DARK, AS_THE_SYSTEM]),
    )
)
def test_kept_and_loaded_are_the_same(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    folder = tmp_path_factory.mktemp("settings")
    save_settings(folder, settings)
    assert load_settings(folder) == settings


@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_other_file_is_as_good_as_none(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / FILE_NAME).write_bytes(content)
    assert load_settings(folder) == Settings()


def test_one_bad_choice_does_not_lose_the_others(tmp_path: Path) -> None:
    text = json.dumps({"language": "fr", "author": "А. Секретарь", "near_percent": 500, "colours": 7})
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert load_settings(tmp_path) == Settings(author="А. Секретарь")


def test_the_file_is_private(tmp_path: Path) -> None:
    save_settings(tmp_path / "new", Settings(author="A"))
    kept = tmp_path / "new" / FILE_NAME
    assert os.name == "nt" or stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("variable", "language"),
    [
        ("ru_RU.UTF-8", "ru"),
        ("kk_KZ", "kk"),
        ("de_DE.UTF-8", "en"),
        ("C.UTF-8", "en"),
        ("Kazakh_Kazakhstan", "kk"),
    ],
)
def test_the_computers_language(monkeypatch: pytest.MonkeyPatch, variable: str, language: str) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", variable)
    assert system_language() == language
