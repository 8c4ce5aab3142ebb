"""The grammar of the annotation `fork-per-release-replacements`, its templates included (rule K-05)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from jobgen.forks.replacer import replacer

# `{{- ` eats the blanks before an action, ` -}}` those after it.
_BLANK = r"[ \t\r\n]"
_ACTION = rf"\{{\{{(?:-{_BLANK})?{_BLANK}*\.(Version|GoVersion)(?:{_BLANK}*|{_BLANK}+-)\}}\}}"
_TEMPLATE = re.compile(rf"(?:{_ACTION}|(?!\{{\{{).)*", re.DOTALL)
_ACTION_AND_BLANKS = re.compile(rf"(?:{_BLANK}*(?=\{{\{{-))?{_ACTION}(?:(?<=-\}}\}}){_BLANK}*)?")


@dataclass(frozen=True, slots=True)
class Replacements:
    """The texts to look for, and a function that puts the new ones in their place."""

    old_texts: tuple[str, ...]
    apply: Callable[[str], str]

    def env_pair(self, name: str, value: str) -> tuple[str, str] | None:
        """Return name and value of an environment variable, replaced as `NAME=VALUE`; None where no `=` is left."""
        new_name, equals, new_value = self.apply(f"{name}={value}").partition("=")
        return (new_name, new_value) if equals else None


@lru_cache(maxsize=1024)
def parse(text: str, version: str, go_version: str) -> Replacements | str:
    """Return the replacements that the annotation asks for, or what is wrong with it."""
    if not text:
        return Replacements((), str)
    pairs = []
    for entry in text.split(", "):
        sides = entry.split(" -> ")
        if len(sides) != 2:
            return f'"{entry}" is no replacement: write OLD -> NEW, with ", " between one and the next'
        new = _filled(sides[1], version, go_version)
        if new is None:
            return f'"{sides[1]}" is no template that jobgen knows: use {{{{.Version}}}} and {{{{.GoVersion}}}}'
        pairs.append((sides[0], new))
    return Replacements(tuple(old for old, _ in pairs), replacer(tuple(pairs)))


def _filled(template: str, version: str, go_version: str) -> str | None:
    if not _TEMPLATE.fullmatch(template):
        return None
    values = {"Version": version, "GoVersion": go_version}
    return _ACTION_AND_BLANKS.sub(lambda action: values[action[1]], template)
