"""The headless commands (resources/formats/commands.md): words in, plain text or JSON out, over the same actions as the window."""

from __future__ import annotations

import argparse
import getpass
import json
import logging
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from cadredesk.errors import Cancelled, UserError
from cadredesk.messages import sentence, sentence_of

if TYPE_CHECKING:
    from cadredesk.desk import Desk
    from cadredesk.packages.signature import PublicKey

DONE, REFUSED, WRONG_USAGE, ENVIRONMENT = 0, 1, 2, 3


def run(words: Sequence[str]) -> int:
    """Runs one command and answers with its exit status: 0 done, 1 refused, 2 wrong usage, 3 the machine failed."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if sys.stdin is not None:
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    logging.disable(logging.WARNING)
    try:
        told = _parser().parse_args(list(words))
        return int(told.command(told))
    except UserError as error:
        print(sentence_of(error), file=sys.stderr)
        return error.exit_status
    except (Cancelled, KeyboardInterrupt):
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except FileNotFoundError as error:
        print(sentence_of(UserError("command.no_file", path=str(error.filename))), file=sys.stderr)
        return REFUSED
    except (IsADirectoryError, NotADirectoryError, UnicodeDecodeError) as error:
        print(
            sentence_of(UserError("command.unreadable", path=str(getattr(error, "filename", "")))),
            file=sys.stderr,
        )
        return REFUSED
    except OSError as error:
        print(
            sentence_of(UserError("command.environment", reason=error.strerror or str(error))),
            file=sys.stderr,
        )
        return ENVIRONMENT


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="CadreDesk without its window.")
    commands = parser.add_subparsers(dest="name", required=True, parser_class=_Parser)

    def add(name: str, command: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=about, description=about)
        sub.set_defaults(command=command)
        return sub

    demo = add("demo", _demo, "make the sample school and a finished round in DIR")
    demo.add_argument("dir", type=Path, metavar="DIR")

    verify = add("verify", _verify, "check a package")
    verify.add_argument("--key", type=Path, metavar="PUB")
    verify.add_argument("--identity", type=Path, metavar="KEY", help="an age identity file, for an envelope")
    verify.add_argument("--data", type=Path, metavar="DIR")
    verify.add_argument(
        "--batch", action="store_true", help="read paths on stdin, print RC<TAB>CODE text for each"
    )
    verify.add_argument("file", type=Path, nargs="?", metavar="FILE")

    check = add("check", _check, "soundness of a data folder")
    check.add_argument("--data", type=Path, required=True, metavar="DIR")
    check.add_argument("--list", choices=["ballots"], dest="listing")

    take = add("import", _import, "import a package")
    take.add_argument("--data", type=Path, required=True, metavar="DIR")
    take.add_argument("--json", action="store_true")
    take.add_argument(
        "--identity", type=Path, metavar="KEY", help="a further age identity file, for envelopes"
    )
    take.add_argument("file", type=Path, metavar="FILE")

    bureau = commands.add_parser("bureau", help="a folder of packages, or schools for trying")
    of_bureau = bureau.add_subparsers(dest="what", required=True, parser_class=_Parser)
    folder = of_bureau.add_parser("import", help="import every package of a folder")
    folder.set_defaults(command=_bureau_import)
    folder.add_argument("--data", type=Path, required=True, metavar="DIR")
    folder.add_argument("--json", action="store_true")
    folder.add_argument(
        "--identity", type=Path, metavar="KEY", help="a further age identity file, for envelopes"
    )
    folder.add_argument("folder", type=Path, metavar="FOLDER")
    simulate = of_bureau.add_parser("simulate", help="make the packages of schools that do not exist")
    simulate.set_defaults(command=_bureau_simulate)
    simulate.add_argument("--schools", type=int, required=True, metavar="N")
    simulate.add_argument("--people", type=int, required=True, metavar="M")
    simulate.add_argument("--out", type=Path, required=True, metavar="DIR")
    simulate.add_argument("--to", default="EDU-1", metavar="CODE", help="the bureau's code")
    simulate.add_argument(
        "--recipient", action="append", default=[], metavar="age1...", help="seal for this key"
    )

    start = add(
        "test-bureau-init", _test_bureau, "a bureau folder with enrolled keys (only with CADREDESK_TEST=1)"
    )
    start.add_argument("--data", type=Path, required=True, metavar="DIR")
    start.add_argument("--org", required=True, metavar="CODE")
    start.add_argument("--enrol", type=Path, required=True, metavar="FILE.json")

    dump = add("dump", _dump, "the business state in a stable text form")
    dump.add_argument("--data", type=Path, required=True, metavar="DIR")

    drive = add("tally-drive", _tally_drive, "enter ballots for ever; for crash tests")
    drive.add_argument("--data", type=Path, required=True, metavar="DIR")
    drive.add_argument("--seed", type=int, default=0, metavar="N")

    roster = add("roster", _roster, "what the roster import would do with a workbook")
    roster.add_argument("what", choices=["check"])
    roster.add_argument("file", type=Path, metavar="FILE")
    roster.add_argument("--sheet", metavar="NAME")
    roster.add_argument("--json", action="store_true")

    names = add("sort-names", _sort_names, "names on stdin in stroke order on stdout")
    names.add_argument("--convention", choices=["surname", "full"], default="surname")

    period = add("notice-period", _notice_period, "when a public notice ends")
    period.add_argument("--posted", type=_day, required=True, metavar="YYYY-MM-DD")
    period.add_argument("--profile", default=None, metavar="NAME")

    tally = add("tally", _tally, "count a sealed multiset of ballots by a profile")
    tally.add_argument("file", type=Path, metavar="FILE")
    tally.add_argument("--json", action="store_true")

    ballots = commands.add_parser("ballots", help="ballots made for reading by machine")
    ways = ballots.add_subparsers(dest="what", required=True, parser_class=_Parser)
    way = ways.add_parser("print", help="ballot.pdf and layout.json of a ballot form")
    way.set_defaults(command=_ballots_print)
    way.add_argument("--form", type=Path, required=True, metavar="FORM")
    way.add_argument("--out", type=Path, required=True, metavar="DIR")
    way = ways.add_parser("read", help="read scanned or photographed ballots")
    way.set_defaults(command=_ballots_read)
    way.add_argument("--layout", type=Path, action="append", required=True, help="one a print run")
    way.add_argument("--images", type=Path, required=True, metavar="DIR")
    way.add_argument("--out", type=Path, required=True, metavar="READINGS")

    key = add("test-key", _test_key, "the raw database key of a test folder (only with CADREDESK_TEST=1)")
    key.add_argument("--data", type=Path, required=True, metavar="DIR")
    return parser


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _say_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _lines(stream: TextIO) -> Iterator[str]:
    return (line.rstrip("\r\n") for line in stream)


def _testing() -> bool:
    return os.environ.get("CADREDESK_TEST") == "1"


def _password(folder: Path) -> str:
    """`CADREDESK_PASSWORD` for a folder made by a test or by `demo`; a normal folder asks."""
    from cadredesk.actions import desks

    told = os.environ.get("CADREDESK_PASSWORD")
    kind = desks.front(folder).kind
    if told is None and kind == "test" and _testing():
        told = "test"
    if told is not None and kind in ("test", "demo", "rehearsal"):
        return told
    if not sys.stdin.isatty():
        raise UserError("command.password_wanted")
    return getpass.getpass("CadreDesk: ")


@contextmanager
def _open(folder: Path) -> Iterator[Desk]:
    """The desk of a folder, opened as its first person and closed afterwards without a backup."""
    from cadredesk.actions import desks

    first = desks.who_may_log_in(folder)[0]
    desk = desks.log_in(folder, first.id, _password(folder))
    try:
        yield desk
    finally:
        desk.close()


def _demo(told: argparse.Namespace) -> int:
    from cadredesk.actions import demo

    password = os.environ.get("CADREDESK_PASSWORD")
    if not password:
        password = secrets.token_hex(6)
        print(sentence("command.demo_password", password=password), file=sys.stderr)
    for path in demo.make(told.dir, password):
        print(path, flush=True)
    return DONE


def _verify(told: argparse.Namespace) -> int:
    from cadredesk.actions import verification

    if told.batch == (told.file is not None):
        print(sentence_of(UserError("command.verify_usage")), file=sys.stderr)
        return WRONG_USAGE
    paths = (Path(line) for line in _lines(sys.stdin)) if told.batch else iter([told.file])
    keys: Mapping[str, PublicKey] = {}
    if told.key is None and told.data is not None:
        with _open(told.data) as desk:
            keys = verification.keys_of(desk)
    worst = DONE
    for status, code, text in verification.run(paths, told.key, keys, told.identity):
        worst = max(worst, status)
        if told.batch:
            print(f"{status}\t{code} {text}", flush=True)
        else:
            print(f"{code} {text}", file=sys.stderr if status else sys.stdout)
    return DONE if told.batch else worst


def _check(told: argparse.Namespace) -> int:
    empty = not told.data.exists() or (told.data.is_dir() and not any(told.data.iterdir()))
    if empty and _testing():
        return DONE
    if told.listing == "ballots":
        from cadredesk.actions import evaluations

        with _open(told.data) as desk:
            for ballot_id in evaluations.stored_ballots(desk):
                print(ballot_id)
        return DONE
    from cadredesk.actions import desks

    with _open(told.data) as desk:
        report = desks.check(desk)
    for line in report.lines:
        print(line, file=sys.stdout if report.sound else sys.stderr)
    return DONE if report.sound else REFUSED


def _dump(told: argparse.Namespace) -> int:
    from cadredesk.actions import state

    with _open(told.data) as desk:
        for line in state.dump(desk):
            print(line)
    return DONE


def _import(told: argparse.Namespace) -> int:
    from cadredesk.actions import intake, verification

    identities = () if told.identity is None else verification.read_identities(told.identity)
    with _open(told.data) as desk:
        done = intake.import_package(desk, told.file, identities, follow=False)
    if told.json:
        _say_json(done.as_json())
    refused = done.result == "rejected"
    if refused or not told.json:
        print(f"{done.code} {done.text}".strip(), file=sys.stderr if refused else sys.stdout)
    return REFUSED if refused else DONE


def _bureau_simulate(told: argparse.Namespace) -> int:
    from cadredesk.actions import simulation

    if told.schools < 1 or told.people < 0:
        raise UserError("command.simulate_usage")
    for path in simulation.make(told.schools, told.people, told.out, told.to, told.recipient):
        print(path, flush=True)
    return DONE


def _bureau_import(told: argparse.Namespace) -> int:
    from cadredesk.actions import intake, verification

    if not told.folder.is_dir():
        raise UserError("command.no_file", path=str(told.folder))
    identities = () if told.identity is None else verification.read_identities(told.identity)
    with _open(told.data) as desk:
        summary = intake.import_folder(desk, told.folder, identities)
    counts = summary.counts()
    if told.json:
        files = [{"file": name, **one.as_json()} for name, one in summary.files]
        _say_json({"counts": counts, "files": files, "ignored": list(summary.ignored)})
    else:
        for line in intake.texts(summary):
            print(line)
        print(" ".join(f"{name}={count}" for name, count in counts.items()))
    return DONE


def _test_bureau(told: argparse.Namespace) -> int:
    from cadredesk.actions import desks, enrolment

    if not _testing():
        raise UserError("command.test_only")
    keys = _json_object(told.enrol)
    desk = desks.test_folder(told.data, org=told.org, mode="bureau")
    try:
        if desk.org != told.org or desk.mode != "bureau":
            raise UserError("command.other_folder", path=str(told.data))
        enrolment.enrol_for_test(desk, keys)
        own = enrolment.own(desk)
    finally:
        desk.close()
    _say_json({"org": own.code, "exchange_key": own.exchange, "recovery_key": own.recovery})
    return DONE


def _json_object(path: Path) -> dict[str, str]:
    """An object of texts in a JSON file of at most 1 MiB; `command.unreadable`."""
    with path.open("rb") as stream:
        data = stream.read(2**20 + 1)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise UserError("command.unreadable", path=str(path)) from None
    if (
        len(data) > 2**20
        or not isinstance(value, dict)
        or not all(isinstance(one, str) for one in value.values())
    ):
        raise UserError("command.unreadable", path=str(path))
    return value


def _tally_drive(told: argparse.Namespace) -> int:
    from cadredesk.actions import tallying

    for ballot_id in tallying.drive(
        told.data, told.seed, testing=_testing(), password=lambda: _password(told.data)
    ):
        print(f"ACK {ballot_id}", flush=True)
    return DONE


def _roster(told: argparse.Namespace) -> int:
    from cadredesk.actions import rosters

    checked = rosters.check(told.file, told.sheet)
    if told.json:
        _say_json(rosters.as_json(checked))
    else:
        for line in rosters.as_text(checked):
            print(line)
    return DONE


def _sort_names(told: argparse.Namespace) -> int:
    from cadredesk.actions import lookups

    sys.stdin.reconfigure(errors="strict")  # type: ignore[union-attr]
    for name in lookups.sort_names([line for line in _lines(sys.stdin) if line.strip()], told.convention):
        print(name)
    return DONE


def _notice_period(told: argparse.Namespace) -> int:
    from cadredesk.actions import lookups

    _say_json(lookups.notice_period(told.posted, lookups.notice_rule(told.profile)))
    return DONE


def _tally(told: argparse.Namespace) -> int:
    from cadredesk.actions import tallying

    ok, result = tallying.tally_file(told.file)
    if told.json or ok:
        _say_json(result)
    if not ok:
        print(sentence_of(UserError(str(result["code"]), **result.get("values", {}))), file=sys.stderr)
    return DONE if ok else REFUSED


def _ballots_print(told: argparse.Namespace) -> int:
    from cadredesk.actions import ballot_reading

    for path in ballot_reading.print_form(told.form, told.out):
        print(path)
    return DONE


def _ballots_read(told: argparse.Namespace) -> int:
    from cadredesk.actions import ballot_reading

    readings = ballot_reading.read(told.layout, told.images, told.out)
    states = [image.status for image in readings.images]
    print(
        sentence(
            "scan.read",
            pictures=len(states),
            ok=states.count("ok"),
            review=states.count("review"),
            rejected=states.count("rejected"),
        )
    )
    for number, image in enumerate(readings.images, 1):
        if image.status == "rejected":
            why = sentence(f"scan.{image.reasons[0]}")
            print(sentence("scan.aside", number=number, file=image.file, frame=image.frame + 1, why=why))
    return DONE


def _test_key(told: argparse.Namespace) -> int:
    from cadredesk.actions import desks

    if not _testing():
        raise UserError("command.test_only")
    print(desks.database_key(told.data, _password(told.data)))
    return DONE
