"""The command line: one command is one call of one use case; a contract that other programs rely on."""

from ktu_desktop.cli.run import main

__all__ = ["main"]
