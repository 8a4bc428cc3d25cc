"""Keys and handover (密钥与交接): four doors, each a few calm pages: new clerk, new key, lost password, everything lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cadredesk.actions import handover
from ui.act import ask
from ui.exchange.keys_change import ChangeDoor
from ui.exchange.keys_clerk import ClerkDoor
from ui.exchange.keys_door import Door
from ui.exchange.keys_lost import LostDoor, PasswordDoor
from ui.exchange.words import filled
from ui.widgets.card import Card, Note, button, label
from ui.widgets.screen import Screen, ScreenContext


class KeysScreen(Screen):
    """The doors, and behind each its pages; leaving a page that shows a new code asks to put it away first."""

    areas = frozenset({"users", "rotation", "enrolment", "backups", "desks"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Keys and handover"))
        self.note = Note(name="keysNote")
        self.note.hide()
        self.state = Note(name="keysState")
        self.state_button = button(self.tr("Go on there"), "keysStateGo")
        self.state_button.clicked.connect(self._to_state)
        self._state_leads: dict[str, str] = {}
        self.stack = QStackedWidget()
        self.stack.setObjectName("keysStack")
        self.doors: dict[str, Door] = {
            "clerk": ClerkDoor(context),
            "change": ChangeDoor(context),
            "password": PasswordDoor(context),
            "lost": LostDoor(context),
        }
        self.stack.addWidget(self._front())
        for door in self.doors.values():
            self.stack.addWidget(door)
            door.left.connect(self._to_front)
            door.finished.connect(self._finished)
            door.currentChanged.connect(lambda _: self.note.hide())
        lost = self.doors["lost"]
        assert isinstance(lost, LostDoor)
        lost.replaced_.connect(self.open_door)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 14)
        box.setSpacing(10)
        box.addWidget(self.note)
        box.addWidget(self.stack, 1)

    def _front(self) -> QWidget:
        front = QWidget()
        front.setObjectName("keysFront")
        grid = QGridLayout()
        grid.setSpacing(14)
        for number, (key, title, told, about) in enumerate(self._titles()):
            grid.addWidget(self._door_card(key, title, told, about), *divmod(number, 2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        box = QVBoxLayout(front)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.state)
        box.addWidget(self.state_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(grid)
        self.facts = label("", "secondary", "keysFacts")
        box.addWidget(self.facts)
        box.addStretch(1)
        return front

    def _titles(self) -> tuple[tuple[str, str, str, str], ...]:
        return (
            (
                "clerk",
                self.tr("New clerk"),
                self.tr("Somebody leaves, somebody comes."),
                self.tr("Log-ins change hands; the handover sheet is printed and signed."),
            ),
            (
                "change",
                self.tr("Change the key"),
                self.tr("The signing key is old, or somebody may have seen it."),
                self.tr("A new key, a new recovery sheet, a package for every partner."),
            ),
            (
                "password",
                self.tr("Password lost, approver gone"),
                self.tr("Somebody cannot log in, or nobody can sign."),
                self.tr("By the approver, or by the code of the recovery sheet."),
            ),
            (
                "lost",
                self.tr("Everything lost"),
                self.tr("The machine is broken, stolen, or was set up anew.")
                if self.context.desk.mode == "school"
                else self.tr("Here or at a school: broken, stolen, or set up anew."),
                self.tr("Restore a backup, or begin again under new keys, in person."),
            ),
        )

    def _door_card(self, key: str, title: str, told: str, about: str) -> Card:
        card = Card(title, f"door_{key}")
        card.add(label(told), label(about, "secondary"))
        card.body.addStretch(1)
        go = button(self.tr("Open"), f"open_{key}")
        go.setAccessibleName(f"{title} {go.text()}")
        go.clicked.connect(self._opens(key))
        card.add_row(go)
        card.setMinimumHeight(170)
        return card

    def _opens(self, key: str) -> Callable[[], None]:
        return lambda: self.open_door(key)

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name, with the door's behind it."""
        door = self.door()
        here = self.tr("Keys and handover")
        return f"{here} · {door.title}" if door is not None else here

    def header_buttons(self) -> list[QPushButton]:
        """None: every page has its own."""
        return []

    def go(self, door: str = "", **args: Any) -> None:
        """Opens a door: `clerk`, `change`, `password`, `lost`; none: the four."""
        if door in self.doors:
            self.open_door(door, **{name: str(value) for name, value in args.items()})
        else:
            self._to_front()

    def place(self) -> dict[str, str]:
        """The door in sight."""
        return {"door": next((key for key, one in self.doors.items() if one is self.door()), "")}

    def save(self) -> bool:
        """A new code that nobody has put away keeps its place."""
        door = self.door()
        if door is not None and door.is_open():
            self.note.put(
                self.tr("First put the new code away."), self.tr("It is shown only once."), "problem"
            )
            self.note.show()
            return False
        return True

    def refresh(self) -> None:
        """Reads again how keys and people stand."""
        found = ask(self, handover.standing, self.context.desk)
        if not found:
            return
        one = found.value
        self._state_leads = {}
        if one.lock == "rotation":
            self._state_leads = {"door": "change"}
            self.state.put(
                self.tr("A change of key was interrupted."),
                self.tr("Nothing leaves this desk until it is finished."),
                "problem",
            )
        elif one.lock:
            self._state_leads = {"door": "lost"}
            self.state.put(
                self.tr("This folder is a restored backup."),
                self.tr("Nothing leaves it until the numbers are sure."),
                "waiting",
            )
        elif one.without_keys:
            self._state_leads = {"door": "change", "page": "after"}
            told = self.tr("Since the change of key; they need a new password from one who can.")
            self.state.put(
                filled(self.tr("%1 cannot sign yet."), "、".join(one.without_keys)), told, "waiting"
            )
        self.state.setVisible(bool(self._state_leads))
        self.state_button.setVisible(bool(self._state_leads))
        told = filled(
            self.tr("Signing key of %1; recovery sheet of %2; last backup on a stick: %3."),
            one.key_since.isoformat() if one.key_since else "",
            one.recovery_since.isoformat() if one.recovery_since else "",
            one.last_stick.isoformat() if one.last_stick else self.tr("none yet"),
        )
        self.facts.setText(told)

    # Doors

    def door(self) -> Door | None:
        """The door in sight."""
        inside = self.stack.currentWidget()
        return inside if isinstance(inside, Door) else None

    def open_door(self, key: str, **args: str) -> None:
        """Shows the first page of a door."""
        if not self.save():
            return
        self.note.hide()
        door = self.doors[key]
        self.stack.setCurrentWidget(door)
        door.enter(**args)
        self.header_changed.emit()

    def _to_state(self) -> None:
        self.go(**self._state_leads)

    def _to_front(self) -> None:
        self.note.hide()
        self.stack.setCurrentIndex(0)
        self.refresh()
        self.header_changed.emit()

    def _finished(self, told: str) -> None:
        self._to_front()
        self.note.put(self.tr("Done."), told, "done")
        self.note.show()
