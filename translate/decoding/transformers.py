"""Decoding with transformers and torch: the reference, and the engine for GPUs."""

from __future__ import annotations

import contextlib
import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from translate.checkpoints.folders import takes_hints, vocabulary
from translate.checkpoints.notes import notes_of
from translate.decoding import (
    Attention,
    Decoding,
    Hypothesis,
    maximum_output,
    most_attended,
)
from translate.errors import ModelError


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep the progress bars and the advice of transformers off the user's terminal."""
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from transformers.utils import logging as transformers_logging

        transformers_logging.set_verbosity_error()
        transformers_logging.disable_progress_bar()
        logging.getLogger("transformers").setLevel(logging.ERROR)
        yield


class TransformersEngine:
    """A Marian checkpoint in transformers, in float32 on a CPU and float16 on a GPU."""

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        with quiet():
            import torch
            from transformers import MarianMTModel

            if threads is not None:
                torch.set_num_threads(threads)
            self._torch = torch
            self._device = "cuda" if torch.cuda.is_available() else "cpu"
            kind = torch.float16 if self._device == "cuda" else torch.float32
            self._model = MarianMTModel.from_pretrained(folder, dtype=kind, local_files_only=True)
        self._model.to(self._device).eval()
        self._ids: dict[str, int] = vocabulary(folder)
        self._pieces = {i: piece for piece, i in self._ids.items()}
        self._process = os.getpid()
        self._notes = notes_of(folder)
        self.aligns = self._notes.layer is not None
        self.takes_hints = takes_hints(folder)
        self.description = f"transformers {str(kind).removeprefix('torch.')}"

    def decode(
        self,
        sources: Sequence[Sequence[str]],
        decoding: Decoding,
        prefixes: Sequence[Sequence[str]] = (),
    ) -> list[list[Hypothesis]]:
        """See `Engine.decode`."""
        self._expect_own_process()
        if len(prefixes) > 1:  # of unequal length: one after the other
            return [
                self.decode([s], decoding, [p])[0] for s, p in zip(sources, prefixes, strict=True)
            ]
        torch, model = self._torch, self._model
        eos, unknown = self._ids["</s>"], self._ids["<unk>"]
        pad = model.config.pad_token_id
        longest = max(len(s) for s in sources) + 1
        ids = torch.full((len(sources), longest), pad, dtype=torch.long)
        for row, source in enumerate(sources):
            encoded = [*(self._ids.get(p, unknown) for p in source), eos]
            ids[row, : len(encoded)] = torch.tensor(encoded)
        ids = ids.to(self._device)
        start = [model.config.decoder_start_token_id]
        start += [self._ids.get(p, unknown) for prefix in prefixes for p in prefix]
        with torch.inference_mode():
            output = model.generate(
                input_ids=ids,
                attention_mask=(ids != pad).long(),
                decoder_input_ids=torch.tensor([start] * len(sources), device=self._device),
                num_beams=decoding.beam,
                num_return_sequences=decoding.nbest,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                do_sample=False,
                early_stopping=decoding.beam > 1,
                max_length=maximum_output(longest - 1) + len(start),
                bad_words_ids=[[pad], [unknown]],
                pad_token_id=pad,
                eos_token_id=eos,
            )
            return self._hypotheses(ids, output, decoding.nbest)

    def score(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """See `Engine.score`."""
        self._expect_own_process()
        torch, model = self._torch, self._model
        scores: list[list[float]] = []
        for source, target in zip(sources, targets, strict=True):
            ids, given = self._numbers(source, target)
            labels = [*given[1:], self._ids["</s>"]]
            with torch.inference_mode():
                output = model(
                    input_ids=torch.tensor([ids], device=self._device),
                    decoder_input_ids=torch.tensor([given], device=self._device),
                )
                logits = output.logits[0].float()
                logits[:, model.config.pad_token_id] = -torch.inf
                chosen = logits.log_softmax(-1).gather(
                    -1, torch.tensor(labels, device=self._device)[:, None]
                )
            scores.append(chosen[:, 0].tolist())
        return scores

    def _numbers(self, source: Sequence[str], target: Sequence[str]) -> tuple[list[int], list[int]]:
        """What encoder and decoder are given for a pair: `</s>` behind, the start symbol before."""
        eos, unknown = self._ids["</s>"], self._ids["<unk>"]
        ids = [*(self._ids.get(p, unknown) for p in source), eos]
        start = self._model.config.decoder_start_token_id
        return ids, [start, *(self._ids.get(p, unknown) for p in target)]

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Attention]:
        """See `Engine.attend`."""
        self._expect_own_process()
        torch, model = self._torch, self._model
        found: list[Attention] = []
        chosen = model.config._attn_implementation
        model.set_attn_implementation("eager")  # the others do not tell their attention
        try:
            for source, target in zip(sources, targets, strict=True):
                ids, given = self._numbers(source, target)
                with torch.inference_mode():
                    output = model(
                        input_ids=torch.tensor([ids], device=self._device),
                        decoder_input_ids=torch.tensor([given], device=self._device),
                        output_attentions=True,
                    )
                head = output.cross_attentions[self._notes.layer][0, self._notes.head]
                found.append(most_attended(head[1:].float().tolist(), len(source)))
        finally:
            model.set_attn_implementation(chosen)
        return found

    def _expect_own_process(self) -> None:
        if self._process != os.getpid():  # the threads of torch are not there, and waited for
            raise ModelError("a process that was forked off has to load its model itself")

    def _hypotheses(self, ids, output, nbest: int) -> list[list[Hypothesis]]:  # type: ignore[no-untyped-def]
        """Score the generated ids in one forced pass: the same scores for greedy and beam."""
        torch, model = self._torch, self._model
        pad = model.config.pad_token_id
        repeated = ids.repeat_interleave(nbest, dim=0)
        labels = output[:, 1:]
        forced = model(
            input_ids=repeated,
            attention_mask=(repeated != pad).long(),
            decoder_input_ids=output[:, :-1],
        )
        logits = forced.logits.float()
        logits[..., pad] = -torch.inf
        chosen = logits.log_softmax(-1).gather(-1, labels[..., None])[..., 0]
        real = labels != pad
        scores = (chosen.masked_fill(~real, 0).sum(1) / real.sum(1)).tolist()
        result: list[list[Hypothesis]] = [[] for _ in range(len(scores) // nbest)]
        for row, score in enumerate(scores):
            kept = labels[row][real[row]].tolist()
            tokens = tuple(self._pieces[i] for i in kept if self._pieces[i] != "</s>")
            result[row // nbest].append(Hypothesis(tokens, score))
        return result
