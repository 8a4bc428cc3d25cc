"""Pictures of ballots after the seal: gone with the work file, or kept encrypted until the notice period ends."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence

from cadredesk.actions import ballot_pages
from cadredesk.desk import Desk
from cadredesk.domain.machine_count import Picture
from cadredesk.domain.vote import Vote
from cadredesk.errors import UserError
from cadredesk.scanning import cutouts
from cadredesk.storage import votes as store
from cadredesk.storage import workpictures, worktally
from cadredesk.storage.workpictures import Pictures
from cadredesk.storage.worktally import WorkFile
from cadredesk.vault.files import write_atomic

KEEP = "until_notice_ends"


def keep(desk: Desk, vote: Vote, work: WorkFile, pictures: Sequence[Picture]) -> int:
    """Before the seal: keeps the read pictures where the vote's rule says so; how many.

    What is not a cell is masked; a picture that the machine could not lay on its form cannot be masked and is
    not kept. Order, file names, readings and the stack are left behind with the work file.
    """
    workpictures.destroy_kept(desk.folder, vote.id)
    if vote.pictures != KEEP:
        return 0
    plain = ballot_pages.plain_pages(desk, vote)
    lot = secrets.SystemRandom()
    chosen = [one for one in pictures if one.page and one.standing in ("read", "invalid")]
    lot.shuffle(chosen)
    source = Pictures(work)

    def drawn() -> Iterator[tuple[str, int, bytes]]:
        for picture in chosen:
            data = source.image(picture.token)
            if data is not None:
                page = plain[picture.group, picture.page]
                lines = [row.id for row in vote.form.rows if vote.form.is_write_in(row)]
                flat = cutouts.masked(cutouts.unpacked(data), page, lines)
                yield picture.group, picture.page, cutouts.packed(flat)

    file, key_file = workpictures.kept_paths(desk.folder, vote.id)
    key = secrets.token_bytes(32)
    write_atomic(key_file, desk.vault.wrap(_purpose(vote.id), key))
    return workpictures.keep(file, key, drawn())


def pictures(desk: Desk, vote_id: str) -> Iterator[tuple[str, int, bytes]]:
    """The kept pictures of a sealed vote in an order that tells nothing: voter group, page, JPEG."""
    file, key_file = workpictures.kept_paths(desk.folder, vote_id)
    if not (file.is_file() and key_file.is_file()):
        return
    key = desk.vault.unwrap(_purpose(vote_id), key_file.read_bytes())
    for _, group, page, data in workpictures.kept(file, key):
        yield group, page, data


def are_kept(desk: Desk, vote_id: str) -> bool:
    """Whether pictures of a vote are still kept."""
    return all(path.is_file() for path in workpictures.kept_paths(desk.folder, vote_id))


def destroy(desk: Desk, vote_id: str) -> bool:
    """Destroys the kept pictures of a vote now."""
    return workpictures.destroy_kept(desk.folder, vote_id)


def sweep(desk: Desk) -> tuple[str, ...]:
    """Destroys kept pictures whose notice period is over, or whose vote is void, unknown or still open."""
    from cadredesk.actions import notices  # which builds on rounds, and they on votes

    with desk.read() as session:
        known = {one: store.get(session, desk.org, one) for one in worktally.left_over(desk.folder)}
    gone = []
    for vote_id, vote in known.items():
        if not any(path.exists() for path in workpictures.kept_paths(desk.folder, vote_id)):
            continue
        if vote is not None and vote.state == "sealed":
            try:
                over = notices.state(desk, vote.round_id).state == "ended"
            except UserError:  # the round is not there
                over = False
            if not over:
                continue
        if destroy(desk, vote_id):
            gone.append(vote_id)
    return tuple(gone)


def _purpose(vote_id: str) -> str:
    return f"tally/{vote_id}/kept"
