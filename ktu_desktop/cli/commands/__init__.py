"""The family of commands. To add one: 1. a file here with one COMMAND; 2. its line in COMMANDS.

tests/cli/test_family.py runs over the family and fails when a member is incomplete.
"""

from ktu_desktop.cli.command import Command
from ktu_desktop.cli.commands import (
    back_up,
    batches,
    chart,
    check,
    doctor,
    export,
    history,
    import_files,
    mappings,
    orgs,
    plan,
    print_report,
    restore,
    rollup,
    set_values,
    show,
    tour,
    undo,
)

COMMANDS: tuple[Command, ...] = (
    plan.COMMAND,
    orgs.COMMAND,
    set_values.COMMAND,
    show.COMMAND,
    rollup.COMMAND,
    check.COMMAND,
    print_report.COMMAND,
    chart.COMMAND,
    export.COMMAND,
    import_files.COMMAND,
    mappings.COMMAND,
    batches.COMMAND,
    undo.COMMAND,
    history.COMMAND,
    back_up.COMMAND,
    restore.COMMAND,
    doctor.COMMAND,
    tour.COMMAND,
)
