"""What comes in: enrolled organisations and their keys, the streams, packages accepted or held aside, alarms, receipts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Index, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from cadredesk.domain.chain import PinnedKey, Stream
from cadredesk.domain.enrolment import Enrolled
from cadredesk.storage.schema import Base, JsonText, OfOrg, OfOrgWithId, from_row, to_row


class EnrolledRow(Base, OfOrg):
    """One enrolled organisation."""

    __tablename__ = "enrolled"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(8))
    stage: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str]
    contact: Mapped[str]
    phone: Mapped[str]
    exchange: Mapped[str] = mapped_column(String(80))
    recovery: Mapped[str] = mapped_column(String(80))
    enrolled_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    successor: Mapped[str] = mapped_column(String(32))


class KeyRow(Base, OfOrg):
    """One signing key of an enrolled organisation; `n` counts from 1, oldest first."""

    __tablename__ = "pinned_key"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(96))
    since: Mapped[int]
    until: Mapped[int | None]
    revoked_epoch: Mapped[int | None]
    revoked_seq: Mapped[int | None]

    __table_args__ = (Index("ix_pinned_key_key", "org", "key"),)


class IncomingRow(Base, OfOrg):
    """Where one incoming stream stands; `last_word` is the highest date ever seen in it, told and never compared."""

    __tablename__ = "incoming"

    sender: Mapped[str] = mapped_column(String(32), primary_key=True)
    recipient: Mapped[str] = mapped_column(String(32), primary_key=True)
    epoch: Mapped[int]
    seq: Mapped[int]
    head: Mapped[str] = mapped_column(String(64))
    last_word: Mapped[str] = mapped_column(String(10))


class AcceptedRow(Base, OfOrg):
    """One package that was accepted; its L1 bytes lie sealed in the vault."""

    __tablename__ = "accepted_package"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sender: Mapped[str] = mapped_column(String(32))
    recipient: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(24))
    epoch: Mapped[int]
    seq: Mapped[int]
    prev: Mapped[str] = mapped_column(String(64))
    created: Mapped[str] = mapped_column(String(25))
    period: Mapped[str]
    size: Mapped[int]
    sealed: Mapped[bool]
    accepted_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(12))

    __table_args__ = (Index("ix_accepted_package_stream", "org", "sender", "recipient", "epoch", "seq"),)


class HeldRow(Base, OfOrg):
    """One package that waits for a decision of two people."""

    __tablename__ = "held_package"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    what: Mapped[str] = mapped_column(String(8))
    sender: Mapped[str] = mapped_column(String(32), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    epoch: Mapped[int]
    seq: Mapped[int]
    first_missing: Mapped[int]
    last_missing: Mapped[int]
    sealed: Mapped[bool]
    held_on: Mapped[date]
    agreed_by: Mapped[str] = mapped_column(String(32))


class AlarmRow(Base, OfOrgWithId):
    """One alarm; answered when somebody wrote down what was found."""

    __tablename__ = "alarm"

    code: Mapped[str] = mapped_column(String(8))
    sender: Mapped[str] = mapped_column(String(32))
    package_id: Mapped[str] = mapped_column(String(64), index=True)
    raised_on: Mapped[date]
    note: Mapped[str]
    answered_by: Mapped[str] = mapped_column(String(32))
    answered_on: Mapped[date | None]


class ReceiptRow(Base, OfOrg):
    """What a sender is to be told about one package; numbered and signed when it goes out."""

    __tablename__ = "receipt"

    re_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    recipient: Mapped[str] = mapped_column(String(32), index=True)
    content: Mapped[Any] = mapped_column(JsonText)
    due: Mapped[bool]
    sent_as: Mapped[str] = mapped_column(String(64))


class AnswerRow(Base, OfOrg):
    """What the bureau answered about one package of our outbox."""

    __tablename__ = "answer"

    package_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    receipt_id: Mapped[str] = mapped_column(String(64))
    content: Mapped[Any] = mapped_column(JsonText)


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted package: its manifest's facts, its size in bytes, whether it came sealed.

    `state` is "" or, for a package that changes something only once somebody has confirmed it, "waiting", then
    "confirmed" or "declined".
    """

    id: str
    sender: str
    recipient: str
    kind: str
    epoch: int
    seq: int
    prev: str
    created: str
    period: str
    size: int
    sealed: bool
    accepted_on: date
    state: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A package held aside: `what` is "gap", "reset" or "key"; `agreed_by` is the first of the two people."""

    id: str
    what: str
    sender: str
    kind: str
    epoch: int
    seq: int
    first_missing: int
    last_missing: int
    sealed: bool
    held_on: date
    agreed_by: str = ""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm: the code of the refusal, who the package says it is from, and what was found out."""

    id: str
    code: str
    sender: str
    package_id: str
    raised_on: date
    note: str = ""
    answered_by: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The content of a receipt about package `re_id`; `sent_as` is the package it last went out in."""

    re_id: str
    recipient: str
    content: dict[str, Any]
    due: bool = True
    sent_as: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The bureau's answer about one package: the receipt's id and content."""

    package_id: str
    receipt_id: str
    content: dict[str, Any]


# Enrolled organisations and keys ------------------------------------------------------------------------------


def enrol(session: Session, org: str, value: Enrolled) -> None:
    """Adds an organisation or replaces its facts."""
    session.merge(to_row(value, EnrolledRow, org=org))
    session.flush()


def find(session: Session, org: str, code: str) -> Enrolled | None:
    """One enrolled organisation, or None."""
    row = session.get(EnrolledRow, (org, code))
    return None if row is None else from_row(Enrolled, row)


def enrolled(session: Session, org: str, role: str | None = None) -> tuple[Enrolled, ...]:
    """Every enrolled organisation by code, of one role when told."""
    query = select(EnrolledRow).where(EnrolledRow.org == org).order_by(EnrolledRow.code)
    if role is not None:
        query = query.where(EnrolledRow.role == role)
    return tuple(from_row(Enrolled, row) for row in session.scalars(query))


def codes(session: Session, org: str, role: str) -> frozenset[str]:
    """The codes of the enrolled organisations of a role."""
    query = select(EnrolledRow.code).where(EnrolledRow.org == org, EnrolledRow.role == role)
    return frozenset(session.scalars(query))


def owners(session: Session, org: str, key: str) -> frozenset[str]:
    """The codes under which `key` (line of an OpenSSH public key) is or was pinned."""
    return frozenset(session.scalars(select(KeyRow.code).where(KeyRow.org == org, KeyRow.key == key)))


def every_owner(session: Session, org: str) -> dict[str, frozenset[str]]:
    """Every key that is or was pinned, with the codes it is pinned under."""
    found: dict[str, set[str]] = {}
    for key, code in session.execute(select(KeyRow.key, KeyRow.code).where(KeyRow.org == org)):
        found.setdefault(key, set()).add(code)
    return {key: frozenset(codes_of_key) for key, codes_of_key in found.items()}


def keys(session: Session, org: str, code: str) -> tuple[PinnedKey, ...]:
    """The keys of an organisation, oldest first."""
    query = select(KeyRow).where(KeyRow.org == org, KeyRow.code == code).order_by(KeyRow.n)
    found = []
    for row in session.scalars(query):
        revoked = None if row.revoked_epoch is None else (row.revoked_epoch, row.revoked_seq or 0)
        found.append(PinnedKey(row.key, row.since, row.until, revoked))
    return tuple(found)


def every_key(
    session: Session, org: str, among: Collection[str] | None = None
) -> dict[str, tuple[PinnedKey, ...]]:
    """The keys of every organisation (`among` these, when told) by its code, oldest first."""
    query = select(
        KeyRow.code, KeyRow.key, KeyRow.since, KeyRow.until, KeyRow.revoked_epoch, KeyRow.revoked_seq
    ).where(KeyRow.org == org)
    if among is not None:
        query = query.where(KeyRow.code.in_(among))
    found: dict[str, list[PinnedKey]] = {}
    for row in session.execute(query.order_by(KeyRow.code, KeyRow.n)):
        revoked = None if row.revoked_epoch is None else (row.revoked_epoch, row.revoked_seq or 0)
        found.setdefault(row.code, []).append(PinnedKey(row.key, row.since, row.until, revoked))
    return {code: tuple(pinned) for code, pinned in found.items()}


def put_keys(session: Session, org: str, code: str, value: Sequence[PinnedKey]) -> None:
    """Stores the keys of an organisation, oldest first."""
    for n, pinned in enumerate(value, 1):
        epoch, seq = pinned.revoked or (None, None)
        session.merge(
            KeyRow(
                org=org,
                code=code,
                n=n,
                key=pinned.key,
                since=pinned.since,
                until=pinned.until,
                revoked_epoch=epoch,
                revoked_seq=seq,
            )
        )
    session.flush()


# Streams and packages -----------------------------------------------------------------------------------------


def stream(session: Session, org: str, sender: str, recipient: str) -> Stream:
    """Where a stream stands, with the sender's keys; a new one stands at the beginning of the present key's epoch."""
    pinned = keys(session, org, sender)
    row = session.get(IncomingRow, (org, sender, recipient))
    if row is None:
        return Stream(pinned, epoch=pinned[-1].since if pinned else 1)
    return Stream(pinned, row.epoch, row.seq, row.head)


def standings(
    session: Session, org: str, packages: Sequence[tuple[str, str, str]]
) -> list[tuple[Stream, bool]]:
    """Where the stream of each package (sender, recipient, id) stands, and whether it is among the accepted.

    A few questions for any number of packages.
    """
    senders = sorted({sender for sender, _, _ in packages})
    pinned = every_key(session, org, senders)
    begun = {
        (row.sender, row.recipient): row
        for row in session.execute(
            select(
                IncomingRow.sender,
                IncomingRow.recipient,
                IncomingRow.epoch,
                IncomingRow.seq,
                IncomingRow.head,
            ).where(IncomingRow.org == org, IncomingRow.sender.in_(senders))
        )
    }
    known = accepted_among(session, org, [package_id for _, _, package_id in packages])
    found = []
    for sender, recipient, package_id in packages:
        held_keys = pinned.get(sender, ())
        row = begun.get((sender, recipient))
        if row is None:
            state = Stream(held_keys, epoch=held_keys[-1].since if held_keys else 1)
        else:
            state = Stream(held_keys, row.epoch, row.seq, row.head)
        found.append((state, package_id in known))
    return found


def put_stream(
    session: Session, org: str, sender: str, recipient: str, value: Stream, last_word: str = ""
) -> None:
    """Stores where a stream stands; `last_word` (YYYY-MM-DD) only ever grows."""
    put_streams(session, org, {(sender, recipient): (value, last_word)})


def put_streams(session: Session, org: str, moved: Mapping[tuple[str, str], tuple[Stream, str]]) -> None:
    """Stores where several streams (sender, recipient) stand, each with its last word."""
    query = select(IncomingRow).where(
        IncomingRow.org == org, IncomingRow.sender.in_(sorted({sender for sender, _ in moved}))
    )
    rows = {(row.sender, row.recipient): row for row in session.scalars(query)}
    for (sender, recipient), (value, last_word) in moved.items():
        row = rows.get((sender, recipient))
        if row is None:
            row = IncomingRow(org=org, sender=sender, recipient=recipient, last_word="")
            session.add(row)
        row.epoch, row.seq, row.head = value.epoch, value.seq, value.head
        row.last_word = max(last_word, row.last_word)
    session.flush()


def streams_of(session: Session, org: str, sender: str) -> dict[str, Stream]:
    """The streams a sender has begun, by recipient."""
    rows = session.scalars(select(IncomingRow).where(IncomingRow.org == org, IncomingRow.sender == sender))
    pinned = keys(session, org, sender)
    return {row.recipient: Stream(pinned, row.epoch, row.seq, row.head) for row in rows}


def numbers_to(session: Session, org: str, recipient: str) -> dict[str, tuple[int, int]]:
    """Epoch and last number of every stream to a recipient that was begun, by sender."""
    query = select(IncomingRow.sender, IncomingRow.epoch, IncomingRow.seq).where(
        IncomingRow.org == org, IncomingRow.recipient == recipient
    )
    return {row.sender: (row.epoch, row.seq) for row in session.execute(query)}


def last_words(session: Session, org: str) -> dict[str, tuple[int, str]]:
    """Number and highest date of every stream to us or to everyone, by `sender recipient`."""
    rows = session.scalars(select(IncomingRow).where(IncomingRow.org == org))
    return {f"{row.sender} {row.recipient}": (row.seq, row.last_word) for row in rows}


def is_accepted(session: Session, org: str, package_id: str) -> bool:
    """Whether the package was accepted."""
    return session.get(AcceptedRow, (org, package_id)) is not None


def accepted_among(session: Session, org: str, package_ids: Collection[str]) -> frozenset[str]:
    """Those of the packages that were accepted."""
    query = select(AcceptedRow.id).where(AcceptedRow.org == org, AcceptedRow.id.in_(package_ids))
    return frozenset(session.scalars(query))


def accepted(session: Session, org: str, package_id: str) -> Accepted | None:
    """One accepted package, or None."""
    row = session.get(AcceptedRow, (org, package_id))
    return None if row is None else from_row(Accepted, row)


def taken_on(session: Session, org: str) -> dict[str, date]:
    """The day every accepted package was taken in, by its id."""
    query = select(AcceptedRow.id, AcceptedRow.accepted_on).where(AcceptedRow.org == org)
    return {row.id: row.accepted_on for row in session.execute(query)}


def accepted_of_kind(session: Session, org: str, kind: str) -> dict[str, Accepted]:
    """The accepted packages of a kind, by id."""
    query = select(AcceptedRow).where(AcceptedRow.org == org, AcceptedRow.kind == kind)
    return {row.id: from_row(Accepted, row) for row in session.scalars(query)}


def add_accepted(session: Session, org: str, values: Iterable[Accepted]) -> None:
    """Adds accepted packages that are not known yet."""
    session.add_all([to_row(value, AcceptedRow, org=org) for value in values])


def put_accepted(session: Session, org: str, value: Accepted) -> None:
    """Replaces what is known of an accepted package."""
    session.merge(to_row(value, AcceptedRow, org=org))
    session.flush()


def kept(session: Session, org: str) -> frozenset[str]:
    """The ids of every package whose bytes are kept: accepted or held aside."""
    found = set(session.scalars(select(AcceptedRow.id).where(AcceptedRow.org == org)))
    return frozenset(found | set(session.scalars(select(HeldRow.id).where(HeldRow.org == org))))


def kept_among(session: Session, org: str, package_ids: Collection[str]) -> frozenset[str]:
    """Those of the packages whose bytes are kept."""
    waits = select(HeldRow.id).where(HeldRow.org == org, HeldRow.id.in_(package_ids))
    return accepted_among(session, org, package_ids) | frozenset(session.scalars(waits))


def waiting(session: Session, org: str) -> tuple[Accepted, ...]:
    """The accepted packages that wait to be confirmed, oldest first."""
    query = select(AcceptedRow).where(AcceptedRow.org == org, AcceptedRow.state == "waiting")
    rows = session.scalars(query.order_by(AcceptedRow.sender, AcceptedRow.epoch, AcceptedRow.seq))
    return tuple(from_row(Accepted, row) for row in rows)


def put_held(session: Session, org: str, value: Held) -> None:
    """Adds a package held aside, or replaces what is known of it."""
    session.merge(to_row(value, HeldRow, org=org))
    session.flush()


def held(session: Session, org: str, package_id: str) -> Held | None:
    """One package held aside, or None."""
    row = session.get(HeldRow, (org, package_id))
    return None if row is None else from_row(Held, row)


def all_held(session: Session, org: str) -> tuple[Held, ...]:
    """Every package held aside, by sender and number."""
    query = select(HeldRow).where(HeldRow.org == org)
    rows = session.scalars(query.order_by(HeldRow.sender, HeldRow.epoch, HeldRow.seq, HeldRow.id))
    return tuple(from_row(Held, row) for row in rows)


def drop_held(session: Session, org: str, *package_ids: str) -> None:
    """Ends the waiting of packages."""
    session.execute(delete(HeldRow).where(HeldRow.org == org, HeldRow.id.in_(package_ids)))


# Alarms, receipts, answers ------------------------------------------------------------------------------------


def raise_alarm(session: Session, org: str, value: Alarm) -> None:
    """Adds an alarm, unless the same one about the same package is still open."""
    query = select(AlarmRow.id).where(
        AlarmRow.org == org,
        AlarmRow.package_id == value.package_id,
        AlarmRow.code == value.code,
        AlarmRow.answered_by == "",
    )
    if session.scalar(query) is None:
        put_alarm(session, org, value)


def put_alarm(session: Session, org: str, value: Alarm) -> None:
    """Stores an alarm as it stands now."""
    session.merge(to_row(value, AlarmRow, org=org))
    session.flush()


def alarms(session: Session, org: str, *, open_only: bool = True) -> tuple[Alarm, ...]:
    """The alarms, newest first."""
    query = select(AlarmRow).where(AlarmRow.org == org)
    if open_only:
        query = query.where(AlarmRow.answered_by == "")
    return tuple(
        from_row(Alarm, row)
        for row in session.scalars(query.order_by(AlarmRow.raised_on.desc(), AlarmRow.id))
    )


def put_receipt(session: Session, org: str, value: Receipt) -> None:
    """Stores the content of a receipt."""
    put_receipts(session, org, (value,))


def put_receipts(session: Session, org: str, values: Sequence[Receipt]) -> None:
    """Stores the contents of several receipts."""
    query = select(ReceiptRow).where(
        ReceiptRow.org == org, ReceiptRow.re_id.in_([one.re_id for one in values])
    )
    known = {row.re_id: row for row in session.scalars(query)}
    for value in values:
        row = to_row(value, ReceiptRow, org=org)
        if value.re_id in known:
            session.merge(row)
        else:
            session.add(row)
    session.flush()


def receipt(session: Session, org: str, re_id: str) -> Receipt | None:
    """The receipt about one package, or None."""
    row = session.get(ReceiptRow, (org, re_id))
    return None if row is None else from_row(Receipt, row)


def due_receipts(session: Session, org: str, recipient: str | None = None) -> tuple[Receipt, ...]:
    """The receipts that are to go out, for one recipient when told, in the order of recipients and packages."""
    query = select(ReceiptRow).where(ReceiptRow.org == org, ReceiptRow.due)
    if recipient is not None:
        query = query.where(ReceiptRow.recipient == recipient)
    found = [from_row(Receipt, row) for row in session.scalars(query)]
    return tuple(
        sorted(
            found,
            key=lambda one: (one.recipient, one.content["re"]["epoch"], one.content["re"]["seq"], one.re_id),
        )
    )


def count_due(session: Session, org: str) -> int:
    """How many receipts are to go out."""
    query = select(func.count()).select_from(ReceiptRow).where(ReceiptRow.org == org, ReceiptRow.due)
    return session.scalar(query) or 0


def put_answer(session: Session, org: str, value: Answer) -> None:
    """Stores what the bureau answered last about a package."""
    session.merge(to_row(value, AnswerRow, org=org))
    session.flush()


def answers(session: Session, org: str) -> dict[str, Answer]:
    """The bureau's last answers by package."""
    rows = session.scalars(select(AnswerRow).where(AnswerRow.org == org))
    return {row.package_id: from_row(Answer, row) for row in rows}
