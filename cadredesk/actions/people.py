"""People of the school: their files, lists in stroke order, merging, the recycle bin, and rows of a roster."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from cadredesk import messages, resources
from cadredesk.desk import Desk, Session
from cadredesk.domain import idnumber, names, strokes
from cadredesk.domain import person as words
from cadredesk.domain.dates import PartialDate
from cadredesk.domain.person import SUB_TABLES, Person
from cadredesk.domain.strokes import StrokeOrder
from cadredesk.domain.terms import Terms
from cadredesk.errors import UserError
from cadredesk.exchange.roster import KnownPerson
from cadredesk.storage import people as storage
from cadredesk.storage import rounds as round_storage
from cadredesk.storage import settings
from cadredesk.storage.people import PersonChange, TrayEntry

__all__ = [
    "Everybody",
    "ImportRow",
    "Imported",
    "KnownPerson",
    "PersonChange",
    "PersonLine",
    "TrayEntry",
    "change_id",
    "changes",
    "create",
    "duplicates",
    "empty_bin",
    "everybody",
    "get",
    "give_stroke_count",
    "import_rows",
    "known_people",
    "leave",
    "lines",
    "many",
    "merge",
    "missing_strokes",
    "photo",
    "recycle",
    "recycled",
    "restore",
    "save",
    "set_photo",
    "settle_tray",
    "split",
    "stroke_order",
    "terms",
    "tray",
]

BIN_DAYS = 90
"""How long a draft lies in the recycle bin."""

MAX_PHOTO = 5 * 1024 * 1024

_PHOTO_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of the list of people; `id_tail` is the last four places of the ID number."""

    id: str
    name: str
    gender: str
    birth: PartialDate | None
    department: str
    current_post: str
    current_post_kind: str
    party: str
    id_tail: str
    has_photo: bool
    left_on: PartialDate | None


@dataclass(frozen=True, slots=True)
class Everybody:
    """What the list of people shows: the lines in stroke order, pairs that may be one person, what is asked.

    `unknown_strokes`: characters without a stroke count; `waiting`: rows of rosters without an answer.
    """

    lines: tuple[PersonLine, ...]
    pairs: tuple[tuple[PersonLine, PersonLine, str], ...]
    unknown_strokes: tuple[str, ...]
    waiting: int
    can_take_back: bool


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One checked row: field names to values (`roster check`), the person it changes, and what is still asked."""

    row: int
    values: Mapping[str, str]
    person_id: str = ""
    raw_name: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote: ids of the new and the changed people, and how many rows wait in the tray."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    waiting: int = 0
    same: int = field(default=0)


@cache
def terms() -> Terms:
    """The words of a person's file and the codes they stand for."""
    return Terms.from_mapping(resources.read_toml("terms", "person.toml"))


def stroke_order(desk: Desk) -> StrokeOrder:
    """The order of characters by strokes, with the counts this school has given."""
    with desk.read() as session:
        given = settings.get(session, desk.org, "stroke_counts", dict[str, int]) or {}
    return resources.stroke_order().with_counts(given)


def give_stroke_count(desk: Desk, character: str, strokes_: int) -> None:
    """Notes, once for all lists, how many strokes a character outside the table has."""
    if len(character) != 1 or not 1 <= strokes_ <= 80:
        raise UserError("people.stroke_count", character=character, count=strokes_)
    with desk.write("settings.stroke_count") as session:
        given = settings.get(session, desk.org, "stroke_counts", dict[str, int]) or {}
        settings.put(session, desk.org, "stroke_counts", {**given, character: strokes_})


def missing_strokes(desk: Desk) -> tuple[str, ...]:
    """Characters of people's names whose stroke count must be asked for."""
    return tuple(sorted(strokes.missing((line.name for line in lines(desk)), stroke_order(desk))))


def lines(desk: Desk, *, convention: str = "surname", with_left: bool = True) -> tuple[PersonLine, ...]:
    """Everybody in stroke order of the name (姓氏笔画), by one query."""
    with desk.read() as session:
        found = storage.listed(session, desk.org)
    return tuple(_line(one) for one in _sorted(desk, found, convention) if with_left or one.left_on is None)


def everybody(desk: Desk) -> Everybody:
    """All that the list of people shows, read and sorted once: `lines`, `duplicates`, `missing_strokes` in one."""
    with desk.read() as session:
        order = stroke_order(desk)
        found = _in_order(storage.listed(session, desk.org), order, "surname")
        lines_ = tuple(_line(one) for one in found)
        return Everybody(
            lines_,
            _pairs(found, lines_),
            tuple(sorted(strokes.missing((one.name for one in found), order))),
            storage.waiting(session, desk.org),
            storage.any_change(session, desk.org),
        )


def recycled(desk: Desk) -> tuple[PersonLine, ...]:
    """The drafts in the recycle bin, in stroke order."""
    with desk.read() as session:
        found = storage.listed(session, desk.org, "recycled")
    return tuple(_line(one) for one in _sorted(desk, found, "surname"))


def get(desk: Desk, person_id: str) -> Person:
    """The whole file of a person; of one who was merged, the file it was joined into. `people.unknown`."""
    with desk.read() as session:
        return _get(session, desk.org, person_id)


def many(desk: Desk, person_ids: Iterable[str] | None = None) -> tuple[Person, ...]:
    """Whole files in the order asked for; of everybody, in stroke order, when nothing is asked."""
    with desk.read() as session:
        if person_ids is not None:
            return storage.many(session, desk.org, person_ids)
        found = storage.many(session, desk.org)
    return _sorted(desk, found, "surname")


def create(desk: Desk, person: Person) -> Person:
    """Adds a person (an empty `id` gets a new one) and returns the file as stored. Errors as `save`."""
    new = replace(person, id=person.id or desk.new_id())
    with desk.write("person.created", new.id) as session:
        if storage.state_of(session, desk.org, new.id) is not None:
            raise UserError("people.exists")
        return _store(session, desk, new)


def save(desk: Desk, person: Person) -> Person:
    """Stores a changed file and returns it as stored (name normalised, what is filled is not "confirmed none").

    A replaced ID number can be taken back (`changes`, `split`). Errors: `people.unknown`, `people.no_name`,
    `people.name_long`, `people.id_taken`, `people.bad_value`, `people.birth_in_future`, `people.dates`.
    """
    with desk.write("person.saved", person.id) as session:
        old = _live(session, desk.org, person.id)
        stored = _store(session, desk, person)
        if old.id_number and old.id_number != stored.id_number:
            _note_change(session, desk, "id_number", (old,), (stored,))
    return stored


def change_id(desk: Desk, person_id: str, id_number: str) -> Person:
    """Gives a person another ID number; can be undone. `people.id_unsound` for one that is not well formed."""
    checked = idnumber.check(id_number, text_cell=True)
    if not checked.sound:
        raise UserError("people.id_unsound", problem=checked.problems[0])
    return save(desk, replace(get(desk, person_id), id_number=checked.number))


def merge(desk: Desk, keep_id: str, give_id: str) -> Person:
    """Joins two files of the same person: `keep_id` stays and takes what only the other knows. Can be undone.

    `people.merge_same`, `people.merge_in_round`: a person who was nominated in a round is the one to keep.
    """
    if keep_id == give_id:
        raise UserError("people.merge_same")
    with desk.write("person.merged", keep_id) as session:
        kept, given = _live(session, desk.org, keep_id), _live(session, desk.org, give_id)
        if round_storage.rounds_of(session, desk.org, give_id):
            raise UserError("people.merge_in_round", name=given.name)
        united = words.merged(kept, given)
        relatives = storage.many(session, desk.org, storage.naming(session, desk.org, give_id))
        renamed = tuple(
            _renamed_relative(one, give_id, keep_id) for one in relatives if one.id not in (keep_id, give_id)
        )
        united = _renamed_relative(united, give_id, "")
        storage.set_state(session, desk.org, give_id, "merged", desk.today(), keep_id)
        for person in (united, *renamed):
            storage.save(session, desk.org, person)
        before = (kept, given, *(one for one in relatives if one.id not in (keep_id, give_id)))
        _note_change(session, desk, "merge", before, (united, given, *renamed))
    return united


def changes(desk: Desk) -> tuple[PersonChange, ...]:
    """The merges and changes of ID number that can be undone, newest first."""
    with desk.read() as session:
        return storage.changes(session, desk.org)


def split(desk: Desk, change_id: str) -> tuple[Person, ...]:
    """Undoes a merge or a change of ID number; what was edited since stays. Returns the files as they are now.

    `people.change_unknown`, `people.change_undone`, `people.id_taken`.
    """
    with desk.write("person.change_undone", change_id) as session:
        change = storage.get_change(session, desk.org, change_id)
        if change is None:
            raise UserError("people.change_unknown")
        if change.undone:
            raise UserError("people.change_undone")
        result = []
        for before, after in zip(change.before, change.after, strict=True):
            state = storage.state_of(session, desk.org, before.id)
            if state is not None and state[0] == "merged":
                storage.set_state(session, desk.org, before.id, "live", None)
            now = storage.get(session, desk.org, before.id)
            if now is None:
                continue
            result.append(_store(session, desk, _taken_back(before, after, now)))
        storage.mark_undone(session, desk.org, change_id)
    return tuple(result)


def duplicates(desk: Desk) -> tuple[tuple[PersonLine, PersonLine, str], ...]:
    """Pairs that may be one person, with the reason: `id_number`, or `name_birth` (same name, births agree)."""
    with desk.read() as session:
        found = _sorted(desk, storage.listed(session, desk.org), "surname")
    return _pairs(found, tuple(_line(one) for one in found))


def leave(desk: Desk, person_id: str, on: date | PartialDate | None) -> Person:
    """Notes that a person left the school on a day; None takes it back. The file stays."""
    day = PartialDate.of(on) if isinstance(on, date) else on
    with desk.write("person.left", person_id) as session:
        changed = replace(_live(session, desk.org, person_id), left_on=day)
        storage.save(session, desk.org, changed)
    return changed


def recycle(desk: Desk, person_id: str) -> None:
    """Puts a draft into the recycle bin for 90 days; `people.in_round` for one a round rests on."""
    with desk.write("person.recycled", person_id) as session:
        person = _live(session, desk.org, person_id)
        if round_storage.rounds_of(session, desk.org, person_id):
            raise UserError("people.in_round", name=person.name)
        storage.set_state(session, desk.org, person_id, "recycled", desk.today())


def restore(desk: Desk, person_id: str) -> Person:
    """Takes a person out of the recycle bin; `people.not_recycled`."""
    with desk.write("person.restored", person_id) as session:
        state = storage.state_of(session, desk.org, person_id)
        if state is None or state[0] != "recycled":
            raise UserError("people.not_recycled")
        person = _get(session, desk.org, person_id)
        _check_number_free(session, desk.org, person)
        storage.set_state(session, desk.org, person_id, "live", None)
    return person


def empty_bin(desk: Desk) -> int:
    """Deletes for good what has lain in the bin for over 90 days; how many that were."""
    last = desk.today() - timedelta(days=BIN_DAYS)
    with desk.read() as session:
        old = []
        for one in storage.listed(session, desk.org, "recycled"):
            state = storage.state_of(session, desk.org, one.id)
            if state is not None and state[2] is not None and state[2] < last:
                old.append(one)
    if not old:
        return 0
    with desk.write("person.bin_emptied") as session:
        for one in old:
            storage.erase(session, desk.org, one.id)
    for one in old:
        if one.photo:
            desk.vault.delete_file(one.photo)
    return len(old)


def set_photo(desk: Desk, person_id: str, data: bytes | None) -> Person:
    """Keeps a photo (JPEG or PNG, at most 5 MiB) encrypted; None takes it away. `people.photo_kind`, `photo_large`."""
    old = get(desk, person_id)
    name = ""
    if data is not None:
        if len(data) > MAX_PHOTO:
            raise UserError("people.photo_large", most=MAX_PHOTO // 1024 // 1024)
        if not data.startswith(_PHOTO_STARTS):
            raise UserError("people.photo_kind")
        name = f"photo-{desk.new_id()}"
        desk.vault.seal_file(name, data)
    with desk.write("person.photo", person_id) as session:
        changed = replace(_live(session, desk.org, person_id), photo=name)
        storage.save(session, desk.org, changed)
    if old.photo:
        desk.vault.delete_file(old.photo)
    return changed


def photo(desk: Desk, person_id: str) -> bytes | None:
    """The photo's bytes, or None."""
    name = get(desk, person_id).photo
    return desk.vault.open_file(name) if name else None


def known_people(desk: Desk) -> tuple[KnownPerson, ...]:
    """Everybody as a roster row is compared with, in stroke order."""
    return tuple(
        KnownPerson(
            person.id, person.name, values_of(person) | {"gender": terms().label("gender", person.gender)}
        )
        for person in many(desk)
        if person.left_on is None
    )


def import_rows(desk: Desk, rows: Sequence[ImportRow], source: str) -> Imported:
    """Writes checked rows of a roster in one transaction: all of them or none.

    A row with `questions` goes to the tray with them; a row with a `person_id` changes that person, others are
    new. `source` is the file's name. Errors as `save`, with the row's number in `people.import_row`.
    """
    new: list[str] = []
    changed: list[str] = []
    waiting = same = 0
    with desk.write("people.imported") as session:
        taken = {one.id_number: one.id for one in storage.listed(session, desk.org) if one.id_number}
        for row in rows:
            if row.questions:
                storage.add_to_tray(
                    session,
                    desk.org,
                    TrayEntry(
                        desk.new_id(),
                        source,
                        row.row,
                        row.values,
                        row.questions,
                        row.person_id,
                        desk.today(),
                    ),
                )
                waiting += 1
                continue
            old = _live(session, desk.org, row.person_id) if row.person_id else Person(desk.new_id(), "")
            try:
                person = _checked(with_values(old, row.values, row.raw_name), desk.today())
                if person.id_number and taken.setdefault(person.id_number, person.id) != person.id:
                    raise UserError("people.id_taken", name=person.name)
            except UserError as error:
                raise UserError(
                    "people.import_row", row=row.row, problem=messages.sentence(error.code, **error.values)
                ) from None
            if person == old:
                same += 1
                continue
            storage.save(session, desk.org, person)
            (changed if row.person_id else new).append(person.id)
    return Imported(tuple(new), tuple(changed), waiting, same)


def tray(desk: Desk) -> tuple[TrayEntry, ...]:
    """The doubtful rows that wait for an answer."""
    with desk.read() as session:
        return storage.tray(session, desk.org)


def settle_tray(
    desk: Desk, entry_id: str, values: Mapping[str, str] | None, person_id: str = ""
) -> Person | None:
    """Answers a doubtful row: its values as they should be (written to `person_id` or a new person), or None
    to drop the row. `people.tray_unknown` and the errors of `save`.
    """
    with desk.write("people.tray_settled", entry_id) as session:
        entry = storage.get_tray(session, desk.org, entry_id)
        if entry is None:
            raise UserError("people.tray_unknown")
        storage.drop_from_tray(session, desk.org, entry_id)
        if values is None:
            return None
        target = person_id or entry.person_id
        old = _live(session, desk.org, target) if target else Person(desk.new_id(), "")
        return _store(session, desk, with_values(old, values))


def values_of(person: Person) -> dict[str, str]:
    """The file as a row of a roster: field names and texts, empty ones left out."""
    education, title = person.highest_education(full_time=True), person.highest_title()
    in_service = person.highest_education(full_time=False)
    if education is None:
        education, in_service = in_service, None
    full = {
        "name": person.name,
        "gender": person.gender,
        "ethnicity": person.ethnicity,
        "native_place": person.native_place,
        "birthplace": person.birthplace,
        "birth": _iso(person.birth),
        "id_number": person.id_number,
        "party": "" if person.party == "unknown" else terms().label("party", person.party),
        "party_joined": _iso(person.party_joined),
        "work_started": _iso(person.work_started),
        "teaching_started": _iso(person.teaching_started),
        "joined_school": _iso(person.joined_school),
        "health": person.health,
        "technical_title": title.name if title else "",
        **_study_values("", education),
        **_study_values("onjob_", in_service),
        "title_granted": _iso(title.granted) if title else "",
        "graduated": _iso(education.finished) if education else "",
        "assessment": "、".join(
            f"{row.year}年{terms().label('assessment', row.grade)}" for row in person.assessments
        ),
        "current_post": person.current_post,
        "current_post_since": _iso(person.current_post_since),
        "department": person.department,
        "staffing": person.staffing,
        "phone": person.phone,
        "remarks": person.remarks,
    }
    return {name: value for name, value in full.items() if value}


def _study_values(prefix: str, education: words.Education | None) -> dict[str, str]:
    if education is None:
        return {}
    degree = terms().label("degree", education.degree) if education.degree != "none" else ""
    return {
        f"{prefix}education": terms().label("education", education.level),
        f"{prefix}degree": degree,
        f"{prefix}school_major": " ".join(filter(None, (education.school, education.major))),
    }


def with_values(person: Person, values: Mapping[str, str], raw_name: str = "") -> Person:
    """A file with the values of a roster row; an empty value changes nothing. `people.bad_value` names the field."""
    changes: dict[str, Any] = {}
    for name, raw in values.items():
        value = raw.strip()
        if not value:
            continue
        if name in _TEXTS:
            changes[name] = value
        elif name in _DATES:
            try:
                changes[name] = PartialDate.from_iso(value)
            except UserError:
                raise UserError("people.bad_value", field=name, value=value) from None
        elif name in ("gender", "party", "current_post_kind"):
            kind = {"gender": "gender", "party": "party", "current_post_kind": "post_kind"}[name]
            code = terms().code(kind, value)
            if code is None:
                raise UserError("people.bad_value", field=name, value=value)
            changes[name] = code
            if code == "democratic" and name == "party":
                changes["party_name"] = value
    if raw_name or "name" in values:
        changes["raw_name"] = raw_name or person.raw_name or values.get("name", "")
    if "current_post" in changes and "current_post_kind" not in changes:
        changes["current_post_kind"] = (
            terms().told_by("post", changes["current_post"]) or person.current_post_kind
        )
    if changes.get("party_joined") and "party" not in changes and person.party == "unknown":
        changes["party"] = "cpc"
    person = replace(person, **changes)
    return _with_assessments(_with_title(_with_education(person, values), values), values)


_TEXTS = frozenset(
    [
        "name",
        "ethnicity",
        "native_place",
        "birthplace",
        "id_number",
        "health",
        "expertise",
        "current_post",
        "department",
        "staffing",
        "phone",
        "address",
        "familiar_field",
        "cultivation_direction",
        "cultivation_measures",
        "remarks",
        "party_name",
    ]
)
_DATES = frozenset(
    [
        "birth",
        "party_joined",
        "work_started",
        "teaching_started",
        "joined_school",
        "current_post_since",
        "left_on",
    ]
)


def _with_education(person: Person, values: Mapping[str, str]) -> Person:
    """The full-time (or only) education and the one in service, as far as the row tells them."""
    return _with_study(_with_study(person, values, True), values, False)


def _with_study(person: Person, values: Mapping[str, str], full_time: bool) -> Person:
    prefix = "" if full_time else "onjob_"
    told = {name: values.get(prefix + name, "").strip() for name in ("education", "degree", "school_major")}
    if full_time:
        told |= {name: values.get(name, "").strip() for name in ("major", "graduated")}
    if not any(told.values()):
        return person
    known = person.highest_education(full_time=full_time)
    if known is None and full_time:
        known = person.highest_education()
    row = known or words.Education("none", full_time)
    if told["education"]:
        level, degree = _level_and_degree(prefix + "education", told["education"])
        row = replace(row, level=level, degree=degree or row.degree)
    if told["degree"]:
        code = terms().code("degree", told["degree"])
        if code is None:
            raise UserError("people.bad_value", field=prefix + "degree", value=told["degree"])
        row = replace(row, degree=code)
    place = told["school_major"]
    if place and place not in (" ".join(filter(None, (row.school, row.major))), row.school):
        school, _, major = place.partition(" ")
        row = replace(row, school=school, major=major.strip())
    if told.get("major"):
        row = replace(row, major=told["major"])
    if told.get("graduated"):
        row = replace(row, finished=_date_value("graduated", told["graduated"]))
    if row == known:
        return person
    return replace(person, educations=(row, *(one for one in person.educations if one != known)))


def _level_and_degree(field_: str, text: str) -> tuple[str, str]:
    """The level of education, and the degree when the same cell tells it (大学本科/教育学学士, 研究生硕士)."""
    plain = "".join(text.split())
    level = terms().code("education", plain)
    if level is not None:
        return level, ""
    heads = [(word, code) for code, texts in terms().words["education"].items() for word in texts]
    for word, code in sorted(heads, key=lambda head: -len(head[0])):
        if plain.startswith(word):
            rest = re.sub(r"学历|[/／、，,;；()（）]", "", plain[len(word) :])
            degree = terms().code("degree", rest) if rest else ""
            if degree is not None:
                return code, degree
    raise UserError("people.bad_value", field=field_, value=text)


def _with_title(person: Person, values: Mapping[str, str]) -> Person:
    name, granted = values.get("technical_title", "").strip(), values.get("title_granted", "").strip()
    known = next((title for title in person.titles if title.name == name), None)
    if not name and granted:
        known = person.highest_title()
    if known is None and not name:
        return person
    row = known
    if row is None:
        row = words.Title(name, terms().code("title_level", name) or terms().told_by("title", name) or "none")
    if granted:
        row = replace(row, granted=_date_value("title_granted", granted))
    if row == known:
        return person
    return replace(person, titles=(*(title for title in person.titles if title != known), row))


def _with_assessments(person: Person, values: Mapping[str, str]) -> Person:
    """Grades with their years (2023年合格、2024年优秀); a grade without its year tells nothing."""
    text = values.get("assessment", "")
    rows = {row.year: row for row in person.assessments}
    for year, word in _YEAR_AND_GRADE.findall(text):
        grade = terms().code("assessment", word)
        if grade is None:
            raise UserError("people.bad_value", field="assessment", value=text[:40])
        rows[int(year)] = words.Assessment(int(year), grade)
    found = tuple(rows[year] for year in sorted(rows))
    return person if set(found) == set(person.assessments) else replace(person, assessments=found)


_YEAR_AND_GRADE = re.compile(r"((?:19|20)\d\d)\s*年?度?\s*(?:考核)?[为:：]?\s*([^\d\s、，,;；:：年度为]+)")


def _date_value(field_: str, text: str) -> PartialDate:
    try:
        return PartialDate.from_iso(text)
    except UserError:
        raise UserError("people.bad_value", field=field_, value=text) from None


def _sorted(desk: Desk, found: Iterable[Any], convention: str) -> tuple[Any, ...]:
    return _in_order(found, stroke_order(desk), convention)


def _in_order(found: Iterable[Any], order: StrokeOrder, convention: str) -> tuple[Any, ...]:
    return tuple(sorted(found, key=lambda one: (*strokes.sort_key(one.name, order, convention), one.id)))


def _pairs(
    found: Sequence[storage.Listed], shown: Sequence[PersonLine]
) -> tuple[tuple[PersonLine, PersonLine, str], ...]:
    """The pairs of `duplicates` among people in their order; `shown` holds the line of each."""
    by_number: dict[str, PersonLine] = {}
    by_name: dict[str, list[tuple[storage.Listed, PersonLine]]] = {}
    pairs: list[tuple[PersonLine, PersonLine, str]] = []
    called = [names.normalise(one.name) for one in found]
    often, numbers = Counter(called), Counter(one.id_number for one in found)
    for name, one, line in zip(called, found, shown, strict=True):
        if often[name] == 1 and (not one.id_number or numbers[one.id_number] == 1):
            continue
        if one.id_number and one.id_number in by_number:
            pairs.append((by_number[one.id_number], line, "id_number"))
        elif one.id_number:
            by_number[one.id_number] = line
        alike = by_name.setdefault(name, [])
        for other, other_line in alike:
            agree = one.birth is not None and other.birth is not None and one.birth.agrees_with(other.birth)
            if agree and not (one.id_number and other.id_number):
                pairs.append((other_line, line, "name_birth"))
        alike.append((one, line))
    return tuple(pairs)


def _line(one: storage.Listed) -> PersonLine:
    return PersonLine(
        one.id,
        one.name,
        one.gender,
        one.birth,
        one.department,
        one.current_post,
        one.current_post_kind,
        one.party,
        one.id_number[-4:],
        bool(one.photo),
        one.left_on,
    )


def _iso(value: PartialDate | None) -> str:
    return value.iso() if value else ""


def _get(session: Session, org: str, person_id: str) -> Person:
    for _ in range(8):
        state = storage.state_of(session, org, person_id)
        if state is None or state[0] != "merged":
            break
        person_id = state[1]
    person = storage.get(session, org, person_id)
    if person is None:
        raise UserError("people.unknown")
    return person


def _live(session: Session, org: str, person_id: str) -> Person:
    state = storage.state_of(session, org, person_id)
    if state is None or state[0] != "live":
        raise UserError("people.unknown")
    return _get(session, org, person_id)


def _store(session: Session, desk: Desk, person: Person) -> Person:
    sound = _checked(person, desk.today())
    _check_number_free(session, desk.org, sound)
    storage.save(session, desk.org, sound)
    return sound


def _check_number_free(session: Session, org: str, person: Person) -> None:
    if not person.id_number:
        return
    for other_id, name in storage.with_number(session, org, person.id_number):
        if other_id != person.id:
            raise UserError("people.id_taken", name=name)


def _visible(value: Any) -> Any:
    """The same value, its texts without invisible characters."""
    if isinstance(value, str):
        return names.visible(value)
    if isinstance(value, tuple):
        return tuple(map(_visible, value))
    if isinstance(value, PartialDate) or not is_dataclass(value) or isinstance(value, type):
        return value
    seen = {field.name: getattr(value, field.name) for field in fields(value)}
    changes = {name: new for name, old in seen.items() if (new := _visible(old)) != old}
    return replace(value, **changes) if changes else value


def _checked(person: Person, today: date) -> Person:
    """The person with a normal name and texts as they are seen, or an error with the field."""
    person = replace(_visible(person), raw_name=person.raw_name or person.name)
    name = names.normalise(person.name)
    if not name:
        raise UserError("people.no_name")
    if names.code_points(name) > names.MAX_NAME:
        raise UserError("people.name_long", most=names.MAX_NAME)
    codes: list[tuple[str, str, tuple[str, ...]]] = [
        ("gender", person.gender, ("", "m", "f")),
        ("party", person.party, words.PARTIES),
        ("current_post_kind", person.current_post_kind, ("", *words.POST_KINDS)),
        *(("educations", row.level, words.EDUCATION_LEVELS) for row in person.educations),
        *(("educations", row.degree, words.DEGREES) for row in person.educations),
        *(("posts", row.kind, words.POST_KINDS) for row in person.posts),
        *(("titles", row.level, words.TITLE_LEVELS) for row in person.titles),
        *(("assessments", row.grade, words.ASSESSMENT_GRADES) for row in person.assessments),
        *(("confirmed_none", part, SUB_TABLES) for part in sorted(person.confirmed_none)),
    ]
    for place, value, allowed in codes:
        if value not in allowed:
            raise UserError("people.bad_value", field=place, value=value)
    years = [row.year for row in person.assessments]
    if len(set(years)) != len(years):
        raise UserError("people.assessment_twice", year=max(y for y in years if years.count(y) > 1))
    if person.birth is not None and person.birth.earliest() > today:
        raise UserError("people.birth_in_future")
    spans = [(row.started, row.ended) for row in person.posts]
    spans += [(row.since, row.until) for row in person.resume]
    spans += [(row.on, row.until) for row in person.sanctions]
    for since, until in spans:
        if since is not None and until is not None and since.earliest() > until.latest():
            raise UserError("people.dates", since=since.dotted(True), until=until.dotted(True))
    return replace(
        person,
        name=name,
        id_number="".join(person.id_number.split()).upper(),
        confirmed_none=frozenset(part for part in person.confirmed_none if not getattr(person, part)),
    )


def _note_change(
    session: Session, desk: Desk, kind: str, before: tuple[Person, ...], after: tuple[Person, ...]
) -> None:
    storage.add_change(session, desk.org, PersonChange(desk.new_id(), kind, desk.today(), before, after))


def _renamed_relative(person: Person, old: str, new: str) -> Person:
    family = tuple(
        replace(member, person_id=new) if member.person_id == old else member for member in person.family
    )
    return person if family == person.family else replace(person, family=family)


def _taken_back(before: Person, after: Person, now: Person) -> Person:
    """What a change did is undone; what was edited after it stays, rows of sub-tables one by one."""
    changes: dict[str, Any] = {}
    for name in Person.__dataclass_fields__:
        was, became, present = getattr(before, name), getattr(after, name), getattr(now, name)
        if was == became:
            continue
        if present == became:
            changes[name] = was
        elif name in SUB_TABLES:
            changes[name] = tuple(row for row in present if row in was or row not in became)
    return replace(now, **changes)
