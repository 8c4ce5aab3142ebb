"""The ceilings and the release criteria: the steps at which they hold, their bounds, their findings."""

import pytest
from found import found

STEP = {
    1: "step: 1\nhistory: [{step: 1, date: 2025-01-10, why: it builds}]\n",
    2: "",
    3: "step: 3\nhistory: [{step: 3, date: 2025-01-10, why: it ships}]\n",
    4: "step: 4\nhistory: [{step: 3, date: 2024-01-10, why: it ships}, {step: 4, date: 2025-01-10, why: certified}]\n",
}
BLOCKING = (
    "step: 3\nhistory: [{step: 3, date: 2024-01-10, why: it ships}, {suite: e2e, signal: informing, date: 2025-01-10,"
    " why: green}]\n"
)
E2E = "linux-arm64.yaml:13: error: ci-kubernetes-e2e-arm64-master: "


@pytest.mark.parametrize(
    ("rule", "step", "example", "finding"),
    [
        (
            "no-signal-before-run",
            2,
            "suites: {e2e: {periodic: {signal: informing}}}",
            (
                "linux-arm64.yaml:14: error: ci-kubernetes-e2e-arm64-master: the signal is informing, and the platform is at"
                " step 2: signals begin at step 3 | remove the signal"
            ),
        ),
        ("no-signal-before-run", 3, "suites: {e2e: {periodic: {signal: informing}}}", None),
        (
            "presubmit-manual",
            1,
            "suites: {unit: {presubmit: {run_if_changed: ^pkg/}}}",
            (
                "linux-arm64.yaml:12: error: pull-kubernetes-unit-arm64: run_if_changed starts it without /test; at step 1"
                " presubmits run only when asked for | remove run_if_changed"
            ),
        ),
        (
            "presubmit-manual",
            1,
            "suites: {unit: {presubmit: {always_run: true}}}",
            (
                "linux-arm64.yaml:12: error: pull-kubernetes-unit-arm64: always_run is true at step 1: presubmits run on /test"
                " | always_run: false"
            ),
        ),
        ("presubmit-manual", 1, "suites: {unit: {presubmit: {}}}", None),
        ("presubmit-manual", 2, "suites: {unit: {presubmit: {skip_if_only_changed: ^docs/}}}", None),
        (
            "presubmit-manual",
            3,
            "suites: {unit: {presubmit: {always_run: true}}}",
            (
                "linux-arm64.yaml:12: error: pull-kubernetes-unit-arm64: always_run is true at step 3: presubmits run on /test"
                " or on matching changes | always_run: false"
            ),
        ),
        ("presubmit-manual", 4, "suites: {unit: {presubmit: {always_run: true}}}", None),
        (
            "presubmit-optional",
            3,
            "suites: {unit: {presubmit: {optional: false}}}",
            (
                "linux-arm64.yaml:12: error: pull-kubernetes-unit-arm64: it is required for merge; below step 4 presubmits are"
                " optional, and the platform is at step 3 | optional: true"
            ),
        ),
        ("presubmit-optional", 4, "suites: {unit: {presubmit: {optional: false}}}", None),
        (
            "periodic-daily",
            1,
            "suites: {unit: {periodic: {minimum_interval: 23h59m}}}",
            (
                "linux-arm64.yaml:12: error: ci-kubernetes-unit-arm64-master: minimum_interval 23h59m is more than one run a"
                " day, at step 1 | minimum_interval: 24h"
            ),
        ),
        (
            "periodic-daily",
            1,
            "suites: {unit: {periodic: {cron: 0 3-15/12 1 * *}}}",
            (
                'linux-arm64.yaml:12: error: ci-kubernetes-unit-arm64-master: cron "0 3-15/12 1 * *" is more than one run a day,'
                " at step 1 | interval: 24h"
            ),
        ),
        ("periodic-daily", 1, "suites: {unit: {periodic: {cron: '@daily'}}}", None),
        ("periodic-daily", 1, "suites: {unit: {periodic: {cron: '@every 25h'}}}", None),
        ("periodic-daily", 1, "suites: {unit: {periodic: {cron: every day}}}", None),
        ("periodic-daily", 1, "suites: {unit: {periodic: {interval: 24h}}}", None),
        ("periodic-daily", 2, "suites: {unit: {periodic: {interval: 1h}}}", None),
        (
            "ships-before-run",
            2,
            "ships: [client, images]",
            (
                "linux-arm64.yaml:7: error: client, images ship at step 2: nothing ships before step 3"
                " | ships: [], or a delta that says why it ships all the same"
            ),
        ),
        ("ships-before-run", 3, "ships: [client]", None),
        (
            "signal-board",
            3,
            "suites: {e2e: {presubmit: {boards: [sig-release-1.37-informing]}}}",
            (
                "linux-arm64.yaml:12: error: pull-kubernetes-e2e-arm64: sig-release-1.37-informing is a release board, and the"
                " job has no signal | take sig-release-1.37-informing out of boards"
            ),
        ),
        (
            "signal-board",
            3,
            "suites: {e2e: {periodic: {boards: [sig-release-master-blocking]}}}",
            (
                "linux-arm64.yaml:12: error: ci-kubernetes-e2e-arm64-master: sig-release-master-blocking is a release board, and the signal is"
                " informing | take sig-release-master-blocking out of boards"
            ),
        ),
        (
            "external-signal",
            3,
            (
                "external: [{name: ci-lab, class: e2e, gcs_prefix: lab/logs/ci-lab, contact: a@b.org, stale_after: 48h,"
                " boards: [sig-release-master-informing]}]"
            ),
            (
                "linux-arm64.yaml:13: error: ci-lab: sig-release-master-informing is a release board, and external results"
                " carry no signal | take sig-release-master-informing out of boards"
            ),
        ),
        (
            "release-board-first",
            3,
            "suites: {e2e: {periodic: {boards: [provider-arm64-all, sig-release-master-informing]}}}",
            (
                "linux-arm64.yaml:12: warning: ci-kubernetes-e2e-arm64-master: provider-arm64-all comes before"
                " sig-release-master-informing, so alerts do not come from the release board"
                " | put sig-release-master-informing first in boards"
            ),
        ),
    ],
)
def test_ceiling(tmp_path, rule, step, example, finding):
    assert found(tmp_path, rule, STEP[step] + example) == ([finding] if finding else [])


@pytest.mark.parametrize(
    ("rule", "example", "finding"),
    [
        ("informing-first", "suites: {e2e: {periodic: {signal: blocking}}}", None),
        (
            "informing-first",
            "suites: {unit: {periodic: {signal: blocking}}}",
            (
                "linux-arm64.yaml:13: error: ci-kubernetes-unit-arm64-master: the history does not say that unit was informing"
                ' before it became blocking | add to history: {suite: unit, signal: informing, date: "YYYY-MM-DD", why: …}'
            ),
        ),
        ("blocking-gap", "suites: {e2e: {periodic: {signal: blocking, interval: 3h}}}", None),
        (
            "blocking-gap",
            "suites: {e2e: {periodic: {signal: blocking, interval: 3h1m}}}",
            (
                f"{E2E}up to 3h1m pass between two runs of a blocking job; at most 3h may"
                " | interval: 3h, or keep the job informing"
            ),
        ),
        (
            "blocking-gap",
            "suites: {e2e: {periodic: {signal: blocking, cron: 30 0-21/3 * * *}}}",
            None,
        ),
        (
            "blocking-gap",
            "suites: {e2e: {periodic: {signal: blocking, cron: 30 0-20/2 * * *}}}",
            (
                f"{E2E}up to 4h pass between two runs of a blocking job; at most 3h may"
                " | interval: 3h, or keep the job informing"
            ),
        ),
        ("blocking-gap", "suites: {e2e: {periodic: {signal: informing, interval: 24h}}}", None),
        ("blocking-timeout", "suites: {e2e: {periodic: {signal: blocking}}}", None),
        ("blocking-timeout", "suites: {e2e: {periodic: {signal: blocking, timeout: 2h30m}}}", None),
        (
            "blocking-timeout",
            "suites: {e2e: {periodic: {signal: blocking, timeout: 151m, release: {interval: [3h]}}}}",
            (
                f"{E2E}the timeout of a blocking job is 151m; at most 150m is allowed"
                " | timeout: 150m, or keep the job informing"
            ),
        ),
        (
            "blocking-timeout",
            "{suites: {e2e: {periodic: {signal: blocking}}}, _site.yaml: {thresholds: {blocking: {max_timeout: 90m}}}}",
            (
                f"{E2E}the timeout of a blocking job is 2h; at most 90m is allowed"
                " | timeout: 90m, or keep the job informing"
            ),
        ),
        (
            "blocking-alert-email",
            "suites: {e2e: {periodic: {signal: blocking, alert_email: null}}}",
            f"{E2E}it can hold a release, and alerts nobody | add alert_email: [NAME@example.org]",
        ),
        (
            "blocking-owner",
            "{maintainers: [], suites: {e2e: {periodic: {signal: blocking}}}}",
            f"{E2E}it can hold a release, and nobody owns it | add sig: sig-NAME, or maintainers, to the platform",
        ),
        (
            "blocking-project-owned",
            (
                "{suites: {e2e: {periodic: {signal: blocking}}}, _site.yaml: {clusters: {k8s-infra-prow-build:"
                " {pods: [arm64], project_owned: false}, other: {pods: [arm64], project_owned: true}}}}"
            ),
            (
                "linux-arm64.yaml:10: error: ci-kubernetes-e2e-arm64-master: it can hold a release from k8s-infra-prow-build,"
                " which is not the project's | cluster: other"
            ),
        ),
        (
            "release-board-first",
            "suites: {e2e: {periodic: {signal: blocking, boards: [provider-arm64-all, sig-release-master-blocking]}}}",
            (
                f"{E2E}provider-arm64-all comes before sig-release-master-blocking, so alerts do not come from the release"
                " board | put sig-release-master-blocking first in boards"
            ),
        ),
    ],
)
def test_release_criterion(tmp_path, rule, example, finding):
    example = BLOCKING + example if not example.startswith("{") else f"{{{_flow(BLOCKING)}, {example[1:]}"
    assert found(tmp_path, rule, example) == ([finding] if finding else [])


def _flow(text):
    return ", ".join(text.splitlines())
