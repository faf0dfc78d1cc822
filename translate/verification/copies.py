"""What is the same in every language: addresses of the web and of mail, and emoji."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from translate.document import Finding

#: Addresses of the web and of mail.
ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>«»“”\"]*[\w/]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<![\w@./-])(?:[a-z0-9-]{2,63}\.)+(?:fr|com|org|net|eu|be|ch|ca|info|io|tv|uk|de)(?!\w)(?:/[\w/.-]*\w)?"
)
#: A language in an address may become the other one: fr.wikipedia.org, /fr/.
_LANGUAGE = re.compile(r"(?<![a-z0-9])(?:fr|en|www|https?)(?![a-z0-9])|://|\.+$|/+$")
#: Pictographs and dingbats, without what varies or joins them; ranges of Unicode.
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")


def _key(address: str) -> str:
    return re.sub(r"[./]+", "/", _LANGUAGE.sub("", address.lower())).strip("/")


def check(source: str, target: str) -> Iterator[Finding]:
    """`address-changed`, `symbol-lost`: an address is another one or gone, or an emoji is gone."""
    theirs = list(ADDRESS.finditer(target))
    there = {_key(match.group()) for match in theirs}
    ours = list(ADDRESS.finditer(source))
    here = {_key(match.group()) for match in ours}
    added = [match for match in theirs if _key(match.group()) not in here]
    for match in ours:
        if _key(match.group()) in there:
            continue
        other = added.pop(0) if added else None
        became = f"became “{other.group()}”" if other else "is not in the English"
        yield Finding(
            "address-changed", f"“{match.group()}” {became}",
            source=match.span(), target=other.span() if other else None,
            expected=match.group(), found=other.group() if other else "",
        )  # fmt: skip
    lost = Counter(_EMOJI.findall(_SKIN.sub("", source))) - Counter(_EMOJI.findall(target))
    for symbol in lost:
        at = source.index(symbol)
        yield Finding(
            "symbol-lost", f"“{symbol}” is not in the English",
            source=(at, at + len(symbol)), expected=symbol,
        )  # fmt: skip
