"""How long starts take: the program's, as it says itself, and that of a bare window with one table.

Not a benchmark by itself: start_painted and start_typing use it. Both kinds of start run with compiled
modules, in turn, and the middle of several is taken. The program starts as it does on any day but the first:
its database is there and was closed properly.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from threading import Timer

from ktu_desktop.app import MARK_START

RUNS = 7
PATIENCE = 60.0
"""Seconds after which a start that says nothing is ended."""

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

def painted():
    sys.stderr.write("painted\\n")
    sys.stderr.flush()

application = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QTableView())
window.resize(1366, 740)
window.show()
application.exec()
"""

FIRST_START = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ktu_desktop import paths
from ktu_desktop.app import Options, Program

application = QApplication(sys.argv)
program = Program(application, Options(paths.default_database()))
program.window.show()
until = time.monotonic() + 60
while not (program.completed and program.session.workspace) and time.monotonic() < until:
    application.processEvents()
program.window.close()
program.close()
"""


def ratio_of(mark: str) -> float:
    """The program's time to ``painted`` or ``ready`` in times of a bare window."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = _surroundings(folder)
        subprocess.run([sys.executable, "-c", FIRST_START], env=surroundings, check=True, timeout=120)
        program = [str(Path(sys.executable).with_name("ktu-desktop")), MARK_START]
        bare = [sys.executable, "-c", BARE]
        _seconds(bare, "painted", surroundings), _seconds(program, mark, surroundings)  # warms up
        floors, ours = [], []
        for _ in range(RUNS):
            floors.append(_seconds(bare, "painted", surroundings))
            ours.append(_seconds(program, mark, surroundings))
    return median(ours) / median(floors)


def _surroundings(folder: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return {**kept, "KTU_DESKTOP_HOME": folder, "QT_QPA_PLATFORM": platform}


def _seconds(command: list[str], mark: str, surroundings: dict[str, str]) -> float:
    """Seconds from starting the process to its line ``mark``; the process is ended then."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=surroundings)
    alarm = Timer(PATIENCE, process.kill)
    alarm.start()
    assert process.stderr is not None
    said = any(line.strip() == mark for line in process.stderr)
    spent = time.perf_counter() - begun
    alarm.cancel()
    process.kill()
    process.communicate()
    if not said:
        raise RuntimeError(f"{command[0]} did not say {mark}")
    return spent
