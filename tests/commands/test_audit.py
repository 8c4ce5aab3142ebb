"""`jobgen audit`: what is due on a day, what comes up, and nothing that has no date."""

import pytest
from climbing import ALONE, PATH, RUN, WALK, valid

REVIEW = """\
arch-specs/linux-arm64.yaml:11:3: warning: linux-arm64: a review is due on 2027-01-20; the last word on it is of 2026-05-20,\
 and two release cycles are 8 months [review-due]
    see jobgen gap linux-arm64, then promote, demote, or add to history: {step: 3, date: 2027-01-01, why: "reviewed: …"}
2027-01-01: nothing is due, 1 within 30 days
"""
SITE_DELTA = ALONE.replace("  reason", "  platforms: [linux-arm64, linux-riscv64]\n  reason").replace(
    "two-maintainers", "postsubmit-present"
)


def audited(folder, date, *options):
    return folder.run("audit", "--date", date, *options)


def test_nothing_is_due(climber):
    ran = audited(climber(RUN), "2026-06-01")
    assert (ran.code, ran.out) == (0, "2026-06-01: nothing is due, 0 within 30 days\n")


def test_a_review_comes_up(climber):
    ran = audited(climber(RUN), "2027-01-01")
    assert (ran.code, ran.out) == (0, REVIEW)


def test_a_review_is_due_and_an_entry_that_keeps_the_step_is_one(climber):
    folder = climber(RUN)
    ran = audited(folder, "2027-01-20")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "2027-01-20: 1 thing is due, 0 within 30 days")
    folder.replace(PATH, "scope:", "- {step: 3, date: 2027-01-20, why: reviewed}\nscope:")
    assert folder.run("validate").code == 0
    assert audited(folder, "2027-01-20").code == 0


def test_a_delta_of_the_platform_is_a_word_on_it(climber):
    folder = climber(RUN.replace("[alice, bob]", "[alice]") + ALONE.replace("2026-01-01", "2026-09-18"))
    assert "review is due on 2027-05-18; the last word on it is of 2026-09-18" in audited(folder, "2027-05-01").out


@pytest.mark.parametrize("step", [0, 4])
def test_who_is_at_either_end_of_the_ladder_has_no_review(project, step):
    spec = f"version: 1\nstep: {step}\nstatus: asking\nreason: x\nhistory: [{{step: {step}, date: 2020-01-01, why: x}}]\nscope: [client]\nships: []\n"
    folder = project({PATH: spec, "arch-specs/linux-riscv64.yaml": None})
    if step:
        folder.replace(PATH, "status: asking\nreason: x\n", "")
    ran = audited(folder, "2026-06-01", "--format", "json")
    assert [item["kind"] for item in valid("audit", ran.out)["items"]] == []


def test_deltas_end(climber):
    folder = climber(RUN.replace("[alice, bob]", "[alice]") + ALONE)
    place = "arch-specs/linux-arm64.yaml:32:3"
    hint = "    ask sig-arm64 in https://example.org/1: mend it, write the delta anew with what was tried, or demote\n"
    assert audited(folder, "2026-11-30").out == "2026-11-30: nothing is due, 0 within 30 days\n"
    ran = audited(folder, "2026-12-31", "--soon", "1")
    assert (ran.code, ran.out) == (
        0,
        (
            f"{place}: warning: the delta for two-maintainers of linux-arm64 ends on 2026-12-31: bob has left [delta-ends]\n{hint}"
            "2026-12-31: nothing is due, 1 within 1 day\n"
        ),
    )
    ran = audited(folder, "2027-01-01", "--soon", "0")
    assert (ran.code, ran.out) == (
        1,
        (
            f"{place}: error: the delta for two-maintainers of linux-arm64 ended on 2026-12-31: bob has left [delta-expired]\n{hint}"
            "2027-01-01: 1 thing is due, 0 within 0 days\n"
        ),
    )


def test_a_delta_of_one_suite_says_so(climber):
    spec = RUN.replace("{interval: 3h}", "{interval: 3h, alert_email: null}")
    delta = ALONE.replace("two-maintainers", "results-reported\n  suite: e2e\n  trigger: periodic")
    folder = climber(spec.replace("    from: e2e\n", "    from: node-e2e\n") + delta)
    assert "the delta for results-reported (e2e periodic) of linux-arm64 ended" in audited(folder, "2027-01-01").out


def test_a_delta_of_the_site_is_named_once(project):
    folder = project()
    site = folder.root / "arch-specs/_site.yaml"
    site.write_text(site.read_text() + SITE_DELTA.replace("linux-arm64, ", ""))
    answer = valid("audit", audited(folder, "2027-01-01", "--format", "json").out)
    assert [(item["kind"], item["platforms"], item["file"]) for item in answer["items"]] == [
        ("delta-expired", ["linux-riscv64"], "arch-specs/_site.yaml")
    ]


BRANCHES = {
    "live": (
        "_site.yaml",
        'live: ["1.37", "1.36"]',
        'live: ["1.37", "1.33"]',
        "arch-specs/_site.yaml:3:41: error: 1.33 is called live, and Kubernetes keeps 4 release branches: 1.34 to 1.37",
    ),
    "board": (
        "_site.yaml",
        "provided: [",
        "provided: [sig-release-1.35-informing, ",
        "arch-specs/_site.yaml:11:14: error: the board sig-release-1.35-informing is about a branch that is not live any more",
    ),
    "branches": (
        "linux-riscv64.yaml",
        "presubmit: {}",
        "presubmit: {branches: ['release-1\\.35', master]}",
        "arch-specs/linux-riscv64.yaml:12:28: error: pull-kubernetes-build-riscv64: branches names release-1\\.35, a branch that is not live any more",
    ),
    "reference": (
        "linux-riscv64.yaml",
        "presubmit: {}",
        "periodic: {interval: 24h, refs: {under_test: none}, extra_refs: [{org: kubernetes, repo: kubernetes, base_ref: release-1.35}]}",
        "arch-specs/linux-riscv64.yaml:12:116: error: ci-kubernetes-build-riscv64-master: base_ref names release-1.35, a branch that is not live any more",
    ),
    "report": (
        "linux-riscv64.yaml",
        "presubmit: {}",
        "presubmit: {boards: [sig-release-1.35-blocking]}",
        "arch-specs/linux-riscv64.yaml:12:5: error: pull-kubernetes-build-riscv64: it reports to sig-release-1.35-blocking, of a branch that is not live any more",
    ),
    "list": (
        "linux-riscv64.yaml",
        "presubmit: {}",
        "periodic: {interval: 24h, release: {interval: [1h, 2h, 3h, 4h, 5h, 6h]}}",
        "arch-specs/linux-riscv64.yaml:12:51: error: ci-kubernetes-build-riscv64-master: its release list has 6 times, and no branch lives for more than 5",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "line"), BRANCHES.values(), ids=BRANCHES)
def test_branches_die(project, name, old, new, line):
    folder = project()
    folder.replace("arch-specs/_site.yaml", "provided: [", 'provided: ["sig-release-1.35-b*", ')
    folder.replace(f"arch-specs/{name}", old, new)
    ran = audited(folder, "2026-10-01")
    assert (ran.code, ran.err) == (1, "")
    assert f"{line} [branch-dead]" in ran.out.splitlines()


def test_branches_of_other_repositories_have_numbers_of_their_own(project):
    folder = project()
    refs = "extra_refs: [{org: kubernetes-sigs, repo: cluster-api, base_ref: release-1.9}]"
    boards = "boards: [provider-riscv64-1.9]"
    folder.replace(PATH.replace("arm64", "riscv64"), "presubmit: {}", f"periodic: {{interval: 24h, {refs}, {boards}}}")
    assert audited(folder, "2026-10-01").out == "2026-10-01: nothing is due, 0 within 30 days\n"


def test_histories_have_gaps(climber):
    folder = climber(
        RUN.replace("- {suite: e2e, signal: informing, date: 2026-05-20, why: informing with step 3}\n", "")
    )
    ran = audited(folder, "2026-06-01")
    assert (ran.code, ran.out) == (
        1,
        (
            "arch-specs/linux-arm64.yaml:20:9: error: linux-arm64: e2e is informing, and the history does not say since when [history-gap]\n"
            '    add to history: {suite: e2e, signal: informing, date: "YYYY-MM-DD", why: …}\n'
            "2026-06-01: 1 thing is due, 0 within 30 days\n"
        ),
    )


def test_histories_are_ahead_of_the_day(climber):
    ran = audited(climber(WALK), "2025-09-09")
    assert (ran.code, ran.out.splitlines()[0]) == (
        1,
        (
            "arch-specs/linux-arm64.yaml:6:3: error: linux-arm64: the history says what happened on 2025-09-10, and it is 2025-09-09"
            " [history-ahead]"
        ),
    )


def test_what_promote_writes_leaves_no_gap(climber):
    folder = climber(WALK)
    assert folder.run("promote", "linux-arm64", "--date", "2026-05-20").code == 0
    assert audited(folder, "2026-05-20").code == 0


def test_github_shows_it_at_the_line(climber):
    ran = audited(climber(RUN), "2027-01-20", "--format", "github")
    assert ran.out.startswith(
        "::error file=arch-specs/linux-arm64.yaml,line=11,col=3,title=review-due::linux-arm64: a review is due;"
    )
    assert ran.out.count("\n") == 1


def test_markdown_is_a_table(climber):
    ran = audited(climber(RUN), "2027-01-20", "--format", "markdown")
    assert ran.out.startswith("| where | severity | what | rule |\n")
    assert ran.out.endswith("|\n\n2027-01-20: 1 thing is due, 0 within 30 days\n")


def test_json_fits_its_schema(climber):
    answer = valid("audit", audited(climber(RUN), "2027-01-01", "--soon", "19", "--format", "json").out)
    (item,) = answer["items"]
    assert (answer["date"], answer["soon"], item["kind"], item["due"], item["on"]) == (
        "2027-01-01",
        19,
        "review-due",
        False,
        "2027-01-20",
    )


def test_quiet_says_only_what_is_due(climber):
    folder = climber(RUN)
    assert audited(folder, "2027-01-01", "--quiet").out == ""
    assert audited(folder, "2027-01-20", "--quiet").out.count("[review-due]") == 1


def test_specs_with_errors_are_no_matter_for_an_audit(climber):
    folder = climber(RUN)
    folder.replace(PATH, "cluster: one", "cluster: three")
    ran = audited(folder, "2026-06-01")
    assert (ran.code, "[cluster-known]" in ran.out) == (1, True)
    answer = valid("audit", audited(folder, "2026-06-01", "--format", "json").out)
    assert (answer["items"], len(answer["findings"]) > 0) == ([], True)


def test_a_day_is_asked_for_in_one_form(climber):
    ran = audited(climber(RUN), "tomorrow")
    assert (ran.code, ran.err) == (
        2,
        'jobgen: --date: "tomorrow" is no day\n    write YYYY-MM-DD, such as 2026-09-18\n',
    )


def test_the_last_day_of_the_calendar_is_soon_enough(climber):
    assert audited(climber(RUN), "9999-12-31", "--soon", "100").code == 1
