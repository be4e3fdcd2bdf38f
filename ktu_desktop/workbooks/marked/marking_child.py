"""The child process that makes marked copies: orders in by line, one line of JSON out for each."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from ktu_desktop.workbooks.foreign.raw import CannotRead
from ktu_desktop.workbooks.marked.marks import Order, order_from_json
from ktu_desktop.workbooks.process_limits import limit_this_process


def main(arguments: Sequence[str] = ()) -> int:
    """Read orders from standard input until it ends. ``arguments``: nothing, or the memory in bytes."""
    limit_this_process(*(int(argument) for argument in arguments[:1]))
    questions = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - until the process ends
    answers = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for line in questions:
        answers.write(json.dumps(_answer(order_from_json(json.loads(line)))) + "\n")
        answers.flush()
    return 0


def _answer(order: Order) -> dict[str, Any]:
    """What the copy lost, or ``reason``: a finding's code and its facts."""
    from ktu_desktop.workbooks.marked.marking import make_copy  # late: its libraries count against the limit

    try:
        return {"lost": make_copy(order)}
    except CannotRead as refused:
        return {"reason": [refused.code, refused.facts]}
    except (KeyboardInterrupt, SystemExit):
        raise
    except OSError as error:
        return {"reason": ["copy_not_written", {"why": error.strerror or str(error)}]}
    except BaseException:  # noqa: BLE001 - a dozen types, Rust's panics too: whichever, it is the file
        return {"reason": ["copy_not_made", {}]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
