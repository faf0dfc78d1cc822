"""A pytest plugin: the fixture `check_translation`, which fails a test on a bad translation.

def test_press_release(check_translation):
    check_translation(Path("release.fr.md"), Path("release.en.md"))
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def _check(source: str | Path, target: str | Path | None = None, **options: Any) -> None:
    __tracebackhide__ = True
    from translate.checking import check_translation

    report = check_translation(source, target, **options)
    if not report.passed:
        pytest.fail(f"bad translation\n{report.text()}", pytrace=False)


@pytest.fixture(name="check_translation", scope="session")
def _fixture() -> Callable[..., None]:
    """Fails the test when a translation lost, added or changed something.

    Takes what `translate.check_translation` takes: texts, or paths of files or folders, then
    `select`, `ignore`, `glossary`, `strict` and `model`.
    """
    return _check
