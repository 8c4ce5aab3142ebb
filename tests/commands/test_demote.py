"""`jobgen demote`: every edit that the lower step asks for, or none; what boards lose; and the way back of a promotion."""

import pytest
from climbing import ALONE, PATH, RUN, WALK, snapshot, text_of, valid

DAY = ("--date", "2026-11-01", "--why", "nobody mends it")
ENTRY = "- {step: 2, date: 2026-11-01, why: nobody mends it}\n"
TEXT = """\
linux-arm64: step 3 (run) -> step 2 (walk)

jobs that stop
  ci-kubernetes-conformance-arm64-master

boards lose
  provider-arm64-all: ci-kubernetes-conformance-arm64-master
  sig-release-master-blocking: ci-kubernetes-unit-arm64-master
  sig-release-master-informing: ci-kubernetes-conformance-arm64-master, ci-kubernetes-e2e-arm64-master,\
 ci-kubernetes-node-e2e-arm64-master

deltas that lift nothing any more, to be removed
  go-first-class

still to be shown
  [ ] SIG Release has had notice, and the platform two release cycles to be repaired; less where builds break or nobody is left
  [ ] Whoever relies on the platform has been told
  [ ] Releases stop carrying the platform: binaries, images and packages are built outside of this repository

--- a/arch-specs/linux-arm64.yaml
+++ b/arch-specs/linux-arm64.yaml
@@ -1,6 +1,6 @@
 # Everything that step 2 asks for.
 version: 1
-step: 3  # since 2026
+step: 2  # since 2026
 history:
 - {step: 1, date: 2025-01-10, why: it builds}
 - {step: 2, date: 2025-09-10, why: it is tested}
@@ -10,8 +10,9 @@
 - {suite: node-e2e, signal: informing, date: 2026-05-20, why: informing with step 3}
 - {suite: unit, signal: informing, date: 2026-05-20, why: informing with step 3}
 - {suite: unit, signal: blocking, date: 2026-07-01, why: green}
+- {step: 2, date: 2026-11-01, why: nobody mends it}
 scope: [client, node, server]
-ships: [client, node]
+ships: []
 maintainers: [alice, bob]
 contact: arm64@example.org
 alert_email: [arm64@example.org]
@@ -24,7 +25,6 @@
     periodic:
       interval: 2h
       # Slow machines.
-      signal: blocking
       timeout: 100m
   e2e-slow:
     class: e2e

"""
SHIPPING = RUN.replace("scope:", "- {suite: unit, signal: blocking, date: 2026-07-01, why: green}\nscope:").replace(
    "ships: []", "ships: [client, node]"
).replace("      timeout: 100m\n", "      signal: blocking\n      timeout: 100m\n") + ALONE.replace(
    "two-maintainers", "go-first-class"
)
SECONDARY = (
    "go_ports: {first_class: [linux/amd64, linux/arm64], secondary: [linux/riscv64]}",
    "go_ports: {first_class: [linux/amd64], secondary: [linux/arm64, linux/riscv64]}",
)


@pytest.fixture
def shipping(project):
    """Return a platform that ships, with a delta for its port in Go."""
    import small
    from climbing import SUITES

    site = small.SITE.replace(*SECONDARY)
    folder = project(
        {PATH: SHIPPING, "arch-specs/_suites.yaml": SUITES, "arch-specs/_site.yaml": site, small.PATH: None}
    )
    assert folder.run("generate").code == 0
    return folder


def test_a_step_down_in_words(shipping):
    ran = shipping.run("demote", "linux-arm64", *DAY)
    warning, _, closing = ran.out.removeprefix(TEXT).partition("1 warning in 1 file\n")
    assert (ran.code, ran.out[: len(TEXT)]) == (0, TEXT)
    assert "the delta for go-first-class lifts nothing on linux-arm64: the rule begins at step 3" in warning
    assert closing == "1 platform, 6 jobs, 6 tabs; files: 3 updated\n"
    assert shipping.run("check").code == 0


def test_json_says_which_boards_lose_which_jobs(shipping):
    answer = valid("promote", shipping.run("demote", "linux-arm64", *DAY, "--dry-run", "--format", "json").out)
    assert (answer["from"], answer["to"], answer["gates"], answer["applied"]) == (3, 2, [], False)
    assert answer["boards"][1] == {
        "board": "sig-release-master-blocking",
        "added": [],
        "removed": ["ci-kubernetes-unit-arm64-master"],
    }
    assert answer["idle_deltas"] == ["go-first-class"]
    assert [(edit["line"], edit["old"], edit["new"]) for edit in answer["edits"]] == [
        (3, "step: 3  # since 2026", "step: 2  # since 2026"),
        (13, "", ENTRY.rstrip()),
        (14, "ships: [client, node]", "ships: []"),
        (27, "      signal: blocking", ""),
    ]


def test_nothing_changes_in_a_dry_run(shipping):
    before = snapshot(shipping.root)
    ran = shipping.run("demote", "linux-arm64", *DAY, "--dry-run")
    assert (ran.code, ran.out) == (0, TEXT[TEXT.index("--- a/") : -1])
    assert snapshot(shipping.root) == before


CERTIFIED = (
    RUN.replace("step: 3  #", "step: 4  #")
    .replace("2026-05-20, why: it ships", "2025-10-01, why: it ships")
    .replace("scope:", "- {step: 4, date: 2026-10-01, why: certified}\nscope:")
    + 'certified: [{release: "1.37", product: x, url: "https://example.org/1"}]\n'
)

CEILINGS = {
    "always run": (4, 3, "{presubmit: {always_run: true}}", "{presubmit: {always_run: false}}"),
    "required by default of all": (
        4,
        3,
        "{presubmit: {}}\njob_defaults: {presubmit: {optional: false}}",
        "{presubmit: {}}\njob_defaults: {presubmit: {optional: true}}",
    ),
    "on the board of merges alone": (
        4,
        3,
        "{presubmit: {optional: false, always_run: true, boards: [presubmits-kubernetes-blocking]}}",
        "{presubmit: {optional: true, always_run: false}}",
    ),
    "on the board of merges": (
        4,
        3,
        "{presubmit: {optional: false, always_run: true, boards: [presubmits-kubernetes-blocking, provider-arm64-all]}}",
        "{presubmit: {optional: true, always_run: false, boards: [provider-arm64-all]}}",
    ),
    "on a tab among merges": (
        4,
        3,
        "{presubmit: {optional: false, always_run: true}}\nstatic_tabs: [{board: presubmits-kubernetes-blocking, test_group: pull-kubernetes-build-arm64}]",
        "{presubmit: {optional: true, always_run: false}}\nstatic_tabs: []",
    ),
    "started by a path, step 3": (4, 3, "{presubmit: {run_if_changed: ^pkg/}}", "{presubmit: {run_if_changed: ^pkg/}}"),
    "started by a path, step 1": (4, 1, "{presubmit: {run_if_changed: ^pkg/}}", "{presubmit: {}}"),
    "a signal of the suite": (
        4,
        2,
        "{presubmit: {}, periodic: {interval: 24h}, signal: informing}",
        "{presubmit: {}, periodic: {interval: 24h}}",
    ),
    "a signal alone": (
        4,
        2,
        "{presubmit: {}, periodic: {interval: 24h, signal: informing}}",
        "{presubmit: {}, periodic: {interval: 24h}}",
    ),
    "a signal by default of all": (
        4,
        2,
        "{presubmit: {}}\njob_defaults: {periodic: {signal: informing}}",
        "{presubmit: {}}\njob_defaults: {periodic: {}}",
    ),
    "a release board of its own": (
        4,
        2,
        "{presubmit: {}, periodic: {interval: 24h, boards: [sig-release-master-informing, provider-arm64-all]}}",
        "{presubmit: {}, periodic: {interval: 24h, boards: [provider-arm64-all]}}",
    ),
    "more than one run a day": (
        4,
        1,
        "{presubmit: {}, periodic: {cron: 30 6-22/8 * * *}}",
        "{presubmit: {}, periodic: {cron: 30 6 * * *}}",
    ),
    "more than one run a day by a word": (
        4,
        1,
        '{presubmit: {}, periodic: {cron: "@hourly"}}',
        '{presubmit: {}, periodic: {cron: "@daily"}}',
    ),
    "a delay": (
        4,
        1,
        "{presubmit: {}, periodic: {minimum_interval: 2h}}",
        "{presubmit: {}, periodic: {minimum_interval: 24h}}",
    ),
}


@pytest.mark.parametrize(("start", "end", "old", "new"), CEILINGS.values(), ids=CEILINGS)
def test_what_the_lower_step_forbids_goes(climber, start, end, old, new):
    spec = CERTIFIED.replace("suites:\n  build: {presubmit: {}}\n", "").replace(
        "periodic: {interval: 3h}", "periodic: {interval: 24h}"
    )
    block, _, defaults = old.partition("\n")
    spec = spec.replace("boards: {group", f"{defaults}\nboards: {{group" if defaults else "boards: {group")
    folder = climber(spec.replace("  e2e:", f"suites:\n  build: {block}\n  e2e:", 1))
    ran = folder.run("demote", "linux-arm64", "--to", str(end), *DAY)
    assert (start, ran.code, ran.err) == (4, 0, "")
    text = text_of(folder)
    for line in new.split("\n"):
        assert f"{line}\n" in text
    assert folder.run("check").code == 0


def test_the_catalogue_stays_and_the_suite_says_otherwise(climber):
    folder = climber(CERTIFIED)
    ran = folder.run("demote", "linux-arm64", "--to", "1", *DAY)
    assert ran.code == 0
    assert text_of(folder).partition("suites:\n")[2].partition("certified")[0] == (
        "  build: {presubmit: {}}\n"
        "  e2e: {periodic: {interval: 24h}}\n"
        "  unit:\n"
        "    periodic:\n"
        "      interval: 24h\n"
        "      # Slow machines.\n"
        "      timeout: 100m\n"
        "  e2e-slow:\n"
        "    class: e2e\n"
        "    from: e2e\n"
        "    periodic: {}\n"
    )


def test_to_step_0_says_where_the_platform_stands_and_keeps_its_suites(climber):
    folder = climber(RUN)
    ran = folder.run("demote", "linux-arm64", "--to", "0", *DAY, "--status", "removed")
    assert (ran.code, folder.run("check").code) == (0, 0)
    text = text_of(folder)
    assert "step: 0  # since 2026\nstatus: removed\nreason: nobody mends it\nhistory:\n" in text
    assert text.partition("suites:")[2] == RUN.partition("suites:")[2]
    assert list((folder.root / "generated/jobs").glob("*")) == []


def test_to_step_0_without_a_word_is_dormant(climber):
    folder = climber(WALK)
    assert folder.run("demote", "linux-arm64", "--to", "0", *DAY).code == 0
    assert "step: 0  # since 2025\nstatus: dormant\nreason: nobody mends it\n" in text_of(folder)


def test_a_shared_line_is_left_to_a_person_and_nothing_changes(climber):
    spec = CERTIFIED.replace("build: {presubmit: {}}", "build: {presubmit: &required {optional: false}}")
    folder = climber(spec.replace("    periodic: {}\n", "    periodic: {}\n    presubmit: *required\n"))
    before = snapshot(folder.root)
    ran = folder.run("demote", "linux-arm64", *DAY)
    assert (ran.code, ran.out) == (
        1,
        (
            "arch-specs/linux-arm64.yaml:21:43: set optional: true"
            " (an anchor shares the line: suites.build.presubmit.optional, suites.e2e-slow.presubmit.optional)\n"
            "linux-arm64 stays at step 4 (profit): 1 edit to be made by hand; nothing was changed\n"
        ),
    )
    assert snapshot(folder.root) == before


def test_what_the_demotion_would_break_is_told_before(climber):
    spec = RUN.replace(
        "boards: {group: provider-arm64, own: [provider-arm64-all]}\n", "boards: {group: provider-arm64}\n"
    )
    spec = spec.replace("{presubmit: {}}", "{presubmit: {boards: [provider-arm64-all]}}")
    spec = spec.replace(
        "    from: e2e\n    periodic: {}\n", "    from: e2e\n    periodic: {boards: [provider-arm64-all]}\n"
    )
    folder = climber(spec.replace("  unit:\n", "  unit:\n    postsubmit: {boards: [provider-arm64-all]}\n"))
    ran = folder.run("demote", "linux-arm64", *DAY)
    assert ran.code == 1
    assert (
        "arch-specs/linux-arm64.yaml:21:9: error: ci-kubernetes-e2e-arm64-master: no board shows the job [job-tab]\n"
        in ran.out
    )
    assert ran.out.endswith(
        "linux-arm64 stays at step 3 (run): at step 2 (walk) the specs would not be valid; nothing was changed\n"
    )
    answer = valid("promote", folder.run("demote", "linux-arm64", *DAY, "--format", "json").out)
    assert {(each["file"], each["line"]) for each in answer["by_hand"]} >= {(PATH, 21)}


def test_a_platform_that_no_longer_meets_its_step_can_go_back(climber):
    folder = climber(RUN)
    folder.replace(PATH, "  e2e: {periodic: {interval: 3h}}\n", "  e2e: {periodic: null}\n")
    folder.replace(PATH, "    from: e2e\n", "    from: node-e2e\n")
    assert folder.run("validate").code == 1
    ran = folder.run("demote", "linux-arm64", *DAY)
    assert (ran.code, "[e2e-present]" in ran.out) == (1, True)
    ran = folder.run("demote", "linux-arm64", "--to", "1", *DAY)
    assert ran.code == 1
    assert "[null-trigger]" in ran.out
    folder.replace(PATH, "  e2e: {periodic: null}\n", "")
    assert folder.run("demote", "linux-arm64", "--to", "1", *DAY).code == 0
    assert folder.run("check").code == 0


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["--to", "3"], "linux-arm64 is at step 2; step 3 is the other way", "jobgen promote"),
        (["--to", "2"], "linux-arm64 is at step 2 already", ""),
        (["--status", "removed"], "--status says where a platform stands at step 0", "--to 0"),
        (["--why", " \n"], "a demotion says why", '--why "what rotted, and since when"'),
        (
            ["--suite", "e2e", "--signal", "blocking"],
            "the signal of e2e is none; blocking is the other way",
            "jobgen promote",
        ),
    ],
)
def test_what_cannot_be_asked(climber, words, message, hint):
    why = [] if "--why" in words else ["--why", "rot"]
    ran = climber(WALK).run("demote", "linux-arm64", "--date", "2026-11-01", *words, *why)
    assert (ran.code, ran.out, ran.err) == (2, "", f"jobgen: {message}\n" + (f"    {hint}\n" if hint else ""))


def test_a_demotion_asks_for_a_reason(climber):
    ran = climber(WALK).run("demote", "linux-arm64")
    assert (ran.code, ran.err) == (
        2,
        "jobgen: Missing option '--why'.\n    jobgen demote --help shows how it is used\n",
    )


def test_there_is_no_step_below_the_lowest(project):
    spec = "version: 1\nstep: 0\nstatus: asking\nreason: x\nhistory: [{step: 0, date: 2026-01-01, why: x}]\nscope: [client]\nships: []\n"
    ran = project({PATH: spec}).run("demote", "linux-arm64", *DAY)
    assert (ran.code, ran.err) == (2, "jobgen: linux-arm64 is at step 0, the lowest\n")


def test_a_required_class_keeps_its_signal_at_step_3(climber):
    folder = climber(RUN)
    ran = folder.run("demote", "linux-arm64", "--suite", "e2e", "--signal", "none", *DAY)
    assert ran.code == 1
    assert "error: e2e gives no signal" in ran.out
    assert text_of(folder) == RUN


def test_a_signal_goes_by_any_number_of_steps(climber):
    spec = RUN.replace("periodic: {}\n", "periodic: {signal: blocking, interval: 2h}\n").replace(
        "scope:",
        (
            "- {suite: e2e-slow, signal: informing, date: 2026-06-01, why: green}\n"
            "- {suite: e2e-slow, signal: blocking, date: 2026-07-01, why: greener}\nscope:"
        ),
    )
    folder = climber(spec)
    ran = folder.run("demote", "linux-arm64", "--suite", "e2e-slow", "--signal", "none", *DAY)
    assert ran.code == 0
    assert "boards lose\n  sig-release-master-blocking: ci-kubernetes-e2e-slow-arm64-master\n" in ran.out
    assert "periodic: {signal: none, interval: 2h}\n" in text_of(folder)
    entry = "- {suite: e2e-slow, signal: none, date: 2026-11-01, why: nobody mends it}\n"
    assert entry in text_of(folder)


@pytest.mark.parametrize(
    ("spec", "up", "down"),
    [
        (WALK, [], []),
        (WALK.replace("  e2e: {periodic: {interval: 3h}}", '  "e2e": { periodic: { interval: "3h", } }'), [], []),
        (WALK.replace("\n- {step: 2", "\n-   {step: 2"), [], []),
        (RUN, ["e2e-slow", "informing"], ["e2e-slow", "none"]),
        (RUN, ["unit", "blocking"], ["unit", "informing"]),
        (RUN, ["e2e", "blocking"], ["e2e", "informing"]),
        (
            RUN.replace("    periodic: {}\n", "    periodic:\n      signal: none  # flaky\n      labels: {}\n"),
            ["e2e-slow", "informing"],
            ["e2e-slow", "none"],
        ),
    ],
)
def test_up_and_down_again_leaves_only_history(climber, spec, up, down):
    folder = climber(spec)
    options = [["--suite", move[0], "--signal", move[1]] if move else [] for move in (up, down)]
    assert folder.run("promote", "linux-arm64", "--date", "2026-07-01", *options[0]).code == 0
    assert folder.run("demote", "linux-arm64", *DAY, *options[1]).code == 0
    text = text_of(folder)
    history, scope = text.index("history:"), text.index("scope:")
    assert text[:history] + text[scope:] == spec[: spec.index("history:")] + spec[spec.index("scope:") :]
    assert text[history:scope].startswith(spec[spec.index("history:") : spec.index("scope:")])
