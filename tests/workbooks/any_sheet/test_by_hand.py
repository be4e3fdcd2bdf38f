"""Sheets written by hand in many offices' ways: nothing wrong, no doubt taken, most values found."""

import pytest

from tests.workbooks.any_sheet.by_hand.score import files_of
from tests.workbooks.any_sheet.by_hand.writing import made
from tests.workbooks.any_sheet.judging import judge

FOUND = dict.fromkeys(("first", "second", "third"), 0.97) | dict.fromkeys(("fourth", "fifth", "sixth"), 0.95)
FOUND["seventh"] = 0.8
"""Set -> the part of its values that is found at least."""


@pytest.fixture(scope="module", params=FOUND)
def judged(request, tmp_path_factory):
    files = files_of(request.param)
    verdicts = {file.name: judge(file) for file in made(files, tmp_path_factory.mktemp("by_hand"))}
    return verdicts, FOUND[request.param]


def test_nothing_is_wrong_and_no_doubt_is_taken(judged):
    verdicts, _ = judged
    faults = {name: (*one.wrong, *one.unspoken) for name, one in verdicts.items()}
    assert {name: found for name, found in faults.items() if found} == {}


def test_most_values_are_found(judged):
    verdicts, part = judged
    right = sum(len(one.right) for one in verdicts.values())
    missed = sum(len(one.missed) for one in verdicts.values())
    assert right >= part * (right + missed)
