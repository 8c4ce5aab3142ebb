"""The specs as written: the site, the catalogue, the platforms, each value with its place where a finding may need it."""

from dataclasses import dataclass, field

from jobgen.findings import Finding, Place
from jobgen.model.words import Trigger
from jobgen.nodes import Mapping, Node, Sequence, find, nearest_place

SITE = "_site.yaml"
SUITES = "_suites.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file of the specs folder. `name` is relative to that folder, `path` as a user would write it.

    `digest` is that of its text; empty for documents that were never a file. `schema` is the one that the document is held to where
    its name does not say, as with configuration that somebody wrote.
    """

    name: str
    path: str
    node: Mapping
    digest: str = ""
    schema: str = ""

    def place(self, *path: str | int) -> Place:
        """Return where the value at `path` stands, or the nearest thing above it that exists."""
        return nearest_place(self.node, path)

    def key_place(self, *path: str | int) -> Place:
        """Return where the last key of `path` was written, or the nearest thing above it that exists."""
        parent = find(self.node, *path[:-1])
        return parent.key_place(str(path[-1])) if isinstance(parent, Mapping) else self.place(*path[:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that the specs folder holds, read once.

    `files` are the other files below the folder, by relative name: their text, or what kept it from being read. `warn` are rules
    that only warn this time.
    """

    folder: str
    site: Document | None
    suites: Document | None
    platforms: tuple[Document, ...]
    files: dict[str, str | Finding]
    warn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A build cluster: the architectures of its pods, and whether the project owns it."""

    name: str
    pods: tuple[str, ...]
    project_owned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """A documented, dated exception to one rule; without suite it is about the whole platform. Dates are ISO."""

    rule: str
    reason: str
    issue: str
    owner: str
    since: str
    until: str
    place: Place
    suite: str = ""
    trigger: str = ""
    platforms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Limits of jobs: minutes for durations, Kubernetes quantities for resources."""

    blocking_gap: str = "3h"
    blocking_timeout: str = "150m"
    cpu: str = "7"
    memory: str = "27Gi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Presets:
    """Presets that the Prow instance provides: variables by label, secret labels, variables of every job."""

    provided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    secret: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The Prow instance that jobs are written for. `warn` are rules that only warn here, each with its place."""

    document: Document
    org: str
    repo: str
    path_alias: str
    main: str
    live: tuple[str, ...]
    go_version: str
    images: dict[str, str]
    clusters: dict[str, Cluster]
    provided: frozenset[str]
    provided_patterns: tuple[str, ...]
    prefixes: tuple[str, ...]
    signal_boards: dict[str, str]
    conformance_board: str
    names: dict[str, str]
    first_class: frozenset[str]
    secondary: frozenset[str]
    presets: Presets
    thresholds: Thresholds
    defaults: Mapping | None
    deltas: tuple[Delta, ...]
    warn: tuple[tuple[str, Place], ...] = ()

    @property
    def under_test(self) -> str:
        """The repository under test, as org/name."""
        return f"{self.org}/{self.repo}"

    def provides(self, name: str) -> bool:
        """Return whether a board, or board group, of this name is defined elsewhere."""
        return name in self.provided or self.provides_by_pattern(name)

    def provides_by_pattern(self, name: str) -> bool:
        """Return whether only a pattern says so."""
        from fnmatch import fnmatchcase  # noqa: PLC0415  (patterns are rare)

        if name in self.provided or not self.provided_patterns:
            return False
        return any(fnmatchcase(name, pattern) for pattern in self.provided_patterns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Suites by name, as written."""

    document: Document
    suites: dict[str, Mapping]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the history: a step of the platform, or a signal of a suite. The date is ISO."""

    date: str
    why: str
    place: Place
    step: int | None = None
    suite: str = ""
    signal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardDefaults:
    """Default boards of a platform, by trigger, and the group of those that jobgen defines."""

    group: str
    by_trigger: dict[Trigger, Sequence | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class External:
    """Results that somebody else's machines put into a bucket; `stale_hours` is the silence that TestGrid alerts."""

    platform: str
    name: str
    test_class: str
    gcs_prefix: str
    boards: tuple[str, ...]
    alert_email: tuple[str, ...]
    contact: str
    stale_after: str
    test_group: Mapping | None
    dashboard_tab: Mapping | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticTab:
    """A tab that somebody wrote by hand for a job without boards."""

    board: str
    tab: str
    test_group: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform, as its spec says."""

    name: str
    os: str
    arch: str
    document: Document
    step: int
    status: str
    reason: str
    history: tuple[Entry, ...]
    scope: tuple[str, ...]
    ships: tuple[str, ...]
    maintainers: tuple[str, ...]
    sig: str
    contact: str
    alert_email: Node | None
    cluster: Node | None
    boards: BoardDefaults
    covered: dict[str, str]
    certified: tuple[tuple[str, str, str], ...]
    deltas: tuple[Delta, ...]
    job_defaults: Mapping | None
    bases: dict[str, Mapping]
    suites: dict[str, Mapping]
    external: tuple[External, ...]
    static_tabs: tuple[StaticTab, ...]
    presets: Sequence | None

    def place(self, *path: str | int) -> Place:
        """Return where the value at `path` of the spec stands."""
        return self.document.place(*path)
