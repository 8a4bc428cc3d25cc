"""The school's report: sealed, deterministic, verifiable with the tools of an auditor."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from cadredesk.errors import UserError
from cadredesk.packages import report, signature, verify
from tests.unit.packages.sample import PUBLIC, SEED

PAPER = b"%PDF-1.7\n..."
PATH = report.paper_path(PAPER, "PDF")
PAYLOAD = {"people": [{"name": "张三", "remark": "一\n二"}], "papers": [{"path": PATH, "name": "公示.pdf"}]}


def sign(data: bytes) -> bytes:
    return signature.sign(SEED, data)


def sealed(payload: dict[str, object], papers: dict[str, bytes], **optional: object) -> bytes:
    return report.seal_report(
        "SCH-001", "EDU-1", 1, 1, "0" * 64, "2026-09-28T08:30:00+08:00", payload, papers, sign, **optional
    )


def test_a_report_carries_payload_papers_and_optional_keys() -> None:
    data = sealed(PAYLOAD, {PATH: PAPER}, period="2026", content={"people": 1})
    assert data == sealed(
        dict(reversed(PAYLOAD.items())), {PATH: PAPER}, content={"people": 1}, period="2026"
    )
    found = verify.verify(data, PUBLIC, receiver="EDU-1", bureaus={"EDU-1"})
    assert found.manifest.kind == "school.report"
    assert dict(found.manifest.optional) == {"period": "2026", "content": {"people": 1}}
    assert json.loads(found.files["data/report.json"]) == {**PAYLOAD, "format": "cadredesk.report/1"}
    assert found.files[PATH] == PAPER


def test_nothing_to_report() -> None:
    assert (
        verify.verify(sealed({}, {}), PUBLIC).files["data/report.json"]
        == b'{"format":"cadredesk.report/1"}\n'
    )


@pytest.mark.parametrize("path", ["papers/a.pdf", "data/公示.pdf", "data/../a", "manifest.sig"])
def test_papers_lie_under_data(path: str) -> None:
    with pytest.raises(UserError):
        sealed({}, {path: PAPER})


def test_an_auditor_needs_only_ssh_keygen_sha256sum_and_unzip(tmp_path: Path) -> None:
    (tmp_path / "allowed_signers").write_text(signature.allowed_signers("SCH-001", PUBLIC), encoding="ascii")
    with zipfile.ZipFile(io.BytesIO(sealed(PAYLOAD, {PATH: PAPER}))) as package:
        assert package.testzip() is None
        package.extractall(tmp_path)
    command = "ssh-keygen -Y verify -f allowed_signers -I SCH-001 -n cadredesk-package-v1 -s manifest.sig < manifest.json"
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True, capture_output=True)
    listed = json.loads((tmp_path / "manifest.json").read_bytes())["files"]
    for file in listed:
        assert hashlib.sha256((tmp_path / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    assert len(listed) == 2
