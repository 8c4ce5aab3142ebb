"""Images, environment variables and replacements, which forks of all kinds treat alike."""

import pytest

from jobgen.forks import ForkError

TRIGGERS = ["presubmit", "postsubmit", "periodic"]
ANNOTATION = "fork-per-release-replacements"
PATH = ("annotations", ANNOTATION)


def containers(fork):
    return fork["spec"]["containers"]


@pytest.fixture
def replaced(forked):
    """Return a function that forks a periodic with these replacements and one argument, and returns the argument."""

    def run(replacements: str, argument: str):
        fork = forked(
            "periodic",
            f"decorate: true\nannotations: {{{ANNOTATION}: '{replacements}'}}\nspec: {{containers: [{{args: ['{argument}']}}]}}",
        )
        return fork if isinstance(fork, ForkError) else containers(fork)[0]["args"][0]

    return run


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_images_of_all_containers_but_not_of_init_containers(forked, trigger):
    fork = forked(
        trigger,
        """
        spec:
          initContainers: [{image: "kubekins:v1-master"}]
          containers:
          - image: gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260815-2e5b2fe5ca-master
          - image: a-master/b:c-master-d
          - image: ${registry}/x:master
          - {}
        """,
    )
    assert fork["spec"] == {
        "initContainers": [{"image": "kubekins:v1-master"}],
        "containers": [
            {"image": "gcr.io/k8s-staging-test-infra/kubekins-e2e:v20260815-2e5b2fe5ca-1.37"},
            {"image": "a-1.37/b:c-1.37-d"},
            {"image": "${registry}/x:master"},
            {},
        ],
    }


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("BRANCH", "master", "release-1.37"),
        ("my_Branch_name", "master", "release-1.37"),
        ("BRANCH", "main", "main"),
        ("BRANCH", "masters", "masters"),
        ("REF", "master", "master"),
        ("BRANC\u1e96", "master", "master"),
    ],
)
def test_variables_that_name_a_branch(forked, trigger, name, value, expected):
    fork = forked(trigger, f"spec: {{containers: [{{env: [{{name: {name}, value: {value}}}]}}]}}")
    assert containers(fork)[0]["env"] == [{"name": name, "value": expected}]


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_replacements_reach_commands_arguments_and_variables(forked, trigger):
    fork = forked(
        trigger,
        f"""
        annotations: {{{ANNOTATION}: "OLD -> {{{{.Version}}}}, X= -> Y={{{{.GoVersion}}}}+"}}
        spec:
          containers:
          - image: OLD
            command: [a, OLD/OLD]
            args: [OLD]
            env:
            - {{name: X, value: OLD}}
            - {{name: OLD, value: x}}
            - {{name: X}}
          - args: [X=]
        """,
    )
    assert containers(fork) == [
        {
            "image": "OLD",
            "command": ["a", "1.37/1.37"],
            "args": ["1.37"],
            "env": [
                {"name": "Y", "value": "1.26.0+1.37"},
                {"name": "1.37", "value": "x"},
                {"name": "Y", "value": "1.26.0+"},
            ],
        },
        {"args": ["Y=1.26.0+"]},
    ]


def test_a_variable_keeps_where_its_value_comes_from(forked):
    fork = forked(
        "periodic",
        f"""
        annotations: {{{ANNOTATION}: "NODE -> HOST"}}
        spec: {{containers: [{{env: [{{name: NODE, valueFrom: {{fieldRef: {{fieldPath: spec.nodeName}}}}}}]}}]}}
        """,
    )
    assert containers(fork)[0]["env"] == [{"name": "HOST", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}}]


def test_the_branch_is_set_before_texts_are_replaced(forked):
    fork = forked(
        "postsubmit",
        f"""
        annotations: {{{ANNOTATION}: "BRANCH= -> REF=, release-1 -> v1"}}
        spec: {{containers: [{{args: [release-1], env: [{{name: BRANCH, value: master}}]}}]}}
        """,
    )
    assert containers(fork)[0]["env"] == [{"name": "REF", "value": "v1.37"}]


def test_tags_of_periodics(forked):
    text = f"tags: [OLD-1, x]\nannotations: {{{ANNOTATION}: OLD -> new}}\nspec: {{containers: [{{args: [OLD]}}]}}"
    assert forked("periodic", text)["tags"] == ["new-1", "x"]
    assert forked("presubmit", text)["tags"] == ["OLD-1", "x"]


@pytest.mark.parametrize(
    ("replacements", "argument", "expected"),
    [
        ("a -> b, b -> c", "ab", "bc"),
        ("a -> 1, ab -> 2", "ab", "1b"),
        ("ab -> 2, a -> 1", "aab", "12"),
        ("a -> 1, a -> 2", "a", "1"),
        ("aa -> b", "aaa", "ba"),
        ("a.c -> x", "a.c abc", "x abc"),
        (" -> -", "ab", "-a-b-"),
        ("a -> ", "bab", "bb"),
        ("a -> x,y", "a", "x,y"),
        ("a ->  b", "a", " b"),
    ],
)
def test_many_replacements_are_one_pass(replaced, replacements, argument, expected):
    assert replaced(replacements, argument) == expected


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{.Version}}", "1.37"),
        ("{{ .Version }}", "1.37"),
        ("{{\t.GoVersion  }}", "1.26.0"),
        ("v{{.Version}}-go{{.GoVersion}}!", "v1.37-go1.26.0!"),
        ("a {{- .Version -}} b", "a1.37b"),
        ("a  {{.Version -}}  {{- .GoVersion}}  b", "a  1.371.26.0  b"),
        ("a {{.Version}} b", "a 1.37 b"),
        ("{x} }} {{.Version}}}", "{x} }} 1.37}"),
        ("{", "{"),
    ],
)
def test_templates(replaced, template, expected):
    assert replaced(f"OLD -> {template}", "OLD") == expected


@pytest.mark.parametrize(
    "template",
    [
        "{{.Minor}}",
        "{{.Versions}}",
        "{{.Version.Minor}}",
        "{{Version}}",
        "{{.Version",
        "{{}}",
        "{{-.Version}}",
        "{{.Version-}}",
        "{{.Version - }}",
        "{{{.Version}}}",
        "{{.Version}}{{",
        "{{/* why */}}",
        "{{.Version | printf}}",
    ],
)
def test_other_templates_are_refused(replaced, template):
    assert replaced(f"OLD -> {template}", "OLD") == ForkError(
        f'{ANNOTATION}: "{template}" is no template that jobgen knows: use {{{{.Version}}}} and {{{{.GoVersion}}}}',
        PATH,
    )


@pytest.mark.parametrize(
    ("replacements", "entry"),
    [("OLD", "OLD"), ("OLD->x", "OLD->x"), ("OLD -> x -> y", "OLD -> x -> y"), ("OLD -> x, ", ""), (" ", " ")],
)
def test_entries_that_are_no_replacement(replaced, replacements, entry):
    assert replaced(replacements, "OLD") == ForkError(
        f'{ANNOTATION}: "{entry}" is no replacement: write OLD -> NEW, with ", " between one and the next', PATH
    )


def test_a_replacement_that_matches_nothing(replaced):
    assert replaced("OLD -> x, stale -> y, gone -> z", "OLD") == ForkError(
        f'{ANNOTATION}: nothing in the job contains "stale", "gone"', PATH
    )


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_what_a_replacement_may_match(forked, trigger):
    text = f"""
        name: NAME
        tags: [TAG]
        annotations: {{{ANNOTATION}: "COMMAND -> 1, ARG -> 2, E=V -> E=3, TAG -> 4, NAME -> 5, IMAGE -> 6, INIT -> 7"}}
        spec:
          initContainers: [{{args: [INIT]}}]
          containers: [{{image: IMAGE, command: [COMMAND], args: [ARG], env: [{{name: E, value: V}}]}}]
        """
    unmatched = '"NAME", "IMAGE", "INIT"' if trigger == "periodic" else '"TAG", "NAME", "IMAGE", "INIT"'
    assert forked(trigger, text) == ForkError(f"{ANNOTATION}: nothing in the job contains {unmatched}", PATH)


def test_the_original_texts_are_what_replacements_match(forked):
    text = f"annotations: {{{ANNOTATION}: release-1 -> x}}\nspec: {{containers: [{{args: [--branch=master]}}]}}"
    assert forked("periodic", text) == ForkError(f'{ANNOTATION}: nothing in the job contains "release-1"', PATH)


def test_a_variable_needs_its_equals_sign(forked):
    text = f"""
        annotations: {{{ANNOTATION}: "X= -> X"}}
        spec: {{containers: [{{}}, {{env: [{{name: Y, value: v}}, {{name: X, value: v}}]}}]}}
        """
    assert forked("presubmit", text) == ForkError(
        f'{ANNOTATION} leaves no "=" in the environment variable X', ("spec", "containers", 1, "env", 1)
    )
