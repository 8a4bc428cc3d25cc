"""Prints the measured bars of the ballot reader, a class of pictures a row: `python -m tests.scans [--pages N] [--seed N]`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np

from cadredesk import resources
from cadredesk.actions import ballot_reading
from cadredesk.documents import ballot
from cadredesk.domain.form import BallotForm, Column, Element, Row
from tests.scans import measure, pictures, sheets

NAMES = """王建国 李秀英 张伟 刘洋 陈静 杨帆 赵敏 黄磊 周涛 吴娜
徐明 孙丽 马超 朱红 胡军 郭强 何平 高峰 林玲 罗勇""".split()  # noqa: SIM905
GRADES = tuple(
    Column(i, label)
    for i, label in (("excellent", "优秀"), ("competent", "称职"), ("basic", "基本称职"), ("poor", "不称职"))
)
FORMS = {
    "list": BallotForm(
        "后备干部民主测评票",
        "grades",
        tuple(Row(f"p{n}", name, "教师") for n, name in enumerate(NAMES, 1)),
        GRADES,
        school="青山镇中心小学",
        group_label="教职工",
    ),
    "matrix": BallotForm(
        "后备干部民主测评票",
        "grades",
        tuple(Row(f"p{n}", name, "教务处副主任") for n, name in enumerate(NAMES[:9], 1)),
        GRADES,
        tuple(Element(f"e{n}", text) for n, text in enumerate("德能勤绩廉")),
        school="青山镇中心小学",
    ),
}
"""The program's own forms: twenty people with one grade each, and the densest table of people, elements, grades."""


def print_run(form: BallotForm, ballot_id: str, folder: Path, paper: ballot.Paper = "A4") -> sheets.Run:
    """Prints a form under an id into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = ballot.pdf(form, ballot_id, resources.wording("ballot"), paper=paper)
    (folder / "ballot.pdf").write_bytes(made.pdf)
    (folder / "layout.json").write_text(json.dumps(made.layout.as_dict()), encoding="utf-8")
    return sheets.load(folder)


def main(words: list[str]) -> int:
    """Makes pictures of every class, reads them by the action of the window, prints the table; 1 when a bar is missed."""
    told = argparse.ArgumentParser(prog="python -m tests.scans", description=__doc__)
    told.add_argument("--pages", type=int, default=20, help="pictures of each class and form")
    told.add_argument("--refusals", type=int, default=6, help="pictures of each kind to refuse, and form")
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--only", default="", help="classes, with commas")
    told.add_argument("--paper", choices=list(ballot.PAPERS), default="A4")
    told.add_argument("--forms", default=",".join(FORMS), help="forms, with commas")
    told.add_argument("--show", type=int, default=0, help="print so many asked-about rows of each class")
    given = told.parse_args(words)
    cv2.setNumThreads(1)
    totals: dict[str, measure.Score] = {}
    for name in given.forms.split(","):
        with tempfile.TemporaryDirectory() as kept:
            folder = Path(kept)
            scores = measured(
                FORMS[name],
                folder,
                given.seed,
                given.pages,
                given.refusals,
                tuple(filter(None, given.only.split(","))),
                given.paper,
            )
            for kind, score in scores.items():
                print(f"{name:6s} {score.line(kind)}", flush=True)
                for line in (*score.bad, *score.asked[: given.show]):
                    print(f"         {line}")
                totals.setdefault(kind, measure.Score()).join(score)
    bad = 0
    for kind, score in totals.items():
        missed = score.missed(kind)
        bad += len(missed)
        print(f"both   {score.line(kind)}{'  MISSED: ' + ', '.join(missed) if missed else ''}", flush=True)
    return 1 if bad else 0


def measured(
    form: BallotForm,
    folder: Path,
    seed: int,
    pages: int,
    refusals: int,
    only: tuple[str, ...] = (),
    paper: ballot.Paper = "A4",
) -> dict[str, measure.Score]:
    """Scores by class of pictures made and read in `folder`."""
    run, old = (
        print_run(form, ballot_id, folder / name, paper)
        for name, ballot_id in (("run", "7Q4KM2"), ("old", "5HHR21"))
    )
    images = folder / "images"
    images.mkdir()
    made = []
    for kind in only or (*pictures.CLASSES, *pictures.REFUSALS):
        for n in range(pages if kind in pictures.CLASSES else refusals):
            rng = np.random.default_rng([seed, n, sum(map(ord, kind))])
            made.append(pictures.make(run, old, kind, n, images, rng))
    readings = ballot_reading.read(
        [folder / "run" / "layout.json"], images, folder / "readings.json"
    ).as_dict()
    scores: dict[str, measure.Score] = {}
    for picture in made:
        found = [image for image in readings["images"] if image["file"] == picture.file]
        measure.add(
            scores.setdefault(picture.kind, measure.Score()), picture.file, picture.truth, found, run.layout
        )
    return scores


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
