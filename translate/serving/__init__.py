"""`translate serve`: a page for people and two APIs for programs, on one's own machine.

`batches` is the model that all requests share, `texts` reads and writes what they bring, `desk` keeps
documents while they are translated and after, `glossaries` those of users. `libretranslate`, `deepl`
and `site` are three faces of them; `app` puts them together and `limits` says what is too much.
"""

from translate.serving.app import serve
from translate.serving.batches import SharedModel
from translate.serving.limits import Limits

__all__ = ["Limits", "SharedModel", "serve"]
