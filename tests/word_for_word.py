"""What rules say, word for word, beside what makes them say it.

In the folder of a family, `cases.yaml` holds cases beyond the examples of the rules, `examples.yaml` the findings of those examples.
A case is an `example` in the form of a spec, or `files` that somebody wrote.
"""

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from examples import is_on_specs, specs_say, written_says
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from jobgen.rules.protocol import Rule

CASES = "cases.yaml"
EXAMPLES = "examples.yaml"


@cache
def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def example_says(rule: Rule, folder: Path) -> list[dict[str, str]]:
    """Return what a rule has against its failing example."""
    return (specs_say if is_on_specs(rule.id) else written_says)(rule.id, rule.failing, folder)


def case_says(case: dict[str, Any], folder: Path) -> list[dict[str, str]]:
    """Return what a rule has against the case."""
    if "files" in case:
        return written_says(case["rule"], case["files"], folder)
    return specs_say(case["rule"], case["example"], folder)


def record(home: Path, rules: Sequence[Rule]) -> None:
    """Write both files of a family anew."""
    cases = read(home / CASES)
    with tempfile.TemporaryDirectory() as temporary:
        folders = (Path(temporary) / str(number) for number in range(10_000))
        for case in cases:
            case["findings"] = case_says(case, next(folders))
            key = "files" if "files" in case else "example"
            case[key] = LiteralScalarString(case[key].rstrip("\n") + "\n")
        examples = {rule.id: example_says(rule, next(folders)) for rule in rules}
    for name, content in ((CASES, cases), (EXAMPLES, examples)):
        with (home / name).open("w", encoding="utf-8") as file:
            yaml = YAML()
            yaml.width = 10_000
            yaml.dump(content, file)
