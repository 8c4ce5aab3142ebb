"""GitHub is spelt like that, or all in small letters.

A check of kubernetes/test-infra refuses any file in which only the first letter is a capital.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion, Job
from jobgen.nodes import Path
from jobgen.rules.protocol import Broken, Kind, Rule, broken

WRONG = "Git" + "hub"


def check(job: Job, _expansion: Expansion) -> Iterator[Broken]:
    """Yield each text of the job that spells it in the third way."""
    if _is_wrong(job.data):
        for path, text in _texts(job.data, ()):
            if WRONG in text:
                yield broken(job, path, f'the text says "{WRONG}"', "write GitHub")


def _is_wrong(value: object) -> bool:
    """Return whether any text is; quicker than `_texts`, which knows where."""
    kind = type(value)
    if kind is str:
        return WRONG in value  # type: ignore[operator]
    if kind is dict:
        return any(map(_is_wrong, value.values()))  # type: ignore[attr-defined]
    return kind is list and any(map(_is_wrong, value))  # type: ignore[call-overload]


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, (*path, index))


RULE = Rule(
    id="github-spelling",
    doc=__doc__,
    on=Kind.JOB,
    check=check,
    severity=Severity.WARNING,
    source=("L-04",),
    passing="suites: {unit: {description: Tests what GitHub sends}}",
    failing="suites: {unit: {description: Tests what Github sends}}",
)
