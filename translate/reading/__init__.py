"""Read stage: a file or standard input becomes a `Document` of blocks without segments."""

from __future__ import annotations

import sys
from pathlib import Path

from translate.document import Document
from translate.errors import ReadError
from translate.language import looks_english
from translate.quotes import Language
from translate.reading import boilerplate, markdown, text
from translate.reading.encoding import decode

STANDARD_INPUT = "standard input"
#: Suffixes of the files that `articles_in` takes from a folder, and their format.
FORMATS = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
#: Part of the names of the program's own results, which are not articles.
RESULT_MARK = ".fr-en"
_LARGEST = 50_000_000  # bytes


def read(path: str | Path, format: str | None = None, language: Language = "fr") -> Document:
    """Read the article at `path`; `-` is standard input.

    Args:
        path: a file.
        format: `text` or `markdown`; by default told from the name of the file.
        language: `fr`, or `en` for a translation that is to be checked.

    Raises:
        ReadError: the file cannot be read, is no text, is empty or is not French.
    """
    name = STANDARD_INPUT if str(path) == "-" else str(path)
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else _bytes(Path(path))
    except IsADirectoryError:
        raise ReadError(f"{name}: is a folder") from None
    except FileNotFoundError:
        raise ReadError(f"{name}: no such file") from None
    except PermissionError:
        raise ReadError(f"{name}: may not be read (permission denied)") from None
    except OSError as error:
        raise ReadError(f"{name}: {error.strerror or error}") from None
    content, encoding = decode(data, name)
    format = format or FORMATS.get(Path(name).suffix.lower(), "text")
    return parse(content, name, format, encoding, language)


def parse(
    content: str,
    name: str = "text",
    format: str = "text",
    encoding: str = "utf-8",
    language: Language = "fr",
) -> Document:
    """The document in the string `content`.

    Raises:
        ReadError: there is nothing to translate in it, or it is not French.
    """
    blocks = boilerplate.mark((markdown if format == "markdown" else text).blocks_of(content))
    if not any(character.isalnum() for character in content):
        raise ReadError(f"{name}: is empty" if not content.strip() else f"{name}: holds no words")
    if language == "fr" and looks_english(content):
        raise ReadError(f"{name}: looks like English; this program translates French")
    return Document(name, content, encoding, format, blocks)


def _bytes(path: Path) -> bytes:
    if path.is_file() and path.stat().st_size > _LARGEST:
        raise ReadError(f"{path}: larger than {_LARGEST // 1_000_000} MB")
    return path.read_bytes()


def articles_in(folder: Path) -> list[Path]:
    """The articles in `folder` and below, sorted; hidden files and our own results left out.

    Raises:
        ReadError: there are none.
    """
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in FORMATS
        and path.is_file()
        and not path.stem.endswith(RESULT_MARK)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not found:
        raise ReadError(f"{folder}: no articles ({', '.join(sorted(FORMATS))}) in this folder")
    return found
