"""Qt's own texts (Undo, Cut, Cancel of its menus and dialogs) in the session's language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from ktu_desktop.gui.session import Session


class QtTexts(QObject):
    """Follows the session's language as long as it lives; English needs no file."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._translator = QTranslator(self)
        session.language_changed.connect(self._speak)
        self._speak()

    def stop(self) -> None:
        """Speak for this session no more: the next window may have another language."""
        QCoreApplication.removeTranslator(self._translator)

    def _speak(self) -> None:
        QCoreApplication.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self._session.say.language}", folder):
            QCoreApplication.installTranslator(self._translator)
