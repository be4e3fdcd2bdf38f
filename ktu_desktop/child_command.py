"""How this program starts itself as a child for what may not end: foreign files, printers."""

import os
import sys
from pathlib import Path

from ktu_desktop import paths


def child_command(switch: str, module: str) -> list[str]:
    """The command line of a child: a hidden command of the frozen program, else a module."""
    return paths.own_command(switch) if paths.is_frozen() else [sys.executable, "-m", module]


def child_environment() -> dict[str, str]:
    """The child's environment: it finds this package wherever it is run from, and speaks UTF-8."""
    package = Path(paths.__file__).resolve().parent.parent
    found = [str(package), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(found), "PYTHONUTF8": "1"}
