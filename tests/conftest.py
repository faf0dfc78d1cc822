from __future__ import annotations

import os

import pytest
from helpers import ROOT
from hypothesis import settings

from translate import checkpoints
from translate.document import Translation
from translate.pipeline import Model, read_and_segment

# How long an example takes says more of the machine than of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads the user's configuration or hub cache, or asks the real hub."""
    folder = tmp_path_factory.mktemp("home")
    os.environ["TRANSLATE_CACHE"] = str(folder / "cache")
    os.environ["TRANSLATE_CONFIG"] = str(folder / "config.toml")
    os.environ["TRANSLATE_MEMORY"] = str(folder / "memory.sqlite")
    os.environ["HF_HOME"] = str(folder / "hf")
    os.environ.pop("TRANSLATE_MODEL", None)
    os.environ["NO_COLOR"] = "1"


@pytest.fixture(scope="session")
def model(_own_folders: None) -> Model:
    """The embedded model in the default engine."""
    return Model(checkpoints.embedded())


@pytest.fixture(scope="session")
def article(model: Model) -> Translation:
    """The sample article in English."""
    return model.translate(read_and_segment(ROOT / "samples" / "putin-north-korea.fr.txt"))
