"""Self-distillation: the model goes on to learn from its own hypotheses, where they are good.

Of the hypotheses of each sentence the one nearest to the reference is taken, and the reference where
none is near: sequence-level interpolation (Kim and Rush 2016, arXiv 1606.07947, section 3.3) with the
released model as its own teacher.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from sacrebleu.metrics import CHRF

from translate.decoding import Decoding, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
from translate.language.typography import target_form
from translate.training import shards
from translate.training.augment import Pair
from translate.training.config import Config

#: chrF2 from which on a hypothesis is near its reference.
_NEAR = 45.0
_DECODING = Decoding(beam=4, nbest=4, max_pieces=250)
#: The epoch of the release mixture that is decoded: another one than the release phase took.
_EPOCH = 100


def write_hypotheses(config: Config, sentences: int) -> str:
    """Decode the source of the first `sentences` examples, and write the shards to learn from.

    Returns:
        What was taken, in words.
    """
    translator = Translator(open_engine(config.out), Tokenizer(config.out))
    chosen: list[Pair] = []
    own = 0
    source = shards.examples(config, _EPOCH, release=True)
    while batch := list(islice(source, min(5000, sentences - len(chosen)))):
        drafts = translator.translate([s for s, _ in batch], _DECODING)
        for (french, reference), draft in zip(batch, drafts, strict=True):
            best = _nearest([c.text for c in draft.candidates], reference)
            own += best is not None
            chosen.append((french, best or reference))
    shards.write(config, shards.distilled(config), chosen)
    share = 100 * own / max(1, len(chosen))
    return f"{len(chosen)} sentences, {share:.1f} % with a hypothesis of the model's own"


def _nearest(hypotheses: Sequence[str], reference: str) -> str | None:
    """The hypothesis nearest to `reference`, unless it is far from it too."""
    metric = CHRF()
    wanted = target_form(reference)
    score, best = max(
        (metric.sentence_score(target_form(h), [wanted]).score, target_form(h))
        for h in dict.fromkeys(hypotheses)
    )
    return best if score >= _NEAR else None
