"""The page."""

from __future__ import annotations

from translate.serving.libretranslate import failed
from translate.serving.service import Endpoint

ROUTES: list[tuple[str, str, Endpoint]] = []
__all__ = ["ROUTES", "failed"]
