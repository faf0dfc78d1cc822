"""Translate French articles into English, with the French beside it.

    from translate import translate_file, render
    print(render(translate_file("article.txt")))

Public names: `translate_file`, `translate_text`, `render`, `check_translation`, `Report`, `Model`, `Progress`,
`Settings`, `Decoding`, `Memory`, `resolve`, `__version__`, the values of `translate.document` and the errors of `translate.errors`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translate.api import translate_file, translate_text
    from translate.bilingual import render
    from translate.checking import Report, check_translation
    from translate.checkpoints import resolve
    from translate.decoding import Decoding
    from translate.document import Document, Finding, Translation
    from translate.errors import MemoryFileError, ModelError, ReadError, TranslateError, WriteError
    from translate.memory import Memory
    from translate.pipeline import Model
    from translate.progress import Progress
from translate.settings import Settings
from translate.version import VERSION

__version__ = VERSION

_HOMES = {
    "translate_file": "api",
    "translate_text": "api",
    "check_translation": "checking",
    "Report": "checking",
    "resolve": "checkpoints",
    "Document": "document",
    "Finding": "document",
    "Translation": "document",
    "Decoding": "decoding",
    "Memory": "memory",
    "MemoryFileError": "errors",
    "ModelError": "errors",
    "ReadError": "errors",
    "TranslateError": "errors",
    "WriteError": "errors",
    "Model": "pipeline",
    "Progress": "progress",
    "Settings": "settings",
    "render": "bilingual",
}
__all__ = [
    "Decoding",
    "Document",
    "Finding",
    "Memory",
    "MemoryFileError",
    "Model",
    "ModelError",
    "Progress",
    "ReadError",
    "Report",
    "Settings",
    "TranslateError",
    "Translation",
    "WriteError",
    "__version__",
    "check_translation",
    "render",
    "resolve",
    "translate_file",
    "translate_text",
]


def __getattr__(name: str) -> Any:
    """Import a public name on first use, so that `translate --help` imports no model."""
    if name not in _HOMES:
        raise AttributeError(f"module 'translate' has no attribute {name!r}")
    return getattr(import_module(f"translate.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names, whether they are imported already or not."""
    return __all__
