"""The screens of the main window: the explicit list. To add one see screen.py."""

from ktu_desktop.gui.screens.screen import Screen


def shown_at_once() -> tuple[type[Screen], ...]:
    """Screens that the first painted window has; they import Qt and little else."""
    from ktu_desktop.gui.screens.navigation.navigation_screen import NavigationScreen
    from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen

    return (NavigationScreen, SheetScreen)


def shown_after() -> tuple[type[Screen], ...]:
    """Screens that are imported and built right after the first paint."""
    from ktu_desktop.gui.screens.first_start.first_start_screen import FirstStartScreen
    from ktu_desktop.gui.screens.history.batches_screen import BatchesScreen
    from ktu_desktop.gui.screens.history.history_screen import HistoryScreen
    from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen
    from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen
    from ktu_desktop.gui.screens.problems.problems_screen import ProblemsScreen

    return (FormScreen, HistoryScreen, ProblemsScreen, ImportScreen, BatchesScreen, FirstStartScreen)
