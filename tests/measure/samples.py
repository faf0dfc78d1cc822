"""The results in `samples/`, made anew: `python tests/measure/samples.py`.

`tests/test_samples.py` says whether they are what the program makes.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from translate import bilingual
from translate.checkpoints import embedded
from translate.document import Translation
from translate.host import files
from translate.pipeline import Model

ROOT = Path(__file__).parent.parent.parent
ARTICLES = ["putin-north-korea.fr.txt", "entretien.txt", "guide.md", "marches.txt", "recit.txt"]
#: The one article whose result is there in every format.
WHOLE = ARTICLES[0]


def translated(model: Model, article: str) -> Translation:
    """The English of a sample; its name in the result is that from the root of the clone."""
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        return model.translate(Path("samples") / article)
    finally:
        os.chdir(here)


def result(article: str, format: str) -> Path:
    """Where the result of a sample stands."""
    stem = Path(article).stem.removesuffix(".fr")
    return ROOT / "samples" / f"{stem}.fr-en{bilingual.FORMATS[format].suffix}"


def main() -> None:
    """Write them all."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["TRANSLATE_CACHE"] = cache
        model = Model(embedded())
        for article in ARTICLES:
            translation = translated(model, article)
            formats = ("markdown", "html", "docx", "tmx", "xliff", "json")
            for format in formats if article == WHOLE else formats[:1]:
                files.write(bilingual.render(translation, format), result(article, format))


if __name__ == "__main__":
    main()
