"""Whether the files of a checkpoint are those that were published."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from translate.checkpoints.folders import Checkpoint


def verify(checkpoint: Checkpoint) -> list[Path]:
    """The files of `checkpoint` that are damaged, by their checksums.

    The embedded model has a `SHA256SUMS`; in the hub cache the name of a file's blob is its
    SHA-256 or, for small files, its git hash. Files without a checksum are not judged.
    """
    sums = checkpoint.folder / "SHA256SUMS"
    expected: dict[str, str] = {}
    if sums.is_file():
        for line in sums.read_text(encoding="utf-8", errors="replace").splitlines():
            value, _, name = line.partition(" ")
            if not re.fullmatch("[0-9a-f]{64}", value):
                return [sums]
            expected[name.lstrip(" *")] = value
    damaged = []
    for path in sorted(checkpoint.folder.iterdir()):
        if not path.is_file() or path == sums:
            continue
        value = expected.get(path.name) or (path.resolve().name if path.is_symlink() else "")
        data = path.read_bytes()
        if len(value) == 64:
            actual = hashlib.sha256(data).hexdigest()
        elif len(value) == 40:
            actual = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
        else:
            continue
        if actual != value:
            damaged.append(path)
    return damaged
