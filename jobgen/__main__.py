"""`python -m jobgen`, and the `jobgen` program."""

import gc
import sys

from jobgen import console
from jobgen.errors import Exit, JobgenError


def main() -> int:
    """Run jobgen and return its exit code."""
    # A command is short and makes next to no cycles; looking for them would take a third of its time.
    gc.disable()
    try:
        return _answered(sys.argv[1:])
    except KeyboardInterrupt:
        return console.complain("interrupted", Exit.INTERRUPTED)
    except JobgenError as error:
        return console.complain(error.message, error.exit_code, error.hint)


def _answered(arguments: list[str]) -> int:
    if arguments[:1] == ["check"]:
        from jobgen.replay import recall  # noqa: PLC0415  (only for this command)

        text = recall(arguments)
        if text is not None:
            console.write(text)
            return Exit.CLEAN
    from jobgen.cli import main as run  # noqa: PLC0415  (so that a remembered answer need not load it)

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
