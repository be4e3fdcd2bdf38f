"""A copy put in place of the database by the menu of the real window; also where it could not be opened."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ktu_desktop.usecases.back_up import back_up
from ktu_desktop.usecases.record import TypedValue
from ktu_desktop.usecases.workspace import open_workspace
from tests.gui.driven_window import Driven
from tests.views.stage import Answers


def restore(driven: Driven, copy: Path) -> None:
    driven.answers.open = (copy,)
    driven.answers.asked.clear()
    driven.window.menus.update_enabled()
    driven.window.menus.action("restore_copy").trigger()
    driven.settle()


def copy_of(driven: Driven, path: Path) -> Path:
    assert driven.session.workspace is not None
    return back_up(driven.session.workspace, path)


def kept_beside(driven: Driven) -> list[Path]:
    return sorted(driven.program.options.database.parent.glob("plan-replaced-*"))


def test_the_copy_is_shown_and_worked_on(driven: Driven, tmp_path: Path) -> None:
    driven.record(TypedValue("students", "240"))
    copy = copy_of(driven, tmp_path / "copy.db")
    driven.record(TypedValue("students", "999"))
    restore(driven, copy)
    assert driven.sheet.data.values["1.2.1"].value.text == "240"
    (kept,) = kept_beside(driven)
    assert "copy.db" in driven.window.notice.text and kept.name in driven.window.notice.text
    later = open_workspace(kept, "nobody")
    later.close()
    driven.record(TypedValue("students", "241"))
    driven.select("EAT-TCS")
    driven.select("EAT-ES")
    assert driven.sheet.data.values["1.2.1"].value.text == "241"


def test_the_question_says_what_would_be_lost(driven: Driven, tmp_path: Path) -> None:
    empty = copy_of(driven, tmp_path / "empty.db")
    driven.record(TypedValue("students", "240"))
    full = copy_of(driven, tmp_path / "full.db")
    restore(driven, full)
    assert "The last change in the copy" in driven.answers.asked[-1]
    restore(driven, empty)
    assert "Nothing has been entered in the copy" in driven.answers.asked[-1]
    assert not driven.sheet.data.values


def test_who_thinks_better_of_it_keeps_everything(driven: Driven, tmp_path: Path) -> None:
    copy = copy_of(driven, tmp_path / "copy.db")
    driven.record(TypedValue("students", "240"))

    class Hesitant(Answers):
        def agrees(self, question: str, yes: str, no: str) -> bool:
            return False

    driven.answers = Hesitant()
    driven.window.dialogs = driven.answers
    restore(driven, copy)
    assert driven.sheet.data.values["1.2.1"].value.text == "240"
    assert kept_beside(driven) == [] and driven.window.notice.text == ""


@pytest.mark.parametrize("content", [b"", b"Dear colleagues", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_copy_is_a_sentence_and_nothing_changes(
    driven: Driven, tmp_path: Path, content: bytes
) -> None:
    driven.record(TypedValue("students", "240"))
    (tmp_path / "letter.db").write_bytes(content)
    restore(driven, tmp_path / "letter.db")
    assert "letter.db" in driven.window.notice.text
    assert kept_beside(driven) == []
    driven.record(TypedValue("students", "241"))
    assert driven.sheet.data.values["1.2.1"].value.text == "241"


def test_a_copy_damaged_inside_is_refused_after_the_question(driven: Driven, tmp_path: Path) -> None:
    copy = copy_of(driven, tmp_path / "copy.db")
    content = bytearray(copy.read_bytes())
    content[-200_000:-4096] = b"\xff" * (200_000 - 4096)
    copy.write_bytes(content)
    restore(driven, copy)
    assert "copy.db" in driven.window.notice.text
    driven.record(TypedValue("students", "241"))
    assert driven.sheet.data.values["1.2.1"].value.text == "241"


@pytest.fixture
def damaged(qtbot: QtBot, tmp_path: Path) -> Iterator[Driven]:
    """The window on a file that is no database any more."""
    database = tmp_path / "plan.db"
    database.write_bytes(b"damaged" * 1000)
    window = Driven(qtbot, database)
    yield window
    window.close()


def test_a_damaged_database_is_replaced_in_the_window(
    damaged: Driven, tmp_path: Path, fresh_database: Path
) -> None:
    assert damaged.session.sheet is None and "plan.db" in damaged.window.notice.text
    copy = tmp_path / "copy.db"
    shutil.copyfile(fresh_database, copy)
    restore(damaged, copy)
    assert damaged.sheet.data.plan.code
    damaged.select("EAT-ES")
    damaged.record(TypedValue("students", "240"))
    assert damaged.sheet.data.values["1.2.1"].value.text == "240"
    assert len(kept_beside(damaged)) == 1
