"""One line on a terminal about what goes on, once that has taken longer than a second."""

import threading
from types import TracebackType
from typing import Self, TextIO

AFTER = 1.0
"""Seconds of silence before the line appears."""

_WIPE = "\r\x1b[K"


class Progress:
    """Shows what goes on from `after` seconds after the first message on, and wipes the line at the end."""

    def __init__(self, stream: TextIO, *, enabled: bool, after: float = AFTER) -> None:
        self._stream = stream
        self._enabled = enabled
        self._after = after
        self._message = ""
        self._shown = False
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def __call__(self, message: str) -> None:
        """Announce what goes on now."""
        if not self._enabled:
            return
        with self._lock:
            self._message = message
            if self._shown:
                self._draw()
            elif self._timer is None:
                self._timer = threading.Timer(self._after, self._appear)
                self._timer.daemon = True
                self._timer.start()

    def done(self) -> None:
        """Wipe the line, if there is one, and show no more."""
        with self._lock:
            self._enabled = False
            if self._timer:
                self._timer.cancel()
            if self._shown:
                self._stream.write(_WIPE)
                self._stream.flush()
                self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.done()

    def _appear(self) -> None:
        with self._lock:
            if self._enabled:
                self._shown = True
                self._draw()

    def _draw(self) -> None:
        self._stream.write(f"{_WIPE}{self._message} …")
        self._stream.flush()
