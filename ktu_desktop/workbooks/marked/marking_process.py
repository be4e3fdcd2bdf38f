"""Having a marked copy made by a limited child; whatever the file does to it is a finding."""

import json
import subprocess

from ktu_desktop.child_command import child_command, child_environment
from ktu_desktop.domain.findings import Finding, Severity
from ktu_desktop.workbooks.marked.marks import Order, order_to_json

SECONDS_FOR_A_COPY = 60.0
_SWITCH = "--mark-workbook-child"
_MODULE = "ktu_desktop.workbooks.marked.marking_child"


def have_copy_made(
    order: Order, seconds: float = SECONDS_FOR_A_COPY, memory: int | None = None
) -> tuple[str, ...] | Finding:
    """What the copy lost (losses.CODES), or why there is none. ``memory``: the child's, in bytes."""
    command = [*child_command(_SWITCH, _MODULE), *([str(memory)] if memory else [])]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(order_to_json(order)).encode("ascii") + b"\n",
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return Finding("copy_not_made", Severity.ERROR)
    if "reason" in answer:
        code, facts = answer["reason"]
        return Finding(code, Severity.ERROR, facts=facts)
    return tuple(answer["lost"])
