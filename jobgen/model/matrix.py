"""The support matrix: one row a platform, one cell a test class."""

from dataclasses import dataclass
from enum import StrEnum

from jobgen.model.job import Expansion, Job
from jobgen.model.ladder import deltas_of, in_scope, required_classes
from jobgen.model.proof import By, Proof, proof
from jobgen.model.spec import Delta, Platform
from jobgen.model.standing import Standing
from jobgen.model.words import STEP_NAMES, TEST_CLASSES, Signal

SHOWN = tuple(name for name in TEST_CLASSES if name != "other")
"""The test classes that have a column."""


class State(StrEnum):
    """What the ladder has to say about a class, at the declared step of a platform and in its scope."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One test class of one platform, and the boards on which it shows."""

    state: State
    proof: Proof
    boards: tuple[str, ...]

    @property
    def word(self) -> str:
        """The cell in one word."""
        if self.proof.signal is not Signal.NONE:
            return self.proof.signal
        if self.proof.by is not By.NONE:
            return self.proof.by
        return {State.REQUIRED: "missing", State.OPTIONAL: "-", State.NOT_APPLICABLE: "n/a"}[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One platform: where it stands, what proves each class, and its deltas, those of the site that name it first."""

    platform: Platform
    standing: Standing
    cells: dict[str, Cell]
    deltas: tuple[Delta, ...]


def matrix(expansion: Expansion) -> tuple[Row, ...]:
    """Return the rows of every platform, in order of name."""
    return tuple(_row(expansion.platform[standing.platform], standing, expansion) for standing in expansion.standings)


def step_name(step: int) -> str:
    """Return a step with its name, such as `step 2 (walk)`."""
    return f"step {step} ({STEP_NAMES[step]})"


def _row(platform: Platform, standing: Standing, expansion: Expansion) -> Row:
    return Row(
        platform=platform,
        standing=standing,
        cells={name: _cell(platform, name, expansion) for name in TEST_CLASSES},
        deltas=deltas_of(platform, expansion.site),
    )


def _cell(platform: Platform, test_class: str, expansion: Expansion) -> Cell:
    found = proof(platform, test_class, expansion)
    return Cell(state=_state(platform, test_class), proof=found, boards=_boards(found, platform))


def _state(platform: Platform, test_class: str) -> State:
    if not in_scope(test_class, platform.scope):
        return State.NOT_APPLICABLE
    return State.REQUIRED if test_class in required_classes(platform.step, platform.scope) else State.OPTIONAL


def _boards(found: Proof, platform: Platform) -> tuple[str, ...]:
    """Return the boards of a class, those of the jobs that count for the ladder first."""
    counting = (*found.primary, *(job for job in found.jobs if job not in found.primary))
    named = [board for job in counting for board in _of_job(job, platform)]
    named += [board for external in found.external for board in external.boards]
    return tuple(dict.fromkeys(named))


def _of_job(job: Job, platform: Platform) -> tuple[str, ...]:
    return (*job.boards, *(tab.board for tab in platform.static_tabs if tab.test_group == job.name))
