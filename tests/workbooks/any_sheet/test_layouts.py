"""Every made layout: nothing wrong, nothing that must be asked taken, and what is right is found."""

import pytest

from tests.workbooks.any_sheet.judging import judge
from tests.workbooks.any_sheet.layouts import LAYOUTS


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_is_recognised(layout):
    made = layout()
    verdict = judge(made)
    assert verdict.wrong == []
    assert verdict.unspoken == []
    assert verdict.missed == []
    assert (verdict.recognised == "sheet") == made.recognised


def test_every_layout_is_listed():
    from tests.workbooks.any_sheet import layouts

    made = {
        name
        for name, value in vars(layouts).items()
        if callable(value) and value.__module__ == layouts.__name__
    }
    assert made == {layout.__name__ for layout in LAYOUTS}
