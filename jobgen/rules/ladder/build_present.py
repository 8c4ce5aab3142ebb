"""A platform at step 1 builds.

The note asks that anybody can build all artifacts with the project's build infrastructure. A job of the suite build shows
that, on any trigger: a presubmit that runs on /test is enough. So does a job elsewhere that builds the platform along with
others, such as the release build. The note also asks for a build with bazel; Kubernetes has dropped bazel, and so does this
rule, as the platform guide of the community does.
"""

from collections.abc import Iterator

from jobgen.model.job import Expansion
from jobgen.model.proof import By, proof
from jobgen.model.spec import Platform
from jobgen.rules.presence import place_of
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield when neither a job of the suite build, nor external results, nor a job elsewhere builds the platform."""
    if proof(platform, "build", expansion).by is not By.NONE:
        return
    add = (
        "add to suites.build: presubmit: {}"
        if "build" in platform.suites
        else "add under suites: build: {presubmit: {}}"
    )
    yield Broken(
        place=platform.place("suites", "build") if platform.suites else place_of(platform, "suites"),
        message="build is missing: no job of that suite runs, no external results prove it, nothing covers it",
        hint=f"{add}; or name the job that builds it: covered: [{{class: build, by: ci-kubernetes-build}}]",
        platform=platform.name,
        suite="build",
    )


RULE = Rule(
    id="build-present",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("ladder note, step 1", "kubernetes/community contributors/guide/platforms.md, step 1"),
    lifts=True,
    floor=1,
    passing="""\
covered: []
suites: {build: {presubmit: {}}}
""",
    failing="covered: []",
)
