"""The kinds of files that a report is written as, and who writes each; Qt comes late."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ktu_desktop import paths
from ktu_desktop.errors import WrongUse
from ktu_desktop.i18n import mark

if TYPE_CHECKING:
    from ktu_desktop.usecases.build_report import Writer


def writer_of(suffix: str, path: Path) -> "Writer":
    """Who writes files of that suffix. Raises WrongUse; ``path`` is what the sentence names."""
    found = WRITERS.get(suffix.lower())
    if found is None:
        raise WrongUse(
            mark("A report is saved as {suffixes}; {file} is none of these."),
            suffixes=", ".join(WRITERS),
            file=path.name,
        )
    return found()


def own_logo() -> Path | None:
    """The university's logo, where the user has put one."""
    logo = paths.logo()
    return logo if logo.is_file() else None


def _pdf() -> "Writer":
    from ktu_desktop.gui.printing.pdf import PdfPress

    return PdfPress(own_logo()).write


def _xlsx() -> "Writer":
    from ktu_desktop.reports.to_workbook import write_workbook

    return write_workbook


def _docx() -> "Writer":
    from ktu_desktop.gui.printing.docx import DocxPress

    return DocxPress(own_logo()).write


WRITERS: "Mapping[str, Callable[[], Writer]]" = {".pdf": _pdf, ".xlsx": _xlsx, ".docx": _docx}
"""Who writes a report, by the file's suffix."""
