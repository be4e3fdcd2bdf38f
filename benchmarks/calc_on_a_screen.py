"""LibreOffice Calc on a virtual screen, typed into with real key events: what our typing is held against."""

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.keys import ENTER, PASTE, Keyboard

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse">
<value>false</value></prop><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse">
<value>99.9</value></prop></item></oor:items>"""
_KEYSYMS = {
    ENTER: 0xFF0D,
    "Home": 0xFF50,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "Shift": 0xFFE1,
    "Ctrl": 0xFFE3,
}
_PATIENCE = 30.0


class ScreenKeyboard(Keyboard):
    """Presses keys on an X display through its test extension."""

    def __init__(self, display: str) -> None:
        super().__init__()
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self._test.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        motion = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
        self._test.XTestFakeMotionEvent.argtypes = motion
        self._display = self._opened(display)
        self._test.XTestFakeMotionEvent(self._display, 0, 400, 400, 0)  # the keys go where the pointer is
        self._x.XFlush(self._display)

    def _opened(self, display: str) -> ctypes.c_void_p:
        """A screen names itself a moment before it lets anybody in."""
        until = time.monotonic() + _PATIENCE
        while not (opened := self._x.XOpenDisplay(display.encode())):
            assert time.monotonic() < until, f"no screen {display}"
            time.sleep(0.1)
        return ctypes.c_void_p(opened)

    def press(self, key: str) -> None:
        super().press(key)
        if key == PASTE:
            self.shortcut("Ctrl", "v")
        else:
            self._tap(key)

    def shortcut(self, *keys: str) -> None:
        """Keys held down together; not counted: they put there what is pasted, and save the file."""
        codes = [self._code(key) for key in keys]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XSync(self._display, 0)

    def _tap(self, key: str) -> None:
        self.shortcut(key)
        time.sleep(0.01)  # faster than anybody types, and Calc keeps up

    def _code(self, key: str) -> int:
        return int(self._x.XKeysymToKeycode(self._display, _KEYSYMS.get(key, ord(key[0]))))


@contextmanager
def calc(document: Path) -> Iterator[ScreenKeyboard]:
    """Calc with a document open, its cursor in A1."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:  # to the end of the line: it would die of a pipe closed before
        display = f":{answer.readline().strip()}"
    keyboard = ScreenKeyboard(display)
    profile = document.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    office = subprocess.Popen(
        [shutil.which("soffice") or "soffice", f"-env:UserInstallation={profile.as_uri()}",
         "--norestore", "--nologo", "--calc", str(document)],
        env={**os.environ, "DISPLAY": display, "SAL_USE_VCLPLUGIN": "gen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        _wait_until_open(document)
        yield keyboard
    finally:
        os.killpg(office.pid, 9)
        office.wait()
        screen.terminate()
        screen.wait()


def save(document: Path, keyboard: ScreenKeyboard) -> None:
    """Save with Ctrl+S and wait until the file is another."""
    before = document.stat().st_mtime_ns
    until = time.monotonic() + _PATIENCE
    keyboard.shortcut("Ctrl", "s")
    while document.stat().st_mtime_ns == before:
        assert time.monotonic() < until, "Calc does not save"
        time.sleep(0.05)
    time.sleep(0.5)


def _wait_until_open(document: Path) -> None:
    lock = document.with_name(f".~lock.{document.name}#")
    until = time.monotonic() + _PATIENCE
    while not lock.exists():
        assert time.monotonic() < until, "Calc does not open"
        time.sleep(0.1)
    time.sleep(3)  # the lock comes before the window takes keys
