"""The grammar of RE2, as Go's `regexp` reads it."""

import re
from typing import NamedTuple

from jobgen.syntax import charset, re2_nodes
from jobgen.syntax.re2_class import read_class
from jobgen.syntax.re2_escapes import character, named_set
from jobgen.syntax.re2_nodes import MOST_COPIES, Part, capture, choice, empty_match, repeat, sequence, text

_FLAGS = "imsU"
_FLAG_GROUP = rf"\(\?([{_FLAGS}]*)(-[{_FLAGS}]+)?([:)])"
_NAMED = r"\(\?P?<([^>]*)>"
_PLAIN = "[-A-Za-z0-9_/ ,:]+"
_COUNT = r"\{(0|[1-9][0-9]*)(?:(,)(0|[1-9][0-9]*)?)?\}"
_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_ANCHORS = {"A": r"\A", "z": r"\Z", "b": r"(?a:\b)", "B": r"(?!(?a:\b))"}
_NOT_IN_RE2 = {
    "(?=": "lookahead",
    "(?!": "negative lookahead",
    "(?<=": "lookbehind",
    "(?<!": "negative lookbehind",
    "(?>": "atomic group",
    "(?#": "comment",
    "(?(": "conditional group",
    "(?|": "branch reset",
    "(?'": "quoted group name",
    "(?P=": "backreference",
    "(?P>": "subroutine call",
    "(?R": "recursion",
    "(?&": "subroutine call",
}


class _Group(NamedTuple):
    """An open group: where it began, the flags to go back to, and the branches so far, the last one open."""

    start: int
    flags: frozenset[str]
    captures: bool
    branches: list[list[Part]]

    def part(self) -> Part:
        return choice([sequence(branch) for branch in self.branches])


class Parser:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.flags: frozenset[str] = frozenset()
        self.groups = [_Group(0, self.flags, captures=False, branches=[[]])]
        self.repeat_starts_at: int | None = None

    def parse(self) -> Part:
        """Return the whole pattern; ValueError in words for the user where RE2 refuses it."""
        while self.at < len(self.pattern):
            self._step(self.pattern[self.at])
        if len(self.groups) > 1:
            raise ValueError(f'"{self._open_tail()}" is not closed with ")"')
        return self.groups[0].part()

    def _step(self, letter: str) -> None:
        if letter in _SIGNS:
            return self._repeat(self.at + 1, *_SIGNS[letter])
        if letter == "{" and (count := re.compile(_COUNT).match(self.pattern, self.at)):
            return self._counted_repeat(count)
        self.repeat_starts_at = None
        structure = {"(": self._open, ")": self._close, "|": self._bar}.get(letter)
        return structure() if structure else self._piece(letter)

    def _piece(self, letter: str) -> None:
        if letter == "[":
            ranges, self.at = read_class(self.pattern, self.at, fold="i" in self.flags)
            self._add(re2_nodes.character(charset.python_class(ranges)))
        elif letter == "\\":
            self._escape()
        elif "i" not in self.flags and (run := re.compile(_PLAIN).match(self.pattern, self.at)):
            self._plain(run[0])
        else:
            self.at += 1
            self._add(self._dot_or_anchor(letter) or self._literal(letter))

    def _plain(self, run: str) -> None:
        # A repetition that follows takes the last letter alone.
        if run[:-1]:
            self._add(text(run[:-1]))
        self._add(text(run[-1]))
        self.at += len(run)

    def _add(self, part: Part) -> None:
        self.groups[-1].branches[-1].append(part)

    def _literal(self, letter: str) -> Part:
        if "i" in self.flags and not letter.isdigit():
            return re2_nodes.character(charset.python_class(charset.folded(((ord(letter), ord(letter)),))))
        return text(letter)

    def _dot_or_anchor(self, letter: str) -> Part | None:
        if letter == ".":
            return re2_nodes.character("(?s:.)" if "s" in self.flags else r"[^\n]")
        if letter in "^$":
            whole_text = {"^": r"\A", "$": r"\Z"}[letter]
            return empty_match(f"(?m:{letter})" if "m" in self.flags else whole_text)
        return None

    def _escape(self) -> None:
        letter = self.pattern[self.at + 1 : self.at + 2]
        if letter == "Q":
            self._quoted()
        elif letter in _ANCHORS:
            self.at += 2
            self._add(empty_match(_ANCHORS[letter]))
        elif found := named_set(self.pattern, self.at, fold="i" in self.flags):
            ranges, self.at = found
            self._add(re2_nodes.character(charset.python_class(ranges)))
        else:
            code, self.at = character(self.pattern, self.at)
            self._add(self._literal(chr(code)))

    def _quoted(self) -> None:
        quoted, end, _ = self.pattern[self.at + 2 :].partition(r"\E")
        self.at += 2 + len(quoted) + len(end)
        for letter in quoted:
            self._add(self._literal(letter))

    def _repeat(self, end: int, low: int, high: int | None) -> None:
        start, self.at = self.at, end + 1 if self.pattern.startswith("?", end) else end
        spelt = self.pattern[start : self.at]
        if self.repeat_starts_at is not None:
            raise ValueError(_stacked(self.pattern[self.repeat_starts_at : start], spelt))
        branch = self.groups[-1].branches[-1]
        if not branch:
            raise ValueError(f'nothing stands before "{spelt}" that could be repeated')
        branch[-1] = repeat(branch[-1], low, high)
        if max(low, high or 0) > 1 and branch[-1].copies > MOST_COPIES:
            raise ValueError(f'nested repeats up to "{spelt}" make more than {MOST_COPIES} copies')
        self.repeat_starts_at = start

    def _counted_repeat(self, count: re.Match[str]) -> None:
        low = int(count[1])
        high = None if count[2] and not count[3] else int(count[3] or count[1])
        if max(low, high or 0) > MOST_COPIES:
            raise ValueError(f'repeat count in "{count[0]}" is above {MOST_COPIES}')
        if high is not None and high < low:
            raise ValueError(f'repeat count in "{count[0]}" ends below its start')
        self._repeat(count.end(), low, high)

    def _bar(self) -> None:
        self.at += 1
        self.groups[-1].branches.append([])

    def _close(self) -> None:
        if len(self.groups) == 1:
            raise ValueError(f'")" closes no group in "{self.pattern[: self.at + 1]}"')
        self.at += 1
        group = self.groups.pop()
        self.flags = group.flags
        self._add(capture(group.part()) if group.captures else group.part())

    def _open(self) -> None:
        if not self.pattern.startswith("(?", self.at):
            self._begin(self.at + 1, captures=True)
            return
        for start, name in _NOT_IN_RE2.items():
            if self.pattern.startswith(start, self.at):
                raise ValueError(f'{name} "{start}" is not supported by RE2')
        if named := re.compile(_NAMED).match(self.pattern, self.at):
            self._named_group(named)
        else:
            self._flags_or_group()

    def _begin(self, end: int, *, captures: bool) -> None:
        self.groups.append(_Group(self.at, self.flags, captures, branches=[[]]))
        self.at = end

    def _named_group(self, name: re.Match[str]) -> None:
        if not re.fullmatch("[A-Za-z0-9_]+", name[1]):
            raise ValueError(f'group name "{name[1]}" may hold only letters, digits and "_", and at least one')
        self._begin(name.end(), captures=True)

    def _flags_or_group(self) -> None:
        found = re.compile(_FLAG_GROUP).match(self.pattern, self.at)
        if not found:
            raise ValueError(self._flag_problem())
        flags = self.flags.union(found[1]).difference(found[2] or "")
        if found[3] == ":":
            self._begin(found.end(), captures=False)
        self.at, self.flags = found.end(), flags

    def _flag_problem(self) -> str:
        rest = self.pattern[self.at :]
        if rest.startswith(("(?<", "(?P<")):
            return f'group name in "{rest}" is not closed with ">"'
        wrong = re.search(rf"[^{_FLAGS}-]", rest[2:])
        if wrong is None:
            return f'"{rest}" is not closed with ")"'
        if wrong[0] in ":)":
            return f'flags in "{rest[: wrong.end() + 2]}" are not complete'
        return f'flag "{wrong[0]}" in "{rest[: wrong.end() + 2]}" is not supported by RE2'

    def _open_tail(self) -> str:
        return self.pattern[self.groups[-1].start :]


def _stacked(first: str, second: str) -> str:
    if second == "+":
        return f'possessive "{first}{second}" is not supported by RE2'
    return f'"{first}{second}" repeats a repetition, which RE2 refuses'
