"""How long a thread has waited for a processor that others had: the floor under each event's time.

Linux keeps it exactly, for every thread (``schedstat``: nanoseconds run, nanoseconds waited though it could
have run). It is what a thread that does nothing would be late by, measured in the very event it is taken off.
Waiting for a lock or a file of our own is not in it: that stays the program's time. Elsewhere it is 0.
"""

import os
import threading
from contextlib import suppress


class Waiting:
    """Of the thread that makes it. Call it from that thread or any other: seconds waited so far."""

    def __init__(self) -> None:
        self._file: int | None = None
        with suppress(OSError):
            self._file = os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)

    def __call__(self) -> float:
        if self._file is None:
            return 0.0
        return int(os.pread(self._file, 64, 0).split()[1]) / 1e9
