"""Files of the user: read whole up to a limit, written in one step. All of the program goes by here."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from translate.errors import ReadError, WriteError
from translate.host.printable import printable_lines

#: Most bytes of a file that is read: a thousand books in plain text.
LARGEST = 50_000_000
STANDARD_INPUT = "standard input"
#: Files under these are doors to streams and devices, whatever stands behind them.
_DOORS = ("/dev/", "/proc/")
#: How the names of files begin that are not yet written to their end.
_PARTIAL = ".translate-partial-"
_swept: set[Path] = set()


def is_file(path: str | Path) -> bool:
    """Whether `path` is a regular file; not if it is no possible name or may not be looked at."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: str | Path) -> bool:
    """Whether `path` is a folder; not if it is no possible name or may not be looked at."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def is_door(path: str | Path) -> bool:
    """Whether `path` names a stream or device, though a regular file may stand behind it: /dev/stdout."""
    return Path(path).as_posix().startswith(_DOORS)


def identity(path: str | Path) -> tuple[int, int] | None:
    """What is the same for all names of one file, by links and whatever way; None if it is not there."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def below(folder: Path) -> list[Path]:
    """The files in `folder` and the folders below it, sorted; links to folders are not followed.

    A folder that may not be looked into stands for what is in it, so that reading it says so.

    Raises:
        ReadError: `folder` itself cannot be looked into.
    """
    found: list[Path] = []

    def refused(error: OSError) -> None:
        if Path(error.filename) == folder:
            raise ReadError(f"{folder}: cannot be looked into ({reason(error)})")
        found.append(Path(error.filename))

    for parent, _, names in os.walk(folder, onerror=refused):
        found += [path for name in names if is_file(path := Path(parent, name))]
    return sorted(found)


def read(path: str | Path, most: int = LARGEST) -> bytes:
    """The bytes of a file, device or pipe; `-` is standard input.

    Args:
        path: its name.
        most: bytes that it may have; no more are read, though a pipe or device have no end.

    Raises:
        ReadError: it cannot be read, or has more.
    """
    name = STANDARD_INPUT if str(path) == "-" else str(path)
    try:
        if str(path) == "-":
            if sys.stdin is None:
                raise ReadError(f"{name}: is closed")
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(most + 1)
    except IsADirectoryError:
        raise ReadError(f"{name}: is a folder") from None
    except FileNotFoundError:
        raise ReadError(f"{name}: no such file") from None
    except PermissionError:
        raise ReadError(f"{name}: may not be read (permission denied)") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{name}: cannot be read ({reason(error)})") from None
    if len(data) > most:
        raise ReadError(f"{name}: larger than {most // 1_000_000} MB")
    return data


def write(content: str | bytes, path: str | Path) -> None:
    """Write `content` to `path` in one step, so that no half-written file is ever seen.

    `-` is standard output. The folder of `path` is made if need be. Links are followed, and a file
    that was there keeps its owner and mode. What is no regular file (a pipe, a device) is written
    to as it is. Text on a terminal has nothing in it that could steer the terminal.

    Raises:
        WriteError: it cannot be written.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        if str(path) == "-" or _is_standard_output(Path(path)):
            path = "standard output"
            if sys.stdout is None:
                raise WriteError(f"{path}: is closed")
            if isinstance(content, str) and sys.stdout.isatty():
                data = printable_lines(content).encode("utf-8", "replace")
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            _write(data, Path(path))
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise WriteError(f"{path}: cannot be written ({reason(error)})") from None


def _is_standard_output(path: Path) -> bool:
    """Whether `path` is another name of standard output, such as /dev/stdout."""
    if not is_door(path) or sys.stdout is None:
        return False
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False


def _write(data: bytes, path: Path) -> None:
    try:
        old = path.stat()
    except FileNotFoundError:
        old = None
    if old is not None and stat.S_ISDIR(old.st_mode):
        raise WriteError(f"{path}: is a folder")
    if old is not None and (not stat.S_ISREG(old.st_mode) or is_door(path)):
        with path.open("ab") as file:
            file.write(data)
        return
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    if old is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with _partial(path.parent) as (file, partial):
        if old is not None and not _dress(partial, path, old):
            # Another user's file, in a folder of ours: a new file could not be theirs.
            path.write_bytes(data)
            return
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        partial.replace(path)


def _dress(new: Path, old: Path, status: os.stat_result) -> bool:
    """Give `new` the owner, mode and rights of `old`; whether that could be done."""
    made = new.stat()
    if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.chown(new, status.st_uid, status.st_gid)
        except OSError:
            return False
    shutil.copystat(old, new)
    os.utime(new)
    return True


@contextmanager
def _partial(folder: Path) -> Iterator[tuple[IO[bytes], Path]]:
    """A new file in `folder`, to be renamed; what is left of it afterwards is deleted.

    It is locked while it is written: one that nobody has locked is of a run that was killed, and
    the next run that writes into the folder takes it away.
    """
    if folder not in _swept:
        _sweep(folder)
        _swept.add(folder)
    while True:
        path = folder / f"{_PARTIAL}{secrets.token_hex(6)}"
        with path.open("xb") as file:
            try:
                _lock(file)
                if os.fstat(file.fileno()).st_nlink:  # else swept away before it was locked
                    yield file, path
                    return
            finally:
                path.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Delete what runs that were killed have left in `folder`."""
    for path in folder.glob(f"{_PARTIAL}*"):
        with suppress(OSError), path.open("rb") as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode) and _lock(file):
                path.unlink(missing_ok=True)


def _lock(file: IO[bytes]) -> bool:
    """Lock `file` until it is closed; whether nobody else has."""
    try:
        import fcntl
    except ImportError:  # Windows, where a file that is open cannot be deleted anyway
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def reason(error: Exception) -> str:
    """What is wrong, on one line."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())
