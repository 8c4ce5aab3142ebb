"""Words of YAML, of Prow, of TestGrid and of specs: the dictionary of the fuzzer, and what its mutator puts into lines."""

from collections.abc import Iterator
from typing import Any

from jobgen.schemas import SCHEMAS, schema_named

YAML = (
    *("null", "~", "true", "yes", "on", "0", "-1", "1.5", "1e999", "99999999999999999999", "0x10", "0b1", "0o17"),
    *("010", "1_0", ".inf", ".nan", "1:30", "[]", "{}", "''", '""', "[[]]", "[null]", "{a: b}", "{? a}", "- a"),
    *("a: b", "? [a]\n: b", "? |\n  a\n: b", "a: - b", "'", '"', "\\", "\t", "&x", "*x", "&x [*x]", "<<: *x"),
    *("<<: [*x, *x]", "<<: 1", "!t", "!!str 1", "!!int a", "!!binary a", "!!set {a}", "!!timestamp 2026-01-02"),
    *("!<x>", "|", "|-", "|+", "|9", ">", ">-\n", ">2", "---", "...", "--- a\n--- b", "%YAML 1.1\n---\n"),
    *("%TAG ! !x:\n---\n", "# a", "@", "`", "%", ",", ": ", '"\\ud800"', '"\\U00110000"', '"\\x00"', '"\\q"'),
    *('"\\\n"', "\r", "\r\n", "\x85", "\u2028", "\ufeff", "\u202e", "😀", "\x07", "\x00", "<<<<<<< a", ">>>>>>> b"),
    *("2026-01-02", "2026-02-30", "0000-00-00", "x" * 300, "[" * 120, "- " * 120),
)  # fmt: skip
VALUES = (
    *("0 */6 * * *", "* * * * * * *", "@daily", "@every 1h", "@every -1s", "60 * * * *", "0 0 31 2 *"),
    *("*/0 * * * *", "0 22-2 * * *", "TZ=UTC 0 0 * * *", "0s", "1h2", "-1h", "1d", "1.5h", "9999999h", "1ns"),
    *("7Ei", "-3Gi", "1e3", "1e999", "100m", "0.5", "1Ki", "{cpu: 4, memory: 8Gi}", "{cpu: 99}", "(", "(?<a>b)"),
    *("(?P<n>a)", "(?i)x", "a{1001}", "(a{100}){100}", "((((a*)*)*)*)*", "\\p{X}", "[[:alpha:]]", "\\pL"),
    *("^release-1\\.3[0-9]$", "[b-a]", "a/b/c", "../..", "/etc/passwd", "https://[::1", "%zz", "git@h:a/b.git"),
    *("a@b", "Jo <a@b>", "a@b,c@d", "preset-docker", "x/y: z", "a b", "{fill: '{os}/{arch}'}", "{fill: '{x}'}"),
    *("{fill: '}'}", "{fill: 1}", "{file: scripts/e2e.sh}", "{file: ../x}", "{file: /dev/zero}", "{suite}"),
    *("{branch}", "blocking", "informing", "none", "unit", "build", "e2e", "node-e2e", "conformance", "client"),
    *("node", "server", "linux-arm64", "linux/arm64", "kubernetes/kubernetes", "k8s.io/kubernetes", "kubekins"),
    *("1.37", "1.36", "master", "release-1.37", "main", "sig-release-master-blocking"),
    *("sig-release-1.37-informing", "provider-arm64", "conformance-all", "conformance-arm64", "gcr.io/a/b:latest"),
    *("a@sha256:0", "runner.sh", "make", "from: unit", "covered: [{class: build, by: a}]"),
    *("deltas: [{rule: cron, why: a, until: 2027-01-01}]", "step: 6", "version: 1", "version: 2"),
    *("valueFrom: {fieldRef: {fieldPath: a}}", "emptyDir: {}", "hostPath: {path: /x}", "secret: {secretName: a}"),
    *("medium: Memory", "privileged: true"),
)  # fmt: skip
ANNOTATIONS = (
    *("testgrid-dashboards", "testgrid-tab-name", "testgrid-num-columns-recent", "testgrid-days-of-results"),
    *("testgrid-in-cell-metric", "testgrid-num-failures-to-alert", "testgrid-alert-stale-results-hours"),
    *("testgrid-alert-email", "testgrid-create-test-group", "testgrid-base-options"),
    *("testgrid-broken-column-threshold", "testgrid-disable-prowjob-analysis", "description", "fork-per-release"),
    *("fork-per-release-periodic-interval", "fork-per-release-cron", "fork-per-release-replacements"),
    *("fork-per-release-deletions", "fork-per-release-generic-suffix"),
)  # fmt: skip
CONFIGURATION = (
    *("plank", "deck", "tide", "sinker", "prowjob_namespace", "pod_namespace", "log_level", "branch-protection"),
    *("job_queue_capacities", "default_decoration_configs", "default_decoration_config_entries", "config", "repo"),
    *("cluster", "utility_images", "gcs_configuration", "decorate_all_jobs", "presets", "prow_ignored"),
    *("default_test_group", "default_dashboard_tab", "'*'", "timeout", "grace_period"),
)  # fmt: skip


def tokens() -> list[str]:
    """Return every word of the dictionary: those above, and the fields and words of all schemas."""
    fields = (word for name in SCHEMAS for word in _words(schema_named(name)))
    return sorted({*YAML, *VALUES, *ANNOTATIONS, *CONFIGURATION, *fields})


def dictionary() -> str:
    """Return the words as libFuzzer reads them: one in quotes on each line, odd bytes escaped."""
    return "".join(f'"{_escaped(word)}"\n' for word in tokens() if len(word.encode()) <= 64)


def _words(schema: dict[str, Any]) -> Iterator[str]:
    yield from schema.get("properties", {})
    yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
    below = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    below += [schema.get("items"), schema.get("additionalProperties")]
    for each in below:
        if isinstance(each, dict):
            yield from _words(each)


def _escaped(word: str) -> str:
    plain = set(range(0x20, 0x7F)) - set(b'"\\')
    return "".join(chr(byte) if byte in plain else f"\\x{byte:02X}" for byte in word.encode())
