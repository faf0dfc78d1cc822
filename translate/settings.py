"""How to translate: what the user may choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from translate.decoding import Decoding
from translate.errors import no_such
from translate.language.typography import Style

if TYPE_CHECKING:
    from translate.names import glossary as glossaries
    from translate.names.exonyms import Exonym


@dataclass(frozen=True, slots=True, init=False)
class Settings:
    """How to translate a document.

    Attributes:
        decoding: search settings.
        style: `curly` or `straight` quotation marks and apostrophes.
        boilerplate: whether site furniture is translated and kept.
        glossary: terms that must be translated so, given as the path of a file, as pairs of French
            and English, or as what `translate.names.glossary.read` returns.

    Raises:
        ReadError: the file of the glossary cannot be read.
        TypeError, ValueError: a value is none of these.
    """

    decoding: Decoding
    style: Style
    boilerplate: bool
    glossary: tuple[Exonym, ...]

    def __init__(
        self,
        decoding: Decoding | None = None,
        style: Style = "curly",
        boilerplate: bool = True,
        glossary: glossaries.Given = (),
    ) -> None:
        decoding = Decoding() if decoding is None else decoding
        if not isinstance(decoding, Decoding):
            raise TypeError(f"decoding: give Decoding(...), not {decoding!r}")
        if not isinstance(boilerplate, bool):
            raise TypeError(f"boilerplate: give True or False, not {boilerplate!r}")
        if style not in get_args(Style):
            raise ValueError(no_such("style", style, get_args(Style)))
        terms: tuple[Exonym, ...] = ()
        if glossary != ():
            # Its tables take a while, and most have no glossary.
            from translate.names.glossary import terms_of

            terms = terms_of(glossary)
        object.__setattr__(self, "decoding", decoding)
        object.__setattr__(self, "style", style)
        object.__setattr__(self, "boilerplate", boilerplate)
        object.__setattr__(self, "glossary", terms)
