from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from filelock import FileLock
from helpers import ROOT
from hypothesis import settings

from translate import checkpoints
from translate.document import Translation
from translate.pipeline import Model, read_and_segment

# How long an example takes says more of the machine than of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

#: Processes that share all tests at most: each has a model of its own, in 700 MB.
MOST_PROCESSES = 4


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All tests are shared by as many processes as there are cores; a part of them runs in this one."""
    whole = [Path(a).resolve() for a in config.args] == [ROOT / "tests"]
    return min(MOST_PROCESSES, os.cpu_count() or 1) if whole else 0


def _common(factory: pytest.TempPathFactory) -> Path:
    """A folder for all processes that share the tests."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads the user's configuration or hub cache, or asks the real hub."""
    folder = tmp_path_factory.mktemp("home")
    # What is prepared once for each machine.
    os.environ["TRANSLATE_CACHE"] = str(_common(tmp_path_factory) / "cache")
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
def article(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Translation:
    """The sample article in English, made by the first process that asks for it."""
    made = _common(tmp_path_factory) / "article.pickle"
    with FileLock(made.with_suffix(".lock")):
        if not made.is_file():
            sample = read_and_segment(ROOT / "samples" / "putin-north-korea.fr.txt")
            made.write_bytes(pickle.dumps(model.translate(sample)))
    translation = pickle.loads(made.read_bytes())
    assert isinstance(translation, Translation)
    return translation
