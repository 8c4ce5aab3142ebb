"""The exceptions that end a command, each with its exit code.

A user's mistake in a file is a `Finding`, never an exception: exceptions mean that a command cannot go on.
"""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes, by meaning."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    BUG = 3
    INTERRUPTED = 130


class JobgenError(Exception):
    """Wrong usage, a missing folder, I/O: one line for the user, and exit code 2."""

    exit_code = Exit.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
