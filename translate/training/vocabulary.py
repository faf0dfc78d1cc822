"""The joint SentencePiece vocabulary and the files of a Marian tokenizer."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import sentencepiece as spm

from translate.training.config import Config
from translate.training.corpus import load_clean

#: Characters that SentencePiece itself maps, so that a checkpoint used without
#: `translate.language.function_words.typography` still reads French files: code points, as its rules want them.
_RULES = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "\n": " ",
    "’": "'",
    "ʼ": "'",
    "…": "...",
    "\u00ad": "",
    "\u200b": "",
    "\ufeff": "",
}
_SPECIAL = ["</s>", "<unk>"]
_FILES = ("source.spm", "target.spm", "vocab.json")


def _rule(source: str, target: str) -> str:
    def codes(text: str) -> str:
        return " ".join(f"{ord(c):X}" for c in text)

    return f"{codes(source)}\t{codes(target)}\n"


def learn(config: Config, lines: int = 1_200_000) -> Path:
    """Learn the vocabulary of `config` from its cleaned text, both languages together.

    Byte fallback makes every input representable; digits are single pieces. A vocabulary that was
    released is kept instead, so that training can go on from the released weights.

    Returns:
        The folder with `source.spm`, `target.spm` (the same) and `vocab.json`.
    """
    folder = config.run / "vocabulary"
    folder.mkdir(parents=True, exist_ok=True)
    for released in filter(None, (config.out, config.start)):
        if (released / _FILES[-1]).exists():
            for name in _FILES:
                shutil.copyfile(released / name, folder / name)
            return folder
    rng = random.Random(config.seed)
    sample: list[str] = []
    for domain in config.domains:
        for _, source, target in load_clean(config, domain.name):
            if rng.random() < min(1.0, domain.weight):
                sample += [source, target]
    rng.shuffle(sample)
    text = folder / "sample.txt"
    text.write_text("\n".join(sample[:lines]) + "\n", encoding="utf-8")
    rules = folder / "rules.tsv"
    rules.write_text("".join(_rule(s, t) for s, t in _RULES.items()), encoding="utf-8")
    spm.SentencePieceTrainer.Train(
        input=str(text),
        model_prefix=str(folder / "joint"),
        # The special pieces of SentencePiece (<unk>, <s>, </s>) against Marian's (</s>, <unk>, <pad>).
        vocab_size=config.vocabulary_size,
        model_type="unigram",
        character_coverage=0.9998,
        normalization_rule_tsv=str(rules),
        split_digits=True,
        byte_fallback=True,
        required_chars="«»“”–—€°²£$%&@#*/\\<>[]{}|_~^+=ŒœÀÂÇÈÉÊËÎÏÔÙÛ",
        input_sentence_size=lines,
        num_threads=2,
        minloglevel=1,
    )
    pieces = spm.SentencePieceProcessor(model_file=str(folder / "joint.model"))
    own = [
        pieces.id_to_piece(i)
        for i in range(pieces.get_piece_size())
        if not (pieces.is_control(i) or pieces.is_unknown(i))
    ]
    vocabulary = {piece: i for i, piece in enumerate([*_SPECIAL, *own, "<pad>"])}
    for name in _FILES[:2]:
        shutil.copyfile(folder / "joint.model", folder / name)
    (folder / _FILES[-1]).write_text(
        json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8"
    )
    text.unlink()
    return folder
