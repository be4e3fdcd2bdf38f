"""The door: the window, the command line or a hidden child; imports nothing before it knows which."""

import sys
from collections.abc import Sequence

READING_CHILD = "--read-workbook-child"
"""The hidden command by which a frozen program starts itself as the child that parses a foreign workbook."""

MARKING_CHILD = "--mark-workbook-child"
"""The same for the child that marks a copy of one."""
PRINTING_CHILD = "--print-child"
"""The same for the child that prints."""

_WINDOW_OPTIONS_WITH_A_VALUE = ("--db", "--lang")
_WINDOW_FLAGS = ("--mark-start",)  # hidden: says when the window is painted, see app.py


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (the process's own by default) and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [READING_CHILD]:
        return _read_workbook(arguments[1:])
    if arguments[:1] == [MARKING_CHILD]:
        return _mark_workbook(arguments[1:])
    if arguments[:1] == [PRINTING_CHILD]:
        return _print(arguments[1:])
    if _wants_window(arguments):
        return _open_window(arguments)
    if "--self-check" in arguments:
        return _check_itself(arguments)
    return _run_command(arguments)


def _wants_window(arguments: Sequence[str]) -> bool:
    """True when nothing but the window's own options (``--db FILE``, ``--lang LANG``) is given."""
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        name, has_value, _ = option.partition("=")
        if name in _WINDOW_FLAGS:
            continue
        if name not in _WINDOW_OPTIONS_WITH_A_VALUE:
            return False
        if not has_value:
            if not rest:
                return False
            rest.pop(0)
    return True


def _read_workbook(arguments: list[str]) -> int:
    from ktu_desktop.workbooks.reading_child import main as read

    return int(read(arguments) or 0)


def _mark_workbook(arguments: list[str]) -> int:
    from ktu_desktop.workbooks.marked.marking_child import main as mark

    return int(mark(arguments) or 0)


def _print(arguments: list[str]) -> int:
    from ktu_desktop.gui.printing.printing_child import main as print_documents

    return int(print_documents(arguments) or 0)


def _open_window(arguments: list[str]) -> int:
    from ktu_desktop.app import main as open_window

    return int(open_window(arguments) or 0)


def _check_itself(arguments: list[str]) -> int:
    from ktu_desktop.self_check import main as check_itself

    return check_itself(arguments)


def _run_command(arguments: list[str]) -> int:
    from ktu_desktop.cli import main as run_command

    return int(run_command(arguments) or 0)


if __name__ == "__main__":
    sys.exit(main())
