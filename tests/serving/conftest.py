from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from servers import Held, Start, serving

from translate import Settings, checkpoints
from translate.decoding import Decoding
from translate.document import Translation
from translate.serving.batches import SharedModel
from translate.serving.limits import Limits


@pytest.fixture(scope="session")
def shared(_own_folders: None) -> Iterator[SharedModel]:
    model = SharedModel(checkpoints.embedded())
    yield model
    model.stop()


@pytest.fixture
def start(shared: SharedModel, tmp_path: Path) -> Iterator[Start]:
    """Starts servers that end with the test."""
    with ExitStack() as stack:

        def begin(limits: Limits | None = None, **options: object) -> str:
            return stack.enter_context(serving(shared, tmp_path, limits, **options))

        yield begin


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


@pytest.fixture(scope="session")
def address(shared: SharedModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server without limits that tests share."""
    with serving(shared, tmp_path_factory.mktemp("served")) as where:
        yield where


@pytest.fixture(scope="session")
def command(shared: SharedModel) -> Callable[[str, str], str]:
    """What `translate file -f same` writes for a text in a format of articles."""
    from translate import articles, render, segmentation

    def english(text: str, format: str = "text") -> str:
        document = segmentation.segment(articles.parse(text, format=format))
        translation: Translation = shared.translate(document, Settings(Decoding()))
        written = render(translation, "same")
        assert isinstance(written, str)
        return written

    return english
