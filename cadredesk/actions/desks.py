"""The data folder: make it, log in, switch, recover, leave, and prove it sound."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import cast

import platformdirs

from cadredesk import resources
from cadredesk.actions import backups
from cadredesk.desk import Desk, Kind, Mode, ServerShelf, local_now, random_id
from cadredesk.domain.school import Preferences, Role, School, Stage, User, UserRef, is_org_code
from cadredesk.errors import UserError
from cadredesk.messages import LANGUAGES, sentence
from cadredesk.storage import journal, migrations, settings, soundness, users, worktally
from cadredesk.storage.engine import Database, open_database
from cadredesk.vault.connection import on_server, read_server
from cadredesk.vault.files import DISK, PRIVATE_FOLDER, faults, remove_parts
from cadredesk.vault.lock import FolderLock, lock_folder
from cadredesk.vault.marker import MARKER, Marker, place_of, read_marker, write_marker
from cadredesk.vault.slots import CHEAP, RECOVERY, STRONG, Cost
from cadredesk.vault.vault import (
    KEYS,
    PAPERS,
    NewSlot,
    Vault,
    create_vault,
    open_vault,
    read_keys,
)

DATABASE = backups.DATABASE
PASSWORD_LENGTH = 8
"""The shortest password of a person in a normal folder, characters."""

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class NewUser:
    """A person to be set up: name, role, password."""

    name: str
    role: Role
    password: str

    def __repr__(self) -> str:
        return f"NewUser({self.role})"


@dataclass(frozen=True, slots=True)
class Setup:
    """What the pages of the first start have gathered; `org` is the organisation's code (CDP/1 2.2)."""

    mode: Mode
    org: str
    school_name: str
    people: tuple[NewUser, ...]
    stage: Stage = Stage.OTHER
    profile_name: str = ""
    language: str = "zh_CN"
    font_size: int = 12
    kind: Kind = "normal"


@dataclass(frozen=True, slots=True)
class Created:
    """A new folder's open desk, and the recovery code, shown and printed once and stored nowhere."""

    desk: Desk
    recovery_code: str

    def __repr__(self) -> str:
        return f"Created({self.desk.folder.name})"


@dataclass(frozen=True, slots=True)
class LoginName:
    """A name on the log-in page."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Front:
    """What a closed folder shows before anyone logs in."""

    mode: Mode
    kind: Kind
    language: str
    font_size: int
    names: tuple[LoginName, ...]


@dataclass(frozen=True, slots=True)
class ClockWarning:
    """The machine's clock stands before the journal's last date; it decides nothing, but is worth a look."""

    today: date
    last: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a folder: a code with its sentence, and the values of the sentence."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of a soundness check; sound when nothing was found."""

    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def lines(self) -> tuple[str, ...]:
        """One sentence for each finding."""
        return tuple(
            f"{sentence(found.code, **dict(found.values))} [{found.code}]" for found in self.findings
        )


def default_folder() -> Path:
    """Where the data folder lies unless told otherwise."""
    return Path(platformdirs.user_data_dir("CadreDesk", appauthor=False)) / "data"


def prepare() -> Iterator[None]:
    """Loads, piece by piece, what every open desk needs at once; for the time in which a password is typed."""
    from cadredesk.storage import warm  # not for the commands, which load no more than they must

    for load in (warm.warm, lambda: resources.stroke_order().warm(), resources.work_calendar):
        load()
        yield


def exists(folder: Path) -> bool:
    """Whether a data folder stands at this place; an interrupted restore is finished first."""
    backups.settle(folder)
    return (folder / MARKER).is_file() and (folder / KEYS).is_file()


def create(folder: Path, setup: Setup, *, cost: Cost = STRONG, now: Now = local_now) -> Created:
    """Makes a data folder, encrypted from its first byte, and opens it as the first approver.

    It is built beside its place and renamed into it, so there is never half a folder. Errors:
    `desk.exists`, `desk.org_code`, `desk.no_name`, `user.*`, `vault.no_approver`, EnvironmentFault.
    """
    _check_setup(setup)
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError("desk.exists", folder=folder.name)
    people = tuple(
        NewSlot(random_id(), person.name.strip(), person.role, person.password) for person in setup.people
    )
    site = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.part")
    with faults(folder.name):
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_sites(folder)
        site.mkdir(mode=PRIVATE_FOLDER)
    try:
        recovery_code = _build(site, folder, setup, people, cost, now)
        with faults(folder.name):
            if folder.exists():
                folder.rmdir()
            DISK.sync_folder(site)
            DISK.replace(site, folder)
            DISK.sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(site, ignore_errors=True)
        raise
    opener = next(person for person in people if person.role == Role.APPROVER)
    return Created(log_in(folder, opener.id, opener.password, now=now), recovery_code)


def front(folder: Path) -> Front:
    """What the log-in page needs; `desk.missing` when there is no folder, `vault.marker_unreadable` for a damaged one."""
    names = who_may_log_in(folder)
    marker = read_marker(folder)
    return Front(_mode(marker), _kind(marker), marker.language, marker.font_size, names)


def who_may_log_in(folder: Path) -> tuple[LoginName, ...]:
    """The names on the log-in page, approvers last as in the order of the work."""
    if not exists(folder):
        raise UserError("desk.missing", folder=folder.name)
    order = list(Role)
    names = []
    for slot in read_keys(folder).slots:
        if slot.id != RECOVERY and slot.role in order:
            names.append(LoginName(slot.id, slot.name, Role(slot.role)))
    return tuple(sorted(names, key=lambda name: (order.index(name.role), name.name)))


def log_in(folder: Path, user: str, password: str, *, now: Now = local_now) -> Desk:
    """Opens the folder for a person, named by id or by name, and brings its schema up to date.

    Errors: `desk.missing`, `vault.in_use`, `vault.unknown_user`, `vault.wrong_password`, `vault.wait`,
    `vault.keys_changed`, `storage.not_a_database`, `storage.too_new`, `desk.marker_changed`,
    `user.disabled`, EnvironmentFault.
    """
    folder = folder.absolute()
    slot_id = _slot_id(folder, user)
    lock = lock_folder(folder)
    try:
        return _open(folder, open_vault(folder, slot_id, password), slot_id, slot_id, lock, now)
    except BaseException:
        lock.release()
        raise


def recover(folder: Path, code: str, user: str, new_password: str, *, now: Now = local_now) -> Desk:
    """Gives a person a new password by the recovery code, and opens the folder for that person.

    Errors: `vault.recovery_length`, `vault.recovery_typo`, `vault.wrong_password`, and those of `log_in`.
    """
    folder = folder.absolute()
    slot_id = _slot_id(folder, user)
    check_password_form(new_password, _kind(read_marker(folder)))
    lock = lock_folder(folder)
    try:
        vault = open_vault(folder, RECOVERY, code)
        desk = _open(folder, vault, RECOVERY, slot_id, lock, now)
        vault = desk.vault
        person = NewSlot(slot_id, desk.user.name, desk.user.role, new_password)
        org_keys = vault.org_keys(RECOVERY, code) if desk.user.role == Role.APPROVER else None
        vault.add(person, org_keys)
        with replace(desk, is_copy=False).write("user.recovered", slot_id):
            pass
    except BaseException:
        lock.release()
        raise
    return desk


def change_password(desk: Desk, old: str, new: str) -> None:
    """Gives the person at the desk a new password; `vault.wrong_password`, `user.password_short`."""
    desk.check_writable()
    check_password_form(new, desk.kind)
    desk.vault.change_password(desk.user.id, old, new)
    with desk.write("user.password_changed", desk.user.id):
        pass


def switch(desk: Desk, user: str, password: str) -> Desk:
    """The same desk with another person at it, or the same one after an idle lock."""
    slot_id = _slot_id(desk.folder, user)
    desk.vault.check_password(slot_id, password)
    return desk.with_user(_active_user(desk.database, desk.org, slot_id))


def leave(desk: Desk) -> backups.BackupInfo | None:
    """Makes the backup of leaving (not of a server's data) and closes the folder, even if the backup fails."""
    try:
        if desk.is_copy or desk.kind != "normal" or desk.is_on_server:
            return None  # what lies on a server is backed up there
        return backups.make(desk, "leave")
    finally:
        desk.close()


def confirm_moved(desk: Desk) -> Desk:
    """Answers "moved": this is the one folder of the school, from now on at this place."""
    write_marker(desk.folder, replace(read_marker(desk.folder), place=place_of(desk.folder)))
    moved = replace(desk, is_copy=False)
    with moved.write("desk.moved"):
        pass
    return moved


def move(folder: Path, target: Path) -> None:
    """Moves a closed folder to another place beside it, where it is the original and no copy. `desk.exists`."""
    if target.exists() and any(target.iterdir()):
        raise UserError("desk.exists", folder=target.name)
    lock_folder(folder).release()
    with faults(target.name):
        if target.exists():
            target.rmdir()
        DISK.replace(folder, target)
        DISK.sync_folder(target.parent)
    write_marker(target, replace(read_marker(target), place=place_of(target)))


def clock_warning(desk: Desk) -> ClockWarning | None:
    """A warning when the clock stands before the last date in the journal, else None."""
    with desk.read() as session:
        last = journal.last_date(session, desk.org)
    today = desk.today()
    return ClockWarning(today, last) if last is not None and today < last else None


def check(desk: Desk) -> CheckReport:
    """Proves an open folder sound: pages, structure, foreign keys, journal chains, key file, sealed files."""
    found = [
        Finding(code, values)
        for code, values in soundness.findings(desk.database, desk.org if desk.is_on_server else None)
    ]
    for name in desk.vault.file_names():
        try:
            desk.vault.open_file(name)
        except UserError as error:
            found.append(Finding(error.code, tuple(error.values.items())))
    try:
        desk.vault.verify_keys()
    except UserError as error:
        found.append(Finding(error.code))
    return CheckReport(tuple(found))


def wipe(folder: Path) -> None:
    """Deletes a rehearsal, sample or test folder whole; `desk.not_wipeable` for a normal one."""
    if read_marker(folder).kind == "normal":
        raise UserError("desk.not_wipeable")
    lock_folder(folder).release()
    with faults(folder.name):
        shutil.rmtree(folder)


def forget_local(folder: Path) -> None:
    """Deletes the local database and papers of a folder whose data lie on a server; their backup stays."""
    with faults(folder.name):
        for path in (*folder.glob(f"{DATABASE}*"), *(folder / PAPERS).glob("*")):
            path.unlink(missing_ok=True)


def store_preferences(desk: Desk, value: Preferences) -> None:
    """Stores the preferences; language and font size are shown before log-in too."""
    if not 10 <= value.font_size <= 18:
        raise UserError("desk.font_size", size=value.font_size)
    if not 1 <= value.idle_minutes <= 120:
        raise UserError("desk.idle_minutes", minutes=value.idle_minutes)
    if value.language not in LANGUAGES:
        raise UserError("desk.language", language=value.language)
    with desk.write("settings.preferences") as session:
        settings.put_preferences(session, desk.org, value)
    marker = read_marker(desk.folder)
    write_marker(desk.folder, replace(marker, language=value.language, font_size=value.font_size))


def preferences(desk: Desk) -> Preferences:
    """The preferences of the desk."""
    with desk.read() as session:
        return settings.preferences(session, desk.org)


def store_school(desk: Desk, value: School) -> None:
    """Stores the facts of the school; its code is fixed (`desk.org_code_fixed`)."""
    if value.code != desk.org:
        raise UserError("desk.org_code_fixed", org=desk.org)
    if not value.name.strip():
        raise UserError("desk.no_name")
    with desk.write("settings.school") as session:
        settings.put_school(session, desk.org, value)


def school(desk: Desk) -> School:
    """The facts of the school."""
    with desk.read() as session:
        return settings.school(session, desk.org)


def check_password_form(password: str, kind: Kind) -> None:
    """`user.password_short` for a password under eight characters; samples and tests take any that is not empty."""
    least = PASSWORD_LENGTH if kind == "normal" else 1
    if len(password) < least:
        raise UserError("user.password_short", least=least)


def test_folder(
    folder: Path,
    *,
    now: Now = local_now,  # noqa: PT028 (this is no test)
    org: str = "S001",  # noqa: PT028
    mode: Mode = "school",  # noqa: PT028
) -> Desk:
    """Opens `folder` as a test folder, making it when missing or empty; only with `CADREDESK_TEST=1`.

    Three people (经办人, 复核人, 审批人), all with the password of `CADREDESK_PASSWORD`. Opens as the clerk.
    """
    _only_in_tests()
    password = os.environ.get("CADREDESK_PASSWORD") or "test"
    if not exists(folder):
        people = tuple(NewUser(name, role, password) for name, role in _TEST_PEOPLE)
        create(folder, Setup(mode, org, "测试学校", people, kind="test"), cost=CHEAP, now=now).desk.close()
    if read_marker(folder).kind != "test":
        raise UserError("desk.only_tests")
    return log_in(folder, _TEST_PEOPLE[0][0], password, now=now)


_TEST_PEOPLE = (("经办人", Role.CLERK), ("复核人", Role.REVIEWER), ("审批人", Role.APPROVER))


def database_key(folder: Path, password: str) -> str:
    """The raw database key (hex) of a test folder, only with `CADREDESK_TEST=1`; `desk.only_tests` otherwise."""
    _only_in_tests()
    first = who_may_log_in(folder)[0]
    marker = read_marker(folder)
    if marker.kind != "test":
        raise UserError("desk.only_tests")
    key = open_vault(folder.absolute(), first.id, password).database_key()
    database = open_database(folder / DATABASE, key)
    try:
        _check_marker(database, marker)
    finally:
        database.close()
    return key.hex()


def _only_in_tests() -> None:
    if os.environ.get("CADREDESK_TEST") != "1":
        raise UserError("desk.only_tests")


def _check_setup(setup: Setup) -> None:
    if not is_org_code(setup.org):
        raise UserError("desk.org_code", org=setup.org)
    if not setup.school_name.strip():
        raise UserError("desk.no_name")
    names = [person.name.strip() for person in setup.people]
    if not all(names):
        raise UserError("user.no_name")
    for name in names:
        if names.count(name) > 1:
            raise UserError("user.name_taken", name=name)
    for person in setup.people:
        check_password_form(person.password, setup.kind)


def _build(site: Path, folder: Path, setup: Setup, people: tuple[NewSlot, ...], cost: Cost, now: Now) -> str:
    folder_id = random_id()
    marker = Marker(
        folder_id, setup.kind, setup.mode, setup.org, setup.language, setup.font_size, place_of(folder)
    )
    vault, recovery_code = create_vault(site, folder_id, people, cost=cost)
    with faults():
        (site / PAPERS).mkdir(mode=PRIVATE_FOLDER)
    database = open_database(site / DATABASE, vault.database_key(), create=True)
    try:
        migrations.upgrade(database)
        approver = next(person for person in people if person.role == Role.APPROVER)
        with database.write() as session:
            settings.put(session, setup.org, "folder", marker.identity)
            settings.put_school(
                session, setup.org, School(code=setup.org, name=setup.school_name.strip(), stage=setup.stage)
            )
            settings.put_preferences(
                session,
                setup.org,
                Preferences(language=setup.language, font_size=setup.font_size, profile=setup.profile_name),
            )
            for person in people:
                users.store(session, setup.org, User(person.id, person.name, Role(person.role)))
            journal.append(session, setup.org, now(), approver.id, "desk.created")
    finally:
        database.close()
    write_marker(site, marker)
    return recovery_code


def _clear_sites(folder: Path) -> None:
    """Deletes what a power cut left of an earlier attempt to make this folder."""
    for left in folder.parent.iterdir():
        if left.name.startswith(f".{folder.name}.") and left.name.endswith(".part"):
            shutil.rmtree(left, ignore_errors=True)


def _open(folder: Path, vault: Vault, opened: str, slot_id: str, lock: FolderLock, now: Now) -> Desk:
    """The desk for `slot_id`, whose folder the slot `opened` has opened."""
    marker = read_marker(folder)
    is_copy = marker.kind in ("normal", "rehearsal") and marker.place != place_of(folder)
    served = on_server(folder)
    if served:
        from cadredesk.storage import postgres  # a school never needs it

        database = postgres.open_postgres(read_server(folder, vault))
        vault = vault.on_shelf(ServerShelf(database, marker.org))
    else:
        database = open_database(folder / DATABASE, vault.database_key())
    try:
        schema = migrations.current(database)
        if not schema:
            raise UserError("storage.damaged")
        if schema != migrations.known()[-1]:
            backup = partial(backups.make_of, folder, database, vault, now(), "migration")
            migrations.upgrade(database, before=None if served else backup)
        _check_marker(database, marker)
        if served and not vault.take_over_keys(opened):
            raise UserError("vault.changed_elsewhere")
        if served:
            forget_local(folder)  # what a power cut left of it when the data were moved
        user = _active_user(database, marker.org, slot_id)
        if marker.kind == "rehearsal":
            from cadredesk.actions import rehearsals  # a real desk goes by the machine's clock alone

            with database.read() as session:
                now = rehearsals.wound(session, marker.org, now)
        for place in (folder, folder / PAPERS, folder / backups.FOLDER):
            remove_parts(place)
        backups.forget_unfinished(folder)
        desk = Desk(
            folder,
            database,
            vault,
            marker.org,
            user,
            _mode(marker),
            _kind(marker),
            now,
            random_id,
            is_copy,
            lock,
        )
        if not is_copy and not served:  # on a server it may be one that another workplace is just making
            _remove_stray_slots(desk)
        if not is_copy and worktally.left_over(folder):
            from cadredesk.actions import evaluations  # seldom needed, and half a program to load

            evaluations.sweep(desk)
    except BaseException:
        database.close()
        raise
    return desk


def _check_marker(database: Database, marker: Marker) -> None:
    with database.read() as session:
        known = settings.get(session, marker.org, "folder", dict[str, str])
    if known != marker.identity:
        raise UserError("desk.marker_changed")


def _remove_stray_slots(desk: Desk) -> None:
    """Takes away slots of people who may not log in: a power cut between key file and database left them."""
    with desk.read() as session:
        active = {user.id for user in users.listed(session, desk.org) if user.active}
    for slot_id in sorted(desk.vault.slot_names().keys() - active):
        with suppress(UserError):  # the last one that could sign stays, and a disk that cannot be written
            desk.vault.remove(slot_id)


def _mode(marker: Marker) -> Mode:
    return cast("Mode", marker.mode)


def _kind(marker: Marker) -> Kind:
    return cast("Kind", marker.kind)


def _active_user(database: Database, org: str, slot_id: str) -> UserRef:
    with database.read() as session:
        user = users.find(session, org, slot_id)
    if user is None or not user.active:
        raise UserError("user.disabled")
    return user.ref()


def _slot_id(folder: Path, user: str) -> str:
    for name in who_may_log_in(folder):
        if user in (name.id, name.name):
            return name.id
    raise UserError("vault.unknown_user")
