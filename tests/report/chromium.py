"""A headless Chromium, driven over two pipes in the words of the DevTools protocol; nothing but the browser is needed."""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds that an answer may take: a machine that is busy with other tests is slow."""

_FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",  # root, and containers without user namespaces, have none; the only page is our own
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--hide-scrollbars",
)
_READS, _WRITES = 3, 4


def found() -> str | None:
    """Return the program: what JOBGEN_CHROMIUM names, else what is on the PATH."""
    names = [os.environ.get("JOBGEN_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next((program for name in names if name and (program := shutil.which(name))), None)


class Browser:
    """One browser with one tab. Every event that the tab reports is kept in `events`."""

    def __init__(self, program: str, folder: Path) -> None:
        self._numbers = count(1)
        self._rest = b""
        self.events: list[dict[str, Any]] = []
        self._pid, self._out, self._in = _spawn(program, folder)
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        _write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != number:
            self.events.append(answer)
        assert "error" not in answer, f"{method}: {answer['error']}"
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, page: Path) -> None:
        """Load a page from disk, and forget what was before."""
        self.events.clear()
        self.call("Page.navigate", url=page.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def show(self, width: int, height: int = 800, *, dark: bool = False) -> None:
        """Make the tab so many pixels wide, and say whether its user likes the dark."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.call("Emulation.setEmulatedMedia", features=[scheme, still])

    def ask(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to on the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        for kind in ("rawKeyDown", "keyUp"):
            code = {"Tab": 9, "Enter": 13}[key]
            text = {"text": "\r"} if key == "Enter" and kind == "rawKeyDown" else {}
            event = {"type": "keyDown" if text else kind, "key": key, "code": key, "windowsVirtualKeyCode": code}
            self.call("Input.dispatchKeyEvent", **event, **text)

    def screenshot(self, *, whole: bool = True) -> bytes:
        """Return what the page looks like, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def printed(self) -> bytes:
        """Return the page on paper, as PDF."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def accessible(self) -> list[dict[str, Any]]:
        """Return the nodes of the accessibility tree that a screen reader meets."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [node for node in nodes if not node["ignored"]]

    def close(self) -> None:
        """End the browser, kindly first."""
        with suppress(AssertionError, OSError):
            self._session = None
            self.call("Browser.close")
        for descriptor in (self._out, self._in):
            os.close(descriptor)
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"the browser said nothing for {PATIENCE} seconds"
            data = os.read(self._in, 1 << 20)
            assert data, "the browser has ended"
            self._rest += data
        first, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message


def _spawn(program: str, folder: Path) -> tuple[int, int, int]:
    """Start the browser in a process group of its own; return its id, where it reads, and where it writes."""
    their_in, our_out = map(_aside, os.pipe())
    our_in, their_out = map(_aside, os.pipe())
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, folder / "stderr", os.O_WRONLY | os.O_CREAT, 0o644),
        (os.POSIX_SPAWN_DUP2, their_in, _READS),
        (os.POSIX_SPAWN_DUP2, their_out, _WRITES),
    ]
    arguments = [program, *_FLAGS, f"--user-data-dir={folder / 'profile'}", "about:blank"]
    environment = {**os.environ, "HOME": str(folder), "TZ": "UTC", "LANG": "C.UTF-8"}
    pid = os.posix_spawn(program, arguments, environment, file_actions=actions, setpgroup=0)
    os.close(their_in)
    os.close(their_out)
    return pid, our_out, our_in


def _aside(descriptor: int) -> int:
    """Move a descriptor out of the way of those that the browser expects."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
