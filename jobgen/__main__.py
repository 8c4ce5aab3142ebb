"""`python -m jobgen`, and the `jobgen` program."""

import sys


def main() -> int:
    """Run jobgen and return its exit code."""
    from jobgen.cli import main as run  # noqa: PLC0415  (so that an answer from the cache need not load it)

    return run()


if __name__ == "__main__":
    sys.exit(main())
