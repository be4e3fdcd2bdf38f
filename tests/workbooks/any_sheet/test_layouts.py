"""Every made layout: nothing wrong, nothing that must be asked taken, and what is right is found."""

import pytest

from tests.workbooks.any_sheet import layouts, more_layouts
from tests.workbooks.any_sheet.judging import judge

EVERY = layouts.LAYOUTS + more_layouts.LAYOUTS


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: layout.__name__)
def test_a_layout_is_recognised(layout):
    made = layout()
    verdict = judge(made)
    assert verdict.wrong == []
    assert verdict.unspoken == []
    assert verdict.missed == []
    assert (verdict.recognised == "sheet") == made.recognised


@pytest.mark.parametrize("module", [layouts, more_layouts], ids=lambda module: module.__name__)
def test_every_layout_is_listed(module):
    made = {
        name
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and callable(value)
    }
    assert made == {layout.__name__ for layout in module.LAYOUTS}
