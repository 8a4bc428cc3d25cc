"""The district's pool: everybody reported, found and filtered while one types, counted, charted, printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import pool
from cadredesk.actions.pool import Goal, Pool, PoolLine
from cadredesk.desk import Desk
from cadredesk.domain import pool as counting
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.names import padded
from cadredesk.domain.person import EDUCATION_LEVELS, PARTIES, SUB_TABLES, TITLE_LEVELS, Person
from cadredesk.domain.pool import Ratio
from cadredesk.domain.statistics import AGE_BANDS
from cadredesk.domain.tally import shown
from ui.act import ask
from ui.exchange.bars import PartBar
from ui.exchange.words import filled, report_word, tier_words, topic_word
from ui.people import words
from ui.people.words import field_word, part_words, roomy
from ui.widgets.card import Card, EmptyState, Note, StateChip, button, clear, label
from ui.widgets.dialogs import Sheet
from ui.widgets.edit import LineEdit
from ui.widgets.flow import flow
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column, Table
from ui.widgets.words import stage_words

LIST, STRUCTURE = range(2)
_BOXES = ("school", "tier", "stage", "gender", "age")
_COUNTED = ("age", "gender", "party", "education", "title", "tier", "stage", "school")
_ALWAYS = 0
"""The column of names cannot be put away."""
_HIDDEN_FIRST = frozenset({"age", "post_kind", "ethnicity", "stage", "id_tail", "state"})
_MOST_PARTS = 12


class PoolScreen(Screen):
    """The list and the structure of what is in the list. `navigate("pool", school=code)` shows one school's people."""

    areas = frozenset({"intake", "submissions", "enrolment", "schools"})

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Pool"))
        self._pool: Pool | None = None
        self._place: dict[int, int] = {}
        self._seen: list[int] = []
        self._schools: dict[str, str] = {}
        self._school = ""
        self._extra: tuple[str, frozenset[str], str] | None = None
        self._reading = False
        self._again = False
        found = ask(self, pool.goals)
        self._goals: tuple[Goal, ...] = found.value if found else ()
        self.note = Note(name="poolNote")
        self.note.hide()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("poolTabs")
        self.tabs.setAccessibleName(self.tr("Pool"))
        for page, text in (
            (self._list_page(), self.tr("List")),
            (self._structure_page(), self.tr("Structure")),
        ):
            page.setObjectName("tabPage")
            self.tabs.addTab(page, text)
        self.tabs.currentChanged.connect(lambda _: self._show_structure())
        self.excel_button = button(self.tr("As Excel…"), "poolExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.roster_button = button(self.tr("Roster as PDF…"), "poolRosterPdf")
        self.roster_button.clicked.connect(self._choose_roster)
        self.print_button = button(self.tr("Print the roster…"), "poolRoster")
        self.print_button.clicked.connect(self.print_)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 10, 18, 12)
        box.setSpacing(8)
        box.addWidget(self._filters())
        box.addWidget(self.note)
        box.addWidget(self.tabs, 1)

    # What it is made of

    def _filters(self) -> QWidget:
        self.search = LineEdit("poolSearch", self.tr("Find people"))
        self.search.setPlaceholderText(self.tr("Name, pinyin, initials or the end of the ID (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(240)
        self.search.searched.connect(lambda _: self._filter())
        self.boxes: dict[str, QComboBox] = {}
        for topic in (*_BOXES, "state", "period"):
            box = QComboBox()
            box.setObjectName(f"pool_{topic}")
            box.setAccessibleName(self._box_title(topic))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8 if topic == "school" else 5)
            box.activated.connect(lambda _: self._filter())
            self.boxes[topic] = box
        self.extra_button = button("", "poolExtra")
        self.extra_button.setAccessibleName(self.tr("Show everybody"))
        self.extra_button.clicked.connect(self._drop_extra)
        self.extra_button.hide()
        self.all_button = button(self.tr("Show everybody"), "poolAll", "link")
        self.all_button.clicked.connect(self.show_all)
        return flow(self.search, *self.boxes.values(), self.extra_button, self.all_button, spacing=8)

    def _box_title(self, topic: str) -> str:
        if topic == "state":
            return self.tr("State of the report")
        return self.tr("Period") if topic == "period" else topic_word(topic)

    def _list_page(self) -> QWidget:
        page = QWidget()
        self._keys = tuple(key for key, _ in self._columns())
        self.table = Table(
            "poolTable", self.tr("People of the pool"), [column for _, column in self._columns()]
        )
        for at, key in enumerate(self._keys):
            self.table.setColumnHidden(at, key in _HIDDEN_FIRST)
        self.table.opened.connect(self.open_person)
        self.count = label("", "secondary", "poolCount", wrap=False)
        self.order = label(
            self.tr("Order: strokes of the surname (姓氏笔画); a name of two characters stands first."),
            "secondary",
            "poolOrder",
        )
        self.columns_button = button(self.tr("Columns…"), "poolColumns", "link")
        self.columns_button.clicked.connect(self.choose_columns)
        self.file_button = button(self.tr("File as reported"), "poolFile", "link")
        self.file_button.clicked.connect(self.edit)
        self.empty = EmptyState(
            self.tr("Nobody is in the pool yet. It fills when the schools' reports are received."),
            self.tr("Receive"),
            "poolEmpty",
        )
        self.empty.acted.connect(lambda: self.context.navigate("intake"))
        self.nobody = label(self.tr("Nobody fits these filters."), "secondary", "poolNobody")
        bottom = QHBoxLayout()
        bottom.setSpacing(14)
        bottom.addWidget(self.count)
        bottom.addWidget(self.order, 1)
        bottom.addWidget(self.file_button)
        bottom.addWidget(self.columns_button)
        box = QVBoxLayout(page)
        box.setContentsMargins(12, 10, 12, 8)
        box.setSpacing(6)
        box.addWidget(self.nobody)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addLayout(bottom)
        return page

    def _columns(self) -> tuple[tuple[str, Column], ...]:
        genders, parties, posts = words.gender_words(), words.party_words(), words.post_words()
        educations, titles, tiers = words.education_words(), words.title_words(), tier_words()
        stages = {str(key): word for key, word in stage_words().items()}
        right = Qt.AlignmentFlag.AlignRight
        return (
            ("name", Column(self.tr("Name"), lambda one: padded(one.name), self._stands, width=5)),
            ("school", Column(self.tr("School"), lambda one: one.school, width=8)),
            (
                "tier",
                Column(
                    self.tr("Tier"), lambda one: words.word(tiers, one.tier), lambda one: one.tier, width=5
                ),
            ),
            ("post", Column(self.tr("Present post"), lambda one: one.post, width=7)),
            (
                "post_kind",
                Column(self.tr("Kind of post"), lambda one: words.word(posts, one.post_kind), width=6),
            ),
            (
                "birth",
                Column(self.tr("Born"), lambda one: _dotted(one.birth), lambda one: _iso(one.birth), width=4),
            ),
            (
                "age",
                Column(
                    self.tr("Age"),
                    lambda one: "" if one.age is None else str(one.age),
                    lambda one: one.age or 0,
                    align=right,
                    width=2,
                ),
            ),
            (
                "gender",
                Column(
                    self.tr("Sex"), lambda one: words.word(genders, one.gender) if one.gender else "", width=2
                ),
            ),
            ("ethnicity", Column(self.tr("Ethnicity"), lambda one: one.ethnicity, width=4)),
            (
                "party",
                Column(
                    self.tr("Political affiliation"),
                    lambda one: words.word(parties, one.party) if one.party not in ("", "unknown") else "",
                    width=6,
                ),
            ),
            (
                "education",
                Column(
                    self.tr("Education"),
                    lambda one: words.word(educations, one.education) if one.education else "",
                    lambda one: _level(EDUCATION_LEVELS, one.education),
                    width=5,
                ),
            ),
            (
                "title",
                Column(
                    self.tr("Professional title"),
                    lambda one: words.word(titles, one.title) if one.title else "",
                    lambda one: _level(TITLE_LEVELS, one.title),
                    width=4,
                ),
            ),
            (
                "score",
                Column(
                    self.tr("Evaluation"),
                    lambda one: "" if one.score is None else shown(one.score),
                    lambda one: -1 if one.score is None else one.score,
                    align=right,
                    width=4,
                ),
            ),
            ("stage", Column(self.tr("Stage"), lambda one: stages.get(one.stage, one.stage), width=5)),
            (
                "id_tail",
                Column(self.tr("ID"), lambda one: f"**** {one.id_tail}" if one.id_tail else "", width=5),
            ),
            ("period", Column(self.tr("Year"), lambda one: one.period, width=3)),
            (
                "state",
                Column(
                    self.tr("State"),
                    lambda one: report_word(one.state)[0],
                    tone=lambda one: report_word(one.state)[1],
                    width=4,
                ),
            ),
        )

    def _stands(self, one: PoolLine) -> int:
        return self._place[id(one)]

    def _structure_page(self) -> QWidget:
        page = QWidget()
        self.whole = label("", "strong", "poolWhole")
        self.goals_card = Card(self.tr("Ratios asked for"), "goalsCard")
        self._goal_lines = QGridLayout()
        self._goal_lines.setHorizontalSpacing(14)
        self._goal_lines.setColumnStretch(3, 1)
        self.goals_card.body.addLayout(self._goal_lines)
        self._cards: dict[str, tuple[Card, QVBoxLayout]] = {}
        grid = QGridLayout()
        grid.setSpacing(12)
        for at, topic in enumerate(_COUNTED):
            card = Card(topic_word(topic), f"count_{topic}")
            lines = QVBoxLayout()
            lines.setSpacing(0)
            card.body.addLayout(lines)
            card.body.addStretch(1)
            self._cards[topic] = (card, lines)
            grid.addWidget(card, at // 2, at % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inner = QWidget()
        inner.setObjectName("structureInner")
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(12)
        box.addWidget(self.whole)
        box.addWidget(self.goals_card)
        box.addLayout(grid)
        box.addStretch(1)
        area = QScrollArea()
        area.setObjectName("structureScroll")
        area.setAccessibleName(self.tr("Structure"))
        area.setWidget(inner)
        area.setWidgetResizable(True)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        return page

    # What the window asks

    @property
    def title(self) -> str:
        """The screen's name."""
        return self.tr("Pool")

    @property
    def subtitle(self) -> str:
        """How many people of how many schools."""
        if self._pool is None or not self._pool.lines:
            return ""
        schools = {one.sender for one in self._pool.lines}
        return filled(self.tr("%1 people of %2 schools"), len(self._pool.lines), len(schools))

    def header_buttons(self) -> list[QPushButton]:
        """The list as seen, in Excel and on paper."""
        return [self.excel_button, self.roster_button, self.print_button]

    def go(self, **args: Any) -> None:
        """`school` shows that school's people alone."""
        if "school" in args:
            self._school = str(args["school"])
            self.tabs.setCurrentIndex(LIST)
            if self._pool is not None:
                self._choose_school()

    def find(self) -> None:  # type: ignore[override]
        """Puts the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def edit(self) -> None:
        """F2: the file of the person in sight, as reported."""
        one = self.table.current_row()
        if one is not None:
            self.open_person(one)

    def refresh(self) -> None:
        """Reads the pool off the window's thread; what is in sight stays until it is there."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        self.context.runner.run(
            self,
            self.tr("Reading the pool"),
            pool.read,
            self.context.desk,
            done=self._read,
            changes=False,
        ).ended.connect(self._ended)

    def _ended(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.refresh()

    def _read(self, found: Pool) -> None:
        before = self.table.current_row()
        self._pool = found
        self._place = {id(line): at for at, line in enumerate(found.lines)}
        self._schools = {one.sender: one.school for one in found.lines}
        self._fill_boxes()
        self.table.setVisible(bool(found.lines))
        self.empty.setVisible(not found.lines)
        if self._school:
            self._choose_school()
        else:
            self._filter()
        if before is not None:
            self.table.go_to(lambda one: one.key == before.key)
        self.header_changed.emit()

    def _fill_boxes(self) -> None:
        for topic, box in self.boxes.items():
            chosen = box.currentData()
            box.clear()
            box.addItem(filled(self.tr("%1: all"), self._box_title(topic)), None)
            parts = self._pool.parts[topic] if self._pool is not None else ()
            if topic in ("state", "period"):
                named = [
                    (part, report_word(part)[0] if topic == "state" else part) for part in sorted(set(parts))
                ]
            else:
                found = counting.counted(parts, self._order_of(topic))
                named = [(part, self._word(topic, part)) for part, count in found if count]
                if topic == "school":
                    named.sort(key=lambda one: one[1])
            for part, word in named:
                box.addItem(word, part)
            box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
            wide = box.fontMetrics().horizontalAdvance("国") * 16
            box.view().setMinimumWidth(wide)

    # Filtering

    def shown(self) -> list[PoolLine]:
        """The people in the list as it is seen."""
        return self.table.rows.shown()

    def _choose_school(self) -> None:
        wanted, self._school = self._school, ""
        self._clear()
        box = self.boxes["school"]
        box.setCurrentIndex(max(0, box.findData(wanted)))
        self._filter()

    def _clear(self) -> None:
        self.search.put("")
        self._extra = None
        for box in self.boxes.values():
            box.setCurrentIndex(0)

    def show_all(self) -> None:
        """Takes every filter off."""
        self._clear()
        self._filter()

    def _drop_extra(self) -> None:
        self._extra = None
        self._filter()

    def look_into(self, topic: str, parts: frozenset[str], word: str) -> None:
        """Shows the list behind a number."""
        box = self.boxes.get(topic)
        if box is not None and len(parts) == 1:
            box.setCurrentIndex(max(0, box.findData(next(iter(parts)))))
        else:
            self._extra = (topic, parts, word)
        self.tabs.setCurrentIndex(LIST)
        self._filter()

    def _filter(self) -> None:
        found = self._pool
        if found is None:
            return
        before = self.table.current_row()
        self._seen, is_filtered = self._fitting(found)
        self.table.put([found.lines[at] for at in self._seen])
        if before is None or not self.table.go_to(lambda one: one is before):
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.extra_button.setVisible(self._extra is not None)
        if self._extra is not None:
            self.extra_button.setText(f"{self._extra[2]} ✕")
            self.extra_button.setAccessibleName(filled(self.tr("Take the filter off: %1"), self._extra[2]))
        self.all_button.setVisible(is_filtered)
        number = self.table.rows.rowCount()
        self.count.setText(filled(self.tr("%1 of %2 people"), number, len(found.lines)))
        self.nobody.setVisible(bool(found.lines) and not number)
        for one in (self.excel_button, self.roster_button, self.print_button):
            one.setEnabled(number > 0)
        self._show_structure()

    def _fitting(self, found: Pool) -> tuple[list[int], bool]:
        """The places of the people that fit what is typed and chosen, and whether anything is."""
        key, is_filtered = self.search.shown_text(), False
        fitting = list(range(len(found.lines)))
        if key.strip():
            fitting = sorted(map(int, found.index.find(key, len(found.lines)).ids))
            is_filtered = True
        wanted = {
            topic: frozenset({box.currentData()})
            for topic, box in self.boxes.items()
            if box.currentData() is not None
        }
        filters = list(wanted.items())
        if self._extra is not None:
            filters.append((self._extra[0], self._extra[1]))
        for topic, chosen in filters:
            parts = found.parts[topic]
            fitting = [at for at in fitting if parts[at] in chosen]
        return fitting, is_filtered or bool(filters)

    # Structure

    def _show_structure(self) -> None:
        if self.tabs.currentIndex() != STRUCTURE or self._pool is None:
            return
        total = len(self._seen)
        counts = {
            topic: counting.counted(
                map(self._pool.parts[topic].__getitem__, self._seen), self._order_of(topic)
            )
            for topic in _COUNTED
        }
        self.whole.setText(
            filled(
                self.tr(
                    "Counted: the %1 people of the list (of %2 in the pool), ages on %3. A number leads to its list."
                ),
                total,
                len(self._pool.lines),
                self._pool.on.isoformat(),
            )
        )
        while (item := self._goal_lines.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for at, goal in enumerate(self._goals):
            self._show_goal(at, counting.ratio(counts[goal.topic], goal))
        for topic, (card, box) in self._cards.items():
            clear(box)
            found = counts[topic]
            card.aside.setText("")
            shown_parts = found[:_MOST_PARTS]
            if len(found) > len(shown_parts):
                rest = filled(self.tr("the largest %1 of %2"), len(shown_parts), len(found))
                card.aside.setText(rest)
            for part_id, count in shown_parts:
                word = self._word(topic, part_id)
                bar = PartBar(
                    f"part_{topic}_{part_id}",
                    word,
                    count,
                    total,
                    _share(count, total),
                    6 if topic != "school" else 9,
                )
                bar.clicked.connect(partial(self.look_into, topic, frozenset({part_id}), word))
                box.addWidget(bar)

    def _show_goal(self, at: int, ratio: Ratio) -> None:
        goal = ratio.goal
        word = self._goal_words().get(goal.key, goal.key)
        state, tone = {
            True: (self.tr("reached"), "done"),
            False: (self.tr("not reached"), "problem"),
            None: (self.tr("nobody"), "quiet"),
        }[ratio.met]
        told = filled(
            self.tr("%1 of %2 = %3, at least %4"),
            ratio.count,
            ratio.total,
            _share(ratio.count, ratio.total) or "—",
            _percent(goal.at_least.numerator, goal.at_least.denominator),
        )
        go = button(self.tr("List"), f"goalList_{goal.key}", "link")
        go.setAccessibleName(f"{word} {told} {go.text()}")
        go.clicked.connect(partial(self.look_into, goal.topic, goal.parts, word))
        for column, part in enumerate(
            (
                label(word, "strong", f"goalWord_{goal.key}", wrap=False),
                label(told, "", f"goalTold_{goal.key}", wrap=False),
                StateChip(state, tone, f"goalState_{goal.key}"),
                label(goal.basis, "secondary", f"goalBasis_{goal.key}"),
                go,
            )
        ):
            self._goal_lines.addWidget(part, at, column)

    def _goal_words(self) -> dict[str, str]:
        return {
            "women": self.tr("Women"),
            "non_cpc": self.tr("Not members of the CPC"),
        }

    def _order_of(self, topic: str) -> tuple[str, ...]:
        orders: dict[str, tuple[str, ...]] = {
            "age": tuple(counting.band(low, high) for low, high in AGE_BANDS),
            "gender": ("m", "f"),
            "party": tuple(code for code in PARTIES if code != "unknown"),
            "education": tuple(reversed(EDUCATION_LEVELS)),
            "title": tuple(reversed(TITLE_LEVELS)),
            "tier": ("chief", "deputy", "young"),
        }
        return orders.get(topic, ())

    def _word(self, topic: str, part: str) -> str:
        if part == counting.UNKNOWN:
            return self.tr("not told")
        if topic == "age":
            low, high = part.split("-")
            if low == "0":
                return filled(self.tr("%1 and younger"), high)
            return (
                filled(self.tr("%1 and older"), low)
                if high == "999"
                else filled(self.tr("%1 to %2"), low, high)
            )
        if topic == "school":
            return self._schools.get(part, part)
        if topic == "stage":
            return {str(key): word for key, word in stage_words().items()}.get(part, part)
        known = {
            "gender": words.gender_words,
            "party": words.party_words,
            "education": words.education_words,
            "title": words.title_words,
            "tier": tier_words,
        }[topic]
        return words.word(known(), part)

    # One person

    def open_person(self, one: PoolLine) -> None:
        """Shows the file of a person as the school reported it; nothing in it can be changed here."""
        found = ask(self, pool.file, self.context.desk, one.key)
        if found:
            picture = ask(self, pool.photo, self.context.desk, one.key)
            FileSheet(self, one, found.value, picture.value if picture else None).open()

    # Columns

    def choose_columns(self) -> None:
        """Asks which columns are shown."""
        sheet = ColumnsSheet(
            self,
            [
                (at, column.title, not self.table.isColumnHidden(at))
                for at, (_, column) in enumerate(self._columns())
            ],
        )
        sheet.given = self._show_columns
        sheet.open()

    def _show_columns(self, chosen: Sequence[tuple[int, bool]]) -> None:
        for at, is_shown in chosen:
            self.table.setColumnHidden(at, not is_shown)

    # Paper and Excel

    def _about(self) -> str:
        told = [self.count.text()]
        told += [box.currentText() for box in self.boxes.values() if box.currentData() is not None]
        told += [self._extra[2]] if self._extra is not None else []
        told += [self.search.text()] if self.search.text().strip() else []
        return "　".join([*told, self.context.desk.today().isoformat()])

    def _choose_excel(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the list"), self.tr("Pool") + ".xlsx", self.tr("Excel (*.xlsx)")
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves the list as it is seen: its columns, its rows, its order."""
        hidden = {at for at in range(len(self._keys)) if self.table.isColumnHidden(at)}
        columns, texts = self.table.rows.texts(hidden)
        keys = [key for at, key in enumerate(self._keys) if at not in hidden]
        rows = [
            [_cell(key, text, one) for key, text in zip(keys, row, strict=True)]
            for row, one in zip(texts, self.shown(), strict=True)
        ]
        self.context.runner.run(
            self,
            self.tr("Saving"),
            pool.save_list,
            path,
            self.tr("Pool of reserve cadres"),
            self._about(),
            columns,
            rows,
            done=self._saved,
            changes=False,
        )

    def _choose_roster(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the roster"), self.tr("Roster") + ".pdf", self.tr("PDF (*.pdf)")
        )
        if path:
            self.save_roster(Path(path))

    def save_roster(self, path: Path) -> None:
        """Saves the roster of the people in the list as PDF."""
        keys = [one.key for one in self._in_strokes()]
        self.context.runner.run(
            self,
            self.tr("Making the roster"),
            pool.save_roster,
            self.context.desk,
            keys,
            path,
            done=self._saved,
            changes=False,
        )

    def print_(self) -> None:
        """Ctrl+P: the roster of the people in the list."""
        if self.shown():
            choose_printer(self, self.print_roster)

    def print_roster(self, printer: Any) -> None:
        """Prints the roster on a printer already chosen."""
        keys = [one.key for one in self._in_strokes()]
        self.context.runner.run(
            self,
            self.tr("Making the roster"),
            _print_roster,
            self.context.desk,
            keys,
            printer,
            self.tr("Roster"),
            changes=False,
        )

    def _in_strokes(self) -> list[PoolLine]:
        return sorted(self.shown(), key=self._stands)

    def _saved(self, path: Path) -> None:
        self.note.put(self.tr("Saved."), str(path), "done")
        self.note.show()


class FileSheet(Sheet):
    """A person's file as reported, to read."""

    def __init__(self, parent: QWidget, line: PoolLine, person: Person, photo: bytes | None) -> None:
        super().__init__(parent, "poolFileSheet")
        self.say(padded(person.name), self.tr("Close"))
        self.no.hide()
        roomy(self, 52, 26)
        told = filled(
            self.tr("As %1 reported for %2. Only the school can change it."), line.school, line.period
        )
        self.body.addWidget(label(told, "secondary", "poolFileTold"))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        at = 0
        for name, text in _facts(person):
            row, column = divmod(at, 2)
            grid.addWidget(label(field_word(name), "secondary", wrap=False), row, column * 2)
            grid.addWidget(label(text, name=f"file_{name}"), row, column * 2 + 1)
            at += 1
        row = (at + 1) // 2
        for name, title in part_words():
            entries = _entries(person, name)
            if entries:
                grid.addWidget(label(title, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label("\n".join(entries), name=f"file_{name}"), row, 1, 1, 3)
                row += 1
        grid.setRowStretch(row, 1)
        area = QScrollArea()
        area.setAccessibleName(self.windowTitle())
        area.setWidget(inner)
        area.setWidgetResizable(True)
        across = QHBoxLayout()
        across.addWidget(area, 1)
        if photo is not None:
            image = QImage.fromData(photo)
            if not image.isNull():
                picture = QLabel()
                picture.setObjectName("poolPhoto")
                picture.setAccessibleName(self.tr("Photo"))
                picture.setPixmap(
                    QPixmap.fromImage(image.scaledToWidth(120, Qt.TransformationMode.SmoothTransformation))
                )
                across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(across, 1)


class ColumnsSheet(Sheet):
    """Which columns are shown; `given` takes (place, shown)."""

    def __init__(self, parent: QWidget, columns: Sequence[tuple[int, str, bool]]) -> None:
        super().__init__(parent, "columnsSheet")
        self.say(self.tr("Columns of the list"), self.tr("Show these"))
        self.given: Callable[[Sequence[tuple[int, bool]]], None] = lambda _: None
        grid = QGridLayout()
        self.checks: list[tuple[int, QCheckBox]] = []
        for at, title, is_shown in columns:
            check = QCheckBox(title)
            check.setObjectName(f"column_{at}")
            check.setAccessibleName(title)
            check.setChecked(is_shown)
            check.setEnabled(at != _ALWAYS)
            self.checks.append((at, check))
            grid.addWidget(check, at // 3, at % 3)
        self.body.addLayout(grid)

    def accept_now(self) -> bool:
        """Hands the choice over."""
        self.given([(at, check.isChecked()) for at, check in self.checks])
        return True


def _print_roster(
    desk: Desk, keys: Sequence[tuple[str, str, str]], printer: Any, title: str, progress: Any
) -> int:
    return print_pdf(printer, title, pool.roster_pdf(desk, keys), progress)


def _facts(person: Person) -> list[tuple[str, str]]:
    genders, parties = dict(words.gender_words()), dict(words.party_words())
    found = (
        ("gender", genders.get(person.gender, "") if person.gender else ""),
        ("birth", _dotted(person.birth)),
        ("ethnicity", person.ethnicity),
        ("native_place", person.native_place),
        ("id_number", f"**** {person.id_number[-4:]}" if person.id_number else ""),
        ("party", parties.get(person.party, "") if person.party != "unknown" else ""),
        ("party_joined", _dotted(person.party_joined)),
        ("work_started", _dotted(person.work_started)),
        ("current_post", person.current_post),
        ("current_post_since", _dotted(person.current_post_since)),
        ("department", person.department),
        ("expertise", person.expertise),
        ("familiar_field", person.familiar_field),
        ("cultivation_direction", person.cultivation_direction),
    )
    return [(name, text) for name, text in found if text]


def _entries(person: Person, name: str) -> list[str]:
    if name not in SUB_TABLES:
        return []
    educations, titles = words.education_words(), words.title_words()
    grades = words.grade_words()
    lines: dict[str, Callable[[Any], tuple[str, ...]]] = {
        "educations": lambda one: (
            _dotted(one.finished),
            words.word(educations, one.level),
            one.school,
            one.major,
        ),
        "posts": lambda one: (_span(one.started, one.ended), one.unit, one.title),
        "titles": lambda one: (_dotted(one.granted), one.name, words.word(titles, one.level)),
        "assessments": lambda one: (str(one.year), words.word(grades, one.grade)),
        "rewards": lambda one: (_dotted(one.on), one.body, one.name),
        "sanctions": lambda one: (_span(one.on, one.until), one.name, one.body),
        "family": lambda one: (one.relation, one.name, _dotted(one.birth), one.work),
        "resume": lambda one: (_span(one.since, one.until), one.text),
        "certificates": lambda one: (_dotted(one.granted), one.name),
    }
    return ["　".join(filter(None, lines[name](one))) for one in getattr(person, name)]


def _cell(key: str, text: str, one: PoolLine) -> str | int | float:
    """A cell for Excel: names without padding, figures as numbers."""
    if key == "name":
        return one.name
    if key == "age" and one.age is not None:
        return one.age
    return float(text) if key == "score" and text else text


def _span(since: PartialDate | None, until: PartialDate | None) -> str:
    return f"{_dotted(since)}—{_dotted(until)}"


def _dotted(value: PartialDate | None) -> str:
    return value.dotted() if value is not None else ""


def _iso(value: PartialDate | None) -> str:
    return value.iso() if value is not None else ""


def _level(levels: tuple[str, ...], code: str) -> int:
    return levels.index(code) if code in levels else -1


def _percent(part: int, whole: int) -> str:
    """A share as a percentage with one decimal, rounded half up on exact numbers; none of nobody."""
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"


def _share(part: int, whole: int) -> str:
    return _percent(part, whole) if whole else ""
