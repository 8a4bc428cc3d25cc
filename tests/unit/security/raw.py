"""What an attacker with the key sees: every page of an SQLCipher file, decrypted, free ones included."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT = 4096, 80, 16


def pages(path: Path, key: bytes) -> list[bytes]:
    """The pages in the order of the file, each without its reserved end."""
    data = path.read_bytes()
    found = []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        head = SALT if start == 0 else 0
        body, tail = page[head:-RESERVED], page[-RESERVED:]
        cipher = Cipher(algorithms.AES(key), modes.CBC(tail[:16])).decryptor()
        found.append(bytes(head) + cipher.update(body) + cipher.finalize())
    return found


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
