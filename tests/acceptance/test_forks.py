"""Computed forks, against those that Kubernetes' own config-forker and config-rotator make."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jobgen.forks import TIERS, ForkError, fork, fork_for_branch, is_forked, rotate
from jobgen.forks.editing import items_at
from jobgen.nodes import Mapping, find, plain
from jobgen.syntax import duration, quantity
from jobgen.yamlio.emit import emit
from jobgen.yamlio.parse import parse

VERSIONS = ("1.34", "1.35", "1.36", "1.37", "1.38")
GO_VERSION = "1.26.0"
RICH = Path(__file__).parents[1] / "forks" / "jobs" / "rich.yaml"


@pytest.fixture(scope="session")
def forker(engine):
    def run(jobs: Path, version: str, output: Path) -> subprocess.CompletedProcess[str]:
        options = {"job-config": jobs, "version": version, "go-version": GO_VERSION, "output": output}
        command = [engine("config-forker"), *(f"--{name}={value}" for name, value in options.items())]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def rotator(engine):
    def run(file: Path, old: str, new: str) -> None:
        subprocess.run([engine("config-rotator"), "--old", old, "--new", new, "--config-file", file], check=True)

    return run


@pytest.mark.parametrize("version", VERSIONS)
def test_forks_of_the_upstream_jobs(forker, rotator, upstream, tmp_path, version):
    jobs = upstream / "test-infra" / "config" / "jobs"
    assert_equal_at_every_age(forker, rotator, jobs, version, tmp_path / "forks.yaml")


@pytest.mark.parametrize("version", VERSIONS)
def test_forks_of_jobs_that_meet_every_rule(forker, rotator, tmp_path, version):
    assert_equal_at_every_age(forker, rotator, RICH, version, tmp_path / "forks.yaml")


# All the keys of replacements stand in each of these words, so that none of them is stale (K-15).
WORDS = st.sampled_from(["A B C AB", "C-AB=BA", "AB=B C--branch=master", "AB,C --repo=k8s.io/kubernetes-master"])
NEW_TEXTS = [
    "",
    "A",
    "BC",
    "{{.Version}}",
    "{{ .GoVersion }}",
    "A {{- .Version -}} B",
    "}}",
    "{{.Version}}{{.GoVersion}}",
]
REPLACEMENTS = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C", "AB", ""]), st.sampled_from(NEW_TEXTS)).map(" -> ".join), max_size=4
).map(", ".join)
ANNOTATIONS = st.fixed_dictionaries(
    {"fork-per-release": st.just("true"), "fork-per-release-replacements": REPLACEMENTS},
    optional={
        "fork-per-release-generic-suffix": st.sampled_from(["true", "false"]),
        "fork-per-release-deletions": st.sampled_from(["", "a", "a, b", "a,b"]),
        "testgrid-dashboards": st.sampled_from(
            ["", "master-blocking", "sig-release-1.38", "sig-release-master-informing"]
        ),
        "testgrid-tab-name": st.sampled_from(["", "t", "t-beta", "master-master-beta"]),
    },
)
SCHEDULES = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {"fork-per-release-periodic-interval": st.sampled_from(["", " ", "1h", "1h  2h", "1h 2h 3h"])}
    ),
    st.fixed_dictionaries({"fork-per-release-cron": st.sampled_from(["", " ", "1", "1,2", "1, 2", "1, 2, 3", ", 2"])}),
)
CONTAINER = st.fixed_dictionaries(
    {
        "image": st.sampled_from(["i", "i-master", "a-master/b-master:c"]),
        "args": st.lists(WORDS, min_size=1, max_size=3),
    },
    optional={"command": st.lists(WORDS, max_size=2)},
)
PERIODIC = st.builds(
    lambda job, annotations, schedules, containers: {
        **job,
        "annotations": annotations | schedules,
        "spec": {"containers": containers},
    },
    st.fixed_dictionaries(
        {"name": st.sampled_from(["x", "x-master", "a-master-b"])},
        optional={
            "decorate": st.booleans(),
            "interval": st.just("9h"),
            "cron": st.just("9"),
            "tags": st.lists(WORDS),
            "labels": st.dictionaries(st.sampled_from("abc"), st.just("v")),
        },
    ),
    ANNOTATIONS,
    SCHEDULES,
    st.lists(CONTAINER, min_size=1, max_size=2),
)


# Every example runs the engines five times; shrinking one would take minutes, and the difference shows the job anyway.
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(periodics=st.lists(PERIODIC, min_size=30, max_size=60), version=st.sampled_from(VERSIONS))
def test_forks_of_any_jobs(forker, rotator, tmp_path, periodics, version):
    jobs = tmp_path / "jobs.yaml"
    jobs.write_text(emit({"periodics": periodics}), encoding="utf-8")
    assert_equal_at_every_age(forker, rotator, jobs, version, tmp_path / "forks.yaml")


REFUSED = {
    "no arrow": {"fork-per-release-replacements": "word"},
    "two arrows": {"fork-per-release-replacements": "word -> a -> b"},
    "a comma without a blank": {"fork-per-release-replacements": "word -> a,NAME -> b"},
    "an empty action": {"fork-per-release-replacements": "word -> {{}}"},
    "an open action": {"fork-per-release-replacements": "word -> {{.Version"},
    "an unknown field": {"fork-per-release-replacements": "word -> {{.Minor}}"},
    "a field of a field": {"fork-per-release-replacements": "word -> {{.Version.Minor}}"},
    "a trim marker without a blank": {"fork-per-release-replacements": "word -> {{-.Version}}"},
    "three braces": {"fork-per-release-replacements": "word -> {{{.Version}}}"},
    "no equals sign left": {"fork-per-release-replacements": "NAME= -> NAME"},
    "two schedules": {"fork-per-release-periodic-interval": "1h", "fork-per-release-cron": ""},
}


@pytest.mark.parametrize("annotations", REFUSED.values(), ids=REFUSED.keys())
def test_what_the_forker_refuses(forker, tmp_path, annotations):
    jobs = write_job(tmp_path, annotations=annotations, args=["word"], env=[{"name": "NAME", "value": "v"}])
    assert forker(jobs, "1.38", tmp_path / "forks.yaml").returncode != 0
    ((_, job),) = jobs_in(jobs)
    assert isinstance(fork(job, "periodic", version="1.38", go_version=GO_VERSION), ForkError)


# The engines are those of March 2025. In three things the tools that Kubernetes uses now differ from them, and jobgen
# follows the newer ones. When one of these tests fails the engines have caught up: drop it and widen the tests above.


def test_older_engine_a_replacement_that_matches_nothing(forker, tmp_path):
    jobs = write_job(tmp_path, annotations={"fork-per-release-replacements": "stale -> x"}, args=["word"])
    assert forker(jobs, "1.38", tmp_path / "forks.yaml").returncode == 0
    ((_, job),) = jobs_in(jobs)
    assert isinstance(fork(job, "periodic", version="1.38", go_version=GO_VERSION), ForkError)


def test_older_engine_the_context_that_follows_from_the_name(forker, tmp_path):
    jobs = tmp_path / "jobs.yaml"
    body = {"name": "pull-x-master-y", "annotations": {"fork-per-release": "true"}, "spec": {}}
    jobs.write_text(emit({"presubmits": {"o/r": [body]}}), encoding="utf-8")
    output = tmp_path / "forks.yaml"
    assert forker(jobs, "1.38", output).returncode == 0
    ((_, older),), ((_, ours),) = jobs_in(output), computed(jobs, "1.38", 0)
    assert plain(find(older, "context")) == "pull-x-1.38-y"
    assert plain(find(ours, "context")) == "pull-x-master-y"


def test_older_engine_tiers_that_are_no_suffix(rotator, tmp_path):
    jobs = write_job(tmp_path, name="ci-beta-features", args=["--feature=beta", "k8s-master"])
    ((_, job),) = jobs_in(jobs)
    ours = rotate(job, "periodic", old="beta", new="stable1")
    rotator(jobs, "beta", "stable1")
    ((_, older),) = jobs_in(jobs)
    assert names_and_args(older) == ("ci-stable1-features", ["--feature=stable1", "k8s-stable1"])
    assert names_and_args(ours) == ("ci-beta-features", ["--feature=beta", "k8s-beta"])


def names_and_args(job: Mapping):
    return plain(find(job, "name")), plain(find(job, "spec", "containers", 0, "args"))


def write_job(folder: Path, *, annotations=None, name="ci-x", **container) -> Path:
    body = {
        "name": name,
        "annotations": {"fork-per-release": "true"} | (annotations or {}),
        "spec": {"containers": [container]},
    }
    file = folder / "job.yaml"
    file.write_text(emit({"periodics": [body]}), encoding="utf-8")
    return file


def assert_equal_at_every_age(forker, rotator, jobs: Path, version: str, output: Path) -> None:
    run = forker(jobs, version, output)
    assert run.returncode == 0, run.stderr
    assert_same(computed(jobs, version, 0), jobs_in(output))
    for age, (old, new) in enumerate(pairwise(TIERS), start=1):
        rotator(output, old, new)
        assert_same(computed(jobs, version, age), jobs_in(output))


def computed(jobs: Path, version: str, age: int) -> Iterator[tuple[str, Mapping]]:
    for group, job in jobs_in(jobs):
        if is_forked(job):
            trigger = group.split()[0].removesuffix("s")
            forked = fork_for_branch(job, trigger, version=version, go_version=GO_VERSION, age=age)
            assert not isinstance(forked, ForkError), forked
            yield group, forked


def jobs_in(path: Path) -> list[tuple[str, Mapping]]:
    """Return every job of a file or folder, with its trigger and repository."""
    found: list[tuple[str, Mapping]] = []
    for file in [path] if path.is_file() else sorted(path.rglob("*.yaml")):
        node, findings = parse(file.read_text(encoding="utf-8"), str(file))
        assert not findings
        for key in ("presubmits", "postsubmits"):
            repositories = find(node, key)
            for repo in repositories.entries if isinstance(repositories, Mapping) else ():
                found += [(f"{key} {repo}", job) for job in items_at(repositories, repo)]
        found += [("periodics", job) for job in items_at(node, "periodics")]
    return found


def assert_same(ours, theirs) -> None:
    """Fail with the jobs that only one side has; neither promises an order."""
    mine, yours = (
        Counter(json.dumps([group, as_go_writes(plain(job))], sort_keys=True) for group, job in jobs)
        for jobs in (ours, theirs)
    )
    assert mine - yours == yours - mine


def as_go_writes(value, path=()):
    """Return the value without what Go's types do to it on the way through.

    Go leaves out, or adds, fields that have the zero value of their type (annotations are a map, they keep theirs). It
    writes quantities and durations in one canonical spelling, and drops the field `auxiliary`, which this version of Prow
    does not know.
    """
    if path[-1:] == ("annotations",):
        return value
    if path[-2:-1] == ("resources",):
        return {name: str(quantity.value(amount).normalize()) for name, amount in value.items()}
    if path[-2:] in (("decoration_config", "timeout"), ("decoration_config", "grace_period")):
        return duration.nanoseconds(value)
    if isinstance(value, list):
        return [as_go_writes(item, (*path, "[]")) for item in value]
    if isinstance(value, dict):
        entries = {key: as_go_writes(item, (*path, key)) for key, item in value.items() if key != "auxiliary"}
        return {key: item for key, item in entries.items() if item not in (None, "", [], {}) and item is not False}
    return value
