"""Site furniture around an article: newsletter pitches, comment forms, notices, teasers.

Marked, not dropped: a block that is furniture keeps its place and gets `Kind.BOILERPLATE`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from translate.document import Block, Kind

#: What only site furniture says. Seen on French news and public sites.
_FURNITURE = re.compile(
    r"""
    \b(?:newsletters?|infolettres?|bulletin\ d'information|lettre\ d'information)\b
    | \bd[ée]sabonner\b | ^\s*(?:s'abonner|abonnez-vous|je\ m'abonne|d[ée]j[àa]\ abonn[ée])
    | \b(?:laisser|laissez|poster|ajouter)\ (?:un|votre)\ commentaire\b
    | ^\s*(?:\d+\ )?(?:commentaires?|r[ée]agir|partager|imprimer|envoyer\ par\ e-?mail)\b.{0,60}$
    | \badresse\ (?:e-?mail|de\ messagerie|électronique)\ ne\ sera\ pas\ publi[ée]e
    | \bchamps\ obligatoires\b | \bre-?captcha\b | \bapp\ key\b
    | \bconditions\ (?:générales\ )?d'utilisation\b | \bpolitique\ de\ confidentialité\b
    | \b(?:accepter|paramétrer|gérer)\ (?:les|vos|mes)\ cookies\b | \bcookies?\ et\ traceurs?\b
    | ^\s*(?:tenez-vous|restez)\ (?:au\ courant|informée?s?|connectée?s?)\b
    | ^\s*suivez[-\ ]nous\b | ^\s*(?:tous\ )?droits\ (?:de\ reproduction\ )?réservés
    | ^\s*(?:à|a)\ lire\ (?:aussi|également) | ^\s*lire\ (?:aussi|également|la\ suite)\b
    | ^\s*(?:sur\ le\ même\ sujet|dans\ la\ même\ rubrique|articles?\ (?:similaires|liés|connexes)
        |les\ plus\ lus|vous\ aimerez\ aussi|contenu\ sponsorisé|publicité)\s*:?\s*$
    | ©
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: Furniture wherever it stands; the rest counts only in the tail of an article.
_ANYWHERE = re.compile(r"^\s*(?:(?:à|a)\ )?lire\ (?:aussi|également)\b", re.IGNORECASE | re.VERBOSE)
_ENDS_SENTENCE = re.compile(r"[.!?][\s\u00a0\u202f]*[»”\")]?\s*$")


def says_furniture(text: str) -> bool:
    """Whether `text` is what only site furniture says."""
    return _FURNITURE.search(text.replace("’", "'")) is not None


def _may_follow_furniture(block: Block) -> bool:
    """Whether a block can belong to a tail of furniture: a teaser, a label, a short notice."""
    return len(block.text) < 160 and (
        _ENDS_SENTENCE.search(block.text) is None or len(block.text.split()) <= 12
    )


def mark(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with site furniture marked as such.

    The tail of an article is furniture from the first block that says so, provided that every
    later block says so too or is as short as a label or a teaser.
    """
    tail = len(blocks)
    for i in range(len(blocks) - 1, 0, -1):
        block = blocks[i]
        if says_furniture(block.text):
            tail = i
        elif not _may_follow_furniture(block) or block.kind is Kind.VERBATIM:
            break
    # Above the title, a few words without a capital are left over from a site's navigation.
    head = 1 if len(blocks) > 1 and blocks[1].kind is Kind.TITLE and blocks[0].text.islower() else 0
    return tuple(
        replace(block, kind=Kind.BOILERPLATE)
        if block.kind is not Kind.VERBATIM
        and (i < head or i >= tail or (i > 0 and _ANYWHERE.search(block.text)))
        else block
        for i, block in enumerate(blocks)
    )
