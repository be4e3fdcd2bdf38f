"""A keyboard that counts: what is compared between our window and a spreadsheet program."""

ENTER, TAB, PASTE = "Enter", "Tab", "Ctrl+V"


class Keyboard:
    """``pressed``: how many keys so far."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, key: str) -> None:
        """Press and let go of one key: a character, ENTER, TAB or PASTE."""
        self.pressed += 1

    def enter(self, text: str, by: str = ENTER) -> None:
        """Type a value and press Enter, or another key that leaves the field."""
        for letter in text:
            self.press(letter)
        self.press(by)
