"""The seam between slow work and whoever waits for it: work never knows a window or a terminal."""

from typing import Protocol


class Progress(Protocol):
    """How slow work reports and asks whether to go on."""

    def step(self, done: int, total: int, text: str) -> None:
        """Say that ``done`` of ``total`` steps are done; ``text`` names the one under way."""

    def check_cancelled(self) -> None:
        """Raise errors.Cancelled when the person asked to stop."""


class Silent:
    """Progress for callers that show none."""

    def step(self, done: int, total: int, text: str) -> None:
        """Report nothing."""

    def check_cancelled(self) -> None:
        """Never cancel."""
