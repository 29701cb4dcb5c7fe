"""Building and asking at size: a corpus of the training texts, indexed as `kaderwijzer index` does it.

    python -m benchmarks.scale --passages 100000

Prints the time of each stage, what a question takes (50 questions to warm up, then all others once), and the memory that
the process holds at its highest while building and, in a process of its own, while asking. Times by the clock count what
else the machine does; `rekentijd` is the processor's time only (of all threads).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TOKENIZERS_PARALLELISM"):
    os.environ.setdefault(_name, "false" if _name.startswith("TOKEN") else "1")

from benchmarks.memory import highest_mb, now_mb  # noqa: E402 - the thread limits must be set before numpy is imported
from benchmarks.texts import passages_of_text  # noqa: E402 - as above
from benchmarks.vector_indexes import questions  # noqa: E402 - as above

PER_DOCUMENT = 200
WARM_UP = 50


def write_corpus(folder: Path, count: int) -> None:
    """`count` passages in documents of 200 sections, so that each section becomes a passage of its own."""
    folder.mkdir(parents=True)
    texts = passages_of_text(count)
    for number in range(0, count, PER_DOCUMENT):
        sections = [f"## {at + 1}\n\n{next(texts)}" for at in range(min(PER_DOCUMENT, count - number))]
        path = folder / f"stuk-{number // PER_DOCUMENT:05d}.md"
        path.write_text(f"# Stuk {number // PER_DOCUMENT}\n\n" + "\n\n".join(sections) + "\n", encoding="utf-8")


def build(corpus: Path, index: Path) -> dict[str, float]:
    from assistant.assistant import build_index
    from assistant.settings import Settings

    stages: dict[str, float] = {}
    running = ["", time.perf_counter()]

    def hear(stage: str, done: int, total: int) -> None:
        now = time.perf_counter()
        if running[0]:
            stages[str(running[0])] = stages.get(str(running[0]), 0.0) + now - float(running[1])
        running[:] = [stage, now]

    begin = time.perf_counter()
    manifest = build_index(Settings(corpus=corpus, index=index), hear)
    return {
        "fragmenten": manifest.passages,
        **{f"{stage}_s": round(seconds, 1) for stage, seconds in stages.items()},
        "bouwen_s": round(time.perf_counter() - begin, 1),
        "rekentijd_s": round(time.process_time(), 1),
        "hoogste_mb": round(highest_mb()),
    }


def ask(corpus: Path, index: Path) -> dict[str, float]:
    from assistant.assistant import open_assistant
    from assistant.settings import Settings

    begin = time.perf_counter()
    assistant = open_assistant(Settings(corpus=corpus, index=index))
    opening = time.perf_counter() - begin
    asked = questions()
    figures = {"openen_s": round(opening, 2), "na_openen_mb": round(now_mb())}
    for what, run in (("zoeken", assistant.search), ("vraag", assistant.ask)):
        for question in asked[:WARM_UP]:
            run(question)
        times, computing = [], []
        for question in asked[WARM_UP:]:
            begin, began = time.perf_counter(), time.process_time()
            run(question)
            times.append((time.perf_counter() - begin) * 1000)
            computing.append((time.process_time() - began) * 1000)
        times.sort()
        computing.sort()
        middle, late = len(times) // 2, int(0.95 * len(times))
        figures |= {f"{what}_p50_ms": round(times[middle], 1), f"{what}_p95_ms": round(times[late], 1)}
        figures |= {f"{what}_rekentijd_p95_ms": round(computing[late], 1)}
    return {**figures, "hoogste_mb": round(highest_mb())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="keep the corpora and indexes here")
    parser.add_argument("--only", choices=("build", "ask"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        place = given.folder / str(given.passages[0])
        print(json.dumps((build if given.only == "build" else ask)(place / "stukken", place / "index")))
        return
    with tempfile.TemporaryDirectory() as temporary:
        for count in given.passages:
            folder = given.folder or Path(temporary)
            if not (folder / str(count) / "stukken").is_dir():
                write_corpus(folder / str(count) / "stukken", count)
            for only in ("build", "ask"):
                # A process of its own, so that one does not stand in the other's memory.
                command = [sys.executable, "-m", "benchmarks.scale", "--only", only, "--folder", str(folder)]
                got = subprocess.run([*command, "--passages", str(count)], check=True, capture_output=True, text=True)
                figures = json.loads(got.stdout.splitlines()[-1])
                load = os.getloadavg()[0]
                print(
                    f"{count:>9} {only:<6}"
                    + "  ".join(f"{k} {v:g}" for k, v in figures.items())
                    + f"  belasting {load:.1f}"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
