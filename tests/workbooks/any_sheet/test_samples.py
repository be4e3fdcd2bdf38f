"""The sample sheets of departments, read in the reading child: nothing wrong, every doubt spoken of."""

import pytest

from tests.samples_score import files, score


@pytest.fixture(scope="module")
def scores():
    return {one.name: one for one in score(files())}


@pytest.mark.parametrize("name", [path.name for path in files()])
def test_nothing_is_taken_wrongly(scores, name):
    assert scores[name].wrong == 0


@pytest.mark.parametrize("name", [path.name for path in files()])
def test_doubtful_and_impossible_cells_are_spoken_of(scores, name):
    assert scores[name].spoken == scores[name].due


def test_most_values_are_found(scores):
    right = sum(one.right for one in scores.values())
    missed = sum(one.missed for one in scores.values())
    assert right >= 0.9 * (right + missed)
