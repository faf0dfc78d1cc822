"""The embedded model without a document around it."""

import pytest

from translate import checkpoints
from translate.decoding import Engine, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator


@pytest.fixture(scope="session")
def engine() -> Engine:
    return open_engine(checkpoints.embedded().folder)


@pytest.fixture
def translator(engine: Engine) -> Translator:
    """It may be changed: another test has another one."""
    return Translator(engine, Tokenizer(checkpoints.embedded().folder))
