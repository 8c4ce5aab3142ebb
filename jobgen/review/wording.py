"""How differences of plain data are put into words."""

from collections import Counter
from difflib import SequenceMatcher
from typing import Any

from jobgen.reporters.words import plural
from jobgen.review.normalising import written
from jobgen.review.protocol import Difference, Pair, Path

_LONGEST = 60


def label(path: Path, pair: Pair) -> str:
    """Return what a path of the normal form is called: `args`, `env FOO`, `label team`."""
    if path[:2] == ("spec", "containers") and len(path) > 2:
        return _in_container(path[2], path[3:], pair)
    if path == ("annotations", "description"):
        return "description"
    if path[0] in ("annotations", "labels") and len(path) > 1:
        return f"{path[0][:-1]} {'.'.join(path[1:])}"
    if path[0] == "decoration_config" and len(path) == 2:
        return path[1]
    if path[:2] == ("spec", "volumes") and len(path) > 2:
        return f"volume {path[2]}"
    return ".".join(path[1:] if path[0] == "spec" and len(path) > 1 else path)


def told(difference: Difference, pair: Pair) -> str:
    """Return a difference in words, values as they are written, so far as they fit on a line."""
    name = label(difference.path, pair)
    before, after = difference.before, difference.after
    spelt = [written(job, difference.path) for job in (pair.before, pair.after)]
    if all(isinstance(each, str | int | float) for each in spelt):
        before, after = spelt
    if before is None:
        return f"{name} added: {shown}" if (shown := brief(after)) else f"{name} added"
    if after is None:
        return f"{name} removed: {shown}" if (shown := brief(before)) else f"{name} removed"
    return f"{name}: {values(before, after)}"


def brief(value: Any) -> str:
    """Return a value in few words; empty where it is too long to read on a line."""
    text = _text(value)
    return text if len(text) <= _LONGEST and "\n" not in text else ""


def _in_container(name: str, path: Path, pair: Pair) -> str:
    names = {*_containers(pair.was), *_containers(pair.now)}
    whose = f" of container {name}" if len(names) > 1 else ""
    if not path:
        return f"container {name}"
    if path[0] == "volumeMounts" and len(path) > 1:
        return f"mount {path[1]}{whose}"
    if path[0] == "env" and len(path) > 1:
        return f"env {path[1]}{whose}"
    return ".".join(path) + whose


def _containers(data: dict[str, Any]) -> Any:
    found = (data.get("spec") or {}).get("containers")
    return found if isinstance(found, dict) else ()


def values(before: Any, after: Any) -> str:
    """Return what was and what is, so far as it fits on a line; of lists only what is not in both."""
    if isinstance(before, list) and isinstance(after, list):
        return _lists(before, after)
    if isinstance(before, dict) and isinstance(after, dict):
        before, after = _without_alike(before, after)
    texts = _text(before), _text(after)
    if all(len(text) <= _LONGEST and "\n" not in text for text in texts):
        return f"{texts[0]} -> {texts[1]}"
    if any("\n" in text for text in texts):
        lines = _unlike_lines(*texts)
        return f"{plural(lines, 'line')} {'differs' if lines == 1 else 'differ'}"
    before, after = _trimmed(*texts)
    return f"{before} -> {after}" if max(len(before), len(after)) <= _LONGEST + 2 else "differs"


def _trimmed(before: str, after: str) -> tuple[str, str]:
    """Return both texts without what they begin and end with alike."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    first, last = "…" if start else "", "…" if end else ""
    middles = (text[start : len(text) - end] for text in (before, after))
    before, after = (first + middle + last if middle else "…" for middle in middles)
    return before, after


def _without_alike(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    alike = {key for key in before if key in after and before[key] == after[key]}
    was, now = ({key: each[key] for key in each if key not in alike} for each in (before, after))
    return was, now


def _alike(one: str, other: str) -> int:
    """Return how many characters both texts begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _unlike_lines(before: str, after: str) -> int:
    steps = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in steps if tag != "equal")


def _lists(before: list[Any], after: list[Any]) -> str:
    gone = list((Counter(map(_text, before)) - Counter(map(_text, after))).elements())
    new = list((Counter(map(_text, after)) - Counter(map(_text, before))).elements())
    if not gone and not new:
        return "another order"
    if len(gone) == len(new) == 1:
        return values(gone[0], new[0])
    signed = [f"{sign}{text}" for sign, texts in (("-", gone), ("+", new)) for text in texts]
    shown = ", ".join(signed)
    if len(shown) <= 2 * _LONGEST and "\n" not in shown:
        return shown
    return f"{plural(len(gone), 'value')} gone, {len(new)} new"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value or '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_text(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    return str(value)
