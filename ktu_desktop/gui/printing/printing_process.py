"""Printing by a child process that may be ended at any time; see printing_child."""

import json
import pickle
import queue
import subprocess
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import IO

from ktu_desktop.child_command import child_command, child_environment
from ktu_desktop.gui.printing.print_order import PrintOrder
from ktu_desktop.jobs import Progress
from ktu_desktop.reports.document import Document

_SWITCH = "--print-child"
_MODULE = "ktu_desktop.gui.printing.printing_child"
_AHEAD = 4
"""How many documents wait for the printer, so that memory does not grow with their number."""

_POLL = 0.1
_END = pickle.dumps(None)


class PrinterRefused(Exception):
    """The printer took nothing, or its driver ended the child."""


def print_on(order: PrintOrder, documents: Iterable[Document], progress: Progress) -> int:
    """Print the documents; returns how many pages were printed. Raises PrinterRefused, Cancelled.

    Whatever ends it early, nothing more is sent to the printer.
    """
    child = subprocess.Popen(
        child_command(_SWITCH, _MODULE),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert child.stdin is not None and child.stdout is not None
    waiting: queue.Queue[bytes] = queue.Queue(maxsize=_AHEAD)
    threading.Thread(target=_send, args=(child.stdin, waiting), daemon=True).start()
    try:
        _put(waiting, pickle.dumps(order), child, progress)
        for document in documents:
            if not _put(waiting, pickle.dumps(document), child, progress):
                break
        _put(waiting, _END, child, progress)
        while child.poll() is None:
            progress.check_cancelled()
            _wait(child)
        return _pages(child.stdout.read())
    finally:
        with suppress(queue.Full):
            waiting.put_nowait(_END)  # nothing more comes: the sender need not wait for it
        child.kill()
        child.wait()
        child.stdout.close()


def _put(
    waiting: "queue.Queue[bytes]", what: bytes, child: "subprocess.Popen[bytes]", progress: Progress
) -> bool:
    """Have something sent when there is room; False when the child has ended: it needs no more."""
    while child.poll() is None:
        progress.check_cancelled()
        try:
            waiting.put(what, timeout=_POLL)
        except queue.Full:
            continue
        return True
    return False


def _send(stream: IO[bytes], waiting: "queue.Queue[bytes]") -> None:
    """Write what waits, until the end of it or of the child."""
    try:
        while True:
            what = waiting.get()
            stream.write(what)
            stream.flush()
            if what == _END:
                break
        stream.close()
    except (OSError, ValueError):  # the child has ended
        return


def _wait(child: "subprocess.Popen[bytes]") -> None:
    try:
        child.wait(_POLL)
    except subprocess.TimeoutExpired:
        return


def _pages(answer: bytes) -> int:
    try:
        pages = int(json.loads(answer))
    except ValueError:
        raise PrinterRefused from None
    if pages < 0:
        raise PrinterRefused
    return pages
