"""What a checkpoint says of itself, or is found to be: the head that links words, and how sure it sounds.

Checkpoints of this project's recipe note it; those of others do not. For these it is found once, on
sentences that come with the program (`pairs.tsv`), and kept in the user's cache folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.alignment.attention import owners
from translate.alignment.words import Alignment, align
from translate.checkpoints.folders import CALIBRATION, alignment_layer, fingerprint, vocabulary
from translate.host.paths import cache_folder
from translate.host.prepared import prepared
from translate.language.typography import source_form, training_target

if TYPE_CHECKING:
    from torch import Tensor

#: File of the sentences, of what was found, and what that is named after: raise it when that changes.
PAIRS, _FILE, _FORMAT = "pairs.tsv", "notes.json", 1
#: Share of the words that a head has to link as the lexicon does to be of use.
LEAST = 0.5
#: Sentences that are looked at together.
_AT_ONCE = 16
#: Heads whose share is so near to the best are told apart by their entropy.
_NEARLY = 0.01


@dataclass(frozen=True, slots=True)
class Head:
    """A head of attention from the decoder to the encoder.

    Attributes:
        layer, number: which one, both from 0.
        share: of the words that the lexicon links, how many it links alike, 0 to 1.
        entropy: of its attention, the mean over target pieces, in nats.
    """

    layer: int
    number: int
    share: float
    entropy: float


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known of a checkpoint.

    Attributes:
        layer, head: the head that links words; None and 0 where none does.
        share: what it links as the lexicon does, 0 to 1; 1 where the checkpoint notes the head itself.
        reference: mean log-probability a piece (nats) that it gives to the sentences that come with
            the program; None where the checkpoint is calibrated itself.
    """

    layer: int | None
    head: int = 0
    share: float = 1.0
    reference: float | None = None

    def __str__(self) -> str:
        links = "no head of its attention links words; the lexicon does it alone"
        if self.layer is not None:
            links = (
                f"words are linked by head {self.head} of decoder layer {self.layer}, which agrees with "
                f"the lexicon on {self.share:.0%}"
            )
        return f"{links}; confidence is by the table that comes with the program"


def notes_of(folder: Path, found: Callable[[Notes], None] = lambda notes: None) -> Notes:
    """What is known of the checkpoint in `folder`; found, which takes some seconds, on first use.

    Args:
        folder: of the checkpoint.
        found: is given what was found, when it has just been.

    Raises:
        OSError: it cannot be read, or what was found not be kept.
    """
    layer = alignment_layer(folder)
    if layer is not None and (folder / CALIBRATION).is_file():
        return Notes(layer)

    def make(out: Path) -> None:
        notes = _find(folder)
        (out / _FILE).write_text(json.dumps(asdict(notes)), encoding="utf-8")
        found(notes)

    kept = prepared(cache_folder() / "notes", f"{fingerprint(folder)[:32]}-{_FORMAT}", make)
    return Notes(**json.loads((kept / _FILE).read_bytes()))


def pairs() -> list[tuple[str, str]]:
    """The sentences that come with the program, French and English."""
    text = (resources.files(__package__) / PAIRS).read_text(encoding="utf-8")
    found = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [(source, target) for source, target in found]


def _find(folder: Path) -> Notes:
    from translate.decoding.transformers import quiet

    with quiet():
        import torch
        from transformers import MarianMTModel

        model = MarianMTModel.from_pretrained(
            folder, dtype=torch.float32, attn_implementation="eager", local_files_only=True
        ).eval()
    head, reference = examine(model, folder, pairs())
    layer = alignment_layer(folder)
    if layer is not None:
        return Notes(layer, reference=reference)
    if head.share < LEAST:
        return Notes(None, reference=reference)
    return Notes(head.layer, head.number, round(head.share, 4), reference)


def examine(model: Any, folder: Path, sentences: Sequence[tuple[str, str]]) -> tuple[Head, float]:
    """Find the head that links words best, and how probable a model finds what people wrote.

    A decoder learns such a head without being told to (Garg et al. 2019, arXiv 1909.02074, choose it in
    the same way). Of heads that agree with the lexicon about as well, the one is taken whose
    attention has the lowest entropy.

    Args:
        model: a Marian model of transformers, with eager attention.
        folder: of its vocabulary.
        sentences: French and English.

    Returns:
        The head, and the mean log-probability a piece of the English, in nats.
    """
    from translate.decoding.tokenizer import Tokenizer

    tokenizer, numbers = Tokenizer(folder), vocabulary(folder)
    unknown = numbers["<unk>"]
    layers, count = model.config.decoder_layers, model.config.decoder_attention_heads
    heads = [(layer, head) for layer in range(layers) for head in range(count)]
    agreed = dict.fromkeys(heads, 0)
    entropy = dict.fromkeys(heads, 0.0)
    words = rows = ends = 0
    total = 0.0
    for start in range(0, len(sentences), _AT_ONCE):
        batch = sentences[start : start + _AT_ONCE]
        forms = [(source_form(source), training_target(target)) for source, target in batch]
        pieces = [(tokenizer.encode(s), tokenizer.encode_target(t)) for s, t in forms]
        given = [
            tuple([numbers.get(piece, unknown) for piece in side] for side in both)
            for both in pieces
        ]
        attention, scores = _forced(model, [s for s, _ in given], [t for _, t in given])
        total += sum(scores)
        for number, (source, target) in enumerate(batch):
            (read, written), (ours, theirs) = forms[number], pieces[number]
            by_words = align(source, target)
            words += sum(bool(links) for links in by_words.strength)
            rows += len(theirs)
            ends += 1
            here = owners(by_words.source, read, ours)
            there = owners(by_words.target, written, theirs)
            for layer, head in heads:
                # The first row is of the step that reads the start symbol.
                matrix = attention[layer][number, head, 1 : len(theirs) + 1, : len(ours)]
                entropy[layer, head] -= float((matrix * (matrix + 1e-9).log()).sum())
                attended = matrix.argmax(-1).tolist()
                agreed[layer, head] += _agreeing(by_words, here, there, attended)
    best = max(agreed.values()) - _NEARLY * words
    chosen = min((h for h in heads if agreed[h] >= best), key=lambda h: entropy[h])
    found = Head(*chosen, agreed[chosen] / max(1, words), entropy[chosen] / max(1, rows))
    return found, total / max(1, rows + ends)


def _forced(
    model: Any, sources: Sequence[list[int]], targets: Sequence[list[int]]
) -> tuple[Sequence[Tensor], list[float]]:
    """What a model attends to, and how probable it finds each target.

    Returns:
        For each layer a tensor of shape (sentences, heads, 1 + target pieces, source pieces + 1), and
        for each sentence the log-probability of its target and the end behind it, in nats.
    """
    import torch
    from torch.nn.utils.rnn import pad_sequence

    config = model.config
    eos, pad = config.eos_token_id, config.pad_token_id

    def padded(rows: Sequence[list[int]], value: int = pad) -> Tensor:
        return pad_sequence([torch.tensor(row) for row in rows], True, value)

    read = padded([[*source, eos] for source in sources])
    mask = padded([[1] * (len(source) + 1) for source in sources], 0)
    with torch.no_grad():
        output = model(
            input_ids=read,
            attention_mask=mask,
            decoder_input_ids=padded([[config.decoder_start_token_id, *t] for t in targets]),
            output_attentions=True,
        )
    logits = output.logits.float()
    scores = []
    for row, target in zip(logits, targets, strict=True):
        labels = torch.tensor([*target, eos])
        by_piece = row[: len(labels)].log_softmax(-1).gather(-1, labels[:, None])
        scores.append(float(by_piece.sum()))
    return output.cross_attentions, scores


def _agreeing(
    by_words: Alignment,
    ours: Sequence[int | None],
    theirs: Sequence[int | None],
    attended: Sequence[int],
) -> int:
    """Source words that attention links to a word to which the lexicon links them too.

    Args:
        by_words: the links of the lexicon.
        ours, theirs: the word of each source and of each target piece.
        attended: for each target piece the source piece that it attends to most.
    """
    return len(
        {
            i
            for at, j in zip(attended, theirs, strict=True)
            if (i := ours[at]) is not None and j in by_words.strength[i]
        }
    )


def swap_with_first(attention: Any, head: int) -> None:
    """Exchange the first head of an attention and `head`: another order of the same sum."""
    import torch

    size = attention.head_dim
    order = torch.arange(attention.q_proj.weight.shape[0])
    first, other = order[:size].clone(), order[head * size : (head + 1) * size].clone()
    order[:size], order[head * size : (head + 1) * size] = other, first
    with torch.no_grad():
        for projection in (attention.q_proj, attention.k_proj, attention.v_proj):
            projection.weight.copy_(projection.weight[order].clone())
            projection.bias.copy_(projection.bias[order].clone())
        attention.out_proj.weight.copy_(attention.out_proj.weight[:, order].clone())
