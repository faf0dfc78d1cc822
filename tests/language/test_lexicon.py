from pathlib import Path

import pytest

from translate.language.lexicon import Lexicon, lexicon


def _opened_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Lexicon:
    monkeypatch.setenv("TRANSLATE_CACHE", str(folder))
    return lexicon.__wrapped__()


def _holds_words(words: Lexicon) -> bool:
    return (
        words.pairs["grenouille"]["frog"] > 0.5
        and "zzyzx" not in words.pairs
        and words.is_common("grenouille")
        and not words.is_common("marseille")
        and "frog" in words.english
        and "frog" not in words.english_names
        and "amphibian" in words.spelled
        and "grenouille" not in words.spelled
    )


def test_the_prepared_lexicon_is_made_anew_when_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _holds_words(_opened_in(tmp_path, monkeypatch))
    (file,) = tmp_path.rglob("pairs.marisa")
    whole = file.read_bytes()
    file.unlink()  # the one that is mapped stays as it is
    file.write_bytes(whole[: len(whole) // 2])
    assert _holds_words(_opened_in(tmp_path, monkeypatch))
    assert file.read_bytes() == whole


def test_the_lexicon_needs_no_folder_to_write_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    assert _holds_words(_opened_in(tmp_path / "file", monkeypatch))
