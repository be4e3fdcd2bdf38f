"""The sizes of type on paper."""

from ktu_desktop.reports.pages.page import Font, points

ISSUER = Font(points(9.5), bold=True)
TITLE = Font(points(13), bold=True)
SUBTITLE = Font(points(10))
HEADINGS = {1: Font(points(10.5), bold=True), 2: Font(points(9.5), bold=True)}
BODY = Font(points(9.5))
STRONG = Font(points(9.5), bold=True)
NOTE = Font(points(8))
CELL = Font(points(8.5))
CELL_STRONG = Font(points(8.5), bold=True)
COLUMN_TITLE = Font(points(8), bold=True)
FURNITURE = Font(points(7.5))
HINT = Font(points(6.5))
