"""Zip archives, which DOCX, ODT and EPUB files are, opened with care."""

from __future__ import annotations

import zipfile
from io import BytesIO

from translate.errors import ReadError

#: Most bytes that the parts of a file may have together when unpacked, and one part.
_LARGEST, _LARGEST_PART = 500_000_000, 100_000_000
_MOST_PARTS = 20_000


class Archive:
    """The parts of a zip file.

    Raises:
        ReadError: it is damaged or encrypted, or would be too large when unpacked.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise ReadError(f"{name}: is damaged (not a zip archive)") from None
        parts = self._zip.infolist()
        if (
            len(parts) > _MOST_PARTS
            or sum(p.file_size for p in parts) > _LARGEST
            or any(p.file_size > _LARGEST_PART for p in parts)
        ):
            raise ReadError(f"{name}: would be too large when unpacked")

    @property
    def names(self) -> set[str]:
        """The names of the parts."""
        return set(self._zip.namelist())

    def part(self, name: str) -> bytes:
        """The content of one part."""
        try:
            with self._zip.open(name) as part:
                data = part.read(_LARGEST_PART + 1)
        except KeyError:
            raise ReadError(f"{self._name}: is damaged (lacks {name})") from None
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
            raise ReadError(f"{self._name}: cannot be unpacked ({error})") from None
        except Exception as error:  # zlib.error is not among the errors of zipfile
            raise ReadError(f"{self._name}: is damaged ({error})") from None
        if len(data) > _LARGEST_PART:
            raise ReadError(f"{self._name}: would be too large when unpacked")
        return data
