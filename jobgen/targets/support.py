"""SUPPORT.md: the support matrix, and where the ladder and reality differ."""

from collections.abc import Iterable, Iterator, Sequence

from jobgen.model.job import Expansion
from jobgen.model.matrix import SHOWN, Row, matrix, step_name
from jobgen.model.proof import By
from jobgen.model.spec import Delta, Site
from jobgen.model.standing import Unmet
from jobgen.syntax.markdown import prose, table, thread
from jobgen.targets.protocol import EVERY_SPEC, Output

_INTRODUCTION = """\
# Support matrix

Every platform stands on a step of the ladder: 0 engage, 1 crawl (it builds), 2 walk (it is tested), 3 run (it ships), 4 profit (it
is certified). The declared step is what the spec says; the earned step is the highest whose floors all hold without a delta of
the platform. A delta is a documented, dated exception to one rule.
"""
_WORDS = """
A class is `blocking` or `informing` where a job of it has that signal, `job` where a job without a signal proves it, `external` where
results from machines elsewhere do, `covered` where a job elsewhere does the work for many platforms, `missing` where the step asks
for it and nothing proves it, `-` where the step does not ask for it, `n/a` where the scope has no room for it.
"""


def support(expansion: Expansion) -> Iterator[Output]:
    """Yield the one file."""
    yield Output(path="SUPPORT.md", body=document(matrix(expansion), expansion.site), specs=EVERY_SPEC)


def document(rows: Sequence[Row], site: Site) -> str:
    """Return the matrix and what it leaves open, as Markdown."""
    climbing = [row for row in rows if row.platform.step > 0]
    engaged = [row for row in rows if row.platform.step == 0]
    sections = (_overview(climbing), _engaged(engaged), _boards(climbing), _differences(climbing, site))
    return _INTRODUCTION + "".join(section for section in sections if section)


def _overview(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    head = ("platform", "declared", "earned", *SHOWN, "scope", "ships", "deltas")
    return f"\n## Platforms\n\n{table(head, [_overview_row(row) for row in rows])}{_WORDS}"


def _overview_row(row: Row) -> tuple[str, ...]:
    platform, standing = row.platform, row.standing
    own = len(platform.deltas)
    return (
        platform.name,
        str(standing.declared),
        str(standing.earned),
        *(row.cells[name].word for name in SHOWN),
        ", ".join(platform.scope),
        ", ".join(platform.ships) or "-",
        str(own) if own else "-",
    )


def _engaged(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    head = ("platform", "status", "why", "since")
    lines = [
        (row.platform.name, row.platform.status, prose(row.platform.reason), row.platform.history[-1].date)
        for row in rows
    ]
    introduction = "Nothing is generated for these platforms.\n"
    return f"\n## Step 0\n\n{introduction}\n{table(head, lines)}"


def _boards(rows: Sequence[Row]) -> str:
    lines = [
        (
            row.platform.name,
            name,
            _proved(row, name),
            ", ".join(f"`{board}`" for board in row.cells[name].boards) or "-",
        )
        for row in rows
        for name in SHOWN
        if row.cells[name].proof.by is not By.NONE or row.cells[name].proof.jobs
    ]
    head = ("platform", "class", "proved by", "boards of TestGrid")
    return f"\n## Where results show\n\n{table(head, lines)}" if lines else ""


def _proved(row: Row, test_class: str) -> str:
    proof = row.cells[test_class].proof
    if proof.by is By.JOB:
        return ", ".join(f"`{job.name}`" for job in proof.primary)
    if proof.by is By.EXTERNAL:
        return ", ".join(f"`{external.name}`" for external in proof.external)
    return f"`{proof.covered}`" if proof.covered else "-"


def _differences(rows: Sequence[Row], site: Site) -> str:
    parts = [_of_site(site)] if site.deltas else []
    parts += [_of_platform(row) for row in rows if row.platform.deltas or row.standing.missing(row.platform.step)]
    if not parts:
        return "\n## Where the ladder and reality differ\n\nNowhere: every platform has earned the step that it declares.\n"
    return "\n## Where the ladder and reality differ\n" + "".join(parts)


def _of_site(site: Site) -> str:
    text = (
        "\n### Everywhere\n\nThese deltas are about several platforms at once. They do not lower the earned step.\n\n"
    )
    return text + "".join(f"{_line(delta)} Platforms: {', '.join(delta.platforms)}.\n" for delta in site.deltas)


def _of_platform(row: Row) -> str:
    standing = row.standing
    text = f"\n### {standing.platform}\n\nDeclared {step_name(standing.declared)}, earned {step_name(standing.earned)}.\n\n"
    lifted = {each.delta for each in standing.missing(standing.declared) if each.delta}
    for delta in row.platform.deltas:
        missing = [each for each in standing.missing(standing.declared) if each.delta is delta]
        text += f"{_line(delta)}\n" + "".join(f"  - {_words(each.message)}\n" for each in missing)
    return text + _unlifted(each for each in standing.missing(standing.declared) if each.delta not in lifted)


def _unlifted(unmet: Iterable[Unmet]) -> str:
    return "".join(f"- **{each.rule}** (step {each.step}), without a delta: {_words(each.message)}\n" for each in unmet)


def _line(delta: Delta) -> str:
    about = " ".join(word for word in (delta.suite, delta.trigger) if word)
    what = f"**{delta.rule}**" + (f" ({about})" if about else "")
    return (
        f"- {what}: {_words(delta.reason)} From {delta.since} until {delta.until}, {prose(delta.owner)};"
        f" {thread(delta.issue)}."
    )


def _words(text: str) -> str:
    """Return a text of a spec as one line that ends like a sentence."""
    line = prose(text)
    return line if line.endswith((".", "!", "?")) else f"{line}."
