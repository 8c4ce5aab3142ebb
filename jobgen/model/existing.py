"""Configuration as somebody wrote it, without specs: what is there to look at, TestGrid's objects, the Prow instance."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from jobgen.findings import Place
from jobgen.nodes import Mapping


class Given(StrEnum):
    """What a rule may need to have in front of it."""

    SPECS = "specs"
    SITE = "site file"
    JOBS = "job files"
    HAND = "job files written by hand"
    BOARDS = "TestGrid files"
    ALL_BOARDS = "every board there is"
    INSTANCE = "Prow configuration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A test group, dashboard, tab or dashboard group in TestGrid's words; `place` is that of its name, if it has one."""

    name: str
    body: Mapping
    data: dict[str, Any]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TestGrid:
    """The objects of TestGrid files, in the order in which they stand there."""

    test_groups: tuple[Written, ...] = ()
    dashboards: tuple[Written, ...] = ()
    dashboard_groups: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPreset:
    """A preset of a job file or of the Prow configuration."""

    body: Mapping
    place: Place
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """What the configuration of a Prow instance says about jobs."""

    namespace: str = "default"
    queues: tuple[str, ...] = ()
    decorate_all_jobs: bool = False
    presets: tuple[WrittenPreset, ...] = ()
    decoration: tuple[dict[str, Any], ...] = field(default=())
