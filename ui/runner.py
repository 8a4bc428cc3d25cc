"""Runs a slow action off the window's thread: one worker, progress, cancel; and notes a blocked window."""

from __future__ import annotations

import inspect
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cadredesk.errors import Cancelled
from ui.act import announce, area_of, show_problem

DIALOG_AFTER_MS = 600
BLOCKED_MS = 200

_log = logging.getLogger("cadredesk.window")


class Job(QObject):
    """One slow action under way; its signals arrive on the window's thread."""

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()

    def cancel(self) -> None:
        """Asks the action to stop at its next report of progress."""
        self._stop.set()

    def progress(self, done: int, total: int = 0, text: str = "") -> None:
        """What the action calls: `done` of `total` (0: unknown); raises `Cancelled` when asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, text)

    def work(self, function: Callable[..., Any], args: tuple[Any, ...], kw: dict[str, Any]) -> None:
        """Runs on the worker's thread."""
        try:
            if self._stop.is_set():
                raise Cancelled
            value = function(*args, **kw)
        except BaseException as problem:
            self.failed.emit(problem)
        else:
            self.finished.emit(value)


class Runner(QObject):
    """The one worker of a window; jobs wait for one another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="cadredesk-runner")
        self._jobs: list[Job] = []

    @property
    def busy(self) -> bool:
        """Whether a job is under way or waiting."""
        return bool(self._jobs)

    def run(
        self,
        widget: QWidget,
        title: str,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        changes: bool = True,
        quiet: bool = False,
        **kw: Any,
    ) -> Job:
        """Runs `function(*args, **kw)` on the worker and calls `done(value)` on the window's thread.

        A function with a parameter `progress` is given `Job.progress`. Errors are shown as `act` shows
        them, unless `failed` takes them. A dialog `title` with a cancel button appears after 600 ms.
        `changes=False` for an action that only reads: nothing is announced. `quiet`: no dialog, for work that
        goes on beside the user's own.
        """
        job = Job(self)
        takes_progress = "progress" in inspect.signature(function).parameters
        if takes_progress and "progress" not in kw:
            kw["progress"] = job.progress
        dialog = ProgressDialog(title, job, takes_progress, widget, quiet=quiet)

        def succeed(value: Any) -> None:
            self._end(job, dialog)
            if changes:
                announce(widget, area_of(function))
            if done is not None:
                done(value)
            job.ended.emit()

        def fail(problem: BaseException) -> None:
            self._end(job, dialog)
            if failed is not None and not isinstance(problem, Cancelled):
                failed(problem)
            else:
                show_problem(widget, problem)
            job.ended.emit()

        queued = Qt.ConnectionType.QueuedConnection
        job.finished.connect(succeed, queued)
        job.failed.connect(fail, queued)
        self._jobs.append(job)
        self._pool.submit(job.work, function, args, kw)
        return job

    def close(self) -> None:
        """Cancels what waits and lets the running job come to its end."""
        for job in self._jobs:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _end(self, job: Job, dialog: ProgressDialog) -> None:
        self._jobs.remove(job)
        dialog.finish()
        job.deleteLater()


class ProgressDialog(QDialog):
    """Says what is going on, how far it is, and lets the user stop it; appears after 600 ms."""

    def __init__(self, title: str, job: Job, can_stop: bool, parent: QWidget, *, quiet: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("progressDialog")
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(420)
        self._job = job
        self._can_stop = can_stop
        self._text = QLabel(title)
        self._text.setObjectName("progressText")
        self._text.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setObjectName("progressBar")
        self._bar.setAccessibleName(title)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._cancel = QPushButton(self.tr("Stop"))
        self._cancel.setObjectName("progressStop")
        self._cancel.setAccessibleName(self.tr("Stop"))
        self._cancel.setVisible(can_stop)
        self._cancel.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 20)
        box.setSpacing(12)
        for part in (self._text, self._bar):
            box.addWidget(part)
        box.addWidget(self._cancel, alignment=Qt.AlignmentFlag.AlignRight)
        job.progressed.connect(self._show)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.open)
        if not quiet:
            self._timer.start(DIALOG_AFTER_MS)

    @Slot()
    def reject(self) -> None:
        """Stops the job; the dialog stays until it has come to rest."""
        if self._can_stop:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._cancel.setText(self.tr("Stopping…"))

    def finish(self) -> None:
        """Goes away for good."""
        self._timer.stop()
        self.done(0)
        self.deleteLater()

    def _show(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._text.setText(text)


class Watch(QObject):
    """Logs when the window's thread was blocked for more than 200 ms."""

    _BEAT_MS = 100

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(self._BEAT_MS)

    def _beat(self) -> None:
        now = time.monotonic()
        late = (now - self._last) * 1000 - self._BEAT_MS
        self._last = now
        if late > BLOCKED_MS:
            _log.info("the window was blocked for %d ms", round(late))
