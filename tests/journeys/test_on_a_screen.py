"""The real program on a real (virtual) screen, driven by real keys and a real mouse, in Russian.

There is no window manager: the first window to come has the keyboard, and what is on top is what was raised.
"""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from ktu_desktop.app import MARK_START
from tests.filling import fill
from tests.journeys import drag_source
from tests.journeys.x_screen import XScreen

pytestmark = pytest.mark.journey

UNIT, YEAR = "EAT-ES", "2023"
NAMED = "Энергетические системы"


@pytest.fixture(scope="module")
def screen() -> Iterator[XScreen]:
    screen = XScreen()
    yield screen
    screen.close()


class Process:
    """A program on the screen, and the lines it says."""

    def __init__(self, screen: XScreen, *words: str) -> None:
        environment = {**os.environ, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "LANG": "ru_RU.UTF-8"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def says(self, word: str) -> None:
        """Wait until it says this line."""
        while self._lines.get(timeout=60) != word:
            pass

    def ends(self) -> int:
        """Wait for its end: the exit code."""
        return self._process.wait(30)

    def kill(self) -> None:
        """End it now."""
        self._process.kill()
        self._process.wait(30)
        self._listener.join(30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.strip())


class Secretary:
    """A person at the screen; what she reads afterwards on paper she asks the command line for."""

    def __init__(self, screen: XScreen, database: Path) -> None:
        self.screen, self.database = screen, database
        self.processes: list[Process] = []

    def starts(self) -> Process:
        process = Process(self.screen, "ktu_desktop", "--db", str(self.database), MARK_START)
        self.processes.append(process)
        return process

    def opens(self) -> Process:
        """Start the program and wait until all of its window is there."""
        process = self.starts()
        process.says("complete")
        self.screen.gives_keyboard_to("KTU Desktop")
        return process

    def sees(self, title: str) -> None:
        self.screen.waits_for(lambda: any(title in shown for shown in self.screen.windows()))

    def chooses(self, key: str, text: str) -> None:
        """From a list that a key opens. X gives keys to a list that is closing: no hand is so quick."""
        before = len(self.screen.windows())
        self.screen.presses(key)
        self.screen.waits_for(lambda: len(self.screen.windows()) > before)
        self.screen.types(text)
        self.screen.presses("Return")
        self.screen.waits_for(lambda: len(self.screen.windows()) == before)

    def finds(self, indicator: str) -> None:
        self.screen.presses("Control_L+f")
        self.screen.types(indicator)
        self.screen.presses("Return")

    def asks(self, *words: str) -> Any:
        command = [sys.executable, "-m", "ktu_desktop", "--db", str(self.database), *words, "--json"]
        return json.loads(subprocess.run(command, capture_output=True, timeout=60, check=True).stdout)

    def values(self, *codes: str) -> Sequence[str | None]:
        rows = self.asks("show", "--org", UNIT, "--year", YEAR)["indicators"]
        found = {row["code"]: row["value"] for row in rows}
        return [found[code] for code in codes]

    def waits_until_stored(self, **expected: str | None) -> None:
        codes = [code.replace("_", ".").strip(".") for code in expected]
        self.screen.waits_for(lambda: list(self.values(*codes)) == list(expected.values()))

    def drags(self, file: Path) -> Process:
        """Drag a file from another program's window onto the middle of the screen."""
        source = Process(self.screen, "tests.journeys.drag_source", str(file))
        self.processes.append(source)
        source.says("shown")
        left, top, width, height = drag_source.PLACE
        self.screen.moves_to(left + width // 2, top + height // 2)
        with self.screen.holds_button():
            for step in range(20):
                self.screen.moves_to(left + width // 2 + 30 * step, top + height // 2 - 10 * step)
            source.says("taken")
        return source

    def leaves(self) -> None:
        for process in self.processes:
            process.kill()


@pytest.fixture
def secretary(screen: XScreen, tmp_path: Path) -> Iterator[Secretary]:
    secretary = Secretary(screen, tmp_path / "план.db")
    yield secretary
    secretary.leaves()


def test_typed_dropped_raised_closed_and_there_again(secretary: Secretary, tmp_path: Path) -> None:
    screen = secretary.screen
    window = secretary.opens()
    _begins(secretary)
    _types(secretary)

    returned = tmp_path / "возврат.xlsx"
    secretary.asks("export", "--org", UNIT, "--year", YEAR, str(returned))
    fill(returned, {("1.2.3", 0): 12})
    source = secretary.drags(returned)
    assert screen.windows()[-1] == drag_source.TITLE
    assert secretary.starts().ends() == 0, "a second start raises the first window"
    assert NAMED in screen.windows()[-1]
    source.kill()
    screen.gives_keyboard_to(NAMED)
    _applies(secretary)

    screen.presses("Escape")  # back to the sheet
    secretary.finds("1.2.4")
    screen.types("31")  # no Enter: leaving the program is leaving the field
    screen.presses("Control_L+q")
    assert window.ends() == 0
    assert secretary.values("1.1.8", "1.2.3", "1.2.4") == ["6", "12", "31"]

    again = secretary.opens()
    secretary.sees(f"{NAMED}, {YEAR}")
    secretary.finds("1.1.8")
    screen.types("двадцать")
    screen.presses("Return", "Control_L+q")
    assert again.ends() == 0
    assert secretary.values("1.1.8") == ["6"], "what is no number does not replace one"


def _begins(secretary: Secretary) -> None:
    """The first start: whose numbers, one's name, and the year."""
    screen = secretary.screen
    secretary.chooses("Return", UNIT)
    screen.types("Иванова")
    screen.presses("Return")
    secretary.sees(NAMED)
    secretary.chooses("Control_L+Shift_L+o", YEAR)
    secretary.sees(f"{NAMED}, {YEAR}")


def _types(secretary: Secretary) -> None:
    """With the Russian layout on: keys, codes and digits are where they always are."""
    secretary.finds("1.1.8")
    secretary.screen.types("6 ед")
    secretary.screen.presses("Return")
    secretary.waits_until_stored(_1_1_8="6")
    (entry,) = secretary.asks("history", "--org", UNIT, "--year", YEAR)["history"]
    assert entry["who"] == "Иванова"


def _applies(secretary: Secretary) -> None:
    """Press Apply by its letter until the numbers have been read and it is there."""

    def applied() -> bool:
        secretary.screen.presses("Alt_L+и")
        return secretary.values("1.2.3") == ["12"]

    secretary.screen.waits_for(applied)
