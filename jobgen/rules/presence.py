"""What the floors on test classes share: whether a class is proved, and what to write where it is not."""

from collections.abc import Iterator

from jobgen.findings import Place
from jobgen.model.job import Expansion
from jobgen.model.ladder import in_scope
from jobgen.model.proof import By, proof
from jobgen.model.spec import Platform
from jobgen.model.words import Trigger
from jobgen.nodes import Mapping
from jobgen.rules.protocol import Broken


def absent(platform: Platform, expansion: Expansion, test_class: str) -> Iterator[Broken]:
    """Yield when a class that the scope allows has no periodic of its primary suite, no external results and no cover."""
    if not in_scope(test_class, platform.scope) or proof(platform, test_class, expansion).by is not By.NONE:
        return
    yield Broken(
        place=platform.place("suites", test_class),
        message=f"{test_class} is missing: no periodic of that suite runs, no external results prove it, nothing covers it",
        hint=lines_for(platform, test_class, Trigger.PERIODIC, "{interval: 6h}"),
        platform=platform.name,
        suite=test_class,
        trigger=Trigger.PERIODIC,
    )


def place_of(platform: Platform, key: str) -> Place:
    """Return where the spec says the key, or where it says its step if the key is missing."""
    return platform.place(key if key in platform.document.node.entries else "step")


def lines_for(platform: Platform, suite: str, trigger: Trigger, block: str) -> str:
    """Return what to write in the spec so that the suite has the trigger."""
    written = platform.suites.get(suite)
    if written is None:
        return f"add under suites: {suite}: {{{trigger}: {block}}}"
    if trigger in written.entries and not isinstance(written.entries[trigger], Mapping):
        return f'remove "{trigger}: null" from suites.{suite}'
    return f"add to suites.{suite}: {trigger}: {block}"
