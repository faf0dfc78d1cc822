"""How well quoted words are found again in the English, by each way of looking for them.

    python tests/placement.py ../shared/eval

Takes the sentences of the evaluation sets that have one quotation in both languages, removes the
marks from the reference, looks for the words in it, and compares what is found with where the marks
stood: exact spans, and F1 over words. The attention is that of the head which does best on these
very sentences, so that its row is an upper bound.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from sentencepiece import SentencePieceProcessor
from transformers import MarianMTModel

from translate import checkpoints
from translate.alignment.words import Alignment, Word, align, tokens
from translate.engines import Decoding, open_engine
from translate.engines.tokenizer import Tokenizer
from translate.projection import by_position, follow, locate
from translate.translation import Translator
from translate.verification.quotations import quotations

Span = tuple[int, int]


def cases(folder: Path) -> list[tuple[str, Span, str, Span]]:
    """French, its quotation, English without marks, and where its quotation was."""
    found = []
    for name in ("flores-dev", "wmt13", "wmt14", "iwslt17"):
        french = (folder / f"{name}.fr").read_text(encoding="utf-8").splitlines()
        english = (folder / f"{name}.en").read_text(encoding="utf-8").splitlines()
        for source, target in zip(french, english, strict=True):
            ours, theirs = quotations(source, "fr"), quotations(target, "en")
            if len(ours) == len(theirs) == 1 and ours[0].end - ours[0].start < 0.7 * len(source):
                q = theirs[0]
                inner = target[q.start : q.end]
                plain = target[: q.outer_start] + inner + target[q.outer_end :]
                span = (q.outer_start, q.outer_start + len(inner))
                found.append((source, (ours[0].start, ours[0].end), plain, span))
    return found


def words(span: Span, text: str) -> set[int]:
    return {m.start() for m in re.finditer(r"\w+", text) if span[0] <= m.start() < span[1]}


class Attention:
    """Words linked by the attention of a Marian model, for each of its heads.

    The strength of a link is the largest attention of a piece of the target word to one of the source
    word, when the model is made to write the target.
    """

    def __init__(self, checkpoint: Path) -> None:
        self._model = MarianMTModel.from_pretrained(
            checkpoint, attn_implementation="eager", dtype=torch.float32
        ).eval()
        self._source = SentencePieceProcessor(model_file=str(checkpoint / "source.spm"))
        self._target = SentencePieceProcessor(model_file=str(checkpoint / "target.spm"))
        self._vocabulary = json.loads((checkpoint / "vocab.json").read_text(encoding="utf-8"))

    def _pieces(
        self, text: str, words: Sequence[Word], encoder: SentencePieceProcessor
    ) -> tuple[list[int], list[int | None]]:
        """Ids of the pieces of `text`, and which of `words` each stands in."""
        owner = {at: number for number, w in enumerate(words) for at in range(w.start, w.end)}
        letters = [at for at, character in enumerate(text) if not character.isspace()]
        ids, owners, done = [], [], 0
        for piece in encoder.encode(text.replace("’", "'"), out_type=str):
            ids.append(self._vocabulary.get(piece, self._vocabulary["<unk>"]))
            size = 1 if piece.startswith("<0x") else len(piece.replace("▁", ""))
            at = letters[min(done, len(letters) - 1)]
            owners.append(owner.get(at))
            done += size
        return ids, owners

    def __call__(self, source: str, target: str) -> list[Alignment]:
        """The links of each head, those of the first layer first."""
        ours, theirs = tokens(source), tokens(target)
        source_ids, of_source = self._pieces(source, ours, self._source)
        target_ids, of_target = self._pieces(target, theirs, self._target)
        config = self._model.config
        with torch.no_grad():
            output = self._model(
                input_ids=torch.tensor([[*source_ids, config.eos_token_id]]),
                decoder_input_ids=torch.tensor([[config.decoder_start_token_id, *target_ids]]),
                output_attentions=True,
            )
        heads = torch.cat([layer[0] for layer in output.cross_attentions])
        found = []
        # What says where a piece comes from is the attention of the step that reads it, not of the one
        # that writes it (Chen et al. 2020, arXiv 2004.14837).
        for head in heads[:, 1 : len(target_ids) + 1, : len(source_ids)]:
            strength: list[dict[int, float]] = [{} for _ in ours]
            for piece, (value, at) in enumerate(zip(*head.max(dim=1), strict=True)):
                i, j = of_source[int(at)], of_target[piece]
                if i is not None and j is not None:
                    strength[i][j] = max(strength[i].get(j, 0.0), float(value))
            found.append(Alignment(ours, theirs, tuple(strength)))
        return found


def _sum(one: Alignment, other: Alignment) -> Alignment:
    strength = tuple(
        {j: a.get(j, 0.0) + b.get(j, 0.0) for j in a.keys() | b.keys()}
        for a, b in zip(one.strength, other.strength, strict=True)
    )
    return Alignment(one.source, one.target, strength)


def score(found: Sequence[Span | None], cases: Sequence[tuple[str, Span, str, Span]]) -> str:
    """A row of the table: how many were found, and how well."""
    exact, total = 0, 0.0
    for span, (_, _, target, right) in zip(found, cases, strict=True):
        if span is not None:
            a, b = words(span, target), words(right, target)
            exact += a == b
            total += 2 * len(a & b) / max(1, len(a) + len(b))
    shares = (sum(span is not None for span in found), exact, total)
    return " | ".join(f"{100 * share / len(cases):.1f} %" for share in shares)


def main(folder: Path) -> None:
    checkpoint = checkpoints.embedded().folder
    translator = Translator(open_engine(checkpoint), Tokenizer(checkpoint))
    found = cases(folder)
    drafts = translator.translate([s[slice(*q)] for s, q, _, _ in found], Decoding())
    english = [d.candidates[0].text.rstrip(".,;:!?") for d in drafts]
    position = [by_position(t, a / len(s), b / len(s)) for s, (a, b), t, _ in found]
    decoded = [
        locate(phrase, t, (a + b) / 2 / len(s))
        for (s, (a, b), t, _), phrase in zip(found, english, strict=True)
    ]
    aligned = [follow(align(s, t), *ours) for s, ours, t, _ in found]
    attention = Attention(checkpoint)
    links = [attention(s, t) for s, _, t, _ in found]
    attended = [
        score([follow(of[head], *case[1]) for of, case in zip(links, found, strict=True)], found)
        for head in range(len(links[0]))
    ]
    best = max(range(len(attended)), key=lambda head: float(attended[head].split()[-2]))
    together = [
        follow(_sum(align(s, t), of[best]), *ours)
        for of, (s, ours, t, _) in zip(links, found, strict=True)
    ]
    print(f"{len(found)} quotations\n\n| way | found | exact | F1 |\n| :-- | --: | --: | --: |")
    print(f"| relative position | {score(position, found)} |")
    print(f"| decoded apart and looked for | {score(decoded, found)} |")
    print(f"| attention of the model, best of {len(attended)} heads | {attended[best]} |")
    print(f"| word alignment | {score(aligned, found)} |")
    print(f"| word alignment and attention | {score(together, found)} |")
    both = [a or b for a, b in zip(aligned, decoded, strict=True)]
    print(f"| word alignment, else decoded apart | {score(both, found)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
