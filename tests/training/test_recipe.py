"""The recipe from a corpus to a checkpoint, on a language of a few sentences."""

from __future__ import annotations

import itertools
import json
import lzma
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from translate import checkpoints
from translate.decoding import Decoding, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
from translate.training import back_translation, corpus, vocabulary
from translate.training import config as configuration
from translate.training.checkpoint import write_checkpoint
from translate.training.config import BACK, Config, Domain
from translate.training.trainer import Trainer, run_phase

WHO = [("Le maire", "The mayor"), ("La reine", "The queen"), ("Un enfant", "A child")]
DOES = [("voit", "sees"), ("aime", "loves"), ("cherche", "seeks"), ("vend", "sells")]
WHAT = [
    ("le chat", "the cat"),
    ("une maison", "a house"),
    ("trois livres", "three books"),
    ("la mer", "the sea"),
    ("du pain", "some bread"),
]
PAIRS = [
    (" ".join(f for f, _ in parts) + ".", " ".join(e for _, e in parts) + ".")
    for parts in itertools.product(WHO, DOES, WHAT)
]
RECIPE = """
name = "tiny"
seed = 1
vocabulary_size = 350
reverse = {reverse}
[paths]
own = "own"
corpus = "corpus"
mono = "mono"
held_out = "held-out"
run = "run"
clean = "run/clean"
out = "{out}"
{start}
[shape]
d_model = 32
encoder_layers = 1
decoder_layers = 1
heads = 2
ffn = 64
[training]
rate = 5.0e-3
warmup = 5
batch_tokens = 200
label_smoothing = 0.1
average = 0.9
[augment]
[domains]
few = {{ weight = 20.0, release_weight = 1.0, running = false }}
"""


@pytest.fixture
def recipe(tmp_path: Path) -> Config:
    return _recipe(tmp_path, "a.toml", "fr-en", reverse=False)


def _recipe(folder: Path, name: str, out: str, reverse: bool, start: str = "") -> Config:
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "held-out").mkdir(exist_ok=True)
    with lzma.open(folder / "corpus" / "few.tsv.xz", "wt", encoding="utf-8") as file:
        file.writelines(f"{french}\t{english}\n" for french, english in PAIRS)
    (folder / "held-out" / "wmt13.fr").write_text("Il pleut sur Brest.\n", encoding="utf-8")
    (folder / "held-out" / "wmt13.en").write_text("It rains in Brest.\n", encoding="utf-8")
    text = RECIPE.format(out=out, reverse=str(reverse).lower(), start=start)
    (folder / name).write_text(text, encoding="utf-8")
    return configuration.load(folder / name)


def _prepared(config: Config) -> Config:
    counts = corpus.clean_all(config, workers=1)["few"]
    assert counts["kept"] == len(PAIRS)
    vocabulary.learn(config)
    return config


@pytest.mark.slow
def test_two_processes_train_stop_and_go_on_as_one_does(recipe: Config) -> None:
    config = _prepared(recipe)
    run_phase(config, "train", None, 0.0, 2)
    first = Trainer(config)
    first.resume()
    assert first.position.step > 0
    run_phase(config, "train", None, 0.0, 1)
    second = Trainer(config)
    second.resume()
    assert second.position.step > first.position.step
    assert second.position.tokens > first.position.tokens


@pytest.mark.slow
def test_training_learns_and_what_it_writes_loads_for_decoding(recipe: Config) -> None:
    config = _prepared(recipe)
    run_phase(config, "train", 200, None, 1)
    log = (config.run / "train.tsv").read_text(encoding="utf-8").splitlines()
    early, late = (float(row.split("\t")[3]) for row in log)
    assert late < 0.8 * early
    trainer = Trainer(config)
    trainer.resume()
    write_checkpoint(trainer, config.out, average=False)
    translator = Translator(open_engine(config.out), Tokenizer(config.out))
    (draft,) = translator.translate(["Le maire voit la mer."], Decoding())
    assert draft.candidates[0].text.startswith("The")


def test_a_run_whose_folder_was_lost_goes_on_from_the_released_weights_and_their_record(
    recipe: Config,
) -> None:
    config = _prepared(recipe)
    trainer = Trainer(config)
    (config.run / "train.tsv").write_text("100\t2000000\t50\t3.1\t2.9\t4000\n", "utf-8")
    (config.run / "release.tsv").write_text("40\t3000000\t75\t2.1\t1.9\t4000\n", "utf-8")
    write_checkpoint(trainer, config.out, average=False)
    shutil.rmtree(config.run)
    _prepared(config)
    found = Trainer(config)
    found.resume()
    assert vars(found.position) == {
        "step": 0, "epoch": 3, "shard": 0, "batch": 0, "tokens": 3_000_000, "seconds": 75.0,
    }  # fmt: skip
    weights = zip(found.model.parameters(), trainer.model.parameters(), strict=True)
    assert all((a - b.float()).abs().max() < 1e-3 for a, b in weights)
    record = (config.run / "train.tsv").read_text(encoding="utf-8")
    assert record.startswith("100\t2000000\t")


def test_the_reverse_model_starts_from_the_weights_of_the_other(recipe: Config) -> None:
    config = _prepared(recipe)
    trainer = Trainer(config)
    write_checkpoint(trainer, config.out, average=False)
    folder = config.out.parent
    reverse = _recipe(folder, "b.toml", "en-fr", reverse=True, start='start = "fr-en"')
    vocabulary.learn(reverse)
    own = Trainer(reverse)
    own.resume()
    weights = zip(own.model.parameters(), trainer.model.parameters(), strict=True)
    assert all((a - b.float()).abs().max() < 1e-3 for a, b in weights)
    write_checkpoint(own, reverse.out, average=False)
    languages = json.loads((reverse.out / "tokenizer_config.json").read_text(encoding="utf-8"))
    assert (languages["source_lang"], languages["target_lang"]) == ("en", "fr")


def test_english_text_gets_a_french_side_once(tmp_path: Path) -> None:
    config = _recipe(tmp_path, "a.toml", "fr-en", reverse=False)
    with lzma.open(tmp_path / "few.en.txt.xz", "wt", encoding="utf-8") as file:
        file.write("Paris is large.\n\nRain fell today.\n")
    domain = Domain("few", 1.0, 0.0, kind=BACK)
    config = replace(config, mono=tmp_path, domains=[domain])
    assert corpus.load_clean(config, "few") == []
    (line,) = back_translation.write(config, checkpoints.embedded().folder)
    assert line.startswith("few\tkept ")
    kept = corpus.load_clean(config, "few")
    assert [number for number, _, _ in kept] == [0, 2]
    assert [english for _, _, english in kept] == ["Paris is large.", "Rain fell today."]
    assert all(french for _, french, _ in kept)
    assert not list(back_translation.write(config, checkpoints.embedded().folder))


def test_figures_of_text_that_was_written_for_this_project_are_trusted() -> None:
    pair = ("Le train part à 18h30 de Brest.", "The train leaves Brest at 6:30 p.m.")
    kept, _ = corpus.clean([pair], configuration.WRITTEN, frozenset())
    assert len(kept) == 1
    _, dropped = corpus.clean([pair], "text", frozenset())
    assert dropped == {"figures": 1}
