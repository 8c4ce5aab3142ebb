"""What one rule finds in an example, as lines to compare."""

from pathlib import Path

from examples import specs_with

from jobgen.pipeline import run


def found(folder: Path, rule: str, example: str) -> list[str]:
    """Return what the rule finds: file and line, severity, message, and the hint after a bar."""
    specs = specs_with(folder, example)
    return [
        f"{Path(each.place.file).name}:{each.place.line}: {each.severity}: {each.message} | {each.hint}"
        for each in run(specs).findings
        if each.rule == rule
    ]
