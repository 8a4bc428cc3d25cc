"""Individual talks (个别谈话) and interviews (面谈): entered, counted by candidate, confidential."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cadredesk.actions import inspections
from cadredesk.actions.rounds import Candidate
from cadredesk.domain.inspection import TALK_OPINIONS, AdvanceNotice, Interview, Talk, Talks
from cadredesk.domain.inspection import talk_statistics as count_talks
from cadredesk.domain.round import Round
from cadredesk.domain.timeline import StepView
from ui.act import act
from ui.rounds.words import day_words
from ui.steps.panel import StepPanel, fill, is_open, set_read_only
from ui.steps.parts import (
    CandidateRow,
    CandidatesCard,
    TallSheet,
    as_field,
    columns,
    compact,
    day_of,
    split,
    standing,
    tab_through,
)
from ui.widgets.card import Card, Note, button, label
from ui.widgets.charts import Bar, BarChart
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.edit import LineEdit, TextEdit
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.screen import ScreenContext
from ui.widgets.table import Column, Table


class TalkSheet(TallSheet):
    """One talk: who spoke, in what relation, about what, with what opinion; `given(talk)` stores it."""

    def __init__(
        self, parent: QWidget, talk: Talk, title: str, keep: Callable[[QWidget, Talk], bool]
    ) -> None:
        super().__init__(parent, "talkSheet")
        self.say(title, self.tr("Save the talk"))
        self._talk, self._keep = talk, keep
        self._outline = {"", *(topic for topic, _ in talk.topics if not talk.id)}  # offered, not said
        self.setMinimumWidth(680)
        self.form = form = Form("talkForm", columns())
        form.line("talkSpeaker", self.tr("Who spoke"), limit=50)
        form.line(
            "talkClass",
            self.tr("Class of speaker"),
            limit=40,
            hint=self.tr("leader, middle manager, teacher …"),
        )
        form.line("talkRelation", self.tr("Relation to the candidate"), limit=80)
        form.date("talkOn", self.tr("Day"), full=True)
        form.line("talkPlace", self.tr("Place"), limit=80)
        form.line("talkInterviewers", self.tr("Interviewers"), limit=80)
        form.line("talkRecorder", self.tr("Recorder"), limit=50)
        words = opinion_words()
        form.choice("talkOpinion", self.tr("Opinion"), [(one, words[one]) for one in TALK_OPINIONS])
        form.line(
            "talkPraise", self.tr("Affirmed"), wide=True, hint=self.tr("Key words with commas between them.")
        )
        form.line("talkShortcomings", self.tr("Shortcomings"), wide=True)
        self.body.addWidget(form)
        self.body.addWidget(label(self.tr("Topics and notes"), "strong"))
        self._topics: list[tuple[LineEdit, TextEdit]] = []
        self._topic_box = QVBoxLayout()
        self.body.addLayout(self._topic_box)
        more = self._more = button(self.tr("Add a topic"), "talkAddTopic")
        more.clicked.connect(lambda: self._add_topic("", "", focus=True))
        self.body.addWidget(flow(more))
        fill(
            form,
            {
                "talkSpeaker": talk.speaker,
                "talkClass": talk.speaker_class,
                "talkRelation": talk.relation,
                "talkOn": as_field(talk.on),
                "talkPlace": talk.place,
                "talkInterviewers": talk.interviewers,
                "talkRecorder": talk.recorder,
                "talkOpinion": talk.opinion,
                "talkPraise": "、".join(tag for tag in talk.tags if not tag.startswith("-")),
                "talkShortcomings": "、".join(tag[1:].strip() for tag in talk.tags if tag.startswith("-")),
            },
        )
        for topic, notes in talk.topics or (("", ""),):
            self._add_topic(topic, notes)
        form.field("talkSpeaker").setFocus()

    def _add_topic(self, topic: str, notes: str, *, focus: bool = False) -> None:
        number = str(len(self._topics) + 1)
        name = LineEdit(f"talkTopic{number}", self.tr("Topic %1").replace("%1", number), 60)
        name.setPlaceholderText(self.tr("Topic: politics, work, style, integrity …"))
        text = TextEdit(f"talkNotes{number}", self.tr("Notes on topic %1").replace("%1", number))
        text.setPlaceholderText(self.tr("Notes"))
        text.setFixedHeight(text.fontMetrics().lineSpacing() * 3 + 22)
        name.put(topic)
        text.put(notes)
        self._topics.append((name, text))
        self._topic_box.addWidget(name)
        self._topic_box.addWidget(text)
        tab_through(
            self.form.field("talkShortcomings"),
            *(part for topic in self._topics for part in topic),
            self._more,
            self.no,
            self.ok,
        )
        if focus:
            name.setFocus()

    def talk(self) -> Talk:
        """What stands in the sheet."""
        value = self.form.value
        return replace(
            self._talk,
            speaker=value("talkSpeaker"),
            speaker_class=value("talkClass"),
            relation=value("talkRelation"),
            on=day_of(self.form, "talkOn"),
            place=value("talkPlace"),
            interviewers=value("talkInterviewers"),
            recorder=value("talkRecorder"),
            opinion=value("talkOpinion") or "",
            topics=tuple(
                (name.text().strip(), text.toPlainText().strip())
                for name, text in self._topics
                if text.toPlainText().strip() or name.text().strip() not in self._outline
            ),
            tags=(
                *split(value("talkPraise")),
                *(f"-{tag}" for tag in split(value("talkShortcomings"))),
            ),
        )

    def accept_now(self) -> bool:
        """Stores the talk; a refusal keeps the sheet open."""
        return self._keep(self, self.talk())


class TalksPanel(StepPanel):
    """The talks of every candidate, their counts, and the interview."""

    step = "talks"

    def __init__(self, context: ScreenContext, round_id: str, parent: QWidget | None = None) -> None:
        super().__init__(context, round_id, parent)
        self._value = Talks()
        self._team: tuple[str, ...] = ()
        self._candidates: tuple[Candidate, ...] = ()
        self._open = False
        self._shown = ""
        self._build()

    def _build(self) -> None:
        words = opinion_words()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(
            Note(
                self.tr("Confidential"),
                self.tr(
                    "Only the team and those who decide may read the talks. Reports and packages hold counts only."
                ),
                "waiting",
                "talksConfidential",
            )
        )
        self.candidates = CandidatesCard(
            self.tr("Talks by candidate"),
            "talksCandidates",
            (
                self.tr("Talks"),
                " / ".join(words[one] for one in TALK_OPINIONS),
                self.tr("Interview"),
            ),
            self._choose,
        )
        box.addWidget(self.candidates)
        self.card = Card(self.tr("Talks"), "talksCard")
        self.chart = BarChart("talksChart", self.tr("Opinions by class of speaker"))
        self.tags = label("", "secondary", "talksTags")
        self.table = Table(
            "talksTable",
            self.tr("Talks about this candidate"),
            (
                Column(self.tr("Day"), lambda row: day_words(row.on, self.context.desk.today())),
                Column(self.tr("Who spoke"), lambda row: row.speaker),
                Column(self.tr("Class of speaker"), lambda row: row.speaker_class),
                Column(
                    self.tr("Opinion"),
                    lambda row: words.get(row.opinion, row.opinion),
                    tone=lambda row: {"agree": "done", "disagree": "problem"}.get(row.opinion),
                ),
            ),
        )
        compact(self.table, 1)
        self.table.opened.connect(lambda _: self.change_talk())
        self.table.current.connect(lambda _: self._show_buttons())
        self.add = button(self.tr("Enter a talk…"), "talkAdd")
        self.change = button(self.tr("Open…"), "talkChange")
        self.drop = button(self.tr("Take out…"), "talkDrop")
        self.add.clicked.connect(self.new_talk)
        self.change.clicked.connect(self.change_talk)
        self.drop.clicked.connect(self._ask_drop)
        self.card.add(self.chart, self.tags, self.table, flow(self.add, self.change, self.drop))
        box.addWidget(self.card)
        self.interview_card = Card(self.tr("Interview with the candidate"), "interviewCard")
        form = self.interview = Form("interviewForm", columns())
        form.date("interviewOn", self.tr("Held on"), full=True)
        form.line("interviewPlace", self.tr("Place"), limit=80)
        form.line("interviewBy", self.tr("Interviewers"), limit=80, wide=True)
        form.text("interviewNotes", self.tr("Notes"), lines=3)
        form.left.connect(lambda *_: self._save_interview())
        self.interview_card.add(form)
        box.addWidget(self.interview_card)

    def show_step(self, the_round: Round, view: StepView) -> None:
        """Shows the candidates, and the talks of the one stood on."""
        self._open = is_open(the_round, view)
        self._value = the_round.value(self.step, Talks)
        team = the_round.value("advance_notice", AdvanceNotice).team
        self._team = tuple(one.name for one in team)
        self._candidates = standing(self, self.context.desk, self.round_id, self.step)
        self.candidates.put([self._row(one) for one in self._candidates], self._progress())
        self._show_person()

    def _row(self, one: Candidate) -> CandidateRow:
        told = count_talks(self._value.talks, one.person_id)
        said = told.by_person[0] if told.by_person else None
        counts = f"{said.agree} / {said.disagree} / {said.other}" if said else "—"
        held = self._interview(one.person_id).on
        return CandidateRow(
            one.person_id,
            one.name,
            (
                str(told.total),
                counts,
                day_words(held, self.context.desk.today()) if held else self.tr("not yet"),
            ),
            bool(told.total and held),
        )

    def _progress(self) -> str:
        held = sum(self._interview(one.person_id).on is not None for one in self._candidates)
        return (
            self.tr("Interviews %1 of %2").replace("%1", str(held)).replace("%2", str(len(self._candidates)))
        )

    def _interview(self, person_id: str) -> Interview:
        return next(
            (one for one in self._value.interviews if one.person_id == person_id), Interview(person_id)
        )

    def _choose(self, person_id: str) -> None:
        if person_id != self._shown:
            self.interview.put("interviewOn", None)  # an unreadable day belongs to the one before
            self._show_person()

    def _show_person(self) -> None:
        person_id = self._shown = self.candidates.person_id()
        one = next((one for one in self._candidates if one.person_id == person_id), None)
        for card in (self.card, self.interview_card):
            card.setVisible(one is not None)
        if one is None:
            return
        told = count_talks(self._value.talks, person_id)
        name = one.name
        self.card.set_title(
            self.tr("Talks about %1").replace("%1", name), self.tr("%1 talks").replace("%1", str(told.total))
        )
        self.interview_card.set_title(self.tr("Interview with %1").replace("%1", name))
        words = opinion_words()
        self.chart.put(
            [Bar(row.of or "—", (row.agree, row.disagree, row.other)) for row in told.by_class],
            [words[key] for key in TALK_OPINIONS],
        )
        self.chart.setVisible(bool(told.by_class))
        parts = [
            word + " " + "、".join(f"{tag} {count}" for tag, count in tags)
            for word, tags in (
                (self.tr("Affirmed:"), told.praises),
                (self.tr("Shortcomings:"), told.shortcomings),
            )
            if tags
        ]
        self.tags.setText("　".join(parts))
        self.tags.setVisible(bool(parts))
        self.table.put(
            [talk for talk in self._value.talks if talk.subject_id == person_id], same=lambda row: row.id
        )
        if self.table.current_row() is None:
            self.table.go_to(lambda _: True)
        self.table.setVisible(bool(told.total))
        held = self._interview(person_id)
        fill(
            self.interview,
            {
                "interviewOn": as_field(held.on),
                "interviewPlace": held.place,
                "interviewBy": held.interviewers,
                "interviewNotes": held.notes,
            },
        )
        set_read_only(self.interview_card, not self._open)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.table.current_row()
        self.add.setVisible(self._open)
        self.drop.setVisible(self._open)
        self.change.setEnabled(row is not None)
        self.drop.setEnabled(row is not None)

    def sentence(self) -> str:
        """How far the talks are."""
        spoken = {talk.subject_id for talk in self._value.talks}
        return (
            self.tr(
                "Talk about every candidate with people who know the work, then with the candidate: %1 of %2."
            )
            .replace("%1", str(sum(one.person_id in spoken for one in self._candidates)))
            .replace("%2", str(len(self._candidates)))
        )

    def main_button(self) -> tuple[str, Callable[[], None]] | None:
        """Talks until everybody has one and an interview."""
        if not self._open or not self._candidates:
            return None
        if all(self._row(one).done for one in self._candidates):
            return None
        return self.tr("Enter a talk…"), self.new_talk

    def people(self) -> tuple[tuple[str, str], ...]:
        """The inspection team."""
        return ((self.tr("Inspectors"), "、".join(self._team)),)

    def new_talk(self) -> None:
        """Asks for a talk about the candidate stood on; day, place and people as in the talk before."""
        person_id = self.candidates.person_id()
        if not person_id:
            return
        last = (
            self._value.talks[-1]
            if self._value.talks
            else Talk("", "", "", interviewers="、".join(self._team))
        )
        blank = Talk(
            "",
            person_id,
            "",
            on=last.on or self.context.desk.today(),
            place=last.place,
            interviewers=last.interviewers,
            recorder=last.recorder,
            topics=tuple((topic, "") for topic, _ in last.topics),
        )
        self._open_sheet(blank)

    def change_talk(self) -> None:
        """Opens the talk stood on."""
        talk = self.table.current_row()
        if talk is not None:
            self._open_sheet(talk)

    def _open_sheet(self, talk: Talk) -> None:
        name = next((one.name for one in self._candidates if one.person_id == talk.subject_id), "")
        sheet = TalkSheet(self, talk, self.tr("Talk about %1").replace("%1", name), self._keep)
        if not self._open:
            set_read_only(sheet, True)
            sheet.no.setEnabled(True)
        sheet.open()

    def _keep(self, sheet: QWidget, talk: Talk) -> bool:
        desk = self.context.desk
        if talk.id:
            return bool(act(sheet, inspections.change_talk, desk, self.round_id, talk))
        return bool(act(sheet, inspections.add_talk, desk, self.round_id, talk))

    def _ask_drop(self) -> None:
        talk = self.table.current_row()
        if talk is None:
            return
        sheet = ConfirmDialog(
            self,
            self.tr("Take the talk out"),
            self.tr("The talk with %1 is deleted. It cannot be brought back.").replace("%1", talk.speaker),
            self.tr("Take it out"),
            "talkDropDialog",
            danger=True,
        )
        sheet.confirmed.connect(
            lambda: act(self, inspections.drop_talk, self.context.desk, self.round_id, talk.id)
        )
        sheet.open()

    def _save_interview(self) -> None:
        if not self._open or not self._shown:
            return
        old = self._interview(self._shown)
        new = replace(
            old,
            on=day_of(self.interview, "interviewOn"),
            place=self.interview.value("interviewPlace"),
            interviewers=self.interview.value("interviewBy"),
            notes=self.interview.value("interviewNotes"),
        )
        if new != old:
            act(self, inspections.set_interview, self.context.desk, self.round_id, new)


def opinion_words() -> dict[str, str]:
    """The opinions of a talk: 同意, 不同意, 其他意见."""
    return {
        "agree": QCoreApplication.translate("TalksPanel", "agree"),
        "disagree": QCoreApplication.translate("TalksPanel", "disagree"),
        "other": QCoreApplication.translate("TalksPanel", "other"),
    }
