"""Every delta, the one that ends first ahead."""

from collections.abc import Iterable, Sequence

from jobgen.model.spec import Delta, Site
from jobgen.reporters.matrix import Ahead
from jobgen.reporters.page.markup import Html, join, tag
from jobgen.reporters.page.parts import code, issue, paragraph, platform_link, prose, rows, section, table


def deltas(platforms: Sequence[Ahead], site: Site) -> Html:
    """Return the section; a delta of the site stands there once, with the platforms that it names."""
    known = [each.row.platform.name for each in platforms]
    found = [(delta, delta.platforms) for delta in site.deltas]
    found += [(delta, (each.row.platform.name,)) for each in platforms for delta in each.row.platform.deltas]
    if not found:
        return section("deltas", "Deltas", paragraph("There is none: no rule has an exception."))
    found.sort(key=lambda each: (each[0].until, each[1], each[0].rule))
    head = ("Until", "Rule", "Platform", "Reason", "Issue", "Owner", "Since")
    shown = table(
        "Deltas by the day on which they end", head, [rows(_line(*each, known) for each in found)], kind="deltas"
    )
    return section("deltas", "Deltas", _legend(site), shown)


def about(delta: Delta) -> Html:
    """Return the rule that a delta lifts, with the suite and the trigger that it names."""
    words = " ".join(word for word in (delta.suite, delta.trigger) if word)
    return join((code(delta.rule), f" {words}" if words else ""))


def _legend(site: Site) -> Html:
    words = "A delta is a documented, dated exception to one rule. Nothing here looks at the clock: "
    several = " Those of several platforms at once come from the site file and do not lower the earned step."
    return paragraph(
        words, code("jobgen audit"), " says which have expired.", several if site.deltas else "", kind="note"
    )


def _line(delta: Delta, platforms: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    names = join((platform_link(name, name in known) for name in platforms), ", ")
    ends, since = tag("time", delta.until), tag("time", delta.since)
    return (ends, about(delta), names, prose(delta.reason), issue(delta.issue), delta.owner, since)
