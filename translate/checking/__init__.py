"""Checking translations by anyone: pairs are read, verified, and reported.

No model is needed; one that reads French can be asked for words that it doubts as well (`translate.opinion`).

from translate import check_translation
report = check_translation("Il a 24 ans.", "He is 42.")
assert report.passed, report.text()
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translate.articles import names_a_file
from translate.document import Finding, Pair, touches
from translate.errors import no_such
from translate.names.exonyms import Exonym
from translate.names.glossary import Given
from translate.verification import check, context
from translate.verification.codes import CODES, is_doubt, is_error

if TYPE_CHECKING:
    from translate.opinion import Judge


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
        strict: whether warnings fail as errors do; what only is not sure never fails.
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
        return not any(map(self.fails, self.findings))

    def fails(self, finding: Finding) -> bool:
        """Whether `finding` fails the check."""
        return is_error(finding) or (self.strict and not is_doubt(finding))

    def text(self) -> str:
        """The report for people."""
        from translate.checking.reports import text

        return text(self)


def _matches(code: str, selectors: Iterable[str]) -> bool:
    """Whether `code` is named by a selector: itself, the word before its dash, or `all`."""
    return any(s in (code, code.split("-")[0], "all") for s in selectors)


def check_pairs(
    pairs: Iterable[Pair],
    select: str | Sequence[str] = ("all",),
    ignore: str | Sequence[str] = (),
    glossary: Sequence[Exonym] = (),
    strict: bool = False,
    judge: Judge | None = None,
) -> Report:
    """Verify `pairs`.

    Args:
        pairs: what `translate.checking.pairs.read` returns, or your own.
        select, ignore: codes (`name-lost`), families (`name`) or `all`, as a sequence or in one
            string with commas between; ignoring wins.
        glossary: terms that must be translated as you want, from `translate.names.glossary.read`.
        strict: whether warnings fail as errors do.
        judge: a model that is asked for words that it doubts, from `translate.opinion.judges.judge_of`.

    Raises:
        ValueError: a selector is no code, or nothing is selected that is not ignored.
        TypeError: a selector is no text.
    """
    select, ignore = _selectors(select), _selectors(ignore)
    if not select:
        raise ValueError("nothing is selected: name a code, or all")
    known = list(dict.fromkeys([*CODES, *(code.split("-")[0] for code in CODES), "all"]))
    for selector in (*select, *ignore):
        if selector not in known:
            raise ValueError(no_such("code", selector, known))
    if all(_matches(code, ignore) for code in CODES if _matches(code, select)):
        raise ValueError("all that is selected is ignored: there is nothing to check")
    pairs = list(pairs)
    doubted = _doubted(pairs, judge) if judge else [[] for _ in pairs]
    checked = []
    for n, (pair, doubts) in enumerate(zip(pairs, doubted, strict=True)):
        if not pair.source.strip() and pair.target.strip():
            found = [Finding("addition", "this English has no French", found=pair.target)]
        elif pair.source.strip() and not pair.target.strip():
            found = [Finding("omission", "this French has no English", expected=pair.source)]
        else:
            found = context.settle(
                check(pair.source, pair.target, glossary),
                pair.source,
                pair.target,
                _of_file(pair, pairs[max(0, n - context.NEAR) : n]),
                _of_file(pair, pairs[n + 1 : n + 1 + context.NEAR]),
            )
            # Of a word that is wrong by name nobody needs to be told that it is doubtful.
            places = [f.target for f in found if f.target]
            found += [f for f in doubts if f.target and not touches(f.target, places)]
        kept = tuple(
            f
            for f in found
            if _matches(f.code, select)
            and not _matches(f.code, ignore)
            and not _matches(f.code, pair.ignored)
        )
        checked.append(Checked(pair, kept))
    return Report(tuple(checked), strict)


def _of_file(pair: Pair, others: Sequence[Pair]) -> list[tuple[str, str]]:
    """The French and the English of those of `others` that are of the same file as `pair`."""
    return [(o.source, o.target) for o in others if o.source_place.file == pair.source_place.file]


def _doubted(pairs: Sequence[Pair], judge: Judge) -> list[list[Finding]]:
    """The words that `judge` doubts in each of `pairs`; both sides of which must have words."""
    from translate.opinion import doubts

    both = [n for n, pair in enumerate(pairs) if pair.source.strip() and pair.target.strip()]
    found = dict(
        zip(both, doubts([(pairs[n].source, pairs[n].target) for n in both], judge), strict=True)
    )
    return [found.get(n, []) for n in range(len(pairs))]


def check_translation(
    source: str | Path,
    target: str | Path | None = None,
    select: str | Sequence[str] = ("all",),
    ignore: str | Sequence[str] = (),
    glossary: Given = (),
    strict: bool = False,
    model: str | Path | None = None,
) -> Report:
    """Check that `target` is a sound English translation of the French `source`.

    Args:
        source: French text, or the `Path` of a file or folder; with `target` left out, the path of a
            bilingual file.
        target: English text, or the `Path` of a file or folder.
        select, ignore, strict: as `check_pairs` has them.
        glossary: pairs of French and English terms, or the path of a file of them.
        model: the name or folder of a model that is asked for words that it doubts.

    Raises:
        ReadError: a file cannot be read.
        ModelError: the model cannot be had.
        ValueError: there is nothing to check, a text is the name of a file, or a selector no code, or
            nothing is selected that is not ignored.
        TypeError: an argument is of another type, or one is a text and the other a path.
    """
    from translate.checking import pairs
    from translate.names.glossary import terms_of

    if isinstance(source, Path) and (target is None or isinstance(target, Path)):
        found = pairs.read(source, target)
    elif isinstance(source, str) and isinstance(target, str):
        found = pairs.of_texts(_text(source, "source"), _text(target, "target"), "source", "target")
    elif isinstance(source, str) and target is None and names_a_file(source):
        found = pairs.read(Path(source))
    else:
        raise TypeError(
            "give French and English as two texts or two Paths, or the Path of a bilingual file, "
            f"not {type(source).__name__} and {type(target).__name__}"
        )
    judge = None
    if model is not None:
        from translate.opinion.judges import judge_of

        judge = judge_of(model)
    return check_pairs(found, select, ignore, terms_of(glossary), strict, judge)


def _text(text: str, role: str) -> str:
    """`text`, which must hold words and not be the name of a file: that would pass for nothing."""
    if not any(character.isalnum() for character in text):
        raise ValueError(f"{role} has no words: there is nothing to check")
    if names_a_file(text):
        raise ValueError(f"{role}: {text!r} is the name of a file; give Path({text!r}) to check it")
    return text


def _selectors(given: str | Iterable[str]) -> list[str]:
    """Codes and families, from one string or several; commas and spaces may stand between them."""
    several = [given] if isinstance(given, str) else given
    if not isinstance(several, Iterable) or not all(isinstance(one, str) for one in several):
        raise TypeError(f"give codes as text, such as 'figure', not {given!r}")
    return [code for one in several for code in one.replace(",", " ").split()]
