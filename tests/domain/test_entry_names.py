"""What a number is called, beside the name of what it counts."""

import pytest

from ktu_desktop.domain.entry_names import labelled
from ktu_desktop.i18n import Translator


@pytest.mark.parametrize(
    ("label", "name", "said"),
    [
        ("Из них", "Студенты бакалавриата", "Из них: Студенты бакалавриата"),
        ("Всего", "Проверенные работы", "Всего: Проверенные работы"),
        ("Всего", "Всего студентов", "Всего студентов"),
        ("Total", "total income of the university", "total income of the university"),
    ],
)
def test_a_name_that_begins_with_its_label_stands_alone(label: str, name: str, said: str) -> None:
    assert labelled(label, name, Translator("ru")) == said
