"""Odd text, as Prow has it in the end: `cases/strings`, and whatever hypothesis thinks of."""

import json
import re
from pathlib import Path

import pytest
from cases import lay_specs
from grown import grow
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

JOB = "pull-kubernetes-build-linux-amd64"

PLAIN = [
    "y",
    "N",
    "yes",
    "No",
    "on",
    "Off",
    "2026-09-18",
    "2026-09-18 12:30:45 +2",
    "12:30:45",
    "0b101",
    "1_000",
    "1__0.5_0",
    "=",
    "<<",
    "a   b",
    "-",
    "-x -y=z",
    "key=a:b",
    "http://example.org/#anchor",
    "it's",
    'say "so"',
    "C:\\new\\table",
    "plain text that goes on in the next line\nand after an empty one",
]
QUOTED = [
    *("true", "Null", "~", "", "08", "0o17", "0x1F", "1e3", "-.5e2", "+.inf", ".NaN", "1.30"),
    *(" leading", "trailing ", "\ttab first", "tab\tinside"),
    *("# no comment", "a # comment?", "a: b", "a:", "- a", "? a", "[a", "{a: b}", "&a", "*a", "!a", "|", ">-"),
    *("%YAML 1.2", "---", "...\n", "@a", "`a`", "it's", '"\\"\\n', "\\"),
    *("\n", "one line\n", "two\n\n", "\n\nlate", "  indented\nnot", "not\n  indented \n", "\ttab\n\tindented\n"),
    "carriage\r\nreturn\r",
    "nul-free \x07 \x1b[31m \xa0 \u2028 \u2029 \ufeff",
    "\xe9 e\u0301 \u6f22\u5b57 \U0001f600 \ufffd",
    "$(HOME) $$ ${HOME} {arch} {{.Version}} {fill: x}",
]
BLOCKS = [
    'literal\n  keeps "everything" \\n\n# even this\n',
    "no newline at the end",
    "all newlines at the end\n\n",
    "  two blanks first\n",
    "folded into one line\nand a second\n",
    "folded, no newline",
    "08",
]


@pytest.fixture(scope="module")
def strings(case):
    return case("strings")


def test_every_style_of_yaml_means_one_text(strings):
    (container,) = strings.containers(JOB)
    assert container["args"] == [*PLAIN, *QUOTED, *BLOCKS]


def test_the_text_reaches_the_program_that_runs_it(strings):
    container = strings.made[JOB].pod["spec"]["containers"][0]
    (options,) = (each["value"] for each in container["env"] if each["name"] == "ENTRYPOINT_OPTIONS")
    assert json.loads(options)["args"] == ["bash", "-c", *PLAIN, *QUOTED, *BLOCKS]


def test_labels_that_look_like_something_else(strings):
    labels = strings.made[JOB].pod["metadata"]["labels"]
    assert labels["example.org/looks-like-a-number"] == "1e3"
    assert labels["example.org/looks-like-a-bool"] == "n"


def test_the_description_of_the_tab(strings):
    text = '"Quoted", it\'s; y: n # not a comment\n  and {braces} on a second line\twith a tab\n'
    assert strings.tab("provider-amd64-all", JOB)["description"] == text


# mkpj prints JSON that a YAML reader has gone over: of these characters that reader loses some and refuses the others.
# What Go makes of them in job files is tested elsewhere.
LOST = [chr(code) for code in (*range(0x7F, 0xA0), 0xFFFE, 0xFFFF)]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=["\0", *LOST]), max_size=60)
LINES = st.lists(TEXT, max_size=8).map("\n".join)
ANYTHING = st.lists(TEXT | LINES, min_size=1, max_size=40)


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking would take minutes: each example runs four programs
)
@example([*PLAIN, *QUOTED, *BLOCKS])
@given(texts=ANYTHING)
def test_any_text_in_args_variables_and_annotations(judges, tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("texts")
    variables = {f"V{number}": text for number, text in enumerate(texts)}
    annotations = {f"example.org/a{number}": text for number, text in enumerate(texts)}
    write_build(folder / "specs", args=texts, env=variables, annotations=annotations)
    prowjob = judges.make(grow(folder / "specs", folder / "generated").jobs, [JOB])[JOB].prowjob
    (container,) = prowjob["spec"]["pod_spec"]["containers"]
    assert container["args"] == texts
    assert {each["name"]: each.get("value", "") for each in container["env"] if each["name"] in variables} == variables
    assert {key: prowjob["metadata"]["annotations"][key] for key in annotations} == annotations


def test_a_very_long_script(judges, tmp_path):
    lines = [f"echo {number}: {'word ' * 60}{chr(0x100 + number)}" for number in range(1000)]
    script = "#!/bin/bash\n" + "\n".join(lines) + "\n" + "x" * 20_000
    specs = write_build(tmp_path / "specs", args=[{"file": "scripts/long.sh"}])
    (specs / "scripts").mkdir()
    (specs / "scripts" / "long.sh").write_text(script, encoding="utf-8")
    made = judges.make(grow(specs, tmp_path / "generated").jobs, [JOB])[JOB]
    assert made.prowjob["spec"]["pod_spec"]["containers"][0]["args"] == [script]


def write_build(specs: Path, **keys) -> Path:
    """Lay the case with other keys for its job, written so that there is no doubt about any character."""
    lay_specs("strings", specs)
    spec = specs / "linux-amd64.yaml"
    head = spec.read_text(encoding="utf-8").partition("suites:")[0]
    suites = json.dumps({"build": {"presubmit": keys}}, ensure_ascii=False)
    escaped = re.sub("[^ -~]", lambda found: f"\\U{ord(found[0]):08x}", suites)
    spec.write_text(f"{head}suites: {escaped}\n", encoding="ascii")
    return specs
