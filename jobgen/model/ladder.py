"""The ladder as data: which test classes a step asks for, what it switches on, and what a delta lifts.

Source: the table of the four steps, and the scopes: a client alone needs unit tests, client and node need e2e and node-e2e
too, all three need everything.
"""

from jobgen.model.spec import Delta, Platform, Site
from jobgen.model.words import Trigger

_BY_STEP: dict[int, tuple[str, ...]] = {1: ("build",), 2: ("unit", "e2e", "node-e2e"), 3: ("conformance",)}
_NEEDS: dict[str, frozenset[str]] = {
    "build": frozenset(),
    "unit": frozenset(),
    "e2e": frozenset({"node"}),
    "node-e2e": frozenset({"node"}),
    "conformance": frozenset({"node", "server"}),
}


def required_classes(step: int, scope: tuple[str, ...]) -> tuple[str, ...]:
    """Return the test classes that a platform of this scope needs at `step`, lowest step first."""
    return tuple(name for level, names in _BY_STEP.items() if level <= step for name in names if in_scope(name, scope))


def in_scope(test_class: str, scope: tuple[str, ...]) -> bool:
    """Return whether a platform of this scope can have tests of the class at all."""
    return _NEEDS.get(test_class, frozenset()) <= frozenset(scope)


def signal_classes(scope: tuple[str, ...]) -> tuple[str, ...]:
    """Return the test classes that have to give a signal at step 3: all that it asks for but build.

    A platform without servers has e2e carry the signal; a client alone needs unit tests and no signal.
    """
    asked = [name for name in required_classes(3, scope) if name != "build"]
    return tuple(asked) if "server" in scope else tuple(name for name in asked if name == "e2e")


def floor_of(test_class: str, trigger: Trigger) -> str:
    """Return the id of the floor that asks for a job of this class and trigger; empty where none does."""
    if trigger is Trigger.PERIODIC:
        return f"{test_class}-present"
    return "postsubmit-present" if (test_class, trigger) == ("unit", Trigger.POSTSUBMIT) else ""


def deltas_of(platform: Platform, site: Site) -> tuple[Delta, ...]:
    """Return the deltas of a platform: those of the site that name it, then its own."""
    return (*(delta for delta in site.deltas if platform.name in delta.platforms), *platform.deltas)


def lifts(delta: Delta, rule: str, suite: str, trigger: str) -> bool:
    """Return whether the delta lifts the rule there: the suite and the trigger that it names count, if it names any."""
    return delta.rule == rule and delta.suite in ("", suite) and delta.trigger in ("", trigger)


def switched_on(platform: Platform, site: Site) -> frozenset[tuple[str, Trigger]]:
    """Return the classes and triggers that the declared step switches on for primary suites.

    A class that is covered elsewhere, or that external results prove, needs no job; a floor that a delta lifts switches
    nothing on.
    """
    if platform.step < 2:
        return frozenset()
    deltas = deltas_of(platform, site)
    met = {*platform.covered, *(external.test_class for external in platform.external)}
    wanted = {
        (name, Trigger.PERIODIC)
        for name in required_classes(platform.step, platform.scope)
        if name != "build" and name not in met
    }
    wanted.add(("unit", Trigger.POSTSUBMIT))
    return frozenset(
        (name, trigger)
        for name, trigger in wanted
        if not any(lifts(delta, floor_of(name, trigger), name, trigger) for delta in deltas)
    )
