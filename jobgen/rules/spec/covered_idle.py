"""A class that is covered elsewhere has no job here.

`covered` says that a job elsewhere does the work. Where a job or external results of the platform itself prove the class, the line
adds nothing, and would hide it if they went away. A class that stands there twice is covered by the second only.
"""

from collections.abc import Iterator

from jobgen.findings import Severity
from jobgen.model.job import Expansion
from jobgen.model.proof import By, proof
from jobgen.model.spec import Platform
from jobgen.nodes import find, plain
from jobgen.rules.protocol import ON_SPECS, Broken, Kind, Rule


def check(platform: Platform, expansion: Expansion) -> Iterator[Broken]:
    """Yield each covered class that is proved here, and each that is named twice."""
    seen: set[object] = set()
    for index in range(len(getattr(find(platform.document.node, "covered"), "items", ()))):
        place = platform.place("covered", index)
        node = find(platform.document.node, "covered", index, "class")
        name = str(plain(node)) if node else ""
        if name in seen:
            yield Broken(place=place, message=f"{name} is covered twice", hint="keep one line", platform=platform.name)
        elif proof(platform, name, expansion).by in (By.JOB, By.EXTERNAL):
            message = f"{name} is covered elsewhere, and the platform proves it itself"
            hint = f"remove {name} from covered"
            yield Broken(place=place, message=message, hint=hint, platform=platform.name)
        seen.add(name)


RULE = Rule(
    id="covered-idle",
    doc=__doc__,
    on=Kind.PLATFORM,
    check=check,
    asks=(ON_SPECS,),
    source=("the ladder: a job elsewhere may cover a class",),
    severity=Severity.WARNING,
    passing="""\
covered: [{class: build, by: ci-kubernetes-build}]
suites: {unit: {presubmit: {}}}
""",
    failing="""\
covered: [{class: build, by: ci-kubernetes-build}]
suites: {build: {presubmit: {}}}
""",
)
