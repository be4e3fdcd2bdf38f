"""Which pages of everything that is printed are wanted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChosenPages:
    """Pages counted from 1 through all documents; ``ranges``: first and last of each, none for all."""

    ranges: tuple[tuple[int, int], ...] = ()

    def holds(self, number: int) -> bool:
        """Whether that page is wanted."""
        return not self.ranges or any(first <= number <= last for first, last in self.ranges)

    def end_before(self, number: int) -> bool:
        """Whether neither that page nor any after it is wanted."""
        return bool(self.ranges) and all(last < number for _, last in self.ranges)


ALL_PAGES = ChosenPages()
