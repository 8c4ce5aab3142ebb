"""What the page says, as its reader sees it: the ladder, the matrix, the week, deltas, platforms, changes."""

import importlib.util
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import small
from made_reviews import LOUD, QUIET
from page_reader import read, table
from places import ROOT

from jobgen.model.matrix import matrix
from jobgen.pipeline import run
from jobgen.reporters.matrix import Ahead
from jobgen.reporters.page import page
from jobgen.reporters.page.markup import Html, escape, join, tag
from jobgen.reporters.page.parts import DASH, issue, link, prose

GITHUB = "https://github.com/kubernetes/sig-release/issues/2647"


def section(text, name):
    return read(text).one("section", id=name)


def test_the_ladder_has_every_step_and_every_platform(draw):
    found = section(draw(), "ladder")

    rows = [[" ".join(cell.split()) for cell in row] for row in table(found.one("table"))]
    assert rows == [
        ["Platform", "Steps 0 to 401234", "Declared", "Earned", "Missing, step by step"],
        ["4 profit is certified 0 platforms"],
        ["3 run ships, and the release team watches its tests 1 platform"],
        [
            "linux-arm64",
            "",
            "3 run",
            "1 crawl 2 below",
            "2 walk unit-present Δ (lifted by a delta)3 run signal-present Δ (lifted by a delta)4 profit year-in-run",
        ],
        ["2 walk is tested 0 platforms"],
        ["1 crawl builds 1 platform"],
        [
            "linux-riscv64",
            "",
            "1 crawl",
            "1 crawl",
            "2 walk results-reported, two-maintainersnot running yet unit, e2e, node-e2e, switched on by the step",
        ],
        ["0 engage has a row in the matrix; nothing is generated 1 platform"],
        ["linux-386", "", "0 engage", "0 engage", "1 crawl go-port-exists, contact-present, build-present"],
    ]


def test_the_drawing_of_a_platform_has_a_label(draw):
    labels = [each.attributes["aria-label"] for each in section(draw(), "ladder").all("svg", role="img")]

    assert labels == [
        "declared 3 run, earned 1 crawl",
        "declared 1 crawl, earned 1 crawl",
        "declared 0 engage, earned 0 engage",
    ]


def test_the_matrix_has_a_word_a_class_and_the_release_branches(draw):
    found = section(draw(), "matrix")

    first, every_branch = found.all("table")
    assert table(first) == [
        ["Platform", "build", "unit", "integration", "e2e", "node-e2e", "conformance"],
        ["linux-arm64", "covered", "missing", "job", "informing", "job", "informing"],
        ["linux-riscv64", "job", *[f"{DASH}not asked for"] * 5],
    ]
    assert [each.attributes["aria-label"] for each in first.all("svg", role="img")] == [
        "release-1.37 periodic, release-1.36 periodic"
    ]
    assert table(every_branch) == [
        ["Platform", "Class", "master", "release-1.37", "release-1.36"],
        ["linux-arm64", "integration", "periodic", "periodic", "periodic"],
        ["linux-arm64", "e2e", "informing", *[f"{DASH} nothing"] * 2],
        ["linux-arm64", "node-e2e", "periodic", *[f"{DASH} nothing"] * 2],
        ["linux-arm64", "conformance", "informing", *[f"{DASH} nothing"] * 2],
    ]
    assert "At step 0, nothing is generated for linux-386." in found.text


def test_a_release_branch_that_lacks_a_class(draw):
    draw()
    done = run(Path("arch-specs"))
    one_branch = replace(done.expansion, forks=tuple(each for each in done.expansion.forks if each.version == "1.37"))
    platforms = [Ahead(row=row, missing=()) for row in matrix(done.expansion)]

    found = read(page(platforms, one_branch)).one("section", id="matrix")

    assert found.one("svg", role="img").attributes["aria-label"] == "release-1.37 periodic, release-1.36 nothing"
    assert [each.attributes["href"] for each in found.one("svg", role="img").all("use")] == [
        "#sign-job",
        "#sign-nothing",
    ]


def test_without_periodics_there_are_no_branches_to_show(draw):
    specs = {"arch-specs/linux-arm64.yaml": None, "arch-specs/_site.yaml": small.SITE}

    found = section(draw(specs), "matrix")

    assert len(found.all("table")) == 1
    assert not found.all("details")


def test_the_week_of_a_cluster(draw):
    found = read(draw()).one("section", id="cluster-two")

    grid, schedules = map(table, found.all("table"))
    hours = [f"{hour:02}" for hour in range(24)]
    day = ["3", "0", "0", "1", "0", "0", "1", "0", "0", "1", "0", "0", "2", *"00100100100", "12"]
    assert grid[0] == ["Day", *hours, "Sum"]
    assert [row[0] for row in grid[1:]] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
    assert grid[1] == ["Monday", *day[:-1], str(sum(map(int, day[:-1])))]
    assert schedules == [
        ["Schedule", "Starts", "A week, each", "Jobs"],
        ["interval 3h", "every 3h, spread evenly", "56", "ci-kubernetes-integration-arm64-master"],
        ["interval 12h", "every 12h, spread evenly", "14", "ci-kubernetes-integration-arm64-1-37"],
        ["interval 24h", "every 24h, spread evenly", "7", "ci-kubernetes-integration-arm64-1-36"],
    ]
    assert found.all("p")[0].text == (
        "Pods on amd64; owned by the project. 3 periodics, 77 starts a week, 11 a day. "
        "Busiest hour: every day at 00:00, 3 starts. "
    )


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        ("cron: 30 2-23/4 * * *", "02:30, 06:30, 10:30, 14:30, 18:30, 22:30 every day"),
        ("cron: 15 * * * *", "every hour at :15 every day"),
        ("cron: '*/5 * * * 1'", "288 times a day on Monday"),
        ("cron: 0 9 * * 1-5", "09:00 on Monday, Tuesday, Wednesday, Thursday, Friday"),
        ("cron: 0 9 1 * *", "09:00 on certain dates"),
        ("cron: 0 9 1 * 1", "09:00 on Monday and on certain dates"),
        ('cron: "@every 100h"', "every 100h, spread evenly"),
        ("interval: 200h", "less than once a week"),
        ("minimum_interval: 12h", "12h after the end of the last run, or later; counted as if runs took no time"),
    ],
)
def test_a_schedule_in_words(draw, schedule, words):
    suite = f"soak: {{class: other, command: [soak], image: kubekins, cluster: two, resources: {{cpu: 1, memory: 1Gi}}, periodic: {{{schedule}}}}}"
    spec = small_arm64(f"  {suite}\n")

    schedules = table(read(draw({"arch-specs/linux-arm64.yaml": spec})).one("table", class_="schedules"))

    assert schedules[1][1] == words


def small_arm64(suites):
    """Return a platform whose only periodics are those of the suites given."""
    return (
        "version: 1\nstep: 1\nhistory: [{step: 1, date: 2024-01-10, why: it builds}]\nscope: [client]\nships: []\n"
        "maintainers: [alice]\ncontact: arm64@example.org\ncluster: one\n"
        "boards: {group: provider-arm64, own: [provider-arm64-all]}\n"
        "deltas:\n- {rule: periodic-daily, reason: a test, issue: 'https://example.org/1', owner: me, since: 2026-01-01, until: 2026-12-31}\n"
        f"covered: [{{class: build, by: somebody}}]\nsuites:\n{suites}"
    )


def test_peaks_of_several_hours_and_of_crons_alone(draw):
    suites = "".join(
        f"  {name}: {{class: other, command: [x], resources: {{cpu: 1, memory: 1Gi}}, periodic: {{{schedule}}}}}\n"
        for name, schedule in (("a", "interval: 1h"), ("b", "cron: 0 1-4 * * *"), ("c", "cron: 0 5 * * 2"))
    )

    found = read(draw({"arch-specs/linux-arm64.yaml": small_arm64(suites)})).one("section", id="cluster-one")

    assert found.all("p")[0].text.partition(" a day. ")[2] == (
        "Busiest hour: Monday 01:00 and 28 more hours, 2 starts. "
        "By cron alone: Monday 01:00 and 28 more hours, 1 start. "
    )


def test_deltas_are_in_the_order_of_their_ends_with_links(draw):
    found = section(draw(), "deltas")

    assert table(found.one("table"))[1:] == [
        [
            "2027-06-30",
            "postsubmit-present",
            "linux-arm64",
            "nobody has one",
            "example.org/postsubmits",
            "sig-testing",
            "2026-09-18",
        ],
        [
            *("2027-12-31", "signal-present node-e2e", "linux-arm64", "its own board is enough"),
            *("kubernetes/test-infra#1", "sig-node", "2026-09-18"),
        ],
        [
            *("2027-12-31", "unit-present", "linux-arm64", "<script>alert('unit')</script> & no job"),
            *("kubernetes/sig-release#2647", "sig-<b>testing</b>", "2026-09-18"),
        ],
    ]
    assert found.one("a", href=GITHUB).text == "kubernetes/sig-release#2647"


def test_everything_about_a_platform(draw):
    found = read(draw()).one(id="platform-linux-arm64")

    said = dict(zip([each.text for each in found.all("dt")], [each.text for each in found.all("dd")], strict=True))
    assert said == {
        "Scope": "client, node, server",
        "Ships": "client, node, server, images, packages",
        "Maintainers": "alice, bob",
        "Contact": "arm64@example.org",
        "Certified": "<i>best</i> & only for 1.37",
        "Steps": "2024-01-10: 3 run, it ships, see kubernetes/sig-release#9.",
    }
    assert found.one("a", href="https://example.org/certified?a=1&b=2").text == "<i>best</i> & only for 1.37"
    assert table(found.one("table"))[2] == [
        "integration",
        "job",
        "ci-kubernetes-integration-arm64-master",
        "",
        "provider-arm64-all",
    ]
    assert [each.text for each in found.all("h4")] == ["Missing", "Deltas"]


def test_what_the_specs_say_is_never_markup(draw):
    text = draw()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<td>&lt;script&gt;alert(&#x27;unit&#x27;)&lt;/script&gt; &amp; no job</td>" in text
    assert "<td>sig-&lt;b&gt;testing&lt;/b&gt;</td>" in text
    assert (
        '<a href="https://example.org/certified?a=1&amp;b=2" rel="noreferrer">&lt;i&gt;best&lt;/i&gt; &amp; only for 1.37</a>'
        in text
    )
    assert not {"script", "b-testing", "i", "iframe", "object", "img"} & {each.name for each in read(text).all()}


def test_the_page_loads_nothing(draw):
    page = read(draw())

    loading = {"src", "srcset", "data", "action", "background", "poster", "style"}
    assert not [each for each in page.all() if loading & each.attributes.keys()]
    assert [each.attributes for each in page.all("link")] == [{"rel": "icon", "href": "data:,"}]
    assert not re.search(r"url\(|@import|@font-face", page.one("style").text)
    policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_ids_are_unique_links_arrive_and_headings_go_down_by_one(draw):
    page = read(draw(review=LOUD))

    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    inside = [each.attributes["href"][1:] for each in page.all() if each.attributes.get("href", "").startswith("#")]
    assert set(inside) <= set(ids)
    labels = [each.attributes["aria-labelledby"] for each in page.all() if "aria-labelledby" in each.attributes]
    assert set(labels) <= set(ids)
    levels = [int(each.name[1]) for each in page.all() if re.fullmatch("h[1-6]", each.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_table_has_a_caption_and_every_head_a_scope(draw):
    page = read(draw(review=LOUD))

    assert all(each.all("caption")[0].text for each in page.all("table"))
    assert {each.attributes.get("scope") for each in page.all("th")} == {"col", "row", "rowgroup"}


def test_a_name_may_break_at_its_slash_and_links_lead_to_the_sections(draw):
    page = read(draw())

    assert page.one("h1").text == "Platforms of kubernetes/kubernetes"
    assert [each.text for each in page.one("nav").all("a")] == ["Ladder", "Matrix", "Week", "Deltas", "Platforms"]


def test_the_numbers_at_the_top(draw):
    summary = read(draw()).one("ul", class_="summary")

    assert [each.text for each in summary.all("li")] == [
        "3 platforms1 run, 1 crawl, 1 engage",
        "1 platformbelow the declared step",
        "5 jobs1 presubmit, 4 periodics",
        "2 computed forks0 blocking, 2 informing, jobs and forks",
        "175 startsa week on 2 clusters",
        "2 deltasand 1 of the site",
    ]


def test_without_a_platform_every_section_says_so(draw):
    page = read(
        draw(
            {
                "arch-specs/linux-arm64.yaml": None,
                "arch-specs/linux-386.yaml": None,
                "arch-specs/linux-riscv64.yaml": None,
                "arch-specs/_site.yaml": small.SITE,
            }
        )
    )

    assert [each.all("p")[0].text for each in page.one("main").all("section")] == [
        "There is no platform yet. jobgen new writes a spec.",
        "No platform, no class.",
        "There is no periodic.",
        "There is none: no rule has an exception.",
        "There is none.",
    ]


def test_changes_begin_with_what_nobody_may_miss(draw):
    found = section(draw(review=LOUD), "changes")

    assert found.all("p")[0].text == "From v1 <b> to the work tree."
    assert [each.text for each in found.all("h3")] == ["Look at these first", "Schedules", "Load"]
    first, second = (each.all("li") for each in found.all("ul") if "changes" in each.attributes.get("class", ""))
    assert first[0].text == (
        "ci-kubernetes-e2e-arm64-master was blocking, and is informing arch-specs/linux-arm64.yaml:14"
        "1 jobci-kubernetes-e2e-arm64-master"
    )
    assert second[0].one("a").attributes["href"] == "https://example.org/why?a=1&b=2"
    assert [table(each) for each in found.all("table")] == [
        [
            ["Platform", "What", "From", "To", "Floors that hold", "Floors that a delta lifts"],
            [
                *("linux-arm64", "▲ promotion", "2 walk", "3 run", "contact-present, e2e-present"),
                "unit-present kubernetes/sig-release#2647",
            ],
            ["linux-s390x", "\u2212 removed", "1 crawl", "\u2013", "", ""],
        ],
        [["Job", "From", "To"], ["ci-kubernetes-e2e-arm64-master", "blocking", "informing"]],
        [["Board", "Tabs added", "Tabs removed"], ["sig-release-master-blocking", "new tab", "old tab"]],
        [
            ["Cluster", "Runs a day", "Difference", "CPU hours a day, at most", "Difference"],
            ["one", "12.0 to 18.5", "+6.5", "96.0 to 60.0", "-36.0"],
        ],
    ]
    assert "Renamed ci-a to ci-b, ci-c to ci-d (its history is lost)" in found.text
    assert [each.text for each in found.all("a", href="#platform-linux-arm64")] == ["linux-arm64"]
    assert not found.all("a", href="#platform-linux-s390x")


def test_a_day_on_which_nothing_changed(draw):
    found = section(draw(review=QUIET), "changes")

    assert found.text.endswith(
        "From main to the work tree.the generated files were not comparedNothing that matters differs."
    )


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (GITHUB, f'<a href="{GITHUB}" rel="noreferrer">kubernetes/sig-release#2647</a>'),
        ("http://example.org/a", '<a href="http://example.org/a" rel="noreferrer">http://example.org/a</a>'),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,<b>", "data:text/html,&lt;b&gt;"),
        ("https://example.org/\"onclick='x'", "https://example.org/&quot;onclick=&#x27;x&#x27;"),
        (" https://example.org", " https://example.org"),
        ("HTTPS://example.org", "HTTPS://example.org"),
    ],
)
def test_only_addresses_of_the_web_become_links(address, shown):
    assert issue(address) == shown


def test_a_link_whose_address_is_none_shows_the_address():
    assert link("mailto:a@example.org", "write to a") == "mailto:a@example.org"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see https://a.example/b.", 'see <a href="https://a.example/b" rel="noreferrer">a.example/b</a>.'),
        ("(https://a.example/b) & more", '(<a href="https://a.example/b" rel="noreferrer">a.example/b</a>) &amp; more'),
        ("nothing\n\tto  see\x1b[31m", "nothing  to  see\\x1b[31m"),
        ("left\u202eright", "left\\u202eright"),
        ('a < b > c & "d"', "a &lt; b &gt; c &amp; &quot;d&quot;"),
    ],
)
def test_a_text_of_a_spec(text, shown):
    assert prose(text) == shown


def test_markup_is_escaped_once():
    assert tag("p", "a & b", tag("b", "<"), class_="x", aria_label='"', hidden=None) == (
        '<p class="x" aria-label="&quot;">a &amp; b<b>&lt;</b></p>'
    )
    assert join(["<", Html("<br>")], " & ") == "&lt; &amp; <br>"
    assert escape(escape("&")) == "&amp;"


def test_sixty_platforms_with_2500_jobs_fit_in_two_megabytes(tmp_path):
    loader = importlib.util.spec_from_file_location("specs_of_any_size", ROOT / "benchmarks/specs.py")
    many = importlib.util.module_from_spec(loader)
    loader.loader.exec_module(many)
    many.PER_PLATFORM = 42
    many.write(tmp_path / "arch-specs", 2500)
    done = run(tmp_path / "arch-specs")
    platforms = [Ahead(row=row, missing=row.standing.missing(4)) for row in matrix(done.expansion)]

    text = page(platforms, done.expansion)

    assert (len(platforms), len(done.expansion.jobs)) == (59, 2500)
    assert len(text.encode()) < 2_000_000
