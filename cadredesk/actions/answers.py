"""The bureau's word comes in: what it answered about our packages, and what waits to be confirmed here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from cadredesk.actions import bureau_word, enrolment
from cadredesk.actions.effects import Effect, Records, nothing
from cadredesk.desk import Desk, Session
from cadredesk.domain import chain
from cadredesk.domain.chain import Offer, Verdict
from cadredesk.errors import UserError
from cadredesk.packages import manifest
from cadredesk.packages.verify import Examined
from cadredesk.storage import chains, outbox, settings
from cadredesk.storage.chains import Accepted, Answer
from cadredesk.storage.outbox import Stream as Outgoing

__all__ = [
    "Accepted",
    "confirm",
    "decline",
    "effect",
    "last_word",
    "states",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a report came back: a code, and the person and field it is about (empty for the whole report)."""

    code: str
    person: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The bureau's last answer about a package: its reasons and its words."""

    reasons: tuple[Reason, ...]
    text: str


def answer(desk: Desk, package_id: str) -> Told | None:
    """What the bureau last said about a package of the outbox; None while it has said nothing."""
    with desk.read() as session:
        found = chains.answers(session, desk.org).get(package_id)
    if found is None:
        return None
    text = found.content.get("text", "")
    reasons = tuple(
        Reason(*(str(one.get(key, "")) for key in ("code", "person", "field")))
        for one in found.content.get("reasons", [])
    )
    return Told(reasons, text if isinstance(text, str) else "")


def locked(session: Session, org: str) -> bool:
    """Whether this folder is a restored backup that waits for the bureau's newest word (CDP/1 2.6)."""
    return settings.export_lock(session, org) == "restored"


def crosses(verdict: Verdict, state: chain.Stream, offer: Offer) -> bool:
    """Whether a receipt that does not follow may all the same be taken by a restored backup: it must be ahead."""
    ahead = (offer.epoch, offer.seq) > (state.epoch, state.seq)
    return offer.kind == manifest.RECEIPT and ahead and verdict.code in ("", chain.OTHER_EPOCH)


def effect(desk: Desk, found: Examined, receipt: dict[str, Any], state: chain.Stream | None) -> Effect:
    """What a receipt (already held to its form) does: the answer is kept with its package.

    `state` is where the bureau's stream stood when the receipt does not simply follow it, else None. In a restored
    backup our own chain goes on from where the receipt says it stands. `package.E310` for an unknown package.
    """
    about, told = receipt["re"], receipt["chain"]
    sender = found.manifest.sender
    with desk.read() as session:
        entry = outbox.get(session, desk.org, about["id"])
        joined = settings.get(session, desk.org, enrolment.JOINED, dict[str, list[int]]) or {}
        ours = outbox.stream(session, desk.org, sender)
        is_locked = locked(session, desk.org)
    known = entry is not None and (entry.recipient, entry.epoch, entry.seq) == (
        sender,
        about["epoch"],
        about["seq"],
    )
    ahead = (told["epoch"], told["seq"]) > (ours.epoch, ours.seq)
    if entry is None and state is None and [about["epoch"], about["seq"]] <= joined.get(sender, [0, 0]):
        return Effect(nothing)  # an answer to what the folder knew that was lost
    if not known and not (is_locked and ahead):
        raise UserError("package.E310", sender=sender)
    if state is not None and not (known or ahead):
        raise UserError("package.E310", sender=sender)

    def write(session: Session) -> Records:
        if known:
            chains.put_answer(session, desk.org, Answer(about["id"], found.package_id, receipt))
        if is_locked:
            if ahead:
                outbox.put_stream(
                    session, desk.org, Outgoing(sender, told["epoch"], told["seq"], told["head"])
                )
            settings.put_export_lock(session, desk.org, "")
        return Records()

    moved = None
    if state is not None:
        moved = replace(state, epoch=found.manifest.epoch, seq=found.manifest.seq, head=found.package_id)
    return Effect(write, moved=moved)


def states(desk: Desk) -> dict[str, str]:
    """What has become of every package of the outbox: made, written, received, accepted, returned, refused, superseded.

    `gap` is one the bureau has put aside because numbers before it are missing.
    """
    named = {"accepted": "received", "duplicate": "received", "gap": "gap", "rejected": "refused"}
    with desk.read() as session:
        entries = outbox.entries(session, desk.org)
        answers = chains.answers(session, desk.org)
    found: dict[str, str] = {}
    newer: set[tuple[str, str, str]] = set()
    for entry in entries:
        answer = answers.get(entry.id)
        topic = (entry.recipient, entry.kind, entry.round_id)
        if answer is not None:
            content = answer.content
            decision = content.get("decision")
            state = (
                decision
                if decision in ("accepted", "returned")
                else named.get(content["result"], content["result"])
            )
        else:
            state = "made" if entry.written_on is None else "written"
        if topic in newer and state in ("made", "written", "received", "returned"):
            state = "superseded"
        newer.add(topic)
        found[entry.id] = state
    return found


def waiting(desk: Desk) -> tuple[Accepted, ...]:
    """The packages of the bureau that have come in and change something once they are confirmed, oldest first."""
    with desk.read() as session:
        return chains.waiting(session, desk.org)


def last_word(desk: Desk, sender: str) -> tuple[int, str] | None:
    """The number of the last package of `sender` to us, and the highest date it ever told (`YYYY-MM-DD`); None before any."""
    with desk.read() as session:
        told = chains.last_words(session, desk.org)
    own = told.get(f"{sender} {desk.org}")
    dates = [found[1] for found in (own, told.get(f"{sender} {manifest.EVERYONE}")) if found]
    return (own[0] if own else 0, max(dates)) if dates else None


def confirm(desk: Desk, package_id: str, round_id: str | None = None) -> None:
    """Does what a waiting package asks for; `round_id` as in `bureau_word.confirm`, where its errors are told."""
    bureau_word.confirm(desk, package_id, round_id)


def decline(desk: Desk, package_id: str) -> None:
    """Leaves undone what a waiting package asks for. `intake.not_waiting`."""
    accepted = _waiting(desk, package_id)
    with desk.write("package.declined", package_id) as session:
        chains.put_accepted(session, desk.org, replace(accepted, state="declined"))


def _waiting(desk: Desk, package_id: str) -> Accepted:
    with desk.read() as session:
        found = chains.accepted(session, desk.org, package_id)
    if found is None or found.state != "waiting":
        raise UserError("intake.not_waiting")
    return found
