"""What this process holds of the memory, in MB (10^6 bytes)."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def highest_mb() -> float:
    """The most that it held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def now_mb() -> float:
    """What it holds now; the most so far where the system does not tell."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[1]) * resource.getpagesize() / 1e6 if pages.is_file() else highest_mb()
