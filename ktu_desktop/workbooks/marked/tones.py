"""The colours of asked and refused cells in a copy; what the sender fills in is coloured as asked."""

from openpyxl.styles import PatternFill

from ktu_desktop.workbooks.marked.marks import ASKED, REFUSED

COLOURS = {ASKED: "FFFFE699", REFUSED: "FFF8B4A6"}
FILLS = {tone: PatternFill("solid", fgColor=colour) for tone, colour in COLOURS.items()}
