import pytest
import small
from meaning import Meaning, meaning, platform

from jobgen.findings import Finding, Place

OUTSIDE = "lies outside the specs folder [file-outside]"


def args(*items: str, **more: object) -> Meaning:
    return meaning(platform(f"  build: {{presubmit: {{args: [{', '.join(items)}]}}}}\n"), **more)  # type: ignore[arg-type]


def test_fill_knows_a_closed_set_of_names():
    found = args('{fill: "{os} {arch} {platform} {suite} {branch} {name}"}')

    assert found.container["args"] == ["linux riscv64 linux-riscv64 build master pull-kubernetes-build-riscv64"]


def test_double_braces_are_braces():
    assert args('{fill: "{{{arch}}} {{{{}}"}').container["args"] == ["{riscv64} {{}"]


def test_plain_text_is_never_touched():
    assert args('"{arch} {{ }"').container["args"] == ["{arch} {{ }"]


@pytest.mark.parametrize(
    ("pattern", "message", "hint"),
    [
        (
            "{ach}",
            'fill does not know "{ach}"',
            "write {os}, {arch}, {platform}, {suite}, {branch} or {name}; {{ and }} are braces themselves",
        ),
        (
            "{}",
            'fill does not know "{}"',
            "write {os}, {arch}, {platform}, {suite}, {branch} or {name}; {{ and }} are braces themselves",
        ),
        ("a } b", 'a lone "}" in fill', 'write "}}" for a brace itself'),
        ("a { b", 'a lone "{" in fill', 'write "{{" for a brace itself'),
    ],
)
def test_what_fill_does_not_know(pattern, message, hint):
    (finding,) = args(f'{{fill: "{pattern}"}}').findings

    assert (finding.rule, str(finding.place)) == ("fill-name", "linux-riscv64.yaml:11:30")
    assert (finding.message, finding.hint) == (message, hint)


def test_a_name_is_filled_in_and_cannot_name_itself():
    suite = '  build: {{presubmit: {{name: {{fill: "pull-{}-{{os}}"}}, args: [{{fill: "{{name}}"}}]}}}}\n'

    good, bad = meaning(platform(suite.format("{suite}"))), meaning(platform(suite.format("{name}")))

    assert (good.job["name"], good.container["args"]) == ("pull-build-linux", ["pull-build-linux"])
    assert [finding.message for finding in bad.findings] == ['fill does not know "{name}"']


def test_the_text_of_a_file():
    found = args("{file: scripts/a.sh}", files={"scripts/a.sh": "#!/bin/sh\necho '{arch}'\n"})

    assert found.container["args"] == ["#!/bin/sh\necho '{arch}'\n"]


def test_a_file_in_env_and_at_other_places():
    spec = platform("  build: {presubmit: {env: {A: {file: a.txt}}, description: {fill: 'on {arch}'}}}\n")

    found = meaning(spec, files={"a.txt": "text"})

    assert found.container["env"] == [{"name": "A", "value": "text"}]
    assert found.job["annotations"]["description"] == "on riscv64"


def test_keys_that_are_called_file_or_fill_where_keys_are_free():
    found = meaning(platform("  build: {presubmit: {labels: {file: a}, env: {fill: b}}}\n"))

    assert found.job["labels"] == {"file": "a"}
    assert found.container["env"] == [{"name": "fill", "value": "b"}]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("scripts/b.sh", 'there is no file "scripts/b.sh" in the specs folder', 'did you mean "scripts/a.sh"?'),
        ("a.sh", 'there is no file "a.sh" in the specs folder', 'did you mean "scripts/a.sh"?'),
        (
            "zzz",
            'there is no file "zzz" in the specs folder',
            "write its path from the specs folder, such as scripts/e2e.sh",
        ),
        ("scripts", '"scripts" is a folder, not a file', "name a file in it, such as scripts/a.sh"),
        ("../a.sh", 'the file "../a.sh" lies outside the specs folder', "name a file below the specs folder"),
        ("/etc/passwd", 'the file "/etc/passwd" lies outside the specs folder', "name a file below the specs folder"),
        ("scripts/../../a", 'the file "scripts/../../a" lies outside the specs folder', "name a file below the specs folder"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_had(name, message, hint):
    (finding,) = args(f"{{file: {name}}}", files={"scripts/a.sh": "a"}).findings

    assert str(finding.place) == "linux-riscv64.yaml:11:30"
    assert (finding.message, finding.hint) == (message, hint)


def test_a_file_that_cannot_be_read_is_reported_where_it_lies_and_only_if_it_is_used():
    broken = Finding(rule="yaml-encoding", place=Place("arch-specs/a.sh", 3, 4), message="not UTF-8")

    assert args("{file: a.sh}", files={"a.sh": broken}).findings == [broken]
    assert args("plain", files={"a.sh": broken}).findings == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("pull-kubernetes-{suite}-{arch}", "pull-{suit}-{arch}", '_site.yaml:17:14: error: names.presubmit does not know "{suit}" [fill-name]'),
        ("{name}", "{nam}", '_site.yaml:19:8: error: names.tab does not know "{nam}" [fill-name]'),
        ("sig-release-{branch}-informing", "sig-{brunch}", '_site.yaml:13:23: error: boards.signal.informing does not know "{brunch}" [fill-name]'),
        ("conformance-{arch}", "conformance-{arch", '_site.yaml:14:16: error: a lone "{" in boards.conformance [fill-name]'),
    ],
)  # fmt: skip
def test_patterns_of_the_site_know_as_little(old, new, said):
    site = small.SITE.replace(f'"{old}"', f'"{new}"')

    assert meaning(small.PLATFORM, site=site).said == [said]


def test_the_pattern_of_tabs():
    site = small.SITE.replace('tab: "{name}"', 'tab: "{os}: {name}"')
    own = platform("  build: {presubmit: {tab: mine}, postsubmit: {}, periodic: {boards: [], interval: 1h}}\n")

    assert {key: job.get("annotations", {}).get("testgrid-tab-name") for key, job in meaning(own, site=site).jobs.items()} == {
        "build presubmit": "mine",
        "build postsubmit": "linux: post-kubernetes-build-riscv64",
        "build periodic": None,
    }  # fmt: skip
