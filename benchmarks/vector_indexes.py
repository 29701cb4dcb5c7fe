"""Which FAISS index at which size: bytes, time to build, time to search and what is found, beside comparing everything.

    python -m benchmarks.vector_indexes --sizes 10000 100000 1000000

Vectors are those of the bundled model over passages of the training texts; questions are the development questions, the
everyday ones and synthetic ones. A search asks for the 200 nearest, as the program does, on one thread.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import json
import time
from pathlib import Path

import faiss
import numpy as np

from assistant.embedding import load_embedder
from assistant.search import CANDIDATES
from assistant.settings import BUNDLED_MODEL, ROOT
from benchmarks.texts import TRAINING_TEXTS, passages_of_text

QUESTIONS = 300
AT = 10
# More vectors than this make the lists of IVF no better, only slower to find.
MOST_TO_TRAIN = 100_000
# Two similarities closer than this are equal: texts that stand twice may come in any order.
EQUAL = 1e-6


def questions() -> list[str]:
    """Real questions first, then synthetic ones, as many as are there up to the number that is asked with."""
    sets = [ROOT.parent / "shared" / "vragen" / "ontwikkel.jsonl", ROOT / "tests" / "questions" / "alledaags.jsonl"]
    found = [json.loads(line)["question"] for path in sets if path.is_file() for line in path.open(encoding="utf-8")]
    for path in sorted(TRAINING_TEXTS.glob("synthetisch*.jsonl")):
        found += [record["vraag"] for line in path.open(encoding="utf-8") if "vraag" in (record := json.loads(line))]
    return found[:QUESTIONS]


def kinds(count: int) -> list[tuple[str, str, dict[str, list[int]]]]:
    """Name, FAISS's factory string and the parameters to try."""
    lists = min(1024, 1 << int(np.log2(4 * np.sqrt(count))))
    found: list[tuple[str, str, dict[str, list[int]]]] = [
        ("Flat", "Flat", {}),
        ("fp16", "SQfp16", {}),
        ("SQ8", "SQ8", {}),
        (f"IVF{lists}", f"IVF{lists},Flat", {"nprobe": [8, 16, 32, 64, 128]}),
        (f"IVF{lists} SQ8", f"IVF{lists},SQ8", {"nprobe": [16, 32, 64, 128]}),
    ]
    if count <= 100_000:
        found.append(("HNSW32", "HNSW32,Flat", {"efSearch": [64, 128, 256]}))
    return found


def measured(
    name: str, index: faiss.Index, asked: np.ndarray, some: np.ndarray, exact: np.ndarray, build_s: float
) -> str:
    """A line of the table; `exact` holds the similarities of the nearest vectors of each question, best first."""
    times, found = [], []
    for question in asked:
        begin = time.perf_counter()
        _, rows = index.search(question[None, :], CANDIDATES)
        times.append((time.perf_counter() - begin) * 1000)
        found.append(rows[0])
    got = [some[rows] @ question for rows, question in zip(found, asked, strict=True)]
    # As the program does it: what was found is put in order by the full vectors.
    near, wide = (
        np.mean([(-np.sort(-a)[:k] >= b[k - 1] - EQUAL).mean() for a, b in zip(got, exact, strict=True)])
        for k in (AT, CANDIDATES)
    )
    size = len(faiss.serialize_index(index)) / 1e6
    p50, p95 = np.percentile(times, [50, 95])
    return f"{name:<22}{size:>9.0f} MB{build_s:>9.1f} s{p50:>9.2f}{p95:>9.2f} ms{near:>9.3f}{wide:>9.3f}"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    ask.add_argument("--vectors", type=Path, help="keep the vectors here, or take them from here")
    given = ask.parse_args()
    faiss.omp_set_num_threads(1)
    embedder = load_embedder(str(BUNDLED_MODEL))
    most = max(given.sizes)
    if given.vectors and given.vectors.is_file():
        vectors = np.load(given.vectors, mmap_mode="r")
    else:
        vectors = embedder.passages(list(passages_of_text(most)))
        if given.vectors:
            np.save(given.vectors, vectors)
    asked = embedder.passages(questions())
    for count in given.sizes:
        some = np.ascontiguousarray(vectors[:count])
        exact = np.array([-np.partition(-(some @ question), CANDIDATES)[:CANDIDATES] for question in asked])
        exact = -np.sort(-exact, axis=1)
        print(f"\n{count} vectoren, {len(asked)} vragen, belasting {os.getloadavg()[0]:.1f}")
        print(f"{'soort':<22}{'grootte':>12}{'bouwen':>11}{'p50':>9}{'p95':>12}{'top 10':>9}{'top 200':>9}", flush=True)
        for name, factory, choices in kinds(count):
            index = faiss.index_factory(some.shape[1], factory, faiss.METRIC_INNER_PRODUCT)
            begin = time.perf_counter()
            index.train(some[:MOST_TO_TRAIN])
            index.add(some)
            build_s = time.perf_counter() - begin
            for parameter, values in choices.items() or [("", [0])]:
                for value in values:
                    if parameter:
                        faiss.ParameterSpace().set_index_parameter(index, parameter, value)
                    label = f"{name} {parameter}={value}" if parameter else name
                    print(measured(label, index, asked, some, exact, build_s), flush=True)


if __name__ == "__main__":
    main()
