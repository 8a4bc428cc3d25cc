"""The sample to look at: the rehearsal behind the third door, and the command `demo` with a finished round."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from cadredesk.actions import (
    desks,
    evaluations,
    form_papers,
    papers,
    printing,
    rehearsals,
    reporting,
    rounds,
    sample,
    sample_training,
    tallying,
)
from cadredesk.desk import Desk, local_now
from cadredesk.domain import tally
from cadredesk.domain.round import Round, Votes
from cadredesk.errors import UserError
from cadredesk.vault.files import write_atomic

REHEARSAL_PASSWORD = rehearsals.PASSWORD
"""Everybody's password in a rehearsal."""

LAST_YEAR = ("干露", "于谦", "王文", "李䶮")
STARTED = date(2026, 9, 1)
"""The day the notice arrives in the finished round of `demo`: a year whose calendar is known."""


def rehearsal(folder: Path, progress: Callable[..., None] = lambda *_: None) -> Desk:
    """The sample school for rehearsing: last year's round finished, a season of training, this year's round half way.

    One that stands there already is opened as it was left. It is made beside its place, so that one given up half
    way leaves nothing to go on with. Errors as `desks.create`; `desk.exists` when something else stands there.
    """
    if not desks.exists(folder):
        _make_rehearsal(folder, progress)
    elif desks.front(folder).kind != "rehearsal":
        raise UserError("desk.exists", folder=folder.name)
    clerk = desks.who_may_log_in(folder)[0]
    return desks.log_in(folder, clerk.id, REHEARSAL_PASSWORD)


def _make_rehearsal(folder: Path, progress: Callable[..., None]) -> None:
    site = folder.with_name(f"{folder.name}-making")
    if desks.exists(site):
        desks.wipe(site)
    today = local_now().date()
    last = today.replace(year=today.year - 1, month=9, day=1)
    steps = iter(range(100))

    def say(step: str) -> None:
        progress(next(steps), 24, rounds.step_label(step))

    try:
        cast = sample.make(site, REHEARSAL_PASSWORD, "rehearsal", last, today.year)
        try:
            rounds.finish(cast.approver, sample.play(cast, last, names=LAST_YEAR, say=say).id)
            begun = today - timedelta(days=21)
            sample_training.play(cast, begun - timedelta(days=1), today)
            sample.play(cast, begun, until="evaluation", say=say)
        finally:
            cast.approver.close()
        desks.move(site, folder)
    except BaseException:
        if desks.exists(site):
            desks.wipe(site)
        raise


def make(folder: Path, password: str) -> Iterator[Path]:
    """The sample school and a finished round in `folder`, a data folder with `password` for everybody; yields every
    file made for looking at: papers (PDF, and DOCX of the official ones) in `printed/`, ballots and layouts in
    `ballots/`, the sealed tally in `count/`, the package and the school's public key. Errors as `desks.create`.
    """
    cast = sample.make(folder, password, "demo", STARTED)
    desk = cast.approver
    try:
        played = sample.play(cast, STARTED)
        yield folder
        yield from _printed(desk, played, folder / "printed")
        yield from _votes(desk, played, folder)
        yield from _package(desk, played, folder, password)
        rounds.finish(desk, played.id)
    finally:
        desk.close()


def _printed(desk: Desk, played: Round, place: Path) -> Iterator[Path]:
    place.mkdir()
    for paper in papers.render_all(desk, played.id):
        yield printing.save_pdf(desk, paper.id, place)
        if paper.has_docx:
            yield printing.save_docx(desk, played.id, paper.key, paper.person_id, place)


def _votes(desk: Desk, played: Round, folder: Path) -> Iterator[Path]:
    """What a second reader and a second counter need: form, layout and PDF of every print run, sealed ballots, result."""
    for name in ("ballots", "count"):
        (folder / name).mkdir()
    vote = evaluations.get(desk, played.value("evaluation", Votes).vote_ids[-1])
    yield _json(folder / "ballots" / "form.json", vote.form.as_dict())
    for group, printed in zip(vote.categories, form_papers.print_runs(vote), strict=True):
        yield _file(folder / "ballots" / f"{group.id}.pdf", printed.pdf)
        yield _json(folder / "ballots" / f"{group.id}.layout.json", printed.layout.as_dict())
    told = evaluations.tally_input(desk, vote.id, played.profile.id)
    yield _json(folder / "count" / "tally.json", told)
    result = tally.as_json(evaluations.result(desk, vote.id), tallying.say)
    yield _json(folder / "count" / "result.json", result)


def _package(desk: Desk, played: Round, folder: Path, password: str) -> Iterator[Path]:
    recipient = reporting.prepare(desk, played.id).recipient
    written = reporting.seal(desk, played.id, desk.user.id, password, recipient)
    yield reporting.write_to(desk, written.package_id, folder).path
    yield _file(folder / "printed" / "package-slip.pdf", reporting.slip(desk, written.package_id))
    yield _file(folder / "school.pub", reporting.public_key_line(desk).encode() + b"\n")


def _json(path: Path, value: object) -> Path:
    return _file(path, json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")


def _file(path: Path, content: bytes) -> Path:
    if path.exists():
        raise UserError("demo.exists", file=path.name)
    write_atomic(path, content)
    return path
