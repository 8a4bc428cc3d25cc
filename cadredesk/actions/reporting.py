"""The report to the bureau: what would go and what stands in its way, the sealed package, the stick, the outbox."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from cadredesk import VERSION, resources
from cadredesk.actions import bureau_word, differences, enrolment, notices, papers, rounds
from cadredesk.actions.differences import Change
from cadredesk.actions.gathered import STAYS, Gathered, gather
from cadredesk.actions.papers import PaperLine, Progress
from cadredesk.actions.training import exchange
from cadredesk.desk import Desk
from cadredesk.documents import package_slip
from cadredesk.domain import report as payload
from cadredesk.domain import timeline
from cadredesk.domain.enrolment import BUREAU
from cadredesk.domain.person import Person
from cadredesk.domain.round import Dossier, FinalList, steps_of
from cadredesk.domain.school import School, is_org_code
from cadredesk.domain.tally import Note, as_json
from cadredesk.domain.training.trainee import Trainee
from cadredesk.domain.training.word import PERIOD, year_of
from cadredesk.errors import EnvironmentFault, UserError
from cadredesk.messages import sentence
from cadredesk.packages import archive, envelope, signature, verify
from cadredesk.packages.manifest import EVERYONE, REPORT
from cadredesk.packages.report import PATH as REPORT_PATH
from cadredesk.packages.report import paper_path, read_report, seal_report
from cadredesk.packages.signature import PublicKey
from cadredesk.storage import chains, journal, registers, settings
from cadredesk.storage import outbox as storage
from cadredesk.storage.migrations import known as schemas
from cadredesk.storage.outbox import OutboxEntry, Stream
from cadredesk.vault.marker import read_marker

__all__ = [
    "Change",
    "Check",
    "Correction",
    "OutboxEntry",
    "Preview",
    "StickWarning",
    "TrainingPreview",
    "Written",
    "WrittenTo",
    "correction",
    "entry",
    "file_name",
    "outbox",
    "prepare",
    "prepare_training",
    "public_key_line",
    "seal",
    "seal_training",
    "slip",
    "stick_warnings",
    "training_year",
    "write_to",
]

_SUSPICIOUS = frozenset(
    {".lnk", ".exe", ".scr", ".pif", ".com", ".bat", ".cmd", ".vbs", ".vbe", ".js", ".wsf"}
)
_HARMLESS = frozenset(
    {"System Volume Information", ".Trashes", ".Trash-1000", ".Spotlight-V100", ".fseventsd", "$RECYCLE.BIN"}
)


@dataclass(frozen=True, slots=True)
class Check:
    """One condition of reporting: a key, whether it holds, and the code and values of its sentence when not."""

    key: str
    ok: bool
    code: str = ""
    values: tuple[tuple[str, object], ...] = ()

    def error(self) -> UserError:
        """The same as an error."""
        return UserError(self.code, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go: the people (id, name, tier), the papers, the number of photos, and every check.

    `recipient` is the bureau's code as the school's facts tell it; `stream` is where its chain stands.
    """

    round_id: str
    title: str
    recipient: str
    people: tuple[tuple[str, str, str], ...]
    papers: tuple[PaperLine, ...]
    photos: int
    checks: tuple[Check, ...]
    stream: Stream

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        return all(check.ok for check in self.checks)


@dataclass(frozen=True, slots=True)
class TrainingPreview:
    """What a report of training alone would hold: so many people and entries, to whom; `problem` is what stands in its way."""

    recipient: str
    people: int
    entries: int
    stream: Stream
    problem: UserError | None

    @property
    def has_people(self) -> bool:
        """Whether there is anything to report."""
        return bool(self.people or self.entries)


@dataclass(frozen=True, slots=True)
class Correction:
    """How a report differs from the last one of its round, `before`; papers made anew by each sealing are not compared."""

    before: OutboxEntry
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A package that was sealed, read back and put into the outbox."""

    package_id: str
    file_name: str
    recipient: str
    epoch: int
    seq: int
    size: int
    people: int
    papers: int


@dataclass(frozen=True, slots=True)
class StickWarning:
    """Something on the stick that looks like a virus: "program", "shortcut", "autorun" or "hidden", and its names."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenTo:
    """A package on a stick, read back: it may be pulled. `warnings` are about other files there."""

    path: Path
    package_id: str
    warnings: tuple[StickWarning, ...]


def prepare(desk: Desk, round_id: str) -> Preview:
    """What a report of this round would hold and what stands in its way; nothing is written. `round.unknown`."""
    found = gather(desk, round_id)
    lines = tuple(
        one for one in papers.all_lines(desk, round_id) if one.key not in STAYS and one.state != "not_due"
    )
    chosen = _chosen(found)
    recipient = found.school.superior_code
    with desk.read() as session:
        lock = settings.export_lock(session, desk.org)
        stream = storage.stream(session, desk.org, recipient)
    tiers = {one.person_id: one.tier_label for one in found.everybody}
    return Preview(
        round_id,
        found.round.title,
        recipient,
        tuple((person.id, person.name, tiers[person.id]) for person in chosen),
        lines,
        sum(bool(person.photo) for person in chosen),
        tuple(_checks(desk, found, lock)),
        stream,
    )


def correction(desk: Desk, round_id: str) -> Correction | None:
    """What a report made now would change against the last one of this round; None before the first. `round.unknown`."""
    before = _before(desk, round_id)
    if before is None:
        return None
    found = gather(desk, round_id)
    photos = {person: path for person, (path, _) in _photos(desk, _chosen(found)).items()}
    now = _payload(desk, found, (), photos)
    was = {key: value for key, value in _stored(desk, before).items() if key != "papers"}
    return Correction(before, differences.compare(was, now))


def seal(
    desk: Desk,
    round_id: str,
    approver_id: str,
    password: str,
    recipient: str,
    progress: Progress | None = None,
) -> Written:
    """Seals the report of a round as the next package to `recipient`, signed with the school's key.

    The papers not made yet are made. The package is proved, kept sealed in the outbox, and the chain moves on in the
    same transaction. Errors: those of the checks (`reporting.…`, `notice.…`), `reporting.recipient`,
    `vault.wrong_password`, `vault.wait`, `vault.not_approver`, `package.…`, `reporting.chain_moved`.
    """
    for check in prepare(desk, round_id).checks:
        if not check.ok and check.key != "recipient":
            raise check.error()
    if not is_org_code(recipient) or recipient == desk.org:
        raise UserError("reporting.recipient", recipient=recipient)
    desk.check_writable()
    key = desk.vault.signing_key(approver_id, password)
    if progress is not None:
        progress(0, 4, sentence("reporting.making_papers"))
    files = [one for one in papers.render_all(desk, round_id) if one.key not in STAYS]
    found = gather(desk, round_id)
    if progress is not None:
        progress(1, 4, sentence("reporting.gathering"))
    content, listed = _papers(desk, files, frozenset(found.files))
    photos = _photos(desk, _chosen(found))
    body = _payload(desk, found, listed, {person: path for person, (path, _) in photos.items()})
    made = _sealed(
        desk,
        _Content(
            round_id,
            str(found.round.year),
            body,
            {**content, **dict(photos.values())},
            {"people": len(_chosen(found)), "papers": len(listed), "photos": len(photos)},
            bureau_word.used(desk, found.round, recipient),
        ),
        recipient,
        approver_id,
        key,
        progress,
    )
    _note_in_dossier(desk, round_id, made.package_id)
    return made


def prepare_training(desk: Desk) -> TrainingPreview:
    """What a report of training alone would hold and what stands in its way; nothing is written."""
    told = exchange.own_word(desk)
    with desk.read() as session:
        people = sum(one.left is None for one in registers.listed(session, desk.org, Trainee))
        recipient = settings.school(session, desk.org).superior_code
        bureaus = chains.enrolled(session, desk.org, BUREAU)
        recipient = recipient or (bureaus[0].code if len(bureaus) == 1 else "")
        lock = settings.export_lock(session, desk.org)
        stream = storage.stream(session, desk.org, recipient)
    stands = (
        ("reporting.rehearsal", desk.kind == "rehearsal"),
        ("reporting.locked", bool(lock)),
        ("reporting.no_training", not told),
    )
    problem = next((UserError(code) for code, holds in stands if holds), None)
    return TrainingPreview(recipient, people, max(0, len(told) - 1), stream, problem)


def training_year(entry: OutboxEntry) -> str:
    """The year of a report of training alone; empty for any other package."""
    return year_of(entry.round_id)


def seal_training(
    desk: Desk, approver_id: str, password: str, recipient: str, progress: Progress | None = None
) -> Written:
    """Seals the training records of the school's people as the next package, outside any round.

    Its period is `training-<year>`, so that it leaves what rounds reported as it is. Errors: `reporting.recipient`,
    `reporting.rehearsal`, `reporting.locked`, `reporting.no_training` (nobody is in training), and those of `seal`.
    """
    if not is_org_code(recipient) or recipient == desk.org:
        raise UserError("reporting.recipient", recipient=recipient)
    seen = prepare_training(desk)
    if seen.problem is not None:
        raise seen.problem
    with desk.read() as session:
        school = settings.school(session, desk.org)
    told = exchange.own_word(desk)
    desk.check_writable()
    key = desk.vault.signing_key(approver_id, password)
    period = f"{PERIOD}{desk.today().year}"
    body = payload.report(school, (), (), {}, told)
    counts = {"training": len(told) - 1}
    return _sealed(desk, _Content(period, period, body, {}, counts), recipient, approver_id, key, progress)


@dataclass(frozen=True, slots=True)
class _Content:
    """What one package holds: its topic (a round's id, or a period), the payload, the files beside it, the counts."""

    topic: str
    period: str
    body: Mapping[str, Any]
    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    used: tuple[str, ...] = ()


def _sealed(
    desk: Desk,
    held: _Content,
    recipient: str,
    approver_id: str,
    key: bytes,
    progress: Progress | None,
) -> Written:
    """Seals, proves and files one package; the chain moves on with it."""
    with desk.read() as session:
        stream = storage.stream(session, desk.org, recipient)
        line = journal.head(session, desk.org)
        heard = chains.stream(session, desk.org, recipient, desk.org)
    created = desk.now()
    if progress is not None:
        progress(2, 4, sentence("reporting.sealing"))
    package = seal_report(
        desk.org,
        recipient,
        stream.epoch,
        stream.seq + 1,
        stream.head,
        created.isoformat(timespec="seconds"),
        held.body,
        held.files,
        lambda message: signature.sign(key, message),
        period=held.period,
        install=read_marker(desk.folder).id,
        ack={"epoch": heard.epoch if heard.begun else 0, "seq": heard.seq, "head": heard.head},
        audit={"n": line.n, "head": line.hash},
        content=dict(held.counts),
        app=f"cadredesk {VERSION}",
        schema=schemas()[-1],
        **({"based_on": list(held.used)} if held.used else {}),
    )
    proved = verify.verify(package, {desk.org: _own_key(desk)})
    entry = OutboxEntry(
        proved.package_id,
        recipient,
        proved.manifest.kind,
        proved.manifest.epoch,
        proved.manifest.seq,
        proved.manifest.prev,
        created.replace(microsecond=0),
        held.topic,
        f"package-{proved.package_id}.cdp",
        len(package),
        held.counts.get("people", 0),
        held.counts.get("papers", 0),
        approver_id,
    )
    desk.vault.seal_file(entry.file, package)
    if progress is not None:
        progress(3, 4, sentence("reporting.reading_back"))
    try:
        _file(desk, entry, stream, package)
    except BaseException:
        desk.vault.delete_file(entry.file)
        raise
    return Written(
        entry.id,
        file_name(desk, entry),
        recipient,
        entry.epoch,
        entry.seq,
        entry.size,
        entry.people,
        entry.papers,
    )


def write_to(desk: Desk, package_id: str, folder: Path) -> WrittenTo:
    """Writes a package of the outbox to a folder (a stick): `*.part`, flush, read back, compare, rename.

    It goes in an envelope when the recipient's age key is known; the package in it is the same each time.

    When this returns the stick may be pulled. Errors: `reporting.unknown_package`, `reporting.locked`,
    `desk.copied`, `reporting.no_folder`, `reporting.name_taken` (another package of that name lies there),
    `reporting.write_failed` with the reason, `reporting.read_back`.
    """
    found = entry(desk, package_id)
    with desk.read() as session:
        lock = settings.export_lock(session, desk.org)
    if lock:
        raise UserError("reporting.locked" if desk.mode == "school" else "receipts.locked")
    desk.check_writable()
    package = desk.vault.open_file(found.file)
    target = folder / file_name(desk, found)
    recipients = enrolment.recipients(desk, found.recipient)
    try:
        if not folder.is_dir():
            raise UserError("reporting.no_folder")
        if recipients:  # An envelope is another each time, and nobody here can open an older one.
            _write(target, envelope.seal_for(package, recipients))
        elif not target.exists():
            _write(target, package)
        elif target.read_bytes() != package:
            raise UserError("reporting.name_taken", file=target.name)
        warnings = stick_warnings(folder)
    except OSError as error:
        raise EnvironmentFault(
            "reporting.write_failed", reason=error.strerror or type(error).__name__
        ) from error
    with desk.write("package.written", package_id) as session:
        storage.put(session, desk.org, replace(found, written_on=desk.today()))
    if found.round_id and not training_year(found):
        _note_reported(desk, found.round_id)
    return WrittenTo(target, package_id, warnings)


def stick_warnings(folder: Path) -> tuple[StickWarning, ...]:
    """What lies directly in a folder and looks like the viruses of school sticks; nothing of it is opened."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        ending = path.suffix.lower()
        if path.name in _HARMLESS:
            continue
        if path.name.lower() == "autorun.inf":
            found.setdefault("autorun", []).append(path.name)
        elif ending == ".lnk":
            found.setdefault("shortcut", []).append(path.name)
        elif ending in _SUSPICIOUS:
            found.setdefault("program", []).append(path.name)
        elif path.is_dir() and _is_hidden(path):
            found.setdefault("hidden", []).append(path.name)
    return tuple(StickWarning(kind, tuple(names)) for kind, names in sorted(found.items()))


def outbox(desk: Desk) -> tuple[OutboxEntry, ...]:
    """Every package made here, newest first; `written_on` is None until it was written to a stick."""
    with desk.read() as session:
        return storage.entries(session, desk.org)


def entry(desk: Desk, package_id: str) -> OutboxEntry:
    """One package of the outbox; `reporting.unknown_package`."""
    with desk.read() as session:
        found = storage.get(session, desk.org, package_id)
    if found is None:
        raise UserError("reporting.unknown_package")
    return found


def file_name(desk: Desk, found: OutboxEntry) -> str:
    """The name of a package's file (CDP/1 2.4); a hint only, the manifest decides.

    It ends with `.age` when it goes in an envelope, because the recipient's age key is known by its enrolment.
    """
    recipient = found.recipient.replace("*", "all")
    ending = "cdp.age" if enrolment.recipients(desk, found.recipient) else "cdp"
    return f"CD1_{desk.org}_{recipient}_{found.kind}_e{found.epoch}_s{found.seq}.{ending}"


def slip(desk: Desk, package_id: str) -> bytes:
    """The paper twin of a package as PDF: counts, short id, fingerprint, and a QR code."""
    found = entry(desk, package_id)
    words = resources.wording("papers")["package"]
    with desk.read() as session:
        school = settings.school(session, desk.org)
    verified = verify.verify(desk.vault.open_file(found.file), {desk.org: _own_key(desk)})
    told: Any = verified.manifest.optional.get("content", {})
    counts = tuple((words[name], int(told[name])) for name in _COUNTED if name in told)
    value = package_slip.PackageSlip(
        found.id,
        found.kind,
        f"{school.name}（{desk.org}）",
        _recipient(desk, found.recipient, school),
        found.epoch,
        found.seq,
        found.created.strftime("%Y-%m-%d %H:%M"),
        file_name(desk, found),
        found.size,
        signature.fingerprint(_own_key(desk)),
        counts,
        _corrected(desk, found),
    )
    return package_slip.pdf(value, resources.wording("package_slip"))


def public_key_line(desk: Desk) -> str:
    """The line of the school's OpenSSH public key file (`school.pub`), without its line end."""
    return signature.public_line(_own_key(desk), desk.org)


# Private ------------------------------------------------------------------------------------------------------


_COUNTED = ("people", "papers", "photos", "profiles", "calendars", "places", "training")
"""The counts of a manifest that the slip prints, in their order."""


def _recipient(desk: Desk, code: str, school: School) -> str:
    """The recipient as printed: its name, where it is known here, and its code."""
    if code == EVERYONE:
        return str(resources.wording("package_slip")["everyone"])
    with desk.read() as session:
        facts = chains.find(session, desk.org, code)
    name = school.superior if school.superior_code == code else ""
    name = name or (facts.name if facts is not None else "")
    return f"{name}（{code}）" if name and name != code else code


def _before(desk: Desk, round_id: str, number: tuple[int, int] | None = None) -> OutboxEntry | None:
    """The last report of a round that was sealed (before the one with that epoch and number)."""
    return next(
        (
            one
            for one in outbox(desk)
            if one.kind == REPORT
            and one.round_id == round_id
            and (number is None or (one.epoch, one.seq) < number)
        ),
        None,
    )


def _stored(desk: Desk, found: OutboxEntry) -> dict[str, Any]:
    """The payload of a report in the outbox."""
    stream = BytesIO(desk.vault.open_file(found.file))
    entries = verify.claimed(stream).entries
    return read_report(archive.content(stream, entries[REPORT_PATH]), entries)


def _corrected(desk: Desk, found: OutboxEntry) -> tuple[str, tuple[tuple[str, str, str], ...]] | None:
    """For the slip: the number of the report before, and what differs (what, old, new); None for a first report."""
    if found.kind != REPORT or not found.round_id:
        return None
    before = _before(desk, found.round_id, (found.epoch, found.seq))
    if before is None:
        return None
    changes = differences.compare(_stored(desk, before), _stored(desk, found))
    return f"{before.epoch}-{before.seq}", tuple(
        (f"{one.name}　{change_label(one)}".strip("　"), one.old, one.new) for one in changes
    )


def change_label(one: Change) -> str:
    """The word of the field that differs, in the language of documents; of a whole person, what became of them."""
    if one.label or not one.field:
        return one.label or str(resources.wording("package_slip")["people"].get(one.what, ""))
    area = "importing" if one.field in ("current_post_kind", "left_on", "party_name") else "roster"
    table = resources.wording("package_slip")["tables"].get(one.field)
    return table or sentence(f"{area}.field_{one.field}", "zh_CN")


def _own_key(desk: Desk) -> PublicKey:
    return PublicKey(desk.vault.public_keys().signing)


def _chosen(found: Gathered) -> tuple[Person, ...]:
    """The people on the final list, in stroke order."""
    ids = {entry.person_id for entry in found.round.value("final_list", FinalList).entries}
    return tuple(found.files[one.person_id] for one in found.everybody if one.person_id in ids)


def _checks(desk: Desk, found: Gathered, lock: str) -> Sequence[Check]:
    def check(key: str, ok: bool, code: str, **values: object) -> Check:
        return Check(key, ok, "" if ok else code, () if ok else tuple(values.items()))

    block = notices.reporting_block(desk, found.round.id)
    open_step = next(
        (
            step
            for step in steps_of(found.round.profile)
            if step not in ("final_list", "dossier", "public_notice")
            and not timeline.passed(found.round, step)
        ),
        None,
    )
    recipient = found.school.superior_code
    return (
        check("rehearsal", desk.kind != "rehearsal", "reporting.rehearsal"),
        check("copied", not desk.is_copy, "reporting.copied"),
        check("locked", not lock, "reporting.locked"),
        check(
            "steps", open_step is None, "reporting.open_step", step=rounds.step_label(open_step or "dossier")
        ),
        Check("notice", True)
        if block is None
        else Check("notice", False, block.code, tuple(block.values.items())),
        check(
            "final",
            found.round.is_closed("final_list") and bool(_chosen(found)),
            "reporting.no_final",
        ),
        check("recipient", is_org_code(recipient) and recipient != desk.org, "reporting.no_recipient"),
    )


def _papers(
    desk: Desk, files: Sequence[papers.PaperFile], people: frozenset[str]
) -> tuple[dict[str, bytes], tuple[payload.Paper, ...]]:
    content: dict[str, bytes] = {}
    listed = []
    for one in files:
        drawn = papers.pdf(desk, one.id)
        path = paper_path(drawn, "pdf")
        content[path] = drawn
        person = one.person_id if one.person_id in people else ""
        listed.append(payload.Paper(one.key, one.title, person, one.file_name, path))
    return content, tuple(listed)


def _photos(desk: Desk, chosen: Sequence[Person]) -> dict[str, tuple[str, bytes]]:
    """Path and content of everybody's photo by person."""
    found = {}
    for person in chosen:
        if person.photo:
            data = desk.vault.open_file(person.photo)
            ending = "png" if data.startswith(b"\x89PNG") else "jpg"
            found[person.id] = (f"data/photos/{hashlib.sha256(data).hexdigest()[:40]}.{ending}", data)
    return found


def _payload(
    desk: Desk, found: Gathered, listed: tuple[payload.Paper, ...], photos: Mapping[str, str]
) -> dict[str, Any]:
    results = []
    for step in ("recommendation_vote", "evaluation"):
        for vote in found.votes_of(step):
            result = found.result(vote.id)
            if result is None:
                continue
            counts = tuple(
                (g.id, g.due or 0, g.present or 0, g.issued or 0, g.returned or 0, g.invalid or 0)
                for g in vote.categories
            )
            told = as_json(result, _note, smallest=vote.rule.small_group)
            results.append(payload.Result(step, vote.attempt, counts, told, vote.people))
    reported = payload.Reported(found.round, tuple(results), listed, found.clock().ends)
    return payload.report(found.school, _chosen(found), (reported,), photos, exchange.own_word(desk))


def _note(note: Note) -> str:
    return sentence(note.code, "zh_CN", **dict(note.values))


def _file(desk: Desk, new: OutboxEntry, stream: Stream, package: bytes) -> None:
    """Reads the sealed file back and moves the chain, if no other package came between."""
    if desk.vault.open_file(new.file) != package:
        raise EnvironmentFault("reporting.read_back")
    with desk.write("package.sealed", new.id) as session:
        if storage.stream(session, desk.org, new.recipient) != stream:
            raise UserError("reporting.chain_moved")
        storage.put(session, desk.org, new)
        storage.put_stream(session, desk.org, Stream(new.recipient, new.epoch, new.seq, new.id))


def _note_in_dossier(desk: Desk, round_id: str, package_id: str) -> None:
    """Writes the package into the dossier while that step is open; a closed one stays as it was decided."""
    record = rounds.get(desk, round_id).record("dossier")
    if record is not None and record.state == "open":
        with rounds.edit_step(desk, round_id, "dossier", "round.step_saved") as edit:
            value = edit.round.value("dossier", Dossier)
            edit.put(replace(value, package_ids=(*value.package_ids, package_id)))


def _note_reported(desk: Desk, round_id: str) -> None:
    """Writes into the open dossier the day on which the first package left the office."""
    record = rounds.get(desk, round_id).record("dossier")
    if record is None or record.state != "open":
        return
    with rounds.edit_step(desk, round_id, "dossier", "round.step_saved") as edit:
        value = edit.round.value("dossier", Dossier)
        if value.reported_on is None:
            edit.put(replace(value, reported_on=desk.today()))


def _write(target: Path, data: bytes) -> None:
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if _from_disk(part) != data:
            raise EnvironmentFault("reporting.read_back")
        part.replace(target)
    except BaseException:
        _forget(part)
        raise
    if os.name != "nt":
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _from_disk(path: Path) -> bytes:
    """The bytes of a file, past the system's cache where the system allows it."""
    with path.open("rb") as stream:
        if sys.platform == "linux":
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return stream.read()


def _forget(part: Path) -> None:
    """Deletes an unfinished file; a stick that was pulled cannot answer, and needs not."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return


def _is_hidden(path: Path) -> bool:
    if sys.platform == "win32":
        return bool(path.stat().st_file_attributes & 0x2)  # FILE_ATTRIBUTE_HIDDEN
    return path.name.startswith(".")
