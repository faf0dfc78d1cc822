"""Write stage: a `Translation` becomes a document for people.

A format is a module with a function from `Translation` to text; `FORMATS` lists them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from translate.document import Translation
from translate.errors import WriteError
from translate.writing import markdown

#: Format -> suffix of its files, and what writes it.
FORMATS: dict[str, tuple[str, Callable[..., str]]] = {"markdown": (".md", markdown.render)}


def render(translation: Translation, format: str = "markdown", **options: object) -> str:
    """`translation` in one of `FORMATS`; the options are those of the format's function."""
    return FORMATS[format][1](translation, **options)


def write(text: str, path: str | Path) -> None:
    """Write `text` to `path` in one step, so that no half-written file is ever seen.

    `-` is standard output. The folder of `path` is made if need be.

    Raises:
        WriteError: it cannot be written.
    """
    if str(path) == "-":
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise WriteError(f"{path}: is a folder")
        descriptor, partial = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            mask = os.umask(0)
            os.umask(mask)
            Path(partial).chmod(0o666 & ~mask)
            Path(partial).replace(path)
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WriteError(f"{path}: cannot be written ({error.strerror or error})") from error
