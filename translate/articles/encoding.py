"""Bytes to text, in the encodings that French files really have."""

from __future__ import annotations

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from translate.errors import ReadError
from translate.host import files

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Single-byte encodings tried on French text, the likeliest first.
_FRENCH = ["cp1252", "mac_roman", "iso8859_15", "cp850", "utf_16_le", "utf_16_be"]
#: Letters and marks that a wrong guess turns into something else.
_EXPECTED = frozenset("éèêëàâçùûüîïôœæÉÈÊËÀÂÇÙÛÜÎÏÔŒÆ«»’‘“”–—…€°²№ñöäáíóúß§·•\u00a0\u202f")


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """Decode `data`.

    Args:
        data: a file.
        name: what the user called it, for messages.
        declared: the encoding that the file itself says it has; taken where it can be.

    Returns:
        The text, without a byte order mark and with its line ends as they were, and the name
        of the encoding.

    Raises:
        ReadError: the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise ReadError(f"{name}: damaged {encoding} text ({error.reason})") from None
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    if declared:
        try:
            known = codecs.lookup(declared).name
            return data.decode(known), known
        except (LookupError, UnicodeDecodeError):
            pass
    text, encoding = _guess(data)
    if text is None or _control_share(text) > 0.01:
        raise ReadError(f"{name}: not a text file")
    return text, encoding


def _guess(data: bytes) -> tuple[str | None, str]:
    # The library judges whether the bytes are text at all in each encoding; for what remains,
    # short French texts are told apart by the accented letters that each reading gives.
    sample = data[:200_000]
    candidates = [
        str(match.encoding) for match in from_bytes(sample, cp_isolation=_FRENCH, threshold=0.4)
    ]
    best: tuple[float, int, str, str] | None = None
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [c for c in text[:200_000] if ord(c) > 127]
        share = sum(c in _EXPECTED for c in foreign) / len(foreign) if foreign else 1.0
        rank = (share, -_FRENCH.index(encoding) if encoding in _FRENCH else -len(_FRENCH))
        if best is None or rank > best[:2]:
            best = (*rank, text, encoding)
    if best is None:
        return None, ""
    return best[2], best[3]


def _control_share(text: str) -> float:
    sample = text[:100_000]
    bad = sum((c < " " and c not in "\t\n\r\f\v") or c == "\ufffd" for c in sample)
    return bad / max(1, len(sample))


def text_of(path: Path) -> str:
    """The text of the file `path`, in whatever encoding French files have.

    Raises:
        ReadError: it cannot be read.
    """
    return decode(files.read(path), str(path))[0]
