"""One line on a terminal about what goes on, once it has taken longer than a second."""

import threading
from types import TracebackType
from typing import Self, TextIO

AFTER = 1.0
"""Seconds of silence before the line appears."""


class Progress:
    """Shows the latest message on `stream` after a second, and wipes it when the next output or the end comes."""

    def __init__(self, stream: TextIO, *, enabled: bool) -> None:
        self._stream = stream
        self._enabled = enabled
        self._timer: threading.Timer | None = None
        self._shown = False

    def __call__(self, message: str) -> None:
        """Announce what goes on now."""
        self.done()
        if self._enabled:
            self._timer = threading.Timer(AFTER, self._show, [message])
            self._timer.daemon = True
            self._timer.start()

    def done(self) -> None:
        """Wipe the line, if there is one."""
        if self._timer:
            self._timer.cancel()
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.done()

    def _show(self, message: str) -> None:
        self._stream.write(f"{message} …")
        self._stream.flush()
        self._shown = True
