"""Read a file in every way that the program reads files, and write it in every format it writes.

`python tests/robustness/exercise.py FILE...` does so and prints a line of JSON for each: what came of
it, seconds of the processor and the highest memory (MB) so far.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from rich.console import Console

from translate import articles, bilingual, segmentation
from translate.bilingual.corrections import held_by, merge, open_result
from translate.bilingual.terminal import rendered
from translate.checking import check_pairs, pairs, reports
from translate.document import Document, Finding, ModelInfo, SegmentTranslation, Translation
from translate.errors import TranslateError
from translate.names import glossary

MARKDOWN = """---
title: Le sommet
---

# Le sommet de Pékin

Le président **russe** est [arrivé](https://example.org) *mardi*. Il a dit « oui » à `x`.

- le gaz ;
- le pétrole.
  1. un
  2. deux

> La Chine reste un partenaire.

| Pays | Habitants |
| :-- | --: |
| Chine | 1,4 milliard |

```
code
```
"""
MODEL = ModelInfo("embedded", "abc123", "ctranslate2 int8", "beam 4")
RESULTS = (".json", ".jsonl")
PAIRS = (".tmx", ".xlf", ".po", ".tsv")
GLOSSARIES = (".csv", ".tbx")
#: Pairs that are checked: the checks themselves are not what is exercised here.
_CHECKED = 20


def exercise(path: Path) -> None:
    """All that is done with a file of its kind, but for the model.

    Raises:
        TranslateError: as the user would see it.
    """
    if path.suffix in GLOSSARIES:
        glossary.read(path)
    elif len(path.suffixes) > 1:  # what a person corrected
        merged = merge(original(), {path: held_by(path)})
        written(merged.translation)
    elif path.suffix in PAIRS:
        report = check_pairs(pairs.read(path)[:_CHECKED])
        for write in reports.FORMATS.values():
            write(report).encode()
    elif path.suffix in RESULTS:
        written(open_result(path))
    else:
        written(in_capitals(segmentation.segment(articles.read(path))))


def in_capitals(document: Document) -> Translation:
    """A translation of `document` that says the French in capitals, its first sentence flagged."""
    flag = (Finding("unsure", "this is likely to be wrong"),)
    segments = tuple(
        SegmentTranslation(s, s.text.upper(), findings=() if n else flag)
        for n, s in enumerate(document.segments)
    )
    return Translation(document, segments, MODEL, version="1.0")


def original() -> Translation:
    """What the files that a person corrected were made of."""
    document = articles.parse(MARKDOWN, format="markdown", name="a.md")
    return in_capitals(segmentation.segment(document))


def written(translation: Translation) -> None:
    """Write `translation` in every format but PDF, which is the page, and takes seconds."""
    for format in bilingual.FORMATS.keys() - {"pdf"}:
        try:
            content = bilingual.render(translation, format)
        except TranslateError:
            continue
        if isinstance(content, str):
            content.encode()
    Console(file=None, width=80, record=False).render_lines(rendered(translation, "paragraph", 80))


def main() -> None:
    for name in sys.argv[1:]:
        start = time.process_time()
        try:
            exercise(Path(name))
            outcome = "read"
        except TranslateError as error:
            outcome = f"refused: {error}"
        except BaseException as error:
            outcome = f"TRACEBACK {type(error).__name__}: {error}"[:500]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        line = {"file": name, "outcome": outcome, "seconds": round(time.process_time() - start, 2)}
        print(json.dumps({**line, "peak_mb": round(peak)}), flush=True)


if __name__ == "__main__":
    main()
