"""The terminal as it is: any encoding, a pipe that closes early, a reader that is a program."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from ktu_desktop.jobs import Progress, Silent


def prepare() -> None:
    """Let both streams write every text, whatever their encoding; a closed one leads nowhere."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def write_json(data: Mapping[str, Any]) -> None:
    """One JSON object on standard output; values that are iterators are written item by item."""
    out = sys.stdout
    plain = (out.encoding or "").lower().replace("-", "") not in ("utf8", "utf8sig")
    out.write("{")
    for number, (key, value) in enumerate(data.items()):
        out.write(f"{', ' if number else ''}{json.dumps(key)}: ")
        _write_value(out, value, plain)
    out.write("}\n")
    out.flush()


def write_lines(lines: Iterable[str]) -> None:
    """Lines on standard output."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def write_messages(lines: Iterable[str]) -> None:
    """Lines on standard error; where nobody reads them any more they are lost."""
    try:
        for line in lines:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        return


def close_pipe() -> None:
    """After the reader closed the pipe: nothing more goes there, and ending says nothing about it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def table(rows: Sequence[Sequence[str]], widest: int = 60) -> Iterator[str]:
    """Rows as columns; the first row is the head. Cells longer than ``widest`` are cut with an ellipsis."""
    cut = [[_cut(cell, widest) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)] if cut else []
    for number, row in enumerate(cut):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)


class Counter:
    """Progress of slow work as one line that is written over, on a standard error that a person sees."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._width = stream, 0

    def step(self, done: int, total: int, text: str) -> None:
        """Write how far the work is."""
        line = _cut(f"{done}/{total} {text}", 78)
        self._stream.write("\r" + line.ljust(self._width))
        self._width = len(line)
        if done >= total:
            self._stream.write("\r" + " " * self._width + "\r")
        self._stream.flush()

    def check_cancelled(self) -> None:
        """Ctrl+C ends the work by itself."""


def progress() -> Progress:
    """Progress that a person sees, silent where standard error is no terminal."""
    return Counter(sys.stderr) if sys.stderr is not None and sys.stderr.isatty() else Silent()


def _write_value(out: TextIO, value: Any, plain: bool) -> None:
    if not isinstance(value, Iterator):
        out.write(json.dumps(value, ensure_ascii=plain))
        return
    out.write("[")
    for number, item in enumerate(value):
        out.write((", " if number else "") + json.dumps(item, ensure_ascii=plain))
    out.write("]")


def _cut(text: str, widest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= widest else line[: widest - 1] + "…"
