"""Packages come in: proved, judged by their chain, and only then looked into; refused ones change nothing (CDP/1 2.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from cadredesk.actions import answers, bureau_word, merging, schools, verification
from cadredesk.actions.effects import NO_RECORDS, Effect, Records, nothing
from cadredesk.actions.merging import Report
from cadredesk.desk import Desk, Session
from cadredesk.domain import chain
from cadredesk.domain.chain import ACCEPTED, DUPLICATE, GAP, REJECTED, Offer, Stream, Verdict
from cadredesk.domain.enrolment import BUREAU
from cadredesk.domain.lineage import SchoolEvent
from cadredesk.errors import UserError
from cadredesk.messages import known_sentence, sentence
from cadredesk.packages import archive, manifest, receipt, report, rotation, signature, verify
from cadredesk.packages.manifest import Manifest
from cadredesk.packages.signature import PublicKey
from cadredesk.packages.verify import Examined
from cadredesk.storage import chains, lineage
from cadredesk.storage.chains import Accepted, Alarm, Held, Receipt

__all__ = [
    "Alarm",
    "Held",
    "Intake",
    "Records",
    "Summary",
    "agree",
    "alarms",
    "answer_alarm",
    "decline",
    "held",
    "import_folder",
    "import_package",
    "own_identity",
]

ENDINGS = (".cdp", ".cdp.age")
"""The names of our own files; nothing else on a stick is opened."""

_NO_AUDIT = {"n": 0, "head": chain.ORIGIN}
_ATTEMPTS = 5
_PREFIX = "received-"
_PENDING_KINDS = frozenset({manifest.POLICY, manifest.ROSTER, manifest.NOTICE, manifest.KEYS})
_TOGETHER, _TOGETHER_BYTES = 50, 32 * 2**20
"""How many packages of a folder are taken in one transaction, and how large they may be in memory together."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one file: result (accepted, duplicate, gap, rejected), code, alarm, and what the package says.

    `kind`, `sender` and the number are empty where the package was refused before it could be believed. `missing` is the
    first and last missing number of a gap; `sealed` says that it came in an envelope; `text` is the sentence to show.
    """

    result: str
    code: str = ""
    alarm: bool = False
    kind: str = ""
    sender: str = ""
    epoch: int = 0
    seq: int = 0
    package_id: str = ""
    records: Records = NO_RECORDS
    missing: tuple[int, int] | None = None
    sealed: bool = False
    text: str = ""
    followed: tuple[Intake, ...] = ()
    """Packages put aside earlier that could be taken now, in their order."""

    def as_json(self) -> dict[str, Any]:
        """The answer of the command `import` (resources/formats/import.md)."""
        told: dict[str, Any] = {
            "result": self.result,
            "code": self.code,
            "alarm": self.alarm,
            "kind": self.kind,
            "sender": self.sender,
            "epoch": self.epoch,
            "seq": self.seq,
            "id": self.package_id,
            "records": asdict(self.records),
        }
        if self.missing is not None:
            told["missing"] = {"first": self.missing[0], "last": self.missing[1]}
        return told | {"sealed": self.sealed, "text": self.text}


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the packages of a folder, by path in the order of their names; `ignored` are other files."""

    files: tuple[tuple[str, Intake], ...]
    ignored: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Files by result, which add up to `files`; alarms among them; people by difference."""
        told = {"files": len(self.files)}
        for result in (ACCEPTED, DUPLICATE, GAP, REJECTED):
            told[result] = sum(one.result == result for _, one in self.files)
        told["alarms"] = sum(one.alarm for _, one in self.files)
        for name in ("new", "changed", "same", "gone"):
            told[name] = sum(getattr(one.records, name) for _, one in self.files)
        return told | {"ignored": len(self.ignored)}


class _MovedError(Exception):
    """Somebody else took a package of the same stream meanwhile: judge again."""


class _Who:
    """Who may sign what: the codes of bureaus, and under which codes a key is or was pinned.

    For `many` packages the pinned keys are read at once. Keys are only ever added, so one that is not among them is
    looked for anew; the chain is judged by the keys that stand when the package is taken.
    """

    def __init__(self, desk: Desk, many: bool = False) -> None:
        self._desk = desk
        with desk.read() as session:
            known = chains.codes(session, desk.org, BUREAU)
            self._pinned = chains.every_owner(session, desk.org) if many else {}
        self.bureaus = known | {desk.org} if desk.mode == "bureau" else known

    def owners(self, key: PublicKey) -> frozenset[str]:
        """The codes under which the key is or was pinned."""
        line = signature.public_line(key)
        known = self._pinned.get(line)
        if known is None:
            with self._desk.read() as session:
                known = chains.owners(session, self._desk.org, line)
            if not known and key.raw == self._desk.vault.public_keys().signing:
                known = frozenset({self._desk.org})
        return known


@dataclass(frozen=True, slots=True)
class _Proved:
    """A package found good, not yet judged by its chain; its L1 bytes (`size` of them) lie in `stream`."""

    found: Examined
    stream: BinaryIO
    size: int
    sealed: bool


@dataclass(frozen=True, slots=True)
class _View:
    """What packages are looked at with: whether this is a restored backup, the district's events, who agreed first."""

    restored: bool
    past: tuple[SchoolEvent, ...]
    agreed_by: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A package that may be taken: what was seen of its stream, where the stream stands then, and what it does."""

    proved: _Proved
    package: bytes
    told: Intake
    state: Stream
    after: Stream
    effect: Effect | Report

    @property
    def said(self) -> Manifest:
        """What its manifest says."""
        return self.proved.found.manifest

    @property
    def package_id(self) -> str:
        """Its id."""
        return self.proved.found.package_id


def own_identity(desk: Desk) -> bytes:
    """The X25519 scalar of the working key, by which envelopes to this organisation are opened.

    It comes from the data key, so that a clerk can import without the approver (CDP/1 2.5).
    """
    return desk.vault.subkey("exchange")


def import_package(
    desk: Desk, path: Path, identities: Sequence[bytes] = (), *, follow: bool = True
) -> Intake:
    """Takes the package in the file `path`, or refuses it and says why.

    With `follow` the packages put aside that waited for this one are taken, too.

    The order: size, form, signature, manifest, files, role and recipient, chain, and last the content. The data, the
    chain and the content of the receipt change in one transaction; of a refused package nothing is kept but an alarm.
    `identities` are further X25519 scalars for envelopes. Raises EnvironmentFault, and `desk.copied`.
    """
    desk.check_writable()
    try:
        with verification.opened_package(path, (own_identity(desk), *identities)) as (stream, sealed):
            done = _take(desk, stream, sealed)
    except UserError as error:
        return _refusal(desk, error)
    return _with_followers(desk, [done])[0] if follow else done


def import_folder(
    desk: Desk, folder: Path, identities: Sequence[bytes] = (), progress: Progress | None = None
) -> Summary:
    """Takes every package in `folder` and the folders in it, in the order of their numbers as far as names tell.

    Each is proved alone. Those of different schools are then taken together in one transaction, each with its own line in
    the journal, and one after the other should that fail. One that came before its predecessor is tried again once that
    is in. Raises what `import_package` raises.
    """
    desk.check_writable()
    _sweep(desk)
    paths: list[Path] = []
    ignored: list[Path] = []
    for path in sorted(folder.rglob("*"), key=lambda one: _by_number(one.relative_to(folder).as_posix())):
        if path.is_symlink() or not path.is_file():
            continue
        (paths if path.name.lower().endswith(ENDINGS) else ignored).append(path)
    keys = (own_identity(desk), *identities)
    found: dict[Path, Intake] = {}
    left = paths
    while left:
        for path, done in _take_all(desk, left, keys, progress):
            found[path] = done
            for one in done.followed:
                found.update({other: one for other, was in found.items() if was.package_id == one.package_id})
        again = [path for path in left if found[path].missing is not None]
        left = again if len(again) < len(left) else []
    return Summary(
        tuple((path.relative_to(folder).as_posix(), found[path]) for path in paths),
        tuple(path.relative_to(folder).as_posix() for path in ignored),
    )


def held(desk: Desk) -> tuple[Held, ...]:
    """The packages that wait for two people's decision."""
    with desk.read() as session:
        return chains.all_held(session, desk.org)


def agree(desk: Desk, package_id: str) -> Intake | None:
    """The person at the desk agrees to a package held aside; with the second, other person it is taken.

    None after the first of the two. Raises `UserError` `intake.not_held`, `chain.two_people`, `desk.changed_meanwhile`.
    """
    seen = desk.seen()
    with desk.read() as session:
        waiting = chains.held(session, desk.org, package_id)
    if waiting is None:
        raise UserError("intake.not_held")
    if not waiting.agreed_by:
        with desk.write("package.agreed", package_id, seen=seen) as session:
            chains.put_held(session, desk.org, replace(waiting, agreed_by=desk.user.id))
        return None
    if waiting.agreed_by == desk.user.id:
        raise UserError("chain.two_people")
    stream = BytesIO(desk.vault.open_file(_file(package_id)))
    if waiting.what == "key":
        return _change_key(desk, stream, waiting)
    try:
        return _take(desk, stream, waiting.sealed, agreed_by=waiting.agreed_by)
    except UserError as error:
        return _refusal(desk, error)


def decline(desk: Desk, package_id: str) -> None:
    """Ends the waiting of a package held aside; nothing of it is taken. `intake.not_held`."""
    with desk.write("package.declined", package_id) as session:
        if chains.held(session, desk.org, package_id) is None:
            raise UserError("intake.not_held")
        chains.drop_held(session, desk.org, package_id)
        kept = chains.is_accepted(session, desk.org, package_id)
    if not kept:
        desk.vault.delete_file(_file(package_id))


def alarms(desk: Desk, *, open_only: bool = True) -> tuple[Alarm, ...]:
    """The alarms, newest first."""
    with desk.read() as session:
        return chains.alarms(session, desk.org, open_only=open_only)


def answer_alarm(desk: Desk, alarm: Alarm, note: str) -> None:
    """Writes down what was found out about an alarm and closes it; `intake.no_note`."""
    if not note.strip():
        raise UserError("intake.no_note")
    with desk.write("alarm.answered", alarm.id) as session:
        closed = replace(alarm, note=note.strip(), answered_by=desk.user.id, answered_on=desk.today())
        chains.put_alarm(session, desk.org, closed)


# Judging ------------------------------------------------------------------------------------------------------


def _take_all(
    desk: Desk, paths: Sequence[Path], keys: Sequence[bytes], progress: Progress | None
) -> Iterator[tuple[Path, Intake]]:
    """What becomes of each file; packages of different senders are taken together, a large one alone."""
    group: dict[Path, _Proved] = {}
    senders: set[str] = set()
    held_bytes = 0
    who = _Who(desk, len(paths) > 1)
    for n, path in enumerate(paths):
        if progress is not None:
            progress(n, len(paths), path.name)
        one = _read(desk, path, keys, who)
        if isinstance(one, Intake):
            yield path, one
            continue
        sender, size = one.found.manifest.sender, one.size
        if sender in senders or len(group) == _TOGETHER or held_bytes + size > _TOGETHER_BYTES:
            yield from _take_group(desk, group)
            group, senders, held_bytes = {}, set(), 0
        if size > _TOGETHER_BYTES:
            yield path, import_package(desk, path, keys)
            continue
        group[path] = one
        senders.add(sender)
        held_bytes += size
    yield from _take_group(desk, group)


def _read(desk: Desk, path: Path, keys: Sequence[bytes], who: _Who) -> _Proved | Intake:
    """The package in a file, proved and (unless it is large) held in memory, or why it is refused."""
    try:
        with verification.opened_package(path, keys) as (stream, sealed):
            one = _prove(desk, stream, sealed, who)
            if isinstance(one, Intake) or one.size > _TOGETHER_BYTES:
                return one
            stream.seek(0)
            return replace(one, stream=BytesIO(stream.read()))
    except UserError as error:
        return _refusal(desk, error)


def _take_group(desk: Desk, group: Mapping[Path, _Proved]) -> Iterator[tuple[Path, Intake]]:
    if group:
        yield from zip(group, _with_followers(desk, _take_together(desk, [*group.values()])), strict=True)


def _take(desk: Desk, stream: BinaryIO, sealed: bool, agreed_by: str = "") -> Intake:
    one = _prove(desk, stream, sealed, _Who(desk))
    return one if isinstance(one, Intake) else _take_alone(desk, one, agreed_by)


def _prove(desk: Desk, stream: BinaryIO, sealed: bool, who: _Who) -> _Proved | Intake:
    """Everything that can be said of a package without its chain."""
    try:
        found = verify.examine(stream, who.owners, receiver=desk.org, bureaus=who.bureaus)
    except UserError as error:
        if error.code not in ("package.E132", "package.E205"):
            raise
        return _unproven(desk, stream, error, sealed)
    if found.manifest.sender == desk.org:
        raise UserError("package.E207")
    if found.manifest.kind == manifest.ENROL:
        raise UserError("package.E208", kind=found.manifest.kind)
    return _Proved(found, stream, stream.seek(0, SEEK_END), sealed)


def _take_alone(desk: Desk, one: _Proved, agreed_by: str = "") -> Intake:
    """Judges one package and takes it, as often as somebody else was quicker; `intake.busy`."""
    for _ in range(_ATTEMPTS):
        (judged,) = _judge_all(desk, [one], agreed_by)
        if isinstance(judged, Intake):
            return judged
        try:
            return _accept(desk, [judged])[0]
        except _MovedError:
            continue
    raise UserError("intake.busy")


def _take_together(desk: Desk, group: Sequence[_Proved]) -> list[Intake]:
    """Judges packages of different senders and takes them in one transaction; one after the other should that fail."""
    judged = _judge_all(desk, group)
    ready = [one for one in judged if isinstance(one, _Ready)]
    try:
        taken = iter(_accept(desk, ready) if ready else ())
    except Exception:  # whatever it was, it shows itself again in the package it belongs to
        taken = (_take_again(desk, one.proved) for one in ready)
    return [next(taken) if isinstance(one, _Ready) else one for one in judged]


def _take_again(desk: Desk, one: _Proved) -> Intake:
    try:
        return _take_alone(desk, one)
    except UserError as error:
        return _refusal(desk, error)


def _with_followers(desk: Desk, taken: Sequence[Intake]) -> list[Intake]:
    """The same, with the packages put aside that can be taken now."""
    if not any(one.result == ACCEPTED for one in taken):
        return [*taken]
    with desk.read() as session:
        waiting = {one.sender for one in chains.all_held(session, desk.org) if one.what == "gap"}
    told = []
    for one in taken:
        followed = (
            tuple(_follow(desk, one.sender)) if one.result == ACCEPTED and one.sender in waiting else ()
        )
        told.append(
            replace(one, followed=followed, text=" ".join([one.text, *(more.text for more in followed)]))
        )
    return told


def _follow(desk: Desk, sender: str) -> Iterator[Intake]:
    """Takes what was put aside and follows the head of its stream now, one after the other."""
    while True:
        with desk.read() as session:
            waiting = [one for one in chains.all_held(session, desk.org) if one.sender == sender]
            streams = chains.streams_of(session, desk.org, sender) if waiting else {}
        done = None
        for one in waiting:
            if one.what != "gap" or not any(
                (one.epoch, one.seq) == (state.epoch, state.seq + 1) for state in streams.values()
            ):
                continue
            stream = BytesIO(desk.vault.open_file(_file(one.id)))
            said = verify.claimed(stream).manifest
            state = streams.get(said.recipient)
            if state is not None and (said.epoch, said.seq, said.prev) == (
                state.epoch,
                state.seq + 1,
                state.head,
            ):
                done = _take(desk, stream, one.sealed)
                break
        if done is None:
            return
        yield done
        if done.result != ACCEPTED:
            return


def _judge_all(desk: Desk, group: Sequence[_Proved], agreed_by: str = "") -> list[Intake | _Ready]:
    """What the chain and the content say of packages of different senders, each looked at with one view of the data."""
    with desk.read() as session:
        stands = chains.standings(session, desk.org, [_address(one.found) for one in group])
        view = _View(
            desk.mode == "school" and answers.locked(session, desk.org),
            lineage.events(session, desk.org) if desk.mode == "bureau" else (),
            agreed_by,
        )
    return [_judge(desk, one, state, known, view) for one, (state, known) in zip(group, stands, strict=True)]


def _judge(desk: Desk, one: _Proved, state: Stream, known: bool, view: _View) -> Intake | _Ready:
    found, said = one.found, one.found.manifest
    offer = Offer(
        found.package_id, said.epoch, said.seq, said.prev, signature.public_line(found.signer), said.kind
    )
    verdict = chain.judge(state, offer, known)
    told = Intake(
        verdict.result,
        verdict.code,
        verdict.alarm,
        said.kind,
        said.sender,
        said.epoch,
        said.seq,
        found.package_id,
        missing=verdict.missing,
        sealed=one.sealed,
    )
    if verdict.result == DUPLICATE:
        return _again(desk, told)
    if verdict.result == ACCEPTED:
        return _looked_into(desk, one, told, state, chain.advance(state, offer), view)
    if view.restored and answers.crosses(verdict, state, offer):
        return _looked_into(desk, one, told, state, None, view)
    if verdict.result == GAP:
        if view.agreed_by:
            cross = chain.reset if verdict.code else chain.over_gap
            moved = cross(state, offer, view.agreed_by, desk.user.id)
            return _looked_into(desk, one, told, state, moved, view)
        return _hold(desk, one, told, verdict, state)
    return _refuse_chain(desk, told)


def _looked_into(
    desk: Desk, one: _Proved, told: Intake, state: Stream, moved: Stream | None, view: _View
) -> Intake | _Ready:
    """Looks into the package; `moved` is where its stream stands once it is taken, None when its receipt says so."""
    told = replace(told, missing=None)
    try:
        effect = _effect(desk, one, state, view, follows=moved is not None)
    except UserError as error:
        if error.exit_status != 1:
            raise
        return _refuse_content(desk, told, one.found, error, state)
    after = effect.moved if moved is None and isinstance(effect, Effect) else moved
    assert after is not None
    one.stream.seek(0)
    taken = replace(told, result=ACCEPTED, code="", alarm=False)
    return _Ready(one, one.stream.read(), taken, state, after, effect)


def _accept(desk: Desk, group: Sequence[_Ready]) -> list[Intake]:
    """Takes packages of different senders: data, chains, receipts and journal lines change in one transaction."""
    ids = [one.package_id for one in group]
    with _kept(desk, ids), desk.write("package.accepted", *ids) as session:
        _check_unmoved(session, desk, [(one.proved.found, one.state) for one in group])
        desk.vault.seal_files({_file(one.package_id): one.package for one in group})
        done = [
            replace(one.told, records=records)
            for one, records in zip(group, _write_effects(session, desk, group), strict=True)
        ]
        chains.put_streams(
            session,
            desk.org,
            {(one.said.sender, one.said.recipient): (one.after, one.said.created[:10]) for one in group},
        )
        chains.add_accepted(session, desk.org, [_accepted(desk, one) for one in group])
        chains.drop_held(
            session, desk.org, *(one.package_id for one in group if one.said.kind != manifest.ROTATE)
        )
        if desk.mode == "bureau":
            told = zip(group, done, strict=True)
            chains.put_receipts(
                session, desk.org, [_receipt(is_told, one.proved.found, one.after) for one, is_told in told]
            )
    return [_said(desk, one) for one in done]


def _write_effects(session: Session, desk: Desk, group: Sequence[_Ready]) -> list[Records]:
    reports = [one.effect for one in group if isinstance(one.effect, Report)]
    merged = iter(merging.merge(session, desk, reports) if reports else ())
    return [next(merged) if isinstance(one.effect, Report) else one.effect.write(session) for one in group]


def _accepted(desk: Desk, one: _Ready) -> Accepted:
    said = one.said
    period = said.optional.get("period")
    return Accepted(
        one.package_id,
        said.sender,
        said.recipient,
        said.kind,
        said.epoch,
        said.seq,
        said.prev,
        said.created,
        period if isinstance(period, str) else "",
        len(one.package),
        one.told.sealed,
        desk.today(),
        "waiting" if isinstance(one.effect, Effect) and one.effect.waits else "",
    )


def _effect(desk: Desk, one: _Proved, state: Stream, view: _View, *, follows: bool) -> Effect | Report:
    found, kind = one.found, one.found.manifest.kind

    def content(path: str) -> bytes:
        if path not in found.entries:
            raise UserError("package.E401", name=path)
        return archive.content(one.stream, found.entries[path])

    if kind == manifest.REPORT:
        schools.check_open(desk, found.manifest.sender, found.manifest.created[:10], view.past)
        payload = report.read_report(content(report.PATH), found.entries)
        return merging.prepare(desk, found.manifest, found.package_id, payload)
    if kind == manifest.RECEIPT:
        told = receipt.read(content(receipt.PATH))
        return answers.effect(desk, found, told, None if follows else state)
    if kind == manifest.ROTATE:
        return _rotation(desk, content, found, state)
    if kind in bureau_word.KINDS:
        bureau_word.prove(desk, kind, {path: content(path) for path in found.entries})
    return Effect(nothing, waits=kind in _PENDING_KINDS)


def _hold(desk: Desk, one: _Proved, told: Intake, verdict: Verdict, state: Stream) -> Intake:
    found = one.found
    one.stream.seek(0)
    package = one.stream.read()
    first, last = verdict.missing or (0, 0)
    with _kept(desk, [found.package_id]), desk.write("package.held", found.package_id) as session:
        _check_unmoved(session, desk, [(found, state)])
        desk.vault.seal_file(_file(found.package_id), package)
        known = chains.held(session, desk.org, found.package_id)
        chains.put_held(
            session,
            desk.org,
            Held(
                found.package_id,
                "reset" if verdict.code else "gap",
                told.sender,
                told.kind,
                told.epoch,
                told.seq,
                first,
                last,
                told.sealed,
                desk.today(),
                known.agreed_by if known is not None else "",
            ),
        )
        if desk.mode == "bureau":
            chains.put_receipt(session, desk.org, _receipt(told, found, state))
    return _said(desk, told)


def _again(desk: Desk, told: Intake) -> Intake:
    """The same receipt once more, for a school that may have lost it."""
    with desk.read() as session:
        known = chains.receipt(session, desk.org, told.package_id)
    if known is not None and not known.due:
        with desk.write("receipt.due_again", told.package_id) as session:
            chains.put_receipt(session, desk.org, replace(known, due=True))
    return _said(desk, told)


# Refusing -----------------------------------------------------------------------------------------------------


def _unproven(desk: Desk, stream: BinaryIO, error: UserError, sealed: bool) -> Intake:
    """A key not pinned for its sender, or a bureau's kind from a school: whether that is an alarm, and the answer."""
    told = replace(_refusal(desk, error), sealed=sealed)
    try:
        claimed = verify.claimed(stream)
    except UserError:
        return told
    said = claimed.manifest
    with desk.read() as session:
        begun = any(state.begun for state in chains.streams_of(session, desk.org, said.sender).values())
    if error.code == "package.E205" or begun:
        told = replace(
            told,
            alarm=True,
            kind=said.kind,
            sender=said.sender,
            epoch=said.epoch,
            seq=said.seq,
            package_id=claimed.package_id,
        )
        _alarm(desk, told)
    return told


def _refuse_chain(desk: Desk, told: Intake) -> Intake:
    if told.alarm:
        _alarm(desk, told)
    return _said(desk, told)


def _refuse_content(desk: Desk, told: Intake, found: Examined, error: UserError, state: Stream) -> Intake:
    """Rightly sent but not usable: the sender is told, an answer to nothing of ours is an alarm."""
    code = _short(error)
    refused = replace(
        told,
        result=REJECTED,
        code=code,
        alarm=error.code == "package.E310",
        missing=None,
        text=_voiced(desk, error.code, **error.values),
    )
    if refused.alarm:
        _alarm(desk, refused)
    if desk.mode == "bureau":
        with desk.write("package.refused", found.package_id) as session:
            chains.put_receipt(session, desk.org, _receipt(refused, found, state))
    return refused


def _alarm(desk: Desk, told: Intake) -> None:
    with desk.write("package.alarm", told.package_id) as session:
        chains.raise_alarm(
            session, desk.org, Alarm(desk.new_id(), told.code, told.sender, told.package_id, desk.today())
        )


def _refusal(desk: Desk, error: UserError) -> Intake:
    """The refusal that an error is; one of the machine is raised again."""
    if error.exit_status != 1:
        raise error
    return Intake(REJECTED, _short(error), text=_voiced(desk, error.code, **error.values))


def _short(error: UserError) -> str:
    """`E112` of `package.E112`; codes of other areas are told whole."""
    area, _, name = error.code.partition(".")
    return name if area == "package" else error.code


# Keys ---------------------------------------------------------------------------------------------------------


def _rotation(desk: Desk, content: Callable[[str], bytes], found: Examined, state: Stream) -> Effect:
    told = rotation.read(
        {path: content(path) for path in (rotation.PATH, rotation.PROOF)}, found.manifest.sender, found.signer
    )
    if told.epoch <= state.epoch:
        raise UserError("package.E403", field="epoch")

    def write(session: Session) -> Records:
        said = found.manifest
        chains.put_held(
            session,
            desk.org,
            Held(
                found.package_id,
                "key",
                said.sender,
                said.kind,
                said.epoch,
                said.seq,
                0,
                0,
                False,
                desk.today(),
            ),
        )
        return Records()

    return Effect(write)


def _change_key(desk: Desk, stream: BinaryIO, waiting: Held) -> Intake:
    """Two people have agreed: the new key is pinned, and every stream of the sender begins its new epoch."""
    found = verify.claimed(stream)
    files = {path: archive.content(stream, found.entries[path]) for path in (rotation.PATH, rotation.PROOF)}
    told = rotation.read(files, waiting.sender, found.signer)
    line = signature.public_line(told.signing)
    with desk.write("key.changed", waiting.id) as session:
        known = chains.keys(session, desk.org, waiting.sender)
        keys = chain.rotate(known, line, told.epoch, waiting.agreed_by, desk.user.id)
        for recipient, state in chains.streams_of(session, desk.org, waiting.sender).items():
            chains.put_stream(session, desk.org, waiting.sender, recipient, chain.entered(state, told.epoch))
        chains.put_keys(session, desk.org, waiting.sender, keys)
        facts = chains.find(session, desk.org, waiting.sender)
        if facts is not None:
            chains.enrol(
                session,
                desk.org,
                replace(
                    facts, exchange=told.exchange or facts.exchange, recovery=told.recovery or facts.recovery
                ),
            )
        chains.drop_held(session, desk.org, waiting.id)
    return _said(
        desk,
        Intake(
            ACCEPTED,
            kind=waiting.kind,
            sender=waiting.sender,
            epoch=waiting.epoch,
            seq=waiting.seq,
            package_id=waiting.id,
        ),
    )


# Small things -------------------------------------------------------------------------------------------------


def _check_unmoved(session: Session, desk: Desk, seen: Sequence[tuple[Examined, Stream]]) -> None:
    """`_MovedError` when a stream has moved since it was looked at; the organisation's other writers wait by now."""
    now = chains.standings(session, desk.org, [_address(found) for found, _ in seen])
    if now != [(state, False) for _, state in seen]:
        raise _MovedError


def _address(found: Examined) -> tuple[str, str, str]:
    return found.manifest.sender, found.manifest.recipient, found.package_id


@contextmanager
def _kept(desk: Desk, package_ids: Sequence[str]) -> Iterator[None]:
    """Deletes the sealed files again when what they belong to could not be written."""
    try:
        yield
    except BaseException:
        with desk.read() as session:
            known = chains.kept_among(session, desk.org, package_ids)
        for package_id in package_ids:
            if package_id not in known:
                desk.vault.delete_file(_file(package_id))
        raise


def _sweep(desk: Desk) -> None:
    """Deletes sealed packages that a power cut left between file and transaction.

    It looks again while all others who write wait, because they may be at it just now.
    """

    def left(session: Session) -> list[str]:
        names = [name for name in desk.vault.file_names() if name.startswith(_PREFIX)]
        known = chains.kept(session, desk.org)
        return [name for name in names if name.removeprefix(_PREFIX).removesuffix(".cdp") not in known]

    with desk.read() as session:
        found = left(session)
    if found:
        with desk.write("package.swept") as session:
            for name in left(session):
                desk.vault.delete_file(name)


def _receipt(told: Intake, found: Examined, state: Stream) -> Receipt:
    """What the sender is told; numbered and signed when it goes out."""
    content: dict[str, Any] = {
        "re": {"id": told.package_id, "epoch": told.epoch, "seq": told.seq},
        "result": told.result,
        "code": told.code,
        "records": {"new": told.records.new, "changed": told.records.changed, "rejected": 0},
        "chain": {"epoch": state.epoch, "seq": state.seq, "head": state.head},
        "audit": dict(found.manifest.optional.get("audit", _NO_AUDIT)),  # type: ignore[call-overload]
    }
    if told.missing is not None:
        content["missing"] = {"first": told.missing[0], "last": told.missing[1]}
    if not told.sealed and told.kind == manifest.REPORT:
        content["notes"] = ["unsealed"]
    return Receipt(told.package_id, told.sender, content)


def _said(desk: Desk, told: Intake) -> Intake:
    """The same with its sentence."""
    values: dict[str, object] = {"sender": told.sender, "epoch": told.epoch, "seq": told.seq}
    if told.missing is not None:
        values |= {"first": told.missing[0], "last": told.missing[1]}
    values |= asdict(told.records)
    code = f"package.{told.code}" if told.code else f"intake.{told.result}"
    return replace(told, text=_voiced(desk, code, **values))


def _voiced(desk: Desk, code: str, /, **values: object) -> str:
    """The sentence of a code as a school or a bureau is told it: `E303_school`, where it has one of its own."""
    own = f"{code}_{desk.mode}"
    return sentence(own if known_sentence(own) else code, **values)


def _file(package_id: str) -> str:
    return f"{_PREFIX}{package_id}.cdp"


def _by_number(name: str) -> tuple[Any, ...]:
    """Names in the order of the numbers in them; a hint, as the manifest decides."""
    parts: list[tuple[int, int, str]] = []
    digits = ""
    for char in f"{name}\0":
        if char.isascii() and char.isdigit():
            digits += char
            continue
        if digits:
            parts.append((0, int(digits[:18]), digits))
            digits = ""
        parts.append((1, 0, char))
    return tuple(parts)


def texts(summary: Summary) -> Iterable[str]:
    """One line a file, for the command without `--json`."""
    for name, one in summary.files:
        yield f"{name}\t{one.result}\t{one.code}\t{one.text}"
