from __future__ import annotations

import random
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import MarianMTModel

from translate import checkpoints
from translate.checkpoints.folders import alignment_layer
from translate.checkpoints.notes import swap_with_first
from translate.training.augment import augment
from translate.training.checkpoint import average
from translate.training.config import load
from translate.training.growth import grow
from translate.training.optimiser import Muon, orthogonal
from translate.training.peers import Peers
from translate.training.trainer import build

RECIPE = load(Path(__file__).parents[2] / "models/fr-en.toml")
NAMES = [
    ("Jean Dupont", "Jean Dupont"),
    ("Ursula Kowalski", "Ursula Kowalski"),
    ("Vladimir Poutine", "Vladimir Putin"),
    ("Rachel Goodyear", "Rachel Goodyear"),
]
PAIR = (
    "Selon le maire, Titan rachète 922 voitures à Goodyear en 2012.",
    "According to the mayor, Titan is buying 922 cars from Goodyear in 2012.",
)


@pytest.mark.parametrize("seed", range(20))
def test_names_and_figures_are_replaced_alike_on_both_sides(seed: int) -> None:
    chances = {"renamed": 1.0, "refigured": 1.0}
    source, target = augment(PAIR, (), NAMES, chances, random.Random(seed))
    for pattern in (r"\d+", r"(?<=[a-zà ,] )[A-Z]\w+"):
        assert sorted(re.findall(pattern, source)) == sorted(re.findall(pattern, target))
    changed = set(re.findall(r"\w+", source)) - set(re.findall(r"\w+", PAIR[0]))
    assert 1 <= len(changed) <= 2  # the new number, and the new name unless it is the old one
    assert "Poutine" not in source  # English spells him otherwise


@pytest.mark.parametrize("seed", range(20))
def test_reported_speech_is_quoted_alike_on_both_sides(seed: int) -> None:
    source, target = augment(PAIR, (), NAMES, {"reported": 1.0}, random.Random(seed))
    assert source.count("«") == source.count("»") == 1
    assert target.count("“") == target.count("”") == 1
    assert ("Poutine" in source) == ("Putin" in target)


@pytest.mark.parametrize("seed", range(20))
def test_a_hint_is_a_word_of_the_english_or_its_lemma(seed: int) -> None:
    pytest.importorskip("lemminflect", reason="of the extra `train`")
    pair = ("Le maire a fermé deux scieries.", "The mayor closed two sawmills.")
    source, target = augment(pair, (), (), {"hinted": 1.0}, random.Random(seed))
    hints = set(re.findall(r"# (\w+)", source))
    assert target == pair[1]
    assert hints
    assert hints <= {"mayor", "closed", "close", "sawmills", "sawmill"}


def test_without_chances_a_pair_stays_as_it_is() -> None:
    assert augment(PAIR, (PAIR,), NAMES, {}, random.Random(1)) == PAIR


def test_the_order_of_heads_changes_their_attention_and_no_output() -> None:
    folder = checkpoints.embedded().folder
    model = MarianMTModel.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    ).eval()
    given = {
        "input_ids": torch.tensor([[5, 99, 300, 0]]),
        "decoder_input_ids": torch.tensor([[7999, 8, 40]]),
    }
    with torch.no_grad():
        before = model(**given, output_attentions=True)
        swap_with_first(model.model.decoder.layers[0].encoder_attn, 3)
        after = model(**given, output_attentions=True)
    torch.testing.assert_close(after.logits, before.logits)
    torch.testing.assert_close(after.cross_attentions[0][0, 0], before.cross_attentions[0][0, 3])


@pytest.mark.parametrize(("share", "times"), [(None, 2.0), (0.75, 1.5)])
def test_the_average_of_releases(tmp_path: Path, share: float | None, times: float) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        shutil.copytree(checkpoints.embedded().folder, folder)
    weights = load_file(other / "model.safetensors")
    save_file({n: 3 * w for n, w in weights.items()}, other / "model.safetensors", {"format": "pt"})
    average(own, [other], share)
    for name, mean in load_file(own / "model.safetensors").items():
        torch.testing.assert_close(mean, times * weights[name], atol=1e-3, rtol=1e-2)
    # It is a checkpoint still, and says so of itself.
    assert alignment_layer(own) == alignment_layer(other)
    assert checkpoints.resolve(str(own)).folder == own


@pytest.mark.parametrize("shape", [(64, 32), (32, 64)])
def test_a_step_on_stacked_matrices_is_that_of_torch_on_each(shape: tuple[int, int]) -> None:
    torch.manual_seed(1)
    ours = [torch.nn.Parameter(torch.randn(shape)) for _ in range(3)]
    theirs = [torch.nn.Parameter(p.detach().clone()) for p in ours]
    optimisers = [
        Muon(ours, 0.01, torch.bfloat16, Peers()),
        torch.optim.Muon(
            theirs, lr=0.01, momentum=0.95, weight_decay=0.05, adjust_lr_fn="match_rms_adamw"
        ),
    ]
    for _ in range(2):
        for own, other in zip(ours, theirs, strict=True):
            own.grad = torch.randn(shape)
            other.grad = own.grad.clone()
        for optimiser in optimisers:
            optimiser.step()
    for own, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(own, other, atol=2e-3, rtol=0)


@pytest.mark.parametrize("shape", [(2, 64, 32), (2, 32, 64)])
def test_matrices_are_made_orthogonal_in_float32_too(shape: tuple[int, int, int]) -> None:
    torch.manual_seed(1)
    values = torch.linalg.svdvals(orthogonal(torch.randn(shape), torch.float32))
    assert values.min() > 0.5
    assert values.max() < 1.5


def test_peers_share_everything_once() -> None:
    peers = [Peers(3, rank) for rank in range(3)]
    taken = [i for p in peers for i in range(10)[p.share_of(10)]]
    assert sorted(taken) == list(range(10))


@pytest.mark.parametrize(
    ("shape", "agree", "differ"),
    [
        ({"d_model": 512}, 0.9, 0.2),
        ({"ffn": 2048}, 0.9, 0.2),
        ({"d_model": 512, "ffn": 2048}, 0.9, 0.2),
        ({"decoder_layers": 4}, 0.9, 0.25),
        # So many more norms change the scale of some positions a little.
        ({"encoder_layers": 2 * RECIPE.shape["encoder_layers"]}, 0.6, 0.3),
    ],
)
def test_a_grown_model_says_nearly_what_the_smaller_one_does(
    shape: dict[str, int], agree: float, differ: float
) -> None:
    small = MarianMTModel.from_pretrained(checkpoints.embedded().folder, dtype=torch.float32).eval()
    large = build(replace(RECIPE, shape=RECIPE.shape | shape)).eval()
    grow(large, small)
    torch.manual_seed(3)
    given = {name: torch.randint(10, 7990, (8, 12)) for name in ("input_ids", "decoder_input_ids")}
    with torch.no_grad():
        logits, grown = small(**given).logits, large(**given).logits
    assert (grown.argmax(-1) == logits.argmax(-1)).float().mean() > agree
    assert (grown - logits).std() < differ * logits.std()


def test_a_model_of_another_width_cannot_be_grown() -> None:
    small = MarianMTModel.from_pretrained(checkpoints.embedded().folder, dtype=torch.float32)
    with pytest.raises(ValueError, match="cannot be grown"):
        grow(build(replace(RECIPE, shape=RECIPE.shape | {"d_model": 384})), small)
    with pytest.raises(ValueError, match="cannot be grown"):
        grow(
            build(
                replace(
                    RECIPE,
                    shape=RECIPE.shape | {"encoder_layers": RECIPE.shape["encoder_layers"] + 3},
                )
            ),
            small,
        )
