"""`jobgen promote`: gates first, then the smallest edit, and everything that follows from it."""

import datetime as dt
import subprocess

import pytest
from climbing import ALONE, PATH, RUN, WALK, snapshot, text_of, valid

DAY = ("--date", "2026-05-20")
PATCH = """\
--- a/arch-specs/linux-arm64.yaml
+++ b/arch-specs/linux-arm64.yaml
@@ -1,9 +1,14 @@
 # Everything that step 2 asks for.
 version: 1
-step: 2  # since 2025
+step: 3  # since 2025
 history:
 - {step: 1, date: 2025-01-10, why: it builds}
 - {step: 2, date: 2025-09-10, why: it is tested}
+- {step: 3, date: 2026-05-20, why: every floor holds or is lifted by a delta}
+- {suite: conformance, signal: informing, date: 2026-05-20, why: informing with step 3}
+- {suite: e2e, signal: informing, date: 2026-05-20, why: informing with step 3}
+- {suite: node-e2e, signal: informing, date: 2026-05-20, why: informing with step 3}
+- {suite: unit, signal: informing, date: 2026-05-20, why: informing with step 3}
 scope: [client, node, server]
 ships: []
 maintainers: [alice, bob]
"""
TEXT = f"""\
linux-arm64: step 2 (walk) -> step 3 (run)

gates
  holds   go-port-exists
  holds   contact-present
  holds   build-present
  holds   unit-present
  holds   e2e-present
  holds   node-e2e-present
  holds   postsubmit-present
  holds   results-reported
  holds   two-maintainers
  holds   conformance-present
  holds   go-first-class
  holds   signal-present

jobs that start
  ci-kubernetes-conformance-arm64-master

boards gain
  provider-arm64-all: ci-kubernetes-conformance-arm64-master
  sig-release-master-informing: ci-kubernetes-conformance-arm64-master, ci-kubernetes-e2e-arm64-master,\
 ci-kubernetes-node-e2e-arm64-master, ci-kubernetes-unit-arm64-master

still to be shown
  [ ] The tests have passed often enough for a release to be cut on their word
  [ ] The conformance tests pass, and the conformance subproject knows of the platform
  [ ] A plan says what the next promotion asks for; it is looked at again every two release cycles
  [ ] Two full release cycles have passed since the step before
  [ ] SIG Testing has said yes
  [ ] SIG Release agrees by lazy consensus, and the change is announced for the next release cycle

{PATCH}
1 platform, 7 jobs, 11 tabs; files: 3 updated
"""
MARKDOWN = """\
## e2e of linux-arm64: signal informing to signal blocking

2026-07-01: green for weeks ([kubernetes/test-infra#1](https://github.com/kubernetes/test-infra/pull/1))

### Gates

| state | rule | what |
| --- | --- | --- |
| holds | `no-signal-before-run` | Nobody but a platform at step 3 gives the release team a signal |
| holds | `informing-first` | A suite is informing before it is blocking |
| holds | `signal-board` | A job is on a release board if its signal says so, and only then |
| holds | `release-board-first` | The release board is the first of a job's boards |
| holds | `blocking-gap` | A blocking job runs at least every three hours |
| holds | `blocking-timeout` | A blocking job gives up after 150 minutes |
| holds | `blocking-alert-email` | A blocking job alerts its owners |
| holds | `blocking-owner` | A blocking job has an owner |
| holds | `blocking-project-owned` | A blocking job runs on machines of the project |

### Boards gain

- sig-release-master-blocking: ci-kubernetes-e2e-arm64-master

### Boards lose

- sig-release-master-informing: ci-kubernetes-e2e-arm64-master

### Still to be shown

- [ ] Three runs in four end within 120 minutes
- [ ] At least 75 % of the runs of a week pass, and never more than 10 in a row fail
- [ ] Three runs in a row have passed on one commit
- [ ] The owning SIG answers for the job, and reads the mail of its alerts
- [ ] An issue has been open for four weeks at least, and lazy consensus was reached

### Patch

```diff
--- a/arch-specs/linux-arm64.yaml
+++ b/arch-specs/linux-arm64.yaml
@@ -9,6 +9,7 @@
 - {suite: e2e, signal: informing, date: 2026-05-20, why: informing with step 3}
 - {suite: node-e2e, signal: informing, date: 2026-05-20, why: informing with step 3}
 - {suite: unit, signal: informing, date: 2026-05-20, why: informing with step 3}
+- {suite: e2e, signal: blocking, date: 2026-07-01, why: green for weeks, issue: "https://github.com/kubernetes/test-infra/pull/1"}
 scope: [client, node, server]
 ships: []
 maintainers: [alice, bob]
@@ -18,7 +19,7 @@
 boards: {group: provider-arm64, own: [provider-arm64-all]}
 suites:
   build: {presubmit: {}}
-  e2e: {periodic: {interval: 3h}}
+  e2e: {periodic: {interval: 3h, signal: blocking}}
   unit:
     periodic:
       interval: 2h
```
"""
UNMET = """\
arch-specs/linux-arm64.yaml:5:1: error: step 3 began on 2026-05-20, 364 days before step 4 [year-in-run]
    step 4 can come on 2027-05-20
arch-specs/linux-arm64.yaml:3:7: error: no conformance certification is named [certified]
    add certified: [{release: "1.37", product: NAME, url: "https://github.com/cncf/k8s-conformance/pull/N"}]
linux-arm64 stays at step 3 (run): 2 of 14 gates not met; nothing was changed
"""


def test_a_step_up_in_words(climber):
    folder = climber(WALK)
    ran = folder.run("promote", "linux-arm64", *DAY)
    assert (ran.code, ran.out, ran.err) == (0, TEXT, "")
    assert folder.run("check").code == 0


def test_a_dry_run_prints_exactly_what_a_real_one_does(climber):
    folder = climber(WALK)
    before = snapshot(folder.root)
    ran = folder.run("promote", "linux-arm64", *DAY, "--dry-run")
    assert (ran.code, ran.out) == (0, PATCH)
    assert snapshot(folder.root) == before
    subprocess.run(["git", "apply", "-"], input=ran.out.encode(), check=True)
    patched = text_of(folder)
    folder.write({PATH: WALK})
    folder.run("promote", "linux-arm64", *DAY)
    assert text_of(folder) == patched


def test_the_summary_for_a_pull_request(climber):
    folder = climber(RUN)
    link = "https://github.com/kubernetes/test-infra/pull/1"
    why = ("--why", "green  for\nweeks", "--issue", link)
    move = ("--suite", "e2e", "--signal", "blocking", "--date", "2026-07-01")
    ran = folder.run("promote", "linux-arm64", *move, *why, "--format", "markdown")
    assert (ran.code, ran.out) == (0, MARKDOWN)
    assert folder.run("check").code == 0


def test_json_says_the_same(climber):
    folder = climber(WALK)
    dry = valid("promote", folder.run("promote", "linux-arm64", *DAY, "--dry-run", "--format", "json").out)
    real = valid("promote", folder.run("promote", PATH, *DAY, "--format", "json").out)
    assert (dry.pop("applied"), real.pop("applied")) == (False, True)
    assert dry == real
    assert (real["platform"], real["from"], real["to"], real["date"]) == ("linux-arm64", 2, 3, "2026-05-20")
    assert [gate["state"] for gate in real["gates"]] == ["holds"] * 12
    assert real["edits"] == [
        {"file": PATH, "line": 3, "old": "step: 2  # since 2025", "new": "step: 3  # since 2025"},
        {"file": PATH, "line": 7, "old": "", "new": "\n".join(line[1:] for line in PATCH.splitlines()[10:15])},
    ]
    assert (real["patch"], real["by_hand"], real["findings"]) == (PATCH, [], [])
    assert real["jobs"] == {"added": ["ci-kubernetes-conformance-arm64-master"], "removed": [], "changed": []}
    assert [board["board"] for board in real["boards"]] == ["provider-arm64-all", "sig-release-master-informing"]
    assert len(real["evidence"]) == 6


def test_unmet_gates_are_listed_and_nothing_changes(climber):
    folder = climber(RUN)
    before = snapshot(folder.root)
    ran = folder.run("promote", "linux-arm64", "--date", "2027-05-19")
    assert (ran.code, ran.out) == (1, UNMET)
    answer = valid("promote", folder.run("promote", "linux-arm64", "--date", "2027-05-19", "--format", "json").out)
    unmet = [gate["rule"] for gate in answer["gates"] if gate["state"] == "unmet"]
    assert (unmet, answer["edits"], answer["applied"]) == (["year-in-run", "certified"], [], False)
    assert snapshot(folder.root) == before


def test_unmet_gates_for_a_pull_request(climber):
    ran = climber(RUN).run("promote", "linux-arm64", "--date", "2027-05-20", "--format", "markdown")
    assert ran.code == 1
    assert "| unmet | `certified` | no conformance certification is named |\n" in ran.out
    assert "| holds | `year-in-run` | Step 4 comes after a year in step 3 |\n" in ran.out
    assert ran.out.endswith("**linux-arm64 stays at step 3 (run): 1 of 14 gates not met; nothing was changed.**\n")


def test_a_delta_in_force_lifts_a_gate(climber):
    folder = climber(WALK.replace("[alice, bob]", "[alice]") + ALONE)
    ran = folder.run("promote", "linux-arm64", *DAY)
    assert ran.code == 0
    assert (
        "  lifted  two-maintainers: one maintainer is named; step 2 asks for two;"
        " lifted until 2026-12-31: bob has left (sig-arm64, https://example.org/1)\n"
    ) in ran.out


@pytest.mark.parametrize("date", ["2025-12-31", "2027-01-01"])
def test_a_delta_that_is_not_in_force_lifts_none(climber, date):
    folder = climber(WALK.replace("[alice, bob]", "[alice]") + ALONE)
    ran = folder.run("promote", "linux-arm64", "--date", date)
    assert ran.code == 1
    assert ran.out.startswith(
        "arch-specs/linux-arm64.yaml:9:14: error: one maintainer is named; step 2 asks for two;"
        " the delta that would lift it is from 2026-01-01 to 2026-12-31 [two-maintainers]\n"
    )


USAGE = {
    "two steps": (["--to", "4"], "linux-arm64 is at step 2, and climbs one step at a time", "--to 3"),
    "the same step": (["--to", "2"], "linux-arm64 is at step 2 already", ""),
    "down": (["--to", "1"], "linux-arm64 is at step 2; step 1 is the other way", "jobgen demote"),
    "both": (
        ["--to", "3", "--suite", "e2e", "--signal", "informing"],
        "--to is about the platform, --suite and --signal about one suite",
        "give one of the two",
    ),
    "half": (["--suite", "e2e"], "--suite and --signal go together", "--suite NAME --signal informing"),
    "the other half": (
        ["--signal", "informing"],
        "--suite and --signal go together",
        "--suite NAME --signal informing",
    ),
    "no day": (["--date", "2026-02-30"], '--date: "2026-02-30" is no day', "write YYYY-MM-DD, such as 2026-09-18"),
    "a day in other words": (
        ["--date", "20260520"],
        '--date: "20260520" is no day',
        "write YYYY-MM-DD, such as 2026-09-18",
    ),
    "the past": (
        ["--date", "2025-09-09"],
        "2025-09-09 is before 2025-09-10, the last entry in the history of linux-arm64",
        "the history only goes forward: give a later --date",
    ),
    "no link": (["--issue", "#1"], "--issue #1 is no link", "write https://…"),
    "no suite": (["--suite", "e2", "--signal", "informing"], 'linux-arm64 has no suite "e2"', 'did you mean "e2e"?'),
    "no periodic": (
        ["--suite", "build", "--signal", "informing"],
        "build of linux-arm64 has no periodic that runs, and a signal belongs to a periodic",
        "add to suites.build: periodic: {interval: 3h}",
    ),
    "the same signal": (["--suite", "e2e", "--signal", "none"], "the signal of e2e is none already", ""),
    "two signals": (
        ["--suite", "e2e", "--signal", "blocking"],
        "the signal of e2e is none: informing comes before blocking",
        "--signal informing",
    ),
}


@pytest.mark.parametrize(("words", "message", "hint"), USAGE.values(), ids=USAGE)
def test_what_cannot_be_asked(climber, words, message, hint):
    folder = climber(WALK)
    day = [] if "--date" in words else DAY
    ran = folder.run("promote", "linux-arm64", *words, *day)
    assert (ran.code, ran.out, ran.err) == (2, "", f"jobgen: {message}\n" + (f"    {hint}\n" if hint else ""))


def test_there_is_no_step_above_the_highest(project):
    folder = project({"arch-specs/linux-riscv64.yaml": None, PATH: RUN.replace("step: 3", "step: 4")})
    ran = folder.run("promote", "linux-arm64", *DAY)
    assert (ran.code, ran.err) == (2, "jobgen: linux-arm64 is at step 4, the highest\n")


def test_a_signal_needs_step_3(climber):
    ran = climber(WALK).run("promote", "linux-arm64", "--suite", "e2e", "--signal", "informing", *DAY)
    assert ran.code == 1
    assert ran.out.startswith(
        "arch-specs/linux-arm64.yaml:16:19: error: ci-kubernetes-e2e-arm64-master: the signal is informing,"
    )
    assert ran.out.endswith("e2e of linux-arm64 stays at signal none: 1 of 3 gates not met; nothing was changed\n")


SIGNALS = {
    "a block": ("unit", "blocking", "      timeout: 100m\n", "      timeout: 100m\n      signal: blocking\n"),
    "brackets": ("e2e", "blocking", "{interval: 3h}", "{interval: 3h, signal: blocking}"),
    "empty brackets": ("e2e-slow", "informing", "periodic: {}\n", "periodic: {signal: informing}\n"),
}


@pytest.mark.parametrize(("suite", "signal", "old", "new"), SIGNALS.values(), ids=SIGNALS)
def test_the_signal_goes_into_the_lines_of_the_suite(climber, suite, signal, old, new):
    folder = climber(RUN)
    ran = folder.run("promote", "linux-arm64", "--suite", suite, "--signal", signal, "--date", "2026-07-01")
    assert ran.code == 0
    entry = f"- {{suite: {suite}, signal: {signal}, date: 2026-07-01, why: every criterion holds or is lifted by a delta}}\n"
    assert text_of(folder) == RUN.replace(old, new).replace("scope:", f"{entry}scope:")
    assert folder.run("check").code == 0


def test_a_suite_that_only_the_step_switches_on_gets_a_line(climber):
    spec = RUN.replace("  unit:\n    periodic:\n      interval: 2h\n      # Slow machines.\n      timeout: 100m\n", "")
    folder = climber(spec)
    ran = folder.run("promote", "linux-arm64", "--suite", "unit", "--signal", "blocking", "--date", "2026-07-01")
    assert ran.code == 0
    assert text_of(folder).endswith("    periodic: {}\n  unit: {signal: blocking}\n")
    ran = folder.run(
        "demote", "linux-arm64", "--suite", "unit", "--signal", "informing", "--date", "2026-07-02", "--why", "red"
    )
    assert ran.code == 0
    assert text_of(folder).endswith("    periodic: {}\n")


def test_a_suite_without_a_periodic_block_gets_the_signal_beside_its_triggers(climber):
    old = "  unit:\n    periodic:\n      interval: 2h\n      # Slow machines.\n      timeout: 100m\n"
    folder = climber(RUN.replace(old, "  unit: {postsubmit: {}}\n"))
    ran = folder.run("promote", "linux-arm64", "--suite", "unit", "--signal", "blocking", "--date", "2026-07-01")
    assert (ran.code, "  unit: {postsubmit: {}, signal: blocking}\n" in text_of(folder)) == (0, True)


def test_a_spec_without_suites_gets_its_first_and_loses_it_again(climber):
    spec = RUN[: RUN.index("suites:")] + "covered: [{class: build, by: ci-kubernetes-build}]\n"
    folder = climber(spec)
    move = ("promote", "linux-arm64", "--suite", "unit", "--signal", "blocking", "--date", "2026-07-01")
    assert folder.run(*move).code == 0
    assert text_of(folder).endswith("suites: {unit: {signal: blocking}}\n")
    back = ("--suite", "unit", "--signal", "informing", "--date", "2026-07-02", "--why", "red")
    assert folder.run("demote", "linux-arm64", *back).code == 0
    assert text_of(folder).endswith("covered: [{class: build, by: ci-kubernetes-build}]\n")


def test_a_delta_of_the_suite_lifts_a_criterion(climber):
    entry = "- {suite: e2e, signal: informing, date: 2026-05-20, why: informing with step 3}\n"
    folder = climber(RUN.replace(entry, "") + ALONE.replace("two-maintainers", "informing-first\n  suite: e2e"))
    ran = folder.run("promote", "linux-arm64", "--suite", "e2e", "--signal", "blocking", "--date", "2026-07-01")
    assert ran.code == 0
    assert (
        "  lifted  informing-first: ci-kubernetes-e2e-arm64-master: the history does not say that e2e was informing"
        " before it became blocking; lifted until 2026-12-31: bob has left (sig-arm64, https://example.org/1)\n"
    ) in ran.out


def test_a_list_that_several_suites_have_is_left_to_a_person(climber):
    base = "bases:\n  shown: {boards: [sig-release-master-informing, provider-arm64-all]}\nsuites:\n"
    spec = RUN.replace("suites:\n", base).replace("  unit:\n", "  unit:\n    from: shown\n    class: unit\n", 1)
    spec = spec.replace(
        "    periodic:\n      interval: 2h",
        "    command: [make]\n    resources: {cpu: 1, memory: 1Gi}\n    periodic:\n      interval: 2h",
    )
    folder = climber(
        spec.replace("      timeout: 100m\n", "      timeout: 100m\n    postsubmit: {boards: [provider-arm64-all]}\n")
    )
    ran = folder.run("promote", "linux-arm64", "--suite", "unit", "--signal", "blocking", "--date", "2026-07-01")
    assert ran.code == 1
    assert "is a release board, and the signal is blocking [signal-board]" in ran.out


def test_without_a_date_it_is_today(climber):
    folder = climber(WALK)
    first = dt.datetime.now(tz=dt.UTC).date().isoformat()
    answer = valid("promote", folder.run("promote", "linux-arm64", "--dry-run", "--format", "json").out)
    assert first <= answer["date"] <= dt.datetime.now(tz=dt.UTC).date().isoformat()


def test_the_release_board_of_a_literal_list_follows_the_signal(climber):
    spec = RUN.replace("{interval: 3h}", "{interval: 3h, boards: [sig-release-master-informing, provider-arm64-all]}")
    spec = spec.replace("    from: e2e\n", "    from: node-e2e\n")
    folder = climber(spec)
    move = ("--suite", "e2e", "--signal", "blocking", "--date", "2026-07-01")
    assert folder.run("promote", "linux-arm64", *move).code == 0
    assert "boards: [sig-release-master-blocking, provider-arm64-all], signal: blocking}" in text_of(folder)
    back = ("--suite", "e2e", "--signal", "informing", "--date", "2026-07-02", "--why", "red")
    assert folder.run("demote", "linux-arm64", *back).code == 0
    assert text_of(folder).partition("suites:")[2] == spec.partition("suites:")[2]


def test_the_criteria_of_blocking_jobs_are_gates(climber):
    folder = climber(RUN.replace("{interval: 3h}", "{interval: 4h, timeout: 3h}").replace("  e2e-slow", "  e2e-more"))
    ran = folder.run("promote", "linux-arm64", "--suite", "e2e", "--signal", "blocking", "--date", "2026-07-01")
    assert ran.code == 1
    assert ran.out == (
        "arch-specs/linux-arm64.yaml:21:30: error: ci-kubernetes-e2e-arm64-master:"
        " up to 4h pass between two runs of a blocking job; at most 3h may [blocking-gap]\n"
        "    interval: 3h, or keep the job informing\n"
        "arch-specs/linux-arm64.yaml:21:43: error: ci-kubernetes-e2e-arm64-master:"
        " the timeout of a blocking job is 3h; at most 150m is allowed [blocking-timeout]\n"
        "    timeout: 150m, or keep the job informing\n"
        "e2e of linux-arm64 stays at signal informing: 2 of 9 gates not met; nothing was changed\n"
    )


def test_a_history_over_several_lines_is_left_to_a_person(climber):
    spec = WALK.replace("history:\n- {step: 1", "history: [\n  {step: 1").replace(
        "builds}\n- {step: 2", "builds},\n  {step: 2"
    )
    spec = spec.replace("is tested}\n", "is tested}]\n")
    folder = climber(spec)
    before = snapshot(folder.root)
    ran = folder.run("promote", "linux-arm64", *DAY, "--why", "now")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == (
        "arch-specs/linux-arm64.yaml:4:10: append to history: {step: 3, date: 2026-05-20, why: now}"
        " (the list in brackets goes over several lines)"
    )
    assert ran.out.endswith("linux-arm64 stays at step 2 (walk): 5 edits to be made by hand; nothing was changed\n")
    answer = valid("promote", folder.run("promote", "linux-arm64", *DAY, "--format", "json").out)
    assert [(each["file"], each["line"]) for each in answer["by_hand"]] == [(PATH, 4)] * 5
    assert (answer["edits"], answer["applied"]) == ([], False)
    assert snapshot(folder.root) == before


def test_an_anchor_that_another_suite_shares_is_left_to_a_person(climber):
    spec = RUN.replace("e2e: {periodic: {interval: 3h}}", "e2e: {periodic: &often {interval: 3h}}")
    spec = spec.replace("    periodic: {}\n", "    periodic: *often\n")
    folder = climber(spec)
    ran = folder.run("promote", "linux-arm64", "--suite", "e2e", "--signal", "blocking", "--date", "2026-07-01")
    assert (ran.code, ran.out.splitlines()[0]) == (
        1,
        "arch-specs/linux-arm64.yaml:21:19: set suites.e2e.periodic.signal: blocking (the anchor &often is used elsewhere too)",
    )
    assert text_of(folder) == spec


def test_an_error_in_another_spec_keeps_everything_as_it_is(climber):
    folder = climber(WALK)
    folder.write({"arch-specs/linux-amd64.yaml": WALK.replace("cluster: one", "cluster: three")})
    before = snapshot(folder.root)
    ran = folder.run("promote", "linux-arm64", *DAY)
    assert ran.code == 1
    assert "arch-specs/linux-amd64.yaml:12:10: error: " in ran.out
    assert ran.out.endswith(
        "linux-arm64 stays at step 2 (walk): at step 3 (run) the specs would not be valid; nothing was changed\n"
    )
    assert snapshot(folder.root) == before


def test_a_spec_that_is_no_yaml_says_why(project):
    folder = project({"arch-specs/linux-riscv64.yaml": "version: 1\nstep: [\n"})
    ran = folder.run("promote", "linux-riscv64", *DAY)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("arch-specs/linux-riscv64.yaml:3:1: error: not valid YAML: ")


def test_a_platform_without_a_spec(climber):
    ran = climber(WALK).run("promote", "linux-arm46", *DAY)
    assert (ran.code, ran.err) == (
        2,
        'jobgen: there is no spec of "linux-arm46" in arch-specs\n    did you mean "linux-arm64"?\n',
    )


def test_a_spec_that_fits_no_schema_says_why(project):
    folder = project({"arch-specs/linux-riscv64.yaml": "version: 1\nstep: 1\n"})
    ran = folder.run("promote", "linux-riscv64", *DAY)
    assert (ran.code, "history" in ran.out) == (1, True)
    answer = valid("promote", folder.run("promote", "linux-riscv64", *DAY, "--format", "json").out)
    assert (answer["applied"], "platform" in answer, len(answer["findings"]) > 0) == (False, False, True)


def test_status_and_reason_of_step_0_stay_and_are_named(climber):
    engaged = """\
version: 1
step: 0
status: asking
reason: a request is open
history: [{step: 0, date: 2026-01-01, why: "asked, politely"}]
scope: [client]
ships: []
contact: arm64@example.org
cluster: one
boards: {group: provider-arm64, own: [provider-arm64-all]}
suites: {build: {presubmit: {}}}
"""
    folder = climber(engaged)
    ran = folder.run("promote", "linux-arm64", *DAY)
    assert ran.code == 0
    assert (
        "left as it is, and to be looked at\n"
        "  arch-specs/linux-arm64.yaml:3:9: status is for platforms at step 0, and this one is at step 1;"
        " remove status; the history keeps what happened\n"
        "  arch-specs/linux-arm64.yaml:4:9: reason is for platforms at step 0, and this one is at step 1;"
        " remove reason; the history keeps what happened\n"
    ) in ran.out
    line = 'why: "asked, politely"}, {step: 1, date: 2026-05-20, why: "every floor holds or is lifted by a delta"}]'
    assert line in text_of(folder)


@pytest.mark.parametrize("change", ["crlf", "mark", "end", "quiet"])
def test_bytes_that_are_not_meant_stay(climber, change):
    text = WALK.replace("# Slow", "#\tétroit \U0001f600 slow")
    raw = {
        "crlf": text.replace("\n", "\r\n").encode(),
        "mark": b"\xef\xbb\xbf" + text.encode(),
        "end": text.rstrip("\n").encode(),
        "quiet": text.encode(),
    }[change]
    folder = climber(raw)
    ran = folder.run("promote", "linux-arm64", *DAY, *(["--quiet"] if change == "quiet" else []))
    assert (ran.code, ran.out == "") == (0, change == "quiet")
    added = [line[1:] for line in PATCH.splitlines()[10:15]]
    expected = text.replace("step: 2  #", "step: 3  #").replace("scope:", "\n".join([*added, "scope:"]))
    assert (folder.root / PATH).read_bytes() == {
        "crlf": expected.replace("\n", "\r\n").encode(),
        "mark": b"\xef\xbb\xbf" + expected.encode(),
        "end": expected.rstrip("\n").encode(),
        "quiet": expected.encode(),
    }[change]


def test_a_tree_that_cannot_be_written_leaves_the_spec_as_it_was(climber):
    folder = climber(WALK)
    jobs = folder.root / "generated/jobs/linux-arm64/linux-arm64-periodics.yaml"
    jobs.unlink()
    jobs.mkdir()
    (jobs / "mine").write_text("kept")
    ran = folder.run("promote", "linux-arm64", *DAY)
    assert ran.code == 2
    assert ran.err.startswith("jobgen: generated/jobs/linux-arm64/linux-arm64-periodics.yaml: in the way of ")
    assert text_of(folder) == WALK
    assert [path.name for path in (folder.root / "arch-specs").iterdir() if path.name.endswith(".draft")] == []


def test_a_link_stays_a_link_and_the_mode_stays(climber):
    folder = climber(WALK)
    spec = folder.root / PATH
    spec.chmod(0o640)
    (folder.root / "arch-specs/kept").mkdir()
    real = spec.rename(folder.root / "arch-specs/kept/arm64")
    spec.symlink_to("kept/arm64")
    assert folder.run("promote", "linux-arm64", *DAY).code == 0
    assert spec.is_symlink()
    assert (real.stat().st_mode & 0o777, "step: 3" in real.read_text()) == (0o640, True)
