"""Keeping what a person said about foreign sheets while importing them."""

from collections.abc import Iterable

from ktu_desktop.usecases.file_preview import FilePreview
from ktu_desktop.usecases.sheet_mappings import remember
from ktu_desktop.usecases.workspace import Workspace


def learn(workspace: Workspace, files: Iterable[FilePreview]) -> int:
    """Keep what a person said about the sheets of these files; how many decisions."""
    found = [
        mapping
        for file in files
        if file.sheets is not None and file.plan
        for mapping in file.sheets.mappings(file.plan, file.org)
    ]
    return remember(workspace, found) if found else 0
