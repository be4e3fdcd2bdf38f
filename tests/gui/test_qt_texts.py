"""Qt's own menus speak the language of the window."""

import pytest
from PySide6.QtCore import QCoreApplication


@pytest.mark.parametrize(("language", "cut"), [("ru", "&Вырезать"), ("kk", "Қиып а&лу"), ("en", "Cu&t")])
def test_menus_of_qt_follow_the_language(driven, language, cut):
    driven.session.set_language(language)
    driven.settle()
    assert QCoreApplication.translate("QWidgetTextControl", "Cu&t") == cut


def test_a_closed_window_leaves_its_language_to_nobody(driven):
    driven.session.set_language("ru")
    driven.settle()
    driven.window.close()
    assert QCoreApplication.translate("QWidgetTextControl", "Cu&t") == "Cu&t"
