"""Where the university stands financially: the stability of the years before the plan, the plan's funding."""

import json
from collections.abc import Mapping
from typing import Any

from ktu_desktop import paths
from ktu_desktop.domain.financial_stability import FinancialStability, financial_stability

_HISTORY, _NAMES = "history-*.json", "names-*.json"


def read_stability() -> FinancialStability:
    """The model and its coefficients as the plan's history has them: the program's own data."""
    names = _data(_NAMES).get("financial_stability", {})
    return financial_stability(_data(_HISTORY)["financial_stability"], names)


def _data(pattern: str) -> Mapping[str, Any]:
    (path,) = paths.resource("plan").glob(pattern)
    found: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return found
