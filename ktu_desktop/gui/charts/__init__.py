"""The family of charts. To add one: 1. a file here with a KIND (see chart_kind.py); 2. its line below.

tests/gui/test_charts.py runs over the family and fails when a member is incomplete. Importing a chart loads
pyqtgraph, which takes longer than a window may keep still: ask for the kinds on the worker first.
"""

import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ktu_desktop.gui.charts.chart_kind import ChartKind


def chart_kinds() -> "tuple[ChartKind, ...]":
    """Every kind of chart, in the order in which one chooses."""
    hooks = sys.excepthook, threading.excepthook
    from ktu_desktop.gui.charts import completeness, filling_up, multiples, plan_progress, units, years

    sys.excepthook, threading.excepthook = hooks  # pyqtgraph has put its own there, which print
    return (years.KIND, multiples.KIND, units.KIND, plan_progress.KIND, completeness.KIND, filling_up.KIND)
