"""The district's pool: everybody reported, found and filtered while one types, counted, charted, printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cadredesk.actions import pool, schools, views
from cadredesk.actions import pool_statistics as statistics
from cadredesk.actions.pool import Goal, Pool, PoolLine
from cadredesk.actions.pool_statistics import SchoolScore, StatisticsSheet, Year
from cadredesk.desk import Desk
from cadredesk.domain.names import padded
from cadredesk.domain.person import EDUCATION_LEVELS, TITLE_LEVELS
from cadredesk.domain.pool import NOW, READINESS
from cadredesk.domain.tally import shown
from ui.act import act, ask
from ui.exchange.pool_file import FileSheet, dotted, iso
from ui.exchange.pool_sheets import ColumnsSheet, FilterSheet, ReadinessSheet, ViewSheet
from ui.exchange.pool_structure import StructurePage
from ui.exchange.pool_table import OrderedTable
from ui.exchange.pool_tables import QualificationPage
from ui.exchange.pool_words import part_word, standing_word, topic_title
from ui.exchange.pool_years import YearsPage
from ui.exchange.words import filled, report_word, tier_words
from ui.people import words
from ui.widgets.card import EmptyState, Note, button, label
from ui.widgets.edit import LineEdit
from ui.widgets.flow import FlowLayout, flow
from ui.widgets.printer import choose_printer, print_pdf
from ui.widgets.screen import Screen, ScreenContext
from ui.widgets.table import Column
from ui.widgets.words import stage_words

LIST, STRUCTURE, QUALIFICATION, CHARTS = range(4)
Filters = dict[str, frozenset[str]]

_BOXES = ("school", "tier", "stage", "gender", "age", "standing", "state", "period")
_HIDDEN_FIRST = frozenset(
    {"age", "post_kind", "ethnicity", "stage", "id_tail", "state", "readiness", "joined", "layer"}
    | {"theory", "it", "language", "principal"}
)
_ALL_PERIODS = "*"
_NAMED = 4
"""So many parts of a filter are named; of more, how many they are."""
_MANY = 5000
"""More rows than this are sorted and summed up off the window's thread."""


class PoolScreen(Screen):
    """The list, and the structure of what is in the list. `navigate("pool", school=code)` shows one school's people."""

    areas = frozenset(
        {
            "intake",
            "submissions",
            "receipts",
            "enrolment",
            "schools",
            "school_list",
            "decisions",
            "pool",
            "conflicts",
        }
    )

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Pool"))
        self._pool: Pool | None = None
        self._who = 0
        self._more: Filters = {}
        self._words: dict[str, str] = {}
        self._orders: dict[tuple[str, bool], list[int]] = {}
        self._sorted: tuple[str, bool] | None = None
        self._school = ""
        self._reading = False
        self._again = False
        found = ask(self, pool.goals)
        goals: tuple[Goal, ...] = found.value if found else ()
        self.note = Note(name="poolNote")
        self.note.hide()
        self.structure = StructurePage(goals)
        self.qualification = QualificationPage()
        self.years = YearsPage()
        self.structure.asked.connect(self.look_into)
        self.qualification.asked.connect(self.look_into)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("poolTabs")
        self.tabs.setAccessibleName(self.tr("Pool"))
        for page, text in (
            (self._list_page(), self.tr("List")),
            (self.structure, self.tr("Structure")),
            (self.qualification, self.tr("Qualification")),
            (self.years, self.tr("Charts")),
        ):
            page.setObjectName("tabPage")
            self.tabs.addTab(page, text)
        self.tabs.currentChanged.connect(lambda _: self._show_page())
        self.excel_button = button(self.tr("As Excel…"), "poolExcel")
        self.excel_button.clicked.connect(self._choose_excel)
        self.roster_button = button(self.tr("Roster as PDF…"), "poolRosterPdf")
        self.roster_button.clicked.connect(self._choose_roster)
        self.print_button = button(self.tr("Print the roster…"), "poolRoster")
        self.print_button.clicked.connect(self.print_)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 10, 18, 12)
        box.setSpacing(8)
        box.addWidget(self._filter_bar())
        box.addWidget(self.note)
        box.addWidget(self.tabs, 1)
        self._take_up(ask(self, views.last, context.desk, "pool"))

    # What it is made of

    def _filter_bar(self) -> QWidget:
        self.search = LineEdit("poolSearch", self.tr("Find people"))
        self.search.setPlaceholderText(self.tr("Name, pinyin, initials or the end of the ID (F3)"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(240)
        self.search.searched.connect(lambda _: self._filter())
        self.boxes: dict[str, QComboBox] = {}
        for topic in _BOXES:
            box = QComboBox()
            box.setObjectName(f"pool_{topic}")
            box.setAccessibleName(topic_title(topic))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength({"school": 8, "standing": 7}.get(topic, 6))
            box.activated.connect(lambda _: self._filter())
            self.boxes[topic] = box
        self.view_box = QComboBox()
        self.view_box.setObjectName("poolViews")
        self.view_box.setAccessibleName(self.tr("Saved views"))
        self.view_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.view_box.setMinimumContentsLength(5)
        self.view_box.activated.connect(lambda _: self._open_view())
        self._fill_views()
        self.more_button = button(self.tr("More filters…"), "poolMore", "link")
        self.more_button.clicked.connect(self.choose_filters)
        self.keep_button = button(self.tr("Keep this view…"), "poolKeep", "link")
        self.keep_button.clicked.connect(self.keep_view)
        self.all_button = button(self.tr("Show everybody"), "poolAll", "link")
        self.all_button.clicked.connect(self.show_all)
        self.extras = QWidget()
        self.extras.setObjectName("poolExtras")
        self._extras = FlowLayout(self.extras, 8)
        self.extras.hide()
        bar = QWidget()
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(
            flow(
                self.search,
                *self.boxes.values(),
                self.view_box,
                self.more_button,
                self.keep_button,
                self.all_button,
                spacing=8,
            )
        )
        inside.addWidget(self.extras)
        return bar

    def _list_page(self) -> QWidget:
        page = QWidget()
        named = self._columns()
        self._keys = tuple(key for key, _ in named)
        self._sort_keys: dict[str, Callable[[Any], Any]] = {
            key: column.sort or column.text for key, column in named if key != "name"
        }
        self._titles = [column.title for _, column in named]
        self.table = OrderedTable("poolTable", self.tr("People of the pool"), [column for _, column in named])
        for at, key in enumerate(self._keys):
            self.table.setColumnHidden(at, key in _HIDDEN_FIRST)
        self.table.ordered.sort_wanted.connect(self._sort)
        self.table.horizontalHeader().sectionMoved.connect(lambda *_: self._moved())
        self.table.opened.connect(self.open_person)
        self.count = label("", "secondary", "poolCount", wrap=False)
        self.order_box = QComboBox()
        self.order_box.setObjectName("poolRosterOrder")
        self.order_box.setAccessibleName(self.tr("Order of the roster"))
        self.order_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order_box.setMinimumContentsLength(8)
        for code, word in (
            ("surname", self.tr("Roster: by surname strokes")),
            ("rank", self.tr("Roster: by tier and day of entering")),
        ):
            self.order_box.addItem(word, code)
        self.readiness_button = button(self.tr("Readiness…"), "poolReadiness", "link")
        self.readiness_button.clicked.connect(self.mark_readiness)
        self.list_button = button(self.tr("Print the list…"), "poolPrintList", "link")
        self.list_button.clicked.connect(self._choose_list)
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
        self.bottom = QWidget()
        across = QHBoxLayout(self.bottom)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        across.addWidget(self.count)
        across.addStretch(1)
        for one in (
            self.readiness_button,
            self.file_button,
            self.columns_button,
            self.list_button,
            self.order_box,
        ):
            across.addWidget(one)
        box = QVBoxLayout(page)
        box.setContentsMargins(12, 10, 12, 8)
        box.setSpacing(6)
        box.addWidget(self.nobody)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.bottom)
        return page

    def _columns(self) -> tuple[tuple[str, Column], ...]:
        genders, parties, posts = words.gender_words(), words.party_words(), words.post_words()
        educations, titles, tiers = words.education_words(), words.title_words(), tier_words()
        stages = {str(key): word for key, word in stage_words().items()}
        standings = {code: standing_word(code) for code in statistics.order_of("standing")}
        right = Qt.AlignmentFlag.AlignRight

        def told(topic: str) -> Callable[[Any], str]:
            parts = {part: part_word(topic, part, {}) for part in statistics.order_of(topic)}
            return lambda one: parts.get(getattr(one, topic), getattr(one, topic))

        def level(topic: str) -> Callable[[Any], int]:
            order = statistics.order_of(topic)
            return lambda one: -order.index(part) if (part := getattr(one, topic)) in order else -99

        return (
            ("name", Column(self.tr("Name"), lambda one: padded(one.name), lambda one: one.name, width=5)),
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
                Column(self.tr("Born"), lambda one: dotted(one.birth), lambda one: iso(one.birth), width=4),
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
            (
                "standing",
                Column(
                    self.tr("In the pool"),
                    lambda one: standings.get(one.standing, (one.standing, ""))[0],
                    tone=lambda one: standings.get(one.standing, ("", "quiet"))[1],
                    width=4,
                ),
            ),
            ("joined", Column(self.tr("Entered on"), lambda one: one.joined, width=6)),
            (
                "readiness",
                Column(
                    self.tr("Readiness"),
                    told("readiness"),
                    lambda one: READINESS.index(one.readiness) if one.readiness in READINESS else 9,
                    width=7,
                ),
            ),
            ("layer", Column(self.tr("Layer"), told("layer"), level("layer"), width=5)),
            ("theory", Column(self.tr("Political theory"), told("theory"), level("theory"), width=5)),
            ("it", Column(self.tr("IT"), told("it"), level("it"), width=4)),
            ("language", Column(self.tr("Foreign language"), told("language"), level("language"), width=4)),
            (
                "principal",
                Column(self.tr("Principal's training"), told("principal"), level("principal"), width=5),
            ),
        )

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
        known = [part for part, count in self._pool.census.counted("school", self._pool.now) if count]
        return filled(self.tr("%1 people of %2 schools"), self._pool.now.bit_count(), len(known))

    def header_buttons(self) -> list[QPushButton]:
        """What is in sight, in Excel and on paper."""
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
        self._orders = {}
        self._fill_boxes()
        self.table.setVisible(bool(found.lines))
        self.bottom.setVisible(bool(found.lines))
        self.empty.setVisible(not found.lines)
        current = None
        if before is not None:
            key = before.key
            current = next((at for at, one in enumerate(found.lines) if one.key == key), None)
        if self._school:
            self._choose_school()
        else:
            self._filter(current)
        if self._sorted is not None:
            self._order_by(*self._sorted)
        self.header_changed.emit()

    def _fill_boxes(self) -> None:
        found = self._pool
        assert found is not None
        for topic, box in self.boxes.items():
            chosen = box.currentData()
            counts = [
                part for part, count in found.census.counted(topic, None, statistics.order_of(topic)) if count
            ]
            named = [
                (part_word(topic, part, found.schools) if topic != "period" else part, part)
                for part in counts
            ]
            if topic == "school":
                named.sort()
            elif topic == "period":
                named = [(self.tr("every period"), _ALL_PERIODS), *sorted(named, reverse=True)]
            first = (
                self.tr("last reports")
                if topic == "period"
                else filled(self.tr("%1: all"), topic_title(topic))
            )
            with QSignalBlocker(box):
                box.clear()
                box.addItem(first, None)
                for word, part in named:
                    box.addItem(word, part)
                box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
            box.view().setMinimumWidth(box.fontMetrics().horizontalAdvance("国") * 16)

    # Filtering

    def shown(self) -> list[PoolLine]:
        """The people in the list as it is seen."""
        return self.table.rows.shown()

    def filters(self) -> Filters:
        """The parts chosen, by topic; the period is among them as `period` or `now`."""
        found: Filters = dict(self._more)
        for topic, box in self.boxes.items():
            part = box.currentData()
            if topic == "period":
                if part is None:
                    found["now"] = frozenset({NOW})
                elif part != _ALL_PERIODS:
                    found["period"] = frozenset({part})
            elif part is not None:
                found[topic] = frozenset({part}) & found.get(topic, frozenset({part}))
        return found

    def _choose_school(self) -> None:
        wanted, self._school = self._school, ""
        self._clear()
        box = self.boxes["school"]
        box.setCurrentIndex(max(0, box.findData(wanted)))
        self._filter()

    def _clear(self) -> None:
        self.search.put("")
        self._more, self._words = {}, {}
        for box in self.boxes.values():
            box.setCurrentIndex(0)

    def show_all(self) -> None:
        """Takes every filter off."""
        self._clear()
        self.view_box.setCurrentIndex(0)
        self._filter()

    def look_into(self, filters: Mapping[str, frozenset[str]], word: str) -> None:
        """Shows the list behind a number: the people of the list who are in these parts, too."""
        for topic, parts in filters.items():
            box = self.boxes.get("period" if topic == "now" else topic)
            only = next(iter(parts)) if len(parts) == 1 else None
            if topic == "now":
                self.boxes["period"].setCurrentIndex(0)
            elif box is not None and only is not None and box.findData(only) >= 0:
                box.setCurrentIndex(box.findData(only))
            else:
                self._more[topic] = self._more.get(topic, parts) & parts
                self._words[topic] = word if len(filters) == 1 else ""
        self.tabs.setCurrentIndex(LIST)
        self._filter()

    def choose_filters(self) -> None:
        """Asks for parts of every topic, several at once."""
        if self._pool is None:
            return
        rest = {topic: parts for topic, parts in self.filters().items() if topic not in self._more}
        sheet = FilterSheet(self, self._pool, self._pool.census.chosen(rest), self._more)
        sheet.given = self._put_more
        sheet.open()

    def _put_more(self, chosen: Filters) -> None:
        self._more, self._words = chosen, {}
        self._filter()

    def _drop(self, topic: str) -> None:
        self._more.pop(topic, None)
        self._words.pop(topic, None)
        self._filter()

    def _filter(self, current: int | None = None) -> None:
        found = self._pool
        if found is None:
            return
        filters = self.filters()
        self._who = found.census.chosen(filters)
        key = self.search.shown_text().strip()
        if key:
            self._who &= found.index.matching(key)
        self._place(current)
        self._show_extras()
        scope = {topic: parts for topic, parts in filters.items() if topic in ("now", "period")}
        whole = found.census.chosen(scope).bit_count()
        number = self._who.bit_count()
        chosen = bool(key) or bool(filters.keys() - {"now"}) or self.boxes["period"].currentData() is not None
        self.all_button.setVisible(chosen)
        self.count.setText(filled(self.tr("%1 of %2 people"), number, whole))
        self.nobody.setVisible(bool(found.lines) and not number)
        for one in (self.excel_button, self.roster_button, self.print_button, self.list_button):
            one.setEnabled(number > 0)
        for one in (self.readiness_button, self.file_button):
            one.setEnabled(number > 0)
        self._show_page()

    def _place(self, current: int | None = None) -> None:
        """Puts those who fit into the table in the order chosen."""
        assert self._pool is not None
        if current is None:
            current = self.table.current_place()
        order = self._orders.get(self._sorted) if self._sorted is not None else None
        self.table.show_places(self._pool.lines, self._pool.census.places(self._who, order), current)

    def _show_extras(self) -> None:
        while (item := self._extras.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for topic in self._more:
            word = self._more_word(topic)
            one = button(f"{word} ✕", f"poolExtra_{topic}")
            one.setAccessibleName(filled(self.tr("Take the filter off: %1"), word))
            one.clicked.connect(lambda _=False, topic=topic: self._drop(topic))
            self._extras.addWidget(one)
        self.extras.setVisible(bool(self._more))

    def _more_word(self, topic: str) -> str:
        known = self._pool.schools if self._pool is not None else {}
        named = [part_word(topic, part, known) for part in sorted(self._more[topic])]
        parts = "、".join(named[:_NAMED])
        if len(named) > _NAMED:
            parts = filled(self.tr("%1 and so on, %2 in all"), parts, len(named))
        return self._words.get(topic) or f"{topic_title(topic)}：{parts}"

    # Order

    def _sort(self, column: int, backwards: bool) -> None:
        if column < 0:
            self._sorted = None
            if self._pool is not None:
                self._place()
            return
        self._order_by(self._keys[column], backwards)

    def _order_by(self, key: str, backwards: bool) -> None:
        self._sorted = key, backwards
        if self._pool is None:
            return
        if (key, backwards) in self._orders:
            self._place()
        elif len(self._pool.lines) <= _MANY:
            self._ordered((self._pool, key, backwards, self._work_out(self._pool, key, backwards)))
        else:
            self.context.runner.run(
                self,
                self.tr("Sorting"),
                self._sort_many,
                self._pool,
                key,
                backwards,
                done=self._ordered,
                changes=False,
            )

    def _sort_many(self, found: Pool, key: str, backwards: bool) -> tuple[Pool, str, bool, list[int]]:
        return found, key, backwards, self._work_out(found, key, backwards)

    def _work_out(self, found: Pool, key: str, backwards: bool) -> list[int]:
        if key == "name":
            places = range(len(found.lines))
            return list(reversed(places)) if backwards else list(places)
        sort = self._sort_keys[key]
        return pool.ordered([sort(one) for one in found.lines], backwards=backwards)

    def _ordered(self, told: tuple[Pool, str, bool, list[int]]) -> None:
        found, key, backwards, order = told
        if found is not self._pool:
            return
        self._orders[key, backwards] = order
        if self._sorted == (key, backwards):
            self._place()

    # Pages beside the list

    def _show_page(self) -> None:
        at, found = self.tabs.currentIndex(), self._pool
        self.roster_button.setVisible(at == LIST)
        self.print_button.setText(
            self.tr("Print the roster…") if at == LIST else self.tr("Print the tables…")
        )
        self.print_button.setAccessibleName(self.print_button.text().replace("…", ""))
        if found is None or at == LIST:
            return
        filters = self.filters()
        if at == STRUCTURE:
            scope = None
            if "school" in filters or "stage" in filters:
                chosen: Filters = {t: parts for t, parts in filters.items() if t in ("school", "stage")}
                among = found.census.counted("school", found.census.chosen(chosen))
                scope = {part for part, count in among if count}
            self.structure.show_pool(found, self._who, scope, self._about())
        elif at == QUALIFICATION:
            self.qualification.show_pool(found, filters, self._about())
        elif len(found.lines) <= _MANY:
            self._draw(_years(found, self._who, filters))
        else:
            self.context.runner.run(
                self, self.tr("Counting"), _years, found, self._who, filters, done=self._draw, changes=False
            )

    def _draw(
        self, told: tuple[Pool, int, Filters, tuple[tuple[Year, ...], tuple[SchoolScore, ...]]]
    ) -> None:
        found, who, filters, numbers = told
        if found is self._pool and who == self._who:
            self.years.show_pool(found, who, filters, self._about(), numbers)

    def _sheet(self) -> StatisticsSheet | None:
        """The statistics in sight."""
        at = self.tabs.currentIndex()
        if at == STRUCTURE:
            return self.structure.sheet()
        if at == QUALIFICATION:
            return self.qualification.sheet()
        return self.years.sheet() if at == CHARTS else None

    # People

    def open_person(self, one: PoolLine) -> None:
        """Shows the file of a person as the school reported it; nothing in it can be changed here."""
        found = ask(self, pool.file, self.context.desk, one.key)
        if found:
            picture = ask(self, pool.photo, self.context.desk, one.key)
            FileSheet(self, one, found.value, picture.value if picture else None).open()

    def mark_readiness(self) -> None:
        """Asks when the people selected may be used."""
        chosen = self.table.selected_rows()
        if chosen:
            ReadinessSheet(self, self.context, [one.key for one in chosen], chosen[0].readiness).open()

    # Columns and views

    def choose_columns(self) -> None:
        """Asks which columns are shown."""
        sheet = ColumnsSheet(
            self,
            [(at, title, not self.table.isColumnHidden(at)) for at, title in enumerate(self._titles)],
        )
        sheet.given = self._show_columns
        sheet.open()

    def _show_columns(self, chosen: Sequence[tuple[int, bool]]) -> None:
        for at, is_shown in chosen:
            self.table.setColumnHidden(at, not is_shown)
        act(self, views.put_last, self.context.desk, "pool", {"columns": self._column_keys()})

    def _moved(self) -> None:
        if self.isVisible():
            act(self, views.put_last, self.context.desk, "pool", {"columns": self._column_keys()})

    def _column_keys(self) -> list[str]:
        return [self._keys[at] for at in self.table.shown_columns()]

    def _take_up(self, last: Any) -> None:
        if last and last.value:
            self._put_columns(last.value.get("columns"))

    def _put_columns(self, keys: object) -> None:
        if isinstance(keys, list):
            places = [self._keys.index(key) for key in keys if key in self._keys]
            if self._keys.index("name") in places:
                with QSignalBlocker(self.table.horizontalHeader()):
                    self.table.show_columns(places)

    def keep_view(self) -> None:
        """Asks for a name under which columns, order and filters are kept."""
        content: dict[str, object] = {
            "columns": self._column_keys(),
            "sort": list(self._sorted) if self._sorted is not None else [],
            "filters": {topic: sorted(parts) for topic, parts in self.filters().items()},
            "search": self.search.text().strip(),
        }
        sheet = ViewSheet(self, self.context, "pool", content)
        sheet.finished.connect(lambda _: self._fill_views())
        sheet.open()

    def _fill_views(self) -> None:
        found = ask(self, views.listed, self.context.desk, "pool")
        chosen = self.view_box.currentText()
        with QSignalBlocker(self.view_box):
            self.view_box.clear()
            self.view_box.addItem(self.tr("Views"), None)
            for one in found.value if found else ():
                is_own = one.owner == self.context.desk.user.id
                self.view_box.addItem(one.name if is_own else filled(self.tr("%1 (shared)"), one.name), one)
            self.view_box.setCurrentIndex(max(0, self.view_box.findText(chosen)))

    def _open_view(self) -> None:
        one = self.view_box.currentData()
        if one is None:
            self.show_all()
            return
        self._clear()
        told = one.content
        self._put_columns(told.get("columns"))
        self.search.put(str(told.get("search", "")))
        filters = told.get("filters")
        for topic, parts in (filters if isinstance(filters, dict) else {}).items():
            self._put_filter(topic, frozenset(map(str, parts)))
        if isinstance(filters, dict) and not filters.keys() & {"now", "period"}:
            self.boxes["period"].setCurrentIndex(max(0, self.boxes["period"].findData(_ALL_PERIODS)))
        self._filter()
        sort = told.get("sort")
        across = self.table.horizontalHeader()
        with QSignalBlocker(across):
            across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        if isinstance(sort, list) and len(sort) == 2 and sort[0] in self._keys:
            way = Qt.SortOrder.DescendingOrder if sort[1] else Qt.SortOrder.AscendingOrder
            across.setSortIndicator(self._keys.index(sort[0]), way)
        else:
            self._sort(-1, False)

    def _put_filter(self, topic: str, parts: frozenset[str]) -> None:
        box = self.boxes.get(topic)
        if topic == "now" or self._pool is None or topic not in self._pool.census.bits:
            return
        if box is not None and len(parts) == 1 and box.findData(next(iter(parts))) >= 0:
            box.setCurrentIndex(box.findData(next(iter(parts))))
        else:
            self._more[topic] = parts

    # Paper and Excel

    def _about(self) -> str:
        told = [self.count.text(), self.boxes["period"].currentText()]
        told += [
            box.currentText()
            for topic, box in self.boxes.items()
            if topic != "period" and box.currentData() is not None
        ]
        told += [self._more_word(topic) for topic in self._more]
        told += [self.search.text()] if self.search.text().strip() else []
        return "　".join([*told, self.context.desk.today().isoformat()])

    def _choose_excel(self) -> None:
        sheet = self._sheet()
        name = sheet.title if sheet is not None else self.tr("Pool")
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the list"), name + ".xlsx", self.tr("Excel (*.xlsx)")
        )
        if path:
            self.save_excel(Path(path))

    def save_excel(self, path: Path) -> None:
        """Saves what is in sight: the list with its columns, rows and order, or the tables of the page."""
        sheet = self._sheet()
        if sheet is not None:
            what: tuple[Any, ...] = (statistics.save, path, sheet)
        else:
            what = (self._save_list, path, self._about(), self._columns_in_sight(), self.shown())
        self.context.runner.run(self, self.tr("Saving"), *what, done=self._saved, changes=False)

    def _columns_in_sight(self) -> list[tuple[str, str, Callable[[Any], str]]]:
        columns = [column for _, column in self._columns()]
        return [(self._keys[at], columns[at].title, columns[at].text) for at in self.table.shown_columns()]

    def _save_list(
        self,
        path: Path,
        about: str,
        columns: Sequence[tuple[str, str, Callable[[Any], str]]],
        lines: list[PoolLine],
    ) -> Path:
        rows = [[_cell(key, text(one), one) for key, _, text in columns] for one in lines]
        title = self.tr("Pool of reserve cadres")
        return pool.save_list(path, title, about, [name for _, name, _ in columns], rows)

    def _choose_list(self) -> None:
        choose_printer(self, self.print_list)

    def print_list(self, printer: Any) -> None:
        """Prints the list as it is seen on a printer already chosen."""
        columns = self._columns_in_sight()
        rows = [[text(one) for _, _, text in columns] for one in self.shown()]
        told = self.tr("Pool of reserve cadres"), self._about(), [name for _, name, _ in columns], rows
        self.context.runner.run(self, self.tr("Printing"), _print_list, printer, told, changes=False)

    def _choose_roster(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the roster"), self.tr("Roster") + ".pdf", self.tr("PDF (*.pdf)")
        )
        if path:
            self.save_roster(Path(path))

    def save_roster(self, path: Path) -> None:
        """Saves the roster of the people in the list as PDF."""
        self.context.runner.run(
            self,
            self.tr("Making the roster"),
            pool.save_roster,
            self.context.desk,
            self._roster_keys(),
            path,
            self.order_box.currentData(),
            done=self._saved,
            changes=False,
        )

    def print_(self) -> None:
        """Ctrl+P: the roster of the people in the list, or the tables in sight."""
        if self.shown():
            choose_printer(self, self.print_roster if self._sheet() is None else self.print_tables)

    def print_roster(self, printer: Any) -> None:
        """Prints the roster on a printer already chosen."""
        self.context.runner.run(
            self,
            self.tr("Making the roster"),
            _print_roster,
            self.context.desk,
            self._roster_keys(),
            self.order_box.currentData(),
            printer,
            self.tr("Roster"),
            changes=False,
        )

    def print_tables(self, printer: Any) -> None:
        """Prints the statistics in sight on a printer already chosen."""
        sheet = self._sheet()
        if sheet is not None:
            self.context.runner.run(self, self.tr("Printing"), _print_tables, printer, sheet, changes=False)

    def _roster_keys(self) -> list[tuple[str, str, str]]:
        assert self._pool is not None
        lines = [self._pool.lines[at] for at in self._pool.census.places(self._who)]
        return [one.key for one in pool.in_order(lines, self.order_box.currentData())]

    def _saved(self, path: Path) -> None:
        self.note.put(self.tr("Saved."), str(path), "done")
        self.note.show()


def _years(
    found: Pool, who: int, filters: Filters
) -> tuple[Pool, int, Filters, tuple[tuple[Year, ...], tuple[SchoolScore, ...]]]:
    return found, who, filters, (statistics.years(found, filters), statistics.scores(found, who))


def _print_roster(
    desk: Desk, keys: Sequence[tuple[str, str, str]], order: str, printer: Any, title: str, progress: Any
) -> int:
    return print_pdf(printer, title, pool.roster_pdf(desk, keys, order), progress)


def _print_tables(printer: Any, sheet: StatisticsSheet, progress: Any) -> int:
    return print_pdf(printer, sheet.title, statistics.pdf(sheet), progress)


def _print_list(printer: Any, told: tuple[str, str, list[str], list[list[str]]], progress: Any) -> int:
    return print_pdf(printer, told[0], schools.list_pdf(*told), progress)


def _cell(key: str, text: str, one: PoolLine) -> str | int | float:
    """A cell for Excel: names without padding, figures as numbers."""
    if key == "name":
        return one.name
    if key == "age" and one.age is not None:
        return one.age
    return float(text) if key == "score" and text else text


def _level(levels: tuple[str, ...], code: str) -> int:
    return levels.index(code) if code in levels else -1
