"""What stands in place of a table without rows: why it is empty, and the way out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyPage(QWidget):
    """A sentence with up to two buttons below it: ``back`` gives all rows back, ``wider`` looks further."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = QLabel()
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.back, self.wider = QPushButton(), QPushButton()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.back, self.wider):
            button.setAutoDefault(False)
            button.hide()
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 0, 32, 0)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addLayout(buttons)
        column.addStretch(1)

    def text(self) -> str:
        """The sentence."""
        return self.sentence.text()

    def say(self, sentence: str, back: str = "", wider: str = "") -> None:
        """Show a sentence and the buttons that have a text."""
        self.sentence.setText(sentence)
        for button, text in ((self.back, back), (self.wider, wider)):
            button.setText(text)
            button.setVisible(bool(text))
