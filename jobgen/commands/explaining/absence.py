"""Why a platform has no job of a suite and trigger."""

from collections.abc import Iterator

from jobgen.commands.explaining.answer import Line
from jobgen.findings import Place
from jobgen.model.job import Expansion
from jobgen.model.ladder import deltas_of, floor_of, in_scope, lifts, required_classes
from jobgen.model.proof import external_of
from jobgen.model.spec import Catalogue, Platform
from jobgen.model.standing import HIGHEST
from jobgen.model.words import TEST_CLASSES, Trigger
from jobgen.nodes import Mapping, Scalar, Sequence, find


def why_absent(
    platform: Platform, suite: str, trigger: Trigger, expansion: Expansion, catalogue: Catalogue
) -> tuple[Line, ...]:
    """Return the reasons, those that the spec spells out first."""
    if platform.step == 0:
        return (Line(text="at step 0 nothing is generated", place=platform.place("step"), counts=True),)
    return tuple(_reasons(platform, suite, trigger, expansion, catalogue))


def _reasons(
    platform: Platform, suite: str, trigger: Trigger, expansion: Expansion, catalogue: Catalogue
) -> Iterator[Line]:
    written = platform.suites.get(suite)
    block = written.entries.get(trigger) if written else None
    if isinstance(block, Scalar):
        yield Line(text=f'"{trigger}: null" switches it off', place=block.place, counts=True)
        return
    if suite not in platform.suites and suite not in catalogue.suites:
        here = platform.place("suites")
        yield Line(text=f"no suite {suite} is in the catalogue or in the spec", place=here, counts=True)
        return
    if written is not None:
        where = platform.document.key_place("suites", suite)
        yield Line(text=f"suites.{suite} of the spec says no {trigger}", place=where)
    default = find(catalogue.suites.get(suite), trigger)
    if default is not None:
        yield Line(text=f"the {trigger} of the catalogue is a default; it switches nothing on", place=default.place)
    yield _no_step(platform, suite, trigger, expansion)


def _no_step(platform: Platform, suite: str, trigger: Trigger, expansion: Expansion) -> Line:
    """Return why no step, or not this one, switches it on."""
    step = _step_for(suite, trigger)
    if trigger is Trigger.PERIODIC and suite in platform.covered and step is None:
        text = f"{platform.covered[suite]} covers {suite}, and no step switches on a periodic of it"
        return Line(text=text, place=_covered_place(platform, suite), counts=True)
    if step is None:
        return Line(text=_never(suite, trigger), counts=True)
    if not in_scope(suite, platform.scope):
        text = f"{suite} is not in scope: the platform is {', '.join(platform.scope)} only"
        return Line(text=text, place=platform.place("scope"), counts=True)
    if platform.step < step:
        text = f"step {step} switches it on, and the platform is at step {platform.step}"
        return Line(text=text, place=platform.place("step"), counts=True)
    return _spared(platform, suite, trigger, expansion, step)


def _spared(platform: Platform, suite: str, trigger: Trigger, expansion: Expansion, step: int) -> Line:
    """Return what makes the job needless although the step would switch it on."""
    if trigger is Trigger.PERIODIC and suite in platform.covered:
        text = f"step {step} switches it on, but {platform.covered[suite]} covers {suite}"
        return Line(text=text, place=_covered_place(platform, suite), counts=True)
    external = next((each for each in external_of(platform) if each.test_class == suite), None)
    if trigger is Trigger.PERIODIC and external is not None:
        text = f"step {step} switches it on, but the external results {external.name} prove {suite}"
        return Line(text=text, place=external.place, counts=True)
    rule = floor_of(suite, trigger)
    for delta in deltas_of(platform, expansion.site):
        if lifts(delta, rule, suite, trigger):
            text = f"step {step} switches it on, but the delta {rule} lifts the floor: {delta.reason}"
            return Line(text=text, place=delta.place, counts=True)
    return _not_primary(platform, suite)


def _not_primary(platform: Platform, suite: str) -> Line:
    """Return that the suite has another class than its name: all that is left where nothing spares the job."""
    own = find(platform.suites.get(suite), "class")
    text = "the suite has another class than its name, and a step switches on primary suites only"
    return Line(text=text, place=own.place if own else platform.place("suites", suite), counts=True)


def _step_for(suite: str, trigger: Trigger) -> int | None:
    """Return the lowest step that switches the primary suite on, whatever the scope; None where none does."""
    if (suite, trigger) == ("unit", Trigger.POSTSUBMIT):
        return 2
    if trigger is not Trigger.PERIODIC or suite == "build":
        return None
    everything = ("client", "node", "server")
    return next((step for step in range(2, HIGHEST + 1) if suite in required_classes(step, everything)), None)


def _never(suite: str, trigger: Trigger) -> str:
    if suite not in TEST_CLASSES:
        return f"a step switches on suites named after their class; {suite} needs {trigger}: {{}} in the spec"
    return f"no step switches on a {trigger} of {suite}; it needs {trigger}: {{}} in the spec"


def _covered_place(platform: Platform, test_class: str) -> Place:
    listed = find(platform.document.node, "covered")
    for item in listed.items if isinstance(listed, Sequence) else ():
        name = find(item, "class")
        if isinstance(item, Mapping) and isinstance(name, Scalar) and name.value == test_class:
            return item.place
    return platform.place("covered")
