"""What the rules say, word for word, beside what makes them say it.

`cases.yaml` holds cases beyond the examples of the rules, `examples.yaml` the findings of those examples. After a change of
a message, `python tests/rules/prow/snapshot.py` writes both anew, for a person to read the difference.
"""

import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

HERE = Path(__file__).parent
CASES = HERE / "cases.yaml"
EXAMPLES = HERE / "examples.yaml"
sys.path.append(str(HERE.parents[1]))

from examples import specs_with  # noqa: E402  (needs the path of the line above where no test runner has set it)

from jobgen.pipeline import run  # noqa: E402
from jobgen.rules.prow import RULES  # noqa: E402


@cache
def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def findings(rule: str, example: str, folder: Path) -> list[dict[str, str]]:
    """Return place, text and hint of what the rule has against the example; places are relative to the specs."""
    specs = specs_with(folder, example)
    within = f"{specs}/"
    return [
        {"at": str(each.place).removeprefix(within), "says": each.message.replace(within, ""), "hint": each.hint}
        for each in run(specs).findings
        if each.rule == rule
    ]


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folders = (Path(temporary) / str(number) for number in range(10_000))
        cases = read(CASES)
        for case in cases:
            case["findings"] = findings(case["rule"], case["example"], next(folders))
            case["example"] = LiteralScalarString(case["example"].rstrip("\n") + "\n")
        examples = {rule.id: findings(rule.id, rule.failing, next(folders)) for rule in RULES}
    for path, content in ((CASES, cases), (EXAMPLES, examples)):
        with path.open("w", encoding="utf-8") as file:
            yaml = YAML()
            yaml.width = 10_000
            yaml.dump(content, file)


if __name__ == "__main__":
    main()
