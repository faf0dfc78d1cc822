"""What a text denies: the plain negations of French and of English."""

from __future__ import annotations

import re

from translate.document import touches
from translate.language.quotes import Language

_APOSTROPHE = "['’]"
#: Ne and what it denies with; without it ne says nothing (avant qu'il ne parte) or only (ne … que).
_FRENCH = re.compile(
    rf"\b(?:(?:personne|rien|aucune?|nul(?:le)?|jamais)\b[^.;:!?]{{0,60}}?)?(?:\bne\s|\bn{_APOSTROPHE})"
    r"(?:(?!\bque\b|\bqu['’])[^.;:!?]){0,60}?\b(?:pas|jamais|aucune?|personne|rien|nul(?:le)?|plus(?! tard)|ni|guère)\b"
    rf"|\b(?:personne|rien|aucune?|nul(?:le)?|jamais|ni)\b[^.;:!?]{{0,60}}?\b(?:ne\s|n{_APOSTROPHE})",
    re.IGNORECASE,
)
#: Denials that English says without: not only, do not forget (remember), never so (the most).
_NO_FRENCH = re.compile(
    rf"\b(?:seulement|uniquement|simplement|pas moins|pas que|plus que|pas mal|rien que|rien de moins"
    rf"|n{_APOSTROPHE}empêche|pourquoi pas|pas plus tard|manqu\w+|nul doute|n{_APOSTROPHE}oubli\w+ pas|n{_APOSTROPHE}hésit\w+ pas|n{_APOSTROPHE}arrêt\w+ pas"
    r"|(?:va|allait) sans dire|pas tard\w+|n['’]est pas rien|on ne peut plus|ne quitte[zs]? pas"
    rf"|(?:nul|personne) (?:ne |n{_APOSTROPHE})(?:l{_APOSTROPHE})?ignor\w+"
    r"|pas fini d(?:e|['’])?|pas près d(?:e|['’])?|pas (?:été |être )?à la hauteur|non plus|ne va pas|ne vont pas|pas grand-chose"
    r"|(?:pas|jamais|rien) (?:\w+ )?(?:cessé|dérogé|im\w+|in\w+|dés\w+|sans|aussi|autant|autre|d['’]autre|en être autrement|de meilleure?|de pire|de mieux|plus|tel))\b"
    r"|\bjamais\b[^.;:!?]{1,40}\b(?:aussi|autant|tel(?:le)?s?)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"\b(?:not|cannot|never|nobody|nothing|none|neither|nowhere)\b|n{_APOSTROPHE}t\b|\bno\b(?! \d|\.\s?\d| one\b| matter| doubt| longer)"
    r"|\bno (?:one|longer)\b",
    re.IGNORECASE,
)
_NO_ENGLISH = re.compile(
    r"\b(?:not (?:only|just|merely|simply|to mention|until|more than|least|a few|surprising\w*|unlike|exceed\w*|uncommon)\b|no (?:less|fewer|more|doubt|matter|sooner|later|1|other)"
    r"|nothing (?:but|short|more|less)|none other|whether or not|or not|or no|nothing else|never mind|never before|never ending)"
    r"|n['’]t (?:it|they|he|she|you|we|I|that|this|there|just|only|until)\b",
    re.IGNORECASE,
)


def denials(text: str, language: Language) -> list[re.Match[str]]:
    """The plain negations of `text`."""
    found, no = (_FRENCH, _NO_FRENCH) if language == "fr" else (_ENGLISH, _NO_ENGLISH)
    matches = list(found.finditer(text))
    spared = [m.span() for m in no.finditer(text)] if matches else []
    return [m for m in matches if not touches(m.span(), spared) and not _is_asked(text, m.end())]


_END = re.compile(r"[.;:!?]")


def _is_asked(text: str, at: int) -> bool:
    """Whether the clause is a question, which asks the same with a negation and without."""
    end = _END.search(text, at)
    return end is not None and end.group() == "?"
