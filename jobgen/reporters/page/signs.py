"""Small drawings that say at a glance what words beside them, or a label, say too."""

from collections.abc import Sequence

from jobgen.model.words import STEP_NAMES
from jobgen.reporters.page.markup import Html, tag

_FILLED = {
    "blocking": "M1 1h8v8h-8z",
    "informing": "M5 .2 9.8 5 5 9.8 .2 5z",
    "job": "M5 1.6a3.4 3.4 0 1 0 .01 0z",
}
_OUTLINED = {
    "external": "M5 1.2 9.2 8.6H.8z",
    "covered": "M5 1.6a3.4 3.4 0 1 0 .01 0z",
    "missing": "M1.8 1.8 8.2 8.2M8.2 1.8 1.8 8.2",
    "nothing": "M3.2 5h3.6",
}
_PIP = 12
_STEP = 30
_TRACK = (_STEP * len(STEP_NAMES), 20)


def shapes() -> Html:
    """Return the drawings once; every sign refers to one of them."""
    filled = (_symbol(name, path, "filled") for name, path in _FILLED.items())
    outlined = (_symbol(name, path, "outlined") for name, path in _OUTLINED.items())
    return tag("svg", *filled, *outlined, class_="shapes", aria_hidden="true", width=0, height=0)


def sign(name: str) -> Html:
    """Return one drawing, for a place where a word stands beside it."""
    return tag("svg", tag("use", href=f"#sign-{name}"), class_="sign", aria_hidden="true")


def pips(names: Sequence[str], label: str) -> Html:
    """Return drawings in a line; the label says all of them."""
    drawn = (
        tag("use", href=f"#sign-{name}", x=index * _PIP, width=10, height=10, class_=name)
        for index, name in enumerate(names)
    )
    width = len(names) * _PIP
    return tag(
        "svg", *drawn, class_="pips", role="img", aria_label=label, viewBox=f"0 0 {width} 10", width=width, height=10
    )


def track(declared: int, earned: int, label: str) -> Html:
    """Return the five steps in a line: a ring around the declared one, a line up to the earned one with a dot at its end."""
    low, high = sorted((declared, earned))
    parts = [
        _line(0, len(STEP_NAMES) - 1, "rail"),
        *(tag("circle", cx=_at(step), cy=10, r=2, class_="stop") for step in range(len(STEP_NAMES))),
        _line(0, earned, "way"),
        _line(low, high, "owed" if declared > earned else "way"),
        tag("circle", cx=_at(declared), cy=10, r=7, class_="ring"),
        tag("circle", cx=_at(earned), cy=10, r=4, class_="dot"),
    ]
    return _drawing(parts, role="img", aria_label=label)


def axis() -> Html:
    """Return the numbers of the steps, to stand above tracks."""
    numbers = (tag("text", str(step), x=_at(step), y=14, text_anchor="middle") for step in range(len(STEP_NAMES)))
    return _drawing(list(numbers), aria_hidden="true")


def _symbol(name: str, path: str, kind: str) -> Html:
    return tag("symbol", tag("path", d=path, class_=kind), id=f"sign-{name}", viewBox="0 0 10 10")


def _drawing(parts: Sequence[str], **attributes: str) -> Html:
    width, height = _TRACK
    box = f"0 0 {width} {height}"
    return tag("svg", *parts, class_="track", viewBox=box, width=width, height=height, **attributes)


def _line(first: int, last: int, kind: str) -> Html:
    return tag("line", x1=_at(first), x2=_at(last), y1=10, y2=10, class_=kind)


def _at(step: int) -> int:
    return step * _STEP + _STEP // 2
