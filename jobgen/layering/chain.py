"""Where a suite comes from: its own lines, the definitions that `from` names, the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass

from jobgen.findings import Finding, Place
from jobgen.layering.short_forms import Rewriter
from jobgen.model.spec import Catalogue, Platform
from jobgen.model.words import TEST_CLASSES, Trigger
from jobgen.nodes import Mapping, Scalar, find
from jobgen.syntax.suggest import Suggester

IDENTITY = frozenset({"name", "context", "renamed_from", "signal"})
"""What `from` never takes along; the tab, which is an annotation by now, is left out beside them."""

LONGEST = 20
"""Definitions that `from` may go through; nobody could follow more."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A definition in Prow's words: what holds for every trigger, and for each."""

    label: str
    common: Mapping
    triggers: dict[Trigger, Mapping]

    def inherited(self) -> "Parts":
        """Return the parts as `from` takes them over: without identity."""
        triggers = {trigger: _anonymous(layer) for trigger, layer in self.triggers.items()}
        return Parts(self.label, _anonymous(self.common), triggers)


@dataclass(frozen=True, slots=True)
class Chain:
    """The definitions of one suite, lowest first: those of the catalogue, then those of the spec.

    `broken` says that a `from` leads nowhere, which has been reported.
    """

    catalogue: tuple[Parts, ...]
    spec: tuple[Parts, ...]
    test_class: str
    broken: bool


def parts(label: str, node: Mapping, rewriter: Rewriter) -> Parts:
    """Return a written definition as parts."""
    triggers = {}
    for trigger in Trigger:
        block = node.entries.get(trigger)
        if isinstance(block, Mapping):
            triggers[trigger] = rewriter.layer(block)
    return Parts(label, rewriter.layer(node), triggers)


class Chains:
    """Chains of the suites of one platform; the parts of the catalogue are made once for all platforms."""

    def __init__(
        self, catalogue: Catalogue, rewriter: Rewriter, report: Callable[[Finding], None], suggest: Suggester
    ) -> None:
        self._catalogue = catalogue
        self._rewriter = rewriter
        self._report = report
        self._suggest = suggest
        self._names: tuple[str, dict[str, Mapping]] = ("", {})
        self._said: set[str] = set()
        self._parts: dict[tuple[Place, str, bool], Parts] = {}

    def of(self, platform: Platform, suite: str) -> Chain:
        """Return the chain of one suite, whether the spec writes it or only the catalogue."""
        links: list[tuple[str, str, Mapping]] = []
        home, name, node = self._start(platform, suite)
        while node is not None:
            names = [(home, name) for home, name, _ in links]
            if (home, name) in names or len(names) == LONGEST:
                self._endless(links, names.index((home, name)) if (home, name) in names else None)
                return self._chain(suite, links, broken=True)
            links.append((home, name, node))
            home, name, node = self._next(platform, home, name, node)
        return self._chain(suite, links, broken=bool(name))

    def _start(self, platform: Platform, suite: str) -> tuple[str, str, Mapping | None]:
        own = platform.suites.get(suite)
        if own is not None:
            return platform.name, suite, own
        return "", suite, self._catalogue.suites.get(suite)

    def _next(self, platform: Platform, home: str, name: str, node: Mapping) -> tuple[str, str, Mapping | None]:
        """Return the next link; without a node, its name says what cannot be found, and is empty at a good end."""
        target = find(node, "from")
        if not isinstance(target, Scalar):
            below = self._catalogue.suites.get(name) if home else None
            return "", name if below else "", below
        wanted = str(target.value)
        own = platform.suites.get(wanted) or platform.bases.get(wanted) if home else None
        shared = self._catalogue.suites.get(wanted)
        if own is not None and (wanted != name or shared is None):
            return home, wanted, own
        if shared is None:
            self._unknown(target, platform, home)
        return "", wanted, shared

    def _chain(self, suite: str, links: list[tuple[str, str, Mapping]], *, broken: bool) -> Chain:
        """A suite keeps the identity of its own lines and of the catalogue's lines of the same name."""
        split: dict[bool, list[Parts]] = {True: [], False: []}
        for home, name, node in links:
            split[bool(home)].append(self._made(home, name, node, inherited=name != suite))
        return Chain(tuple(reversed(split[False])), tuple(reversed(split[True])), _class(links), broken)

    def _made(self, home: str, name: str, node: Mapping, *, inherited: bool) -> Parts:
        key = (node.place, name, inherited)
        made = self._parts.get(key)
        if made is None:
            if inherited:
                made = self._made(home, name, node, inherited=False).inherited()
            else:
                made = parts(f"suite {name}" if home else f"catalogue {name}", node, self._rewriter)
            self._parts[key] = made
        return made

    def _endless(self, links: list[tuple[str, str, Mapping]], begin: int | None) -> None:
        """Report a circle, which begins at that link, or a chain that is too long; each once, whichever suite led there."""
        if begin is None:
            message, place = f'"from" goes through more than {LONGEST} definitions', _from_place(links[0][2])
        else:
            circle = links[begin:]
            first = min(range(len(circle)), key=lambda index: circle[index][2].place)
            names = [name for _, name, _ in (*circle[first:], *circle[: first + 1])]
            message, place = f'"from" goes round in a circle: {" -> ".join(names)}', _from_place(circle[first][2])
        if message not in self._said:
            self._said.add(message)
            hint = "take one of them out; lines that several suites share can stand in a base"
            self._report(Finding(rule="from-cycle", place=place, message=message, hint=hint))

    def _unknown(self, target: Scalar, platform: Platform, home: str) -> None:
        near = self._suggest(str(target.value), self._known(platform) if home else self._catalogue.suites)
        hint = f'did you mean "{near}"?' if near else "name a suite or base of this spec, or of the catalogue"
        message = f'"from" names "{target.value}", which is neither a suite nor a base'
        self._report(Finding(rule="from-unknown", place=target.place, message=message, hint=hint))

    def _known(self, platform: Platform) -> dict[str, Mapping]:
        if self._names[0] != platform.name:
            self._names = (platform.name, {**self._catalogue.suites, **platform.suites, **platform.bases})
        return self._names[1]


def _from_place(node: Mapping) -> Place:
    return (find(node, "from") or node).place


def _class(links: list[tuple[str, str, Mapping]]) -> str:
    """Return the class that the nearest definition says, or has for its name."""
    for _, name, node in links:
        said = find(node, "class")
        if isinstance(said, Scalar):
            return str(said.value)
        if name in TEST_CLASSES:
            return name
    return ""


def _anonymous(layer: Mapping) -> Mapping:
    entries = {key: value for key, value in layer.entries.items() if key not in IDENTITY}
    annotations = entries.get("annotations")
    if isinstance(annotations, Mapping) and "testgrid-tab-name" in annotations.entries:
        kept = {key: value for key, value in annotations.entries.items() if key != "testgrid-tab-name"}
        entries["annotations"] = Mapping(kept, annotations.place)
    return Mapping(entries, layer.place)
