"""Articles that are translated together are translated as each of them alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from helpers import ROOT

from translate import Memory, Model, Settings, pipeline
from translate.articles import parse
from translate.document import Document, Origin
from translate.memory import MemoryPair, now
from translate.progress import Progress, Stage
from translate.segmentation import segment

# The second names the first one's city by its English form already, and has a sentence of it.
ARTICLES = (
    "# Le maire de Bruges\n\nLa ville a 117 000 habitants. Le maire **aime** la mer.",
    "La ville a 117 000 habitants. Les élèves de Bruges sont partis à 8 heures.",
    "Our own words stay as they are. « Je reste », dit-elle.",
)


def _document(text: str) -> Document:
    return segment(parse(text, format="markdown", language="en"))


def test_each_is_as_alone(model: Model) -> None:
    documents = [_document(text) for text in ARTICLES]
    together = model.translate_all(documents)
    assert [t.document for t in together] == documents
    for document, translation in zip(documents, together, strict=True):
        alone = model.translate(document).segments
        assert [s.target for s in translation.segments] == [s.target for s in alone]
        assert [s.findings for s in translation.segments] == [s.findings for s in alone]
        assert [s.inlines for s in translation.segments] == [s.inlines for s in alone]


def test_progress_moves_through_every_stage_to_the_end(model: Model, tmp_path: Path) -> None:
    documents = [_document(text) for text in ARTICLES]
    told: list[Progress] = []
    model.translate_all(documents, progress=told.append)
    shares = [now.share for now in told]
    assert shares == sorted(shares)
    assert shares[0] == 0 and shares[-1] == pytest.approx(1)
    assert list(dict.fromkeys(now.stage for now in told)) == list(Stage)


def test_progress_goes_on_while_sentences_are_checked_and_mended(model: Model) -> None:
    """Decoding is no more than half of the way, and what comes after it moves the bar as well."""
    told: list[Progress] = []
    model.translate(ROOT / "samples" / "entretien.txt", progress=told.append)
    decoded = max(now.share for now in told if now.stage is Stage.TRANSLATING)
    checked = {now.share for now in told if now.stage in (Stage.CHECKING, Stage.MENDING)}
    assert decoded < 0.6
    assert len({share for share in checked if share > decoded}) > 5


def test_sentences_flow_in_chunks_as_they_do_all_at_once(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chunk is decoded while the one before it is mended; names are those of the whole article."""
    article = ROOT / "samples" / "recit.txt"
    at_once = model.translate(article)
    monkeypatch.setattr(pipeline, "_CHUNK", 5)
    told: list[Progress] = []
    in_chunks = model.translate(article, progress=told.append)
    assert len(at_once.segments) > 15
    assert in_chunks.segments == at_once.segments
    shares = [now.share for now in told]
    assert shares == sorted(shares) and shares[-1] == pytest.approx(1)


def test_who_gives_up_while_a_chunk_is_mended_keeps_what_was_decoded(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_CHUNK", 1)
    texts = ["Il pleut.", "Elle dort.", "Nous partons demain.", "Le chat est noir."]

    def give_up(now: Progress) -> None:
        if now.share > 0.3:
            raise KeyboardInterrupt

    with Memory(tmp_path / "memory.sqlite") as memory:
        with pytest.raises(KeyboardInterrupt):
            model.translate("\n\n".join(texts), progress=give_up, memory=memory)
        _, _, decoded = memory.counts()
    assert 0 < decoded < len(texts)


def test_an_error_of_one_chunk_ends_all_of_them_and_is_told(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_CHUNK", 1)
    whole = pipeline.repair.repair
    texts = ["Il pleut.", "Elle dort.", "Nous partons demain.", "Le chat est noir."]

    def repair(sources: Sequence[str], *rest: object) -> object:
        if sources == [texts[1]]:
            raise OSError("no room")
        return whole(sources, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.repair, "repair", repair)
    with pytest.raises(OSError, match="no room"):
        model.translate("\n\n".join(texts))


def test_progress_of_nothing_but_english_ends(model: Model) -> None:
    told: list[Progress] = []
    model.translate(_document("Our own words stay as they are."), progress=told.append)
    assert told[-1].share == pytest.approx(1)


def test_memory_and_glossary_serve_all(model: Model, tmp_path: Path) -> None:
    with Memory(tmp_path / "memory.sqlite") as memory:
        mine = "There are 117,000 people in the city."
        pair = MemoryPair("La ville a 117 000 habitants.", mine, Origin.PERSON, now())
        memory.add(iter([pair]))
        settings = Settings(glossary={"maire": "burgomaster"})
        first, second, _ = model.translate_all(
            [_document(text) for text in ARTICLES], settings, memory=memory
        )
        assert first.segments[1].target == second.segments[0].target == mine
        assert "urgomaster" in first.segments[0].target
        assert "urgomaster" in first.segments[2].target
