"""Where a platform stands on the ladder: the floors that it does not meet, and the step that it has earned."""

from dataclasses import dataclass

from jobgen.findings import Place
from jobgen.model.spec import Delta
from jobgen.model.words import STEP_NAMES

HIGHEST = len(STEP_NAMES) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """One floor that is not met; `delta` lifts it, where there is one. `suite` and `trigger` say what it is about."""

    rule: str
    step: int
    place: Place
    message: str
    hint: str
    suite: str = ""
    trigger: str = ""
    delta: Delta | None = None

    @property
    def counts(self) -> bool:
        """Whether it keeps the platform from its step. A delta of the site, which is about everybody, sees to it that not."""
        return self.delta is None or not self.delta.platforms


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One platform against every floor of the ladder, those above its declared step included."""

    platform: str
    declared: int
    unmet: tuple[Unmet, ...]

    @property
    def earned(self) -> int:
        """The largest step such that every floor up to it holds without a delta of the platform."""
        return min((each.step for each in self.unmet if each.counts), default=HIGHEST + 1) - 1

    @property
    def next(self) -> int | None:
        """The step above the declared one, if there is any."""
        return self.declared + 1 if self.declared < HIGHEST else None

    def missing(self, step: int) -> tuple[Unmet, ...]:
        """Return the floors up to `step` that do not hold without a delta of the platform, lowest step first."""
        return tuple(
            sorted((each for each in self.unmet if each.counts and each.step <= step), key=lambda each: each.step)
        )
