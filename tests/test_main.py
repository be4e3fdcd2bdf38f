"""The door chooses before it loads anything."""

import subprocess
import sys

import pytest

from ktu_desktop.__main__ import _wants_window


@pytest.mark.parametrize("words", [[], ["--db", "x.db"], ["--db=x.db", "--lang", "kk"], ["--lang=ru"]])
def test_the_windows_own_options_open_the_window(words: list[str]) -> None:
    assert _wants_window(words)


@pytest.mark.parametrize(
    "words",
    [["plan"], ["--db", "x.db", "plan"], ["--version"], ["--help"], ["--db"], ["--lang", "ru", "--json"]],
)
def test_anything_else_is_the_command_lines(words: list[str]) -> None:
    assert not _wants_window(words)


def test_the_door_loads_no_library() -> None:
    ask = (
        "import sys; before = set(sys.modules); import ktu_desktop.__main__; "
        "loaded = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(loaded - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['ktu_desktop']"
