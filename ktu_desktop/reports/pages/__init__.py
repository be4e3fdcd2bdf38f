"""Documents put on A4 pages: texts and lines with their places, ready to be drawn by whoever can draw."""

from ktu_desktop.reports.pages.layout import pages_of
from ktu_desktop.reports.pages.page import Page, Ruler

__all__ = ["Page", "Ruler", "pages_of"]
