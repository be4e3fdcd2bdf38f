"""The line at the bottom: what is filled in, slow work with a way to stop it, what is saved, the language."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ktu_desktop.domain.completeness import AskedCounts, together
from ktu_desktop.domain.coverage_words import asked_sentence
from ktu_desktop.domain.evaluated_sheet import NO_DATA, Sheet
from ktu_desktop.domain.state_words import STATES
from ktu_desktop.gui.background_jobs import Job
from ktu_desktop.gui.session import Session
from ktu_desktop.gui.theme import Theme
from ktu_desktop.gui.widgets.who_works import WhoWorks
from ktu_desktop.i18n import LANGUAGE_NAMES, Translator, mark

SHORT_NAMES = {"ru": "RU", "kk": "KK", "en": "EN"}
_UNEVEN = 1.2
"""Lines are broken at words: two of them hold less than twice as much as one."""

_PATIENCE = 250
"""Milliseconds that work may take before its progress is shown: what is quicker would only flicker."""


class StatusLine(QWidget):
    """Says how the sheet stands; fits the foot of the window."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.counts, self.state, self.saved, self.work = QLabel(), QLabel(), QLabel(), QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(160)
        self.bar.setTextVisible(False)
        self.cancel = QToolButton()
        self.cancel.setAutoRaise(True)
        self.who = WhoWorks(theme)
        self.languages = QButtonGroup(self)
        self._jobs: list[Job] = []
        self._saved_at = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._lay_out()
        self._listen()
        self._show_work(False)

    def retranslate(self) -> None:
        """Every text in the session's language."""
        say = self._session.say
        self.cancel.setText(say("Cancel"))
        self.cancel.setToolTip(say("Stop this work; nothing is left half done"))
        self.who.say(say("Who works: this name stands in the history of each change"), say("Your name"))
        for button in self.languages.buttons():
            button.setChecked(button.objectName() == say.language)
        self._show_saved()
        if self._session.sheet is not None:
            self.show_sheet(self._session.sheet)

    def show_sheet(self, sheet: Sheet) -> None:
        """Say how a sheet stands; of a unit with others below it, how all of them stand.

        There "no data yet" would be said of the unit's own few numbers, beside the hundreds of those below.
        """
        below = self._session.summary.counts
        self.counts.setText(counts_sentence(sheet, self._session.say, below))
        nothing_of_its_own = bool(below) and sheet.state == NO_DATA
        self.state.setText("" if nothing_of_its_own else self._session.say(STATES[sheet.state]))
        self._fit()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 8, 2)
        layout.setSpacing(16)
        self.counts.setWordWrap(True)
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.addWidget(self.counts, 1)
        for widget in (self.work, self.bar, self.cancel, self.state, self.saved, self.who):
            layout.addWidget(widget)
        for language, short in SHORT_NAMES.items():
            button = QToolButton()
            button.setObjectName(language)
            button.setText(short)
            button.setToolTip(LANGUAGE_NAMES[language])
            button.setAccessibleName(LANGUAGE_NAMES[language])
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.clicked.connect(partial(self._session.set_language, language))
            self.languages.addButton(button)
            layout.addWidget(button)
        layout.setSpacing(8)

    def _listen(self) -> None:
        session = self._session
        session.sheet_changed.connect(self.show_sheet)
        session.opened.connect(self._show_author)
        session.author_changed.connect(self.who.show_name)
        self.who.named.connect(session.set_author)
        session.summary.arrived.connect(self.retranslate)
        session.saving.connect(partial(self._note_saved, ""))
        session.saved.connect(self._note_saved)
        session.recording.unsaved.changed.connect(self._show_saved)
        session.jobs.started.connect(self._started)
        session.jobs.progressed.connect(self._progressed)
        session.jobs.finished.connect(self._finished)
        self._patience.timeout.connect(partial(self._show_work, True))
        self.cancel.clicked.connect(self._cancel)

    def _show_author(self) -> None:
        if self._session.workspace is not None:
            self.who.show_name(self._session.workspace.author.name)

    def _note_saved(self, when: str) -> None:
        self._saved_at = when
        self._show_saved()

    def _show_saved(self) -> None:
        say = self._session.say
        if self._session.recording.under_way:
            self.saved.setText(say("Saving…"))
        elif self._session.recording.unsaved:
            self.saved.setText(say("Not saved yet, trying again…"))
        else:
            self.saved.setText(say("All saved {time}", time=self._saved_at) if self._saved_at else "")
        self._fit()

    def _started(self, job: Job) -> None:
        if job.title:
            self._jobs.append(job)
            self._show_newest()
            self._patience.start()

    def _progressed(self, job: Job) -> None:
        if job in self._jobs[-1:] and job.steps:
            self.bar.setRange(0, job.steps)
            self.bar.setValue(job.steps_done)
            self.work.setText(work_sentence(job, self._session.say))

    def _finished(self, job: Job) -> None:
        if job not in self._jobs:
            return
        self._jobs.remove(job)
        if self._jobs:
            self._show_newest()
        else:
            self._patience.stop()
            self._show_work(False)

    def _show_newest(self) -> None:
        """Of what is under way, with the database and on paper, what was begun last."""
        self.work.setText(self._jobs[-1].title or "")
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)

    def _show_work(self, shown: bool) -> None:
        for widget in (self.work, self.bar, self.cancel):
            widget.setVisible(shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What is filled in takes two lines where one is too short, and makes way for work that is shown."""
        layout = self.layout()
        assert layout is not None, "it has been laid out"
        self.counts.hide()
        room = self.width() - layout.sizeHint().width() - layout.spacing()
        metrics = self.counts.fontMetrics()
        wide = metrics.horizontalAdvance(self.counts.text())
        self.counts.setMinimumHeight(metrics.lineSpacing() * (2 if wide > room else 1))
        self.counts.setVisible(2 * room > wide * _UNEVEN)

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()
            self.cancel.setEnabled(False)
            self.work.setText(self._session.say("Stopping…"))


def counts_sentence(sheet: Sheet, say: Translator, below: Mapping[str, AskedCounts]) -> str:
    """``38 of 52 filled, 3 do not apply, 11 not filled, 2 errors, 1 remark``: what is zero is left out.

    ``below``: what is asked at and below the sheet's unit, where units are below it: ``Summary. ...``; what
    is counted of its own sheet only is said apart.
    """
    counts = sheet.counts
    own = AskedCounts(
        counts.asked, counts.filled, counts.not_applicable, counts.missing, contradictory=counts.errors
    )
    asked = asked_sentence(together(below.values()) if below else own, say)
    parts = [] if below else [asked]
    if counts.warnings:
        parts.append(say.plural("{n} remark", "{n} remarks", counts.warnings))
    if counts.drafts:
        parts.append(say.plural("{n} not accepted", "{n} not accepted", counts.drafts))
    said = ", ".join(parts)
    if not below:
        return said
    summary = say(mark("Summary. {result}"), result=asked)
    return say(mark("{summary}. In its own sheet: {rest}"), summary=summary, rest=said) if said else summary


def work_sentence(job: Job, say: Translator) -> str:
    """What, how far, and after a while how long still."""
    sentence = say("{title}: {done} of {total}", title=job.title, done=job.steps_done, total=job.steps)
    still = job.seconds_left()
    return sentence if still is None else say("{sentence}, {n} s left", sentence=sentence, n=still)
