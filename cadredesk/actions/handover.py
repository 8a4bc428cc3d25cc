"""Handover (交接): what is open, what waits, keys, backups and people, gathered for the sheet both sides sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cadredesk import VERSION, resources
from cadredesk.actions import answers, backups, enrolment, receipts, rotation, rounds, submissions, users
from cadredesk.actions.training import agenda
from cadredesk.desk import Desk
from cadredesk.documents import handover_sheet
from cadredesk.documents.handover_sheet import HandoverSheet, Row
from cadredesk.domain import fingerprint
from cadredesk.domain.school import Role
from cadredesk.packages import agekey, signature
from cadredesk.storage import chains, journal, outbox, settings
from cadredesk.vault.connection import read_server
from cadredesk.vault.files import SHARED, write_atomic

__all__ = ["Names", "Standing", "gather", "pdf", "recovery_since", "save_pdf", "standing"]

_MOST_PARTNERS = 30
"""More enrolled organisations than this are counted on the sheet, not listed."""

_MOST_PACKAGES = 6

_RECOVERY = ("user.recovery_renewed", "key.rotation_ended")
"""The lines of the journal by which a recovery code was made after the first one."""


@dataclass(frozen=True, slots=True)
class Names:
    """Who signs the sheet, and what they add in words; each may be left empty and written by hand."""

    giver: str = ""
    taker: str = ""
    witness: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a handover must look at, in numbers, for the window.

    `lock` is why packages may not leave (`restored`, `rotation`, empty); `without_keys` names approvers who cannot sign.
    """

    open: int
    waiting: int
    partners: int
    last_backup: date | None
    last_stick: date | None
    key_since: date | None
    recovery_since: date | None
    lock: str
    without_keys: tuple[str, ...]


def standing(desk: Desk) -> Standing:
    """The same as the sheet tells, counted."""
    sheet = gather(desk)
    made, stick = _newest(desk)
    with desk.read() as session:
        lock = settings.export_lock(session, desk.org)
    return Standing(
        len(sheet.open),
        len(sheet.waiting),
        len(sheet.keys) - 1 + sheet.more_keys,
        made.made.date() if made else None,
        stick.made.date() if stick else None,
        sheet.key_since,
        sheet.recovery_since,
        lock,
        tuple(one.name for one in users.without_keys(desk)),
    )


def recovery_since(desk: Desk) -> date | None:
    """The day the recovery code that opens this folder was made."""
    with desk.read() as session:
        found = journal.last_of(session, desk.org, _RECOVERY)
        return found or journal.first_date(session, desk.org)


def gather(desk: Desk, names: Names | None = None) -> HandoverSheet:
    """The sheet's content as everything stands now."""
    names = names or Names()
    wording = resources.wording("handover_sheet")
    own = enrolment.own(desk)
    with desk.read() as session:
        partners = [one for one in chains.enrolled(session, desk.org) if one.ended_on is None]
        pinned = chains.every_key(session, desk.org)
        key_since = journal.last_of(session, desk.org, ("key.rotated",))
        key_since = key_since or journal.first_date(session, desk.org)
    words = wording["keys"]
    keys: list[Row] = [(words["own"], enrolment.fingerprint_of(own), _number(own.check_number))]
    for one in partners[:_MOST_PARTNERS]:
        public = signature.parse_public(pinned[one.code][-1].key)
        check = words["unknown_number"]
        if one.exchange:
            check = _number(fingerprint.check_number(public.blob, agekey.recipient_raw(one.exchange)))
        keys.append((f"{one.name}（{one.code}）", signature.fingerprint(public), check))
    server = read_server(desk.folder, desk.vault) if desk.is_on_server else None
    place = wording["folder"].format(folder=desk.folder)
    if server is not None:
        place = wording["server"].format(server=server.host, folder=desk.folder)
    roles = wording["people"]["roles"]
    everybody = sorted(users.listed(desk), key=lambda one: (not one.active, list(Role).index(one.role)))
    return HandoverSheet(
        own.name or desk.org,
        desk.org,
        desk.today(),
        VERSION,
        place,
        tuple(_open(desk, wording)),
        tuple(_waiting(desk, wording)),
        tuple(keys),
        max(0, len(partners) - _MOST_PARTNERS),
        key_since,
        recovery_since(desk),
        _backups(desk, wording["backups"]),
        tuple(
            (roles[one.role], one.name, wording["people"]["active" if one.active else "gone"])
            for one in everybody
        ),
        names.giver,
        names.taker,
        names.witness,
        names.notes,
    )


def pdf(desk: Desk, names: Names | None = None) -> bytes:
    """The sheet as PDF."""
    mark = str(resources.wording("papers")["watermark"]) if desk.kind == "rehearsal" else None
    return handover_sheet.pdf(gather(desk, names), resources.wording("handover_sheet"), mark)


def save_pdf(desk: Desk, names: Names, path: Path) -> Path:
    """Saves the sheet where the user said. EnvironmentFault."""
    write_atomic(path, pdf(desk, names), mode=SHARED)
    return path


# Private ------------------------------------------------------------------------------------------------------


def _open(desk: Desk, wording: Mapping[str, Any]) -> Iterator[Row]:
    words = wording["open"]
    clerks = _of_role(desk, Role.CLERK)
    if desk.mode == "school":
        titles = {one.id: one.title for one in rounds.listed(desk)}
        for task in rounds.today_list(desk):
            step = words["step"].format(
                step=rounds.step_label(task.step, "zh_CN"), state=words["when"][task.when]
            )
            yield (
                words["round"].format(title=titles.get(task.round_id, "")),
                step,
                _day(wording, task.due),
                clerks,
            )
    for duty in agenda.due(desk):
        told = words["duties"][duty.kind].format(about=duty.about)
        yield words["training"].format(name=duty.name), told, _day(wording, duty.due), clerks


def _waiting(desk: Desk, wording: Mapping[str, Any]) -> Iterator[Row]:
    words = wording["waiting"]
    signers = _of_role(desk, Role.APPROVER)
    clerks = _of_role(desk, Role.CLERK)
    told = answers.states(desk)
    with desk.read() as session:
        entries = outbox.entries(session, desk.org)
        held = chains.all_held(session, desk.org)
        alarms = chains.alarms(session, desk.org)
        names = {one.code: one.name for one in chains.enrolled(session, desk.org)}
        lock = settings.export_lock(session, desk.org)

    def packages(found: Iterable[Any], other: str) -> str:
        texts = [
            words["package"].format(
                kind=words["kinds"].get(one.kind, one.kind),
                epoch=one.epoch,
                seq=one.seq,
                who=names.get(getattr(one, other), getattr(one, other)),
            )
            for one in found
        ]
        more = len(texts) - _MOST_PACKAGES
        return "，".join(texts[:_MOST_PACKAGES]) + (
            f"，{words['more'].format(count=more)}" if more > 0 else ""
        )

    def of(state: str) -> list[outbox.OutboxEntry]:
        return [one for one in entries if told[one.id] == state]

    if lock in ("restored", rotation.LOCK):
        yield words[lock], "", signers
    without = "、".join(one.name for one in users.without_keys(desk))
    if without:
        yield words["signers"], without, signers
    found = (
        ("unwritten", of("made"), "recipient", clerks),
        ("unanswered", [one for one in of("written") if one.kind == "school.report"], "recipient", clerks),
        ("returned", of("returned"), "recipient", clerks),
        ("confirm", list(answers.waiting(desk)), "sender", clerks),
        ("held", list(held), "sender", words["two"]),
    )
    for name, which, other, who in found:
        if which:
            yield words[name], packages(which, other), who
    counts = [("alarm", len(alarms), clerks)]
    if desk.mode == "bureau":
        undecided = sum(one.state == "received" for one in submissions.listed(desk))
        counts += [("receipts", receipts.count_due(desk), signers), ("undecided", undecided, clerks)]
    for name, count, who in counts:
        if count:
            yield words[name], words["count"].format(count=count), who


def _backups(desk: Desk, words: Mapping[str, Any]) -> tuple[Row, ...]:
    made, stick = _newest(desk)
    place = str(desk.folder / backups.FOLDER)
    return (
        (words["local"], f"{made.made:%Y-%m-%d %H:%M}" if made else words["missing"], place),
        (words["stick"], f"{stick.made:%Y-%m-%d %H:%M}" if stick else words["missing"], words["stick_place"]),
    )


def _newest(desk: Desk) -> tuple[backups.BackupInfo | None, backups.BackupInfo | None]:
    """The newest backup of the folder, and the newest that was made for a stick."""
    found = backups.list_backups(desk.folder)
    return next(iter(found), None), next((one for one in found if one.reason == "stick"), None)


def _of_role(desk: Desk, role: Role) -> str:
    return "、".join(one.name for one in users.listed(desk) if one.active and one.role == role)


def _day(wording: Mapping[str, Any], value: date | None) -> str:
    if value is None:
        return ""
    return str(wording["day"].format(year=value.year, month=value.month, day=value.day))


def _number(digits: str) -> str:
    return " ".join(fingerprint.groups(digits))
