"""The same findings for people, for GitHub, for code scanning and for programs."""

import json

import pytest
import small

MANY = small.PLATFORM + "".join(f"unknown-{n:02}: 1\n" for n in range(60))
LONG = small.PLATFORM + f"? {'x' * 500}\n: 1\n"
SPECIAL = small.PLATFORM.replace("contact: ", 'contact: ["a,b:c|<b>%\\n"]\nsig: ')


def test_people_see_fifty_findings_and_how_many_there_are(project):
    made = project({small.PATH: MANY})

    text = made.run("validate").out.splitlines()
    table = made.run("validate", "--format", "markdown").out.splitlines()
    commands = made.run("validate", "--format", "github").out.splitlines()

    assert len([line for line in text if "[schema-unknown-key]" in line]) == 50
    assert text[-2:] == ["… and 10 more findings; --format json shows all of them", "60 errors in 1 file"]
    assert len([line for line in table if line.startswith("| `arch-specs")]) == 50
    assert table[-1] == "… and 10 more findings; `--format json` shows all of them."
    assert len([line for line in commands if line.startswith("::error")]) == 50
    assert commands[-1] == "::notice::and 10 more findings; --format json shows all of them"


def test_programs_see_all_findings_in_full(project):
    made = project({small.PATH: MANY})
    assert len(json.loads(made.run("validate", "--format", "json").out)["findings"]) == 60
    assert len(json.loads(made.run("validate", "--format", "sarif").out)["runs"][0]["results"]) == 60

    made.write({small.PATH: LONG})
    (finding,) = json.loads(made.run("validate", "--format", "json").out)["findings"]
    assert "x" * 500 in finding["message"]


@pytest.mark.parametrize("form", ["text", "markdown", "github"])
def test_people_see_the_beginning_of_a_long_one(form, project):
    said = project({small.PATH: LONG}).run("validate", "--format", form).out

    assert "x" * 250 in said
    assert "x" * 300 not in said
    assert "…" in said


def test_a_table_in_markdown(project):
    assert project({small.PATH: SPECIAL}).run("validate", "--format", "markdown").out.splitlines() == [
        "| where | severity | what | rule |",
        "|---|---|---|---|",
        (
            '| `arch-specs/linux-riscv64.yaml:7:10` | error | "contact" must be text, not a list<br>for example contact:'
            " sig-release@kubernetes.io | `schema-type` |"
        ),
        (
            '| `arch-specs/linux-riscv64.yaml:8:6` | error | "sig" does not have the right form: "k8s-riscv64@example.org"'
            "<br>for example sig: sig-windows | `schema-value` |"
        ),
    ]


def test_characters_that_mean_something_in_markdown(project):
    made = project({small.PATH: small.PLATFORM.replace("step: 1\n", "step: a|b<i>&\n")})

    assert 'not "a\\|b&lt;i>&amp;"' in made.run("validate", "--format", "markdown").out


def test_workflow_commands_for_github(project):
    made = project({small.PATH: small.PLATFORM.replace("step: 1\n", 'step: "a%b\\r\\n::error::c"\n')})

    assert made.run("validate", "--format", "github").out == (
        "::error file=arch-specs/linux-riscv64.yaml,line=2,col=7,title=schema-type::"
        '"step" must be a whole number, not "a%25b\\r\\n::error::c"%0Afor example step: 1\n'
    )


def test_names_of_files_in_workflow_commands(project):
    made = project({"arch-specs/a,b:c-d.yaml": "version: 1\n"})

    assert "::error file=arch-specs/a%2Cb%3Ac-d.yaml,line=1,col=1," in made.run("validate", "--format", "github").out


def test_sarif(project):
    made = project({small.PATH: small.PLATFORM.replace("step: 1\n", "step: a\n"), "arch-specs/ä b.yml": "version: 1\n"})

    answer = json.loads(made.run("validate", "--format", "sarif").out)

    (run,) = answer["runs"]
    assert answer["version"] == "2.1.0"
    assert run["tool"]["driver"] == {"name": "jobgen", "rules": [{"id": "schema-type"}, {"id": "spec-name"}]}
    assert run["results"][0] == {
        "ruleId": "schema-type",
        "level": "error",
        "message": {"text": '"step" must be a whole number, not "a" (for example step: 1)'},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "arch-specs/linux-riscv64.yaml"},
                    "region": {"startLine": 2, "startColumn": 7},
                }
            }
        ],
    }
    uri = run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "arch-specs/%C3%A4%20b.yml"


def test_sarif_of_an_absolute_folder(project):
    made = project({small.PATH: small.PLATFORM.replace("step: 1\n", "step: a\n")})

    answer = json.loads(made.run("validate", "--format", "sarif", "--specs", made.root / "arch-specs").out)

    place = answer["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"file://{made.root}/arch-specs/linux-riscv64.yaml"


@pytest.mark.parametrize(
    ("form", "said"), [("text", "1 spec is valid\n"), ("markdown", "No findings.\n"), ("github", "")]
)
def test_nothing_found(form, said, project):
    assert project().run("validate", "--format", form).out == said


def test_quiet_says_only_what_is_wrong(project):
    warned = small.PLATFORM.replace("{}", "{timeout: null}")
    made = project({small.PATH: warned})
    assert "[null-idle]" in made.run("validate").out

    for command in ("validate", "generate", "check"):
        assert made.run(command, "--quiet").out == ""

    made.write({small.PATH: warned.replace("step: 1\n", "step: a\n")})
    for command in ("validate", "generate", "check", "list"):
        assert made.run(command, "--quiet").out.splitlines()[0].endswith("[schema-type]")


def test_warnings_do_not_stop_anything(project):
    made = project({small.PATH: small.PLATFORM.replace("{}", "{timeout: null}")})

    ran = made.run("generate")

    assert ran.code == 0
    assert ran.out.splitlines()[2:] == ["1 warning in 1 file", "1 platform, 1 job, 1 tab; files: 5 created"]


def test_findings_come_in_the_order_of_files_lines_and_columns(project):
    broken = "version: 1\nsuites: {build: {b: 1, a: 1}}\n"
    made = project({"arch-specs/linux-arm64.yaml": broken, "arch-specs/linux-amd64.yaml": broken})

    places = [
        (each["file"], each["line"], each["column"])
        for each in json.loads(made.run("validate", "--format", "json").out)["findings"]
    ]

    assert places == sorted(places)
    assert {file for file, _, _ in places} == {"arch-specs/linux-arm64.yaml", "arch-specs/linux-amd64.yaml"}


@pytest.mark.parametrize("command", ["list", "check", "generate"])
def test_json_of_a_command_that_cannot_go_on_has_the_findings(command, project):
    made = project({small.PATH: small.PLATFORM.replace("step: 1\n", "step: a\n")})

    ran = made.run(command, "--format", "json")

    answer = json.loads(ran.out)
    assert (ran.code, [each["rule"] for each in answer["findings"]]) == (1, ["schema-type"])
    assert {key: value for key, value in answer.items() if isinstance(value, list) and key != "findings"} in (
        {"jobs": [], "tabs": []},
        {"files": []},
    )
