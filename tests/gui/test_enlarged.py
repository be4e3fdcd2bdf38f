"""On small screens on which everything is enlarged no text is cut and the window fits (views/enlarged.py)."""

import os
import subprocess
import sys

import pytest

TITLE_AND_TASK_BAR = 60
"""Pixels of the screen that the window does not get."""

FEW = ("first-start", "sheet", "side-by-side", "common-data", "overview", "import-foreign", "print", "crash")


@pytest.mark.parametrize(
    ("scale", "screen", "language"),
    [("2", (1920, 1080), "kk"), ("1.5", (1366, 768), "ru")],
    ids=["200 % of full HD", "150 % of a notebook"],
)
def test_nothing_is_cut_and_the_window_fits(scale: str, screen: tuple[int, int], language: str) -> None:
    width, height = (int(side / float(scale)) for side in screen)
    command = [sys.executable, "-m", "tests.views.enlarged", str(width), str(height - TITLE_AND_TASK_BAR)]
    environment = {**os.environ, "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [*command, language, *FEW], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{scale} times"]
