"""Where a value came from, as --json writes it."""


def source_json(source: str | None) -> dict[str, str | None] | None:
    """File, sheet and cell; None for what was typed."""
    if source is None:
        return None
    file, sheet, cell = (*source.rsplit(", ", 2), None, None)[:3]
    return {"file": file, "sheet": sheet, "cell": cell}
