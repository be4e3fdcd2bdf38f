"""What speaks against a name that is otherwise like what was written: the measure, a group, the unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ktu_desktop.workbooks.any_sheet.names import Name
from ktu_desktop.workbooks.any_sheet.plain_words import MEANS
from ktu_desktop.workbooks.any_sheet.words import Group

_OTHER_GROUP, _OTHER_GROUP_ABOVE, _NOT_SAID, _OTHER_UNIT = 0.5, 0.3, 0.08, 0.5
_PART_OF_A_SHARE = 0.2
_A_FIGURE = 0.22
"""A number of things is sooner an indicator than a part of one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language, prepared. ``over``: words of the headings -> how surely."""

    measure: str | None
    is_percent: bool | None
    said: tuple[frozenset[str], ...]
    headed: tuple[frozenset[str], ...]
    over: Mapping[str, float]
    over_total: float
    headed_weight: float


def contradictions(name: Name, asked: Asked, groups: Sequence[Group]) -> float:
    """What is lost where the name says one thing of a group and what was written another."""
    lost = 0.0
    for place, own in enumerate(name.groups):
        if not own:
            continue
        if asked.said[place]:
            bare_share = name.unit == "%" and asked.measure is None and asked.is_percent is None
            lost += _not_said(own, asked.said[place], bare_share)
        elif asked.headed[place]:
            lost += 0 if asked.headed[place] & own else _OTHER_GROUP_ABOVE
        elif groups[place].needed and own != {f"{MEANS}all"}:
            lost += _NOT_SAID
    return lost


def _not_said(own: frozenset[str], said: frozenset[str], bare_share: bool) -> float:
    """What is lost where of a group a name has ``own`` and ``said`` was written.

    ``bare_share``: the name is a share's, and nothing that was written says so: «Кандидаты наук».
    """
    if not own & said:
        return _OTHER_GROUP
    if own <= said:
        return 0.0
    return _PART_OF_A_SHARE if bare_share else _NOT_SAID


def other_measure(name: Name, asked: Asked) -> bool:
    """Whether a share was written and the name is a count's, or the like."""
    if asked.measure is None:
        return False
    if name.measure is None:
        return asked.measure == "count" and name.unit == "%"
    return asked.measure != name.measure


def other_unit(name: Name, asked: Asked) -> float:
    """What is lost where the row's own unit, or its word of measure, does not go with the name's."""
    if asked.is_percent is not None and asked.is_percent != (name.unit == "%"):
        return 0.0 if asked.is_percent and name.measure == "ratio" else _OTHER_UNIT
    if name.is_indicator or name.unit == "%":
        return 0.0
    if asked.measure == "count" or (asked.measure is None and asked.is_percent is False):
        return _A_FIGURE
    return 0.0 if asked.measure is None else _OTHER_UNIT
