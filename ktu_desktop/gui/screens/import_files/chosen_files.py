"""Which files an import takes: spreadsheets, and those in a folder."""

from pathlib import Path

SPREADSHEETS = ("xlsx", "xlsm", "xls", "ods", "xlsb", "csv", "tsv")


def spreadsheets(path: Path) -> list[Path]:
    """The file, or the spreadsheets right in the folder (files that Office keeps open are no files)."""
    if not path.is_dir():
        return [path]
    found = (file for suffix in SPREADSHEETS for file in path.glob(f"*.{suffix}"))
    return sorted(file for file in found if not file.name.startswith(("~$", ".~")))
