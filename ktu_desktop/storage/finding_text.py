"""A finding as text that a column holds, and back: facts keep their exact numbers."""

import json
from fractions import Fraction
from typing import Any

from ktu_desktop.domain.findings import Finding, Place, Severity
from ktu_desktop.domain.values import Band, Number
from ktu_desktop.storage.rows import to_json


def finding_to_text(finding: Finding) -> str:
    """The finding as JSON text. Raises TypeError for facts other than texts, numbers and lists of them."""
    place = {name: getattr(finding.place, name) for name in Place.__dataclass_fields__}
    facts = {name: _plain(fact) for name, fact in finding.facts.items()}
    return to_json({"code": finding.code, "severity": finding.severity, "place": place, "facts": facts})


def finding_from_text(text: str) -> Finding:
    """The finding of ``finding_to_text``."""
    data = json.loads(text)
    facts = {name: _fact(fact) for name, fact in data["facts"].items()}
    return Finding(data["code"], Severity(data["severity"]), Place(**data["place"]), facts)


def _plain(fact: Any) -> Any:
    if isinstance(fact, Number):
        return {"number": [fact.millionths, fact.places]}
    if isinstance(fact, Band):
        return {"band": [fact.best, fact.worst]}
    if isinstance(fact, Fraction):
        return {"fraction": [fact.numerator, fact.denominator]}
    if isinstance(fact, list | tuple):
        return [_plain(each) for each in fact]
    if fact is None or isinstance(fact, str | int):
        return fact
    raise TypeError(f"a finding's fact cannot be kept: {fact!r}")


def _fact(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_fact(each) for each in data)
    if not isinstance(data, dict):
        return data
    ((kind, parts),) = data.items()
    kinds = {"number": Number, "band": Band, "fraction": Fraction}
    return kinds[kind](*parts)
