"""Checking translations by anyone: pairs are read, verified, and reported. No model is needed.

from translate import check_translation
report = check_translation("Il a 24 ans.", "He is 42.")
assert report.passed, report.text()
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.document import Finding
from translate.names.exonyms import Exonym
from translate.verification import check
from translate.verification.codes import CODES, is_error


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text begins: a file (or what the caller called it), line and column, from 1."""

    file: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """A French text and its English.

    Attributes:
        source, target: the texts.
        source_place, target_place: where they stand.
        ignored: codes that a note beside the pair silences; `all` silences every one.
        origin: who made the English, where the file says so: `machine` or `person`.
    """

    source: str
    target: str
    source_place: Place
    target_place: Place
    ignored: frozenset[str] = frozenset()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A pair and what was found in it."""

    pair: Pair
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        checked: every pair, in order.
        strict: whether warnings fail as errors do.
    """

    checked: tuple[Checked, ...]
    strict: bool = False

    @property
    def findings(self) -> list[Finding]:
        """All findings in order."""
        return [f for c in self.checked for f in c.findings]

    @property
    def passed(self) -> bool:
        """Whether nothing fails: no error, and when strict no warning."""
        return not any(self.strict or is_error(f) for f in self.findings)

    def text(self) -> str:
        """The report for people."""
        from translate.checking.reports import text

        return text(self)


def _matches(code: str, selectors: Iterable[str]) -> bool:
    """Whether `code` is named by a selector: itself, the word before its dash, or `all`."""
    return any(s in (code, code.split("-")[0], "all") for s in selectors)


def check_pairs(
    pairs: Iterable[Pair],
    select: Sequence[str] = ("all",),
    ignore: Sequence[str] = (),
    glossary: Sequence[Exonym] = (),
    strict: bool = False,
) -> Report:
    """Verify `pairs`.

    Args:
        pairs: what `translate.checking.pairs.read` returns, or your own.
        select, ignore: codes (`name-lost`), families (`name`) or `all`; ignoring wins.
        glossary: terms that must be translated as you want, from `translate.names.glossary.read`.
        strict: whether warnings fail as errors do.

    Raises:
        ValueError: a selector is no code.
    """
    known = {*CODES, *(code.split("-")[0] for code in CODES), "all"}
    for selector in (*select, *ignore):
        if selector not in known:
            raise ValueError(f"{selector}: no such code; there are {', '.join(CODES)}")
    checked = []
    for pair in pairs:
        if not pair.source.strip() and pair.target.strip():
            found = [Finding("addition", "this English has no French", found=pair.target)]
        elif pair.source.strip() and not pair.target.strip():
            found = [Finding("omission", "this French has no English", expected=pair.source)]
        else:
            found = check(pair.source, pair.target, glossary)
        kept = tuple(
            f
            for f in found
            if _matches(f.code, select)
            and not _matches(f.code, ignore)
            and not _matches(f.code, pair.ignored)
        )
        checked.append(Checked(pair, kept))
    return Report(tuple(checked), strict)


def check_translation(
    source: str | Path,
    target: str | Path | None = None,
    select: Sequence[str] = ("all",),
    ignore: Sequence[str] = (),
    glossary: Sequence[tuple[str, str]] | str | Path = (),
    strict: bool = False,
) -> Report:
    """Check that `target` is a sound English translation of the French `source`.

    Args:
        source: French text, or the path of a file or folder; with `target` None, the path of a
            bilingual file.
        target: English text, or the path of a file or folder.
        select, ignore, strict: as `check_pairs` has them.
        glossary: pairs of French and English terms, or the path of a file of them.

    Raises:
        ReadError: a file cannot be read.
        ValueError: a selector is no code.
    """
    from translate.checking import pairs
    from translate.names import glossary as glossaries
    from translate.names.exonyms import users_term

    if isinstance(source, Path) or target is None:
        found = pairs.read(Path(source), None if target is None else Path(target))
    else:
        found = pairs.of_texts(str(source), str(target), "source", "target")
    if isinstance(glossary, str | Path):
        terms = glossaries.read(Path(glossary))
    else:
        terms = [users_term(french, english) for french, english in glossary]
    return check_pairs(found, select, ignore, terms, strict)
