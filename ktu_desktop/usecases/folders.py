"""Folders that a person named: made where they are missing."""

from pathlib import Path

from ktu_desktop.errors import WorldRefusal
from ktu_desktop.i18n import mark


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises WorldRefusal where the system does not let us."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = mark("The folder {folder} cannot be made ({reason}).")
        raise WorldRefusal(sentence, folder=str(folder), reason=error.strerror or str(error)) from error
