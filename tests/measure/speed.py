"""Speed of the engines on the sample article, each against the plainest use of transformers.

`python tests/measure/speed.py [MODEL]` prints a table: seconds to decode the article's sentences (beam 4,
model loaded, best of three) and the ratio to one-sentence-at-a-time transformers.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from translate.checkpoints import resolve
from translate.decoding import Decoding, Engine, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
from translate.pipeline import read_and_segment

ARTICLE = Path(__file__).parent.parent.parent / "samples" / "putin-north-korea.fr.txt"


def _best_of_three(run: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    checkpoint = resolve(sys.argv[1] if len(sys.argv) > 1 else "embedded", offline=True)
    tokenizer = Tokenizer(checkpoint.folder)
    texts = [s.text for s in read_and_segment(ARTICLE).segments]
    reference = open_engine(checkpoint.folder, "transformers")
    engines: dict[str, Engine] = {
        "transformers float32, batched": reference,
        "ctranslate2 float32 (the default for small models)": open_engine(
            checkpoint.folder, "ctranslate2", "float32"
        ),
        "ctranslate2 int8 (for large ones)": open_engine(checkpoint.folder, "ctranslate2", "int8"),
    }

    def one_by_one() -> None:
        translator = Translator(reference, tokenizer)
        for text in texts:
            translator.translate([text], Decoding())

    base = _best_of_three(one_by_one)
    rows = [("transformers float32, a sentence at a time", base)]
    for name, engine in engines.items():
        translator = Translator(engine, tokenizer)
        translator.translate(texts, Decoding())
        rows.append((name, _best_of_three(lambda t=translator: t.translate(texts, Decoding()))))
    print(f"| {checkpoint.name}, {len(texts)} sentences | seconds | speed |")
    print("| :-- | --: | --: |")
    for name, seconds in rows:
        print(f"| {name} | {seconds:.2f} | {base / seconds:.1f} x |")


if __name__ == "__main__":
    main()
