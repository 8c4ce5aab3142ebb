"""Rules that a site, or one run, lowers to warnings."""

import pytest
from small import PATH, PLATFORM, SITE

AGENT = PLATFORM.replace("presubmit: {}", "presubmit: {agent: kubernets}")
SAID = 'Prow knows no agent "kubernets", and would never run the job'


def test_the_option_lowers_a_rule_for_one_run(project):
    made = project({PATH: AGENT})

    assert made.run("validate").code == 1
    ran = made.run("validate", "--warn", "agent-known")
    assert ran.code == 0
    assert f"warning: pull-kubernetes-build-riscv64: {SAID} (lowered to a warning) [agent-known]" in ran.out
    assert made.run("generate", "--warn", "agent-known").code == 0
    assert made.run("check", "--warn", "agent-known").code == 0
    assert made.run("check").code == 1


def test_the_site_file_lowers_a_rule_for_every_command(project):
    made = project({PATH: AGENT, "arch-specs/_site.yaml": SITE + "warn: [agent-known]\n"})

    assert f"{SAID} (lowered to a warning)" in made.run("validate").out
    assert made.run("generate").code == made.run("status").code == made.run("check").code == 0


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        ("cron", '"cron" cannot be lowered: checkconfig refuses it too', "correct what the rule finds"),
        ("agent-knwon", 'there is no rule "agent-knwon" to lower', 'did you mean "agent-known"?'),
        ("zzzzzzz", 'there is no rule "zzzzzzz" to lower', "jobgen explain lists the rules"),
        ("image-latest", '"image-latest" is a warning already', "leave it out"),
    ],
)
def test_what_cannot_be_lowered(name, said, hint, project):
    made = project({"arch-specs/_site.yaml": f"{SITE}warn: [{name}]\n"})

    ran = made.run("validate")
    assert ran.code == 1
    assert f"arch-specs/_site.yaml:25:8: error: {said} [warn-rule]\n    {hint}\n" in ran.out
    by_option = project_option(made, name)
    assert by_option.code == 2
    assert f"{said}; {hint}" in by_option.err


def project_option(made, name):
    return made.run("validate", "--warn", name)


def test_what_an_engine_refuses_stays_refused(project):
    """One rule can be about things that an engine refuses and about others; only the others are lowered."""
    made = project({PATH: PLATFORM.replace("presubmit: {}", "presubmit: {agent: jenkins}")})

    assert made.run("validate", "--warn", "agent-known").code == 1
