"""Child processes that die, or whose disk fails, before their n-th operation on files.

Python reports every such operation to audit hooks before it happens. A hook in a forked child counts them: the code that
is tested runs unchanged, for real, up to exactly that point.
"""

import concurrent.futures.thread  # noqa: F401  (imported lazily by what is tested: its files shall not count)
import os
import signal
import sys
import traceback
from collections.abc import Callable

from jobgen.errors import JobgenError

DONE, REFUSED, CRASHED, KILLED = 0, 2, 9, -signal.SIGKILL

_WRITING = ("os.mkdir", "os.rename", "os.link", "os.symlink")
_OPERATIONS = (*_WRITING, "open", "os.remove", "os.rmdir", "os.listdir", "os.scandir", "os.chmod", "fcntl.flock")


def run(work: Callable[[], object]) -> int:
    """Run `work` in a forked child and return how it ended: DONE, REFUSED by a JobgenError, CRASHED or -signal."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os._exit(_outcome(work))


def start(work: Callable[[], object]) -> int:
    """Begin `work` in a forked child and return its process id."""
    child = os.fork()
    if child:
        return child
    os._exit(_outcome(work))


def _outcome(work: Callable[[], object]) -> int:
    try:
        work()
    except JobgenError:
        return REFUSED
    except BaseException:  # noqa: BLE001  (nothing may reach the code of the parent below the fork)
        traceback.print_exc()
        return CRASHED
    return DONE


def killed_at(number: int, work: Callable[[], object]) -> int:
    """Run `work` in a child that gets SIGKILL before its `number`-th operation."""
    return run(lambda: (_before(number, lambda _: os.kill(os.getpid(), signal.SIGKILL)), work()))


def killed_when(reached: Callable[[str, tuple[object, ...]], bool], work: Callable[[], object]) -> int:
    """Run `work` in a child that gets SIGKILL before the operation, by event and arguments, for which `reached` holds."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        if reached(event, args):
            os.kill(os.getpid(), signal.SIGKILL)

    return run(lambda: (sys.addaudithook(hook), work()))


def failing_at(number: int, code: int, work: Callable[[], object]) -> int:
    """Run `work` in a child whose `number`-th operation fails with the error `code`, and no other."""
    return run(lambda: (_before(number, lambda count: _fail(code) if count == number else None), work()))


def failing_from(number: int, code: int, work: Callable[[], object]) -> int:
    """Run `work` in a child in which, from the `number`-th operation on, all fail that need room on the disk."""
    return run(lambda: (_before(number, lambda _: _fail(code), only=_WRITING), work()))


def _before(number: int, act: Callable[[int], object], only: tuple[str, ...] = _OPERATIONS) -> None:
    count = 0

    def hook(event: str, _: tuple[object, ...]) -> None:
        nonlocal count
        if event in _OPERATIONS:
            count += 1
            if count >= number and event in only:
                act(count)

    sys.addaudithook(hook)


def _fail(code: int) -> None:
    raise OSError(code, os.strerror(code))
