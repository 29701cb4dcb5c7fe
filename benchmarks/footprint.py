"""What asking takes before and besides the answer: the cold start of the program, its imports and its memory.

    python -m benchmarks.footprint

Each figure comes from a process of its own; the lowest of five, because everything else on the machine only adds to it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from assistant.settings import ROOT

TIMES = 5
QUESTION = "Wie geeft de indicatie voor beschut werk?"
# name -> a program that prints {"s": seconds, "mb": memory}
PROGRAMS = {
    "Python zelf, met numpy": "import numpy",
    "alles wat een vraag nodig heeft": "import assistant.assistant, assistant.printed",
    "openen en eerste vraag": "from assistant import open_assistant\nopen_assistant().ask(question)",
    "openen en honderd vragen": (
        "from assistant import open_assistant\nopened = open_assistant()\n"
        "for number in range(100): opened.ask(f'{question} {number}')"
    ),
}
AROUND = """
import time, sys, json
begin = time.perf_counter()
question = sys.argv[1]
{program}
took = time.perf_counter() - begin
from benchmarks.memory import highest_mb
heavy = [name for name in ("torch", "sentence_transformers", "pandas", "streamlit", "scipy", "sklearn") if name in sys.modules]
print(json.dumps(dict(s=round(took, 3), mb=round(highest_mb()), heavy=heavy)))
"""


def main() -> None:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    print(f"{'wat':<34}{'seconden':>10}{'hoogste MB':>12}  zware pakketten")
    for name, program in PROGRAMS.items():
        command = [sys.executable, "-c", AROUND.format(program=program), QUESTION]
        got = [
            json.loads(
                subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment).stdout
            )
            for _ in range(TIMES)
        ]
        seconds, most = min(of["s"] for of in got), max(of["mb"] for of in got)
        print(f"{name:<34}{seconds:>10.2f}{most:>12}  {', '.join(got[0]['heavy']) or 'geen'}")
    print(f"belasting {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
