"""The page as a whole: head, summary, sections."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobgen.model.job import Expansion, Job
from jobgen.model.review import Review
from jobgen.model.week import Week, weeks
from jobgen.model.words import STEP_NAMES, Signal, Trigger
from jobgen.reporters.matrix import Ahead
from jobgen.reporters.page.changes import changes
from jobgen.reporters.page.deltas import deltas
from jobgen.reporters.page.ladder import ladder
from jobgen.reporters.page.markup import Html, join, tag
from jobgen.reporters.page.matrix import matrix
from jobgen.reporters.page.parts import bullets, code, paragraph
from jobgen.reporters.page.platforms import details
from jobgen.reporters.page.signs import shapes
from jobgen.reporters.page.style import STYLE
from jobgen.reporters.page.week import week
from jobgen.reporters.words import plural

GENERATOR = '<meta name="generator" content="jobgen report">'
"""What the page says about its writer, near its beginning: no other page is ever replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Summary:
    """A number at the top of the page, what it counts, and the section that says more."""

    number: int
    noun: str
    said: str
    section: str


def page(platforms: Sequence[Ahead], expansion: Expansion, review: Review | None = None) -> str:
    """Return the page: the ladder, the matrix, the week of each cluster, deltas, platforms; and what differs, if a review is given."""
    known = [each.row.platform.name for each in platforms]
    clusters = weeks(expansion)
    sections = {
        **({"Changes": changes(review, known)} if review else {}),
        "Ladder": ladder(platforms),
        "Matrix": matrix(platforms, expansion),
        "Week": week(clusters, expansion.site),
        "Deltas": deltas(platforms, expansion.site),
        "Platforms": details(platforms),
    }
    body = (
        _skip(),
        shapes(),
        _header(platforms, expansion, clusters),
        _navigation(sections),
        _main(sections.values()),
        _footer(),
    )
    title = f"Platforms of {expansion.site.under_test}"
    return f"<!DOCTYPE html>\n{tag('html', _head(title), tag('body', *body), lang='en')}\n"


def _head(title: str) -> Html:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    # The page may load nothing and run nothing, even if something slipped through.
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        Html(GENERATOR),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        # Without one, browsers ask the server for an icon.
        tag("link", rel="icon", href="data:,"),
        tag("title", title),
        tag("style", Html(STYLE)),
    )


def _skip() -> Html:
    return tag("a", "Skip to the content", href="#content", class_="skip")


def _header(platforms: Sequence[Ahead], expansion: Expansion, clusters: Sequence[Week]) -> Html:
    # A name too long for a narrow screen may break at its slash.
    title = join(("Platforms of ", join((expansion.site.org, expansion.site.repo), Html("/<wbr>"))))
    lede = "Read off the specs alone: what is configured, not how tests are doing."
    summary = tag("ul", *map(_tile, _summaries(platforms, expansion, clusters)), class_="summary")
    return tag("header", tag("h1", title), paragraph(lede, kind="lede"), summary)


def _tile(each: _Summary) -> Html:
    number = tag("b", f"{each.number:,}")
    noun = plural(each.number, each.noun).partition(" ")[2]
    return tag("li", tag("a", number, " ", tag("span", noun), href=f"#{each.section}"), tag("small", each.said))


def _summaries(platforms: Sequence[Ahead], expansion: Expansion, clusters: Sequence[Week]) -> tuple[_Summary, ...]:
    standings = [each.row.standing for each in platforms]
    steps = [sum(each.declared == step for each in standings) for step in range(len(STEP_NAMES))]
    by_step = ", ".join(
        f"{count} {name}" for count, name in reversed(list(zip(steps, STEP_NAMES, strict=True))) if count
    )
    behind = sum(each.earned < each.declared for each in standings)
    a_week = [sum(each.starts) for each in clusters]
    own = sum(len(each.row.platform.deltas) for each in platforms)
    return (
        _Summary(number=len(platforms), noun="platform", said=by_step, section="ladder"),
        _Summary(number=behind, noun="platform", said="below the declared step", section="ladder"),
        _Summary(number=len(expansion.jobs), noun="job", said=_triggers(expansion.jobs), section="matrix"),
        _Summary(number=len(expansion.forks), noun="computed fork", said=_signals(expansion), section="matrix"),
        _Summary(number=sum(a_week), noun="start", said=f"a week on {plural(len(a_week), 'cluster')}", section="week"),
        _Summary(number=own, noun="delta", said=f"and {len(expansion.site.deltas)} of the site", section="deltas"),
    )


def _triggers(jobs: Sequence[Job]) -> str:
    counts = {trigger: sum(job.trigger is trigger for job in jobs) for trigger in Trigger}
    return ", ".join(plural(count, trigger) for trigger, count in counts.items() if count)


def _signals(expansion: Expansion) -> str:
    jobs = (*expansion.jobs, *expansion.forks)
    counts = {signal: sum(job.signal is signal for job in jobs) for signal in (Signal.BLOCKING, Signal.INFORMING)}
    return ", ".join(f"{count} {signal}" for signal, count in counts.items()) + ", jobs and forks"


def _navigation(titles: Iterable[str]) -> Html:
    links = bullets(tag("a", title, href=f"#{title.lower()}") for title in titles)
    return tag("nav", links, aria_label="Sections")


def _main(sections: Iterable[str]) -> Html:
    return tag("main", join(sections, "\n"), id="content", tabindex=-1)


def _footer() -> Html:
    words = ". The same specs give the same page; it looks neither at the clock nor at the network."
    return tag("footer", paragraph("Written by ", code("jobgen report"), words))
