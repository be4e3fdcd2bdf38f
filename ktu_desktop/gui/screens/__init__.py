"""The screens of the main window: the explicit list. To add one see screen.py."""

from collections.abc import Iterator

from ktu_desktop.gui.screens.screen import Screen


def shown_at_once() -> tuple[type[Screen], ...]:
    """Screens that the first painted window has; they import Qt and little else."""
    from ktu_desktop.gui.screens.navigation.navigation_screen import NavigationScreen
    from ktu_desktop.gui.screens.sheet_table.sheet_screen import SheetScreen

    return (NavigationScreen, SheetScreen)


def shown_after() -> Iterator[type[Screen]]:
    """Screens that are built after the first sheet is shown; each is imported when it is asked for."""
    from ktu_desktop.gui.screens.indicator_form.form_screen import FormScreen

    yield FormScreen
    from ktu_desktop.gui.screens.history.history_screen import HistoryScreen

    yield HistoryScreen
    from ktu_desktop.gui.screens.problems.problems_screen import ProblemsScreen

    yield ProblemsScreen
    from ktu_desktop.gui.screens.side_by_side.side_by_side_screen import SideBySideScreen

    yield SideBySideScreen
    from ktu_desktop.gui.screens.import_files.import_screen import ImportScreen

    yield ImportScreen
    from ktu_desktop.gui.screens.history.batches_screen import BatchesScreen

    yield BatchesScreen
    from ktu_desktop.gui.screens.sheet_mappings.mappings_screen import MappingsScreen

    yield MappingsScreen
    from ktu_desktop.gui.screens.print_page.print_screen import PrintScreen

    yield PrintScreen
    from ktu_desktop.gui.screens.check_number.check_number_screen import CheckNumberScreen

    yield CheckNumberScreen
    from ktu_desktop.gui.screens.overview.overview_screen import OverviewScreen

    yield OverviewScreen
    from ktu_desktop.gui.screens.explorer.explorer_screen import ExplorerScreen

    yield ExplorerScreen
    from ktu_desktop.gui.screens.charts.charts_screen import ChartsScreen

    yield ChartsScreen
    from ktu_desktop.gui.screens.finances.finances_screen import FinancesScreen

    yield FinancesScreen
    from ktu_desktop.gui.screens.first_start.first_start_screen import FirstStartScreen

    yield FirstStartScreen
    from ktu_desktop.gui.screens.help.help_screen import HelpScreen

    yield HelpScreen
    from ktu_desktop.gui.screens.crash_page.crash_screen import CrashScreen

    yield CrashScreen
