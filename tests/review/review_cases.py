"""What each kind of change says: two sides, and every line of the review. Keys are laid over tests/rules/base."""

from typing import NamedTuple


class Case(NamedTuple):
    """One change of a spec."""

    name: str
    base: str
    head: str
    lines: tuple[str, ...]


STEP_3 = """\
step: 3
history:
- {step: 1, date: 2024-01-10, why: it builds}
- {step: 2, date: 2025-01-10, why: it is tested}
- {step: 3, date: 2026-01-10, why: it ships}
"""
DELTA = """\
deltas:
- rule: unit-present
  reason: no machine runs them
  issue: https://github.com/kubernetes/sig-release/issues/2647
  owner: sig-testing
  since: 2026-09-18
  until: 2027-12-31
"""


def _unit(trigger: str, more: str = "") -> str:
    """Return unit tests as the only suite that anything is said about."""
    return f"{more}suites: {{unit: {{{trigger}}}}}\n"


PLATFORMS = (
    Case(
        "climbs",
        "",
        STEP_3,
        (
            "2 platforms platform-climbs: linux-arm64 climbs from step 2 (walk) to step 3 (run): 12 floors hold",
            "3 signals signal-raised: signal: none -> informing in 4 jobs: the release team starts watching | ci-kubernetes-e2e-arm64-master, ci-kubernetes-node-e2e-arm64-master, ci-kubernetes-unit-arm64-master, ci-kubernetes-conformance-arm64-master",
            "4 signals board-gained: tab new on board provider-arm64-all | ci-kubernetes-conformance-arm64-master",
            "4 jobs job-added: 1 job added to linux-arm64 | ci-kubernetes-conformance-arm64-master",
        ),
    ),
    Case(
        "climbs with a delta",
        "",
        STEP_3 + DELTA + "maintainers: [alice]\n",
        (
            "2 platforms platform-climbs: linux-arm64 climbs from step 2 (walk) to step 3 (run): 10 floors hold; deltas lift unit-present (https://github.com/kubernetes/sig-release/issues/2647); not met: two-maintainers",
            "4 platforms platform-facts: maintainers of linux-arm64: -bob",
            "3 signals signal-raised: signal: none -> informing in 3 jobs: the release team starts watching | ci-kubernetes-e2e-arm64-master, ci-kubernetes-node-e2e-arm64-master, ci-kubernetes-conformance-arm64-master",
            "3 signals board-lost: tab gone from board provider-arm64-all | ci-kubernetes-unit-arm64-master",
            "4 signals board-gained: tab new on board provider-arm64-all | ci-kubernetes-conformance-arm64-master",
            "3 jobs job-removed: 1 job removed from linux-arm64 | ci-kubernetes-unit-arm64-master",
            "4 jobs job-added: 1 job added to linux-arm64 | ci-kubernetes-conformance-arm64-master",
            "3 deltas delta-added: a delta lifts unit-present of linux-arm64 until 2027-12-31: no machine runs them (https://github.com/kubernetes/sig-release/issues/2647)",
        ),
    ),
    Case(
        "falls",
        STEP_3,
        STEP_3.replace("step: 3\n", "step: 2\n", 1) + "- {step: 2, date: 2026-09-10, why: nobody looks at it}\n",
        (
            "2 platforms platform-falls: linux-arm64 falls from step 3 (run) to step 2 (walk): nobody looks at it; 9 floors hold",
            "2 signals signal-lowered: signal: informing -> none in 3 jobs: the release team stops watching | ci-kubernetes-e2e-arm64-master, ci-kubernetes-node-e2e-arm64-master, ci-kubernetes-unit-arm64-master",
            "2 signals signal-lowered: signal: informing -> none: the job is gone, and the release team stops watching | ci-kubernetes-conformance-arm64-master",
            "3 signals board-lost: tab gone from board provider-arm64-all | ci-kubernetes-conformance-arm64-master",
            "3 jobs job-removed: 1 job removed from linux-arm64 | ci-kubernetes-conformance-arm64-master",
        ),
    ),
    Case(
        "appears and vanishes",
        "linux-ppc64le.yaml: {suites: {}}",
        "linux-arm.yaml: {suites: {}, step: 1}",
        (
            "3 platforms platform-added: linux-arm is new, at step 1 (crawl): 3 floors hold",
            "3 platforms platform-removed: linux-ppc64le is gone; it was at step 2 (walk)",
            "3 signals board-lost: tab gone from board provider-arm64-all in 4 jobs | ci-kubernetes-e2e-ppc64le-master, ci-kubernetes-node-e2e-ppc64le-master, post-kubernetes-unit-ppc64le, ci-kubernetes-unit-ppc64le-master",
            "3 jobs job-removed: 4 jobs removed from linux-ppc64le | ci-kubernetes-e2e-ppc64le-master, ci-kubernetes-node-e2e-ppc64le-master, post-kubernetes-unit-ppc64le, ci-kubernetes-unit-ppc64le-master",
        ),
    ),
    Case(
        "earns less",
        "",
        "maintainers: [alice]",
        (
            "2 platforms platform-earned: linux-arm64 stays at step 2 (walk) and earns step 1 now, 2 before: 8 floors hold; not met: two-maintainers",
            "4 platforms platform-facts: maintainers of linux-arm64: -bob",
        ),
    ),
    Case(
        "facts",
        "scope: [client, node, server]\nsig: sig-testing\nstatic_tabs: [{board: sig-testing, test_group: ci-a}]\nexternal: [{name: ci-lab, class: e2e, gcs_prefix: lab/logs/ci-lab, boards: [provider-arm64-all], contact: a@example.org, stale_after: 24h}]",
        "scope: [client, node]\nsig: sig-node\nmaintainers: [alice, carol]\nstatic_tabs: [{board: sig-node, test_group: ci-a}]\nexternal: [{name: ci-lab, class: e2e, gcs_prefix: lab/logs/ci-lab, boards: [provider-arm64-all], contact: a@example.org, stale_after: 48h}]",
        (
            "2 platforms platform-scope: scope of linux-arm64: -server",
            "3 platforms platform-external: stale_after of external results ci-lab of linux-arm64: 24h -> 48h",
            "4 platforms platform-facts: maintainers of linux-arm64: bob -> carol",
            "4 platforms platform-facts: sig of linux-arm64: sig-testing -> sig-node",
            "4 platforms platform-facts: static_tabs of linux-arm64 no longer names the tab ci-a on sig-testing, for ci-a",
            "4 platforms platform-facts: static_tabs of linux-arm64 now names the tab ci-a on sig-node, for ci-a",
        ),
    ),
)
SIGNALS = (
    Case(
        "blocking lost",
        _unit("periodic: {signal: blocking, interval: 2h}", STEP_3),
        _unit("periodic: {signal: informing, interval: 2h}", STEP_3),
        (
            "1 signals signal-lowered: signal: blocking -> informing: releases no longer wait for this signal | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "informing lost",
        _unit("periodic: {signal: informing}", STEP_3),
        _unit("periodic: {signal: none}", STEP_3),
        (
            "2 platforms platform-earned: linux-arm64 stays at step 3 (run) and earns step 2 now, 3 before: 11 floors hold; not met: signal-present",
            "2 signals signal-lowered: signal: informing -> none: the release team stops watching | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "signals won",
        STEP_3 + "suites: {unit: {periodic: {signal: none}}, e2e: {periodic: {interval: 2h}}}",
        STEP_3 + "suites: {unit: {periodic: {}}, e2e: {periodic: {interval: 2h, signal: blocking}}}",
        (
            "4 platforms platform-earned: linux-arm64 stays at step 3 (run) and earns step 3 now, 2 before: 12 floors hold",
            "2 signals signal-raised: signal: informing -> blocking: a failure can hold a release now | ci-kubernetes-e2e-arm64-master",
            "3 signals signal-raised: signal: none -> informing: the release team starts watching | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "a blocking job vanishes",
        _unit("periodic: {signal: blocking, interval: 2h}", STEP_3),
        _unit("periodic: null", STEP_3),
        (
            "1 signals signal-lowered: signal: blocking -> none: the job is gone, and releases no longer wait for this signal | ci-kubernetes-unit-arm64-master",
            "2 platforms platform-earned: linux-arm64 stays at step 3 (run) and earns step 1 now, 3 before: 11 floors hold; not met: unit-present",
            "3 signals board-lost: tab gone from board provider-arm64-all | ci-kubernetes-unit-arm64-master",
            "3 jobs job-removed: 1 job removed from linux-arm64 | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "blocking without mail",
        _unit("periodic: {signal: blocking, interval: 2h}", STEP_3),
        _unit("periodic: {signal: blocking, interval: 2h, alert_email: null}", STEP_3),
        (
            "1 signals alert-removed: no alert mail: a failure can hold a release, and nobody hears of it | ci-kubernetes-unit-arm64-master",
            "2 platforms platform-earned: linux-arm64 stays at step 3 (run) and earns step 1 now, 3 before: 11 floors hold; not met: results-reported",
        ),
    ),
    Case(
        "mail",
        "suites: {unit: {postsubmit: null}, e2e: {periodic: {alert_email: null}}}",
        "suites: {unit: {postsubmit: null, periodic: {alert_email: null}}, e2e: {periodic: {alert_email: [a@example.org]}}, node-e2e: {periodic: {alert_email: [b@example.org]}}}",
        (
            "3 signals alert-removed: alert mail removed: arm64@example.org | ci-kubernetes-unit-arm64-master",
            "3 signals alert-changed: alert mail: arm64@example.org -> b@example.org | ci-kubernetes-node-e2e-arm64-master",
            "4 signals alert-changed: alert mail added: a@example.org | ci-kubernetes-e2e-arm64-master",
        ),
    ),
    Case(
        "boards",
        "suites: {unit: {postsubmit: null, periodic: {boards: [a, b]}}, e2e: {periodic: {boards: [a, b]}}, node-e2e: {periodic: {boards: [a]}}}",
        "suites: {unit: {postsubmit: null, periodic: {boards: [b, c, a]}}, e2e: {periodic: {boards: [a], tab: e2e}}, node-e2e: {periodic: {boards: []}}}",
        (
            "2 signals board-none: on no board, before on a: nobody sees the results | ci-kubernetes-node-e2e-arm64-master",
            "3 signals board-first: mail from board b, before from a | ci-kubernetes-unit-arm64-master",
            "3 signals board-lost: tab gone from board b | ci-kubernetes-e2e-arm64-master",
            "4 signals board-gained: tab new on board c | ci-kubernetes-unit-arm64-master",
            "4 signals tab-renamed: tab: ci-kubernetes-e2e-arm64-master -> e2e | ci-kubernetes-e2e-arm64-master",
        ),
    ),
    Case(
        "boards in another order",
        "suites: {unit: {postsubmit: null, periodic: {boards: [a, b, c]}}}",
        "suites: {unit: {postsubmit: null, periodic: {boards: [a, c, b]}}}",
        ("5 signals board-first: boards in another order: a, c, b | ci-kubernetes-unit-arm64-master",),
    ),
    Case(
        "release board not first",
        _unit("periodic: {signal: blocking, interval: 2h}", STEP_3),
        _unit(
            "periodic: {signal: blocking, interval: 2h, boards: [provider-arm64-all, sig-release-master-blocking]}",
            STEP_3,
        ),
        (
            "1 signals board-first: mail from board provider-arm64-all, before from sig-release-master-blocking: only the first board sends mail, and for a blocking job that is the release board | ci-kubernetes-unit-arm64-master",
        ),
    ),
)
JOBS = (
    Case(
        "added",
        "",
        "suites: {build: {presubmit: {}}, e2e-slow: {class: e2e, from: e2e, periodic: {interval: 24h, release: {}}}}",
        (
            "4 signals board-gained: tab new on board provider-arm64-all in 2 jobs and their 4 forks | pull-kubernetes-build-arm64, ci-kubernetes-e2e-slow-arm64-master",
            "4 jobs job-added: 2 jobs and their 4 forks added to linux-arm64 | pull-kubernetes-build-arm64, ci-kubernetes-e2e-slow-arm64-master",
        ),
    ),
    Case(
        "removed",
        "suites: {e2e-slow: {class: e2e, from: e2e, periodic: {interval: 24h}}}",
        "",
        (
            "3 signals board-lost: tab gone from board provider-arm64-all | ci-kubernetes-e2e-slow-arm64-master",
            "3 jobs job-removed: 1 job removed from linux-arm64 | ci-kubernetes-e2e-slow-arm64-master",
        ),
    ),
    Case(
        "forked",
        _unit("postsubmit: null"),
        _unit("postsubmit: null, periodic: {release: {interval: [24h]}}"),
        (
            "4 signals board-gained: tab new on boards provider-arm64-all, sig-release-job-config-errors in 4 jobs | ci-kubernetes-unit-arm64-1-37, ci-kubernetes-unit-arm64-1-36, ci-kubernetes-unit-arm64-1-35, ci-kubernetes-unit-arm64-1-34",
            "4 jobs fork-added: 4 jobs added to release branches | ci-kubernetes-unit-arm64-1-37, ci-kubernetes-unit-arm64-1-36, ci-kubernetes-unit-arm64-1-35, ci-kubernetes-unit-arm64-1-34",
            "5 rest metadata: annotation fork-per-release added: true | ci-kubernetes-unit-arm64-master",
            "5 rest metadata: annotation fork-per-release-periodic-interval added: 24h | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "no longer forked",
        _unit("postsubmit: null, periodic: {release: {}}"),
        _unit("postsubmit: null"),
        (
            "3 signals board-lost: tab gone from boards provider-arm64-all, sig-release-job-config-errors in 4 jobs | ci-kubernetes-unit-arm64-1-37, ci-kubernetes-unit-arm64-1-36, ci-kubernetes-unit-arm64-1-35, ci-kubernetes-unit-arm64-1-34",
            "3 jobs fork-removed: 4 jobs removed from release branches | ci-kubernetes-unit-arm64-1-37, ci-kubernetes-unit-arm64-1-36, ci-kubernetes-unit-arm64-1-35, ci-kubernetes-unit-arm64-1-34",
            "5 rest metadata: annotation fork-per-release removed: true | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "renamed",
        _unit("postsubmit: null"),
        _unit("postsubmit: null, periodic: {name: ci-units, renamed_from: ci-kubernetes-unit-arm64-master}"),
        (
            "4 jobs job-renamed: ci-kubernetes-unit-arm64-master -> ci-units: a new name, and renamed_from keeps the old one | ci-units",
        ),
    ),
    Case(
        "renamed, and its history cut",
        _unit("postsubmit: null, periodic: {release: {}}"),
        _unit("postsubmit: null, periodic: {name: ci-units, release: {}}"),
        (
            "2 jobs job-renamed: ci-kubernetes-unit-arm64-master -> ci-units (and its 4 forks): a new name cuts the history on TestGrid; renamed_from would keep the old one | ci-units",
        ),
    ),
    Case(
        "names dangle",
        "static_tabs: [{board: sig-testing, test_group: pull-kubernetes-unit-arm64}]\nsuites: {unit: {presubmit: {boards: [], optional: false}}, e2e: {presubmit: {optional: false}}, node-e2e: {presubmit: {context: arm64/node}}}",
        "static_tabs: [{board: sig-testing, test_group: pull-units}]\nsuites: {unit: {presubmit: {boards: [], optional: false, name: pull-units}}, e2e: {presubmit: null}, node-e2e: {presubmit: {context: arm64/node-e2e}}}",
        (
            "4 platforms platform-facts: static_tabs of linux-arm64 no longer names the tab pull-kubernetes-unit-arm64 on sig-testing, for pull-kubernetes-unit-arm64",
            "4 platforms platform-facts: static_tabs of linux-arm64 now names the tab pull-units on sig-testing, for pull-units",
            "3 signals board-lost: tab gone from board provider-arm64-all | pull-kubernetes-e2e-arm64",
            "2 jobs job-renamed: pull-kubernetes-unit-arm64 -> pull-units: a new name cuts the history on TestGrid; renamed_from would keep the old one | pull-units",
            "2 jobs context-dangling: context no longer reported: where branch protection requires it, pull requests wait for ever | pull-kubernetes-e2e-arm64",
            "2 jobs context-dangling: context pull-kubernetes-unit-arm64 no longer reported: where branch protection requires it, pull requests wait for ever | pull-units",
            "2 jobs tab-dangling: tab pull-kubernetes-unit-arm64 on sig-testing left for pull-kubernetes-unit-arm64: written by hand, and to be changed by hand | pull-units",
            "3 jobs job-removed: 1 job removed from linux-arm64 | pull-kubernetes-e2e-arm64",
            "4 jobs context-changed: context: arm64/node -> arm64/node-e2e | pull-kubernetes-node-e2e-arm64",
        ),
    ),
    Case(
        "live releases",
        "suites: {unit: {postsubmit: null, periodic: {interval: 1h, release: {interval: [2h, 6h, 24h]}}}}",
        '_site.yaml: {branches: {main: master, live: ["1.38", "1.37", "1.36", "1.35"], go_version: 1.26.0}}\nsuites: {unit: {postsubmit: null, periodic: {interval: 1h, release: {interval: [2h, 6h, 24h]}}}}',
        (
            "3 jobs branch-removed: release 1.34 is no longer live: 1 fork removed | ci-kubernetes-unit-arm64-1-34",
            "3 jobs branch-added: release 1.38 is live now: 1 fork added | ci-kubernetes-unit-arm64-1-38",
            "4 jobs fork-ages: 2 jobs of release branches take the next schedule of their list: other releases are live now | ci-kubernetes-unit-arm64-1-37, ci-kubernetes-unit-arm64-1-36",
        ),
    ),
)
SCHEDULES = (
    Case(
        "rarer",
        "suites: {unit: {periodic: {release: {}}}, e2e: {periodic: {cron: 0 */2 * * *}}}",
        "suites: {unit: {periodic: {interval: 12h, release: {}}}, e2e: {periodic: {cron: 0 0-12/2 * * *}}}",
        (
            '3 schedules schedule: runs by cron "0 */2 * * *" (12 runs a day, widest gap 2h) -> by cron "0 0-12/2 * * *" (7 runs a day, widest gap 12h) | ci-kubernetes-e2e-arm64-master',
            "3 schedules schedule: runs every 6h (4 runs a day) -> every 12h (2 runs a day) (and its 4 forks) | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "oftener",
        "",
        "suites: {unit: {periodic: {interval: 1h}}, e2e: {periodic: {minimum_interval: 2h}}, node-e2e: {periodic: {cron: 0 */4 * * *}}}",
        (
            "4 schedules schedule: runs every 6h (4 runs a day) -> at most every 2h (12 runs a day) | ci-kubernetes-e2e-arm64-master",
            '4 schedules schedule: runs every 6h (4 runs a day) -> by cron "0 */4 * * *" (6 runs a day, widest gap 4h) | ci-kubernetes-node-e2e-arm64-master',
            "4 schedules schedule: runs every 6h (4 runs a day) -> every 1h (24 runs a day) | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "cron breaks the rule of blocking jobs",
        _unit("periodic: {signal: blocking, interval: 2h}", STEP_3),
        _unit("periodic: {signal: blocking, cron: 0 8-20 * * *}", STEP_3),
        (
            '1 schedules gap-too-wide: runs every 2h (12 runs a day) -> by cron "0 8-20 * * *" (13 runs a day, widest gap 12h): blocking jobs run at least every 3h | ci-kubernetes-unit-arm64-master',
        ),
    ),
    Case(
        "never",
        "suites: {unit: {postsubmit: null, periodic: {cron: 0 0 1 * *}}}",
        "suites: {unit: {postsubmit: null, periodic: {cron: 0 0 31 2 *}}}",
        (
            '3 schedules schedule: runs by cron "0 0 1 * *" (0.0329 runs a day, widest gap 744h) -> by cron "0 0 31 2 *" (never) | ci-kubernetes-unit-arm64-master',
        ),
    ),
    Case(
        "no schedule at all",
        "suites: {unit: {postsubmit: null, periodic: {cron: 0 0 1 * *}}}",
        "suites: {unit: {postsubmit: null, periodic: {cron: whenever}}}",
        ("3 schedules schedule: cron: 0 0 1 * * -> whenever | ci-kubernetes-unit-arm64-master",),
    ),
)
PULL_REQUESTS = (
    Case(
        "merges wait",
        _unit("presubmit: {}"),
        _unit("presubmit: {always_run: true, optional: false}"),
        (
            "1 pull requests merge-waits: required for merge now, on every pull request: nobody merges while the job is red or slow | pull-kubernetes-unit-arm64",
        ),
    ),
    Case(
        "merges wait where something changes",
        _unit("presubmit: {optional: false}"),
        _unit("presubmit: {optional: false, run_if_changed: ^pkg/}"),
        (
            "1 pull requests merge-waits: required for merge now, where a pull request changes ^pkg/: nobody merges while the job is red or slow | pull-kubernetes-unit-arm64",
        ),
    ),
    Case(
        "merges wait on every pull request",
        _unit("presubmit: {optional: false, run_if_changed: ^pkg/}"),
        _unit("presubmit: {optional: false, always_run: true}"),
        (
            "1 pull requests merge-waits: required for merge now, on every pull request: nobody merges while the job is red or slow | pull-kubernetes-unit-arm64",
        ),
    ),
    Case(
        "merges wait no longer",
        "suites: {unit: {presubmit: {always_run: true, optional: false}}, e2e: {presubmit: {always_run: true, optional: false}}}",
        "suites: {unit: {presubmit: {always_run: true}}, e2e: {presubmit: null}}",
        (
            "3 signals board-lost: tab gone from board provider-arm64-all | pull-kubernetes-e2e-arm64",
            "2 jobs context-dangling: context no longer reported: where branch protection requires it, pull requests wait for ever | pull-kubernetes-e2e-arm64",
            "3 jobs job-removed: 1 job removed from linux-arm64 | pull-kubernetes-e2e-arm64",
            "2 pull requests merge-free: no longer required for merge: the job is gone | pull-kubernetes-e2e-arm64",
            "2 pull requests merge-free: no longer required for merge: the job runs on every pull request | pull-kubernetes-unit-arm64",
        ),
    ),
    Case(
        "every pull request",
        "suites: {unit: {presubmit: {}}, e2e: {presubmit: {always_run: true}}}",
        "suites: {unit: {presubmit: {always_run: true}}, e2e: {presubmit: {skip_if_only_changed: ^docs/}}}",
        (
            "2 pull requests every-pull-request: now on every pull request | pull-kubernetes-unit-arm64",
            "3 pull requests not-every-pull-request: no longer on every pull request: the job runs unless a pull request changes only ^docs/ | pull-kubernetes-e2e-arm64",
        ),
    ),
    Case(
        "filters",
        "suites: {unit: {presubmit: {run_if_changed: ^pkg/}}, e2e: {presubmit: {optional: false, always_run: true, branches: [^main$]}}, node-e2e: {presubmit: {}}}",
        "suites: {unit: {presubmit: {run_if_changed: ^cmd/}}, e2e: {presubmit: {optional: false, always_run: true, branches: [^main$, ^release$]}}, node-e2e: {presubmit: {optional: false}}}",
        (
            "2 pull requests pull-request-filter: branches: +^release$ | pull-kubernetes-e2e-arm64",
            "3 pull requests pull-request-filter: optional: true -> false | pull-kubernetes-node-e2e-arm64",
            "3 pull requests pull-request-filter: where a pull request changes ^cmd/, before where a pull request changes ^pkg/ | pull-kubernetes-unit-arm64",
        ),
    ),
)
MACHINES = (
    Case(
        "cluster",
        "suites: {unit: {postsubmit: null, periodic: {release: {}}}}",
        "cluster: eks-prow-build-cluster\nsuites: {unit: {postsubmit: null, periodic: {release: {}}}}",
        (
            "3 machines cluster: cluster: k8s-infra-prow-build -> eks-prow-build-cluster in 3 jobs and their 4 forks | ci-kubernetes-unit-arm64-master, ci-kubernetes-e2e-arm64-master, ci-kubernetes-node-e2e-arm64-master",
        ),
    ),
    Case(
        "cluster with secrets",
        _unit("presubmit: {}"),
        _unit("presubmit: {cluster: k8s-infra-prow-build-trusted}"),
        (
            "1 machines cluster: cluster: k8s-infra-prow-build -> k8s-infra-prow-build-trusted: code that nobody has reviewed runs where the project keeps its secrets | pull-kubernetes-unit-arm64",
        ),
    ),
    Case(
        "cluster of others",
        _unit("postsubmit: null, periodic: {signal: blocking, interval: 2h}", STEP_3),
        "_site.yaml: {clusters: {k8s-infra-prow-build: {pods: [amd64], project_owned: true}, lab: {pods: [arm64], project_owned: false}}}\n"
        + _unit("postsubmit: null, periodic: {signal: blocking, interval: 2h, cluster: lab}", STEP_3),
        (
            "1 machines cluster: cluster: k8s-infra-prow-build -> lab: blocking jobs run on clusters that the project owns | ci-kubernetes-unit-arm64-master",
            "4 rest site-facts: site file: clusters: 4 values gone, 2 new",
        ),
    ),
    Case(
        "image",
        _unit("periodic: {release: {}}"),
        "_site.yaml: {images: {kubekins: us-central1-docker.pkg.dev/k8s-staging-test-infra/images/kubekins-e2e:v20260901-aaaaaaaaaa-master}}\n"
        + _unit("periodic: {release: {}}"),
        (
            "4 machines image: image: kubekins-e2e:v20260810-7619858115-master -> v20260901-aaaaaaaaaa-master in 4 jobs and their 4 forks | post-kubernetes-unit-arm64, ci-kubernetes-unit-arm64-master, ci-kubernetes-e2e-arm64-master, ci-kubernetes-node-e2e-arm64-master",
        ),
    ),
    Case(
        "another image",
        _unit("postsubmit: null"),
        "suites: {unit: {postsubmit: null, image: kubekins-gcr}, e2e: {image: 'us-central1-docker.pkg.dev/k8s-staging-test-infra/images/krte:v1'}}",
        (
            "4 machines image: image: kubekins-e2e:v20260810-7619858115-master -> krte:v1 | ci-kubernetes-e2e-arm64-master",
            "4 machines image: image: us-central1-docker.pkg.dev/k8s-staging-test-infra/images/kubekins-e2e:v20260810-7619858115-master -> gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260810-7619858115-master | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "resources",
        "",
        "suites: {unit: {resources: {cpu: 500m}}, e2e: {spec: {containers: [{image: a/b:v1, command: [e2e.sh], resources: {limits: {cpu: 4, memory: 8Gi}, requests: {cpu: 2, memory: 8Gi}}}]}, resources: null, command: null, image: null}}",
        (
            "4 machines resources: cpu: 4 -> 500m in 2 jobs | post-kubernetes-unit-arm64, ci-kubernetes-unit-arm64-master",
            "4 machines image: image: us-central1-docker.pkg.dev/k8s-staging-test-infra/images/kubekins-e2e:v20260810-7619858115-master -> a/b:v1 | ci-kubernetes-e2e-arm64-master",
            "4 machines resources: cpu request: 4 -> 2 | ci-kubernetes-e2e-arm64-master",
        ),
    ),
    Case(
        "timeouts",
        "suites: {unit: {postsubmit: null, periodic: {release: {}}}}",
        "suites: {unit: {postsubmit: null, timeout: 90m, periodic: {release: {}}}, e2e: {decoration_config: {grace_period: 1m}}}",
        (
            "4 machines timeout: grace_period added: 1m | ci-kubernetes-e2e-arm64-master",
            "4 machines timeout: timeout: 2h -> 90m (and its 4 forks) | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "timeout of a blocking job",
        _unit("periodic: {signal: blocking, interval: 2h}", STEP_3),
        _unit("periodic: {signal: blocking, interval: 2h, timeout: 3h}", STEP_3),
        (
            "1 machines timeout-too-long: timeout: 2h -> 3h: blocking jobs end within 150m | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "secret of a presubmit",
        "_site.yaml: {presets: {provided: {preset-keys: []}, secret: [preset-keys]}}\n" + _unit("presubmit: {}"),
        "_site.yaml: {presets: {provided: {preset-keys: []}, secret: [preset-keys]}}\n"
        'suites: {unit: {presubmit: {labels: {preset-keys: "true"}}, postsubmit: {labels: {preset-keys: "true"}}}}',
        (
            "1 machines secret-gained: gets the secret of preset-keys: code that nobody has reviewed runs with it | pull-kubernetes-unit-arm64",
            "3 machines secret-gained: gets the secret of preset-keys | post-kubernetes-unit-arm64",
        ),
    ),
    Case(
        "secrets",
        "suites: {unit: {postsubmit: null, periodic: {spec: {volumes: [{name: keys, secret: {secretName: ssh}}]}, container: {volumeMounts: [{name: keys, mountPath: /keys}]}}}, e2e: {env: {TOKEN: {valueFrom: {secretKeyRef: {name: token, key: a}}}}}}",
        "suites: {unit: {postsubmit: null, periodic: {spec: {volumes: [{name: keys, secret: {secretName: ssh, defaultMode: 256}}]}, container: {volumeMounts: [{name: keys, mountPath: /keys}]}}}, node-e2e: {spec: {volumes: [{name: all, projected: {sources: [{secret: {name: one}}]}}]}, decoration_config: {gcs_credentials_secret: gcs}}}",
        (
            "3 machines secret-gained: gets the secret gcs | ci-kubernetes-node-e2e-arm64-master",
            "3 machines secret-gained: gets the secret one | ci-kubernetes-node-e2e-arm64-master",
            "3 machines secret-changed: volume keys: {secret: {secretName: ssh}} -> {secret: {secretName: ssh, defaultMode: 256}} | ci-kubernetes-unit-arm64-master",
            "4 machines secret-lost: no longer gets the secret token | ci-kubernetes-e2e-arm64-master",
        ),
    ),
    Case(
        "privileges of a presubmit",
        _unit("presubmit: {}, postsubmit: null"),
        _unit(
            "presubmit: {privileged: true, spec: {hostNetwork: true, serviceAccountName: node-tests, volumes: [{name: d, hostPath: {path: /var/run}}]}, container: {securityContext: {capabilities: {add: [SYS_ADMIN]}}}}, postsubmit: null"
        ),
        (
            "1 machines privilege-gained: runs with /var/run of the host: code that nobody has reviewed runs with it | pull-kubernetes-unit-arm64",
            "1 machines privilege-gained: runs with privileged containers: code that nobody has reviewed runs with it | pull-kubernetes-unit-arm64",
            "1 machines privilege-gained: runs with the capability SYS_ADMIN: code that nobody has reviewed runs with it | pull-kubernetes-unit-arm64",
            "1 machines privilege-gained: runs with the network of the host: code that nobody has reviewed runs with it | pull-kubernetes-unit-arm64",
            "1 machines privilege-gained: runs with the service account node-tests: code that nobody has reviewed runs with it | pull-kubernetes-unit-arm64",
        ),
    ),
    Case(
        "privileges",
        "suites: {unit: {privileged: true, postsubmit: null}, node-e2e: {spec: {securityContext: {runAsUser: 2001}}}}",
        "suites: {unit: {postsubmit: null}, e2e: {container: {securityContext: {allowPrivilegeEscalation: true}}}}",
        (
            "3 machines privilege-gained: runs with privilege escalation | ci-kubernetes-e2e-arm64-master",
            "3 machines privilege-changed: securityContext.runAsUser removed: 2001 | ci-kubernetes-node-e2e-arm64-master",
            "4 machines privilege-lost: no longer runs with privileged containers | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "a preset of the platform",
        'presets: [{labels: {preset-lab: "true"}, env: [{name: LAB, value: one}]}]\nsuites: {unit: {labels: {preset-lab: "true"}, presubmit: {}, postsubmit: null}}',
        'presets: [{labels: {preset-lab: "true"}, env: [{name: LAB, value: one}], volumes: [{name: k, secret: {secretName: lab}}]}]\nsuites: {unit: {labels: {preset-lab: "true"}, presubmit: {}, postsubmit: null}}',
        (
            "1 machines secret-gained: gets the secret lab: code that nobody has reviewed runs with it | pull-kubernetes-unit-arm64",
            "3 machines preset: preset {preset-lab: true}: volumes +{name: k, secret: {secretName: lab}} in 2 jobs | pull-kubernetes-unit-arm64, ci-kubernetes-unit-arm64-master",
            "3 machines secret-gained: gets the secret lab | ci-kubernetes-unit-arm64-master",
        ),
    ),
)
DELTAS = (
    Case(
        "new",
        "",
        DELTA,
        (
            "2 platforms platform-earned: linux-arm64 stays at step 2 (walk) and earns step 1 now, 2 before: 8 floors hold; deltas lift unit-present (https://github.com/kubernetes/sig-release/issues/2647)",
            "3 signals board-lost: tab gone from board provider-arm64-all | ci-kubernetes-unit-arm64-master",
            "3 jobs job-removed: 1 job removed from linux-arm64 | ci-kubernetes-unit-arm64-master",
            "3 deltas delta-added: a delta lifts unit-present of linux-arm64 until 2027-12-31: no machine runs them (https://github.com/kubernetes/sig-release/issues/2647)",
        ),
    ),
    Case(
        "ended",
        DELTA,
        "",
        (
            "4 platforms platform-earned: linux-arm64 stays at step 2 (walk) and earns step 2 now, 1 before: 9 floors hold",
            "4 signals board-gained: tab new on board provider-arm64-all | ci-kubernetes-unit-arm64-master",
            "4 jobs job-added: 1 job added to linux-arm64 | ci-kubernetes-unit-arm64-master",
            "4 deltas delta-ended: no delta lifts unit-present of linux-arm64 any more; until 2027-12-31 it did: no machine runs them",
        ),
    ),
    Case(
        "lasts longer",
        DELTA,
        DELTA.replace("2027-12-31", "2028-03-18"),
        (
            "3 deltas delta-changed: the delta of unit-present of linux-arm64 lasts until 2028-03-18, before 2027-12-31: no machine runs them",
        ),
    ),
    Case(
        "in other words",
        DELTA,
        DELTA.replace("no machine", "no machine that we have"),
        ("5 deltas delta-changed: the delta of unit-present of linux-arm64 has another reason",),
    ),
    Case(
        "of the site",
        "",
        "_site.yaml: {deltas: [{rule: postsubmit-present, platforms: [linux-arm64], reason: nobody has one, issue: 'https://example.org/1', owner: sig-testing, since: 2026-09-18, until: 2027-12-31}]}",
        (
            "3 signals board-lost: tab gone from board provider-arm64-all | post-kubernetes-unit-arm64",
            "3 jobs job-removed: 1 job removed from linux-arm64 | post-kubernetes-unit-arm64",
            "3 deltas delta-added: a delta lifts postsubmit-present of linux-arm64 until 2027-12-31: nobody has one (https://example.org/1)",
        ),
    ),
)
REST = (
    Case(
        "site",
        "",
        "_site.yaml: {thresholds: {blocking: {max_gap: 6h, max_timeout: 150m}}, boards: {provided: [sig-release-master-blocking, sig-testing], signal: {informing: 'sig-release-{branch}-informing', blocking: 'sig-release-{branch}-blocking'}, conformance: 'conformance-{arch}'}}",
        (
            "2 rest site-limits: site file: limit max_gap: 3h -> 6h",
            "4 rest site-facts: site file: boards.provided: +sig-testing",
        ),
    ),
    Case(
        "fields",
        "suites: {unit: {postsubmit: null, args: [--timeout=80m, -v], env: {A: one, B: two}, labels: {team: red}}, e2e: {max_concurrency: 1}}",
        "suites: {unit: {postsubmit: null, args: [--timeout=90m, -v], env: {A: other, C: new}, labels: {team: blue}, description: Runs unit tests}, e2e: {spec: {nodeSelector: {kubernetes.io/arch: arm64}}, extra_refs: [{org: kubernetes, repo: test-infra, base_ref: master}]}}",
        (
            "4 rest command: args: --timeout=80m -> --timeout=90m | ci-kubernetes-unit-arm64-master",
            "4 rest env: env A: one -> other | ci-kubernetes-unit-arm64-master",
            "4 rest env: env B removed: two | ci-kubernetes-unit-arm64-master",
            "4 rest env: env C added: new | ci-kubernetes-unit-arm64-master",
            "4 rest refs: extra_refs: +{org: kubernetes, repo: test-infra, base_ref: master} | ci-kubernetes-e2e-arm64-master",
            "4 rest field: max_concurrency removed: 1 | ci-kubernetes-e2e-arm64-master",
            "4 rest field: nodeSelector.kubernetes.io/arch added: arm64 | ci-kubernetes-e2e-arm64-master",
            "5 rest metadata: description added: Runs unit tests | ci-kubernetes-unit-arm64-master",
            "5 rest metadata: label team: red -> blue | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "long values",
        _unit('postsubmit: null, args: [bash, -c, "a\\nb\\nc"], env: {SKIP: "' + "x" * 70 + '|slow|flaky"}'),
        _unit('postsubmit: null, args: [bash, -c, "a\\nB\\nc\\nd"], env: {SKIP: "' + "x" * 70 + '|flaky"}'),
        (
            "4 rest command: args: 2 lines differ | ci-kubernetes-unit-arm64-master",
            "4 rest env: env SKIP: …slow|… -> … | ci-kubernetes-unit-arm64-master",
        ),
    ),
    Case(
        "lists",
        _unit("postsubmit: null, args: [a, b, c]"),
        "suites: {unit: {postsubmit: null, args: [c, b, a]}, e2e: {args: [-v, --short]}}",
        (
            "4 rest command: args added: [-v, --short] | ci-kubernetes-e2e-arm64-master",
            "4 rest command: args: another order | ci-kubernetes-unit-arm64-master",
        ),
    ),
)
CASES = (*PLATFORMS, *SIGNALS, *JOBS, *SCHEDULES, *PULL_REQUESTS, *MACHINES, *DELTAS, *REST)
