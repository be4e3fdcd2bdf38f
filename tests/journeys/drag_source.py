"""A window from which a file is dragged, as from a file manager's: ``python -m ... FILE``.

It stands at PLACE, says ``shown``, and ``taken`` while what is under the mouse would take the file.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

PLACE = (40, 560, 120, 80)
TITLE = "drag source"


class Source(QWidget):
    """Dragging starts with the first move of the pressed mouse."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file, self._shown = file, False
        self.setWindowTitle(TITLE)
        self.setGeometry(*PLACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            self._shown = True
            print("shown", flush=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._file))])
        drag.setMimeData(data)
        drag.actionChanged.connect(self._say_taken)
        drag.exec(Qt.DropAction.CopyAction)

    def _say_taken(self, action: Qt.DropAction) -> None:
        if action == Qt.DropAction.CopyAction:
            print("taken", flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    source = Source(Path(sys.argv[1]))
    source.show()
    sys.exit(application.exec())
