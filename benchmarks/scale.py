"""How long `jobgen generate` takes on a synthetic specs folder; prints one line of JSON.

    python benchmarks/scale.py --jobs 2500 [--keep DIR] [--cache]

The command runs cold, in a process of its own, cache and output folder empty; `seconds` is the whole command.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import specs

MEGABYTE = 1024


def main() -> int:
    """Build the specs, time the command, print the line."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.keep or temporary)
        specs.write(folder / "arch-specs", options.jobs)
        print(json.dumps(_measured(folder, options.jobs, cache=options.cache)))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2500, help="how many jobs the specs expand to")
    parser.add_argument("--keep", metavar="DIR", help="build the tree here, and leave it")
    parser.add_argument(
        "--cache", action=argparse.BooleanOptionalAction, default=False, help="let jobgen use its cache"
    )
    return parser.parse_args()


def _measured(folder: Path, jobs: int, *, cache: bool) -> dict[str, float | int]:
    environment = {**os.environ} if cache else {**os.environ, "XDG_CACHE_HOME": os.devnull}
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "jobgen", "generate", "--quiet"], cwd=folder, env=environment, check=True)
    seconds = time.perf_counter() - begin
    files = [path for path in (folder / "generated").rglob("*") if path.is_file()]
    return {
        "jobs": jobs,
        "seconds": round(seconds, 3),
        "bytes": sum(path.stat().st_size for path in files),
        "max_rss_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE),
        "files": len(files),
    }


if __name__ == "__main__":
    sys.exit(main())
