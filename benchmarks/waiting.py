"""How long threads have waited for a processor that others had: the floor under each event's time.

Linux keeps it exactly, for every thread (``schedstat``: nanoseconds run, nanoseconds waited though it could
have run). It is what a thread that does nothing would be late by, measured in the very event it is taken off.
Waiting for a lock or a file of our own is not in it: that stays the program's time. Elsewhere it is 0.
"""

import os
import threading
from contextlib import suppress
from pathlib import Path

_THREADS = Path("/proc/self/task")


class Waiting:
    """Of this thread. Seconds so far that it ``has_waited``, and all ``others_have`` together: Qt's too."""

    def __init__(self) -> None:
        self._this = str(threading.get_native_id())
        self._files: dict[str, int] = {}
        self._look_for_threads()

    def has_waited(self) -> float:
        """Of the thread that made this."""
        return self._read(self._this)

    def others_have(self) -> float:
        """Of all other threads of the process that are alive."""
        self._look_for_threads()
        return sum(self._read(thread) for thread in self._files if thread != self._this)

    def _look_for_threads(self) -> None:
        alive = {thread.name for thread in _THREADS.iterdir()} if _THREADS.is_dir() else set()
        for ended in self._files.keys() - alive:
            os.close(self._files.pop(ended))
        for begun in alive - self._files.keys():
            with suppress(OSError):  # it ended meanwhile
                self._files[begun] = os.open(_THREADS / begun / "schedstat", os.O_RDONLY)

    def _read(self, thread: str) -> float:
        with suppress(OSError, KeyError):  # ended meanwhile, or not known here
            return int(os.pread(self._files[thread], 64, 0).split()[1]) / 1e9
        return 0.0
