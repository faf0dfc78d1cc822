"""The version of this program, as its distribution says it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("translate-fr-en")
except PackageNotFoundError:  # used from a checkout without having been installed
    VERSION = "unknown"
