"""Words of two senses: in which of them a model takes each, by `tests/data/senses.tsv`.

    python tests/measure/senses.py [--model NAME] [--plain] [-v]

Each sentence leaves no doubt of the sense. Its English has the right one, the wrong one, or neither
(other words, which may be right or not; `-v` prints them). `--plain` looks at the first hypothesis of the
model, without the program's choice and repair.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from translate import checkpoints, segmentation
from translate.articles import parse
from translate.decoding import Decoding, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
from translate.pipeline import Model

FILE = Path(__file__).parent.parent / "data" / "senses.tsv"


@dataclass(frozen=True, slots=True)
class Case:
    """A French sentence with a word of two senses, and what tells them apart in the English."""

    word: str
    french: str
    right: re.Pattern[str]
    wrong: re.Pattern[str]

    def verdict(self, english: str) -> str:
        """`right`, `wrong` or `neither`."""
        if self.right.search(english):
            return "right"
        return "wrong" if self.wrong.search(english) else "neither"


def _pattern(alternatives: str) -> re.Pattern[str]:
    ways = [re.escape(way).replace(r"\*", r"\w*") for way in alternatives.split("|")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)


def cases() -> Iterator[Case]:
    """The sentences of the file."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, french, right, wrong = line.split("\t")
            yield Case(word, french, _pattern(right), _pattern(wrong))


def _by_program(model: Model, sentences: list[str]) -> list[str]:
    document = segmentation.segment(parse("\n\n".join(sentences)))
    english = {s.segment.text: s.target for s in model.translate(document).segments}
    return [english[sentence] for sentence in sentences]


def _by_model_alone(folder: Path, sentences: list[str]) -> list[str]:
    translator = Translator(open_engine(folder), Tokenizer(folder))
    return [d.candidates[0].text for d in translator.translate(sentences, Decoding())]


def main() -> None:
    """Print how many senses are right, wrong and neither."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    checkpoint = checkpoints.resolve(options.model, offline=True)
    given = list(cases())
    sentences = [case.french for case in given]
    if options.plain:
        english = _by_model_alone(checkpoint.folder, sentences)
    else:
        english = _by_program(Model(checkpoint), sentences)
    verdicts = [case.verdict(text) for case, text in zip(given, english, strict=True)]
    if options.verbose:
        for case, text, verdict in zip(given, english, verdicts, strict=True):
            if verdict != "right":
                print(f"{verdict}\t{case.word}\t{case.french}\t{text}")
    counts = Counter(verdicts)
    shares = ", ".join(
        f"{name} {counts[name]} ({100 * counts[name] / len(given):.1f} %)"
        for name in ("right", "wrong", "neither")
    )
    print(f"{len(given)} sentences: {shares}")


if __name__ == "__main__":
    main()
