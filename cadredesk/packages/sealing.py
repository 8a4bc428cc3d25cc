"""Makes a package of any kind: manifest, signature, archive, and the proof that it can be read back (CDP/1 2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cadredesk.packages import archive, manifest, signature, verify


def seal(
    kind: str,
    sender: str,
    recipient: str,
    epoch: int,
    seq: int,
    prev: str,
    created: str,
    files: Mapping[str, bytes],
    sign: Callable[[bytes], bytes],
    optional: Mapping[str, object] | None = None,
) -> bytes:
    """The bytes of a signed package holding `files` (path under `data/` to content).

    `created` is `YYYY-MM-DDThh:mm:ss±hh:mm`; `sign` turns the manifest's bytes into an armoured signature.
    The result has passed `verify.verify` against the key its signature names. Raises `UserError` `package.*`.
    """
    listed = [manifest.file_entry(path, content) for path, content in files.items()]
    data = manifest.build(kind, sender, recipient, epoch, seq, prev, created, listed, optional)
    armour = sign(data)
    package = archive.write([(archive.MANIFEST, data), (archive.SIGNATURE, armour), *files.items()])
    verify.verify(package, signature.signer(armour))
    return package
