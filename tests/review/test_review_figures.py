"""What a review counts: platforms and their gates, signals, jobs, tabs of boards, load of clusters, notes."""

from review_cases import DELTA, STEP_3
from reviewing import reviewed

from jobgen.model.review import BoardChange, JobChanges, LoadChange, PlatformChange, Renaming, SignalChange

UNIT = "ci-kubernetes-unit-arm64-master"
LOAD_NOTE = (
    "load counts periodics and their forks; cpu-hours are an upper bound: "
    "runs times timeout times the cpus that the job requests"
)


def test_a_promotion_names_its_gates(tmp_path):
    (change,) = reviewed(tmp_path, "", STEP_3 + DELTA).platforms

    assert change == PlatformChange(
        platform="linux-arm64",
        kind="promotion",
        before=2,
        after=3,
        holding=(
            "go-port-exists",
            "contact-present",
            "build-present",
            "e2e-present",
            "node-e2e-present",
            "postsubmit-present",
            "results-reported",
            "two-maintainers",
            "conformance-present",
            "go-first-class",
            "signal-present",
        ),
        lifted=(("unit-present", "https://github.com/kubernetes/sig-release/issues/2647"),),
    )


def test_platforms_that_come_and_go_have_one_step(tmp_path):
    arm, ppc64le = reviewed(tmp_path, "linux-ppc64le.yaml: {}", "linux-arm.yaml: {step: 0}").platforms

    assert (arm.platform, arm.kind, arm.before, arm.after) == ("linux-arm", "added", None, 0)
    assert (ppc64le.platform, ppc64le.kind, ppc64le.before, ppc64le.after) == ("linux-ppc64le", "removed", 2, None)
    assert (arm.holding, ppc64le.holding) == ((), ())


def test_signals_of_jobs_that_come_and_go_count(tmp_path):
    base = STEP_3 + "suites: {unit: {periodic: {signal: blocking, interval: 1h}}, e2e: {periodic: null}}"
    head = STEP_3 + "suites: {unit: {periodic: null}, conformance: {periodic: {signal: none}}}"

    assert reviewed(tmp_path, base, head).signals == (
        SignalChange(job="ci-kubernetes-conformance-arm64-master", before="informing", after="none"),
        SignalChange(job="ci-kubernetes-e2e-arm64-master", before="none", after="informing"),
        SignalChange(job=UNIT, before="blocking", after="none"),
    )


def test_jobs_are_named_once_whatever_happens_to_them(tmp_path):
    base = "suites: {unit: {presubmit: {branches: [^a$]}}, e2e-old: {class: e2e, from: e2e, periodic: {}}}"
    head = """\
suites:
  unit: {presubmit: {branches: [^b$]}, periodic: {name: ci-units, timeout: 3h}}
  build: {presubmit: {}}
"""
    assert reviewed(tmp_path, base, head).jobs == JobChanges(
        added=("pull-kubernetes-build-arm64",),
        removed=("ci-kubernetes-e2e-old-arm64-master",),
        renamed=(Renaming(before=UNIT, after="ci-units", kept=False),),
        changed=("pull-kubernetes-unit-arm64", "ci-units"),
    )


def test_a_job_that_is_only_renamed_is_not_changed_too(tmp_path):
    jobs = reviewed(tmp_path, "", f"suites: {{unit: {{periodic: {{name: ci-units, renamed_from: {UNIT}}}}}}}").jobs

    assert jobs == JobChanges(renamed=(Renaming(before=UNIT, after="ci-units", kept=True),))


def test_boards_gain_and_lose_the_tabs_of_jobs_forks_and_external_results(tmp_path):
    lab = "external: [{name: ci-lab, class: e2e, gcs_prefix: lab/logs/ci-lab, boards: [labs], contact: a@example.org, stale_after: 24h}]\n"
    base = "suites: {unit: {postsubmit: null, periodic: {boards: [a]}}}"
    head = lab + "suites: {unit: {postsubmit: null, periodic: {boards: [b], release: {}}}}"

    boards = {change.board: change for change in reviewed(tmp_path, base, head).boards}

    assert boards["a"] == BoardChange(board="a", added=(), removed=(UNIT,))
    assert boards["b"].added == (
        "ci-kubernetes-unit-arm64-1-34",
        "ci-kubernetes-unit-arm64-1-35",
        "ci-kubernetes-unit-arm64-1-36",
        "ci-kubernetes-unit-arm64-1-37",
        UNIT,
    )
    assert boards["labs"].added == ("ci-lab",)


def test_load_is_told_of_the_clusters_whose_figures_differ(tmp_path):
    base = "suites: {e2e: {periodic: {cluster: eks-prow-build-cluster}}, unit: {periodic: {interval: 6h}}}"
    head = "suites: {e2e: {periodic: {cluster: eks-prow-build-cluster}}, unit: {timeout: 90m, periodic: {cron: 0 */2 * * *}}}"

    review = reviewed(tmp_path, base, head)

    # 4 runs of unit and of node-e2e each, 2 h, 4 cpus; then 12 runs of unit for 90 minutes.
    assert review.load == (LoadChange(cluster="k8s-infra-prow-build", runs=(8.0, 16.0), cpu_hours=(64.0, 104.0)),)
    assert review.notes == (LOAD_NOTE,)


def test_forks_and_new_clusters_are_load_too(tmp_path):
    base = "suites: {unit: {periodic: {interval: 24h}}}"
    head = "suites: {unit: {periodic: {interval: 24h, cluster: eks-prow-build-cluster, release: {}}}}"

    assert reviewed(tmp_path, base, head).load == (
        LoadChange(cluster="eks-prow-build-cluster", runs=(0.0, 5.0), cpu_hours=(0.0, 40.0)),
        LoadChange(cluster="k8s-infra-prow-build", runs=(9.0, 8.0), cpu_hours=(72.0, 64.0)),
    )


def test_a_release_that_comes_is_no_news_of_signals(tmp_path):
    unit = STEP_3 + "suites: {unit: {periodic: {signal: blocking, interval: 1h, release: {}}}}\n"
    live = '_site.yaml: {branches: {main: master, live: ["1.38", "1.37", "1.36", "1.35"], go_version: 1.26.0}}\n'

    review = reviewed(tmp_path, unit, live + unit)

    assert review.signals == ()
    assert [change.message for change in review.changes] == [
        "release 1.34 is no longer live: 1 fork removed, 1 blocking",
        "release 1.38 is live now: 1 fork added, 1 blocking",
    ]
