"""What config-forker refuses to fork (rules K-14, K-15 and K-18)."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobgen.forks.annotations import CRONS, INTERVALS, REPLACEMENTS, annotations_of
from jobgen.forks.containers import forked_env_pair
from jobgen.forks.editing import items_at, text_at
from jobgen.forks.replacements import Replacements
from jobgen.nodes import Mapping, Node, Path


@dataclass(frozen=True, slots=True)
class ForkError:
    """Why a job cannot be forked; `path` leads to the value of the main-branch job that is to blame."""

    message: str
    path: Path


def refusal(job: Mapping, trigger: str, version: str, replacements: Replacements) -> ForkError | None:
    """Return the first reason not to fork the job, or None."""
    return (
        _unmatched(job, trigger, replacements)
        or _env_without_equals(job, f"release-{version}", replacements)
        or (_two_schedules(job) if trigger == "periodic" else None)
    )


def replacements_error(problem: str) -> ForkError:
    """Return a problem of the replacements as an error."""
    return ForkError(f"{REPLACEMENTS}: {problem}", ("annotations", REPLACEMENTS))


def _unmatched(job: Mapping, trigger: str, replacements: Replacements) -> ForkError | None:
    if not replacements.old_texts:
        return None
    texts = list(_replaceable(job, trigger))
    stale = [f'"{old}"' for old in replacements.old_texts if not any(old in text for text in texts)]
    return replacements_error(f"nothing in the job contains {', '.join(stale)}") if stale else None


def _replaceable(job: Mapping, trigger: str) -> Iterator[str]:
    if trigger == "periodic":
        yield from map(text_at, items_at(job, "tags"))
    for container in items_at(job, "spec", "containers"):
        yield from map(text_at, items_at(container, "command"))
        yield from map(text_at, items_at(container, "args"))
        for variable in items_at(container, "env"):
            yield f"{text_at(variable, 'name')}={text_at(variable, 'value')}"


def _env_without_equals(job: Mapping, branch: str, replacements: Replacements) -> ForkError | None:
    if not replacements.old_texts:
        return None
    for path, variable in _variables(job):
        if forked_env_pair(variable, branch, replacements) is None:
            message = f'{REPLACEMENTS} leaves no "=" in the environment variable {text_at(variable, "name")}'
            return ForkError(message, path)
    return None


def _variables(job: Mapping) -> Iterator[tuple[Path, Node]]:
    for position, container in enumerate(items_at(job, "spec", "containers")):
        for index, variable in enumerate(items_at(container, "env")):
            yield ("spec", "containers", position, "env", index), variable


def _two_schedules(job: Mapping) -> ForkError | None:
    if not {INTERVALS, CRONS} <= annotations_of(job).entries.keys():
        return None
    return ForkError(f"{INTERVALS} and {CRONS} exclude each other: keep one of the two", ("annotations", CRONS))
