"""Answers and complaints: standard output is written once, as a whole, and a reader that has gone is nobody's mistake."""

import io
import os
import sys

from jobgen.errors import JobgenError


def write(text: str) -> None:
    """Write the text to standard output; what its encoding lacks is written as an escape.

    Raises:
        JobgenError: it cannot be written, for example on a full disk.
    """
    stream = sys.stdout
    if stream is None:  # closed before jobgen began
        return
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _abandon()
    except OSError as error:
        _abandon()
        raise JobgenError(f"standard output cannot be written: {error.strerror}") from error


def complain(message: str, code: int, hint: str = "") -> int:
    """Write what went wrong to standard error, what to do about it below, and return the exit code."""
    if sys.stderr is not None:
        sys.stderr.write(f"jobgen: {message}\n" + (f"    {hint}\n" if hint else ""))
    return code


def _abandon() -> None:
    # What is still buffered would complain when the interpreter ends.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
