"""Every value of a job knows the line that it came from, so that an error about the job points there."""

import pytest
import small
from meaning import meaning

from jobgen.nodes import nearest_place

SUITES = """\
version: 1
suites:
  below:
    timeout: 2h
    resources: {cpu: 1}
  unit:
    from: below
    class: unit
    command: [make, test]
    labels: {from-catalogue: "1"}
"""
SPEC = """\
version: 1
step: 1
history: [{step: 1, date: 2026-09-18, why: first build}]
scope: [client, node, server]
ships: []
alert_email: [a@b.cc]
cluster: one
boards: {own: [provider-riscv64-all]}
job_defaults:
  labels: &shared
    from-defaults: "1"
bases:
  base:
    from: unit
    args: [a]
    env: {A: {fill: "{arch}"}, B: {file: b.txt}}
suites:
  mine:
    from: base
    class: unit
    container: {securityContext: {runAsUser: 1}}
    annotations:
      <<: *shared
    periodic:
      cron: 0 1 * * *
      extra_refs: [{org: a, repo: b, base_ref: c}]
      release: {cron: [0 2 * * *]}
"""
CONTAINER = ("spec", "containers", 0)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("name",), "linux-riscv64.yaml:24:5"),
        (("cron",), "linux-riscv64.yaml:25:13"),
        (("cluster",), "linux-riscv64.yaml:7:10"),
        (("decorate",), "_site.yaml:22:13"),
        (("decoration_config", "timeout"), "_suites.yaml:4:14"),
        (("labels", "from-catalogue"), "_suites.yaml:10:30"),
        (("labels", "from-defaults"), "linux-riscv64.yaml:11:20"),
        (("annotations", "from-defaults"), "linux-riscv64.yaml:11:20"),
        (("annotations", "testgrid-alert-email"), "linux-riscv64.yaml:6:14"),
        (("annotations", "testgrid-dashboards"), "linux-riscv64.yaml:8:15"),
        (("annotations", "fork-per-release-cron"), "linux-riscv64.yaml:27:23"),
        (("extra_refs", 0, "org"), "_site.yaml:2:19"),
        (("extra_refs", 0, "base_ref"), "_site.yaml:3:18"),
        (("extra_refs", 1, "org"), "linux-riscv64.yaml:26:26"),
        ((*CONTAINER, "image"), "_site.yaml:23:10"),
        ((*CONTAINER, "command", 1), "_suites.yaml:9:21"),
        ((*CONTAINER, "args", 0), "linux-riscv64.yaml:15:12"),
        ((*CONTAINER, "env", 0, "value"), "linux-riscv64.yaml:16:14"),
        ((*CONTAINER, "env", 1, "value"), "linux-riscv64.yaml:16:35"),
        ((*CONTAINER, "resources", "limits", "cpu"), "_suites.yaml:5:22"),
        ((*CONTAINER, "securityContext", "runAsUser"), "linux-riscv64.yaml:21:46"),
    ],
)
def test_where_a_value_came_from(path, place):
    (job,) = meaning(SPEC, suites=SUITES, files={"b.txt": "text"}).expansion.jobs

    assert str(nearest_place(job.body, path)) == place


def test_what_is_missing_is_missed_where_the_job_is_switched_on():
    (job,) = meaning(SPEC, suites=SUITES, files={"b.txt": "text"}).expansion.jobs

    assert str(job.place) == str(nearest_place(job.body, ("max_concurrency",))) == "linux-riscv64.yaml:24:5"


def test_a_fork_stands_where_its_job_does():
    found = meaning(SPEC, suites=SUITES, files={"b.txt": "text"}).expansion

    job, fork = found.jobs[0], found.forks[0]

    assert fork.place == job.place
    assert str(nearest_place(fork.body, (*CONTAINER, "args", 0))) == "linux-riscv64.yaml:15:12"


def test_what_a_step_brings_stands_at_the_step():
    spec = small.PLATFORM.replace("step: 1\n", "step: 3\n")

    job = next(each for each in meaning(spec).expansion.jobs if each.name == "ci-kubernetes-unit-riscv64-master")

    assert str(nearest_place(job.body, ("name",))) == "linux-riscv64.yaml:2:7"
    assert str(nearest_place(job.body, ("interval",))) == "_suites.yaml:12:26"
