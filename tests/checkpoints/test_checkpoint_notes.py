"""Checkpoints of others, which do not say which head links words, nor how sure they sound."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch
from transformers import MarianMTModel

from translate import checkpoints
from translate.checkpoints.notes import notes_of, swap_with_first
from translate.decoding import open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
from translate.finishing import confidence
from translate.pipeline import Model

PAIR = ("Le chat noir dort sur la chaise rouge.", "The black cat sleeps on the red chair.")


@pytest.fixture(scope="module")
def unmarked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded model without notes, its linking head moved from the first place to the sixth."""
    folder = tmp_path_factory.mktemp("unmarked")
    own = checkpoints.embedded().folder
    for path in own.iterdir():
        if path.suffix in (".json", ".spm") and path.name != "calibration.json":
            shutil.copy(path, folder)
    config = json.loads((folder / "config.json").read_text())
    del config["alignment_layer"]
    model = MarianMTModel.from_pretrained(own, dtype=torch.float32)
    swap_with_first(model.model.decoder.layers[0].encoder_attn, 5)
    model.save_pretrained(folder)
    (folder / "config.json").write_text(json.dumps(config))
    return folder


@pytest.mark.slow
def test_the_head_that_links_words_is_found_and_used(unmarked: Path) -> None:
    told: list[str] = []
    model = Model(str(unmarked), say=told.append)
    notes = notes_of(unmarked)
    assert (notes.layer, notes.head) == (0, 5)
    assert len(told) == 1
    assert (
        f"head 5 of decoder layer 0, which agrees with the lexicon on {notes.share:.0%}" in told[0]
    )
    # It links what the known head does, in both engines.
    own = checkpoints.embedded().folder
    (known,) = Translator(open_engine(own), Tokenizer(own)).align([PAIR])
    for name in ("ctranslate2", "transformers"):
        engine = open_engine(unmarked, name)
        assert engine.aligns
        (found,) = Translator(engine, Tokenizer(unmarked)).align([PAIR])
        assert found.links == known.links
    # What was found is kept, and not said again.
    Model(str(unmarked), say=told.append)
    assert len(told) == 1
    # Confidence is by the table that comes with the program, which is that of the same model here.
    own_table, table = confidence.load(own), confidence.load(unmarked)
    assert (table.weights, table.constant) == (own_table.weights, own_table.constant)
    assert table.shift == pytest.approx(0.0, abs=0.02)
    assert (own_table.is_own, table.is_own) == (True, False)
    (segment,) = model.translate("La ville a voté le budget lundi.").segments
    assert segment.confidence is not None


@pytest.mark.slow
def test_a_model_whose_attention_links_nothing_is_told_from_one_that_does(
    unmarked: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "untrained"
    shutil.copytree(unmarked, folder)
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32)
    with torch.no_grad():
        for layer in model.model.decoder.layers:
            layer.encoder_attn.q_proj.weight.zero_()
            layer.encoder_attn.q_proj.bias.zero_()
    model.save_pretrained(folder)
    assert notes_of(folder).layer is None
    engine = open_engine(folder)
    assert not engine.aligns
