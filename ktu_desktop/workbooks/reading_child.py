"""The child process that parses foreign workbooks: paths in by line, one line of JSON out for each.

It runs with a limit on memory; when a file brings it down, the parent (reading_process) says so and starts
another one. It knows no plan and no database: it hands over raw cells.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from ktu_desktop.workbooks.foreign import door
from ktu_desktop.workbooks.foreign.open_sheets import open_sheets
from ktu_desktop.workbooks.foreign.raw import CannotRead, RawSheet
from ktu_desktop.workbooks.foreign.raw_grid import raw_grid
from ktu_desktop.workbooks.foreign.sheet_rows import find_rows
from ktu_desktop.workbooks.handshake import READY
from ktu_desktop.workbooks.hidden_sheet import (
    CELLS,
    SHEET_OPENS_WITH,
    hidden_texts,
    is_intact,
    recorded_headers,
    typed_cells,
)
from ktu_desktop.workbooks.process_limits import limit_this_process


def main(arguments: Sequence[str] = ()) -> int:
    """Read paths from standard input until it ends. ``arguments``: nothing, or the memory in bytes."""
    limit_this_process(*(int(argument) for argument in arguments[:1]))
    # A windowed program of PyInstaller has pipes, but no sys.stdin and sys.stdout.
    questions = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the process ends
    answers = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    _say(answers, READY)
    for line in questions:
        _say(answers, read(Path(json.loads(line))))
    return 0


def _say(answers: TextIO, answer: object) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def read(path: Path) -> dict[str, Any]:
    """The file's sheets and hidden texts, or ``reason``: a finding's code and its facts."""
    try:
        return _read(path)
    except CannotRead as refused:
        return {"reason": [refused.code, refused.facts]}
    except (KeyboardInterrupt, SystemExit):
        raise
    except MemoryError:
        return {"reason": ["file_takes_too_much_memory", {}]}
    except PermissionError:
        return {"reason": ["file_locked", {}]}
    except BaseException as error:  # noqa: BLE001 - a dozen types, Rust's panics too: whichever, it is the file
        encrypted = type(error).__name__ == "PasswordError"
        return {"reason": ["file_encrypted" if encrypted else "file_damaged", {}]}


def _read(path: Path) -> dict[str, Any]:
    sheets = list(open_sheets(door.look_at(path)))
    hidden = next((hidden_texts(sheet.rows) for sheet in sheets if _is_hidden_sheet(sheet)), [])
    headers, intact = recorded_headers(hidden), is_intact(hidden)
    typed = typed_cells(hidden) if intact else {}
    found = [find_rows(sheet, headers, typed) for sheet in sheets if not _is_hidden_sheet(sheet)]
    told = [pair for pair in hidden if not pair[0].startswith(CELLS)]
    grids = [] if any(found) else [raw_grid(sheet) for sheet in sheets]
    return {"hidden": told, "intact": intact, "sheets": [rows for rows in found if rows], "grids": grids}


def _is_hidden_sheet(sheet: RawSheet) -> bool:
    return bool(sheet.rows and sheet.rows[0] and sheet.rows[0][0] == SHEET_OPENS_WITH)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
