"""A review in each of its forms, exactly as it is printed, made by hand so that every part of one is there."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from jobgen.commands.common import dumped
from jobgen.findings import Place
from jobgen.model.review import (
    BoardChange,
    Change,
    JobChanges,
    LoadChange,
    PlatformChange,
    Renaming,
    Review,
    Section,
    SignalChange,
)
from jobgen.reporters.review_github import github
from jobgen.reporters.review_json import as_json
from jobgen.reporters.review_markdown import MOST, code, escaped, markdown
from jobgen.reporters.review_parts import names
from jobgen.reporters.review_text import text
from jobgen.reporters.style import Style

ROOT = Path(__file__).parents[2]
PLAIN = Style()
JOBS = tuple(f"ci-kubernetes-e2e-{number}" for number in range(40))


def change(kind, section, rank, message, **more):
    return Change(kind=kind, section=section, rank=rank, message=message, **more)


FULL = Review(
    base="main",
    head="the work tree",
    platforms=(
        PlatformChange(
            platform="linux-riscv64",
            kind="promotion",
            before=1,
            after=2,
            holding=("build-present",),
            lifted=(("unit-present", "https://example.org/1"),),
        ),
        PlatformChange(platform="linux-arm", kind="removed", before=1, after=None),
    ),
    signals=(SignalChange(job="ci-kubernetes-unit", before="blocking", after="none"),),
    jobs=JobChanges(
        added=("ci-new",),
        removed=("ci-gone",),
        renamed=(Renaming(before="ci-old", after="ci-other", kept=True),),
        changed=JOBS,
    ),
    boards=(BoardChange(board="sig-release-master-blocking", added=("new",), removed=()),),
    load=(
        LoadChange(cluster="one", runs=(4.0, 1204.5), cpu_hours=(16.0, 30.123)),
        LoadChange(cluster="k8s-infra-prow-build", runs=(8, 8), cpu_hours=(0, 2)),
    ),
    changes=(
        change(
            "signal-lowered",
            Section.SIGNALS,
            1,
            "signal blocking -> none: a release goes out even if it fails",
            jobs=("ci-kubernetes-unit",),
            place=Place("arch-specs/linux-amd64.yaml", 14, 7),
        ),
        change("platform-climbs", Section.PLATFORMS, 2, "linux-riscv64 climbs", platforms=("linux-riscv64",)),
        change("job-added", Section.JOBS, 4, "1 job added", jobs=("ci-new",)),
        change("schedule", Section.SCHEDULES, 3, "runs every 2 h instead of every 6 h in 40 jobs", jobs=JOBS),
        change("field", Section.REST, 5, f"args: {'x' * 120} and more words to wrap", jobs=JOBS[:2]),
    ),
    notes=("load is an upper bound",),
)
SAME = Review(base="HEAD", head="the work tree")


def test_text():
    assert text(FULL, 300, PLAIN) == (
        "main -> the work tree: 1 platform climbs, 1 platform is gone, 1 signal changes, 1 job added, 1\n"
        "removed, 1 renamed, 40 changed; 1 change to look at first\n"
        "\n"
        "Look at this first\n"
        "  signal blocking -> none: a release goes out even if it fails\n"
        "      ci-kubernetes-unit; arch-specs/linux-amd64.yaml:14\n"
        "\n"
        "Platforms\n"
        "  linux-riscv64 climbs\n"
        "\n"
        "Jobs\n"
        "  1 job added\n"
        "      ci-new\n"
        "\n"
        "Schedules\n"
        "  runs every 2 h instead of every 6 h in 40 jobs\n"
        "      ci-kubernetes-e2e-0, ci-kubernetes-e2e-1, ci-kubernetes-e2e-2 and 37 more\n"
        "\n"
        "Load\n"
        "  cluster               runs a day    cpu-hours a day\n"
        "  one                   4 -> 1,204.5  16 -> 30.1\n"
        "  k8s-infra-prow-build  8             0 -> 2\n"
        "\n"
        "Other\n"
        f"  args: {'x' * 92}\n"
        f"    {'x' * 28} and more words to wrap\n"
        "      ci-kubernetes-e2e-0, ci-kubernetes-e2e-1\n"
        "\n"
        "Note: load is an upper bound\n"
    )


@pytest.mark.parametrize("width", [20, 40, 79, 100, 500])
def test_no_line_is_wider_than_the_terminal_or_a_hundred_columns(width):
    assert max(map(len, text(FULL, width, PLAIN).splitlines())) <= min(width, 100)


def test_colours_are_around_words_and_change_none():
    painted = text(FULL, 100, Style(color=True))
    assert "\x1b[31mLook at this first\x1b[0m\n\x1b[31m  signal blocking -> none" in painted
    assert "\x1b[33m  linux-riscv64 climbs\x1b[0m\n" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == text(FULL, 100, PLAIN)


@pytest.mark.parametrize("form", [lambda it, **how: text(it, 100, PLAIN, **how), markdown, github])
def test_in_brief_there_is_one_line(form):
    brief = form(FULL, brief=True)
    assert "1 platform climbs" in brief
    assert brief.count("\n") == 1


def test_nothing_differs():
    line = "No differences between HEAD and the work tree."
    assert text(SAME, 100, PLAIN) == text(SAME, 100, PLAIN, brief=True) == f"{line}\n"
    assert markdown(SAME) == f"### jobgen diff: HEAD -&gt; the work tree\n\n{line}\n"
    assert github(SAME) == f"::notice title=jobgen diff::{line}\n"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, ""), (1, "a0"), (3, "a0, a1, a2"), (4, "a0, a1, a2, a3"), (5, "a0, a1, a2 and 2 more")],
)
def test_names_are_cut_where_that_saves_something(count, said):
    assert names([f"a{number}" for number in range(count)], 3) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"changes": FULL.changes[2:3]}, "1 change"),
        ({"changes": FULL.changes[2:4]}, "2 changes"),
        ({"changes": FULL.changes[:1] * 2}, "2 changes; 2 changes to look at first"),
        ({"jobs": JobChanges(changed=("a",)), "changes": FULL.changes[2:3]}, "1 job changed"),
        (
            {"jobs": JobChanges(added=("a", "b"), changed=("a",)), "changes": FULL.changes[2:3]},
            "2 jobs added, 1 changed",
        ),
        ({"signals": FULL.signals * 2, "changes": FULL.changes[2:3]}, "2 signals change"),
        ({"platforms": FULL.platforms[:1] * 3}, "3 platforms climb"),
    ],
)
def test_the_line_that_sums_up(parts, said):
    review = replace(SAME, **parts)
    assert text(review, 100, PLAIN, brief=True) == f"HEAD -> the work tree: {said}\n"


def test_what_moves_the_cursor_is_shown_as_an_escape():
    review = replace(FULL, changes=(change("field", Section.REST, 5, "a\x1b[2Jb\nc\u202e", jobs=("x\x07y",)),))
    assert "  a\\x1b[2Jb c\\u202e\n      x\\x07y\n" in text(review, 100, PLAIN)
    assert "- a\\\\x1b\\[2Jb c\\\\u202e\n  <br>`x\\x07y`\n" in markdown(review)


def test_markdown():
    assert markdown(FULL) == (
        "### jobgen diff: main -&gt; the work tree\n"
        "\n"
        "**1 platform climbs, 1 platform is gone, 1 signal changes, 1 job added, 1 removed, 1 renamed, 40 changed;"
        " 1 change to look at first**\n"
        "\n"
        "#### Look at this first\n"
        "\n"
        "- signal blocking -&gt; none: a release goes out even if it fails\n"
        "  <br>`ci-kubernetes-unit`; `arch-specs/linux-amd64.yaml:14`\n"
        "\n"
        "<details><summary>Platforms (1)</summary>\n"
        "\n"
        "- linux-riscv64 climbs\n"
        "\n"
        "</details>\n"
        "\n"
        "<details><summary>Jobs (1)</summary>\n"
        "\n"
        "- 1 job added\n"
        "  <br>`ci-new`\n"
        "\n"
        "</details>\n"
        "\n"
        "<details><summary>Schedules (1)</summary>\n"
        "\n"
        "- runs every 2 h instead of every 6 h in 40 jobs\n"
        f"  <br>{', '.join(f'`{name}`' for name in JOBS[:10])} and 30 more\n"
        "\n"
        "</details>\n"
        "\n"
        "<details><summary>Load</summary>\n"
        "\n"
        "| cluster | runs a day | cpu-hours a day |\n"
        "| --- | --- | --- |\n"
        "| `one` | 4 -> 1,204.5 | 16 -> 30.1 |\n"
        "| `k8s-infra-prow-build` | 8 | 0 -> 2 |\n"
        "\n"
        "</details>\n"
        "\n"
        "<details><summary>Other (1)</summary>\n"
        "\n"
        f"- args: {'x' * 120} and more words to wrap\n"
        "  <br>`ci-kubernetes-e2e-0`, `ci-kubernetes-e2e-1`\n"
        "\n"
        "</details>\n"
        "\n"
        "> load is an upper bound\n"
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a | b", r"a \| b"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("&lt;", "&amp;lt;"),
        ("@kubernetes/sig-testing, (@all)", "@\u200bkubernetes/sig-testing, (@\u200ball)"),
        ("arm64@example.org", "arm64@example.org"),
        ("closes #12", "closes #\u200b12"),
        ("`rm -rf`", r"\`rm -rf\`"),
        ("cron 0 */6 * * *", r"cron 0 \*/6 \* \* \*"),
        ("_this_ not run_if_changed", r"\_this\_ not run_if_changed"),
        ("![image](https://example.org/x_y)", r"!\[image\](https://example.org/x_y)"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("one\n\n# two\n- three", r"one \# two \- three"),
        ("a\\b", r"a\\b"),
    ],
)
def test_markdown_shows_words_as_they_are(words, shown):
    assert escaped(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [("a b", "`a b`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```"), ("a\nb", "`a b`"), ("<b>@x|", "`<b>@x|`")],
)
def test_code_ends_where_it_is_meant_to(words, shown):
    assert code(words) == shown


def test_a_table_cell_stays_in_its_cell():
    review = replace(SAME, load=(LoadChange(cluster="a|b`\n@c", runs=(1, 2), cpu_hours=(1, 2)),), changes=FULL.changes)
    assert "| `` a\\|b` @c `` | 1 -> 2 | 1 -> 2 |\n" in markdown(review)


def many(count, rank=5):
    return tuple(
        change("field", Section.REST, rank, f"{number}: {'<' * 250}", jobs=JOBS, place=Place("a.yaml", number + 1))
        for number in range(count)
    )


def test_a_comment_is_never_too_long_and_says_what_it_left_out():
    review = replace(FULL, changes=(*FULL.changes, *many(300)))
    shown = markdown(review)
    assert MOST - 3000 < len(shown) <= MOST
    left = int(re.search(r"^\*\*(\d+) more changes did not fit here;", shown, re.MULTILINE)[1])
    assert shown.count("\n- ") + left == len(review.changes)
    assert shown.count("<details>") == shown.count("</details>")
    assert "signal blocking" in shown


@pytest.mark.parametrize("count", [*range(45, 60), 2000])
def test_no_number_of_changes_is_too_long(count):
    risky = many(count // 2, rank=1) + many(count - count // 2)
    shown = markdown(replace(FULL, changes=risky, notes=("n" * 5000,) * 30))
    assert len(shown) <= MOST
    assert ("did not fit" in shown) == (shown.count("\n- ") < count)


def test_github():
    lines = github(FULL).splitlines()
    assert lines == [
        (
            "::notice title=jobgen diff::main -> the work tree: 1 platform climbs, 1 platform is gone, 1 signal changes,"
            " 1 job added, 1 removed, 1 renamed, 40 changed; 1 change to look at first"
        ),
        (
            "::warning file=arch-specs/linux-amd64.yaml,line=14,col=7,title=signal-lowered::"
            "signal blocking -> none: a release goes out even if it fails%0Aci-kubernetes-unit"
        ),
        "::warning title=platform-climbs::linux-riscv64 climbs",
        "::notice title=job-added::1 job added%0Aci-new",
        (
            "::notice title=schedule::runs every 2 h instead of every 6 h in 40 jobs"
            "%0Aci-kubernetes-e2e-0, ci-kubernetes-e2e-1, ci-kubernetes-e2e-2 and 37 more"
        ),
        f"::notice title=field::args: {'x' * 120} and more words to wrap%0Aci-kubernetes-e2e-0, ci-kubernetes-e2e-1",
        "::notice title=jobgen diff::load is an upper bound",
    ]


def test_github_has_at_most_fifty_changes():
    lines = github(replace(SAME, changes=many(60))).splitlines()
    assert len(lines) == 52
    assert lines[-1] == "::notice title=jobgen diff::and 10 more changes; --format json shows all of them"


def test_json_fits_its_schema_and_holds_everything():
    schema = json.loads((ROOT / "jobgen/schemas/output/diff.schema.json").read_text())
    answer = json.loads(dumped(as_json(FULL) | {"findings": []}))
    Draft202012Validator(schema).validate(answer)
    assert answer["platforms"][0] == {
        "platform": "linux-riscv64",
        "kind": "promotion",
        "from": 1,
        "to": 2,
        "holding": ["build-present"],
        "lifted": [{"rule": "unit-present", "issue": "https://example.org/1"}],
    }
    assert answer["platforms"][1]["to"] is None
    assert answer["signals"] == [{"job": "ci-kubernetes-unit", "from": "blocking", "to": "none"}]
    assert answer["jobs"]["renamed"] == [{"from": "ci-old", "to": "ci-other", "kept": True}]
    assert answer["jobs"]["changed"] == list(JOBS)
    assert answer["boards"] == [{"board": "sig-release-master-blocking", "added": ["new"], "removed": []}]
    assert answer["load"][0]["cpu_hours_per_day"] == {"from": 16.0, "to": 30.12}
    assert answer["changes"][0] == {
        "kind": "signal-lowered",
        "section": "signals",
        "rank": 1,
        "message": "signal blocking -> none: a release goes out even if it fails",
        "jobs": ["ci-kubernetes-unit"],
        "platforms": [],
        "file": "arch-specs/linux-amd64.yaml",
        "line": 14,
        "column": 7,
    }
    assert "file" not in answer["changes"][1]


def test_both_copies_of_the_schema_are_the_same():
    name = "schemas/output/diff.schema.json"
    assert (ROOT / name).read_bytes() == (ROOT / "jobgen" / name).read_bytes()
