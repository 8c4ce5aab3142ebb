"""`python -m jobgen`, and the `jobgen` program."""

import gc
import sys


def main() -> int:
    """Run jobgen and return its exit code."""
    # A command is short and makes next to no cycles; looking for them would take a third of its time.
    gc.disable()
    arguments = sys.argv[1:]
    if arguments[:1] == ["check"]:
        from jobgen.replay import recall  # noqa: PLC0415  (only for this command)

        text = recall(arguments)
        if text is not None:
            sys.stdout.write(text)
            return 0
    from jobgen.cli import main as run  # noqa: PLC0415  (so that a remembered answer need not load it)

    return run()


if __name__ == "__main__":
    sys.exit(main())
