"""Where the program keeps its own files: a cache that may be deleted, memory and configuration."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_NAME = "translate-fr-en"


def cache_folder() -> Path:
    """Folder of converted models; `TRANSLATE_CACHE` moves it."""
    override = os.environ.get("TRANSLATE_CACHE")
    return Path(override) if override else Path(platformdirs.user_cache_dir(_NAME))


def memory_file() -> Path:
    """The translation memory; `TRANSLATE_MEMORY` names another file."""
    override = os.environ.get("TRANSLATE_MEMORY")
    return Path(override) if override else Path(platformdirs.user_data_dir(_NAME)) / "memory.sqlite"


def served_folder() -> Path:
    """Folder of the documents and glossaries of `translate serve`; `TRANSLATE_SERVED` moves it."""
    override = os.environ.get("TRANSLATE_SERVED")
    return Path(override) if override else Path(platformdirs.user_data_dir(_NAME)) / "served"


def config_file() -> Path:
    """The user's configuration; `TRANSLATE_CONFIG` names another."""
    override = os.environ.get("TRANSLATE_CONFIG")
    return Path(override) if override else Path(platformdirs.user_config_dir(_NAME)) / "config.toml"
