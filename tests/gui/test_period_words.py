"""The window says its period in words."""

from ktu_desktop.domain.periods import Period
from tests.gui.driven_window import Driven


def test_the_title_and_the_chooser_say_half_a_year_in_words(driven: Driven) -> None:
    driven.session.select_sheet("EAT-ES", Period(2023, "H1"))
    driven.settle()
    window = driven.window
    assert "first half of 2023" in window.windowTitle()
    assert window.top_bar.period.currentText() == "first half of 2023"
    driven.session.set_language("kk")
    assert "2023 жылғы бірінші жартыжылдық" in window.windowTitle()
    assert window.top_bar.period.currentText() == "2023 жылғы бірінші жартыжылдық"
    every = [window.top_bar.period.itemText(n) for n in range(window.top_bar.period.count())]
    assert not any(code in text for text in every for code in ("H1", "9M", "Q1"))
