"""What a rule is: one thing that must hold, in a file of its own with its documentation and examples.

A rule file holds `check`, which looks at one subject and yields what is broken, and `RULE`. The first line of its docstring is
the title; the rest says why, and what to do. Rules are pure: no input or output, no state from one subject to the next.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jobgen.findings import Place, Severity
from jobgen.model.existing import Given
from jobgen.model.job import Job
from jobgen.model.spec import Delta, Platform
from jobgen.nodes import nearest_place


class Kind(StrEnum):
    """What a rule looks at, one at a time."""

    TREE = "tree"
    PLATFORM = "platform"
    JOB = "job"
    PRESUBMIT = "presubmit"
    POSTSUBMIT = "postsubmit"
    PERIODIC = "periodic"
    TEST_GROUP = "test group"
    DASHBOARD = "dashboard"
    DELTA = "delta"
    LOWERING = "lowering"


ON_SPECS = frozenset({Given.SPECS})
ON_HAND = frozenset({Given.HAND})
ON_BOARDS = frozenset({Given.BOARDS})
ON_INSTANCE = frozenset({Given.INSTANCE})
ON_JOBS_AND_BOARDS = frozenset({Given.JOBS, Given.BOARDS})
ON_JOBS_AND_ALL_BOARDS = frozenset({Given.JOBS, Given.ALL_BOARDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One place where a rule does not hold. `suite` and `trigger` say which delta could lift it.

    `severity` is given where it is not that of the rule, and `refused` where an engine refuses this though it leaves the rest of
    the rule alone (then no delta lifts it), or leaves this alone though it refuses the rest.
    """

    place: Place
    message: str
    hint: str = ""
    job: str = ""
    platform: str = ""
    suite: str = ""
    trigger: str = ""
    severity: Severity | None = None
    refused: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    `check` takes a subject of the kind `on` and the Expansion. `source` names where the rule comes from. `lifts` says whether
    a delta may lift it, `floor` the step of the ladder that asks for it. `forks` says whether it looks at computed forks too.
    `passing` and `failing` are keys of a spec, laid over a small complete one by the tests and shown by `explain`.
    `engine` is the program that refuses what breaks the rule, by its name in `.engines/bin`; empty where none does.
    `needs` names fields of a job of which it must have one, or there is nothing to look at. `asks` is what the rule must have in
    front of it, one set of things or another: where none of them is there, whatever it would look at is skipped.
    """

    id: str
    doc: str
    on: Kind
    check: Callable[[Any, Any], Iterator[Broken]]
    source: tuple[str, ...]
    passing: str
    failing: str
    severity: Severity = Severity.ERROR
    lifts: bool = False
    floor: int | None = None
    forks: bool = False
    engine: str = ""
    needs: tuple[str, ...] = ()
    asks: tuple[frozenset[Given], ...] = ()

    def can_look(self, given: frozenset[Given]) -> bool:
        """Return whether the rule has in front of it what it asks for."""
        return not self.asks or any(wanted <= given for wanted in self.asks)

    @property
    def on_specs(self) -> bool:
        """Whether the rule looks at specs."""
        return self.can_look(frozenset({Given.SPECS, Given.SITE, Given.JOBS}))

    @property
    def on_written(self) -> bool:
        """Whether the rule looks at configuration that somebody wrote."""
        return self.can_look(frozenset(Given) - {Given.SPECS})

    @property
    def severity_by_hand(self) -> Severity:
        """How bad a finding is in configuration that somebody wrote: what no engine refuses is no error there."""
        return self.severity if self.engine or self.severity is not Severity.ERROR else Severity.WARNING

    @property
    def title(self) -> str:
        """The rule in one line."""
        return self.doc.partition("\n")[0].rstrip(".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A delta and one platform that it is about, once every other rule has spoken: the subject of rules on deltas.

    `rule` is the rule that it names, None where there is no such rule; `liftable` are the ids that it might name. `lifted`
    counts what it lifts at the declared step.
    """

    delta: Delta
    platform: Platform
    place: Place
    rule: Rule | None
    liftable: frozenset[str]
    lifted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """A rule that the site file lowers to a warning: the rule, None where there is none, and the ids that it might name."""

    name: str
    place: Place
    rule: Rule | None
    lowerable: frozenset[str]


def is_lowerable(rule: Rule) -> bool:
    """Return whether a site may lower the rule to a warning: it is an error, and no engine enforces it."""
    return not rule.engine and rule.severity is Severity.ERROR


def not_lowered(name: str, rule: Rule | None, lowerable: Iterable[str]) -> tuple[str, str]:
    """Return why the rule of that name cannot be lowered, and what to do instead; empty where it can."""
    if rule is None:
        from jobgen.syntax.suggest import closest  # noqa: PLC0415  (difflib is slow to import, and rarely needed)

        near = closest(name, lowerable)
        return (
            f'there is no rule "{name}" to lower',
            f'did you mean "{near}"?' if near else "jobgen explain lists the rules",
        )
    if rule.engine:
        return f'"{name}" cannot be lowered: {rule.engine} refuses it too', "correct what the rule finds"
    return ("", "") if is_lowerable(rule) else (f'"{name}" is a {rule.severity} already', "leave it out")


def broken(job: Job, path: tuple[str | int, ...], message: str, hint: str = "") -> Broken:
    """Return what is broken at `path` of a job, or at the line that switched the job on where `path` is empty."""
    place = nearest_place(job.body, path) if path else job.place
    return Broken(
        place=place,
        message=f"{job.name}: {message}",
        hint=hint,
        job=job.name,
        platform=job.platform,
        suite=job.suite,
        trigger=job.trigger,
    )


def origin(job: Job) -> str:
    """Return whose job it is, for messages about two jobs: suite, platform, and where the block stands."""
    if job.by_hand:
        return str(job.place)
    fork = f", forked for {job.version}" if job.version else ""
    return f"{job.suite} of {job.platform}{fork} ({job.place})"
