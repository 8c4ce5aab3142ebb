"""What the specs expand to: Prow jobs, computed forks, boards and tabs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jobgen.findings import Place
from jobgen.model.existing import Given, Instance, TestGrid, WrittenPreset
from jobgen.model.spec import External, Platform, Site
from jobgen.model.standing import Standing
from jobgen.model.words import Signal, Trigger
from jobgen.nodes import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One step of the merge: who speaks, and what it says in Prow's words."""

    label: str
    content: Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """One suite and trigger, merged from its layers: Prow's words, plus the few keys that jobgen answers itself.

    `names` are the words that `fill` and the patterns of the site file can name, the name of the job among them.
    """

    platform: Platform
    suite: str
    test_class: str
    trigger: Trigger
    content: Mapping
    names: dict[str, str]
    layers: tuple[Layer, ...]
    place: Place

    @property
    def primary(self) -> bool:
        """Whether the suite alone satisfies its class."""
        return self.suite == self.test_class


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One Prow job; one that somebody wrote by hand has no platform and no suite. `body` is what Prow reads, with places; `data` is the same without them.

    `version` is the release of a computed fork ("1.37"), empty for jobs that jobgen writes. `place` is the line that switched it on,
    `boards_place` the one that names its boards. A job that was remembered has no
    layers, and its `origin` makes the body when somebody asks for it: hardly anybody does unless something is wrong.
    """

    platform: str
    suite: str
    test_class: str
    primary: bool
    trigger: Trigger
    repo: str
    branch: str
    version: str
    name: str
    signal: Signal
    boards: tuple[str, ...]
    tab: str
    origin: Mapping | Callable[[], Mapping]
    data: dict[str, Any]
    layers: tuple[Layer, ...]
    place: Place
    boards_place: Place
    renamed_from: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether somebody wrote the job itself, not a spec."""
        return not self.platform

    @property
    def body(self) -> Mapping:
        """What Prow reads, with places."""
        return self.origin if isinstance(self.origin, Mapping) else self.origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One tab on one board; `job` is empty for external results."""

    board: str
    name: str
    test_group: str
    platform: str
    test_class: str
    external: bool
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A TestGrid dashboard that something reports to; `group` is empty for boards that are provided."""

    name: str
    group: str
    platforms: tuple[str, ...]
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, kw_only=True)
class Expansion:
    """Everything that the specs mean. `jobs` are written, `forks` are computed from them.

    `named` are the platforms that have a spec, those that cannot be understood included. `standings` say where each platform
    stands on the ladder; the rules, which find it out, see none. `given` says what there was to read: configuration that somebody
    wrote by hand comes without specs, but with `testgrid`, `presets` and the `instance`, as far as there are such files.
    """

    site: Site
    platforms: tuple[Platform, ...]
    jobs: tuple[Job, ...]
    forks: tuple[Job, ...]
    external: tuple[External, ...]
    boards: dict[str, Board]
    named: frozenset[str] = frozenset()
    standings: tuple[Standing, ...] = ()
    given: frozenset[Given] = frozenset({Given.SPECS, Given.SITE, Given.JOBS})
    testgrid: TestGrid = field(default_factory=TestGrid)
    presets: tuple[WrittenPreset, ...] = ()
    instance: Instance | None = None

    @cached_property
    def platform(self) -> dict[str, Platform]:
        """The platforms by name."""
        return {platform.name: platform for platform in self.platforms}

    @cached_property
    def jobs_of(self) -> dict[str, tuple[Job, ...]]:
        """The jobs that are written, by platform."""
        return _by_platform(self.jobs)

    @cached_property
    def forks_of(self) -> dict[str, tuple[Job, ...]]:
        """The computed forks, by platform."""
        return _by_platform(self.forks)


def _by_platform(jobs: tuple[Job, ...]) -> dict[str, tuple[Job, ...]]:
    grouped: dict[str, list[Job]] = {}
    for job in jobs:
        grouped.setdefault(job.platform, []).append(job)
    return {name: tuple(each) for name, each in grouped.items()}
