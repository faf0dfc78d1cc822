"""A corpus translated by Ray Data: on a cluster, or on this machine.

Rows are first numbered into Parquet shards in the output folder, which every node must see; Ray reads
those, gives their batches to a pool of actors that each have a model and a core, writes the results, and
keeps by their numbers, for ids may repeat, which rows are written. Actors that die are replaced and
their batches given to others. A driver that is started again goes on with the rows that are not written.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from translate.corpus import shards
from translate.corpus.batches import Translate
from translate.corpus.local import ROWS, Corpus
from translate.corpus.shards import Row
from translate.errors import TranslateError, WriteError
from translate.host.files import reason

#: Rows of a shard: ten minutes of a core, so that a kill costs no more and a thousand cores have work.
SHARD = 2048
#: In the output folder: the numbered rows, these before all are there, marks of what is written, and
#: the signature of a run when all is.
_ROWS, _PARTIAL, _MARKS, _OVER = "_rows", "_rows.partial", "_checkpoints", "_over"
_SIGNATURE = "_of"


class _Actor:
    """A `Translate` that takes and gives batches as Ray has them, in Arrow."""

    def __init__(self, model: str, engine: str, settings: Any) -> None:
        self._translate = Translate(model, engine, settings)

    def __call__(self, batch: Any) -> Any:
        import pyarrow

        rows = [Row(r["row"], r["id"], r["source"], r["error"] or "") for r in batch.to_pylist()]
        return pyarrow.Table.from_pylist(self._translate(rows), shards.schema())


def translate(
    corpus: Corpus,
    output: Path,
    address: str | None,
    actors: int | None = None,
    quiet: bool = False,
    shard: int = SHARD,
) -> tuple[int, int]:
    """Translate `corpus` into Parquet shards in the folder `output`.

    Args:
        corpus: what and how.
        output: a folder that all nodes see under this name.
        address: of the cluster; None starts Ray on this machine.
        actors: how many work at once; None is as many as there are cores.
        quiet: show no progress.
        shard: rows that are read, translated and written together.

    Returns:
        How many rows there are in `output`, and how many of them have an error.

    Raises:
        ReadError, WriteError: as they say.
        TranslateError: Ray is not installed, or an unfinished run of another corpus is in the way.
    """
    try:
        import ray
        from ray.data import ActorPoolStrategy, DataContext
        from ray.data.checkpoint import CheckpointConfig
    except ModuleNotFoundError:
        raise TranslateError("--ray needs Ray: pip install 'translate-fr-en[ray]'") from None
    if _is_over(corpus, output):
        return _counted(output)
    rows, marks = output / _ROWS, output / _MARKS
    _number(corpus, output, rows, shard)
    if not ray.is_initialized():
        ray.init(address or "local", log_to_driver=False, logging_level="error")
    logging.getLogger("ray.data").setLevel(logging.ERROR if quiet else logging.INFO)
    cores = int(ray.cluster_resources().get("CPU", 1))
    context = DataContext.get_current()
    context.enable_progress_bars = not quiet
    # The newer reader puts files together by their bytes, and so a whole corpus of text into one block.
    context.use_datasource_v2 = False
    context.checkpoint_config = CheckpointConfig(
        "row", str(marks.resolve()), delete_checkpoint_on_success=False
    )
    try:
        # To read and to write takes no core from the actors. A shard stays a block, and so is written
        # and marked as written by itself.
        blocks = len(list(rows.glob("*.parquet")))
        data = ray.data.read_parquet(
            str(rows.resolve()), num_cpus=0, override_num_blocks=max(1, blocks)
        )
        results = data.map_batches(
            _Actor,
            fn_constructor_args=(corpus.model, corpus.engine, corpus.settings),
            batch_size=min(ROWS, shard),
            batch_format="pyarrow",
            compute=ActorPoolStrategy(min_size=1, max_size=actors or cores),
            num_cpus=1,
        )
        results.write_parquet(str(output.resolve()), ray_remote_args={"num_cpus": 0})
        # Killed from here on, it leaves nothing that looks like a run to go on with.
        (rows / _SIGNATURE).rename(output / _OVER)
    except OSError as error:
        raise WriteError(f"{output}: cannot be written ({reason(error)})") from None
    except ray.exceptions.RayError as error:
        last = str(error).strip().splitlines() or [type(error).__name__]
        raise TranslateError(f"Ray: {last[-1]}; start again to go on") from None
    finally:
        context.checkpoint_config = None
    _is_over(corpus, output)
    return _counted(output)


def _is_over(corpus: Corpus, output: Path) -> bool:
    """Whether a run of `corpus` has written all; if one has, what it needed on the way is deleted."""
    over = output / _OVER
    if not over.is_file():
        return False
    try:
        is_same = over.read_text(encoding="utf-8") == corpus.signature
        for folder in (output / _ROWS, output / _MARKS):
            shutil.rmtree(folder, ignore_errors=True)
        over.unlink()
    except OSError as error:
        raise WriteError(f"{over}: cannot be deleted ({reason(error)})") from None
    return is_same


def _number(corpus: Corpus, output: Path, folder: Path, shard: int) -> None:
    """Write the rows of `corpus` as Parquet into `folder`, if an earlier run has not."""
    import pyarrow
    import pyarrow.parquet

    signature = folder / _SIGNATURE
    if folder.is_dir():
        if signature.read_text(encoding="utf-8") != corpus.signature:
            raise TranslateError(
                f"{output}: holds a run with other shards or options; delete it to start anew"
            )
        return
    partial = folder.with_name(_PARTIAL)
    if output.is_dir() and any(path != partial for path in output.iterdir()):
        raise TranslateError(f"{output}: is not empty; name another folder with -o")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        for number, part in enumerate(_parts(corpus, shard)):
            table = pyarrow.Table.from_pylist(part, shards.schema())
            pyarrow.parquet.write_table(table, partial / f"{number:06}.parquet")
        (partial / _SIGNATURE).write_text(corpus.signature, encoding="utf-8")
        partial.rename(folder)
    except OSError as error:
        raise WriteError(f"{output}: cannot be written ({reason(error)})") from None


def _parts(corpus: Corpus, shard: int) -> Iterator[list[dict[str, Any]]]:
    rows = shards.read(corpus.inputs, corpus.columns)
    while part := [
        {"row": r.number, "id": r.id, "source": r.text, "error": r.error}
        for r in islice(rows, shard)
    ]:
        yield part


def _counted(output: Path) -> tuple[int, int]:
    """How many rows the shards in `output` have, and how many of them have an error."""
    import pyarrow.parquet

    rows = failed = 0
    for path in output.glob("*.parquet"):
        errors = pyarrow.parquet.read_table(path, columns=["error"]).column("error")
        rows += len(errors)
        failed += len(errors) - errors.null_count
    return rows, failed
