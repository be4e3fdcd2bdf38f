"""Reading foreign workbooks in limited child processes, reused for many files, replaced when one kills them.

A child is a few files ahead of whoever takes the results, so that both work at once; memory does not grow
with the number of files. Many files are read by two children, each every other file.
"""

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from ktu_desktop.child_command import child_command, child_environment
from ktu_desktop.domain.plan import Plan
from ktu_desktop.jobs import Progress
from ktu_desktop.workbooks.handshake import READY
from ktu_desktop.workbooks.read_file import ReadFile
from ktu_desktop.workbooks.understanding import Understanding, file_refused

SECONDS_FOR_A_FILE = 30.0
_SECONDS_TO_START = 60.0
_AHEAD = 4
_MANY = 16
"""From so many files on a second child is worth its start."""

_BUFFER = 256 * 1024
_LONGEST_ANSWER = 64 * 1024 * 1024
_CHILD_COMMAND = "--read-workbook-child"
_CHILD_MODULE = "ktu_desktop.workbooks.reading_child"
_POLL = 0.1


class _Died(Exception):
    """The child ended before it answered."""


class _TooSlow(Exception):
    """The child did not answer in time."""


class _Outdated(Exception):
    """The child is of another version of the program than this process."""


_REASONS = {_Died: "reading_ended", _TooSlow: "reading_took_too_long", _Outdated: "program_updated"}


def read_files(
    files: Sequence[Path],
    progress: Progress,
    plans: Sequence[Plan],
    seconds: float = SECONDS_FOR_A_FILE,
    memory: int | None = None,
) -> Iterator[ReadFile]:
    """Read the files, one result each, in their order. ``plans``: those whose workbooks are understood.

    ``seconds`` and ``memory`` (bytes) limit each file. What cannot be read is a ReadFile with its reason.
    Raises Cancelled; the children are ended then.
    """
    understanding = Understanding(plans)
    lanes = 2 if len(files) >= _MANY and (os.cpu_count() or 1) > 1 else 1
    children: list[_Child | None] = [None] * lanes
    try:
        for lane in range(min(lanes, len(files))):
            children[lane] = _Child(memory, files[lane::lanes])
        for number, path in enumerate(files):
            progress.check_cancelled()
            progress.step(number, len(files), path.name)
            child = children[number % lanes] or _Child(memory, files[number::lanes])
            children[number % lanes] = child
            try:
                answer = child.answer(seconds, progress)
            except tuple(_REASONS) as failure:
                child.close()
                children[number % lanes] = None
                yield file_refused(path, _REASONS[type(failure)])
                continue
            yield understanding.file(path, answer)
        progress.step(len(files), len(files), "")
    finally:
        for running in filter(None, children):
            running.close()


class _Child:
    """A running child that reads ``files`` in order."""

    def __init__(self, memory: int | None, files: Sequence[Path]) -> None:
        self._process = subprocess.Popen(
            [*child_command(_CHILD_COMMAND, _CHILD_MODULE), *([str(memory)] if memory else [])],
            bufsize=_BUFFER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._answers: queue.Queue[bytes] = queue.Queue(maxsize=_AHEAD)
        self._closed = threading.Event()
        self._threads = (
            threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True),
            threading.Thread(target=_ask, args=(self._process.stdin, tuple(files)), daemon=True),
        )
        for thread in self._threads:
            thread.start()
        self._started = False

    def answer(self, seconds: float, progress: Progress) -> dict[str, Any]:
        """The answer about the next file. Raises _Died, _TooSlow, _Outdated, Cancelled."""
        if not self._started:
            if json.loads(self._next(_SECONDS_TO_START, progress)) != READY:
                raise _Outdated
            self._started = True
        try:
            answer = json.loads(self._next(seconds, progress))
        except ValueError:
            raise _Died from None
        if not isinstance(answer, dict):
            raise _Died
        return answer

    def close(self) -> None:
        """End the child and its threads."""
        self._closed.set()
        self._process.kill()
        while any(thread.is_alive() for thread in self._threads):
            try:
                self._answers.get(timeout=_POLL)
            except queue.Empty:
                continue
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            _close(stream)

    def _next(self, seconds: float, progress: Progress) -> bytes:
        waited = 0.0
        while waited < seconds:
            try:
                line = self._answers.get(timeout=_POLL)
            except queue.Empty:
                waited += _POLL
                progress.check_cancelled()
                continue
            if not line:
                raise _Died
            return line
        raise _TooSlow

    def _listen(self, answers: IO[bytes]) -> None:
        """Hand answers over as they come; an empty one says that the child has ended."""
        while not self._closed.is_set():
            line = answers.readline(_LONGEST_ANSWER)
            complete = line.endswith(b"\n")
            self._answers.put(line if complete else b"")
            if not complete:
                return


def _ask(questions: IO[bytes], files: Sequence[Path]) -> None:
    """Name all files to the child and say that there are no more; the pipe holds it back as needed."""
    try:
        for path in files:
            questions.write(json.dumps(str(path.absolute())).encode("ascii") + b"\n")
        questions.close()
    except (OSError, ValueError):
        return  # the child has ended: the listener says so


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream:
            stream.close()
    except OSError:
        return  # a broken pipe has nothing left to lose
