"""How to translate: what the user may choose."""

from __future__ import annotations

from dataclasses import dataclass, field

from translate.decoding import Decoding
from translate.language.typography import Style
from translate.names.exonyms import Exonym


@dataclass(frozen=True, slots=True)
class Settings:
    """How to translate a document.

    Attributes:
        decoding: search settings.
        style: `curly` or `straight` quotation marks and apostrophes.
        boilerplate: whether site furniture is translated and kept.
        glossary: terms that must be translated so, from `translate.names.glossary.read`.
    """

    decoding: Decoding = field(default_factory=Decoding)
    style: Style = "curly"
    boilerplate: bool = True
    glossary: tuple[Exonym, ...] = ()
