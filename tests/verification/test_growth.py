"""What checking costs grows with the text, not with its square: work is counted, not timed."""

from collections.abc import Callable

import pytest
from growth import grows_at_most

from translate.alignment import sentences
from translate.alignment.projection import locate
from translate.alignment.words import align
from translate.language.typography import without_breaks
from translate.names import exonyms
from translate.verification import quotations, units
from translate.verification.figures import figures


def test_figures_of_a_sentence() -> None:
    def work(n: int) -> Callable[[], object]:
        french = " ".join(f"{3 * i + 100} moutons," for i in range(n))
        english = " ".join(f"{3 * i + 100} sheep," for i in range(n))
        ours, theirs = figures(french, "fr"), figures(english, "en")
        return lambda: units.converted(french, english, ours, theirs)

    grows_at_most(2.2, work, 40)


def test_a_missing_paragraph_and_sentences_are_compared_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[str, str]] = []

    def strength(french: str, english: str) -> float:
        compared.append((french, english))
        return float(french.removeprefix("mouton") == english.removeprefix("sheep"))

    monkeypatch.setattr(sentences, "strength", strength)

    def comparisons(n: int) -> int:
        compared.clear()
        french = [f"mouton{i}" for i in range(n)]
        english = [f"sheep{i}" for i in range(n) if i != n // 3]
        pairs = sentences.align_sentences(french, english)
        assert (range(n // 3, n // 3 + 1), range(n // 3, n // 3)) in pairs
        assert len(compared) == len(set(compared))
        return len(compared)

    counts = [comparisons(n) for n in (100, 200, 400)]
    assert counts[1] < 2.2 * counts[0] and counts[2] < 2.2 * counts[1]


def test_a_phrase_in_a_sentence_without_end() -> None:
    def work(n: int) -> Callable[[], object]:
        target = " ".join(f"sheep{i}" for i in range(n))
        return lambda: [locate(f"sheep{i}", target, i / n) for i in range(0, n, 20)]

    grows_at_most(2.6, work, 400)
    target = " ".join(f"sheep{i}" for i in range(3000))
    start = target.index("sheep1711")
    assert locate("sheep1711", target, 1700 / 3000) == (start, start + 9)


def test_hundreds_of_quotations_in_a_segment() -> None:
    def work(n: int) -> Callable[[], object]:
        source = " ".join(f"« mot{i} »" for i in range(n))
        target = " ".join(f"“word{i}”" for i in range(n - 1))
        alignment = align(source, target)
        alignment.best()
        return lambda: quotations.matched(source, target, alignment)

    grows_at_most(2.2, work, 50)


def test_terms_of_a_glossary_are_looked_for_only_where_they_may_be() -> None:
    glossary = [exonyms.users_term(f"moutonnier{i}x bleu", f"term {i}") for i in range(500)]
    exonyms._inflected.cache_clear()
    (found,) = exonyms.occurrences("les moutonniers de moutonnier77xs bleus", glossary)
    assert found[0].english == "term 77"
    assert exonyms._inflected.cache_info().currsize == 1


@pytest.mark.parametrize(
    "text", ["a  \n\t b", "a \t b", "\r\n", " a\u00a0\n\n b \r", "x" + " " * 200_000 + "y"]
)
def test_line_breaks_become_one_space(text: str) -> None:
    parts = without_breaks(text)
    assert "\n" not in parts and "\r" not in parts
    assert parts.split() == text.split()
    if "\n" not in text and "\r" not in text:
        assert parts == text
