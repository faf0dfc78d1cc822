"""Training at a constant rate, the release phase in which the rate falls to nothing, and distillation.

The schedule is warm-up, stable, decay (MiniCPM, arXiv 2404.06395; Hägele et al., arXiv
2405.18392): `train` warms up and then holds the rate for as long as there is time; `release`
starts from its last checkpoint, lets the rate fall over the best data, and leaves the
checkpoint of `train` as it is, so that training can go on from there another day. `distil` goes on
from the end of the release phase, at a small rate that falls again.

Matrices are trained with Muon, embeddings, norms and biases with AdamW.
"""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
import torch
from torch import Tensor
from transformers import MarianConfig, MarianMTModel

from translate.language.typography import source_form, training_target
from translate.training import shards
from translate.training.config import Config
from translate.training.growth import grow
from translate.training.optimiser import Muon
from translate.training.peers import Peers, together
from translate.training.shards import Phase

_CHECKPOINT_SECONDS = 600
_REPORT_STEPS = 100
#: Positions whose logits are computed at once: with 8,000 pieces they stay in a processor's cache.
_CHUNK = 256
#: Below it, a second moment of AdamW says nothing.
_LEAST_MOMENT = 1e-24
_DEV_SET, _DEV_LINES = "wmt13", 300

#: The phase whose checkpoint a phase starts from.
_STARTS_FROM: dict[Phase, Phase] = {"train": "train", "release": "train", "distil": "release"}
#: Share of the rate of training at which distillation starts.
_DISTIL_RATE = 0.1


def build(config: Config) -> MarianMTModel:
    """A freshly initialised MarianMTModel of the shape in `config`."""
    shape, size = config.shape, config.vocabulary_size
    torch.manual_seed(config.seed)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=size,
            decoder_vocab_size=size,
            d_model=shape["d_model"],
            encoder_layers=shape["encoder_layers"],
            decoder_layers=shape["decoder_layers"],
            encoder_attention_heads=shape["heads"],
            decoder_attention_heads=shape["heads"],
            encoder_ffn_dim=shape["ffn"],
            decoder_ffn_dim=shape["ffn"],
            max_position_embeddings=512,
            activation_function="swish",
            dropout=0.0,
            attention_dropout=0.0,
            activation_dropout=0.0,
            init_std=shape["d_model"] ** -0.5 / 2,
            scale_embedding=True,
            share_encoder_decoder_embeddings=True,
            tie_word_embeddings=True,
            eos_token_id=0,
            forced_eos_token_id=None,
            bos_token_id=None,
            pad_token_id=size - 1,
            decoder_start_token_id=size - 1,
            attn_implementation="eager",
        )
    )
    return model


def _precision(device: str) -> torch.dtype:
    """The number format of the large products: bfloat16 where the processor has it, or float32.

    Without instructions for it, a step in bfloat16 takes many times as long.
    """
    fast = device == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.bfloat16 if fast else torch.float32


class _LinearCrossEntropy(torch.autograd.Function):
    """Output layer and cross-entropy in one, a few hundred positions at a time.

    The logits of a whole batch would be written and read six times over; computing the
    gradient at once, chunk by chunk, makes a step on a CPU a third shorter. Label smoothing
    as in Szegedy et al. 2016 (arXiv 1512.00567), spread over the whole vocabulary.
    """

    @staticmethod
    def forward(
        ctx: Any,
        hidden: Tensor,
        weight: Tensor,
        labels: Tensor,
        smoothing: float,
        precision: torch.dtype,
    ) -> Tensor:
        low_weight, low_hidden = weight.to(precision), hidden.to(precision)
        grad_hidden = torch.empty_like(low_hidden)
        grad_weight = torch.zeros_like(weight, dtype=torch.float32)
        total = hidden.new_zeros((), dtype=torch.float32)
        size = weight.shape[0]
        for start in range(0, hidden.shape[0], _CHUNK):
            part, label = low_hidden[start : start + _CHUNK], labels[start : start + _CHUNK, None]
            log_shares = torch.log_softmax(part @ low_weight.T, dim=1, dtype=torch.float32)
            total -= (1 - smoothing) * log_shares.gather(1, label).sum()
            if smoothing:
                total -= smoothing / size * log_shares.sum()
            gradient = log_shares.exp_().sub_(smoothing / size)
            gradient.scatter_add_(1, label, gradient.new_full(label.shape, smoothing - 1))
            low_gradient = gradient.to(precision)
            grad_hidden[start : start + _CHUNK] = low_gradient @ low_weight
            grad_weight += low_gradient.T @ part
        ctx.save_for_backward(grad_hidden, grad_weight)
        return total

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
        grad_hidden, grad_weight = ctx.saved_tensors
        return grad_hidden * grad, grad_weight * grad, None, None, None


@dataclass
class Position:
    """How far training has come: what a resumed run needs to go on at the next batch."""

    step: int = 0
    epoch: int = 0
    shard: int = 0
    batch: int = 0
    tokens: int = 0
    seconds: float = 0.0


def _tensors(
    batch: list[tuple[np.ndarray, np.ndarray]], pad: int, eos: int
) -> tuple[Tensor, Tensor, Tensor]:
    """Source ids, decoder input ids and labels, each (examples, length); labels pad with -100."""
    sources = [s for s, _ in batch]
    targets = [t for _, t in batch]
    source = np.full((len(batch), max(map(len, sources)) + 1), pad, dtype=np.int64)
    decoder = np.full((len(batch), max(map(len, targets)) + 1), pad, dtype=np.int64)
    labels = np.full(decoder.shape, -100, dtype=np.int64)
    for row, (s, t) in enumerate(batch):
        source[row, : len(s)] = s
        source[row, len(s)] = eos
        decoder[row, 1 : len(t) + 1] = t
        labels[row, : len(t)] = t
        labels[row, len(t)] = eos
    return torch.from_numpy(source), torch.from_numpy(decoder), torch.from_numpy(labels)


class Trainer:
    """One phase of training of one model.

    Args:
        config: of the model.
        phase: `train`, `release` or `distil`.
        steps: length of the phase; None for `train`, which has no end.
        peers: the processes that train together.
    """

    def __init__(
        self,
        config: Config,
        phase: Phase = "train",
        steps: int | None = None,
        peers: Peers | None = None,
    ) -> None:
        self.config = config
        self.peers = peers or Peers()
        self.phase = phase
        self.steps = steps
        self.model = build(config)
        self.average = [p.detach().clone() for p in self.model.parameters()]
        self.position = Position()
        self.encode = shards.Encoder(config.run / "vocabulary")
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model.to(self.device)
        self.precision = _precision(self.device)
        matrices: list[torch.nn.Parameter] = []
        others: list[torch.nn.Parameter] = []
        for name, parameter in self.model.named_parameters():
            is_matrix = parameter.ndim == 2 and ".layers." in name
            (matrices if is_matrix else others).append(parameter)
        rate = config.training["rate"]
        self.optimisers: list[torch.optim.Optimizer] = [
            Muon(matrices, rate, self.precision, self.peers),
            torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.98), weight_decay=0.0),
        ]
        self._asked_to_stop = self._stop = False

    def _path(self, phase: Phase) -> Path:
        return self.config.run / f"{phase}.pt"

    def save(self) -> None:
        """Write the checkpoint of this phase; an interrupted write leaves the last one."""
        state = {
            "model": self.model.state_dict(),
            "average": self.average,
            "optimisers": [o.state_dict() for o in self.optimisers],
            "position": vars(self.position),
        }
        path = self._path(self.phase)
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def resume(self) -> None:
        """Go on from this phase's checkpoint; the first time from that of the phase before.

        Where there is none, training goes on from the released weights, if there are any, grown into the
        shape of the configuration.
        """
        own = self._path(self.phase)
        path = own if own.exists() else self._path(_STARTS_FROM[self.phase])
        if not path.exists():
            for folder in filter(None, (self.config.out, self.config.start)):
                if (folder / "model.safetensors").exists():
                    released = MarianMTModel.from_pretrained(folder, dtype=torch.float32)
                    grow(self.model, released)
                    self.average = [p.detach().clone() for p in self.model.parameters()]
                    if folder == self.config.out:
                        self.position = self._position_of_release()
                        self._take_up_log(folder)
                    if self.peers.rank == 0:
                        seen = f"{self.position.tokens / 1e6:.1f} M target tokens seen"
                        print(f"from the weights in {folder}, {seen}", flush=True)
                    break
            return
        state: dict[str, Any] = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average = state["average"]
        with torch.no_grad():
            self.model.lm_head.weight[-1].zero_()
        for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        self.position = Position(**state["position"])
        if path != own:
            # Its epochs go on from here, so that each release phase augments otherwise.
            before = self.position
            self.position = Position(
                epoch=before.epoch, tokens=before.tokens, seconds=before.seconds
            )

    def _position_of_release(self) -> Position:
        """Where a run goes on whose folder was lost: the logs beside the released weights are its record.

        Its epochs are numbered so that they are none of those that the lost run had.
        """
        out, last = self.config.out, Position()
        for phase in get_args(Phase):
            log = out / f"{phase}.tsv"
            if log.exists():
                _, tokens, seconds, *_ = log.read_text("utf-8").splitlines()[-1].split("\t")
                if int(tokens) > last.tokens:
                    epoch = int(tokens) // 1_000_000
                    last = Position(epoch=epoch, tokens=int(tokens), seconds=float(seconds))
        return last

    def _take_up_log(self, folder: Path) -> None:
        """Go on with the log of the run that the release in `folder` came from."""
        log = self.config.run / f"{self.phase}.tsv"
        if self.peers.rank == 0 and not log.exists() and (folder / log.name).exists():
            shutil.copyfile(folder / log.name, log)

    def _set_rate(self) -> float:
        rate = self.config.training["rate"]
        step = self.position.step
        if self.steps is None:
            rate *= min(1.0, (step + 1) / self.config.training["warmup"])
        else:
            # 1 - sqrt: the cooldown that Hägele et al. found best.
            rate *= 1 - min(1.0, step / self.steps) ** 0.5
        if self.phase == "distil":
            rate *= _DISTIL_RATE
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = rate
        return rate

    def _loss(self, batch: list[tuple[np.ndarray, np.ndarray]], smoothing: float) -> Tensor:
        """Cross-entropy summed over the target tokens of `batch`, in nats."""
        model_config = self.model.config
        source, decoder, labels = (
            t.to(self.device) for t in _tensors(batch, model_config.pad_token_id, 0)
        )
        low = self.precision is not torch.float32
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=low):
            hidden = self.model.model(
                input_ids=source,
                attention_mask=(source != model_config.pad_token_id).long(),
                decoder_input_ids=decoder,
                use_cache=False,
            ).last_hidden_state
        real = labels != -100
        # <pad>, the last row, starts the decoder and is never written: Marian wants it zero.
        output = self.model.lm_head.weight[:-1]
        loss: Tensor = _LinearCrossEntropy.apply(  # type: ignore[no-untyped-call]
            hidden[real], output, labels[real], smoothing, self.precision
        )
        return loss

    def _step(self, batch: list[tuple[np.ndarray, np.ndarray]]) -> tuple[float, int]:
        """Train on `batch` and on those of the peers; their mean loss, and their target tokens."""
        self._set_rate()
        own = sum(len(t) + 1 for _, t in batch)
        total = torch.tensor([float(own), float(self._asked_to_stop)], device=self.device)
        self.peers.add_up(total)
        tokens = int(total[0])
        loss = self._loss(batch, self.config.training["label_smoothing"]) / tokens
        loss.backward()  # type: ignore[no-untyped-call]
        self.peers.add_up_gradients(list(self.model.parameters()))
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        # Square roots of numbers below the normal ones are slow, and rare pieces decay to such.
        for state in self.optimisers[1].state.values():
            state["exp_avg_sq"].clamp_min_(_LEAST_MOMENT)
        keep = self.config.training["average"]
        keep = min(keep, (1 + self.position.step) / (10 + self.position.step))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, list(self.model.parameters()), 1 - keep)
        shown = loss.detach().clone()
        self.peers.add_up(shown)
        self._stop = bool(total[1])  # all stop at the same step
        return float(shown), tokens

    def _batches(self) -> Iterator[list[tuple[np.ndarray, np.ndarray]]]:
        """This process's batches from the position on, without end; keeps the position up to date."""
        position, peers = self.position, self.peers
        tokens = int(self.config.training["batch_tokens"]) // peers.count
        while True:
            source = shards.Epoch(self.config, self.phase, position.epoch, writes=peers.rank == 0)
            while (data := source.load(position.shard)) is not None:
                seed = [self.config.seed, position.epoch, position.shard, self.phase == "release"]
                ready = shards.batches(data, tokens, np.random.default_rng(seed))
                while position.batch < len(ready) // peers.count:
                    position.batch += 1
                    yield ready[(position.batch - 1) * peers.count + peers.rank]
                position.shard, position.batch = position.shard + 1, 0
            position.epoch, position.shard = position.epoch + 1, 0

    def dev_loss(self) -> float:
        """Cross-entropy per target token, in nats, on the development lines."""
        folder = self.config.held_out
        source = (folder / f"{_DEV_SET}.fr").read_text("utf-8").splitlines()[:_DEV_LINES]
        target = (folder / f"{_DEV_SET}.en").read_text("utf-8").splitlines()[:_DEV_LINES]
        sources = self.encode([source_form(s) for s in source])
        targets = self.encode([training_target(t) for t in target])
        if self.config.reverse:
            sources, targets = targets, sources
        pairs = sorted(zip(sources, targets, strict=True), key=lambda pair: len(pair[1]))
        arrays = [(np.array(s, dtype=np.uint16), np.array(t, dtype=np.uint16)) for s, t in pairs]
        with torch.no_grad():
            losses = [float(self._loss(arrays[i : i + 50], 0.0)) for i in range(0, len(arrays), 50)]
        return sum(losses) / sum(len(t) + 1 for t in targets)

    def run(self, minutes: float | None = None) -> None:
        """Train until the phase is complete, `minutes` are over, or a signal asks to stop."""
        self.resume()
        signal.signal(signal.SIGTERM, self._ask_to_stop)
        signal.signal(signal.SIGINT, self._ask_to_stop)
        start = last_save = last_tick = time.monotonic()
        losses: list[float] = []
        reported_tokens, reported_at = self.position.tokens, start
        for batch in self._batches():
            position = self.position
            loss, tokens = self._step(batch)
            losses.append(loss)
            position.step += 1
            position.tokens += tokens
            now = time.monotonic()
            position.seconds += now - last_tick
            last_tick = now
            if minutes is not None and now - start > 60 * minutes:
                self._ask_to_stop()
            done = self._stop or (self.steps is not None and position.step >= self.steps)
            if self.peers.rank == 0:
                if position.step % _REPORT_STEPS == 0:
                    speed = (position.tokens - reported_tokens) / (now - reported_at)
                    self._report(sum(losses) / len(losses), speed)
                    losses = []
                    reported_tokens, reported_at = position.tokens, time.monotonic()
                if done or now - last_save > _CHECKPOINT_SECONDS:
                    self.save()
                    last_save = time.monotonic()
            if done:
                return

    def _report(self, loss: float, speed: float) -> None:
        """Log a line on how far training has come, as `translate.training train --help` has it."""
        position = self.position
        row = (
            f"{position.step}\t{position.tokens}\t{position.seconds:.0f}\t{loss:.4f}\t"
            f"{self.dev_loss():.4f}\t{speed:.0f}"
        )
        with (self.config.run / f"{self.phase}.tsv").open("a", encoding="utf-8") as log:
            log.write(row + "\n")
        print(row, flush=True)

    def _ask_to_stop(self, *_: object) -> None:
        self._asked_to_stop = True


def run_phase(
    config: Config, phase: Phase, steps: int | None, minutes: float | None, processes: int
) -> None:
    """Train one phase in `processes` processes; see `Trainer`."""
    together(processes, _run, config, phase, steps, minutes)


def _run(
    peers: Peers, config: Config, phase: Phase, steps: int | None, minutes: float | None
) -> None:
    Trainer(config, phase, steps, peers).run(minutes)
