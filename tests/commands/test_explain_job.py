"""`jobgen explain JOB [FIELD]`: the value, the layers that made it, and why something is not there."""

import json
import re
from pathlib import Path

import pytest
from explain_texts import TEXTS
from jsonschema import Draft202012Validator
from places import ROOT
from referencing import Registry, Resource

from jobgen.commands.explaining.fields import dotted, field_named, leaves
from jobgen.commands.explaining.forked import changes
from jobgen.commands.explaining.job import setting_of
from jobgen.commands.explaining.targets import main_job, target_named
from jobgen.commands.explaining.values import explain_value
from jobgen.nodes import Scalar, plain
from jobgen.pipeline import run
from jobgen.stages.read import read_catalogue

SUITES = """\
version: 1
suites:
  build: {command: [make, quick-release], resources: {cpu: 4, memory: 8Gi}}
  unit:
    command: [make, test]
    resources: {cpu: 6, memory: 16Gi}
    timeout: 90m
    env: {MODE: plain, LEVEL: "1"}
    periodic: {interval: 6h}
  cluster:
    class: e2e
    command: [e2e.sh]
    resources: {cpu: 4, memory: 8Gi}
    labels: {preset-dind: "true"}
    periodic: {interval: 12h}
  e2e: {from: cluster}
  node-e2e: {command: [node.sh], resources: {cpu: 2, memory: 4Gi}, periodic: {interval: 6h}}
  conformance: {command: [c.sh], resources: {cpu: 2, memory: 4Gi}, periodic: {interval: 6h}}
"""
SPEC = """\
version: 1
step: 3
history:
- {step: 3, date: 2024-01-10, why: it ships}
scope: [client, node, server]
ships: [client]
maintainers: [alice, bob]
contact: arm64@example.org
alert_email: [arm64@example.org]
cluster: one
covered: [{class: build, by: ci-kubernetes-build}]
boards: {group: provider-arm64, own: [provider-arm64-all]}
deltas:
- &delta
  rule: node-e2e-present
  reason: nobody has a machine
  issue: https://example.org/machines
  owner: sig-node
  since: 2026-09-18
  until: 2027-12-31
- {<<: *delta, rule: postsubmit-present}
- {<<: *delta, rule: signal-present, suite: conformance}
job_defaults:
  decorate: true
  periodic: {timeout: &limit 2h}
bases:
  fast:
    from: cluster
    timeout: *limit
    env: &common {MODE: fast, WHERE: {fill: "{os}/{arch}"}}
suites:
  unit:
    env: {<<: *common, LEVEL: null}
    periodic:
      release: {interval: [8h, 24h], replace: {MODE=fast: "MODE=v{{.Version}}"}}
  e2e:
    from: fast
    image: other
    periodic:
      cron: 0 3 * * *
      boards: [provider-arm64-all, sig-release-master-informing]
  integration:
    class: integration
    spec:
      containers:
      - image: gcr.io/k8s-staging-test-infra/other:v1
        command: [integration.sh]
        env: [{name: A, value: b}]
        resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}
    presubmit: {labels: {app.kubernetes.io/part: tests}}
    periodic:
      interval: 24h
      extra_refs: [{org: kubernetes, repo: test-infra, base_ref: master}]
      refs: {under_test: last}
external:
- name: conformance-lab
  class: conformance
  gcs_prefix: bucket/logs/conformance
  boards: [provider-arm64-all]
  contact: arm64@example.org
  stale_after: 48h
"""
ARM64 = "arch-specs/linux-arm64.yaml"
SITE = "arch-specs/_site.yaml"
CATALOGUE = "arch-specs/_suites.yaml"
ERRORS = "\nThe specs have errors; jobgen validate shows them.\n"
OF_SEVERAL = ("step", "platform", "site under_test")
"""Layers whose values are made of several things, or stand for another."""
PLACE = re.compile(r"\s*arch-specs/[\w.-]+:\d+:\d+")
UNIT = "ci-kubernetes-unit-arm64-master"


@pytest.fixture
def made(project):
    return project({ARM64: SPEC, CATALOGUE: SUITES})


def valid(text):
    """Return the JSON text as data, once its schema has accepted it."""
    schema, finding = (
        json.loads((ROOT / "schemas" / "output" / f"{name}.schema.json").read_text(encoding="utf-8"))
        for name in ("explain", "finding")
    )
    registry = Registry().with_resource("finding.schema.json", Resource.from_contents(finding))
    data = json.loads(text)
    Draft202012Validator(schema, registry=registry).validate(data)
    return data


@pytest.mark.parametrize("arguments", TEXTS)
def test_texts(made, arguments):
    ran = made.run("explain", *arguments.split())
    assert (ran.code, ran.out, ran.err) == (0, TEXTS[arguments], "")
    assert max(map(len, ran.out.splitlines())) <= 100


@pytest.mark.parametrize("arguments", TEXTS)
def test_json_fits_its_schema_and_says_the_same_places(made, arguments):
    data = valid(made.run("explain", *arguments.split(), "--format", "json").out)
    warning = {"file": ARM64, "line": 41, "rule": "release-board-first"}
    assert [{key: each[key] for key in warning} for each in data.pop("findings")] == [warning]
    places = set(re.findall(r"arch-specs/[\w.-]+:\d+:\d+", TEXTS[arguments]))
    assert places <= set(found_places(data))


def found_places(data):
    """Yield every place in the data as text has it."""
    if isinstance(data, list):
        for each in data:
            yield from found_places(each)
    elif isinstance(data, dict):
        if data.keys() == {"file", "line", "column"}:
            yield "{file}:{line}:{column}".format(**data)
        for each in data.values():
            yield from found_places(each)


def test_json_of_a_field(made):
    data = valid(made.run("explain", "linux-arm64/e2e/periodic", "interval", "--format", "json").out)
    assert data["field"] == {
        "job": "ci-kubernetes-e2e-arm64-master",
        "field": "interval",
        "set": False,
        "value": None,
        "place": None,
        "because": "",
        "said": [
            {
                "layer": "catalogue cluster, periodic",
                "effect": "sets",
                "value": "12h",
                "by": "",
                "counts": False,
                "place": {"file": CATALOGUE, "line": 15, "column": 26},
            },
            {
                "layer": "suite e2e, periodic",
                "effect": "clears",
                "value": "0 3 * * *",
                "by": "cron",
                "counts": True,
                "place": {"file": ARM64, "line": 40, "column": 13},
            },
        ],
        "parts": [],
        "fork": [],
    }


def test_markdown(made):
    assert (
        made.run("explain", UNIT, "env.MODE", "--format", "markdown").out
        == f"""\
## {UNIT}: spec.containers[0].env.MODE

Its value:

- fast

Where it comes from:

- suite unit (`{ARM64}:30:25`)

What the layers say, lowest first; \\* counts:

- catalogue unit: plain (`{CATALOGUE}:8:17`)
- **suite unit: fast** (`{ARM64}:30:25`)
"""
    )


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("timeout", "decoration_config.timeout"),
        ("image", "spec.containers[0].image"),
        ("cpu", "spec.containers[0].resources.requests.cpu"),
        ("resources.cpu", "spec.containers[0].resources.requests.cpu"),
        ("command[1]", "spec.containers[0].command[1]"),
        ("container.env.MODE", "spec.containers[0].env.MODE"),
        ("env[0]", "spec.containers[0].env.MODE"),
        ("boards", "annotations.testgrid-dashboards"),
        ("tab", "annotations.testgrid-tab-name"),
        ("alert_email", "annotations.testgrid-alert-email"),
        ('annotations["testgrid-alert-email"]', "annotations.testgrid-alert-email"),
    ],
)
def test_a_short_form_is_the_field_that_it_stands_for(made, short, words):
    answer = made.run("explain", UNIT, short).out
    assert answer == made.run("explain", UNIT, words).out
    assert answer.startswith(f"{UNIT}: {words}\n")
    assert "not set" not in answer


def test_a_null_switches_a_trigger_off(made):
    made.replace(
        ARM64,
        "      release: {interval",
        "      release: {cron: [0 1 * * *], replace: {MODE=fast: MODE=x}}\n  node-e2e:\n    periodic: null\n  x:\n    class: other\n    command: [x]\n    periodic: {interval: 24h}\n# {interval",
    )
    ran = made.run("explain", "linux-arm64/node-e2e/periodic")
    assert ran.out.startswith(f"""\
node-e2e on linux-arm64

no periodic, because
  * "periodic: null" switches it off  {ARM64}:37:15
""")
    assert ran.code == 1, "the null is idle beside the delta, which is an error"
    assert ran.out.endswith(ERRORS)


@pytest.mark.parametrize(
    ("old", "new", "platform", "reason"),
    [
        ("scope: [client, node, server]", "scope: [client]", "linux-arm64/node-e2e/periodic",
         f"  * node-e2e is not in scope: the platform is client only\n        {ARM64}:5:8\n"),
        ("step: 3\nhistory:\n- {step: 3", "step: 0\nhistory:\n- {step: 0", "linux-arm64/unit/periodic",
         f"  * at step 0 nothing is generated  {ARM64}:2:7\n"),
    ],
)  # fmt: skip
def test_other_reasons(made, old, new, platform, reason):
    made.replace(ARM64, old, new)
    assert made.run("explain", platform).out.partition("because\n")[2].replace(ERRORS, "").endswith(reason)


def test_a_suite_that_is_nowhere(made):
    made.replace(CATALOGUE, "  node-e2e: {command: [node.sh]", "  other-e2e: {class: other, command: [node.sh]")
    assert f"  * no suite node-e2e is in the catalogue or in the spec  {ARM64}:32:3\n" in (
        made.run("explain", "linux-arm64/node-e2e/periodic").out
    )


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["ci-kubernetes-unit-arm64-mastr"],
         'nothing is called "ci-kubernetes-unit-arm64-mastr": no job, fork, board, tab, platform or rule', f'did you mean "{UNIT}"?'),
        (["unit-presnt"], 'nothing is called "unit-presnt": no job, fork, board, tab, platform or rule',
         'did you mean "unit-present"?'),
        (["linux-amd64"], 'nothing is called "linux-amd64": no job, fork, board, tab, platform or rule',
         'did you mean "linux-arm64"?'),
        (["xyzzy"], 'nothing is called "xyzzy": no job, fork, board, tab, platform or rule',
         "jobgen list names every job, jobgen explain every rule; PLATFORM/SUITE/TRIGGER asks for what is not there"),
        ([f"{UNIT}@1.2"], f'there is no fork "{UNIT}@1.2"', "jobgen list shows every job, forks included"),
        (["linux-arm64/uni"], 'there is no suite "uni"', 'did you mean "unit"?'),
        (["linux-arm6/unit"], 'there is no platform "linux-arm6"', 'did you mean "linux-arm64"?'),
        (["linux-arm64/unit/nightly"], 'there is no trigger "nightly"', "periodic, postsubmit, presubmit"),
        ([UNIT, "intervall"], 'no job has a field "intervall"', 'did you mean "interval"?'),
        ([UNIT, "spec.containers[0].imag"], 'no job has a field "spec.containers[0].imag"', 'did you mean "image"?'),
        ([UNIT, "run_if_changed"], 'no job has a field "run_if_changed"',
         "write it as in a Prow job, such as spec.containers[0].image"),
        ([UNIT, "env["], '"env[" is not the path of a field', "write it like spec.containers[0].env.HOME"),
        (["linux-arm64", "node-e2e"], 'only a job has fields, and "linux-arm64" is none',
         "jobgen explain linux-arm64/node-e2e"),
        (["linux-arm64/unit", "cpu"], 'only a job has fields, and "linux-arm64/unit" is a suite',
         "name the trigger too, as linux-arm64/unit/periodic"),
        (["linux-arm64/node-e2e/periodic", "cpu"], 'there is no job "linux-arm64/node-e2e/periodic"',
         "jobgen explain linux-arm64/node-e2e/periodic says why"),
        (["unit-present", "cpu"], 'only a job has fields, and "unit-present" is a rule', "jobgen explain unit-present"),
    ],
)  # fmt: skip
def test_wrong_usage(made, arguments, message, hint):
    ran = made.run("explain", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"jobgen: {message}\n    {hint}\n")


def test_without_a_site_there_is_nothing_to_explain(made):
    made.write({SITE: "version: 1\n"})
    ran = made.run("explain", UNIT, "--format", "json")
    assert ran.code == 1
    assert {each["file"] for each in valid(ran.out)["findings"]} == {SITE}
    assert f"{SITE}:1:1: error: " in made.run("explain", UNIT).out


@pytest.fixture(scope="module")
def shipped():
    done = run(ROOT / "arch-specs")
    assert done.expansion is not None
    assert done.sources.suites is not None
    return done.expansion, read_catalogue(done.sources.suites)


def test_every_value_of_every_shipped_job_is_explained(shipped):
    """The value told is the value generated, its place is that of the generated value, and somebody said it."""
    expansion, catalogue = shipped
    for job in expansion.jobs:
        setting = setting_of(job, expansion, catalogue)
        for path, node in leaves(job.body, ()):
            told = explain_value(setting, field_named(dotted(path), job))
            where = (job.name, dotted(path))
            if path == ("annotations", "testgrid-dashboards"):
                assert (where, ", ".join(told.value)) == (where, plain(node))
            else:
                assert (where, told.value) == (where, plain(node))
            assert (where, told.place) == (where, node.place) or path == ("name",)
            assert any(each.counts for each in told.said), where


@pytest.mark.parametrize(
    ("job", "field", "value", "said"),
    [
        ("linux-ppc64le/conformance/periodic", "timeout", "300m",
         [("catalogue kubetest2-tf", False), ("suite conformance", True)]),
        ("linux-s390x/unit/periodic", "signal", "none", [("step 3", False), ("job_defaults", True)]),
        ("linux-s390x/unit/periodic", "tab", "ci-kubernetes-unit-s390x",
         [("site names.tab", False), ("job_defaults, periodic", True)]),
        ("linux-ppc64le/e2e/periodic", "labels.preset-ibmcloud-cred", "true", [("base powervs", True)]),
    ],
)  # fmt: skip
def test_shipped_fields(shipped, job, field, value, said):
    expansion, catalogue = shipped
    target = target_named(job, expansion, catalogue)
    told = explain_value(setting_of(target, expansion, catalogue), field_named(field, target))
    assert (told.value, [(each.layer, each.counts) for each in told.said]) == (value, said)


def test_every_value_of_every_shipped_fork_is_explained(shipped):
    """A value that differs from that of the main branch has a transformation that ends with it; no other has one."""
    expansion, _ = shipped
    for fork in expansion.forks:
        main = main_job(fork, expansion)
        now = {dotted(path): plain(node) for path, node in leaves(fork.body, ())}
        before = {dotted(path): plain(node) for path, node in leaves(main.body, ())}
        for name in now.keys() | before.keys():
            if name.startswith("branches"):
                continue
            made = changes(main, fork, field_named(name, main), expansion.site)
            assert ([each.value for each in made[-1:]] or [before.get(name)]) == [now.get(name)], (fork.name, name)


def test_places_are_where_the_values_are_written(shipped):
    """What a layer is said to say stands in the file, at that line and column."""
    expansion, catalogue = shipped
    lines = {}
    looked_at = 0
    for job in expansion.jobs:
        setting = setting_of(job, expansion, catalogue)
        for path, node in leaves(job.body, ()):
            if not isinstance(node, Scalar):
                continue
            for said in explain_value(setting, field_named(dotted(path), job)).said:
                if isinstance(said.value, str) and said.value and not said.layer.startswith(OF_SEVERAL):
                    path_ = said.place.file
                    lines.setdefault(path_, Path(path_).read_text(encoding="utf-8").splitlines())
                    line = lines[path_][said.place.line - 1][said.place.column - 1 :]
                    text = re.sub(r"^(&\S+ )?(\[|- )?[\"']?", "", line)
                    expected = said.value.partition(": ")[0].splitlines()[0][:20]
                    assert text.startswith(expected) or text[0] in ">|", (job.name, dotted(path), said)
                    looked_at += 1
    assert looked_at > 500


def commands_in_docs():
    return re.findall(
        r"^(?:\$ )?jobgen explain (.+)$", (ROOT / "docs/explain.md").read_text(encoding="utf-8"), re.MULTILINE
    )


@pytest.mark.parametrize("arguments", commands_in_docs())
def test_the_commands_of_the_documentation_work(made, monkeypatch, arguments):
    monkeypatch.chdir(ROOT)
    ran = made.run("explain", *arguments.split())
    assert (ran.code, ran.err) == (0, "")
    if f"$ jobgen explain {arguments}\n" in (text := (ROOT / "docs/explain.md").read_text(encoding="utf-8")):
        assert PLACE.sub("", ran.out) in PLACE.sub("", text)


UNUSUAL = """\
version: 1
step: 2
history: [{step: 2, date: 2026-09-18, why: x}]
scope: [client]
ships: []
maintainers: [a, b]
contact: k8s@example.org
alert_email: [a@example.org]
cluster: one
boards: {group: provider-arm64, own: [provider-arm64-all]}
job_defaults: {env: {A: {valueFrom: {fieldRef: {fieldPath: metadata.name}}}}}
bases:
  two:
    class: other
    spec:
      containers: [{image: "gcr.io/x/y:v1", command: [a], env: [{name: B, value: "1"}]}]
      nodeSelector: {kubernetes.io/arch: arm64}
    boards: [provider-arm64-all]
suites:
  x: {from: two, env: {A: plain}, spec: {nodeSelector: null}, periodic: {interval: 24h, boards: null}}
  y: {from: two, presubmit: {run_if_changed: foo}}
"""


@pytest.mark.parametrize(
    ("job", "field", "said"),
    [
        ("x/periodic", "env.A", [
            "    job_defaults: {valueFrom: {fieldRef: {fieldPath: metadata.name}}}",
            "    base two: cleared by spec.containers ([{image: gcr.io/x/y:v1, command: [a], env: {B: 1}}])",
            "  * suite x: plain",
        ]),
        ("x/periodic", "env.A.valueFrom", [
            "    job_defaults: {fieldRef: {fieldPath: metadata.name}}",
            "  * base two: cleared by spec.containers ([{image: gcr.io/x/y:v1, command: [a], env: {B: 1}}])",
        ]),
        ("x/periodic", 'spec.nodeSelector["kubernetes.io/arch"]', [
            "    base two: arm64", "  * suite x: null removes it",
        ]),
        ("x/periodic", "boards", [
            "  * platform linux-arm64, boards.own: [provider-arm64-all]",
            "    base two, boards: [provider-arm64-all]",
            "    suite x, periodic, boards: null removes it",
        ]),
        ("y/presubmit", "always_run", [
            "    site defaults, presubmit: false", "  * suite y, presubmit: cleared by run_if_changed (foo)",
        ]),
    ],
)  # fmt: skip
def test_unusual_merges(project, job, field, said):
    out = project({ARM64: UNUSUAL}).run("explain", f"linux-arm64/{job}", field).out
    lines = PLACE.sub("", out).partition("* counts:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.rstrip() for line in lines if line.strip()] == said
