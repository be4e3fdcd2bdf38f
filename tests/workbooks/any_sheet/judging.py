"""How what was recognised compares with what is right: right, wrong, missed, and questions not asked."""

import json
from dataclasses import dataclass
from functools import cache

from ktu_desktop import paths
from ktu_desktop.domain.plan_data import organisation_from_data
from ktu_desktop.workbooks.any_sheet.recogniser import Recogniser
from ktu_desktop.workbooks.any_sheet.recognition import ASKED, REFUSED, TAKEN
from tests.domain.made_elements import delivered_plan


@cache
def recogniser():
    file = paths.resource("plan", "organisation-sample.json")
    return Recogniser(delivered_plan(), organisation_from_data(json.loads(file.read_text("utf-8"))))


@dataclass(frozen=True)
class Verdict:
    right: list
    wrong: list
    missed: list
    unspoken: list
    recognised: str


def judge(made):
    """The verdict on a Made file."""
    found = recogniser().recognise(made.grids, made.told)
    first = made.grids[0].name
    want, allowed = wanted(made.right, first), wanted(made.allowed, first)
    several = any("#" in said for said in made.right.values())
    takes = [take(cell, several) for cell in found.cells if cell.status == TAKEN]
    spoken = {(cell.sheet, cell.cell) for cell in found.cells if cell.status in (ASKED, REFUSED)}
    due = [(place.rpartition("!")[0] or first, place.rpartition("!")[2]) for place in made.spoken]
    return Verdict(
        [one for one in takes if one in want],
        [one for one in takes if one not in want and one not in allowed],
        [one for one in want if one not in takes],
        [place for place in due if place not in spoken],
        found.recognised,
    )


def wanted(places, first):
    found = {}
    for place, said in places.items():
        sheet, _, reference = place.rpartition("!")
        for one in said.split("&"):
            found[(sheet or first, reference, *numbers(one))] = place
    return found


def numbers(said):
    """``1.1.3/numerator=6@2022#ORG`` as (indicator, figure, year, unit or None, value)."""
    name, _, rest = said.partition("=")
    code, _, figure = name.partition("/")
    rest, _, unit = rest.partition("#")
    value, _, year = rest.partition("@")
    return code, figure or "value", int(year or 2023), unit or None, value


def take(cell, several):
    unit = cell.org_unit if several else None
    return cell.sheet, cell.cell, cell.indicator, cell.figure, cell.year, unit, cell.value.text
