"""Files are found from a checkout, a wheel and a frozen program; the user's files where they should be."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ktu_desktop import paths


def test_a_checkout_has_its_data_beside_the_package() -> None:
    assert paths.data_root() == Path(__file__).parent.parent
    assert paths.resource("plan").is_dir()


def test_a_wheel_and_a_frozen_program_have_their_data_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site" / "ktu_desktop"
    (package / "resources" / "plan").mkdir(parents=True)
    (package / "db" / "migrations").mkdir(parents=True)
    for name in ("__init__.py", "paths.py"):
        shutil.copy(Path(paths.__file__).parent / name, package)
    ask = "from ktu_desktop import paths; print(paths.resource('plan')); print(paths.migrations())"
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=package.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(package / "resources" / "plan"), str(package / "db" / "migrations")]


def test_the_users_files_lie_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "мои данные"))
    assert paths.default_database().parent == tmp_path / "мои данные"
    assert paths.log_folder().parent == tmp_path / "мои данные"


def test_the_users_files_lie_in_the_users_folder(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if sys.platform.startswith("linux"):
        assert paths.user_data_folder() == own_home / ".local" / "share" / "ktu-desktop"
    assert paths.user_data_folder().name == "ktu-desktop"


def test_the_program_can_start_itself(tmp_path: Path) -> None:
    done = subprocess.run(
        paths.own_command("--self-check", "--json"), cwd=tmp_path, capture_output=True, text=True
    )
    assert '"checks"' in done.stdout


def test_a_frozen_program_starts_its_console_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("folder") / "KTU Desktop.exe"))
    assert paths.own_command("plan") == [str(Path("folder") / "ktu-desktop.exe"), "plan"]
