"""What is made once from data that comes with the program, and kept in the user's cache folder.

It is a folder under a name made of all that it depends on, so that changed data never meets a stale
form. It appears in one step, and programs that start at the same time wait for one another. What is
damaged, by a full disk or a power cut, is made anew.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

_SUMS, _PARTIAL = "checksums.json", ".partial-"


def prepared(home: Path, key: str, make: Callable[[Path], None]) -> Path:
    """The folder `key` in `home`, whose files `make` has written.

    Args:
        home: a folder of the cache, made if need be.
        key: named after everything that the result depends on.
        make: writes the files into an empty folder; only one program does so at a time.

    Raises:
        OSError: it is not there, and cannot be written.
    """
    target = home / key
    if _is_whole(target):
        return target
    from filelock import FileLock

    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / ".lock"):
        if not _is_whole(target):  # else another program was faster
            _make(target, make)
    return target


def _make(target: Path, make: Callable[[Path], None]) -> None:
    for left in target.parent.glob(f"{_PARTIAL}*"):  # by a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=target.parent))
    try:
        made = partial / "made"
        made.mkdir()
        make(made)
        sums = {path.name: _checksum(path) for path in sorted(made.iterdir())}
        (made / _SUMS).write_text(json.dumps(sums), encoding="utf-8")
        for path in [*made.iterdir(), made]:
            _sync(path)
        if target.exists():
            target.rename(partial / "damaged")
        made.rename(target)
        _sync(target.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _is_whole(folder: Path) -> bool:
    """Whether all files of a prepared folder are as they were written."""
    try:
        sums = json.loads((folder / _SUMS).read_bytes())
        return bool(sums) and all(_checksum(folder / name) == value for name, value in sums.items())
    except (OSError, ValueError, AttributeError, TypeError):
        return False


def _checksum(path: Path) -> int:
    """CRC-32 of a file: against accidents, and a gigabyte takes less than a second."""
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = zlib.crc32(block, value)
    return value


def _sync(path: Path) -> None:
    """Have a file or folder on the disk before what is done next."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
