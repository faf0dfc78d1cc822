from pathlib import Path

import pytest

from translate.language import synonyms


@pytest.mark.parametrize("writable", [True, False])
def test_words_that_can_stand_for_each_other(
    writable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not writable:
        (tmp_path / "file").touch()
    monkeypatch.setenv("TRANSLATE_CACHE", str(tmp_path if writable else tmp_path / "file"))
    monkeypatch.setattr(synonyms, "_table", synonyms._table.__wrapped__)
    synonyms._groups.cache_clear()
    assert synonyms.are_akin("mend", "repair")
    assert synonyms.are_akin("towns", "municipality")  # the one is the other's plural and hypernym
    assert synonyms.are_akin("stopped", "halting")
    assert synonyms.are_akin("nourish", "nourishment")  # in no line: of one stem
    assert not synonyms.are_akin("mend", "municipality")
    assert not synonyms.are_akin("zzyzx", "mend")
