"""How to fill in, in every language the program speaks, the workbook's own language first."""

from openpyxl import Workbook

from ktu_desktop.i18n import LANGUAGE_NAMES, LANGUAGES, Translator, mark
from ktu_desktop.workbooks import sheet_rows
from ktu_desktop.workbooks.columns import COLUMNS, NOT_APPLICABLE, OWN_RESULT
from ktu_desktop.workbooks.layouts.unit_sheet import GUIDANCE, set_up_page
from ktu_desktop.workbooks.sheet_rows import Row
from ktu_desktop.workbooks.styles import Styles

_STEPS = (
    mark("Fill in the yellow cells only. The other cells are computed or come from the plan."),
    mark("Common data stand at the top and are entered once; other rows take them from there."),
    mark("For a share, enter two numbers: “of these” and “total”. The percentage is computed."),
    mark(
        "If only the percentage is known, enter it in the column “{own}”. It is shown, but does not enter any"
        " total."
    ),
    mark("Leave a cell empty if there are no data. 0 means that there were none."),
    mark("If an indicator does not concern you, write the reason in the column “{not_applicable}”."),
    mark("Write numbers in digits: 12,5 or 12.5; without words such as “thousand”."),
    mark("To delete a number or a text that was sent before, write the word {word} into its cell."),
    mark("Do not delete or rename columns, codes and sheets. You may use Excel or LibreOffice."),
    mark("Save the file under any name and send it back as it is."),
)
_DELETION = {"en": "delete", "ru": "удалить", "kk": "жою"}
_WIDTH = 110


def write_guidance_sheet(book: Workbook, styles: Styles, say: Translator) -> tuple[str, list[Row]]:
    """Add the sheet to the workbook; returns its title and rows."""
    frame = book.create_sheet(say(GUIDANCE)[:31])
    frame.column_dimensions["A"].width = 4
    frame.column_dimensions["B"].width = _WIDTH
    frame.sheet_view.showGridLines = False
    frame.protection.sheet = True
    set_up_page(frame, say(GUIDANCE), say)
    rows: list[Row] = []
    languages = sorted(LANGUAGES, key=lambda language: language != say.language)
    for language in languages:
        rows += _section(Translator(language), language, styles, len(rows) + 1)
    return frame.title, rows


def _section(say: Translator, language: str, styles: Styles, start: int) -> list[Row]:
    title = f"{LANGUAGE_NAMES[language]}. {say(GUIDANCE)}"
    headers = {column.mark: column.header for column in COLUMNS}
    facts = {
        "own": say(headers[OWN_RESULT]),
        "not_applicable": say(headers[NOT_APPLICABLE]),
        "word": _DELETION[language],
    }
    rows = [Row(start, [sheet_rows.text(f"A{start}", title, styles.title)], 24, fixed=True)]
    for number, step in enumerate(_STEPS, 1):
        row, advice = start + number, say(step, **facts)
        cells = [
            sheet_rows.text(f"A{row}", f"{number}.", styles.plain),
            sheet_rows.text(f"B{row}", advice, styles.plain),
        ]
        rows.append(Row(row, cells, 15 if len(advice) < _WIDTH else 29))
    rows.append(Row(start + len(_STEPS) + 1, [], 12))
    return rows
