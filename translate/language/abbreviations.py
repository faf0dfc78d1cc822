"""French abbreviations written out, as models have learnt to read them.

Only where what stands beside one leaves no doubt: 3 sept., lun. 3 mars, art. 5, 52 av. J.-C., Me Dupont, av. Foch.
The embedded model reads “le 3 oct.” as “3 Bye” and “Me Dupont” as “My Dupont”.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from babel import Locale

_NAME = r"(?=(?:d(?:e|u|es|e la) |d['’]|l['’]|la )?[A-ZÀ-ÞŒ])"
#: Pattern, what it is written as. A stop that may also end the sentence is kept at the end of the text.
_RULES: tuple[tuple[str, str], ...] = (
    (r"\b(?:av|avt)\. ?J\.? ?-?C\b\.?", "BC"),
    (r"\b(?:apr?)\. ?J\.? ?-?C\b\.?", "AD"),
    (r"(?<![\w'’-])Me (?=[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ])", "Maître "),
    (r"(?<![\w'’-])Mes (?=[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)? et [A-ZÀ-Þ])", "Maîtres "),
    (r"(?<!\w)Mgr\.? (?=[A-ZÀ-Þ])", "Monseigneur "),
    (r"(?<!\w)Pr\.? (?=[A-ZÀ-Þ][a-zà-ÿ])", "Professeur "),
    (rf"(?<!\w)av\. {_NAME}", "avenue "),
    (rf"(?<!\w)[Bb](?:d|l?vd|oul)\.? {_NAME}", "boulevard "),
    (r"(?<!\w)chap\. ?(?=\d|[IVXL]+\b)", "chapitre "),
    (r"(?<!\w)[Aa]rt\. ?(?=\d|[LRD]\.? ?\d)", "article "),
    (r"(?<!\w)al\. ?(?=\d)", "alinéa "),
    (r"(?<!\w)pp?\. ?(?=\d)", "page "),
    (r"(?<!\w)fig\. ?(?=\d)", "figure "),
    (r"(?<!\w)vol\. ?(?=\d|[IVXL]+\b)", "volume "),
    (r"(?<!\w)Env\. (?=\d)", "Environ "),
    (r"(?<!\w)env\. (?=\d)", "environ "),
    (r"(?<=\d )pers\.", "personnes"),
    (r"(?<=\d )hab\.", "habitants"),
    (r"(?<!\w)p\. ?ex\.", "par exemple"),
    (r"(?<!\w)c\.?-à-d\.", "c'est-à-dire"),
    (r"(?<!\w)cf\. ", "voir "),
    (r"(?<!\w)Cf\. ", "Voir "),
    (r"(?<!\w)[Tt]él\. ?:", "Téléphone :"),
)  # fmt: skip


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]:
    locale = Locale("fr")
    short_days, days = (locale.days["format"][w] for w in ("abbreviated", "wide"))
    short_months, months = (locale.months["format"][w] for w in ("abbreviated", "wide"))
    by_day = {short_days[n].rstrip("."): days[n] for n in range(7)}
    by_month = {short_months[n].rstrip("."): months[n] for n in range(1, 13)} | {"fév": "février"}
    abbreviated = {short: name for short, name in by_month.items() if short != name}
    # Feasts and streets are named so: le 14-Juillet, le 1er-Mai.
    feast = "|".join(re.escape(name) for name in months.values())
    dates = "|".join(map(re.escape, [*by_month, *months.values()]))
    return (
        (
            re.compile(
                rf"(?<![\w-])({'|'.join(by_day)})\. (?=\d{{1,2}}(?:er)?(?: (?:{dates}|et|au|à)\b|[,.;)/]|$))",
                re.IGNORECASE,
            ),
            lambda match: by_day[match[1].lower()] + " ",
        ),
        (
            re.compile(rf"(?:(?<=\d )|(?<=\der ))({'|'.join(abbreviated)})\.(?!\w)", re.IGNORECASE),
            lambda match: abbreviated[match[1].lower()],
        ),
        (
            re.compile(rf"(?<![\w-])(\d{{1,2}}|1er)-({feast})(?!\w)", re.IGNORECASE),
            lambda match: f"{match[1]} {match[2].lower()}",
        ),
        *((re.compile(pattern), form) for pattern, form in _RULES),
    )


def written_out(text: str) -> str:
    """French `text` on one line, in NFC, with its abbreviations written out."""
    result = text
    for pattern, form in _rules():
        result = pattern.sub(form, result)
    if result != text and text.endswith(".") and not result.endswith((".", "!", "?", "…")):
        result += "."
    return result
