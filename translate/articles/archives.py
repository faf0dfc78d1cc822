"""Zip archives, which DOCX, ODT and EPUB files are, opened with care."""

from __future__ import annotations

import zipfile
from io import BytesIO

from translate.articles.limits import MOST_PART, MOST_UNPACKED, too_large
from translate.errors import ReadError

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
        self._unpacked = 0
        parts = self._zip.infolist()
        # What a part says of its size is the most that zipfile unpacks of it.
        if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
            raise too_large(name, "when unpacked")

    @property
    def names(self) -> set[str]:
        """The names of the parts."""
        return set(self._zip.namelist())

    def part(self, name: str) -> bytes:
        """The content of one part; all that are read count together."""
        try:
            with self._zip.open(name) as part:
                data = part.read(MOST_PART + 1)
        except KeyError:
            raise ReadError(f"{self._name}: is damaged (lacks {name})") from None
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
            raise ReadError(f"{self._name}: cannot be unpacked ({error})") from None
        except Exception as error:  # zlib.error is not among the errors of zipfile
            raise ReadError(f"{self._name}: is damaged ({error})") from None
        self._unpacked += len(data)
        if len(data) > MOST_PART or self._unpacked > MOST_UNPACKED:
            raise too_large(self._name, "when unpacked")
        return data

    def rewritten(self, changed: dict[str, bytes]) -> bytes:
        """The archive with some parts changed, all in their order and with the same names."""
        result = BytesIO()
        with zipfile.ZipFile(result, "w") as archive:
            for part in self._zip.infolist():
                data = changed.get(part.filename)
                # The type of the file must stand unpacked at its beginning (OCF 3.3, 4.3).
                archive.writestr(
                    zipfile.ZipInfo(part.filename),
                    self.part(part.filename) if data is None else data,
                    zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED,
                )
        return result.getvalue()
