"""The line about what goes on: only on a terminal, only after a while, and gone before anything else is printed."""

import io
from contextlib import suppress

from jobgen.progress import AFTER, Progress

WIPE = "\r\x1b[K"


def test_a_second_is_what_people_wait_without_asking():
    assert AFTER == 1.0


def test_the_line_appears_once_the_time_is_up_with_what_goes_on_then():
    stream = io.StringIO()
    progress = Progress(stream, enabled=True, after=0.05)

    with progress:
        progress("reading")
        progress("writing")
        wait_for(progress)
        progress("done with it")

    assert stream.getvalue() == f"{WIPE}writing …{WIPE}done with it …{WIPE}"


def test_nothing_appears_when_all_is_over_before_that():
    stream = io.StringIO()

    with Progress(stream, enabled=True, after=60) as progress:
        progress("reading")
        progress("writing")

    assert stream.getvalue() == ""


def test_nothing_appears_after_the_end():
    stream = io.StringIO()
    progress = Progress(stream, enabled=True, after=0)

    with progress:
        progress("reading")
        wait_for(progress)
    progress("too late")

    assert stream.getvalue() == f"{WIPE}reading …{WIPE}"


def test_nothing_appears_where_nobody_watches():
    stream = io.StringIO()

    with Progress(stream, enabled=False, after=0) as progress:
        progress("reading")

    assert stream.getvalue() == ""


def test_the_line_is_gone_when_something_goes_wrong():
    stream = io.StringIO()
    progress = Progress(stream, enabled=True, after=0)

    with suppress(ZeroDivisionError), progress:
        progress("reading")
        wait_for(progress)
        _ = 1 / 0

    assert stream.getvalue().endswith(WIPE)


def wait_for(progress: Progress) -> None:
    """Wait until the timer has done its work."""
    assert progress._timer is not None
    progress._timer.join()
