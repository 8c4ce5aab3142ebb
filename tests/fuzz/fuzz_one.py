"""Fuzz one target: `python tests/fuzz/fuzz_one.py TARGET [what libFuzzer takes]`. `make fuzz` runs all of them.

Memory is measured as a command would use it. The program runs without the garbage collector, so an input does too; what it
leaves in cycles is collected before the next one. What outlives an input is never looked at again (`gc.freeze`), or collecting
would take longer than the input. Caches that are keyed by text of the input are emptied as well: a command has them for one
run, and with them the same input would reach less code the second time.
"""

import gc
import json
import os
import pkgutil
import shlex
import signal
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import atheris

sys.path[:0] = [str(Path(__file__).parents[1] / "agreement")]

with atheris.instrument_imports(include=["jobgen"]):
    import jobgen

    for module in pkgutil.walk_packages(jobgen.__path__, "jobgen."):
        if module.name != "jobgen.__main__":
            import_module(module.name)

from fuzz_mutator import Mutator  # noqa: E402  (they import jobgen, which has to be the instrumented one)
from fuzz_seeds import seeds  # noqa: E402  (they import jobgen, which has to be the instrumented one)
from fuzz_targets import survive  # noqa: E402  (they import jobgen, which has to be the instrumented one)

SECONDS = 5
"""Time of the processor that an input may take. libFuzzer's own limit is time on the wall, which a busy machine stretches."""

BY_TEXT = ("jobgen.syntax.", "jobgen.yamlio.", "jobgen.model.")


def main(arguments: list[str]) -> None:
    """Fuzz until libFuzzer is told to stop, or has found something."""
    name = arguments[1]
    started_from = seeds(name)
    mutator = Mutator(name, started_from, _own)
    warnings.simplefilter("error")
    gc.disable()
    one = _one(name, os.environ.get("FUZZ_SLOWEST", ""))
    survive(name, b"neither: a spec nor anything else\n")  # loads what only findings need
    # libFuzzer starts itself anew to merge, by a command that the shell takes apart.
    itself = shlex.join([sys.executable, *arguments[:2]])
    atheris.Setup([itself, *arguments[2:]], one, custom_mutator=mutator)
    atheris.Fuzz()


def _own(data: bytes, most: int) -> bytes:
    # Looked up anew each time: `Fuzz` puts another function in this place.
    changed: bytes = atheris.Mutate(data, most)
    return changed


def _one(name: str, slowest_file: str) -> Callable[[bytes], None]:
    """Return what runs one input; the slowest is written to a file if one is named."""
    caches = _caches()
    slowest = 0.0
    signal.signal(signal.SIGPROF, _too_slow)

    def one(data: bytes) -> None:
        nonlocal slowest
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        survive(name, data)
        signal.setitimer(signal.ITIMER_PROF, 0)
        took = time.process_time() - begun
        if slowest_file and took > slowest:
            slowest = took
            Path(slowest_file).write_text(json.dumps({"seconds": took, "input": data.decode("latin-1")}))
        for clear in caches:
            clear()
        gc.collect()
        gc.freeze()

    return one


def _too_slow(_signal: int, _frame: object) -> NoReturn:
    message = f"not done after {SECONDS} s"
    raise TimeoutError(message)


def _caches() -> list[Callable[[], None]]:
    """Return what empties each cache of functions that are given text."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith(BY_TEXT)]
    found = {
        id(value): value.cache_clear
        for module in modules
        for value in vars(module).values()
        if hasattr(value, "cache_clear")
    }
    return list(found.values())


if __name__ == "__main__":
    main(sys.argv)
