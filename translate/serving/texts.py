"""Texts that come without a file: plain, HTML and XML, there and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal

from translate import bilingual
from translate.articles import html
from translate.document import Document, Translation
from translate.language.function_words import function_words
from translate.pipeline import segmented_as_is
from translate.segmentation import segment
from translate.verification.codes import severity_of

Markup = Literal["text", "html", "xml"]


def read(
    text: str, markup: Markup = "text", ignored: Iterable[str] = (), splitting: Iterable[str] = ()
) -> Document:
    """`text` as a document with its sentences; what holds no words or is English stays as it is.

    Args:
        text: French.
        markup: what it is written in.
        ignored: tags of XML whose content is copied.
        splitting: tags of XML that no sentence goes across.

    Raises:
        ValueError: it is XML, and not well-formed.
    """
    if markup == "text" or not any(character.isalnum() for character in text):
        return segmented_as_is(text)
    if markup == "html":
        blocks = html.all_blocks_of(text)
    else:
        from translate.serving.xml import blocks_of

        blocks = blocks_of(text, frozenset(ignored), frozenset(splitting))
    return segment(Document("text", text, "utf-8", "html", blocks))


def english(translation: Translation) -> str:
    """The English of what `read` read, in the same form."""
    written = bilingual.render(translation, "same")
    assert isinstance(written, str)
    return written


def alternatives(translation: Translation, most: int) -> list[str]:
    """Up to `most` other ways to say all of `translation`, each of the next hypotheses.

    A sentence with markup stays as it is: where that stands is known for the best one alone.
    """
    deepest = min(most, max((len(s.alternatives) for s in translation.segments), default=0))
    return [
        english(
            replace(
                translation,
                segments=tuple(
                    replace(s, target=s.alternatives[n])
                    if n < len(s.alternatives) and not s.inlines
                    else s
                    for s in translation.segments
                ),
            )
        )
        for n in range(deepest)
    ]


def detected(text: str) -> tuple[str, float]:
    """Whether `text` is rather French (`fr`) or English (`en`), and how sure that is, up to 1."""
    french, english_ = function_words(text)
    share = max(french, english_) / (french + english_) if french + english_ else 0.0
    return ("en" if english_ > french else "fr"), round(share, 2)


def quality(translation: Translation) -> list[dict[str, Any]]:
    """What is known of each sentence: its English, confidence (0 to 1, or null) and findings."""
    return [
        {
            "source": t.segment.text,
            "target": t.target,
            "confidence": t.confidence,
            "origin": str(t.origin),
            "findings": [
                {"code": f.code, "severity": str(severity_of(f)), "message": f.message}
                for f in t.findings
            ],
        }
        for t in translation.segments
    ]
