from itertools import pairwise

import small
from meaning import meaning, platform

LAYERS = (
    "site defaults",
    "site defaults, periodic",
    "catalogue base",
    "catalogue base, periodic",
    "catalogue suite",
    "catalogue suite, periodic",
    "job_defaults",
    "job_defaults, periodic",
    "platform base",
    "platform base, periodic",
    "suite",
    "suite, periodic",
)


def says(layer: str, count: int) -> str:
    """Return the key that the layer sets, if it is among the lowest `count`."""
    return f"description: {layer!r}" if LAYERS.index(layer) < count else ""


def described(count: int) -> str | None:
    """Return the description of a job to which the lowest `count` layers give theirs."""

    def block(layer: str, more: str = "") -> str:
        own = says(layer, count)
        periodic = says(f"{layer}, periodic", count)
        parts = [more, own, f"periodic: {{interval: 1h{', ' + periodic if periodic else ''}}}"]
        return ", ".join(part for part in parts if part)

    site = small.SITE.partition("defaults:")[0] + f"defaults: {{image: kubekins, {block('site defaults')}}}\n"
    suites = (
        f"version: 1\nsuites:\n  below: {{{block('catalogue base')}}}\n"
        f"  unit: {{{block('catalogue suite', 'from: below')}}}\n"
    )
    spec = platform(
        f"  mine: {{{block('suite', 'class: unit, from: base')}}}\n",
        f"job_defaults: {{{block('job_defaults')}}}\nbases: {{base: {{{block('platform base', 'from: unit')}}}}}\n",
    )
    found = meaning(spec, site=site, suites=suites)
    assert found.said == []
    annotations = found.job.get("annotations", {})
    text = annotations.get("description")
    assert text is None or isinstance(text, str)
    return text


def test_each_layer_lies_over_all_below_it():
    assert [described(count) for count in range(1, len(LAYERS) + 1)] == list(LAYERS)


def test_a_job_without_any_of_them_has_none():
    assert described(0) is None


def test_cluster_and_alert_address_of_the_platform_lie_between_site_and_catalogue():
    site = small.SITE.replace("defaults:\n", "defaults:\n  cluster: two\n  alert_email: [site@example.org]\n")
    mail = "alert_email: [platform@example.org]\n"
    suites = small.SUITES.replace(
        "class: unit", "class: unit\n    cluster: two\n    alert_email: [catalogue@example.org]"
    )

    below = meaning(platform("  build: {periodic: {interval: 6h}}\n", mail), site=site).job
    above = meaning(platform("  unit: {periodic: {}}\n", mail), site=site, suites=suites).job

    assert (below["cluster"], below["annotations"]["testgrid-alert-email"]) == ("one", "platform@example.org")
    assert (above["cluster"], above["annotations"]["testgrid-alert-email"]) == ("two", "catalogue@example.org")


def test_presubmits_get_no_alert_address_of_the_platform():
    found = meaning(
        platform("  build: {presubmit: {}, postsubmit: {}, periodic: {interval: 6h}}\n", "alert_email: [a@b.cc]\n")
    )

    assert {key: job["annotations"].get("testgrid-alert-email") for key, job in found.jobs.items()} == {
        "build presubmit": None,
        "build postsubmit": "a@b.cc",
        "build periodic": "a@b.cc",
    }


def test_no_addresses_means_none():
    spec = platform("  build: {periodic: {interval: 6h}}\n", "alert_email: []\n")
    other = platform("  build: {periodic: {interval: 6h, alert_email: []}}\n", "alert_email: [a@b.cc]\n")

    assert "testgrid-alert-email" not in meaning(spec).job["annotations"]
    assert "testgrid-alert-email" not in meaning(other).job["annotations"]


def test_a_step_gives_a_signal_over_the_catalogue_and_below_job_defaults():
    suites = small.SUITES.replace("class: unit", "class: unit\n    signal: blocking")

    def boards(more: str) -> str:
        found = meaning(platform("  unit: {postsubmit: null}\n", more, step=3), suites=suites)
        return str(found.jobs["unit periodic"]["annotations"]["testgrid-dashboards"])

    assert boards("") == "sig-release-master-informing, provider-riscv64-all"
    assert boards("job_defaults: {signal: none}\n") == "provider-riscv64-all"


def test_layers_are_kept_for_explanations_lowest_first():
    (job,) = meaning(platform("  build: {env: {A: b}, presubmit: {optional: false}}\n")).expansion.jobs

    assert [layer.label for layer in job.layers] == [
        "site defaults",
        "site defaults, presubmit",
        "platform linux-riscv64",
        "catalogue build",
        "suite build",
        "suite build, presubmit",
    ]
    assert all(one != other for one, other in pairwise(layer.content for layer in job.layers))
