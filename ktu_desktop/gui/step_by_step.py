"""Long building on the window's thread, cut into steps: keys are answered between two of them."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class StepByStep(QObject):
    """Runs the steps of an iterator, one in each event. ``finished`` is emitted after the last one."""

    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def under_way(self) -> bool:
        """Whether something is left to do."""
        return self._steps is not None

    def start(self, steps: Iterator[None]) -> None:
        """Begin; the first step is done at once."""
        self._steps = steps
        self._go_on()

    def finish(self) -> None:
        """Do what is left now: somebody cannot wait for it."""
        while self._step():
            pass

    def stop(self) -> None:
        """Leave the rest undone: the window closes."""
        self._next.stop()
        self._steps = None

    def _go_on(self) -> None:
        if self._step():
            self._next.start()

    def _step(self) -> bool:
        """Do one step; False when nothing is left to do."""
        if self._steps is None:
            return False
        if next(self._steps, self) is self:
            self._steps = None
            self.finished.emit()
        return self._steps is not None
