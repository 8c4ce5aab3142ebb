"""Fuzz every target in turn, each for its share of the time, and say what came of it: `make fuzz`.

Inputs that reached something new are kept in `.fuzz/` and are where the next run begins. `--keep` fuzzes nothing: it chooses
those of them that reach most, and makes them the corpus of the tests.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from fuzz_seeds import KEPT, LARGEST, seeds
from fuzz_targets import ROOT
from fuzz_tokens import dictionary

WORK = ROOT / ".fuzz"
ONE = Path(__file__).parent / "fuzz_one.py"
SHARES = {"spec": 5, "jobs": 5, "boards": 3, "site": 2, "suites": 2, "prow-config": 1}
"""How the time is divided."""

MOST = 300
"""Inputs of all targets together that become tests."""

LIMITS = (f"-max_len={LARGEST}", "-timeout=60", "-rss_limit_mb=1024")
FAILED = ("crash-", "timeout-", "oom-", "leak-")


def main(arguments: Sequence[str]) -> int:
    """Return 1 if an input was found that jobgen does not survive."""
    options = _options(arguments)
    names = options.targets or list(SHARES)
    if options.keep:
        for name in names:
            _keep(name)
        return 0
    whole = sum(SHARES[name] for name in names)
    return max([_fuzzed(name, options.seconds * SHARES[name] // whole) for name in names])


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fuzz what reads specs, job files and boards.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"all unless named: {', '.join(SHARES)}")
    parser.add_argument("--seconds", type=int, default=1800, help="time for all targets together")
    parser.add_argument("--keep", action="store_true", help="make what was found the corpus of the tests")
    options = parser.parse_args(arguments)
    unknown = set(options.targets) - set(SHARES)
    if unknown:
        parser.error(f"there is no target {min(unknown)}")
    return options


def _fuzzed(name: str, seconds: int) -> int:
    folder = _laid_out(name)
    _say(f"{name}: {seconds} s, see {folder.relative_to(ROOT)}/log")
    (folder / "slowest.json").unlink(missing_ok=True)
    fuzz = (f"-max_total_time={seconds}", f"-dict={WORK / 'dictionary'}", f"-artifact_prefix={folder}/failures/")
    log = _run(name, *LIMITS, *fuzz, "-print_final_stats=1", f"{folder}/inputs", f"{folder}/seeds")
    (folder / "log").write_text(log, encoding="utf-8")
    _say(_figures(log, folder))
    failures = sorted(path for path in (folder / "failures").iterdir() if path.name.startswith(FAILED))
    for path in failures:
        _say(f"  jobgen did not survive this: {sys.executable} {ONE} {name} {path}")
    ended = "stat::number_of_executed_units" in log and not failures
    if not ended and not failures:
        _say(log[-3000:])
    return 0 if ended else 1


def _laid_out(name: str) -> Path:
    """Return the folder of a target, with what a run needs; what failed before is the first that is tried again."""
    folder = WORK / name
    shutil.rmtree(folder / "seeds", ignore_errors=True)
    for below in ("inputs", "seeds", "failures"):
        (folder / below).mkdir(parents=True, exist_ok=True)
    for failure in (folder / "failures").iterdir():
        failure.rename(folder / "inputs" / failure.name)
    for seed in seeds(name):
        (folder / "seeds" / _digest(seed)).write_bytes(seed)
    (WORK / "dictionary").write_text(dictionary(), encoding="utf-8")
    return folder


def _run(name: str, *arguments: str) -> str:
    """Return what the fuzzer says about one target, without the modules that it names as it loads them."""
    environment = {**os.environ, "FUZZ_SLOWEST": str(WORK / name / "slowest.json"), "PYTHONHASHSEED": "0"}
    command = [sys.executable, str(ONE), name, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    lines = done.stdout.decode(errors="replace").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("INFO: Instrumenting"))


def _figures(log: str, folder: Path) -> str:
    runs, memory = _last(r"number_of_executed_units: (\d+)", log), _last(r"peak_rss_mb: +(\d+)", log)
    reached = _last(r"cov: (\d+)", log)
    slowest = json.loads((folder / "slowest.json").read_text())["seconds"] if (folder / "slowest.json").exists() else 0
    return f"  {runs} inputs, {reached} branches reached, {memory} MB at most, {slowest:.2f} s the slowest input"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _last(pattern: str, text: str) -> str:
    return ([*re.findall(pattern, text)] or ["?"])[-1]


def _keep(name: str) -> None:
    """Replace the corpus of a target by those of all known inputs that add most branches to what smaller ones reach."""
    folder = _laid_out(name)
    for below in ("chosen", "merged"):
        shutil.rmtree(folder / below, ignore_errors=True)
        (folder / below).mkdir()
    control = folder / "merged" / "control"
    merge = ("-merge=1", "-use_counters=0", f"-merge_control_file={control}")
    _run(name, *merge, *LIMITS, f"{folder}/chosen", f"{folder}/inputs", f"{folder}/seeds")
    best = sorted(_added(control.read_text(encoding="utf-8").splitlines()), reverse=True)
    found = [Path(path).read_bytes() for _, path in best[: MOST * SHARES[name] // sum(SHARES.values())]]
    shutil.rmtree(KEPT / name, ignore_errors=True)
    (KEPT / name).mkdir(parents=True)
    for data in found:
        (KEPT / name / f"{_digest(data)}.yaml").write_bytes(data)
    _say(f"{name}: {len(found)} of {len(best)} inputs, {sum(map(len, found))} bytes")


def _added(control: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield how many branches each input adds, with its path: libFuzzer has written first the paths, then what each reaches anew."""
    paths = control[2 : 2 + int(control[0])]
    for line in control[2 + len(paths) :]:
        word, *numbers = line.split()
        if word == "FT" and len(numbers) > 1:
            yield len(numbers) - 1, paths[int(numbers[0])]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
