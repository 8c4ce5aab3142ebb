"""How long `jobgen check` takes beside a bare interpreter start; prints one line of JSON.

    python benchmarks/check.py [--folder DIR] [--runs 15] [--no-cache]

Both are timed in turn in one run, so that a machine that slows down slows both; `ratio` is the median of the pairs.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    """Time the pairs and print the line."""
    options = _options()
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": os.devnull if options.no_cache else cache}
        jobgen = [str(Path(sys.executable).parent / "jobgen"), "check"]
        _seconds(jobgen, options.folder, environment)
        pairs = [
            (
                _seconds(jobgen, options.folder, environment),
                _seconds([sys.executable, "-c", "pass"], options.folder, environment),
            )
            for _ in range(options.runs)
        ]
    print(json.dumps(_line(pairs)))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="where arch-specs/ and generated/ are")
    parser.add_argument("--runs", type=int, default=15, help="pairs to time")
    parser.add_argument("--no-cache", action="store_true", help="let jobgen remember nothing")
    return parser.parse_args()


def _seconds(command: list[str], folder: Path, environment: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def _line(pairs: list[tuple[float, float]]) -> dict[str, float]:
    return {
        "check_seconds": round(statistics.median(check for check, _ in pairs), 4),
        "interpreter_seconds": round(statistics.median(start for _, start in pairs), 4),
        "ratio": round(statistics.median(check / start for check, start in pairs), 1),
    }


if __name__ == "__main__":
    sys.exit(main())
