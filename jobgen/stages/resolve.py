"""Specs to resolved jobs: which triggers are on, and what each says once its layers are merged.

Layers, lowest first: site defaults, the platform's cluster and alert address, the catalogue, what the step switches on,
the platform's `job_defaults`, its bases, the suite. In each the keys of the suite come before those of its trigger.
"""

from collections.abc import Iterator

from jobgen.findings import Finding, Place, Severity
from jobgen.layering.chain import Chain, Chains, Parts, parts
from jobgen.layering.merge import merge_job
from jobgen.layering.patterns import wrong_patterns
from jobgen.layering.short_forms import Rewriter
from jobgen.layering.templates import Filler, fill
from jobgen.model.job import Layer, Resolved
from jobgen.model.ladder import switched_on
from jobgen.model.spec import Catalogue, Platform, Site
from jobgen.model.words import TEST_CLASSES, Signal, Trigger
from jobgen.nodes import Mapping, Scalar, Sequence, find, walk
from jobgen.syntax.suggest import Suggester

_SWITCH = 2
"""Steps down from `suites` to the key of a trigger."""


def resolve(
    site: Site, catalogue: Catalogue, platforms: tuple[Platform, ...], files: dict[str, str | Finding]
) -> tuple[tuple[Resolved, ...], list[Finding]]:
    """Return every job that the specs switch on, in order of platform, suite and trigger, and what stood in the way."""
    findings = list(wrong_patterns(site.document))
    resolver = _Resolver(site, catalogue, files, findings)
    jobs = tuple(job for platform in platforms if platform.step > 0 for job in resolver.platform(platform))
    return jobs, findings


class _Resolver:
    """Resolves platform after platform; what they share is rewritten once."""

    def __init__(
        self, site: Site, catalogue: Catalogue, files: dict[str, str | Finding], findings: list[Finding]
    ) -> None:
        self.site = site
        self.files = files
        self.findings = findings
        self.report = findings.append
        self.rewriter = Rewriter(site.images, self.report)
        self.catalogue = catalogue
        self.suggest = Suggester()
        self.chains = Chains(catalogue, self.rewriter, self.report, self.suggest)
        self.defaults = self.optional("site defaults", site.defaults)
        self.removed: set[Place] = set()

    def optional(self, label: str, node: Mapping | None) -> Parts | None:
        return parts(label, node, self.rewriter) if node else None

    def platform(self, platform: Platform) -> Iterator[Resolved]:
        on = switched_on(platform, self.site)
        job_defaults = self.optional("job_defaults", platform.job_defaults)
        by_step = [name for name, _ in sorted(on) if name not in platform.suites and name in self.catalogue.suites]
        for suite in (*platform.suites, *dict.fromkeys(by_step)):
            chain = self.chains.of(platform, suite)
            if not chain.test_class:
                self.no_class(platform, suite, chain)
                continue
            for trigger in self.triggers(platform, suite, chain, on):
                layers = tuple(self.layers(platform, suite, chain, trigger, job_defaults))
                yield self.job(platform, suite, chain, trigger, layers)
        self.idle_nulls(platform)
        self.base_names(platform)

    def triggers(
        self, platform: Platform, suite: str, chain: Chain, on: frozenset[tuple[str, Trigger]]
    ) -> Iterator[Trigger]:
        written = platform.suites.get(suite)
        for trigger in Trigger:
            by_step = chain.test_class == suite and (suite, trigger) in on
            block = written.entries.get(trigger) if written else None
            if isinstance(block, Mapping) or (block is None and by_step):
                yield trigger
            elif block is not None and not by_step:
                self.null_trigger(platform, suite, trigger, block.place)

    def layers(
        self, platform: Platform, suite: str, chain: Chain, trigger: Trigger, job_defaults: Parts | None
    ) -> Iterator[Layer]:
        yield from _both(self.defaults, trigger)
        own = _of_platform(platform, trigger)
        if own.entries:
            yield Layer(label=f"platform {platform.name}", content=own)
        for each in chain.catalogue:
            yield from _both(each, trigger)
        if trigger is Trigger.PERIODIC and platform.step >= 3 and suite == chain.test_class:
            place = platform.place("step")
            signal = Mapping({"signal": Scalar(Signal.INFORMING.value, place)}, place)
            yield Layer(label=f"step {platform.step}", content=signal)
        yield from _both(job_defaults, trigger)
        for each in chain.spec:
            yield from _both(each, trigger)

    def job(
        self, platform: Platform, suite: str, chain: Chain, trigger: Trigger, layers: tuple[Layer, ...]
    ) -> Resolved:
        content = Mapping({}, platform.document.node.place)
        for layer in layers:
            content = merge_job(content, layer.content, self.removed, self.report)
        written = platform.suites.get(suite)
        place = _block_place(platform, suite, trigger) if written else platform.place("step")
        names = self.names(platform, suite)
        given = content.entries.get("name") or Scalar(fill(self.site.names[trigger], names, lambda field: field), place)
        name = Filler(names, self.files, self.report, self.suggest).apply(given)
        names = {**names, "name": str(name.value) if isinstance(name, Scalar) else ""}
        whole = Mapping({**content.entries, "name": name}, content.place)
        filled = Filler(names, self.files, self.report, self.suggest).apply(whole)
        assert isinstance(filled, Mapping)  # noqa: S101  (a mapping stays a mapping)
        return Resolved(
            platform=platform,
            suite=suite,
            test_class=chain.test_class,
            trigger=trigger,
            content=filled,
            names=names,
            layers=layers,
            place=place,
        )

    def names(self, platform: Platform, suite: str) -> dict[str, str]:
        return {
            "os": platform.os,
            "arch": platform.arch,
            "platform": platform.name,
            "suite": suite,
            "branch": self.site.main,
        }

    def no_class(self, platform: Platform, suite: str, chain: Chain) -> None:
        if chain.broken:
            return
        near = self.suggest(suite, self.catalogue.suites)
        hint = f'did you mean "{near}"? ' if near else ""
        hint += f"a suite of your own needs class: {'|'.join(TEST_CLASSES)}, or from: with what it adapts"
        message = f'the suite "{suite}" is not in the catalogue and says neither class nor from'
        place = platform.document.key_place("suites", suite)
        self.report(Finding(rule="suite-class", place=place, message=message, hint=hint))

    def null_trigger(self, platform: Platform, suite: str, trigger: Trigger, place: Place) -> None:
        message = (
            f'"{trigger}: null" switches off what is not on: step {platform.step} switches on no {trigger} for {suite}'
        )
        hint = f"write {trigger}: {{}} to switch it on, or leave the line out"
        self.report(Finding(rule="null-trigger", place=place, message=message, hint=hint))

    def base_names(self, platform: Platform) -> None:
        for name in platform.bases.keys() & platform.suites.keys():
            place = platform.document.key_place("bases", name)
            message = f'"{name}" is a base and a suite of this spec, so "from: {name}" could mean either'
            self.report(Finding(rule="base-name", place=place, message=message, hint="give the base another name"))

    def idle_nulls(self, platform: Platform) -> None:
        for section in ("job_defaults", "bases", "suites"):
            node = find(platform.document.node, section)
            for path, each in walk(node) if node else ():
                is_switch = section == "suites" and len(path) == _SWITCH and path[-1] in set(Trigger)
                if isinstance(each, Scalar) and each.value is None and not is_switch:
                    self.idle_null(each.place, str(path[-1]))

    def idle_null(self, place: Place, key: str) -> None:
        if place not in self.removed:
            message = f'"{key}: null" removes nothing: no lower layer says {key}'
            warning = Severity.WARNING
            self.report(
                Finding(rule="null-idle", place=place, message=message, hint="leave the line out", severity=warning)
            )


def _both(each: Parts | None, trigger: Trigger) -> Iterator[Layer]:
    if each is None:
        return
    if each.common.entries:
        yield Layer(label=each.label, content=each.common)
    block = each.triggers.get(trigger)
    if block is not None and block.entries:
        yield Layer(label=f"{each.label}, {trigger}", content=block)


def _of_platform(platform: Platform, trigger: Trigger) -> Mapping:
    entries = {}
    if platform.cluster is not None:
        entries["cluster"] = platform.cluster
    if isinstance(platform.alert_email, Sequence) and trigger is not Trigger.PRESUBMIT:
        place = platform.alert_email.place
        text = ", ".join(str(item.value) for item in platform.alert_email.items if isinstance(item, Scalar))
        entries["annotations"] = Mapping({"testgrid-alert-email": Scalar(text or None, place)}, place)
    return Mapping(entries, platform.document.node.place)


def _block_place(platform: Platform, suite: str, trigger: Trigger) -> Place:
    path = ("suites", suite, trigger) if trigger in platform.suites[suite].entries else ("suites", suite)
    return platform.document.key_place(*path)
