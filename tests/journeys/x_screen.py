"""A screen without glass (Xvfb), and the hands of a person at it: real key presses and mouse moves (XTest).

Text is typed on the keyboard layout that has its letters, as a person switches from English to Russian:
so shortcuts, digits and letters arrive as they do on an office computer.
"""

import contextlib
import ctypes
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from ctypes import byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

_SHIFT = "Shift_L"
_LAYOUTS = "us,ru"
_XKB_CORE_KEYBOARD = 0x100
_VIEWABLE = 2
_KEY_PAUSE = 0.004
"""Seconds between two events: XTest sends faster than any hand, and menus grab the keyboard on opening."""


class _WindowAttributes(ctypes.Structure):
    """XWindowAttributes of Xlib.h."""

    _fields_ = (
        *((name, c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        *(("visual", c_void_p), ("root", c_ulong)),
        *((name, c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        *((name, c_ulong) for name in ("backing_planes", "backing_pixel")),
        *(("save_under", c_int), ("colormap", c_ulong), ("map_installed", c_int), ("map_state", c_int)),
        *((name, c_long) for name in ("all_event_masks", "your_event_mask", "do_not_propagate_mask")),
        *(("override_redirect", c_int), ("screen", c_void_p)),
    )


class XScreen:
    """One X server of its own with one keyboard and one mouse; ``name`` is what DISPLAY is set to."""

    def __init__(self, size: str = "1366x768") -> None:
        reading, writing = os.pipe()
        words = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{size}x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]
        self._server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"
        subprocess.run(["setxkbmap", "-display", self.name, "-layout", _LAYOUTS], check=True)
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._declare()
        self._display = self._x.XOpenDisplay(self.name.encode())
        assert self._display, "Xvfb does not answer"
        self._root = self._x.XDefaultRootWindow(self._display)
        self._letters = self._all_letters()

    def close(self) -> None:
        """End the server, and with it every connection."""
        self._x.XCloseDisplay(self._display)
        self._server.terminate()
        self._server.wait(10)

    def types(self, text: str) -> None:
        """Type a text letter by letter."""
        for letter in text:
            self._strike(letter)

    def presses(self, *chords: str) -> None:
        """Press keys one after the other: ``Return``, ``Control_L+f``, ``Alt_L+и``.

        A Latin letter is pressed on the layout that is on: as shortcuts are.
        """
        for chord in chords:
            *held, key = chord.split("+")
            with self._held(*held):
                if key.isascii():
                    self._stroke(self._keycode(key))
                else:
                    self._strike(key)

    def moves_to(self, x: int, y: int) -> None:
        """Move the mouse to a point of the screen, in pixels from the upper left."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._flush()

    def clicks(self, x: int, y: int) -> None:
        """Click with the left button."""
        self.moves_to(x, y)
        with self.holds_button():
            pass

    @contextlib.contextmanager
    def holds_button(self) -> Iterator[None]:
        """Keep the left button pressed."""
        self._test.XTestFakeButtonEvent(self._display, 1, 1, 0)
        self._flush()
        yield
        self._test.XTestFakeButtonEvent(self._display, 1, 0, 0)
        self._flush()

    def windows(self) -> list[str]:
        """The titles of the windows that can be seen, open lists and menus among them, the lowest first."""
        return [title for title, _ in self._titled()]

    def gives_keyboard_to(self, part: str) -> None:
        """What a window manager does for a click on a window: the first whose title has ``part``."""
        window = next(window for title, window in self._titled() if part in title)
        self._x.XSetInputFocus(self._display, window, 1, 0)
        self._flush()

    def waits_for(self, condition: Callable[[], bool], seconds: float = 20.0) -> None:
        """Wait until something is so; fails when it does not become so."""
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, f"still not so; on the screen: {self.windows()}"
            time.sleep(0.05)

    def _declare(self) -> None:
        x, pointer = self._x, c_void_p
        x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = pointer, [c_char_p]
        x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = c_ulong, [pointer]
        x.XStringToKeysym.restype, x.XStringToKeysym.argtypes = c_ulong, [c_char_p]
        x.XKeysymToKeycode.argtypes = [pointer, c_ulong]
        x.XKeysymToKeycode.restype = ctypes.c_ubyte
        x.XkbKeycodeToKeysym.restype = c_ulong
        x.XkbKeycodeToKeysym.argtypes = [pointer, ctypes.c_ubyte, c_int, c_int]
        x.XkbLockGroup.argtypes = [pointer, c_uint, c_uint]
        x.XSetInputFocus.argtypes = [pointer, c_ulong, c_int, c_ulong]
        x.XInternAtom.restype, x.XInternAtom.argtypes = c_ulong, [pointer, c_char_p, c_int]
        x.XFree.argtypes = x.XFlush.argtypes = x.XCloseDisplay.argtypes = [pointer]
        self._test.XTestFakeKeyEvent.argtypes = [pointer, c_uint, c_int, c_ulong]
        self._test.XTestFakeButtonEvent.argtypes = [pointer, c_uint, c_int, c_ulong]
        self._test.XTestFakeMotionEvent.argtypes = [pointer, c_int, c_int, c_int, c_ulong]

    def _all_letters(self) -> dict[str, tuple[int, int, int]]:
        """Letter -> keycode, layout, with Shift or not; English first."""
        found: dict[str, tuple[int, int, int]] = {}
        for group in range(len(_LAYOUTS.split(","))):
            for level in (0, 1):
                for keycode in range(9, 120):
                    keysym = self._x.XkbKeycodeToKeysym(self._display, keycode, group, level)
                    found.setdefault(_letter_of(keysym), (keycode, group, level))
        return found

    def _keycode(self, key: str) -> int:
        keysym = self._x.XStringToKeysym(key.encode())
        assert keysym, f"no such key: {key}"
        return int(self._x.XKeysymToKeycode(self._display, keysym))

    @contextlib.contextmanager
    def _held(self, *keys: str) -> Iterator[None]:
        codes = [self._keycode(key) for key in keys]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        yield
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._flush()

    def _strike(self, letter: str) -> None:
        """The key of a letter on the layout that has it."""
        keycode, group, level = self._letters[letter]
        self._x.XkbLockGroup(self._display, _XKB_CORE_KEYBOARD, group)
        with self._held(*[_SHIFT] * level):
            self._stroke(keycode)

    def _stroke(self, keycode: int) -> None:
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, keycode, down, 0)
        self._flush()

    def _flush(self) -> None:
        self._x.XFlush(self._display)
        time.sleep(_KEY_PAUSE)

    def _titled(self) -> list[tuple[str, int]]:
        """Title and window of what can be seen and has a title, the lowest first."""
        titled = [(self._title(window), window) for window in self._seen()]
        return [(title, window) for title, window in titled if title]

    def _seen(self) -> list[int]:
        """The windows that can be seen, the lowest first."""
        root, parent, children, count = c_ulong(), c_ulong(), ctypes.POINTER(c_ulong)(), c_uint()
        words = (byref(root), byref(parent), byref(children), byref(count))
        self._x.XQueryTree(c_void_p(self._display), c_ulong(self._root), *words)
        windows = [children[n] for n in range(count.value)]
        if windows:
            self._x.XFree(children)
        return [window for window in windows if self._can_be_seen(window)]

    def _can_be_seen(self, window: int) -> bool:
        found = _WindowAttributes()
        got = self._x.XGetWindowAttributes(c_void_p(self._display), c_ulong(window), byref(found))
        return bool(got) and found.map_state == _VIEWABLE

    def _title(self, window: int) -> str:
        kind, form, length, rest = c_ulong(), c_int(), c_ulong(), c_ulong()
        text = c_char_p()
        name = self._x.XInternAtom(self._display, b"_NET_WM_NAME", 0)
        utf8 = self._x.XInternAtom(self._display, b"UTF8_STRING", 0)
        self._x.XGetWindowProperty(
            c_void_p(self._display), c_ulong(window), c_ulong(name), c_long(0), c_long(200), 0, c_ulong(utf8),
            byref(kind), byref(form), byref(length), byref(rest), byref(text),
        )  # fmt: skip
        title = (text.value or b"").decode()
        if text:
            self._x.XFree(text)
        return title


def _letter_of(keysym: int) -> str:
    """The letter of an X keysym; empty when it is none. X numbers Cyrillic letters as KOI8-R does."""
    if 0x6A0 <= keysym <= 0x6FF:
        return bytes([keysym & 0xFF]).decode("koi8-r")
    if keysym >> 24 == 1:
        return chr(keysym & 0xFFFFFF)
    return chr(keysym) if 0x20 <= keysym <= 0xFF else ""
