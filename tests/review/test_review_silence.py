"""Edits that change nothing: the review of them is empty, down to its figures."""

import pytest
from reviewing import reviewed, side

from jobgen.model.review import Review
from jobgen.review.compare import compare

SAME = {
    "nothing": ("", ""),
    "quantities": (
        "suites: {unit: {resources: {cpu: 1, memory: 1Gi}}}",
        "suites: {unit: {resources: {cpu: 1000m, memory: 1024Mi}}}",
    ),
    "durations": (
        "suites: {unit: {timeout: 90m, periodic: {interval: 2h}}}",
        "suites: {unit: {timeout: 1h30m, periodic: {interval: 120m}}}",
    ),
    "the same cron": (
        "suites: {unit: {periodic: {cron: 0 */6 * * *}}}",
        "suites: {unit: {periodic: {cron: '0 0,6,12,18 * * *'}}}",
    ),
    "a word for a cron": (
        "suites: {unit: {periodic: {cron: 0 0 * * *}}}",
        "suites: {unit: {periodic: {cron: '@daily'}}}",
    ),
    "order of variables": ("suites: {unit: {env: {A: one, B: two}}}", "suites: {unit: {env: {B: two, A: one}}}"),
    "an empty variable": (
        "suites: {unit: {env: {A: ''}}}",
        "suites: {unit: {spec: {containers: [{image: us-central1-docker.pkg.dev/k8s-staging-test-infra/images/kubekins-e2e:v20260810-7619858115-master, command: [make, test], resources: {limits: {cpu: 4, memory: 8Gi}, requests: {cpu: 4, memory: 8Gi}}, env: [{name: A}]}]}, command: null, image: null, resources: null}}",
    ),
    "requests that follow from limits": (
        "suites: {unit: {spec: {containers: [{image: a/b:v1, command: [make], resources: {limits: {cpu: 4, memory: 8Gi}, requests: {cpu: 4, memory: 8Gi}}}]}, command: null, image: null, resources: null}}",
        "suites: {unit: {spec: {containers: [{image: a/b:v1, command: [make], resources: {limits: {cpu: 4, memory: 8Gi}}}]}, command: null, image: null, resources: null}}",
    ),
    "defaults of jobs": (
        "suites: {unit: {presubmit: {}}}",
        "suites: {unit: {presubmit: {skip_report: false, max_concurrency: 0, context: pull-kubernetes-unit-arm64, rerun_command: /test pull-kubernetes-unit-arm64, agent: kubernetes}}}",
    ),
    "defaults of postsubmits": ("", "suites: {unit: {postsubmit: {always_run: true}}}"),
    "defaults of decoration": ("", "suites: {unit: {timeout: 2h}}"),
    "defaults of pods": (
        "",
        "suites: {unit: {spec: {hostNetwork: false, restartPolicy: Never, nodeSelector: {}}, container: {imagePullPolicy: IfNotPresent, securityContext: {privileged: false}, terminationMessagePath: /dev/termination-log}}}",
    ),
    "defaults of volumes": (
        "suites: {unit: {spec: {volumes: [{name: a, secret: {secretName: a}}]}, container: {volumeMounts: [{name: a, mountPath: /a}]}}}",
        "suites: {unit: {spec: {volumes: [{name: a, secret: {secretName: a, defaultMode: 420, optional: false}}]}, container: {volumeMounts: [{name: a, mountPath: /a, readOnly: false}]}}}",
    ),
    "order of volumes": (
        "suites: {unit: {spec: {volumes: [{name: a, emptyDir: {}}, {name: b, emptyDir: {}}]}}}",
        "suites: {unit: {spec: {volumes: [{name: b, emptyDir: {}}, {name: a, emptyDir: {}}]}}}",
    ),
    "the name of the only container": ("", "suites: {unit: {container: {name: main}}}"),
    "order of containers": (
        "suites: {unit: {spec: {containers: [{name: a, image: a/b:v1}, {name: c, image: a/c:v1}]}, command: null, image: null, resources: null}}",
        "suites: {unit: {spec: {containers: [{name: c, image: a/c:v1}, {name: a, image: a/b:v1}]}, command: null, image: null, resources: null}}",
    ),
    "order of tolerations and branches": (
        "suites: {unit: {postsubmit: {branches: [a, b]}, spec: {tolerations: [{key: a}, {key: b}]}}}",
        "suites: {unit: {postsubmit: {branches: [b, a]}, spec: {tolerations: [{key: b}, {key: a}]}}}",
    ),
    "a tab called like its job": ("", "suites: {unit: {periodic: {tab: ci-kubernetes-unit-arm64-master}}}"),
    "blanks between addresses": (
        "suites: {unit: {annotations: {testgrid-alert-email: 'a@example.org,b@example.org'}}}",
        "suites: {unit: {annotations: {testgrid-alert-email: 'a@example.org, b@example.org'}}}",
    ),
    "defaults of refs": (
        "suites: {unit: {periodic: {extra_refs: [{org: a, repo: b, base_ref: main}]}}}",
        "suites: {unit: {periodic: {extra_refs: [{org: a, repo: b, base_ref: main, workdir: false}]}}}",
    ),
}


@pytest.mark.parametrize(("base", "head"), SAME.values(), ids=SAME)
def test_what_means_the_same_is_not_shown(tmp_path, base, head):
    assert reviewed(tmp_path, base, head) == Review(base="HEAD", head="the work tree")


def test_names_and_comments_alone_are_no_change(tmp_path, monkeypatch):
    specs = tmp_path / "arch-specs"
    assert not compare(side(_written(specs, "# before\n")), side(_written(specs, "\n\n# after\n"))).differs


def _written(specs, comment):
    from small import SPECS

    for name, text in SPECS.items():
        path = specs.parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(comment + text)
    return specs


# What looks like the above, and is not.
OTHER = {
    "the first variables are seen by the others": (
        "suites: {unit: {env: {A: one, B: $(A)}}}",
        "suites: {unit: {env: {B: $(A), A: one}}}",
        "order of env: another order in 2 jobs",
    ),
    "a postsubmit that never runs": (
        "",
        "suites: {unit: {postsubmit: {always_run: false}}}",
        "always_run added: false",
    ),
    "an empty directory is a volume": (
        "suites: {unit: {spec: {volumes: [{name: a, emptyDir: {}}]}}}",
        "suites: {unit: {spec: {volumes: [{name: a, emptyDir: {medium: Memory}}]}}}",
        "volume a: {emptyDir: {}} -> {emptyDir: {medium: Memory}} in 2 jobs",
    ),
    "an empty label is a label": ("", "suites: {unit: {postsubmit: {labels: {team: ''}}}}", 'label team added: ""'),
    "private names count": (
        "suites: {unit: {postsubmit: {labels: {__team: a}}}}",
        "suites: {unit: {postsubmit: {labels: {__team: b}}}}",
        "label __team: a -> b",
    ),
    "another init container": (
        "suites: {unit: {postsubmit: {spec: {initContainers: [{name: a, image: x/y:v1}]}}}}",
        "suites: {unit: {postsubmit: {spec: {initContainers: [{name: b, image: x/y:v1}]}}}}",
        "initContainers: {name: a, image: x/y:v1} -> {name: b, image: x/y:v1}",
    ),
    "order of arguments": (
        "suites: {unit: {postsubmit: {args: [a, b]}}}",
        "suites: {unit: {postsubmit: {args: [b, a]}}}",
        "args: another order",
    ),
    "a pull policy that is not the default": (
        "",
        "suites: {unit: {postsubmit: {container: {imagePullPolicy: Always}}}}",
        "imagePullPolicy added: Always",
    ),
    "decoration switched off": ("", "suites: {unit: {postsubmit: {decorate: false}}}", "decorate: true -> false"),
}


@pytest.mark.parametrize(("base", "head", "message"), OTHER.values(), ids=OTHER)
def test_what_only_looks_the_same_is_shown(tmp_path, base, head, message):
    assert [change.message for change in reviewed(tmp_path, base, head).changes] == [message]
