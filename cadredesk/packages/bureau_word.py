"""The payloads of `bureau.policy`, `bureau.notice` and `bureau.roster`, written and read strictly (resources/formats/)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NoReturn

from cadredesk.domain import profile_text
from cadredesk.domain.bureau_word import OUTCOMES, NoticeWord, OtherDate, PolicyWord, RosterEntry, RosterWord
from cadredesk.domain.calendar import YearCalendar
from cadredesk.domain.round import Quota
from cadredesk.errors import UserError
from cadredesk.packages import canonical

POLICY, NOTICE, ROSTER = "data/policy.json", "data/notice.json", "data/roster.json"

LONGEST_NOTICE = 20_000
"""Characters of a notice's text."""

_PIECE = 2000
_POLICY, _CALENDAR = "cadredesk.policy/1", "cadredesk.calendar/1"
_NOTICE, _ROSTER = "cadredesk.notice/1", "cadredesk.roster/1"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOST = {"profiles": 50, "calendars": 50, "days": 400, "quotas": 50, "dates": 50, "people": 20_000}


# bureau.policy ------------------------------------------------------------------------------------------------


def policy_files(word: PolicyWord) -> dict[str, bytes]:
    """The files of a policy: `data/policy.json`, a profile and a calendar each in a file of its own."""
    texts = {f"data/profiles/{n}.toml": one.text.encode() for n, one in enumerate(word.profiles, 1)}
    years = {f"data/calendars/{one.year}.json": calendar(one) for one in word.calendars}
    told: dict[str, Any] = {"format": _POLICY, "profiles": [{"path": path} for path in texts]}
    if years:
        told["calendars"] = [{"path": path} for path in years]
    if word.number:
        told["number"] = word.number
    return {POLICY: canonical.dump(told, canonical.PAYLOAD), **texts, **years}


def read_policy(files: Mapping[str, bytes]) -> PolicyWord:
    """The policy in the files of a package. `package.E140` to `E143`, `E401`, `E402`, `E403` with the field, `profile.*`."""
    value = _payload(files, POLICY, _POLICY)
    profiles = []
    for path in _paths(value, "profiles", files):
        try:
            profiles.append(profile_text.parse(files[path].decode("utf-8")))
        except UnicodeDecodeError:
            _refuse("path")
    calendars = [read_calendar(files[path]) for path in _paths(value, "calendars", files)]
    if len({one.year for one in calendars}) != len(calendars):
        _refuse("calendars")
    if len({one.id for one in profiles}) != len(profiles):
        _refuse("profiles")
    return PolicyWord(_number(value, "number", least=0), tuple(profiles), tuple(calendars))


def calendar(year: YearCalendar) -> bytes:
    """One year's calendar as a file."""
    told = {
        "format": _CALENDAR,
        "year": year.year,
        "source": year.source,
        "holidays": sorted(day.isoformat() for day in year.holidays),
        "workdays": sorted(day.isoformat() for day in year.workdays),
    }
    return canonical.dump(told, canonical.PAYLOAD)


def read_calendar(data: bytes) -> YearCalendar:
    """One year's calendar; every day must be a real one of that year, and of one kind only. Errors as `read_policy`."""
    value = _form(canonical.load(data, canonical.PAYLOAD), _CALENDAR)
    year = _number(value, "year", least=2000, most=2100)
    source = _text(value, "source", most=200)
    if not source:
        _refuse("source")
    kinds = {}
    for name in ("holidays", "workdays"):
        told = value.get(name, [])
        if not isinstance(told, list) or len(told) > _MOST["days"]:
            _refuse(name)
        days = frozenset(_as_day(day, name) for day in told)
        if len(days) != len(told) or any(day.year != year for day in days):
            _refuse(name)
        kinds[name] = days
    if kinds["holidays"] & kinds["workdays"]:
        _refuse("workdays")
    return YearCalendar(year, source, kinds["holidays"], kinds["workdays"])


# bureau.notice ------------------------------------------------------------------------------------------------


def notice_files(word: NoticeWord) -> dict[str, bytes]:
    """The file of a notice. `package.E403` for what a school's program would refuse."""
    told: dict[str, Any] = {
        "format": _NOTICE,
        "number": word.number,
        "document": word.document,
        "title": word.title,
        "issuer": word.issuer,
        "issued_on": word.issued_on.isoformat(),
        "year": word.year,
        "text": [word.text[at : at + _PIECE] for at in range(0, len(word.text), _PIECE)],
        "deadline": word.deadline.isoformat() if word.deadline else "",
        "reference_date": word.reference_date.isoformat() if word.reference_date else "",
        "quotas": [{"tier": one.tier, "places": one.places} for one in word.quotas],
        "dates": [{"what": one.what, "on": one.on.isoformat()} for one in word.dates],
    }
    files = {NOTICE: canonical.dump(_without_empty(told), canonical.PAYLOAD)}
    read_notice(files)
    return files


def read_notice(files: Mapping[str, bytes]) -> NoticeWord:
    """The notice in the files of a package. Errors as `read_policy`."""
    value = _payload(files, NOTICE, _NOTICE)
    pieces = value.get("text", [])
    if isinstance(pieces, str):
        pieces = [pieces]
    if not isinstance(pieces, list) or not all(isinstance(one, str) for one in pieces):
        _refuse("text")
    text = "".join(pieces)
    if len(text) > LONGEST_NOTICE:
        _refuse("text")
    title = _text(value, "title", most=200)
    if not title.strip():
        _refuse("title")
    quotas = []
    for one in _rows(value, "quotas"):
        places = one.get("places")
        if not isinstance(places, int) or isinstance(places, bool) or not 0 <= places <= 999:
            _refuse("quotas")
        quotas.append(Quota(_text(one, "tier", most=32, field="quotas"), places))
    if len({one.tier for one in quotas}) != len(quotas) or not all(one.tier for one in quotas):
        _refuse("quotas")
    dates = []
    for one in _rows(value, "dates"):
        dates.append(OtherDate(_text(one, "what", most=100, field="dates"), _as_day(one.get("on"), "dates")))
    return NoticeWord(
        _number(value, "number", least=0),
        _text(value, "document", most=60),
        title,
        _text(value, "issuer", most=100),
        _as_day(value.get("issued_on"), "issued_on"),
        _number(value, "year", least=2000, most=2100),
        text,
        _day(value, "deadline"),
        _day(value, "reference_date"),
        tuple(quotas),
        tuple(dates),
    )


# bureau.roster ------------------------------------------------------------------------------------------------


def roster(word: RosterWord) -> bytes:
    """`data/roster.json` of one school."""
    people = [
        _without_empty(
            {
                "id": one.person_id,
                "name": one.name,
                "tier": one.tier,
                "outcome": one.outcome,
                "on": one.on.isoformat(),
                "document": one.document,
                "reason": one.reason,
            }
        )
        for one in word.entries
    ]
    told = {"format": _ROSTER, "number": word.number, "as_of": word.as_of.isoformat(), "people": people}
    data = canonical.dump(told, canonical.PAYLOAD)
    read_roster({ROSTER: data})
    return data


def read_roster(files: Mapping[str, bytes]) -> RosterWord:
    """The roster in the files of a package. Errors as `read_policy`."""
    value = _payload(files, ROSTER, _ROSTER)
    entries = []
    for one in _rows(value, "people"):
        outcome = one.get("outcome")
        person, name = (_text(one, key, most=64, field="people") for key in ("id", "name"))
        if outcome not in OUTCOMES or not person or not name:
            _refuse("people")
        entries.append(
            RosterEntry(
                person,
                name,
                _text(one, "tier", most=32, field="people"),
                outcome,
                _as_day(one.get("on"), "people"),
                _text(one, "document", most=200, field="people"),
                _text(one, "reason", most=4096, field="people"),
            )
        )
    if len({one.person_id for one in entries}) != len(entries):
        _refuse("people")
    return RosterWord(_number(value, "number", least=0), _as_day(value.get("as_of"), "as_of"), tuple(entries))


# Small things -------------------------------------------------------------------------------------------------


def _payload(files: Mapping[str, bytes], path: str, form: str) -> dict[str, Any]:
    if path not in files:
        raise UserError("package.E401", name=path)
    return _form(canonical.load(files[path], canonical.PAYLOAD), form)


def _form(value: object, form: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse("format")
    if value.get("format") != form:
        if str(value.get("format")).startswith(form.rpartition("/")[0] + "/"):
            raise UserError("package.E402")
        _refuse("format")
    return value


def _paths(value: Mapping[str, Any], key: str, files: Mapping[str, bytes]) -> Sequence[str]:
    found = []
    for entry in _rows(value, key):
        path = entry.get("path")
        if not isinstance(path, str) or path not in files:
            _refuse("path")
        found.append(path)
    return found


def _rows(value: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = value.get(key, [])
    if not isinstance(found, list) or len(found) > _MOST[key]:
        _refuse(key)
    if not all(isinstance(entry, dict) for entry in found):
        _refuse(key)
    return found


def _text(value: Mapping[str, Any], key: str, *, most: int, field: str = "") -> str:
    """A text of one line."""
    found = value.get(key, "")
    if not isinstance(found, str) or len(found) > most or any(ord(char) < 32 for char in found):
        _refuse(field or key)
    return found


def _number(value: Mapping[str, Any], key: str, *, least: int, most: int = 10**9) -> int:
    found = value.get(key, least if least == 0 else None)
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
        _refuse(key)
    return found


def _day(value: Mapping[str, Any], key: str) -> date | None:
    return _as_day(value[key], key) if value.get(key, "") != "" else None


def _as_day(text: object, field: str) -> date:
    if not isinstance(text, str) or _DAY.fullmatch(text) is None:
        _refuse(field)
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(field)


def _without_empty(value: dict[str, Any]) -> dict[str, Any]:
    return {key: entry for key, entry in value.items() if entry not in ("", [])}


def _refuse(field: str) -> NoReturn:
    raise UserError("package.E403", field=field)
