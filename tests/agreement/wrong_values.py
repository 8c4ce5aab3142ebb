"""Values that somebody might write: good ones and bad ones, by the name of the field that they stand in."""

import re
from random import Random
from typing import Any

from loose_yaml import Raw

LONG = "x" * 64
ODDITIES = tuple(
    map(
        Raw,
        (
            *("yes", "on", "No", "off", "y", "N", "1e3", "08", "0777", "0o17", "1_000", "0x1F", "1.0", "1.30", ".5", "+1", "-1", "1:30"),
            *("~", "null", "Null", "true", "TRUE", "2026-01-02", "-.inf", ".nan", "99999999999999999999", "1e400", "!!str 5", "=", "<<"),
        ),
    )
)  # fmt: skip
ANYTHING: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 7, 1.5, 10**12, "", "x", "a b", "true", "5", LONG, "é", " x ", "a/b", "{}", "%zz", "\t"),
    *([], {}, [None], [""], ["a"], ["a", "a"], [[]], [1], [{}], {"a": "b"}, {"a": 1}, {"name": "x"}, {"fill": "x"}, {"file": "x"}, {"": ""}),
)  # fmt: skip
DURATIONS = (
    "2h",
    "90m",
    "0",
    "0s",
    "-1h",
    "1d",
    "2 h",
    "1h30",
    "1.5h",
    "99999999h",
    "",
    7200,
    "h",
    "5m30s",
    "10us",
    "150m",
    "151m",
    "3h",
    "24h",
)
PATTERNS = (
    *("^pkg/", "(?!x)", "(", "a{1001}", "a{1000}", "[[:alpha:]]", "(?P<n>a)", "(?<n>a)", "\\d+", "\\Z", "\\pL", "\\p{X}", "**", "a**", "x*+", "[b-a]"),
    *("master", "main", "release-1.3", "release-.*", "^release-1\\.3[0-9]$", "", ".*", "(?i)MASTER", "(?x)a", "\\1", "a|b|", "docs/.*\\.md$"),
)  # fmt: skip
CRONS = (
    *("0 */6 * * *", "@daily", "@every 1h", "@Daily", "@reboot", "* * * *", "0 0 31 2 *", "60 * * * *", "0 22-2 * * *", "0 0 * * 7", "0 0 * * sun"),
    *("TZ=UTC 0 0 * * *", "CRON_TZ=Europe/Berlin 0 0 * * *", "0 0 0 * * *", "0 0 * jan *", "1-60/5 * * * *", "@every", "@every 1d", ""),
    *("0  0 * * *", " 0 0 * * *", "0 0 L * *", "0 0 * * 1#2", "? ? ? ? ?", "5/70 * * * *", "1,2,,3 * * * *", "TZ=Nowhere/City 0 0 * * *", "0 0 0 0 0"),
)  # fmt: skip
QUANTITIES = (
    "1",
    1,
    7,
    8,
    "1000m",
    "7500m",
    "27Gi",
    "28Gi",
    "1GB",
    "1 Gi",
    "",
    "0",
    0,
    "-1",
    "1e3",
    "1E3",
    "1k",
    "1K",
    "0.5",
    ".5",
    "5.",
    "1Ki",
    1.5,
    "1e",
    "Gi",
    "1u",
    "1n",
)
NAMES = (
    "ci-new",
    "CI-New",
    "ci_new",
    "ci.new",
    "ci new",
    "-ci",
    "ci-",
    "",
    "ci/new",
    "a",
    "x" * 63,
    "x" * 64,
    "x" * 254,
    "é",
    "logs",
    "tools",
    "code",
    "gcs-credentials",
)
LABELS = (
    *("preset-docker", "preset-account", "preset-nope", "prow.k8s.io/type", "prow.k8s.io/id", "created-by-prow", "a b", "a/b/c", "/a", "a/", "A.b/c"),
    *("example.org/x", "EXAMPLE.org/x", LONG, "", "x_y.z", "-x", "prow.k8s.io/gerrit-report-label", "prow.k8s.io/refs.org", "prow.k8s.io/refs.repo"),
)  # fmt: skip
LABEL_VALUES = (
    "true",
    "false",
    "",
    "a b",
    LONG,
    "x_y.z",
    "-x",
    "kubernetes",
    "é",
    "a/b",
    True,
    1,
    None,
    Raw("yes"),
    Raw("1e3"),
)
ANNOTATIONS = (
    *("testgrid-tab-name", "testgrid-create-test-group", "testgrid-num-columns-recent", "testgrid-days-of-results", "testgrid-in-cell-metric"),
    *("testgrid-disable-prowjob-analysis", "testgrid-num-failures-to-alert", "testgrid-alert-stale-results-hours", "testgrid-alert-email"),
    *("testgrid-base-options", "testgrid-broken-column-threshold", "description", "testgrid-description", "testgrid-dashboards", "testgrid-dashboards"),
    *("fork-per-release", "a b", "example.org/x", LONG, "", "A/b/c"),
)  # fmt: skip
ANNOTATION_VALUES = (
    *("true", "false", "yes", "1", "0", "-1", "20", "19", "2147483648", "1.5", "1e3", "0x10", "1_0", "+5", "inf", "nan", "t", "", "x", " 5 "),
    *("a@b", "a@b,c@d", "a@b, c@d", "Jo <a@b>", "a b@c", "a@", "a@b@c", "a@b,", "Summary", "ab", "dashboard-x", "bugs", "é", "sig-nope", "x" * 2050),
    *(20, True, None),
)  # fmt: skip
BOARD_LISTS = ("sig-release-master-blocking", "sig-release-master-informing", "sig-stand-in", "sig-nope", "", "sig-stand-in,", " sig-stand-in ", "sig-stand-in, sig-stand-in", "sig-stand-in,sig-release-1.30-blocking", "sig-release-master-informing,sig-release-master-blocking")  # fmt: skip
MAILS = (
    "a@b",
    "a@b,c@d",
    "a@b, c@d",
    "Jo <a@b>",
    "Jo <a@b",
    "a b@c",
    "a@",
    "@b",
    "a@b@c",
    "a@b,",
    "",
    "<a@b>",
    "a@[1.2.3.4]",
    "é@b",
    '"x y"@b',
    "a.@b",
    "a..b@c",
)
CLUSTERS = (
    "default",
    "k8s-infra-prow-build",
    "eks-prow-build-cluster",
    "test-infra-trusted",
    "k8s-infra-prow-build-trusted",
    "k8s-infra-prow-build ",
    "nope",
    "",
)
IMAGES = (
    "a:latest",
    "a:latest-x",
    "a",
    "a:v1",
    "gcr.io/x/bootstrap:v1",
    "A:B",
    "",
    "kubekins",
    "a@sha256:0",
    "a b",
    "gcr.io/k8s/x:latest-master",
    ":latest",
)
PATHS = (
    "/logs",
    "/logs/",
    "/logs/x",
    "/tools",
    "/home/prow/go",
    "/home/prow/go/src",
    "logs",
    "",
    "/x",
    "/../logs",
    "k8s.io/kubernetes",
    "a b",
    "/var/run/docker.sock",
)
URIS = (
    "https://github.com/a/b.git",
    "git@github.com:a/b.git",
    "http://[::1",
    "https://a b/c",
    ":x",
    "https://h:99999/",
    "https://h:x/",
    "%zz",
    "ssh://a",
    "a@:b",
    "//x",
    "mailto:x",
)
VARIABLES = (
    "CI",
    "JOB_NAME",
    "REPO_OWNER",
    "PULL_NUMBER",
    "PULL_REFS",
    "FROM_EVERY_JOB",
    "GOPATH",
    "DOCKER_ENABLED",
    "X",
    "",
    "A B",
    "BUILD_ID",
    "ARTIFACTS",
)
MEDIA = (
    "text/plain",
    "text",
    "text/",
    "/plain",
    "text/plain; charset=utf-8",
    "text/plain;",
    "text/plain; x",
    "a b/c",
    "",
    "text/plain; x=y; x=z",
    "x/y;a=",
)
URLS = (
    "bucket",
    "gs://bucket",
    "s3://bucket",
    "%zz",
    "a b",
    ":x",
    "://",
    "gs://a b",
    "http://[",
    "",
    "a:b",
    "/a",
    "gs://bucket:x",
    "\x7f",
    "http://u:p@h",
)
NUMBERS = (
    0,
    1,
    -1,
    2,
    20,
    2**31 - 1,
    2**31,
    2**63,
    -(2**63) - 1,
    1.0,
    1.5,
    "1",
    "",
    "x",
    True,
    None,
    Raw("1e3"),
    Raw("1_000"),
    Raw("0x10"),
    Raw("010"),
    Raw("08"),
)
WORDS = (
    "Always",
    "Never",
    "always",
    "IfNotPresent",
    "nope",
    "",
    "explicit",
    "legacy",
    "single",
    "kubernetes",
    "jenkins",
    "tekton-pipeline",
    "test-pods",
    "gce-gpu-test",
)
ARGS = ("--extract=ci/latest", "--extract=ci/fast/latest-fast", "--extract-ci-bucket=x", "--extract-ci-bucket=k8s-release-dev", "--use-shared-build", "--build=quick", "--scenario=kubernetes_e2e", "--env-file=x", "--", "", "x")  # fmt: skip
BRANCHES = (
    "master",
    "main",
    "release-1.34",
    "release-1.33",
    "release-.*",
    "release-1\\.3\\d",
    "release-1\\.\\d4",
    "^release-1\\.34$",
    "",
    "dev",
)
VARIES: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("always_run", (True, False)),
    ("optional", (True, False)),
    ("skip_report", (True, False)),
    ("run_if_changed", ("^docs/",)),
    ("max_concurrency", (0, 1)),
    ("context", ("ci", "x")),
)

POOLS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    (r"cron", CRONS),
    (r".*(timeout|interval|grace_period)", DURATIONS),
    (r"branches|skip_branches|run_if_changed|skip_if_only_changed|trigger|.*regex.*", PATTERNS),
    (r"cpu|memory|limits|requests|sizeLimit|divisor|default_memory_request|ephemeral-storage", QUANTITIES),
    (r"cluster", CLUSTERS),
    (r"image|clonerefs|initupload|entrypoint|sidecar", IMAGES),
    (r"mountPath|path|path_alias|.*Path", PATHS),
    (r"clone_uri", URIS),
    (r"bucket|.*url.*", URLS),
    (r"mediaTypes", MEDIA),
    (r".*(mail|addresses).*", MAILS),
    (r"command|args", ARGS),
    (r"labels", LABEL_VALUES),
    (r"annotations|testgrid-.*|description", ANNOTATION_VALUES),
    (r"agent|namespace|.*olicy|path_strategy|job_queue_name|type|operator", WORDS),
    (r"name|.*_name|context|.*secret.*|rerun_command|org|repo|base_ref", NAMES),
)
KEYS: dict[str, tuple[str, ...]] = {
    "labels": LABELS,
    "annotations": ANNOTATIONS,
    "env": VARIABLES,
    "mediaTypes": ("log", ""),
}


def value_for(rng: Random, field: str, types: frozenset[str]) -> Any:
    """Return something for a field: mostly what somebody might mean there, now and then anything."""
    if field == "testgrid-dashboards":
        return rng.choice(BOARD_LISTS)
    chance = rng.random()
    if chance < 0.12:
        return rng.choice(ODDITIES)
    if chance < 0.25:
        return rng.choice(ANYTHING)
    pool = next((pool for pattern, pool in POOLS if re.fullmatch(pattern, field)), ())
    if pool and rng.random() < 0.8:
        return rng.choice(pool)
    if types & {"integer", "number"}:
        return rng.choice(NUMBERS)
    return rng.choice((True, False, "true", None, Raw("on"))) if "boolean" in types else rng.choice(NAMES)


def keys_for(field: str) -> tuple[str, ...]:
    """Return keys for a mapping with any keys."""
    return KEYS.get(field, ("cpu", "memory", "x", "A b", ""))


def variable(rng: Random) -> dict[str, Any]:
    """Return an environment variable."""
    return {"name": rng.choice(VARIABLES), "value": rng.choice(("x", "", 1, True, None))}
